"""Names in a report: found, linked, and what only looks like one."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.analyse.names.entities import fold
from twosource.analyse.names.linking import names
from twosource.analyse.names.titles import BODY_WORDS, FIELDS, HONORIFICS, OFFICE_HEADS, OFFICES, PRESS_WORDS
from twosource.analyse.sentences import sentences
from twosource.analyse.words import words
from twosource.errors import ReadError
from twosource.model.agency import load_agencies
from twosource.model.analysis import Name, NameKind
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

KNOWN = Known(agencies=load_agencies())
PIECES = st.sampled_from(
    "Mr Vekar|Mara Vekar|the mayor|President|of|and|China|Beijing|the Kremlin|U.S.|said|.|,|\n\n|Harbour Board|BBC|“|”|'s|WHO|Monday".split(
        "|"
    )
)


def found(text: str) -> tuple[Name, ...]:
    report = plain_report(text, KNOWN, path="a.txt")
    return names(report, sentences(report, words(text)))


@pytest.mark.parametrize(
    ("text", "mention", "entity", "kind"),
    [
        ("The bridge is safe, Mara Vekar said. Ms Vekar left.", "Ms Vekar", "Mara Vekar", NameKind.PERSON),
        ("President Xi Jinping left. Mr Xi returned on foot.", "Mr Xi", "Xi Jinping", NameKind.PERSON),
        ("They met in Kiev on foot.", "Kiev", "Kiev", NameKind.PLACE),
        (
            "The bridge belongs to the Arle Harbour Board now.",
            "Arle Harbour Board",
            "Arle Harbour Board",
            NameKind.BODY,
        ),
        ("He told the BBC on foot.", "BBC", "BBC", NameKind.BODY),
        # a station behind "on" is no part of a name
        ("They met Ove Lund on CNN today.", "Ove Lund", "Ove Lund", NameKind.OTHER),
        ("They met Ove Lund on Fox News Sunday.", "Fox News", "Fox News", NameKind.BODY),
        # senators, of whom the first is told by a given name; a photographer, and who prints the picture
        ("Senators Karl Berg and Ove Lund left.", "Senators Karl Berg", "Karl Berg", NameKind.PERSON),
        ("Govs. Karl Berg of Ohio and Ove Lund left.", "Govs. Karl Berg", "Karl Berg", NameKind.PERSON),
        ("James Lind/POLITICO Harbour Director Karl Berg left.", "James Lind", "James Lind", NameKind.PERSON),
        # a middle initial, an office inside a sequence, a verb before it, an office cut short
        ("Donald Holm left. Donald J. Holm came.", "Donald Holm", "Donald J. Holm", NameKind.PERSON),
        ("Brill Mayor Walt Venn left.", "Brill Mayor Walt Venn", "Walt Venn", NameKind.PERSON),
        ("Marl House CEO Walt Ehmer left on foot.", "Marl House CEO Walt Ehmer", "Walt Ehmer", NameKind.PERSON),
        ("Burger King Holdings closed it.", "Burger King Holdings", "Burger King Holdings", NameKind.BODY),
        ("Mara Vekar left. Countering Vekar, he spoke.", "Vekar", "Mara Vekar", NameKind.PERSON),
        ("Mara Vekar left. Wrote Vekar: Nobody came.", "Vekar", "Mara Vekar", NameKind.PERSON),
        ("It is good for the U.S. Considering Mara Vekar left, it is.", "Mara Vekar", "Mara Vekar", NameKind.OTHER),
        ("Manning Holm left on foot.", "Manning Holm", "Manning Holm", NameKind.OTHER),
        (
            "California Sen. Orla Venn left. The California senator spoke.",
            "The California senator",
            "Orla Venn",
            NameKind.PERSON,
        ),
        ("Gov. Orla Venn left. The governor spoke.", "The governor", "Orla Venn", NameKind.PERSON),
        # a party, "-elect" and "then-" are no part of a name
        ("Tennessee Republican Paul Aske left.", "Tennessee Republican Paul Aske", "Paul Aske", NameKind.PERSON),
        ("President-elect Paul Aske left on foot.", "President-elect Paul Aske", "Paul Aske", NameKind.PERSON),
        ("It irked then-spokeswoman Mara Vekar again.", "then-spokeswoman Mara Vekar", "Mara Vekar", NameKind.PERSON),
        # nor is what a page shouts, what the report writes small, and who wants an office
        ("Mara Vekar left. JUST WATCHED Vekar left on foot.", "Vekar", "Mara Vekar", NameKind.PERSON),
        ("The transition began. For Transition Vekar it is late. Ms Vekar left.", "Ms Vekar", "Vekar", NameKind.PERSON),
        ("Mara Vekar left. Ms Vekar for Mayor hats sold out. Vekar came.", "Vekar", "Mara Vekar", NameKind.PERSON),
        # a person known by the given name goes before one who is not
        ("Defiant Vekar left. Later Maria Vekar came. Vekar spoke.", "Vekar", "Maria Vekar", NameKind.PERSON),
        # a person behind a body, or an office of something; refused: a garden
        ("He is envoy to the Port League Maria Vekar.", "Maria Vekar", "Maria Vekar", NameKind.PERSON),
        ("Head of Counter Fog Maria Vekar left.", "Maria Vekar", "Maria Vekar", NameKind.PERSON),
        (
            "They met in the White House Rose Garden.",
            "White House Rose Garden",
            "White House Rose Garden",
            NameKind.BODY,
        ),
        # "Mr" of a woman's last name is another
        ("Maria Venn left. Mr. Venn came.", "Mr. Venn", "Venn", NameKind.PERSON),
        ("Maria Venn left. Peter Venn came. Mr. Venn spoke.", "Mr. Venn", "Peter Venn", NameKind.PERSON),
        ("Maria Venn left. Mrs. Venn came.", "Mrs. Venn", "Maria Venn", NameKind.PERSON),
    ],
)
def test_a_mention_leads_to_its_entity(text: str, mention: str, entity: str, kind: NameKind) -> None:
    name = [n for n in found(text) if n.span.of(text) == mention][-1]
    assert (name.entity, name.kind) == (entity, kind)


@pytest.mark.parametrize(
    ("text", "mention", "country", "use"),
    [
        ("They met in China on foot.", "China", "china", "country"),
        ("They met in Beijing on foot.", "Beijing", "china", "capital"),
        ("It came from the Kremlin on foot.", "Kremlin", "russia", "seat"),
        ("The Chinese fleet left.", "Chinese", "china", "people"),
        ("They met in South Korea on foot.", "South Korea", "south korea", "country"),
    ],
)
def test_a_place_says_what_it_stands_for_and_how(text: str, mention: str, country: str, use: str) -> None:
    name = next(n for n in found(text) if mention in n.span.of(text))
    assert (name.country, name.use) == (country, use)


def test_spellings_of_one_person_have_one_level() -> None:
    levels = {
        n.level
        for text in ("President Zelensky left.", "President Zelenskyy left.")
        for n in found(text)
        if n.kind is NameKind.PERSON
    }
    assert len(levels) == 1


def test_two_of_one_given_name_that_is_a_family_name_elsewhere_are_two() -> None:
    levels = {name.entity: name.level for name in found("Kim Clark met Kim Vekar. Kim Jong Un did not come.")}
    assert levels == {"Kim Clark": "clark", "Kim Vekar": "vekar", "Kim Jong Un": "kim"}


@pytest.mark.parametrize("text", ["The bridge is closed.", "Prices rose again.", "On Monday it rained."])
def test_what_only_carries_a_capital_is_none(text: str) -> None:
    assert found(text) == ()


@settings(max_examples=60)
@given(st.lists(PIECES, max_size=16).map(" ".join) | st.text(max_size=60))
def test_any_text_gives_names_in_order_inside_the_text(text: str) -> None:
    try:
        told = found(text)
    except ReadError:
        return
    assert all(0 <= name.span.start <= name.core.start < name.core.end <= name.span.end <= len(text) for name in told)
    assert all(first.span.start <= second.span.start for first, second in pairwise(told))


def test_folding_levels_accents_and_dots() -> None:
    assert fold("Zelenský") == fold("Zelensky")
    assert fold("U.S.") == "us"


@pytest.mark.parametrize("table", [HONORIFICS, OFFICES, OFFICE_HEADS, FIELDS, BODY_WORDS, PRESS_WORDS])
def test_titles_stand_in_small_letters(table: frozenset[str]) -> None:
    assert table
    assert all(word == word.lower() and word == word.strip() for word in table)


def test_the_last_word_of_every_office_heads_one() -> None:
    assert {office.split()[-1] for office in OFFICES} - OFFICE_HEADS <= {"state"}
