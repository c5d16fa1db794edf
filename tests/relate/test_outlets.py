"""Names of outlets that mean one outlet have one key; others do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.relate.outlets import outlet_key

OUTLETS = ("Harbour Post", "Island Echo", "Skerry Courier", "Quill Gazette", "Lantern Times", "Kiln & Clay")
FORMS = ("{}", "The {}", "{} Online", "{} website", "{} News", "{} (Web News)", "{} - World", "{}.com", "{}!")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Fox Online News", "Fox News"),
        ("The Harbour Post", "Harbour Post"),
        ("HARBOUR POST", "Harbour Post"),
        ("Harbour Post (Web News)", "Harbour Post"),
        ("Harbour Post - Politics", "Harbour Post"),
        ("harbourpost.com", "Harbourpost"),
        ("harbourpost.co.uk", "Harbourpost"),
        ("Xinhua News Agency", "Xinhua"),
        ("Skerry TV", "Skerry"),
    ],
)
def test_forms_of_one_name_are_one_outlet(one: str, other: str) -> None:
    assert outlet_key(one) == outlet_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Harbour Post", "Harbour Echo"),
        ("Harbour Post", "Island Post"),
        ("Skerry Radio", "Quill Radio"),
        ("News", "Press"),
        ("Morning Times", "Evening Times"),
    ],
)
def test_different_names_are_different_outlets(one: str, other: str) -> None:
    assert outlet_key(one) != outlet_key(other)


@pytest.mark.parametrize("name", ["", "  ", "!"])
def test_no_name_is_no_outlet(name: str) -> None:
    assert outlet_key(name) == ""


def test_a_name_made_of_a_general_word_keeps_it() -> None:
    assert outlet_key("The News") == "news"


@given(st.sampled_from(OUTLETS), st.sampled_from(FORMS), st.sampled_from(FORMS))
def test_the_form_of_a_name_does_not_matter(name: str, one: str, other: str) -> None:
    assert outlet_key(one.format(name)) == outlet_key(other.format(name))


@given(st.sampled_from(OUTLETS), st.sampled_from(OUTLETS), st.sampled_from(FORMS))
def test_forms_never_make_two_outlets_one(name: str, other: str, form: str) -> None:
    assert (outlet_key(form.format(name)) == outlet_key(other)) == (name == other)
