"""Whether two sentences tell one thing: what speaks for it, what against it, and that nothing depends on the order."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.analysis import Analysis
from twosource.relate.alignment import UNLIKELY
from twosource.relate.likeness import CLUES, WEIGHTS, evidence, likeness
from twosource.relate.similarity import Similarity, parts

Read = Callable[..., Analysis]


# What the two sentences compared stand among, so that words have a weight.
BACKGROUND = (
    "Nine school children watched from the old bridge. Fishermen at the island lost eleven new nets. "
    "The town band cancelled its concert in the pavilion. Engineers measured a lean of nineteen degrees. "
    "Visitors to the museum were offered hot soup by volunteers. Rain is forecast with gusts over the estuary."
)
WEDNESDAY = "2026-03-12"


def alike(read: Read, one: str, other: str, **known: str) -> float:
    """The likeness of the first sentences of two reports among other things."""
    a, b = (
        read(one, name="a.txt", published=WEDNESDAY, **known),
        read(other, name="b.txt", published=WEDNESDAY, **known),
    )
    analyses = [a, b, read(BACKGROUND, name="c.txt")]
    found = Similarity(parts(analyses))
    second = next(place for place, part in enumerate(found.parts) if part.report == 1)
    return likeness(analyses, found, found.pairs()).get((0, second), 0.0)


def test_sentences_that_tell_the_same_are_likely_enough_to_join(read: Read, alike_pair: tuple[str, str]) -> None:
    assert alike(read, *alike_pair) >= UNLIKELY


def test_sentences_that_tell_something_else_are_not(read: Read, unlike_pair: tuple[str, str]) -> None:
    assert alike(read, *unlike_pair) < UNLIKELY


def test_a_sentence_with_a_likelier_partner_is_less_like_another(read: Read) -> None:
    one = "Divers lifted the barge off the northern bank on Monday."
    other = "Divers reached the barge at the bank by noon."
    assert alike(read, one, other) > alike(
        read, one, f"{other} Divers lifted the barge off the northern bank on Monday."
    )


def test_neighbours_that_go_together_speak_for_two_sentences(read: Read) -> None:
    one, other = "Divers lifted the barge at noon.", "The barge came up."
    behind = "Two tugs held the hull against the current all night."
    assert alike(read, f"{one} {behind}", f"{other} {behind}") > alike(read, one, other)


def test_words_of_two_persons_are_less_alike_than_words_of_one(read: Read) -> None:
    dorrit, holm = (
        f'"The lock is closed for the winter," {name} said on the quay.' for name in ("Ana Dorrit", "Per Holm")
    )
    other = '"The lock stays closed while it is winter," Ana Dorrit told the council.'
    assert alike(read, dorrit, other) > alike(read, holm, other)


def test_how_much_of_what_both_tell_is_no_name_is_a_clue(read: Read) -> None:
    share = CLUES.index("share of it that is no name")

    def told(one: str, other: str) -> float:
        analyses = [read(one, name="a.txt"), read(other, name="b.txt")]
        found = Similarity(parts(analyses))
        return dict(evidence(analyses, found, found.pairs()))[0, 1][share]

    assert told("Ana Dorrit met Per Holm at the fair.", "Per Holm never forgave Ana Dorrit.") == 0.0
    assert told("Divers lifted the barge at noon.", "The barge was lifted by divers.") == 1.0


def test_two_headlines_go_together_sooner_than_two_sentences(read: Read) -> None:
    one, other = "Barge lost off Quill Island", "Clay pipes in channel as barge tilts"
    a, b = (read(BACKGROUND, name=f"{n}.txt", title=title) for n, title in enumerate((one, other)))
    found = Similarity(parts([a, b]))
    second = next(place for place, part in enumerate(found.parts) if part.report == 1)
    assert likeness([a, b], found, found.pairs())[0, second] > alike(read, f"{one}.", f"{other}.")


SENTENCES = [
    "Divers began lifting the pipes before dusk.",
    "Divers began to lift clay pipes at dusk on Wednesday.",
    "The channel carries about forty barges a day.",
    "Some 40 barges use the channel each day.",
    "Ana Dorrit closed the lock yesterday.",
    "“The lock is closed,” Mayor Dorrit said on Wednesday.",
    "Nobody in Kyiv was hurt, police said.",
    "No one was hurt in Kiev.",
]
texts = st.lists(st.lists(st.sampled_from(SENTENCES), unique=True, min_size=1).map(" ".join), min_size=2, max_size=4)


@given(texts, st.data())
def test_likeness_lies_between_0_and_1_and_has_no_order(read: Read, chosen: list[str], data: st.DataObject) -> None:
    analyses = [read(text, name=f"{n}.txt", published=WEDNESDAY) for n, text in enumerate(chosen)]
    order = data.draw(st.permutations(range(len(chosen))))

    def told(some: list[Analysis]) -> dict[frozenset[object], float]:
        found = sorted(parts(some), key=lambda part: (some[part.report].report.id, part.span))
        similarity = Similarity(found)
        pairs = likeness(some, similarity, similarity.pairs())
        named = [(some[part.report].report.id, part.span) for part in found]
        return {frozenset((named[one], named[two])): score for (one, two), score in pairs.items()}

    straight = told(analyses)
    assert all(0.0 <= score <= 1.0 for score in straight.values())
    assert told([analyses[place] for place in order]) == pytest.approx(straight)


@given(texts)
def test_pairs_passed_over_early_would_not_have_reached_what_is_asked(read: Read, chosen: list[str]) -> None:
    analyses = [read(text, name=f"{n}.txt", published=WEDNESDAY) for n, text in enumerate(chosen)]
    found = Similarity(parts(analyses))
    similar = found.pairs()
    everything = dict(evidence(analyses, found, similar))
    assert all(len(clues) == len(CLUES) == len(WEIGHTS) for clues in everything.values())
    few = dict(evidence(analyses, found, similar, least=0.0))
    assert all(everything[pair] == clues for pair, clues in few.items())
    kept = likeness(analyses, found, similar)
    assert {pair for pair in everything if kept.get(pair, 0.0) >= 0.5} <= set(few)
