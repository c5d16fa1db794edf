"""A page's tree laid out as the lines a reader sees, each with where it stands in the tree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from twosource.errors import FormatError

_INLINE = frozenset(
    (
        "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s "
        "samp small span strike strong sub sup time tt u var wbr tspan"
    ).split()
)
_SILENT = frozenset(
    "script style noscript template svg math head object embed iframe canvas textarea select option".split()
)
_SPACE = re.compile(r"[ \t\r\n\f\u00a0\u200b\ufeff]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One line of the page.

    Attributes:
        text: its words, white space collapsed.
        tag: the block element it stands in.
        trail: tags, classes, ids and roles of that element and its ancestors, nearest first.
        link_share: how much of it is link text, 0 to 1.
    """

    text: str
    tag: str
    trail: tuple[str, ...]
    link_share: float


def parse(page: str, *, where: str, depth_limit: int) -> html.HtmlElement:
    """The tree of a page, with its depth checked.

    Raises:
        FormatError: no element in it, or nested more deeply than ``depth_limit``.
    """
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise FormatError(f"not a page ({error})", where=where, todo="Save the page again as HTML.") from error
    if (depth := _depth(tree, depth_limit)) > depth_limit:
        raise FormatError(
            f"elements are nested more than {depth - 1} deep",
            where=where,
            todo="No such page is an article; raise `page_depth` if this one is.",
        )
    return tree


def _depth(tree: html.HtmlElement, limit: int) -> int:
    """The depth of the tree, counted only as far as one beyond ``limit``."""
    depth, level = 0, [tree]
    while level and depth <= limit:
        depth += 1
        level = [child for element in level for child in element]
    return depth


def pieces(tree: html.HtmlElement) -> Iterator[Piece]:
    """The page's lines in the order of its source."""
    body = tree.find("body")
    layout = _Layout()
    for event, element in etree.iterwalk(body if body is not None else tree, events=("start", "end")):
        yield from layout.step(event, element)
    yield from layout.flush()


class _Layout:
    """Collects inline text and gives it out as a piece wherever a block begins or ends."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.linked = 0
        self.links = 0
        self.silent = 0
        self.blocks: list[html.HtmlElement] = []

    def step(self, event: str, element: html.HtmlElement) -> Iterator[Piece]:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "start":
            yield from self._enter(element, tag)
        else:
            yield from self._leave(element, tag)

    def _enter(self, element: html.HtmlElement, tag: str) -> Iterator[Piece]:
        if tag in _SILENT or self.silent:
            self.silent += 1
            return
        if tag == "a":
            self.links += 1
        elif tag not in _INLINE:
            yield from self.flush()
            if tag != "br":
                self.blocks.append(element)
        self._add(element.text)

    def _leave(self, element: html.HtmlElement, tag: str) -> Iterator[Piece]:
        if self.silent:
            self.silent -= 1
        elif tag == "a":
            self.links -= 1
        elif tag not in _INLINE and tag != "br":
            yield from self.flush()
            self.blocks.pop()
        if not self.silent:
            self._add(element.tail if self.blocks else None)

    def _add(self, text: str | None) -> None:
        if text:
            self.words.append(text)
            if self.links:
                self.linked += len(text.strip())

    def flush(self) -> Iterator[Piece]:
        """What has been collected, as a piece of the innermost open block."""
        text = _SPACE.sub(" ", "".join(self.words)).strip()
        linked, self.words, self.linked = self.linked, [], 0
        if text and self.blocks:
            yield Piece(
                text=text,
                tag=str(self.blocks[-1].tag),
                trail=tuple(_trail(self.blocks)),
                link_share=min(1.0, linked / len(text)),
            )


def _trail(blocks: list[html.HtmlElement]) -> Iterator[str]:
    for element in reversed(blocks):
        hints = (element.get(name, "") for name in ("class", "id", "role", "itemprop", "data-testid"))
        yield " ".join((str(element.tag), *(hint.lower() for hint in hints if hint)))
