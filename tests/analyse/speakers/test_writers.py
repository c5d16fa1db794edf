"""Who wrote "the letter" and "the tweet", told of somebody who says nothing by it there."""

from collections.abc import Callable

import pytest

Speaker = Callable[[str], str]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Rep. Ines Holm praised Karl Berg’s crew in a tweet. “It is late,” the tweet stated.", "Ines Holm"),
        ("Rep. Ines Holm (D-Iowa), who leads the panel, is circulating a letter to others.\n\n“It is late,” the letter says.", "Ines Holm"),
        ("In an odd, yet friendly, letter to the crew, Ines Holm left the yard.\n\n“It is late,” the letter began.", "Ines Holm"),
        # refused: another's letter, and one told of too far before
        ("Ines Holm answered a letter. “It is late,” the letter says.", "letter"),
        ("Ines Holm left in a tweet. " + "The fog was on the pier for long. " * 60 + "“It is late,” the tweet stated.", "tweet"),
    ],
)  # fmt: skip
def test_a_writing_is_of_who_is_told_to_put_it_out(speaker: Speaker, text: str, who: str) -> None:
    assert speaker(text) == who
