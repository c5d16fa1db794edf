"""Who was told: outlets by their form, presenters, the report's own outlet, and audiences."""

from collections.abc import Callable

import pytest

Channel = Callable[..., list[str]]


@pytest.mark.parametrize(
    ("told", "chain"),
    [
        ("MSNBC he was late", ["MSNBC"]),
        ("KHOU 11 their friend was late for lunch", ["KHOU 11"]),
        ("France Inter radio the ferry was late", ["France Inter radio"]),
        ("the network iTele that the ferry was late", ["iTele"]),
        ("KZZQ’s Ove Lund that the ferry was late", ["KZZQ"]),
        ("CNN’s Ove Lund that the ferry was late", ["Ove Lund", "CNN"]),
        ("Anna Berg of CNN that the ferry was late", ["Anna Berg", "CNN"]),
        ("CNN about Mr Berg that the ferry was late", ["CNN"]),
        ("an audience in Arle that the ferry was late", ["an audience"]),
        ("the press pool on Monday that the ferry was late", ["the press pool"]),
        ("reporters returning from Arle that the ferry was late", ["reporters"]),
        ("her crew the ferry was late", []),
        ("Mr Berg that the ferry was late", []),
    ],
)
def test_who_was_told(channel: Channel, told: str, chain: list[str]) -> None:
    body = f"Ines Holm told {told}."
    words = next(w for w in ("he was", "their friend", "the ferry was") if w in body)
    assert channel(body, words) == chain


def test_me_is_the_outlet_whose_report_it_is(channel: Channel) -> None:
    assert channel("“It is late,” Ines Holm told me on Monday.", "It is late", outlet="The Courier") == ["The Courier"]
    assert channel("“It is late,” Ines Holm told me on Monday.", "It is late") == []


def test_an_occasion_comes_before_the_audience(channel: Channel) -> None:
    assert channel("“It is late,” Ines Holm told reporters at a briefing.", "It is late") == ["a briefing"]


def test_what_is_said_to_reporters_is_told_to_them(channel: Channel) -> None:
    assert channel("Ines Holm asserted to reporters that the ferry was late.", "the ferry was") == ["reporters"]
