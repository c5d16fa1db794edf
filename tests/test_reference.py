"""The tables of docs/reference say what the engines do, and the engines take any length in linear time."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import twosource
from twosource.analyse.persons import same_person
from twosource.analyse.places import same_place
from twosource.analyse.timeforms import FORMS
from twosource.analyse.words import words
from twosource.relate.wording import substitution

DOCS = Path(__file__).parents[1] / "docs" / "reference"
THURSDAY = date(2022, 6, 16)


def rows(page: str, table: int = 0) -> list[list[str]]:
    """The rows of the nth table of a page, its head left out."""
    tables: list[list[list[str]]] = []
    inside = False
    for line in (DOCS / page).read_text("utf-8").splitlines():
        if not line.startswith("|"):
            inside = False
        elif not inside:
            inside = True
            tables.append([])
        elif not line.startswith("|---"):
            tables[-1].append([cell.strip() for cell in line.strip("|").split("|")])
    return tables[table]


@pytest.mark.parametrize(("text", "value", "kind"), rows("times.md"))
def test_a_time_means_what_the_reference_says(text: str, value: str, kind: str) -> None:
    (found,) = twosource.times(text, published=THURSDAY)
    assert (found.value, found.kind.value) == (value, kind)


@pytest.mark.parametrize(("text", "value", "unit"), rows("figures.md"))
def test_a_figure_counts_what_the_reference_says(text: str, value: str, unit: str) -> None:
    (found,) = twosource.figures(text)
    assert found.value == pytest.approx(float(value), abs=0.001)
    assert found.unit == unit


@pytest.mark.parametrize(("one", "two", "verdict"), rows("names.md"))
def test_two_places_stand_as_the_reference_says(one: str, two: str, verdict: str) -> None:
    assert same_place(one, two).value == verdict


@pytest.mark.parametrize(("one", "two", "verdict"), rows("names.md", 1))
def test_two_persons_stand_as_the_reference_says(one: str, two: str, verdict: str) -> None:
    assert same_person(one, two).value == verdict


@pytest.mark.parametrize(("one", "two", "kind"), rows("wording.md"))
def test_a_substitution_is_classed_as_the_reference_says(one: str, two: str, kind: str) -> None:
    first, second = words(one), words(two)
    assert substitution(first.keys, second.keys, (first.stems, second.stems))[0].value == kind


TRIGGERS = (
    "the ", "on ", "in ", "a ", "1 ", "1", "1,", "1.", "12:", "Monday ", "May ", "early ", "last ", "the last ", "two ", "two hundred ", "twenty-", "about ",
    "more than ", "year ", "year-earlier ", "quarter ", "now ", "Feb. ", "24 ", "June 15 - ", "half a ", "$", "€1.2bn ", "10-", "10 to ", "one in ", "dozens of ",
    "percent ", "between ", "minus ", "Mr ", "Vekar ", "President ", "of ", "the Kremlin ", "A", "A.", "A-", "al-", "“", "' ", "\n", "will ", "said ", "-", "nineteen ",
)  # fmt: skip
ENGINES: dict[str, Callable[[str], object]] = {
    "times": lambda text: twosource.times(text, published=THURSDAY),
    "figures": twosource.figures,
    "names": twosource.names,
}


def seconds(engine: str, text: str) -> float:
    start = time.process_time()
    ENGINES[engine](text)
    return time.process_time() - start


@pytest.mark.parametrize("engine", ENGINES)
def test_repetitions_of_every_trigger_take_linear_time(engine: str) -> None:
    # quadratic work would be a hundred times as long for ten times the text
    slow = [t for t in TRIGGERS if seconds(engine, t * 5_000) > max(0.5, 30 * seconds(engine, t * 500))]
    assert slow == []


@pytest.mark.parametrize(("engine", "trigger"), [("times", "the last "), ("figures", "one in "), ("names", "Vekar ")])
def test_a_hundred_thousand_repetitions_of_the_slowest_trigger_end(engine: str, trigger: str) -> None:
    assert seconds(engine, trigger * 100_000) < 30


def test_every_form_begins_where_the_engine_looks() -> None:
    assert len(FORMS) > 60
