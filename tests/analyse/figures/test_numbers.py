"""Numbers in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.figures.counted import counted_noun, singular, unit_of_noun
from twosource.analyse.figures.numbers import digits_of, number_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("zero", 0),
        ("seventeen", 17),
        ("ninety-nine", 99),
        ("one hundred and one", 101),
        ("three thousand five hundred", 3500),
        ("two million three hundred thousand", 2_300_000),
        ("five dozen", 60),
    ],
)
def test_words_say_their_number(words: str, value: float) -> None:
    assert number_of(words) == value


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_separators_say_their_number(value: int) -> None:
    assert digits_of(f"{value:,}") == value


@pytest.mark.parametrize(
    ("noun", "unit"),
    [
        ("boats", "boats"),
        ("boat", "boats"),
        ("city", "cities"),
        ("box", "boxes"),
        ("churches", "churches"),
        ("nurse", "people"),
        ("Norlanders", "people"),
        ("children", "people"),
        ("aircraft", "aircraft"),
    ],
)
def test_a_noun_counts_in_the_plural_and_persons_as_people(noun: str, unit: str) -> None:
    assert unit_of_noun(noun) == unit


@pytest.mark.parametrize("word", ["boats", "cities", "boxes", "churches", "virus", "class"])
def test_a_singular_stays_itself(word: str) -> None:
    assert singular(singular(word)) == singular(word)


@pytest.mark.parametrize("text", ["12", "12 of", "12 and then", "12.", "12 was"])
def test_without_a_noun_nothing_is_counted(text: str) -> None:
    assert counted_noun(text, 2, len(text)) == ("", 2)
