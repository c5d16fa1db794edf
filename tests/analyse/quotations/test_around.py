"""The occasion that stands beside a saying without grammar that ties it to the cue."""

from collections.abc import Callable

import pytest

Channel = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("body", "words", "chain"),
    [
        # behind the cue or what it names
        ("Ines Holm called Mr Berg a “paid liar” on CNN over the inquiry.", "paid liar", ["CNN"]),
        ("Ines Holm attacked Mr Berg on Facebook, calling him “weak”.", "weak", ["Facebook"]),
        ("The paper defended Ines Holm in a statement on Friday, calling her “young”.", "young", ["a statement"]),
        ("“It is late,” Ines Holm said on Face the Nation.", "It is late", ["Face the Nation"]),
        ("“It is late,” Ines Holm said at a bill signing.", "It is late", ["a bill signing"]),
        ("“It is late,” Ines Holm said by phone.", "It is late", ["phone"]),
        ("“It is late,” Ines Holm said by the pier.", "It is late", []),
        ("Ines Holm was late for a lawsuit, saying it was “old”.", "old", []),
        # between source and cue, and at the head
        ("Ines Holm, appearing on CNN, said the ferry was late.", "the ferry was", ["appearing on CNN", "CNN"]),
        ("Ines Holm, briefing reporters on the ferry, said the tide was late.", "the tide was", ["reporters"]),
        ("On “Fox News Sunday,” Ines Holm said the ferry was late.", "the ferry was", ["Fox News Sunday"]),
        (
            "Speaking on “Fox News Sunday,” clerk Ines Holm said the ferry was late.",
            "the ferry was",
            ["Fox News Sunday"],
        ),
        ("During a discussion in Arle, Ines Holm said the ferry was late.", "the ferry was", ["a discussion"]),
        # what was given, "saying" so
        ("The union released a statement on Monday saying, “It is late.”", "It is late", ["a statement"]),
        ("Ines Holm sent letters to the port asking it “to wait”.", "to wait", []),
        # what is said, what else is told, and another one's occasion
        ("Ines Holm said the port was wrong to attack Mr Berg on Facebook.", "the port was", []),
        ("Ines Holm, who spoke at a rally in May, said the ferry was late.", "the ferry was", []),
        ("Ines Holm called it “weak” and answered on Facebook.", "weak", []),
        ("Ines Holm praised the points Mr Berg made in a speech as “late”.", "late", []),
    ],
)
def test_an_occasion_beside_a_saying(channel: Channel, body: str, words: str, chain: list[str]) -> None:
    assert channel(body, words) == chain


@pytest.mark.parametrize(
    ("body", "chain"),
    [
        ("Ines Holm hit back on Facebook.", ["Facebook"]),
        ("Clerk Ines Holm followed suit at a convention in Arle.", ["a convention"]),
        (
            "Ines Holm later spoke with reporters on the lawn.",
            [],
        ),  # what reporters were told holds in its own paragraph
        ("Ines Holm attacked Mr Berg late on Monday in an interview with CNN.", ["an interview", "CNN"]),
        ("Ines Holm met Mr Berg during his speech.", []),
        ("Ines Holm met Mr Berg in a private meeting.", []),
        ("Ines Holm was late for the rally.", []),
        ("Ines Holm’s crew waited at a rally.", []),
    ],
)
def test_an_occasion_beside_what_somebody_does_holds_for_what_he_says_next(
    channel: Channel, body: str, chain: list[str]
) -> None:
    assert channel(body + "\n\n“It is late,” Holm said.", "It is late") == chain


def test_he_who_acts_is_whom_the_sentence_before_names(channel: Channel) -> None:
    body = "Ines Holm was angry. She hit back on Facebook.\n\n“It is late,” Holm said."
    assert channel(body, "It is late") == ["Facebook"]
