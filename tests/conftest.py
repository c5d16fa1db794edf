"""Shared by all tests: the agencies, and reports made from text."""

import time
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from twosource.model.agency import AgencyTable, load_agencies
from twosource.model.report import Block, DateOrigin, Published, Report, Role
from twosource.model.span import Span
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


@pytest.fixture
def quick() -> Iterator[None]:
    """The test takes seconds of processor time at most: work that grew with the square of its input would take minutes."""
    began = time.process_time()
    yield
    assert time.process_time() - began < 10


@pytest.fixture(scope="session")
def whole_report() -> Report:
    """A report of which every field says something; a new field of `Report` fails here until it does."""
    text = "Home\n\nFerry aground\n\nThe ferry ran aground at dawn."
    report = Report(
        text=text,
        blocks=(
            Block(span=Span(0, 4), role=Role.PROMOTION, reason="it navigates"),
            Block(span=Span(6, 19), role=Role.HEADLINE, reason="a heading"),
            Block(span=Span(21, len(text)), role=Role.PARAGRAPH, reason="none of the others"),
        ),
        path="saved/lantern.html",
        outlet="The Lantern",
        title="Ferry aground",
        url="https://lantern.example/ferry?utm_source=mail",
        authors=("Mara Lind", "Tom Ekholm"),
        language="en",
        published=Published(
            day=date(2031, 5, 6),
            moment=datetime(2031, 5, 6, 7, 30, tzinfo=UTC),
            origin=DateOrigin.GIVEN,
            reason="given by the user",
        ),
        notes=("decoded as Windows-1252",),
        partial="the feed gives a summary only",
        provider="AFP",
        version="3",
        correction="a line reads CORRECTION",
    )
    values: tuple[Any, ...] = (report, report.published, *report.blocks)
    for value in values:
        untold = [field.name for field in fields(value) if field.init and getattr(value, field.name) == _default(field)]
        assert not untold, f"{type(value).__name__}: what is kept of {untold} is not tested"
    return report


def _default(field: Any) -> object:
    return field.default if field.default_factory is MISSING else field.default_factory()
