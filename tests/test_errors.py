"""Errors: one tree, and messages that say what, where and what to do."""

import inspect
import re

import pytest

from twosource import errors
from twosource.errors import (
    EmptyError,
    FormatError,
    MissingError,
    ReadError,
    SettingsError,
    SpanError,
    TooLargeError,
    TwosourceError,
    UsageError,
)


@pytest.mark.parametrize(
    ("error", "parent"),
    [
        (TwosourceError, Exception),
        (UsageError, TwosourceError),
        (SettingsError, UsageError),
        (SpanError, UsageError),
        (ReadError, TwosourceError),
        (MissingError, ReadError),
        (EmptyError, ReadError),
        (TooLargeError, ReadError),
        (FormatError, ReadError),
    ],
)
def test_each_error_stands_in_its_place_of_the_tree(error: type[Exception], parent: type[Exception]) -> None:
    assert error.__bases__ == (parent,)


def test_the_tree_drawn_at_the_top_is_the_tree_of_the_code() -> None:
    drawn: dict[str, str] = {}
    branch: list[tuple[int, str]] = []
    for line in str(errors.__doc__).splitlines():
        if found := re.search(r"\b[A-Z]\w+Error\b", line):
            while branch and branch[-1][0] >= found.start():
                branch.pop()
            drawn[found.group()] = branch[-1][1] if branch else "Exception"
            branch.append((found.start(), found.group()))
    defined = {
        name: error.__bases__[0].__name__
        for name, error in inspect.getmembers(errors, inspect.isclass)
        if error.__module__ == errors.__name__
    }
    assert drawn == defined


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (ReadError("no such file", where="a.txt", todo="Check the name."), "a.txt: no such file. Check the name."),
        (FormatError("a binary file, not text", where="a.jsonl:17"), "a.jsonl:17: a binary file, not text"),
    ],
)
def test_a_read_error_says_where_what_and_what_to_do(error: ReadError, message: str) -> None:
    assert str(error) == message


def test_a_read_error_keeps_its_parts_for_other_ways_of_showing_it() -> None:
    error = TooLargeError("20.0 MB", where="a.txt:3", todo="Split it.")
    assert (error.what, error.where, error.todo) == ("20.0 MB", "a.txt:3", "Split it.")
