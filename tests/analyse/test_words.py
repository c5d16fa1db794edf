"""Words, their normal forms and stems: what decides whether two texts share words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.words import content, plain_letters, stem, words

ANY = st.text(st.characters(codec="utf-8"), max_size=60) | st.text("aB1.,:'’-_ \n\tſéß½²", max_size=40)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("The road is open.", "the road is open ."),
        ("Mr Xi’s trip", "mr xi 's trip"),
        ("Mr Xi's trip", "mr xi 's trip"),
        ("The U.S. and the U.K.", "the us and the uk"),
        ("at 5 p.m. in D.C.", "at 5 pm in dc"),
        ("It isn’t over", "it isn't over"),
        ("L’Oréal", "l'oréal"),
        ("1,000,000 km", "1000000 km"),
        ("on page 1,12", "on page 1,12"),
        ("1.5 percent", "1.5 percent"),
        ("at 12:30", "at 12:30"),
        ("“Go,” he said", '" go , " he said'),
        ("«Go»", '" go "'),
        ("‘Go’", "' go '"),
        ("the road — open", "the road - open"),
        ("the road -- open", "the road - open"),
        ("wait... what", "wait . what"),
        ("wait… what", "wait . what"),
        ("the so-called bridge", "the so - called bridge"),
        ("a_b", "a _ b"),
        ("STRASSE Straße", "strasse strasse"),
        ("$147bn (€140bn)", "$ 147 bn ( € 140 bn )"),
    ],
)
def test_case_quote_marks_dashes_and_dots_of_abbreviations_are_levelled(text: str, keys: str) -> None:
    assert words(text).keys == tuple(keys.split())


@pytest.mark.parametrize(("one", "other"), [("U.S.", "US"), ("1,000", "1000"), ("Xi’s", "Xi's"), ("KYIV", "Kyiv")])
def test_two_spellings_of_one_word_have_one_key(one: str, other: str) -> None:
    assert words(one).keys == words(other).keys


@pytest.mark.parametrize(("one", "other"), [("US", "UK"), ("1,000", "1,00"), ("1.5", "15"), ("isn't", "is")])
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert words(one).keys != words(other).keys


def test_words_come_back_where_they_stand() -> None:
    text = "Lorn’s bridge, 1,000 m."
    found = words(text)
    assert [text[s:e] for s, e in zip(found.starts, found.ends, strict=True)] == [
        "Lorn", "’s", "bridge", ",", "1,000", "m", ".",
    ]  # fmt: skip


def test_marks_are_told_from_words() -> None:
    found = words("Go, 5!")
    assert found.marks == (False, True, False, True)
    assert [bool(stem_) for stem_ in found.stems] == [True, False, True, False]


def test_a_part_of_the_text_gives_offsets_into_the_whole() -> None:
    text = "The old bridge fell."
    found = words(text, 4, 14)
    assert [text[s:e] for s, e in zip(found.starts, found.ends, strict=True)] == ["old", "bridge"]


@given(ANY)
def test_words_ascend_do_not_meet_and_hold_all_that_is_not_white(text: str) -> None:
    found = words(text)
    spans = list(zip(found.starts, found.ends, strict=True))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    covered = {place for start, end in spans for place in range(start, end)}
    assert all(character.isspace() or place in covered for place, character in enumerate(text))


@given(ANY)
def test_every_column_has_one_entry_a_word(text: str) -> None:
    found = words(text)
    assert len(found) == len(found.ends) == len(found.keys) == len(found.stems) == len(found.marks)


@given(ANY)
def test_a_word_does_not_depend_on_what_stands_before_it(text: str) -> None:
    assert words(f"Yesterday, {text}", 11).keys == words(text).keys


@pytest.mark.parametrize(
    "forms",
    [
        "refuse refused refuses refusing",
        "praise praised praising",
        "say said says saying",
        "tell told tells",
        "rise rose risen rising",
        "sanction sanctions sanctioned",
        "ministry ministries",
        "plan plans planned planning",
        "stop stops stopped stopping",
        "man men",
        "child children",
    ],
)
def test_forms_of_one_word_share_a_stem(forms: str) -> None:
    assert len({stem(form) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("university", "universal"), ("port", "portion"), ("state", "station"), ("rise", "rice"), ("his", "hi")],
)
def test_unlike_words_keep_unlike_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_content_leaves_function_words_and_marks_out() -> None:
    assert content(words("The call was long, and it cost 5 dollars.").keys) == ["call", "long", "cost", "5", "dollars"]


@pytest.mark.parametrize(("text", "plain"), [("fırst", "first"), ("Auguſt", "August"), ("İstanbul", "Istanbul")])
def test_letters_that_look_alike_to_a_pattern_are_levelled(text: str, plain: str) -> None:
    assert plain_letters(text) == plain


@given(ANY)
def test_levelling_letters_moves_nothing(text: str) -> None:
    assert len(plain_letters(text)) == len(text)
