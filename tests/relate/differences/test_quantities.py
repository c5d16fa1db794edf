"""Figures of two readings set against each other."""

from collections.abc import Callable

import pytest

from twosource.analyse.analysis import analyse
from twosource.analyse.figures.amounts import figures
from twosource.model.agency import AgencyTable
from twosource.model.report import Report
from twosource.model.span import Span
from twosource.relate.differences.collation import units
from twosource.relate.differences.quantities import Told, paired_figures, told_figures


def pairs(one: str, two: str) -> list[tuple[float, float, bool]]:
    found = paired_figures(Told(one, figures(one)), Told(two, figures(two)))
    return [(pair.a.value, pair.b.value, pair.is_changed) for pair in found]


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("The storm killed 12 people.", "The storm killed 15 people.", [(12, 15, True)]),
        ("The storm killed 12 people.", "A dozen people were killed by the storm.", [(12, 12, False)]),
        ("Sales rose 4.4 percent to $1.2bn.", "Sales rose 4.6 percent to $1.2 billion.", [(4.4, 4.6, True), (1.2e9, 1.2e9, False)]),
        ("It lies 100 miles from Arle.", "It lies 161 km from Arle.", [(100, 161, False)]),
        ("The storm killed 12 people.", "The fleet of Arle has 40 boats.", []),
        ("The storm killed 12 people.", "The storm killed some.", []),
        ("The index fell 98.30 points.", "The index fell 98.32 points.", [(98.3, 98.32, True)]),
        ("The index fell 98.3 points.", "The index fell 98.32 points.", [(98.3, 98.32, False)]),
        ("Millers expected 22 cents a sack.", "It was 3 cents a sack lower than millers expected.", []),
        ("It was 4 cents a sack lower than expected.", "It was 3 cents a sack lower than expected.", [(4, 3, True)]),
        ("", "", []),
    ],
)  # fmt: skip
def test_figures_of_one_thing_are_paired(one: str, two: str, expected: list[tuple[float, float, bool]]) -> None:
    assert pairs(one, two) == expected


def test_a_figure_told_by_both_is_not_changed_by_one_more() -> None:
    found = pairs("The storm killed 12 people.", "The storm killed 12 people and hurt 30 people.")
    assert found == [(12, 12, False)]


def test_figures_of_units_are_told_with_their_places(make_report: Callable[..., Report], agencies: AgencyTable) -> None:
    analysis = analyse(make_report("The storm killed 12 people and sank 30 boats."), agencies)
    told, places = told_figures(units(analysis, Span(0, len(analysis.report.text))))
    assert [figure.value for figure in told.figures] == [12, 30]
    assert all(figure.span.of(told.text) == places[figure.span].text for figure in told.figures)
