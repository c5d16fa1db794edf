"""How wide a report may be: its lines and its elements, counted before anything is made of them.

Depth and bytes are bounded where files are parsed. A report of a few megabytes can still be half a million
paragraphs of one letter, which costs minutes and says nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.errors import ReadError, TooLargeError
from twosource.model.report import Report
from twosource.settings import MEGABYTE

# "&lt;p>"  "&#60;p>"  "&#x3C;p>"
_ESCAPED = re.compile(rb"&(?:lt|#0{0,9}60|#x0{0,9}3c);", re.I)
# As in units.py: what ends a line.
_LINE_ENDS = "\n\r\x0b\x0c\x85\u2028\u2029"
# An export of Nexis or Factiva holds up to 500 articles in one document: 300,000 tags of Word, of a page a tenth.
# A tag of a page takes 400 bytes as a tree, one of XML 70 (measured 2026-11).
EXPORT, EXPORT_PAGE = 8, 4
# Text and pages shrink 3 to 20 times; deflate's best on news pages was 31 (measured on formats/html-pages).
RATIO = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """The settings ``report_lines`` and ``page_elements``.

    The widest report of the development data has 1,017 lines, the widest of its pages 5,852 tags (2026-11).
    """

    lines: int = 20_000
    elements: int = 100_000


def check_bytes(raw: bytes, limit_bytes: int, what: str, *, where: str, todo: str = "") -> None:
    """Nothing.

    Args:
        what: what is too long: "in one page", "of XML".
        todo: what to do, beside raising `report_megabytes`.

    Raises:
        TooLargeError: more bytes than one report may have.
    """
    if len(raw) > limit_bytes:
        raise TooLargeError(
            f"{len(raw) / MEGABYTE:.1f} MB {what}; at most {limit_bytes / MEGABYTE:g} MB",
            where=where,
            todo=todo or "Split it, or raise `report_megabytes`.",
        )


def check_lines(count: int, bounds: Bounds, *, where: str) -> None:
    """Nothing.

    Raises:
        TooLargeError: more lines than one report may have.
    """
    if count > bounds.lines:
        raise TooLargeError(
            f"{count} lines in one report; at most {bounds.lines}",
            where=where,
            todo="Split it into reports, or raise `report_lines`.",
        )


def lines_in(text: str) -> int:
    """How many lines the text has, without making them.

    Example:
        >>> lines_in("a\\r\\nb\\nc")
        3
    """
    return sum(map(text.count, _LINE_ENDS)) - text.count("\r\n") + 1


def check_elements(
    markup: str | bytes | bytearray, bounds: Bounds, *, where: str, documents: int = 1, escaped: bool = False
) -> None:
    """Nothing.

    Args:
        documents: how many reports' worth of elements the markup may hold.
        escaped: whether tags written as characters ("&lt;p>") are tags too, as in feeds.

    Raises:
        TooLargeError: more tags than a page or XML file may have; a tag begins with "<".
    """
    raw = markup.encode("utf-8", "replace") if isinstance(markup, str) else markup
    count = raw.count(b"<") + (_escaped_tags(raw) if escaped else 0)
    if count > bounds.elements * documents:
        raise TooLargeError(
            f"{count} tags in one document; at most {bounds.elements * documents}",
            where=where,
            todo="Split it, or raise `page_elements`.",
        )


def _escaped_tags(raw: bytes | bytearray) -> int:
    """How many characters are written as they stand for "<", in an encoding of one byte a letter or of two."""
    letters = raw.replace(b"\x00", b"") if b"\x00" in raw else raw
    return sum(1 for _ in _ESCAPED.finditer(letters))


def while_reports_come(entries: Iterator[Report | ReadError], most: int, *, where: str) -> Iterator[Report | ReadError]:
    """What is read of a file of many records, until ``most`` in a row are none.

    A file of numbers is a hundred million records without a report: to refuse each by itself takes an hour.
    """
    refused = 0
    for number, entry in enumerate(entries, 1):
        yield entry
        refused = 0 if isinstance(entry, Report) else refused + 1
        if refused == most:
            yield TooLargeError(
                f"{most} records in a row are no reports (up to record {number}); what follows is not read",
                where=where,
                todo="See whether it holds reports, or raise `refused_records`.",
            )
            return
