"""Last looks at a report's quotations: words told twice, paragraphs taken from an outlet."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from twosource.analyse.cues import Act
from twosource.analyse.quotations.channels import distinct
from twosource.analyse.quotations.draft import Draft
from twosource.analyse.quotations.sayings import Sayings
from twosource.analyse.speakers.occasions import Occasion
from twosource.analyse.speakers.sourcewords import is_outlet
from twosource.analyse.tables import outlets
from twosource.analyse.words import STOP, words
from twosource.model.analysis import NameKind
from twosource.model.quotation import Party, PartyKind, Quotation, QuotationType
from twosource.model.report import Role
from twosource.model.span import Span

# "… have found no such product." (KZZQ)
_PRINTED = re.compile(r"[.!?”\"]\s\((?:via\s)?([A-Z][\w .&'’-]{1,40})\)(?=\s*(?:\n|$))")
# Scores under which a speaker is a guess and yields to that of the same words elsewhere, and from which one is told.
WEAK, _SURE = 0.5, 0.7
# Content words that a quotation shares with an embedded post at least, to be taken from it.
_POSTED_WORDS = 4
# "the letter", "an op-ed": what somebody may have written; refused: "a report"
_WRITINGS = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts)\s(?:(?!an?\s|the\s)[\w-]+\s){0,2}?(?:letter|memo|memorandum|op-ed|essay|column|filing|ruling|"
    r"opinion|dissent|note)\b"
)
# Paragraphs that it may stand before the words, and behind them.
_WRITTEN_BEFORE, _WRITTEN_BEHIND = 5, 2
# "From the KZZQ story:", "Per the Courier:"; refused: "From here it looks as if nobody had ever asked the Courier:"
_FROM = re.compile(r"\s*(?:From|Per|Here is|Here's)(?:\s[^\s]+){1,6}:\s*")
# "her new book, “Low Tide”,", "the memoir, A Year at Sea, is out"; refused: "in the book, Holm says"
_BOOK = re.compile(
    r"\b(?:book|memoir|autobiography),?\s(?:[“\"‘]|(?<=,\s))"
    r"([A-Z][\w’-]*(?:\s(?:[A-Z][\w’-]*|of|the|and|at|in|for|to|on|an?)){1,7})[,.:;”\"’]"
)
_BOOKS = frozenset("book memoir autobiography".split())
_Keyed = tuple[Quotation, tuple[str, ...]]
"""A quotation with the stems of its content words."""


class Settling:
    """Looks at the quotations of one report again, once all are known."""

    def __init__(self, draft: Draft, sayings: Sayings) -> None:
        self.draft, self.sayings = draft, sayings
        self.printed_in = list(_PRINTED.finditer(draft.text))
        self.line_ends = [end.start() for end in re.finditer("\n", draft.text)]

    def settled(self, found: list[Quotation]) -> tuple[Quotation, ...]:
        """Weakly attributed words take the speaker of the same words elsewhere in the report."""
        if all(quotation.score >= WEAK and not quotation.channel for quotation in found):
            return tuple(found)
        keyed = [(q, _content_key(self.draft.text, q.span)) for q in found]
        sure: dict[str, list[_Keyed]] = {}
        for quotation, key in keyed:
            known = quotation.speaker and quotation.speaker.kind is not PartyKind.UNRESOLVED
            role = self.draft.report.blocks[self.draft.block_at(quotation.span.start)].role
            if known and quotation.score >= _SURE and role is not Role.HEADLINE:
                for stem in set(key):
                    sure.setdefault(stem, []).append((quotation, key))
        return tuple(self._settle(quotation, key, sure) for quotation, key in keyed)

    def _settle(self, quotation: Quotation, key: tuple[str, ...], sure: Mapping[str, Sequence[_Keyed]]) -> Quotation:
        """The quotation, with the speaker of the same words where it has none of its own."""
        weak = quotation.score < WEAK
        post = not weak and not quotation.channel and len(key) >= _POSTED_WORDS
        alike = min((sure.get(stem, ()) for stem in key), key=len, default=()) if weak or post else ()
        twins = [q for q, other in alike if q.id != quotation.id and _holds(other, key)]
        twin = next((q for q in twins if q.type is not QuotationType.INDIRECT), next(iter(twins), None))
        if twin is None:
            return quotation
        self.draft.follows.setdefault(quotation.id, twin.id)
        if post:
            return quotation
        role = self.draft.report.blocks[self.draft.block_at(quotation.span.start)].role
        return replace(
            quotation,
            speaker=twin.speaker,
            channel=quotation.channel or (twin.channel if role is Role.PARAGRAPH else ()),
            score=0.6,
            reason="the same words are attributed elsewhere in the report",
        )

    def led(self, found: Sequence[Quotation]) -> list[Quotation]:
        """With the outlet whose report a paragraph is taken from: "… will close, the Brill Courier reports:"."""
        taken = {place: outlet for place, outlet in self._taken() if outlet.name != self.draft.speakers.outlet}
        made = []
        for quotation in found:
            outlet = taken.get(self.draft.block_at(quotation.span.start))
            speaker = quotation.speaker
            if outlet is None or speaker is None or outlet.name in {speaker.name, *(p.name for p in quotation.channel)}:
                made.append(quotation)
                continue
            channel = (*quotation.channel, outlet)
            reason = f"{quotation.reason}; the paragraph is led in as the outlet's"
            made.append(replace(quotation, channel=channel, reason=reason))
            if speaker.kind is not PartyKind.UNRESOLVED:
                self.sayings.told.append(Occasion(speaker, channel, quotation.span.start))
        self.sayings.told.sort(key=lambda occasion: occasion.offset)
        return made

    def _taken(self) -> Iterator[tuple[int, Party]]:
        """Paragraphs that the one before leads in as an outlet's, by their block."""
        for place, (lead, block) in enumerate(pairwise(self.draft.report.blocks), 1):
            if lead.role is not Role.PARAGRAPH or block.role is not Role.PARAGRAPH:
                continue
            if lead.span.of(self.draft.text).rstrip()[-1:] != ":":
                continue
            clause = self.draft.clause_at(lead.span.end - 1)
            said = [s for s in self.sayings.at(clause) if s.attribution.act is Act.SAY] if clause else []
            told = [s.speaker for s in said if s.speaker.kind in {PartyKind.OUTLET, PartyKind.AGENCY}]
            if not said and _FROM.fullmatch(self.draft.text, lead.span.start, lead.span.end):
                told = [*self.draft.publishers(lead.span)]
            if told:
                yield place, told[-1]

    def printed(self, quotation: Quotation) -> Quotation:
        """With the outlet in brackets at the end of a paragraph that is taken from it: "… . (KZZQ)"."""
        place = self.draft.block_at(quotation.span.start)
        end = max((block.span.end for block in self.draft.report.blocks[place : place + 2]), default=0)
        after = bisect_left(self.printed_in, quotation.span.end, key=re.Match.start)
        line = bisect_left(self.line_ends, quotation.span.end)
        end = min([end, *self.line_ends[line : line + 1]])
        found = next(iter(self.printed_in[after : after + 1]), None)
        outlet = found.group(1) if found and found.end() <= end else ""
        if found is None or not is_outlet(outlet):
            return quotation
        taken = Party(name=outlets().get(outlet) or outlet, kind=PartyKind.OUTLET, span=Span(*found.span(1)))
        return replace(quotation, channel=distinct((*quotation.channel, taken)))

    def wrote(self, found: Sequence[Quotation]) -> list[Quotation]:
        """Words that somebody wrote came by the writing named near them: "the letter" two paragraphs before."""
        named = list(_WRITINGS.finditer(self.draft.text))
        starts = [writing.start() for writing in named]
        made = []
        for quotation in found:
            place = bisect_left(starts, quotation.span.start)
            near = (*named[max(0, place - 1) : place], *named[place : place + 1])  # the one before, else the next
            made.append(self._wrote(quotation, near) if self._is_written(quotation) else quotation)
        return made

    def titled(self, found: Sequence[Quotation]) -> list[Quotation]:
        """With the title of the one book that the report names beside "the book" in a channel."""
        titles = {Span(*book.span(1)) for book in _BOOK.finditer(self.draft.text)}
        named = {span.of(self.draft.text) for span in titles if not self._is_person(span)}
        if len(named) != 1:
            return [*found]
        title = next(iter(named))
        return [replace(q, channel=tuple(_with_title(party, title) for party in q.channel)) for q in found]

    def _is_person(self, span: Span) -> bool:
        """Whether a person's name fills the span: "In the book, Orla Venn, a lawyer, says"."""
        named = self.draft.speakers.within(span)
        return any(name.kind is NameKind.PERSON and name.span.covers(span) for name in named)

    def _is_written(self, quotation: Quotation) -> bool:
        """Whether somebody known wrote it, it is not told where."""
        attribution, speaker = self.draft.saying_of.get(quotation.id), quotation.speaker
        known = speaker is not None and speaker.kind is not PartyKind.UNRESOLVED
        return known and not quotation.channel and attribution is not None and attribution.base == "write"

    def _wrote(self, quotation: Quotation, near: Sequence[re.Match[str]]) -> Quotation:
        """The quotation, through the first of the writings that stands near enough."""
        place = self.draft.paragraph(quotation.span.start)
        for writing in near:
            there = self.draft.paragraph(writing.start())
            if place is None or there is None or not -_WRITTEN_BEHIND <= place - there <= _WRITTEN_BEFORE:
                continue
            through = Party(name=writing.group(), kind=PartyKind.OCCASION, span=Span(*writing.span()))
            reason = f"{quotation.reason}; written in what is named near it"
            return replace(quotation, channel=(through,), reason=reason)
        return quotation

    def followed(self, found: Sequence[Quotation]) -> tuple[Quotation, ...]:
        """A quotation that goes on from another, or repeats it, came by the same occasion."""
        known = {quotation.id: quotation for quotation in found}
        made = []
        for quotation in found:
            first = known.get(self.draft.follows.get(quotation.id, ""))
            occasion = first is not None and first.channel[:1] and first.channel[0].kind is PartyKind.OCCASION
            if first is not None and occasion and not quotation.channel:
                reason = f"{quotation.reason}; it came by the same occasion"
                known[quotation.id] = replace(quotation, channel=first.channel, reason=reason)
            made.append(known[quotation.id])
        return tuple(made)


def _with_title(party: Party, title: str) -> Party:
    """ "The book, Low Tide" for "the book"."""
    if party.kind not in {PartyKind.OCCASION, PartyKind.DOCUMENT} or party.name.split()[-1].lower() not in _BOOKS:
        return party
    return replace(party, name=f"{party.name}, {title}")


def _content_key(text: str, span: Span) -> tuple[str, ...]:
    found = words(text, span.start, span.end)
    return tuple(stem for stem in found.stems if stem and stem not in STOP)


def _holds(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Whether all content words of the shorter stand in the longer."""
    return bool(shorter) and len(shorter) <= len(longer) and set(shorter) <= set(longer)
