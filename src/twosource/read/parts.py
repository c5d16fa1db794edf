"""A report put together from labelled parts, as wire files, feeds and documents give them.

What the file itself labels (headline, byline, credit) keeps its label; body parts are judged by
their words, as the lines of a plain text are.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from lxml import etree, html

from twosource.errors import EmptyError
from twosource.model.report import Block, Published, Report, Role
from twosource.model.span import Span
from twosource.read.blocks import Known, split
from twosource.read.bounds import check_lines, lines_in
from twosource.read.encoding import printable
from twosource.read.lines import Surroundings, role_of
from twosource.read.page import Piece, pieces
from twosource.read.units import Unit, units

_GAP = "\n\n"
# A dateline may stand at the head of the first paragraphs.
_HEAD_PARAGRAPHS = 3
# Lines of the telegraph are 60 to 80 wide (measured on wire files).
_WRAPPED = (45, 90)
# The parser's own limit is 255, beyond which it leaves out the rest; no text of the development data has 40.
_DEPTH = 400
_TAG = re.compile(r"<[^<>]{0,2000}>")
# What a text begins with that says its headline once more, as a line of its own or as its heading.
_REPEATING = frozenset({None, Role.SUBHEADING})
_POINTS = ("* ", "• ", "– ")
_STOPS = (".", "!", "?", "…", ":", '."', ".”")
# <header>  <footer>  class="closingline"  class="np-constraint": keywords, notes and initials round the text
_APART = re.compile(r"(?:^| )(?:header|footer)\b|closingline|constraint|editorsnote|\bnotepad\b")
_BETWEEN_TAGS = re.compile(r"[^<>]{60,}")
# "\n    Traders were also": a paragraph of a telegraph's  "\nhaven demand as": a line that goes on
_INDENTED = re.compile(r"\n(?:[ \t]*\n[ \t]{0,12}|[ \t]{2,12})(?=\S)")
_FLUSH = re.compile(r"\n(?=\w)")
# Mail lays out whole letters in tables: what has a sentence's length is none of a table's cells.
_CELLS, _CELL_WORDS = frozenset({"td", "th"}), 8
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6 hl2".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Some words of a report; ``role`` where the file states it, ``listed`` in a list, whose lines head nothing."""

    text: str
    role: Role | None = None
    reason: str = ""
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What a file says of its report beside the text.

    Attributes:
        provider: who sent it out: "AFP".
        version: which version of the report it is: "2".
        correction: the words by which it is marked as a correction, else "".
        partial: why it is not the whole report, else "".
    """

    provider: str = ""
    version: str = ""
    correction: str = ""
    partial: str = ""


def built(parts: Iterable[Part], known: Known, *, path: str, edition: Edition | None = None) -> Report:
    """The report whose text is the parts, parted by blank lines.

    Raises:
        EmptyError: no part has a word.
        TooLargeError: more lines than one report may have.
    """
    edition = edition or Edition()
    given = tuple(parts)
    check_lines(sum(lines_in(part.text) for part in given), known.bounds, where=path)
    told, notes = _cleaned(given)
    if not any(part.role in {None, Role.PARAGRAPH, Role.STANDFIRST} for part in told):
        raise EmptyError(
            "no words of a report in it", where=path, todo="Leave it out: it may hold a picture or a plan."
        )
    text, lines = _GAP.join(part.text for part in told), []
    position = 0
    for part in told:
        lines.append(Unit(Span(position, position + len(part.text)), part.text))
        position += len(part.text) + len(_GAP)
    title = next((part.text for part in told if part.role is Role.HEADLINE), known.title)
    return Report(
        text=text,
        blocks=_blocks(text, told, tuple(lines), known),
        path=path,
        outlet=known.outlet or edition.provider,
        title=title,
        url=known.url,
        authors=known.authors,
        language=known.language,
        published=known.published or Published(),
        notes=(*known.notes, *notes),
        provider=edition.provider,
        version=edition.version,
        correction=edition.correction,
        partial=edition.partial,
    )


def _cleaned(parts: Iterable[Part]) -> tuple[list[Part], tuple[str, ...]]:
    """The parts that have words, each in the units that a reader sees, and what had to be repaired."""
    told: list[Part] = []
    notes: dict[str, None] = {}
    for part in parts:
        text, repaired = printable(part.text)
        notes.update(dict.fromkeys(repaired))
        lines = [text.strip()] if part.role else [unit.text for unit in units(text)]
        told.extend(replace(part, text=line) for line in lines if any(c.isalnum() for c in line))
    return _with_headline_again(told), tuple(notes)


def _with_headline_again(told: list[Part]) -> list[Part]:
    """The parts, those labelled that say the headline once more over other text."""
    title = next((part.text for part in told if part.role is Role.HEADLINE), "")
    if not any(part.role is None and part.text != title for part in told):
        return told
    again = Part(text=title, role=Role.HEADLINE, reason="the headline again")
    return [again if part.text == title and part.role in _REPEATING else part for part in told]


def _blocks(text: str, parts: Sequence[Part], lines: tuple[Unit, ...], known: Known) -> tuple[Block, ...]:
    blocks: list[Block] = []
    paragraphs = 0
    open_parts = [n for n, part in enumerate(parts) if part.role is None]
    body, place = tuple(lines[n] for n in open_parts), {n: order for order, n in enumerate(open_parts)}
    for index, part in enumerate(parts):
        role, reason = (part.role, part.reason) if part.role else _judged(body, place[index], known)
        if role is Role.SUBHEADING and part.listed:
            role, reason = Role.PARAGRAPH, "a line of a list"
        block = Block(span=lines[index].span, role=role, reason=reason)
        if role is not Role.PARAGRAPH:
            blocks.append(block)
            continue
        # "* Spot gold may edge up": key points over the text put its dateline off
        paragraphs += not part.text.startswith(_POINTS)
        blocks.extend(split(text, block, head=paragraphs <= _HEAD_PARAGRAPHS))
    return tuple(blocks)


def _judged(lines: tuple[Unit, ...], index: int, known: Known) -> tuple[Role, str]:
    return role_of(
        Surroundings(
            lines=lines, index=index, agencies=known.agencies, outlet=known.outlet, authors=known.authors, titled=True
        )
    )


def markup(text: str) -> tuple[Part, ...]:
    """The parts of a text in HTML, or of a plain text: paragraphs, headings, captions, links.

    Example:
        >>> [(part.text, part.role) for part in markup("<p>The ferry.</p><h2>The quay</h2>")]
        [('The ferry.', None), ('The quay', <Role.SUBHEADING: 'subheading'>)]
    """
    text = _BETWEEN_TAGS.sub(_parted, text)
    if "<" not in text:
        return (Part(text=text),)
    try:
        tree = html.document_fromstring(
            f"<html><body>{text}</body></html>".encode("utf-8", "replace"), parser=_parser()
        )
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return (Part(text=text),)
    if _is_deep(tree):
        return (Part(text=_TAG.sub(" ", text)),)
    return tuple(
        _part(text, piece.tag, " ".join(piece.trail[:4])) for text, piece in _unwrapped(pieces(tree, joins_rows=False))
    )


def _is_deep(tree: etree._Element) -> bool:
    """Whether elements are nested more deeply than any text's: then its words are told without them."""
    level: list[etree._Element] = [tree]
    for _ in range(_DEPTH):
        level = [child for element in level for child in element]
        if not level:
            return False
    return True


def _parted(match: re.Match[str]) -> str:
    """A text of telegraph lines with a break before each paragraph: where some lines are indented or parted, others not.

    Where all are indented, the file's own layout is; where none is, there is nothing to part by.
    """
    run = match.group()
    indented, flush = len(_INDENTED.findall(run)), len(_FLUSH.findall(run))
    if not indented or not flush:
        return run
    gap = "<p>" if "<" in match.string else "\n\n"
    return gap.join(_FLUSH.sub(" ", paragraph) for paragraph in _INDENTED.split(run))


def _unwrapped(lines: Iterable[Piece]) -> list[tuple[str, Piece]]:
    """The lines, those joined again that a wire's line length has broken: a <br> in mid-sentence."""
    told: list[tuple[str, Piece]] = []
    for line in lines:
        before, piece = told[-1] if told else ("", line)
        tail = before.rpartition("\n")[2]
        broken = _WRAPPED[0] <= len(tail) <= _WRAPPED[1] and not tail.endswith(_STOPS)
        if told and broken and piece.places[:1] == line.places[:1]:
            told[-1] = (f"{before}\n{line.text}", piece)
        else:
            told.append((line.text, line))
    return [(text.replace("\n", " "), piece) for text, piece in told]


def _parser() -> html.HTMLParser:
    return html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)


def _part(text: str, tag: str, trail: str) -> Part:
    if "figcaption" in trail or tag == "media-caption":
        return Part(text=text, role=Role.CAPTION, reason=f"stands in {tag}")
    if _APART.search(trail):
        return Part(text=text, role=Role.OTHER, reason="stands in the head or foot of the text")
    if tag in _CELLS and len(text.split()) < _CELL_WORDS:
        return Part(text=text, role=Role.OTHER, reason="a cell of a table")
    if tag in _HEADINGS:
        return Part(text=text, role=Role.SUBHEADING, reason=f"a heading of the text ({tag})")
    return Part(text=text, listed=tag == "li")
