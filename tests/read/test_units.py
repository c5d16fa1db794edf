"""Units: a line stands alone, a hard-wrapped paragraph stands together."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.read.units import units

# Telegraph width: lines of 60 to 80, a blank line between paragraphs.
WRAPPED = """\
The ferry Marisol ran aground off the island of Kovar early on
Monday, and all of the one hundred and twelve people on board
were taken to the harbour by fishing boats that had come out to
help, before the tide rose and the wind turned to the north.

The harbour master said that the ship had left the channel in
thick fog, and that nobody would be blamed before the inquiry of
the maritime office had been heard in the capital next month.

Two cranes were on their way from the mainland, he said, and the
road along the quay would stay closed until the ship was afloat.
"""


def words(text: str, start: int = 0) -> list[str]:
    return [unit.text for unit in units(text, start)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line.\n\nAnother\nREAD MORE: x", ["One line.", "Another", "READ MORE: x"]),
        ("One\r\nTwo\rThree", ["One", "Two", "Three"]),
        ("One\x0bTwo\x0cThree\x85Four\u2028Five\u2029Six", ["One", "Two", "Three", "Four", "Five", "Six"]),
        ("  indented \n\t\n   \u00a0\n last\u3000", ["indented", "last"]),
        ("", []),
        (" \n\r\n\t ", []),
        ("no end", ["no end"]),
        ("\x00\n\x1c\n\u200b", ["\x00", "\u200b"]),
    ],
)
def test_a_line_is_a_unit(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_units_begin_where_they_are_asked_to() -> None:
    assert words("The title\n\nThe text", 4) == ["title", "The text"]
    assert [unit.span.start for unit in units("The title\n\nThe text", 9)] == [11]


def test_hard_wrapped_lines_are_joined_into_paragraphs() -> None:
    joined = words(WRAPPED)
    assert [text.split()[0] for text in joined] == ["The", "The", "Two"]
    assert [text.count("\n") for text in joined] == [3, 2, 1]


def test_hard_wrapped_lines_are_joined_with_any_line_ends() -> None:
    assert len(words(WRAPPED.replace("\n", "\r\n"))) == 3


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED.split("\n\n", maxsplit=1)[0],
        "\n".join(["The ferry Marisol ran aground off the island of Kovar on Monday."] * 12),
        "\n".join(["Marisol", "aground", "off Kovar"] * 6),
        "\n".join(["The ferry ran aground " + "and nobody was hurt " * 8] * 12),
    ],
    ids=["too few lines to tell", "whole sentences", "a list of short lines", "long lines"],
)
def test_lines_that_are_not_hard_wrapped_stay_apart(text: str) -> None:
    assert len(words(text)) == text.count("\n") + 1


@pytest.mark.parametrize(("text", "count"), [("The ferry ran aground.", 4), ("a\tb\u00a0c", 3)])
def test_a_unit_counts_its_words_by_white_space(text: str, count: int) -> None:
    assert units(text)[0].words == count


lines = st.lists(st.sampled_from([*"\n\r\t \x0b\x0c\x85\u2028\u2029\x1c", "words ", *WRAPPED.splitlines()]) | st.text())


@given(lines.map("".join))
def test_units_hold_every_character_that_is_not_white_space(text: str) -> None:
    found = units(text)
    held = {place for unit in found for place in range(unit.span.start, unit.span.end)}
    assert {place for place, character in enumerate(text) if not character.isspace()} <= held
    assert all(before.span.end <= after.span.start for before, after in pairwise(found))
    for unit in found:
        assert unit.text == unit.span.of(text) == unit.text.strip() != ""


def test_a_long_line_of_spaces_takes_no_longer_than_its_length() -> None:
    began = time.process_time()
    assert words("One\n" + " " * 100_000 + "\nTwo") == ["One", "Two"]
    assert time.process_time() - began < 2, "half as many took more than twenty seconds once"
