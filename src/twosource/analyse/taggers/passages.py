"""A report in passages, as the encoder reads them: pieces of words, and what is known of each beside its letters.

A passage is one paragraph or several that follow each other, as many as fit; a long one is cut between sentences.
What the columns say is reduced to small numbers, one vocabulary a column, which training and tagging share.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from twosource.analyse.taggers.columns import Codes, Columns, code
from twosource.analyse.taggers.pieces import Vocabulary
from twosource.analyse.taggers.rules import Parsed
from twosource.analyse.taggers.windows import sentence_of
from twosource.model.analysis import NameKind
from twosource.model.report import Role

# Of the pieces of a passage; nine paragraphs of ten are shorter than half of it, and attention takes the square.
LONGEST = 256

_SIDES = ("long", "short")
# The codes that a column may hold, in the order of their numbers; 0 and what is not listed is 0.
_KNOWN: dict[str, Sequence[int]] = {
    "shape": [code(shape) for shape in ("x", "Xx", "X", "x1", "9", "X.")],
    "quote": [
        *(code(side, long) for side, long in product(("opens", "inside"), _SIDES)),
        *(code("closes", closed, long) for closed, long in product((False, True), _SIDES)),
    ],
    "name": [code(*told) for told in product(("begins", "in"), NameKind, (False, True))],
    "ruled": [
        found
        for part in ("setting", "addressee", "relay", "source", "cue")
        for found in (code(part), code(part, "begins"))
    ],
    "content": [1, 2],
    "head": [1, 2, 3, 4],
    "tail": [1, 2, 3],
    "role": [code(role) for role in Role],
}
# How many different numbers each column has; a table of the encoder has as many rows.
FEATURES = {name: len(known) + 1 for name, known in _KNOWN.items()}
# What the rules say of a word seen from a cue (see windows.mine).
MINE = (code("none"), *(code("part", part) for part in ("setting", "addressee", "relay", "source", "content", "cue")))
# From a cue, words lie so many places before or behind it at most; all farther ones look alike.
FARTHEST = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Some words of a report in pieces.

    Attributes:
        first, last: indices of its words, half-open.
        pieces: numbers of the vocabulary.
        features: a row a piece, a column for each of FEATURES.
        sentences: for each piece the number of its sentence in the report.
        leads: for each word the place of its first piece.
    """

    first: int
    last: int
    pieces: NDArray[np.int64]
    features: NDArray[np.uint8]
    sentences: NDArray[np.int64]
    leads: NDArray[np.int64]


def passages(parsed: Parsed, columns: Columns, vocabulary: Vocabulary, longest: int = LONGEST) -> Iterator[Passage]:
    """The passages of a report, in order; together they hold every word once."""
    text, words = parsed.report.text, parsed.words
    cut = [vocabulary.pieces(text[start:end]) for start, end in zip(words.starts, words.ends, strict=True)]
    sizes = np.array([min(len(pieces), longest) for pieces in cut], dtype=np.int64)
    table = np.stack([numbered(columns[name], _KNOWN[name]) for name in FEATURES], axis=1)
    sentence = sentence_of(parsed)
    for first, last in _ranges(parsed, sizes, longest):
        inside = sizes[first:last]
        pieces = [piece for word in cut[first:last] for piece in word[:longest]]
        yield Passage(
            first=first,
            last=last,
            pieces=np.array(pieces, dtype=np.int64),
            features=np.repeat(table[first:last], inside, axis=0),
            sentences=np.repeat(sentence[first:last], inside),
            leads=np.cumsum(inside) - inside,
        )


def numbered(column: Codes, known: Sequence[int]) -> NDArray[np.uint8]:
    """The column with each code as its number among those known, from 1; 0 for all others."""
    codes = np.array(known, dtype=np.uint32)
    order = np.argsort(codes)
    at = np.minimum(np.searchsorted(codes[order], column), len(codes) - 1)
    return np.where(codes[order][at] == column, order[at] + 1, 0).astype(np.uint8)


def _ranges(parsed: Parsed, sizes: NDArray[np.int64], longest: int) -> Iterator[tuple[int, int]]:
    """First and last word of each passage."""
    summed = np.concatenate(([0], np.cumsum(sizes)))
    begun, reached = 0, 0
    for end in _ends(parsed, summed, longest):
        if summed[end] - summed[begun] > longest and reached > begun:
            yield begun, reached
            begun = reached
        reached = end
    if reached > begun:
        yield begun, reached


def _ends(parsed: Parsed, summed: NDArray[np.int64], longest: int) -> Iterator[int]:
    """Where a passage may end: behind each paragraph, or where one is too long inside it."""
    sentences = parsed.sentences
    count = len(parsed.words)
    borders = [sentence.first for sentence in sentences[1:]] + [count]
    blocks = [sentence.block for sentence in sentences[1:]] + [-1]
    begun, cut = 0, 0
    inside: list[int] = []
    for border, block, before in zip(borders, blocks, [sentence.block for sentence in sentences], strict=True):
        inside.append(border)
        if block == before:
            continue
        if summed[border] - summed[begun] <= longest:
            yield border
        else:
            for place in inside:
                while summed[place] - summed[cut] > longest:
                    fits = int(np.searchsorted(summed, summed[cut] + longest, side="right")) - 1
                    yield fits
                    cut = fits
                yield place
                cut = place
        begun = cut = border
        inside = []
