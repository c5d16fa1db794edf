"""What stands behind one statement, step by step: every party, how it is known, and the count."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from twosource.errors import UsageError
from twosource.model.comparison import Collation
from twosource.model.relation import Evidence, Link, Statement
from twosource.show.document import origin_entry, reading_entries, review_entries
from twosource.show.grounds import corrected, ground_line, reading_role
from twosource.show.view import label, levelled

if TYPE_CHECKING:
    from rich.console import Group

_EVIDENCE_LETTERS = 70


def found(collation: Collation, wanted: str) -> tuple[int, Statement]:
    """The statement with this number (as the report counts) or id, and its number.

    Raises:
        UsageError: there is none.
    """
    for number, statement in enumerate(collation.statements, 1):
        if wanted in {str(number), statement.id}:
            return number, statement
    last = len(collation.statements)
    raise UsageError(f"--explain: no statement is called {wanted!r}; give a number from 1 to {last}, or an id")


def explanation_document(collation: Collation, number: int, statement: Statement) -> dict[str, Any]:
    """The same as plain values."""
    texts = {analysis.report.id: analysis.report.text for analysis in collation.analyses}
    support = statement.support
    return {
        "statement": statement.id,
        "number": number,
        "readings": [
            {**reading, "words": texts[reading["report"]][reading["start"] : reading["end"]]}
            for reading in reading_entries(statement)
        ],
        "review": review_entries(statement),
        "reason": support.reason,
        "origins": [origin_entry(origin) for origin in support.origins],
        "independent": {"low": support.independent.low, "high": support.independent.high},
        "bottleneck": list(support.bottleneck),
        "ways": [list(way) for way in support.ways],
        "links": [
            {
                "upstream": link.upstream,
                "downstream": link.downstream,
                "sure": link.sure,
                "reason": link.reason or None,
                "evidence": {
                    "report": link.evidence.report,
                    "start": link.evidence.span.start,
                    "end": link.evidence.span.end,
                    "words": link.evidence.span.of(texts[link.evidence.report]),
                }
                if link.evidence
                else None,
            }
            for link in support.links
        ],
    }


def explanation(collation: Collation, number: int, statement: Statement) -> "Group":
    """The chain of a statement, drawn from each origin down to the reports."""
    from rich.console import Group  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415
    from rich.tree import Tree  # noqa: PLC0415

    from twosource.show.terminal import safe  # noqa: PLC0415

    letters = {analysis.report.id: label(place) for place, analysis in enumerate(collation.analyses)}
    reports = {analysis.report.id: analysis.report for analysis in collation.analyses}
    support = statement.support
    parts: list[Any] = [Text(safe(f"Statement {number} ({statement.id})"), style="bold")]
    why = {ground.reading: ground_line(ground, letters) for ground in statement.grounds}
    for reading in statement.readings:
        words = levelled(reading.span.of(reports[reading.report].text))
        role = f"({known}) " if (known := reading_role(reading)) else ""
        parts.append(Text(safe(f"  {letters[reading.report]} {role}{words}")))
        if reading in why:
            parts.append(Text(safe(f"    {why[reading]}"), style="dim"))
    parts.extend(Text(safe(f"  {line}"), style="yellow") for line in corrected(statement))
    parts.append(Text(""))
    steps = {(link.upstream, link.downstream): link for link in support.links}
    assumed = {origin.name for origin in support.origins if origin.assumed}
    named = {origin.name: origin.evidence for origin in support.origins}
    trees: dict[str, Tree] = {}
    branches: dict[tuple[str, ...], Tree] = {}
    for way in support.ways:
        names = [*way[:-1], reports[way[-1]].name]
        head = names[0]
        if (head,) not in branches:
            note = "own reporting, assumed" if head in assumed else ""
            step = _step(head, None, note, letters, reports)
            _add_words(step, named.get(head), letters, reports)
            trees[head] = branches[head,] = Tree(step)
        for place in range(1, len(names)):
            path = tuple(names[: place + 1])
            if path not in branches:
                link = steps.get((names[place - 1], names[place]))
                own = letters[way[-1]] if place == len(names) - 1 else ""
                branches[path] = branches[path[:-1]].add(_step(names[place], link, own, letters, reports))
    parts.extend(trees.values())
    parts += [Text(""), Text(safe(f"{_count(statement)}: {support.reason}"), style="bold")]
    if len(support.bottleneck) == 1:
        parts.append(Text(safe(f"All of it passes through: {support.bottleneck[0]}")))
    elif support.bottleneck:
        parts.append(Text(safe(f"It is wrong only if all of these are: {', '.join(support.bottleneck)}")))
    return Group(*parts)


def _count(statement: Statement) -> str:
    count = statement.support.independent
    return f"{count} independent way{'' if count.low == count.high == 1 else 's'}"


def _step(name: str, link: Link | None, note: str, letters: Mapping[str, str], reports: Mapping[str, Any]) -> Any:
    """One party of a chain, with how the step to it is known."""
    from rich.text import Text  # noqa: PLC0415

    from twosource.show.terminal import safe  # noqa: PLC0415

    text = Text(safe(levelled(name)), style="bold")
    if note:
        text.append(safe(f"  {note}"), style="cyan")
    if link is not None:
        text.append("" if link.sure else "  possibly", style="yellow")
        if link.reason:
            text.append(safe(f"  {link.reason}"), style="dim")
        _add_words(text, link.evidence, letters, reports)
    return text


def _add_words(text: Any, evidence: Evidence | None, letters: Mapping[str, str], reports: Mapping[str, Any]) -> None:
    """Add the words that show it, and in which report."""
    from twosource.show.terminal import safe  # noqa: PLC0415

    if evidence is not None:
        words = levelled(evidence.span.of(reports[evidence.report].text))
        shown = words if len(words) <= _EVIDENCE_LETTERS else words[: _EVIDENCE_LETTERS - 1] + "…"
        text.append(safe(f"  {letters[evidence.report]}: “{shown}”"), style="dim")
