"""A report while its quotations are taken down: its text, where its parts stand, and what is known so far."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from twosource.analyse.attribution.clauses import Clause
from twosource.analyse.attribution.frames import Attribution
from twosource.analyse.marks import Quote
from twosource.analyse.speakers.occasions import Occasion
from twosource.analyse.speakers.resolving import Speakers
from twosource.analyse.tables import outlets
from twosource.model.quotation import Party, PartyKind, Quotation, QuotationType
from twosource.model.report import Report, Role, digest
from twosource.model.span import Span, union


@dataclass(slots=True)
class Saying:
    """An attribution with its parties resolved."""

    attribution: Attribution
    speaker: Party
    channel: tuple[Party, ...]
    block: int
    inner: bool = field(default=False)


class Ground:
    """Stretches of the text, overlapping or not, and whether a span meets one of them."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = union(spans)
        self.ends = [span.end for span in self.spans]

    def meets(self, span: Span) -> bool:
        """Whether a span meets one of the stretches."""
        place = bisect_right(self.ends, span.start)
        return place < len(self.spans) and self.spans[place].start < span.end


class Draft:
    """One report with its quotes in marks, clauses and speakers.

    Attributes:
        saying_of: the attribution of each quotation that has one, by the quotation's id.
        follows: the quotation that another goes on from or repeats, by their ids.
        findings: the report that a clause says somebody released, by where the clause begins.
    """

    def __init__(self, report: Report, quotes: Sequence[Quote], clauses: Sequence[Clause], speakers: Speakers) -> None:
        self.report, self.text, self.speakers = report, report.text, speakers
        self.quotes = [q for q in quotes if q.depth == 0]
        self.quote_starts = [quote.inner.start for quote in self.quotes]
        self.clauses, self.clause_starts = clauses, [c.span.start for c in clauses]
        self.block_starts = [b.span.start for b in report.blocks]
        self.paragraphs = list(accumulate(b.role is Role.PARAGRAPH for b in report.blocks))
        self.saying_of: dict[str, Attribution] = {}
        self.follows: dict[str, str] = {}
        self.findings: dict[int, Occasion] = {}

    def paragraph(self, offset: int) -> int | None:
        """Number of the paragraph at an offset; None in headlines, captions and the like."""
        block = self.block_at(offset)
        return self.paragraphs[block] if self.report.blocks[block].role is Role.PARAGRAPH else None

    def paragraphs_between(self, first: int, last: int) -> int:
        """How many paragraphs one block stands behind another."""
        return self.paragraphs[last] - self.paragraphs[first]

    def block_at(self, offset: int) -> int:
        """The number of the block at an offset."""
        return max(0, bisect_right(self.block_starts, offset) - 1)

    def clause_at(self, offset: int) -> Clause | None:
        """The clause at an offset."""
        place = bisect_right(self.clause_starts, offset) - 1
        return self.clauses[place] if place >= 0 and offset < self.clauses[place].span.end else None

    def quotes_in(self, span: Span) -> Sequence[Quote]:
        """The quotes in marks that begin in a span."""
        first, last = (bisect_left(self.quote_starts, place) for place in (span.start, span.end))
        return self.quotes[first:last]

    def publishers(self, span: Span) -> Iterator[Party]:
        """The outlets and agencies named in a span, and in a title there: "KZZQ anchor Jan Berg"."""
        for name in self.speakers.within(span):
            party = self.speakers.party(name)
            title = Span(name.span.start, name.core.start)
            words_there = title.of(self.text).split()
            employers = (" ".join(words_there[:count]) for count in range(len(words_there), 0, -1))
            employer = next((words for words in employers if words in outlets()), None)
            if employer is not None:
                yield Party(name=outlets()[employer], kind=PartyKind.OUTLET, span=title)
            if party.kind in {PartyKind.OUTLET, PartyKind.AGENCY} and not self._is_in_title(name.core):
                yield party

    def is_quoted(self, span: Span) -> bool:
        """Whether a span lies within quote marks."""
        place = bisect_right(self.quote_starts, span.start) - 1
        return place >= 0 and self.quotes[place].inner.covers(span)

    def _is_in_title(self, core: Span) -> bool:
        """Whether a name is part of a longer one in marks: "The Nation" in “Face the Nation”."""
        place = bisect_right(self.quote_starts, core.start) - 1
        inner = self.quotes[place].inner if place >= 0 else None
        return inner is not None and inner.covers(core) and inner.of(self.text).rstrip(",.") != core.of(self.text)

    def id(self, span: Span) -> str:
        """The id of the quotation of these words."""
        return "q" + digest(self.report.id, str(span.start), str(span.end))[:10]

    def made(self, span: Span, kind: QuotationType, saying: Saying) -> Quotation:
        """The quotation that a saying attributes; it is noted whose it is."""
        attribution = saying.attribution
        known = saying.speaker.kind is not PartyKind.UNRESOLVED
        self.saying_of[self.id(span)] = attribution
        return Quotation(
            id=self.id(span),
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
