"""The tables of docs/reference say what the engines do, and they do it for any text: linear time, memory by its length."""

import os
import re
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import twosource
from twosource.analyse.figures.amounts import FIGURE
from twosource.analyse.names.persons import same_person
from twosource.analyse.names.places import same_place
from twosource.analyse.times import expressions as engine
from twosource.analyse.times.base import Known, Resolver, Value
from twosource.analyse.times.forms import COMPILED, FORMS
from twosource.analyse.words import words
from twosource.relate.differences.wording import substitution

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
    last = twosource.times(text, published=THURSDAY)[-1]
    assert (last.value, last.kind.value) == (value, kind)


def test_every_form_of_a_time_has_a_row(monkeypatch: pytest.MonkeyPatch) -> None:
    told: set[int] = set()

    def noted(number: int, resolve: Resolver) -> Resolver:
        def resolved(match: re.Match[str], known: Known) -> Value | None:
            value = resolve(match, known)
            told.update({number} if value is not None else ())
            return value

        return resolved

    wrapped = [(form, noted(number, resolve)) for number, (form, resolve) in enumerate(COMPILED)]
    monkeypatch.setattr(engine, "COMPILED", wrapped)
    for text, *_ in rows("times.md"):
        twosource.times(text, published=THURSDAY)
    assert [form for number, (form, _) in enumerate(FORMS) if number not in told] == []


@pytest.mark.parametrize(("text", "value", "unit"), rows("figures.md"))
def test_a_figure_counts_what_the_reference_says(text: str, value: str, unit: str) -> None:
    last = twosource.figures(text)[-1]
    assert last.value == pytest.approx(float(value), abs=0.001)
    assert last.unit == unit


def test_every_part_of_the_pattern_of_figures_has_a_row() -> None:
    texts = [text for text, *_ in rows("figures.md")]
    told = {
        part for text in texts for match in FIGURE.finditer(text) for part, words in match.groupdict().items() if words
    }
    assert sorted(FIGURE.groupindex.keys() - told) == []


@pytest.mark.parametrize(("text", "mention", "entity", "kind", "use"), rows("names.md"))
def test_a_name_leads_where_the_reference_says(text: str, mention: str, entity: str, kind: str, use: str) -> None:
    last = twosource.names(text)[-1]
    assert (last.span.of(text), last.entity, last.kind.value, last.use) == (mention, entity, kind, use)


@pytest.mark.parametrize(("one", "two", "verdict"), rows("names.md", 1))
def test_two_places_stand_as_the_reference_says(one: str, two: str, verdict: str) -> None:
    assert same_place(one, two).value == verdict


@pytest.mark.parametrize(("one", "two", "verdict"), rows("names.md", 2))
def test_two_persons_stand_as_the_reference_says(one: str, two: str, verdict: str) -> None:
    assert same_person(one, two).value == verdict


@pytest.mark.parametrize(("text", "mention", "holder"), rows("names.md", 3))
def test_an_office_leads_to_whom_the_reference_says(text: str, mention: str, holder: str) -> None:
    found = [name for name in twosource.names(text, published=THURSDAY) if name.described]
    assert [(name.span.of(text), name.entity) for name in found] == ([(mention, holder)] if mention else [])


@pytest.mark.parametrize(("one", "two", "kind"), rows("wording.md"))
def test_a_substitution_is_classed_as_the_reference_says(one: str, two: str, kind: str) -> None:
    first, second = words(one), words(two)
    assert substitution(first.keys, second.keys, (first.stems, second.stems))[0].value == kind


ENGINES: dict[str, Callable[[str], object]] = {
    "times": lambda text: twosource.times(text, published=THURSDAY),
    "figures": twosource.figures,
    "names": lambda text: twosource.names(text, published=THURSDAY),
}
# Heads, joints and tails of every form: what sets an engine to work and then leaves it waiting
FRAGMENTS = (
    "the ", "on ", "in ", "a ", "1 ", "1", "1,", "1.", "12:", "Monday ", "Monday, ", "May ", "early ", "last ", "the last ", "two ", "two hundred ", "twenty-", "about ",
    "more than ", "year ", "year-earlier ", "quarter ", "now ", "Feb. ", "24 ", "June 15 - ", "half a ", "$", "€1.2bn ", "10-", "10 to ", "one in ", "dozens of ",
    "percent ", "between ", "minus ", "Mr ", "Vekar ", "President ", "of ", "the Kremlin ", "A", "A.", "A-", "al-", "“", "' ", "\n", "will ", "said ", "-", "nineteen ",
    "U.S. ", "a\n", "\"", "’", ". ", "? ", "9 a.m. ", "every ", "the eve of ", "fiscal ", "'90s ", "£", "one ", "3/4 ", "° ",
)  # fmt: skip
# One for each way by which a mention is found, its title read, or a description led to somebody
NAMED = (
    "Mr Vekar ", "Mr Vekar said. ", "Mara Vekar, ", "J. ", "J.R. ", "Dr. ", "St. ", "Sen. ", "R-N.H. ", "president ", "Chinese President ", "the Chinese president ", "the Chinese president said. ", "Japan’s premier ", "the president of China ", "Prime Minister ",
    "Joe Biden left. The president said. ", "The former president ", "Head of Piers Mara Vekar ", "the Port League Mara Vekar ", "Mr Vekar. Maria Vekar. ",
    "the mayor ", "Mayor Walt Venn. The mayor ", "Russian counterpart ", "Xi ", "bin ", "van der ", "Kiev ", "Kiev, ", "Republic of ", "United States ", "Court ", "Fox News ", "The ",
    "NATO ", "VEKAR ", "A&", "Vekar's ", "1st ", "Wrote Holm: ", "Theresa May ", "Vekar/", "Mr Vekar\n\n", "“Mr Xi said\n\n", "Mara Vekar Holm Venn\n\n", "his ", "Vekar: ",
)  # fmt: skip
TRIGGERS = {
    "times": (*FRAGMENTS, *(f"{text} " for text, *_ in rows("times.md"))),
    "figures": (*FRAGMENTS, *(f"{text} " for text, *_ in rows("figures.md"))),
    "names": (*FRAGMENTS, *NAMED),
}
# Letters to begin with: enough for quadratic work to show, few enough for a tenth of a second a trigger
LETTERS = 3_000
# Twice the text takes twice the time; a quarter more, and a hundredth of a second, for the clock
TWICE, TICK_SECONDS = 2.6, 0.01
MOST = 100_000
long = pytest.mark.skipif("TWOSOURCE_LONG" not in os.environ, reason="takes a quarter of an hour: set TWOSOURCE_LONG=1")


def seconds(engine: str, text: str) -> float:
    start = time.process_time()
    ENGINES[engine](text)
    return time.process_time() - start


def is_linear(engine: str, trigger: str) -> bool:
    """Whether twice as many repetitions take twice the time; a machine in a hurry may look again."""
    count = max(1, LETTERS // len(trigger))
    return any(
        seconds(engine, trigger * (2 * count)) <= TWICE * seconds(engine, trigger * count) + TICK_SECONDS
        for _ in range(4)
    )


@pytest.mark.parametrize("engine", ENGINES)
def test_twice_the_repetitions_of_any_trigger_take_twice_the_time(engine: str) -> None:
    ENGINES[engine]("The mayor, Mara Vekar, said on Monday that 12 boats left.")
    assert [trigger for trigger in TRIGGERS[engine] if not is_linear(engine, trigger)] == []


@pytest.mark.parametrize(
    ("engine", "trigger"), [("times", "the last "), ("figures", "one in "), ("names", "the Kremlin ")]
)
def test_a_hundred_thousand_repetitions_of_a_slow_trigger_end(engine: str, trigger: str) -> None:
    assert seconds(engine, trigger * MOST) < 30


@long
@pytest.mark.parametrize("engine", ENGINES)
def test_a_hundred_thousand_repetitions_of_each_trigger_take_linear_time(engine: str) -> None:
    def is_slow(trigger: str) -> bool:
        """Whether ten times as many take more than thirteen times as long; a machine in a hurry may look again."""
        return all(
            seconds(engine, trigger * MOST) > 13 * seconds(engine, trigger * (MOST // 10)) + 0.1 for _ in range(3)
        )

    assert [trigger for trigger in TRIGGERS[engine] if is_slow(trigger)] == []


# Bytes of memory at the peak for each letter of the text, found things included. Measured 2026-11 on reports with a
# time and a figure to every eighty letters and two names: 6.5, 7.1 and 38 (names keep the columns of words).
BYTES_A_LETTER = {"times": 12, "figures": 12, "names": 60}
REPORT = (
    "The mayor of Norland, Mara Vekar, said on Monday that 1,200 boats had left Kiev for the port of Brill on June 3. "
    "“We paid €1.2bn,” she said. Mr Xi was silent.\n\n"
)


def peak_bytes(engine: str, text: str) -> int:
    tracemalloc.start()
    try:
        ENGINES[engine](text)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("letters", [80_000, pytest.param(5_000_000, marks=long)])
def test_memory_grows_with_the_text_and_no_faster(engine: str, letters: int) -> None:
    ENGINES[engine](REPORT * 20)
    small, large = (peak_bytes(engine, REPORT * (size // len(REPORT))) / size for size in (20_000, letters))
    assert large < min(BYTES_A_LETTER[engine], 1.25 * small)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_text_of_any_number_of_lines_will_do(engine: str) -> None:
    # one report may have 20,000 lines (`report_lines`); these engines read no report
    ENGINES[engine]("Kiev\n" * 25_000)
