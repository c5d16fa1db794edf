"""The table of readers: which one reads a file, and what any file at all may do to them."""

import json
import zlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from twosource.errors import EmptyError, FormatError, ReadError, TooLargeError
from twosource.model.agency import load_agencies
from twosource.model.report import Report
from twosource.read.blocks import Known
from twosource.read.source import Source
from twosource.read.table import READERS, read_source
from twosource.settings import Settings

AGENCIES = load_agencies()
BODY = "The ferry Marisol ran aground off Kovar on Monday, and nobody was hurt, the harbour master said."
LARGE = BODY * 12_000
RECORD = json.dumps({"text": BODY})


def reader(path: str, raw: bytes) -> str:
    """The name of the reader that claims a file, asked as ``read_source`` asks."""
    head = raw[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    return next(reader.name for reader in READERS if reader.claims(path.lower(), head))


def read(raw: bytes, path: str = "a.txt", settings: Settings | None = None) -> list[Report | ReadError]:
    known = Known(agencies=AGENCIES)
    return list(read_source(Source(path=path, raw=raw), known, settings or Settings()))


@pytest.mark.parametrize(
    ("path", "raw", "name"),
    [
        ("a.jsonl", b"anything", "JSON lines"),
        ("a.ndjson", b"", "JSON lines"),
        ("A.JSON", b"", "JSON lines"),
        ("-", RECORD.encode(), "JSON lines"),
        ("-", b'{ "text": "x"}', "JSON lines"),
        ("-", b'{\n  "text": "x"\n}', "JSON lines"),
        ("-", b'\xef\xbb\xbf \n[\n  {"text": "x"}]', "JSON lines"),
        ("-", b'[{"text": "x"}]', "JSON lines"),
        ("a.html", b"anything", "HTML"),
        ("A.HTM", b"", "HTML"),
        ("-", b"<!DOCTYPE html><p>x", "HTML"),
        ("-", b"<?xml version='1.0'?>\n<html xmlns='x'>", "HTML"),
        ("-", b"<body><p>x", "HTML"),
        ("a.txt", BODY.encode(), "plain text"),
        ("-", b"[Photo] The ferry", "plain text"),
        ("-", b"{The ferry} ran aground", "plain text"),
        ("-", b"He wrote <b>ferry</b>", "plain text"),
        ("", b"", "plain text"),
    ],
)
def test_a_file_is_read_by_the_first_reader_that_claims_it(path: str, raw: bytes, name: str) -> None:
    assert reader(path, raw) == name


@pytest.mark.parametrize(
    ("path", "raw"),
    [
        ("a.txt", BODY.encode()),
        ("a.txt", b"\xef\xbb\xbf" + BODY.encode()),
        ("a.txt", BODY.encode("utf-16")),
        ("a.txt", BODY.encode("utf-16-be")),
        ("a.jsonl", RECORD.encode()),
        ("a.json", json.dumps([{"text": BODY}], indent=2).encode()),
        ("-", json.dumps({"text": BODY}, indent=2).encode()),
        ("-", f"<html><body><p>{BODY}</p></body></html>".encode()),
        ("a.html", f"<p>{BODY}</p>".encode()),
    ],
)
def test_one_text_is_read_alike_from_every_format(path: str, raw: bytes) -> None:
    (report,) = read(raw, path)
    assert isinstance(report, Report)
    assert report.text == BODY
    assert [block.span.of(report.text) for block in report.blocks] == [BODY]


@pytest.mark.parametrize(
    ("path", "raw", "kind"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, FormatError),
        ("a.jsonl", b"PK\x03\x04" + b"\x00" * 50, FormatError),
        ("a.html", b"%PDF-1.7\n" + b"\x00" * 50, FormatError),
        ("a.html", b"", FormatError),
        ("a.txt", b"...", EmptyError),
        ("", b"\xef\xbb\xbf", EmptyError),
        ("a.jsonl", b"[]", EmptyError),
        ("a.txt", LARGE.encode(), TooLargeError),
        ("a.html", LARGE.encode(), TooLargeError),
        ("a.jsonl", json.dumps({"text": LARGE}).encode(), TooLargeError),
        ("a.json", json.dumps([{"text": LARGE}]).encode(), TooLargeError),
    ],
)
def test_what_cannot_be_read_is_given_as_an_error_not_raised(path: str, raw: bytes, kind: type[ReadError]) -> None:
    (error,) = read(raw, path, Settings(report_megabytes=1))
    assert isinstance(error, kind)
    assert error.where.startswith(path)
    assert error.todo


def test_the_settings_reach_every_reader() -> None:
    deep = "<div>" * 60 + "words"
    shallow = Settings(page_depth=50)
    for raw, path in ((deep.encode(), "a.html"), (json.dumps({"html": deep}).encode(), "a.jsonl")):
        assert isinstance(read(raw, path)[0], Report)
        (error,) = read(raw, path, shallow)
        assert isinstance(error, FormatError)
        assert "nested more than 50 deep" in str(error)


FRAGMENTS = [
    b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x00", b"\x80\x81", b"\xed\xa0\x80", b"\xf0\x9f", b"\r\n", b"\n\n", b"{", b"}", b"[", b"]",
    b'{"text": "', b'"}', b'{"html": "<p>', b"<html>", b"<p>", b"<!doctype html>", b"<meta charset=utf-16>", b"<meta charset=hex>",
    b"<script type='application/ld+json'>", b"</script>", b"By A,,", b"KOVAR (AP) - ", b"(RELATED: x)", b"AFP", b"%PDF-", b"PK\x03\x04",
    b"\\ud800", b"NaN", b"9" * 50, BODY.encode(), BODY.encode("utf-16-le"), "é“Ø”".encode("cp1252"), "Ферри".encode("cp1251"),
]  # fmt: skip
hostile = st.lists(st.sampled_from(FRAGMENTS) | st.binary(max_size=12), max_size=10).map(b"".join) | st.binary()


@given(hostile, st.sampled_from(["a.txt", "a.jsonl", "a.html", "-", ""]))
@example(b"", "")
@example(b"\xef\xbb\xbf", "")
@example(zlib.compress(b"ferry" * 100), "a.html")
@example(b'{"text":' + b"[" * 5_000, "a.jsonl")
def test_any_bytes_give_reports_or_read_errors_and_never_nothing(raw: bytes, path: str) -> None:
    entries = read(raw, path)
    assert entries
    for entry in entries:
        if isinstance(entry, ReadError):
            assert entry.what
            assert entry.where.startswith(path)
            assert entry.todo
        else:
            assert entry.text.encode("utf-8"), "a report can be written down again"
            assert all(block.span.of(entry.text).strip() for block in entry.blocks)


@given(hostile, st.sampled_from(["a.txt", "a.jsonl", "a.html"]))
def test_the_same_bytes_are_read_alike_every_time(raw: bytes, path: str) -> None:
    assert [str(entry) for entry in read(raw, path)] == [str(entry) for entry in read(raw, path)]
