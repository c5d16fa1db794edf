"""Whom "the NSA chief" means."""

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
        ("Coastal Ports Agency Director James Holm left. The CPA chief said that it is late.", "James Holm"),
        ("Offices for Coastal Care and Upkeep leader Dr. James Holm left. The OCC chief said that it is late.", "James Holm"),
        ("James Holm, the head of the Coastal Ports Agency, left. The CPA’s director said that it is late.", "James Holm"),
        # refused: two head it, and another body's
        ("CPA Director James Holm left. CPA Director Karl Berg came. The CPA chief said that it is late.", "CPA chief"),
        ("Coastal Ports Agency Director James Holm left. The OCC chief said that it is late.", "OCC chief"),
    ],
)  # fmt: skip
def test_the_head_of_a_body_is_who_is_told_to_head_it(text: str, who: str) -> None:
    assert speaker(text) == who
