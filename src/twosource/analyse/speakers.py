"""From the words that name a source ("he", "the spokesman", "a senior official") to a party.

Resolved as far as the report allows; what it does not allow is said ("unresolved"), not guessed.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from twosource.analyse.beside import COMMERCIAL, FIRMS, GENERAL, told_beside
from twosource.analyse.fullnames import full_names
from twosource.analyse.introductions import Introductions, is_office, is_work
from twosource.analyse.occasions import FINDING, WRITTEN, Occasion
from twosource.analyse.tables import given_names, outlets
from twosource.analyse.titles import PRESS_WORDS
from twosource.model.agency import AgencyTable
from twosource.model.analysis import Name, NameKind
from twosource.model.quotation import Party, PartyKind
from twosource.model.span import Span, trimmed

DOCUMENTS = frozenset(
    (
        "letter memo memorandum report reports document documents filing filings complaint lawsuit suit "
        "affidavit indictment brief ruling opinion order transcript statement release email emails e-mail "
        "e-mails tweet tweets post posts message messages data figures statistics survey surveys poll polls "
        "study studies research analysis census records record book memoir article story editorial op-ed column "
        "resolution bill law text website page site manifesto dossier account accounts video footage recording "
        "tape ad advertisement investigation inquiry review audit probe returns results estimates numbers findings "
        "draft copy excerpt excerpts magazine"
    ).split()
)
ANONYMOUS = frozenset(
    (
        "official officials source sources person people aide aides adviser advisers advisor advisors insider "
        "insiders diplomat diplomats officer officers witness witnesses resident residents analyst analysts "
        "expert experts employee employees staffer staffers executive executives lawmaker lawmakers senator "
        "senators republican republicans democrat democrats operative operatives strategist strategists "
        "spokesman spokeswoman spokesperson protester protesters supporter supporters voter voters critic "
        "critics member members man woman student students observer observers donor donors lawyer lawyers "
        "attorney attorneys reporter reporters doctor doctors scientist scientists economist economists "
        "neighbour neighbor neighbours neighbors friend friends passenger passengers survivor survivors"
    ).split()
)
_REPORTS = frozenset(
    "report reports story article editorial account newspaper paper magazine network outlet op-ed".split()
)
_MALE, _FEMALE = frozenset(["he", "him", "his", "himself"]), frozenset(["she", "her", "hers", "herself"])
_PLURAL, _THING = frozenset(["they", "them", "their", "we", "us"]), frozenset(["it", "its", "itself"])
_DEFINITE = re.compile(r"^(?:the|this|that|his|her|their|its|our|my|both)\s", re.I)
_INDEFINITE = re.compile(
    r"^(?:an?|one|two|three|four|five|six|several|some|many|few|other|another|unnamed|anonymous|senior|top|current|former|sources?|officials?|people)\b",
    re.I,
)
_NEAR_CHARACTERS = 600
_QUOTED = frozenset("\"“”„«'‘`")
_TWO = re.compile(r"the two (?:countries|nations|sides|states|governments|powers)\b")
_ONE_OF = re.compile(r"(?:one|two|three|some|many|several|most|both|all|another)\sof\s(.+)$", re.I)
_OPENERS = frozenset("the a an one another his her their its our".split())
_COMMERCIAL = frozenset(
    "company firm operator airline bank group manufacturer carrier retailer network broadcaster".split()
)
_PAPERS = frozenset("newspaper paper magazine outlet network broadcaster station site website publication".split())
_HEAD_END = re.compile(
    r",|\s(?:who|which|that|of|from|with|in|at|on|for|to|close|familiar|briefed|speaking)\b|\("
    r"|\s(?:\w+ly\s)?(?:sent|written|signed|obtained|published|released|posted|issued|reviewed|seen|filed|conducted|"
    r"commissioned|provided)\s(?:by|to|for|from|in|on|with|at|last|late|early|this)\b"
)
# "an advance copy of his speech", "her letter"
_OWNED = re.compile(r"\b(his|her)\s(?:[\w-]+\s){0,2}?(?:" + "|".join(sorted(WRITTEN)) + r")\b", re.I)
_COPIES = frozenset("copy copies draft excerpt excerpts text transcript version".split())
_BY = re.compile(r"\b(?:(?:sent|written|signed|penned|drafted)\b[^,]{0,60}?\bby|from)\s")
# "the crew's lawyer"
_POSSESSED = re.compile(r"[\w\s.-]{2,40}['’]s?\s[\w-]+$")
# "the president" alone, and not "the president of the club", is one of those who were called so.
_OFFICE_WORDS = 2
# "eight lawmakers, voicing doubt", "a clerk, who left": what somebody did is not what he is called
_BESIDE = re.compile(r",\s(?:who|\w+ing)\s")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.I)


class Speakers:
    """Resolves sources of one report, in the order of its text."""

    def __init__(self, text: str, names: Sequence[Name], agencies: AgencyTable, outlet: str = "") -> None:
        self.text, self.names, self.agencies, self.outlet = text, names, agencies, outlet
        self.starts = [name.span.start for name in names]
        self.spoken: Counter[str] = Counter()
        self.counted = 0
        self.last: Party | None = None
        self.last_person: Party | None = None
        self.last_thing: Party | None = None
        self.last_outlet: Party | None = None
        self.last_group: Party | None = None
        self.authors: list[tuple[int, str, Party]] = []
        self.genders = self._genders()
        self.things, self.people = told_beside(text, names)
        self.full = full_names(names)
        self.introduced = Introductions(text, names)

    def resolve(self, source: Span, sentence: int = 0) -> Party:
        """The party that the words at ``source`` name.

        Args:
            sentence: where the sentence of the source begins.
        """
        words = source.of(self.text)
        low = words.lower()
        party = self._pair(source, sentence) if low in _PLURAL or _TWO.match(low) else None
        first = low.partition(",")[0]  # "he, too,"
        if party is None and " " not in first:
            party = self._pronoun(first, source, sentence)
        if low in {"who", "which", "that"}:
            party = self._before(source) or unresolved(low, source)
        if party is None:
            party = self._phrase(words, source)
        self.note(party)
        return party

    def _pair(self, source: Span, sentence: int) -> Party | None:
        """ "The two countries", and "they" after it: the two countries most spoken of so far."""
        if not _TWO.match(self.text[sentence : sentence + 40].lower()):
            return None
        while self.counted < len(self.names) and self.starts[self.counted] < source.start:
            self.spoken[self.names[self.counted].country] += 1
            self.counted += 1
        top = [entry for entry in self.spoken.most_common(3) if entry[0]][:2]
        if len(top) < 2:
            return None
        name = " and ".join(country.title() for country, _ in sorted(top))
        return Party(name=name, kind=PartyKind.BODY, span=source)

    def passing(self, relay: Span) -> Party:
        """The party that passes another's words on; pronouns that follow do not mean it."""
        return self._phrase(relay.of(self.text), relay)

    def wrote(self, occasion: Occasion) -> None:
        """Remember whose letter, statement or speech it is."""
        for party in occasion.channel:
            noun = _noun(_HEAD_END.split(party.name)[0])
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
        return Party(name=_without_article(words.partition(",")[0]), kind=PartyKind.OCCASION, span=source)

    @staticmethod
    def _is_written(words: str) -> bool:
        """Whether the head of a source is a document: "the letter", "an advance copy of his speech"."""
        noun = _noun(_HEAD_END.split(words)[0])
        return noun in WRITTEN | _COPIES

    def told(self, addressee: Span) -> Iterator[Party]:
        """The outlet that "the newspaper" or "the outlet" means, where that is who was told."""
        words = addressee.of(self.text)
        if _noun(words) in _PAPERS and not self.within(addressee):
            paper = self._paper(words, addressee)
            if paper is not None:
                yield paper

    def note(self, party: Party) -> None:
        """Remember who spoke last, for the pronouns that follow."""
        if party.kind is PartyKind.UNRESOLVED:
            return
        self.last = party
        if party.kind in {PartyKind.OUTLET, PartyKind.AGENCY}:
            self.last_outlet = party
        several = party.kind is PartyKind.ANONYMOUS and _is_plural(party.name)
        if several:
            self.last_group = party
        elif party.kind in {PartyKind.PERSON, PartyKind.ANONYMOUS}:
            self.last_person = party
        else:
            self.last_thing = party

    def within(self, span: Span) -> list[Name]:
        """The names whose core lies inside ``span``."""
        first = bisect_right(self.starts, span.start - 60)
        last = bisect_left(self.starts, span.end)
        return [name for name in self.names[first:last] if span.covers(name.core)]

    def party(self, name: Name) -> Party:
        """A name as a party of the chain."""
        words = name.core.of(self.text)
        if self.outlet and self._is_own(words):
            return Party(name=self.outlet, kind=PartyKind.OUTLET, span=name.span)
        agency = next((m.agency for m in self.agencies.mentions(words) if m.sure), None)
        if agency is not None and len(agency.name) >= len(words) - 16:
            return Party(name=agency.name, kind=PartyKind.AGENCY, span=name.span)
        if is_outlet(words):
            main = outlets().get(words) or outlets().get(f"The {words}") or words
            return Party(name=main, kind=PartyKind.OUTLET, span=name.span)
        if (paper := self._short_of(words, name.span.start)) is not None:
            return Party(name=paper, kind=PartyKind.OUTLET, span=name.span)
        person = name.kind is NameKind.PERSON or (name.kind is NameKind.OTHER and name.entity not in self.things)
        full = self.full.get(name.entity)
        if full is not None:
            person = " " in name.entity  # letters are a body's
        return Party(name=full or name.entity, kind=PartyKind.PERSON if person else PartyKind.BODY, span=name.span)

    def _short_of(self, words: str, offset: int) -> str | None:
        """The outlet named in full before, of which this is the last word: "the Courier" for the Skerrow Courier."""
        bare = _ARTICLE.sub("", words)
        if " " in bare or bare.lower() not in PRESS_WORDS:
            return None
        before = reversed(self.names[: bisect_left(self.starts, offset)])
        full = next((n.entity for n in before if n.entity.endswith(f" {bare}") and is_outlet(n.entity)), None)
        return _ARTICLE.sub("", full) if full else None

    def _is_person(self, name: Name) -> bool:
        """Whether a name is a person's: known as one, told by the words beside it, or two words that are no thing's."""
        if name.kind is not NameKind.OTHER or name.entity in self.things:
            return name.kind is NameKind.PERSON
        return name.entity in self.people or (len(name.entity.split()) == 2 and self._begins(name))

    def _begins(self, name: Name) -> bool:
        """Whether a sentence begins with the name."""
        before = self.text[max(0, name.span.start - 3) : name.span.start].rstrip(" ")
        return not before or before[-1] in '.!?”"\n'

    def _is_own(self, words: str) -> bool:
        """Whether a name is the report's own outlet, or its last word ("the Courier")."""
        own, bare = _ARTICLE.sub("", self.outlet).split(), _ARTICLE.sub("", words).split()
        return bare == own or (len(own) > 1 and bare == own[-1:] and own[-1].lower() in PRESS_WORDS)

    def _genders(self) -> dict[str, str]:
        """Entities of persons and "m" or "f", by honorific and given name."""
        found: dict[str, str] = {}
        for name in self.names:
            if name.kind is not NameKind.PERSON:
                continue
            head = self.text[max(0, name.core.start - 5) : name.core.start].lower()
            if "mr" in head:
                found[name.entity] = "m"
            elif "ms" in head or "mrs" in head or "miss" in head:
                found[name.entity] = "f"
            else:
                found.setdefault(name.entity, given_names().get(name.entity.split()[0], ""))
        return found

    def _paper(self, words: str, source: Span) -> Party | None:
        """ "this newspaper" is the report's own, "the newspaper" the outlet named last."""
        if words.lower().startswith(("this ", "our ")):
            return Party(name=self.outlet, kind=PartyKind.OUTLET, span=source) if self.outlet else None
        last = self.last_outlet
        return Party(name=last.name, kind=last.kind, span=source) if last else None

    def _firm(self, source: Span) -> Party | None:
        """The body that "the company" means: the one that spoke last, else the one named last."""
        last, noun = self.last_thing, _noun(source.of(self.text))
        if (
            last is not None
            and last.kind is PartyKind.BODY
            and last.span
            and source.start - last.span.end < _NEAR_CHARACTERS
            and _may_be_called(last.name, noun)
        ):
            return last
        place = bisect_right(self.starts, source.start) - 1
        for name in reversed(self.names[max(0, place - 8) : place + 1]):
            near = source.start - name.span.end < _NEAR_CHARACTERS
            firm = name.kind is NameKind.BODY or (name.kind is NameKind.OTHER and self._is_firm(name))
            if near and firm and not is_outlet(name.entity) and _may_be_called(name.entity, noun):
                return self.party(name)
        return None

    def _is_firm(self, name: Name) -> bool:
        """Whether a name of no known kind may be a body's: no person's, and not only a place's or a ship's."""
        before = self.text[max(0, name.core.start - 12) : name.core.start].lower()
        placed = re.search(r"\b(?:in|at|off|near|from|to|the|ferry|ship|vessel)\s$", before)
        return name.entity not in self.people and placed is None

    def _pronoun(self, low: str, source: Span, sentence: int) -> Party | None:
        if low in _MALE | _FEMALE:
            gender = "m" if low in _MALE else "f"
            return self._subject(gender, source, sentence) or self._person(gender, source)
        if low in _PLURAL:
            several = self.last and (self.last.kind is not PartyKind.PERSON or " and " in self.last.name)
            last = self.last if several else None
            return last or self.last_group or self.last_thing or unresolved(low, source)
        if low in _THING:
            return self.last_thing or self._nearest_body(source) or unresolved(low, source)
        if low in {"i", "you", "one", "this", "someone", "somebody", "everyone", "nobody"}:
            return unresolved(low, source)
        return None

    def _subject(self, gender: str, source: Span, sentence: int) -> Party | None:
        """The person with whom the pronoun's own sentence opens: "Holm named two others, who he said lied"."""
        if self.text[sentence : sentence + 1] in _QUOTED:
            return None
        for name in self.within(Span(sentence, max(sentence, source.start)))[:1]:
            if name.kind is NameKind.PERSON and name.span.start <= sentence + 4 and self._may_be(name.entity, gender):
                return Party(name=name.entity, kind=PartyKind.PERSON, span=source)
        return None

    def _person(self, gender: str, source: Span) -> Party:
        """Whom "he" or "she" means: who spoke last, else the nearest person named before."""
        last = self.last_person if self.last_person and " and " not in self.last_person.name else None
        opener = self._opener(gender, source)
        if opener is not None and (last is None or last.span is None or last.span.start < opener.span.start):
            return Party(name=opener.entity, kind=PartyKind.PERSON, span=source)
        nearest = self._nearest_person(gender, source)
        if last is not None and self._may_be(last.name, gender):
            near = nearest is not None and (self._opens_sentence(nearest, source) or self._alone(nearest, last, source))
            if not near or nearest is None or nearest.entity == last.name:
                return Party(name=last.name, kind=last.kind, span=source)
        if nearest is not None:
            return Party(name=nearest.entity, kind=PartyKind.PERSON, span=source)
        return unresolved("he" if gender == "m" else "she", source)

    def _opener(self, gender: str, source: Span) -> Name | None:
        """The person with whom the sentence before the pronoun's opens: "Holm saw Berg. She said"."""
        place = bisect_right(self.starts, source.start) - 1
        for name in reversed(self.names[max(0, place - 12) : place + 1]):
            possessive = self.text[name.span.end : name.span.end + 1] in {"'", "’"}
            if name.span.end > source.start or possessive or not self._is_person(name):
                continue
            if self._opens_sentence(name, source):
                between = self.text[name.span.end : source.start]
                return name if self._may_be(name.entity, gender) and _sentences(between) <= 1 else None
        return None

    def _may_be(self, entity: str, gender: str) -> bool:
        return self.genders.get(entity, "") in {"", gender}

    def _nearest_person(self, gender: str, source: Span) -> Name | None:
        place = bisect_right(self.starts, source.start) - 1
        for name in reversed(self.names[max(0, place - 12) : place + 1]):
            person = name.span.end <= source.start and self._is_person(name)
            if person and self._may_be(name.entity, gender):
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
        told = [n for n in self.within(Span(start, source.start)) if self._is_person(n)]
        quoted = any(_is_open(self.text[start : n.span.start]) for n in told)
        return not quoted and {n.entity for n in told} == {name.entity}

    def _nearest_body(self, source: Span) -> Party | None:
        place = bisect_right(self.starts, source.start) - 1
        for name in reversed(self.names[max(0, place - 6) : place + 1]):
            if name.kind in {NameKind.BODY, NameKind.PLACE} and name.span.end <= source.start:
                return self.party(name)
        return None

    def _before(self, source: Span) -> Party | None:
        """The antecedent of "who" and "which": the name right before it."""
        place = bisect_right(self.starts, source.start) - 1
        if place >= 0 and source.start - self.names[place].span.end <= 30:
            return self.party(self.names[place])
        return None

    def _phrase(self, words: str, source: Span) -> Party:
        if (named := self._apposed(words, source) or self._one_of(words, source)) is not None:
            return named
        head = trimmed(self.text, source.start, source.start + self._head_end(words, source))
        if not len(head):
            head = source
        noun = _noun(head.of(self.text))
        names = self.within(head)
        persons = [n for n in names if n.kind is NameKind.PERSON]
        joint = " and " in head.of(self.text) and len(names) > 1
        if joint and len(persons) > 1 and all(p.kind is NameKind.PERSON for p in names):
            return Party(name=" and ".join(p.entity for p in persons), kind=PartyKind.PERSON, span=source)
        if joint and not persons:
            return Party(name=_without_article(head.of(self.text)), kind=PartyKind.BODY, span=source)
        aides = noun in ANONYMOUS and bool(persons) and persons[-1].core.end < head.end - 2  # "Holm aides"
        if persons and noun not in DOCUMENTS and not aides:
            return self.party(persons[-1])
        if (titled := self._titled(source) or self._by_work(noun, head, source)) is not None:
            return replace(self.party(titled), span=source)
        if noun in DOCUMENTS:
            return self._document(words, source, noun)
        if aides or (noun in ANONYMOUS and not self._named_at_end(names, head)):
            return self._group(words, source)
        if names and names[-1].core.end >= head.end - 2:
            return self.party(names[-1])
        return self._plain(head.of(self.text), source)

    def _head_end(self, words: str, source: Span) -> int:
        """Where the head of a source ends: at the first "of", "who" or comma that stands in no name."""
        cores = [name.core for name in self.within(source)]
        for found in _HEAD_END.finditer(words):
            place = source.start + found.start()
            if not any(core.start < place < core.end for core in cores):
                return found.start()
        return len(words)

    def _apposed(self, words: str, source: Span) -> Party | None:
        """The name beside a description: "A spokesman for the ministry, Tomas Vekar,"."""
        comma = words.find(", ")
        if comma < 0 or (words[:1].isupper() and words.split(maxsplit=1)[0].lower() not in _OPENERS):
            return None
        start = source.start + comma + 2
        for name in self.within(Span(start, source.end)):
            opens = name.span.start == start
            if opens and name.kind in {NameKind.PERSON, NameKind.BODY, NameKind.OTHER} and not name.described:
                return self.party(name)
        return None

    def _titled(self, source: Span) -> Name | None:
        """The person whose title has a preposition in it: "U.S. Secretary of State Anna Holm"."""
        names = self.within(source)
        last = names[-1] if names else None
        if last is None or last.kind is not NameKind.PERSON or last.core.end < source.end - 1:
            return None
        before = self.text[source.start : last.span.start].split()
        title = last.span.start < last.core.start and all(word[:1].isupper() for word in before)
        return last if title else None

    def _by_work(self, noun: str, head: Span, source: Span) -> Name | None:
        """Who was introduced so: "the lawyer", "the crew's lawyer"; refused: "a lawyer", "the Vantor lawyer"."""
        words = head.of(self.text)
        definite = _DEFINITE.match(words) or _POSSESSED.match(words)
        alone = len(source) == len(head) and len(words.split()) == _OFFICE_WORDS
        named = is_work(noun) or (alone and is_office(noun))
        if not definite or not named or self._is_last(noun):
            return None
        return self.introduced.meant(noun, head.start, self.last_person.name if self.last_person else "")

    def _is_last(self, noun: str) -> bool:
        """Whether somebody not named, but called so, spoke last."""
        return self.last is not None and self.last.kind is PartyKind.ANONYMOUS and _noun(self.last.name) == noun

    def _one_of(self, words: str, source: Span) -> Party | None:
        """ "one of them": one of those who spoke last; "one of the officials": an official."""
        found = _ONE_OF.match(words)
        if not found:
            return None
        group = found.group(1)
        if group.lower() in {"them", "those"}:
            last = self._several()
            return Party(name=last.name, kind=last.kind, span=source) if last else unresolved(words, source)
        return Party(name=_without_article(group), kind=PartyKind.ANONYMOUS, span=source)

    def _several(self) -> Party | None:
        """Those of whom "one of them" is one: several who spoke, the last of them."""
        last = self.last
        if last is not None and last.kind not in {PartyKind.OUTLET, PartyKind.AGENCY} and _is_plural(last.name):
            return last
        return self.last_group

    def _named_at_end(self, names: list[Name], head: Span) -> bool:
        return (
            bool(names)
            and names[-1].core.end >= head.end - 1
            and names[-1].core.of(self.text)[:1].isupper()
            and names[-1].kind is not NameKind.OTHER
        )

    def _document(self, words: str, source: Span, noun: str) -> Party:
        """A document; an account, statement or tweet of somebody stands for that somebody."""
        names = self.within(source)
        if (author := self._author(words, source)) is not None:
            return author
        if noun in {"account", "accounts", "statement", "tweet", "tweets", "post", "posts"} and names:
            return self.party(names[0])
        if noun in _REPORTS and (outlet := self._reporting(names, words, source)) is not None:
            return outlet
        return Party(name=_without_article(words), kind=PartyKind.DOCUMENT, span=source)

    def _author(self, words: str, source: Span) -> Party | None:
        """Whose the letter is: "his speech" by the pronoun, "the letter" by who was said to have written one."""
        if not self._is_written(words):
            return None
        if (signed := self._signer(words, source)) is not None:
            return signed
        if owned := _OWNED.search(words):
            pronoun = owned.group(1).lower()
            party = self._person("m" if pronoun == "his" else "f", source)
            return party if party.kind is not PartyKind.UNRESOLVED else None
        nouns = {noun for noun in re.findall(r"[\w-]+", words.lower()) if noun in WRITTEN}
        head = Span(source.start, source.start + len(words.partition(",")[0]))
        if not _DEFINITE.search(words.lower().removeprefix("a copy of ")) or self.within(head):
            return None
        nouns |= FINDING if nouns & FINDING else frozenset()
        known = [party for offset, noun, party in self.authors if offset < source.start and noun in nouns]
        return known[-1] if known else None

    def _signer(self, words: str, source: Span) -> Party | None:
        """Whose name stands behind "by": "a letter sent to the port by Orla Venn and Ines Holm"."""
        by = _BY.search(words)
        names = self.within(Span(source.start + by.end(), source.end)) if by else []
        persons = [name for name in names if name.kind is NameKind.PERSON]
        if by is None or not names or names[0].span.start > source.start + by.end() + 4:
            return None
        joint = len(persons) > 1 and self.text[persons[0].span.end : persons[1].span.start] == " and "
        if joint:
            name = " and ".join(person.entity for person in persons[:2])
            return Party(name=name, kind=PartyKind.PERSON, span=source)
        return self.party(names[0])

    def _reporting(self, names: list[Name], words: str, source: Span) -> Party | None:
        """The outlet whose report is meant: "The Atlantic report", "the report" after "CNN reported"."""
        for name in names:
            party = self.party(name)
            if party.kind in {PartyKind.OUTLET, PartyKind.AGENCY}:
                return Party(name=party.name, kind=party.kind, span=source)
        if self.last_outlet is not None and not names and _DEFINITE.match(words):
            return Party(name=self.last_outlet.name, kind=self.last_outlet.kind, span=source)
        return None

    def _group(self, words: str, source: Span) -> Party:
        if _DEFINITE.match(words) and self.last is not None and self.last.kind is PartyKind.ANONYMOUS:
            return Party(name=self.last.name, kind=PartyKind.ANONYMOUS, span=source)
        return Party(name=_without_article(_BESIDE.split(words)[0]), kind=PartyKind.ANONYMOUS, span=source)

    def _plain(self, words: str, source: Span) -> Party:
        noun = _noun(words)
        if noun in _PAPERS and (paper := self._paper(words, source)) is not None:
            return paper
        last = self.last_thing
        if last is not None and _DEFINITE.match(words) and _noun(last.name) == noun and len(words.split()) == 2:
            return Party(name=last.name, kind=last.kind, span=source)
        alone = len(source.of(self.text).partition(",")[0].split()) <= 2
        if noun in FIRMS and _DEFINITE.match(words) and alone:
            firm = self._firm(trimmed(self.text, source.start, source.start + len(words)))
            if firm is not None:
                return Party(name=firm.name, kind=PartyKind.BODY, span=source)
        if _INDEFINITE.match(words):
            return Party(name=_without_article(words), kind=PartyKind.ANONYMOUS, span=source)
        return Party(name=_without_article(words), kind=PartyKind.BODY, span=source)


def unresolved(words: str, source: Span) -> Party:
    """Somebody whom the text does not let us name."""
    return Party(name=words, kind=PartyKind.UNRESOLVED, span=source)


def is_outlet(words: str) -> bool:
    """Whether a name is an outlet's, by the table or by its last word.

    Example:
        >>> is_outlet("Fox News"), is_outlet("Courier-Journal"), is_outlet("Time"), is_outlet("Cold War")
        (True, True, True, False)
    """
    bare = _ARTICLE.sub("", words)
    if words in outlets() or bare in outlets() or f"The {bare}" in outlets():
        return True
    last = bare.split()[-1].lower() if bare.split() else ""
    return (last in PRESS_WORDS and len(bare.split()) > 1) or ("-" in last and last in PRESS_WORDS)


def _may_be_called(name: str, noun: str) -> bool:
    """Whether a body may be called so: a hospital is no "company", and a word without a capital names nobody.

    Example:
        >>> _may_be_called("Vantor Line", "company"), _may_be_called("regional hospital", "hospital")
        (True, True)
        >>> _may_be_called("Regional Hospital", "company"), _may_be_called("engineers", "company")
        (False, False)
        >>> _may_be_called("Vantor Line", "police"), _may_be_called("Metro Brill Police Department", "police")
        (False, True)
    """
    own = _noun(name)
    if own == noun or noun in name.lower().split():
        return True
    if noun not in COMMERCIAL | GENERAL:
        return False
    return own not in FIRMS - COMMERCIAL and any(word[:1].isupper() for word in name.split())


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


def _is_plural(name: str) -> bool:
    """Whether a description means several: "two officials", "the police"."""
    noun = _noun(_HEAD_END.split(name)[0])
    return noun in {"people", "police", "aides"} or (noun.endswith("s") and not noun.endswith("ss"))


def _noun(head: str) -> str:
    """The last word of a head, in small letters: its noun."""
    parts = re.findall(r"[\w-]+", re.sub(r"['’]s?\b", "", head))
    return parts[-1].lower() if parts else ""


def _without_article(words: str) -> str:
    return _ARTICLE.sub("", " ".join(words.split())).strip(" ,")
