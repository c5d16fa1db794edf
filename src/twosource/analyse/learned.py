"""The learned tagger: cues first, then the source and the content of each cue.

Two conditional random fields (Lafferty et al. 2001), trained by ``train/tagger.py`` on reports annotated as in PolNeAR
(Newell et al. 2018). One cue makes one attribution, so that its parts need no linking. What the rules find is among the
features; a cue for which nothing is content is none. The figures stand in docs/reference/attribution-tagger.md.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from twosource.analyse.attributions import Attribution
from twosource.analyse.clauses import Clause
from twosource.analyse.columns import Columns, Numbers, Reader, edges
from twosource.analyse.crf import Model, likeliest
from twosource.analyse.cues import Act, Cue, cues
from twosource.analyse.taggers import Parsed, by_rules, said_in
from twosource.analyse.templates import CUES, PARTS, Frame
from twosource.analyse.windows import CuePlace, framed
from twosource.errors import SettingsError
from twosource.model.span import Span

CUE_LABELS = ("O", "B", "I")
PART_LABELS = ("O", "C", "BS", "IS", "BX", "IX")
# A sentence is tagged in pieces of so many words: longer ones are lists and tables.
_LONGEST = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """All that is learned.

    Attributes:
        clusters: words with their clusters, finest last.
        cues, parts: the fields of the two passes.
    """

    clusters: Mapping[str, tuple[int, ...]]
    cues: Model
    parts: Model

    def packed(self) -> bytes:
        """The weights as one file, the same bytes for the same weights."""
        arrays: dict[str, NDArray[np.generic]] = self.cues.arrays("cues") | self.parts.arrays("parts")
        arrays["words"] = np.frombuffer("\n".join(self.clusters).encode(), dtype=np.uint8)
        arrays["clusters"] = np.array(list(self.clusters.values()), dtype=np.uint16)
        file = BytesIO()
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]  # numpy's stub takes its flag for an array
        return file.getvalue()

    @classmethod
    def unpacked(cls, packed: bytes) -> "Weights":
        """The weights that :meth:`packed` wrote."""
        with np.load(BytesIO(packed), allow_pickle=False) as arrays:
            words = arrays["words"].tobytes().decode().split("\n")
            return cls(
                clusters=dict(zip(words, map(tuple, arrays["clusters"].tolist()), strict=True)),
                cues=Model.from_arrays(arrays, "cues"),
                parts=Model.from_arrays(arrays, "parts"),
            )


@cache
def packaged() -> "LearnedTagger":
    """The tagger with the weights that come with twosource.

    Raises:
        SettingsError: this copy of twosource comes without them.
    """
    file = files("twosource.tables").joinpath("attributions.npz")
    if not file.is_file():
        raise SettingsError("the learned tagger has no weights here: make them with train/tagger.py, or use the rules")
    return LearnedTagger(Weights.unpacked(file.read_bytes()))


class LearnedTagger:
    """A :class:`~twosource.analyse.taggers.Tagger` by learned weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.reader = Reader(weights.clusters)

    def __call__(self, parsed: Parsed) -> tuple[Attribution, ...]:
        """The attributions of the report, in order of their cues."""
        if not len(parsed.words) or not parsed.sentences:
            return ()
        ruled = by_rules(parsed)
        columns = self.reader.columns(parsed, ruled)
        found = self.found_cues(parsed, columns)
        if not found:
            return ()
        frame = framed(parsed, columns, found, ruled)
        scores = self.weights.parts.emissions(frame.hashed(PARTS), len(frame.words))
        labels = likeliest(self.weights.parts, scores, frame.starts.tolist())
        return tuple(_assembled(parsed, found, frame, labels, ruled))

    def found_cues(self, parsed: Parsed, columns: Columns) -> tuple[CuePlace, ...]:
        """Where the first pass sees a cue, in blocks in which somebody may be said to say something."""
        frame = cue_frame(parsed, columns)
        scores = self.weights.cues.emissions(frame.hashed(CUES), len(frame.words))
        return cue_places(likeliest(self.weights.cues, scores, frame.starts.tolist()))


def cue_frame(parsed: Parsed, columns: Columns) -> Frame:
    """The words of the report, a sequence a sentence."""
    count = len(parsed.words)
    begins = {0, *(sentence.first for sentence in parsed.sentences)}
    pieces = {place for first in begins for place in (first,)} | set(range(0, count, _LONGEST))
    starts = np.array(sorted(place for place in pieces if place < count), dtype=np.int64)
    return Frame(columns=columns, words=np.arange(count), own={}, starts=starts)


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


# ---- from labels to attributions ------------------------------------------------------------


def _assembled(
    parsed: Parsed, found: Sequence[CuePlace], frame: Frame, labels: Numbers, ruled: Sequence[Attribution]
) -> Iterator[Attribution]:
    clauses = said_in(parsed)
    starts = [clause.span.start for clause in clauses]
    known = _by_word(parsed, ruled)
    ends = np.append(frame.starts[1:], len(labels))
    for cue, begin, end in zip(found, frame.starts.tolist(), ends.tolist(), strict=True):
        words, parts = frame.words[begin:end].tolist(), labels[begin:end].tolist()
        content = tuple(_span(parsed, run) for run in _runs(words, parts, 4))
        place = bisect_right(starts, parsed.words.starts[cue.first]) - 1
        if not content or place < 0 or clauses[place].span.end <= parsed.words.starts[cue.first]:
            continue
        sources = sorted(_runs(words, parts, 2), key=lambda run: min(abs(run[0] - cue.last), abs(run[-1] - cue.first)))
        source = _span(parsed, sources[0]) if sources else None
        twin = next((known[word] for word in range(cue.first, cue.last) if word in known), None)
        yield _made(parsed, cue, source, content, clauses[place], twin)


def _by_word(parsed: Parsed, ruled: Sequence[Attribution]) -> dict[int, Attribution]:
    """The attribution of the rules at each word of its cue."""
    places = edges(parsed, [found.cue for found in ruled])
    return {word: found for found, (first, last) in zip(ruled, places, strict=True) for word in range(first, last)}


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
    if twin is not None:
        taken = (cue, *content, *((source,) if source else ()))
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
