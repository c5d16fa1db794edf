"""A desk's store: its shelves over one connection, opened by the name of a file or a URL."""

from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from twosource.store.analyses import AnalysisShelf
from twosource.store.base import Connection
from twosource.store.comparisons import ComparisonShelf
from twosource.store.reports import ReportShelf
from twosource.store.reviews import ReviewShelf
from twosource.store.schema import is_current, migrate
from twosource.store.sqlite import SqliteConnection
from twosource.store.stories import StoryShelf
from twosource.store.versions import VersionShelf

_URLS = ("postgresql://", "postgres://")


class Store:
    """An open desk.

    Use it in a ``with`` statement: it lets go of the file or server at the end.
    """

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.reports = ReportShelf(connection)
        self.analyses = AnalysisShelf(connection)
        self.stories = StoryShelf(connection)
        self.comparisons = ComparisonShelf(connection)
        self.versions = VersionShelf(connection)
        self.reviews = ReviewShelf(connection)

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing, and alone."""
        return self.connection.transaction()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.connection.close()


def open_store(place: str, *, writing: bool = True) -> Store:
    """The desk in a file, or at a ``postgresql://`` URL; brought up to the present schema.

    Args:
        writing: False does not make a missing desk, and takes no lock.

    Raises:
        StoreError: it cannot be opened, or is no desk.
        UsageError: what it needs is not installed.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder, open_store(f"{folder}/desk.sqlite") as store:
        ...     store.reports.counts()
        (0, 0)
    """
    connection = connect(place, writing=writing)
    try:
        if not is_current(connection):
            if not writing:
                connection.close()
                connection = connect(place, writing=True)
            migrate(connection)
    except BaseException:
        connection.close()
        raise
    return Store(connection)


def connect(place: str, *, writing: bool = True) -> Connection:
    """The bare connection, whatever the desk's schema."""
    if place.startswith(_URLS):
        from twosource.store.postgres import PostgresConnection  # noqa: PLC0415  an extra

        return PostgresConnection(place)
    return SqliteConnection(place, writing=writing)


def faults(store: Store) -> tuple[str, ...]:
    """What is wrong with a desk, in words; empty where all is well."""
    return (*store.connection.faults(), *_report_faults(store), *_row_faults(store))


def _report_faults(store: Store) -> list[str]:
    """Reports whose text is no longer the one that made their id, or whose blocks lie outside it."""
    found, last = [], 0
    while entries := store.reports.after(last, 500):
        last = entries[-1].number
        stated = store.connection.rows(
            "SELECT number, id FROM reports WHERE number >= ? AND number <= ? ORDER BY number",
            (entries[0].number, last),
        )
        for entry, (number, id_) in zip(entries, stated, strict=True):
            if entry.report.id != id_:
                found.append(f"report {id_} (number {number}) is not the text that was stored")
            if any(block.span.end > len(entry.report.text) for block in entry.report.blocks):
                found.append(f"report {id_}: a block lies outside the text")
    return found


# Each finds rows that contradict others: what is wrong, and the query for what it is wrong with.
_CONTRADICTIONS = (
    (
        "replaces no earlier version of its article",
        "SELECT r.id FROM reports r JOIN reports o ON o.id = r.replaces "
        "WHERE o.article <> r.article OR o.version <> r.version - 1",
    ),
    ("is a later version that replaces nothing", "SELECT id FROM reports WHERE version > 1 AND replaces IS NULL"),
    (
        "stands in a story that was merged into another",
        "SELECT m.report FROM memberships m JOIN stories s ON s.id = m.story WHERE s.merged_into IS NOT NULL",
    ),
    (
        "is in no story and not marked as apart",
        "SELECT r.id FROM reports r LEFT JOIN memberships m ON m.report = r.id WHERE m.report IS NULL",
    ),
    (
        "is a story without a report",
        "SELECT s.id FROM stories s LEFT JOIN memberships m ON m.story = s.id "
        "WHERE m.report IS NULL AND s.merged_into IS NULL",
    ),
)


def _row_faults(store: Store) -> list[str]:
    found = [f"{row[0]} {what}" for what, query in _CONTRADICTIONS for row in store.connection.rows(query)]
    if store.connection.dialect.name == "sqlite":
        missing = store.connection.rows(
            "SELECT count(*) FROM reports WHERE number NOT IN (SELECT id FROM reports_search_docsize)"
        )[0][0]
        found += [f"{missing} reports are not in the search index"] * bool(missing)
    return found
