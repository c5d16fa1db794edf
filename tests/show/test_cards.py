"""What is said of a report as a whole: how much of it derives, and on what ground."""

from collections.abc import Callable

import pytest

from twosource.model.analysis import Analysis
from twosource.model.relation import Derivation, Extent
from twosource.model.report import Report
from twosource.show.cards import card


@pytest.mark.parametrize(
    ("extent", "share", "source", "said"),
    [
        (Extent.NON, 0.1, "", "non-derived"),
        (Extent.PARTLY, 0.34, "agency:AFP", "partly derived, 34% of its narration seen elsewhere"),
        (Extent.PARTLY, 0.0, "agency:AFP", "partly derived by its credit"),
        (Extent.WHOLLY, 0.9, "agency:AFP", "wholly derived, 90% of its narration seen elsewhere"),
        # its credit says so, and the other reports show only this much
        (Extent.WHOLLY, 0.36, "agency:AFP", "wholly derived by its credit, 36% of its narration seen elsewhere"),
        (Extent.WHOLLY, 0.0, "agency:AFP", "wholly derived by its credit"),
        (Extent.WHOLLY, 0.36, "agency:Reuters", "the agency's own report, 36% of its narration seen elsewhere"),
        (Extent.WHOLLY, 0.0, "agency:Reuters", "the agency's own report"),
    ],
)
def test_how_much_derives_is_told_with_its_ground(
    make_report: Callable[..., Report], extent: Extent, share: float, source: str, said: str
) -> None:
    report = make_report("The ferry ran aground.", outlet="Reuters")
    derivation = Derivation(
        report=report.id, extent=extent, share=share, sources=(source,) if source else (), reason="why so"
    )
    assert card("A", Analysis(report=report), derivation).derivation == said
