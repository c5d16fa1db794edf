"""Whether two mentions in a story mean one person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.names.persons import person, same_person, sounded
from twosource.model.sameness import Sameness

LORNS = ("Robert Lorn", "Hilda Lorn")
NAMES = st.sampled_from(
    "Mara Vekar|Mr Vekar|Vekar|Tomas Vekar|Ms Ana Sorel|Sorel|President Xi Jinping|Xi|A. Sorel|Dr".split("|")
)


@pytest.mark.parametrize(
    ("one", "two", "story", "verdict"),
    [
        ("Mara Vekar", "Vekar", (), Sameness.SAME),
        ("Onur Yıldan", "Mr Yildan", (), Sameness.SAME),
        ("Mara Vekar", "Ms Vekar", (), Sameness.SAME),
        ("Mayor Mara Vekar", "M. Vekar", (), Sameness.SAME),
        ("Volodymyr Zelenskyy", "Mr Zelensky", (), Sameness.SAME),
        ("Muammar Gaddafi", "Moammar Qadhafi", (), Sameness.SAME),
        ("Bob Lorn", "Robert J. Lorn", LORNS, Sameness.SAME),
        ("Xi Jinping", "Mr Xi", (), Sameness.SAME),
        ("Kim Jong Un", "North Korean leader Kim Jong-un", (), Sameness.SAME),
        ("Ursula von der Leyen", "von der Leyen", (), Sameness.SAME),
        ("Hilda Lorn", "Mrs Lorn", LORNS, Sameness.SAME),
        ("Lars Lindqvist", "Lindquist", (), Sameness.SAME),
        # not the same
        ("Mara Vekar", "Tomas Vekar", (), Sameness.DIFFERS),
        ("Michael Stone", "Michelle Stone", (), Sameness.DIFFERS),
        ("Mara Vekar", "Ana Sorel", (), Sameness.DIFFERS),
        ("Robert Lorn", "Mrs Lorn", (), Sameness.DIFFERS),
        ("Mr Lorn", "Mrs Lorn", (), Sameness.DIFFERS),
        # who can say
        ("Robert Lorn", "Lorn", LORNS, Sameness.CANNOT_TELL),
        ("Robert Lorn", "", (), Sameness.CANNOT_TELL),
    ],
)
def test_two_mentions_stand_to_each_other(one: str, two: str, story: tuple[str, ...], verdict: Sameness) -> None:
    assert same_person(one, two, story).value is verdict
    assert same_person(two, one, story).value is verdict


@given(NAMES, NAMES, st.lists(NAMES, max_size=4))
def test_the_order_does_not_matter(one: str, two: str, story: list[str]) -> None:
    assert same_person(one, two, story).value is same_person(two, one, story).value


@given(st.text(max_size=30), st.text(max_size=30), st.lists(st.text(max_size=20), max_size=3))
def test_any_words_get_a_verdict(one: str, two: str, story: list[str]) -> None:
    assert same_person(one, two, story).value in Sameness


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Zelensky", "Zelenskiy"),
        ("Erdogan", "Erdoğan"),
        ("Assad", "al-Assad"),
        ("Khaled", "Khaled"),
        ("Rouhani", "Rohani"),
    ],
)
def test_spellings_sound_alike(one: str, two: str) -> None:
    assert sounded(one) == sounded(two)


@pytest.mark.parametrize(("one", "two"), [("Hale", "Hall"), ("Reed", "Reid"), ("Sorel", "Sorin"), ("Stone", "Store")])
def test_other_names_do_not(one: str, two: str) -> None:
    assert sounded(one) != sounded(two)


def test_titles_are_no_part_of_the_name() -> None:
    assert person("former Norland Foreign Minister Tomas Brandt").given == ("tomas",) or person(
        "Foreign Minister Tomas Brandt"
    ).given == ("tomas",)
