"""Saved HTML pages: trafilatura finds the article, then every line of the page gets its role.

Extractors drop captions and credit lines, and the credit line is our evidence: so the page's own
tree is walked and labelled, and what stands outside the article is kept as ``other``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lxml import html as lxml_html

from twosource.errors import EmptyError, FormatError, TooLargeError
from twosource.model.report import Block, Published, Report, Role
from twosource.model.span import Span
from twosource.read.blocks import Known, split
from twosource.read.dates import published as parse_published
from twosource.read.encoding import decode, printable
from twosource.read.lines import Surroundings, role_of
from twosource.read.metadata import metadata
from twosource.read.page import Piece, parse, pieces
from twosource.read.source import Source
from twosource.read.units import Unit
from twosource.settings import MEGABYTE

_GAP = "\n\n"
# A line of the article is known again by this many of its letters and digits.
_KEY_LETTERS = 80
_LINK_SHARE = 0.8
_KEY = re.compile(r"[\W_]+")
_TRAIL_HINTS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.CAPTION, re.compile(r"\b(?:figure|figcaption)\b|caption|photo-?credit|image-?credit|bildunterschrift|legende")),
    (Role.BYLINE, re.compile(r"by-?line|author|rel=author")),
    (Role.RELATED_LINK, re.compile(r"related|recirc|read-?more|see-?also|recommend|more-?(?:stories|news|from)|most-?(?:read|popular)|teaser")),
    (Role.PROMOTION, re.compile(r"newsletter|subscri|promo|advert|paywall|share|social|follow|sign-?up|donat|\bad\b")),
    (Role.STANDFIRST, re.compile(r"standfirst|subtitle|\bdek\b|\blede?\b|\blead\b|teaser-?text|article-?(?:summary|intro|description)|excerpt|vorspann|chapo")),
)  # fmt: skip
_HINT_LEVELS = 4


def read_html(source: Source, known: Known, *, limit_bytes: int, page_depth: int) -> Iterator[Report]:
    """One report.

    Raises:
        FormatError: no page, or nested too deeply.
        TooLargeError: larger than one report may be.
    """
    if len(source.raw) > limit_bytes:
        raise TooLargeError(
            f"{len(source.raw) / MEGABYTE:.1f} MB in one page; at most {limit_bytes / MEGABYTE:g} MB",
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
    """
    tree = parse(page, where=path, depth_limit=page_depth)
    lines = tuple(pieces(tree))
    if not any(character.isalnum() for line in lines for character in line.text):
        raise EmptyError("the page shows no words", where=path, todo="Save the page again, as HTML with its text.")
    stated = metadata(tree)
    article = _article_keys(tree, path)
    text, units = _text(lines)
    known = replace(
        known,
        outlet=known.outlet or stated.outlet,
        title=known.title or stated.title,
        authors=known.authors or stated.authors,
    )
    roles = _Roles(lines, units, known, article)
    blocks = [block for index in range(len(lines)) for block in roles.blocks(text, index)]
    has_body = any(block.role is Role.PARAGRAPH for block in blocks)
    return Report(
        text=text,
        blocks=tuple(blocks),
        path=path,
        outlet=known.outlet,
        title=next((b.span.of(text) for b in blocks if b.role is Role.HEADLINE), known.title),
        url=known.url or stated.url,
        authors=known.authors,
        language=known.language or stated.language,
        published=known.published or parse_published(stated.published) or Published(),
        notes=known.notes if has_body else (*known.notes, "no article text found on the page"),
    )


def _article_keys(tree: lxml_html.HtmlElement, where: str) -> frozenset[str]:
    """Keys of the lines that trafilatura takes for the article's text."""
    from trafilatura import bare_extraction  # noqa: PLC0415  heavy

    try:
        document = bare_extraction(tree, with_metadata=False, include_comments=False, deduplicate=False)
    except (ValueError, TypeError, AttributeError, RecursionError) as error:
        raise FormatError(f"the page cannot be taken apart ({error})", where=where) from error
    body = getattr(document, "body", None)
    if body is None:
        return frozenset()
    texts = (" ".join(element.itertext()) for element in body)
    return frozenset(key for key in map(_key, texts) if key)


def _key(text: str) -> str:
    return _KEY.sub("", text.casefold())[:_KEY_LETTERS]


def _text(lines: Sequence[Piece]) -> tuple[str, tuple[Unit, ...]]:
    """The page as one text, and each line with its span in it."""
    units, position = [], 0
    for line in lines:
        units.append(Unit(Span(position, position + len(line.text)), line.text))
        position += len(line.text) + len(_GAP)
    return _GAP.join(line.text for line in lines), tuple(units)


class _Roles:
    """The role of each line of one page, from its place in the tree and then from its words."""

    def __init__(
        self, lines: tuple[Piece, ...], units: tuple[Unit, ...], known: Known, article: frozenset[str]
    ) -> None:
        self.lines, self.units, self.known = lines, units, known
        keys = [_key(line.text) for line in lines]
        self.inside = [key in article for key in keys]
        told = [i for i, inside in enumerate(self.inside) if inside]
        self.first, self.last = (told[0], told[-1]) if told else (len(lines), -1)
        self.article_trails = {lines[i].trail for i in told}
        self.around = _shared_end([lines[i].trail[1:] for i in told])
        self.headline = self._headline(keys)
        self.paragraphs = 0

    def _headline(self, keys: list[str]) -> int:
        headings = [i for i, line in enumerate(self.lines) if line.tag == "h1"]
        wanted = _key(self.known.title)
        for index in headings:
            if wanted and (keys[index] in wanted or wanted in keys[index]):
                return index
        before = [index for index in headings if index <= self.first]
        return (before or headings or [-1])[-1 if before else 0]

    def blocks(self, text: str, index: int) -> tuple[Block, ...]:
        role, reason = self._role(index)
        block = Block(span=self.units[index].span, role=role, reason=reason)
        if role is not Role.PARAGRAPH:
            return (block,)
        self.paragraphs += 1
        return split(text, block, head=self.paragraphs <= 2)

    def _role(self, index: int) -> tuple[Role, str]:
        line = self.lines[index]
        if index == self.headline:
            return Role.HEADLINE, "the page's first heading"
        near = self.headline - 3 <= index <= self.last + 3 if self.last >= 0 else False
        if hinted := self._hinted(line):
            role, reason = hinted
            if role is not Role.STANDFIRST or near:
                return role, reason
        if line.link_share > _LINK_SHARE:
            return Role.RELATED_LINK, "link text only"
        if not near:
            return Role.OTHER, "outside the article"
        worded, reason = role_of(
            Surroundings(
                lines=self.units,
                index=index,
                agencies=self.known.agencies,
                outlet=self.known.outlet,
                authors=self.known.authors,
                titled=True,
            )
        )
        if line.tag in {"h2", "h3", "h4", "h5", "h6"} and worded in {Role.PARAGRAPH, Role.SUBHEADING}:
            return Role.SUBHEADING, f"a heading of the article ({line.tag})"
        if worded is Role.PARAGRAPH and not self._is_told(index):
            return Role.OTHER, "beside the article's text"
        return worded, reason

    def _is_told(self, index: int) -> bool:
        """In the extractor's article, or between two lines of it and in the same element."""
        among = self.first < index < self.last
        return self.inside[index] or (among and self.lines[index].trail in self.article_trails)

    def _hinted(self, line: Piece) -> tuple[Role, str] | None:
        """By the marks of its elements; what encloses the whole article (`<body class="promo">`) says nothing."""
        own = len(line.trail) - len(_shared_end([line.trail[1:], self.around]))
        for trail in line.trail[: min(_HINT_LEVELS, own)]:
            for role, hint in _TRAIL_HINTS:
                if found := hint.search(trail):
                    return role, f"stands in an element marked {found.group()!r}"
        return None


def _shared_end(trails: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """The elements that all trails end with, the outermost last."""
    shared = trails[0] if trails else ()
    for trail in trails[1:]:
        equal = 0
        for ours, theirs in zip(reversed(shared), reversed(trail), strict=False):
            if ours != theirs:
                break
            equal += 1
        shared = shared[len(shared) - equal :]
    return shared
