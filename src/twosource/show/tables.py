"""Statements as a table: CSV that no spreadsheet runs, and Parquet."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import IO, Any

from twosource.errors import UsageError

COLUMNS = (
    "story", "statement", "words", "reports", "origins", "independent_low", "independent_high",
    "bottleneck", "changed", "reason",
)  # fmt: skip
# What a spreadsheet takes for a formula at the head of a cell (OWASP, CSV injection); full-width forms as well.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guarded(cell: Any) -> Any:
    """The cell with an apostrophe before what a spreadsheet would run; numbers stay numbers.

    Example:
        >>> guarded("=HYPERLINK(1)"), guarded("a = b"), guarded(-3)
        ("'=HYPERLINK(1)", 'a = b', -3)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA) else cell


def write_csv(rows: Iterable[Sequence[Any]], file: IO[str], columns: Sequence[str] = COLUMNS) -> None:
    """The rows under a line of names."""
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([guarded(cell) for cell in row] for row in rows)


def write_parquet(rows: Iterable[Sequence[Any]], path: Path) -> None:
    """The rows as a Parquet file; needs the extra ``parquet``.

    Raises:
        UsageError: pyarrow is not installed.
    """
    try:
        import pyarrow  # noqa: PLC0415  an extra
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow: pip install 'twosource[parquet]'") from error
    text, number = pyarrow.string(), pyarrow.int32()
    numbers = {"reports", "origins", "independent_low", "independent_high", "changed"}
    schema = pyarrow.schema([(name, number if name in numbers else text) for name in COLUMNS])
    columns = list(zip(*rows, strict=True)) or [() for _ in COLUMNS]
    arrays = [pyarrow.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    parquet.write_table(pyarrow.table(arrays, schema=schema), str(path), compression="zstd")
