"""Who says what the reports of a statement quote: the surest speaker that any of them names."""

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from twosource.model.analysis import Analysis
from twosource.model.quotation import Party, PartyKind, Quotation, QuotationType
from twosource.model.relation import Reading
from twosource.model.span import Span
from twosource.relate.support.writings import authored

# An attribution speaks for a reading when its content covers at least this share of the reading.
_COVER = 0.25
# Quoted words in a row that two reports must have in common to quote one utterance.
SAME_WORDS = 5
# The same where one of them does not put them in marks: stock phrases of narration reach ten words (decision 0002).
PRINTED_WORDS = 11


class Agreement:
    """The quotations that speak for the readings of a statement, each with the surest speaker known.

    Args:
        analyses: the reports by id.
        one_copy: whether two reports surely carry copy of one agency.
    """

    def __init__(self, analyses: Mapping[str, Analysis], one_copy: Callable[[str, str], bool]) -> None:
        self.analyses, self.one_copy = analyses, one_copy

    def sayings(self, quoted: Mapping[Reading, Sequence[Quotation]]) -> Mapping[Reading, Quotation | None]:
        """For each reading the quotation that speaks for it; None where nobody says so."""
        own = {reading: _saying(reading, quotations) for reading, quotations in quoted.items()}
        return _repeated(authored(self._agreed(self._quoting(own, quoted))))

    def _quoting(
        self, sayings: Mapping[Reading, Quotation | None], quoted: Mapping[Reading, Sequence[Quotation]]
    ) -> Mapping[Reading, Quotation | None]:
        """Narration round words that another report quotes comes from who said these words.

        "She wished all "a dry summer" after the meeting" beside ""A dry summer to all," she wrote.".
        """
        told = {
            q.id: self._words(q) for q in sayings.values() if q is not None and q.type is not QuotationType.INDIRECT
        }
        found = self._printed(sayings, told)
        for reading in [r for r, saying in found.items() if saying is None]:
            marked = [q for q in quoted[reading] if q.type is not QuotationType.INDIRECT]
            others = [q for r, q in sayings.items() if q is not None and q.id in told and r.report != reading.report]
            pairs = [(q, o) for q in marked for o in others if _same_words(self._words(q), told[o.id])]
            if pairs:
                own, other = max(pairs, key=lambda pair: (_sureness(pair[1]), pair[1].score, pair[1].id))
                found[reading] = replace(own, speaker=other.speaker and replace(other.speaker, span=None))
        return found

    def _printed(
        self, sayings: Mapping[Reading, Quotation | None], told: Mapping[str, tuple[str, ...]]
    ) -> dict[Reading, Quotation | None]:
        """Words that one report quotes and another prints without marks are still who said them."""
        found = dict(sayings)
        for reading in [r for r, saying in sayings.items() if saying is None]:
            words = self.within(reading.report, reading.span)
            kin = [q for r, q in sayings.items() if q is not None and q.id in told and r.report != reading.report]
            kin = [q for q in kin if _sureness(q) and have_in_common(words, told[q.id], PRINTED_WORDS)]
            if kin:
                best = max(kin, key=lambda q: (_sureness(q), q.score, q.id))
                speaker = best.speaker and replace(best.speaker, span=None)
                found[reading] = replace(best, report=reading.report, span=reading.span, source=None, speaker=speaker)
        return found

    def _agreed(self, sayings: Mapping[Reading, Quotation | None]) -> Mapping[Reading, Quotation | None]:
        """The same quoted words have one speaker, whatever each report calls them: the surest one."""
        agreed: dict[Reading, Quotation | None] = dict(sayings)
        known = [
            (r, q, self._words(q)) for r, q in sayings.items() if q is not None and q.type is not QuotationType.INDIRECT
        ]
        for reading, quotation, words in known:
            same = [q for _, q, other in known if _same_words(words, other)]
            best = max(same, key=lambda q: (_sureness(q), q.score, q.id), default=quotation)
            if best is not quotation and best.speaker is not None:
                agreed[reading] = replace(quotation, speaker=replace(best.speaker, span=None))
        return self._vague(agreed)

    def _vague(self, sayings: dict[Reading, Quotation | None]) -> dict[Reading, Quotation | None]:
        """ "The company said" is who says the same words by name in another cut of the copy, or in quote marks."""
        told = [(r, q, self._words(q)) for r, q in sayings.items() if q is not None and q.speaker is not None]
        for reading, quotation, words in told:
            if not _is_vague(quotation.speaker):
                continue
            kin = [
                q
                for r, q, other in told
                if not _is_vague(q.speaker)
                and _same_words(words, other)
                and (q.type is not QuotationType.INDIRECT or self.one_copy(r.report, reading.report))
            ]
            best = max(kin, key=lambda q: (_sureness(q), q.score, q.id), default=None)
            if best is not None and best.speaker is not None:
                sayings[reading] = replace(quotation, speaker=replace(best.speaker, span=None))
        return sayings

    def _words(self, quotation: Quotation) -> tuple[str, ...]:
        return self.within(quotation.report, quotation.span)

    def within(self, report: str, span: Span) -> tuple[str, ...]:
        """The words of a report in a span, without marks."""
        words = self.analyses[report].words
        first, last = bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)
        return tuple(k for k, mark in zip(words.keys[first:last], words.marks[first:last], strict=True) if not mark)


def _saying(reading: Reading, quoted: Sequence[Quotation]) -> Quotation | None:
    """The quotation that speaks for the reading: the one that covers most of it."""
    best, most = None, 0.0
    for quotation in quoted:
        shared = quotation.span.shared(reading.span)
        cover = shared / max(1, len(reading.span))
        inside = shared / max(1, len(quotation.span))
        within = quotation.cue is not None and reading.span.meets(quotation.cue)
        if cover < _COVER and not (within and inside > 0.9):
            continue
        weight = cover * quotation.score
        if weight > most:
            best, most = quotation, weight
    return _passed_on(best, quoted)


def _passed_on(saying: Quotation | None, quoted: Sequence[Quotation]) -> Quotation | None:
    """What an outlet says that somebody says is theirs: "the letter asks for \"a lock\", the Echo reported"."""
    if saying is None or saying.speaker is None or saying.speaker.kind not in {PartyKind.OUTLET, PartyKind.AGENCY}:
        return saying
    outlet = saying.speaker.name
    inner = [q for q in quoted if saying.span.covers(q.span) and any(party.name == outlet for party in q.channel)]
    return max(inner, key=lambda q: (len(q.span), q.id), default=saying)


def _repeated(sayings: Mapping[Reading, Quotation | None]) -> Mapping[Reading, Quotation | None]:
    """What a report tells twice, with its source once (a headline and its body), has that source both times."""
    named: dict[str, Quotation] = {}
    for reading, saying in sayings.items():
        if saying is not None and _sureness(saying) and not saying.denied:
            named.setdefault(reading.report, saying)
    return {r: named.get(r.report) if saying is None else saying for r, saying in sayings.items()}


def _same_words(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two quotations have a run of SAME_WORDS words in common (or all of a short one)."""
    least = min(SAME_WORDS, len(one), len(two))
    return least >= 2 and have_in_common(one, two, least)


def have_in_common(one: Sequence[str], two: Sequence[str], least: int) -> bool:
    """Whether both have the same words, so many of them in a row."""
    runs = {tuple(one[i : i + least]) for i in range(len(one) - least + 1)}
    return any(tuple(two[i : i + least]) in runs for i in range(len(two) - least + 1))


def _is_vague(party: Party | None) -> bool:
    """Whether a party is called by a common word alone: "the company", "he"."""
    if party is None or party.kind is PartyKind.UNRESOLVED:
        return True
    return party.kind is PartyKind.BODY and " " not in party.name and party.name.islower()


def _sureness(quotation: Quotation) -> int:
    """How much a speaker's kind tells: a person named most, somebody not named nothing."""
    order = (PartyKind.UNRESOLVED, PartyKind.ANONYMOUS, PartyKind.DOCUMENT, PartyKind.BODY, PartyKind.PERSON)
    kind = quotation.speaker.kind if quotation.speaker else PartyKind.UNRESOLVED
    return order.index(kind) if kind in order else 3
