"""Exports of Nexis and Factiva, taken apart into their articles."""

import io
import zipfile
from collections.abc import Callable
from datetime import date

import pytest

from twosource.errors import FormatError, ReadError
from twosource.model.report import Report
from twosource.read.blocks import Known
from twosource.read.source import Source
from twosource.read.table import read_source
from twosource.settings import Settings

FIRST = "The ferry Marisol ran aground off Kovar on Monday, the harbour master said."
SECOND = "Nobody on board was hurt, and two cranes were on their way from the mainland."
NEXIS = f"""Ferry runs aground off Kovar
The Lantern
May 6, 2031 Tuesday
Copyright 2031 Lantern Press All Rights Reserved
Section: NEWS; Pg. 3
Length: 25 words
Byline: Mara Lind
Body
KOVAR (AFP) - {FIRST}
{SECOND}
Classification
Language: ENGLISH
Load-Date: May 7, 2031
End of Document"""
FACTIVA = f"""HD Ferry runs aground off Kovar
BY By Mara Lind
WC 25 words
PD 6 May 2031
SN The Lantern
LA English
CY (c) 2031 Lantern Press
LP
{FIRST}
TD
{SECOND}
PUB Lantern Press
Document LANTRN0020310506e7560000a"""
FACTIVA_SHOWN = f"""News
Ferry runs aground off Kovar
By Mara Lind
25 words
6 May 2031
12:30
The Lantern
LANTRN
English
(c) 2031 Lantern Press
{FIRST}
{SECOND}
Document LANTRN0020310506e7560000a"""


def word(text: str) -> bytes:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{paragraphs}</w:body></w:document>'
        )
    return stream.getvalue()


def rtf(text: str) -> bytes:
    return ("{\\rtf1\\ansi " + text.replace("\n", "\\par\n") + "}").encode("latin-1")


def html(text: str) -> bytes:
    return ("<html><body>" + "".join(f"<p>{line}</p>" for line in text.splitlines()) + "</body></html>").encode()


def read(name: str, raw: bytes, known: Known) -> list[Report | ReadError]:
    return list(read_source(Source(path=name, raw=raw), known, Settings()))


FACTIVA_UNMARKED = FACTIVA_SHOWN.replace("By Mara Lind", "Mara Lind")


@pytest.mark.parametrize(
    "article",
    [NEXIS, FACTIVA, FACTIVA_SHOWN, FACTIVA_UNMARKED],
    ids=["nexis", "factiva", "factiva shown", "author without by"],
)
@pytest.mark.parametrize(("name", "pack"), [("a.docx", word), ("a.rtf", rtf), ("a.html", html)])
def test_an_export_is_taken_apart_into_its_articles(
    article: str, name: str, pack: Callable[[str], bytes], known: Known
) -> None:
    if name == "a.rtf":
        pytest.importorskip("striprtf")
    reports = read(name, pack(f"{article}\n{article}"), known)
    assert [entry.path for entry in reports if isinstance(entry, Report)] == [f"{name}:1", f"{name}:2"]
    for report in reports:
        assert isinstance(report, Report)
        assert (report.title, report.outlet) == ("Ferry runs aground off Kovar", "The Lantern")
        assert (report.published.day, report.authors) == (date(2031, 5, 6), ("Mara Lind",))
        body = [block.span.of(report.text) for block in report.blocks if block.role == "paragraph"]
        assert body == [FIRST, SECOND]


def test_a_document_that_is_no_export_is_one_report(known: Known) -> None:
    (report,) = read("a.docx", word(f"Ferry runs aground\n{FIRST}\n{SECOND}"), known)
    assert isinstance(report, Report)
    assert report.title == "Ferry runs aground"


def test_a_broken_document_is_refused(known: Known) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    (error,) = read("a.docx", stream.getvalue(), known)
    assert isinstance(error, FormatError)


def test_a_page_that_speaks_of_documents_is_a_page(known: Known) -> None:
    page = f"<!doctype html><html><body><article><h1>Ferry aground</h1><p>{FIRST}</p><p>{SECOND} End of Document, it said.</p></article></body></html>"
    (report,) = read("a.html", page.encode(), known)
    assert isinstance(report, Report)
    assert report.path == "a.html"


def test_a_document_with_damaged_packing_is_refused(known: Known) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", word(NEXIS * 20))
    raw = bytearray(stream.getvalue())
    start = raw.index(b"word/document.xml") + len(b"word/document.xml")
    raw[start : start + 20] = b"\xff" * 20
    (error,) = read("a.docx", bytes(raw), known)
    assert isinstance(error, FormatError)


def test_a_sentence_that_begins_like_a_code_is_text(known: Known) -> None:
    text = ["LA police said so on Tuesday.", "IN a statement the port named two ferries."]
    (report,) = read("a.docx", word(FACTIVA.replace(SECOND, "\n".join((SECOND, *text)))), known)
    assert isinstance(report, Report)
    assert [block.span.of(report.text) for block in report.blocks if block.role == "paragraph"] == [
        FIRST,
        SECOND,
        *text,
    ]
