"""What a later version of a report changed, and which copies still carry the old words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource import flow
from twosource.desk.comparing import Bench, members
from twosource.errors import UsageError
from twosource.model.analysis import Analysis
from twosource.model.desk import Change, Entry
from twosource.model.relation import Difference, Kind, Sense, Statement
from twosource.model.report import Report
from twosource.model.span import Span

# Kinds of difference that correct something; style, and words only one side has, carry no claim that is replaced.
_CORRECTING = frozenset({Kind.FIGURE, Kind.TIME, Kind.NAME, Kind.QUOTATION, Kind.MODALITY, Kind.WORDING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A correction, and how far it has come.

    Attributes:
        change: what the later version says otherwise.
        report: id of the later version.
        old, new: ids of other reports of the story whose reading carries the earlier or the later words.
        silent: how many other reports of the story say neither.
    """

    change: Change
    report: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    silent: int

    @property
    def sentence(self) -> str:
        """In words for an editor.

        Example:
            >>> change = Change(kind="figure", sense="changed", earlier="12 people", later="14 people")
            >>> Carried(change=change, report="r", old=("a", "b"), new=("c",), silent=4).sentence
            '2 of 3 copies still carry the old figure: “12 people”, corrected to “14 people”'
        """
        copies = len(self.old) + len(self.new)
        verb = "carries" if len(self.old) == 1 else "carry"
        told = f"{len(self.old)} of {copies} copies still {verb} the old {_NOUNS[self.change.kind]}"
        return f"{told}: “{self.change.earlier}”, corrected to “{self.change.later}”"


_NOUNS = {
    "figure": "figure",
    "time": "time",
    "name": "name",
    "quotation": "words of the quotation",
    "modality": "degree of certainty",
    "wording": "wording",
}


def changes(bench: Bench, earlier: Report, later: Report) -> tuple[Change, ...]:
    """What the later version says otherwise, style left out; typed as between any two reports."""
    # The same outlet and address twice would be one report to the comparison if their texts were equal.
    try:
        collation = flow.compare([replace(earlier, path="1"), replace(later, path="2")], bench.agencies)
    except UsageError:
        return ()
    first = collation.analyses[0].report
    texts = {analysis.report.id: analysis.report.text for analysis in collation.analyses}
    return tuple(
        _change(difference, first.id, texts)
        for statement in collation.statements
        for difference in statement.differences
        if difference.kind is not Kind.STYLE
    )


def _change(difference: Difference, first: str, texts: dict[str, str]) -> Change:
    words = {r.report: r.span.of(texts[r.report]) for r in (difference.a, difference.b) if r is not None}
    return Change(
        kind=difference.kind.value,
        sense=difference.sense.value,
        earlier=words.get(first, ""),
        later="".join(text for id_, text in words.items() if id_ != first),
        reason=difference.reason,
    )


def carried(bench: Bench, story: str) -> tuple[Carried, ...]:
    """Every correction that a later version made in a story, and which other reports still carry the old words."""
    latest = members(bench, story)
    found: list[Carried] = []
    for entry in latest:
        if entry.replaces:
            found += _of_version(bench, entry, [other for other in latest if other is not entry])
    return tuple(found)


def _of_version(bench: Bench, entry: Entry, others: Sequence[Entry]) -> list[Carried]:
    """Corrections of one report, against the other reports' readings of the same statements."""
    before = bench.store.reports.get([entry.replaces])
    if not before or not others:
        return []
    analyses = [flow.analysed(e.report, bench.agencies) for e in (before[0], entry, *others)]
    collation = flow.collated(analyses, bench.agencies)
    by_id = {analysis.report.id: analysis for analysis in collation.analyses}
    found = []
    for statement in collation.statements:
        for difference in statement.differences:
            sides = {r.report: r.span for r in (difference.a, difference.b) if r is not None}
            if sides.keys() == {entry.replaces, entry.report.id} and _corrects(difference):
                found.append(_count(difference, statement, by_id, entry, len(others)))
    return found


def _corrects(difference: Difference) -> bool:
    return difference.kind in _CORRECTING and difference.sense is not Sense.KEPT


def _count(
    difference: Difference, statement: Statement, by_id: dict[str, Analysis], entry: Entry, others: int
) -> Carried:
    texts = {id_: analysis.report.text for id_, analysis in by_id.items()}
    change = _change(difference, entry.replaces, texts)
    sides = {r.report: r.span for r in (difference.a, difference.b) if r is not None}
    old_side, new_side = _Side(by_id[entry.replaces], sides), _Side(by_id[entry.report.id], sides)
    old, new = set(), set()
    for reading in statement.readings:
        if reading.report in sides:
            continue
        text = by_id[reading.report]
        if new_side.stands_in(text, reading.span):
            new.add(reading.report)
        elif old_side.stands_in(text, reading.span):
            old.add(reading.report)
    old -= new
    return Carried(
        change=change,
        report=entry.report.id,
        old=tuple(sorted(old)),
        new=tuple(sorted(new)),
        silent=others - len(old) - len(new),
    )


class _Side:
    """One side of a correction: its figures, times or words, to be looked for in other readings."""

    def __init__(self, analysis: Analysis, sides: dict[str, Span]) -> None:
        span = sides[analysis.report.id]
        self._figures = _figures(analysis, span)
        self._times = _times(analysis, span)
        self._words = _level(span.of(analysis.report.text))

    def stands_in(self, analysis: Analysis, span: Span) -> bool:
        """Whether a reading carries this side: an equal figure, else an equal time, else the same words."""
        if self._figures:
            return bool(self._figures & _figures(analysis, span))
        if self._times:
            return bool(self._times & _times(analysis, span))
        return f" {self._words} " in f" {_level(span.of(analysis.report.text))} "


def _figures(analysis: Analysis, span: Span) -> set[tuple[float, float]]:
    return {(f.value, f.high) for f in analysis.figures if span.meets(f.span)}


def _times(analysis: Analysis, span: Span) -> set[str]:
    return {t.value for t in analysis.times if t.value and span.meets(t.span)}


_MARKS = re.compile(r"[^\w]+")


def _level(text: str) -> str:
    return _MARKS.sub(" ", text.casefold()).strip()
