"""JSON lines: one report a line (or one JSON array of reports), with documented field names.

A line that is no report is reported with its number and does not cost the others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from twosource.errors import EmptyError, FormatError, ReadError
from twosource.model.report import Report
from twosource.read.blocks import Known
from twosource.read.bounds import check_elements
from twosource.read.dates import published
from twosource.read.encoding import decode, printable
from twosource.read.ninjs import is_ninjs, ninjs_items
from twosource.read.own import own_report
from twosource.read.plain import plain_report
from twosource.read.records import check_size, records
from twosource.read.source import Source

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

# So many characters of a number are shown.
_SHOWN = 20
_NONE: Mapping[str, str] = MappingProxyType({})


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
    for number, record in records(decoded.text, source.path, limit_bytes):
        empty = False
        where = f"{source.path}:{number}"
        try:
            if isinstance(record, ReadError):
                raise record
            if (own := own_report(record, known, where)) is not None:
                yield own
            elif is_ninjs(record):
                yield from ninjs_items(record, known, where)
            else:
                yield record_report(record, known, where, limit_bytes=limit_bytes, page_depth=page_depth, named=named)
        except ReadError as error:
            yield error
    if empty:
        yield EmptyError("no record in the file", where=source.path, todo="Give one JSON object a line.")


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
    found = {name: (named[name],) if name in named else aliases for name, aliases in FIELDS.items()}
    values = {name: _value(record, aliases) for name, aliases in found.items()}
    text, page = _words(record, found["text"]), _words(record, found["html"])
    stated_date = _text(values["published"])
    when = published(stated_date)
    undated = () if when or not stated_date else (f"no date in {stated_date!r}",)
    body, repaired = printable(text or page)
    check_size(body, where, limit_bytes)
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
    if text:
        return plain_report(body, stated, path=where)
    if page:
        from twosource.read.html import html_report  # noqa: PLC0415  pages need lxml

        check_elements(body, known.bounds, where=where)
        return html_report(body, stated, path=where, page_depth=page_depth)
    raise FormatError(
        _why_none(record, (*found["text"], *found["html"])),
        where=where,
        todo="Put the report's words under `text`, or its page under `html`.",
    )


def _words(record: dict[str, Any], names: Sequence[str]) -> str:
    """The first value under these names that holds words, and no number: `content` may be a count."""
    values = (record.get(name) for name in names)
    return next((text for value in values if not isinstance(value, (int, float)) and (text := _raw_text(value))), "")


def _why_none(record: dict[str, Any], names: Sequence[str]) -> str:
    """Why a record has no text: nothing stands under the names for it, or something that is no text."""
    for name in names:
        match record.get(name):
            case None | "":
                continue
            case bool(value):
                return f"no text: `{name}` is {str(value).lower()}"
            case int() | float() as value if value == value:  # noqa: PLR0124  NaN is a table's empty cell
                return f"no text: `{name}` is a number ({str(value)[:_SHOWN]})"
            case float():
                continue
            case list():
                return f"no text: `{name}` is a list without a text in it"
            case _:
                return f"no text: `{name}` is an object"
    return f"no text: none of {', '.join(names)} is there"


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
