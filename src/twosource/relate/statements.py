"""Rows of readings made into statements: their differences and what stands behind them."""

from collections.abc import Sequence

from twosource.model.analysis import Analysis
from twosource.model.relation import Difference, Reading, Statement
from twosource.model.report import Role
from twosource.model.span import Span
from twosource.relate.alignment import Row, align
from twosource.relate.differences.comparing import differences
from twosource.relate.differences.facing import Wordings, telling
from twosource.relate.differences.sides import Sides
from twosource.relate.grounds import Grounds
from twosource.relate.review import Review, row_id
from twosource.relate.support.standing import Supporter


def statements(
    analyses: Sequence[Analysis], supporter: Supporter, review: Review | None = None
) -> tuple[Statement, ...]:
    """Every statement of the reports, in reading order, apart where people say so."""
    alignment = align(analyses)
    grounds = Grounds(analyses, alignment)
    rows = (review or Review()).parted(alignment.rows, analyses)
    return tuple(_statement(analyses, supporter, grounds, row) for row in rows)


def _statement(analyses: Sequence[Analysis], supporter: Supporter, grounds: Grounds, row: Row) -> Statement:
    readings = tuple(_reading(analyses[number], span, further=(number, span) in row.further) for number, span in row)
    support = supporter.support(_bearing([reading for reading in readings if not reading.further]))
    quotations = supporter.quoted(readings)
    by_id = {analysis.report.id: analysis for analysis in analyses}
    found: list[Difference] = []
    laid = [r for r, place in zip(readings, row, strict=True) if row.further.get(place, True)]
    wordings = Wordings(by_id)
    for one, two in telling(laid, wordings):
        sides = Sides(by_id[one.report], by_id[two.report], one, two)
        found.extend(differences(sides, (wordings.units(one), wordings.units(two))))
    return Statement(
        id=row_id(row, analyses),
        readings=readings,
        grounds=grounds.of(row, readings),
        differences=tuple(found),
        quotations=quotations,
        support=support,
        review=supporter.review.touching(row, quotations),
    )


def _bearing(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings that a count rests on: a headline or caption repeats its body's source."""
    told = {reading.report for reading in readings if reading.role is Role.PARAGRAPH}
    return tuple(r for r in readings if r.role is Role.PARAGRAPH or r.report not in told)


def _reading(analysis: Analysis, span: Span, *, further: bool) -> Reading:
    role = next((s.role for s in analysis.sentences if s.span.meets(span)), Role.PARAGRAPH)
    return Reading(analysis.report.id, span, role, further)
