"""Whether two names mean one place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.names.places import level, place_named, same_place
from twosource.analyse.tables import places
from twosource.model.sameness import Sameness

FORMS = st.sampled_from(sorted(places()))


@pytest.mark.parametrize(
    ("one", "two", "verdict"),
    [
        ("Kyiv", "Kiev", Sameness.SAME),
        ("Republic of Korea", "South Korea", Sameness.SAME),
        ("Democratic People's Republic of Korea", "North Korea", Sameness.SAME),
        ("Türkiye", "Turkey", Sameness.SAME),
        ("Côte d’Ivoire", "Ivory Coast", Sameness.SAME),
        ("St. Kitts & Nevis", "Saint Kitts and Nevis", Sameness.SAME),
        ("the Netherlands", "Holland", Sameness.SAME),
        ("Iran, Islamic Republic of", "Iran", Sameness.SAME),
        ("Islamic Republic of Afghanistan", "Afghanistan", Sameness.SAME),
        ("U.S.", "United States of America", Sameness.SAME),
        # stands for, and is not
        ("Beijing", "China", Sameness.OVERLAPS),
        ("the Kremlin", "Moscow", Sameness.OVERLAPS),
        ("Chinese", "China", Sameness.OVERLAPS),
        # not the same, however alike
        ("Republic of Korea", "North Korea", Sameness.DIFFERS),
        ("Republic of China", "People's Republic of China", Sameness.DIFFERS),
        ("Congo", "DR Congo", Sameness.DIFFERS),
        ("Niger", "Nigeria", Sameness.DIFFERS),
        ("Austria", "Australia", Sameness.DIFFERS),
        ("Dominica", "Dominican Republic", Sameness.DIFFERS),
        ("Guinea", "Guinea-Bissau", Sameness.DIFFERS),
        ("Samoa", "American Samoa", Sameness.DIFFERS),
        ("Sudan", "South Sudan", Sameness.DIFFERS),
        # who can say
        ("Georgia", "Republic of Georgia", Sameness.CANNOT_TELL),
        ("Korea", "South Korea", Sameness.CANNOT_TELL),
        ("Arle", "Norland", Sameness.CANNOT_TELL),
    ],
)
def test_two_names_stand_to_each_other(one: str, two: str, verdict: Sameness) -> None:
    assert same_place(one, two).value is verdict
    assert same_place(two, one).value is verdict
    assert same_place(one, two).reason


@given(FORMS, FORMS)
def test_the_order_does_not_matter(one: str, two: str) -> None:
    assert same_place(one, two).value is same_place(two, one).value


@given(FORMS)
def test_a_form_is_the_same_as_itself(one: str) -> None:
    assert same_place(one, one).value is Sameness.SAME


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_words_get_a_verdict(one: str, two: str) -> None:
    assert same_place(one, two).value in Sameness


@given(st.text(max_size=30))
def test_a_level_is_its_own_level(name: str) -> None:
    assert level(level(name)) == level(name) or not level(name).isascii() or "the" in name.lower()


def test_what_stands_in_no_table_is_none() -> None:
    assert place_named("Arle") is None
