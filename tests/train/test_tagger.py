"""The training of the learned tagger, on sentences made for it; and the tagger that comes of it."""

import itertools
from dataclasses import replace

import pytest
import standoff
import tagger as training
from clusters import clusters
from fields import Options
from reading import told

from twosource.analyse.taggers.learned import LearnedTagger, Weights
from twosource.analyse.taggers.rules import Parsed, parse
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

WHO = ["Holm", "Jane Bran", "the harbour master", "a clerk", "Mayor Ottola"]
SAYS = ["burbled", "warbled", "has burbled"]
WHAT = ["the ferry is late", "the pier was closed", "boats will run at night", "no one saw the ice"]


def annotated(who: str, says: str, what: str, number: int) -> standoff.Annotated:
    """One report of two sentences: only the first tells what somebody says, by a verb that no table knows."""
    text = f"{who[0].upper()}{who[1:]} {says} that {what}. The harbour burned on Monday."
    first, second = len(who), len(who) + 1 + len(says)
    gold = standoff.Gold(source=((0, first),), cue=((first + 1, second),), content=((second + 1, text.index(". The")),))
    return standoff.Annotated(id=str(number), text=text, attributions=(gold,))


@pytest.fixture(scope="module")
def taught() -> list[standoff.Annotated]:
    return [annotated(*parts, number) for number, parts in enumerate(itertools.product(WHO, SAYS, WHAT))]


@pytest.fixture(scope="module")
def weights(taught: list[standoff.Annotated]) -> Weights:
    grouped = clusters([report.text for report in taught], sizes=(4, 8, 16))
    lessons = training.lessons(taught, grouped)
    return training.fit(lessons, grouped, lambda _: None, Options(fewest=1, rounds=40))


def parsed(text: str, known: Known) -> Parsed:
    return parse(plain_report(text, known, path="a.txt"))


def test_what_was_taught_is_found_in_other_words(weights: Weights, known: Known) -> None:
    text = "Sven Larch warbled that the lighthouse is dark. The harbour burned on Monday."
    (found,) = LearnedTagger(weights)(parsed(text, known))
    assert found.source
    assert (found.source.of(text), found.cue.of(text)) == ("Sven Larch", "warbled")
    assert [piece.of(text) for piece in found.content] == ["that the lighthouse is dark"]


def test_where_nobody_says_anything_nothing_is_found(weights: Weights, known: Known) -> None:
    assert LearnedTagger(weights)(parsed("The harbour burned on Monday. The ice was thick.", known)) == ()


def test_the_same_training_gives_the_same_file_and_the_file_the_same_weights(
    taught: list[standoff.Annotated], weights: Weights
) -> None:
    again = training.fit(
        training.lessons(taught, dict(weights.clusters)),
        dict(weights.clusters),
        lambda _: None,
        Options(fewest=1, rounds=40),
    )
    assert again.packed() == weights.packed()
    assert Weights.unpacked(weights.packed()).packed() == weights.packed()


def test_scores_count_what_is_found(weights: Weights, taught: list[standoff.Annotated]) -> None:
    counts = training.score(LearnedTagger(weights), taught)
    assert (counts.whole.f1, counts.exact_f1) == (1, 1)
    assert told(counts).startswith("whole F1 1.000")


def test_biases_never_make_it_worse_on_what_was_kept_back(weights: Weights, taught: list[standoff.Annotated]) -> None:
    blind = replace(weights, cues=weights.cues.leaning([9.0, 0.0, 0.0]))
    assert training.score(LearnedTagger(blind), taught[:5]).whole.f1 == 0
    assert training.biased(blind, taught[:5], lambda _: None).cues.bias[0] == 9
    assert training.score(LearnedTagger(training.biased(weights, taught[:5], lambda _: None)), taught).whole.f1 == 1


def test_words_between_like_neighbours_share_a_cluster() -> None:
    told = [f"the {animal} {verb} here ." for animal in ("cat", "dog", "owl") for verb in ("sat", "ran", "hid")]
    found = clusters(told * 5, sizes=(3,))
    assert found["cat"] == found["dog"] == found["owl"] != found["sat"] == found["ran"]
