"""Agencies' XML: NITF, NewsML 1.2, NewsML-G2 and Ritzau's own, in the dialects that agencies send.

Each reader takes the root element and gives its reports; a file of pictures, plans or concepts
is refused with what it is.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from lxml import etree

from twosource.errors import FormatError, ReadError
from twosource.model.report import Report, Role
from twosource.read.blocks import Known
from twosource.read.dates import published
from twosource.read.parts import Edition, Part, built, markup
from twosource.read.source import Source
from twosource.read.xml import as_html, first, local, parse_xml, words

# "CORRECTED-Ferry runs aground"  "CORRECTION: …"  "Kovar ferry, 1st Ld-Writethru"  "REFILE"
# refused: "Prices corrected after the fall"
_CORRECTION = re.compile(
    r"\bCORRECT(?:ED|ION|S)\b|\bRICHTIGSTELLUNG\b|\bBERICHTIGUNG\b|\bREFILE\b|\b\dst\sLd|\bWritethru\b|\bKORREKTION\b|\bRECTIFICATIF\b"
)
# "2014-07-16 15:53:10 GMT+00:00"  "20170102T222800+0000"  "4/4/2018": a moment and no place
_MOMENT = re.compile(r"[\d\s:./+-]*(?:T[\d:.+Z-]*)?(?:\s?(?:GMT|UTC|Z)[\d:+-]*)?")
_NOTHING = "a {} and no report"
_KINDS = {
    "conceptItem": "concept",
    "knowledgeItem": "table of concepts",
    "catalogItem": "catalog",
    "planningItem": "plan of coverage",
    "packageItem": "package of links",
}


def read_wire(source: Source, known: Known, *, limit_bytes: int) -> Iterator[Report | ReadError]:
    """The reports of an agency's XML file, and an error for each item that is none.

    Raises:
        FormatError: XML that no agency's format begins with.
        TooLargeError: larger than one report may be.
    """
    root = parse_xml(source.raw, where=source.path, limit_bytes=limit_bytes)
    reader = ROOTS.get(local(root))
    if reader is None:
        raise FormatError(
            f"XML whose root is <{local(root)}>: no format of news that is known",
            where=source.path,
            todo=f"Known are {', '.join(sorted(ROOTS))}, feeds and saved pages.",
        )
    yield from reader(root, known, source.path)


def _nitf(root: etree._Element, known: Known, path: str) -> Iterator[Report | ReadError]:
    yield from _tried(lambda: _nitf_report(root, known, path, Edition()))


def _nitf_report(root: etree._Element, known: Known, path: str, edition: Edition) -> Report:
    head, docdata = first(root, "body.head"), first(root, "docdata")
    stated = first(root, "date.issue", "story.date", "date.release")
    title = words(first(root, "hl1", "hedline")) or words(first(root, "title"))
    agency = words(first(root, "rights.owner", "distributor", "copytext", "doc.copyright"))
    holder = first(root, "doc.copyright")
    edition = replace(
        edition,
        provider=edition.provider or agency or (holder.get("holder", "") if holder is not None else ""),
        correction=edition.correction or correction_in(title, words(first(root, "ed-msg"))),
        version=edition.version or (docdata.get("management-idref-status", "") if docdata is not None else ""),
    )
    when = (stated.get("norm") or words(stated)) if stated is not None else ""
    byline = words(first(head, "byline")) if head is not None else ""
    content = first(root, "body.content")
    parts = [
        Part(text=title, role=Role.HEADLINE, reason="stated as the headline"),
        Part(
            text=words(first(root, "hl2")) if first(root, "hl1") is not None else "",
            role=Role.STANDFIRST,
            reason="stated as hl2",
        ),
        Part(text=byline, role=Role.BYLINE, reason="stated as the byline"),
        Part(text=_dateline(head), role=Role.DATELINE, reason="stated as the dateline"),
        *(markup(as_html(content)) if content is not None else ()),
        Part(text=words(first(root, "tagline")), role=Role.CREDIT, reason="stated as the tagline"),
    ]
    return built(parts, _known(known, when, _language(root), byline), path=path, edition=edition)


def _dateline(head: etree._Element | None) -> str:
    """The dateline's words without the bare date that some agencies put there."""
    place = first(head, "dateline") if head is not None else None
    if place is None:
        return ""
    location = first(place, "location")
    return words(location) if location is not None else _placed(words(place))


def _placed(dateline: str) -> str:
    """The dateline, or "" where it is a bare moment."""
    return "" if _MOMENT.fullmatch(dateline) else dateline


def _unless_inside(dateline: str, text: Sequence[Part]) -> str:
    """The dateline stated beside the text, or "" where the text begins with it."""
    return "" if any(part.text.startswith(dateline.rstrip(" -–—")) for part in text) else dateline


def _newsml(root: etree._Element, known: Known, path: str) -> Iterator[Report | ReadError]:
    """NewsML 1.2: one report each NewsItem."""
    items = [element for element in root.iter() if local(element) == "NewsItem"]
    for number, item in enumerate(items, 1):
        where = path if len(items) == 1 else f"{path}:{number}"
        yield from _tried(lambda item=item, where=where: _newsml_report(item, known, where))  # type: ignore[misc]


def _newsml_report(item: etree._Element, known: Known, path: str) -> Report:
    lines, provider = first(item, "NewsLines"), first(item, "Provider")
    language = first(item, "Language")
    party = first(provider, "Party") if provider is not None else None
    stated = words(first(item, "ThisRevisionCreated", "FirstCreated", "DateId"))
    body = [element for element in item.iter() if local(element) == "DataContent"]
    line = {name: words(first(lines, name)) if lines is not None else "" for name in _LINES}
    edition = Edition(
        provider=(party.get("FormalName", "") if party is not None else "") or words(first(item, "ProviderId")),
        version=words(first(item, "RevisionId")),
        correction=correction_in(line["HeadLine"], line["SlugLine"]),
    )
    tongue = language.get("FormalName", "") if language is not None else ""
    parts = [
        Part(text=line["HeadLine"], role=Role.HEADLINE, reason="stated as the headline"),
        Part(text=line["SubHeadLine"], role=Role.STANDFIRST, reason="stated as the second headline"),
        Part(text=line["ByLine"], role=Role.BYLINE, reason="stated as the byline"),
        Part(text=_placed(line["DateLine"]), role=Role.DATELINE, reason="stated as the dateline"),
        *(part for content in body for part in markup(as_html(content))),
        Part(text=line["CreditLine"], role=Role.CREDIT, reason="stated as the credit line"),
        Part(text=line["CopyrightLine"], role=Role.CREDIT, reason="stated as the copyright line"),
    ]
    return built(parts, _known(known, stated, tongue, line["ByLine"]), path=path, edition=edition)


_LINES = ("HeadLine", "SubHeadLine", "ByLine", "DateLine", "CreditLine", "CopyrightLine", "SlugLine")


def _g2(root: etree._Element, known: Known, path: str) -> Iterator[Report | ReadError]:
    """NewsML-G2: one report each newsItem that carries text."""
    items = [element for element in root.iter() if local(element) == "newsItem"]
    if not items:
        kind = next((_KINDS[local(element)] for element in root.iter() if local(element) in _KINDS), "message")
        raise FormatError(_NOTHING.format(f"NewsML-G2 {kind}"), where=path, todo="Give the news items it speaks of.")
    for number, item in enumerate(items, 1):
        where = path if len(items) == 1 else f"{path}:{number}"
        yield from _tried(lambda item=item, where=where: _g2_report(item, known, where))  # type: ignore[misc]


def _g2_report(item: etree._Element, known: Known, path: str) -> Report:
    meta, about = first(item, "itemMeta"), first(item, "contentMeta")
    kind = first(meta, "itemClass") if meta is not None else None
    bodies = [element for element in item.iter() if local(element) in {"inlineXML", "inlineData"}]
    headlines = [e for e in (about if about is not None else ()) if local(e) == "headline"]
    title = words(next((e for e in headlines if "sub" not in (e.get("role") or "").lower()), None))
    byline = words(first(about, "by")) if about is not None else ""
    if not bodies:
        what = (kind.get("qcode", "") if kind is not None else "").rpartition(":")[2] or "NewsML-G2 item"
        raise FormatError(
            _NOTHING.format(f"{what} item without text"), where=path, todo="Give the text item of the story."
        )
    edition = _g2_edition(item, meta, about, title)
    inner = first(bodies[0], "nitf")
    if inner is not None:
        edition = replace(edition, correction=edition.correction or correction_in(title))
    text = [part for body in bodies for part in _g2_body(body)]
    tongue = first(about, "language") if about is not None else None
    stated = next(
        filter(None, (words(first(item, n)) for n in ("versionCreated", "firstCreated", "contentCreated"))), ""
    )
    title = title or words(first(item, "hl1", "title"))
    subs = [words(e) for e in headlines if "sub" in (e.get("role") or "").lower()]
    dateline = _placed(words(first(about, "dateline"))) if about is not None else ""
    parts = [
        Part(text=title, role=Role.HEADLINE, reason="stated as the headline"),
        *(Part(text=sub, role=Role.STANDFIRST, reason="stated as the second headline") for sub in subs),
        Part(text=byline, role=Role.BYLINE, reason="stated as the byline"),
        Part(text=_unless_inside(dateline, text), role=Role.DATELINE, reason="stated as the dateline"),
        *text,
        Part(
            text=words(first(about, "creditline")) if about is not None else "",
            role=Role.CREDIT,
            reason="stated as the credit line",
        ),
    ]
    known = _known(known, stated, (tongue.get("tag", "") if tongue is not None else "") or _language(item), byline)
    return built(parts, known, path=path, edition=edition)


def _g2_body(body: etree._Element) -> tuple[Part, ...]:
    """The parts of the text in an item: of its NITF or XHTML body, else of its plain text."""
    inner = first(body, "body.content", "body")
    if inner is not None:
        return markup(as_html(inner))
    if len(body):
        return markup(as_html(body))
    return markup(body.text or "")


def _g2_edition(item: etree._Element, meta: etree._Element | None, about: etree._Element | None, title: str) -> Edition:
    provider = first(meta, "provider") if meta is not None else None
    sources = [e for e in (about if about is not None else ()) if local(e) == "infoSource"]
    signals = " ".join(e.get("qcode", "") for e in item.iter() if local(e) in {"signal", "edStat", "pubStatus"})
    note = words(first(meta, "edNote")) if meta is not None else ""
    marked = next((s for s in signals.split() if s.lower().endswith((":c", "correction", "corrected", "canceled"))), "")
    named = _party(provider) or next((name for name in map(_party, sources) if name), "")
    return Edition(provider=named, version=item.get("version", ""), correction=correction_in(title, note) or marked)


def _party(element: etree._Element | None) -> str:
    """A party's name, else its literal, else its code without the scheme."""
    if element is None:
        return ""
    named = words(first(element, "name", "organisationName"))
    return named or element.get("literal", "") or element.get("qcode", "").rpartition(":")[2]


def _ritzau(root: etree._Element, known: Known, path: str) -> Iterator[Report | ReadError]:
    def text(name: str) -> str:
        return words(first(root, name))

    content = first(root, "content")
    edition = Edition(
        provider=text("origin").strip("/") or "ritzau",
        version=text("version"),
        correction="Korrektion" if text("Korrektion") == "true" else "",
    )
    parts = [
        Part(text=text("headline") or text("strapline"), role=Role.HEADLINE, reason="stated as the headline"),
        Part(text=text("subtitle"), role=Role.STANDFIRST, reason="stated as the subtitle"),
        Part(text=text("byLine"), role=Role.BYLINE, reason="stated as the byline"),
        Part(text=text("town"), role=Role.DATELINE, reason="stated as the town"),
        *markup(content.text or "" if content is not None else ""),
        Part(text=text("origin"), role=Role.CREDIT, reason="stated as the origin"),
    ]
    known = _known(known, text("PublishDate"), "da", text("byLine"))
    yield from _tried(lambda: built(parts, known, path=path, edition=edition))


def _known(known: Known, stated: str, language: str, byline: str) -> Known:
    when = published(re.sub(r"^(\d{4})(\d\d)(\d\d)(T\d{6}.*)?$", r"\1-\2-\3", stated.strip()))
    authors = (re.sub(r"^by\s+", "", byline, flags=re.I),) if byline else ()
    return replace(
        known,
        published=known.published or when,
        language=known.language or language[:2].lower(),
        authors=known.authors or authors,
    )


def _language(root: etree._Element) -> str:
    return root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("baselang") or ""


def correction_in(*told: str) -> str:
    """The words by which one of these lines says that a report is a correction or a later version, or ""."""
    found = next((match for words_ in told if (match := _CORRECTION.search(words_))), None)
    return found.group() if found else ""


def _tried(make: Callable[[], Report]) -> Iterator[Report | ReadError]:
    try:
        yield make()
    except ReadError as error:
        yield error


ROOTS: dict[str, Callable[[etree._Element, Known, str], Iterator[Report | ReadError]]] = {
    "nitf": _nitf,
    "NewsML": _newsml,
    "newsMessage": _g2,
    "newsItem": _g2,
    "packageItem": _g2,
    "conceptItem": _g2,
    "knowledgeItem": _g2,
    "catalogItem": _g2,
    "planningItem": _g2,
    "RBNews": _ritzau,
}
"""Root element and reader: the visible table of agencies' XML."""
