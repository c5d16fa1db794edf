"""Annotated and plain reports as the encoder learns from them: passages with labels, in arrays that a file holds."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import standoff
from numpy.typing import NDArray

from twosource.analyse.attribution.frames import Attribution
from twosource.analyse.taggers.columns import Reader, edges
from twosource.analyse.taggers.passages import LONGEST, MINE, Passage, numbered, passages
from twosource.analyse.taggers.pieces import Vocabulary
from twosource.analyse.taggers.rules import Parsed, by_rules
from twosource.analyse.taggers.windows import CuePlace, mine
from twosource.model.span import Span

# No label: a piece that is not the first of its word.
UNTOLD = 255
Array = NDArray[np.generic]


@dataclass(slots=True)
class Lessons:
    """Passages, padded to LONGEST, in growing lists.

    Attributes:
        pieces, sentences, leads, features: as in Passage; sizes: pieces of each passage.
        cues: labels of pass one.
        golds: passage, first and last piece of each annotated cue; parts: labels of pass two, a row a cue.
        ruled: passage, first and last piece of each cue of the rules; mine: what they say of each piece from there.
    """

    pieces: list[Array] = field(default_factory=list)
    sentences: list[Array] = field(default_factory=list)
    leads: list[Array] = field(default_factory=list)
    features: list[Array] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    cues: list[Array] = field(default_factory=list)
    golds: list[tuple[int, int, int]] = field(default_factory=list)
    parts: list[Array] = field(default_factory=list)
    ruled: list[tuple[int, int, int]] = field(default_factory=list)
    mine: list[Array] = field(default_factory=list)

    def add(self, parsed: Parsed, columns: Reader, vocabulary: Vocabulary, golds: Sequence[standoff.Gold]) -> None:
        """Learn from one report."""
        ruled = by_rules(parsed)
        table = columns.columns(parsed, ruled)
        cued = [gold for gold in golds if gold.cue]
        places = edges(parsed, [Span(gold.cue[0][0], gold.cue[-1][1]) for gold in cued])
        spots = edges(parsed, [found.cue for found in ruled])
        for passage in passages(parsed, table, vocabulary):
            number = len(self.sizes)
            self._passage(passage)
            for gold, place in zip(cued, places, strict=True):
                if passage.first <= place[0] < place[1] <= passage.last:
                    self._gold(parsed, passage, number, gold, place)
            for found, place in zip(ruled, spots, strict=True):
                if passage.first <= place[0] < place[1] <= passage.last:
                    self._rule(parsed, passage, number, found, place)

    def _passage(self, passage: Passage) -> None:
        size = len(passage.pieces)
        lead = np.zeros(LONGEST, dtype=bool)
        lead[passage.leads] = True
        self.pieces.append(_padded(passage.pieces.astype(np.uint16)))
        self.sentences.append(_padded((passage.sentences - passage.sentences[0]).astype(np.uint8)))
        self.leads.append(lead)
        self.features.append(_padded(passage.features))
        self.sizes.append(size)
        self.cues.append(np.where(lead, 0, UNTOLD).astype(np.uint8))

    def _gold(self, parsed: Parsed, passage: Passage, number: int, gold: standoff.Gold, place: tuple[int, int]) -> None:
        first, last = place[0] - passage.first, place[1] - passage.first
        label = np.zeros(passage.last - passage.first, dtype=np.uint8)
        for pieces, begin in ((gold.source, 2), (gold.content, 4)):
            for start, end in edges(parsed, [Span(*piece) for piece in pieces]):
                low, high = max(0, start - passage.first), min(len(label), end - passage.first)
                if low < high:
                    label[low:high] = begin + 1
                    label[low] = begin
        label[first:last] = 1
        self.golds.append((number, *_piece_places(passage, first, last)))
        self.parts.append(_spread(passage, label, UNTOLD))
        cues = self.cues[number]
        cues[passage.leads[first:last]] = 2
        cues[passage.leads[first]] = 1

    def _rule(self, parsed: Parsed, passage: Passage, number: int, found: Attribution, place: tuple[int, int]) -> None:
        low, high = np.array([passage.first]), np.array([passage.last])
        told = numbered(mine(parsed, [CuePlace(*place)], [found], low, high, np.array([0])), MINE)
        first, last = place[0] - passage.first, place[1] - passage.first
        self.ruled.append((number, *_piece_places(passage, first, last)))
        self.mine.append(_spread(passage, told, 0))

    def arrays(self) -> dict[str, Array]:
        """All of it as arrays for a file."""
        return {
            "pieces": np.stack(self.pieces),
            "sentences": np.stack(self.sentences),
            "leads": np.stack(self.leads),
            "features": np.stack(self.features),
            "sizes": np.array(self.sizes, dtype=np.uint16),
            "cues": np.stack(self.cues),
            "golds": np.array(self.golds, dtype=np.int32).reshape(-1, 3),
            "parts": np.stack(self.parts) if self.parts else np.zeros((0, LONGEST), np.uint8),
            "ruled": np.array(self.ruled, dtype=np.int32).reshape(-1, 3),
            "mine": np.stack(self.mine) if self.mine else np.zeros((0, LONGEST), np.uint8),
        }


def lessons(parsed: Iterable[tuple[Parsed, Sequence[standoff.Gold]]], vocabulary: Vocabulary) -> Lessons:
    """The lessons of some reports."""
    made, reader = Lessons(), Reader({})
    for report, golds in parsed:
        made.add(report, reader, vocabulary, golds)
    return made


def merged(tables: Sequence[dict[str, Array]]) -> dict[str, Array]:
    """Arrays of several parts as those of one."""
    begun = np.cumsum([0, *(len(table["sizes"]) for table in tables[:-1])])
    moved = [
        table | {name: table[name] + np.array([begin, 0, 0], dtype=np.int32) for name in ("golds", "ruled")}
        for table, begin in zip(tables, begun.tolist(), strict=True)
    ]
    return {name: np.concatenate([table[name] for table in moved]) for name in tables[0]}


def _piece_places(passage: Passage, first: int, last: int) -> tuple[int, int]:
    ends = [*passage.leads.tolist(), len(passage.pieces)]
    return ends[first], ends[last]


def _padded(column: Array) -> Array:
    made = np.zeros((LONGEST, *column.shape[1:]), dtype=column.dtype)
    made[: len(column)] = column
    return made


def _spread(passage: Passage, label: NDArray[np.uint8], other: int) -> NDArray[np.uint8]:
    """A label a word as one a piece; ``other`` for the pieces behind the first of a word."""
    made = np.full(LONGEST, other, dtype=np.uint8)
    made[passage.leads] = label
    return made
