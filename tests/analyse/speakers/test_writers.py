"""Who wrote "the letter" and "the tweet", told of somebody who says nothing by it there."""

import pytest

from twosource.analyse.analysis import analyse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

AGENCIES = load_agencies()
LEAD = "The ferry hit the pier\n\nThe ferry hit the pier in Arle on Monday and nobody was hurt in the fog.\n\n"


def speaker(text: str) -> str:
    """Who says "it is late"."""
    report = plain_report(LEAD + text, Known(agencies=AGENCIES), path="a.txt")
    found = next(q for q in analyse(report, AGENCIES).quotations if "t is late" in q.span.of(report.text))
    assert found.speaker is not None
    return found.speaker.name


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rep. Ines Holm praised Karl Berg’s crew in a tweet. “It is late,” the tweet stated.", "Ines Holm"),
        ("Rep. Ines Holm (D-Iowa), who leads the panel, is circulating a letter to others.\n\n“It is late,” the letter says.", "Ines Holm"),
        ("In an odd, yet friendly, letter to the crew, Ines Holm left the yard.\n\n“It is late,” the letter began.", "Ines Holm"),
        # refused: another's letter, and one told of too far before
        ("Ines Holm answered a letter. “It is late,” the letter says.", "letter"),
        ("Ines Holm left in a tweet. " + "The fog was on the pier for long. " * 60 + "“It is late,” the tweet stated.", "tweet"),
    ],
)  # fmt: skip
def test_a_writing_is_of_who_is_told_to_put_it_out(text: str, who: str) -> None:
    assert speaker(text) == who
