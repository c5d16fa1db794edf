"""From the words that name a source ("he", "the spokesman", "a senior official") to a party.

Resolved as far as the report allows; what it does not allow is said ("unresolved"), not guessed.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from twosource.analyse.speakers.appositions import POSSESSED, Appositions
from twosource.analyse.speakers.beside import FIRMS
from twosource.analyse.speakers.bodies import Bodies
from twosource.analyse.speakers.described import Described
from twosource.analyse.speakers.documents import Documents
from twosource.analyse.speakers.heads import Heads
from twosource.analyse.speakers.introductions import Introductions, is_office, is_work, office_of
from twosource.analyse.speakers.occasions import FILED, WRITTEN, Occasion
from twosource.analyse.speakers.parties import Parties
from twosource.analyse.speakers.pronouns import Pronouns, is_pair
from twosource.analyse.speakers.sourcewords import (
    ANONYMOUS,
    DEFINITE,
    DOCUMENTS,
    HEAD_END,
    KINDS,
    PAPERS,
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
_ONE_OF = re.compile(r"(?:one|two|three|some|many|several|most|both|all|another)\sof\s(.+)$", re.I)
# How a name ends that is none: "the Texas Democrat"
_MEMBERS = (["Democrat"], ["Republican"])
# "a federal judge", "whistleblower" in a headline
_LEADING = re.compile(r"(?:(?:an?\s(?:[\w.-]+\s){0,4})?[A-Za-z]+|(?:[A-Z][\w.&-]*\s){1,3}[A-Za-z]+|The\s[A-Z]+)$", re.I)
# Behind a name: "'s office", "' lawyers"
_OWNS = re.compile(r"['’]s?\s[a-z]")
# "the president" alone, and not "the president of the club", is one of those who were called so.
_OFFICE_WORDS = 2
# "the 62-year-old former clerk"
_OF_AGE = re.compile(r"the\s\d{1,3}-year-old\b", re.I)
# "eight lawmakers, voicing doubt", "a clerk, who left": what somebody did is not what he is called
_BESIDE = re.compile(r",\s(?:who|\w+ing)\s")
# "supporting | a student": whom a relative clause means is not what was done to him
_DOING = re.compile(r"^\w+ing\s(?:an?|the)\s")
# "the Iowa nominee"; refused: "the Senate's top nominee"
_THE = re.compile(r"[Tt]he\s[^'’]*$")
# "a person identified as | a harbour official"
_CALLED = re.compile(
    r"an?\s(?:person|man|woman|source|writer|author)\s(?:identified|described|identifying\s\w+)\s(?:only\s)?as\s"
    r"(an?\s(?:[\w.-]+\s){0,4}?(?:official|officer|aide|adviser|employee|member|insider|executive|lawyer|doctor|friend))\b",
    re.I,
)
# "the wire service", "the news agency"
_WIRE = re.compile(r"the\s(?:news|wire)\s(?:service|agency)$", re.I)
# "the panel's report"
_BODYS = re.compile(r"[Tt]he\s([a-z]+)['’]s?\s(?:[a-z]+\s){0,2}[a-z]+$")
# "the officials", "both men"; refused: "his officials", whoever spoke last
_AGAIN = re.compile(r"(?:the|this|that|these|those|both)\s", re.I)
# "the former", "the ex-"
_FORMER = re.compile(r"[Tt]he\s(?:former\s|ex-)")
# What one person is called who was just named, and bears as no title.
_ROLES = frozenset(
    (
        "nominee candidate front-runner frontrunner incumbent challenger hopeful contender businessman businesswoman "
        "billionaire millionaire mogul tycoon republican democrat libertarian congressman congresswoman senator "
        "lawmaker governor star comedian comic actor actress singer rapper author celebrity activist pundit "
        "commentator columnist son-in-law daughter"
    ).split()
)


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
        self.heads = Heads(text, names)
        self.bodies = Bodies(self.parties, self.spoken)
        self.beside = Appositions(self.parties)
        self.families = _families(names)

    def resolve(self, source: Span, sentence: int = 0) -> Party:
        """The party that the words at ``source`` name.

        Args:
            sentence: where the sentence of the source begins.
        """
        party = self.meant(source, sentence)
        self.spoken.note(party)
        return party

    def meant(self, source: Span, sentence: int = 0) -> Party:
        """The party that the words at ``source`` name, who does not speak there."""
        words = source.of(self.text)
        low = words.lower()
        party = self.pronouns.pair(source, sentence) if is_pair(low) else None
        first = low.partition(",")[0]  # "he, too,"
        if party is None and " " not in first:
            party = self.pronouns.meant(first, source, sentence)
        if low in {"who", "which", "that"}:
            party = self.pronouns.before(source) or unresolved(low, source)
        return party or self._phrase(words, source)

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

    def called(self, last: str) -> list[Name]:
        """The one person whose last name is written so, in whatever letters; of two neither."""
        found = self.families.get(last.lower(), {})
        return [*found.values()] if len(found) == 1 else []

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
        told = self.beside.apposed(words, source) or self._one_of(words, source) or self._aged(words, source)
        return told or self.beside.introduced_by(words, source) or self._head(words, source)

    def _head(self, words: str, source: Span) -> Party:
        """The party that the head of a source names: its noun, and the names in it."""
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
        titled = self.beside.titled(source)
        if titled is None and persons and noun not in DOCUMENTS and not aides and not owned:
            return self.parties.party(persons[-1])
        headed = self.heads.meant(head.of(self.text))
        meant = titled or headed or self._by_work(noun, head, source) or self._described(head)
        if meant is None and noun not in DOCUMENTS and not persons:
            meant = self._named_later(noun, head)
        if meant is not None:
            return replace(self.parties.party(meant), span=source)
        if noun in DOCUMENTS:
            return self._of_body(words, source, noun) or self.documents.document(words, source, noun)
        return self._sole_person(head.of(self.text), noun, source) or self._unnamed(words, source, head, aides=aides)

    def _unnamed(self, words: str, source: Span, head: Span, *, aides: bool) -> Party:
        """Somebody without a name, else a body: by the name that ends the head, or by the words themselves."""
        noun = noun_of(head.of(self.text))
        names = [n for n in self.parties.within(head) if n.core.of(self.text).split()[-1:] not in _MEMBERS]
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

    def _aged(self, words: str, source: Span) -> Party | None:
        """Whom "the 62-year-old former clerk" means: whose age it is, else who spoke last, a few sentences before."""
        if not _OF_AGE.match(words) or self._described(source) is not None or self.parties.within(source):
            return None
        last = self.spoken.last_person
        near = last is not None and last.span is not None and 0 < source.start - last.span.end < _NEAR_CHARACTERS
        return replace(last, span=source) if last is not None and near else None

    def _sole_person(self, words: str, noun: str, source: Span) -> Party | None:
        """Whom "the nominee" or "the former candidate" means: the one person named in its paragraph, else before."""
        former, told = _FORMER.match(words) is not None, noun in _ROLES
        bare = is_office(noun) and len(words.split()) == _OFFICE_WORDS  # "the senator" may be any of several
        if not _THE.match(words) or not (bare or told or (former and (is_office(noun) or is_work(noun)))):
            return None
        sole = self.pronouns.sole(source)
        if sole is None or (bare and office_of(sole.title) != noun) or self.described.contradicts(words, sole.entity):
            return None
        return Party(name=self.parties.party(sole).name, kind=PartyKind.PERSON, span=source)

    def _described(self, head: Span) -> Name | None:
        """Whom "the Iowa Republican" or "the 62-year-old" means."""
        words = head.of(self.text)
        last = self.spoken.last_person.name if self.spoken.last_person else ""
        return self.described.meant(words, head.start, last) if words[:4].lower() == "the " else None

    def _by_work(self, noun: str, head: Span, source: Span) -> Name | None:
        """Who was introduced so: "the lawyer", "the crew's lawyer"; refused: "a lawyer", "the Vantor lawyer"."""
        words = head.of(self.text)
        definite = DEFINITE.match(words) or POSSESSED.match(words)
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
        definite = _AGAIN.match(words) is not None
        if definite and (alike := self.spoken.one_alike(words)) is not None:
            return Party(name=alike, kind=PartyKind.ANONYMOUS, span=source)
        if last is not None and definite and self._is_meant_again(last, source):
            return Party(name=last.name, kind=PartyKind.ANONYMOUS, span=source)
        if definite and (sole := self.spoken.sole_unnamed(words)) is not None:
            return Party(name=sole, kind=PartyKind.ANONYMOUS, span=source)
        called = _CALLED.match(self.text, source.start)
        name = _DOING.sub("", without_article(called.group(1) if called else _BESIDE.split(words)[0]))
        known = self.spoken.fuller(name) if words[:2].lower() in {"a ", "an"} else None
        return Party(name=known or name, kind=PartyKind.ANONYMOUS, span=source)

    def _is_meant_again(self, last: Party, source: Span) -> bool:
        """Whether "the officials" are those without a name who spoke last; refused: "the two Holm aides" of others."""
        return last.kind is PartyKind.ANONYMOUS and all(
            n.core.of(self.text) in last.name for n in self.parties.within(source)
        )

    def _plain(self, words: str, source: Span) -> Party:
        noun = noun_of(words)
        if words.lower() == "the administration" and (whose := self.bodies.administration(source)):
            return Party(name=whose, kind=PartyKind.BODY, span=source)
        paper = self.documents.paper(words, source) if noun in PAPERS or _WIRE.match(words) else None
        if paper is not None:
            return paper
        last = self.spoken.last_thing
        if last is not None and DEFINITE.match(words) and noun_of(last.name) == noun and len(words.split()) == 2:
            return Party(name=last.name, kind=last.kind, span=source)
        alone = len(source.of(self.text).partition(",")[0].split()) <= 2
        if (noun in FIRMS or noun in KINDS) and DEFINITE.match(words) and alone:
            firm = self.bodies.firm(trimmed(self.text, source.start, source.start + len(words)))
            if firm is not None:
                return Party(name=firm.name, kind=PartyKind.BODY, span=source)
        if _INDEFINITE.match(words):
            return Party(name=without_article(words), kind=PartyKind.ANONYMOUS, span=source)
        return Party(name=without_article(words), kind=PartyKind.BODY, span=source)

    def _of_body(self, words: str, source: Span, noun: str) -> Party | None:
        """Whose "the panel's report" is: the body's that "the panel" means."""
        owner = _BODYS.match(words)
        body = owner.group(1).lower() if owner else ""
        if owner is None or noun not in WRITTEN | FILED or (body not in FIRMS and body not in KINDS):
            return None
        firm = self.bodies.firm(Span(source.start, source.start + owner.end(1)))
        if firm is None:
            return None
        self.documents.authors.append((source.start, noun, firm))
        return Party(name=firm.name, kind=PartyKind.BODY, span=source)


def _families(names: Sequence[Name]) -> dict[str, dict[str, Name]]:
    """The persons of a report by last name and by full name, in small letters, the first mention of each."""
    found: dict[str, dict[str, Name]] = {}
    for name in names:
        if name.kind is NameKind.PERSON:
            for written in {name.entity.lower(), name.entity.lower().split()[-1]}:
                found.setdefault(written, {}).setdefault(name.entity, name)
    return found
