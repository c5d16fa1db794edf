"""Shared by all tests: the agencies, and reports made from text."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, settings

from twosource.model.agency import AgencyTable, load_agencies
from twosource.model.report import DateOrigin, Published, Report
from twosource.read.blocks import Known
from twosource.read.dates import published as parse_published
from twosource.read.plain import plain_report

settings.register_profile(
    "default", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("default")

MakeReport = Callable[..., Report]


@pytest.fixture(scope="session")
def agencies() -> AgencyTable:
    return load_agencies()


@pytest.fixture(scope="session")
def known(agencies: AgencyTable) -> Known:
    return Known(agencies=agencies)


@pytest.fixture(scope="session")
def make_report(agencies: AgencyTable) -> MakeReport:
    """A report from text: ``make_report("…", outlet="The Lantern", published="2022-06-15", name="a.txt")``."""

    def make(
        text: str, *, outlet: str = "", title: str = "", published: str = "", name: str = "a.txt", url: str = ""
    ) -> Report:
        when: Published | None = parse_published(published, DateOrigin.METADATA) if published else None
        known = Known(agencies=agencies, outlet=outlet, title=title, url=url, published=when)
        return plain_report(text, known, path=name)

    return make
