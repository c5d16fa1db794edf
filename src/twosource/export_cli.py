"""The command ``export``: a desk or a story in the formats of others."""

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from twosource.console import DeskOption, say, settings_of, standard_output
from twosource.errors import UsageError

if TYPE_CHECKING:
    from twosource.desk.desk import Desk
    from twosource.model.desk import Entry


class Format(StrEnum):
    """What is written.

    JSONL        reports with their story, one a line, which `add` reads again as the same reports
    CSV          statements of compared stories with their counts
    PARQUET      the same table
    TEI          a story's critical apparatus, parallel segmentation
    ANNOTATIONS  a story's quotations and statements as W3C Web Annotations
    PROV         a story's lineage as PROV-O
    """

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"
    TEI = "tei"
    ANNOTATIONS = "annotations"
    PROV = "prov"


def export(
    *,
    as_format: Annotated[Format, typer.Option("--as", help="What is written.")] = Format.JSONL,
    story: Annotated[str, typer.Option("--story", metavar="ID", help="Of this story only.")] = "",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Instead of standard output.")
    ] = None,
    desk: DeskOption = "",
) -> None:
    """Write a desk or a story in a format of others: JSON lines, CSV, Parquet, TEI, Web Annotation, PROV-O."""
    from twosource.desk.desk import open_desk  # noqa: PLC0415

    if as_format in _OF_A_STORY and not story:
        raise UsageError(f"--as {as_format.value} is of one story: give --story ID (`twosource stories` lists them)")
    if as_format is Format.PARQUET and output is None:
        raise UsageError("--as parquet needs a file: give -o FILE")
    with open_desk(settings_of(desk=desk), writing=False) as opened:
        id_ = opened.store.stories.find(story) if story else ""
        match as_format:
            case Format.JSONL:
                _write(output, lambda file: _lines(opened, id_, file))
            case Format.CSV | Format.PARQUET:
                _table(opened, id_, as_format, output)
            case _:
                text = _OF_A_STORY[as_format](opened, id_)
                _write(output, lambda file: file.write(text))


def _tei(opened: "Desk", story: str) -> str:
    from twosource.show.tei import tei  # noqa: PLC0415

    return tei(opened.collation(story)).decode("utf-8") + "\n"


def _annotations(opened: "Desk", story: str) -> str:
    from twosource.show.annotations import annotations  # noqa: PLC0415

    return _json(annotations(opened.collation(story), story))


def _prov(opened: "Desk", story: str) -> str:
    from twosource.show.prov import prov  # noqa: PLC0415

    return _json(prov(opened.collation(story)))


_OF_A_STORY: dict[Format, Callable[["Desk", str], str]] = {
    Format.TEI: _tei,
    Format.ANNOTATIONS: _annotations,
    Format.PROV: _prov,
}


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _table(opened: "Desk", story: str, as_format: Format, output: Path | None) -> None:
    from twosource.show.tables import write_csv, write_parquet  # noqa: PLC0415

    pending = opened.store.comparisons.pending(opened.bench.engine.comparison)
    if pending:
        one = len(pending) == 1
        told = (
            "1 story is not compared yet and left" if one else f"{len(pending):,} stories are not compared yet and left"
        )
        say(f"{told} out: `twosource add` compares {'it' if one else 'them'}")
    rows = opened.store.comparisons.statement_rows(story)
    if as_format is Format.PARQUET and output is not None:
        with _complete(output) as part:
            write_parquet(rows, part)
    else:
        _write(output, lambda file: write_csv(rows, file))


def _lines(opened: "Desk", story: str, file: IO[str]) -> None:
    for entry in opened.store.reports.all(story):
        file.write(json.dumps(_record(entry), ensure_ascii=False) + "\n")


def _record(entry: "Entry") -> dict[str, Any]:
    """A report as `read --json` writes it, so that it is read again as the same one, with what the desk knows of it."""
    from twosource.show.document import report_entry  # noqa: PLC0415

    known = {"story": entry.story or None, "desk_version": entry.version, "replaces": entry.replaces or None}
    return {**report_entry(entry.report), **known}


def _write(output: Path | None, act: Callable[[IO[str]], object]) -> None:
    if output is None:
        with standard_output(as_json=True):
            act(sys.stdout)
        return
    with _complete(output) as part, part.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        act(file)


@contextmanager
def _complete(output: Path) -> Iterator[Path]:
    """A file beside the one named, which takes its place when all is written: never half a file."""
    part = output.with_name(f".{output.name}.part")
    try:
        yield part
        os.replace(part, output)  # noqa: PTH105  the same on every system
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror})") from error
    finally:
        part.unlink(missing_ok=True)
    say(f"written to {output}")
