"""The JSON values of a file one by one: lines, the values of one array, or one object over several lines.

None is made before it is known to be no longer than a report may be: 60 MB can hold twenty million lists, which
take 1.5 GB. Where an array is broken, what stands before the break is given all the same.
"""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from twosource.errors import FormatError, TooLargeError
from twosource.settings import MEGABYTE

# '{' alone on the first line opens one object over several lines, as pretty-printers write it.
_OPEN_OBJECT = re.compile(r"\{[ \t]*[\r\n]")
_INK = re.compile(r"\S")
_SPACE = re.compile(r"\s*+")
# A string, or a sign that opens, parts or ends values; a string without an end goes on to the end.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+\\?+(?:"|\Z)|[\[\]{},]', re.S)
# A value too long to be a report is passed over by so many signs at most: half a second (measured 2026-11).
_MOST_TOKENS = 1_000_000
# A value that a piece cuts off is at fault so far from its end at most: the longest escape or literal.
_CUT = 12
_A_LINE = "Give one JSON object a line."


def records(text: str, path: str, limit_bytes: int) -> Iterator[tuple[int, Any]]:
    """Each value with its number (of the line, or in the array), or the error that stands in its place.

    Example:
        >>> list(records('{"n": 1}\\n\\n{"n": 2}', "a.jsonl", 99)), list(records("[1, 2]", "a.json", 99))
        ([(1, {'n': 1}), (3, {'n': 2})], [(1, 1), (2, 2)])
    """
    start = _behind_space(text, 0)
    if text.startswith("[", start) and _is_array(text, start, limit_bytes):
        yield from _values(_Array(text, limit_bytes), _behind_space(text, start + 1), path)
    elif text.startswith("{", start) and _is_object(text, start, limit_bytes):
        yield 1, _object(text, start, path, limit_bytes)
    else:
        yield from _lines(text, path, limit_bytes)


def check_size(text: str, where: str, limit_bytes: int) -> None:
    """Nothing.

    Raises:
        TooLargeError: longer than one report may be.
    """
    size_bytes = len(text) if len(text) > limit_bytes else len(text.encode("utf-8", "surrogatepass"))
    if size_bytes > limit_bytes:
        raise _too_large(size_bytes, where, limit_bytes)


def _too_large(size_bytes: int, where: str, limit_bytes: int) -> TooLargeError:
    what = f"{size_bytes / MEGABYTE:.1f} MB in one report; at most {limit_bytes / MEGABYTE:g} MB"
    return TooLargeError(what, where=where, todo="Raise `report_megabytes`.")


def _is_array(text: str, start: int, limit_bytes: int) -> bool:
    """Whether a file that begins with "[" is one array, and no JSON lines."""
    end = _line_end(text, start)
    return _INK.search(text, end) is None or not _is_whole(text, start, end, limit_bytes)


def _is_object(text: str, start: int, limit_bytes: int) -> bool:
    """Whether a file that begins with "{" is one object over several lines, and no JSON lines."""
    if _OPEN_OBJECT.match(text, start) is not None:
        return True
    end = _line_end(text, start)
    follows = _INK.search(text, end)
    return follows is not None and follows.group() not in "{[" and not _is_whole(text, start, end, limit_bytes)


def _is_whole(text: str, start: int, end: int, limit_bytes: int) -> bool:
    """Whether a line is a whole value; one that is longer than a report may be is none for us."""
    if end - start > limit_bytes:
        return False
    try:
        _DECODER.decode(text[start:end])
    except (ValueError, RecursionError):
        return False
    return True


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _behind_space(text: str, position: int) -> int:
    found = _SPACE.match(text, position)
    return found.end() if found else position


def _nothing(_: str) -> None:
    """NaN and Infinity, which tables of numbers leave for a missing text."""


_DECODER = json.JSONDecoder(parse_constant=_nothing)


def _lines(text: str, path: str, limit_bytes: int) -> Iterator[tuple[int, Any]]:
    number = start = 0
    while start < len(text):
        number, end = number + 1, _line_end(text, start)
        if end - start > limit_bytes:
            yield number, _too_large(end - start, f"{path}:{number}", limit_bytes)
        elif (line := text[start:end]).strip():
            yield number, _line(line, f"{path}:{number}", limit_bytes)
        start = end + 1


def _line(line: str, where: str, limit_bytes: int) -> Any:
    """The value on the line, or the error that it is."""
    try:
        check_size(line, where, limit_bytes)
        return json.loads(line, parse_constant=_nothing)
    except TooLargeError as error:
        return error
    except (ValueError, RecursionError) as error:
        return FormatError(f"not a JSON object ({error})", where=where, todo="Mend or leave out the line.")


def _object(text: str, start: int, path: str, limit_bytes: int) -> Any:
    """The one object of a file, or the error that it is."""
    if len(text) - start > limit_bytes:
        return _too_large(len(text) - start, f"{path}:1", limit_bytes)
    try:
        return _DECODER.decode(text[start:])
    except (ValueError, RecursionError) as error:
        return FormatError(f"broken JSON ({error})", where=path, todo=_A_LINE)


class _Array:
    """A text whose array is decoded value by value, each from a piece that is as long as a value may be."""

    def __init__(self, text: str, limit_bytes: int) -> None:
        self.text, self.limit_bytes = text, limit_bytes
        self.begun, self.piece = 0, ""

    def value(self, position: int) -> tuple[Any, int]:
        """The value that stands at a place of the text, and where it ends.

        Raises:
            OverflowError: it is longer than a report may be.
            ValueError: no value stands there.
            RecursionError: it is nested too deeply.
        """
        try:
            return self._decoded(position)
        except (ValueError, OverflowError):
            if position == self.begun:
                raise
        self.begun, self.piece = position, self.text[position : position + self.limit_bytes + _CUT]
        return self._decoded(position)

    def _decoded(self, position: int) -> tuple[Any, int]:
        try:
            value, end = _DECODER.raw_decode(self.piece, position - self.begun)
        except json.JSONDecodeError as error:
            if self._is_cut(error):
                raise OverflowError from error
            raise
        if self.begun + end - position > self.limit_bytes or (end == len(self.piece) and not self._is_last()):
            raise OverflowError
        return value, self.begun + end

    def _is_last(self) -> bool:
        return self.begun + len(self.piece) >= len(self.text)

    def _is_cut(self, error: json.JSONDecodeError) -> bool:
        """Whether a value is not broken, but goes on behind the piece."""
        at_end = error.pos >= len(self.piece) - _CUT or error.msg.startswith("Unterminated")
        return at_end and not self._is_last()


def _values(array: _Array, position: int, path: str) -> Iterator[tuple[int, Any]]:
    """The values of an array, from the first on."""
    text, number = array.text, 0
    while number or not text.startswith("]", position):
        number += 1
        try:
            value, end = array.value(position)
        except OverflowError:
            end, value = _passed_over(text, position, f"{path}:{number}", array.limit_bytes)
        except (ValueError, RecursionError) as error:
            yield number, _broken(str(error), path, number - 1)
            return
        yield number, value
        if end < 0:
            return
        position = _behind_space(text, end)
        if not text.startswith(",", position):
            break
        position = _behind_space(text, position + 1)
    if not text.startswith("]", position) or _INK.search(text, position + 1):
        yield number + 1, _broken("an array that does not end", path, number)


def _broken(what: str, path: str, read: int) -> FormatError:
    before = f"; what stands before record {read + 1} is read" if read else ""
    return FormatError(f"broken JSON ({what}{before})", where=path, todo=_A_LINE)


def _passed_over(text: str, start: int, where: str, limit_bytes: int) -> tuple[int, TooLargeError]:
    """Where a value ends that is too long to be a report, -1 where it takes too long to tell, and what to say of it."""
    depth, end = 0, -1
    for token in islice(_TOKEN.finditer(text, start), _MOST_TOKENS):
        sign = text[token.start()]
        depth += (sign in "[{") - (sign in "]}")
        if depth <= 0:
            end = token.start() if depth < 0 or sign == "," else token.end()
            break
    if end >= 0:
        return end, _too_large(end - start, where, limit_bytes)
    what = f"more than {limit_bytes / MEGABYTE:g} MB in one report; what follows it is not read"
    return end, TooLargeError(what, where=where, todo="Raise `report_megabytes`.")
