"""Which readings of a statement are laid against each other.

Each is laid against the likest one of another report. Not each of these is a pair that an editor would
compare: a headline that only shares a name with a sentence of the body, or a sentence whose counterpart
has a twin that tells all they have in common, would be told to differ in everything.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from math import fsum

from twosource.model.analysis import Analysis
from twosource.model.relation import Reading
from twosource.model.report import Role
from twosource.model.span import Span
from twosource.relate.differences.changes import likeness
from twosource.relate.differences.collation import units

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


def pairings(readings: Sequence[Reading], analyses: Mapping[str, Analysis]) -> list[Facing]:
    """Which readings are laid against which: each against the likest one of another report.

    Among several that are equally like it, the one nearest to all others; never two readings of
    one report. The earlier report stands first in each pair.
    """
    place = {report: number for number, report in enumerate(dict.fromkeys(r.report for r in readings))}
    chosen = {
        (one, best) if place[one.report] < place[best.report] else (best, one)
        for one, best in _likest(readings, analyses).items()
    }
    return sorted(chosen, key=lambda pair: (place[pair[0].report], pair))


def _likest(readings: Sequence[Reading], analyses: Mapping[str, Analysis]) -> dict[Reading, Reading]:
    """The likest reading of another report for each that has one."""
    stems = [_stems(analyses[reading.report], reading.span) for reading in readings]
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


def telling(readings: Sequence[Reading], analyses: Mapping[str, Analysis]) -> list[Facing]:
    """Those pairings that an editor would compare."""
    likest = _likest(readings, analyses)
    found = [pair for pair in pairings(readings, analyses) if _is_telling(pair, likest, analyses)]
    return [*found, *(pair for pair in _twins(readings, found, analyses) if pair not in found)]


def _twins(readings: Sequence[Reading], found: Sequence[Facing], analyses: Mapping[str, Analysis]) -> list[Facing]:
    """Sentences of two compared reports in all but the same words: a post embedded and quoted in each is four pairs."""
    compared = {(one.report, two.report) for one, two in found}
    body = [reading for reading in readings if reading.role is Role.PARAGRAPH]
    if len(body) <= len({reading.report for reading in body}):
        return []
    stems = {reading: _stems(analyses[reading.report], reading.span) for reading in body}
    pairs = [(one, two) for one in body for two in body if (one.report, two.report) in compared]
    return [pair for pair in pairs if _likeness(*map(stems.__getitem__, pair)) >= _TWIN <= _alike(pair, analyses)]


def _is_telling(pair: Facing, likest: Mapping[Reading, Reading], analyses: Mapping[str, Analysis]) -> bool:
    one, two = pair
    is_body = [reading.role is Role.PARAGRAPH for reading in pair]
    if is_body[0] != is_body[1] and _alike(pair, analyses) < _REPEATS:
        return False
    guest, host = (one, two) if likest[one] == two else (two, one)
    if likest[host] == guest or _alike(pair, analyses) >= _LIKE:
        return True
    ours, theirs, rival = (_stems(analyses[r.report], r.span) for r in (guest, host, likest[host]))
    common = ours & theirs
    return len(common - rival) >= _FRESH * max(1, len(common))


def _alike(pair: Facing, analyses: Mapping[str, Analysis]) -> float:
    one, two = (units(analyses[reading.report], reading.span) for reading in pair)
    return likeness(one, two)


def _stems(analysis: Analysis, span: Span) -> frozenset[str]:
    words = analysis.words
    first, last = bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)
    return frozenset(stem for stem in words.stems[first:last] if stem)


def _likeness(one: frozenset[str], two: frozenset[str]) -> float:
    """Share of the shorter one's words that both have; among equals, more words in common."""
    common = len(one & two)
    return round(common / max(1, min(len(one), len(two))), 6) + common / 1000
