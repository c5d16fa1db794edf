"""Shared by the tests of this room: reports written for a test, analysed."""

from collections.abc import Callable

import pytest

from twosource.analyse.analysis import analyse
from twosource.model.agency import AgencyTable
from twosource.model.analysis import Analysis
from twosource.model.report import Report


@pytest.fixture(scope="session")
def read(make_report: Callable[..., Report], agencies: AgencyTable) -> Callable[..., Analysis]:
    """Text, analysed: ``read("…", outlet="Harbour Post", published="2026-03-12")``."""

    def analysed(text: str, **known: str) -> Analysis:
        return analyse(make_report(text, **known), agencies)

    return analysed
