"""Quotations in quote marks: each with who says it, by its cue, its neighbour or the sentence around it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from twosource.analyse.attribution.unlisted import NOMINAL
from twosource.analyse.cues import Act
from twosource.analyse.marks import Quote
from twosource.analyse.quotations.draft import Draft, Saying
from twosource.analyse.quotations.sayings import Sayings
from twosource.analyse.quotations.uncued import Uncued
from twosource.analyse.quotations.works import Works
from twosource.model.analysis import Name, NameKind
from twosource.model.quotation import Party, PartyKind, Quotation, QuotationType
from twosource.model.report import Block, Role
from twosource.model.span import Span, trimmed

# "“It will hold.” — Orla Holm", "-- Mayor Orla Holm, Brill"; refused: "“It will hold” — and it did, Orla Holm said"
_SIGNED = re.compile(r"\s*(?:—|–|--|-(?=\s))\s*([A-Z][\w.'’-]*(?:\s[A-Z][\w.'’-]*){1,5})(?:,[^.,;:!?]{1,60})?\.?\s*$")
# "HOLM:", "ORLA HOLM:"
_CAPITALS = re.compile(r"([A-Z][A-Z .'’-]{2,40}):\s+")
# ".@OrlaHolm:", "@RepOrlaHolm on the pier:"
_HANDLE = re.compile(r"\.?\s?@(\w+)(?:\son\s[^:“”\"]{1,60})?:\s*")
# "On the ferry’s debts:", alone in a paragraph
_TOPIC = re.compile(r"(?:On|About)\s[^.!?\n“”]{3,200}:\s*")
# "Ports for All:", alone in a paragraph; refused: "What it says:"
_LABEL = re.compile(r"[A-Z][\w.'’&-]*(?:\s(?:[A-Z][\w.'’&-]*|of|for|the|and)){0,5}:\s*")
# "he did not ask the envoy to “hold back”", told by somebody else: his words they are not
_NOT_SAID = re.compile(r"\b(?:not|never)\b|n['’]t\b", re.I)


class Marked:
    """The quotations in marks of one report."""

    def __init__(self, draft: Draft, sayings: Sayings, works: Works) -> None:
        self.draft, self.sayings, self.works = draft, sayings, works
        self.uncued = Uncued(draft, sayings)

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
        led = named or self._on_topic(quote, block, kind, before) or self._led_in(quote, block, kind)
        if (told := led or self.uncued.told_before(quote, kind, before)) is not None:
            return told
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
        return self.uncued.orphaned(quote, block, kind) or self.uncued.by_subject(quote, kind)

    def _labelled(self, quote: Quote, block: Block, kind: QuotationType) -> Quotation | None:
        """A paragraph of a transcript or post that begins with its speaker: "HOLM: “It will hold.”"."""
        found = _CAPITALS.fullmatch(self.draft.text, block.span.start, quote.outer.start)
        names = self.draft.speakers.called(found.group(1)) if found else []
        speaker = self.draft.speakers.party(names[0]) if names else self._handled(quote, block)
        if speaker is None:
            return None
        reason = (
            "the paragraph begins with the speaker's name in capitals" if names else "the post begins with a handle"
        )
        return replace(self.uncued.by_subject(quote, kind), speaker=speaker, score=0.8, reason=reason)

    def _handled(self, quote: Quote, block: Block) -> Party | None:
        """Whose handle begins a post before the words in marks: the person of the report who is called so."""
        found = _HANDLE.fullmatch(self.draft.text, block.span.start, quote.outer.start)
        person = self.draft.speakers.parties.handled(found.group(1)) if found else None
        return Party(name=person, kind=PartyKind.PERSON, span=Span(*found.span(1))) if found and person else None

    def _signed(self, quote: Quote, block: Block, kind: QuotationType) -> Quotation | None:
        """Words with a name alone behind a dash: "“It will hold.” — Orla Holm"."""
        if quote.outer.start != block.span.start:
            return None
        found = _SIGNED.match(self.draft.text, quote.outer.end, block.span.end)
        names = self.draft.speakers.within(Span(*found.span(1))) if found else []
        if not names:
            return None
        made = self.uncued.by_subject(quote, kind)
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
            return replace(self.uncued.by_subject(quote, kind), speaker=opening, score=0.7, reason=reason)
        sentence = self.draft.clauses[last - 1].span.start if last > first else lead.span.start
        named = self.draft.speakers.within(Span(sentence, lead.span.end))
        persons = [self.draft.speakers.party(name) for name in sorted(named, key=_is_place)]
        speaker = next((p for p in persons if p.kind in {PartyKind.PERSON, PartyKind.BODY}), None)
        if speaker is None and _LABEL.fullmatch(self.draft.text, lead.span.start, lead.span.end):
            label = trimmed(self.draft.text, lead.span.start, lead.span.end - 1)
            speaker = Party(name=label.of(self.draft.text), kind=PartyKind.BODY, span=label)
        if speaker is None:
            return None
        made = self.uncued.by_subject(quote, kind)
        return replace(made, speaker=speaker, score=0.6, reason="led in by a colon: the first one named there")

    def _on_topic(
        self, quote: Quote, block: Block, kind: QuotationType, before: Sequence[Quotation]
    ) -> Quotation | None:
        """Words behind what they are on, of who spoke last: "On the ferry’s debts:" in what is told of an interview."""
        lead = self.draft.report.blocks[quote.block - 1] if quote.block else None
        alone = quote.outer.start == block.span.start and lead is not None
        if (
            not before
            or lead is None
            or not alone
            or not _TOPIC.fullmatch(self.draft.text, lead.span.start, lead.span.end)
        ):
            return None
        last = before[-1]
        reason = "led in by what it is on, after the quotation before"
        return replace(self.uncued.by_subject(quote, kind), speaker=last.speaker, channel=last.channel, reason=reason)

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


def _is_place(name: Name) -> bool:
    """Whether a name is a place's, which speaks only where nobody else is named."""
    return name.kind is NameKind.PLACE


def _is_sentence(words: str) -> bool:
    """Whether words in marks are a sentence of their own, however short: "No.", "They did."."""
    return words[:1].isupper() and words[-1:] in ".!?"


def _length_round(quote: Quote, saying: Saying) -> int:
    """The length of what is said round the words in marks, in one piece."""
    return min((len(piece) for piece in saying.attribution.content if piece.covers(quote.inner)), default=0)
