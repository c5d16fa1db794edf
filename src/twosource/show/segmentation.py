"""Readings of one statement cut into segments that all share and places where they differ.

Every reading comes back whole, word for word, when its words are chosen at each place: the law of
parallel segmentation, on which TEI's critical apparatus rests.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from twosource.model.span import Span

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Segment:
    """One stretch of words.

    Attributes:
        words: of each reading, in order; all equal where it is shared.
        spans: where they stand in the text of each reading's report; None where it has no words here.
    """

    words: tuple[str, ...]
    spans: tuple[Span | None, ...]

    @property
    def is_shared(self) -> bool:
        """Whether all readings have the same words here."""
        return len(set(self.words)) == 1


@dataclass(frozen=True, slots=True)
class _Words:
    words: tuple[str, ...]
    spans: tuple[Span, ...]

    def between(self, first: int, behind: int) -> tuple[str, Span | None]:
        if first >= behind:
            return "", None
        return " ".join(self.words[first:behind]), Span(self.spans[first].start, self.spans[behind - 1].end)


def segments(readings: Sequence[tuple[str, Span]]) -> tuple[Segment, ...]:
    """Readings, each a text and where it stands in it, cut into segments; the first is the base.

    Example:
        >>> a, b = "the ferry sank at dawn", "the boat sank"
        >>> [segment.words for segment in segments([(a, Span(0, 22)), (b, Span(0, 13))])]
        [('the', 'the'), ('ferry', 'boat'), ('sank', 'sank'), ('at dawn', '')]
    """
    told = [_words(text, span) for text, span in readings]
    return tuple(_cut(told, _shared(told)))


def _words(text: str, span: Span) -> _Words:
    found = [Span(m.start(), m.end()) for m in _WORD.finditer(text, span.start, span.end)]
    return _Words(tuple(s.of(text) for s in found), tuple(found))


def _shared(told: Sequence[_Words]) -> list[tuple[int, ...]]:
    """Places, one index a reading, where all have the same word; ascending in every reading."""
    base = told[0].words
    meeting: list[dict[int, int]] = [{place: place for place in range(len(base))}]
    for other in told[1:]:
        blocks = SequenceMatcher(None, base, other.words, autojunk=False).get_matching_blocks()
        meeting.append({a + n: b + n for a, b, size in blocks for n in range(size)})
    return [tuple(m[place] for m in meeting) for place in range(len(base)) if all(place in m for m in meeting)]


def _cut(told: Sequence[_Words], shared: Sequence[tuple[int, ...]]) -> Iterator[Segment]:
    behind = tuple(0 for _ in told)
    run: list[tuple[int, ...]] = []
    for place in [*shared, None]:
        if place is not None and run and all(here == last + 1 for here, last in zip(place, run[-1], strict=True)):
            run.append(place)
            continue
        if run:
            yield _segment(told, run[0], tuple(last + 1 for last in run[-1]))
            behind = tuple(last + 1 for last in run[-1])
        end = place if place is not None else tuple(len(t.words) for t in told)
        if any(b < e for b, e in zip(behind, end, strict=True)):
            yield _segment(told, behind, end)
        run = [place] if place is not None else []


def _segment(told: Sequence[_Words], first: Sequence[int], behind: Sequence[int]) -> Segment:
    parts = [words.between(a, b) for words, a, b in zip(told, first, behind, strict=True)]
    return Segment(tuple(words for words, _ in parts), tuple(span for _, span in parts))
