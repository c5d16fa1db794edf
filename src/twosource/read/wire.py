"""Agencies' XML: NITF, NewsML 1.2, NewsML-G2 and Ritzau's own, in the dialects that agencies send.

Each reader takes the root element and gives its reports; a file of pictures, plans or concepts
is refused with what it is.
"""

from collections.abc import Callable, Iterator

from lxml import etree

from twosource.errors import FormatError, ReadError
from twosource.model.report import Report, Role
from twosource.read.blocks import Known
from twosource.read.g2 import read_g2
from twosource.read.nitf import nitf_parts, read_nitf
from twosource.read.parts import Edition, Part, built, markup
from twosource.read.source import Source
from twosource.read.stated import (
    correction_in,
    correction_noted,
    credited,
    known_with,
    notes_over,
    notes_to_editors,
    placed,
    tried,
)
from twosource.read.xml import as_html, first, local, parse_xml, words

# Roots of XML files that lie beside news and hold none.
_NO_REPORTS = {"schema": "an XML schema", "opml": "a list of feeds", "urlset": "a map of a site"}


def read_wire(source: Source, known: Known, *, limit_bytes: int) -> Iterator[Report | ReadError]:
    """The reports of an agency's XML file, and an error for each item that is none.

    Raises:
        FormatError: XML that no agency's format begins with.
        TooLargeError: larger than one report may be.
    """
    root = parse_xml(source.raw, where=source.path, limit_bytes=limit_bytes)
    name = local(root)
    reader = ROOTS.get(name)
    if name in _NO_REPORTS:
        raise FormatError(f"{_NO_REPORTS[name]} and no report", where=source.path, todo="Leave it out.")
    if reader is None:
        raise FormatError(
            f"XML whose root is <{name}>: no format of news that is known",
            where=source.path,
            todo=f"Known are {', '.join(sorted(ROOTS))}, feeds and saved pages.",
        )
    yield from reader(root, known, source)


def _newsml(root: etree._Element, known: Known, source: Source) -> Iterator[Report | ReadError]:
    """NewsML 1.2: one report each NewsItem."""
    items = [element for element in root.iter() if local(element) == "NewsItem"]
    if not items:
        raise FormatError("a NewsML envelope without items", where=source.path, todo="Give the items it speaks of.")
    for number, item in enumerate(items, 1):
        where = source.path if len(items) == 1 else f"{source.path}:{number}"
        yield from tried(lambda item=item, where=where: _newsml_report(item, known, where))  # type: ignore[misc]


def _newsml_report(item: etree._Element, known: Known, path: str) -> Report:
    lines = [element for element in item.iter() if local(element) == "NewsLines"]
    language = first(item, "Language")
    stated = words(first(item, "ThisRevisionCreated", "FirstCreated", "DateId"))
    line = {name: next(filter(None, (words(first(each, name)) for each in lines)), "") for name in _LINES}
    title = line["HeadLine"] or words(first(item, "hl1"))
    tongue = language.get("FormalName", "") if language is not None else ""
    contents = [element for element in item.iter() if local(element) == "DataContent" and _is_text(element)]
    text = [part for content in contents for part in _newsml_body(content, title)]
    edition = Edition(
        provider=_party(item, "Provider") or words(first(item, "ProviderId")),
        version=words(first(item, "RevisionId")),
        correction=correction_in(title, line["SlugLine"]) or correction_noted(*notes_over(text)),
    )
    parts = [
        Part(text=title, role=Role.HEADLINE, reason="stated as the headline"),
        Part(text=line["SubHeadLine"], role=Role.STANDFIRST, reason="stated as the second headline"),
        Part(text=line["ByLine"], role=Role.BYLINE, reason="stated as the byline"),
        Part(text=placed(line["DateLine"]), role=Role.DATELINE, reason="stated as the dateline"),
        *text,
        *credited(
            (line["CreditLine"], "the credit line"),
            (line["CopyrightLine"], "the copyright line"),
            (_party(item, "Source"), "the source of the information"),
        ),
    ]
    return built(parts, known_with(known, stated, tongue, line["ByLine"]), path=path, edition=edition)


_TEXT_TYPES = frozenset({"text/plain", "text", "text/nitf", "text/rtf"})
_LINES = ("HeadLine", "SubHeadLine", "ByLine", "DateLine", "CreditLine", "CopyrightLine", "SlugLine")


def _is_text(content: etree._Element) -> bool:
    """Whether a DataContent is text for readers, by the type stated beside it: no style sheet, no script."""
    around = content.getparent()
    kind = first(around, "MimeType") if around is not None else None
    stated = kind.get("FormalName", "") if kind is not None else ""
    return not stated or stated in _TEXT_TYPES or "html" in stated or "xml" in stated


def _newsml_body(content: etree._Element, title: str) -> tuple[Part, ...]:
    """The parts of a DataContent: a NITF document's, else those of its HTML."""
    inner = first(content, "nitf")
    if inner is not None and first(inner, "body.content") is not None:
        return nitf_parts(inner, title)
    return markup(as_html(content) if len(content) else content.text or "")


def _party(item: etree._Element, name: str) -> str:
    """Who provides an item, or whom it has it from: ``<Provider><Party FormalName="AFP"/></Provider>``."""
    holder = first(item, name)
    party = first(holder, "Party") if holder is not None else None
    return party.get("FormalName", "") if party is not None else ""


def _ritzau(root: etree._Element, known: Known, source: Source) -> Iterator[Report | ReadError]:
    def text(name: str) -> str:
        return words(first(root, name))

    content, note = first(root, "content"), first(root, "TilRedaktionen")
    marks = {"Korrektion": "Korrektion", "Annuleret": "Annulleret"}
    edition = Edition(
        provider=text("origin").strip("/") or "ritzau",
        version=text("version"),
        correction=next((shown for name, shown in marks.items() if text(name) == "true"), ""),
    )
    parts = [
        Part(text=text("headline"), role=Role.HEADLINE, reason="stated as the headline"),
        # "NU/FLASH-U": the desk's own name for it; a flash has no headline
        Part(text=text("strapline"), role=Role.OTHER, reason="the desk's slug"),
        Part(text=text("subtitle"), role=Role.STANDFIRST, reason="stated as the subtitle"),
        Part(text=text("byLine"), role=Role.BYLINE, reason="stated as the byline"),
        Part(text=text("town"), role=Role.DATELINE, reason="stated as the town"),
        *markup(content.text or "" if content is not None else ""),
        Part(text=text("origin"), role=Role.CREDIT, reason="stated as the origin"),
        *notes_to_editors(note.text or "" if note is not None else ""),
    ]
    known = known_with(known, text("PublishDate"), "da", text("byLine"))
    yield from tried(lambda: built(parts, known, path=source.path, edition=edition))


ROOTS: dict[str, Callable[[etree._Element, Known, Source], Iterator[Report | ReadError]]] = {
    "nitf": read_nitf,
    "NewsML": _newsml,
    "newsMessage": read_g2,
    "newsItem": read_g2,
    "contentSet": read_g2,
    "contentMeta": read_g2,
    "groupSet": read_g2,
    "packageItem": read_g2,
    "conceptItem": read_g2,
    "knowledgeItem": read_g2,
    "catalogItem": read_g2,
    "planningItem": read_g2,
    "RBNews": _ritzau,
}
"""Root element and reader: the visible table of agencies' XML."""
