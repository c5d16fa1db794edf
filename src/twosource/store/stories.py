"""The shelf of stories: which report stands in which, what happened to them, and what readers corrected."""

import json
from collections.abc import Iterable, Sequence
from datetime import date

from twosource.errors import UsageError
from twosource.model.desk import HistoryLine, StoryLine
from twosource.model.story import Apart, Joined, Merged, Opened, Split, StoryEvent
from twosource.store.base import Connection, Row, batches, marks

_AT_ONCE = 500
_PLACE = (
    "INSERT INTO memberships (report, story, score, reason) VALUES (?, ?, ?, ?) ON CONFLICT (report) "
    "DO UPDATE SET story = excluded.story, score = excluded.score, reason = excluded.reason"
)
_EVENT = "INSERT INTO story_events (kind, story, other, report, score, reason, at) VALUES (?, ?, ?, ?, ?, ?, ?)"
_OPEN = (
    "INSERT INTO stories (id, merged_into, opened_at) VALUES (?, NULL, ?) "
    "ON CONFLICT (id) DO UPDATE SET merged_into = NULL"
)
# A grouping begun anew may name a story that this desk does not know yet.
_KNOWN = "INSERT INTO stories (id, merged_into, opened_at) VALUES (?, NULL, ?) ON CONFLICT (id) DO NOTHING"
# Of each story: days, latest versions, outlets.
_LINES = (
    "SELECT m.story, min(r.day), max(r.day), count(*), count(DISTINCT r.outlet), min(r.number), max(r.number) "
    "FROM memberships m JOIN reports r ON r.id = m.report "
    "WHERE m.story IS NOT NULL AND NOT EXISTS (SELECT 1 FROM reports n WHERE n.replaces = r.id) {among} "
    "GROUP BY m.story HAVING count(*) >= ? ORDER BY max(coalesce(r.day, '')) DESC, max(r.number) DESC LIMIT ?"
)


class StoryShelf:
    """Stories of a desk."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def record(self, events: Iterable[StoryEvent], at: str) -> set[str]:
        """Keep what happened; ids of the stories whose reports changed. Inside a transaction only."""
        touched: set[str] = set()
        for event in events:
            touched |= self._do(event, at)
        return touched

    def _do(self, event: StoryEvent, at: str) -> set[str]:
        write = self._connection.write
        match event:
            case Opened(report=report, story=story, reason=reason):
                write(_OPEN, (story, at))
                write(_PLACE, (report, story, 1.0, reason))
                return self._log(("opened", story, "", report, 1.0, reason, at))
            case Joined(report=report, story=story, score=score, reason=reason):
                before = self.of_report(report)
                write(_KNOWN, (story, at))
                write(_PLACE, (report, story, score, reason))
                return self._log(("joined", story, before, report, score, reason, at))
            case Merged(story=story, into=into, score=score, reason=reason):
                write(_KNOWN, (into, at))
                write("UPDATE memberships SET story = ? WHERE story = ?", (into, story))
                write("UPDATE stories SET merged_into = ? WHERE id = ?", (into, story))
                return self._log(("merged", story, into, "", score, reason, at))
            case Split(story=story, new=new, reports=reports, score=score, reason=reason):
                write(_OPEN, (new, at))
                for report in reports:
                    write(_PLACE, (report, new, score, reason))
                return self._log(("split", story, new, " ".join(reports), score, reason, at))
            case Apart(report=report, score=score, reason=reason, touches=touches):
                before = self.of_report(report)
                write(_PLACE, (report, None, score, reason))
                return self._log(("apart", before, " ".join(touches), report, score, reason, at))

    def _log(self, row: Row) -> set[str]:
        self._connection.write(_EVENT, row)
        kind, story, other = row[:3]
        return {name for name in ((story,) if kind == "apart" else (story, other)) if name}

    def of_report(self, report: str) -> str:
        """The story in which the report stands, or ""."""
        found = self._connection.rows("SELECT coalesce(story, '') FROM memberships WHERE report = ?", (report,))
        return str(found[0][0]) if found else ""

    def apart(self, reports: Sequence[str]) -> dict[str, str]:
        """Those of some reports that stand in no story, and why."""
        found: dict[str, str] = {}
        for some in batches(reports, _AT_ONCE):
            query = f"SELECT report, reason FROM memberships WHERE story IS NULL AND report IN ({marks(some)})"
            found |= dict(self._connection.rows(query, tuple(some)))
        return found

    def find(self, name: str) -> str:
        """The id of a story by its id or a report's, or the beginning of either; merged ones lead on.

        Raises:
            UsageError: there is none, or more than one.
        """
        if not name:
            raise UsageError("no story is named")
        query = "SELECT id FROM stories WHERE id = ? OR substr(id, 1, ?) = ? ORDER BY id LIMIT 3"
        found = [row[0] for row in self._connection.rows(query, (name, len(name), name))]
        if not found:
            query = (
                "SELECT DISTINCT story FROM memberships WHERE story IS NOT NULL AND substr(report, 1, ?) = ? LIMIT 3"
            )
            found = [row[0] for row in self._connection.rows(query, (len(name), name))]
        found = [name] if name in found else found
        if not found and (alone := self.apart([name])):
            raise UsageError(f"report {name} stands in no story: {alone[name]}")
        if not found:
            raise UsageError(f"no story {name!r} in {self._connection.place}: `twosource stories` lists them")
        if len(found) > 1:
            raise UsageError(f"{name!r} begins the ids of several stories ({', '.join(found)}, …): give more of it")
        return self.leading(found[0])

    def leading(self, story: str) -> str:
        """Where a story's id leads: to the one it was merged into, or to itself."""
        seen = {story}
        while True:
            found = self._connection.rows("SELECT coalesce(merged_into, '') FROM stories WHERE id = ?", (story,))
            if not found or not found[0][0] or found[0][0] in seen:
                return story
            story = found[0][0]
            seen.add(story)

    def lines(self, *, limit: int, fewest: int = 1, matching: str = "") -> tuple[StoryLine, ...]:
        """Stories, the newest first.

        Args:
            fewest: only stories of so many reports.
            matching: a query of :meth:`ReportShelf.query`; only stories with a report that it finds.
        """
        among = (
            "AND m.story IN (SELECT m.story FROM memberships m JOIN reports r ON r.id = m.report "
            f"WHERE {self._connection.dialect.matching})"
        )
        query = _LINES.format(among=among if matching else "")
        rows = self._connection.rows(query, (*([matching] if matching else []), fewest, limit))
        titles = self._titles([row[5] for row in rows])
        counts = self._counts([row[0] for row in rows])
        return tuple(
            StoryLine(
                id=row[0],
                title=titles.get(row[5], ""),
                first_day=date.fromisoformat(row[1]) if row[1] else None,
                last_day=date.fromisoformat(row[2]) if row[2] else None,
                reports=row[3],
                outlets=row[4],
                statements=counts.get(row[0], (0, 0))[0],
                single=counts.get(row[0], (0, 0))[1],
            )
            for row in rows
        )

    def _titles(self, numbers: Sequence[int]) -> dict[int, str]:
        """Titles of reports by number; the beginning of the text where there is none."""
        found: dict[int, str] = {}
        for some in batches(numbers, _AT_ONCE):
            query = f"SELECT number, title, substr(text, 1, 100) FROM reports WHERE number IN ({marks(some)})"
            rows = self._connection.rows(query, some)
            found.update({number: title or " ".join(text.split()) for number, title, text in rows})
        return found

    def _counts(self, stories: Sequence[str]) -> dict[str, tuple[int, int]]:
        """Of each story its statements, and those of several reports with one independent source."""
        found: dict[str, tuple[int, int]] = {}
        for some in batches(stories, _AT_ONCE):
            query = (
                "SELECT story, count(*), sum(CASE WHEN reports > 1 AND independent_low < 2 THEN 1 ELSE 0 END) "
                f"FROM statements WHERE story IN ({marks(some)}) GROUP BY story"
            )
            found.update({story: (int(a), int(b)) for story, a, b in self._connection.rows(query, some)})
        return found

    def history(self, story: str) -> tuple[HistoryLine, ...]:
        """What happened to a story and to those merged into it, in order."""
        rows = self._connection.rows(
            "SELECT kind, story, other, report, score, reason, at FROM story_events "
            "WHERE story = ? OR (other = ? AND kind IN ('merged', 'split')) "
            "OR story IN (SELECT id FROM stories WHERE merged_into = ?) ORDER BY number",
            (story, story, story),
        )
        return tuple(
            HistoryLine(kind=k, story=s, other=o, report=r, score=score, reason=why, at=at)
            for k, s, o, r, score, why, at in rows
        )

    def counts(self) -> tuple[int, int]:
        """How many stories stand, and how many hold two reports or more."""
        query = "SELECT count(*) FROM memberships WHERE story IS NOT NULL GROUP BY story"
        sizes = [row[0] for row in self._connection.rows(query)]
        return len(sizes), sum(size > 1 for size in sizes)

    def correct(self, kind: str, a: str, b: str, *, note: str, at: str) -> None:
        """Keep a reader's word that two reports are ``together`` or ``apart``. Inside a transaction only."""
        self._connection.write(
            "INSERT INTO corrections (kind, a, b, note, at) VALUES (?, ?, ?, ?, ?)", (kind, a, b, note, at)
        )

    def uncorrect(self, a: str, b: str) -> None:
        """Forget what readers said of two reports. Inside a transaction only."""
        self._connection.write("DELETE FROM corrections WHERE (a = ? AND b = ?) OR (a = ? AND b = ?)", (a, b, b, a))

    def corrections(self) -> tuple[tuple[str, str, str], ...]:
        """Kind and both reports of every correction, in order."""
        rows = self._connection.rows("SELECT kind, a, b FROM corrections ORDER BY number")
        return tuple((kind, a, b) for kind, a, b in rows)

    def grouping(self) -> tuple[int, tuple[int, ...]]:
        """How far the grouping's state goes, and after which reports behind it the grouping looked again.

        Both are numbers of reports, negative where no more was to come; (0, ()) at the start.
        """
        rows = self._connection.rows("SELECT last, flushes FROM grouping WHERE name = 'stories'")
        return (int(rows[0][0]), tuple(json.loads(rows[0][1]))) if rows else (0, ())

    def grouping_state(self) -> bytes:
        """The grouping's state as it was kept; b"" at the start."""
        rows = self._connection.rows("SELECT body FROM grouping WHERE name = 'stories'")
        return bytes(rows[0][0]) if rows else b""

    def keep_grouping(self, last: int, body: bytes) -> None:
        """Keep the grouping's state after a report. Inside a transaction only."""
        self._connection.write(
            "INSERT INTO grouping (name, last, flushes, body) VALUES ('stories', ?, '[]', ?) ON CONFLICT (name) "
            "DO UPDATE SET last = excluded.last, flushes = '[]', body = excluded.body",
            (last, body),
        )

    def keep_flushes(self, flushes: Sequence[int]) -> None:
        """Keep after which reports the grouping looked again since its state was kept. Inside a transaction only."""
        self._connection.write(
            "INSERT INTO grouping (name, last, flushes, body) VALUES ('stories', 0, ?, ?) ON CONFLICT (name) "
            "DO UPDATE SET flushes = excluded.flushes",
            (json.dumps(list(flushes)), b""),
        )
