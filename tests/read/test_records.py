"""JSON values of a file one by one: each form of file, and no value made that is longer than it may be."""

import json
import time
import tracemalloc
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import FormatError, TooLargeError
from twosource.read.records import records

LIMIT = 40
# Longer than a report may be, each in another way.
LONG = [
    '"' + "a" * 60 + '"',
    '"' + '\\"\\\\' * 20 + '"',
    "[" + "[]," * 20 + "1]",
    '{"a": "]", "b": [' + "1, " * 20 + "{}]}",
    "7" * 60,
    "-" + "1" * 45 + ".5",
]


def made(text: str, limit_bytes: int = LIMIT) -> list[Any]:
    return [value for _, value in records(text, "a.json", limit_bytes)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ('{"n": 1}\n{"n": 2}', [{"n": 1}, {"n": 2}]),
        ('\n {"n": 1}\r\n\n7\n', [{"n": 1}, 7]),
        ('[{"n": 1},\n{"n": 2}]', [{"n": 1}, {"n": 2}]),
        ("[1]\n[2]\n", [[1], [2]]),
        ("[1]\n \n", [1]),
        ('{\n"n": 1\n}', [{"n": 1}]),
        ('{"n": 1,\n"m": NaN}', [{"n": 1, "m": None}]),
        ("[NaN, -Infinity]", [None, None]),
        ("[ ]", []),
        ("", []),
        (" \n\n", []),
    ],
)
def test_a_file_is_lines_or_an_array_or_an_object(text: str, values: list[Any]) -> None:
    assert made(text) == values


@pytest.mark.parametrize("long", LONG)
@pytest.mark.parametrize("form", ["[1, {}, 2]", "[{}]", "[\n1,\n{} ,\n2]", "[{},1,2,3,4,5]"])
def test_a_value_of_an_array_that_is_too_long_costs_only_itself(long: str, form: str) -> None:
    whole = form.replace("{}", "null")
    values = made(form.replace("{}", long))
    assert [None if isinstance(value, TooLargeError) else value for value in values] == json.loads(whole)
    assert len([value for value in values if isinstance(value, TooLargeError)]) == 1


@pytest.mark.parametrize("long", LONG)
def test_a_line_that_is_too_long_costs_only_itself(long: str) -> None:
    assert [type(value) for value in made(f'{{"n": 1}}\n{long}\n{{"n": 2}}')] == [dict, TooLargeError, dict]
    if not long.startswith("["):  # that would be an array over several lines
        assert [type(value) for value in made(f'{long}\n{{"n": 2}}')] == [TooLargeError, dict]


@pytest.mark.parametrize("broken", ["tru", '"\\x"', "{]", "[1 2]", '{"a" 1}', "-", "\x01"])
def test_a_broken_value_ends_an_array_and_is_no_long_one(broken: str) -> None:
    values = made("[1, 2, " + broken + ", " + "3, " * 60 + "4]")
    assert values[:2] == [1, 2]
    assert [type(value) for value in values[2:]] == [FormatError]


@given(
    st.lists(
        st.recursive(
            st.none() | st.integers() | st.text(max_size=9),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
            max_leaves=4,
        ),
        max_size=30,
    ),
    st.integers(1, 80),
    st.sampled_from([None, 1]),
)
def test_pieces_of_any_length_give_the_same_values_or_say_that_one_is_too_long(
    values: list[Any], limit_bytes: int, indent: int | None
) -> None:
    text = json.dumps(values, indent=indent)
    if text.startswith("[["):
        text = "[\n" + text[1:]
    found = made(text, limit_bytes)
    assert len(found) == len(values)
    for value, wanted in zip(found, values, strict=True):
        if isinstance(value, TooLargeError):
            assert indent or len(json.dumps(wanted)) > limit_bytes - 2
        else:
            assert value == wanted


def test_what_cannot_be_passed_over_in_time_ends_the_array_and_says_so() -> None:
    begun = time.process_time()
    first, fault = made("[1,[" + "[]," * 2_000_000 + "1]]", 100_000)
    assert (first, type(fault)) == (1, TooLargeError)
    assert str(fault).startswith("a.json:2: more than 0.1 MB in one report; what follows it is not read. ")
    assert time.process_time() - begun < 2


def test_a_long_array_takes_the_memory_of_one_value() -> None:
    text = "[" + "[]," * 30_000 + "1]"
    tracemalloc.start()
    for _ in records(text, "a.json", 5_000):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 200_000
