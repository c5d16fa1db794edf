"""Which reports join no story, and which only look like it."""

import pytest

from twosource.model.story import StoryItem
from twosource.relate.stories.kinds import stands_apart
from twosource.relate.stories.terms import terms

PLAIN = (
    "The mayor of Marlow said on Friday that the cannery would be rebuilt by the spring, and that it would be of stone. "
    * 3
)


def why(title: str, text: str = PLAIN, language: str = "en") -> str:
    item = StoryItem(id="a", title=title, text=text, language=language)
    return stands_apart(item, terms(item)[1])


@pytest.mark.parametrize(
    "title",
    [
        "Morning briefing: ferries, figs and fog",
        "The week in review",
        "Your Weekend Roundup",
        "5 things to know this morning",
        "Corrections",
        "The weekly quiz",
    ],
)
def test_round_ups(title: str) -> None:
    assert why(title).startswith("a round-up")


@pytest.mark.parametrize(
    "title",
    [
        "Live updates: storm nears Quill Island",
        "Storm – live",
        "LIVE: storm nears",
        "Storm as it happened",
        "Storm live blog",
    ],
)
def test_live_blogs(title: str) -> None:
    assert why(title).startswith("a live blog")


def test_lines_that_begin_with_clock_times_make_a_live_blog() -> None:
    entries = "\n".join(f"{hour}:15 a.m. The tug is at the pier." for hour in range(6, 11))
    assert why("Tug arrives", entries).startswith("a live blog")
    assert why("Tug arrives", "10:15 a.m. The tug is at the pier.\nIt rained.") == ""


@pytest.mark.parametrize(
    "title",
    [
        "Minister leaves briefing early",
        "Live music returns to Quill Island",
        "Ten people leave the island",
        "5 things to watch in the harbour trial",
        "Correction officer sues Marlow jail",
        "Olive harvest fails",
    ],
)
def test_what_only_looks_like_it(title: str) -> None:
    assert why(title) == ""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (PLAIN, "de"),
        (
            "Die Fähre lief am Dienstag vor der Insel auf Grund, alle Fahrgäste wurden von Booten an Land gebracht. "
            * 3,
            "en",
        ),
        (
            "El transbordador encalló el martes frente a la isla y todos los pasajeros fueron llevados a tierra. " * 3,
            "",
        ),
    ],
)
def test_other_languages(text: str, language: str) -> None:
    assert why("Corvina", text, language).startswith("not in English")


@pytest.mark.parametrize("language", ["en", "en-GB", "EN", "", "und"])
def test_english_is_english(language: str) -> None:
    assert why("Cannery to be rebuilt", language=language) == ""


@pytest.mark.usefixtures("quick")
def test_long_strange_texts_take_linear_time() -> None:
    for text in ("10:42 " * 100_000, "10:42\n" * 100_000, "live " * 100_000, "a " * 100_000):
        stands_apart(StoryItem(id="a", title=text, text=text), 0.4)
