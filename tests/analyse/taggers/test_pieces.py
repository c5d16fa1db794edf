"""Words in pieces: together they spell the word, and what no piece covers is unknown."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.taggers.pieces import UNKNOWN, Vocabulary

LETTERS = [*string.ascii_lowercase, *string.digits, "'", "-"]
PIECES = [UNKNOWN, *LETTERS, *(f"##{letter}" for letter in LETTERS), "ferry", "##man", "har", "##bour", "said"]
KNOWN = Vocabulary(PIECES)


def told(word: str) -> list[str]:
    return [PIECES[number] for number in KNOWN.pieces(word)]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("ferry", ["ferry"]),
        ("Ferryman", ["ferry", "##man"]),
        ("HARBOUR", ["har", "##bour"]),
        ("saïd", ["said"]),
        ("isn’t", ["i", "##s", "##n", "'", "t"]),
        ("’s", ["'", "s"]),
        ("日本", [UNKNOWN]),
        ("x" * 61, [UNKNOWN]),
        ("", [UNKNOWN]),
        ("\ud800", [UNKNOWN]),
    ],
)
def test_the_longest_known_piece_is_taken_from_the_left(word: str, pieces: list[str]) -> None:
    assert told(word) == pieces


@given(st.text(string.ascii_letters + string.digits, min_size=1, max_size=30))
def test_the_pieces_of_a_word_spell_it(word: str) -> None:
    assert "".join(piece.removeprefix("##") for piece in told(word)) == word.lower()


@given(st.text(max_size=80))
def test_every_text_has_pieces(word: str) -> None:
    assert all(0 <= number < len(PIECES) for number in KNOWN.pieces(word))
    assert KNOWN.pieces(word)
