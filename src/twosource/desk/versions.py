"""What a later version of a report changed, and which copies still carry the old words."""

import re
from collections.abc import Mapping, Sequence

from twosource import flow
from twosource.desk.comparing import NONE, Bench, Undone, analyses_of, attempted, chosen, members, story_collation
from twosource.model.analysis import Analysis
from twosource.model.desk import Carried, Change, Entry, Revision
from twosource.model.relation import Difference, Kind, Sense, Statement
from twosource.model.span import Span

# Kinds of difference that correct something; style, and words only one side has, carry no claim that is replaced.
_CORRECTING = frozenset({Kind.FIGURE, Kind.TIME, Kind.NAME, Kind.QUOTATION, Kind.MODALITY, Kind.WORDING})


def revision(bench: Bench, entry: Entry, fresh: Mapping[str, Analysis] = NONE) -> Revision | Undone:
    """What a later version changed, as it is kept.

    Args:
        fresh: analyses that are not kept yet, by report.
    """
    what = attempted(lambda: _changes(bench, entry, fresh), "compared with the version before", entry.report.name)
    return what if isinstance(what, Undone) else Revision(report=entry.report.id, changes=what)


def changes(bench: Bench, entry: Entry) -> tuple[Change, ...]:
    """What a later version says otherwise: as it is kept, made anew where this engine has not compared it."""
    found = bench.store.versions.changes(entry.report.id, bench.engine.comparison)
    return _changes(bench, entry) if found is None else found


def _changes(bench: Bench, entry: Entry, fresh: Mapping[str, Analysis] = NONE) -> tuple[Change, ...]:
    """What the later version says otherwise, style left out; typed as between any two reports."""
    old, new, statements = _compared(bench, entry, fresh)
    texts = {analysis.report.id: analysis.report.text for analysis in (old, new)}
    return tuple(
        _change(difference, old.report.id, texts)
        for statement in statements
        for difference in statement.differences
        if difference.kind is not Kind.STYLE
    )


def _compared(
    bench: Bench, entry: Entry, fresh: Mapping[str, Analysis] = NONE
) -> tuple[Analysis, Analysis, tuple[Statement, ...]]:
    """The version before, the later one, and the statements of both."""
    before = bench.store.reports.get([entry.replaces])
    old, new = analyses_of(bench, (*before, entry), fresh)
    return old, new, flow.collated([old, new], bench.agencies, tagger=bench.tagger).statements


def _change(difference: Difference, first: str, texts: dict[str, str]) -> Change:
    words = {r.report: r.span.of(texts[r.report]) for r in (difference.a, difference.b) if r is not None}
    return Change(
        kind=difference.kind.value,
        sense=difference.sense.value,
        earlier=words.get(first, ""),
        later="".join(text for id_, text in words.items() if id_ != first),
        reason=difference.reason,
    )


def carried(bench: Bench, story: str, version: str = "") -> tuple[Carried, ...]:
    """Every correction that a later version made in a story, and which other reports still carry the old words.

    Args:
        version: id of the only version that is meant, where not all are.
    """
    latest = members(bench, story)
    versions = [entry for entry in latest if entry.replaces and version in {"", entry.report.id}]
    corrections = [found for entry in versions for found in _corrections(bench, entry)] if len(latest) > 1 else []
    if not corrections:
        return ()
    rows, analyses = _rows(bench, story, latest), analyses_of(bench, latest)
    return tuple(correction.carried(rows, analyses) for correction in corrections)


def _corrections(bench: Bench, entry: Entry) -> "list[_Correction]":
    """What a later version corrected."""
    old, new, statements = _compared(bench, entry)
    return [
        _Correction(difference, old, new)
        for statement in statements
        for difference in statement.differences
        if _corrects(difference)
    ]


def _rows(bench: Bench, story: str, latest: Sequence[Entry]) -> tuple[Statement, ...]:
    """The statements of a story's reports: those of its comparison, where that leaves out none of them."""
    if len(chosen(latest)[0]) == len(latest):
        return story_collation(bench, story).statements
    return flow.collated(analyses_of(bench, latest), bench.agencies, tagger=bench.tagger).statements


def _corrects(difference: Difference) -> bool:
    both = difference.a is not None and difference.b is not None
    return both and difference.kind in _CORRECTING and difference.sense is not Sense.KEPT


class _Correction:
    """One difference between two versions of a report, to be looked for in other reports."""

    def __init__(self, difference: Difference, old: Analysis, new: Analysis) -> None:
        texts = {analysis.report.id: analysis.report.text for analysis in (old, new)}
        self._sides = {r.report: r.span for r in (difference.a, difference.b) if r is not None}
        self._change = _change(difference, old.report.id, texts)
        self._old, self._new = _Side(old, self._sides), _Side(new, self._sides)
        self._report = new.report.id

    def carried(self, rows: Sequence[Statement], analyses: Sequence[Analysis]) -> Carried:
        """Which other reports say the old and which the new, in the statement that was corrected."""
        place = self._sides[self._report]
        copies = {analysis.report.id: analysis for analysis in analyses if analysis.report.id != self._report}
        old: set[str] = set()
        new: set[str] = set()
        for row in rows:
            if not any(r.report == self._report and r.span.meets(place) for r in row.readings):
                continue
            for reading in row.readings:
                analysis = copies.get(reading.report)
                if analysis is not None and self._new.stands_in(analysis, reading.span):
                    new.add(reading.report)
                elif analysis is not None and self._old.stands_in(analysis, reading.span):
                    old.add(reading.report)
        old -= new
        return Carried(
            change=self._change,
            report=self._report,
            old=tuple(sorted(old)),
            new=tuple(sorted(new)),
            silent=len(copies) - len(old) - len(new),
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
