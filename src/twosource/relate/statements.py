"""Rows of readings made into statements: their differences and what stands behind them."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from math import fsum

from twosource.model.analysis import Analysis
from twosource.model.relation import Difference, Reading, Statement
from twosource.model.report import Role
from twosource.model.span import Span
from twosource.relate.alignment import Row, align
from twosource.relate.differences import Sides, differences
from twosource.relate.review import Review, row_id
from twosource.relate.support import Supporter


def statements(
    analyses: Sequence[Analysis], supporter: Supporter, review: Review | None = None
) -> tuple[Statement, ...]:
    """Every statement of the reports, in reading order, apart where people say so."""
    rows = (review or Review()).parted(align(analyses), analyses)
    return tuple(_statement(analyses, supporter, row) for row in rows)


def _statement(analyses: Sequence[Analysis], supporter: Supporter, row: Row) -> Statement:
    readings = tuple(_reading(analyses[number], span) for number, span in row)
    support, quoted = supporter.support(readings)
    bearing = _bearing(readings)
    if bearing != readings:
        support, _ = supporter.support(bearing)
    by_id = {analysis.report.id: analysis for analysis in analyses}
    found: list[Difference] = []
    for one, two in pairings(readings, by_id):
        sides = Sides(by_id[one.report], by_id[two.report], one, two)
        found.extend(differences(sides))
    return Statement(
        id=row_id(row, analyses), readings=readings, differences=tuple(found), quotations=quoted, support=support
    )


def _bearing(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings that a count rests on: a headline or caption repeats its body's source."""
    told = {reading.report for reading in readings if reading.role is Role.PARAGRAPH}
    return tuple(r for r in readings if r.role is Role.PARAGRAPH or r.report not in told)


def _reading(analysis: Analysis, span: Span) -> Reading:
    role = next((s.role for s in analysis.sentences if s.span.meets(span)), Role.PARAGRAPH)
    return Reading(analysis.report.id, span, role)


def pairings(readings: Sequence[Reading], analyses: Mapping[str, Analysis]) -> list[tuple[Reading, Reading]]:
    """Which readings are laid against which: each against the likest one of another report.

    Among several that are equally like it, the one nearest to all others; never two readings of
    one report. The earlier report stands first in each pair.
    """
    stems = [_stems(analyses[reading.report], reading.span) for reading in readings]
    place = {report: number for number, report in enumerate(dict.fromkeys(r.report for r in readings))}
    others = [[j for j, two in enumerate(readings) if two.report != one.report] for one in readings]
    alike = [{j: _likeness(stems[i], stems[j]) for j in others[i]} for i in range(len(readings))]
    central = [fsum(row.values()) for row in alike]
    chosen: set[tuple[Reading, Reading]] = set()
    for i, one in enumerate(readings):
        if not others[i]:
            continue
        best = readings[max(others[i], key=lambda j: (alike[i][j], central[j], readings[j]))]
        chosen.add((one, best) if place[one.report] < place[best.report] else (best, one))
    return sorted(chosen, key=lambda pair: (place[pair[0].report], pair))


def _stems(analysis: Analysis, span: Span) -> frozenset[str]:
    words = analysis.words
    first, last = bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)
    return frozenset(stem for stem in words.stems[first:last] if stem)


def _likeness(one: frozenset[str], two: frozenset[str]) -> float:
    """Share of the shorter one's words that both have; among equals, more words in common."""
    common = len(one & two)
    return round(common / max(1, min(len(one), len(two))), 6) + common / 1000
