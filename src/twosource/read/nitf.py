"""NITF, alone or as the text of a NewsML-G2 item, in the dialects that agencies send."""

from collections.abc import Iterator

from lxml import etree

from twosource.errors import ReadError
from twosource.model.report import Report, Role
from twosource.read.blocks import Known
from twosource.read.parts import Edition, Part, built, markup
from twosource.read.source import Source
from twosource.read.stated import (
    correction_in,
    correction_noted,
    known_with,
    language_of,
    notes_over,
    notes_to_editors,
    placed,
    tried,
)
from twosource.read.xml import as_html, first, words


def read_nitf(root: etree._Element, known: Known, source: Source) -> Iterator[Report | ReadError]:
    """One report."""
    yield from tried(lambda: _report(root, known, source.path))


def _report(root: etree._Element, known: Known, path: str) -> Report:
    head = first(root, "body.head")
    stated = first(root, "date.issue", "story.date", "date.release")
    title = words(first(root, "hl1", "hedline")) or words(first(root, "title"))
    agency = words(first(root, "rights.owner", "distributor", "copytext", "doc.copyright"))
    note = editors_note(root)
    text = nitf_parts(root, title)
    edition = Edition(
        provider=agency or _attribute(root, "doc.copyright", "holder") or _attribute(root, "from-src", "src-name"),
        correction=correction_in(title)
        or correction_noted(note, *notes_over(text))
        or _attribute(root, "correction", "info"),
        version=_attribute(root, "du-key", "version") or _attribute(root, "docdata", "management-idref-status"),
    )
    when = (stated.get("norm") or words(stated)) if stated is not None else ""
    byline = words(first(head, "byline")) if head is not None else ""
    parts = [
        Part(text=title, role=Role.HEADLINE, reason="stated as the headline"),
        *(part for part in text if part.role is Role.STANDFIRST),
        Part(text=byline, role=Role.BYLINE, reason="stated as the byline"),
        Part(text=nitf_dateline(root), role=Role.DATELINE, reason="stated as the dateline"),
        *(part for part in text if part.role is not Role.STANDFIRST),
        *notes_to_editors(note),
    ]
    return built(parts, known_with(known, when, language_of(root), byline), path=path, edition=edition)


def nitf_parts(root: etree._Element, title: str) -> tuple[Part, ...]:
    """The text of a NITF document: second headline and abstract as standfirsts, the content, the tagline."""
    content, head = first(root, "body.content"), first(root, "body.head")
    text = markup(as_html(content)) if content is not None else ()
    lines = first(root, "hedline")
    second = words(first(lines, "hl2")) if lines is not None and first(lines, "hl1") is not None else ""
    abstract = words(first(head, "abstract")) if head is not None else ""
    if abstract == title or any(abstract in part.text for part in text):
        abstract = ""
    return (
        Part(text=second, role=Role.STANDFIRST, reason="stated as hl2"),
        Part(text=abstract, role=Role.STANDFIRST, reason="stated as the abstract"),
        *text,
        Part(text=words(first(root, "tagline")), role=Role.CREDIT, reason="stated as the tagline"),
    )


def _attribute(root: etree._Element, name: str, attribute: str) -> str:
    found = first(root, name)
    return found.get(attribute, "") if found is not None else ""


def editors_note(root: etree._Element) -> str:
    """The message to editors, in its words or its attribute; "" where there is none."""
    found = first(root, "ed-msg")
    return (words(found) or " ".join(found.get("info", "").split())) if found is not None else ""


def nitf_dateline(root: etree._Element) -> str:
    """The dateline's words without the bare date that some agencies put there."""
    head = first(root, "body.head")
    place = first(head, "dateline") if head is not None else None
    if place is None:
        return ""
    location = first(place, "location")
    return words(location) if location is not None else placed(words(place))
