"""The desk in one SQLite file: readers never wait, writers wait for each other.

Write-ahead logging with full synchronisation: what is committed survives the end of the process
and of the machine.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from twosource.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreMissingError,
    StoreReadOnlyError,
)
from twosource.store.base import Dialect, Row

DIALECT = Dialect(
    name="sqlite",
    serial="INTEGER PRIMARY KEY",
    blob="BLOB",
    matching="r.number IN (SELECT rowid FROM reports_search WHERE reports_search MATCH ?)",
)
# A writer waits so long for another; a batch of `add` is written in under a second.
WAIT_SECONDS = 60


class SqliteConnection:
    """A desk file.

    Args:
        path: the file; made where it is missing, if ``writing``.
        writing: False opens it for reading only, even where nobody may write.

    Raises:
        StoreMissingError: there is no such file, and it is opened for reading.
        StoreError: it cannot be opened.
    """

    def __init__(self, path: str, *, writing: bool = True) -> None:
        self.place = path
        self.dialect = DIALECT
        if not writing and not Path(path).is_file():
            raise StoreMissingError("no such desk", where=path, todo="Begin one with `twosource add FILE…`.")
        if writing and Path(path).is_file() and not os.access(path, os.W_OK):
            # SQLite would say of a file on a disk mounted for reading only that it is "unable to open" it
            raise StoreReadOnlyError("it may not be written", where=path, todo=_WRITABLE)
        with self._told():
            self._database = self._opened(path, writing=writing)
            self._database.execute(f"PRAGMA busy_timeout = {1000 * WAIT_SECONDS}")
            self._database.execute("PRAGMA foreign_keys = ON")
            if writing:
                self._database.execute("PRAGMA journal_mode = WAL")
                self._database.execute("PRAGMA synchronous = FULL")

    def _opened(self, path: str, *, writing: bool) -> sqlite3.Connection:
        """A file in WAL mode cannot be read in a folder nobody may write, unless nothing is waiting in its log."""
        if writing:
            return sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None)
        address = Path(path).absolute().as_uri()
        database = sqlite3.connect(f"{address}?mode=ro", uri=True, timeout=WAIT_SECONDS, isolation_level=None)
        try:
            database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            database.close()
            if Path(path + "-wal").exists():
                raise
            return sqlite3.connect(f"{address}?immutable=1", uri=True, isolation_level=None)
        return database

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """What a query gives."""
        with self._told():
            return self._database.execute(sql, values).fetchall()

    def write(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Do one statement; how many rows it touched."""
        with self._told():
            return self._database.execute(sql, values).rowcount

    def write_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Do one statement for each row."""
        with self._told():
            self._database.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; the write lock is taken at once, so that what is read inside is the latest state."""
        with self._told():
            self._database.execute("BEGIN IMMEDIATE")
        try:
            yield
            with self._told():
                self._database.execute("COMMIT")
        finally:
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")

    def faults(self) -> list[str]:
        """What SQLite finds: pages, indexes, references, and the search index against the texts."""
        found = [row[0] for row in self.rows("PRAGMA integrity_check") if row[0] != "ok"]
        for table, number, parent, _ in self.rows("PRAGMA foreign_key_check"):
            found.append(f"row {number} of {table} points to nothing in {parent}")
        return found

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """SQLite's errors as errors of this project."""
        try:
            yield
        except sqlite3.Error as error:
            raise translated(error, self.place) from error


def translated(error: sqlite3.Error, place: str) -> StoreError:
    """What went wrong, where, and what to do.

    Example:
        >>> str(translated(sqlite3.OperationalError("database or disk is full"), "desk.sqlite"))
        'desk.sqlite: no room to write. Free some space and run the command again: what was committed is kept.'
    """
    words = str(error)
    for marks, kind, what, todo in _ERRORS:
        if any(mark in words for mark in marks):
            return kind(what, where=place, todo=todo)
    return StoreError(words, where=place, todo="Run `twosource check`.")


_AGAIN = "run the command again: what was committed is kept."
_WRITABLE = "Change who may write it, or copy it."
_ERRORS: tuple[tuple[tuple[str, ...], type[StoreError], str, str], ...] = (
    (("disk is full", "disk I/O error"), StoreFullError, "no room to write", f"Free some space and {_AGAIN}"),
    (("is locked", "is busy"), StoreBusyError, "another writer held it too long", f"When it is done, {_AGAIN}"),
    (("readonly", "read-only"), StoreReadOnlyError, "it may not be written", _WRITABLE),
    (("unable to open",), StoreReadOnlyError, "it cannot be opened", "Check the folder and who may use it."),
    (
        ("not a database", "malformed", "corrupt"),
        StoreDamagedError,
        "not a desk, or a damaged one",
        "Check the name; restore a copy, or add the reports to a new desk.",
    ),
)
