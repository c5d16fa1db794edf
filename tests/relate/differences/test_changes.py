"""Where two readings differ: one change for one rewording, and nothing equal inside or different outside."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.analysis import analyse
from twosource.model.agency import AgencyTable
from twosource.model.report import Report
from twosource.model.span import Span
from twosource.relate.differences.changes import Change, Cut, changes, is_content, likeness
from twosource.relate.differences.collation import Slot, Unit, means_same, units

Split = Callable[..., tuple[Unit, ...]]


@pytest.fixture(scope="session")
def split(make_report: Callable[..., Report], agencies: AgencyTable) -> Split:
    """The units of a reading: the whole of a text published on Thursday, 12 March 2026."""

    def made(text: str) -> tuple[Unit, ...]:
        analysis = analyse(make_report(text, published="2026-03-12"), agencies)
        return units(analysis, Span(0, len(text)))

    return made


def shown(change: Change, a: str, b: str) -> str:
    """A change in words: "moved: in spring -> In spring", "-" for nothing."""
    left = change.span_a.of(a) if change.span_a else "-"
    right = change.span_b.of(b) if change.span_b else "-"
    return f"{change.cut}: {left} -> {right}"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        pytest.param(
            "The invasion of the island began",
            "The military operation on the island began",
            ["words: invasion of -> military operation on"],
            id="a phrase for another is one change, its function words included",
        ),
        pytest.param(
            "The heavy rain and the wind of March tore sails",
            "The strong rain and the gales of March tore sails",
            ["words: heavy -> strong", "words: wind -> gales"],
            id="equal content between two changes keeps them apart",
        ),
        pytest.param(
            "The gate was shut yesterday after a storm",
            "The gate was shut on Wednesday after a storm",
            ["words: - -> on", "met: yesterday -> Wednesday"],
            id="a time meets a time",
        ),
        pytest.param(
            "Crowds sang on Sunday before the rain",
            "Crowds sang with candles before the rain",
            ["words: on Sunday -> -", "words: - -> with candles"],
            id="a time against words that are no time is two changes",
        ),
        pytest.param(
            "The crew praised the boat",
            "The crew praises the boat",
            ["inflected: praised -> praises"],
            id="one word in two forms",
        ),
        pytest.param(
            "The lock was rebuilt in spring by masons",
            "In spring the lock was rebuilt by masons",
            ["moved: in spring -> In spring"],
            id="the same words in another place",
        ),
        pytest.param(
            "The gate was shut on Wednesday by masons",
            "Yesterday the gate was shut by masons",
            ["moved: on Wednesday -> Yesterday"],
            id="the same time in another place and other words",
        ),
        pytest.param(
            "The lock, which is old, was shut.",
            "The lock was shut.",
            ["words: which is old -> -"],
            id="words left out, without the marks round them",
        ),
        pytest.param(
            "Gulls, two of them, nested there.",
            "Gulls, two of them nested there.",
            ["words: , -> -"],
            id="a mark alone",
        ),
        pytest.param("Gulls nested there.", "Gulls nested there.", [], id="no change"),
        pytest.param(
            "GULLS nested “there”", 'Gulls nested "there"', [], id="case and the look of quote marks are none"
        ),
    ],
)
def test_changes_are_what_an_editor_would_mark(split: Split, a: str, b: str, expected: list[str]) -> None:
    assert [shown(change, a, b) for change in changes(split(a), split(b))] == expected


def test_quote_marks_added_are_a_change_of_the_words_between_them(split: Split) -> None:
    a, b = "Reiner spoke of a rusty relic there.", 'Reiner spoke of "a rusty relic" there.'
    found = changes(split(a), split(b))
    assert "marks: a rusty relic -> a rusty relic" in [shown(change, a, b) for change in found]
    assert {change.cut for change in found} == {Cut.MARKS}


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ("Masons rebuilt the old lock.", "Masons rebuilt the old lock.", 1.0, 1.0),
        ("Masons rebuilt the old lock.", "The old lock in Ham, masons rebuilt.", 0.4, 0.8),
        ("Masons rebuilt the old lock.", "Masons rebuilt the old lock in the spring of that year.", 1.0, 1.0),
        ("Masons rebuilt the old lock.", "Children carried lanterns to the fair.", 0.0, 0.0),
    ],
)
def test_likeness_is_the_share_of_the_shorter_readings_content(
    split: Split, one: str, other: str, low: float, high: float
) -> None:
    assert low <= likeness(split(one), split(other)) <= high


PIECES = (
    "the a of and lock barge relic divers praised praises began started Kyiv Kiev yesterday Wednesday 2,000 lamps "
    "two thousand in Ham Ana Dorrit Ms Dorrit , . said “rusty relic” not"
).split()
readings = st.lists(st.sampled_from(PIECES), min_size=0, max_size=14).map(lambda words: "A " + " ".join(words))


def content_outside(side: tuple[Unit, ...], changed: list[tuple[Unit, ...]]) -> list[Unit]:
    inside = {unit.span for part in changed for unit in part}
    return [unit for unit in side if is_content(unit) and unit.span not in inside]


@given(readings, readings)
def test_content_outside_the_changes_is_equal(split: Split, one: str, other: str) -> None:
    first, second = split(one), split(other)
    found = changes(first, second)
    left = content_outside(first, [change.a for change in found])
    right = content_outside(second, [change.b for change in found])
    assert [unit.text for unit in left] == [unit.text for unit in right]


@given(readings, readings)
def test_both_sides_of_a_meeting_are_of_one_slot(split: Split, one: str, other: str) -> None:
    for change in changes(split(one), split(other)):
        assert change.a or change.b
        if change.cut is Cut.MET:
            assert change.a[0].slot is change.b[0].slot not in {Slot.WORD, Slot.MARK}
        if change.cut is Cut.MOVED:
            moved = list(zip(filter(is_content, change.a), filter(is_content, change.b), strict=True))
            assert all(u.text == v.text or u.stem == v.stem or means_same(u, v) for u, v in moved)


@given(readings, readings)
def test_the_changes_are_the_same_in_the_other_direction(split: Split, one: str, other: str) -> None:
    first, second = split(one), split(other)
    straight = Counter(shown(change, one, other) for change in changes(first, second))
    turned = Counter(shown(Change(change.cut, change.b, change.a), one, other) for change in changes(second, first))
    assert straight == turned


@given(readings)
def test_a_reading_has_no_change_from_itself(split: Split, text: str) -> None:
    assert changes(split(text), split(text)) == []


@given(readings, readings)
def test_likeness_is_a_share_with_no_direction(split: Split, one: str, other: str) -> None:
    first, second = split(one), split(other)
    assert 0.0 <= likeness(first, second) <= 1.0
    assert likeness(first, second) == likeness(second, first)
