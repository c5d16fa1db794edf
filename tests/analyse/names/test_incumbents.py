"""Whom "the president" means where the report names him without the office, and where it means nobody."""

import pytest

import twosource
from twosource.model.analysis import Name

DAY = "2018-09-03"


def references(text: str, published: str = DAY) -> list[Name]:
    return [name for name in twosource.names(text, published=published) if name.described]


@pytest.mark.parametrize(
    ("text", "mention", "entity"),
    [
        ("Donald Trump has mounted an attack. The president wrote to the port.", "The president", "Donald Trump"),
        ("Emmanuel Macron came to the pier. Later the president left.", "the president", "Emmanuel Macron"),
        # who held it before is not meant, unless it is said
        ("Donald Trump met Barack Obama on the pier. The president left.", "The president", "Donald Trump"),
        ("Donald Trump met Barack Obama. The former president left.", "The former president", "Barack Obama"),
        # a headline leaves the article out
        ("President says pier will hold\n\nDonald Trump has told the port that the pier will hold for long.", "President", "Donald Trump"),
    ],
)  # fmt: skip
def test_an_office_leads_to_the_one_named_who_held_it_on_the_day(text: str, mention: str, entity: str) -> None:
    (found,) = references(text)
    assert (found.span.of(text), found.entity) == (mention, entity)


@pytest.mark.parametrize(
    "text",
    [
        "Orla Holm has mounted an attack. The president wrote to the port.",
        "Donald Trump met Emmanuel Macron on the pier. The president left.",
        "Donald Trump wrote. The president of the club left.",
        "Donald Trump wrote. The president-elect left.",
        "Donald Trump wrote. The president’s spokesman left.",
        "Donald Trump met President Orla Holm of Norland. The president left.",
        "Donald Trump wrote. The former president left.",
        "Donald Trump wrote. The president, Orla Holm, left.",
        "Donald Trump wrote. In 2006 the president left.",
    ],
)
def test_it_leads_to_nobody_where_another_may_be_meant(text: str) -> None:
    assert [name for name in references(text) if name.entity == "Donald Trump"] == []


def test_without_a_day_nobody_is_meant() -> None:
    assert references("Donald Trump wrote. The president left.", published="") == []
