"""What the store needs of a database: rows out, rows in, and one writer at a time.

Plain SQL, with ``?`` for every parameter, in the words that SQLite and PostgreSQL share; what they
do not share is in :class:`Dialect`. Why no SQLAlchemy: docs/decisions/0040.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol, TypeVar

T = TypeVar("T")
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What differs between the two databases.

    Attributes:
        name: "sqlite" or "postgres"; migrations choose by it.
        serial: the type of a key that counts up by itself.
        blob: the type of bytes.
        matching: SQL that is true of rows of ``reports r`` in which all the words stand.
    """

    name: str
    serial: str
    blob: str
    matching: str


class Connection(Protocol):
    """One open desk.

    Every method raises an error of :class:`twosource.errors.StoreError` and none of the
    database's own.
    """

    @property
    def place(self) -> str:
        """The file or URL, as shown in messages (without a password)."""

    @property
    def dialect(self) -> Dialect:
        """What this database does its own way."""

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """What a query gives."""

    def write(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Do one statement; how many rows it touched. Inside :meth:`transaction` only."""

    def write_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Do one statement for each row. Inside :meth:`transaction` only."""

    def transaction(self) -> AbstractContextManager[None]:
        """All or nothing, and alone: a second writer waits. What is read inside is the latest state."""

    def faults(self) -> list[str]:
        """What the database itself finds wrong with its files; empty where all is well."""

    def close(self) -> None:
        """Let go of it; what is not committed is undone."""


def batches(values: Iterable[T], size: int) -> Iterator[list[T]]:
    """The values in lists of at most ``size``."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some


def marks(values: Sequence[Any]) -> str:
    """As many question marks."""
    return ", ".join("?" * len(values))
