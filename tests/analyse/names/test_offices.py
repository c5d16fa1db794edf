"""The table of office-holders: whole, dated, and silent where it cannot tell."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from twosource.analyse.names.offices import bodies, holding, known_until, levelled, synonyms, tenures
from twosource.analyse.tables import places
from twosource.tables import head, rows

ROWS = rows("office_holders.tsv")


def test_its_head_states_origin_date_and_up_to_when_it_is_known() -> None:
    assert "Origin: compiled for this project" in head("office_holders.tsv")
    assert known_until() >= date(2025, 1, 1)


def test_every_row_has_a_body_an_office_a_person_and_days_in_order() -> None:
    for body, offices, person, since, until in ROWS:
        assert body in places() or body.split("|")[0] in bodies(), body
        assert offices == offices.lower()
        assert person.strip()
        assert date.fromisoformat(since) < (date.fromisoformat(until) if until else known_until())


def test_no_two_hold_one_office_at_a_time() -> None:
    for office, held in tenures().items():
        for one, next_one in pairwise(sorted(held, key=lambda tenure: tenure.since)):
            assert one.until is not None, office
            assert one.until <= next_one.since, office


def test_no_tenure_is_longer_than_a_life() -> None:
    assert all(
        (t.until or known_until()) - t.since < timedelta(days=365 * 45) for held in tenures().values() for t in held
    )


@pytest.mark.parametrize(
    ("body", "office", "day", "holder"),
    [
        ("china", "president", "2013-03-22", "Xi Jinping"),
        ("china", "president", "2013-03-06", "Hu Jintao"),
        ("united kingdom", "premier", "1999-01-01", "Tony Blair"),
        ("united states", "vice-president", "2018-05-01", "Mike Pence"),
        ("united nations", "secretary general", "1998-02-03", "Kofi Annan"),
        ("germany", "chancellor", "2016-07-01", "Angela Merkel"),
        ("ireland", "taoiseach", "2021-07-01", "Micheál Martin"),
    ],
)
def test_the_holder_on_a_day(body: str, office: str, day: str, holder: str) -> None:
    found = holding(body, office, date.fromisoformat(day))
    assert found.tenure is not None
    assert found.tenure.holder == holder
    assert "office-holder table" in found.reason


@pytest.mark.parametrize(
    ("body", "office", "day", "reason"),
    [
        (
            "united kingdom",
            "prime minister",
            "2022-09-06",
            "Boris Johnson, Liz Truss: the office was handed over about then",
        ),
        (
            "united kingdom",
            "prime minister",
            "2022-09-12",
            "Boris Johnson, Liz Truss: the office was handed over about then",
        ),
        ("united states", "secretary of state", "2018-04-10", "nobody in the table"),
        ("norland", "president", "2018-04-10", "nobody in the table"),
        ("china", "president", "2099-01-01", "the office-holder table is known until"),
        ("china", "president", "", "no day of publication to look it up for"),
    ],
)
def test_where_it_cannot_tell_it_says_why(body: str, office: str, day: str, reason: str) -> None:
    found = holding(body, office, date.fromisoformat(day) if day else None)
    assert found.tenure is None
    assert found.reason.startswith(reason)


def test_one_who_follows_himself_is_not_in_doubt() -> None:
    found = holding("greece", "prime minister", date(2021, 1, 1))
    assert found.tenure is not None
    assert found.tenure.holder == "Kyriakos Mitsotakis"


def test_words_for_one_office() -> None:
    assert synonyms("japan", "premier") == {"premier", "prime minister"}
    assert levelled("Defence  Secretary") == "defense secretary"
