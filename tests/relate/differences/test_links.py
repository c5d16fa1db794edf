"""Which words of two readings stand for each other, moves, synonyms and phrases included."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.words import stem
from twosource.model.span import Span
from twosource.relate.differences.collation import Slot, Unit
from twosource.relate.differences.links import links


def reading(text: str) -> list[Unit]:
    """Units of a text with blanks between them; what has no letter or digit is a mark."""
    return [
        Unit(Slot.WORD if any(map(str.isalnum, word)) else Slot.MARK, Span(n, n + 1), word, stem(word), False)
        for n, word in enumerate(text.split())
    ]


def linked(one: str, two: str) -> set[str]:
    first, second = one.split(), two.split()
    return {f"{first[i]}-{second[j]}" for i, j in links(reading(one), reading(two))}


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("the mason shut the lock", "the mason shut the lock", "the-the mason-mason shut-shut lock-lock"),
        ("the lock was shut today", "today the lock was shut", "today-today lock-lock shut-shut"),
        ("masons began the work", "masons started the work", "began-started"),
        ("the economy of the town grew", "the economic growth of the town", "economy-economic"),
        ("mayor husni oda spoke", "mayor hosni oda spoke", "husni-hosni"),
        ("divers quit the wreck , cold", "divers climbed off the wreck , cold", "quit-climbed quit-off"),
    ],
    ids=["equal", "moved", "synonym", "family", "spelling", "phrase"],
)
def test_words_that_stand_for_each_other_are_linked(one: str, two: str, expected: str) -> None:
    assert set(expected.split()) <= linked(one, two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("gulls nested under roofs", "a vote follows"),
        ("in 1912 it fell", "by 1921 he rose"),
        ("", "the lock"),
        ("", ""),
    ],
)
def test_words_that_have_nothing_in_common_are_not_linked(one: str, two: str) -> None:
    assert {link for link in linked(one, two) if any(letter.isdigit() for letter in link)} == set()
    assert not one or len(linked(one, two)) <= 1


SENTENCES = st.lists(
    st.sampled_from("the lock was shut by masons today , and divers began to climb started economy 12 .".split()),
    max_size=14,
).map(" ".join)


@given(one=SENTENCES, two=SENTENCES)
def test_links_are_places_of_both_whichever_comes_first(one: str, two: str) -> None:
    first, second = reading(one), reading(two)
    found = links(first, second)
    assert all(0 <= i < len(first) and 0 <= j < len(second) for i, j in found)
    assert found == {(i, j) for j, i in links(second, first)}


@given(one=SENTENCES)
def test_a_reading_is_linked_to_itself_word_by_word(one: str) -> None:
    first = reading(one)
    assert {(n, n) for n in range(len(first))} == links(first, first)
