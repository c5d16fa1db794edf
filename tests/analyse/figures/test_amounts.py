"""Figures: their number, what they count, the interval their words allow, and what only looks like one."""

import math
import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.figures.amounts import figures
from twosource.analyse.times.expressions import times, without_counts

FRAGMENTS = (
    "12 1,000 3.5 $ € US$ 2 1/2 93-1 10-15 one two twenty-five hundred million bn m k % percent percentage points km miles °C minus - "
    "between and to or more so about nearly over up to half a dozen dozens of third two-thirds first 69th years old 76 , . people seats "
    "a pair of one in five 1e9 99999999999999999999 ٣ ſ ı"
).split()
ANY = st.text(max_size=40) | st.lists(st.sampled_from(FRAGMENTS), max_size=14).map(" ".join)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        # digits and words
        ("12 boats sank", 12, "boats"),
        ("1,004.5 tonnes of grain", 1004.5, "tonnes"),
        ("twenty-five boats", 25, "boats"),
        ("two hundred and ten boats", 210, "boats"),
        ("twenty-five thousand boats", 25_000, "boats"),
        ("half a million boats", 500_000, "boats"),
        ("a dozen boats", 12, "boats"),
        ("five dozen boats", 60, "boats"),
        ("2 1/2 acres", 2.5, "acres"),
        ("minus 5 degrees Celsius", -5, "degrees Celsius"),
        # money
        ("€1.2bn", 1.2e9, "EUR"),
        ("£300m", 3e8, "GBP"),
        ("$147 billion", 1.47e11, "USD"),
        ("US$1.25", 1.25, "USD"),
        ("A$3 million", 3e6, "AUD"),
        ("40 million euros", 4e7, "EUR"),
        ("EUR 5 million", 5e6, "EUR"),
        ("19 cents", 19, "cents"),
        # shares
        ("30 percent", 30, "percent"),
        ("4.6%", 4.6, "percent"),
        ("two percentage points", 2, "percentage points"),
        ("one in five voters", 0.2, "fraction"),
        ("two-thirds of the seats", 2 / 3, "fraction"),
        ("an eighth of the land", 0.125, "fraction"),
        ("half of the land", 0.5, "fraction"),
        # measures and ages
        ("27 miles", 27, "miles"),
        ("27 km", 27, "kilometres"),
        ("a 40-foot wall", 40, "feet"),
        ("eight minutes", 8, "minutes"),
        ("a 39-year-old man", 39, "years of age"),
        ("Mara Vekar, 76, spoke", 76, "years of age"),
        # people and things
        ("four brave nurses", 4, "people"),
        ("24 candidates", 24, "people"),
        ("15,000 Norlanders", 15_000, "people"),
        ("One source told her", 1, "people"),
        ("a 53-seat majority", 53, "seats"),
        ("a seven-nation pact", 7, "nations"),
        ("two major economies", 2, "economies"),
        ("a pair of other letters", 2, "letters"),
        # order
        ("the second bridge", 2, "ordinal"),
        ("her 69th birthday", 69, "ordinal"),
    ],
)
def test_a_figure_has_its_value_and_what_it_counts(text: str, value: float, unit: str) -> None:
    (found,) = figures(text)
    assert found.value == pytest.approx(value)
    assert found.unit == unit


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("12 boats", 12, 12),
        ("more than 30 boats", 30, math.inf),
        ("at least 30 boats", 30, math.inf),
        ("30 or more boats", 30, math.inf),
        ("up to 30 boats", 0, 30),
        ("fewer than 30 boats", 0, 30),
        ("nearly 130,000 boats", 117_000, 130_000),
        ("about 100 boats", 90, 110),
        ("100 boats", 100, 100),
        ("between 10 and 15 boats", 10, 15),
        ("10 to 15 boats", 10, 15),
        ("$10-15 million", 10e6, 15e6),
        ("dozens of boats", 24, 100),
    ],
)
def test_the_words_round_a_figure_set_its_interval(text: str, low: float, high: float) -> None:
    (found,) = figures(text)
    assert (found.low, found.high) == pytest.approx((low, high))


def test_a_vote_is_two_figures() -> None:
    found = figures("The Senate confirmed him by 93-1.")
    assert [(f.value, f.unit) for f in found] == [(93, "votes for"), (1, "votes against")]
    assert [(f.value, f.unit) for f in figures("Arle won 3-2.")] == [(3, "score"), (2, "score")]


@pytest.mark.parametrize(
    "text",
    [
        "The number of Norlanders without a home rose by more than 23,000 to over 160,000.",
        "The count grew from 12 people to 15.",
    ],
)
def test_a_bare_number_counts_what_its_sentence_counts(text: str) -> None:
    assert {found.unit for found in figures(text)} == {"people"}


@pytest.mark.parametrize(
    "text",
    ["No one came.", "this one is open", "He is one of them.", "Covid-19 and G7 and F-16", "v1.2.3", "", "a boat"],
)
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    assert figures(text) == ()


@pytest.mark.parametrize("text", ["a Boeing 737 landed", "Article 5 of the pact"])
def test_a_number_in_a_name_is_a_label(text: str) -> None:
    assert [found.unit for found in figures(text)] == ["label"]


def test_dates_are_left_to_the_times_and_lengths_are_both() -> None:
    text = "On June 15, 2022, after 20 minutes and 10 months after Feb. 3, it sank."
    found = figures(text, without_counts(text, times(text, date(2022, 6, 16))))
    assert [(f.value, f.unit) for f in found] == [(20, "minutes"), (10, "months")]


@given(ANY)
def test_any_text_gives_figures_in_order_inside_the_text(text: str) -> None:
    found = figures(text)
    assert all(0 <= figure.span.start < figure.span.end <= len(text) for figure in found)
    assert all(first.span.end <= second.span.start for first, second in pairwise(found))


@given(ANY)
def test_the_value_lies_in_its_interval(text: str) -> None:
    for figure in figures(text):
        assert figure.low <= figure.value <= figure.high or re.search("minus|-", text)
        assert math.isfinite(figure.value)


@pytest.mark.parametrize("text", ["It sank 12 boats and 3 rafts."])
def test_a_part_of_the_text_gives_offsets_into_the_whole(text: str) -> None:
    assert [found.span.of(text) for found in figures(text, (), 15)] == ["3 rafts"]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("trigger", ["the ", "two ", "one and "])
def test_a_trigger_a_hundred_thousand_times_over_is_read_in_linear_time(trigger: str) -> None:
    # a pattern that backtracked would not come to an end here
    found = figures(trigger * 100_000)
    assert all(figure.span.end <= len(trigger) * 100_000 for figure in found)
