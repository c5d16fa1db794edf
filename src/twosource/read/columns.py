"""Tables: CSV, TSV and Parquet, one report a row, with known column names or those the user names.

Media Cloud's CSV lists reports without their text: its rows are read as partial reports of a title.
"""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from twosource.errors import EmptyError, FormatError, ReadError, TooLargeError
from twosource.model.report import Report, Role
from twosource.read.blocks import Known
from twosource.read.bounds import RATIO
from twosource.read.dates import published
from twosource.read.encoding import decode
from twosource.read.jsonl import FIELDS, record_report
from twosource.read.parts import Edition, Part, built
from twosource.read.source import Source
from twosource.settings import MEGABYTE

_PARQUET = b"PAR1"
_KNOWN = frozenset(alias for aliases in FIELDS.values() for alias in aliases) | {"stories_id", "ap_syndicated"}
_TEXTS = FIELDS["text"] + FIELDS["html"]
# A header counts as one by this many known column names.
_HEADER_NAMES = 2
_SEPARATORS = ",\t;|"
_METADATA_ONLY = "the table gives metadata only, no text"
_ROWS = 256


def is_table(name: str, head: bytes) -> bool:
    """Whether a file is a table: Parquet by its mark, CSV by its ending or a header of known names.

    Example:
        >>> is_table("a.txt", b"title,url,date\\nFerry,,"), is_table("a.txt", b"By now, all was well.")
        (True, False)
    """
    if head.startswith(_PARQUET) or name.endswith((".csv", ".tsv", ".parquet")):
        return True
    first = head.partition(b"\n")[0].decode("utf-8", "replace")
    return any(len(_KNOWN.intersection(_names(first.split(mark)))) >= _HEADER_NAMES for mark in _SEPARATORS)


def _names(cells: list[str]) -> list[str]:
    return [cell.strip().strip("\"'").lower() for cell in cells]


def read_table(
    source: Source, known: Known, *, limit_bytes: int, unpacked_bytes: int, page_depth: int, named: Mapping[str, str]
) -> Iterator[Report | ReadError]:
    """Each row as a report, and an error for each that is none.

    Raises:
        FormatError: no table, or none of its columns is known.
        TooLargeError: a Parquet file that grows beyond all measure.
    """
    parquet = source.raw.startswith(_PARQUET)
    rows = _parquet(source, unpacked_bytes) if parquet else _csv(source, known, limit_bytes)
    number = 0
    for number, row in enumerate(rows, 1):
        where = f"{source.path}:{number}"
        if number == 1:
            _check_columns(row, source.path, named)
        try:
            yield _report(row, known, where, limit_bytes=limit_bytes, page_depth=page_depth, named=named)
        except ReadError as error:
            yield error
    if not number:
        yield EmptyError("a table without rows", where=source.path, todo="Give one with a report a row.")


def _check_columns(row: Mapping[str, Any], path: str, named: Mapping[str, str]) -> None:
    missing = [column for column in named.values() if column not in row]
    if missing or not (_KNOWN & row.keys() or named):
        what = f"no column {missing[0]!r}" if missing else "no column of a known name"
        shown = ", ".join(sorted(map(str, row))[:12])
        raise FormatError(f"{what}; there are: {shown}", where=path, todo="Name them: --field text=COLUMN.")


def _csv(source: Source, known: Known, limit_bytes: int) -> Iterator[dict[str, Any]]:
    text = decode(source.raw, where=source.path).text
    first = text.partition("\n")[0]
    mark = max(_SEPARATORS, key=first.count)
    csv.field_size_limit(limit_bytes)
    reader = csv.DictReader(_lines(text.replace("\x00", "")), delimiter=mark)
    try:
        for row in reader:
            yield {str(name).strip().removeprefix("\ufeff"): cell for name, cell in row.items() if name is not None}
    except csv.Error as error:
        raise FormatError(
            f"a table broken in line {reader.line_num} ({error})", where=source.path, todo="Mend the line."
        ) from error


def _lines(text: str) -> Iterator[str]:
    """The lines with their ends, one by one: a stream would hold the whole text once more, four bytes a letter."""
    start = 0
    while end := text.find("\n", start) + 1:
        yield text[start:end]
        start = end
    yield text[start:]


def _parquet(source: Source, unpacked_bytes: int) -> Iterator[dict[str, Any]]:
    try:
        import pyarrow as pa  # noqa: PLC0415  an extra
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise FormatError(
            "Parquet needs pyarrow", where=source.path, todo='Install it: pip install "twosource[tables]".'
        ) from error
    try:
        file = pq.ParquetFile(pa.BufferReader(source.raw))
        stated = [file.metadata.row_group(n).total_byte_size for n in range(file.num_row_groups)]
        _check_growth(sum(stated), source, unpacked_bytes)
        texts = [field.name for field in file.schema_arrow if pa.types.is_string(field.type)]
        # A text that many rows share lies in the file once, and once in memory where it is left in its dictionary.
        file = pq.ParquetFile(pa.BufferReader(source.raw), read_dictionary=texts)
        yield from _rows(file.iter_batches(batch_size=_ROWS), source, unpacked_bytes)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise FormatError(
            f"a Parquet file that cannot be read ({str(error)[:100]})", where=source.path, todo="Write it again."
        ) from error


def _rows(batches: Iterator[Any], source: Source, unpacked_bytes: int) -> Iterator[dict[str, Any]]:
    """The rows one by one."""
    size_bytes = 0
    for batch in batches:
        for number in range(batch.num_rows):
            row = {
                str(name): column[number].as_py()
                for name, column in zip(batch.schema.names, batch.columns, strict=True)
            }
            size_bytes += sum(len(cell) for cell in row.values() if isinstance(cell, str))
            _check_growth(size_bytes, source, unpacked_bytes)
            yield {name: str(cell) if hasattr(cell, "isoformat") else cell for name, cell in row.items()}


def _check_growth(size_bytes: int, source: Source, unpacked_bytes: int) -> None:
    """Nothing.

    Raises:
        TooLargeError: so much out of so small a file is no table of reports.
    """
    if size_bytes > unpacked_bytes and size_bytes > RATIO * len(source.raw):
        raise TooLargeError(
            f"it unpacks to more than {size_bytes / MEGABYTE:.0f} MB from {len(source.raw) / MEGABYTE:.2f} MB",
            where=source.path,
            todo="Unpack it yourself if you trust it, or raise `unpacked_megabytes`.",
        )


def _report(
    row: Mapping[str, Any], known: Known, where: str, *, limit_bytes: int, page_depth: int, named: Mapping[str, str]
) -> Report:
    columns = (named["text"],) if "text" in named else _TEXTS
    if not any(column in row for column in columns):
        return _listed(row, known, where)
    return record_report(dict(row), known, where, limit_bytes=limit_bytes, page_depth=page_depth, named=named)


def _listed(row: Mapping[str, Any], known: Known, where: str) -> Report:
    """A report of which the table knows all but the text."""

    def value(name: str) -> str:
        return next((str(row[alias]).strip() for alias in FIELDS[name] if row.get(alias)), "")

    known = replace(
        known, title=value("title"), outlet=value("outlet"), url=value("url"), language=value("language")[:2],
        published=published(value("published")),
    )  # fmt: skip
    part = Part(text=known.title, role=Role.STANDFIRST, reason="the title, and all that the table gives")
    return built([part], known, path=where, edition=Edition(partial=_METADATA_ONLY))
