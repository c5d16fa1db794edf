"""Hostile input: every reader refuses it in words, within two seconds and 150 MB.

Time and memory are measured in a process of their own, as a user's run would spend them.
"""

import gzip
import io
import json
import os
import socket
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
import sys, time, json
from twosource.flow import agency_table
from twosource.read.blocks import Known
from twosource.read.source import Source
from twosource.read.table import read_source
from twosource.settings import Settings
import trafilatura, feedparser, warcio.archiveiterator
def peak():  # of this process alone: getrusage's begins with that of the process that started it
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM"))
settings = Settings(); known = Known(agencies=agency_table(settings))
raw = open(sys.argv[1], "rb").read()
before, begun = peak(), time.process_time()
found = list(read_source(Source(path=sys.argv[1], raw=raw), known, settings))
print(json.dumps({"seconds": time.process_time() - begun,
  "megabytes": (peak() - before) / 1000,
  "found": [str(e) if isinstance(e, Exception) else "report" for e in found[:5] + found[-1:]]}))
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


def nested_zips(depth: int = 40) -> bytes:
    inner = zipped(**{"a.txt": FIRST})
    for _ in range(depth):
        inner = zipped(**{"a.zip": inner})
    return inner


def zipped(**members: str | bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def ninjs(body: str) -> bytes:
    return json.dumps({"uri": "urn:1", "pubstatus": "usable", "headline": "Ferry", "body_html": body}).encode()


def rtf(body: bytes) -> bytes:
    return b"{\\rtf1\\ansi " + body + b"}"


def feed(description: bytes) -> bytes:
    head = b"<rss><channel><item><title>a</title><description>"
    return head + description + b"</description></item></channel></rss>"


LEVELS = 30_000
BEHIND_A_COMMENT = b"<!--" + b"x" * 70_000 + b"-->"
WARC = b"WARC/1.0\r\nWARC-Type: response\r\n"
# What it is: its name, its bytes, and the words of its refusal.
BOMBS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "gzip": ("a.txt.gz", lambda: gzip.compress(b"a " * 200_000_000, 9), "unpacks to more than"),
    "gzip in gzip": ("a.gz", lambda: gzip.compress(gzip.compress(b"a " * 100_000_000, 9)), "gzip inside gzip"),
    "zip": ("a.zip", zip_bomb, "unpacks to more than"),
    "zip of zips": ("a.zip", nested_zips, "archives nested in archives"),
    "zip of many files": ("a.zip", lambda: zipped(**{f"{n}.txt": "" for n in range(60_000)}), "empty"),
    "Word": ("a.docx", lambda: zipped(**{"word__document.xml": b"<w:p/>" * 70_000_000}), "of more than 60 MB"),
    "wide Word": ("a.docx", lambda: zipped(**{"word__document.xml": b"<w:p/>" * 9_000_000}), "tags in one document"),
    "warc": ("a.warc.gz", warc_bomb, "page of more than"),
    "warc of blank lines": ("a.warc.gz", lambda: gzip.compress(WARC + b"Content-Length: 0\r\n" + b"\r\n" * 50_000_000), "headers have more than 1 MB"),
    "warc of one long line": ("a.warc.gz", lambda: gzip.compress(WARC + b"A: " + b"b" * 100_000_000), "headers have more than"),
    "warc of headers": ("a.warc.gz", lambda: gzip.compress(WARC + b"A: b\r\n" * 10_000_000), "headers have more than 1 MB"),
    "entities": ("a.xml", entities, "declares XML entities"),
    "feed entities": ("a.rss", lambda: entities().replace(b"nitf", b"rss"), "declares XML entities"),
    "entities in Word": ("a.docx", lambda: zipped(**{"word__document.xml": entities()}), "declares XML entities"),
    "entities in UTF-16": ("a.xml", lambda: entities().decode().replace("1.0", "1.0", 1).encode("utf-16"), "declares XML entities"),
    "entities behind a comment": ("a.xml", lambda: BEHIND_A_COMMENT + entities()[21:], "declares XML entities"),
    "feed entities behind a comment": (
        "a.rss", lambda: BEHIND_A_COMMENT + entities()[21:].replace(b"nitf", b"rss"), "declares XML entities",
    ),
    "external entity": (
        "a.xml",
        lambda: b'<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body>&x;</body></nitf>',
        "declares XML entities",
    ),
    "external parameter entity": (
        "a.xml",
        lambda: b'<!DOCTYPE nitf [<!ENTITY % x SYSTEM "file:///etc/passwd"> %x;]><nitf><body>a</body></nitf>',
        "declares XML entities",
    ),
    "elements": ("a.html", lambda: b"<html><body>" + b"<div>" * LEVELS + FIRST.encode(), "nested more than"),
    "xml elements": ("a.xml", lambda: b"<nitf>" + b"<p>" * LEVELS + b"x" + b"</p>" * LEVELS + b"</nitf>", "cannot be read"),
    "feed elements": ("a.rss", lambda: b"<rss><channel>" + b"<item>" * LEVELS, "an entry without title"),
    "elements of a body": ("a.json", lambda: ninjs("<div>" * LEVELS + FIRST), "report"),
    "parts of a message": (
        "a.eml",
        lambda: b"Subject: a\nMIME-Version: 1.0\n"
        + b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)),
        "a message that cannot be read",
    ),
    "groups of RTF": ("a.rtf", lambda: b"{\\rtf1 " + b"{" * LEVELS + FIRST.encode() + b"}" * LEVELS + b"}", "report"),
    "RTF": ("a.rtf", lambda: rtf(FIRST.encode() * 500_000), "of RTF without its pictures; at most 5 MB"),
    "braces of RTF": ("a.rtf", lambda: rtf(b"{}" * 2_400_000), "no words"),
    "lines of RTF": ("a.rtf", lambda: rtf(b"a\\par " * 800_000), "lines in one report"),
    "pictures in RTF": ("a.rtf", lambda: rtf(b"{\\pict\\pngblip " + b"89504e47\n" * 4_000_000 + b"}" + FIRST.encode()), "report"),
    "page": ("a.html", lambda: b"<html><body>" + f"<p>{FIRST}</p>".encode() * 260_000, "at most 5 MB"),
    "wide page": ("a.html", lambda: b"<html><body>" + b"<p>a b" * 800_000, "tags in one document"),
    "wide xml": ("a.xml", lambda: b"<nitf><body.content>" + b"<p/>" * 1_200_000, "tags in one document"),
    "wide feed": ("a.rss", lambda: b"<rss><channel>" + b"<item/>" * 700_000, "tags in one document"),
    "wide feed in characters": ("a.rss", lambda: feed(b"&lt;p>a b" * 500_000), "tags in one document"),
    "wide feed in numbers": ("a.rss", lambda: feed(b"&#x3c;p>a b" * 400_000).decode().encode("utf-16")[:4_900_000], "tags in one document"),
    "wide xml in characters": ("a.xml", lambda: b"<RBNews><content>" + b"&lt;p>a b" * 500_000, "tags in one document"),
    "items without text": ("a.xml", lambda: b"<NewsML>" + b"<NewsItem/>" * 99_000 + b"</NewsML>", "records in a row are no reports"),
    "paragraphs of Word": ("a.docx", lambda: zipped(**{"word__document.xml": b'<w:document xmlns:w="w">' + b"<w:p/>" * 790_000 + b"</w:document>"}), "no words"),
    "wide body": ("a.json", lambda: ninjs("<p>a" * 400_000), "tags in one document"),
    "text": ("a.txt", lambda: FIRST.encode() * 270_000, "at most 5 MB"),
    "short lines": ("a.txt", lambda: b"a\n" * 2_400_000, "lines in one report"),
    "message": ("a.eml", lambda: b"Subject: a\nFrom: b\n\n" + FIRST.encode() * 270_000, "at most 5 MB"),
    "wire copy": (
        "a.txt", lambda: b"eca100 3 s 586 ccccb   dpa 099\r\n\r\nFerry =\r\n" + FIRST.encode() * 270_000, "at most 5 MB",
    ),
    "json line": ("a.jsonl", lambda: json.dumps({"text": FIRST * 270_000}).encode() + b"\n", "at most 5 MB"),
    "json": ("a.json", lambda: b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "JSON"),
    "json of numbers": ("a.json", lambda: b"[" + b"1," * 30_000_000 + b"1]", "records in a row are no reports"),
    "json of lists": ("a.json", lambda: b"[" + b"[]," * 20_000_000 + b"1]", "records in a row are no reports"),
    "json lines of numbers": ("a.jsonl", lambda: b"1\n" * 30_000_000, "records in a row are no reports"),
    "lists in a json object": ("a.json", lambda: b'{\n"text": [' + b"[]," * 20_000_000 + b"1]}", "at most 5 MB"),
    "lists in a json array": ("a.json", lambda: b'[{"text": [' + b"[]," * 8_000_000 + b"1]}]", "what follows it is not read"),
    "a table of empty rows": ("a.csv", lambda: b"title,text\n" + b",\n" * 30_000_000, "records in a row are no reports"),
    "json-ld": ("a.html", lambda: page_with(b'{"a":' * 100_000 + b"1" + b"}" * 100_000), "report"),
    "json-ld of graphs": ("a.html", lambda: page_with(b'{"@graph":[' * 900 + b"1" + b"]}" * 900), "report"),
    "table without an end": ("a.csv", lambda: b'title,text\n"' + b"a," * 10_000_000, "field larger than field limit"),
}  # fmt: skip


def page_with(script: bytes) -> bytes:
    return b'<html><script type="application/ld+json">' + script + b"</script><p>" + FIRST.encode() + b"</p></html>"


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_in_time_and_memory(bomb: str, tmp_path: Path) -> None:
    name, make, words = BOMBS[bomb]
    if name.endswith(".rtf"):
        pytest.importorskip("striprtf")
    place = tmp_path / name
    place.write_bytes(make())
    made = subprocess.run([sys.executable, "-c", _SCRIPT, str(place)], capture_output=True, text=True, check=True)
    measured = json.loads(made.stdout)
    assert words in " ".join(measured["found"])
    assert measured["seconds"] <= _SECONDS
    assert measured["megabytes"] <= _MEGABYTES


@pytest.mark.parametrize(
    "bomb", ["elements of a body", "groups of RTF", "pictures in RTF", "json-ld", "json-ld of graphs"]
)
def test_what_is_only_deep_loses_no_word(bomb: str, known: Known) -> None:
    name, make, _ = BOMBS[bomb]
    if name.endswith(".rtf"):
        pytest.importorskip("striprtf")
    (report,) = read(name, make(), known)
    assert isinstance(report, Report)
    assert FIRST in report.text


@pytest.mark.parametrize(
    ("setting", "name", "raw"),
    [
        ({"report_lines": 3}, "a.txt", b"a b\n" * 4),
        ({"report_lines": 3}, "a.jsonl", json.dumps({"text": "a b\n" * 4}).encode()),
        (
            {"report_lines": 3},
            "a.xml",
            b"<nitf><body><body.content>" + b"<p>a b</p>" * 4 + b"</body.content></body></nitf>",
        ),
        ({"page_elements": 9}, "a.html", b"<html><body>" + b"<p>a b" * 10),
        ({"page_elements": 9}, "a.jsonl", json.dumps({"html": "<p>a b" * 10}).encode()),
        ({"page_depth": 9}, "a.html", b"<html><body>" + b"<div>" * 10 + b"a b"),
        ({"report_megabytes": 1}, "a.rtf", rtf(b"a " * 600_000)),
        ({"report_megabytes": 1}, "a.eml", b"Subject: a\nFrom: b\n\n" + b"a " * 600_000),
        ({"unpacked_megabytes": 1}, "a.txt.gz", gzip.compress(b"a " * 600_000)),
        ({"archive_members": 1}, "a.zip", zipped(a="a", b="b")),
        ({"refused_records": 1}, "a.jsonl", b"1\n2\n"),
        ({"refused_records": 1}, "a.csv", b"title,text\na,\nb,\n"),
    ],
)
def test_every_limit_is_a_setting_and_named_in_the_message(
    setting: dict[str, int], name: str, raw: bytes, known: Known
) -> None:
    *_, error = read_source(Source(path=name, raw=raw), known, Settings(**setting))  # type: ignore[arg-type]
    assert isinstance(error, ReadError)
    assert f"`{next(iter(setting))}`" in error.todo
    assert error.where.startswith("a.")


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


REMOTE = "http://127.0.0.1:{}/"
_NITF = "<nitf{}><body><body.content><p>{}</p></body.content></body></nitf>"
_ASKING = {
    "a document type": ("a.xml", '<!DOCTYPE nitf SYSTEM "{0}nitf.dtd">' + _NITF.format("", "{1}")),
    "a public document type": ("a.xml", '<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.6//EN" "{0}nitf.dtd">' + _NITF.format("", "{1}")),
    "a schema": ("a.xml", _NITF.format(' xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:noNamespaceSchemaLocation="{0}a.xsd"', "{1}")),
    "a style sheet": ("a.xml", '<?xml-stylesheet href="{0}a.xsl" type="text/xsl"?>' + _NITF.format("", "{1}")),
    "an inclusion": ("a.xml", _NITF.format(' xmlns:i="http://www.w3.org/2001/XInclude"', '<i:include href="{0}a.xml"/>{1}')),
    "a feed": ("a.rss", '<!DOCTYPE rss SYSTEM "{0}rss.dtd"><rss><channel><item><title>a</title><link>{0}</link><description>{1}</description></item></channel></rss>'),
    "a page": ("a.html", '<html><head><base href="{0}"><link rel="stylesheet" href="{0}"><script src="{0}"></script></head><body><iframe src="{0}"></iframe><img src="{0}a.jpg"><p>{1}</p></body></html>'),
}  # fmt: skip


@pytest.mark.parametrize("asking", _ASKING)
def test_nothing_remote_is_ever_asked_for(asking: str, known: Known) -> None:
    name, text = _ASKING[asking]
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        place = REMOTE.format(server.getsockname()[1])
        (report,) = read(name, text.format(place, FIRST).encode(), known)
        with pytest.raises(TimeoutError):
            server.accept()
    assert isinstance(report, Report)
    assert FIRST in report.text


@pytest.mark.parametrize(
    ("name", "raw", "shown", "noted"),
    [
        ("a.json", b'{"text": "The ferry \\ud800 ran aground off Kovar."}', "The ferry \ufffd ran", "lone surrogates"),
        ("a.txt", b"The ferry ran aground\x00 off Kovar on Monday." + FIRST.encode(), "aground\x00 off", ""),
        ("a.html", b"<p>The ferry ran aground\x00 off Kovar.</p><p>" + FIRST.encode() + b"</p>", FIRST, ""),
        ("a.txt", "The ferry – à Kovar".encode("utf-16-le"), "The ferry – à Kovar", ""),
        ("a.xml", '<?xml version="1.0" encoding="utf-16"?><nitf><body><body.content><p>Fähre – à Kovar.</p></body.content></body></nitf>'.encode("utf-16"), "Fähre – à Kovar.", ""),
        ("a.txt", "Fähre à Kovar. ".encode() * 20 + "Fähre".encode("cp1252"), "Kovar. Fähre", "read as Windows-1252"),
        ("a.html", b'<meta charset="utf-8"><p>F\xe4hre nach Kovar, \x93gestern\x94</p>', "Fähre nach Kovar, “gestern”", "cp1252"),
    ],
)  # fmt: skip
def test_no_word_is_lost_to_its_encoding(name: str, raw: bytes, shown: str, noted: str, known: Known) -> None:
    (report,) = read(name, raw, known)
    assert isinstance(report, Report)
    assert shown in report.text
    report.text.encode("utf-8")
    assert noted in " ".join(report.notes)


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
