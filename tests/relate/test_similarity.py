"""How alike two sentences are: what counts, what does not, and that nothing depends on the order."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.analysis import Analysis
from twosource.relate.alignment import JOIN
from twosource.relate.similarity import Similarity, parts

Read = Callable[..., Analysis]


# What the two sentences compared stand among, so that words have a weight.
BACKGROUND = (
    "Nine school children watched from the old bridge. Fishermen at the island lost eleven new nets. "
    "The town band cancelled its concert in the pavilion. Engineers measured a lean of nineteen degrees. "
    "Visitors to the museum were offered hot soup by volunteers. Rain is forecast with gusts over the estuary."
)


def similarity(read: Read, one: str, other: str) -> float:
    """The similarity of two sentences in two reports that have nothing else in common."""
    a, b = read(one, name="a.txt", published="2026-03-12"), read(other, name="b.txt", published="2026-03-12")
    found = Similarity(parts([a, b, read(BACKGROUND, name="c.txt")]))
    return found.pairs().get((0, 1), 0.0)


def test_sentences_that_tell_the_same_are_alike_enough_to_join(read: Read, alike_pair: tuple[str, str]) -> None:
    assert similarity(read, *alike_pair) >= JOIN


def test_sentences_that_tell_something_else_are_not(read: Read, unlike_pair: tuple[str, str]) -> None:
    assert similarity(read, *unlike_pair) < JOIN


def test_names_and_times_count_by_what_they_mean_not_by_how_they_are_written(read: Read) -> None:
    same = similarity(read, "The envoy flew to Kyiv yesterday.", "The envoy flew to Kiev on Wednesday.")
    other = similarity(read, "The envoy flew to Kyiv yesterday.", "The envoy flew to Oslo on Friday.")
    assert same > other + 0.2


def test_rare_words_weigh_more_than_words_that_every_report_has(read: Read) -> None:
    lantern = "The lantern fair begins at the harbour. The harbour is old. The harbour is wide. The harbour is deep."
    found = Similarity(parts([read(lantern)]))
    assert found.weight["lantern"] > found.weight["harbour"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Divers came.\n\nSource: AFP", ["Divers came."]),
        ("Divers came with two big lamps. (AA)", ["Divers came with two big lamps."]),
        ("Divers came with lamps.\n\n(Photo: Marek Oyle)", ["Divers came with lamps."]),
        ("Divers came.\n\nBy Ruth Amsel", ["Divers came."]),
        ("Rain.\n\nDivers came with lamps.", ["Divers came with lamps."]),
    ],
)
def test_only_sentences_that_assert_something_are_aligned(read: Read, text: str, told: list[str]) -> None:
    analysis = read(text)
    assert [part.span.of(analysis.report.text) for part in parts([analysis])] == told


def test_a_run_weighs_by_its_rare_words_and_needs_three(read: Read) -> None:
    a = read("Divers with silver lanterns mended nets beside the old granite quay.", name="a.txt")
    b = read("Slowly, silver lanterns mended nets at dawn.", name="b.txt")
    c = read("Cooks came with the old granite cart.", name="c.txt")
    d = read("Divers laughed; a silver spoon, two lanterns, no nets.", name="d.txt")
    found = Similarity(parts([a, b, c, d]))
    assert found.run_weight(0, 1) > found.run_weight(0, 2) > 0
    assert found.run_weight(0, 3) == 0


SENTENCES = [
    "Divers began lifting the pipes before dusk.",
    "Divers began to lift clay pipes at dusk on Wednesday.",
    "The channel carries about forty barges a day.",
    "Some 40 barges use the channel each day.",
    "Ana Dorrit closed the lock yesterday.",
    "The lock was closed on Wednesday by Mayor Dorrit.",
    "Nobody in Kyiv was hurt.",
    "No one was hurt in Kiev.",
]


@given(st.lists(st.sampled_from(SENTENCES), unique=True, min_size=2, max_size=6), st.data())
def test_similarity_lies_between_0_and_1_and_has_no_order(read: Read, chosen: list[str], data: st.DataObject) -> None:
    analyses = [read(text, name=f"{n}.txt", published="2026-03-12") for n, text in enumerate(chosen)]
    order = data.draw(st.permutations(range(len(chosen))))
    straight = Similarity(parts(analyses)).pairs()
    turned = Similarity(parts([analyses[place] for place in order])).pairs()
    assert all(0.0 <= score <= 1.0 for score in straight.values())
    expected = {frozenset(key): score for key, score in straight.items()}
    found = {frozenset((order[one], order[two])): score for (one, two), score in turned.items()}
    assert found == pytest.approx(expected)


@given(st.sampled_from(SENTENCES), st.sampled_from(SENTENCES))
def test_nothing_is_more_like_a_sentence_than_itself(read: Read, one: str, other: str) -> None:
    assert similarity(read, one, one) >= similarity(read, one, other) - 1e-9
