"""How likely two units of two readings stand for each other, by what they are and by what is linked round them.

Logistic regression with one column of weights for each sort of pair: two words, a word and a function word, the
same mark; found alike already (*linked*), with no link yet (*free*), or with a link of one of both (*joined*). What
is asked of a pair and what each answer weighs stands in tables/links.tsv; `train/linker.py` learns it.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from operator import mul

from twosource.relate.differences.alike import ALIKE, FUNCTIONS, PARTS, Answers, alike, letter_pairs
from twosource.relate.differences.collation import Slot, Unit, means_same

Link = tuple[int, int]
Column = tuple[str, str]

# The longest stretch without a link that may stand for what is between the same two links in the other reading.
_STRETCH = 6
# Words of one first letter are looked at wherever they stand from this share of letter pairs in common on.
_LEAST_ALIKE = 0.3
# Distances, and units without a link between two links, count up to so many.
_MOST_OFF, _MOST_MOVED, _MOST_UNEVEN, _MOST_GAP = 6, 10, 5, 8
# What is asked of what stands round a pair.
AROUND = (
    "any pair",
    "left linked",
    "right linked",
    "both linked",
    "second left linked",
    "second right linked",
    "neighbours linked askew",
    "nearest link before is one",
    "nearest link behind is one",
    "units off its place",
    "in its place",
    "units moved",
    "tenths of the reading moved",
    "in one gap",
    "gap is uneven",
    "same place in the gap",
    "units in the gap",
    "its like stands free",
    "linked to its like",
    "beside its link",
    "linked is a function word",
)
QUESTIONS = (*AROUND, *PARTS, *ALIKE)
# Of pairs in other columns too few stand for each other.
SORTS = ("same word", "same function word", "same mark", "words", "function words", "word and function word", "marks")
STATES = ("linked", "free", "joined")


class Ground:
    """Two readings and the links between them so far, each unit in one at most."""

    def __init__(self, first: Sequence[Unit], second: Sequence[Unit], linked: Mapping[int, int]) -> None:
        """Links as places of the second reading by places of the first."""
        self.sides = (tuple(first), tuple(second))
        self.linked = dict(linked)
        # Both readings begin and end together.
        self._met = {-1: -1, **self.linked, len(first): len(second)}
        self._back = {two: one for one, two in self._met.items()}
        self._nearest = (_nearest(self._met, len(first)), _nearest(self._back, len(second)))
        self._free = {unit.text for place, unit in enumerate(first) if place not in self._met}
        self._other_free = {unit.text for place, unit in enumerate(second) if place not in self._back}

    def candidates(self) -> set[Link]:
        """The links, and the pairs of a unit without one that stand beside a link or between the same two."""
        first, second = self.sides
        found = {
            (one, two)
            for one in range(len(first))
            if one not in self._met
            for two in _near(one, self._nearest[0][one], self._met, self._back)
        }
        found |= {
            (one, two)
            for two in range(len(second))
            if two not in self._back
            for one in _near(two, self._nearest[1][two], self._back, self._met)
        }
        inside = {(one, two) for one, two in found if 0 <= one < len(first) and 0 <= two < len(second)}
        return inside.union(self._written_alike(), self.linked.items())

    def _written_alike(self) -> Iterator[Link]:
        """Words without a link that begin with one letter and share letter pairs, wherever they stand."""
        starts: dict[str, list[int]] = defaultdict(list)
        for two, unit in enumerate(self.sides[1]):
            if two not in self._back and unit.text not in FUNCTIONS:
                starts[unit.text[:1]].append(two)
        for one, unit in enumerate(self.sides[0]):
            if one not in self._met and unit.text not in FUNCTIONS:
                for two in starts.get(unit.text[:1], ()):
                    if letter_pairs(unit.text, self.sides[1][two].text) >= _LEAST_ALIKE:
                        yield one, two

    def is_plain(self, pair: Link) -> bool:
        """Whether the same word is linked and so is what stands on both sides: no weighing comes to another answer."""
        one, two = pair
        met = self._met.get
        if met(one) != two or met(one - 1) != two - 1 or met(one + 1) != two + 1:
            return False
        return self.sides[0][one].text == self.sides[1][two].text

    def column(self, pair: Link) -> Column:
        """The column of weights for a pair: its sort and its state."""
        one, two = pair
        state = "linked" if self._met.get(one) == two else "joined" if one in self._met or two in self._back else "free"
        return _sort(self.sides[0][one], self.sides[1][two]), state

    def likelihood(self, pair: Link) -> float:
        """The logarithm of the odds that the two stand for each other: above 0 likelier than not."""
        weights = _weights().get(self.column(pair))
        return -1.0 if weights is None else sum(map(mul, weights, self.answers(pair)))

    def answers(self, pair: Link) -> Answers:
        """The answer to each of QUESTIONS for a pair."""
        one, two = pair
        told = alike(self.sides[0][one], self.sides[1][two])
        return self._beside(one, two) + self._between(one, two) + self._taken(one, two) + told

    def _beside(self, one: int, two: int) -> Answers:
        """What stands beside a pair, at one step and at two."""
        met = self._met.get
        left, right, second_left, second_right = met(one - 1), met(one + 1), met(one - 2), met(one + 2)
        skewed = (right == two + 2) + (second_right == two + 1) + (left == two - 2) + (second_left == two - 1)
        is_left, is_right = left == two - 1, right == two + 1
        beyond = second_left == two - 2, second_right == two + 2
        return (1, is_left, is_right, is_left and is_right, *beyond, min(skewed, 2))

    def _between(self, one: int, two: int) -> Answers:
        """How a pair stands to the nearest links before and behind it."""
        (before, after), (other_before, other_after) = self._nearest[0][one], self._nearest[1][two]
        met, (first, second) = self._met, self.sides
        behind, ahead = met[before] == other_before, met[after] == other_after
        off = _off(one, two, (before, after), met, len(first))
        other_off = _off(two, one, (other_before, other_after), self._back, len(second))
        tenths = 10 * abs(one / len(first) - two / len(second))
        moved = off + other_off, (off == 0) + (other_off == 0), min(abs(one - two), _MOST_MOVED), tenths
        if not (behind and ahead):
            return (behind, ahead, *moved, 0, 0, 0, 0)
        rows, columns = after - before - 1, other_after - other_before - 1
        same = rows == columns and one - before == two - other_before
        uneven = min(abs(rows - columns), _MOST_UNEVEN)
        return (behind, ahead, *moved, 1, uneven, same, min(rows + columns, _MOST_GAP))

    def _taken(self, one: int, two: int) -> Answers:
        """What either unit is linked to, or could be."""
        first, second = self.sides
        partner, other = self._met.get(one), self._back.get(two)
        if partner is None and other is None:
            if first[one].text == second[two].text:
                return _FREE
            return ((first[one].text in self._other_free) + (second[two].text in self._free), 0, 0, 0)
        if other is None and partner is not None:
            return (0, *_joined(first[one], second[partner], partner - two))
        if partner is None and other is not None:
            return (0, *_joined(second[two], first[other], other - one))
        return _FREE


_FREE = (0, 0, 0, 0)


def _nearest(met: Mapping[int, int], length: int) -> list[Link]:
    """For each place the nearest linked places before and behind it, the borders of the reading included."""
    before, after = list(range(length)), list(range(length))
    last = -1
    for place in range(length):
        before[place] = last
        last = place if place in met else last
    last = length
    for place in range(length - 1, -1, -1):
        after[place] = last
        last = place if place in met else last
    return list(zip(before, after, strict=True))


def _near(place: int, nearest: Link, met: Mapping[int, int], back: Mapping[int, int]) -> set[int]:
    """Where a unit without a link could have its counterpart: beside what its neighbours are linked to, or between."""
    found = {met[beside] + place - beside for beside in (place - 1, place + 1) if beside in met}
    start, end = (met[link] for link in nearest)
    if 1 < end - start <= _STRETCH + 1 and not any(there in back for there in range(start + 1, end)):
        found.update(range(start + 1, end))
    return found


def _off(one: int, two: int, nearest: Link, met: Mapping[int, int], length: int) -> int:
    """How far a unit stands from where it would if it had kept its distance to the nearer link."""
    found = [abs(met[link] + one - link - two) for link in nearest if -1 < link < length]
    return min(*found, _MOST_OFF) if found else min(abs(one - two), _MOST_OFF)


def _joined(taken: Unit, partner: Unit, distance: int) -> Answers:
    """What is asked of the link that one of two units has already."""
    return (taken.text == partner.text, abs(distance) == 1, taken.text in FUNCTIONS)


def _sort(one: Unit, two: Unit) -> str:
    if one.slot is Slot.MARK or two.slot is Slot.MARK:
        if one.text == two.text:
            return "same mark"
        return "marks" if one.slot is two.slot else ""
    function, other = one.text in FUNCTIONS, two.text in FUNCTIONS
    if one.text == two.text:
        return "same function word" if function else "same word"
    if function or other:
        return "function words" if function and other else "word and function word"
    if one.slot is two.slot is not Slot.WORD and means_same(one, two):
        return "same word"
    # Two numbers that differ are no words for one another; "10th" and "10" may be.
    return "" if one.text.isdigit() and two.text.isdigit() else "words"


@cache
def _weights() -> dict[Column, Answers]:
    """The weights of each column, in the order of QUESTIONS."""
    table = resources.files("twosource").joinpath("tables", "links.tsv").read_text("utf-8")
    head, *rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    weighed = {row[0]: tuple(map(float, row[1:])) for row in rows}
    columns = [tuple(column.split(", ")) for column in head[1:]]
    return {(sort, state): tuple(weighed[q][n] for q in QUESTIONS) for n, (sort, state) in enumerate(columns)}
