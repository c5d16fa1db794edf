"""Occasions told beside any words said, and what their speakers say next."""

import pytest

from twosource.analyse.analysis import analyse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

AGENCIES = load_agencies()
LEAD = "The ferry hit the pier\n\nThe ferry hit the pier in Arle on Monday and nobody was hurt in the fog.\n\n"
SHE = "“It is late,” Holm said."


def channel(body: str) -> list[str]:
    """The channel of "It is late"."""
    report = plain_report(LEAD + body, Known(agencies=AGENCIES), path="a.txt")
    return next(
        [party.name for party in q.channel]
        for q in analyse(report, AGENCIES).quotations
        if q.span.of(report.text).startswith("It is late")
    )


@pytest.mark.parametrize(
    ("body", "chain"),
    [
        # at the head of a sentence that tells no words
        (f"In an interview with CNN, Ines Holm took on the port. {SHE}", ["an interview", "CNN"]),
        (f"In a pair of tweets, Ines Holm went after the port.\n\n{SHE}", ["Twitter"]),
        (f"In a statement late Monday Ines Holm asked for calm.\n\n{SHE}", ["a statement"]),
        (f"In a letter, Ines Holm’s crew took on the port. Ines Holm left.\n\n{SHE}", []),
        (f"In the fog, Ines Holm left.\n\n{SHE}", []),
        # beside other things told
        (f"Ines Holm answered the port, using an op-ed in the Arle Courier. {SHE}", ["an op-ed", "Arle Courier"]),
        (f"Ines Holm answered the many points Mr Berg made in a speech.\n\n{SHE}", []),
        (f"Ines Holm met Paul Aske during his testimony.\n\n{SHE}", []),
        (f"Ines Holm attacked the port in a speech.\n\n{SHE}", ["a speech"]),
        (f"Ines Holm answered in a text to CNN.\n\n{SHE}", ["a text", "CNN"]),
        (f"Ines Holm attacked the port in a tweet.\n\n{SHE}", ["Twitter"]),
        (f"Ines Holm read it in the text.\n\n{SHE}", []),
        # asked by an outlet
        (f"When asked by CNN if she would sail, Ines Holm nodded.\n\n{SHE}", ["CNN"]),
        (f"When asked by Mr Berg if she would sail, Ines Holm nodded.\n\n{SHE}", []),
    ],
)
def test_an_occasion_may_be_told_beside_words(body: str, chain: list[str]) -> None:
    assert channel(body) == chain


@pytest.mark.parametrize(
    "saying",
    [
        "Holm has repeatedly said “it is late”.",
        "Holm said last week “it is late”.",
        "In recent months, Holm said “it is late”.",
    ],
)
def test_what_is_said_at_another_time_is_another_occasion(saying: str) -> None:
    told = "Ines Holm said in an interview that it held.\n\n"
    report = plain_report(LEAD + told + saying, Known(agencies=AGENCIES), path="a.txt")
    last = analyse(report, AGENCIES).quotations[-1]
    assert last.span.of(report.text) == "it is late"
    assert last.channel == ()


@pytest.mark.parametrize(
    ("body", "chain"),
    [
        ("The Ports Committee released a report on the fog, saying “it is late” for all.", ["report"]),
        ("The Ports Committee released a report on the fog. The Ports Committee said “it is late” for all.", []),
    ],
)
def test_what_is_said_beside_a_report_that_is_released_came_by_it(body: str, chain: list[str]) -> None:
    report = plain_report(LEAD + body, Known(agencies=AGENCIES), path="a.txt")
    said = next(q for q in analyse(report, AGENCIES).quotations if q.span.of(report.text) == "it is late")
    assert [party.name for party in said.channel] == chain


@pytest.mark.parametrize(
    ("between", "chain"), [(" ", ["reporters"]), ("\n\n", [])], ids=["in its paragraph", "in the next one"]
)
def test_what_reporters_were_told_holds_in_its_own_paragraph(between: str, chain: list[str]) -> None:
    assert channel(f"Ines Holm told reporters the ferry was safe.{between}{SHE}") == chain
