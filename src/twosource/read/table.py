"""The visible table of readers. A new format is a new line here and a module beside it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from twosource.errors import EmptyError, FormatError, ReadError
from twosource.model.report import Report
from twosource.read.blocks import Known
from twosource.read.bounds import EXPORT_PAGE, Bounds, check_elements, while_reports_come
from twosource.read.columns import is_table, read_table
from twosource.read.encoding import opening
from twosource.read.jsonl import read_jsonl
from twosource.read.mail import is_mail, read_mail
from twosource.read.plain import read_plain
from twosource.read.source import HEAD_BYTES, Most, Source
from twosource.read.telegraph import is_telegraph, read_telegraph
from twosource.settings import Settings

if TYPE_CHECKING:
    from twosource.read.archive import Limits

# '{"text": …'  '[{"text": …'  '{\n  "text": …'  refused: "[Photo] …"  "{brackets} in a text"
_JSON_HEAD = re.compile(rb"(?:\[\s*)?\{\s*\"")
# '<?xml …?><!DOCTYPE nitf …><nitf version=…'  '<rss version="2.0">'
# Groups are atomic: what parts of the prologue are is settled once, or a page of comments would be tried in all ways.
_ROOT = re.compile(
    rb"(?:\s++|(?><\?.{0,300}?\?>)|(?><!--.{0,2000}?-->)|(?><!DOCTYPE[^>\[]{0,500}(?:\[.{0,2000}?\]\s{0,100})?>))*+<(?:[\w-]+:)?(?P<name>[\w.-]+)",
    re.S | re.I,
)
# "<results>": an element without attributes and then another one  refused: "<p>Some <b>text"
_PLAIN_ROOT = re.compile(
    rb"<(?!(?:p|b|i|a|h\d|div|span|article|section|main|table|body|head|center|font|ul|ol|br|img|figure|blockquote|pre|em|strong)\b)[\w-]+>\s*<[\w-]+[ >]",
    re.I,
)
_FEEDS = frozenset({"rss", "feed", "rdf", "channel"})
_NESTED_ARCHIVES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One format.

    Attributes:
        name: what the format is called in messages.
        claims: whether the file is of this format, by its name and first bytes.
        read: its reports, and an error for each record that is none.
        most: how long a file of this format may be: what holds one report is refused before it is read whole.
    """

    name: str
    claims: Callable[[str, bytes], bool]
    read: Callable[[Source, Known, Settings], Iterator[Report | ReadError]]
    most: Callable[[Settings], Most] = lambda settings: Most(bytes=settings.report_bytes, setting="report_megabytes")


def _is_jsonl(name: str, head: bytes) -> bool:
    if name.endswith((".jsonl", ".ndjson", ".json")):
        return True
    return _JSON_HEAD.match(head) is not None


def _is_html(name: str, head: bytes) -> bool:
    lowered = head.lower()
    marked = b"<!doctype html" in lowered or b"<html" in lowered or lowered.startswith(b"<body")
    return marked or name.endswith((".html", ".htm", ".xhtml"))


def _root(head: bytes) -> str:
    """The name of the root element, or "" where the file does not begin as XML does."""
    found = _ROOT.match(head)
    return found["name"].decode("ascii", "replace") if found else ""


def _is_feed(name: str, head: bytes) -> bool:
    return _root(head).lower() in _FEEDS or name.endswith((".rss", ".atom"))


def _is_bare_xml(name: str, head: bytes) -> bool:
    """Whether it begins as XML does though no element begins in its head: a long comment stands over it, or none does."""
    declared = head.startswith(b"<?xml") or (name.endswith(".xml") and head.startswith(b"<"))
    return declared and b"<html" not in head.lower()


def _is_wire(name: str, head: bytes) -> bool:
    root = _root(head)
    if root == "" and _is_bare_xml(name, head):
        return True
    if root.lower() in {"", "html"}:
        return False
    from twosource.read.wire import ROOTS  # noqa: PLC0415

    if root in ROOTS:
        return True
    if b"<html" in head.lower():
        return False
    return head.startswith(b"<?xml") or name.endswith(".xml") or _PLAIN_ROOT.match(head) is not None


def _is_warc(name: str, head: bytes) -> bool:
    return head.startswith((b"WARC/", b"filedesc:")) or name.endswith((".warc", ".arc", ".warc.gz", ".arc.gz"))


def _is_gzip(name: str, head: bytes) -> bool:
    return head.startswith(b"\x1f\x8b")


def _is_zip(name: str, head: bytes) -> bool:
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def _always(name: str, head: bytes) -> bool:
    return True


# What reads a format is imported when a file of it is met: a comparison of plain text starts a tenth sooner.


def _warc(source: Source, known: Known, settings: Settings) -> Iterator[Report | ReadError]:
    from twosource.read.archive import read_warc  # noqa: PLC0415

    yield from read_warc(source, known, _limits(settings), page_depth=settings.page_depth)


def _gzip(source: Source, known: Known, settings: Settings) -> Iterator[Report | ReadError]:
    from twosource.read.archive import gunzipped  # noqa: PLC0415

    inner = gunzipped(source, _limits(settings))
    if _is_gzip("", inner.raw):
        raise FormatError("gzip inside gzip", where=source.path, todo="Unpack it first.")
    for entry in read_source(inner, known, settings):
        yield _named_in(source, inner, entry) if isinstance(entry, ReadError) else entry


def _named_in(source: Source, inner: Source, error: ReadError) -> ReadError:
    """The error of what a gzip file holds, with the name of the file that there is."""
    return type(error)(error.what, where=source.path + error.where.removeprefix(inner.path), todo=error.todo)


def _zip(source: Source, known: Known, settings: Settings) -> Iterator[Report | ReadError]:
    from twosource.read.archive import unzipped  # noqa: PLC0415
    from twosource.read.exports import is_word, read_word  # noqa: PLC0415

    if is_word(source.raw):
        yield from read_word(source, known, limit_bytes=settings.unpacked_bytes)
        return
    if source.path.count("!/") >= _NESTED_ARCHIVES:
        raise FormatError("archives nested in archives", where=source.path, todo="Unpack it first.")
    for inner in unzipped(source, _limits(settings)):
        yield from (inner,) if isinstance(inner, ReadError) else read_source(inner, known, settings)


def _html(source: Source, known: Known, settings: Settings) -> Iterator[Report | ReadError]:
    from twosource.read.exports import is_export, read_page_export  # noqa: PLC0415
    from twosource.read.html import read_html  # noqa: PLC0415

    if len(source.raw) <= EXPORT_PAGE * settings.report_bytes and is_export(source.raw):
        yield from read_page_export(source, known, page_depth=settings.page_depth)
    else:
        _check_width(source, known, settings)
        yield from read_html(source, known, limit_bytes=settings.report_bytes, page_depth=settings.page_depth)


def _feed(source: Source, known: Known, settings: Settings) -> Iterator[Report | ReadError]:
    from twosource.read.feed import read_feed  # noqa: PLC0415

    _check_width(source, known, settings, escaped=True)
    entries = read_feed(source, known, limit_bytes=settings.report_bytes)
    yield from while_reports_come(entries, settings.refused_records, where=source.path)


def _wire(source: Source, known: Known, settings: Settings) -> Iterator[Report | ReadError]:
    from twosource.read.wire import read_wire  # noqa: PLC0415

    _check_width(source, known, settings, escaped=True)
    items = read_wire(source, known, limit_bytes=settings.report_bytes)
    yield from while_reports_come(items, settings.refused_records, where=source.path)


def _rtf(source: Source, known: Known, settings: Settings) -> Iterator[Report | ReadError]:
    from twosource.read.exports import read_rtf  # noqa: PLC0415

    yield from read_rtf(source, known, limit_bytes=settings.report_bytes)


def _records(
    read: Callable[..., Iterator[Report | ReadError]], source: Source, known: Known, settings: Settings
) -> Iterator[Report | ReadError]:
    """The reports of a table or JSON file, as long as any come."""
    entries = read(
        source, known, limit_bytes=settings.report_bytes, page_depth=settings.page_depth, named=settings.named_fields
    )
    return while_reports_come(entries, settings.refused_records, where=source.path)


def _check_width(source: Source, known: Known, settings: Settings, *, escaped: bool = False) -> None:
    """Nothing, or TooLargeError for more tags than may be; what is too long is left for its reader to say so."""
    if len(source.raw) <= settings.report_bytes:
        check_elements(source.raw, known.bounds, where=source.path, escaped=escaped)


def _limits(settings: Settings) -> "Limits":
    from twosource.read.archive import Limits  # noqa: PLC0415

    return Limits(
        unpacked_bytes=settings.unpacked_bytes, report_bytes=settings.report_bytes, members=settings.archive_members
    )


def _many(settings: Settings) -> Most:
    return Most(bytes=settings.file_bytes)


def _export(settings: Settings) -> Most:
    return Most(bytes=EXPORT_PAGE * settings.report_bytes, setting="report_megabytes")


READERS: tuple[Reader, ...] = (
    Reader(name="web archive", claims=_is_warc, read=_warc, most=_many),
    Reader(name="gzip", claims=_is_gzip, read=_gzip, most=_many),
    Reader(name="zip", claims=_is_zip, read=_zip, most=_many),
    Reader(name="feed", claims=_is_feed, read=_feed),
    Reader(name="agency XML", claims=_is_wire, read=_wire),
    Reader(
        name="wire copy",
        claims=lambda name, head: is_telegraph(head),
        read=lambda source, known, settings: read_telegraph(source, known, limit_bytes=settings.report_bytes),
    ),
    Reader(
        name="JSON lines",
        claims=_is_jsonl,
        read=lambda source, known, settings: _records(read_jsonl, source, known, settings),
        most=_many,
    ),
    Reader(name="HTML", claims=_is_html, read=_html, most=_export),
    Reader(name="RTF", claims=lambda name, head: head.startswith(b"{\\rtf"), read=_rtf, most=_export),
    Reader(
        name="table",
        claims=is_table,
        read=lambda source, known, settings: _records(
            partial(read_table, unpacked_bytes=settings.unpacked_bytes), source, known, settings
        ),
        most=_many,
    ),
    Reader(
        name="text with headers",
        claims=lambda name, head: is_mail(head),
        read=lambda source, known, settings: read_mail(source, known, limit_bytes=settings.report_bytes),
    ),
    Reader(
        name="plain text",
        claims=_always,
        read=lambda source, known, settings: read_plain(source, known, limit_bytes=settings.report_bytes),
    ),
)
"""Asked in this order; the first that claims a file reads it."""


def _reader(path: str, raw: bytes) -> Reader:
    """The first reader that claims a file."""
    head = opening(raw, HEAD_BYTES)
    return next(reader for reader in READERS if reader.claims(path.lower(), head))


def most(path: str, head: bytes, settings: Settings) -> Most:
    """How long a file may be, by its name and first bytes.

    Example:
        >>> most("a.txt", b"The ferry ran aground.", Settings())
        Most(bytes=5000000, setting='report_megabytes', format='plain text')
    """
    reader = _reader(path, head)
    return replace(reader.most(settings), format=reader.name)


def read_source(source: Source, known: Known, settings: Settings) -> Iterator[Report | ReadError]:
    """The reports of one file, by the first reader that claims it, and an error for each record that is none.

    There is always one of them: a file without any record is refused in words too.
    """
    reader = _reader(source.path, source.raw)
    known = replace(known, bounds=Bounds(lines=settings.report_lines, elements=settings.page_elements))
    silent = True
    try:
        for entry in reader.read(source, known, settings):
            silent = False
            yield entry
    except ReadError as error:
        silent = False
        yield error
    if silent:
        yield EmptyError(f"{reader.name}: nothing to read in it", where=source.path, todo="Leave it out.")
