"""Hostile input: every reader refuses it in words, within two seconds and 150 MB.

Time and memory are measured in a process of their own, as a user's run would spend them.
"""

import gzip
import io
import json
import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from twosource import flow
from twosource.errors import ReadError
from twosource.model.report import Report
from twosource.read.blocks import Known
from twosource.read.source import Source
from twosource.read.table import READERS, read_source
from twosource.settings import Settings

FIRST = "The ferry Marisol ran aground off Kovar on Monday, the harbour master said."
_SECONDS, _MEGABYTES = 2.0, 150
# The interpreter with all readers takes this much before it reads anything (measured 2026-11: 60 to 75 MB).
_SCRIPT = """
import resource, sys, time, json
from twosource.flow import agency_table
from twosource.read.blocks import Known
from twosource.read.source import Source
from twosource.read.table import read_source
from twosource.settings import Settings
import trafilatura, feedparser, warcio.archiveiterator
settings = Settings(); known = Known(agencies=agency_table(settings))
raw = open(sys.argv[1], "rb").read()
before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
found = list(read_source(Source(path=sys.argv[1], raw=raw), known, settings))
print(json.dumps({"seconds": time.process_time() - begun,
  "megabytes": (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1000,
  "found": [str(e) if isinstance(e, Exception) else "report" for e in found][:5]}))
"""


def entities(depth: int = 30) -> bytes:
    declared = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, depth))
    return f'<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY e0 "ha">{declared}]><nitf><body>&e{depth - 1};</body></nitf>'.encode()


def zip_bomb() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"a " * 200_000_000)
    return stream.getvalue()


def warc_bomb() -> bytes:
    size = 400_000_000
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://a.example/\r\nWARC-Date: 2031-05-06T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:1>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n"
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    )
    return gzip.compress(head.encode() + b"<p>a " * (size // 5), 9)


BOMBS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "gzip": ("a.txt.gz", lambda: gzip.compress(b"a " * 200_000_000, 9), "unpacks to more than"),
    "zip": ("a.zip", zip_bomb, "unpacks to more than"),
    "warc": ("a.warc.gz", warc_bomb, "page of more than"),
    "entities": ("a.xml", entities, "declares XML entities"),
    "feed entities": ("a.rss", lambda: entities().replace(b"nitf", b"rss"), "declares XML entities"),
    "external entity": (
        "a.xml",
        lambda: b'<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body>&x;</body></nitf>',
        "declares XML entities",
    ),
    "elements": ("a.html", lambda: b"<html><body>" + b"<div>" * 30_000 + FIRST.encode(), "nested more than"),
    "xml elements": (
        "a.xml",
        lambda: b"<nitf>" + b"<p>" * 30_000 + b"x" + b"</p>" * 30_000 + b"</nitf>",
        "cannot be read",
    ),
    "page": ("a.html", lambda: b"<html><body>" + f"<p>{FIRST}</p>".encode() * 260_000, "at most 5 MB"),
    "json": ("a.json", lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "JSON"),
}


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_in_time_and_memory(bomb: str, tmp_path: Path) -> None:
    name, make, words = BOMBS[bomb]
    place = tmp_path / name
    place.write_bytes(make())
    made = subprocess.run([sys.executable, "-c", _SCRIPT, str(place)], capture_output=True, text=True, check=True)
    measured = json.loads(made.stdout)
    assert words in " ".join(measured["found"])
    assert measured["seconds"] <= _SECONDS
    assert measured["megabytes"] <= _MEGABYTES


def read(name: str, raw: bytes, known: Known) -> list[Report | ReadError]:
    return list(read_source(Source(path=name, raw=raw), known, Settings()))


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.xml", "a.rss", "a.json", "a.warc", "a.zip", "a.gz", "a.eml"])
@pytest.mark.parametrize(
    "raw",
    [
        b"\x00" * 100,
        b"<" * 5000,
        b"\xff\xfe\x00\xd8" * 50,
        b'{"text": "\\ud800 ' + FIRST.encode() + b'"}',
        b"<html><body><p>\x00" + FIRST.encode() + b"</p></body></html>",
        b'<?xml version="1.0" encoding="utf-16"?><nitf><body/></nitf>',
        b"Subject: \xff\xfe\nFrom: <<<\n\n",
        b"WARC/1.0\r\nContent-Length: -5\r\n\r\n",
        b"PK\x03\x04" + b"\x00" * 60,
        b"\x1f\x8b\x08" + b"\x00" * 60,
        b"<rss><channel><item><title>\x00</title></item></channel></rss>",
        b'<html><script type="application/ld+json">'
        + b"[" * 20_000
        + b"</script><p>"
        + FIRST.encode()
        + b"</p></html>",
    ],
)
def test_damaged_bytes_are_read_or_refused_and_never_crash(name: str, raw: bytes, known: Known) -> None:
    for entry in read(name, raw, known):
        assert isinstance(entry, (Report, ReadError))
        if isinstance(entry, ReadError):
            assert entry.what
            assert entry.where


@pytest.mark.parametrize(
    "head",
    [
        b"<!-- a -->",
        b"<?a b?>",
        b"<!DOCTYPE a [b]>",
        b"<!DOCTYPE a [",
        b"<!-- ",
        b"<?",
        b"<a:",
        b"\n ",
        b"{ ",
        b"[ {",
        b"Subject: ",
        b"eca1",
        b"W2607",
    ],
)
def test_no_beginning_of_a_file_takes_long_to_be_told(head: bytes) -> None:
    """The first was found by fuzzing: a page of comments was parted in all ways before it was known."""
    raw = head * 5000
    begun = time.process_time()
    for name in ("a", "a.xml"):
        assert [reader.name for reader in READERS if reader.claims(name, raw[:4096])]
    assert time.process_time() - begun < 0.5


def test_a_remote_schema_is_never_asked_for(known: Known) -> None:
    raw = (
        b'<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "http://192.0.2.1/nitf.dtd"><nitf xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
        b'xsi:noNamespaceSchemaLocation="http://192.0.2.1/a.xsd"><body><body.content><p>'
        + FIRST.encode()
        + b"</p></body.content></body></nitf>"
    )
    (report,) = read("a.xml", raw, known)
    assert isinstance(report, Report)


def test_links_out_of_a_folder_and_pipes_in_it_are_not_followed(tmp_path: Path) -> None:
    folder, outside = tmp_path / "in", tmp_path / "secret.txt"
    folder.mkdir()
    outside.write_text(FIRST)
    (folder / "link.txt").symlink_to(outside)
    (folder / "a.txt").write_text(FIRST)
    os.mkfifo(folder / "pipe")
    settings = Settings()
    intake = flow.read([str(folder)], settings, flow.agency_table(settings))
    assert [Path(report.path).name for report in intake.reports] == ["a.txt"]
    assert [error.what for error in intake.errors] == ["a link that leads out of the folder"]
