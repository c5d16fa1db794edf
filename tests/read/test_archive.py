"""Archives: what is inside is read; bombs, links, broken and nested ones are refused with their reason."""

import gzip
import io
import stat
import zipfile
from dataclasses import replace
from datetime import date

import pytest

from twosource.errors import EmptyError, FormatError, ReadError, TooLargeError
from twosource.model.report import DateOrigin, Report
from twosource.read.blocks import Known
from twosource.read.source import Source
from twosource.read.table import read_source
from twosource.settings import Settings

FIRST = "The ferry Marisol ran aground off Kovar on Monday, the harbour master said."
SECOND = "Two cranes were on their way from the mainland, and the quay would stay closed until Friday, he added."
PAGE = (
    f"<!doctype html><html><body><article><h1>Ferry aground</h1><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
)
SETTINGS = Settings()


def read(name: str, raw: bytes, known: Known, settings: Settings = SETTINGS) -> list[Report | ReadError]:
    return list(read_source(Source(path=name, raw=raw), known, settings))


def zipped(**files: bytes | str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def record(kind: str, body: bytes, target: str = "https://lantern.example/1", http: str = "text/html") -> bytes:
    payload = f"HTTP/1.1 200 OK\r\nContent-Type: {http}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {target}\r\nWARC-Date: 2031-05-06T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {len(payload)}\r\n\r\n"
    )
    return head.encode() + payload + b"\r\n\r\n"


def test_a_gzip_file_is_read_as_what_it_holds(known: Known) -> None:
    (report,) = read("a.html.gz", gzip.compress(PAGE.encode()), known)
    assert isinstance(report, Report)
    assert (report.title, report.path) == ("Ferry aground", "a.html")


def test_a_zip_of_mixed_files_is_read_file_by_file(known: Known) -> None:
    raw = zipped(**{"b.html": PAGE, "a.txt": FIRST, ".hidden": "x", "d/": "", "c.json": '{"text": "' + SECOND + '"}'})
    found = read("saved.zip", raw, known)
    assert [entry.path for entry in found if isinstance(entry, Report)] == [
        "saved.zip!/a.txt", "saved.zip!/b.html", "saved.zip!/c.json:1",
    ]  # fmt: skip


def test_names_that_climb_out_reach_nothing(known: Known) -> None:
    (report,) = read("a.zip", zipped(**{"../../etc/passwd.txt": FIRST}), known)
    assert isinstance(report, Report)
    assert report.path == "a.zip!/../../etc/passwd.txt"


def test_links_in_an_archive_are_refused_and_cost_nothing_else(known: Known) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("a.txt", FIRST)
    report, error = read("a.zip", stream.getvalue(), known)
    assert isinstance(report, Report)
    assert isinstance(error, FormatError)
    assert (error.what, error.where) == ("a link, which is not followed", "a.zip!/link.txt")


def test_an_archive_of_hidden_files_says_so(known: Known) -> None:
    (error,) = read("a.zip", zipped(**{".hidden": FIRST, "__MACOSX/._a.txt": FIRST}), known)
    assert isinstance(error, EmptyError)
    assert "among the archive's 2" in error.what


def test_names_in_an_archive_are_shown_printable_and_of_bearable_length(known: Known) -> None:
    reports = read("a.zip", zipped(**{"\x1b[2J.txt": FIRST, "b" * 5000: FIRST}), known)
    paths = [report.path for report in reports if isinstance(report, Report)]
    assert paths[0] == "a.zip!/\ufffd[2J.txt"
    assert len(paths[1]) < 300


def test_a_warc_gives_its_pages_with_target_and_day(known: Known) -> None:
    raw = record("response", PAGE.encode()) + record("response", b"\x89PNG", http="image/png")
    for packed in (raw, gzip.compress(record("response", PAGE.encode()))):
        (report,) = read("a.warc" if packed is raw else "a.warc.gz", packed, known)
        assert isinstance(report, Report)
        assert (report.url, report.published.day) == ("https://lantern.example/1", date(2031, 5, 6))
        assert report.published.reason == "the day of capture"
        assert report.published.origin is DateOrigin.CAPTURED


def test_a_warc_without_pages_says_so(known: Known) -> None:
    (error,) = read("a.warc", record("response", b"x", http="image/png"), known)
    assert isinstance(error, EmptyError)


def test_what_breaks_a_web_archive_is_told_in_one_line_with_its_place(known: Known) -> None:
    packed = gzip.compress(record("response", PAGE.encode()) * 2)  # one member for two records: against the standard
    found = read("a.warc.gz", packed, known)
    errors = [entry for entry in found if isinstance(entry, ReadError)]
    assert errors
    assert all("behind record 1" in error.what and "\n" not in error.what for error in errors)


@pytest.mark.parametrize("cut", [30, 200, -40])
def test_cut_archives_are_refused_or_read_as_far_as_they_go(cut: int, known: Known) -> None:
    for name, raw in {
        "a.gz": gzip.compress(PAGE.encode() * 5),
        "a.zip": zipped(a=PAGE),
        "a.warc.gz": gzip.compress(record("response", PAGE.encode())),
        "b.warc": record("response", PAGE.encode()),
    }.items():
        found = read(name, raw[:cut], known)
        assert found
        assert all(isinstance(entry, (Report, ReadError)) for entry in found)


def test_too_many_files_are_refused(known: Known) -> None:
    raw = zipped(**{f"{n}.txt": FIRST for n in range(5)})
    (error,) = read("a.zip", raw, known, replace(SETTINGS, archive_members=4))
    assert isinstance(error, TooLargeError)
    assert "archive_members" in error.todo


def test_archives_in_archives_end_somewhere(known: Known) -> None:
    raw = FIRST.encode()
    for _ in range(4):
        raw = zipped(**{"in.zip": raw})
    (error,) = read("a.zip", raw, known)
    assert isinstance(error, FormatError)
    (error,) = read("a.gz", gzip.compress(gzip.compress(FIRST.encode())), known)
    assert isinstance(error, FormatError)


def test_an_encrypted_member_is_refused_alone(known: Known) -> None:
    raw = bytearray(zipped(**{"a.txt": FIRST, "b.txt": SECOND}))
    raw[6] |= 1
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    found = read("a.zip", bytes(raw), known)
    assert [type(entry).__name__ for entry in found] == ["FormatError", "Report"]


def test_a_member_without_a_name_is_read_like_another(known: Known) -> None:
    raw = zipped(**{"a": FIRST}).replace(b"\x01\x00\x00\x00a", b"\x00\x00\x00\x00a")
    assert all(isinstance(entry, (Report, ReadError)) for entry in read("x.zip", raw, known))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr(zipfile.ZipInfo("x"), FIRST)
        archive.infolist()[0].filename = ""
    assert all(isinstance(entry, (Report, ReadError)) for entry in read("x.zip", stream.getvalue(), known))


def test_an_error_in_a_gzip_file_names_the_file_that_there_is(known: Known) -> None:
    (error,) = read("a.jsonl.gz", gzip.compress(b"{}\n"), known)
    assert isinstance(error, ReadError)
    assert error.where == "a.jsonl.gz:1"
