"""Conditions on statements: what they may ask, when they hold, and what is refused."""

import operator
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import UsageError
from twosource.model.condition import FIELDS, parse
from twosource.model.quotation import PartyKind
from twosource.model.relation import Count, Difference, Kind, Origin, Reading, Sense, Statement, Support
from twosource.model.span import Span


def statement(
    *,
    low: int = 1,
    high: int = 1,
    origins: int = 1,
    readings: str = "ab",
    senses: tuple[Sense, ...] = (),
    name: str = "s",
) -> Statement:
    """A statement; ``readings`` has one letter a reading, the letter is the report."""
    return Statement(
        id=name,
        readings=tuple(Reading(report, Span(place, place + 1)) for place, report in enumerate(readings)),
        differences=tuple(Difference(kind=Kind.WORDING, sense=sense, a=None, b=None) for sense in senses),
        support=Support(
            origins=tuple(Origin(name=f"speaker {n}", kind=PartyKind.PERSON) for n in range(origins)),
            independent=Count(low, high),
        ),
    )


COPIED = statement(
    low=1,
    high=3,
    origins=2,
    readings="aab",
    senses=(Sense.CHANGED, Sense.CHANGED, Sense.UNCLEAR, Sense.KEPT, Sense.KEPT),
)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("independent", 1),
        ("independent.high", 3),
        ("origins", 2),
        ("reports", 2),
        ("readings", 3),
        ("changed", 2),
        ("unclear", 1),
    ],
)
def test_each_name_counts_one_thing_of_a_statement(name: str, count: int) -> None:
    assert parse(f"{name}={count}").holds(COPIED)
    assert not parse(f"{name}={count + 1}").holds(COPIED)


def test_every_name_is_tested_above() -> None:
    assert set(FIELDS) == {"independent", "independent.high", "origins", "reports", "readings", "changed", "unclear"}


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("reports>=2 and independent<2", True),
        ("reports>=2 and independent<1", False),
        ("reports>=3 and independent<2", False),
        ("  Reports >= 2   AND\tindependent < 2 ", True),
        ("reports>=2\nand independent<2", True),
        ("independent.high > independent", None),
        ("origins!=2", False),
        ("origins==2 and origins=2", True),
        ("changed>0 and unclear>0 and readings<=3", True),
    ],
)
def test_a_condition_holds_where_every_comparison_does(words: str, holds: bool | None) -> None:
    if holds is None:
        with pytest.raises(UsageError):
            parse(words)
    else:
        assert parse(words).holds(COPIED) is holds


SIGNS: dict[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "==": operator.eq,
    "!=": operator.ne,
}


@given(st.sampled_from(sorted(SIGNS)), st.integers(0, 6), st.integers(0, 6))
def test_a_sign_means_what_it_means_in_arithmetic(sign: str, low: int, number: int) -> None:
    assert parse(f"independent{sign}{number}").holds(statement(low=low, high=9)) is SIGNS[sign](low, number)


def test_the_statements_of_which_it_is_true_keep_their_order() -> None:
    rows = [statement(low=1, name="c"), statement(low=2, name="a"), statement(low=1, name="b")]
    assert [row.id for row in parse("independent<2").meeting(rows)] == ["c", "b"]
    assert parse("independent>5").meeting(rows) == ()


def test_a_condition_remembers_its_words_as_given() -> None:
    assert parse("Reports>=2").words == "Reports>=2"


@pytest.mark.parametrize(
    ("words", "part"),
    [
        ("", "''"),
        ("reports", "'reports'"),
        ("reports>", "'reports>'"),
        ("reports=>2", "'reports=>2'"),
        ("reports>-1", "'reports>-1'"),
        ("reports>1.5", "'reports>1.5'"),
        ("reports>=2 or origins<2", "'reports>=2 or origins<2'"),
        ("reports>=2 and", "''"),
        ("outlets>=2", "'outlets>=2'"),
        ("reports>=2 and independant<2", "'independant<2'"),
        ("reports>=9999999", "'reports>=9999999'"),
        ("__import__('os')", "\"__import__('os')\""),
    ],
)
def test_a_refused_condition_shows_the_part_and_what_may_be_asked(words: str, part: str) -> None:
    with pytest.raises(UsageError) as refused:
        parse(words)
    assert f"--fail-if: cannot read {part};" in str(refused.value)
    assert all(name in str(refused.value) for name in FIELDS)


@given(st.text(alphabet="reports<>=! and0129.\x00é", max_size=25) | st.text(max_size=15))
def test_any_words_are_a_condition_or_a_usage_error(words: str) -> None:
    try:
        condition = parse(words)
    except UsageError:
        return
    assert condition.words == words
    assert condition.clauses
