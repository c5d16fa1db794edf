"""Persons named beside a description: behind it, before it, or behind a title.

"A spokesman for the port, Tomas Vekar, said", "Tomas Vekar, its spokesman, said", "the mayor's chief of staff Ben Ohm".
"""

import re
from bisect import bisect_right

from twosource.analyse.speakers.introductions import is_office, is_work
from twosource.analyse.speakers.parties import Parties
from twosource.analyse.speakers.sourcewords import ANONYMOUS, HEAD_END, is_plural, noun_of
from twosource.model.analysis import Name, NameKind
from twosource.model.quotation import Party
from twosource.model.span import Span

_OPENERS = frozenset("the a an one another his her their its our".split())
# "the crew's lawyer", "Holm's chief of staff"
POSSESSED = re.compile(r"[\w\s.-]{2,40}['’]s?\s[a-z][\w-]*(?:\s[\w-]+){0,3}$")
# Where what only adds to a source begins: ", a lawyer", " who left".
_BESIDE_HEAD = re.compile(r",|\s(?:who|which|that)\s")
_OWNER = re.compile(r"['’]s?\s(?=[A-Z])")
# Words right before a name that is no part of a title: "an aide to Anna Holm", "a clerk named Ben Ohm".
_LINKS = frozenset(
    (
        "of for to by with from about and or in at on against who that which like than as named called but under "
        "the a an"
    ).split()
)
# "D-N.Y.", "R-Iowa"
_TAGGED = re.compile(r"[DRI]-[A-Z][\w.]*$")


class Appositions:
    """The names of one report that stand beside descriptions."""

    def __init__(self, parties: Parties) -> None:
        self.text, self.parties = parties.text, parties

    def apposed(self, words: str, source: Span) -> Party | None:
        """The name beside a description: "A spokesman for the ministry, Tomas Vekar,"."""
        comma = words.find(", ")
        opens = words[:1].islower() or words.split(maxsplit=1)[0].lower() in _OPENERS
        if comma < 0 or not (opens or POSSESSED.match(words, 0, comma)):
            return None
        start = source.start + comma + 2
        for name in self.parties.within(Span(start, source.end)):
            opens = name.span.start == start
            if opens and (owner := _OWNER.match(self.text, name.core.end, source.end)):
                start = owner.end()  # "The reporter, the Courier's Ben Ohm,"
                continue
            if opens and name.kind in {NameKind.PERSON, NameKind.BODY, NameKind.OTHER} and not name.described:
                return self.parties.party(name)
        return None

    def introduced_by(self, words: str, source: Span) -> Party | None:
        """Who is named right before a description of him: "Orla Holm, | a clerk of the port", "Ben Ohm, | D-Iowa"."""
        described = self._is_described(words)
        if not described or self.text[max(0, source.start - 2) : source.start] != ", ":
            return None
        place = bisect_right(self.parties.starts, source.start) - 1
        for name in self.parties.names[max(0, place) : place + 1]:
            before = self.text[max(0, name.span.start - 2) : name.span.start].rstrip(" ")
            opens = not before or before[-1] in '.!?”"’\n'
            beside = name.span.end == source.start - 2 and name.kind in {NameKind.PERSON, NameKind.OTHER}
            if beside and (opens or _TAGGED.match(words)) and not name.described:
                return self.parties.party(name)
        return None

    def _is_described(self, words: str) -> bool:
        """Whether words are a description of one person, or his party and state."""
        noun = noun_of(HEAD_END.split(words)[0])
        opens = words.split(maxsplit=1)[:1]
        person = is_work(noun) or is_office(noun) or (noun in ANONYMOUS and not is_plural(words))
        article = bool(opens) and (opens[0].lower() in _OPENERS or POSSESSED.match(words) is not None)
        bare = words[:1].islower() and (is_work(noun) or is_office(noun))  # "legal director at the port"
        return _TAGGED.match(words) is not None or (person and article) or bare

    def titled(self, source: Span) -> Name | None:
        """The person named behind a title: "U.S. Secretary of State Anna Holm", "the mayor's chief of staff Ben"."""
        beside = _BESIDE_HEAD.search(self.text, source.start, source.end)
        head = Span(source.start, beside.start() if beside else source.end)
        names = self.parties.within(head)
        last = names[-1] if names else None
        if last is None or last.kind is not NameKind.PERSON or last.core.end < head.end - 1:
            return None
        before = self.text[source.start : last.span.start].split()
        title = last.span.start < last.core.start and all(word[:1].isupper() for word in before)
        served = len(names) > 1 and names[-2].core.end >= last.span.start - 2  # "Envoy to the Port League Ben Ohm"
        title = title or (served and any(is_office(word.lower()) or is_work(word.lower()) for word in before))
        described = bool(before) and before[-1].isalpha() and before[-1].islower() and before[-1] not in _LINKS
        return last if title or described else None
