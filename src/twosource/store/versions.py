"""The shelf of versions: what each later text of an article says otherwise than the one before it."""

from twosource.model.desk import Change, Revision
from twosource.store.base import Connection


class VersionShelf:
    """Later versions of a desk's reports."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def pending(self, engine: str) -> tuple[str, ...]:
        """Ids of the later versions that this engine has not compared with the one before, the newest first."""
        query = (
            "SELECT r.id FROM reports r LEFT JOIN compared_versions v ON v.report = r.id AND v.engine = ? "
            "WHERE r.replaces IS NOT NULL AND v.report IS NULL ORDER BY r.number DESC"
        )
        return tuple(row[0] for row in self._connection.rows(query, (engine,)))

    def put(self, revision: Revision, engine: str, at: str) -> None:
        """Keep what a version changed in place of what another engine found. Inside a transaction only."""
        report = revision.report
        self._connection.write("DELETE FROM changes WHERE report = ?", (report,))
        self._connection.write_many(
            "INSERT INTO changes (report, place, kind, sense, earlier_words, later_words, reason) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (report, place, c.kind, c.sense, c.earlier, c.later, c.reason)
                for place, c in enumerate(revision.changes)
            ],
        )
        self._connection.write(
            "INSERT INTO compared_versions (report, engine, made_at) VALUES (?, ?, ?) ON CONFLICT (report) "
            "DO UPDATE SET engine = excluded.engine, made_at = excluded.made_at",
            (report, engine, at),
        )

    def changes(self, report: str, engine: str) -> tuple[Change, ...] | None:
        """What a version says otherwise than the one before it; None where this engine has not compared them."""
        compared = "SELECT 1 FROM compared_versions WHERE report = ? AND engine = ?"
        if not self._connection.rows(compared, (report, engine)):
            return None
        rows = self._connection.rows(
            "SELECT kind, sense, earlier_words, later_words, reason FROM changes WHERE report = ? ORDER BY place",
            (report,),
        )
        return tuple(Change(kind=k, sense=s, earlier=a, later=b, reason=why) for k, s, a, b, why in rows)
