"""The day of an undated report, from dated reports of its story."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.flow import compare
from twosource.model.agency import AgencyTable
from twosource.model.analysis import Analysis
from twosource.model.report import DateOrigin, Report
from twosource.relate.dating import inferred

Read = Callable[..., Analysis]


STORY = (
    "A cargo of clay pipes slid off a barge near Quill Island{when} and blocked the narrow channel. Divers began "
    "lifting the pipes before dusk while two tugs held the hull against the current."
)
RETOLD = (
    "Clay pipes blocked the channel near Quill Island{when}; divers lifted them from the hull of a barge held by tugs."
)
OTHER = "The council has opened a school of navigation in the old customs house, with forty pupils and a brass sextant."


@pytest.mark.parametrize(
    ("when", "day"),
    [
        pytest.param("", "2026-03-12", id="no weekday: the sibling's day"),
        pytest.param(" on Thursday", "2026-03-12", id="the sibling's own weekday"),
        pytest.param(" on Wednesday", "2026-03-11", id="the day before"),
        pytest.param(" on Monday", "2026-03-09", id="three days before"),
        pytest.param(" on Friday", "2026-03-12", id="a weekday too far back says nothing"),
        pytest.param(" on Monday (it was cleared on Wednesday)", "2026-03-11", id="the latest weekday"),
    ],
)
def test_the_day_is_the_latest_weekday_named_counted_from_the_sibling(read: Read, when: str, day: str) -> None:
    sibling = read(STORY.format(when=""), outlet="Harbour Post", published="2026-03-12", name="a.txt")
    found = inferred(read(RETOLD.format(when=when), name="b.txt"), [sibling])
    assert found is not None
    assert found.day == date.fromisoformat(day)


def test_an_inferred_day_is_marked_and_says_from_what(read: Read) -> None:
    sibling = read(STORY.format(when=""), outlet="Harbour Post", published="2026-03-12", name="a.txt")
    found = inferred(read(RETOLD.format(when=" on Wednesday"), name="b.txt"), [sibling])
    assert found is not None
    assert found.origin is DateOrigin.INFERRED
    assert "Harbour Post" in found.reason
    assert "2026-03-12" in found.reason
    assert "Wednesday" in found.reason


def test_a_report_of_another_story_tells_nothing_of_the_day(read: Read) -> None:
    undated = read(OTHER, name="b.txt")
    assert inferred(undated, [read(STORY.format(when=""), published="2026-03-12", name="a.txt")]) is None
    assert inferred(undated, []) is None


def test_the_likest_sibling_tells_the_day_whatever_the_order(read: Read) -> None:
    undated = read(STORY.format(when=""), name="c.txt")
    near = read(STORY.format(when=" at dawn"), published="2026-03-12", name="a.txt")
    far = read(RETOLD.format(when=" again"), published="2026-03-20", name="b.txt")
    for siblings in ([near, far], [far, near]):
        found = inferred(undated, siblings)
        assert found is not None
        assert found.day == date(2026, 3, 12)


def test_an_undated_sibling_tells_nothing(read: Read) -> None:
    assert inferred(read(STORY.format(when=""), name="a.txt"), [read(STORY.format(when=""), name="b.txt")]) is None


def test_in_a_comparison_the_undated_report_is_dated_and_its_times_count_from_there(
    make_report: Callable[..., Report], agencies: AgencyTable
) -> None:
    dated = make_report(STORY.format(when=" yesterday"), published="2026-03-12", name="a.txt")
    undated = make_report(RETOLD.format(when=" on Wednesday") + " Ships wait today.", name="b.txt")
    first, second = compare([undated, dated], agencies).analyses
    assert first.report.published.origin is DateOrigin.METADATA
    assert (second.report.published.day, second.report.published.origin) == (date(2026, 3, 11), DateOrigin.INFERRED)
    assert [(time.value, time.low) for time in second.times][-1] == ("2026-03-11", date(2026, 3, 11))


WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.lists(st.sampled_from(WEEKDAYS), max_size=4))
def test_the_day_is_at_most_three_days_before_the_siblings(read: Read, day: date, named: list[str]) -> None:
    sibling = read(STORY.format(when=""), published=day.isoformat(), name="a.txt")
    found = inferred(read(RETOLD.format(when="".join(f" on {name}," for name in named)), name="b.txt"), [sibling])
    assert found is not None
    assert found.day is not None
    assert 0 <= (day - found.day).days <= 3
    assert found.day == day or f"{found.day:%A}" in named
