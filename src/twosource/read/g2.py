"""NewsML-G2: one report for each news item that carries text, with all that the item says of its origin.

Whose copy it is stands in many places: the provider, the sources of the information, the credit and copyright
lines, and the hands through which the text has gone (hopHistory). All become credits of the report, so
that the lineage can weigh them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import etree
from lxml.html.defs import tags

from twosource.errors import FormatError, ReadError
from twosource.model.report import Report, Role
from twosource.read.blocks import Known
from twosource.read.nitf import editors_note, nitf_dateline, nitf_parts
from twosource.read.parts import Edition, Part, built, markup
from twosource.read.source import Source
from twosource.read.stated import (
    article,
    correction_in,
    correction_noted,
    credited,
    known_with,
    language_of,
    notes_over,
    notes_to_editors,
    placed,
    tried,
)
from twosource.read.xml import as_html, first, local, words

_NO_REPORT = {
    "conceptItem": "concept",
    "knowledgeItem": "table of concepts",
    "catalogItem": "catalog",
    "planningItem": "plan of coverage",
    "packageItem": "package of links",
    "groupSet": "package's set of links",
    "contentMeta": "item's metadata alone",
}
_HEADLINE_ONLY = "the item gives its headline only"
_DESCRIPTION_ONLY = "the item gives its description only"
# "edStat:C"  "sig:correction"  "stat:canceled"  refused: "edStat:U" (update)  "edStat:N" (new)
_CORRECTING_CODES = (":c", "correction", "corrected", "canceled", "cancelled", "withheld", "retracted")
# "reuters.com"  "afp.com"  refused: "U.S. News"
_ADDRESS = re.compile(r"[\w-]{1,40}(?:\.[\w-]{1,40}){1,3}")
# Items of these classes tell no story in words, whatever their headline says.
_WORDLESS = frozenset({"picture", "video", "audio", "graphic", "animation", "composite", "planning", "concept"})


def read_g2(root: etree._Element, known: Known, source: Source) -> Iterator[Report | ReadError]:
    """The reports of a NewsML-G2 file, and an error for each item that is none.

    Raises:
        FormatError: no news item in it.
    """
    items = [element for element in root.iter() if local(element) == "newsItem"]
    if not items and local(root) == "contentSet":
        items = [root]  # the text of an item, cut out of it
    if not items:
        kind = next((_NO_REPORT[local(e)] for e in root.iter() if local(e) in _NO_REPORT), "message without items")
        raise FormatError(
            f"a NewsML-G2 {kind} and no report", where=source.path, todo="Give the news items it speaks of."
        )
    for number, item in enumerate(items, 1):
        where = source.path if len(items) == 1 else f"{source.path}:{number}"
        yield from tried(lambda item=item, where=where: _report(item, known, where))  # type: ignore[misc]


def _report(item: etree._Element, known: Known, path: str) -> Report:
    meta, about = first(item, "itemMeta"), first(item, "contentMeta")
    inner = first(item, "nitf")
    headlines = _children(about, "headline")
    seconds = [element for element in headlines if _is_second(element)]
    title = words(next((e for e in headlines if e not in seconds), None)) or words(first(item, "hl1", "title"))
    byline = _stated(about, "by") or (words(first(inner, "byline")) if inner is not None else "")
    text, partial = _text(item, about, title)
    if partial and (not title or _class(meta) in _WORDLESS):
        kind = _class(meta) or "NewsML-G2"
        what = f"{article(kind)} item without text and no report"
        raise FormatError(what, where=path, todo="Give the text item of the story.")
    dateline = placed(_stated(about, "dateline")) or (nitf_dateline(inner) if inner is not None else "")
    shown = Role.STANDFIRST if partial is _HEADLINE_ONLY else Role.HEADLINE
    notes = tuple(filter(None, (*map(_note, _children(meta, "edNote")), editors_note(item))))
    parts = [
        Part(text=title, role=shown, reason="stated as the headline"),
        *(Part(text=words(e), role=Role.STANDFIRST, reason="stated as a second headline") for e in seconds),
        *(part for part in text if part.role is Role.STANDFIRST),
        Part(text=_unless_inside(byline, text), role=Role.BYLINE, reason="stated as the byline"),
        Part(text=_unless_inside(dateline, text), role=Role.DATELINE, reason="stated as the dateline"),
        *(part for part in text if part.role is not Role.STANDFIRST),
        *credited(*_credits(item, about)),
        *notes_to_editors(*notes),
    ]
    edition = Edition(
        provider=_provider(item, meta, about),
        version=item.get("version", ""),
        correction=correction_in(title, _stated(about, "slugline"))
        or correction_noted(*notes, *notes_over(text))
        or _signalled(item),
        partial=partial,
    )
    known = known_with(replace(known, title=title), _dated(item), _language(item, about), byline)
    return built(parts, known, path=path, edition=edition)


def _text(item: etree._Element, about: etree._Element | None, title: str) -> tuple[tuple[Part, ...], str]:
    """The parts of the item's text, else of its description, and why that is not all."""
    bodies = [element for element in item.iter() if local(element) in {"inlineXML", "inlineData"}]
    text = tuple(part for body in bodies for part in _body(body, title))
    if any(any(map(str.isalnum, part.text)) for part in text):
        return text, ""
    described = tuple(part for e in _children(about, "description") for part in markup(words(e)))
    return described, _DESCRIPTION_ONLY if any(part.text for part in described) else _HEADLINE_ONLY


def _body(body: etree._Element, title: str) -> tuple[Part, ...]:
    """The parts of the text in an item: of its NITF or XHTML body, else of its plain text."""
    inner = first(body, "nitf")
    if inner is not None and first(inner, "body.content") is not None:
        return nitf_parts(inner, title)
    inner = first(body, "body.content", "body")
    if inner is not None:
        return markup(as_html(inner))
    if not len(body):
        return markup(body.text or "")
    # <sports-content>, <conceptSet>: data of another standard, and no text
    return markup(as_html(body)) if any(local(child).lower() in tags for child in body) else ()


def _unless_inside(stated: str, text: Sequence[Part]) -> str:
    """The dateline or byline stated beside the text, or "" where a part of the text begins with it."""
    return "" if any(part.text.startswith(stated.rstrip(" -–—")) for part in text) else stated


def _credits(item: etree._Element, about: etree._Element | None) -> Iterator[tuple[str, str]]:
    """Who is named as the text's source: name, and where it stands. Hands that only touched the metadata are none."""
    yield _stated(about, "creditline"), "the credit line"
    for source in _children(about, "infoSource"):
        yield _party(source), "the source of the information"
    for hop in (element for element in item.iter() if local(element) == "hop"):
        party = first(hop, "party")
        actions = [element for element in hop.iter() if local(element) == "action"]
        if party is not None and (not actions or any("metadata" not in e.get("target", "") for e in actions)):
            yield _party(party), f"a hand it went through (hop {hop.get('seq', '?')})"
    for notice in (element for element in item.iter() if local(element) == "copyrightNotice"):
        yield words(notice), "the copyright notice"


def _provider(item: etree._Element, meta: etree._Element | None, about: etree._Element | None) -> str:
    """Who provides the item; an address ("reuters.com") by the name that a source or holder of rights has with it."""
    provider = first(meta, "provider") if meta is not None else None
    holders = [element for element in item.iter() if local(element) == "copyrightHolder"]
    sources = [_party(element) for element in _children(about, "infoSource")]
    stated = _party(provider) if provider is not None else ""
    if not stated:
        return next(filter(None, sources), "")
    if _ADDRESS.fullmatch(stated) is None:
        return stated
    house = stated.partition(".")[0].casefold()
    named = [*sources, _stated(about, "creditline"), *map(_party, holders)]
    return next((name for name in named if house in name.casefold()), stated)


def _party(element: etree._Element) -> str:
    """A party's name, else its literal, else its code without the scheme."""
    named = words(first(element, "name", "organisationName"))
    return named or element.get("literal", "") or element.get("qcode", "").rpartition(":")[2].strip()


def _signalled(item: etree._Element) -> str:
    """The code by which an item is marked as a correction or withdrawn, or ""."""
    codes = " ".join(e.get("qcode", "") for e in item.iter() if local(e) in {"signal", "edStat", "pubStatus"}).split()
    return next((code for code in codes if code.lower().endswith(_CORRECTING_CODES)), "")


def _children(parent: etree._Element | None, name: str) -> list[etree._Element]:
    return [element for element in (parent if parent is not None else ()) if local(element) == name]


def _stated(parent: etree._Element | None, name: str) -> str:
    return words(first(parent, name)) if parent is not None else ""


def _note(element: etree._Element) -> str:
    return as_html(element) if len(element) else element.text or ""


def _is_second(headline: etree._Element) -> bool:
    return "sub" in (headline.get("role") or "").lower()


def _class(meta: etree._Element | None) -> str:
    """What an item is, by the code of its class: "text", "picture"; "" where it says nothing."""
    kind = first(meta, "itemClass") if meta is not None else None
    return kind.get("qcode", "").rpartition(":")[2] if kind is not None else ""


def _dated(item: etree._Element) -> str:
    stated = (words(first(item, name)) for name in ("versionCreated", "firstCreated", "contentCreated"))
    return next(filter(None, stated), "")


def _language(item: etree._Element, about: etree._Element | None) -> str:
    tongue = first(about, "language") if about is not None else None
    return (tongue.get("tag", "") if tongue is not None else "") or language_of(item)
