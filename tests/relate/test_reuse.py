"""Passages that two reports share: where they begin and end, what is none, and the laws they keep."""

from collections.abc import Callable
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.analysis import Analysis
from twosource.model.span import Span
from twosource.relate.reuse import PASSAGE_WORDS, SEED_WORDS, Run, passages, runs, stream

Read = Callable[..., Analysis]


def unmarked(marked: str) -> tuple[str, list[str]]:
    """The text without its square brackets, and what stood between them, in order."""
    inside = [piece.split("]")[0] for piece in marked.split("[")[1:]]
    return marked.replace("[", "").replace("]", ""), inside


def of(analysis: Analysis, spans: list[Span]) -> list[str]:
    return [span.of(analysis.report.text) for span in sorted(spans)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "[A barge lost its cargo of clay pipes near Quill Island].",
            "On Wednesday [a barge lost its cargo of clay pipes near Quill Island], and rain fell.",
            id="a sentence taken over whole",
        ),
        pytest.param(
            "[A barge lost its cargo of clay pipes near Quill Island on Wednesday].",
            "[A barge lost its cargo of old clay pipes near Quill Island on Wednesday].",
            id="an edit inside stays inside",
        ),
        pytest.param(
            "[Divers began lifting the clay pipes before dusk] and sang. [The channel carries forty barges a day now].",
            "[The channel carries forty barges a day now]. Meanwhile, [divers began lifting the clay pipes before dusk].",
            id="moved",
        ),
        pytest.param(
            "[Divers began lifting the clay pipes before] one of the two very old tugs came [and the cook of the crew "
            "went ashore].",
            "[Divers began lifting the clay pipes before] midnight, while several people watched, [and the cook of the "
            "crew went ashore].",
            id="two passages where more than an edit stands between",
        ),
        pytest.param(
            "The “[old lock keeper’s U.S. friends left the tower at night]”.",
            "An [Old Lock Keeper's US friends left the tower at night].",
            id="case, quote marks and dotted abbreviations are no edits",
        ),
        pytest.param(
            "Divers began lifting the pipes early.", "Divers began lifting the pipes late.", id="stock phrases are none"
        ),
        pytest.param(
            "Gulls nested under the roof of the tower.", "A vote on the budget follows next month.", id="nothing shared"
        ),
    ],
)
def test_a_passage_is_the_words_that_both_have(read: Read, first: str, second: str) -> None:
    text_a, marked_a = unmarked(first)
    text_b, marked_b = unmarked(second)
    a, b = read(text_a), read(text_b)
    found = passages(a, b)
    assert of(a, [passage.a for passage in found]) == marked_a
    assert of(b, [passage.b for passage in found]) == marked_b


@pytest.mark.parametrize(
    ("edit", "words", "run"),
    [
        pytest.param("of clay pipes near", 13, 13, id="none"),
        pytest.param("of broken clay pipes near", 13, 7, id="a word more"),
        pytest.param("of stone jars near", 11, 6, id="two words for two"),
    ],
)
def test_words_count_what_is_equal_and_run_the_longest_stretch(read: Read, edit: str, words: int, run: int) -> None:
    a = read("A barge lost its cargo of clay pipes near Quill Island at noon.")
    b = read(f"A barge lost its cargo {edit} Quill Island at noon.")
    [found] = passages(a, b)
    assert (found.words, found.run) == (words, run)


def test_only_the_body_counts_not_credits_headings_or_captions(read: Read) -> None:
    body = "Divers began lifting the clay pipes before dusk."
    caption = "Photo: two tugs held the heavy barge against the strong current all night."
    credit = "With files from Reuters, AFP and the staff of the Quill harbour desk"
    a, b = (read(f"{body}\n\n{caption}\n\n{credit}", name=name) for name in ("a.txt", "b.txt"))
    assert of(a, [passage.a for passage in passages(a, b)]) == [body.removesuffix(".")]


def test_a_passage_runs_on_over_a_paragraph(read: Read) -> None:
    a = read("Two tugs held the barge.\n\nDivers came with lamps.")
    b = read("Two tugs held the barge. Divers came with lamps.")
    [found] = passages(a, b)
    assert found.words == 9


def test_a_credit_between_paragraphs_does_not_break_a_passage(read: Read) -> None:
    a = read("Two tugs held the barge.\n\n(AFP)\n\nDivers came with lamps.")
    b = read("Two tugs held the barge. Divers came with lamps.")
    assert [found.words for found in passages(a, b)] == [9]


def test_a_passage_inside_the_gap_of_another_is_not_swallowed(read: Read) -> None:
    """Runs of four words taken crosswise: no word may end up in two passages."""
    one, two, three, four = (
        "amber bells chime daily",
        "every ferry glides home",
        "ivory jars keep lard",
        "many nets order pike",
    )
    a = read(f"{one} {two} {three} {four}")
    b = read(f"{one} {three} {two} {four}")
    found = passages(a, b)
    assert all(not x.a.meets(y.a) and not x.b.meets(y.b) for x, y in combinations(found, 2))


VOCABULARY = "amber bells chime daily every ferry glides home".split()
texts = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=60)


def common(one: list[str], other: list[str]) -> int:
    """The length of the longest common subsequence of words."""
    before = [0] * (len(other) + 1)
    for word in one:
        row = [0]
        for place, twin in enumerate(other):
            row.append(before[place] + 1 if word == twin else max(before[place + 1], row[-1]))
        before = row
    return before[-1]


@given(texts, texts)
def test_runs_are_equal_words_and_use_no_word_twice(a: list[str], b: list[str]) -> None:
    used_a: set[int] = set()
    used_b: set[int] = set()
    for run in runs(a, b):
        assert run.length >= SEED_WORDS
        assert a[run.a : run.a + run.length] == b[run.b : run.b + run.length]
        places_a, places_b = set(range(run.a, run.a + run.length)), set(range(run.b, run.b + run.length))
        assert not places_a & used_a
        assert not places_b & used_b
        used_a |= places_a
        used_b |= places_b


@given(texts, st.integers(0, 30), st.integers(0, 30))
def test_a_run_is_found_wherever_it_stands(words: list[str], before: int, behind: int) -> None:
    """A seed among words of which the other text has none."""
    seed = ["north", "quay", "oil", "lamp", *words]
    found = runs(["x"] * before + seed + ["y"] * behind, seed)
    assert found[0] == Run(len(seed), before, 0)


@given(texts, texts)
def test_passages_never_overlap_and_their_words_are_equal(read: Read, one: list[str], other: list[str]) -> None:
    a, b = read(" ".join(one)), read(" ".join(other))
    found = passages(a, b)
    for x, y in combinations(found, 2):
        assert not x.a.meets(y.a)
        assert not x.b.meets(y.b)
    for passage in found:
        words_a, words_b = passage.a.of(a.report.text).split(), passage.b.of(b.report.text).split()
        assert words_a[0] == words_b[0]
        assert words_a[-1] == words_b[-1]
        assert PASSAGE_WORDS <= passage.words <= common(words_a, words_b)
        assert SEED_WORDS <= passage.run <= passage.words


@given(st.lists(st.sampled_from(range(6)), unique=True, min_size=1), st.randoms(use_true_random=False))
def test_every_sentence_taken_over_is_found_in_whatever_order(read: Read, chosen: list[int], random: Random) -> None:
    sentences = [
        "The channel carries about forty barges a day.",
        "Divers began lifting the pipes before dusk.",
        "Harbour police closed the towpath to all walkers.",
        "Engineers measured a lean of nineteen degrees.",
        "Fishermen at the island lost eleven new nets.",
        "Nine school children watched from the old bridge.",
    ]
    shuffled = random.sample(chosen, len(chosen))
    a = read(" ".join(sentences[place] for place in chosen))
    b = read("Rain fell. " + " Then came this. ".join(sentences[place] for place in shuffled))
    covered = passages(a, b)
    for place in chosen:
        start = a.report.text.index(sentences[place])
        assert any(p.a.covers(Span(start, start + len(sentences[place]) - 1)) for p in covered)


def test_the_stream_leaves_out_marks_and_keeps_the_place_of_each_word(read: Read) -> None:
    analysis = read("Divers – two of them – began, slowly, before Ana's boat came.")
    words = stream(analysis)
    assert words.keys[:5] == ("divers", "two", "of", "them", "began")
    assert all(not analysis.words.marks[index] for index in words.indices)
    assert all(analysis.words.keys[index] == key for key, index in zip(words.keys, words.indices, strict=True))
