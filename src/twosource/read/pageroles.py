"""The role of each line of a page: from its place in the tree, then from its words.

Marks (classes, ids) speak for small elements only: what encloses a good part of the article
(`<div class="paywall">` round the whole body) says nothing of a single line in it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from twosource.model.report import Block, Role
from twosource.read.blocks import Known, split
from twosource.read.lines import Surroundings, role_of
from twosource.read.page import Piece
from twosource.read.units import Unit

_KEY = re.compile(r"[\W_]+")
# A line of the article is known again by this many of its letters and digits.
_KEY_LETTERS = 80
# Shorter lines may stand in the article's text by chance ("Sport", "Read more").
_SURE_LETTERS = 30
_LINK_SHARE = 0.8
_HINT_LEVELS = 4
_PICTURE_LEVELS = 7
# An element with this share of the article's letters encloses the article (promotion boxes that
# extractors take for text hold under a tenth; measured on the pages of formats/html-pages).
_ENCLOSING_SHARE = 0.3
# An extractor that gives fewer letters has missed the article (the shortest briefs run to 200).
_FOUND_LETTERS = 150
# Under this share of the densest element's sentences it is worth asking the extractor's slower ways.
_FOUND_SHARE = 0.5
# Lines of the article with so many words are body whatever a weak mark says.
_SURE_WORDS = 12
_NEAR_LINES = 3
_CREDIT_WORDS = 12
_CREDITS = frozenset({Role.CREDIT, Role.BYLINE, Role.CAPTION})
# A caption shares an element at most so many levels up with its picture, and with so many lines at most.
_PICTURE_NEAR = 3
_PICTURE_LINES = 3
_PICTURE_WORDS = 70
# A dateline may stand at the head of the first paragraphs.
_HEAD_PARAGRAPHS = 2

_HEADINGS = frozenset("h2 h3 h4 h5 h6".split())
_LISTED = frozenset("li dd dt".split())
_LISTED_WORDS = 3
_RUNNING = _LISTED | {"p"}
_STANDFIRST_WORDS = 8
_HINTED_WORDS = 4
OUTSIDE = "outside the article"
_BESIDE = "beside the article's text"
_SENTENCE_END = re.compile(r"[.!?…।。][\"'”’»)\]]*$")

# <figcaption>  class="wp-caption-text"  class="c-image__credit"  class="foto-autor"  refused: class="photo-essay"
_PICTURE = re.compile(
    r"\b(?:figure|figcaption)\b|caption(?!ed-)|bildunterschrift|bildtext|legende|photo-?credit|carousel|photo-?gallery"
    r"|media-block|(?:image|img|photo|picture)[-_]?(?:box|widget|wrapper|container|block)"
    r"|(?:image|img|photo|picture|media|foto|bild)[-_ ]*(?:credit|copyright|text|legend|description|autor|author|source|info|byline|quelle)"
)
_TRAIL_HINTS: tuple[tuple[Role, str, re.Pattern[str]], ...] = (
    # <blockquote class="twitter-tweet">
    (Role.OTHER, "an embedded post", re.compile(r"twitter-tweet|instagram-media|tiktok-embed|fb-post|bluesky-embed|telegram-post")),
    # <div class="factbox">  <div class="pull-quote">  <div class="toast-popup">
    (Role.OTHER, "a box beside the text", re.compile(r"info-?box|fact-?box|fakten-?box|pull-?quote|module-quote|toast|tooltip|modal|popup|\bpoll\b|elementpoll|feedback|line-clamp")),
    (Role.OTHER, "the foot of the page", re.compile(r"copyright|\bfooter\b|impressum")),
    (Role.OTHER, "about the author", re.compile(r"author[-_]?(?:bio|info|desc|box)|about-?(?:the-?)?author|\bbio(?:graphy)?\b")),
    (Role.OTHER, "readers' comments", re.compile(r"\bcomments?(?:-(?:list|section|area|form|respond))?\b|\brespond\b|disqus|leserkommentar")),
    (Role.BYLINE, "", re.compile(r"by-?line|author|rel=author|autor\b|redakteur|contributor")),
    (Role.RELATED_LINK, "", re.compile(r"related|recirc|read-?more|see-?also|recommend|more-?(?:stories|news|from|on)|most-?(?:read|popular)|teaser|trending|mehr-zum")),
    (Role.PROMOTION, "", re.compile(r"newsletter|subscri|promo|advert|paywall|share|social|follow|sign-?up|donat|(?<![\w-])ads?(?![\w-])|cookie|consent|app-download")),
    (Role.STANDFIRST, "", re.compile(r"standfirst|subtitle|sub-?head(?:line)?\b|\bdeck?\b|\blede?\b|\blead\b|teaser-?text|article-?(?:summary|intro|description)|excerpt|vorspann|chapo|\bingress\b|anleser|sottotitolo|bajada|catenaccio")),
)  # fmt: skip
_STRONG = frozenset(
    {"an embedded post", "the foot of the page", "a box beside the text", "about the author", "readers' comments"}
)


def key(text: str) -> str:
    """Letters and digits of a line, in lower case: what is left of it in every layout.

    Example:
        >>> key("The “ferry” – Marisol!")
        'theferrymarisol'
    """
    return _KEY.sub("", text.casefold())


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What an extractor, or the page's own metadata, gives as the article's text.

    Attributes:
        keys: the beginnings of its paragraphs.
        letters: all of it, letters and digits only.
    """

    keys: frozenset[str] = frozenset()
    letters: str = ""

    def holds(self, piece: Piece) -> bool:
        """Whether the line stands in the article."""
        letters = key(piece.text)
        if letters[:_KEY_LETTERS] in self.keys:
            return True
        return len(letters) >= _SURE_LETTERS and piece.link_share <= _LINK_SHARE and letters in self.letters


def told(paragraphs: Sequence[str], more: str = "") -> Told:
    """The article as known from its paragraphs and from a text in one piece."""
    keys = [key(text) for text in paragraphs]
    return Told(keys=frozenset(k[:_KEY_LETTERS] for k in keys if k), letters="".join(keys) + "\n" + key(more))


@lru_cache(maxsize=4096)
def _picture(mark: str) -> str:
    """What says that an element with this mark is a picture's, or ""."""
    found = _PICTURE.search(mark)
    return found.group() if found else ""


@lru_cache(maxsize=4096)
def _hints(mark: str) -> tuple[tuple[Role, str, bool], ...]:
    """The roles that a mark speaks for, why, and whether it speaks for sentences of the article too."""
    return tuple(
        (role, name or f"stands in an element marked {found.group()!r}", name in _STRONG)
        for role, name, hint in _TRAIL_HINTS
        if (found := hint.search(mark))
    )


def misses_text(lines: Sequence[Piece], article: Told) -> bool:
    """Whether the page has one element with far more sentences than the article found."""
    found = _letters(lines, [article.holds(line) for line in lines])
    return found < _FOUND_SHARE * _letters(lines, _densest(lines))


class PageRoles:
    """The role of each line of one page."""

    def __init__(self, lines: tuple[Piece, ...], units: tuple[Unit, ...], known: Known, article: Told) -> None:
        self.lines, self.units, self.known = lines, units, known
        self.inside = [article.holds(line) for line in lines]
        if _letters(lines, self.inside) < _FOUND_LETTERS:
            self.inside = _densest(lines)
        self.enclosing = self._enclosing()
        self.lines_in = Counter(place for line in lines for place in line.places)
        self.inside = [i or self._is_sibling(n) for n, i in enumerate(self.inside)]
        found = [i for i, inside in enumerate(self.inside) if inside and lines[i].tag not in _HEADINGS | {"h1"}]
        self.first, self.last = (found[0], found[-1]) if found else (len(lines), -1)
        self.shapes = {lines[i].trail for i in found}
        self.headline = self._headline()
        self.paragraphs = 0

    def _enclosing(self) -> frozenset[int | str]:
        """The elements, and the marks of elements, that hold a good part of the article each."""
        letters: dict[int | str, int] = defaultdict(int)
        whole = 0
        for line, inside in zip(self.lines, self.inside, strict=True):
            if not inside:
                continue
            whole += len(line.text)
            held: tuple[int | str, ...] = (*line.places, *set(line.trail))
            for place in held:
                letters[place] += len(line.text)
        return frozenset(place for place, held in letters.items() if held >= _ENCLOSING_SHARE * whole)

    def _is_sibling(self, index: int) -> bool:
        """Whether it is a paragraph right in an element that holds a good part of the article."""
        line = self.lines[index]
        if line.tag != "p" or len(line.places) < 2 or line.link_share > _LINK_SHARE:
            return False
        if line.places[1] in self.enclosing or (" " in line.trail[1] and line.trail[1] in self.enclosing):
            return True
        return _is_sentence(line) and line.places[1:3][-1] in self.enclosing

    def _headline(self) -> int:
        """The heading that the page's metadata name, else the last one before the text."""
        headings = [i for i, line in enumerate(self.lines) if line.tag == "h1"]
        keys = {i: key(self.lines[i].text) for i in headings}
        wanted = key(self.known.title)
        same = [i for i in headings if keys[i] == wanted]
        like = [i for i in headings if wanted and keys[i] and (keys[i] in wanted or wanted in keys[i])]
        before = [index for index in headings if index <= self.first]
        return (same or like or before[-1:] or headings or [-1])[0]

    def blocks(self, text: str, index: int) -> tuple[Block, ...]:
        """The line as a block, or as several where parts of it have roles of their own."""
        role, reason = self._role(index)
        block = Block(span=self.units[index].span, role=role, reason=reason)
        if role is not Role.PARAGRAPH:
            return (block,)
        self.paragraphs += 1
        return split(text, block, head=self.paragraphs <= _HEAD_PARAGRAPHS)

    def _role(self, index: int) -> tuple[Role, str]:
        line = self.lines[index]
        if index == self.headline:
            return Role.HEADLINE, "the page's first heading"
        near = self.headline - _NEAR_LINES <= index <= self.last + _NEAR_LINES if self.last >= 0 else False
        if near and self._may_credit(line) and (credited := self._by_words(index))[0] in _CREDITS:
            return credited
        if hinted := self._hinted(index):
            role, reason = hinted
            if role is not Role.STANDFIRST:
                return role, reason
            if near and len(line.text.split()) >= _HINTED_WORDS:
                return role, reason
        if line.link_share > _LINK_SHARE and not (self.inside[index] and _is_long(line)):
            return Role.RELATED_LINK, "link text only"
        if not near:
            return Role.OTHER, OUTSIDE
        return self._worded(index)

    def _worded(self, index: int) -> tuple[Role, str]:
        """By its words, where its place in the tree leaves it open."""
        line = self.lines[index]
        role, reason = self._by_words(index)
        if role not in {Role.PARAGRAPH, Role.SUBHEADING}:
            return role, reason
        if self.headline < index < self.first:
            return self._before_text(line)
        if line.tag in _HEADINGS:
            inner = index < self.last
            return (Role.SUBHEADING, f"a heading of the article ({line.tag})") if inner else (Role.OTHER, _BESIDE)
        if not self._is_told(index):
            return Role.OTHER, _BESIDE
        if role is Role.SUBHEADING and not line.bold and line.tag in _RUNNING:
            return Role.PARAGRAPH, ""
        return role, reason

    def _by_words(self, index: int) -> tuple[Role, str]:
        return role_of(
            Surroundings(
                lines=self.units,
                index=index,
                agencies=self.known.agencies,
                outlet=self.known.outlet,
                authors=self.known.authors,
                titled=True,
            )
        )

    def _may_credit(self, line: Piece) -> bool:
        """Whether it is short, names an agency and stands at no picture: our evidence, whatever its element says."""
        if len(line.text.split()) > _CREDIT_WORDS or not any(True for _ in self.known.agencies.mentions(line.text)):
            return False
        return not any(_picture(mark) for mark in self._marks(line, _PICTURE_LEVELS))

    def _before_text(self, line: Piece) -> tuple[Role, str]:
        """Between the headline and the first paragraph stand a summary, dates and buttons."""
        telling = len(line.text.split()) >= _STANDFIRST_WORDS
        if telling and (line.tag in _HEADINGS or _SENTENCE_END.search(line.text)):
            return Role.STANDFIRST, "between the headline and the text"
        return Role.OTHER, _BESIDE

    def _is_told(self, index: int) -> bool:
        """In the article, or between two lines of it and in the same element or a list of it."""
        if self.inside[index]:
            return True
        line = self.lines[index]
        if not self.first < index < self.last:
            return False
        if line.trail in self.shapes or (line.places[0] in self.enclosing and _is_sentence(line)):
            return True
        listed = line.tag in _LISTED and line.link_share < _LINK_SHARE and self._under_article(line)
        return listed and len(line.text.split()) >= _LISTED_WORDS

    def _under_article(self, line: Piece) -> bool:
        """Whether its element's list stands right in an element that holds the article."""
        return any(place in self.enclosing for place in line.places[1:4])

    def _hinted(self, index: int) -> tuple[Role, str] | None:
        """By the marks of its elements, pictures before everything."""
        line = self.lines[index]
        linked = line.link_share > _LINK_SHARE
        for mark in () if linked else self._marks(line, _PICTURE_LEVELS):
            if found := _picture(mark):
                return Role.CAPTION, f"stands in an element marked {found!r}"
        if self._is_beside_picture(line):
            return Role.CAPTION, "stands in one small element with a picture"
        body = self.inside[index] and _is_long(line)
        for mark in self._marks(line, _HINT_LEVELS):
            for role, reason, strong in _hints(mark):
                if strong or not body:
                    return role, reason
        return None

    def _is_beside_picture(self, line: Piece) -> bool:
        """Whether a picture and a few lines only share an element with it."""
        level = line.picture_level
        if level < 0 or level > _PICTURE_NEAR or line.link_share > _LINK_SHARE:
            return False
        place = line.places[level]
        few = self.lines_in[place] <= _PICTURE_LINES and place not in self.enclosing
        return few and len(line.text.split()) <= _PICTURE_WORDS

    def _marks(self, line: Piece, levels: int) -> Iterator[str]:
        """The marks of its elements up to the first that encloses the article."""
        for level, (mark, place) in enumerate(zip(line.trail, line.places, strict=True)):
            if level == levels or (level and place in self.enclosing):
                return
            if mark not in self.enclosing:
                yield mark


def _densest(lines: Sequence[Piece]) -> list[bool]:
    """Which lines are sentences of the element with the most of them: the article, seen without an extractor."""
    letters: dict[int, int] = defaultdict(int)
    telling = [_is_sentence(line) for line in lines]
    for line, tells in zip(lines, telling, strict=True):
        for place in line.places[1:3] if tells else ():
            letters[place] += len(line.text)
    if not letters:
        return [False] * len(lines)
    best = max(letters, key=lambda place: (letters[place], place))
    return [tells and best in line.places for line, tells in zip(lines, telling, strict=True)]


def _letters(lines: Sequence[Piece], chosen: Sequence[bool]) -> int:
    return sum(len(line.text) for line, one in zip(lines, chosen, strict=True) if one)


def _is_long(line: Piece) -> bool:
    return len(line.text.split()) >= _SURE_WORDS and _SENTENCE_END.search(line.text) is not None


def _is_sentence(line: Piece) -> bool:
    return line.link_share < _LINK_SHARE and _is_long(line)
