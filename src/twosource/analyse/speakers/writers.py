"""Who wrote "the letter" or "the tweet", where a report tells it of somebody who says nothing by it there.

"Ms Holm praised the crew in a tweet. “Well done,” the tweet stated."; "In an eloquent, if short, letter to friends, Ms
Holm left. “It was time,” the letter began.". What is told as an occasion of a saying is known without this
(:mod:`twosource.analyse.speakers.documents`). Refused: "Ms Holm answered a letter", which is another's.
"""

import re
from bisect import bisect_left

from twosource.analyse.speakers.parties import Parties
from twosource.model.analysis import Name, NameKind
from twosource.model.quotation import Party, PartyKind

PERSONAL = frozenset(
    "letter memo memorandum note email e-mail tweet tweets post message speech op-ed essay column statement".split()
)
"""What somebody writes or says in his own name."""
# "in | a tweet", "is circulating | a letter", "posted | another message"
_PUT_OUT = re.compile(
    r"\b(?:[Ii]n|wrote|writes|writing|penned|sent|sends|sending|issued|released|posted|published|shared|circulat(?:ed|ing)|"
    r"via|through)\s(?:an?|his|her|their|its|another|one)\s(?:[\w-]+,?\s){0,5}?("
    + "|".join(sorted(PERSONAL, key=len, reverse=True))
    + r")\b"
)
# Where a sentence ends, and an abbreviation that ends none: "Rep. | Holm"
_STOP = re.compile(r"[.!?][\"”’]?\s+|\n")
_SHORT = re.compile(r"\b(?:[A-Z][a-z]{0,3}|[A-Z]|[A-Z]\.[A-Z])\.\s+$")
# "an aide to | Holm"
_BEHIND = re.compile(r"\b(?:to|of|for|by|from|with|about|against|on|over|at|in)\s(?:the\s)?$")
# Characters before a document within which it is put out, and of a sentence round that place.
_NEAR_CHARACTERS, _SENTENCE_CHARACTERS = 1500, 400


class Writers:
    """The writings that one report tells of, and their writers."""

    def __init__(self, parties: Parties) -> None:
        self.text, self.parties = parties.text, parties
        self.told = [(found.start(1), found.group(1).lower()) for found in _PUT_OUT.finditer(parties.text)]

    def writer(self, noun: str, offset: int) -> Party | None:
        """Who wrote what is called so at ``offset``: the one told last, not too far before."""
        place = bisect_left(self.told, offset, key=lambda told: told[0])
        for index in range(place - 1, -1, -1):
            start, told = self.told[index]
            if offset - start > _NEAR_CHARACTERS:
                return None
            if told.rstrip("s") == noun.rstrip("s"):
                name = self._writer_at(start)
                return self.parties.party(name) if name is not None else None
        return None

    def _writer_at(self, start: int) -> Name | None:
        """The person, else the body, whose act the sentence tells: before the writing, else behind a comma after it."""
        opens, ends = self._sentence(start)
        first, last = (bisect_left(self.parties.starts, place) for place in (opens, ends))
        acting = [name for name in self.parties.names[first:last] if self._acts(name)]
        before = [name for name in acting if name.span.end <= start]
        behind = [
            name
            for name in acting
            if name.span.start > start and self.text[name.span.start - 2 : name.span.start] == ", "
        ]
        told = before or behind[:1]
        return next((name for name in told if name.kind is NameKind.PERSON), told[0] if told else None)

    def _sentence(self, start: int) -> tuple[int, int]:
        """Where the sentence at an offset begins and ends, as far as full stops tell."""
        low, high = max(0, start - _SENTENCE_CHARACTERS), start + _SENTENCE_CHARACTERS
        stops = [stop for stop in _STOP.finditer(self.text, low, high) if not self._is_short(stop)]
        opens = max((stop.end() for stop in stops if stop.end() <= start), default=low)
        return opens, min((stop.start() for stop in stops if stop.start() >= start), default=high)

    def _is_short(self, stop: re.Match[str]) -> bool:
        return _SHORT.search(self.text, max(0, stop.start() - 6), stop.end()) is not None

    def _acts(self, name: Name) -> bool:
        """Whether a person or body may be the subject there: no owner, not behind a preposition."""
        kind = self.parties.party(name).kind
        owns = self.text[name.span.end : name.span.end + 1] in {"'", "’"}
        behind = _BEHIND.search(self.text, max(0, name.span.start - 12), name.span.start) is not None
        return (
            kind in {PartyKind.PERSON, PartyKind.BODY} and name.kind is not NameKind.PLACE and not owns and not behind
        )
