"""Dates as metadata writes them, and what states none."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.report import DateOrigin, Published
from twosource.read.dates import MONTHS, published

DAY = date(2031, 5, 6)


def found(stated: str) -> Published:
    result = published(stated)
    assert result is not None
    return result


@pytest.mark.parametrize(
    "stated",
    [
        "2031-05-06",
        "20310506",
        " 2031-05-06\n",
        "2031/05/06",
        "2031.05.06",
        "2031-05-06 14:00 in Kovar",
        "2031-05-06T25:00",
        "2031-W19-2",
        "May 6, 2031",
        "May 6 2031",
        "May 6th, 2031",
        "6 May 2031",
        "6. May 2031",
        "6th May, 2031",
        "Tue, 6 May 2031",
        "Published 6 May 2031 by The Lantern",
        "TUESDAY, MAY 6, 2031",
        "May 6, 2031 3:00 p.m.",
        "May 6, 2031, 11:15 AM",
    ],
)
def test_a_day_is_read_in_the_ways_metadata_writes_it(stated: str) -> None:
    result = found(stated)
    assert (result.day, result.moment) == (DAY, None)


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        ("2031-05-06T14:30:00Z", datetime(2031, 5, 6, 14, 30, tzinfo=UTC)),
        ("2031-05-06 14:30", datetime(2031, 5, 6, 14, 30)),
        ("20310506T143000Z", datetime(2031, 5, 6, 14, 30, tzinfo=UTC)),
        ("2031-05-06T00:00:00+02:00", datetime(2031, 5, 6, tzinfo=timezone(timedelta(hours=2)))),
        ("2031-05-06T14:30:00.123+02:00", datetime(2031, 5, 6, 14, 30, 0, 123000, timezone(timedelta(hours=2)))),
        ("Tue, 06 May 2031 14:30:00 GMT", datetime(2031, 5, 6, 14, 30, tzinfo=UTC)),
        ("6 May 2031 14:30 +0200", datetime(2031, 5, 6, 14, 30, tzinfo=timezone(timedelta(hours=2)))),
    ],
)
def test_a_moment_is_kept_where_it_is_stated(stated: str, moment: datetime) -> None:
    result = found(stated)
    assert (result.day, result.moment) == (DAY, moment)


def test_midnight_without_a_zone_is_a_day_only() -> None:
    assert found("2031-05-06T00:00:00").moment is None


@pytest.mark.parametrize(
    "stated",
    [
        "",
        "   ",
        "soon",
        "2031",
        "2031-05",
        "May 2031",
        "6 May",
        "31 February 2031",
        "Smarch 6, 2031",
        "2031-13-06",
        "20319999",
        "0000-00-00",
        "05/06/2031",
        "1935885600",
        "Updated 3:15 PM",
        "Tue, 6 May 99999999999999 14:00:00 GMT",
        "\ud800\x00",
    ],
)
def test_what_states_no_day_is_no_date(stated: str) -> None:
    assert published(stated) is None


@pytest.mark.parametrize(("name", "number"), [("Jan", 1), ("june", 6), ("SEPT", 9), ("September", 9), ("dec", 12)])
def test_months_are_known_by_name_and_short_name_in_any_case(name: str, number: int) -> None:
    assert found(f"6 {name} 2031").day == found(f"{name}. 6, 2031").day == date(2031, number, 6)
    assert MONTHS[name.lower()] == number


def test_every_month_of_the_table_is_read() -> None:
    assert sorted(set(MONTHS.values())) == list(range(1, 13))
    for name, number in MONTHS.items():
        assert found(f"6 {name.title()} 2031").day == date(2031, number, 6)


def test_a_date_says_how_it_is_known() -> None:
    assert found(" 2031-05-06 ") == Published(day=DAY, origin=DateOrigin.METADATA, reason="stated as '2031-05-06'")
    given_by_user = published("2031-05-06", DateOrigin.GIVEN, "given by the user")
    assert given_by_user == Published(day=DAY, origin=DateOrigin.GIVEN, reason="given by the user")


@given(st.dates(date(1000, 1, 1)))
def test_a_day_comes_back_however_it_is_written(day: date) -> None:
    month = day.strftime("%B")
    for stated in (day.isoformat(), f"{day:%Y%m%d}", f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}"):
        assert found(stated).day == day


@given(
    st.text(max_size=40)
    | st.lists(
        st.sampled_from(["2031", "May ", "6 ", ", ", "T", "Z", "+", "-", "99999999999", "14:00", " GMT", "p.m.", "é"]),
        max_size=9,
    ).map("".join)
)
def test_any_words_state_a_day_or_none(stated: str) -> None:
    result = published(stated)
    assert result is None or isinstance(result.day, date)
    if result is not None and result.moment is not None:
        assert result.moment.date() == result.day
