"""Agencies credited, in the forms in which reports credit them; and the dateline."""

from datetime import date

import pytest

from twosource.analyse.credits import credits_of, dateline_of
from twosource.model.agency import load_agencies
from twosource.model.analysis import CreditForm
from twosource.model.report import DateOrigin, Report
from twosource.read.blocks import Known
from twosource.read.dates import published
from twosource.read.plain import plain_report

AGENCIES = load_agencies()
LEAD = "The ferry hit the pier\n\n"


def report(body: str) -> Report:
    day = published("2026-05-12", DateOrigin.METADATA)
    return plain_report(LEAD + body, Known(agencies=AGENCIES, published=day), path="a.txt")


@pytest.mark.parametrize(
    ("body", "agency", "form"),
    [
        ("ARLE (AFP) - The ferry hit the pier on Monday.", "AFP", CreditForm.DATELINE),
        ("ARLE, May 12 (Reuters) - The ferry hit the pier on Monday.", "Reuters", CreditForm.DATELINE),
        ("The ferry hit the pier on Monday.\n\nAFP", "AFP", CreditForm.LINE),
        ("The ferry hit the pier on Monday.\n\nSource: AFP", "AFP", CreditForm.LINE),
        ("The ferry hit the pier on Monday.\n\nAGENCE FRANCE-PRESSE", "AFP", CreditForm.LINE),
        ("By Ines Holm, Associated Press\n\nThe ferry hit the pier on Monday.", "AP", CreditForm.BYLINE),
        (
            "The ferry hit the pier on Monday.\n\nThe Associated Press contributed to this report.",
            "AP",
            CreditForm.CONTRIBUTION,
        ),
        ("The ferry hit the pier on Monday.\n\nWith files from Reuters", "Reuters", CreditForm.CONTRIBUTION),
        (
            "The ferry hit the pier.\n\nCopyright 2026 The Associated Press. All rights reserved.",
            "AP",
            CreditForm.COPYRIGHT,
        ),
        ("The ferry hit the pier on Monday, the mayor told Reuters.", "Reuters", CreditForm.TOLD),
    ],
)
def test_an_agency_is_credited_in_this_form(body: str, agency: str, form: CreditForm) -> None:
    made = report(body)
    found = credits_of(made, AGENCIES)
    assert (agency, form) in [(credit.agency, credit.form) for credit in found]
    assert all(credit.score > 0 and credit.reason for credit in found)


@pytest.mark.parametrize(
    "body",
    [
        "The ferry hit the pier on Monday.",
        "The PA system failed and the AA meeting was put off.",
        "The app stores tap data in a map.",
    ],
)
def test_what_is_no_credit(body: str) -> None:
    assert [c.agency for c in credits_of(report(body), AGENCIES) if c.form is not CreditForm.TOLD] == []


def test_two_agencies_on_one_line_are_two_credits_with_their_places() -> None:
    made = report("The ferry hit the pier on Monday.\n\nAGENCE FRANCE-PRESSE, BLOOMBERG")
    found = credits_of(made, AGENCIES)
    assert [(c.agency, c.span.of(made.text)) for c in found] == [
        ("AFP", "AGENCE FRANCE-PRESSE"),
        ("Bloomberg", "BLOOMBERG"),
    ]


@pytest.mark.parametrize(
    ("head", "place", "day"),
    [
        ("ARLE, May 12, 2026 (AFP) — ", "ARLE", date(2026, 5, 12)),
        ("ARLE, 12 May 2026 (AFP) — ", "ARLE", date(2026, 5, 12)),
        ("ARLE, May 12 (AFP) — ", "ARLE", None),
        ("ARLE (AFP) — ", "ARLE", None),
        ("ARLE — ", "ARLE", None),
    ],
)
def test_a_dateline_tells_where_and_when(head: str, place: str, day: date | None) -> None:
    found = dateline_of(report(f"{head}The ferry hit the pier in the fog."))
    assert found is not None
    assert (found.place, found.day) == (place, day)


def test_a_first_sentence_with_a_dash_is_no_dateline() -> None:
    assert dateline_of(report("The ferry - an old one - hit the pier in the fog.")) is None
