"""Documents that speak: for their author where one is told, as an outlet's report, or for themselves."""

import re
from bisect import bisect_right

from twosource.analyse.speakers.occasions import FILED, FINDING, WRITTEN, Occasion
from twosource.analyse.speakers.owners import Owners
from twosource.analyse.speakers.parties import Parties
from twosource.analyse.speakers.pronouns import Pronouns
from twosource.analyse.speakers.sourcewords import DEFINITE, HEAD_END, noun_of, without_article
from twosource.analyse.speakers.spoken import Spoken
from twosource.analyse.speakers.writers import PERSONAL, Writers
from twosource.model.analysis import Name, NameKind
from twosource.model.quotation import Party, PartyKind
from twosource.model.span import Span

_REPORTS = frozenset(
    "report reports story article piece editorial account newspaper paper magazine network outlet op-ed".split()
)
# "an advance copy of his speech", "her letter"
_OWNED = re.compile(r"\b(his|her)\s(?:[\w-]+\s){0,2}?(?:" + "|".join(sorted(WRITTEN)) + r")\b", re.I)
_COPIES = frozenset("copy copies draft excerpt excerpts text transcript version introduction summary".split())
_BY = re.compile(r"\b(?:(?:sent|written|signed|penned|drafted)\b[^,]{0,60}?\bby|from)\s")
# "Berg | 's response memo", "Jones | ’ letter"
_OWNER = re.compile(r"['’](?:s)?\s((?:[\w-]+\s){0,2}?[\w-]+)(?=\s|,|$)")
# "a four-page summary | Berg released", "the letter | he sent"
_TOLD_OF = re.compile(r"(?<=[a-z])\s(?=(?:[A-Z][\w.’'-]*\s){1,3}(?:\w+ed|sent|wrote|gave)\b|(?:he|she|they)\s)")
# "a 2013 report | by the Coastal Office", "the filing | against Berg": behind the head of a document
_BEHIND = re.compile(r"\s(?:by|against|about|on|over)\s")
# "the memo, | which rests on her talk,": what is remarked on a document is not its name
_REMARKED = re.compile(r",\s(?:which|that|who|though|however|too|meanwhile|also|\w+ed)\b")
# "the report", "this new study"; refused: "the report on the fog", "a study"
_BARE = re.compile(r"(?:[Tt]he|[Tt]his|[Tt]hat)\s(?:(?:new|same|full|final|latest)\s)?[a-z-]+")
# What speaks for whom it belongs to: "the Holm Institute's website", "the home page of the yard"
_SITES = frozenset("website site page webpage homepage".split())
# What is put up there, and where: "a notice | on the Port League page"
_POSTED = frozenset("message notice announcement note post statement".split())
_ON_SITE = re.compile(r"\son\s[^,]{2,60}\s(?:website|site|page|account|feed|homepage)\b")
# What is its own source, whoever made it (house rule, 2026-11).
_OWN_SOURCES = frozenset(
    "study studies analysis research survey poll paper findings review assessment estimate".split()
)
# What outlets come by, and others wrote: "the documents showed"
_OBTAINED = frozenset("document documents records memo memos complaint lawsuit suit filing petition indictment".split())
# Names before "the newspaper" among which the outlet is looked for: those of some paragraphs.
_NAMES_BACK = 20
# Characters below a headline in which its "newspaper" is named: about two paragraphs.
_BELOW_CHARACTERS = 600
_PAPERS = WRITTEN | FILED | _COPIES


class Documents:
    """The documents of one report and their authors, in the order of its text."""

    def __init__(self, parties: Parties, spoken: Spoken, pronouns: Pronouns) -> None:
        self.text, self.parties, self.spoken, self.pronouns = parties.text, parties, spoken, pronouns
        self.owners = Owners(parties.text, parties.names)
        self.writers = Writers(parties)
        self.authors: list[tuple[int, str, Party]] = []
        self.site: Party | None = None  # whose page was named last
        self.read: tuple[str, Party] | None = None  # who spoke last, through which document

    def wrote(self, occasion: Occasion) -> None:
        """Remember whose letter, statement or speech it is."""
        for party in occasion.channel:
            noun = noun_of(HEAD_END.split(party.name)[0])
            if noun in WRITTEN and occasion.speaker.kind not in {PartyKind.DOCUMENT, PartyKind.UNRESOLVED}:
                self.authors.append((occasion.offset, noun, occasion.speaker))

    def written(self, source: Span, speaker: Party) -> Party | None:
        """The document through which its author speaks: "the letter reads", "a copy of his speech".

        Where the author is not told, the document stands for him, and is what his words came through as well.
        """
        words = source.of(self.text)
        if words.lower() == "it" and self.read is not None and self.read[0] == speaker.name:
            return self.read[1]
        through = self._through(words, source, speaker)
        self.read = (speaker.name, through) if through is not None else None
        return through

    def _through(self, words: str, source: Span, speaker: Party) -> Party | None:
        """The document that a source names."""
        if words.lower() == "it" and speaker.kind is PartyKind.DOCUMENT:
            words = speaker.name
        nouns = [noun for noun in re.findall(r"[\w-]+", words.lower()) if noun in WRITTEN | FILED]
        unwritten = {PartyKind.UNRESOLVED}
        if FINDING.intersection(nouns):  # an outlet's report is the outlet's own word
            unwritten |= {PartyKind.OUTLET, PartyKind.AGENCY}
        if not nouns or speaker.kind in unwritten or not self._is_written(words):
            return None
        named = _TOLD_OF.split(words.partition(",")[0])[0]
        return Party(name=without_article(named), kind=PartyKind.OCCASION, span=source)

    @staticmethod
    def _is_written(words: str) -> bool:
        """Whether the head of a source is a document: "the letter", "an advance copy of his speech"."""
        return noun_of(Documents._head(words)) in _PAPERS

    @staticmethod
    def _head(words: str) -> str:
        """A document without what is said of it: "the filing" of "the filing against Berg"."""
        return _TOLD_OF.split(_BEHIND.split(HEAD_END.split(words)[0])[0])[0]

    def document(self, words: str, source: Span, noun: str) -> Party:
        """A document; an account, statement or tweet of somebody stands for that somebody."""
        names = self.parties.within(source)
        if (author := self._author(words, source)) is not None:
            return author
        if noun in {"account", "accounts", "statement", "tweet", "tweets", "post", "posts"} and names:
            return self.parties.party(names[0])
        if (site := self._site(noun, names, words, source)) is not None:
            return site
        if not names and (owned := self._owned(noun, words, source)) is not None:
            return owned
        if noun in PERSONAL and _BARE.fullmatch(words) and (writer := self.writers.writer(noun, source.start)):
            return Party(name=writer.name, kind=writer.kind, span=source)
        if noun in _REPORTS and (outlet := self._reporting(names, words, source)) is not None:
            return outlet
        return Party(name=without_article(_REMARKED.split(words)[0]), kind=PartyKind.DOCUMENT, span=source)

    def _site(self, noun: str, names: list[Name], words: str, source: Span) -> Party | None:
        """Whose page it is, or on whose a message stands: "the yard's website", "a notice on the Port League page"."""
        posted = noun in _POSTED and _ON_SITE.search(words) is not None
        if (noun in _SITES or posted) and names and names[-1].kind is NameKind.BODY:
            self.site = self.parties.party(names[-1])
            return self.site
        if noun not in _SITES or names or self.site is None:
            return None
        again = _BARE.fullmatch(words) or words[:6].lower() == "their " or words[:4].lower() == "its "
        return Party(name=self.site.name, kind=self.site.kind, span=source) if again else None

    def _owned(self, noun: str, words: str, source: Span) -> Party | None:
        """Whose "the report" is, told before; a study or poll stays what it is, and is called by its owner as well."""
        owner = self.owners.owner(noun, source.start) if _BARE.fullmatch(_REMARKED.split(words)[0]) else None
        if owner is None:
            return None
        party = self.parties.party(owner)
        if party.kind is PartyKind.OUTLET and noun in _OBTAINED and not self.owners.sues(owner):
            return None
        if noun in _OWN_SOURCES:
            return Party(name=f"{party.name} {noun}", kind=PartyKind.DOCUMENT, span=source)
        return Party(name=party.name, kind=party.kind, span=source)

    def _author(self, words: str, source: Span) -> Party | None:
        """Whose the letter is: "his speech" by the pronoun, "the letter" by who was said to have written one."""
        if not self._is_written(words):
            return None
        if (signed := self._signer(words, source)) is not None:
            return signed
        if (owner := self._owner(words, source)) is not None:
            return owner
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

    def _owner(self, words: str, source: Span) -> Party | None:
        """Whose it is: "Mr Berg's memo", "filings in Holm's inquiry"; refused: "Monday's letter", "CNN's report"."""
        for name in self.parties.within(source)[:1]:
            owned = _OWNER.match(self.text, name.span.end, source.start + len(words))
            party = self.parties.party(name)
            someone = party.kind in {PartyKind.PERSON, PartyKind.BODY}
            if owned and someone and noun_of(owned.group(1)) in WRITTEN | FILED:
                return party
        return None

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

    def _named_before(self, source: Span) -> Party | None:
        """The outlet named last before: "wrote a column in the Courier … the newspaper"."""
        place = bisect_right(self.parties.starts, source.start)
        parties = map(self.parties.party, reversed(self.parties.names[max(0, place - _NAMES_BACK) : place]))
        return next((party for party in parties if party.kind is PartyKind.OUTLET), None)

    def _named_below(self, source: Span) -> Party | None:
        """The other outlet named first below a headline: "Owner was warned, newspaper says"."""
        if "\n" in self.text[: source.start].strip():
            return None
        place = bisect_right(self.parties.starts, source.end)
        end = bisect_right(self.parties.starts, source.end + _BELOW_CHARACTERS)
        parties = map(self.parties.party, self.parties.names[place:end])
        outlets = (party for party in parties if party.kind is PartyKind.OUTLET)
        return next((party for party in outlets if party.name != self.parties.outlet), None)

    def paper(self, words: str, source: Span) -> Party | None:
        """ "this newspaper" is the report's own, "the newspaper" the outlet named last, or below its headline first."""
        if words.lower().startswith(("this ", "our ")):
            return Party(name=self.parties.outlet, kind=PartyKind.OUTLET, span=source) if self.parties.outlet else None
        last = self.spoken.last_outlet or self._named_before(source) or self._named_below(source)
        return Party(name=last.name, kind=last.kind, span=source) if last else None
