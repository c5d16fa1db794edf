"""Exports of Nexis and Factiva as Word, RTF or HTML: many articles in one file, taken apart again.

The forms are those of the services' own downloads: Nexis ends each article with "End of Document", Factiva
with "Document" and its number; between stand headline, source, date, length, and the text.
"""

import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO

from twosource.errors import EmptyError, FormatError, ReadError, TooLargeError
from twosource.model.report import Report, Role
from twosource.read.archive import BROKEN
from twosource.read.blocks import Known
from twosource.read.bounds import EXPORT, EXPORT_PAGE, check_bytes, check_elements, check_lines
from twosource.read.dates import published
from twosource.read.encoding import decode
from twosource.read.extent import ends_sentence
from twosource.read.lines import is_names
from twosource.read.page import parse, pieces
from twosource.read.parts import Part, built
from twosource.read.plain import plain_report
from twosource.read.source import Source
from twosource.read.xml import local, parse_xml
from twosource.settings import MEGABYTE

_WORD = "word/document.xml"
# "End of Document"  "Document LANTRN0020310506e7560000a"  refused: "Document signed in Kovar"
_NEXIS_END = re.compile(r"^End of Document$")
_FACTIVA_END = re.compile(r"^Document [A-Za-z]{2,8}\d{9,}\w*$")
_RTF_MARK = re.compile(rb"End of Document|Document [A-Za-z]{2,8}\d{9,}")
# "{\pict\picw9\pngblip 89504e47…": pictures and packed objects as hexadecimal digits, which hold no word
_RTF_PACKED = re.compile(rb"(\\(?:pict|objdata|themedata|datastore))(?![a-z])[^{}]*+")
# "\par " and what else ends a line; refused: "\pard"
_RTF_LINE = re.compile(rb"\\(?:par|line|row|sect|page)(?![a-z])")
_MARKS = re.compile(rb">\s{0,40}(?:End of Document|Document [A-Za-z]{2,8}\d{9,}\w{0,20})\s{0,40}<")
# "Section: NEWS"  "Length: 320 words"  "Byline: Mara Lind": Nexis's own lines over the text
_NEXIS_LINE = re.compile(
    r"^(?P<name>Section|Length|Byline|Highlight|Dateline|Edition|Publication-Type|Load-Date|Language|Subject|Graphic):\s*(?P<value>.*)$"
)
_NEXIS_FOOT = frozenset({"Classification", "Graphic", "Notes"})
# "HD Ferry aground"  "PD 6 May 2031": Factiva's codes, a tab or spaces behind them
_FACTIVA_CODE = re.compile(
    r"^(?P<code>SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CO|IN|NS|RE|IPD|IPC|PUB|AN|CT|RF|ART|CX)(?:\s+(?P<value>.*))?$"
)
_FACTIVA_TEXT = frozenset({"LP", "TD"})
_FACTIVA_FOOT = frozenset("CO IN NS RE IPD IPC PUB AN CT RF ART CX".split())
_WORDS = re.compile(r"^\d[\d.,]* (?:words|mots|Wörter|palabras)$", re.I)
_COPYRIGHT = re.compile(r"^(?:\(c\)|©|copyright\b)", re.I)
# Between "320 words" and the text Factiva puts date, time, source, code, pages, language and copyright: nine lines at most.
_FACTIVA_HEAD = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class _Article:
    """The fields of one article of an export, as its lines state them."""

    title: str
    outlet: str
    dated: str
    byline: str
    body: Sequence[str]
    credit: str


def is_export(raw: bytes) -> bool:
    """Whether a page is an export of articles: the mark that ends one stands alone in an element."""
    return _MARKS.search(raw) is not None


def is_word(raw: bytes) -> bool:
    """Whether a zip archive is a Word document."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            return _WORD in archive.namelist()
    except BROKEN:
        return False


def read_word(source: Source, known: Known, *, limit_bytes: int) -> Iterator[Report | ReadError]:
    """The articles of a Word document.

    Raises:
        FormatError: broken.
        TooLargeError: its text is larger than it may be.
    """
    try:
        with zipfile.ZipFile(BytesIO(source.raw)) as archive, archive.open(_WORD) as stream:
            raw = stream.read(limit_bytes + 1)
    except BROKEN as error:
        raise FormatError(f"a broken Word document ({error})", where=source.path, todo="Save it again.") from error
    if len(raw) > limit_bytes:
        raise TooLargeError(
            f"a Word document of more than {limit_bytes / MEGABYTE:g} MB",
            where=source.path,
            todo="Raise `unpacked_megabytes`.",
        )
    check_elements(raw, known.bounds, where=source.path, documents=EXPORT)
    root = parse_xml(raw, where=source.path, limit_bytes=limit_bytes)
    paragraphs = (element for element in root.iter() if local(element) == "p")
    lines = ["".join(_run(inner) for inner in p.iter()) for p in paragraphs]
    yield from read_lines([part for line in lines for part in line.split("\n")], known, source.path)


def _run(element: object) -> str:
    name = local(element)  # type: ignore[arg-type]
    if name == "t":
        return getattr(element, "text", None) or ""
    return {"br": "\n", "cr": "\n", "tab": "\t"}.get(name, "")


def read_rtf(source: Source, known: Known, *, limit_bytes: int) -> Iterator[Report | ReadError]:
    """The articles of an RTF file (extra ``documents``); its pictures count for nothing.

    Raises:
        FormatError: broken, or the extra is missing.
        TooLargeError: larger than it may be.
    """
    raw = _RTF_PACKED.sub(rb"\1", source.raw)
    _check_rtf(raw, known, source.path, limit_bytes)
    try:
        from striprtf.striprtf import rtf_to_text  # noqa: PLC0415  an extra
    except ImportError as error:
        raise FormatError(
            "RTF needs striprtf", where=source.path, todo='Install it: pip install "twosource[documents]".'
        ) from error
    try:
        text = rtf_to_text(raw.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, TypeError, IndexError, AttributeError) as error:
        raise FormatError(f"RTF that cannot be read ({error})", where=source.path, todo="Save it again.") from error
    yield from read_lines(text.splitlines(), known, source.path)


def _check_rtf(raw: bytes, known: Known, where: str, limit_bytes: int) -> None:
    """Nothing; its library takes a second for four megabytes, so that what is too much is told before."""
    check_bytes(raw, limit_bytes, "of RTF without its pictures", where=where)
    if _RTF_MARK.search(raw) is None:
        check_lines(sum(1 for _ in _RTF_LINE.finditer(raw)), known.bounds, where=where)


def read_page_export(source: Source, known: Known, *, page_depth: int) -> Iterator[Report | ReadError]:
    """The articles of an export saved as HTML.

    Raises:
        FormatError: no page, or nested too deeply.
    """
    check_elements(source.raw, known.bounds, where=source.path, documents=EXPORT_PAGE)
    decoded = decode(source.raw, where=source.path)
    tree = parse(decoded.text, where=source.path, depth_limit=page_depth)
    yield from read_lines(
        [piece.text for piece in pieces(tree, joins_rows=False)], replace(known, notes=decoded.notes), source.path
    )


def read_lines(lines: Sequence[str], known: Known, path: str) -> Iterator[Report | ReadError]:
    """The articles among the lines of an export; a document that is none is one report.

    Raises:
        EmptyError: no word in it.
    """
    told = [line.strip() for line in lines]
    articles = _articles(told)
    if not articles:
        yield plain_report("\n\n".join(line for line in told if line), known, path=path)
        return
    for number, article in enumerate(articles, 1):
        where = f"{path}:{number}"
        try:
            yield _nexis(article, known, where) if _NEXIS_END.match(article[-1]) else _factiva(article, known, where)
        except ReadError as error:
            yield error


def _articles(lines: Sequence[str]) -> list[list[str]]:
    """The lines of each article, the mark that ends it included."""
    articles: list[list[str]] = []
    current: list[str] = []
    for line in lines:
        if line:
            current.append(line)
        if _NEXIS_END.match(line) or _FACTIVA_END.match(line):
            articles.append(current)
            current = []
    return [article for article in articles if len(article) > 2]


def _nexis(lines: list[str], known: Known, where: str) -> Report:
    """Headline, source, date, notes; "Body"; the text; "Classification" and what follows it."""
    start = (
        lines.index("Body")
        if "Body" in lines
        else next((n for n, line in enumerate(lines) if line.startswith("Length:")), 2)
    )
    head, rest = lines[:start], lines[start + 1 : -1]
    end = next((n for n, line in enumerate(rest) if line in _NEXIS_FOOT or line.startswith("Load-Date:")), len(rest))
    stated = {found["name"]: found["value"] for line in head if (found := _NEXIS_LINE.match(line))}
    dated = next((line for line in head[1:5] if published(line)), "")
    credit = next((line for line in head if _COPYRIGHT.match(line)), "")
    outlet = next((line for line in head[1:4] if line != dated and not _NEXIS_LINE.match(line)), "")
    return _report(
        _Article(
            title=head[0] if head else "",
            outlet=outlet,
            dated=dated,
            byline=stated.get("Byline", ""),
            body=rest[:end],
            credit=credit,
        ),
        known,
        where,
    )


def _factiva(lines: list[str], known: Known, where: str) -> Report:
    coded = [found for line in lines if (found := _FACTIVA_CODE.match(line))]
    if {found["code"] for found in coded} >= {"HD", "PD"}:
        return _factiva_coded(lines, known, where)
    count = next((n for n, line in enumerate(lines) if _WORDS.match(line)), 0)
    credit = next(
        (n for n, line in enumerate(lines[count : count + _FACTIVA_HEAD], count) if _COPYRIGHT.match(line)), count
    )
    head, between = lines[:count], lines[count + 1 : credit]
    byline = next((line for line in head if line.lower().startswith("by ")), "") or _author_under(head)
    titles = [line for line in head if line != byline]
    dated = next((line for line in between if published(line)), "")
    outlet = next((line for line in between if line != dated and not re.match(r"\d{1,2}:\d\d", line)), "")
    title = titles[-1] if titles else ""
    return _report(
        _Article(
            title=title, outlet=outlet, dated=dated, byline=byline, body=lines[credit + 1 : -1], credit=lines[credit]
        ),
        known,
        where,
    )


def _author_under(head: Sequence[str]) -> str:
    """An author's name under the headline, without "by": a short line of names under a longer line."""
    if len(head) > 1 and is_names(head[-1]) and len(head[-2].split()) > len(head[-1].split()):
        return head[-1]
    return ""


def _factiva_coded(lines: list[str], known: Known, where: str) -> Report:
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines[:-1]:
        found = _coded(line, within=code)
        code = found["code"] if found else code
        value = (found["value"] or "") if found else line
        if value:
            fields.setdefault(code, []).append(value)

    def one(name: str) -> str:
        return " ".join(fields.get(name, ()))

    body = [*fields.get("LP", ()), *fields.get("TD", ())]
    return _report(
        _Article(title=one("HD"), outlet=one("SN"), dated=one("PD"), byline=one("BY"), body=body, credit=one("CY")),
        known,
        where,
    )


def _coded(line: str, *, within: str) -> re.Match[str] | None:
    """The code at the head of a line; within the text a sentence may begin like one: "LA police said so."."""
    found = _FACTIVA_CODE.match(line)
    if found is None or within not in _FACTIVA_TEXT or found["code"] == "TD":
        return found
    return found if found["code"] in _FACTIVA_FOOT and not ends_sentence(found["value"] or "") else None


def _report(article: _Article, known: Known, where: str) -> Report:
    if not any(article.body):
        raise EmptyError("an article without text", where=where, todo="Download it with its full text.")
    author = re.sub(r"^by\s+", "", article.byline, flags=re.I)
    known = replace(
        known,
        outlet=article.outlet,
        authors=(author,) if author else (),
        published=known.published or published(article.dated),
    )
    parts = [
        Part(text=article.title, role=Role.HEADLINE, reason="stated as the headline"),
        Part(text=article.byline, role=Role.BYLINE, reason="stated as the byline"),
        *(Part(text=line) for line in article.body),
        Part(text=article.credit, role=Role.CREDIT, reason="stated as the copyright line"),
    ]
    return built(parts, known, path=where)
