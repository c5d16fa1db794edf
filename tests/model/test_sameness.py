"""Verdicts on two times and two figures."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.figures.amounts import figures
from twosource.analyse.times.expressions import times
from twosource.model.analysis import Figure, TimeExpression
from twosource.model.sameness import Sameness, compare_figures, compare_times
from twosource.model.span import Span
from twosource.model.units import UNITS, converted, unit_named

THURSDAY = date(2022, 6, 16)


def time_of(text: str) -> TimeExpression:
    (found,) = times(text, THURSDAY)
    return found


def figure_of(text: str) -> Figure:
    (found,) = figures(text)
    return found


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        ("yesterday", "on Wednesday", Sameness.SAME),
        ("June 15", "15 June 2022", Sameness.SAME),
        ("last week", "2022-06-08", Sameness.OVERLAPS),
        ("in June", "on June 15", Sameness.OVERLAPS),
        ("on Monday", "on Tuesday", Sameness.DIFFERS),
        ("9 a.m. Monday", "10 a.m. Monday", Sameness.DIFFERS),
        ("for two days", "for three days", Sameness.DIFFERS),
        ("for two days", "for several days", Sameness.CANNOT_TELL),
        ("recently", "last week", Sameness.CANNOT_TELL),
        ("now", "recently", Sameness.DIFFERS),
    ],
)
def test_two_times_stand_to_each_other(one: str, two: str, verdict: Sameness) -> None:
    assert compare_times(time_of(one), time_of(two)).value is verdict
    assert compare_times(time_of(two), time_of(one)).value is verdict


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        ("half a million boats", "500,000 boats", Sameness.SAME),
        ("12 boats", "a dozen boats", Sameness.SAME),
        ("1,004 boats", "about 1,000 boats", Sameness.ROUNDS),
        ("$2.53 billion", "$2.5 billion", Sameness.ROUNDS),
        ("more than 30 boats", "30 boats", Sameness.ROUNDS),
        ("100 miles", "161 km", Sameness.CONVERTS),
        ("a quarter of the land", "25 percent", Sameness.CONVERTS),
        ("20 degrees Celsius", "68 degrees Fahrenheit", Sameness.CONVERTS),
        ("two years", "24 months", Sameness.CONVERTS),
        ("100 miles", "120 km", Sameness.DIFFERS),
        ("4.4 percent", "4.6 percent", Sameness.DIFFERS),
        ("19 cents", "20 cents", Sameness.DIFFERS),
        ("over 150,000 boats", "nearly 130,000 boats", Sameness.DIFFERS),
        ("10 to 15 boats", "10 to 20 boats", Sameness.DIFFERS),
        ("more than 20 boats", "30 boats", Sameness.OVERLAPS),
        ("24 seats", "24 votes", Sameness.CANNOT_TELL),
        ("$5", "€5", Sameness.CANNOT_TELL),
    ],
)
def test_two_figures_stand_to_each_other(one: str, two: str, verdict: Sameness) -> None:
    assert compare_figures(figure_of(one), figure_of(two)).value is verdict
    assert compare_figures(figure_of(two), figure_of(one)).value is verdict


def test_a_verdict_says_why() -> None:
    assert compare_times(time_of("yesterday"), time_of("on Wednesday")).reason == "both 15 June 2022"
    assert compare_figures(figure_of("12 boats"), figure_of("15 boats")).reason == "12 and 15 boats"
    assert "seats" in compare_figures(figure_of("24 seats"), figure_of("24 votes")).reason


NUMBERS = st.floats(min_value=-1e12, max_value=1e12, allow_nan=False)
NAMES = st.sampled_from(["", "people", "percent", "fraction", "USD", "miles", "kilometres", "years", "days"])


@st.composite
def any_figure(draw: st.DrawFn) -> Figure:
    value = draw(NUMBERS)
    low, high = draw(st.sampled_from([(value, value), (value, math.inf), (min(0.0, value), value)]))
    return Figure(span=Span(0, 1), value=value, low=low, high=high, unit=draw(NAMES))


@given(any_figure(), any_figure())
def test_the_order_of_two_figures_does_not_matter(one: Figure, two: Figure) -> None:
    assert compare_figures(one, two).value is compare_figures(two, one).value


@given(any_figure())
def test_a_figure_is_the_same_as_itself(one: Figure) -> None:
    assert compare_figures(one, one).value is Sameness.SAME


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.forms[0])
@given(value=st.floats(min_value=-1e6, max_value=1e6))
def test_a_conversion_returns(unit: object, value: float) -> None:
    name = unit.forms[0]  # type: ignore[attr-defined]
    for other in UNITS:
        there = converted(value, name, other.forms[0])
        if there is not None:
            assert converted(there, other.forms[0], name) == pytest.approx(value, abs=1e-6)


def test_every_form_names_one_unit() -> None:
    forms = [form for unit in UNITS for form in unit.forms]
    assert len(forms) == len(set(forms))
    assert all(unit_named(form) is not None for form in forms)
