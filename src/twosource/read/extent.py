"""Where the article stands on a page: which lines an extractor told of, and which elements hold it.

Extractors drop and add single lines; the elements that hold most of what they found are surer.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from twosource.read.page import Piece

_KEY = re.compile(r"[\W_]+")
# A line of the article is known again by this many of its letters and digits.
_KEY_LETTERS = 80
# Shorter lines may stand in the article's text by chance ("Sport", "Read more").
SURE_LETTERS = 30
LINK_SHARE = 0.8
# An element with this share of the article's letters encloses the article (promotion boxes that
# extractors take for text hold under a tenth; measured on the pages of formats/html-pages).
_ENCLOSING_SHARE = 0.3
# The smallest element with this share is the article's own: what encloses it holds the rest of the page too.
_WHOLE_SHARE = 0.75
# An extractor that gives fewer letters has missed the article (the shortest briefs run to 200).
_FOUND_LETTERS = 150
# Under this share of the densest element's sentences it is worth asking the extractor's slower ways.
_FOUND_SHARE = 0.5
# Lines of the article with so many words are body whatever a weak mark says.
_SURE_WORDS = 12
# Lines with so many words run on whether they end with a stop or not (a paywall cuts the last one off).
_RUNNING_WORDS = 25
# A class that so many sentences of the article bear says nothing of one line: <p class="paywall">, each of them.
_COMMON_LINES = 3
_LISTED = frozenset("li dd dt".split())
_LISTED_WORDS = 3
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
# Elements that stand beside the text of the one that holds them.
_ASIDE = re.compile(r"(?:aside|nav|footer|form)\b")
_SENTENCE_END = re.compile(r"[.!?…।。][\"'”’»)\]]*$")


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
        return len(letters) >= SURE_LETTERS and piece.link_share <= LINK_SHARE and letters in self.letters


def told(paragraphs: Sequence[str], more: str = "") -> Told:
    """The article as known from its paragraphs and from a text in one piece."""
    keys = [key(text) for text in paragraphs]
    return Told(keys=frozenset(k[:_KEY_LETTERS] for k in keys if k), letters="".join(keys) + "\n" + key(more))


def misses_text(lines: Sequence[Piece], article: Told) -> bool:
    """Whether the page has one element with far more sentences than the article found."""
    found = _letters(lines, [article.holds(line) for line in lines])
    return found < _FOUND_SHARE * _letters(lines, _densest(lines))


def shows_little(lines: Sequence[Piece]) -> bool:
    """Whether no element of the page has as many sentences as the shortest brief."""
    return _letters(lines, _densest(lines)) < _FOUND_LETTERS


class Extent:
    """Where the article stands among the lines of its page.

    Attributes:
        inside: for each line, whether it is one of the article.
        enclosing: the elements, and the marks of elements, that hold a good part of the article each.
        homes: those of the elements that are the article's own or lie inside it.
        first, last: the article's first and last line, its headings left out.
        lines_in: how many lines each element holds, links left out.
    """

    def __init__(self, lines: Sequence[Piece], article: Told) -> None:
        self.lines = lines
        inside = [article.holds(line) for line in lines]
        if _letters(lines, inside) < _FOUND_LETTERS:
            inside = _densest(lines)
        article_lines = [line for line, one in zip(lines, inside, strict=True) if one]
        self.enclosing, self.homes = _enclosing(article_lines)
        self.classes = {_class(line.trail[0]) for line in article_lines} - {""}
        telling = Counter(_class(line.trail[0]) for line in article_lines if is_sentence(line))
        self.common = {name for name, lines in telling.items() if name and lines >= _COMMON_LINES}
        self.lines_in = Counter(place for line in lines if line.link_share <= LINK_SHARE for place in line.places)
        self.inside = [one or self._is_sibling(line) for line, one in zip(lines, inside, strict=True)]
        found = [i for i, one in enumerate(self.inside) if one and lines[i].tag not in HEADINGS]
        self.first, self.last = (found[0], found[-1]) if found else (len(lines), -1)
        self.shapes = {lines[i].trail for i in found}
        self.holding = {place for i in found for place in lines[i].places}
        self.link_lists = _link_lists(lines)

    def _is_sibling(self, line: Piece) -> bool:
        """Whether it is a paragraph, or a sentence, right in an element that holds a good part of the article."""
        if line.link_share > LINK_SHARE or len(line.places) < 2:
            return False
        if line.places[0] in self.homes and is_sentence(line):
            return True
        runs = is_sentence(line) or len(line.text.split()) >= _RUNNING_WORDS
        if line.tag != "p":
            return runs and line.places[1] in self.homes and _class(line.trail[0]) in self.classes
        if line.places[1] in self.homes or self._is_marked(line.trail[1]):
            return True
        return runs and (line.places[1:3][-1] in self.homes or self._continues(line))

    def _is_marked(self, mark: str) -> bool:
        """Whether an element has tag and class of one that encloses the article: its second part."""
        return " " in mark and mark in self.enclosing

    def _continues(self, line: Piece) -> bool:
        """Whether a paragraph has the class of the article's, and the element round it that of the article."""
        return self._is_marked(line.trail[1:3][-1]) and _class(line.trail[0]) in self.classes

    def is_common(self, mark: str) -> bool:
        """Whether the class is that of the article's sentences, and so tells no line of it from another."""
        return _class(mark) in self.common

    def tells(self, index: int) -> bool:
        """In the article, or between two lines of it and in the same element or a list or table of it."""
        if self.inside[index]:
            return True
        line = self.lines[index]
        if not self.first < index < self.last + (line.is_row or line.tag in _LISTED):
            return False
        if line.trail in self.shapes or (line.places[0] in self.enclosing and is_sentence(line)):
            return True
        return (line.is_row or self._is_listed(line)) and self._stands_under(line)

    def _is_listed(self, line: Piece) -> bool:
        return line.tag in _LISTED and line.link_share < LINK_SHARE and len(line.text.split()) >= _LISTED_WORDS

    def _stands_under(self, line: Piece) -> bool:
        """Whether its list or table stands right in an element that holds the article."""
        return any(place in self.enclosing for place in line.places[1:4])

    def heads(self, index: int) -> bool:
        """Whether a heading stands over lines of the article: beside them in one element, or one level deeper."""
        line = self.lines[index]
        if index >= self.last or len(line.places) < 2:
            return False
        if line.places[1] in self.holding:
            return True
        return line.places[2:3] != () and line.places[2] in self.holding and not _ASIDE.match(line.trail[1])

    def is_in_link_list(self, line: Piece) -> bool:
        """Whether it stands in a list that mostly links elsewhere."""
        return line.tag in _LISTED and line.places[1:2] != () and line.places[1] in self.link_lists


def _class(mark: str) -> str:
    """The first class of an element, or ""."""
    return next(iter(mark.split()[1:]), "")


def _enclosing(article: Iterable[Piece]) -> tuple[frozenset[int | str], frozenset[int]]:
    letters: dict[int | str, int] = defaultdict(int)
    whole = 0
    for line in article:
        whole += len(line.text)
        held: tuple[int | str, ...] = (*line.places, *set(line.trail))
        for place in held:
            letters[place] += len(line.text)
    enclosing = frozenset(place for place, held in letters.items() if held >= _ENCLOSING_SHARE * whole)
    places = [place for place in enclosing if isinstance(place, int)]
    # Elements are numbered as they open: of those that hold the whole, the last opened is the innermost.
    own = max((place for place in places if letters[place] >= _WHOLE_SHARE * whole), default=0)
    return enclosing, frozenset(place for place in places if place >= own)


# A list links elsewhere where this share of its letters is link text and no line of it is a sentence.
_LISTED_LINK_SHARE = 0.4


def _link_lists(lines: Sequence[Piece]) -> frozenset[int]:
    whole: dict[int, int] = defaultdict(int)
    linked: dict[int, float] = defaultdict(float)
    telling: set[int] = set()
    for line in lines:
        if line.tag in _LISTED and len(line.places) > 1:
            place = line.places[1]
            whole[place] += len(line.text)
            linked[place] += line.link_share * len(line.text)
            if is_sentence(line):
                telling.add(place)
    return frozenset(
        place for place, held in whole.items() if place not in telling and linked[place] >= _LISTED_LINK_SHARE * held
    )


def _densest(lines: Sequence[Piece]) -> list[bool]:
    """Which lines are sentences of the element with the most of them: the article, seen without an extractor."""
    letters: dict[int, int] = defaultdict(int)
    telling = [is_sentence(line) for line in lines]
    for line, tells in zip(lines, telling, strict=True):
        for place in line.places[1:3] if tells else ():
            letters[place] += len(line.text)
    if not letters:
        return [False] * len(lines)
    best = max(letters, key=lambda place: (letters[place], place))
    return [tells and best in line.places for line, tells in zip(lines, telling, strict=True)]


def _letters(lines: Sequence[Piece], chosen: Sequence[bool]) -> int:
    return sum(len(line.text) for line, one in zip(lines, chosen, strict=True) if one)


def ends_sentence(text: str) -> bool:
    """Whether the words end as a sentence does: with a stop, quote marks behind it or not."""
    return _SENTENCE_END.search(text) is not None


def is_long(line: Piece) -> bool:
    """Whether it is a sentence of some length."""
    return len(line.text.split()) >= _SURE_WORDS and ends_sentence(line.text)


def is_sentence(line: Piece) -> bool:
    """Whether it is a sentence of some length and no link."""
    return line.link_share < LINK_SHARE and is_long(line)
