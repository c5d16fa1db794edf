"""Time expressions: what they mean, which days they cover, and what only looks like one."""

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.times.expressions import times

THURSDAY = date(2022, 6, 16)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
DAYS = st.dates(min_value=date(1601, 1, 1), max_value=date(2098, 12, 31))
FRAGMENTS = (
    "in on the a an at of last next this past coming early late earlier today yesterday tomorrow Monday Wed. May June Feb. 24 "
    "2022 1999 1990s 2022-02-31 9999-99-99 99999999999 99999 0 31 weeks days months years decades centuries week month year "
    "century decade quarter second ago later before start beginning end middle several half dozen twenty-one summer winter "
    "Christmas will to by o’clock ’97 night '05 of once twice every other each rest 12:59 24:00 a.m. p.m. , . - ' ſ ı İ ٣"
).split()
ANY = st.text(max_size=40) | st.lists(st.sampled_from(FRAGMENTS), max_size=15).map(" ".join)


def unmarked(text: str) -> tuple[str, list[str]]:
    """The text without its brackets, and what stood in them."""
    return re.sub(r"[\[\]]", "", text), re.findall(r"\[([^\]]*)\]", text)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        # stated in full
        ("The bridge fell on [June 15, 2022].", "2022-06-15"),
        ("The bridge fell on [15 June 2022].", "2022-06-15"),
        ("The bridge fell on [2022-06-15].", "2022-06-15"),
        ("It was built in [June 1904].", "1904-06"),
        ("It was built in [1904].", "1904"),
        ("It was built in [the 1990s].", "199"),
        ("It stood from [1904] to [2022].", "1904 2022"),
        ("It was built in the [summer of 1904].", "1904-SU"),
        # a day without its year: the nearest past one, or one shortly ahead
        ("The war began on [Feb 24].", "2022-02-24"),
        ("The war began on [Feb. 24].", "2022-02-24"),
        ("The war began on [24 February].", "2022-02-24"),
        ("The vote was on [December 20].", "2021-12-20"),
        ("The feast is on [July 4].", "2022-07-04"),
        ("On [the 1st of May] it rained.".replace("[the 1st", "the [1st"), "2022-05-01"),
        # weekdays
        ("The ferry sank on [Wednesday].", "2022-06-15"),
        ("The ferry sank on [Thursday].", "2022-06-16"),
        ("The ferry sank on [Friday].", "2022-06-10"),
        ("[Monday]’s storm was the first.", "2022-06-13"),
        ("It fell [last Thursday].", "2022-06-09"),
        ("It opens [next Thursday].", "2022-06-23"),
        ("It fell on [Saturday night].", "2022-06-11TNI"),
        # near the day of publication
        ("It fell [yesterday].", "2022-06-15"),
        ("It fell [yesterday morning].", "2022-06-15TMO"),
        ("It opens [tomorrow].", "2022-06-17"),
        ("It opens [today].", "2022-06-16"),
        ("It opens [tonight].", "2022-06-16TNI"),
        # weeks, months, years
        ("It rained [last week].", "2022-W23"),
        ("It rains [this week].", "2022-W24"),
        ("It opens [next month].", "2022-07"),
        ("It fell [earlier this month].", "2022-06"),
        ("Trade fell [last year].", "2021"),
        ("It fell in [November].", "2021-11"),
        ("It fell [last March].", "2022-03"),
        ("It fell [last summer].", "2021-SU"),
        # counted from the day of publication
        ("It fell [three days ago].", "2022-06-13"),
        ("It fell [two weeks ago].", "2022-W22"),
        ("It fell [half a year ago].", "2021-12"),
        ("It opens in [three months].", "2022-09"),
        # the edge of a stretch
        ("Trade grew since [the start of the year].", "2022-01"),
        ("It opens at [the end of next month].", "2022-07"),
        # lengths
        ("It took [20 years].", "P20Y"),
        ("a [five-day] visit", "P5D"),
        ("It lasted [two hours].", "PT2H"),
        ("It lasted [several weeks].", "PXW"),
        ("It lasted [1500000 years].", "P1500000Y"),
        # references
        ("It is [now] open.", "PRESENT_REF"),
        ("It was [recently] opened.", "PAST_REF"),
        ("It opens in [the coming weeks].", "FUTURE_REF"),
        ("It opens in [the\ncoming weeks].", "FUTURE_REF"),
        ("[Years ago] it was a [once] quiet town.", "PAST_REF PAST_REF"),
        ("It grows in [the long term], in [the years to come].", "FUTURE_REF FUTURE_REF"),
        ("It will [one day] open.", "FUTURE_REF"),
        ("He sold its [current] site.", "PRESENT_REF"),
        # a weekday with its date is one expression
        ("It fell on [Thursday, June 9]: no one saw it.", "2022-06-09"),
        ("The fairs are held on [June 24] and [25].", "2022-06-24 2022-06-25"),
        # counted from the year or month named last
        ("He left in [1990]. [Two years later] he won and [the following year] he lost.", "1990 1992 1993"),
        ("Sales fell in [March 2021]; [the next month] they rose.", "2021-03 2021-04"),
        ("It rose in [1990] from [a year earlier] and rents from [a year earlier].", "1990 1989 1989"),
        # the present of a calendar, and a sentence's first word
        ("The council meets separately [Monday].", "2022-06-20"),
        ("The case is heard in [May].", "2023-05"),
        ("It will pay more. On [Monday] it fell.", "2022-06-13"),
        # hours
        ("It fell at [1500 GMT].", "2022-06-16T15:00"),
        ("It fell at [4 in the morning] and at [3 o'clock].", "2022-06-16T04:00 2022-06-16T03:00"),
        ("It closes at [10 at night], at [9:30].", "2022-06-16T22:00 2022-06-16T09:30"),
        # comes again
        ("They meet [twice a week] and [every other day].", "P1W P2D"),
        ("It rains [each July], [every spring] and [every morning].", "XXXX-07 XXXX-SP XXXX-XX-XXTMO"),
        # halves, fortnights, long ones
        ("It took [two-and-a-half years] and [a minute and a half].", "P2Y6M PT1M30S"),
        ("It lasted [a fortnight] after [a weeklong] delay.", "P2W P1W"),
        ("They knew it in [the weeks] before the vote.", "PXW"),
        ("They left [ten days] before the vote.", "P10D"),
        # years
        ("Prices rose for [the rest of the year].", "2022"),
        ("It fell in ['97] and in [FY2021].", "1997 2021"),
        ("It was dull the [Thanksgiving weekend].", "2021-W47-WE"),
        ("It fell in [the latest fiscal year].", "2021"),
    ],
)  # fmt: skip
def test_an_expression_means_its_value(text: str, values: str) -> None:
    text, expressions = unmarked(text)
    found = times(text, THURSDAY)
    assert [expression.span.of(text) for expression in found] == expressions
    assert [expression.value for expression in found] == values.split()


@pytest.mark.parametrize(
    "text",
    [
        "The road may be open.",
        "May he rest in peace.",
        "Theresa May said no.",
        "Jan Novak and April Ryan walked in the sun.",
        "He read it in the Sun at Mar-a-Lago.",
        "They march on; prices fall; he sat down.",
        "The couple were wed in Arle.",
        "the second bridge, for a second time, in a second term",
        "a quarter of the voters and three quarters of the seats",
        "more than 2000 homes, about 1900 workers",
        "He won 2-1 with 20 percent and $2000.",
        "Flight 1914 carried 1,905 boxes.".replace("Flight 1914", "Flight A1914"),
        "He said no.",
        "It was once again what it once was, once he left.",
        "The plan was previously announced and previously sold boats stayed.",
        'He said on "60 Minutes" and on ABC’s “This Week” no.',
        "It is open 24 hours a day, seven days a week.",
        "At the time Mr Lund was mayor.",
        "A current of air went through the current.",
        "",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert times(text, THURSDAY) == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("last week", date(2022, 6, 6), date(2022, 6, 12)),
        ("last month", date(2022, 5, 1), date(2022, 5, 31)),
        ("last weekend", date(2022, 6, 11), date(2022, 6, 12)),
        ("this quarter", date(2022, 4, 1), date(2022, 6, 30)),
        ("in 1904", date(1904, 1, 1), date(1904, 12, 31)),
        ("the 1990s", date(1990, 1, 1), date(1999, 12, 31)),
        ("the end of the year", date(2022, 12, 1), date(2022, 12, 31)),
        ("the end of June", date(2022, 6, 30), date(2022, 6, 30)),
        ("the start of June", date(2022, 6, 1), date(2022, 6, 1)),
        ("the middle of the month", date(2022, 6, 1), date(2022, 6, 30)),
        ("summer of 1904", date(1904, 6, 1), date(1904, 8, 31)),
    ],
)
def test_an_expression_covers_its_days(text: str, low: date, high: date) -> None:
    (found,) = times(text, THURSDAY)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize("text", ["for 20 years", "now", "several weeks"])
def test_lengths_and_references_cover_no_days(text: str) -> None:
    (found,) = times(text, THURSDAY)
    assert (found.low, found.high) == (None, None)


@pytest.mark.parametrize("name", WEEKDAYS)
@given(published=DAYS)
def test_a_weekday_is_the_nearest_past_one_the_day_itself_included(name: str, published: date) -> None:
    (found,) = times(f"The bridge fell on {name}.", published)
    assert found.low is not None
    assert found.low.weekday() == WEEKDAYS.index(name)
    assert timedelta(0) <= published - found.low < timedelta(days=7)


@pytest.mark.parametrize("lead", ["The bridge will open on", "He plans to return on", "They are to meet in Arle on"])
@given(published=DAYS)
def test_where_the_clause_looks_forward_a_weekday_lies_ahead(lead: str, published: date) -> None:
    (found,) = times(f"{lead} Friday.", published)
    assert found.low is not None
    assert timedelta(0) <= found.low - published < timedelta(days=7)


@pytest.mark.parametrize(
    "text",
    [
        "He spoke to reporters on Wednesday.",
        "She gave it to the board on Wednesday.",
        "It returned to Arle on Wednesday.",
        "He refused to comment on Wednesday.",
        "They had to flee on Wednesday.",
        "Willing as he was, it fell on Wednesday.",
        "She was shot by police on Wednesday.",
    ],
)
def test_words_that_do_not_look_forward_leave_a_weekday_past(text: str) -> None:
    (found,) = times(text, THURSDAY)
    assert found.value == "2022-06-15"


@given(DAYS)
def test_yesterday_is_the_day_before(published: date) -> None:
    (found,) = times("It fell yesterday.", published)
    assert found.low == found.high == published - timedelta(days=1)


@pytest.mark.parametrize("form", ["{0:%Y-%m-%d}", "{0:%B} {0.day}, {0:%Y}", "{0.day} {0:%B} {0:%Y}"])
@given(stated=DAYS, published=DAYS)
def test_a_date_stated_in_full_is_itself_whenever_it_is_read(form: str, stated: date, published: date) -> None:
    (found,) = times(f"It fell on {form.format(stated)}.", published)
    assert (found.value, found.low, found.relative) == (stated.isoformat(), stated, False)


@pytest.mark.parametrize(
    ("text", "value"), [("on Wednesday", ""), ("yesterday", ""), ("last week", ""), ("Feb 24", "XXXX-02-24")]
)
def test_without_a_day_of_publication_nothing_is_guessed(text: str, value: str) -> None:
    (found,) = times(text)
    assert (found.value, found.low, found.high) == (value, None, None)


def test_what_hangs_on_the_day_of_publication_says_so() -> None:
    text = "It fell on Wednesday, not on June 15, 2021."
    assert [found.relative for found in times(text, THURSDAY)] == [True, False]


def test_a_weekday_says_from_which_day_it_was_counted() -> None:
    (found,) = times("on Wednesday", THURSDAY)
    assert "2022-06-16" in found.reason


@pytest.mark.parametrize("text", ["99999999999 weeks ago", "in 99999 years", "99999999999 months ago"])
def test_what_lies_beyond_the_calendar_is_a_time_without_a_day(text: str) -> None:
    (found,) = times(text, THURSDAY)
    assert (found.value, found.low) == ("", None)
    assert "9999" in found.reason


@given(ANY, st.none() | st.dates())
def test_any_text_on_any_day_gives_times_in_order_inside_the_text(text: str, published: date | None) -> None:
    found = times(text, published)
    assert all(0 <= expression.span.start < expression.span.end <= len(text) for expression in found)
    assert all(first.span.end <= second.span.start for first, second in pairwise(found))


@given(ANY, st.none() | st.dates())
def test_an_interval_has_two_ends_in_order_or_none(text: str, published: date | None) -> None:
    for found in times(text, published):
        assert (found.low is None) == (found.high is None)
        assert found.low is None or found.high is None or found.low <= found.high


def test_a_part_of_the_text_gives_offsets_into_the_whole() -> None:
    text = "On Monday it rained, on Tuesday it snowed."
    found = times(text, THURSDAY, 20)
    assert [expression.span.of(text) for expression in found] == ["Tuesday"]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("trigger", ["on ", "June "])
def test_a_trigger_a_hundred_thousand_times_over_is_read_in_linear_time(trigger: str) -> None:
    # a pattern that backtracked would not come to an end here
    found = times(trigger * 100_000, THURSDAY)
    assert all(expression.span.end <= len(trigger) * 100_000 for expression in found)
