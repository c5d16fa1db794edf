"""Changes taken apart: who says so, when, words of doubt, and the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.span import Span
from twosource.relate.differences.changes import Change, Cut
from twosource.relate.differences.collation import Slot, Unit
from twosource.relate.differences.parting import parted, phrases


def reading(text: str) -> tuple[Unit, ...]:
    """Units at their places; a word in capitals is a time."""
    found, place = [], 0
    for word in text.split():
        slot = Slot.TIME if word.isupper() else Slot.WORD if word.isalnum() else Slot.MARK
        found.append(Unit(slot, Span(place, place + len(word)), word.lower(), word.lower(), False))
        place += len(word) + 1
    return tuple(found)


def span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def texts(change: Change) -> tuple[str, str, str]:
    return change.cut.value, " ".join(u.text for u in change.a), " ".join(u.text for u in change.b)


def test_attribution_time_and_the_rest_are_changes_of_their_own() -> None:
    text = "with northern granite the mayor said on FRIDAY"
    whole = Change(Cut.WORDS, reading(text), ())
    found = {texts(change) for change in parted([whole], [span(text, "the mayor said")], [])}
    assert found == {("words", "with northern granite", ""), ("said", "the mayor said", ""), ("words", "on friday", "")}


def test_attributions_of_both_readings_meet_wherever_they_stand() -> None:
    one, two = "oda said", "oda told divers"
    changes = [Change(Cut.WORDS, reading(one), ()), Change(Cut.WORDS, (), reading(two))]
    found = [texts(change) for change in parted(changes, [span(one, one)], [span(two, two)])]
    assert found == [("said", one, two)]


def test_a_word_of_doubt_stands_apart_from_the_name_beside_it() -> None:
    found = {texts(c) for c in parted([Change(Cut.WORDS, reading("the mason"), reading("he apparently"))], [], [])}
    assert found == {("words", "the mason", "he"), ("words", "", "apparently")}


def test_a_clause_and_words_that_are_none_are_not_set_against_each_other() -> None:
    one, two = "as masons shut locks", "with northern granite"
    found = {texts(c) for c in parted([Change(Cut.WORDS, reading(one), reading(two))], [], [])}
    assert found == {("words", one, ""), ("words", "", two)}


@pytest.mark.parametrize(("cues", "expected"), [(["said"], ["oda said"]), ([], [])])
def test_an_attribution_has_a_cue(cues: list[str], expected: list[str]) -> None:
    text = "oda said locks fell"
    found = phrases(reading(text), [span(text, "oda"), span(text, "said")], [span(text, cue) for cue in cues])
    assert [place.of(text) for place in found] == expected


WORDS = st.lists(st.sampled_from("the lock fell FRIDAY as masons apparently shut , said oda on".split()), max_size=8)


@given(one=WORDS, two=WORDS)
def test_parting_invents_no_words(one: list[str], two: list[str]) -> None:
    first, second = reading(" ".join(one)), reading(" ".join(two))
    if first or second:
        for change in parted([Change(Cut.WORDS, first, second)], [], []):
            assert set(change.a) <= set(first)
            assert set(change.b) <= set(second)
            assert change.a or change.b


def test_a_word_of_doubt_goes_with_the_words_that_it_bears_on() -> None:
    found = {texts(c) for c in parted([Change(Cut.WORDS, reading("masons must not settle"), ())], [], [])}
    assert found == {("words", "masons must not settle", "")}


def test_attributions_that_name_their_speaker_meet_rather_than_a_participle() -> None:
    one, two = "he told divers", "saying x he stated"
    changes = [Change(Cut.WORDS, reading(one), reading(two))]
    found = {texts(c) for c in parted(changes, [span(one, one)], [span(two, "saying"), span(two, "he stated")])}
    assert ("said", "he told divers", "he stated") in found


def test_a_time_meets_what_only_says_later() -> None:
    one, two = "oda spoke on FRIDAY", "oda later spoke"
    changes = [Change(Cut.WORDS, (), reading(two)[1:2]), Change(Cut.WORDS, reading(one)[2:], ())]
    assert [texts(change) for change in parted(changes, [], [])] == [("met", "on friday", "later")]
