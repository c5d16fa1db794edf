"""Saved HTML pages: trafilatura finds the article, then every line of the page gets its role.

Extractors drop captions and credit lines, and the credit line is our evidence: so the page's own
tree is walked and labelled, and what stands outside the article is kept as ``other``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from lxml import html as lxml_html

from twosource.errors import EmptyError, FormatError
from twosource.model.report import Block, DateOrigin, Published, Report, Role
from twosource.model.span import Span
from twosource.read.blocks import Known
from twosource.read.bounds import check_bytes, check_lines
from twosource.read.dates import published as parse_published
from twosource.read.encoding import decode, printable
from twosource.read.extent import Told, misses_text, shows_little, told
from twosource.read.headlines import title, without_outlet
from twosource.read.lines import DATE_ALONE, PAYWALL
from twosource.read.metadata import Metadata, metadata
from twosource.read.page import Piece, parse, pieces
from twosource.read.pageroles import OUTSIDE, PageRoles
from twosource.read.scripted import scripted
from twosource.read.source import Source
from twosource.read.units import Unit

_GAP = "\n\n"
_SCRIPTED = "the page shows no text before its script runs; what the script carries is read"
# "Updated 6 May 2031"  "Mis à jour le …"
_CHANGED = re.compile(r"updated|modified|aktualisiert|mis à jour|actualizado|uppdaterad", re.I)
_STUB_LETTERS = 300
# Of a text for subscribers fewer words than these are a beginning (whole reports have a median of 500).
_STUB_WORDS = 120


def read_html(source: Source, known: Known, *, limit_bytes: int, page_depth: int) -> Iterator[Report]:
    """One report.

    Raises:
        FormatError: no page, or nested too deeply.
        TooLargeError: larger than one report may be.
    """
    check_bytes(
        source.raw,
        limit_bytes,
        "in one page",
        where=source.path,
        todo="Raise `report_megabytes` if this page is an article.",
    )
    decoded = decode(source.raw, where=source.path)
    page, notes = printable(decoded.text)
    known = replace(known, notes=(*decoded.notes, *notes))
    yield html_report(page, known, path=source.path, page_depth=page_depth)


def html_report(page: str, known: Known, *, path: str, page_depth: int) -> Report:
    """A report from the text of a page.

    Raises:
        EmptyError: the page shows no word.
        FormatError: no page, or nested too deeply.
        TooLargeError: more lines than the bounds allow.
    """
    tree = parse(page, where=path, depth_limit=page_depth)
    stated = metadata(tree)
    known = replace(
        known,
        outlet=known.outlet or stated.outlet or _host(known.url or stated.url),
        title=known.title or stated.title,
        authors=known.authors or stated.authors,
    )
    lines = tuple(pieces(tree))
    if shows_little(lines) and (page := scripted(tree, without_outlet(known.title, known.outlet), stated.body)):
        tree = parse(page, where=path, depth_limit=page_depth)
        lines, known = tuple(pieces(tree)), replace(known, notes=(*known.notes, _SCRIPTED))
    check_lines(len(lines), known.bounds, where=path)
    if not any(character.isalnum() for line in lines for character in line.text):
        raise EmptyError("the page shows no words", where=path, todo="Save the page again, as HTML with its text.")
    article = _article(tree, stated, lines, path)
    text, units = _text(lines)
    roles = PageRoles(lines, units, known, article, (known.title, *stated.titles))
    blocks = [block for index in range(len(lines)) for block in roles.blocks(text, index)]
    has_body = any(block.role is Role.PARAGRAPH for block in blocks)
    return Report(
        text=text,
        blocks=tuple(blocks),
        path=path,
        outlet=known.outlet,
        title=title(
            next((b.span.of(text) for b in blocks if b.role is Role.HEADLINE), ""),
            known.title,
            stated.titles,
            known.outlet,
            stated.declared,
        ),
        url=known.url or stated.url,
        authors=known.authors,
        language=known.language or stated.language,
        published=known.published or parse_published(stated.published) or _shown_day(text, blocks) or Published(),
        partial=_paywalled(text, blocks, stated),
        notes=known.notes if has_body else (*known.notes, "no article text found on the page"),
    )


def _host(url: str) -> str:
    """The site's name in an address, for pages that state no outlet: two pages of one site are one outlet's.

    Example:
        >>> _host("https://www.lantern.example/sea/ferry")
        'lantern.example'
    """
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _shown_day(text: str, blocks: Sequence[Block]) -> Published | None:
    """The day that a line of its own tells over the text; a line on changes made later is none."""
    for block in blocks:
        if block.role is Role.PARAGRAPH:
            return None
        line = block.span.of(text)
        if block.reason != DATE_ALONE or _CHANGED.search(line):
            continue
        if day := parse_published(line, DateOrigin.DATELINE, f"shown over the text as {line!r}"):
            return day
    return None


def _article(tree: lxml_html.HtmlElement, stated: Metadata, lines: Sequence[Piece], where: str) -> Told:
    """What trafilatura takes for the article's text, and what the page's metadata gives as such.

    Its quick way finds nearly all (15 ms a page less); the slow ones are asked where it falls short.
    """
    article = told(_extracted(tree, where, fast=True), stated.body)
    if misses_text(lines, article):
        article = told(_extracted(tree, where, fast=False), stated.body)
    return article


def _extracted(tree: lxml_html.HtmlElement, where: str, *, fast: bool) -> list[str]:
    from trafilatura import bare_extraction  # noqa: PLC0415  heavy

    try:
        document = bare_extraction(tree, with_metadata=False, include_comments=False, deduplicate=False, fast=fast)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise FormatError(f"the page cannot be taken apart ({error})", where=where) from error
    body = getattr(document, "body", None)
    return [" ".join(element.itertext()) for element in body] if body is not None else []


def _paywalled(text: str, blocks: Sequence[Block], stated: Metadata) -> str:
    """Why the page shows a beginning only, or "" where it seems whole."""
    for block in blocks:
        apart = block.role is Role.RELATED_LINK or block.reason == OUTSIDE
        if not apart and len(block.span) <= _STUB_LETTERS and (found := PAYWALL.search(block.span.of(text))):
            return f"a paywall: {found.group()!r}"
    words = sum(len(block.span.of(text).split()) for block in blocks if block.role is Role.PARAGRAPH)
    if not stated.is_free and words < _STUB_WORDS:
        return "a paywall: the text is stated to be for subscribers, and little of it is shown"
    return ""


def _text(lines: Sequence[Piece]) -> tuple[str, tuple[Unit, ...]]:
    """The page as one text, and each line with its span in it."""
    units, position = [], 0
    for line in lines:
        units.append(Unit(Span(position, position + len(line.text)), line.text))
        position += len(line.text) + len(_GAP)
    return _GAP.join(line.text for line in lines), tuple(units)
