"""Countries, peoples and capitals meet in one form."""

import pytest

from twosource.relate.stories.terms import levels


@pytest.mark.parametrize(
    ("one", "other"), [("Ukrainian", "Ukraine"), ("Kiev", "Kyiv"), ("Russians", "Russia"), ("Teheran", "Tehran")]
)
def test_forms_that_meet(one: str, other: str) -> None:
    assert levels(one) == levels(other)


@pytest.mark.parametrize(
    ("one", "other"), [("polish", "Poland"), ("Niger", "Nigeria"), ("oh", "Ohio"), ("capital", "Kyiv")]
)
def test_forms_that_do_not_meet(one: str, other: str) -> None:
    assert levels(one) != levels(other)


def test_a_capital_is_named_by_its_country_or_people() -> None:
    assert "kyiv" in levels("the Ukrainian capital")
    assert "kyiv" in levels("Ukraine's capital")
    assert "kyiv" not in levels("Ukrainian ports, capital gains")
