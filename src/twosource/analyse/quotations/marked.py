"""Quotations in quote marks: each with who says it, by its cue, its neighbour or the sentence around it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from twosource.analyse.attribution.clauses import Clause
from twosource.analyse.attribution.unlisted import NOMINAL
from twosource.analyse.cues import Act
from twosource.analyse.marks import Quote
from twosource.analyse.quotations.draft import Draft, Saying
from twosource.analyse.quotations.sayings import Sayings
from twosource.analyse.quotations.works import Works
from twosource.analyse.speakers.occasions import SOCIAL, occasions
from twosource.analyse.speakers.sourcewords import unresolved
from twosource.model.analysis import Name, NameKind
from twosource.model.quotation import Party, PartyKind, Quotation, QuotationType
from twosource.model.report import Block, Role
from twosource.model.span import Span, trimmed

# "“It will hold.” — Orla Holm", "-- Mayor Orla Holm, Brill"; refused: "“It will hold” — and it did, Orla Holm said"
_SIGNED = re.compile(r"\s*(?:—|–|--|-(?=\s))\s*([A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,5})(?:,[^.,;:!?]{1,60})?\.?\s*$")
# "with Holm (D) | blasting it", "with Holm saying"; refused: "with Holm in sight"
_ACTING = re.compile(r"(?:\s\([^)]{1,12}\))?\s\w+ing\s")
# "in the | Brill"
_PLACED = re.compile(r"\b(?:in|at|near|from)\s(?:the\s)?$", re.I)
# "HOLM:", "ORLA HOLM:"
_CAPITALS = re.compile(r"([A-Z][A-Z .'’-]{2,40}):\s+")
# ", who called it", " (D), a clerk, who dismissed"; refused: ", who sank, and the yard's"
_WHO = re.compile(r"[,)]\swho\s[^,]*$")
# "Ports for All:", alone in a paragraph; refused: "What it says:"
_LABEL = re.compile(r"[A-Z][\w.'’&-]*(?:\s(?:[A-Z][\w.'’&-]*|of|for|the|and)){0,5}:\s*")
# What stands before the subject of a sentence: "In an interview with Orla Venn on Monday,"
_LEAD = re.compile(r"(?:In|On|At|During|After|Before|With|For|As|Despite|Speaking)\s[^,“”\"\n]{3,90},\s")
# "he did not ask the envoy to “hold back”", told by somebody else: his words they are not
_NOT_SAID = re.compile(r"\b(?:not|never)\b|n['’]t\b", re.I)
# ", he said, but it was", "; she said and"; refused: " said on Monday as"
_GOES_ON = re.compile(r"\s*,\s(?:and|but|or|yet|so|adding)\b")


class Marked:
    """The quotations in marks of one report."""

    def __init__(self, draft: Draft, sayings: Sayings, works: Works) -> None:
        self.draft, self.sayings, self.works = draft, sayings, works

    def run(self) -> list[Quotation]:
        """All of them, in order of the text."""
        found: list[Quotation] = []
        marked: list[Quote] = []
        for quote in self.draft.quotes:
            made = self._of_quote(quote, found)
            if made is not None:
                found.append(made)
                marked.append(quote)
        self._run_on(marked, found)
        return found

    def _of_quote(self, quote: Quote, before: Sequence[Quotation]) -> Quotation | None:
        block = self.draft.report.blocks[quote.block]
        saying = self._saying_of(quote)
        if self.works.is_title(quote, said=saying is not None):
            return None
        kind = self._type(quote)
        if saying is not None:
            return self.draft.made(quote.inner, kind, saying)
        named = self._labelled(quote, block, kind) or self._signed(quote, block, kind)
        if (signed := named or self._led_in(quote, block, kind)) is not None:
            return signed
        continued = self._continued(quote, block, before)
        if continued is not None:
            self.draft.follows[self.draft.id(quote.inner)] = continued.id
            return replace(
                continued,
                id=self.draft.id(quote.inner),
                type=kind,
                span=quote.inner,
                cue=None,
                source=None,
                score=0.7,
                reason="goes on from the quotation before",
            )
        return self._orphaned(quote, block, kind) or self._by_subject(quote, kind)

    def _orphaned(self, quote: Quote, block: Block, kind: QuotationType) -> Quotation | None:
        """A paragraph of quoted words alone, behind one whose last sentence opens with somebody and names no other.

        "Orla Holm praised the pier in an interview." before "“It will hold.”": hers, through the interview.
        """
        alone = quote.outer.start == block.span.start and quote.outer.end >= block.span.end - 1
        clause = self.draft.clause_at(self.draft.report.blocks[quote.block - 1].span.end - 1) if quote.block else None
        if (
            not alone
            or not quote.closed
            or kind is not QuotationType.DIRECT
            or clause is None
            or clause.block != quote.block - 1
        ):
            return None
        names = self.draft.speakers.within(clause.span)
        persons = {name.entity for name in names if name.kind is NameKind.PERSON}
        told = any(unit.kind == "q" for unit in clause.units)
        if len(persons) != 1 or names[0].entity not in persons or told:
            return None
        channel = tuple(occasions(self.draft.text, Span(names[0].span.end, clause.span.end)))
        reason = "the sentence before names nobody else"
        return replace(
            self._by_subject(quote, kind),
            speaker=self.draft.speakers.party(names[0]),
            channel=channel,
            score=0.6,
            reason=reason,
        )

    def _labelled(self, quote: Quote, block: Block, kind: QuotationType) -> Quotation | None:
        """A paragraph of a transcript that begins with a last name in capitals: "HOLM: “It will hold.”"."""
        found = _CAPITALS.fullmatch(self.draft.text, block.span.start, quote.outer.start)
        names = self.draft.speakers.called(found.group(1)) if found else []
        if not names:
            return None
        reason = "the paragraph begins with the speaker's name in capitals"
        made = self._by_subject(quote, kind)
        return replace(made, speaker=self.draft.speakers.party(names[0]), score=0.8, reason=reason)

    def _signed(self, quote: Quote, block: Block, kind: QuotationType) -> Quotation | None:
        """Words with a name alone behind a dash: "“It will hold.” — Orla Holm"."""
        if quote.outer.start != block.span.start:
            return None
        found = _SIGNED.match(self.draft.text, quote.outer.end, block.span.end)
        names = self.draft.speakers.within(Span(*found.span(1))) if found else []
        if not names:
            return None
        made = self._by_subject(quote, kind)
        return replace(
            made, speaker=self.draft.speakers.party(names[0]), score=0.8, reason="signed with a name behind a dash"
        )

    def _led_in(self, quote: Quote, block: Block, kind: QuotationType) -> Quotation | None:
        """A paragraph of quoted words behind one that ends in a colon: who says so there, else who is named first."""
        if quote.outer.start != block.span.start or quote.block == 0:
            return None
        lead = self.draft.report.blocks[quote.block - 1]
        opening = self.sayings.opening.get(self._last_clause(lead))
        led = opening is not None or lead.span.of(self.draft.text).rstrip().endswith(":")
        if lead.role not in {Role.PARAGRAPH, Role.SUBHEADING} or not led:
            return None
        first = bisect_left(self.draft.clause_starts, lead.span.start)
        last = bisect_left(self.draft.clause_starts, lead.span.end)
        told = [s for c in self.draft.clauses[first:last] for s in self.sayings.at(c)]
        said = [s for s in told if s.attribution.act is Act.SAY and s.speaker.kind is not PartyKind.UNRESOLVED]
        said = [
            s for s in said if s.attribution.base not in NOMINAL
        ]  # "He disputed the mayor's claim that … He wrote:"
        if said:
            saying = max(said, key=lambda s: s.attribution.cue)
            return replace(self.draft.made(quote.inner, kind, saying), score=0.8, reason="led in by a colon")
        if opening is not None and opening.kind is not PartyKind.UNRESOLVED:
            reason = "led in by the paragraph before"
            return replace(self._by_subject(quote, kind), speaker=opening, score=0.7, reason=reason)
        sentence = self.draft.clauses[last - 1].span.start if last > first else lead.span.start
        persons = [self.draft.speakers.party(n) for n in self.draft.speakers.within(Span(sentence, lead.span.end))]
        speaker = next((p for p in persons if p.kind in {PartyKind.PERSON, PartyKind.BODY}), None)
        if speaker is None and _LABEL.fullmatch(self.draft.text, lead.span.start, lead.span.end):
            label = trimmed(self.draft.text, lead.span.start, lead.span.end - 1)
            speaker = Party(name=label.of(self.draft.text), kind=PartyKind.BODY, span=label)
        if speaker is None:
            return None
        made = self._by_subject(quote, kind)
        return replace(made, speaker=speaker, score=0.6, reason="led in by a colon: the first one named there")

    def _last_clause(self, block: Block) -> int:
        """Where the last clause of a block begins."""
        clause = self.draft.clause_at(block.span.end - 1)
        return clause.span.start if clause is not None else -1

    def _saying_of(self, quote: Quote) -> Saying | None:
        """The innermost attribution whose content holds the quotation."""
        clause = self.draft.clause_at(quote.inner.start)
        holding = [
            s
            for s in (self.sayings.at(clause) if clause else ())
            if any(piece.start <= quote.inner.start and quote.inner.end <= piece.end for piece in s.attribution.content)
        ]
        told = [
            s for s in holding if not (s.inner and _NOT_SAID.search(s.attribution.cue.of(self.draft.text)))
        ] or holding
        said = [s for s in told if s.attribution.act in {Act.SAY, Act.SHOW}] or told
        return min(said, key=lambda s: (_length_round(quote, s), s.attribution.cue), default=None)

    def _type(self, quote: Quote) -> QuotationType:
        """Direct where a whole sentence stands in the marks, else mixed."""
        inner = quote.inner.of(self.draft.text)
        before = self.draft.text[self.draft.report.blocks[quote.block].span.start : quote.outer.start].rstrip()
        opens = not before or before[-1] in '.!?:,”"—–…' or before.endswith(("said", "says", "saying", "read"))
        ends = inner.rstrip("'’\"” ")[-1:] in ",.!?…" or self.draft.text[quote.outer.end : quote.outer.end + 1] in ",."
        capital = inner.lstrip("'‘.( …[")[:1]
        sentence = (capital.isupper() or not capital.isalpha()) and len(inner.split()) > 3
        return QuotationType.DIRECT if opens and ends and sentence else QuotationType.MIXED

    def _continued(self, quote: Quote, block: Block, before: Sequence[Quotation]) -> Quotation | None:
        """The quotation that this one goes on from: same paragraph, or the one right before."""
        if not before or not before[-1].speaker:
            return None
        last = before[-1]
        between = self.draft.text[last.span.end : quote.outer.start]
        alone = quote.outer.start == block.span.start and quote.outer.end >= block.span.end - 1
        same = last.span.start >= block.span.start
        opens = (
            self.draft.text[block.span.start : quote.outer.start].strip(' "“') == ""
            or between.rstrip("\"”’' ")[-1:] in {".", ",", "!", "?", ":"}
            or not between.strip("\"”’' .,")
        )
        direct = self._type(quote) is QuotationType.DIRECT
        short = between.rstrip().endswith(".") and _is_sentence(quote.inner.of(self.draft.text))
        if same and opens and (direct or short) and last.type is not QuotationType.INDIRECT:
            return last
        place = self.draft.block_at(last.span.start)
        paragraphs = self.draft.paragraphs_between(place, quote.block)
        if alone and direct and paragraphs <= 1:
            return last
        return None

    def _by_subject(self, quote: Quote, kind: QuotationType) -> Quotation:
        """No cue: the person or pronoun named last before it in its sentence, with low score."""
        clause = self.draft.clause_at(quote.outer.start)
        start = clause.span.start if clause else self.draft.report.blocks[quote.block].span.start
        if clause and (saying := self._broken_off(clause, quote)) is not None:
            return replace(self.draft.made(quote.inner, kind, saying), score=0.6, reason="goes on behind the cue")
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
        speaker = persons[0] if persons else unresolved("", quote.outer)
        channel: tuple[Party, ...] = ()
        if clause and SOCIAL.search(clause.span.of(self.draft.text)):
            channel = (Party(name="Twitter", kind=PartyKind.OCCASION, span=None),)
        return Quotation(
            id=self.draft.id(quote.inner),
            report=self.draft.report.id,
            type=kind,
            span=quote.inner,
            speaker=speaker,
            channel=channel,
            score=0.4 if persons else 0.2,
            reason="no cue: the first one named in the sentence" if persons else "no cue and nobody named",
        )

    def _is_placed(self, name: Name) -> bool:
        """Whether a name only tells where something was: "at a rally in | Brill, fans “…”"."""
        before = self.draft.text[max(0, name.span.start - 9) : name.span.start]
        return name.kind in {NameKind.PLACE, NameKind.OTHER} and _PLACED.search(before) is not None

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

    def _run_on(self, marked: Sequence[Quote], found: list[Quotation]) -> None:
        """Words not closed at the end of their paragraph, by nobody named, are said by who says the next one."""
        for place in range(len(marked) - 2, -1, -1):
            quote, following = marked[place], marked[place + 1]
            speaker = found[place].speaker
            known = speaker is not None and speaker.kind is not PartyKind.UNRESOLVED
            opens = following.outer.start == self.draft.report.blocks[following.block].span.start
            if quote.closed or known or not opens or following.block != quote.block + 1:
                continue
            reason = "runs on into the next paragraph, where it is said who speaks"
            told = found[place + 1]
            found[place] = replace(found[place], speaker=told.speaker, channel=told.channel, score=0.7, reason=reason)


def _is_sentence(words: str) -> bool:
    """Whether words in marks are a sentence of their own, however short: "No.", "They did."."""
    return words[:1].isupper() and words[-1:] in ".!?"


def _length_round(quote: Quote, saying: Saying) -> int:
    """The length of what is said round the words in marks, in one piece."""
    return min((len(piece) for piece in saying.attribution.content if piece.covers(quote.inner)), default=0)
