"""What a report of our own says, and through whom."""

from collections.abc import Callable

import pytest

from twosource.analyse.analysis import analyse
from twosource.model.agency import load_agencies
from twosource.model.quotation import Quotation
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

AGENCIES = load_agencies()
LEAD = "The ferry hit the pier\n\nThe ferry hit the pier in Arle on Monday and nobody was hurt in the fog.\n\n"

Said = Callable[..., Quotation]
Channel = Callable[..., list[str]]


@pytest.fixture(scope="session")
def said() -> Said:
    """The quotation of a body that begins with some words; the body follows a headline and a paragraph."""

    def told(body: str, words: str, outlet: str = "") -> Quotation:
        report = plain_report(LEAD + body, Known(agencies=AGENCIES, outlet=outlet), path="a.txt")
        return next(q for q in analyse(report, AGENCIES).quotations if q.span.of(report.text).startswith(words))

    return told


@pytest.fixture(scope="session")
def channel(said: Said) -> Channel:
    """The names of the channel of that quotation."""

    def names(body: str, words: str, outlet: str = "") -> list[str]:
        return [party.name for party in said(body, words, outlet).channel]

    return names
