"""Quotations of a report: each with speaker, cue and the chain through which it came.

Quote marks say where quoted words stand, attributions who says them. An attribution inside
another's content passes its speaker on through the other's ("A Kremlin account said the Chinese
President noted …": Xi Jinping, through the Kremlin). A quotation without a cue of its own takes
speaker and channel from the one it continues.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby, pairwise

from twosource.analyse.attributions import Attribution
from twosource.analyse.clauses import Clause, Unit
from twosource.analyse.cues import Act, cues
from twosource.analyse.marks import Quote
from twosource.analyse.occasions import FINDING, GIVEN, GIVING, SOCIAL, Occasion, Setting, carried, occasions
from twosource.analyse.speakers import Speakers, is_outlet, unresolved
from twosource.analyse.tables import outlets
from twosource.analyse.words import STOP, words
from twosource.model.quotation import Party, PartyKind, Quotation, QuotationType
from twosource.model.report import Block, Report, Role, digest
from twosource.model.span import Span, trimmed, union

# "We will build the ferry here! — Jane R. Holm (@janeholm) June 2, 2019"
_POST = re.compile(r"\s*[—–-]{1,2}\s*([^—–\n(]{2,50})\s\(@(\w+)\)\s*(?:\w+\s\d{1,2},\s\d{4})?\s*$")
# "the so-called "miracle bridge"": a name, nobody's words
_NAMED = re.compile(r"\b(?:so-called|known as|nicknamed|titled|entitled|named|codenamed)\s(?:an?\s|the\s)?\W*$", re.I)
# "“It will hold.” — Orla Holm", "-- Mayor Orla Holm, Brill"; refused: "“It will hold” — and it did, Orla Holm said"
_SIGNED = re.compile(r"\s*(?:—|–|--)\s*([A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,5})(?:,[^.,;:!?]{1,60})?\.?\s*$")
# "young people often called "Anchors"": what a group is called, by nobody in particular
_CALLED = re.compile(r"\b(?:often|also|sometimes|widely|popularly)\scalled\s\W*$")
# "on ABC's "This Week"", "the book "Low Tide"", "a hearing on the "State of Ports""; refused: "the mayor's "Wrong""
_WORK = re.compile(
    r"(?:\b(?:(?:sang|starred|appeared|acted|performed|danced)(?:\sin)?|book|film|movie|song|show|program|programme|novel|album|series|play|memoir)"
    r"|\b(?:on|with|told|of|to)\s(?:[A-Z]{2,6}|CNN|Fox News|Fox|Sky|Sky News)['’][sS]"
    r"|\b(?:hearing|segment|panel|appearance|interview|guest)\son(?:\sthe)?|\bhosts?(?:\sof)?|\bon)\s*\W*$"
)
# "on the show "Low Tide"", "on CNN's "This Week"": a programme, on which somebody speaks
_PROGRAMME = re.compile(r"\b(?:on|to|with)\s(?:\S+['’]s?\s|the\s(?:show|program|programme|podcast)\s|his\s|her\s)?\W?$")
# "the "Free Pier Week" festival": what a thing named in marks is
_EVENT = re.compile(
    r"\s(?:event|festival|campaign|rally|program|programme|series|exhibition|initiative|project|tour|podcast|show|"
    r"movement|conference|summit|award|contest|concert|parade|scheme|album|app|competition)s?\b"
)
_EVENT_CHARACTERS = 16
# "Here is Ms Holm's statement:", "The letter from the yard reads:", "issued the following statement:"
_TEXT_FOLLOWS = re.compile(
    r"\b(statement|letter|e-?mail|memo|message|press release|note|apology|remarks|speech)"
    r"(?:\s(?:from|by|of|in|to|on|here|below|full|reads?|said|says|follows|Monday|Tuesday|Wednesday|Thursday|Friday|"
    r"[A-Z][\w.’'-]*)){0,6}:\s*$"
)
# Characters of a paragraph that may be such a text at least, and before the document's name in which its owner stands.
_TEXT_CHARACTERS, _OWNER_CHARACTERS = 80, 80
# "the pier held, but that “nobody …", "it held, “and": what joins a quotation to what is told before it
_JOINT = re.compile(r",(?:\s(?:and|but|or|yet|because|so|adding|saying))?(?:\sthat)?\s\W{1,2}$")
# "… have found no such product." (KZZQ)
_PRINTED = re.compile(r"[.!?”\"]\s\((?:via\s)?([A-Z][\w .&'’-]{1,40})\)(?=\s*(?:\n|$))")
# ", he said, but it was", "; she said and"; refused: " said on Monday as"
_GOES_ON = re.compile(r"\s*,\s(?:and|but|or|yet|so|adding)\b")
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
# Fewer words than this in marks, each with a capital, are a title ("Fox & Friends"), not speech.
_TITLE_WORDS = 6
# How many attributions further on the one around another is looked for (no clause of PolNeAR has more
# than five in all, 2026-11).
_NEAR_SAYINGS = 8
# Scores under which a speaker is a guess and yields to that of the same words elsewhere, and from which one is told.
_WEAK, _SURE = 0.5, 0.7
# Content words that a quotation shares with an embedded post at least, to be taken from it.
_POSTED_WORDS = 4
# What holds for what a speaker says next; who passed one sentence on may not have passed on another.
_LASTING = frozenset([PartyKind.OCCASION, PartyKind.OUTLET, PartyKind.AGENCY, PartyKind.DOCUMENT])
# Quoted words that make a mere name at most: "dismissed him as “an Arle clown”".
_NAME_WORDS = 4
# Units behind "asked" in which the occasion stands: "asked at the White House's daily briefing about".
_ASKED_UNITS = 10
# Share of what is told that may stand in quote marks, so that it is told rather than quoted.
_MOST_QUOTED = 0.5
# Characters behind cue and addressee in which the programme stands: "told the channel on Monday's “Low Tide”".
_PROGRAMME_CHARACTERS = 40
# Characters beside source and cue in which the day of the saying stands: "Late on Monday, the mayor said".
_BESIDE = 24
# Units at the head of a sentence in which the day of a saying stands: "On Monday, after the storm, Holm said".
_OPENING_UNITS = 3


@dataclass(slots=True)
class _Saying:
    """An attribution with its parties resolved."""

    attribution: Attribution
    speaker: Party
    channel: tuple[Party, ...]
    block: int
    inner: bool = field(default=False)


def quotations(
    report: Report,
    quotes: Sequence[Quote],
    clauses: Sequence[Clause],
    attributions: Sequence[Attribution],
    speakers: Speakers,
) -> tuple[Quotation, ...]:
    """All quotations in order of the text."""
    return _Assembly(report, quotes, clauses, speakers).run(attributions)


_Keyed = tuple[Quotation, tuple[str, ...]]
"""A quotation with the stems of its content words."""


class _Ground:
    """Stretches of the text, overlapping or not, and whether a span meets one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = union(spans)
        self.ends = [span.end for span in self.spans]

    def meets(self, span: Span) -> bool:
        place = bisect_right(self.ends, span.start)
        return place < len(self.spans) and self.spans[place].start < span.end


class _Assembly:
    def __init__(self, report: Report, quotes: Sequence[Quote], clauses: Sequence[Clause], speakers: Speakers) -> None:
        self.report, self.text, self.speakers = report, report.text, speakers
        self.quotes = [q for q in quotes if q.depth == 0]
        self.clauses, self.clause_starts = clauses, [c.span.start for c in clauses]
        self.events = self._events()
        self.programmes = [quote for quote in self.quotes if self._is_programme(quote)]
        self.block_starts = [b.span.start for b in report.blocks]
        self.paragraphs = list(accumulate(b.role is Role.PARAGRAPH for b in report.blocks))
        self.sayings: dict[int, list[_Saying]] = {}
        self.told: list[Occasion] = []
        self.saying_of: dict[str, Attribution] = {}
        self.follows: dict[str, str] = {}

    def run(self, attributions: Sequence[Attribution]) -> tuple[Quotation, ...]:
        self._resolve([a for a in attributions if a.act is not Act.STANCE])
        self.told.sort(key=lambda occasion: occasion.offset)
        found: list[Quotation] = []
        marked: list[Quote] = []
        for quote in self.quotes:
            made = self._of_quote(quote, found)
            if made is not None:
                found.append(made)
                marked.append(quote)
        self._run_on(marked, found)
        found.extend(self._indirect(tuple(found)))
        found.extend(self._posts())
        found.extend(self._blocks(tuple(found)))
        found.extend(self._texts(tuple(found)))
        found.sort(key=lambda quotation: (quotation.span, quotation.type))
        settled = self._led([self._printed(quotation) for quotation in self._settled(found)])
        setting = Setting(paragraph=self._paragraph, day=self._day, aside=self._is_aside, standing=self._is_standing)
        return self._followed(carried(settled, self.told, setting))

    def _run_on(self, marked: Sequence[Quote], found: list[Quotation]) -> None:
        """Words not closed at the end of their paragraph, by nobody named, are said by who says the next one."""
        for place in range(len(marked) - 2, -1, -1):
            quote, following = marked[place], marked[place + 1]
            speaker = found[place].speaker
            known = speaker is not None and speaker.kind is not PartyKind.UNRESOLVED
            opens = following.outer.start == self.report.blocks[following.block].span.start
            if quote.closed or known or not opens or following.block != quote.block + 1:
                continue
            reason = "runs on into the next paragraph, where it is said who speaks"
            told = found[place + 1]
            found[place] = replace(found[place], speaker=told.speaker, channel=told.channel, score=0.7, reason=reason)

    # ---- occasions --------------------------------------------------------------------------

    def _paragraph(self, offset: int) -> int | None:
        """Number of the paragraph at an offset; None in headlines, captions and the like."""
        block = self._block_at(offset)
        return self.paragraphs[block] if self.report.blocks[block].role is Role.PARAGRAPH else None

    def _narrated(self) -> Iterator[Occasion]:
        """Occasions told beside any words said: "The mayor issued a statement", "takes it up in a speech"."""
        for clause in self.clauses:
            if self.report.blocks[clause.block].role is not Role.PARAGRAPH:
                continue
            noun = next((i for i, unit in enumerate(clause.units) if unit.key in GIVEN | FINDING), None)
            opened = {unit.key for unit in clause.units[max(0, (noun or 0) - 6) : noun]} if noun else set()
            names = self.speakers.within(Span(clause.span.start, clause.units[noun].start)) if noun else []
            if noun is None or not opened & GIVING or not opened & {"a", "an", "his", "her", "its"} or not names:
                continue
            between = {unit.key for unit in clause.units[:noun] if unit.start >= names[0].span.end}
            if between & {"who", "which", "that", "whose"}:
                continue
            party, unit = self.speakers.party(names[0]), clause.units[noun]
            found = tuple(occasions(self.text, Span(clause.units[max(0, noun - 4)].start, unit.end)))
            if unit.key in FINDING:  # whose it is, and no occasion of what else is said
                self.speakers.wrote(Occasion(party, (_document(unit),), unit.start))
            elif found:
                yield Occasion(party, found, unit.start)

    def _questioned(self) -> Iterator[Occasion]:
        """Occasions on which one was asked: "Holm was asked at the daily briefing", "Asked in an interview, Holm"."""
        for clause in self.clauses:
            units = clause.units
            asked = next((i for i, unit in enumerate(units[:-2]) if unit.key == "asked" and _is_asked(units, i)), None)
            if asked is None or self.report.blocks[clause.block].role is not Role.PARAGRAPH:
                continue
            comma = next((unit.start for unit in units[asked:] if unit.key == ","), clause.span.end)
            named = Span(comma, clause.span.end) if asked == 0 else Span(clause.span.start, units[asked].start)
            names = self.speakers.within(named)
            end = units[min(len(units) - 1, asked + _ASKED_UNITS)].end
            channel = tuple(occasions(self.text, Span(units[asked + 1].start, min(end, comma))))
            if names and channel:
                yield Occasion(self.speakers.party(names[0]), channel, units[asked].start)

    def _led(self, found: Sequence[Quotation]) -> list[Quotation]:
        """With the outlet whose report a paragraph is taken from: "… will close, the Brill Courier reports:"."""
        taken = {place: outlet for place, outlet in self._taken() if outlet.name != self.speakers.outlet}
        made = []
        for quotation in found:
            outlet = taken.get(self._block_at(quotation.span.start))
            speaker = quotation.speaker
            if outlet is None or speaker is None or outlet.name in {speaker.name, *(p.name for p in quotation.channel)}:
                made.append(quotation)
                continue
            channel = (*quotation.channel, outlet)
            reason = f"{quotation.reason}; the paragraph is led in as the outlet's"
            made.append(replace(quotation, channel=channel, reason=reason))
            if speaker.kind is not PartyKind.UNRESOLVED:
                self.told.append(Occasion(speaker, channel, quotation.span.start))
        self.told.sort(key=lambda occasion: occasion.offset)
        return made

    def _taken(self) -> Iterator[tuple[int, Party]]:
        """Paragraphs that the one before leads in as an outlet's, by their block."""
        for place, (lead, block) in enumerate(pairwise(self.report.blocks), 1):
            if lead.role is not Role.PARAGRAPH or block.role is not Role.PARAGRAPH:
                continue
            if lead.span.of(self.text).rstrip()[-1:] != ":":
                continue
            clause = self._clause_at(lead.span.end - 1)
            said = (
                [s for s in self.sayings.get(clause.span.start, ()) if s.attribution.act is Act.SAY] if clause else []
            )
            told = [s.speaker for s in said if s.speaker.kind in {PartyKind.OUTLET, PartyKind.AGENCY}]
            if told:
                yield place, told[-1]

    def _printed(self, quotation: Quotation) -> Quotation:
        """With the outlet in brackets at the end of a paragraph that is taken from it: "… . (KZZQ)"."""
        place = self._block_at(quotation.span.start)
        end = max((block.span.end for block in self.report.blocks[place : place + 2]), default=0)
        found = _PRINTED.search(self.text, quotation.span.end, end)
        outlet = found.group(1) if found else ""
        if found is None or "\n" in self.text[quotation.span.end : found.start()] or not is_outlet(outlet):
            return quotation
        taken = Party(name=outlets().get(outlet) or outlet, kind=PartyKind.OUTLET, span=Span(*found.span(1)))
        return replace(quotation, channel=_distinct((*quotation.channel, taken)))

    # ---- speakers and channels --------------------------------------------------------------

    def _resolve(self, attributions: Sequence[Attribution]) -> None:
        self.told.extend(self._narrated())
        self.told.extend(self._questioned())
        for occasion in self.told:
            self.speakers.wrote(occasion)
        ordered = sorted(attributions, key=lambda a: (a.clause.span.start, a.cue.start))
        for start, together in groupby(ordered, key=lambda a: a.clause.span.start):
            sayings = [self._saying(attribution) for attribution in together]
            for place, inner in enumerate(sayings):
                self._nest(inner, _around(sayings, place))
            for saying in sayings:
                lasting = tuple(p for p in saying.channel if p.kind in _LASTING and p.name.split()[-1] not in FINDING)
                if lasting and saying.speaker.kind is not PartyKind.UNRESOLVED:
                    attribution = saying.attribution
                    standing = self._is_present(attribution)
                    occasion = Occasion(saying.speaker, lasting, attribution.cue.start, standing)
                    self.told.append(occasion)
                    self.speakers.wrote(occasion)
            self.sayings[start] = sayings

    def _saying(self, attribution: Attribution) -> _Saying:
        source = attribution.source
        speaker = (
            self.speakers.resolve(source, attribution.clause.span.start) if source else unresolved("", attribution.cue)
        )
        channel = self._channel(attribution)
        if source is not None and (written := self.speakers.written(source, speaker)) is not None:
            channel = _distinct((written, *channel))
        return _Saying(attribution, speaker, channel, attribution.clause.block)

    def _nest(self, inner: _Saying, around: Sequence[_Saying]) -> None:
        """Put the speaker of the attribution around this one into its channel."""
        outer = self._outer(inner, around)
        if outer is None:
            return
        inner.inner = True
        passed = (outer.speaker, *outer.channel)
        kept = [p for p in passed if p.kind is not PartyKind.UNRESOLVED and p.name != inner.speaker.name]
        inner.channel = _distinct((*inner.channel, *kept))

    def _channel(self, attribution: Attribution) -> tuple[Party, ...]:
        """Outlets told, and the occasion: "told Fox News", "in a statement", "on Twitter"."""
        parties: list[Party] = []
        told: tuple[Party, ...] = ()
        if attribution.relay is not None:
            parties.append(self.speakers.passing(attribution.relay))
        if attribution.addressee is not None:
            told = (*self._publishers(attribution.addressee), *self.speakers.told(attribution.addressee))
            parties.extend(told)
        for setting in attribution.settings:
            parties.extend(occasions(self.text, setting))
            parties.extend(self._publishers(setting))
        parties.extend(self._broadcast(attribution))
        if attribution.source is not None:
            parties.extend(self._employer(attribution.source))
        if attribution.base == "tweet" or SOCIAL.search(attribution.cue.of(self.text)):
            parties.append(Party(name="Twitter", kind=PartyKind.OCCASION, span=attribution.cue))
        own = self.speakers.outlet
        others = [party for party in parties if party.name != own]
        return _distinct([*others, *(party for party in told if party.name == own)])

    def _broadcast(self, attribution: Attribution) -> Iterator[Party]:
        """The programme on which it was said: "Holm said on “Low Tide” that", "told CNN on “This Week”"."""
        end = max(attribution.cue.end, attribution.addressee.end if attribution.addressee else 0)
        for quote in self.programmes:
            apart = all(not piece.meets(quote.inner) for piece in attribution.content)
            if (
                0 <= quote.outer.start - end <= _PROGRAMME_CHARACTERS
                and apart
                and attribution.clause.span.covers(quote.outer)
            ):
                yield Party(name=quote.inner.of(self.text).rstrip(",."), kind=PartyKind.OCCASION, span=quote.inner)

    def _is_programme(self, quote: Quote) -> bool:
        before = self.text[max(0, quote.outer.start - 40) : quote.outer.start]
        inner = quote.inner.of(self.text).rstrip(",.")
        return bool(inner) and self._is_capitalised(quote, inner) and bool(_PROGRAMME.search(before))

    def _employer(self, source: Span) -> Iterator[Party]:
        """The outlet whose writer speaks: "The Chronicle's Dan Amsel said"."""
        names = self.speakers.within(source)
        if len(names) > 1 and self.text[names[0].span.end : names[1].span.start].strip() in {"'s", "’s", "'", "’"}:
            yield from (p for p in map(self.speakers.party, names[:1]) if p.kind is PartyKind.OUTLET)

    def _publishers(self, span: Span) -> Iterator[Party]:
        for name in self.speakers.within(span):
            party = self.speakers.party(name)
            if party.kind in {PartyKind.OUTLET, PartyKind.AGENCY}:
                yield party

    def _day(self, offset: int) -> str:
        """The weekday on which what stands at an offset was said, in small letters: one beside source and cue."""
        clause = self._clause_at(offset)
        if clause is None:
            return ""
        days = [unit for unit in clause.units if unit.key in _WEEKDAYS]
        sayings = self.sayings.get(clause.span.start, ()) if days else ()
        return next((day.key for day in days if any(_is_beside(day, s.attribution) for s in sayings)), "")

    def _is_aside(self, quotation: Quotation, occasion: Occasion) -> bool:
        """Whether an occasion is not passed on to it.

        A mere name behind it ("dismissed him as “a clown”"), words without a cue outside the sentence that tells the
        occasion, and what somebody named was told before it: "Holm told Hugh Berg that".
        """
        attribution = self.saying_of.get(quotation.id)
        if attribution is None:
            clause = self._clause_at(quotation.span.start)
            told_here = clause is not None and clause.span.start <= occasion.offset < quotation.span.start
            return quotation.cue is None and quotation.score < _WEAK and not told_here
        lead = quotation.span.start < occasion.offset
        if (
            lead
            and attribution.base == "tell"
            and attribution.addressee
            and self.speakers.within(attribution.addressee)
        ):
            return True
        if attribution.base == "accuse" or set(attribution.frames) & set("ci"):
            return False
        named = not lead and len(quotation.span.of(self.text).split()) <= _NAME_WORDS
        return quotation.type is QuotationType.INDIRECT or (quotation.type is QuotationType.MIXED and named)

    def _is_standing(self, quotation: Quotation) -> bool:
        """Whether it is told as a standing position, without quote marks: "says she is undecided", "has said"."""
        attribution = self.saying_of.get(quotation.id)
        return attribution is not None and quotation.type is QuotationType.INDIRECT and self._is_present(attribution)

    def _is_present(self, attribution: Attribution) -> bool:
        first = attribution.cue.of(self.text).lower().split()[0]
        return first in {"has", "have"} or any(cue.form == "present" for cue in cues().get(first, ()))

    def _followed(self, found: Sequence[Quotation]) -> tuple[Quotation, ...]:
        """A quotation that goes on from another, or repeats it, came by the same occasion."""
        known = {quotation.id: quotation for quotation in found}
        made = []
        for quotation in found:
            first = known.get(self.follows.get(quotation.id, ""))
            occasion = first is not None and first.channel[:1] and first.channel[0].kind is PartyKind.OCCASION
            if first is not None and occasion and not quotation.channel:
                reason = f"{quotation.reason}; it came by the same occasion"
                known[quotation.id] = replace(quotation, channel=first.channel, reason=reason)
            made.append(known[quotation.id])
        return tuple(made)

    def _paragraphs_between(self, first: int, last: int) -> int:
        return self.paragraphs[last] - self.paragraphs[first]

    @staticmethod
    def _outer(inner: _Saying, around: Sequence[_Saying]) -> _Saying | None:
        """The attribution whose content holds the inner one's cue, the nearest where several do."""
        holders = [
            s
            for s in around
            if any(piece.covers(inner.attribution.cue) for piece in s.attribution.content)
            and not any(piece.covers(s.attribution.cue) for piece in inner.attribution.content)
            and s.attribution.act in {Act.SAY, Act.SHOW}
            and s.attribution.base != "citing"  # "the police say so, citing a letter": what they have it from
        ]
        return min(holders, key=lambda s: sum(map(len, s.attribution.content)), default=None)

    # ---- quotations in marks ----------------------------------------------------------------

    def _of_quote(self, quote: Quote, before: Sequence[Quotation]) -> Quotation | None:
        block = self.report.blocks[quote.block]
        saying = self._saying_of(quote)
        if self._is_title(quote, said=saying is not None):
            return None
        kind = self._type(quote)
        if saying is not None:
            return self._made(quote.inner, kind, saying)
        if (signed := self._signed(quote, block, kind) or self._led_in(quote, block, kind)) is not None:
            return signed
        continued = self._continued(quote, block, before)
        if continued is not None:
            self.follows[self._id(quote.inner)] = continued.id
            return replace(
                continued,
                id=self._id(quote.inner),
                type=kind,
                span=quote.inner,
                cue=None,
                source=None,
                score=0.7,
                reason="goes on from the quotation before",
            )
        return self._by_subject(quote, kind)

    def _signed(self, quote: Quote, block: Block, kind: QuotationType) -> Quotation | None:
        """Words with a name alone behind a dash: "“It will hold.” — Orla Holm"."""
        if quote.outer.start != block.span.start:
            return None
        found = _SIGNED.match(self.text, quote.outer.end, block.span.end)
        names = self.speakers.within(Span(*found.span(1))) if found else []
        if not names:
            return None
        made = self._by_subject(quote, kind)
        return replace(
            made, speaker=self.speakers.party(names[0]), score=0.8, reason="signed with a name behind a dash"
        )

    def _led_in(self, quote: Quote, block: Block, kind: QuotationType) -> Quotation | None:
        """A paragraph of quoted words behind one that ends in a colon: who says so there, else who is named first."""
        if quote.outer.start != block.span.start or quote.block == 0:
            return None
        lead = self.report.blocks[quote.block - 1]
        if lead.role is not Role.PARAGRAPH or not lead.span.of(self.text).rstrip().endswith(":"):
            return None
        first = bisect_left(self.clause_starts, lead.span.start)
        last = bisect_left(self.clause_starts, lead.span.end)
        told = [s for c in self.clauses[first:last] for s in self.sayings.get(c.span.start, ())]
        said = [s for s in told if s.attribution.act is Act.SAY and s.speaker.kind is not PartyKind.UNRESOLVED]
        if said:
            saying = max(said, key=lambda s: s.attribution.cue)
            return replace(self._made(quote.inner, kind, saying), score=0.8, reason="led in by a colon")
        sentence = self.clauses[last - 1].span.start if last > first else lead.span.start
        persons = [self.speakers.party(n) for n in self.speakers.within(Span(sentence, lead.span.end))]
        speaker = next((p for p in persons if p.kind in {PartyKind.PERSON, PartyKind.BODY}), None)
        if speaker is None:
            return None
        made = self._by_subject(quote, kind)
        return replace(made, speaker=speaker, score=0.6, reason="led in by a colon: the first one named there")

    def _saying_of(self, quote: Quote) -> _Saying | None:
        """The innermost attribution whose content holds the quotation."""
        clause = self._clause_at(quote.inner.start)
        holding = [
            s
            for s in self.sayings.get(clause.span.start if clause else -1, ())
            if any(piece.start <= quote.inner.start and quote.inner.end <= piece.end for piece in s.attribution.content)
        ]
        said = [s for s in holding if s.attribution.act in {Act.SAY, Act.SHOW}] or holding
        return min(said, key=lambda s: (sum(map(len, s.attribution.content)), s.attribution.cue), default=None)

    def _type(self, quote: Quote) -> QuotationType:
        """Direct where a whole sentence stands in the marks, else mixed."""
        inner = quote.inner.of(self.text)
        before = self.text[self.report.blocks[quote.block].span.start : quote.outer.start].rstrip()
        opens = not before or before[-1] in '.!?:,”"—–…' or before.endswith(("said", "says", "saying", "read"))
        ends = inner.rstrip("'’\"” ")[-1:] in ",.!?…" or self.text[quote.outer.end : quote.outer.end + 1] in ",."
        capital = inner.lstrip("'‘.( …[")[:1]
        sentence = (capital.isupper() or not capital.isalpha()) and len(inner.split()) > 3
        return QuotationType.DIRECT if opens and ends and sentence else QuotationType.MIXED

    def _is_title(self, quote: Quote, *, said: bool) -> bool:
        """Titles of works and nicknames are no quotations.

        Args:
            said: an attribution holds the words; then only a programme's or a work's title is none.
        """
        inner = quote.inner.of(self.text).rstrip(",.")
        if inner in outlets() or (is_outlet(inner) and self._is_capitalised(quote, inner)):
            return True
        before = self.text[max(0, quote.outer.start - 24) : quote.outer.start]
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
        for quote in self.quotes:
            inner = quote.inner.of(self.text).rstrip(",.")
            noun = _EVENT.match(self.text, quote.outer.end, quote.outer.end + _EVENT_CHARACTERS)
            if noun and len(inner.split()) > 1 and self._is_capitalised(quote, inner):
                found.add(inner.casefold())
        return frozenset(found)

    def _is_capitalised(self, quote: Quote, inner: str) -> bool:
        """Whether a few words are written as a title is: "This Week", "Fox & Friends"."""
        parts = inner.split()
        capitals = all(part[:1].isupper() or part.lower() in STOP or part == "&" for part in parts)
        role = self.report.blocks[quote.block].role
        ends = quote.inner.of(self.text)[-1] in "!?"
        return capitals and 0 < len(parts) <= _TITLE_WORDS and role in {Role.PARAGRAPH, Role.CAPTION} and not ends

    def _is_nickname(self, quote: Quote, inner: str, before: str) -> bool:
        """Whether a word or two stand within a name: Orla "Tiny" Venn."""
        after = self.text[quote.outer.end : quote.outer.end + 2]
        if len(inner.split()) > 2 or not before[-2:-1].isalpha():
            return False
        return after[:1] == " " and after[1:].isupper() and before.rsplit(maxsplit=1)[-1][:1].isupper()

    def _continued(self, quote: Quote, block: Block, before: Sequence[Quotation]) -> Quotation | None:
        """The quotation that this one goes on from: same paragraph, or the one right before."""
        if not before or not before[-1].speaker:
            return None
        last = before[-1]
        between = self.text[last.span.end : quote.outer.start]
        alone = quote.outer.start == block.span.start and quote.outer.end >= block.span.end - 1
        same = last.span.start >= block.span.start
        opens = (
            self.text[block.span.start : quote.outer.start].strip(' "“') == ""
            or between.rstrip("\"”’' ")[-1:] in {".", ",", "!", "?", ":"}
            or not between.strip("\"”’' .,")
        )
        direct = self._type(quote) is QuotationType.DIRECT
        if same and opens and direct and last.type is not QuotationType.INDIRECT:
            return last
        place = self._block_at(last.span.start)
        paragraphs = self._paragraphs_between(place, quote.block)
        if alone and direct and paragraphs <= 1:
            return last
        return None

    def _block_at(self, offset: int) -> int:
        return max(0, bisect_right(self.block_starts, offset) - 1)

    def _clause_at(self, offset: int) -> Clause | None:
        place = bisect_right(self.clause_starts, offset) - 1
        return self.clauses[place] if place >= 0 and offset < self.clauses[place].span.end else None

    def _by_subject(self, quote: Quote, kind: QuotationType) -> Quotation:
        """No cue: the person or pronoun named last before it in its sentence, with low score."""
        clause = self._clause_at(quote.outer.start)
        start = clause.span.start if clause else self.report.blocks[quote.block].span.start
        if clause and (saying := self._broken_off(clause, quote)) is not None:
            return replace(self._made(quote.inner, kind, saying), score=0.6, reason="goes on behind the cue")
        names = self.speakers.within(Span(start, quote.outer.start))
        parties = [self.speakers.party(n) for n in names]
        persons = [p for p in parties if p.kind in {PartyKind.PERSON, PartyKind.BODY}]
        speaker = persons[0] if persons else unresolved("", quote.outer)
        channel: tuple[Party, ...] = ()
        if clause and SOCIAL.search(clause.span.of(self.text)):
            channel = (Party(name="Twitter", kind=PartyKind.OCCASION, span=None),)
        return Quotation(
            id=self._id(quote.inner),
            report=self.report.id,
            type=kind,
            span=quote.inner,
            speaker=speaker,
            channel=channel,
            score=0.4 if persons else 0.2,
            reason="no cue: the first one named in the sentence" if persons else "no cue and nobody named",
        )

    def _broken_off(self, clause: Clause, quote: Quote) -> _Saying | None:
        """The saying whose cue breaks off what is said: "It would sail, he said, but not 'today'" is his to the end.

        Refused where somebody else is named behind the cue: "…, she said, and Holm 'regrets' it".
        """
        said = [s for s in self.sayings.get(clause.span.start, ()) if s.attribution.act is Act.SAY]
        before = [s for s in said if s.attribution.cue.end < quote.outer.start]
        if not before:
            return None
        last = max(before, key=lambda s: s.attribution.cue)
        between = Span(last.attribution.cue.end, quote.outer.start)
        if last.attribution.source is not None:
            if last.attribution.source.end > quote.outer.start:  # the words in marks are part of who says so
                return None
            between = Span(max(between.start, last.attribution.source.end), between.end)
        goes_on = _GOES_ON.match(between.of(self.text))
        told_before = any(piece.end <= last.attribution.cue.start for piece in last.attribution.content)
        return last if goes_on and told_before and not self.speakers.within(between) else None

    def _made(self, span: Span, kind: QuotationType, saying: _Saying) -> Quotation:
        attribution = saying.attribution
        known = saying.speaker.kind is not PartyKind.UNRESOLVED
        self.saying_of[self._id(span)] = attribution
        return Quotation(
            id=self._id(span),
            report=self.report.id,
            type=kind,
            span=span,
            cue=attribution.cue,
            source=attribution.source,
            speaker=saying.speaker,
            channel=saying.channel,
            denied=attribution.denied,
            score=0.9 if known else 0.5,
            reason=f"{attribution.cue.of(self.text)!r} says so",
        )

    # ---- without marks ----------------------------------------------------------------------

    def _indirect(self, marked: Sequence[Quotation]) -> Iterator[Quotation]:
        """Content of say and show cues that holds no quotation of its own; of two that overlap the first."""
        for sayings in self.sayings.values():
            given: list[Span] = []
            for saying, piece in sorted(self._told(sayings), key=lambda one: (one[1].start, -one[1].end)):
                told = self._told_round(piece, marked)
                words_there = told.of(self.text)
                if len(words_there.split()) < 3 or any(span.meets(piece) for span in given):
                    continue
                start = told.start + (5 if words_there.lower().startswith("that ") else 0)
                given.append(Span(start, told.end))
                yield self._made(given[-1], QuotationType.INDIRECT, saying)

    def _told_round(self, piece: Span, marked: Sequence[Quotation]) -> Span:
        """What is told in the outlet's words: up to a quotation at its end; nothing where most of it is quoted.

        "it would reopen once there was a “good reason” to", "the pier held, | “and it will hold”".
        """
        first = bisect_left(marked, piece.start, key=lambda q: q.span.end)
        inside = []
        for quotation in marked[first:]:
            if quotation.span.start >= piece.end:
                break
            inside.append(quotation.span)
        if not inside:
            return piece
        if inside[-1].end >= piece.end - 2 and (joint := _JOINT.search(self.text, piece.start, inside[-1].start)):
            piece = trimmed(self.text, piece.start, joint.start())
            inside.pop()
        quoted = sum(span.shared(piece) for span in inside)
        return piece if quoted <= _MOST_QUOTED * len(piece) else Span(piece.start, piece.start)

    def _told(self, sayings: Sequence[_Saying]) -> Iterator[tuple[_Saying, Span]]:
        """What the sayings of a clause assert, piece by piece, but for what they only pass on."""
        for place, saying in enumerate(sayings):
            around = _around(sayings, place)
            tells = saying.attribution.act in {Act.SAY, Act.SHOW} and set(saying.attribution.frames) & set("cai")
            if tells and not _is_only_cited(saying, around):
                yield from ((saying, p) for p in saying.attribution.content if not self._is_passed_on(p, around))

    @staticmethod
    def _is_passed_on(piece: Span, around: Sequence[_Saying]) -> bool:
        """Whether nearly all of the piece is what another one inside it says."""
        return any(
            s.inner
            and s.attribution.act is Act.SAY
            and "c" in s.attribution.frames
            and s.attribution.cue.start > piece.start + 2
            and piece.covers(s.attribution.cue)
            and sum(map(len, s.attribution.content)) > 0.6 * len(piece)
            for s in around
        )

    def _posts(self) -> Iterator[Quotation]:
        """Embedded posts: "words — Name (@handle) November 22, 2018"."""
        for block in self.report.blocks:
            if block.role is not Role.PARAGRAPH:
                continue
            words_there = block.span.of(self.text)
            found = _POST.search(words_there)
            if found is None or found.start() < 10:
                continue
            span = trimmed(self.text, block.span.start, block.span.start + found.start())
            place = Span(block.span.start + found.start(1), block.span.start + found.end(1))
            names = self.speakers.within(place)
            speaker = (
                self.speakers.party(names[-1])
                if names
                else Party(name=found.group(1).strip(), kind=PartyKind.PERSON, span=place)
            )
            yield Quotation(
                id=self._id(span),
                report=self.report.id,
                type=QuotationType.DIRECT,
                span=span,
                source=place,
                speaker=speaker,
                channel=(Party(name="Twitter", kind=PartyKind.OCCASION, span=place),),
                score=0.95,
                reason="an embedded post with its author's handle",
            )

    def _blocks(self, found: Sequence[Quotation]) -> Iterator[Quotation]:
        """Paragraphs after a lead-in like "From the ABC News story:", quoted without marks."""
        paragraphs = [b for b in self.report.blocks if b.role is Role.PARAGRAPH]
        ground = _Ground(quotation.span for quotation in found)
        for lead, block in pairwise(paragraphs):
            words_there = lead.span.of(self.text)
            if not words_there.endswith(":") or len(words_there.split()) > 40:
                continue
            if ground.meets(block.span):
                continue
            parties = [self.speakers.party(n) for n in self.speakers.within(lead.span)]
            outlets_named = [p for p in parties if p.kind in {PartyKind.OUTLET, PartyKind.AGENCY}]
            if not outlets_named:
                continue
            yield Quotation(
                id=self._id(block.span),
                report=self.report.id,
                type=QuotationType.DIRECT,
                span=block.span,
                source=lead.span,
                speaker=outlets_named[-1],
                score=0.6,
                reason="a paragraph led in by a colon after an outlet's name",
            )

    def _texts(self, found: Sequence[Quotation]) -> Iterator[Quotation]:
        """Paragraphs without marks after a lead-in that names whose text follows: "Here is Ms Holm's statement:"."""
        ground = _Ground((*(quotation.span for quotation in found), *(quote.outer for quote in self.quotes)))
        for lead, block in pairwise([b for b in self.report.blocks if b.role is Role.PARAGRAPH]):
            document = _TEXT_FOLLOWS.search(self.text, lead.span.start, lead.span.end)
            if document is None or ground.meets(block.span) or len(block.span) < _TEXT_CHARACTERS:
                continue
            names = self.speakers.within(
                Span(max(lead.span.start, document.start() - _OWNER_CHARACTERS), lead.span.end)
            )
            parties = [
                party for party in map(self.speakers.party, names) if party.kind in {PartyKind.PERSON, PartyKind.BODY}
            ]
            if not parties:
                continue
            yield Quotation(
                id=self._id(block.span),
                report=self.report.id,
                type=QuotationType.DIRECT,
                span=block.span,
                source=lead.span,
                speaker=parties[-1],
                channel=(Party(name=document.group(1).lower(), kind=PartyKind.OCCASION, span=Span(*document.span(1))),),
                score=0.6,
                reason="a paragraph led in by a colon as somebody's text",
            )

    # ---- last looks -------------------------------------------------------------------------

    def _settled(self, found: list[Quotation]) -> tuple[Quotation, ...]:
        """Weakly attributed words take the speaker of the same words elsewhere in the report."""
        if all(quotation.score >= _WEAK and not quotation.channel for quotation in found):
            return tuple(found)
        keyed = [(q, _content_key(self.text, q.span)) for q in found]
        sure: dict[str, list[_Keyed]] = {}
        for quotation, key in keyed:
            known = quotation.speaker and quotation.speaker.kind is not PartyKind.UNRESOLVED
            role = self.report.blocks[self._block_at(quotation.span.start)].role
            if known and quotation.score >= _SURE and role is not Role.HEADLINE:
                for stem in set(key):
                    sure.setdefault(stem, []).append((quotation, key))
        return tuple(self._settle(quotation, key, sure) for quotation, key in keyed)

    def _settle(self, quotation: Quotation, key: tuple[str, ...], sure: Mapping[str, Sequence[_Keyed]]) -> Quotation:
        """The quotation, with the speaker of the same words where it has none of its own."""
        weak = quotation.score < _WEAK
        post = not weak and not quotation.channel and len(key) >= _POSTED_WORDS
        alike = min((sure.get(stem, ()) for stem in key), key=len, default=()) if weak or post else ()
        twins = [q for q, other in alike if q.id != quotation.id and _holds(other, key)]
        twin = next((q for q in twins if q.type is not QuotationType.INDIRECT), next(iter(twins), None))
        if twin is None:
            return quotation
        self.follows.setdefault(quotation.id, twin.id)
        if post:
            return quotation
        role = self.report.blocks[self._block_at(quotation.span.start)].role
        return replace(
            quotation,
            speaker=twin.speaker,
            channel=quotation.channel or (twin.channel if role is Role.PARAGRAPH else ()),
            score=0.6,
            reason="the same words are attributed elsewhere in the report",
        )

    def _id(self, span: Span) -> str:
        return "q" + digest(self.report.id, str(span.start), str(span.end))[:10]


def _around(sayings: Sequence[_Saying], place: int) -> list[_Saying]:
    """The sayings of the clause that stand near the one at ``place``, without it."""
    return [*sayings[max(0, place - _NEAR_SAYINGS) : place], *sayings[place + 1 : place + 1 + _NEAR_SAYINGS]]


def _document(noun: Unit) -> Party:
    """A document as what its author speaks through."""
    return Party(name=noun.key, kind=PartyKind.OCCASION, span=Span(noun.start, noun.end))


def _is_only_cited(saying: _Saying, around: Sequence[_Saying]) -> bool:
    """Whether it is what the one who says so has it from: "It sank, the police said, citing a letter"."""
    pieces = saying.attribution.content if saying.attribution.base == "citing" else ()
    said = [s.attribution.cue for s in around if s.attribution.act is Act.SAY]
    return any(piece.covers(cue) for piece in pieces for cue in said)


def _is_asked(units: Sequence[Unit], index: int) -> bool:
    """Whether somebody is asked on an occasion: "was asked at", "Asked during"; refused: "Holm asked at the desk"."""
    passive = index == 0 or units[index - 1].key in {"was", "were", "when"}
    return passive and units[index + 1].key in {"at", "in", "during", "on"}


def _is_beside(day: Unit, attribution: Attribution) -> bool:
    """Whether a day stands with source and cue, or in a setting: "Holm said Monday", "On Monday, Holm told"."""
    source = attribution.source or attribution.cue
    first, last = min(source.start, attribution.cue.start), max(source.end, attribution.cue.end)
    near = first - _BESIDE <= day.start and day.end <= last + _BESIDE
    opens = day in attribution.clause.units[:_OPENING_UNITS] and attribution.content[0].start > first
    return near or opens or any(setting.start <= day.start < setting.end for setting in attribution.settings)


def _content_key(text: str, span: Span) -> tuple[str, ...]:
    found = words(text, span.start, span.end)
    return tuple(stem for stem in found.stems if stem and stem not in STOP)


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether all content words of the shorter stand in the longer."""
    return bool(shorter) and len(shorter) <= len(longer) and set(shorter) <= set(longer)


def _distinct(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Each name once, the first kept."""
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.name.casefold(), party)
    return tuple(found.values())
