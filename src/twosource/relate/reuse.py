"""Passages that two reports share: seeds of equal words, extended, joined over small edits.

A passage may have moved; every word of a report belongs to at most one passage with the other.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model.analysis import Analysis
from twosource.model.relation import Passage
from twosource.model.report import BODY, Role
from twosource.model.span import Span

# A seed is this many equal words in a row: shorter ones meet by chance in any two reports of a
# story, longer ones miss reworded copy (measured on wire-pairs).
SEED_WORDS = 4
# Matches this close on the same diagonal are one passage with an edit in it.
GAP_WORDS = 4
# A passage with fewer equal words than this is a stock phrase.
PASSAGE_WORDS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """The body words of a report, without marks: their keys and indices into its words."""

    keys: tuple[str, ...]
    indices: tuple[int, ...]


def stream(analysis: Analysis, roles: frozenset[Role] = BODY) -> Stream:
    """The words of the blocks of ``roles``."""
    words = analysis.words
    indices = [
        index
        for sentence in analysis.sentences
        if sentence.role in roles
        for index in range(sentence.first, sentence.last)
        if not words.marks[index] and words.keys[index] != "'s"
    ]
    return Stream(keys=tuple(words.keys[index] for index in indices), indices=tuple(indices))


@dataclass(frozen=True, slots=True)
class Run:
    """Equal words: ``length`` of them from ``a`` in the one stream and ``b`` in the other."""

    length: int
    a: int
    b: int


def seeds(keys: Sequence[str]) -> dict[tuple[str, ...], list[int]]:
    """Where each run of SEED_WORDS words begins."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place in range(len(keys) - SEED_WORDS + 1):
        found[tuple(keys[place : place + SEED_WORDS])].append(place)
    return found


def runs(a: Sequence[str], b: Sequence[str], index: dict[tuple[str, ...], list[int]] | None = None) -> list[Run]:
    """Maximal runs of equal words, longest first, none overlapping another in either stream."""
    index = seeds(a) if index is None else index
    found: list[Run] = []
    for place in range(len(b) - SEED_WORDS + 1):
        for start in index.get(tuple(b[place : place + SEED_WORDS]), ()):
            if start and place and a[start - 1] == b[place - 1]:
                continue
            length = SEED_WORDS
            while start + length < len(a) and place + length < len(b) and a[start + length] == b[place + length]:
                length += 1
            found.append(Run(length, start, place))
    return _disjoint(found, len(a), len(b))


def _disjoint(found: list[Run], length_a: int, length_b: int) -> list[Run]:
    """The longest runs first; a later one keeps the longest piece that is still free."""
    free_a, free_b = bytearray(b"\x01") * length_a, bytearray(b"\x01") * length_b
    kept: list[Run] = []
    for run in sorted(found, key=lambda run: (-run.length, run.a, run.b)):
        piece = _free_piece(run, free_a, free_b)
        if piece is None:
            continue
        kept.append(piece)
        free_a[piece.a : piece.a + piece.length] = bytes(piece.length)
        free_b[piece.b : piece.b + piece.length] = bytes(piece.length)
    return kept


def _free_piece(run: Run, free_a: bytearray, free_b: bytearray) -> Run | None:
    if free_a.find(0, run.a, run.a + run.length) < 0 and free_b.find(0, run.b, run.b + run.length) < 0:
        return run
    best: Run | None = None
    start = None
    for step in range(run.length + 1):
        free = step < run.length and free_a[run.a + step] and free_b[run.b + step]
        if free and start is None:
            start = step
        elif not free and start is not None:
            if step - start >= SEED_WORDS and (best is None or step - start > best.length):
                best = Run(step - start, run.a + start, run.b + start)
            start = None
    return best


def passages(
    a: Analysis, b: Analysis, streams: tuple[Stream, Stream] | None = None, found: Sequence[Run] | None = None
) -> tuple[Passage, ...]:
    """What two reports share, in the order of the first one's text.

    Args:
        streams: their body words, and
        found: the runs of equal words between these, where they are already at hand.
    """
    first, second = streams or (stream(a), stream(b))
    equal = runs(first.keys, second.keys) if found is None else found
    chains = _chains(sorted(equal, key=lambda run: (run.a, run.b)))
    kept = []
    for chain in chains:
        words = sum(run.length for run in chain)
        if words < PASSAGE_WORDS:
            continue
        kept.append(
            Passage(
                a=_span(a, first, chain[0].a, chain[-1].a + chain[-1].length),
                b=_span(b, second, chain[0].b, chain[-1].b + chain[-1].length),
                words=words,
                run=max(run.length for run in chain),
            )
        )
    return tuple(sorted(kept))


def _chains(found: list[Run]) -> list[list[Run]]:
    """Runs that follow each other in both reports with at most GAP_WORDS, and no other run, between them."""
    rank_b = {run: rank for rank, run in enumerate(sorted(found, key=lambda run: run.b))}
    chains: list[list[Run]] = []
    for run in found:
        last = chains[-1][-1] if chains else None
        if last is not None and rank_b[run] == rank_b[last] + 1:
            gap_a, gap_b = run.a - last.a - last.length, run.b - last.b - last.length
            if 0 <= gap_a <= GAP_WORDS and 0 <= gap_b <= GAP_WORDS:
                chains[-1].append(run)
                continue
        chains.append([run])
    return chains


def _span(analysis: Analysis, words: Stream, first: int, last: int) -> Span:
    columns = analysis.words
    return Span(columns.starts[words.indices[first]], columns.ends[words.indices[last - 1]])
