"""The desk in a terminal and as JSON: what was added, the list of stories, one story."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from twosource.model.desk import Carried, Change, Entry, StoryFile, StoryLine
from twosource.model.relation import Sense
from twosource.show.terminal import safe

if TYPE_CHECKING:
    from rich.console import Group
    from rich.table import Table

    from twosource.desk.desk import Added

# Of a version's differences so many are told.
_CHANGES = 5
_LONGEST_WORDS = 90
# So much of a report's id tells it from others of its story, and is enough for `review`.
_ID = 8


def added_lines(added: "Added", stories: tuple[int, int]) -> Iterator[str]:
    """What came of an addition, in a line or two."""
    versions = f" ({_number(len(added.versions), 'later version')})" if added.versions else ""
    parts = [f"{_number(added.new, 'report')} added{versions}"]
    if added.known:
        parts.append(f"{added.known:,} known already")
    if added.errors:
        parts.append(f"{len(added.errors):,} refused")
    yield ", ".join(parts)
    if added.analysed or added.compared:
        yield f"{_number(added.analysed, 'report')} analysed, {_number(added.compared, 'story', 'stories')} compared"
    if added.apart:
        told = Counter(reason.partition(":")[0] for reason in added.apart.values())
        reasons = "; ".join(f"{reason} ({count:,})" for reason, count in told.most_common())
        yield f"{_number(len(added.apart), 'report stands', 'reports stand')} in no story: {reasons}"
    if added.waiting:
        waiting = _number(added.waiting, "older story is", "older stories are")
        yield f"{waiting} compared when you ask for one, by the next add, or by add --compare-all"
    yield f"{_number(stories[0], 'story', 'stories')} in the desk, {stories[1]:,} of two reports or more"


def change_lines(entry: Entry, changes: Sequence[Change] | None, carried: Sequence[Carried]) -> Iterator[str]:
    """What a later version says otherwise, and how far its corrections have come; ``changes`` None: not known yet."""
    version = f"{entry.report.name}: version {entry.version} of {entry.article}"
    if changes is None:
        yield safe(f"{version}, not compared with the one before it yet: the next `add` does")
        return
    telling = [change for change in changes if change.sense != Sense.KEPT.value]
    yield safe(f"{version}, {_number(len(telling), 'change')}")
    for change in telling[:_CHANGES]:
        yield safe(f"  {change.kind}: {_quoted(change.earlier)} → {_quoted(change.later)}")
    if len(telling) > _CHANGES:
        yield f"  and {len(telling) - _CHANGES} more"
    for correction in carried:
        if correction.old or correction.new:
            yield safe(f"  {correction.sentence}")


def stories_table(lines: Sequence[StoryLine], counts: tuple[int, int]) -> "Group":
    """The list of stories, the newest first."""
    from rich.console import Group  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    table = _table("story", "days", "reports", "outlets", "one source", "title")
    for line in lines:
        single = f"{line.single} of {line.statements}" if line.statements else "–"
        table.add_row(
            line.id, _days(line), str(line.reports), str(line.outlets), single, Text(safe(_short(line.title)))
        )
    told = f"{len(lines):,} of {_number(counts[0], 'story', 'stories')}, {counts[1]:,} of two reports or more"
    note = "one source: statements of several reports that rest on one independent source, of all its statements"
    return Group(table, Text(""), Text(told, style="dim"), Text(note, style="dim"))


def story_page(story: StoryFile) -> "Group":
    """One story: reports and versions, why each stands in it, corrections, history."""
    from rich.console import Group  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    replaced = {entry.replaces for entry in story.entries}
    ids = [entry.report.id for entry in story.entries]
    table = _table("report", "day", "outlet", "title", "why it is here")
    for column, share in zip(table.columns[2:], (1, 2, 3), strict=True):
        column.no_wrap, column.overflow, column.ratio = False, "fold", share
    for entry in story.entries:
        style = "dim" if entry.report.id in replaced else ""
        told = (entry.report.id[:_ID], _day(entry), entry.report.outlet, _short(_title(entry)))
        cells = (*told, _with_short_ids(entry.reason, ids))
        table.add_row(*(Text(safe(cell), style=style) for cell in cells))
    parts: list[Any] = [Text(safe(f"{story.id} · {_short(_title(story.entries[0]))}"), style="bold"), Text(""), table]
    for entry in story.entries:
        if entry.replaces:
            mine = [c for c in story.carried if c.report == entry.report.id]
            parts.append(Text(""))
            parts += [Text(line) for line in change_lines(entry, story.changes.get(entry.report.id, ()), mine)]
    parts += [Text(""), Text("What happened to it", style="bold")]
    for event in story.history:
        subject = event.report[:_ID] if event.kind != "merged" else f"{event.story} into {event.other}"
        reason = _with_short_ids(event.reason, ids)
        parts.append(Text(safe(f"  {event.at}  {event.kind}  {subject}  {reason}")))
    return Group(*parts)


def story_line_entry(line: StoryLine) -> dict[str, Any]:
    """A story of the list as JSON."""
    return {
        "id": line.id,
        "title": line.title,
        "first_day": line.first_day.isoformat() if line.first_day else None,
        "last_day": line.last_day.isoformat() if line.last_day else None,
        "reports": line.reports,
        "outlets": line.outlets,
        "statements": line.statements,
        "one_source": line.single,
    }


def story_entry(story: StoryFile) -> dict[str, Any]:
    """A story as JSON."""
    return {
        "id": story.id,
        "reports": [_report(entry, story.changes.get(entry.report.id, ())) for entry in story.entries],
        "corrections": [
            {
                "report": c.report,
                "kind": c.change.kind,
                "earlier": c.change.earlier,
                "later": c.change.later,
                "still_old": list(c.old),
                "corrected": list(c.new),
                "silent": c.silent,
                "sentence": c.sentence,
            }
            for c in story.carried
        ],
        "history": [
            {"kind": h.kind, "story": h.story, "other": h.other, "report": h.report, "score": h.score}
            | {"reason": h.reason, "at": h.at}
            for h in story.history
        ],
    }


def _report(entry: Entry, changes: Sequence[Change]) -> dict[str, Any]:
    report = entry.report
    return {
        "id": report.id,
        "outlet": report.outlet or None,
        "title": report.title or None,
        "url": report.url or None,
        "published": report.published.day.isoformat() if report.published.day else None,
        "version": entry.version,
        "replaces": entry.replaces or None,
        "reason": entry.reason,
        "changes": [
            {"kind": c.kind, "sense": c.sense, "earlier": c.earlier, "later": c.later, "reason": c.reason}
            for c in changes
        ],
    }


def _table(*names: str) -> "Table":
    from rich.table import Table  # noqa: PLC0415

    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
    for name in names[:-1]:
        table.add_column(name, no_wrap=True)
    table.add_column(names[-1], overflow="fold", ratio=1)
    return table


def _with_short_ids(reason: str, ids: Sequence[str]) -> str:
    for id_ in ids:
        reason = reason.replace(id_, id_[:_ID])
    return reason


def _number(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _quoted(words: str) -> str:
    return f"“{_short(words)}”" if words else "nothing"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_WORDS else text[: _LONGEST_WORDS - 1] + "…"


def _title(entry: Entry) -> str:
    return entry.report.title or entry.report.text.strip()


def _day(entry: Entry) -> str:
    version = f" v{entry.version}" if entry.version > 1 else ""
    day = entry.report.published.day
    return (day.isoformat() if day else "undated") + version


def _days(line: StoryLine) -> str:
    if line.first_day is None or line.last_day is None:
        return "undated"
    return str(line.first_day) if line.first_day == line.last_day else f"{line.first_day} – {line.last_day}"
