"""The role of each line of a page: from its place in the tree, then from its words.

Marks (classes, ids) speak for small elements only: what encloses a good part of the article
(`<div class="paywall">` round the whole body) says nothing of a single line in it.
"""

import re
from collections.abc import Iterator, Sequence

from twosource.model.report import Block, Role
from twosource.read.blocks import Known, split
from twosource.read.extent import HEADINGS, LINK_SHARE, Extent, Told, ends_sentence, is_long, is_sentence, key
from twosource.read.headlines import headline
from twosource.read.lines import Surroundings, role_of
from twosource.read.page import Piece
from twosource.read.pagemarks import BOX, hints, picture
from twosource.read.units import Unit

_HINT_LEVELS = 4
_PICTURE_LEVELS = 7
_NEAR_LINES = 3
_CREDIT_WORDS = 12
# A link of so many words in an element of the author is the title of another report; three names have six.
_TITLE_WORDS = 7
_CREDITS = frozenset({Role.CREDIT, Role.BYLINE, Role.CAPTION})
# A caption shares an element at most so many levels up with its picture, and with so many lines at most.
_PICTURE_NEAR = 3
_PICTURE_LINES = 3
_PICTURE_WORDS = 70
_ALT_WORDS = 2
# A dateline may stand at the head of the first paragraphs.
_HEAD_PARAGRAPHS = 2
# A standfirst stands over the text, not behind this many paragraphs of it.
_STANDFIRST_PARAGRAPHS = 1
_STANDFIRST_WORDS = 8
_HINTED_WORDS = 4
_RUNNING = frozenset("p li dd dt".split())
_CONTROLS = frozenset("button label legend summary".split())
_SUBHEADING_WORDS = 20
# class="subhead"  class="subtitle": over the text a second headline
_SECOND = re.compile(r"sub")
# "How did the line come to have three ferries, and who paid?" in bold: an interviewer's question
_QUESTION_WORDS = 8
# "8h35 - Yard beats its forecast"  "14:05 | The ferry is afloat": an entry of a live report, which tells its news
# refused: "2030 - the year of the fog"
_ENTRY = re.compile(r"\d{1,2}[:.hH]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?\s*[-–—|:•]\s*(?:\S+\s+){2}\S")
# A line as long as this does not come twice in one report: the page holds its text once more.
_TWICE_LETTERS = 60
_TWICE_SHARE = 0.8
# A line with so many letters may be the whole text again, in one piece.
_WHOLE_LETTERS = 300
# "Our standards: [link]"  "FUNDA OLUNYE UDABA LAPHA | [link]"  "See also: [link] | [link]": a label, and links
# refused: "He told the paper: [link] was closed"
_LABEL = re.compile(r"[^:|»›]{2,50}[:|»›][\s:|»›.,/•·]*")
_LABEL_SHARE = 0.3
# The title of another report has at least so many words.
_LINKED_WORDS = 3
OUTSIDE = "outside the article"
_BESIDE = "beside the article's text"


class PageRoles:
    """The role of each line of one page.

    Args:
        titles: what the page states as its title, surest first.
    """

    def __init__(
        self, lines: tuple[Piece, ...], units: tuple[Unit, ...], known: Known, article: Told, titles: Sequence[str]
    ) -> None:
        self.lines, self.units, self.known = lines, units, known
        self.extent = Extent(lines, article)
        self.headline = headline(lines, titles, self.extent.first, known.outlet)
        self.title = key(lines[self.headline].text) if self.headline >= 0 else ""
        self.paragraphs = 0
        self.told: dict[str, tuple[int, ...]] = {}

    def blocks(self, text: str, index: int) -> tuple[Block, ...]:
        """The line as a block, or as several where parts of it have roles of their own."""
        role, reason = self._role(index)
        if role is Role.PARAGRAPH and self._is_twice(index):
            role, reason = Role.OTHER, "the page has these words above already"
        block = Block(span=self.units[index].span, role=role, reason=reason)
        if role is not Role.PARAGRAPH:
            return (block,)
        self.paragraphs += 1
        return split(text, block, head=self.paragraphs <= _HEAD_PARAGRAPHS)

    def _is_twice(self, index: int) -> bool:
        """Whether the text stands on the page once more: for other screens, or hidden, all in one piece.

        What comes back in one and the same element is the author's own repetition.
        """
        line = self.lines[index]
        letters, place = key(line.text), line.places[1:2]
        if len(letters) < _TWICE_LETTERS:
            return False
        if letters in self.told:
            return self.told[letters] != place
        self.told[letters] = place
        if len(letters) < _WHOLE_LETTERS:
            return False
        known = sum(len(told) for told in self.told if told != letters and told in letters)
        return known >= _TWICE_SHARE * len(letters)

    def _role(self, index: int) -> tuple[Role, str]:
        line = self.lines[index]
        if index == self.headline:
            return Role.HEADLINE, "the page's first heading"
        near = self._is_near(index)
        if near and self._may_credit(line) and (credited := self._by_words(index))[0] in _CREDITS:
            return credited
        if line.tag in _CONTROLS:
            return Role.OTHER, "a button or the like"
        if hinted := self._hinted(index, near=near):
            return hinted
        if line.link_share > LINK_SHARE and not (self.extent.inside[index] and is_long(line)):
            return self._linked(index, near=near)
        return self._worded(index) if near else (Role.OTHER, OUTSIDE)

    def _is_near(self, index: int) -> bool:
        """Whether it stands between the headline and the end of the text, or a few lines off."""
        first = min(self.headline, self.extent.first) if self.headline >= 0 else self.extent.first
        return first - _NEAR_LINES <= index <= self.extent.last + _NEAR_LINES if self.extent.last >= 0 else False

    def _linked(self, index: int, *, near: bool) -> tuple[Role, str]:
        """A line of link text: a picture's credit, a heading of the text, or a way to another page."""
        line = self.lines[index]
        if near and (worded := self._by_words(index))[0] is Role.CAPTION:
            return worded
        if line.tag in HEADINGS and self._heads_text(index):
            return Role.SUBHEADING, f"a heading of the article ({line.tag})"
        return Role.RELATED_LINK, "link text only"

    def _heads_text(self, index: int) -> bool:
        """Whether a paragraph of the article follows a heading in the same element."""
        following = index + 1
        if following >= len(self.lines) or not self.extent.inside[following]:
            return False
        above, below = self.lines[index], self.lines[following]
        return is_sentence(below) and above.places[1:2] == below.places[1:2]

    def _worded(self, index: int) -> tuple[Role, str]:
        """By its words, where its place in the tree leaves it open."""
        line = self.lines[index]
        role, reason = self._by_words(index)
        if role not in {Role.PARAGRAPH, Role.SUBHEADING}:
            return role, reason
        if self.headline < index < self.extent.first:
            return self._before_text(index)
        if line.tag in HEADINGS:
            return self._heading(index)
        if self._links_elsewhere(line):
            return Role.RELATED_LINK, "a label and links"
        if not self.extent.tells(index) or (self._is_above(index) and not is_sentence(line)):
            return Role.OTHER, _BESIDE
        if role is Role.SUBHEADING and self._runs_on(line):
            return Role.PARAGRAPH, ""
        return role, reason

    def _is_above(self, index: int) -> bool:
        """Over the headline, or a listed line (a button: "copy the link") over the text."""
        return index < self.headline or (self.paragraphs == 0 and self.lines[index].tag in _RUNNING - {"p"})

    def _heading(self, index: int) -> tuple[Role, str]:
        line = self.lines[index]
        if key(line.text) == self.title:
            return Role.OTHER, "the headline again"
        if self.extent.heads(index):
            return Role.SUBHEADING, f"a heading of the article ({line.tag})"
        return Role.OTHER, _BESIDE

    def _runs_on(self, line: Piece) -> bool:
        """Whether a short line is text all the same: a row, a listed line, a live entry, an interviewer's question."""
        if line.is_row:
            return True
        if _ENTRY.match(line.text):
            return True
        asks = line.text.endswith("?") and len(line.text.split()) >= _QUESTION_WORDS
        return line.tag in _RUNNING and (asks or not line.bold)

    def _links_elsewhere(self, line: Piece) -> bool:
        """Whether it is a label with links behind it, or stands in a list of links."""
        if self.extent.is_in_link_list(line):
            return True
        titled = len(line.text.split()) - len(line.unlinked.split()) >= _LINKED_WORDS
        return titled and line.link_share >= _LABEL_SHARE and _LABEL.fullmatch(line.unlinked) is not None

    def _by_words(self, index: int) -> tuple[Role, str]:
        return role_of(
            Surroundings(
                lines=self.units,
                index=index,
                agencies=self.known.agencies,
                outlet=self.known.outlet,
                authors=self.known.authors,
                titled=0 <= self.headline < index,
            )
        )

    def _may_credit(self, line: Piece) -> bool:
        """Whether it is short, names an agency and stands at no picture: our evidence, whatever its element says."""
        if len(line.text.split()) > _CREDIT_WORDS or not any(True for _ in self.known.agencies.mentions(line.text)):
            return False
        return not any(picture(mark) for mark in self._marks(line, _PICTURE_LEVELS))

    def _before_text(self, index: int) -> tuple[Role, str]:
        """Between the headline and the first paragraph stand a summary, dates and buttons."""
        line = self.lines[index]
        telling = len(line.text.split()) >= _STANDFIRST_WORDS
        if telling and (line.tag in HEADINGS or ends_sentence(line.text)):
            return Role.STANDFIRST, "between the headline and the text"
        if line.tag in HEADINGS and self._heads_text(index) and self._is_apart(index):
            return Role.SUBHEADING, f"a heading of the article ({line.tag})"
        return Role.OTHER, _BESIDE

    def _is_apart(self, index: int) -> bool:
        """Whether the element that it stands in holds no headline: an entry of a diary, a part of the text."""
        return self.lines[index].places[1:2] != self.lines[self.headline].places[1:2]

    def _hinted(self, index: int, *, near: bool) -> tuple[Role, str] | None:
        """By the marks of its elements, pictures before everything."""
        line = self.lines[index]
        if line.link_share <= LINK_SHARE and (pictured := self._pictured(index, near=near)):
            return pictured
        body = self.extent.inside[index] and is_long(line)
        for mark in self._marks(line, _HINT_LEVELS):
            weak = body or (mark == line.trail[0] and self.extent.is_common(mark))
            for role, reason, strong in hints(mark):
                if (weak and not strong) or (reason == BOX and line.link_share > LINK_SHARE):
                    continue
                if role is Role.BYLINE and self._is_title_of_another(index):
                    return Role.RELATED_LINK, "another report's title among what is told of the author"
                if role is not Role.STANDFIRST:
                    return role, reason
                return self._over_text(index, reason) if near else None
        return None

    def _is_title_of_another(self, index: int) -> bool:
        """Whether a line is a link of more words than names have: "Ferry runs aground in thick fog off Kovar"."""
        line = self.lines[index]
        titled = line.link_share > LINK_SHARE and len(line.text.split()) >= _TITLE_WORDS
        return titled and self._by_words(index)[0] is not Role.BYLINE

    def _over_text(self, index: int, reason: str) -> tuple[Role, str] | None:
        """A line marked as a standfirst or second headline; a second headline in the text is a subheading."""
        words = len(self.lines[index].text.split())
        if self.paragraphs > _STANDFIRST_PARAGRAPHS and _SECOND.search(reason):
            short = words <= _SUBHEADING_WORDS and self.extent.heads(index)
            return (Role.SUBHEADING, reason) if short else None
        return (Role.STANDFIRST, reason) if words >= _HINTED_WORDS else None

    def _pictured(self, index: int, *, near: bool) -> tuple[Role, str] | None:
        """By the pictures that it stands at."""
        line = self.lines[index]
        for mark in self._marks(line, _PICTURE_LEVELS):
            if found := picture(mark):
                return Role.CAPTION, f"stands in an element marked {found!r}"
        if near and line.is_alt and line.tag not in HEADINGS and len(line.text.split()) >= _ALT_WORDS:
            return Role.CAPTION, "says what a picture is stated to show"
        if near and self._is_beside_picture(index):
            return Role.CAPTION, "stands in one small element with a picture"
        return None

    def _is_beside_picture(self, index: int) -> bool:
        """Whether a picture and a few lines only share an element with it."""
        line = self.lines[index]
        level = line.picture_level
        if level < 0 or level > _PICTURE_NEAR or (self.extent.inside[index] and is_long(line)):
            return False
        place = line.places[level]
        few = self.extent.lines_in[place] <= _PICTURE_LINES and place not in self.extent.enclosing
        return few and len(line.text.split()) <= _PICTURE_WORDS and self._by_words(index)[0] is not Role.OTHER

    def _marks(self, line: Piece, levels: int) -> Iterator[str]:
        """The marks of its elements up to the first that encloses the article."""
        for level, (mark, place) in enumerate(zip(line.trail, line.places, strict=True)):
            if level == levels or (level and place in self.extent.enclosing):
                return
            if mark not in self.extent.enclosing:
                yield mark
