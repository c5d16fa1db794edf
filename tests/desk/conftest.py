"""Invented reports for the tests of the desk: three happenings, each told by several outlets."""

from collections.abc import Callable
from pathlib import Path

import pytest

from twosource.model.report import Report
from twosource.settings import Settings

MakeReport = Callable[..., Report]

_FERRY = (
    "The ferry Marigold struck the pier at dawn on Tuesday and {hurt} people were hurt, harbour master Ines Calder said.\n\n"
    "The ferry will be out of service for a week, {who} said."
)
_MILL = (
    "Fire swept through the Oster paper mill in Varn and left three workers in {state} condition, the brigade said.\n\n"
    "The mill will stay shut while the roof is rebuilt, {who} said."
)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(desk=str(tmp_path / "desk.sqlite"))


@pytest.fixture
def ferry(make_report: MakeReport) -> tuple[Report, ...]:
    """Four outlets of one accident; the third and the fourth have another figure and add a word."""
    told = (
        ("Lantern", 12, "she"),
        ("Echo", 12, "Ms Calder"),
        ("Post", 14, "the harbour master"),
        ("Isle", 12, "Calder"),
    )
    return tuple(
        make_report(
            _FERRY.format(hurt=hurt, who=who),
            outlet=f"The {outlet}",
            title="Ferry Marigold hits pier",
            url=f"https://{outlet.lower()}.example/ferry",
            published="2026-05-12",
            name=f"{outlet}.txt",
        )
        for outlet, hurt, who in told
    )


@pytest.fixture
def mill(make_report: MakeReport) -> tuple[Report, ...]:
    """Two outlets of one fire."""
    return tuple(
        make_report(
            _MILL.format(state=state, who=who),
            outlet=f"The {outlet}",
            title="Fire at Oster paper mill",
            url=f"https://{outlet.lower()}.example/mill",
            published="2026-05-13",
            name=f"{outlet}.txt",
        )
        for outlet, state, who in (("Lantern", "serious", "its owner"), ("Echo", "critical", "the owner"))
    )


@pytest.fixture
def corrected(make_report: MakeReport) -> Report:
    """The first of the ferry's reports, later, with another figure."""
    return make_report(
        _FERRY.format(hurt=14, who="she"),
        outlet="The Lantern",
        title="Ferry Marigold hits pier",
        url="https://www.lantern.example/ferry?utm_source=mail",
        published="2026-05-12",
        name="later.txt",
    )
