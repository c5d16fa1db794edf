"""From a collation to its view."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from twosource.model.comparison import Collation
from twosource.model.relation import Difference, Reading, Statement
from twosource.model.span import Span
from twosource.show.answer import Answer, counted
from twosource.show.cards import card
from twosource.show.grounds import corrected, ground_line, reading_role
from twosource.show.view import (
    SIGNS,
    Choice,
    DifferenceView,
    ReadingView,
    Segment,
    StatementView,
    View,
    label,
    levelled,
)


def view(collation: Collation, choice: Choice | None = None) -> View:
    """The view of a collation."""
    return _Viewer(collation, choice or Choice()).view()


class _Viewer:
    def __init__(self, collation: Collation, choice: Choice) -> None:
        self.collation, self.choice = collation, choice
        self.analyses = {a.report.id: a for a in collation.analyses}
        self.labels = {a.report.id: label(n) for n, a in enumerate(collation.analyses)}
        self.hidden: Counter[str] = Counter()

    def _review(self) -> Iterator[str]:
        """The corrections by people, each with what became of it."""
        for applied in self.collation.review:
            note = f" ({applied.correction.note})" if applied.correction.note else ""
            yield f"corrected by people, {applied.correction.where}: {applied.effect}{note}"

    def view(self) -> View:
        answer = Answer(self.collation)
        statements = [self._statement(n, s) for n, s in enumerate(self.collation.statements, 1)]
        shown = [s for s in statements if self.choice.kind is None or s.differences]
        return View(
            title=answer.title(),
            answer=tuple(answer.sentences()),
            reports=tuple(card(self.labels[d.report], self.analyses[d.report], d) for d in self.collation.derivations),
            lineage=tuple(answer.lineage()),
            relations=tuple(answer.relations()),
            summary=tuple(answer.summary()),
            statements=tuple(shown),
            hidden=dict(sorted(self.hidden.items(), key=lambda item: (-item[1], item[0]))),
            notes=tuple(levelled(note) for note in (*self.collation.notes, *self._review())),
        )

    def _statement(self, number: int, statement: Statement) -> StatementView:
        holders = list(dict.fromkeys(r.report for r in statement.readings))
        shown = [d for d in statement.differences if self.choice.shows(d)]
        kept = [d for d in statement.differences if not self.choice.shows(d)]
        self.hidden.update(d.kind.value for d in kept)
        support = statement.support
        ways = "way" if support.independent.high == 1 else "ways"
        return StatementView(
            number=number,
            id=statement.id,
            labels=tuple(self.labels[report] for report in holders),
            readings=tuple(self._reading(r, shown) for r in statement.readings),
            missing=tuple(self.labels[i] for i in self.analyses if i not in holders),
            count=f"{counted(len(support.origins), 'origin')}, {support.independent} {ways}",
            chains=self._chains(statement),
            reason=levelled(support.reason),
            uncertain=support.independent.low != support.independent.high,
            differences=tuple(dict.fromkeys(self._difference(d) for d in shown)),
            hidden=len(kept),
            corrected=corrected(statement),
            grounds=tuple(ground_line(ground, self.labels) for ground in statement.grounds),
        )

    def _reading(self, reading: Reading, shown: Sequence[Difference]) -> ReadingView:
        text = self.analyses[reading.report].report.text
        marks: dict[Span, Difference] = {}
        for difference in shown:
            for side in (difference.a, difference.b):
                if side is None or side.report != reading.report or not reading.span.covers(side.span):
                    continue
                if not any(span.meets(side.span) for span in marks):
                    marks[side.span] = difference
        return ReadingView(
            label=self.labels[reading.report], role=reading_role(reading), segments=_segments(text, reading.span, marks)
        )

    def _difference(self, difference: Difference) -> DifferenceView:
        return DifferenceView(
            sign=SIGNS[difference.sense],
            kind=difference.kind.value,
            sense=f"sense {difference.sense.value}",
            label_a=self._side_label(difference.a),
            label_b=self._side_label(difference.b),
            a=self._words(difference.a),
            b=self._words(difference.b),
            reason=levelled(difference.reason),
            quiet=not Choice().shows(difference),
        )

    def _side_label(self, side: Reading | None) -> str:
        return self.labels[side.report] if side else ""

    def _words(self, side: Reading | None) -> str:
        return levelled(side.span.of(self.analyses[side.report].report.text)) if side else ""

    def _chains(self, statement: Statement) -> tuple[str, ...]:
        """ "Xi Jinping <- state media <- AFP <- A, B", one line for each way; outlets compared with their letter."""
        assumed = {o.name for o in statement.support.origins if o.assumed}
        letters = {a.report.name: self.labels[a.report.id] for a in self.collation.analyses}
        ends: dict[tuple[str, ...], list[str]] = {}
        for way in statement.support.ways:
            ends.setdefault(way[:-1], []).append(self.labels[way[-1]])
        lines = []
        for parties, reports in ends.items():
            names = list(parties)
            if not names:
                # each report's own, and so an origin each: never in one line, as what reports have from one party
                lines += [f"own reporting (assumed) <- {report}" for report in dict.fromkeys(reports)]
                continue
            told = [f"{name} ({letters[name]})" if name in letters else name for name in names]
            if names[0] in assumed:
                told[0] += " (own reporting, assumed)"
            lines.append(" <- ".join((*map(levelled, told), ", ".join(dict.fromkeys(reports)))))
        return tuple(lines)


def _segments(text: str, span: Span, marks: Mapping[Span, Difference]) -> tuple[Segment, ...]:
    edges = sorted({span.start, span.end, *(e for m in marks for e in (m.start, m.end))})
    found = []
    for start, end in pairwise(edges):
        mark = next((d for m, d in marks.items() if m.start <= start and end <= m.end), None)
        found.append(Segment(" ".join(_lines(text[start:end])), mark))
    return tuple(found)


def _lines(text: str) -> list[str]:
    """White space levelled, but kept where a segment begins or ends with it."""
    words = text.split()
    if not words:
        return [" "] if text else [""]
    head = "" if not text[0].isspace() else " "
    tail = "" if not text[-1].isspace() else " "
    return [head + " ".join(words) + tail]
