"""What all commands share: exit codes, where words go, settings from flags, progress."""

import io
import os
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.errors import ReadError, UsageError

if TYPE_CHECKING:
    from twosource.model.comparison import Collation
    from twosource.settings import Settings

PublishedOption = Annotated[
    str, typer.Option("--published", metavar="DATE", help="Day of publication of reports that state none (2022-06-15).")
]
AgenciesOption = Annotated[
    list[Path], typer.Option("--agencies", metavar="FILE", help="TOML table of agencies beside the built-in one.")
]
TaggerOption = Annotated[
    str,
    typer.Option(
        "--tagger", metavar="NAME", help="Finds who says so: rules (the default), learned, encoder, encoder-onnx."
    ),
]
FieldOption = Annotated[
    list[str],
    typer.Option("--field", metavar="NAME=COLUMN", help="Where a table or JSON holds a field: --field text=body."),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Stop at the first input that cannot be read.")]
ReviewOption = Annotated[
    list[Path],
    typer.Option("--review", metavar="FILE", help="Corrections by people (TOML or JSON lines), applied and shown."),
]
DeskOption = Annotated[
    str, typer.Option("--desk", metavar="DESK", help="The desk: a file (desk.sqlite) or a postgresql:// URL.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON to standard output.")]
DONE, CONDITION_HOLDS, USAGE, UNREADABLE, STORE, INTERRUPTED = 0, 1, 2, 3, 4, 130
# Progress is shown on a terminal only, and only from so many reports on: fewer take under a second.
_PROGRESS_REPORTS = 10
# Where nobody watches, a line of progress comes so often.
_LINE_SECONDS = 15


def settings_of(  # noqa: PLR0913  one parameter a flag
    published: str = "",
    agencies: Sequence[Path] = (),
    *,
    strict: bool = False,
    desk: str = "",
    review: Sequence[Path] = (),
    tagger: str = "",
    fields: Sequence[str] = (),
) -> "Settings":
    """Settings of file and environment, overridden by flags."""
    from twosource.settings import load_settings  # noqa: PLC0415

    settings = load_settings()
    return replace(
        settings,
        published=published or settings.published,
        agencies=(*settings.agencies, *map(str, agencies)),
        review=(*settings.review, *map(str, review)),
        strict=strict or settings.strict,
        desk=desk or settings.desk,
        tagger=tagger or settings.tagger,
        fields=(*settings.fields, *_fields(fields)),
    )


def _fields(stated: Sequence[str]) -> Sequence[str]:
    if stated:
        from twosource.read.jsonl import FIELDS  # noqa: PLC0415

        for field in stated:
            name, _, column = field.partition("=")
            if name not in FIELDS or not column:
                raise UsageError(f"--field {field}: write it as text=body; the names are {', '.join(FIELDS)}")
    return stated


def complain(errors: Sequence[ReadError]) -> None:
    """One line on standard error for each input that could not be read."""
    for error in errors:
        say(f"cannot read {error}")


def say(message: str) -> None:
    """Print one line on standard error; file names in it may be hostile."""
    from twosource.show.terminal import safe  # noqa: PLC0415

    line = safe(message).replace("\n", "␊")
    print(f"twosource: {line}", file=sys.stderr)  # noqa: T201


@contextmanager
def standard_output(*, as_json: bool) -> Iterator[None]:
    """Standard output that takes every character; who stops reading it (``| head``) is no failure."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # JSON is UTF-8 everywhere; what UTF-8 cannot hold (bytes of a file's name) JSON escapes the same way
        sys.stdout.reconfigure(encoding="utf-8" if as_json else None, errors="backslashreplace")
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        # what is still buffered would be written, and fail again, when Python ends
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def print_json(value: object) -> None:
    """One JSON document on standard output, indented on a terminal."""
    import json  # noqa: PLC0415

    indent = 1 if sys.stdout.isatty() else None
    json.dump(value, sys.stdout, ensure_ascii=False, indent=indent)
    sys.stdout.write("\n")


def print_comparison(collation: "Collation", *, show_all: bool, only: str) -> None:
    """A comparison as a report in the terminal."""
    from twosource.model.relation import Kind  # noqa: PLC0415
    from twosource.show.terminal import console, show  # noqa: PLC0415
    from twosource.show.view import Choice  # noqa: PLC0415
    from twosource.show.viewing import view  # noqa: PLC0415

    choice = Choice(all=show_all, kind=Kind(only) if only else None)
    show(view(collation, choice), console())


def print_explanation(collation: "Collation", wanted: str, *, as_json: bool) -> None:
    """What stands behind one statement, drawn for the terminal or as JSON.

    Raises:
        UsageError: no statement has this number or id.
    """
    from twosource.show.explain import explanation, explanation_document, found  # noqa: PLC0415
    from twosource.show.terminal import console  # noqa: PLC0415

    number, statement = found(collation, wanted)
    if as_json:
        print_json(explanation_document(collation, number, statement))
    else:
        console().print(explanation(collation, number, statement))


def write_page(collation: "Collation", path: Path) -> None:
    """A comparison as one page in a file."""
    from twosource.show.page import page  # noqa: PLC0415

    try:
        path.write_text(page(collation), "utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror})") from error
    say(f"page written to {path}")


class Progress:
    """A progress bar on standard error for long runs on a terminal; else nothing, or a line now and then.

    Args:
        reports: how many there are; few show nothing, 0 (not known) as many.
        lines: without a terminal, say now and then how far it is.
    """

    def __init__(self, reports: int, *, lines: bool = False) -> None:
        watched = sys.stderr.isatty()
        self.shown = (reports >= _PROGRESS_REPORTS or not reports) and watched
        self._lines = lines and not watched
        self._began: dict[str, float] = {}
        self._told = time.monotonic()

    def __enter__(self) -> "Callable[[str, int, int], None] | None":
        if not self.shown:
            return self._line if self._lines else None
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn  # noqa: PLC0415
        from rich.progress import Progress as Bar  # noqa: PLC0415

        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self.bar = Bar(*columns, console=Console(stderr=True), transient=True)
        self.bar.start()
        self.tasks: dict[str, int] = {}
        return self._advance

    def _advance(self, what: str, done: int, total: int) -> None:
        from rich.progress import TaskID  # noqa: PLC0415

        if what not in self.tasks:
            self.tasks[what] = self.bar.add_task(what, total=total or None)
        self.bar.update(TaskID(self.tasks[what]), completed=done, total=total or None)

    def _line(self, what: str, done: int, total: int) -> None:
        now = time.monotonic()
        began = self._began.setdefault(what, now)
        if now - self._told < _LINE_SECONDS:
            return
        self._told = now
        left = (now - began) / max(1, done) * (total - done)
        of = f" of {total:,}" if total and total >= done else ""
        of += f", about {max(1, round(left / 60))} min left" if total > done else ""
        say(f"{what} {done:,}{of}")

    def __exit__(self, *_: object) -> None:
        if self.shown:
            self.bar.stop()
