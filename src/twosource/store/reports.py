"""The shelf of reports: each once, versions of one article in a chain."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from twosource.model.desk import Entry
from twosource.model.report import Block, DateOrigin, Published, Report, Role
from twosource.model.span import Span
from twosource.store.addresses import article, level, likeness
from twosource.store.base import Connection, Row, batches, marks

# Older SQLite takes 999 parameters in one statement.
_AT_ONCE = 500
_COLUMNS = (
    "r.number, r.id, r.article, r.version, coalesce(r.replaces, ''), r.outlet, r.title, r.url, r.path, r.authors, "
    "r.language, r.day, r.moment, r.day_origin, r.day_reason, r.text, r.blocks, r.notes, "
    "r.partial, r.provider, r.stated_version, r.correction, coalesce(m.story, ''), coalesce(m.reason, '')"
)
_FROM = "FROM reports r LEFT JOIN memberships m ON m.report = r.id"
_INSERT = (
    "INSERT INTO reports (id, likeness, article, version, replaces, outlet, title, url, path, authors, language, day, "
    "moment, day_origin, day_reason, text, blocks, notes, partial, provider, stated_version, correction, added_at) "
    f"VALUES ({', '.join('?' * 23)}) ON CONFLICT DO NOTHING"
)

# Fewer characters of an id would often begin several.
_SHORTEST_ID = 4


class ReportShelf:
    """Reports of a desk."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, report: Report, at: str) -> Entry | None:
        """Keep a report; None where the desk has it. Inside a transaction only.

        Returns:
            Its entry, with the version it replaces where its address is known with another text.
        """
        report = storable(report)
        same = likeness(report)
        if self._connection.rows("SELECT 1 FROM reports WHERE likeness = ? OR id = ?", (same, report.id)):
            return None
        place = article(report)
        before = self._connection.rows(
            "SELECT id, version FROM reports WHERE article = ? ORDER BY version DESC LIMIT 1", (place,)
        )
        replaces, version = (before[0][0], before[0][1] + 1) if before else ("", 1)
        self._connection.write(_INSERT, (report.id, same, place, version, replaces or None, *_columns(report), at))
        number = self._connection.rows("SELECT number FROM reports WHERE id = ?", (report.id,))[0][0]
        return Entry(number=number, report=report, article=place, version=version, replaces=replaces)

    def known(self, reports: Sequence[Report]) -> set[str]:
        """Ids, of those given, of reports that the desk has."""
        by_likeness: dict[str, list[str]] = {}
        for report in map(storable, reports):
            by_likeness.setdefault(likeness(report), []).append(report.id)
        found: set[str] = set()
        for some in batches(by_likeness, _AT_ONCE):
            query = f"SELECT likeness FROM reports WHERE likeness IN ({marks(some)})"
            found.update(id_ for row in self._connection.rows(query, some) for id_ in by_likeness[row[0]])
        return found

    def get(self, ids: Iterable[str]) -> tuple[Entry, ...]:
        """The entries of these ids that there are, in the order of arrival."""
        found: list[Entry] = []
        for some in batches(ids, _AT_ONCE):
            query = f"SELECT {_COLUMNS} {_FROM} WHERE r.id IN ({marks(some)})"
            found += [_entry(row) for row in self._connection.rows(query, some)]
        return tuple(sorted(found, key=lambda entry: entry.number))

    def named(self, name: str) -> tuple[str, ...]:
        """Ids of the reports that a user means: an id, the beginning of one, an address, or a path; at most three."""
        query = "SELECT id FROM reports WHERE id = ? OR substr(id, 1, ?) = ? OR path = ? ORDER BY number LIMIT 3"
        found = [row[0] for row in self._connection.rows(query, (name, max(len(name), _SHORTEST_ID), name, name))]
        if not found and "://" in name:
            query = "SELECT id FROM reports WHERE article = ? ORDER BY version DESC LIMIT 1"
            found = [row[0] for row in self._connection.rows(query, (level(name),))]
        return (name,) if name in found else tuple(found)

    def after(self, number: int, limit: int) -> tuple[Entry, ...]:
        """The next entries behind a number, in the order of arrival."""
        query = f"SELECT {_COLUMNS} {_FROM} WHERE r.number > ? ORDER BY r.number LIMIT ?"
        return tuple(_entry(row) for row in self._connection.rows(query, (number, limit)))

    def all(self, story: str = "") -> Iterator[Entry]:
        """Every entry of the desk or of one story, in the order of arrival, a few at a time."""
        last = 0
        while entries := self.after(last, _AT_ONCE):
            last = entries[-1].number
            yield from (entry for entry in entries if not story or entry.story == story)

    def of_story(self, story: str, *, latest: bool) -> tuple[Entry, ...]:
        """The reports of a story; ``latest`` leaves out versions that a later one replaces."""
        newest = "AND NOT EXISTS (SELECT 1 FROM reports n WHERE n.replaces = r.id)" if latest else ""
        query = f"SELECT {_COLUMNS} {_FROM} WHERE m.story = ? {newest} ORDER BY r.number"
        return tuple(_entry(row) for row in self._connection.rows(query, (story,)))

    def query(self, words: str) -> str:
        """The words as the database's search takes them: each a literal, none an operator."""
        if self._connection.dialect.name == "postgres":
            return words.replace("\0", " ")
        return " ".join('"' + word.replace('"', '""') + '"' for word in words.replace("\0", " ").split()) or '""'

    def has_article(self, url: str) -> bool:
        """Whether there is a report of this address."""
        return bool(self._connection.rows("SELECT 1 FROM reports WHERE article = ? LIMIT 1", (level(url),)))

    def counts(self) -> tuple[int, int]:
        """How many reports, and how many articles they are versions of."""
        row = self._connection.rows("SELECT count(*), count(DISTINCT article) FROM reports")[0]
        return int(row[0]), int(row[1])


def storable(report: Report) -> Report:
    """The report as every database can keep it: bytes of a file's name that are no text are spelt out."""
    path = report.path.encode("utf-8", "backslashreplace").decode("utf-8").replace("\0", "␀")
    return report if path == report.path else replace(report, path=path)


def _columns(report: Report) -> tuple[Any, ...]:
    when = report.published
    return (
        report.outlet,
        report.title,
        report.url,
        report.path,
        json.dumps(report.authors, ensure_ascii=False),
        report.language,
        when.day.isoformat() if when.day else None,
        when.moment.isoformat() if when.moment else None,
        when.origin.value,
        when.reason,
        report.text,
        json.dumps([[b.role.value, b.span.start, b.span.end, b.reason] for b in report.blocks], ensure_ascii=False),
        json.dumps(report.notes, ensure_ascii=False),
        report.partial,
        report.provider,
        report.version,
        report.correction,
    )


def _entry(row: Row) -> Entry:
    (number, _, place, version, replaces, outlet, title, url, path, authors, language, *rest) = row
    (day, moment, origin, day_reason, text, blocks, notes, partial, provider, stated, correction, story, reason) = rest
    when = Published(
        day=date.fromisoformat(day) if day else None,
        moment=datetime.fromisoformat(moment) if moment else None,
        origin=DateOrigin(origin),
        reason=day_reason,
    )
    report = Report(
        text=text,
        blocks=tuple(
            Block(span=Span(first, behind), role=Role(role), reason=why)
            for role, first, behind, why in json.loads(blocks)
        ),
        path=path,
        outlet=outlet,
        title=title,
        url=url,
        authors=tuple(json.loads(authors)),
        language=language,
        published=when,
        notes=tuple(json.loads(notes)),
        partial=partial,
        provider=provider,
        version=stated,
        correction=correction,
    )
    return Entry(
        number=number, report=report, article=place, version=version, replaces=replaces, story=story, reason=reason
    )
