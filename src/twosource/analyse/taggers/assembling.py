"""From the labels of words to attributions: one for each cue for which something is content."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from twosource.analyse.attribution.clauses import Clause
from twosource.analyse.attribution.frames import Attribution
from twosource.analyse.cues import Act, Cue, cues
from twosource.analyse.taggers.columns import Numbers
from twosource.analyse.taggers.rules import Parsed, said_in
from twosource.analyse.taggers.windows import CuePlace, by_word
from twosource.model.span import Span

CUE_LABELS = ("O", "B", "I")
PART_LABELS = ("O", "C", "BS", "IS", "BX", "IX")


def cue_places(labels: Numbers) -> tuple[CuePlace, ...]:
    """The cues that labels of the first pass say."""
    found = []
    inside = np.append(labels, 0)
    for first in np.flatnonzero(inside[:-1] == 1).tolist():
        last = first + 1
        while inside[last] == 2:
            last += 1
        found.append(CuePlace(first, last))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A cue with the words round it, and the label of each of them: a place in PART_LABELS."""

    cue: CuePlace
    words: Sequence[int]
    labels: Sequence[int]


def assembled(parsed: Parsed, tolds: Iterable[Told], ruled: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions of those cues for which something is content, in clauses in which somebody may say something."""
    clauses = said_in(parsed)
    starts = [clause.span.start for clause in clauses]
    known = by_word(parsed, ruled)
    for told in tolds:
        cue = told.cue
        content = tuple(_span(parsed, run) for run in _runs(told.words, told.labels, 4))
        place = bisect_right(starts, parsed.words.starts[cue.first]) - 1
        if not content or place < 0 or clauses[place].span.end <= parsed.words.starts[cue.first]:
            continue
        sources = _runs(told.words, told.labels, 2)
        sources.sort(key=lambda run: min(abs(run[0] - cue.last), abs(run[-1] - cue.first)))
        source = _span(parsed, sources[0]) if sources else None
        twin = next((known[word] for word in range(cue.first, cue.last) if word in known), None)
        yield _made(parsed, cue, source, content, clauses[place], twin)


def _runs(words: Sequence[int], labels: Sequence[int], begin: int) -> list[list[int]]:
    """The stretches of one part: each from a word labelled ``begin``, or ``begin + 1`` behind none."""
    found: list[list[int]] = []
    before = 0
    for word, label in zip(words, labels, strict=True):
        if label == begin or (label == begin + 1 and before not in {begin, begin + 1}):
            found.append([word])
        elif label == begin + 1:
            found[-1].append(word)
        before = label
    return found


def _span(parsed: Parsed, run: Sequence[int]) -> Span:
    return Span(parsed.words.starts[run[0]], parsed.words.ends[run[-1]])


def _made(
    parsed: Parsed,
    place: CuePlace,
    source: Span | None,
    content: tuple[Span, ...],
    clause: Clause,
    twin: Attribution | None,
) -> Attribution:
    """The attribution; act, denial, addressee and setting as the rules have them, else by the table of cues."""
    cue = Span(parsed.words.starts[place.first], parsed.words.ends[place.last - 1])
    if twin is not None and twin.relay is not None:
        # "CCTV reported Mr Xi as saying": annotators take the first for the source, we the one who spoke
        return twin
    if twin is not None:
        taken = (*content, *((source,) if source else ()))
        return replace(
            twin,
            source=source,
            cue=cue,
            content=content,
            clause=clause,
            addressee=_free(twin.addressee, taken),
            settings=tuple(span for span in twin.settings if _free(span, taken)),
            relay=_free(twin.relay, taken),
        )
    keys = parsed.words.keys[place.first : place.last]
    plain = Cue(base=" ".join(keys), act=Act.SAY, frames="c")
    verb = next((option for key in reversed(keys) for option in cues().get(key, ())), plain)
    denied = verb.denies or any(key in {"not", "never"} or key.endswith("n't") for key in keys)
    return Attribution(
        source=source,
        cue=cue,
        content=content,
        clause=clause,
        act=verb.act,
        denied=denied,
        base=verb.base,
        frames=verb.frames,
    )


def _free(span: Span | None, taken: Sequence[Span]) -> Span | None:
    """The span where it meets none of those taken."""
    return None if span is None or any(span.meets(other) for other in taken) else span
