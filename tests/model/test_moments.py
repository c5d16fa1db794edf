"""Values of time expressions in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.analysis import TimeExpression
from twosource.model.moments import in_words
from twosource.model.span import Span

WEEK = (date(2019, 7, 29), date(2019, 8, 4))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2022-06-15", "15 June 2022"),
        ("2022-06-15T17:00", "15 June 2022, 17:00"),
        ("2022-06-15T17:00-05:00", "15 June 2022, 17:00 (-05:00)"),
        ("2013-08-07TNI", "7 August 2013, night"),
        ("2022-06-15TMO", "15 June 2022, morning"),
        ("2022-13-40", "2022-13-40"),
        ("2022-06", "June 2022"),
        ("2022-13", "2022-13"),
        ("2019-W31", "the week of 29 July 2019 to 4 August 2019"),
        ("2019-W31-WE", "the weekend of 29 July 2019 to 4 August 2019"),
        ("2022-SU", "summer 2022"),
        ("2022-Q2", "quarter 2 of 2022"),
        ("2022", "2022"),
        ("199", "the 1990s"),
        ("P2D", "2 days"),
        ("P1C", "P1C"),
        ("P1CE", "1 century"),
        ("PT3H", "3 hours"),
        ("PAST_REF", "some time past"),
        ("", ""),
    ],
)
def test_a_value_is_told_as_news_writes_it(value: str, said: str) -> None:
    assert in_words(TimeExpression(span=Span(0, 1), value=value, low=WEEK[0], high=WEEK[1])) == said


@given(st.text("0123456789-TWPXQHSDMYENI:REF_", max_size=20))
def test_no_value_makes_it_fail(value: str) -> None:
    assert in_words(TimeExpression(span=Span(0, 1), value=value)) or not value
