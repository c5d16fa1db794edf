"""Documents that speak: for their author where one is told, as an outlet's report, or for themselves."""

import re

from twosource.analyse.speakers.occasions import FINDING, WRITTEN, Occasion
from twosource.analyse.speakers.parties import Parties
from twosource.analyse.speakers.pronouns import Pronouns
from twosource.analyse.speakers.sourcewords import DEFINITE, HEAD_END, noun_of, without_article
from twosource.analyse.speakers.spoken import Spoken
from twosource.model.analysis import Name, NameKind
from twosource.model.quotation import Party, PartyKind
from twosource.model.span import Span

_REPORTS = frozenset(
    "report reports story article editorial account newspaper paper magazine network outlet op-ed".split()
)
# "an advance copy of his speech", "her letter"
_OWNED = re.compile(r"\b(his|her)\s(?:[\w-]+\s){0,2}?(?:" + "|".join(sorted(WRITTEN)) + r")\b", re.I)
# "'s letter", "' memo"
_OWNER = re.compile(r"['’]s?\s(?:[\w-]+\s){0,2}?(?:" + "|".join(sorted(WRITTEN)) + r")$", re.I)
_COPIES = frozenset("copy copies draft excerpt excerpts text transcript version".split())
_BY = re.compile(r"\b(?:(?:sent|written|signed|penned|drafted)\b[^,]{0,60}?\bby|from)\s")


class Documents:
    """The documents of one report and their authors, in the order of its text."""

    def __init__(self, parties: Parties, spoken: Spoken, pronouns: Pronouns) -> None:
        self.text, self.parties, self.spoken, self.pronouns = parties.text, parties, spoken, pronouns
        self.authors: list[tuple[int, str, Party]] = []

    def wrote(self, occasion: Occasion) -> None:
        """Remember whose letter, statement or speech it is."""
        for party in occasion.channel:
            noun = noun_of(HEAD_END.split(party.name)[0])
            if noun in WRITTEN and occasion.speaker.kind not in {PartyKind.DOCUMENT, PartyKind.UNRESOLVED}:
                self.authors.append((occasion.offset, noun, occasion.speaker))

    def written(self, source: Span, speaker: Party) -> Party | None:
        """The document through which its author speaks: "the letter reads", "a copy of his speech"."""
        words = source.of(self.text)
        nouns = [noun for noun in re.findall(r"[\w-]+", words.lower()) if noun in WRITTEN]
        unwritten = {PartyKind.DOCUMENT, PartyKind.UNRESOLVED}
        if FINDING.intersection(nouns):  # an outlet's report is the outlet's own word
            unwritten |= {PartyKind.OUTLET, PartyKind.AGENCY}
        if not nouns or speaker.kind in unwritten or not self._is_written(words):
            return None
        return Party(name=without_article(words.partition(",")[0]), kind=PartyKind.OCCASION, span=source)

    @staticmethod
    def _is_written(words: str) -> bool:
        """Whether the head of a source is a document: "the letter", "an advance copy of his speech"."""
        noun = noun_of(HEAD_END.split(words)[0])
        return noun in WRITTEN | _COPIES

    def document(self, words: str, source: Span, noun: str) -> Party:
        """A document; an account, statement or tweet of somebody stands for that somebody."""
        names = self.parties.within(source)
        if (author := self._author(words, source)) is not None:
            return author
        if noun in {"account", "accounts", "statement", "tweet", "tweets", "post", "posts"} and names:
            return self.parties.party(names[0])
        if noun in _REPORTS and (outlet := self._reporting(names, words, source)) is not None:
            return outlet
        return Party(name=without_article(words), kind=PartyKind.DOCUMENT, span=source)

    def _author(self, words: str, source: Span) -> Party | None:
        """Whose the letter is: "his speech" by the pronoun, "the letter" by who was said to have written one."""
        if not self._is_written(words):
            return None
        if (signed := self._signer(words, source)) is not None:
            return signed
        if (writer := self._writer(words, source)) is not None:
            return writer
        if owned := _OWNED.search(words):
            pronoun = owned.group(1).lower()
            party = self.pronouns.person("m" if pronoun == "his" else "f", source)
            return party if party.kind is not PartyKind.UNRESOLVED else None
        nouns = {noun for noun in re.findall(r"[\w-]+", words.lower()) if noun in WRITTEN}
        head = Span(source.start, source.start + len(words.partition(",")[0]))
        if not DEFINITE.search(words.lower().removeprefix("a copy of ")) or self.parties.within(head):
            return None
        nouns |= FINDING if nouns & FINDING else frozenset()
        known = [party for offset, noun, party in self.authors if offset < source.start and noun in nouns]
        return known[-1] if known else None

    def _writer(self, words: str, source: Span) -> Party | None:
        """Whose name the document bears: "Ines Holm's letter"; refused: "the port's report on Ines Holm's letter"."""
        head = Span(source.start, source.start + len(HEAD_END.split(words)[0]))
        names = [name for name in self.parties.within(head) if name.kind is NameKind.PERSON]
        if len(names) != 1 or noun_of(head.of(self.text)) in FINDING:
            return None
        owned = _OWNER.match(self.text, names[0].core.end, head.end)
        return self.parties.party(names[0]) if owned else None

    def _signer(self, words: str, source: Span) -> Party | None:
        """Whose name stands behind "by": "a letter sent to the port by Orla Venn and Ines Holm"."""
        by = _BY.search(words)
        names = self.parties.within(Span(source.start + by.end(), source.end)) if by else []
        persons = [name for name in names if name.kind is NameKind.PERSON]
        if by is None or not names or names[0].span.start > source.start + by.end() + 4:
            return None
        joint = len(persons) > 1 and self.text[persons[0].span.end : persons[1].span.start] == " and "
        if joint:
            name = " and ".join(person.entity for person in persons[:2])
            return Party(name=name, kind=PartyKind.PERSON, span=source)
        return self.parties.party(names[0])

    def _reporting(self, names: list[Name], words: str, source: Span) -> Party | None:
        """The outlet whose report is meant: "The Atlantic report", "the report" after "CNN reported"."""
        for name in names:
            party = self.parties.party(name)
            if party.kind in {PartyKind.OUTLET, PartyKind.AGENCY}:
                return Party(name=party.name, kind=party.kind, span=source)
        if self.spoken.last_outlet is not None and not names and DEFINITE.match(words):
            return Party(name=self.spoken.last_outlet.name, kind=self.spoken.last_outlet.kind, span=source)
        return None

    def paper(self, words: str, source: Span) -> Party | None:
        """ "this newspaper" is the report's own, "the newspaper" the outlet named last."""
        if words.lower().startswith(("this ", "our ")):
            return Party(name=self.parties.outlet, kind=PartyKind.OUTLET, span=source) if self.parties.outlet else None
        last = self.spoken.last_outlet
        return Party(name=last.name, kind=last.kind, span=source) if last else None
