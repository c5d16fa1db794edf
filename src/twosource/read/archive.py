"""Gzip files, zip archives and web archives opened with stated limits; a bomb is refused, never cut silently.

What is inside is read as if it lay in a folder: ``saved.zip!/page.html``. Names are shown, never used
as paths, so that ``..`` in them reaches nothing.
"""

import contextlib
import gzip
import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import IO, Any

from twosource.errors import EmptyError, FormatError, ReadError, TooLargeError
from twosource.model.report import DateOrigin, Report
from twosource.read.blocks import Known
from twosource.read.bounds import RATIO, check_elements
from twosource.read.dates import published
from twosource.read.encoding import decode, printable
from twosource.read.html import html_report
from twosource.read.source import Source
from twosource.settings import MEGABYTE

# What zipfile and zlib raise for bytes that are none (found by fuzzing, 2026-11).
BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError,
    ValueError, LookupError, RuntimeError, ArithmeticError,
)  # fmt: skip
_PIECE_BYTES = 1 << 18
# Web servers and crawlers take headers of 8 to 64 kB; in ten of them there may be chunks' lengths too.
_HEADER_BYTES = MEGABYTE
_RAISE = "Unpack it yourself if you trust it, or raise `unpacked_megabytes`."
# Small files may shrink as they like: under so many bytes nothing is a bomb.
_SMALL_BYTES = 10 * MEGABYTE


# The longest name that file systems take; a member's may be 65,535 bytes long.
_NAME_LENGTH = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much may come out of an archive: in bytes, and in number of files."""

    unpacked_bytes: int
    report_bytes: int
    members: int


def gunzipped(source: Source, limits: Limits) -> Source:
    """What a gzip file holds.

    Raises:
        FormatError: broken or cut short.
        TooLargeError: more comes out than may.
    """
    raw = _bounded(gzip.GzipFile(fileobj=io.BytesIO(source.raw)), source, len(source.raw), limits.unpacked_bytes)
    return Source(path=source.path.removesuffix(".gz"), raw=raw)


def _bounded(stream: "gzip.GzipFile | IO[bytes]", source: Source, packed: int, limit: int) -> bytes:
    """All of a packed stream, as long as it stays within size and ratio."""
    raw = bytearray()
    try:
        while piece := stream.read(_PIECE_BYTES):
            raw += piece
            if len(raw) > limit or (len(raw) > _SMALL_BYTES and len(raw) > RATIO * packed):
                raise TooLargeError(
                    f"it unpacks to more than {len(raw) / MEGABYTE:.0f} MB from {packed / MEGABYTE:.2f} MB",
                    where=source.path,
                    todo=_RAISE,
                )
    except BROKEN as error:
        raise FormatError(
            f"broken or cut short ({str(error)[:100]})", where=source.path, todo="Fetch or pack it again."
        ) from error
    return bytes(raw)


def unzipped(source: Source, limits: Limits) -> Iterator[Source | ReadError]:
    """The files of a zip archive, in order of name, hidden ones and links passed over."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(source.raw))
        members = sorted((m for m in archive.infolist() if not m.filename.endswith("/")), key=lambda m: m.filename)
    except BROKEN as error:
        yield FormatError(f"a broken archive ({str(error)[:100]})", where=source.path, todo="Fetch or pack it again.")
        return
    if len(members) > limits.members:
        yield TooLargeError(
            f"{len(members)} files in one archive; at most {limits.members} are read",
            where=source.path,
            todo="Unpack it into a folder, or raise `archive_members`.",
        )
        return
    left = limits.unpacked_bytes
    shown = [member for member in members if not _is_hidden(member)]
    if not shown:
        what = f"no file to read among the archive's {len(members)} (hidden files are passed over)"
        yield EmptyError(what, where=source.path, todo="Leave it out.")
    for member in shown:
        inner = Source(path=f"{source.path}!/{_named(member)}", raw=b"")
        if _is_link(member):
            yield FormatError("a link, which is not followed", where=inner.path, todo="Pack the file it points to.")
            continue
        try:
            with archive.open(member) as stream:
                raw = _bounded(stream, inner, member.compress_size, left)
        except ReadError as error:
            yield error
            if isinstance(error, TooLargeError):
                return
            continue
        except BROKEN as error:
            yield FormatError(f"cannot be unpacked ({str(error)[:100]})", where=inner.path, todo="Pack it again.")
            continue
        left -= len(raw)
        yield replace(inner, raw=raw) if raw.strip() else EmptyError("empty", where=inner.path, todo="Leave it out.")


def _is_hidden(member: zipfile.ZipInfo) -> bool:
    return any(part.startswith(".") and part != ".." for part in member.filename.replace("\\", "/").split("/"))


def _named(member: zipfile.ZipInfo) -> str:
    """A member's name as it may be shown: in printable characters, and not longer than a name should be."""
    name = "".join(character if character.isprintable() else "\ufffd" for character in printable(member.filename)[0])
    return name if len(name) <= _NAME_LENGTH else f"{name[: _NAME_LENGTH - 1]}…"


def _is_link(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a symbolic link, by its Unix mode."""
    return (member.external_attr >> 16) & 0o170000 == 0o120000


def read_warc(source: Source, known: Known, limits: Limits, *, page_depth: int) -> Iterator[Report | ReadError]:
    """Each HTML response of a web archive (WARC or ARC, gzip or not) as a report.

    Its address is the target's, its day the page's own, else that of the capture.
    """
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415  needed for web archives only
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    pages = number = unpacked = 0
    records = ArchiveIterator(io.BytesIO(source.raw), arc2warc=True)
    lines = records.reader.readline = _Lines(records.reader.readline, source.path)
    try:
        while (record := _next(records)) is not None:
            lines.left = _HEADER_BYTES
            number += 1
            if _is_page(record):
                pages += 1
                yield from _one_page(record, known, f"{source.path}:{number}", limits, page_depth=page_depth)
            unpacked += _drained(record, source, unpacked, limits)
    except ReadError as error:
        yield error
        return
    except (
        ArchiveLoadFailed, EOFError, OSError, zlib.error, ValueError, KeyError, AttributeError, IndexError, TypeError
    ) as error:  # fmt: skip
        what = f"a web archive broken behind record {number} ({' '.join(str(error).split())[:120]})"
        yield FormatError(what, where=source.path, todo="What stands before it is read; fetch the rest again.")
        return
    if not pages:
        yield EmptyError(
            f"{number} records and no page among them", where=source.path, todo="Give an archive with HTML responses."
        )


class _Lines:
    """The lines of a web archive, as many as the headers of one record may have.

    Its reader takes a line of any length, in time that grows with its square, and any number of blank lines.
    """

    def __init__(self, readline: Callable[[int], bytes], where: str) -> None:
        self.readline, self.where, self.left = readline, where, _HEADER_BYTES

    def __call__(self, length: int | None = None) -> bytes:
        """The next line, or as much of it as is asked for."""
        line = self.readline(min(length or _HEADER_BYTES, _HEADER_BYTES))
        self.left -= len(line)
        if self.left <= 0:
            raise TooLargeError(
                f"a record whose headers have more than {_HEADER_BYTES / MEGABYTE:g} MB",
                where=self.where,
                todo="What stands before it is read; fetch the rest again.",
            )
        return line


def _next(records: "Iterator[Any]") -> Any:
    """The next record; what its reader prints of oddities is of no use to ours."""
    with contextlib.redirect_stderr(io.StringIO()), contextlib.redirect_stdout(io.StringIO()):
        return next(records, None)


def _one_page(
    record: Any, known: Known, where: str, limits: Limits, *, page_depth: int
) -> Iterator[Report | ReadError]:
    try:
        yield _page(record, known, where, limits, page_depth=page_depth)
    except TooLargeError:
        raise
    except ReadError as error:
        yield error


def _drained(record: Any, source: Source, unpacked: int, limits: Limits) -> int:
    """How many bytes were left of a record, read and let go.

    Raises:
        TooLargeError: the archive has grown beyond all measure.
    """
    count = 0
    while piece := record.raw_stream.read(_PIECE_BYTES):
        count += len(piece)
        whole = unpacked + count
        if whole > limits.unpacked_bytes and whole > RATIO * len(source.raw):
            raise TooLargeError(
                f"it unpacks to more than {whole / MEGABYTE:.0f} MB from {len(source.raw) / MEGABYTE:.2f} MB",
                where=source.path,
                todo=_RAISE,
            )
    return count


def _is_page(record: Any) -> bool:
    kind = getattr(record, "rec_type", "")
    headers = getattr(record, "http_headers", None)
    stated = headers.get_header("Content-Type") if kind == "response" and headers else None
    if kind == "resource":
        stated = record.rec_headers.get_header("Content-Type")
    return kind in {"response", "resource"} and "html" in (stated or "").lower()


def _page(record: Any, known: Known, where: str, limits: Limits, *, page_depth: int) -> Report:
    stream = record.content_stream()
    raw = bytearray()
    while piece := stream.read(_PIECE_BYTES):
        raw += piece
        if len(raw) > limits.report_bytes:
            raise TooLargeError(
                f"a page of more than {limits.report_bytes / MEGABYTE:g} MB; what follows it is not read",
                where=where,
                todo="Raise `report_megabytes` if this page is an article.",
            )
    if not raw.strip():
        raise EmptyError("an empty page", where=where, todo="Leave it out.")
    headers = record.rec_headers
    check_elements(raw, known.bounds, where=where)
    decoded = decode(bytes(raw), where=where)
    text, notes = printable(decoded.text)
    known = replace(known, url=headers.get_header("WARC-Target-URI") or "", notes=(*decoded.notes, *notes))
    report = html_report(text, known, path=where, page_depth=page_depth)
    if report.published.day is not None:
        return report
    captured = published(headers.get_header("WARC-Date") or "", DateOrigin.CAPTURED, "the day of capture")
    return replace(report, published=captured) if captured else report
