"""What the learned tagger sees of each word, and the features made of it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.taggers.columns import Codes, Reader, code
from twosource.analyse.taggers.rules import Parsed, by_rules, parse
from twosource.analyse.taggers.templates import CUES, PARTS, Frame
from twosource.analyse.taggers.windows import CuePlace, framed
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

TEXT = "The ferry is late, Holm said. “We wait,” he added."


@pytest.fixture
def parsed(known: Known) -> Parsed:
    return parse(plain_report(TEXT, known, path="a.txt"))


@pytest.fixture
def columns(parsed: Parsed) -> dict[str, Codes]:
    return Reader({"ferry": (3, 4, 5)}).columns(parsed, by_rules(parsed))


def at(parsed: Parsed, word: str) -> int:
    return parsed.words.starts.index(TEXT.index(word))


def test_every_column_has_a_number_a_word(parsed: Parsed, columns: dict[str, Codes]) -> None:
    assert {len(column) for column in columns.values()} == {len(parsed.words)}
    known = {name for template in (*CUES, *PARTS) for name, _ in template}
    window = framed(parsed, columns, [CuePlace(6, 7)], by_rules(parsed))
    assert known <= {*columns, *window.own}


@pytest.mark.parametrize(
    ("column", "word", "value"),
    [
        ("word", "said", code("said")),
        ("stem", "said", code("say")),
        ("fine", "ferry", 5),
        ("coarse", "ferry", 3),
        ("shape", "Holm", code("Xx")),
        ("kind", "Holm", code("begins", "other", False)),
        ("quote", "We", code("inside", "short")),
        ("head", "The", 1),
        ("tail", ". “", 1),
        ("ruled", "said", code("cue", "begins")),
        ("content", "ferry", 1),
        ("opener", "said", code("holm")),
        ("closer", "ferry", code(",")),
    ],
)
def test_a_column_says_what_it_is_named_for(
    parsed: Parsed, columns: dict[str, Codes], column: str, word: str, value: int
) -> None:
    assert columns[column][at(parsed, word)] == value


def test_a_word_is_seen_from_its_cue(parsed: Parsed, columns: dict[str, Codes]) -> None:
    said = at(parsed, "said")
    frame = framed(parsed, columns, [CuePlace(said, said + 1)], by_rules(parsed))
    place = frame.words.tolist().index
    assert frame.own["side"][[place(said - 1), place(said), place(said + 1)]].tolist() == [1, 2, 3]
    assert frame.own["mine"][place(said - 1)] == code("part", "source")
    assert frame.own["mine"][place(at(parsed, "added"))] == code("none")


def test_forms_of_words_are_forgotten_when_they_are_too_many(
    parsed: Parsed, columns: dict[str, Codes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twosource.analyse.taggers.columns._FORMS", 20)
    reader = Reader({"ferry": (3, 4, 5)})
    for _ in range(3):
        again = reader.columns(parsed, by_rules(parsed))
        assert all(np.array_equal(again[name], column) for name, column in columns.items())


@given(st.lists(st.integers(1, 9), min_size=3, max_size=12), st.integers(1, 2))
def test_a_feature_sees_its_neighbour_and_nothing_beyond_its_sequence(values: list[int], split: int) -> None:
    own = {"own": np.array(values, dtype=np.uint32)}
    starts = np.array([0, split])
    frame = Frame(columns={}, words=np.arange(len(values)), own=own, starts=starts)
    nothing = Frame(columns={}, words=np.arange(1), own={"own": np.zeros(1, np.uint32)}, starts=np.zeros(1, np.int64))
    (behind,), (none,) = frame.hashed([(("own", 1),)]), nothing.hashed([(("own", 0),)])
    expected = [values[place + 1] if place + 1 not in (split, len(values)) else 0 for place in range(len(values))]
    assert [found == none[0] for found in behind] == [value == 0 for value in expected]
    assert len({*zip(behind.tolist(), expected, strict=True)}) == len(set(expected))
