"""Names and figures that tell undated reports apart."""

import time

import pytest

from twosource.model.story import StoryItem
from twosource.relate.stories.evidence import evidence


def found(title: str, text: str) -> tuple[set[str], set[str]]:
    _, _, names, figures = evidence(StoryItem(id="a", title=title, text=text))
    return {name[1:] for name in names}, {figure[1:] for figure in figures}


@pytest.mark.parametrize(
    ("title", "text", "names", "figures"),
    [
        pytest.param("", "It ran aground off Quill Island, 40 aboard.", {"quill", "island"}, {"40"}, id="a place"),
        pytest.param("", "Police in Marlow held Ana Dorrit.", {"marlow", "ana", "dorrit"}, set(), id="a person"),
        pytest.param("", "Strangers came. Nobody knew.", set(), set(), id="the first word of a sentence is none"),
        pytest.param("Ferry Runs Aground Off Quill", "It did.", set(), set(), id="capitals of a title say nothing"),
        pytest.param("The ferry ran off Quill", "It did.", {"quill"}, set(), id="a title that is a sentence"),
        pytest.param("", "About 2,000 people, 6.1 metres, two dozen.", set(), {"2000", "6.1", "two", "dozen"}, id="n"),
    ],
)
def test_names_and_figures(title: str, text: str, names: set[str], figures: set[str]) -> None:
    assert found(title, text) == (names, figures)


def test_names_that_the_caller_found_stand_for_our_own() -> None:
    item = StoryItem(id="a", text="It ran aground off Quill Island.", names=("Corvina",))
    assert set(evidence(item)[2]) == {"@corvina"}


def test_long_strange_texts_take_linear_time() -> None:
    began = time.process_time()
    for piece in ("A ", "a A ", "1,", "1.1.", ", Aa"):
        evidence(StoryItem(id="a", title=piece * 10_000, text=piece * 100_000))
    assert time.process_time() - began < 2.0
