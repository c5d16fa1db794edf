"""One word for another: the same, the same thing in another colour, or neither known."""

from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.words import words
from twosource.relate.differences.wording import Substitution, substitution, synonym_groups


def substituted(one: str, other: str) -> tuple[Substitution, str]:
    """How the words of ``one`` stand to those of ``other``, with the stems that the analysis gives."""
    first, second = words(one), words(other)
    return substitution(first.keys, second.keys, (first.stems, second.stems))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("began", "started"),
        ("starts", "commences"),
        ("car", "vehicle"),
        ("talks", "negotiations"),
        ("footage", "video"),
        ("investigated", "probed"),
        ("approximately", "about"),
        ("harbour", "harbor"),
        ("old car", "elderly vehicle"),
        ("purchased car", "vehicle bought"),
    ],
)
def test_neutral_synonyms_say_the_same(one: str, other: str) -> None:
    kind, reason = substituted(one, other)
    assert kind is Substitution.SYNONYM
    assert reason == "the words mean the same"


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("military operation", "invasion"),
        ("special operation", "war"),
        ("offensive", "invasion"),
        ("militants", "terrorists"),
        ("protest", "riot"),
        ("government", "regime"),
        ("criticised", "slammed"),
        ("fell", "plummeted"),
        ("enhanced interrogation", "torture"),
        ("incident", "crash"),
    ],
)
def test_words_of_one_thing_in_two_colours_name_the_stronger(weaker: str, stronger: str) -> None:
    for one, other in ((weaker, stronger), (stronger, weaker)):
        kind, reason = substituted(one, other)
        assert kind is Substitution.LOADED
        named = reason.split("'")[1]
        assert stronger.startswith(named[:5])
        assert not weaker.startswith(named[:5])


@pytest.mark.parametrize(
    ("one", "other"),
    [("barge", "bakery"), ("lantern", "old lantern shop"), ("car", "vehicle of plaster"), ("", "barge")],
)
def test_words_that_no_table_joins_are_other_words(one: str, other: str) -> None:
    assert substituted(one, other)[0] is Substitution.OTHER


def test_a_synonym_beside_a_word_without_one_is_no_synonym() -> None:
    assert substituted("car", "vehicle")[0] is Substitution.SYNONYM
    assert substituted("car", "vehicle lantern")[0] is Substitution.OTHER


def test_one_loaded_pair_among_other_words_decides() -> None:
    assert substituted("full-scale invasion", "limited military operation")[0] is Substitution.LOADED


VOCABULARY = (
    "invasion offensive war conflict operation riot protest regime government slam criticize begin start car vehicle "
    "talks negotiations barge lantern bakery killed murdered fell plunged huge large"
).split()
phrases = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=3).map(" ".join)


@given(phrases, phrases)
def test_a_substitution_is_of_one_class_in_both_directions(one: str, other: str) -> None:
    assert substituted(one, other)[0] is substituted(other, one)[0]


@given(phrases)
def test_the_same_words_are_never_other_words(phrase: str) -> None:
    assert substituted(phrase, phrase)[0] is not Substitution.OTHER


@pytest.mark.parametrize(
    ("one", "other"), [("rose", "fell"), ("victory", "defeat"), ("accepted", "rejected"), ("up", "down")]
)
def test_opposites_tell_the_contrary(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        kind, reason = substituted(first, second)
        assert kind is Substitution.OPPOSITE
        assert "contrary" in reason


def test_a_word_that_both_have_colours_nothing() -> None:
    one, two = ("state", "dept", "admits"), ("state", "department", "admits")
    assert substitution(one, two, (one, two))[0] is not Substitution.LOADED


def test_the_reason_shows_the_word_as_it_stands() -> None:
    assert substituted("surged", "rose")[1] == "one thing, two colours: 'surged' is the stronger word"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ceasefire", "truce"),
        ("lawmakers", "legislators"),
        ("firearm", "gun"),
        ("wildfire", "bushfire"),
        ("turnover", "sales"),
    ],
)
def test_words_of_the_newsroom_have_synonyms(one: str, other: str) -> None:
    assert substituted(one, other)[0] is Substitution.SYNONYM


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        ("relocation", "expulsion"),
        ("inquiry", "witch hunt"),
        ("allies", "cronies"),
        ("climate change", "climate crisis"),
    ],
)
def test_words_of_the_newsroom_have_colours(weaker: str, stronger: str) -> None:
    assert substituted(weaker, stronger) == (
        Substitution.LOADED,
        f"one thing, two colours: {stronger!r} is the stronger word",
    )


def lines(name: str) -> list[list[str]]:
    text = resources.files("twosource").joinpath("tables", name).read_text("utf-8")
    assert "# Origin: " in text
    return [line.split() for line in text.splitlines() if not line.startswith("#")]


def test_each_line_of_the_tables_says_something() -> None:
    for name, least in (("synonyms.txt", 2), ("colours.txt", 2), ("opposites.txt", 2)):
        found = lines(name)
        assert all(len(set(line)) == len(line) >= least for line in found), name
        assert len({frozenset(line) for line in found}) == len(found), name
    assert all(len(line) == 2 for line in lines("opposites.txt"))
    for line in lines("colours.txt"):
        loads = {int(entry.rpartition(":")[2]) for entry in line}
        assert len(loads) > 1
        assert loads <= {-2, -1, 0, 1, 2}, line


def test_no_two_words_are_both_the_same_and_contrary() -> None:
    for one, two in lines("opposites.txt"):
        assert not synonym_groups(one) & synonym_groups(two), (one, two)


def test_the_contrary_goes_before_a_colour() -> None:
    assert substituted("confirmed", "denied")[0] is Substitution.OPPOSITE
