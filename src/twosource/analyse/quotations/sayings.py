"""Attributions with their parties resolved: who says so, and through whom it came."""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from twosource.analyse.attribution.clauses import Clause
from twosource.analyse.attribution.frames import Attribution
from twosource.analyse.cues import Act, cues
from twosource.analyse.quotations.announced import announced
from twosource.analyse.quotations.channels import Channels, distinct
from twosource.analyse.quotations.draft import Draft, Saying
from twosource.analyse.quotations.openers import hints, openers
from twosource.analyse.quotations.works import Works
from twosource.analyse.speakers.introductions import is_office, is_work
from twosource.analyse.speakers.occasions import FINDING, Occasion
from twosource.analyse.speakers.sourcewords import HEAD_END, noun_of, unresolved, without_article
from twosource.model.quotation import Party, PartyKind
from twosource.model.span import Span

# How many attributions further on the one around another is looked for (no clause of PolNeAR has more
# than five in all, 2026-11).
_NEAR_SAYINGS = 8
# What holds for what a speaker says next; who passed one sentence on may not have passed on another.
_LASTING = frozenset([PartyKind.OCCASION, PartyKind.OUTLET, PartyKind.AGENCY, PartyKind.DOCUMENT])
# What only names another's words: "the police say so, citing a letter", "Holm referred to claims by the owners that".
_ONLY_NAMING = frozenset(["citing", "refer to", "allude to", "respond to", "react to"])
_PUBLISHING = frozenset([PartyKind.OUTLET, PartyKind.AGENCY])
# "As Salon reported, Holm vowed", "…, as the Courier first reported"; refused: "as Holm told KZZQ, it reported"
_AS_REPORTED = re.compile(
    r"\b[Aa]s\s([^,.;:“”\"]{2,40}?)\s(?:first|previously|earlier|also)?\s?(?:report(?:ed|s)|reveal(?:ed|s))\b"
)


class Sayings:
    """The sayings of one report by the clause they stand in, and the occasions that it tells.

    Attributes:
        opening: with whom a sentence opens that may quote without a cue, by where it begins.
        hinted: whom a pronoun before quoted words means, likewise: theirs where nobody is named.
    """

    def __init__(self, draft: Draft, works: Works) -> None:
        self.draft, self.channels = draft, Channels(draft, works)
        self.by_clause: dict[int, list[Saying]] = {}
        self.told: list[Occasion] = []
        self.opening: dict[int, Party] = {}
        self.hinted: dict[int, Party] = {}
        self._waiting = deque(openers(draft))
        self._hints = deque(hints(draft))

    def at(self, clause: Clause) -> Sequence[Saying]:
        """The sayings of a clause."""
        return self.by_clause.get(clause.span.start, ())

    def resolve(self, attributions: Sequence[Attribution]) -> None:
        """Take the attributions of the report, in any order; a speaker is resolved after those before him."""
        self.told.extend(announced(self.draft))
        for occasion in self.told:
            self.draft.speakers.wrote(occasion)
        ordered = sorted(attributions, key=lambda a: (a.clause.span.start, a.cue.start))
        together = {start: [*found] for start, found in groupby(ordered, key=lambda a: a.clause.span.start)}
        for clause in self.draft.clauses:
            self._open(clause.span.start)
            sayings = self._in(together.get(clause.span.start, ()))
            narrated = self.channels.around.narrated(clause, sayings)
            if narrated is not None:
                self.told.append(narrated)
                self.draft.speakers.wrote(narrated)
            if sayings:
                self.by_clause[clause.span.start] = sayings
        self.told.sort(key=lambda occasion: occasion.offset)

    def _in(self, attributions: Sequence[Attribution]) -> list[Saying]:
        """The sayings of one clause."""
        sayings = [self._saying(attribution) for attribution in attributions]
        if sayings:
            for place, saying in enumerate(sayings):
                _part(saying, sayings[place + 1 : place + 1 + _NEAR_SAYINGS])
            for place, inner in enumerate(sayings):
                self._nest(inner, near(sayings, place))
            self._heed(sayings)
            for place, saying in enumerate(sayings):
                saying.channel = saying.channel or self._beside(saying, near(sayings, place)) or self._found(saying)
            self._credit(sayings)
            self._remember(sayings)
        return sayings

    def _open(self, end: int) -> None:
        """Resolve with whom the sentences open that begin up to ``end``: "She called it “a wreck”."."""
        while self._waiting and self._waiting[0][0].span.start <= end:
            clause, source = self._waiting.popleft()
            party = self.draft.speakers.meant(source, clause.span.start)
            words = source.of(self.draft.text)
            noun = noun_of(words)
            if party.name != without_article(words) or not (is_office(noun) or is_work(noun)):  # "The clerk" alone
                self.opening[clause.span.start] = party
        while self._hints and self._hints[0][0].span.start <= end:
            clause, source = self._hints.popleft()
            self.hinted[clause.span.start] = self.draft.speakers.meant(source, clause.span.start)

    def _heed(self, sayings: Sequence[Saying]) -> None:
        """Let who told of another's words be the last to speak: "Berg wrote that Holm said so. | He"."""
        outer = [saying for saying in sayings if not saying.inner]
        if len(outer) < len(sayings) and outer and sayings[-1].inner:
            self.draft.speakers.spoken.note(outer[-1].speaker)

    def _credit(self, sayings: Sequence[Saying]) -> None:
        """Put the outlet to which a sentence is credited into its channels: "As KZZQ reported, Holm vowed"."""
        clause = sayings[0].attribution.clause.span
        credit = _AS_REPORTED.search(self.draft.text, clause.start, clause.end)
        for outlet in self.draft.publishers(Span(*credit.span(1))) if credit is not None else ():
            for saying in sayings:
                if outlet.name != saying.speaker.name:
                    saying.channel = distinct((*saying.channel, outlet))

    def _remember(self, sayings: Sequence[Saying]) -> None:
        """Keep the occasions that a sentence tells, for what their speakers say next."""
        for saying in sayings:
            lasting = tuple(party for party in saying.channel if _lasts(party))
            if lasting and saying.speaker.kind is not PartyKind.UNRESOLVED:
                standing = is_present(saying.attribution, self.draft.text)
                occasion = Occasion(saying.speaker, lasting, saying.attribution.cue.start, standing)
                self.told.append(occasion)
                self.draft.speakers.wrote(occasion)

    @staticmethod
    def _beside(saying: Saying, around: Sequence[Saying]) -> tuple[Party, ...]:
        """The channel of what the same source says before it: "wrote on Twitter, calling the court unfair"."""
        cue, source = saying.attribution.cue, saying.attribution.source
        before = [s for s in around if source is not None and s.attribution.source == source]
        return next((s.channel for s in reversed(before) if s.attribution.cue.end < cue.start), ())

    def _found(self, saying: Saying) -> tuple[Party, ...]:
        """The report that the sentence says was released: "The council released a report | , saying that"."""
        attribution = saying.attribution
        finding = self.draft.findings.get(attribution.clause.span.start)
        if finding is None or finding.speaker.name != saying.speaker.name or finding.offset > attribution.cue.start:
            return ()
        goes_on = attribution.cue.of(self.draft.text).endswith("ing")
        return finding.channel if goes_on else ()

    def _saying(self, attribution: Attribution) -> Saying:
        source = attribution.source
        speaker = (
            self.draft.speakers.resolve(source, attribution.clause.span.start)
            if source
            else unresolved("", attribution.cue)
        )
        channel = self.channels.of(attribution)
        written = self.draft.speakers.written(source, speaker) if source and attribution.base != "citing" else None
        if written is not None:
            channel = distinct((written, *channel))
        return Saying(attribution, speaker, channel, attribution.clause.block)

    def _nest(self, inner: Saying, around: Sequence[Saying]) -> None:
        """Put the speaker of the attribution around this one into its channel."""
        outer = self._outer(inner, around)
        if outer is None:
            return
        inner.inner = True
        if outer.attribution.base == ":" and outer.speaker.kind not in _PUBLISHING:
            return  # "Orla Holm: Crews say it sank": what it is about
        document = outer.speaker.kind is PartyKind.DOCUMENT and bool(outer.channel)  # it stands in its channel as well
        passed = (*(() if document else (outer.speaker,)), *outer.channel)
        kept = [p for p in passed if p.kind is not PartyKind.UNRESOLVED and p.name != inner.speaker.name]
        inner.channel = distinct((*inner.channel, *kept))

    @staticmethod
    def _outer(inner: Saying, around: Sequence[Saying]) -> Saying | None:
        """The attribution whose content holds the inner one's cue, the nearest where several do."""
        holders = [
            s
            for s in around
            if any(piece.covers(inner.attribution.cue) for piece in s.attribution.content)
            and not any(piece.covers(s.attribution.cue) for piece in inner.attribution.content)
            and s.attribution.act in {Act.SAY, Act.SHOW}
            and s.attribution.base not in _ONLY_NAMING
        ]
        return min(holders, key=lambda s: sum(map(len, s.attribution.content)), default=None)


def _lasts(party: Party) -> bool:
    """Whether it may hold for what its speaker says next: no person does, and no report on an inquiry."""
    written = party.kind in {PartyKind.OCCASION, PartyKind.DOCUMENT}
    return party.kind in _LASTING and not (written and noun_of(HEAD_END.split(party.name)[0]) in FINDING)


def _part(saying: Saying, later: Sequence[Saying]) -> None:
    """Take an outlet that tells it all out of what somebody says: "Crews say it sank | , KZZQ reported"."""
    for teller in later:
        told = next((p for p in teller.attribution.content if p.covers(saying.attribution.cue)), None)
        outlet = teller.speaker.kind in {PartyKind.OUTLET, PartyKind.AGENCY}
        content = saying.attribution.content
        runs_on = any(piece.covers(teller.attribution.cue) for piece in content)
        if told is None or not outlet or not runs_on or told.end > teller.attribution.cue.start:
            continue
        kept = tuple(Span(piece.start, min(piece.end, told.end)) for piece in content if piece.start < told.end)
        if kept:
            saying.attribution = replace(saying.attribution, content=kept)


def near(sayings: Sequence[Saying], place: int) -> list[Saying]:
    """The sayings of the clause that stand near the one at ``place``, without it."""
    return [*sayings[max(0, place - _NEAR_SAYINGS) : place], *sayings[place + 1 : place + 1 + _NEAR_SAYINGS]]


def is_only_cited(saying: Saying, around: Sequence[Saying]) -> bool:
    """Whether it is what the one who says so has it from: "It sank, the police said, citing a letter"."""
    pieces = saying.attribution.content if saying.attribution.base == "citing" else ()
    said = [s.attribution.cue for s in around if s.attribution.act is Act.SAY]
    return any(piece.covers(cue) for piece in pieces for cue in said)


def is_present(attribution: Attribution, text: str) -> bool:
    """Whether it is told in the present tense: "says", "has said"."""
    first = attribution.cue.of(text).lower().split()[0]
    return first in {"has", "have"} or any(cue.form == "present" for cue in cues().get(first, ()))
