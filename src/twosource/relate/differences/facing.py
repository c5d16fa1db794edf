"""Which readings of a statement are laid against each other.

Each is laid against the likest one of another report. Not each of these is a pair that an editor would
compare: a headline that only shares a name with a sentence of the body, or a sentence whose counterpart
has a twin that tells all they have in common, would be told to differ in everything.
"""

from collections.abc import Mapping, Sequence
from math import fsum

from twosource.model.analysis import Analysis
from twosource.model.relation import Reading
from twosource.model.report import Role
from twosource.relate.differences.changes import likeness
from twosource.relate.differences.collation import Unit, stems, units

Facing = tuple[Reading, Reading]
"""Two readings of two reports, the earlier report's first."""

# A headline, standfirst or caption is laid against a sentence of the body from this likeness on. In wire-pairs' full
# annotations (2026-11, five pairs looked at) the editors compare 1 of 8 such pairs below it, 3 of 4 above it.
_REPEATS = 0.5
_PEERS = frozenset({Role.HEADLINE, Role.PARAGRAPH})
# Share of the shorter one's content from which on two sentences are one, with an attribution more. Of the pairs that
# are not the likest of each other editors compare five of five above it, none of three from .75 to it (2026-11).
_TWIN = 0.9
# A sentence whose counterpart has a likelier partner is laid against it from this likeness on, or where at least this
# share of what they have in common is news beside that partner: so 12 of 14 such pairs that the editors compare are
# kept, and 4 of 11 others.
_LIKE, _FRESH = 0.4, 0.25


class Wordings:
    """The words of readings, and how like each other they are; each is asked once, however many pairs there are.

    Args:
        analyses: by report.
    """

    def __init__(self, analyses: Mapping[str, Analysis]) -> None:
        self.analyses = analyses
        self._units: dict[Reading, tuple[Unit, ...]] = {}
        self._stems: dict[Reading, frozenset[str]] = {}
        self._alike: dict[Facing, float] = {}

    def units(self, reading: Reading) -> tuple[Unit, ...]:
        """The units of a reading."""
        if reading not in self._units:
            self._units[reading] = units(self.analyses[reading.report], reading.span)
        return self._units[reading]

    def stems(self, reading: Reading) -> frozenset[str]:
        """The stems of its words."""
        if reading not in self._stems:
            self._stems[reading] = stems(self.analyses[reading.report], reading.span)
        return self._stems[reading]

    def alike(self, pair: Facing) -> float:
        """How like each other two readings are, by what their words mean."""
        if pair not in self._alike:
            self._alike[pair] = likeness(*map(self.units, pair))
        return self._alike[pair]


def pairings(readings: Sequence[Reading], analyses: Mapping[str, Analysis]) -> list[Facing]:
    """Which readings are laid against which: each against the likest one of another report.

    Among several that are equally like it, the one nearest to all others; never two readings of
    one report. The earlier report stands first in each pair.
    """
    return _paired(readings, _likest(readings, Wordings(analyses)))


def _paired(readings: Sequence[Reading], likest: Mapping[Reading, Reading]) -> list[Facing]:
    place = {report: number for number, report in enumerate(dict.fromkeys(r.report for r in readings))}
    chosen = {(one, best) if place[one.report] < place[best.report] else (best, one) for one, best in likest.items()}
    return sorted(chosen, key=lambda pair: (place[pair[0].report], pair))


def _likest(readings: Sequence[Reading], wordings: Wordings) -> dict[Reading, Reading]:
    """The likest reading of another report for each that has one."""
    stems = [wordings.stems(reading) for reading in readings]
    others = [_others(one, readings) for one in readings]
    alike = [{j: _likeness(stems[i], stems[j]) for j in others[i]} for i in range(len(readings))]
    central = [fsum(row.values()) for row in alike]
    return {
        one: readings[max(others[i], key=lambda j: (alike[i][j], central[j], readings[j]))]
        for i, one in enumerate(readings)
        if others[i]
    }


def _others(one: Reading, readings: Sequence[Reading]) -> list[int]:
    """The places of the other reports' readings; a headline looks for headlines first, a sentence for sentences."""
    others = [place for place, two in enumerate(readings) if two.report != one.report]
    peers = [place for place in others if readings[place].role is one.role]
    return peers if one.role in _PEERS and peers else others


def telling(readings: Sequence[Reading], wordings: Wordings) -> list[Facing]:
    """Those pairings that an editor would compare."""
    likest = _likest(readings, wordings)
    found = [pair for pair in _paired(readings, likest) if _is_telling(pair, likest, wordings)]
    return [*found, *(pair for pair in _twins(readings, found, wordings) if pair not in found)]


def _twins(readings: Sequence[Reading], found: Sequence[Facing], wordings: Wordings) -> list[Facing]:
    """Sentences of two compared reports in all but the same words: a post embedded and quoted in each is four pairs."""
    compared = {(one.report, two.report) for one, two in found}
    body = [reading for reading in readings if reading.role is Role.PARAGRAPH]
    if len(body) <= len({reading.report for reading in body}):
        return []
    stems = {reading: wordings.stems(reading) for reading in body}
    pairs = [(one, two) for one in body for two in body if (one.report, two.report) in compared]
    return [pair for pair in pairs if _likeness(*map(stems.__getitem__, pair)) >= _TWIN <= wordings.alike(pair)]


def _is_telling(pair: Facing, likest: Mapping[Reading, Reading], wordings: Wordings) -> bool:
    one, two = pair
    is_body = [reading.role is Role.PARAGRAPH for reading in pair]
    if is_body[0] != is_body[1] and wordings.alike(pair) < _REPEATS:
        return False
    guest, host = (one, two) if likest[one] == two else (two, one)
    if likest[host] == guest or wordings.alike(pair) >= _LIKE:
        return True
    ours, theirs, rival = map(wordings.stems, (guest, host, likest[host]))
    common = ours & theirs
    return len(common - rival) >= _FRESH * max(1, len(common))


def _likeness(one: frozenset[str], two: frozenset[str]) -> float:
    """Share of the shorter one's words that both have; among equals, more words in common."""
    common = len(one & two)
    return round(common / max(1, min(len(one), len(two))), 6) + common / 1000
