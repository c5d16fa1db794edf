"""Quotations that go on behind their attribution: ""It sank," he said. "Nobody saw it."."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.analyse.attribution.clauses import Clause
from twosource.analyse.attribution.frames import Attribution
from twosource.analyse.cues import Act
from twosource.model.span import Span


def continued(text: str, clauses: Sequence[Clause], found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions whose quotation goes on behind the cue: ""It sank," he said. "Nobody saw it."".

    The sentences that follow in the same paragraph and are nothing but quotations go to the last
    attribution before them whose content is quoted.
    """
    by_clause: dict[int, list[Attribution]] = {}
    for attribution in found:
        by_clause.setdefault(attribution.clause.span.start, []).append(attribution)
    given: list[Attribution] = []
    last: int | None = None
    for clause in clauses:
        here = by_clause.get(clause.span.start, [])
        if last is not None and given[last].clause.block != clause.block:
            last = None
        if last is not None and not here and _is_quoted(clause):
            piece = Span(clause.units[0].start, clause.units[-1].end)
            given[last] = replace(given[last], content=(*given[last].content, piece))
            continue
        quoted = [place for place, attribution in enumerate(here, len(given)) if _ends_quoted(text, attribution)]
        given.extend(here)
        last = quoted[-1] if quoted else None
    return given


def _is_quoted(clause: Clause) -> bool:
    """Whether a sentence is nothing but quotations."""
    return any(u.kind == "q" for u in clause.units) and all(u.kind != "w" for u in clause.units)


def _ends_quoted(text: str, attribution: Attribution) -> bool:
    """Whether what is said is quoted to its end, so that it may go on in the next sentence."""
    last = attribution.content[-1] if attribution.content else None
    return last is not None and last.of(text).rstrip(".,;:!? ")[-1:] in "\"”’'»“" and attribution.act is Act.SAY
