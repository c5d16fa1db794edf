"""Quotations in marks without a cue: by whom the sentence round them names, or the one before it.

A guess with a low score: a quotation that has a cue, goes on from another or is led in is none of these
(:mod:`twosource.analyse.quotations.marked`).
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from twosource.analyse.attribution.clauses import Clause
from twosource.analyse.cues import Act
from twosource.analyse.marks import Quote
from twosource.analyse.quotations.draft import Draft, Saying
from twosource.analyse.quotations.openers import CLAIMS
from twosource.analyse.quotations.sayings import Sayings
from twosource.analyse.speakers.occasions import SOCIAL, occasions
from twosource.analyse.speakers.sourcewords import unresolved
from twosource.model.analysis import Name, NameKind
from twosource.model.quotation import Party, PartyKind, Quotation, QuotationType
from twosource.model.report import Block, Role
from twosource.model.span import Span, trimmed

# Blocks that lead no words in.
_NO_LEADS = frozenset([Role.CAPTION, Role.HEADLINE, Role.RELATED_LINK, Role.PROMOTION, Role.CREDIT])
# "with Holm (D) | blasting it", "with Holm saying"; refused: "with Holm in sight"
_ACTING = re.compile(r"(?:\s\([^)]{1,12}\))?\s\w+ing\s")
# "in the | Brill"
_PLACED = re.compile(r"\b(?:in|at|near|from)\s(?:the\s)?$", re.I)
# ", who called it", " (D), a clerk, who dismissed"; refused: ", who sank, and the yard's"
_WHO = re.compile(r"[,)]\swho\s[^,]{0,200}$")
# What stands before the subject of a sentence: "In an interview with Orla Venn on Monday,"
_LEAD = re.compile(r"(?:In|On|At|During|After|Before|With|For|As|Despite|Speaking)\s[^,“”\"\n]{3,90},\s")
# ", he said, but it was", "; she said and"; refused: " said on Monday as"
_GOES_ON = re.compile(r"\s*,\s(?:and|but|or|yet|so|adding)\b")
# "Holm | ’s discussion of", "Holm | 's false claim that the pier was", right before words in marks
_CLAIM = re.compile(
    rf"['’]s?\s(?:[\w-]+\s){{0,3}}?{CLAIMS}(?:\s(?:that|of|for|about|as|to|on|whether)\b[^“”\".;:()]{{0,80}}|\s|,\s)$"
)
# "protesters | held | signs | proclaiming", "many churches had signs outside with messages such as"
_SIGNS = re.compile(
    r"\b((?:(?!(?:while|as|when|with|who|where|that)\s|\w+ing\s)[\w’'-]+\s){1,6})"
    r"(?<!\sand\s)(?:also\s)?(?:carried|carrying|carry|held|holding|hold|waved|waving|wore|wearing|wear|had|"
    r"displayed|displaying|hoisted|raised|brandished)(?:\s(?:up|out))?\s(?:[\w’'-]+\s){0,4}?"
    r"(signs?|placards?|banners?|posters?|shirts?|T-shirts?|hats?|caps?|buttons?)\s(?:[\w-]+\s){0,4}?"
    r"(?:reading|saying|proclaiming|declaring|read|reads|said|say|that\ssay|messages|slogans|words|as)[\s,:]*"
    r"(?:[“\"][^“”\"]{1,80}[”\"][\s,]*(?:and\s|or\s)?)*$"
)
# Characters before words in marks in which a claim or signs are looked for.
_NEAR_CHARACTERS = 300
# Who may go on in words of his own.
_TELLING = frozenset([PartyKind.PERSON, PartyKind.BODY, PartyKind.ANONYMOUS])


class Uncued:
    """The quotations without a cue of one report."""

    def __init__(self, draft: Draft, sayings: Sayings) -> None:
        self.draft, self.sayings = draft, sayings

    def told_before(self, quote: Quote, kind: QuotationType, before: Sequence[Quotation]) -> Quotation | None:
        """A sentence of quoted words alone, behind one that says who speaks: "Holm said it held. “It did.”".

        Refused: behind one that quotes words in marks itself, from which it goes on.
        """
        clause = self.draft.clause_at(quote.outer.start)
        whole = clause is not None and clause.span.start == quote.outer.start and quote.outer.end >= clause.span.end - 1
        lead = self.draft.clause_at(quote.outer.start - 2) if whole and quote.outer.start > 1 else None
        if lead is None or lead.block != quote.block or (before and before[-1].span.end > lead.span.start):
            return None
        if not quote.closed or not quote.inner.of(self.draft.text)[:1].isupper():
            return None
        said = [s for s in self.sayings.at(lead) if s.attribution.act is Act.SAY and not s.inner]
        known = [s for s in said if s.speaker.kind in _TELLING]
        if not known or known[-1] is not said[-1]:
            return None
        reason = "the sentence before tells who speaks"
        made = self.by_subject(quote, kind)
        return replace(made, speaker=known[-1].speaker, channel=known[-1].channel, score=0.7, reason=reason)

    def orphaned(self, quote: Quote, block: Block, kind: QuotationType) -> Quotation | None:
        """A paragraph of quoted words alone, behind one whose last sentence opens with somebody and names no other.

        "Mayor Orla Holm praised the pier in an interview." before "“It will hold.”": hers, through the interview.
        """
        alone = quote.outer.start == block.span.start and quote.outer.end >= block.span.end - 1
        clause = self.draft.clause_at(self.draft.report.blocks[quote.block - 1].span.end - 1) if quote.block else None
        if (
            not alone
            or not quote.closed
            or kind is not QuotationType.DIRECT
            or clause is None
            or clause.block != quote.block - 1
            or self.draft.report.blocks[quote.block - 1].role in _NO_LEADS
        ):
            return None
        names = self.draft.speakers.within(clause.span)
        persons = {name.entity for name in names if name.kind is NameKind.PERSON}
        told = any(unit.kind == "q" for unit in clause.units)
        head = self.draft.text[clause.span.start : names[0].span.start].rstrip() if names else "?"
        opens = not head or head.endswith(",")  # "On Monday, | Mayor Orla Holm praised the pier"
        owns = opens and self.draft.text[names[0].span.end : names[0].span.end + 1] in {"'", "’"}
        if len(persons) != 1 or names[0].entity not in persons or told or not opens or owns:
            return None
        channel = tuple(occasions(self.draft.text, Span(names[0].span.end, clause.span.end)))
        reason = "the sentence before names nobody else"
        return replace(
            self.by_subject(quote, kind),
            speaker=self.draft.speakers.party(names[0]),
            channel=channel,
            score=0.6,
            reason=reason,
        )

    def by_subject(self, quote: Quote, kind: QuotationType) -> Quotation:
        """No cue: whose claim or sign it is, else who is named first in its sentence, with low score."""
        clause = self.draft.clause_at(quote.outer.start)
        start = clause.span.start if clause else self.draft.report.blocks[quote.block].span.start
        if clause and (saying := self._broken_off(clause, quote)) is not None:
            return replace(self.draft.made(quote.inner, kind, saying), score=0.6, reason="goes on behind the cue")
        near = max(start, quote.outer.start - _NEAR_CHARACTERS)
        if (claimed := self._claimed(near, quote)) is not None:
            reason = "told as what somebody claims or asks"
            return self._made(quote, kind, self.draft.speakers.party(claimed), 0.6, reason)
        if (signs := _SIGNS.search(self.draft.text, near, quote.outer.start)) is not None:
            return self._on_signs(signs, quote, kind)
        named = self.draft.speakers.within(Span(start, quote.outer.start))
        names = [name for name in named if not self.draft.is_quoted(name.core)]
        lead = _LEAD.match(self.draft.text, start, quote.outer.start)  # "In an interview with Orla Venn, | Holm …"
        names = [name for name in names if lead and name.span.start >= lead.end()] or names
        names = self._beside(names, quote) or [name for name in names if not self._is_placed(name)]
        parties = [self.draft.speakers.party(n) for n in names]
        persons = [p for p in parties if p.kind in {PartyKind.PERSON, PartyKind.BODY}]
        opening = self.sayings.opening.get(start)
        if opening is not None and opening.kind is not PartyKind.UNRESOLVED:
            persons = [opening]
        hinted = self.sayings.hinted.get(start)
        if not persons and hinted is not None and hinted.kind is PartyKind.PERSON:
            return self._made(quote, kind, hinted, 0.4, "no cue: whom the pronoun before it means")
        channel: tuple[Party, ...] = ()
        if clause and SOCIAL.search(clause.span.of(self.draft.text)):
            channel = tuple(occasions(self.draft.text, clause.span))[:1]
        reason = "no cue: the first one named in the sentence" if persons else "no cue and nobody named"
        speaker = persons[0] if persons else unresolved("", quote.outer)
        return replace(self._made(quote, kind, speaker, 0.4 if persons else 0.2, reason), channel=channel)

    def _made(self, quote: Quote, kind: QuotationType, speaker: Party, score: float, reason: str) -> Quotation:
        """A quotation in marks of a speaker who is guessed."""
        return Quotation(
            id=self.draft.id(quote.inner),
            report=self.draft.report.id,
            type=kind,
            span=quote.inner,
            speaker=speaker,
            score=score,
            reason=reason,
        )

    def _claimed(self, start: int, quote: Quote) -> Name | None:
        """Whose claim is told right before the words: "like Mr Holm’s discussion of “free piers”"."""
        claim = _CLAIM.search(self.draft.text, start, quote.outer.start)
        names = self.draft.speakers.within(Span(start, claim.start())) if claim else []
        owner = names[-1] if names else None
        if claim is None or owner is None or owner.span.end != claim.start() or owner.kind is NameKind.PLACE:
            return None
        return None if self.draft.is_quoted(owner.core) else owner

    def _on_signs(self, signs: re.Match[str], quote: Quote, kind: QuotationType) -> Quotation:
        """Words on what somebody holds or wears: "crews carried signs saying “No night boats”"."""
        holders = trimmed(self.draft.text, signs.start(1), signs.end(1))
        speaker = self.draft.speakers.meant(holders, holders.start)
        through = Party(name=signs.group(2), kind=PartyKind.OCCASION, span=Span(*signs.span(2)))
        made = self._made(quote, kind, speaker, 0.7, f"on the {signs.group(2)} that are held or worn")
        return replace(made, source=holders, channel=(through,))

    def _is_placed(self, name: Name) -> bool:
        """Whether a name only tells where something was: "at a rally in | Brill, fans “…”"."""
        before = self.draft.text[max(0, name.span.start - 9) : name.span.start]
        state = self.draft.text[name.span.end : name.span.end + 1] == "," and before.endswith(", ")  # "Arle, Calif.,"
        placed = _PLACED.search(before) is not None or (state and name.kind is NameKind.PLACE)
        return name.kind in {NameKind.PLACE, NameKind.OTHER} and (placed or SOCIAL.fullmatch(name.entity) is not None)

    def _beside(self, names: Sequence[Name], quote: Quote) -> list[Name]:
        """Who is named right before the words: "Berg met Holm, who called it “short”", "the words of Holm: “It is”"."""
        persons = [name for name in names if self.draft.speakers.party(name).kind is PartyKind.PERSON]
        if not persons:
            return []
        between = self.draft.text[persons[-1].span.end : quote.outer.start]
        before = self.draft.text[max(0, persons[-1].span.start - 5) : persons[-1].span.start]
        acts = before == "with " and _ACTING.match(between) is not None
        return persons[-1:] if acts or between.strip() == ":" or _WHO.search(between) else []

    def _broken_off(self, clause: Clause, quote: Quote) -> Saying | None:
        """The saying whose cue breaks off what is said: "It would sail, he said, but not 'today'" is his to the end.

        Refused where somebody else is named behind the cue: "…, she said, and Holm 'regrets' it".
        """
        said = [s for s in self.sayings.at(clause) if s.attribution.act is Act.SAY]
        before = [s for s in said if s.attribution.cue.end < quote.outer.start]
        if not before:
            return None
        last = max(before, key=lambda s: s.attribution.cue)
        between = Span(last.attribution.cue.end, quote.outer.start)
        if last.attribution.source is not None:
            if last.attribution.source.end > quote.outer.start:  # the words in marks are part of who says so
                return None
            between = Span(max(between.start, last.attribution.source.end), between.end)
        goes_on = _GOES_ON.match(between.of(self.draft.text))
        told_before = any(piece.end <= last.attribution.cue.start for piece in last.attribution.content)
        return last if goes_on and told_before and not self.draft.speakers.within(between) else None
