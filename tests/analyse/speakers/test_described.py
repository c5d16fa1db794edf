"""Whom "the Iowa Republican", "the congresswoman" and "the 62-year-old" mean."""

import pytest

from twosource.analyse.analysis import analyse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

AGENCIES = load_agencies()
LEAD = "The ferry hit the pier\n\nThe ferry hit the pier in Arle on Monday and nobody was hurt in the fog.\n\n"


def speaker(body: str, description: str) -> str:
    """Who says that it is late."""
    text = f"{LEAD}{body}\n\n“It is late and dark here,” {description} said."
    report = plain_report(text, Known(agencies=AGENCIES), path="a.txt")
    found = [q for q in analyse(report, AGENCIES).quotations if q.span.of(report.text).startswith("It is late")]
    assert found
    assert found[0].speaker is not None
    return found[0].speaker.name


@pytest.mark.parametrize(
    ("body", "description", "who"),
    [
        ("Rep. Ines Holm (D-Calif.) left on Monday.", "the California Democrat", "Ines Holm"),
        ("Rep. Ines Holm (D-Calif.) left on Monday.", "the congresswoman", "Ines Holm"),
        ("Rep. Ines Holm (D-Calif.) left on Monday.", "the lawmaker", "Ines Holm"),
        ("Sen. Paul Aske, R-Iowa, left on Monday.", "the Iowa Republican", "Paul Aske"),
        ("Republican Sen. Paul Aske left on Monday.", "the Iowa Republican", "Paul Aske"),
        ("Paul Aske, a Texas Democrat, left on Monday.", "the Democrat", "Paul Aske"),
        ("Paul Aske, 62, left on Monday.", "the 62-year-old", "Paul Aske"),
        # of two of one party who spoke last, else who was named last
        ("Sen. Paul Aske (R-Iowa) met Sen. Karl Berg (R-Ohio). Aske called it late.", "the Republican", "Paul Aske"),
        ("Sen. Paul Aske (R-Iowa) met Sen. Karl Berg (R-Ohio).", "the Republican", "Karl Berg"),
        # of whom the state is told goes before of whom it is not; where of none, who was named last
        ("Sen. Paul Aske (R-Iowa) left. Republican Sen. Karl Berg came.", "the Iowa Republican", "Paul Aske"),
        (
            "Republican Sen. Paul Aske left. Mayor Karl Berg came to Orla Holm.",
            "the Iowa Republican",
            "Iowa Republican",
        ),
        # refused: another state, party, age or chamber, and nobody told so
        ("Sen. Paul Aske (R-Iowa) left on Monday.", "the Ohio Republican", "Ohio Republican"),
        ("Sen. Paul Aske (R-Iowa) left on Monday.", "the Democrat", "Democrat"),
        ("Sen. Paul Aske (R-Iowa) left on Monday.", "the congresswoman", "congresswoman"),
        ("Paul Aske, 61, left on Monday.", "the 62-year-old", "62-year-old"),
        ("Paul Aske left on Monday.", "the Republican", "Republican"),
    ],
)
def test_who_fits_the_description_is_meant(body: str, description: str, who: str) -> None:
    assert speaker(body, description) == who


@pytest.mark.parametrize(
    ("body", "description", "who"),
    [
        ("The Skerrow Ferry Committee met on Monday.", "the panel", "Skerrow Ferry Committee"),
        ("The Skerrow Sailors Union sued on Monday.", "the group", "Skerrow Sailors Union"),
        ("Skerrow University met on Monday.", "the school", "Skerrow University"),
        # refused: a panel is no university
        ("Skerrow University met on Monday.", "the panel", "panel"),
    ],
)
def test_bodies_by_what_their_kind_is_called(body: str, description: str, who: str) -> None:
    assert speaker(body, description) == who
