"""Days, weeks, months and years as intervals; numbers and units in words."""

from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from twosource.analyse.times.calendar import day, month, number, quarter, shifted, unit_of, week, weekend, year

DAYS = st.dates(min_value=date(1600, 1, 1), max_value=date(2399, 12, 31))
ONE = timedelta(days=1)


@pytest.mark.parametrize(
    ("stated", "value"),
    [
        ((2022, 6, 15), "2022-06-15"),
        ((2020, 2, 29), "2020-02-29"),
        ((2021, 2, 29), None),
        ((2022, 13, 1), None),
        ((2022, 4, 31), None),
        ((0, 1, 1), None),
    ],
)
def test_a_day_that_is_in_no_calendar_is_none(stated: tuple[int, int, int], value: str | None) -> None:
    found = day(*stated)
    assert (found.value if found else None) == value


@given(DAYS)
def test_a_day_begins_and_ends_on_itself(here: date) -> None:
    found = day(here.year, here.month, here.day)
    assert found is not None
    assert (found.low, found.high, found.value) == (here, here, here.isoformat())


@given(DAYS)
def test_a_week_runs_from_monday_to_sunday_round_its_day(inside: date) -> None:
    found = week(inside)
    assert found.low <= inside <= found.high
    assert (found.low.weekday(), found.high.weekday()) == (0, 6)
    assert date.fromisoformat(found.value + "-1") == found.low


@given(DAYS)
def test_a_weekend_is_the_last_two_days_of_its_week(inside: date) -> None:
    found = weekend(inside)
    assert (found.low, found.high) == (week(inside).high - ONE, week(inside).high)
    assert found.value == week(inside).value + "-WE"


@given(DAYS)
def test_months_follow_one_another_without_a_gap(inside: date) -> None:
    here = month(inside.year, inside.month)
    following = shifted(inside, months=1)
    assert here.low <= inside <= here.high
    assert here.low.day == 1
    assert here.high + ONE == month(following.year, following.month).low


@pytest.mark.parametrize(
    ("quarters", "low", "high", "value"),
    [
        (1, date(2022, 1, 1), date(2022, 3, 31), "2022-Q1"),
        (2, date(2022, 4, 1), date(2022, 6, 30), "2022-Q2"),
        (4, date(2022, 10, 1), date(2022, 12, 31), "2022-Q4"),
    ],
)
def test_a_quarter_is_three_months(quarters: int, low: date, high: date, value: str) -> None:
    found = quarter(2022, quarters)
    assert (found.low, found.high, found.value) == (low, high, value)


def test_a_year_runs_from_january_to_december() -> None:
    found = year(2022)
    assert (found.low, found.high, found.value) == (date(2022, 1, 1), date(2022, 12, 31), "2022")


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2022, 6, 16), 1, date(2022, 7, 16)),
        (date(2022, 3, 31), -1, date(2022, 2, 28)),
        (date(2020, 3, 31), -1, date(2020, 2, 29)),
        (date(2022, 12, 1), 1, date(2023, 1, 1)),
        (date(2022, 1, 1), -1, date(2021, 12, 1)),
        (date(2022, 6, 16), 0, date(2022, 6, 16)),
    ],
)
def test_months_on_is_the_same_day_or_the_last_of_the_month(start: date, months: int, end: date) -> None:
    assert shifted(start, months=months) == end


@given(DAYS, st.integers(-2000, 2000))
def test_there_and_back_again_is_the_same_month(start: date, months: int) -> None:
    back = shifted(shifted(start, months=months), months=-months)
    assert (back.year, back.month) == (start.year, start.month)
    assert back.day <= start.day


@pytest.mark.parametrize("months", [-99999, 99999, 10**15])
def test_no_month_lies_beyond_the_calendar(months: int) -> None:
    with pytest.raises((ValueError, OverflowError)):
        shifted(date(2022, 6, 16), months=months)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("3", 3),
        ("2.5", 2.5),
        ("a", 1),
        ("An", 1),
        ("seven", 7),
        ("Twelve", 12),
        ("twenty-one", 21),
        ("a dozen", 12),
        ("a couple of", 2),
        ("half a", 0.5),
        ("a  hundred", 100),
    ],
)
def test_numbers_are_read_from_words_and_digits(words: str, value: float) -> None:
    assert number(words) == value


@pytest.mark.parametrize("words", ["several", "a few", "Some", "many", "9" * 400])
def test_what_no_number_can_say_is_none(words: str) -> None:
    assert number(words) is None


@given(st.integers(0, 10**12))
def test_digits_mean_their_number(value: int) -> None:
    assume(value < 2**53)
    assert number(str(value)) == value


@pytest.mark.parametrize(
    ("word", "unit"),
    [("weeks", "week"), ("Week", "week"), ("centuries", "century"), ("century", "century"), ("days", "day")],
)
def test_a_unit_is_known_in_both_numbers(word: str, unit: str) -> None:
    assert unit_of(word) == unit
