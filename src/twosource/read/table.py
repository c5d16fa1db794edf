"""The visible table of readers. A new format is a new line here and a module beside it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from twosource.errors import ReadError
from twosource.model.report import Report
from twosource.read.blocks import Known
from twosource.read.html import read_html
from twosource.read.jsonl import read_jsonl
from twosource.read.plain import read_plain
from twosource.read.source import Source
from twosource.settings import Settings

_HEAD_BYTES = 4096
# '{"text": …'  '[{"text": …'  '{\n  "text": …'  refused: "[Photo] …"  "{brackets} in a text"
_JSON_HEAD = re.compile(rb"(?:\[\s*)?\{\s*\"")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One format.

    Attributes:
        name: what the format is called in messages.
        claims: whether the file is of this format, by its name and first bytes.
        read: its reports, and an error for each record that is none.
    """

    name: str
    claims: Callable[[str, bytes], bool]
    read: Callable[[Source, Known, Settings], Iterator[Report | ReadError]]


def _is_jsonl(name: str, head: bytes) -> bool:
    if name.endswith((".jsonl", ".ndjson", ".json")):
        return True
    return _JSON_HEAD.match(head) is not None


def _is_html(name: str, head: bytes) -> bool:
    lowered = head.lower()
    marked = b"<!doctype html" in lowered or b"<html" in lowered or lowered.startswith(b"<body")
    return marked or name.endswith((".html", ".htm", ".xhtml"))


def _always(name: str, head: bytes) -> bool:
    return True


READERS: tuple[Reader, ...] = (
    Reader(
        name="JSON lines",
        claims=_is_jsonl,
        read=lambda source, known, settings: read_jsonl(
            source, known, limit_bytes=settings.report_bytes, page_depth=settings.page_depth
        ),
    ),
    Reader(
        name="HTML",
        claims=_is_html,
        read=lambda source, known, settings: read_html(
            source, known, limit_bytes=settings.report_bytes, page_depth=settings.page_depth
        ),
    ),
    Reader(
        name="plain text",
        claims=_always,
        read=lambda source, known, settings: read_plain(source, known, limit_bytes=settings.report_bytes),
    ),
)
"""Asked in this order; the first that claims a file reads it."""


def read_source(source: Source, known: Known, settings: Settings) -> Iterator[Report | ReadError]:
    """The reports of one file, by the first reader that claims it."""
    head = source.raw[:_HEAD_BYTES].lstrip(b"\xef\xbb\xbf \t\r\n")
    reader = next(reader for reader in READERS if reader.claims(source.path.lower(), head))
    try:
        yield from reader.read(source, known, settings)
    except ReadError as error:
        yield error
