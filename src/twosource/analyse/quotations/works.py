"""Titles of works, events and nicknames in quote marks: names, and nobody's words."""

import re

from twosource.analyse.marks import Quote
from twosource.analyse.quotations.draft import Draft
from twosource.analyse.speakers.sourcewords import is_outlet
from twosource.analyse.tables import outlets
from twosource.analyse.words import STOP
from twosource.model.report import Role

# "the so-called "miracle bridge"": a name, nobody's words
_NAMED = re.compile(r"\b(?:so-called|known as|nicknamed|titled|entitled|named|codenamed)\s(?:an?\s|the\s)?\W*$", re.I)
# "young people often called "Anchors"": what a group is called, by nobody in particular
_CALLED = re.compile(r"\b(?:often|also|sometimes|widely|popularly)\scalled\s\W*$")
# "on ABC's "This Week"", "the book "Low Tide"", "a hearing on the "State of Ports""; refused: "the mayor's "Wrong""
_WORK = re.compile(
    r"(?:\b(?:(?:sang|starred|appeared|acted|performed|danced)(?:\sin)?|book|film|movie|song|show|program|programme|novel|album|series|play|memoir)"
    r"|\b(?:on|with|told|of|to)\s(?:[A-Z]{2,6}|CNN|Fox News|Fox|Sky|Sky News)['’][sS]"
    r"|\b(?:hearing|segment|panel|appearance|interview|guest)\son(?:\sthe)?|\bhosts?(?:\sof)?|\bon)\s*\W*$"
)
# "the "Free Pier Week" festival": what a thing named in marks is
_EVENT = re.compile(
    r"\s(?:event|festival|campaign|rally|program|programme|series|exhibition|initiative|project|tour|podcast|show|"
    r"movement|conference|summit|award|contest|concert|parade|scheme|album|app|competition|resolution|bill|act|treaty)s?\b"
)
_EVENT_CHARACTERS = 16
# "on the show "Low Tide"", "on CNN's "This Week"": a programme, on which somebody speaks
_PROGRAMME = re.compile(r"\b(?:on|to|with)\s(?:\S+['’]s?\s|the\s(?:show|program|programme|podcast)\s|his\s|her\s)?\W?$")
# Fewer words than this in marks, each with a capital, are a title ("Fox & Friends"), not speech.
_TITLE_WORDS = 6


class Works:
    """What in quote marks of one report is a title.

    Attributes:
        events: names of events and undertakings, in small letters.
        programmes: quotes that name a programme on which somebody speaks.
    """

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.events = self._events()
        self.programmes = frozenset(quote for quote in draft.quotes if self._is_programme(quote))

    def is_title(self, quote: Quote, *, said: bool) -> bool:
        """Titles of works and nicknames are no quotations.

        Args:
            said: an attribution holds the words; then only a programme's or a work's title is none.
        """
        inner = quote.inner.of(self.draft.text).rstrip(",.")
        if inner in outlets() or (is_outlet(inner) and self._is_capitalised(quote, inner)):
            return True
        before = self.draft.text[max(0, quote.outer.start - 24) : quote.outer.start]
        if self._is_capitalised(quote, inner) and _WORK.search(before):
            return True
        if inner.casefold() in self.events:
            return True
        return bool(_CALLED.search(before)) or (
            not said and (self._is_nickname(quote, inner, before) or bool(_NAMED.search(before)))
        )

    def _events(self) -> frozenset[str]:
        """Events and undertakings named in marks, here or elsewhere in the text: "the “Free Pier Week” festival"."""
        found = set()
        for quote in self.draft.quotes:
            inner = quote.inner.of(self.draft.text).rstrip(",.")
            noun = _EVENT.match(self.draft.text, quote.outer.end, quote.outer.end + _EVENT_CHARACTERS)
            if noun and len(inner.split()) > 1 and self._is_capitalised(quote, inner):
                found.add(inner.casefold())
        return frozenset(found)

    def _is_programme(self, quote: Quote) -> bool:
        before = self.draft.text[max(0, quote.outer.start - 40) : quote.outer.start]
        inner = quote.inner.of(self.draft.text).rstrip(",.")
        return bool(inner) and self._is_capitalised(quote, inner) and bool(_PROGRAMME.search(before))

    def _is_capitalised(self, quote: Quote, inner: str) -> bool:
        """Whether a few words are written as a title is: "This Week", "Fox & Friends"."""
        parts = inner.split()
        capitals = all(part[:1].isupper() or part.lower() in STOP or part == "&" for part in parts)
        role = self.draft.report.blocks[quote.block].role
        ends = quote.inner.of(self.draft.text)[-1] in "!?"
        return capitals and 0 < len(parts) <= _TITLE_WORDS and role in {Role.PARAGRAPH, Role.CAPTION} and not ends

    def _is_nickname(self, quote: Quote, inner: str, before: str) -> bool:
        """Whether a word or two stand within a name: Orla "Tiny" Venn."""
        after = self.draft.text[quote.outer.end : quote.outer.end + 2]
        if len(inner.split()) > 2 or not before[-2:-1].isalpha():
            return False
        return after[:1] == " " and after[1:].isupper() and before.rsplit(maxsplit=1)[-1][:1].isupper()
