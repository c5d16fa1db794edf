"""Whom "he", "she", "it", "they" and "who" mean."""

import re
from bisect import bisect_right
from collections import Counter

from twosource.analyse.speakers.parties import Parties
from twosource.analyse.speakers.sourcewords import are_several, gender_of, unresolved
from twosource.analyse.speakers.spoken import Spoken
from twosource.model.analysis import Name, NameKind
from twosource.model.quotation import Party, PartyKind
from twosource.model.span import Span

_MALE, _FEMALE = frozenset(["he", "him", "his", "himself"]), frozenset(["she", "her", "hers", "herself"])
_PLURAL, _THING = frozenset(["they", "them", "their", "we", "us"]), frozenset(["it", "its", "itself"])
# "Karl Berg at a rally. | AP Photo"
_CREDITED = re.compile(r"\|\s[A-Z][\w./ ]{1,40}\s*$")
# "an aide to | Berg", "the words of | Berg"
_BEHIND = re.compile(r"\b(?:to|of|for|by|from|with|about|against|on|over)\s(?:the\s)?$")
# Of a longer paragraph nobody is told; of 73,000 paragraphs of the stream 122 are longer (2026-11).
_PARAGRAPH_CHARACTERS = 2000
# Where the first paragraph of a report begins at the earliest: behind a break of two characters
_PARAGRAPH_HEAD = 2
_QUOTED = frozenset("\"“”„«'‘`")
# "According to the prosecutors, | Holm lied when he said": the one behind it is meant
_LEAD = re.compile(r"According to [^,\n]{3,80}, ")
# "Republicans are", "The Arle council leaders met", after a stop
_SEVERAL = re.compile(
    r"(?:^|[\n.!?”\"]\s?|,\s)(?:(?:And|But|The|Some|Many|[Ww]hile|[Ii]f)\s){0,2}((?:(?!while\b|if\b|what\b|when\b|how\b|as\b|What\b|When\b|How\b|As\b)[A-Za-z][\w’'-]*\s){0,2}?"
    r"(?:Democrats|Republicans|leaders|officials|lawmakers|aides|authors|researchers|critics|supporters|protesters|"
    r"opponents|prosecutors|lawyers|advisers|experts|analysts|conservatives|liberals|activists))\s(?=[a-z])"
)
_TWO = re.compile(r"the two (?:countries|nations|sides|states|governments|powers)\b")


class Pronouns:
    """Leads the pronouns of one report back, in the order of its text."""

    def __init__(self, parties: Parties, spoken: Spoken) -> None:
        self.text, self.parties, self.spoken = parties.text, parties, spoken
        self.countries: Counter[str] = Counter()
        self.counted = 0

    def meant(self, low: str, source: Span, sentence: int) -> Party | None:
        """Whom a pronoun means; None where the word is none."""
        if low in _MALE | _FEMALE:
            gender = "m" if low in _MALE else "f"
            return self._subject(gender, source, sentence) or self.person(gender, source)
        if low in _PLURAL:
            several = self.spoken.last and (
                self.spoken.last.kind is not PartyKind.PERSON or " and " in self.spoken.last.name
            )
            last = self.spoken.last if several else None
            known = last or self.spoken.last_group or self.spoken.last_thing
            told = self._several_before(source) if known is None and low in {"they", "them"} else None
            return known or told or unresolved(low, source)
        if low in _THING:
            return self.spoken.last_thing or self._nearest_body(source) or unresolved(low, source)
        if low in {"i", "you", "one", "this", "someone", "somebody", "everyone", "nobody"}:
            return unresolved(low, source)
        return None

    def _several_before(self, source: Span) -> Party | None:
        """Those with whom a sentence before opens: "Republican leaders met on Monday. | They"."""
        paragraphs = self.text.rfind("\n\n", 0, max(0, self.text.rfind("\n\n", 0, source.start)))
        told = [*_SEVERAL.finditer(self.text, max(0, paragraphs, source.start - _PARAGRAPH_CHARACTERS), source.start)]
        words = told[-1].group(1) if told else ""
        return Party(name=words, kind=PartyKind.ANONYMOUS, span=Span(*told[-1].span(1))) if told else None

    def pair(self, source: Span, sentence: int) -> Party | None:
        """ "The two countries", and "they" after it: the two countries most spoken of so far."""
        if not _TWO.match(self.text[sentence : sentence + 40].lower()):
            return None
        while self.counted < len(self.parties.names) and self.parties.starts[self.counted] < source.start:
            self.countries[self.parties.names[self.counted].country] += 1
            self.counted += 1
        top = [entry for entry in self.countries.most_common(3) if entry[0]][:2]
        if len(top) < 2:
            return None
        name = " and ".join(country.title() for country, _ in sorted(top))
        return Party(name=name, kind=PartyKind.BODY, span=source)

    def before(self, source: Span) -> Party | None:
        """The antecedent of "who" and "which": the name right before it."""
        place = bisect_right(self.parties.starts, source.start) - 1
        if place >= 0 and source.start - self.parties.names[place].span.end <= 30:
            return self.parties.party(self.parties.names[place])
        return None

    def _subject(self, gender: str, source: Span, sentence: int) -> Party | None:
        """The person with whom the pronoun's own sentence opens: "Holm named two others, who he said lied"."""
        if self.text[sentence : sentence + 1] in _QUOTED:
            return None
        lead = _LEAD.match(self.text, sentence, source.start)
        start = lead.end() if lead else sentence
        for name in self.parties.within(Span(start, max(start, source.start)))[:1]:
            if (
                name.kind is NameKind.PERSON
                and name.span.start <= start + 4
                and self.parties.may_be(name.entity, gender)
            ):
                return Party(name=name.entity, kind=PartyKind.PERSON, span=source)
        return None

    def person(self, gender: str, source: Span) -> Party:
        """Whom "he" or "she" means: who spoke last, else the nearest person named before."""
        last = (
            self.spoken.last_person if self.spoken.last_person and " and " not in self.spoken.last_person.name else None
        )
        if last is not None and last.kind is PartyKind.ANONYMOUS:
            last = None if are_several(last.name) or gender_of(last.name) not in {"", gender} else last
        opener = self._opener(gender, source)
        if opener is not None and (last is None or last.span is None or last.span.start < opener.span.start):
            return Party(name=opener.entity, kind=PartyKind.PERSON, span=source)
        if (told := self._told_before(gender, source, last)) is not None:
            return Party(name=told.entity, kind=PartyKind.PERSON, span=source)
        nearest = self._nearest_person(gender, source)
        if last is not None and self.parties.may_be(last.name, gender):
            near = nearest is not None and (self._opens_sentence(nearest, source) or self._alone(nearest, last, source))
            if not near or nearest is None or nearest.entity == last.name:
                return Party(name=last.name, kind=last.kind, span=source)
        if nearest is not None:
            return Party(name=nearest.entity, kind=PartyKind.PERSON, span=source)
        return unresolved("he" if gender == "m" else "she", source)

    def _is_person(self, name: Name) -> bool:
        """Whether a name is a person's, or somebody's who spoke before."""
        return self.parties.is_person(name) or name.entity in self.spoken.persons

    def sole(self, source: Span, gender: str = "") -> Name | None:
        """The one person named so far in the paragraph of ``source``, else in the one before; of two neither."""
        end, start = source.start, self.text.rfind("\n\n", 0, source.start) + 2
        for _ in range(2):
            told = self._told_in(start, end)
            acting = [name for name in told if self._acts(name)]
            if told:
                sole = len({name.entity for name in acting}) == 1
                fits = sole and (not gender or self.parties.may_be(acting[0].entity, gender))
                return acting[-1] if fits else None
            end, start = max(0, start - 2), self.text.rfind("\n\n", 0, max(0, start - 2)) + 2
            if start < _PARAGRAPH_HEAD or end <= start:
                return None
        return None

    def _told_before(self, gender: str, source: Span, last: Party | None) -> Name | None:
        """Who acts alone in the paragraph before, or opens it, where who spoke last spoke before: "Holm left. | He"."""
        start = self.text.rfind("\n\n", 0, source.start) + 2
        before = self.text.rfind("\n\n", 0, max(0, start - 2)) + 2
        opens = not self._told_in(start, source.start)
        if start < _PARAGRAPH_HEAD or last is None or last.span is None or last.span.end >= before or not opens:
            return None
        return self.sole(source, gender) or self._heading(Span(before, start - _PARAGRAPH_HEAD), gender)

    def _heading(self, paragraph: Span, gender: str) -> Name | None:
        """The person with whom a paragraph opens: "Rep. Holm blamed Berg. | “It is late,” he said"."""
        told = self._told_in(paragraph.start, paragraph.end)
        opens = bool(told) and told[0].span.start <= paragraph.start + 1 and self._acts(told[0])
        return told[0] if opens and self.parties.may_be(told[0].entity, gender) else None

    def _told_in(self, start: int, end: int) -> list[Name]:
        """The persons named in a stretch, outside of quote marks; in a caption nobody."""
        if not start <= end <= start + _PARAGRAPH_CHARACTERS or _CREDITED.search(self.text, max(start, end - 44), end):
            return []
        told = [name for name in self.parties.within(Span(start, end)) if self._is_person(name)]
        return [name for name in told if not _is_open(self.text[start : name.span.start])]

    def _acts(self, name: Name) -> bool:
        """Whether a mention may be the subject of its clause; refused: "Berg’s plan", "an aide to Berg"."""
        owns = self.text[name.span.end : name.span.end + 1] in {"'", "’"}
        return not owns and _BEHIND.search(self.text, max(0, name.span.start - 8), name.span.start) is None

    def _opener(self, gender: str, source: Span) -> Name | None:
        """The person with whom the sentence before the pronoun's opens: "Holm saw Berg. She said"."""
        place = bisect_right(self.parties.starts, source.start) - 1
        for name in reversed(self.parties.names[max(0, place - 12) : place + 1]):
            possessive = self.text[name.span.end : name.span.end + 1] in {"'", "’"}
            if name.span.end > source.start or possessive or not self._is_person(name):
                continue
            if self._opens_sentence(name, source):
                between = self.text[name.span.end : source.start]
                return name if self.parties.may_be(name.entity, gender) and _sentences(between) <= 1 else None
        return None

    def _nearest_person(self, gender: str, source: Span) -> Name | None:
        place = bisect_right(self.parties.starts, source.start) - 1
        for name in reversed(self.parties.names[max(0, place - 12) : place + 1]):
            person = name.span.end <= source.start and self._is_person(name)
            if person and self.parties.may_be(name.entity, gender):
                return name
        return None

    def _opens_sentence(self, name: Name, source: Span) -> bool:
        """Whether the name is the subject of the pronoun's own or the preceding sentence."""
        if source.start - name.span.end > 400:
            return False
        before = self.text[max(0, name.span.start - 40) : name.span.start].rstrip()
        paragraph = self.text[self.text.rfind("\n\n", 0, name.span.start) + 2 : name.span.start]
        opens = (not before or before[-1] in '.!?”"\n') and not _is_open(paragraph)
        return opens and "\n\n" not in self.text[name.span.end : source.start]

    def _alone(self, name: Name, last: Party, source: Span) -> bool:
        """Whether the pronoun's paragraph names one person, and who spoke last spoke before it."""
        start = self.text.rfind("\n\n", 0, source.start) + 2
        if last.span is None or last.span.end > start or name.span.start < start:
            return False
        told = [n for n in self.parties.within(Span(start, source.start)) if self._is_person(n)]
        quoted = any(_is_open(self.text[start : n.span.start]) for n in told)
        return not quoted and {n.entity for n in told} == {name.entity}

    def _nearest_body(self, source: Span) -> Party | None:
        place = bisect_right(self.parties.starts, source.start) - 1
        for name in reversed(self.parties.names[max(0, place - 6) : place + 1]):
            if name.kind in {NameKind.BODY, NameKind.PLACE} and name.span.end <= source.start:
                return self.parties.party(name)
        return None


def is_pair(low: str) -> bool:
    """Whether words may mean two countries: "they", "the two sides"."""
    return low in _PLURAL or _TWO.match(low) is not None


def _is_open(text: str) -> bool:
    """Whether the text ends inside quote marks that it opens.

    Example:
        >>> _is_open('"Sorry, Mr '), _is_open('"Sorry," she said. Mr ')
        (True, False)
    """
    return text.count("“") > text.count("”") or text.count('"') % 2 == 1


def _sentences(words: str) -> int:
    """How often a sentence ends in the words."""
    return len(re.findall(r"[.!?][\"”’']?\s+(?=[A-Z“\"‘'])", words))
