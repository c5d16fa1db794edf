"""Whom readings tell of: names, descriptions, and which stand for each other."""

from collections.abc import Callable

import pytest

from twosource.model.analysis import Analysis
from twosource.model.span import Span
from twosource.relate.differences.collation import units
from twosource.relate.differences.mentions import mentions, same_mentions

Read = Callable[..., Analysis]


def found(read: Read, text_a: str, text_b: str) -> set[tuple[str, str]]:
    """The mentions of two sentences that stand for each other, in words."""
    a, b = read(text_a, name="a.txt"), read(text_b, name="b.txt")
    first, second = (units(x, Span(0, len(x.report.text))) for x in (a, b))
    ours, theirs = mentions(first, [True] * len(first)), mentions(second, [True] * len(second))
    return {
        (
            text_a[first[one.first].span.start : first[one.last].span.end],
            text_b[second[two.first].span.start : second[two.last].span.end],
        )
        for one, two in same_mentions(first, second, ours, theirs)
    }


@pytest.mark.parametrize(
    ("text_a", "text_b", "pair"),
    [
        ("Ana Dorrit opened the lock.", "Mayor Ana Dorrit cut a ribbon.", ("Ana Dorrit", "Mayor Ana Dorrit")),
        ("Several lawmakers left the hall.", "Some lawmakers went home.", ("Several lawmakers", "Some lawmakers")),
        ("The mayor opened the lock.", "She cut a ribbon.", ("The mayor", "She")),
        ("A judge in Brill opened the lock.", "A Brill judge's order did it.", ("A judge", "A Brill judge")),
    ],
)
def test_mentions_of_one_stand_for_each_other(read: Read, text_a: str, text_b: str, pair: tuple[str, str]) -> None:
    assert pair in found(read, text_a, text_b)


@pytest.mark.parametrize(
    ("text_a", "text_b"),
    [
        ("Ana Dorrit opened the lock.", "Paul Reiner opened the lock."),  # two names are two
        ("He opened the lock in May.", "Kyiv opened the lock in May."),  # no place is "he"
        ("The stone fell into the lock.", "The lock was shut."),  # nobody is told of
    ],
)
def test_others_do_not(read: Read, text_a: str, text_b: str) -> None:
    assert found(read, text_a, text_b) == set()
