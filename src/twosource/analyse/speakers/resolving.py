"""From the words that name a source ("he", "the spokesman", "a senior official") to a party.

Resolved as far as the report allows; what it does not allow is said ("unresolved"), not guessed.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from twosource.analyse.speakers.beside import FIRMS
from twosource.analyse.speakers.described import Described
from twosource.analyse.speakers.documents import Documents
from twosource.analyse.speakers.introductions import Introductions, is_office, is_work
from twosource.analyse.speakers.occasions import Occasion
from twosource.analyse.speakers.parties import Parties
from twosource.analyse.speakers.pronouns import Pronouns, is_pair
from twosource.analyse.speakers.sourcewords import (
    ANONYMOUS,
    DEFINITE,
    DOCUMENTS,
    HEAD_END,
    KINDS,
    PAPERS,
    is_outlet,
    may_be_called,
    noun_of,
    unresolved,
    without_article,
)
from twosource.analyse.speakers.spoken import Spoken
from twosource.model.agency import AgencyTable
from twosource.model.analysis import Name, NameKind
from twosource.model.quotation import Party, PartyKind
from twosource.model.span import Span, trimmed

_INDEFINITE = re.compile(
    r"^(?:an?|one|two|three|four|five|six|several|some|many|few|other|another|unnamed|anonymous|senior|top|current|former|sources?|officials?|people)\b",
    re.I,
)
_NEAR_CHARACTERS = 600
# Bodies of one kind that are kept: where there are two, "the committee" is neither.
_ALIKE = 2
_ONE_OF = re.compile(r"(?:one|two|three|some|many|several|most|both|all|another)\sof\s(.+)$", re.I)
_OPENERS = frozenset("the a an one another his her their its our".split())
# "the crew's lawyer", "Holm's chief of staff"
_POSSESSED = re.compile(r"[\w\s.-]{2,40}['’]s?\s[a-z][\w-]*(?:\s[\w-]+){0,3}$")
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
# How a name ends that is none: "the Texas Democrat"
_MEMBERS = (["Democrat"], ["Republican"])
# "a federal judge", "whistleblower" in a headline
_LEADING = re.compile(r"(?:an?\s(?:[\w.-]+\s){0,4})?[A-Za-z]+$", re.I)
# Behind a name: "'s office", "' lawyers"
_OWNS = re.compile(r"['’]s?\s[a-z]")
# "the president" alone, and not "the president of the club", is one of those who were called so.
_OFFICE_WORDS = 2
# "the 62-year-old former clerk"
_OF_AGE = re.compile(r"the\s\d{1,3}-year-old\b", re.I)
# "eight lawmakers, voicing doubt", "a clerk, who left": what somebody did is not what he is called
_BESIDE = re.compile(r",\s(?:who|\w+ing)\s")


class Speakers:
    """Resolves sources of one report, in the order of its text."""

    def __init__(self, text: str, names: Sequence[Name], agencies: AgencyTable, outlet: str = "") -> None:
        self.text, self.outlet = text, outlet
        self.parties = Parties(text, names, agencies, outlet)
        self.spoken = Spoken()
        self.pronouns = Pronouns(self.parties, self.spoken)
        self.documents = Documents(self.parties, self.spoken, self.pronouns)
        self.introduced = Introductions(text, names)
        self.described = Described(text, names, self.parties.may_be)
        self.bodies = _bodies(names)

    def resolve(self, source: Span, sentence: int = 0) -> Party:
        """The party that the words at ``source`` name.

        Args:
            sentence: where the sentence of the source begins.
        """
        words = source.of(self.text)
        low = words.lower()
        party = self.pronouns.pair(source, sentence) if is_pair(low) else None
        first = low.partition(",")[0]  # "he, too,"
        if party is None and " " not in first:
            party = self.pronouns.meant(first, source, sentence)
        if low in {"who", "which", "that"}:
            party = self.pronouns.before(source) or unresolved(low, source)
        if party is None:
            party = self._phrase(words, source)
        self.spoken.note(party)
        return party

    def passing(self, relay: Span) -> Party:
        """The party that passes another's words on; pronouns that follow do not mean it."""
        return self._phrase(relay.of(self.text), relay)

    def told(self, addressee: Span) -> Iterator[Party]:
        """The outlet that "the newspaper" or "the outlet" means, where that is who was told."""
        words = addressee.of(self.text)
        if noun_of(words) in PAPERS and not self.parties.within(addressee):
            paper = self.documents.paper(words, addressee)
            if paper is not None:
                yield paper

    def within(self, span: Span) -> list[Name]:
        """The names whose core lies inside ``span``."""
        return self.parties.within(span)

    def party(self, name: Name) -> Party:
        """A name as a party of the chain."""
        return self.parties.party(name)

    def wrote(self, occasion: Occasion) -> None:
        """Remember whose letter, statement or speech it is."""
        self.documents.wrote(occasion)

    def written(self, source: Span, speaker: Party) -> Party | None:
        """The document through which its author speaks: "the letter reads", "a copy of his speech"."""
        return self.documents.written(source, speaker)

    def _phrase(self, words: str, source: Span) -> Party:
        told = self._apposed(words, source) or self._one_of(words, source) or self._aged(words, source)
        if told is not None:
            return told
        head = trimmed(self.text, source.start, source.start + self._head_end(words, source))
        if not len(head):
            head = source
        noun = noun_of(head.of(self.text))
        names = [n for n in self.parties.within(head) if n.core.of(self.text).split()[-1:] not in _MEMBERS]
        persons = [n for n in names if n.kind is NameKind.PERSON]
        if (joint := self._joint(names, head, source)) is not None:
            return joint
        aides = noun in ANONYMOUS and bool(persons) and persons[-1].core.end < head.end - 2  # "Holm aides"
        owned = bool(persons) and _OWNS.match(self.text, persons[-1].core.end, head.end) is not None
        titled = self._titled(source)
        if titled is None and persons and noun not in DOCUMENTS and not aides and not owned:
            return self.parties.party(persons[-1])
        meant = titled or self._by_work(noun, head, source) or self._described(head)
        if meant is None and noun not in DOCUMENTS and not persons:
            meant = self._named_later(noun, head)
        if meant is not None:
            return replace(self.parties.party(meant), span=source)
        if noun in DOCUMENTS:
            return self.documents.document(words, source, noun)
        if aides or (noun in ANONYMOUS and not self._named_at_end(names, head)):
            return self._group(words, source)
        if names and names[-1].core.end >= head.end - 2:
            return self.parties.party(names[-1])
        return self._plain(head.of(self.text), source)

    def _joint(self, names: Sequence[Name], head: Span, source: Span) -> Party | None:
        """Several together: "Orla Venn and Ines Holm", "the yard and the Skerrow Port Authority"."""
        if " and " not in head.of(self.text) or len(names) < 2:
            return None
        persons = [name for name in names if name.kind is NameKind.PERSON]
        if len(persons) == len(names):
            return Party(name=" and ".join(p.entity for p in persons), kind=PartyKind.PERSON, span=source)
        return None if persons else Party(name=without_article(head.of(self.text)), kind=PartyKind.BODY, span=source)

    def _named_later(self, noun: str, head: Span) -> Name | None:
        """Whom a lead that says "a federal judge" names further on."""
        return self.introduced.later(noun, head.end) if _LEADING.match(head.of(self.text)) else None

    def _head_end(self, words: str, source: Span) -> int:
        """Where the head of a source ends: at the first "of", "who" or comma that stands in no name."""
        cores = [name.core for name in self.parties.within(source)]
        for found in HEAD_END.finditer(words):
            place = source.start + found.start()
            if not any(core.start < place < core.end for core in cores):
                return found.start()
        return len(words)

    def _apposed(self, words: str, source: Span) -> Party | None:
        """The name beside a description: "A spokesman for the ministry, Tomas Vekar,"."""
        comma = words.find(", ")
        opens = words[:1].islower() or words.split(maxsplit=1)[0].lower() in _OPENERS
        if comma < 0 or not (opens or _POSSESSED.match(words, 0, comma)):
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

    def _titled(self, source: Span) -> Name | None:
        """The person named behind a title: "U.S. Secretary of State Anna Holm", "the mayor's chief of staff Ben"."""
        beside = _BESIDE_HEAD.search(self.text, source.start, source.end)
        head = Span(source.start, beside.start() if beside else source.end)
        names = self.parties.within(head)
        last = names[-1] if names else None
        if last is None or last.kind is not NameKind.PERSON or last.core.end < head.end - 1:
            return None
        before = self.text[source.start : last.span.start].split()
        title = last.span.start < last.core.start and all(word[:1].isupper() for word in before)
        described = bool(before) and before[-1].isalpha() and before[-1].islower() and before[-1] not in _LINKS
        return last if title or described else None

    def _aged(self, words: str, source: Span) -> Party | None:
        """Whom "the 62-year-old former clerk" means: whose age it is, else who spoke last, a few sentences before."""
        if not _OF_AGE.match(words) or self._described(source) is not None or self.parties.within(source):
            return None
        last = self.spoken.last_person
        near = last is not None and last.span is not None and 0 < source.start - last.span.end < _NEAR_CHARACTERS
        return replace(last, span=source) if last is not None and near else None

    def _described(self, head: Span) -> Name | None:
        """Whom "the Iowa Republican" or "the 62-year-old" means."""
        words = head.of(self.text)
        last = self.spoken.last_person.name if self.spoken.last_person else ""
        return self.described.meant(words, head.start, last) if words[:4].lower() == "the " else None

    def _by_work(self, noun: str, head: Span, source: Span) -> Name | None:
        """Who was introduced so: "the lawyer", "the crew's lawyer"; refused: "a lawyer", "the Vantor lawyer"."""
        words = head.of(self.text)
        definite = DEFINITE.match(words) or _POSSESSED.match(words)
        alone = len(source) == len(head) and len(words.split()) == _OFFICE_WORDS
        told = not is_office(noun) and noun not in KINDS and noun not in FIRMS and self.introduced.tells(noun)
        named = is_work(noun) or told or (alone and is_office(noun))
        if not definite or not named or self.spoken.is_last(noun):
            return None
        return self.introduced.meant(noun, head.start, self.spoken.last_person.name if self.spoken.last_person else "")

    def _one_of(self, words: str, source: Span) -> Party | None:
        """ "one of them": one of those who spoke last; "one of the officials": an official."""
        found = _ONE_OF.match(words)
        if not found:
            return None
        group = found.group(1)
        if group.lower() in {"them", "those"}:
            last = self.spoken.several()
            return Party(name=last.name, kind=last.kind, span=source) if last else unresolved(words, source)
        return Party(name=without_article(group), kind=PartyKind.ANONYMOUS, span=source)

    def _named_at_end(self, names: list[Name], head: Span) -> bool:
        return (
            bool(names)
            and names[-1].core.end >= head.end - 1
            and names[-1].core.of(self.text)[:1].isupper()
            and names[-1].kind is not NameKind.OTHER
        )

    def _group(self, words: str, source: Span) -> Party:
        last = self.spoken.last
        if last is not None and DEFINITE.match(words) and self._is_meant_again(last, source):
            return Party(name=last.name, kind=PartyKind.ANONYMOUS, span=source)
        name = without_article(_BESIDE.split(words)[0])
        known = self.spoken.fuller(name) if words[:2].lower() in {"a ", "an"} else None
        return Party(name=known or name, kind=PartyKind.ANONYMOUS, span=source)

    def _is_meant_again(self, last: Party, source: Span) -> bool:
        """Whether "the officials" are those without a name who spoke last; refused: "the two Holm aides" of others."""
        return last.kind is PartyKind.ANONYMOUS and all(
            n.core.of(self.text) in last.name for n in self.parties.within(source)
        )

    def _plain(self, words: str, source: Span) -> Party:
        noun = noun_of(words)
        if noun in PAPERS and (paper := self.documents.paper(words, source)) is not None:
            return paper
        last = self.spoken.last_thing
        if last is not None and DEFINITE.match(words) and noun_of(last.name) == noun and len(words.split()) == 2:
            return Party(name=last.name, kind=last.kind, span=source)
        alone = len(source.of(self.text).partition(",")[0].split()) <= 2
        if (noun in FIRMS or noun in KINDS) and DEFINITE.match(words) and alone:
            firm = self._firm(trimmed(self.text, source.start, source.start + len(words)))
            if firm is not None:
                return Party(name=firm.name, kind=PartyKind.BODY, span=source)
        if _INDEFINITE.match(words):
            return Party(name=without_article(words), kind=PartyKind.ANONYMOUS, span=source)
        return Party(name=without_article(words), kind=PartyKind.BODY, span=source)

    def _firm(self, source: Span) -> Party | None:
        """The body that "the company" means: the one that spoke last, else the one named last."""
        last, noun = self.spoken.last_thing, noun_of(source.of(self.text))
        if (
            last is not None
            and last.kind is PartyKind.BODY
            and last.span
            and source.start - last.span.end < _NEAR_CHARACTERS
            and may_be_called(last.name, noun)
        ):
            return last
        place = bisect_right(self.parties.starts, source.start) - 1
        for name in reversed(self.parties.names[max(0, place - 8) : place + 1]):
            near = source.start - name.span.end < _NEAR_CHARACTERS
            firm = name.kind is NameKind.BODY or (name.kind is NameKind.OTHER and self._is_firm(name))
            bare = name.entity.lower() in KINDS or name.entity.lower() in FIRMS  # "the Committee"
            if near and firm and not bare and not is_outlet(name.entity) and may_be_called(name.entity, noun):
                return self.parties.party(name)
        return self._sole(noun, source.start) if noun in KINDS else None

    def _sole(self, noun: str, offset: int) -> Party | None:
        """The one body of that kind which the report has named: "the committee", however far behind it."""
        known = (name for last in {noun, *KINDS[noun]} for name in self.bodies.get(last, ()))
        before = [name for name in known if name.span.start < offset]
        return self.parties.party(before[0]) if len(before) == 1 else None

    def _is_firm(self, name: Name) -> bool:
        """Whether a name of no known kind may be a body's: no person's, and not only a place's or a ship's."""
        before = self.text[max(0, name.core.start - 12) : name.core.start].lower()
        placed = re.search(r"\b(?:in|at|off|near|from|to|the|ferry|ship|vessel)\s$", before)
        return name.entity not in self.parties.people and placed is None


def _bodies(names: Sequence[Name]) -> dict[str, list[Name]]:
    """The first mentions of bodies by the last words of their names, two of each: more are as good as two."""
    found: dict[str, dict[str, Name]] = {}
    for name in names:
        body = name.kind in {NameKind.BODY, NameKind.OTHER} and " " in name.entity and not is_outlet(name.entity)
        alike = found.setdefault(noun_of(name.entity), {}) if body else {}
        if len(alike) < _ALIKE:
            alike.setdefault(name.entity, name)
    return {noun: [*alike.values()] for noun, alike in found.items()}
