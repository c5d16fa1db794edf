"""Passages: every word is in one, none is too long, paragraphs stay whole where they fit."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.analyse.taggers.columns import Reader, code
from twosource.analyse.taggers.passages import FEATURES, Passage, numbered, passages
from twosource.analyse.taggers.pieces import UNKNOWN, Vocabulary
from twosource.analyse.taggers.rules import Parsed, by_rules, parse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

VOCABULARY = Vocabulary([UNKNOWN, "the", "ferry", "##man", "said", ".", ","])
SENTENCES = ("The ferryman said no.", "Holm, the mayor, said it.", "“We go,” she said.", "No.", "日本")
TEXTS = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join), min_size=1, max_size=8
).map("\n\n".join)


def parsed_of(text: str) -> Parsed:
    return parse(plain_report(f"Holm.\n\n{text}", Known(agencies=load_agencies()), path="a.txt"))


def cut(parsed: Parsed, longest: int) -> list[Passage]:
    return list(passages(parsed, Reader({}).columns(parsed, by_rules(parsed)), VOCABULARY, longest))


@settings(max_examples=60)
@given(text=TEXTS, longest=st.integers(3, 60))
def test_every_word_is_in_one_passage_and_none_is_too_long(text: str, longest: int) -> None:
    parsed = parsed_of(text)
    made = cut(parsed, longest)
    assert [place for passage in made for place in range(passage.first, passage.last)] == list(range(len(parsed.words)))
    for passage in made:
        count = len(passage.pieces)
        assert 0 < count <= longest
        assert len(passage.leads) == passage.last - passage.first
        assert passage.leads[0] == 0
        assert bool(np.all(np.diff(passage.leads) > 0))
        assert passage.features.shape == (count, len(FEATURES))
        assert bool(np.all(passage.features < np.array(list(FEATURES.values()))))
        assert bool(np.all(np.diff(passage.sentences) >= 0))


@settings(max_examples=30)
@given(text=TEXTS)
def test_a_paragraph_that_fits_is_not_cut(text: str) -> None:
    parsed = parsed_of(text)
    borders = {passage.first for passage in cut(parsed, 60)}
    blocks: dict[int, list[int]] = {}
    for sentence in parsed.sentences:
        blocks.setdefault(sentence.block, []).extend(range(sentence.first, sentence.last))
    for words in blocks.values():
        size = sum(
            len(VOCABULARY.pieces(parsed.report.text[parsed.words.starts[word] : parsed.words.ends[word]]))
            for word in words
        )
        assert size > 60 or not borders.intersection(words[1:])


@pytest.mark.parametrize(
    ("column", "known", "numbers"), [([5, 9, 0, 7], [9, 5], [2, 1, 0, 0]), ([1], [1], [1]), ([3, 3], [1, 2, 3], [3, 3])]
)
def test_codes_are_numbered_in_the_order_of_those_known(
    column: list[int], known: list[int], numbers: list[int]
) -> None:
    assert numbered(np.array(column, dtype=np.uint32), known).tolist() == numbers


def test_what_is_known_of_a_word_is_said_by_numbers() -> None:
    parsed = parsed_of("“We go,” Holm said.")
    (passage,) = cut(parsed, 60)
    table = dict(zip(FEATURES, passage.features[passage.leads].T.tolist(), strict=True))
    words = [parsed.report.text[start:end] for start, end in zip(parsed.words.starts, parsed.words.ends, strict=True)]
    said, go = words.index("said"), words.index("go")
    assert table["ruled"][said] == 10  # a cue of the rules begins here
    assert table["content"][go] == 1
    assert table["quote"][go] > 0 == table["quote"][said]
    assert code("cue", "begins") != code("cue")
