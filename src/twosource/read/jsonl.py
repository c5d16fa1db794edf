"""JSON lines: one report a line (or one JSON array of reports), with documented field names.

A line that is no report is reported with its number and does not cost the others.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from twosource.errors import EmptyError, FormatError, ReadError, TooLargeError
from twosource.model.report import Report
from twosource.read.blocks import Known
from twosource.read.bounds import check_elements
from twosource.read.dates import published
from twosource.read.encoding import decode, printable
from twosource.read.ninjs import is_ninjs, ninjs_items
from twosource.read.plain import plain_report
from twosource.read.source import Source
from twosource.settings import MEGABYTE

FIELDS: dict[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "maintext", "article"),
    "html": ("html", "raw_html", "body_html"),
    "outlet": ("outlet", "source", "publisher", "sitename", "newspaper", "source_domain", "media_name"),
    "url": ("url", "link", "canonical_url"),
    "title": ("title", "headline"),
    "authors": ("authors", "author", "byline", "creator"),
    "published": ("published", "date", "published_at", "date_publish", "publish_date", "pubdate"),
    "language": ("language", "lang"),
}
"""Our name for a field, and the names under which it is found; the first one present counts."""

_NONE: Mapping[str, str] = MappingProxyType({})
# '{' alone on the first line opens one object over several lines, as pretty-printers write it.
_OPEN_OBJECT = re.compile(r"\{[ \t]*[\r\n]")


def read_jsonl(
    source: Source, known: Known, *, limit_bytes: int, page_depth: int, named: Mapping[str, str] = _NONE
) -> Iterator[Report | ReadError]:
    """Each report of the file, and an error for each line that is none.

    Raises:
        FormatError: the bytes are no text.
    """
    decoded = decode(source.raw, where=source.path)
    known = replace(known, notes=decoded.notes)
    empty = True
    for number, record in _records(decoded.text, source.path, limit_bytes):
        empty = False
        where = f"{source.path}:{number}"
        try:
            if isinstance(record, ReadError):
                raise record
            if is_ninjs(record):
                yield from ninjs_items(record, known, where)
            else:
                yield record_report(record, known, where, limit_bytes=limit_bytes, page_depth=page_depth, named=named)
        except ReadError as error:
            yield error
    if empty:
        yield EmptyError("no record in the file", where=source.path, todo="Give one JSON object a line.")


def _records(text: str, path: str, limit_bytes: int) -> Iterator[tuple[int, Any]]:
    if _is_one_value(text):
        try:
            value = _loaded(text)
        except (ValueError, RecursionError) as error:
            yield (1, FormatError(f"broken JSON ({error})", where=path, todo="Give one JSON object a line."))
            return
        yield from enumerate(value if isinstance(value, list) else [value], 1)
        return
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, _line(line, f"{path}:{number}", limit_bytes)


def _line(line: str, where: str, limit_bytes: int) -> Any:
    """The value on the line, or the error that it is."""
    try:
        _check_size(line, where, limit_bytes)
        return _loaded(line)
    except TooLargeError as error:
        return error
    except (ValueError, RecursionError) as error:
        return FormatError(f"not a JSON object ({error})", where=where, todo="Mend or leave out the line.")


def _is_one_value(text: str) -> bool:
    """Whether the file is an array, or one object over several lines, and no JSON lines."""
    head = text.lstrip()
    first, _, rest = head.partition("\n")
    if head.startswith("["):
        return not rest.strip() or not _is_whole(first)
    if _OPEN_OBJECT.match(head) is not None:
        return True
    follows = rest.lstrip()[:1]
    return head.startswith("{") and follows not in {"", "{", "["} and not _is_whole(first)


def _is_whole(line: str) -> bool:
    try:
        _loaded(line)
    except (ValueError, RecursionError):
        return False
    return True


def _loaded(text: str) -> Any:
    """The JSON value; NaN and Infinity, which tables of numbers leave for a missing text, are None."""
    return json.loads(text, parse_constant=lambda _: None)


def _check_size(text: str, where: str, limit_bytes: int) -> None:
    size_bytes = len(text.encode("utf-8", "surrogatepass"))
    if size_bytes > limit_bytes:
        raise TooLargeError(
            f"{size_bytes / MEGABYTE:.1f} MB in one report; at most {limit_bytes / MEGABYTE:g} MB",
            where=where,
            todo="Raise `report_megabytes`.",
        )


def record_report(
    record: Any, known: Known, where: str, *, limit_bytes: int, page_depth: int, named: Mapping[str, str] = _NONE
) -> Report:
    """A report from one record of a file.

    Args:
        named: our names for fields, and the names under which the user says they are found.

    Raises:
        EmptyError: no word in it.
        FormatError: no object, or none of the fields that hold text.
        TooLargeError: larger than one report may be.
    """
    if not isinstance(record, dict):
        raise FormatError("a JSON value, but not an object", where=where, todo="Give one object a line.")
    values = {name: _value(record, (named[name],) if name in named else aliases) for name, aliases in FIELDS.items()}
    stated_date = _text(values["published"])
    when = published(stated_date)
    undated = () if when or not stated_date else (f"no date in {stated_date!r}",)
    body, repaired = printable(_raw_text(values["text"] or values["html"]))
    _check_size(body, where, limit_bytes)
    stated = Known(
        agencies=known.agencies,
        bounds=known.bounds,
        outlet=_text(values["outlet"]) or known.outlet,
        title=_text(values["title"]).strip(),
        url=_text(values["url"]),
        authors=_authors(values["authors"]),
        language=_text(values["language"]),
        published=when,
        notes=(*known.notes, *undated, *repaired),
    )
    if values["text"]:
        return plain_report(body, stated, path=where)
    if values["html"]:
        from twosource.read.html import html_report  # noqa: PLC0415  pages need lxml

        check_elements(body, known.bounds, where=where)
        return html_report(body, stated, path=where, page_depth=page_depth)
    raise FormatError(
        f"no text: none of {', '.join(FIELDS['text'] + FIELDS['html'])} is there",
        where=where,
        todo="Put the report's words under `text`, or its page under `html`.",
    )


def _value(record: dict[str, Any], aliases: tuple[str, ...]) -> Any:
    return next((record[alias] for alias in aliases if record.get(alias)), None)


def _text(value: Any) -> str:
    return printable(_raw_text(value))[0]


def _raw_text(value: Any) -> str:
    """A text, a number as text, the `name` of an object, or a list's texts as paragraphs."""
    if isinstance(value, dict):
        value = value.get("name", "")
    if isinstance(value, list):
        return "\n\n".join(part for part in value if isinstance(part, str))
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return ""
    return str(value)


def _authors(value: Any) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple(name for name in (_text(entry).strip() for entry in value) if name)
    return tuple(name.strip() for name in _text(value).split(",") if name.strip())
