"""A page's tree laid out as the lines a reader sees, each with where it stands in the tree."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

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
_BOLD = frozenset({"b", "strong"})
_BOLD_SHARE = 0.8
_SPACE = re.compile(r"[ \t\r\n\f\u00a0\u200b\ufeff]+")
# Where a word may break, no reader sees it: "Heli\u00adkopter"
_SOFT_HYPHEN = "\u00ad"
# Pictures speak for so many elements round them (figure > div > div > img is common).
_PICTURE_LEVELS = 6
# Icons and counting pixels, by stated width or height: up to 48 pixels.
_TINY = frozenset(map(str, range(49)))
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
# A line over the headline that its page puts inside it: <h1><span class="kicker">Ferries</span> Line closed</h1>
_KICKER = re.compile(
    r"kicker|overline|topline|eyebrow|dachzeile|spitzmarke|supertitle|pre-?title|roofline|antetitulo|surtitre|occhiello"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One line of the page.

    Attributes:
        text: its words, white space collapsed.
        tag: the block element it stands in.
        trail: tags, classes, ids and roles of that element and its ancestors, nearest first.
        link_share: how much of it is link text, 0 to 1.
        places: the number of each element of the trail, by which two of equal marks are told apart.
        picture_level: how many elements up the nearest one is that holds a picture too; -1 where none does.
        bold: whether all of it is bold or in capitals, as headings without a heading's tag are.
    """

    text: str
    tag: str
    trail: tuple[str, ...]
    link_share: float
    places: tuple[int, ...] = ()
    picture_level: int = -1
    bold: bool = False


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
    lines: list[Piece] = []
    for event, element in etree.iterwalk(body if body is not None else tree, events=("start", "end")):
        lines.extend(layout.step(event, element))
    lines.extend(layout.flush())
    for line in lines:
        level = next((n for n, place in enumerate(line.places) if place in layout.pictured), -1)
        yield replace(line, picture_level=level) if level >= 0 else line


class _Layout:
    """Collects inline text and gives it out as a piece wherever a block begins or ends."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.linked = 0
        self.links = 0
        self.strong = self.bold = 0
        self.silent = 0
        self.blocks: list[html.HtmlElement] = []
        self.marks: list[str] = []
        self.numbers: list[int] = []
        self.entered = 0
        self.pictured: set[int] = set()

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
        self.strong += tag in _BOLD
        if tag == "a":
            self.links += 1
        elif tag == "br" and self._in_heading():
            self.words.append(" ")
        elif tag == "img" and not _is_tiny(element):
            self.pictured.update(self.numbers[-_PICTURE_LEVELS:])
        elif self._is_block(element, tag):
            yield from self.flush()
            if tag != "br":
                self._open(element)
        self._add(element.text)

    def _in_heading(self) -> bool:
        return bool(self.blocks) and self.blocks[-1].tag in _HEADINGS

    def _is_block(self, element: html.HtmlElement, tag: str) -> bool:
        """Whether a line ends where it begins; a kicker is one of its own inside the headline."""
        if tag not in _INLINE | {"img"}:
            return True
        if tag == "span" and "br" in (element.get("class") or "").split():
            return True
        return self._in_heading() and _KICKER.search((element.get("class") or "").lower()) is not None

    def _open(self, element: html.HtmlElement) -> None:
        self.entered += 1
        self.blocks.append(element)
        self.marks.append(_mark(element))
        self.numbers.append(self.entered)

    def _leave(self, element: html.HtmlElement, tag: str) -> Iterator[Piece]:
        if self.silent:
            self.silent -= 1
        elif tag == "a":
            self.links -= 1
        elif tag in _BOLD:
            self.strong -= 1
        elif self.blocks and self.blocks[-1] is element:
            yield from self.flush()
            for stack in (self.blocks, self.marks, self.numbers):
                stack.pop()
        if not self.silent:
            self._add(element.tail if self.blocks else None)

    def _add(self, text: str | None) -> None:
        if text:
            self.words.append(text)
            if self.links:
                self.linked += len(text.strip())
            if self.strong:
                self.bold += len(text.strip())

    def flush(self) -> Iterator[Piece]:
        """What has been collected, as a piece of the innermost open block."""
        text = _SPACE.sub(" ", "".join(self.words).replace(_SOFT_HYPHEN, "")).strip()
        linked, bold = self.linked, self.bold
        self.words, self.linked, self.bold = [], 0, 0
        if text and self.blocks:
            yield Piece(
                text=text,
                tag=str(self.blocks[-1].tag),
                trail=tuple(reversed(self.marks)),
                link_share=min(1.0, linked / len(text)),
                places=tuple(reversed(self.numbers)),
                bold=bold >= _BOLD_SHARE * len(text) or text.isupper(),
            )


def _is_tiny(image: html.HtmlElement) -> bool:
    """An icon, or a pixel that counts readers."""
    return any((image.get(side) or "").removesuffix("px") in _TINY for side in ("width", "height"))


def _mark(element: html.HtmlElement) -> str:
    """Tag, class, id, role and the like of an element, in lower case."""
    hints = (element.get(name, "") for name in ("class", "id", "role", "itemprop", "data-testid"))
    return " ".join((str(element.tag), *(hint.lower() for hint in hints if hint)))
