"""Attributions with their parties resolved: who says so, and through whom it came."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from twosource.analyse.attribution.clauses import Clause
from twosource.analyse.attribution.frames import Attribution
from twosource.analyse.cues import Act, cues
from twosource.analyse.quotations.announced import announced
from twosource.analyse.quotations.draft import Draft, Saying
from twosource.analyse.quotations.works import Works
from twosource.analyse.speakers.occasions import FINDING, SOCIAL, Occasion, occasions
from twosource.analyse.speakers.sourcewords import unresolved
from twosource.model.quotation import Party, PartyKind
from twosource.model.span import Span

# How many attributions further on the one around another is looked for (no clause of PolNeAR has more
# than five in all, 2026-11).
_NEAR_SAYINGS = 8
# What holds for what a speaker says next; who passed one sentence on may not have passed on another.
_LASTING = frozenset([PartyKind.OCCASION, PartyKind.OUTLET, PartyKind.AGENCY, PartyKind.DOCUMENT])
# Characters behind cue and addressee in which the programme stands: "told the channel on Monday's “Low Tide”".
_PROGRAMME_CHARACTERS = 40


class Sayings:
    """The sayings of one report by the clause they stand in, and the occasions that it tells."""

    def __init__(self, draft: Draft, works: Works) -> None:
        self.draft, self.works = draft, works
        self.by_clause: dict[int, list[Saying]] = {}
        self.told: list[Occasion] = []

    def at(self, clause: Clause) -> Sequence[Saying]:
        """The sayings of a clause."""
        return self.by_clause.get(clause.span.start, ())

    def resolve(self, attributions: Sequence[Attribution]) -> None:
        """Take the attributions of the report, in any order; a speaker is resolved after those before him."""
        self.told.extend(announced(self.draft))
        for occasion in self.told:
            self.draft.speakers.wrote(occasion)
        ordered = sorted(attributions, key=lambda a: (a.clause.span.start, a.cue.start))
        for start, together in groupby(ordered, key=lambda a: a.clause.span.start):
            sayings = [self._saying(attribution) for attribution in together]
            for place, inner in enumerate(sayings):
                self._nest(inner, near(sayings, place))
            for place, saying in enumerate(sayings):
                saying.channel = saying.channel or self._beside(saying, near(sayings, place))
                lasting = tuple(p for p in saying.channel if p.kind in _LASTING and p.name.split()[-1] not in FINDING)
                if lasting and saying.speaker.kind is not PartyKind.UNRESOLVED:
                    attribution = saying.attribution
                    standing = is_present(attribution, self.draft.text)
                    occasion = Occasion(saying.speaker, lasting, attribution.cue.start, standing)
                    self.told.append(occasion)
                    self.draft.speakers.wrote(occasion)
            self.by_clause[start] = sayings
        self.told.sort(key=lambda occasion: occasion.offset)

    @staticmethod
    def _beside(saying: Saying, around: Sequence[Saying]) -> tuple[Party, ...]:
        """The channel of what the same source says before it: "wrote on Twitter, calling the court unfair"."""
        cue, source = saying.attribution.cue, saying.attribution.source
        before = [s for s in around if source is not None and s.attribution.source == source]
        return next((s.channel for s in reversed(before) if s.attribution.cue.end < cue.start), ())

    def _saying(self, attribution: Attribution) -> Saying:
        source = attribution.source
        speaker = (
            self.draft.speakers.resolve(source, attribution.clause.span.start)
            if source
            else unresolved("", attribution.cue)
        )
        channel = self._channel(attribution)
        if source is not None and (written := self.draft.speakers.written(source, speaker)) is not None:
            channel = distinct((written, *channel))
        return Saying(attribution, speaker, channel, attribution.clause.block)

    def _nest(self, inner: Saying, around: Sequence[Saying]) -> None:
        """Put the speaker of the attribution around this one into its channel."""
        outer = self._outer(inner, around)
        if outer is None:
            return
        inner.inner = True
        passed = (outer.speaker, *outer.channel)
        kept = [p for p in passed if p.kind is not PartyKind.UNRESOLVED and p.name != inner.speaker.name]
        inner.channel = distinct((*inner.channel, *kept))

    def _channel(self, attribution: Attribution) -> tuple[Party, ...]:
        """Outlets told, and the occasion: "told Fox News", "in a statement", "on Twitter"."""
        parties: list[Party] = []
        told: tuple[Party, ...] = ()
        if attribution.relay is not None:
            parties.append(self.draft.speakers.passing(attribution.relay))
        if attribution.addressee is not None:
            told = (*self._publishers(attribution.addressee), *self.draft.speakers.told(attribution.addressee))
            parties.extend(told)
        for setting in attribution.settings:
            parties.extend(occasions(self.draft.text, setting))
            parties.extend(self._publishers(setting))
        parties.extend(self._broadcast(attribution))
        if attribution.source is not None:
            parties.extend(self._employer(attribution.source))
        if attribution.base == "tweet" or SOCIAL.search(attribution.cue.of(self.draft.text)):
            parties.append(Party(name="Twitter", kind=PartyKind.OCCASION, span=attribution.cue))
        own = self.draft.speakers.outlet
        others = [party for party in parties if party.name != own]
        return distinct([*others, *(party for party in told if party.name == own)])

    def _broadcast(self, attribution: Attribution) -> Iterator[Party]:
        """The programme on which it was said: "Holm said on “Low Tide” that", "told CNN on “This Week”"."""
        end = max(attribution.cue.end, attribution.addressee.end if attribution.addressee else 0)
        for quote in self.works.programmes:
            apart = all(not piece.meets(quote.inner) for piece in attribution.content)
            if (
                0 <= quote.outer.start - end <= _PROGRAMME_CHARACTERS
                and apart
                and attribution.clause.span.covers(quote.outer)
            ):
                yield Party(
                    name=quote.inner.of(self.draft.text).rstrip(",."), kind=PartyKind.OCCASION, span=quote.inner
                )

    def _employer(self, source: Span) -> Iterator[Party]:
        """The outlet whose writer speaks: "The Chronicle's Dan Amsel said"."""
        names = self.draft.speakers.within(source)
        if len(names) > 1 and self.draft.text[names[0].span.end : names[1].span.start].strip() in {
            "'s",
            "’s",
            "'",
            "’",
        }:
            yield from (p for p in map(self.draft.speakers.party, names[:1]) if p.kind is PartyKind.OUTLET)

    def _publishers(self, span: Span) -> Iterator[Party]:
        for name in self.draft.speakers.within(span):
            party = self.draft.speakers.party(name)
            if party.kind in {PartyKind.OUTLET, PartyKind.AGENCY}:
                yield party

    @staticmethod
    def _outer(inner: Saying, around: Sequence[Saying]) -> Saying | None:
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


def near(sayings: Sequence[Saying], place: int) -> list[Saying]:
    """The sayings of the clause that stand near the one at ``place``, without it."""
    return [*sayings[max(0, place - _NEAR_SAYINGS) : place], *sayings[place + 1 : place + 1 + _NEAR_SAYINGS]]


def is_only_cited(saying: Saying, around: Sequence[Saying]) -> bool:
    """Whether it is what the one who says so has it from: "It sank, the police said, citing a letter"."""
    pieces = saying.attribution.content if saying.attribution.base == "citing" else ()
    said = [s.attribution.cue for s in around if s.attribution.act is Act.SAY]
    return any(piece.covers(cue) for piece in pieces for cue in said)


def distinct(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Each name once, the first kept."""
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.name.casefold(), party)
    return tuple(found.values())


def is_present(attribution: Attribution, text: str) -> bool:
    """Whether it is told in the present tense: "says", "has said"."""
    first = attribution.cue.of(text).lower().split()[0]
    return first in {"has", "have"} or any(cue.form == "present" for cue in cues().get(first, ()))
