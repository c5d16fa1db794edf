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


ALIKE = [
    pytest.param(
        ("Divers began lifting the pipes before dusk.", "Divers began lifting the pipes before dusk."), id="equal"
    ),
    pytest.param(
        ("Divers began lifting the pipes before dusk.", "The lifting of the pipes by divers began ahead of dusk."),
        id="reworded and turned round",
    ),
    pytest.param(("The envoy flew to Kyiv yesterday.", "The envoy flew to Kiev on Wednesday."), id="names and times"),
    pytest.param(("A total of 2,000 lanterns hung there.", "Two thousand lanterns were hanging there."), id="figures"),
    pytest.param(
        ("Harbour master Ines Calder closed the lock.", "The lock was closed by Ms Calder."), id="kinds of reference"
    ),
]
UNLIKE = [
    pytest.param(("Divers began lifting the pipes.", "Shopkeepers gave out soup."), id="nothing in common"),
    pytest.param(("It was not the end of it.", "That was the end for all of us there."), id="function words in common"),
    pytest.param(("The baker laughed.", "The baker owns a boat on the lake."), id="short, with one word in common"),
    pytest.param(
        (
            "The mayor opened the new lock on Monday with a speech about the tides.",
            "The mayor closed the museum shop before dusk because the roof had fallen.",
        ),
        id="one subject, other facts",
    ),
]


@pytest.fixture(params=ALIKE)
def alike_pair(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Two sentences that tell the same."""
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(params=UNLIKE)
def unlike_pair(request: pytest.FixtureRequest) -> tuple[str, str]:
    """Two sentences that do not."""
    return request.param  # type: ignore[no-any-return]
