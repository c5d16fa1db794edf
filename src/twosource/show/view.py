"""What is said of a collation, in words and marked text, for the terminal and the page alike.

Nothing here knows of colours or HTML: a reading is a row of segments, each with the difference it
shows; the texts of reports stay raw and are escaped where they are shown.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from twosource.model.analysis import Analysis
from twosource.model.comparison import Collation
from twosource.model.relation import Derivation, Difference, Extent, Kind, NodeKind, Reading, Relation, Sense, Statement
from twosource.model.report import TELLING, DateOrigin, Role
from twosource.model.span import Span

SIGNS = {Sense.KEPT: "=", Sense.CHANGED: "≠", Sense.UNCLEAR: "?"}
"""The sign of a difference says its sense; the word beside it says its kind."""

# Up to so many pairs every one is told; beyond, those that share nothing are counted.
FEW_PAIRS = 3

_ASIDE = {
    Role.SUBHEADING: ("subheading", "subheadings"),
    Role.CAPTION: ("caption", "captions"),
    Role.CREDIT: ("credit line", "credit lines"),
    Role.RELATED_LINK: ("link", "links"),
    Role.PROMOTION: ("promotion", "promotions"),
    Role.OTHER: ("other line", "other lines"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What to show: differences that keep the sense too (``all``), or one ``kind`` only."""

    all: bool = False
    kind: Kind | None = None

    def shows(self, difference: Difference) -> bool:
        """Whether a difference is shown."""
        if self.kind is not None:
            return difference.kind is self.kind
        matters = difference.sense is not Sense.KEPT and difference.kind is not Kind.STYLE
        return self.all or matters


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a reading; ``difference`` is what it shows, None where nothing differs."""

    text: str
    difference: Difference | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """One reading: the label of its report, its role and its segments."""

    label: str
    role: str
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The words of the reading."""
        return "".join(segment.text for segment in self.segments)


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceView:
    """One difference in words."""

    sign: str
    kind: str
    sense: str
    label_a: str
    label_b: str
    a: str
    b: str
    reason: str
    quiet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """One statement as it is shown."""

    number: int
    id: str
    labels: tuple[str, ...]
    readings: tuple[ReadingView, ...]
    missing: tuple[str, ...]
    count: str
    chains: tuple[str, ...]
    reason: str
    uncertain: bool
    differences: tuple[DifferenceView, ...]
    hidden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """One report as it is shown."""

    label: str
    name: str
    title: str
    published: str
    derivation: str
    share: float
    credits: tuple[str, ...]
    aside: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageView:
    """One step of the lineage: from whom to whom, how sure, and why."""

    upstream: str
    downstream: str
    sure: bool
    unseen: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The whole, in the order in which it is read."""

    title: str
    answer: tuple[str, ...]
    reports: tuple[ReportView, ...]
    lineage: tuple[LineageView, ...]
    relations: tuple[str, ...]
    summary: tuple[str, ...]
    statements: tuple[StatementView, ...]
    hidden: Mapping[str, int]
    notes: tuple[str, ...]


def label(place: int) -> str:
    """The letter of a report by its place: A, B … Z, AA, AB.

    Example:
        >>> [label(place) for place in (0, 25, 26)]
        ['A', 'Z', 'AA']
    """
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def levelled(text: str) -> str:
    """Text on one line, every run of white space one blank; a title with line ends cannot pose as lines of ours.

    Example:
        >>> levelled("Two\\n  lines ")
        'Two lines'
    """
    return " ".join(text.split())


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
        statements = [self._statement(n, s) for n, s in enumerate(self.collation.statements, 1)]
        shown = [s for s in statements if self.choice.kind is None or s.differences]
        return View(
            title=self._title(),
            answer=tuple(self._answer()),
            reports=tuple(self._report(d) for d in self.collation.derivations),
            lineage=tuple(self._lineage()),
            relations=tuple(self._relations()),
            summary=tuple(self._summary()),
            statements=tuple(shown),
            hidden=dict(sorted(self.hidden.items(), key=lambda item: (-item[1], item[0]))),
            notes=tuple(levelled(note) for note in (*self.collation.notes, *self._review())),
        )

    # ---- the answer -------------------------------------------------------------------------

    def _title(self) -> str:
        titles = [a.report.title for a in self.collation.analyses if a.report.title]
        return levelled(titles[0]) if titles else "Comparison of reports"

    def _answer(self) -> list[str]:
        """One or two sentences that say first what the reader came for."""
        count = len(self.collation.analyses)
        copies = [n for n in self.collation.lineage.nodes if n.kind in {NodeKind.AGENCY_COPY, NodeKind.COMMON_COPY}]
        sentences = []
        for node in copies:
            carrying = sorted(
                self._label_of(e.downstream) for e in self.collation.lineage.edges if e.upstream == node.id and e.sure
            )
            if not carrying:
                continue
            what = levelled(f"{node.name} copy" if node.kind is NodeKind.AGENCY_COPY else node.name)
            seen = "" if node.seen else ", which is not itself among the reports"
            if len(carrying) > 1:
                sentences.append(f"{_listed(carrying)} carry {what}{seen}.")
            else:
                sentences.append(f"{carrying[0]} carries {what}{seen}.")
        for edge in self.collation.lineage.edges:
            if edge.sure and edge.upstream.startswith("report:"):
                sentences.append(f"{self._label_of(edge.downstream)} is written from {self._label_of(edge.upstream)}.")
        if not sentences:
            sentences.append(
                f"The {_number(count)} reports do not derive from one another, as far as their words show."
            )
        return [*sentences, self._strongest()]

    def _strongest(self) -> str:
        shared = [s for s in self.collation.statements if len({r.report for r in s.readings}) > 1]
        double = [s for s in shared if s.support.independent.low >= 2]
        maybe = [s for s in shared if s.support.independent.low < 2 <= s.support.independent.high]
        if not shared:
            return "No statement stands in more than one report."
        stand = f"Of {_counted(len(shared), 'statement')} that more than one report makes, "
        if not double and not maybe:
            return stand + "none has two independent sources."
        tail = f", and {len(maybe)} may have" if maybe else ""
        return (
            stand
            + f"{len(double) or 'none'} {'have' if len(double) > 1 else 'has'} two or more independent sources{tail}."
        )

    def _label_of(self, node: str) -> str:
        return self.labels.get(node.removeprefix("report:"), node)

    def _summary(self) -> list[str]:
        counts: Counter[str] = Counter()
        for statement in self.collation.statements:
            holders = {r.report for r in statement.readings}
            counts["shared" if len(holders) > 1 else self.labels[next(iter(holders))]] += 1
        parts = [f"{_counted(counts.pop('shared', 0), 'statement')} in more than one report"]
        parts.extend(f"{number} only in {name}" for name, number in sorted(counts.items()))
        return parts

    # ---- reports and lineage ----------------------------------------------------------------

    def _report(self, derivation: Derivation) -> ReportView:
        analysis = self.analyses[derivation.report]
        report = analysis.report
        return ReportView(
            label=self.labels[report.id],
            name=levelled(report.name),
            title=levelled(report.title),
            published=_published(analysis),
            derivation=_derivation(derivation),
            share=derivation.share,
            credits=_credited(analysis),
            aside=_aside(analysis),
            notes=tuple(levelled(note) for note in (*report.notes, *analysis.notes)),
        )

    def _lineage(self) -> list[LineageView]:
        nodes = {node.id: node for node in self.collation.lineage.nodes}
        return [
            LineageView(
                upstream=self._label_of(edge.upstream)
                if edge.upstream.startswith("report:")
                else levelled(nodes[edge.upstream].name),
                downstream=self._label_of(edge.downstream),
                sure=edge.sure,
                unseen=not nodes[edge.upstream].seen,
                reason=levelled(edge.reason),
            )
            for edge in sorted(
                self.collation.lineage.edges, key=lambda e: (not e.sure, e.upstream, self._label_of(e.downstream))
            )
        ]

    def _relations(self) -> list[str]:
        words = {
            Relation.SAME_WIRE: "carry the same copy",
            Relation.A_FROM_B: "the first is written from the second",
            Relation.B_FROM_A: "the second is written from the first",
            Relation.SHARED_QUOTES: "share quoted words only",
            Relation.SAME_TEXT: "are one text in two places",
            Relation.INDEPENDENT: "share no text",
            Relation.UNCLEAR: "share text, and who has it from whom cannot be told",
        }
        apart = [p for p in self.collation.pairs if p.relation is Relation.INDEPENDENT]
        told = self.collation.pairs if len(self.collation.pairs) <= FEW_PAIRS else None
        shown = told or [p for p in self.collation.pairs if p.relation is not Relation.INDEPENDENT]
        lines = [f"{self.labels[p.a]}, {self.labels[p.b]}: {words[p.relation]} ({levelled(p.reason)})" for p in shown]
        if told is None and apart:
            lines.append(f"{len(apart)} other pair{'s' * (len(apart) > 1)} of reports share no text")
        return lines

    # ---- statements -------------------------------------------------------------------------

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
            count=f"{_counted(len(support.origins), 'origin')}, {support.independent} {ways}",
            chains=self._chains(statement),
            reason=levelled(support.reason),
            uncertain=support.independent.low != support.independent.high,
            differences=tuple(dict.fromkeys(self._difference(d) for d in shown)),
            hidden=len(kept),
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
            label=self.labels[reading.report],
            role="" if reading.role is Role.PARAGRAPH else reading.role.value,
            segments=_segments(text, reading.span, marks),
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
        """ "Xi Jinping <- state media <- AFP <- A, B", one line for each way."""
        assumed = {o.name for o in statement.support.origins if o.assumed}
        ends: dict[tuple[str, ...], list[str]] = {}
        for way in statement.support.ways:
            ends.setdefault(way[:-1], []).append(self.labels[way[-1]])
        lines = []
        for parties, reports in ends.items():
            names = list(parties)
            if not names:
                lines.append(f"own reporting (assumed) <- {', '.join(dict.fromkeys(reports))}")
                continue
            if names[0] in assumed:
                names[0] += " (own reporting, assumed)"
            lines.append(" <- ".join((*map(levelled, names), ", ".join(dict.fromkeys(reports)))))
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


def _published(analysis: Analysis) -> str:
    published = analysis.report.published
    if published.day is None:
        return "date unknown"
    day = f"{published.day.day} {published.day:%b %Y}"
    mark = f" ({published.origin.value})" if published.origin in {DateOrigin.INFERRED, DateOrigin.GIVEN} else ""
    place = analysis.dateline.place if analysis.dateline else ""
    return day + mark + (f", {place.title() if place.isupper() else place}" if place else "")


def _derivation(derivation: Derivation) -> str:
    if derivation.extent is Extent.NON:
        return "non-derived"
    return f"{derivation.extent.value} derived, {derivation.share:.0%} of its narration seen elsewhere"


def _credited(analysis: Analysis) -> tuple[str, ...]:
    named = [c.agency for c in analysis.credits if c.form.value not in {"picture", "told"}]
    return tuple(dict.fromkeys(named))


def _aside(analysis: Analysis) -> str:
    """Blocks that are labelled and take no part, counted."""
    roles = Counter(b.role for b in analysis.report.blocks if b.role not in TELLING or b.role is Role.CAPTION)
    parts = [
        f"{roles[role]} {names[0] if roles[role] == 1 else names[1]}" for role, names in _ASIDE.items() if roles[role]
    ]
    return ", ".join(parts)


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _number(count: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return words[count] if count < len(words) else str(count)
