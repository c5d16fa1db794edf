"""Who says it is late, in a report of our own."""

from collections.abc import Callable

import pytest

from twosource.analyse.analysis import analyse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

AGENCIES = load_agencies()
LEAD = "The ferry hit the pier\n\nThe ferry hit the pier in Arle on Monday and nobody was hurt in the fog.\n\n"


@pytest.fixture(scope="session")
def speaker() -> Callable[[str], str]:
    """The name of who says "it is late" in a text that follows a headline and a paragraph."""

    def told(text: str) -> str:
        report = plain_report(LEAD + text, Known(agencies=AGENCIES), path="a.txt")
        found = next(q for q in analyse(report, AGENCIES).quotations if "t is late" in q.span.of(report.text))
        assert found.speaker is not None
        return found.speaker.name

    return told
