"""The comparison in a terminal: the answer first, then reports, lineage and statements.

Report text is hostile here too: control characters are shown and not obeyed, and nothing of it is
read as markup.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from twosource.model.relation import Kind
from twosource.model.report import Block, Report, Role
from twosource.show.view import DifferenceView, ReadingView, ReportView, StatementView, View, levelled

_STYLES = {
    Kind.FIGURE: "yellow", Kind.TIME: "blue", Kind.NAME: "cyan", Kind.QUOTATION: "green",
    Kind.ATTRIBUTION: "magenta", Kind.MODALITY: "magenta", Kind.WORDING: "red", Kind.DETAIL: "cyan", Kind.STYLE: "dim",
}  # fmt: skip
# Control characters but tab and line end, line and paragraph separators, direction marks, lone surrogates.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    """Text with control and direction characters made visible.

    Example:
        >>> safe("red \\x1b[31malert")
        'red ␛[31malert'
    """
    return _CONTROL.sub(lambda m: chr(0x2400 + ord(m.group())) if ord(m.group()) < 0x20 else "\ufffd", text)


_TRAILING = re.compile(r"[ ]+(?=\n)")
# Width of a report that goes to a file or pipe.
_PIPE_WIDTH = 110


class _Screen(Console):
    """A console that tells the command of a broken pipe instead of ending it."""

    def on_broken_pipe(self) -> None:
        raise BrokenPipeError

    def print(self, *objects: Any, **options: Any) -> None:
        """Print; what goes to a file or pipe has no blanks at the ends of its lines."""
        if self.is_terminal or self.record:
            super().print(*objects, **options)
            return
        with self.capture() as printed:
            super().print(*objects, **options)
        self.file.write(_TRAILING.sub("", printed.get()))


def console() -> Console:
    """The screen: as wide as the terminal, or of one fixed width where there is none.

    Raises:
        BrokenPipeError: on printing, where nobody reads any more.
    """
    screen = _Screen(highlight=False, emoji=False, markup=False)
    if not screen.is_terminal:
        screen.width = _PIPE_WIDTH
    return screen


# What is no text of a report, in words for the line that counts it.
_ASIDE = {Role.RELATED_LINK: "links", Role.PROMOTION: "promotion", Role.OTHER: "page furniture"}


def show(view: View, screen: Console) -> None:
    """Print a view."""
    screen.print(render(view))


def show_report(report: Report, screen: Console, *, show_all: bool = False) -> None:
    """Print a report as it was read: what is known of it, then its blocks, each with its role.

    Args:
        show_all: show each line that is no text of the report; else several in a row are counted only.
    """
    published = report.published
    day = f"{published.day} ({published.origin.value})" if published.day else "date unknown"
    facts = [report.path, report.outlet, day, ", ".join(report.authors), report.url, *report.notes]
    facts += [
        f"partial: {report.partial}" if report.partial else "",
        f"correction: {report.correction}" if report.correction else "",
    ]
    screen.print(Text(safe(levelled(report.title or report.name)), style="bold"))
    screen.print(Text(safe(levelled(" · ".join(fact for fact in facts if fact))), style="dim"))
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold", ratio=3)
    table.add_column(overflow="fold", style="dim", ratio=1)
    for is_aside, run in groupby(report.blocks, key=lambda block: block.role in _ASIDE):
        blocks = list(run)
        if is_aside and len(blocks) > 1 and not show_all:
            table.add_row("…", Text(_aside(blocks), style="dim"))
            continue
        for block in blocks:
            table.add_row(block.role.value, Text(safe(block.span.of(report.text))), Text(safe(block.reason)))
    screen.print(table)
    screen.print()


def _aside(blocks: Sequence[Block]) -> str:
    """What is said instead of lines that are no text of the report.

    Example:
        >>> from twosource.model.span import Span
        >>> _aside([Block(span=Span(0, 9), role=Role.PROMOTION), Block(span=Span(9, 12), role=Role.RELATED_LINK)])
        '2 lines of links and promotion; --all shows them'
    """
    roles = {block.role for block in blocks}
    *rest, last = (word for role, word in _ASIDE.items() if role in roles)
    kinds = f"{', '.join(rest)} and {last}" if rest else last
    return f"{len(blocks)} lines of {kinds}; --all shows them"


def render(view: View) -> RenderableType:
    """A view as something rich can print."""
    parts: list[RenderableType] = [Text()]
    parts.extend(Text(safe(sentence), style="bold") for sentence in view.answer)
    parts.append(Text())
    parts.append(_reports(view.reports))
    if view.lineage:
        parts.extend((Text(), Text("Where it comes from", style="bold underline"), _lineage(view)))
    elif len(view.relations) <= 3:
        parts.extend((Text(), *(Text(safe(f"  {line}"), style="dim") for line in view.relations)))
    parts.extend((Text(), Text(" · ".join(view.summary), style="bold"), Text()))
    for statement in view.statements:
        parts.append(_statement(statement))
    parts.extend(_foot(view))
    return Group(*parts)


def _reports(reports: Sequence[ReportView]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False, expand=False)
    table.add_column(style="bold")
    table.add_column(overflow="fold", max_width=44)
    table.add_column(overflow="fold")
    table.add_column(overflow="fold")
    for report in reports:
        facts = [report.derivation]
        if report.credits:
            facts.append("credits " + ", ".join(report.credits))
        if report.aside:
            facts.append("beside the body: " + report.aside)
        facts.extend(report.notes)
        table.add_row(report.label, Text(safe(report.name)), Text(safe(report.published)), Text(safe("; ".join(facts))))
    return table


def _lineage(view: View) -> Group:
    lines = []
    for step in view.lineage:
        arrow = " -> " if step.sure else " -?-> "
        line = Text("  ")
        line.append(safe(step.upstream) + (" (unseen)" if step.unseen else ""), style="bold" if step.sure else "")
        line.append(arrow)
        line.append(safe(step.downstream), style="bold")
        line.append(f"  {safe(step.reason)}", style="dim")
        lines.append(line)
    return Group(*lines)


def _statement(statement: StatementView) -> Padding:
    head = Text()
    head.append(f"{statement.number:>3}  ", style="bold")
    labels = ("" if all(len(label) == 1 for label in statement.labels) else " ").join(statement.labels)
    head.append(f"{labels}  ", style="bold")
    head.append(statement.count, style="bold yellow" if statement.uncertain else "bold")
    if len(statement.labels) == 1 and statement.missing:
        head.append(f"  + only in {labels}", style="cyan")
    body: list[RenderableType] = []
    for reading in _distinct(statement.readings):
        body.append(_reading(reading))
    body.extend(_chain(line) for line in statement.chains)
    body.extend(Text(safe(line), style="yellow") for line in statement.corrected)
    if statement.uncertain:
        body.append(Text(safe(statement.reason), style="yellow"))
    body.extend(_difference(difference) for difference in statement.differences)
    return Padding(Group(head, Padding(Group(*body), (0, 0, 0, 5))), (0, 0, 1, 0))


def _distinct(readings: Sequence[ReadingView]) -> list[ReadingView]:
    """Readings of the same words from several reports as one, with all their labels."""
    found: dict[tuple[str, str], ReadingView] = {}
    for reading in readings:
        key = (reading.text, reading.role)
        known = found.get(key)
        if known is None:
            found[key] = reading
        elif reading.label not in known.label.split(","):
            found[key] = ReadingView(label=f"{known.label},{reading.label}", role=known.role, segments=known.segments)
    return list(found.values())


def _reading(reading: ReadingView) -> Text:
    line = Text(f"{reading.label} ", style="")
    line.stylize("bold")
    if reading.role:
        line.append(f"({reading.role}) ", style="dim italic")
    for segment in reading.segments:
        if segment.difference is None:
            line.append(safe(segment.text))
        else:
            style = _STYLES[segment.difference.kind]
            line.append(safe(segment.text), style=f"{style} underline")
    return line


def _chain(line: str) -> Text:
    return Text(safe(line), style="dim")


def _difference(difference: DifferenceView) -> Text:
    style = _STYLES[Kind(difference.kind)]
    line = Text()
    line.append(f"{difference.sign} {difference.kind}", style=f"bold {style}")
    for name, words in ((difference.label_a, difference.a), (difference.label_b, difference.b)):
        if words:
            line.append(f"  {name} ", style="bold")
            line.append(f"“{safe(words)}”")
    if not difference.a or not difference.b:
        line.append("  only there", style="dim")
    line.append(f"  {difference.sense}: {safe(difference.reason)}", style="dim")
    return line


def _foot(view: View) -> list[Text]:
    lines = []
    total = sum(view.hidden.values())
    if total:
        kinds = ", ".join(f"{kind} {number}" for kind, number in view.hidden.items())
        lines.append(
            Text(
                f"hidden: {total} differences that keep the sense or were not asked for ({kinds}); --all shows them",
                style="dim",
            )
        )
    lines.extend(Text(f"note: {safe(note)}", style="dim") for note in view.notes)
    return lines
