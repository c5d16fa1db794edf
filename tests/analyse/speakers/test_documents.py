"""Documents that speak: for whom, and that they are what the words came through."""

import pytest

from twosource.analyse.analysis import analyse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

AGENCIES = load_agencies()
LEAD = "The ferry hit the pier\n\nThe ferry hit the pier in Arle on Monday and nobody was hurt in the fog.\n\n"


RELEASED = "The Ports Committee released the full"


@pytest.mark.parametrize(
    ("body", "who", "chain"),
    [
        # the author where he is told
        ("It is late, according to a 2013 report by the Coastal Service.", "Coastal Service", ["2013 report by the Coastal Service"]),
        ("It is late, according to Mr Berg’s memo.", "Berg", ["Mr Berg’s memo"]),
        ("It is late, according to filings in Mr Berg’s inquiry.", "Berg", ["filings in Mr Berg’s inquiry"]),
        # the document itself where he is not
        ("“It is late,” the memo says.", "memo", ["memo"]),
        ("“It is late,” the court filing said.", "court filing", ["court filing"]),
        ("The letter came. The letter, which rests on a talk, says it is late.", "letter", ["letter"]),
        ("It is late, according to the filing against Mr Berg.", "filing against Mr Berg", ["filing against Mr Berg"]),
        # whose report it is that was released, and what it and its parts say
        (f"{RELEASED} report on the fog. “It is late,” the report says.", "Ports Committee", ["report"]),
        (f"{RELEASED} report on the fog. “It is late,” the report’s introduction says.", "Ports Committee", ["report’s introduction"]),
        (f"{RELEASED} report on the fog. The report says it held. “It is late,” it says.", "Ports Committee", ["report"]),
        (f"Mr Berg’s report was done. {RELEASED} report on Monday. “It is late,” the report says.", "Berg", ["report"]),
        # a poll or study, too, is who says so and what it came through; data are only the one
        ("It is late, according to the poll.", "poll", ["poll"]),
        ("It is late, according to the data.", "data", []),
        ("CNN’s report said it is late.", "CNN", []),
    ],
)  # fmt: skip
def test_a_document_stands_for_its_author_and_passes_the_words_on(body: str, who: str, chain: list[str]) -> None:
    report = plain_report(LEAD + body, Known(agencies=AGENCIES), path="a.txt")
    quotations = analyse(report, AGENCIES).quotations
    quotation = next(q for q in quotations if q.span.of(report.text).lower().startswith("it is late"))
    assert quotation.speaker is not None
    assert quotation.speaker.name == who
    assert [party.name for party in quotation.channel] == chain


def test_what_it_says_further_on_came_through_the_document() -> None:
    body = "“The pier is old and it will not hold,” the memo says. It says “it is late”."
    report = plain_report(LEAD + body, Known(agencies=AGENCIES), path="a.txt")
    last = analyse(report, AGENCIES).quotations[-1]
    assert [party.name for party in last.channel] == ["memo"]


def test_an_account_of_what_another_said_is_named_once() -> None:
    body = "Mr Berg said “it is late”, according to the memo."
    report = plain_report(LEAD + body, Known(agencies=AGENCIES), path="a.txt")
    quotation = next(q for q in analyse(report, AGENCIES).quotations if q.span.of(report.text) == "it is late")
    assert [party.name for party in quotation.channel] == ["memo"]
