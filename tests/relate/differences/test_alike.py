"""What is asked of two units by themselves."""

import pytest

from twosource.analyse.words import stem
from twosource.model.span import Span
from twosource.relate.differences.alike import ALIKE, PARTS, alike, alternatives, letter_pairs, sound_alike
from twosource.relate.differences.collation import Slot, Unit


def word(text: str) -> Unit:
    return Unit(Slot.WORD, Span(0, 1), text, stem(text), False)


@pytest.mark.parametrize(
    ("one", "two", "answered"),
    [
        ("refused", "refuses", {"same stem", "share of letter pairs", "same first letters"}),
        ("began", "started", {"synonyms"}),
        ("mubarak", "mobarek", {"one sound", "share of letter pairs"}),
        ("economy", "economic", {"share of letter pairs", "same first letters"}),
        ("12", "rmb12", {"both with digits", "share of letter pairs"}),
        ("12", "dozen", {"one with digits"}),
        ("will", "would", {"helping verb", "function words for one another"}),
        ("the", "lock", {"article"}),
        ("lock", "lock", set()),
    ],
)
def test_two_words_answer(one: str, two: str, answered: set[str]) -> None:
    answers = dict(zip((*PARTS, *ALIKE), alike(word(one), word(two)), strict=True))
    assert {question for question, answer in answers.items() if answer} == answered


def test_of_marks_nothing_is_asked() -> None:
    mark = Unit(Slot.MARK, Span(0, 1), ",", "", False)
    assert not any(alike(mark, word("lock")))


def test_letters_sounds_and_groups_are_compared() -> None:
    assert letter_pairs("lock", "lock") == 1
    assert letter_pairs("", "lock") == 0
    assert not sound_alike("ana", "ina")
    assert alternatives("lock") == frozenset()
