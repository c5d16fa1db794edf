"""Done in one reading, still to come in the other."""

from collections.abc import Callable

import pytest

from twosource.model.analysis import Analysis
from twosource.model.relation import Kind, Reading, Sense
from twosource.model.report import Role
from twosource.model.span import Span
from twosource.relate.differences.comparing import differences
from twosource.relate.differences.sides import Sides

Read = Callable[..., Analysis]


def put_off(read: Read, text_a: str, text_b: str, role: Role = Role.PARAGRAPH) -> list[tuple[str, str]]:
    """What is done in one of two sentences and to come in the other, in words."""
    a, b = read(text_a, name="a.txt"), read(text_b, name="b.txt")
    one, two = (Reading(x.report.id, Span(0, len(x.report.text)), role) for x in (a, b))
    found = [d for d in differences(Sides(a, b, one, two)) if "still to come" in d.reason]
    assert all(d.kind is Kind.MODALITY and d.sense is Sense.CHANGED for d in found)
    return [(d.a.span.of(text_a) if d.a else "", d.b.span.of(text_b) if d.b else "") for d in found]


@pytest.mark.parametrize(
    ("text_a", "text_b", "a", "b"),
    [
        ("Dorrit visited the lock on Friday.", "She plans to visit the lock on Friday.", "visited", "plans to visit"),
        ("Dorrit opened the lock.", "Dorrit was expected to open the lock.", "opened", "was expected to open"),
        ("Dorrit opened the lock.", "Dorrit will open the lock.", "opened", "will open"),
        ("Divers closed the gate at dusk.", "At dusk the gate, set to close for good.", "closed", "set to close"),
    ],
)
def test_what_is_done_in_one_reading_and_to_come_in_the_other_is_shown_with_its_verb(
    read: Read, text_a: str, text_b: str, a: str, b: str
) -> None:
    assert put_off(read, text_a, text_b) == [(a, b)]
    assert put_off(read, text_b, text_a) == [(b, a)]


def test_to_alone_puts_a_verb_off_in_a_headline_only(read: Read) -> None:
    one, two = "Masons to close the Brill lock", "Masons close the Brill lock"
    assert put_off(read, one, two, Role.HEADLINE) == [("to close", "close")]
    assert put_off(read, one, two) == []


@pytest.mark.parametrize(
    ("text_a", "text_b"),
    [
        ("Dorrit plans to open the lock.", "Dorrit is expected to open the lock."),
        ("Dorrit opened the lock.", "Dorrit has opened the lock."),
        ("The lock will open.", "The lock will open."),
        ("She went to the lock to open it.", "She went to the lock and opened it."),
    ],
)
def test_what_is_to_come_in_both_or_done_in_both_is_no_such_change(read: Read, text_a: str, text_b: str) -> None:
    assert put_off(read, text_a, text_b) == []
