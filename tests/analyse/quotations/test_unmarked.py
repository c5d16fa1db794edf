"""Words told without quote marks: which of them are quotations, and of those that overlap."""

import pytest

from twosource.analyse.analysis import analyse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

AGENCIES = load_agencies()
LEAD = "The council met in Arle on Monday to speak about the ferry and its pumps.\n\n"


def told(body: str) -> list[tuple[str, str]]:
    """Speaker and words of every quotation of a report."""
    report = plain_report(LEAD + body, Known(agencies=AGENCIES), path="a.txt")
    found = analyse(report, AGENCIES).quotations
    return [(q.speaker.name if q.speaker else "", q.span.of(report.text)) for q in found]


@pytest.mark.parametrize(
    ("body", "quotations"),
    [
        # what somebody says within what another passes on is told beside it
        (
            "The city of Arle has been short of boats since March and Ines Holm said nobody was hurt, the port claimed.",
            [
                "The city of Arle has been short of boats since March and Ines Holm said nobody was hurt",
                "nobody was hurt",
            ],
        ),
        # a participle only goes on with it
        (
            "The city of Arle was short of boats that spring and Ines Holm left, saying it was late, the port claimed.",
            ["The city of Arle was short of boats that spring and Ines Holm left, saying it was late"],
        ),
    ],
)
def test_who_speaks_within_what_another_tells(body: str, quotations: list[str]) -> None:
    assert [words for _, words in told(body)] == quotations


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Ines Holm blasted the process as unfair.", "the process as unfair"),
        ("Ines Holm compared the mayor to a mob boss.", "the mayor to a mob boss"),
        ("Ines Holm blamed the storm for the delay.", "the storm for the delay"),
        # refused: who is praised for what, and what is no claim
        ("Ines Holm praised the crew for its work.", None),
        ("Ines Holm praised the crew as well.", None),
        ("Ines Holm praised the crew as part of the plan.", None),
    ],
)
def test_verbs_that_take_a_phrase_put_a_claim_forward(sentence: str, content: str | None) -> None:
    assert [words for _, words in told(sentence)] == ([content] if content is not None else [])
