"""Our own JSON: what `read --json` and `export` wrote of a report is the same report again, blocks and all.

The id tells it from other JSON: a hash of outlet, address (or file name), title and text. A record whose text was
changed since, or whose blocks are none of its text, is read as any other record.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from twosource.errors import SpanError
from twosource.model.report import Block, DateOrigin, Published, Report, Role
from twosource.model.span import Span, trimmed
from twosource.read.blocks import Known
from twosource.read.bounds import check_lines, lines_in
from twosource.read.encoding import printable

# No file's name is longer (PATH_MAX of Linux).
_LONGEST_PATH = 4096


def own_report(record: Any, known: Known, where: str) -> Report | None:
    """The report of which this record was written; None where it is no such record.

    Raises:
        TooLargeError: more lines than one report may have.
    """
    if not isinstance(record, dict) or not isinstance(record.get("blocks"), list) or "id" not in record:
        return None
    try:
        report = _report(record)
    except (KeyError, TypeError, ValueError, SpanError):
        return None
    if report.id != record["id"] or not _covered(report):
        return None
    check_lines(lines_in(report.text), known.bounds, where=where)
    return report


def _report(record: Mapping[str, Any]) -> Report:
    moment = _words(record, "published_moment")
    day = _words(record, "published")
    if moment and not day:
        raise ValueError("a moment without its day")
    return Report(
        text=_words(record, "text"),
        blocks=tuple(map(_block, record["blocks"])),
        path=_path(record),
        outlet=_words(record, "outlet"),
        title=_words(record, "title"),
        url=_words(record, "url"),
        authors=_list(record, "authors"),
        language=_words(record, "language"),
        published=Published(
            day=date.fromisoformat(day) if day else None,
            moment=datetime.fromisoformat(moment) if moment else None,
            origin=DateOrigin(record["published_origin"]),
            reason=_words(record, "published_reason"),
        ),
        notes=_list(record, "notes"),
        partial=_words(record, "partial"),
        provider=_words(record, "provider"),
        version=_words(record, "version"),
        correction=_words(record, "correction"),
    )


def _block(record: Mapping[str, Any]) -> Block:
    start, end = record["start"], record["end"]
    if type(start) is not int or type(end) is not int:
        raise TypeError("offsets are whole numbers")
    return Block(span=Span(start, end), role=Role(record["role"]), reason=_words(record, "reason"))


def _path(record: Mapping[str, Any]) -> str:
    path = record["path"]
    if not isinstance(path, str) or len(path) > _LONGEST_PATH:
        raise TypeError("no path of a file")
    return path


def _words(record: Mapping[str, Any], name: str) -> str:
    return _sound(record[name]) if record[name] is not None else ""


def _list(record: Mapping[str, Any], name: str) -> tuple[str, ...]:
    if not isinstance(record[name], list):
        raise TypeError(f"{name} are a list")
    return tuple(map(_sound, record[name]))


def _sound(value: Any) -> str:
    """The text, as a reader gives it: without broken characters."""
    if not isinstance(value, str) or printable(value)[1]:
        raise TypeError("no text, or a broken one")
    return value


def _covered(report: Report) -> bool:
    """Whether there are words, and the blocks keep their law: in order, apart, together all that is not white space."""
    text, position = report.text, 0
    for block in report.blocks:
        span = block.span
        if not position <= span.start < span.end <= len(text) or trimmed(text, span.start, span.end) != span:
            return False
        if text[position : span.start].strip():
            return False
        position = span.end
    return any(map(str.isalnum, text)) and not text[position:].strip()
