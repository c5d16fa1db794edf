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
_CELLS = frozenset({"td", "th"})
# What a cell of a row of facts may hold beside inline text; anything else (a list, a table) makes it a cell of a layout.
_IN_CELLS = _INLINE | _CELLS | {"p", "div", "br", "img"}
# A row of facts: so many cells, each with so few characters (league tables, prices and results run to 12 and 60).
_ROW_CELLS = (2, 24)
_CELL_CHARACTERS = 120
_CELL_GAP = " | "
_BOLD_SHARE = 0.8
_SPACE = re.compile(r"[ \t\r\n\f\u00a0\u200b\ufeff]+")
# Where a word may break, no reader sees it: "Heli\u00adkopter"
_SOFT_HYPHEN = "\u00ad"
# <a>the ruling<span class="visually-hidden">, opens new tab</span></a>: read aloud, shown to nobody
# refused: class="hidden-phone", class="reader-screen"
_UNSEEN = re.compile(r"\bsr-only\b(?!-)|visually-?hidden|screen-?reader")
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
        unlinked: the words of it that are no links.
        is_alt: whether a picture of the page states the same words as what it shows.
        is_row: whether it is a row of a table, its cells parted by bars.
    """

    text: str
    tag: str
    trail: tuple[str, ...]
    link_share: float
    places: tuple[int, ...] = ()
    picture_level: int = -1
    bold: bool = False
    unlinked: str = ""
    is_alt: bool = False
    is_row: bool = False


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


def pieces(tree: html.HtmlElement, *, joins_rows: bool = True) -> Iterator[Piece]:
    """The page's lines in the order of its source.

    Args:
        joins_rows: whether a table's row of facts is one line; else each cell is.
    """
    body = tree.find("body")
    layout = _Layout(joins_rows=joins_rows)
    lines: list[Piece] = []
    for event, element in etree.iterwalk(body if body is not None else tree, events=("start", "end")):
        lines.extend(layout.step(event, element))
    lines.extend(layout.flush())
    for line in lines:
        level = next((n for n, place in enumerate(line.places) if place in layout.pictured), -1)
        is_alt = line.text in layout.alts
        yield replace(line, picture_level=level, is_alt=is_alt) if level >= 0 or is_alt else line


class _Layout:
    """Collects inline text and gives it out as a piece wherever a block begins or ends."""

    def __init__(self, *, joins_rows: bool) -> None:
        self.joins_rows = joins_rows
        self.words: list[str] = []
        self.unlinked: list[str] = []
        self.row: html.HtmlElement | None = None
        self.alts: set[str] = set()
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
        if self.silent or tag in _SILENT or _is_unseen(element, tag):
            self.silent += 1
            return
        self.strong += tag in _BOLD
        if tag == "a":
            self.links += 1
        elif tag == "br" and self._in_heading():
            self.words.append(" ")
        elif tag == "img" and not _is_tiny(element):
            self.pictured.update(self.numbers[-_PICTURE_LEVELS:])
            self.alts.add(_spaced(element.get("alt") or ""))
        elif self.row is not None:
            self._enter_row(element, tag)
        elif self._is_block(element, tag):
            yield from self.flush()
            if tag != "br":
                self._open(element)
            if tag == "tr" and self.joins_rows and _is_row(element):
                self.row = element
        self._add(element.text)

    def _enter_row(self, element: html.HtmlElement, tag: str) -> None:
        """Inside a row of facts: its cells are one line."""
        if tag in _CELLS and any(map(str.strip, self.words)):
            self.words.append(_CELL_GAP)
        elif tag not in _INLINE:
            self.words.append(" ")

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
            if element is self.row:
                self.row = None
            for stack in (self.blocks, self.marks, self.numbers):
                stack.pop()
        if not self.silent:
            self._add(element.tail if self.blocks else None)

    def _add(self, text: str | None) -> None:
        if text:
            self.words.append(text)
            if self.links:
                self.linked += len(text.strip())
            else:
                self.unlinked.append(text)
            if self.strong:
                self.bold += len(text.strip())

    def flush(self) -> Iterator[Piece]:
        """What has been collected, as a piece of the innermost open block."""
        text, unlinked = _spaced("".join(self.words)), _spaced("".join(self.unlinked))
        linked, bold = self.linked, self.bold
        self.words, self.unlinked, self.linked, self.bold = [], [], 0, 0
        if text and self.blocks:
            yield Piece(
                text=text,
                tag=str(self.blocks[-1].tag),
                trail=tuple(reversed(self.marks)),
                link_share=min(1.0, linked / len(text)),
                places=tuple(reversed(self.numbers)),
                bold=bold >= _BOLD_SHARE * len(text) or text.isupper(),
                unlinked=unlinked,
                is_row=self.row is not None,
            )


def _spaced(text: str) -> str:
    """The words as they are shown: white space collapsed, places where a word may break left out."""
    return _SPACE.sub(" ", text.replace(_SOFT_HYPHEN, "")).strip()


def _is_unseen(element: html.HtmlElement, tag: str) -> bool:
    """Whether it holds words that only machines read aloud."""
    return tag == "span" and _UNSEEN.search((element.get("class") or "").lower()) is not None


def _is_row(row: html.HtmlElement) -> bool:
    """Whether a table's row holds facts (a team and its points), not the columns of a page's layout."""
    cells = [cell for cell in row if cell.tag in _CELLS]
    if not _ROW_CELLS[0] <= len(cells) <= _ROW_CELLS[1]:
        return False
    letters = 0
    for inner in row.iter():
        if inner is not row and inner.tag not in _IN_CELLS:
            return False
        letters += len(inner.text or "") + len(inner.tail or "")
        if letters > _CELL_CHARACTERS * len(cells):
            return False
    return True


def _is_tiny(image: html.HtmlElement) -> bool:
    """An icon, or a pixel that counts readers."""
    return any((image.get(side) or "").removesuffix("px") in _TINY for side in ("width", "height"))


def _mark(element: html.HtmlElement) -> str:
    """Tag, class, id, role and the like of an element, in lower case."""
    hints = (element.get(name, "") for name in ("class", "id", "role", "itemprop", "data-testid"))
    return " ".join((str(element.tag), *(hint.lower() for hint in hints if hint)))
