"""The command: each subcommand a few lines over flow and show.

Exit codes: 0 done; 1 the condition of ``--fail-if`` holds; 2 the call is wrong; 3 input could not
be read (what could be read is shown all the same).
"""

import io
import os
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from twosource.errors import ReadError, TwosourceError, UsageError

if TYPE_CHECKING:
    from twosource.model.comparison import Collation
    from twosource.model.report import Report
    from twosource.settings import Settings

DONE, CONDITION_HOLDS, USAGE, UNREADABLE, INTERRUPTED = 0, 1, 2, 3, 130
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
# So many reasons of each kind are counted at the end of `twosource read`.
_REASONS = 8
# Progress is shown on a terminal only, and only from so many reports on: fewer take under a second.
_PROGRESS_REPORTS = 10

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Says how many independent sources really stand behind each statement of news reports.",
    epilog="Exit codes: 0 done, 1 the condition of --fail-if holds, 2 wrong call, 3 unreadable input.",
)

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Reports: text, pages, JSON lines, feeds, agency files, archives, tables; folders; - for standard input.",
    ),
]
PublishedOption = Annotated[
    str, typer.Option("--published", metavar="DATE", help="Day of publication of reports that state none (2022-06-15).")
]
AgenciesOption = Annotated[
    list[Path], typer.Option("--agencies", metavar="FILE", help="TOML table of agencies beside the built-in one.")
]
FieldOption = Annotated[
    list[str],
    typer.Option("--field", metavar="NAME=COLUMN", help="Where a table or JSON holds a field: --field text=body."),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Stop at the first input that cannot be read.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Write JSON to standard output instead of the report.")]


def _version(wanted: bool) -> None:
    if wanted:
        from twosource.show.document import engine_version  # noqa: PLC0415

        typer.echo(f"twosource {engine_version()}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None:
    """Hold what all subcommands share: the version flag."""


@app.command(
    epilog="""Examples:

  twosource compare ours.txt theirs.html

  twosource compare story/ --html story.html

  twosource compare a.txt b.txt --only wording

  twosource compare wire.jsonl --fail-if "reports>=2 and independent<2"
"""
)
def compare(  # noqa: PLR0913  one parameter a flag
    files: Files,
    *,
    as_json: JsonOption = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write one self-contained page to FILE.")
    ] = None,
    show_all: Annotated[
        bool, typer.Option("--all", help="Show differences that keep the sense, and style, too.")
    ] = False,
    only: Annotated[
        str,
        typer.Option(
            "--only",
            metavar="KIND",
            help="Show one kind of difference only: figure, time, name, quotation, attribution, modality, wording, "
            "detail or style.",
        ),
    ] = "",
    fail_if: Annotated[
        str,
        typer.Option(
            "--fail-if", metavar="CONDITION", help='Exit with 1 if any statement meets it, such as "independent<2".'
        ),
    ] = "",
    published: PublishedOption = "",
    agencies: AgenciesOption = [],  # noqa: B006  typer copies it
    fields: FieldOption = [],  # noqa: B006  typer copies it
    strict: StrictOption = False,
) -> None:
    """Compare two or more reports: what they share, who says what, how many stand behind it."""
    from twosource import flow  # noqa: PLC0415
    from twosource.model.condition import parse  # noqa: PLC0415

    settings = _settings(published, agencies, strict=strict, fields=fields)
    condition = parse(fail_if) if fail_if else None
    _kind(only)
    table = flow.agency_table(settings)
    intake = flow.read(files, settings, table)
    _complain(intake.errors)
    if intake.errors and len(intake.reports) < 2:
        raise typer.Exit(UNREADABLE)
    with _Progress(len(intake.reports)) as progress:
        collation = flow.compare(intake.reports, table, progress)
    if html is not None:
        _write_page(collation, html)
    with _standard_output(as_json=as_json):
        if as_json:
            _print_json(collation, intake.errors)
        elif html is None:
            _print_report(collation, show_all=show_all, only=only)
    if condition is not None and (met := condition.meeting(collation.statements)):
        _say(f"--fail-if {condition.words}: holds for {len(met)} of {len(collation.statements)} statements")
        raise typer.Exit(CONDITION_HOLDS)
    if intake.errors:
        raise typer.Exit(UNREADABLE)


@app.command(
    epilog="""Examples:

  twosource read page.html

  twosource read reports.jsonl --json

  curl … | twosource read -
"""
)
def read(
    files: Files,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON lines, one report a line.")] = False,
    published: PublishedOption = "",
    agencies: AgenciesOption = [],  # noqa: B006  typer copies it
    fields: FieldOption = [],  # noqa: B006  typer copies it
    strict: StrictOption = False,
) -> None:
    """Show how reports are read: every block with its role, the date and where it comes from."""
    from twosource import flow  # noqa: PLC0415

    settings = _settings(published, agencies, strict=strict, fields=fields)
    shown = _report_printer(as_json=as_json)
    tally = _Tally()
    with _standard_output(as_json=as_json), _Count() as count:
        for entry in flow.stream(files, settings, flow.agency_table(settings)):
            tally.add(entry)
            count(tally.entries)
            if isinstance(entry, ReadError):
                _complain([entry])
            else:
                shown(entry)
    if tally.entries > 1 or tally.refused:
        for line in tally.lines():
            _say(line)
    if tally.refused:
        raise typer.Exit(UNREADABLE)


class _Tally:
    """How many reports were read, read in part and refused, and why."""

    def __init__(self) -> None:
        self.read = 0
        self.partial: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()

    @property
    def refused(self) -> int:
        return self.reasons.total()

    @property
    def entries(self) -> int:
        return self.read + self.refused

    def add(self, entry: "Report | ReadError") -> None:
        if isinstance(entry, ReadError):
            self.reasons[_DIGITS.sub("N", entry.what)] += 1
        else:
            self.read += 1
            if entry.partial:
                self.partial[entry.partial] += 1

    def lines(self) -> Iterator[str]:
        """The closing count, and the reasons that stand for more than one report each."""
        partial = f", {self.partial.total()} of them in part" if self.partial else ""
        yield f"{self.read} {'report' if self.read == 1 else 'reports'} read{partial}, {self.refused} refused"
        for counts in (self.partial, self.reasons):
            yield from (f"{n} times: {reason}" for reason, n in counts.most_common(_REASONS) if n > 1)


class _Count:
    """How many reports have been read so far, on a terminal that does not show the reports themselves."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty() and not sys.stdout.isatty()

    def __enter__(self) -> Callable[[int], None]:
        return self._show if self.shown else lambda _: None

    def _show(self, entries: int) -> None:
        if entries % _PROGRESS_REPORTS == 0:
            sys.stderr.write(f"\rtwosource: {entries} records …")
            sys.stderr.flush()

    def __exit__(self, *_: object) -> None:
        if self.shown:
            sys.stderr.write("\r\033[K")


def _settings(published: str, agencies: Sequence[Path], *, strict: bool, fields: Sequence[str] = ()) -> "Settings":
    """Settings of file and environment, overridden by flags."""
    from twosource.settings import load_settings  # noqa: PLC0415

    settings = load_settings()
    return replace(
        settings,
        published=published or settings.published,
        agencies=(*settings.agencies, *map(str, agencies)),
        strict=strict or settings.strict,
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


def _kind(only: str) -> None:
    from twosource.model.relation import Kind  # noqa: PLC0415

    if only and only not in {kind.value for kind in Kind}:
        raise UsageError(f"--only: no kind is called {only!r}; the kinds are {', '.join(k.value for k in Kind)}")


def _complain(errors: Sequence[ReadError]) -> None:
    for error in errors:
        _say(f"cannot read {error}")


def _say(message: str) -> None:
    """Print one line on standard error; file names in it may be hostile."""
    from twosource.show.terminal import safe  # noqa: PLC0415

    line = safe(message).replace("\n", "␊")
    print(f"twosource: {line}", file=sys.stderr)  # noqa: T201


@contextmanager
def _standard_output(*, as_json: bool) -> Iterator[None]:
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


def _print_json(collation: "Collation", errors: Sequence[ReadError]) -> None:
    import json  # noqa: PLC0415

    from twosource.show.document import document  # noqa: PLC0415

    indent = 1 if sys.stdout.isatty() else None
    json.dump(document(collation, errors), sys.stdout, ensure_ascii=False, indent=indent)
    sys.stdout.write("\n")


def _print_report(collation: "Collation", *, show_all: bool, only: str) -> None:
    from twosource.model.relation import Kind  # noqa: PLC0415
    from twosource.show.terminal import console, show  # noqa: PLC0415
    from twosource.show.view import Choice, view  # noqa: PLC0415

    choice = Choice(all=show_all, kind=Kind(only) if only else None)
    show(view(collation, choice), console())


def _write_page(collation: "Collation", path: Path) -> None:
    from twosource.show.page import page  # noqa: PLC0415

    try:
        path.write_text(page(collation), "utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror})") from error
    _say(f"page written to {path}")


def _report_printer(*, as_json: bool) -> "Callable[[Report], None]":
    if as_json:
        import json  # noqa: PLC0415

        from twosource.show.document import report_entry  # noqa: PLC0415

        return lambda report: print(json.dumps(report_entry(report), ensure_ascii=False))  # noqa: T201
    from twosource.show.terminal import console, show_report  # noqa: PLC0415

    screen = console()
    return lambda report: show_report(report, screen)


class _Progress:
    """A progress bar on standard error for long runs on a terminal; else nothing."""

    def __init__(self, reports: int) -> None:
        self.shown = reports >= _PROGRESS_REPORTS and sys.stderr.isatty()

    def __enter__(self) -> "Callable[[str, int, int], None] | None":
        if not self.shown:
            return None
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import Progress  # noqa: PLC0415

        self.bar = Progress(console=Console(stderr=True), transient=True)
        self.bar.start()
        self.tasks: dict[str, int] = {}
        return self._advance

    def _advance(self, what: str, done: int, total: int) -> None:
        from rich.progress import TaskID  # noqa: PLC0415

        if what not in self.tasks:
            self.tasks[what] = self.bar.add_task(what, total=total)
        self.bar.update(TaskID(self.tasks[what]), completed=done)

    def __exit__(self, *_: object) -> None:
        if self.shown:
            self.bar.stop()


def main() -> NoReturn:
    """Run the command; every error becomes one line and its exit code."""
    try:
        app(standalone_mode=True)
    except ReadError as error:
        _complain([error])
        sys.exit(UNREADABLE)
    except TwosourceError as error:
        _say(str(error))
        sys.exit(USAGE)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    sys.exit(DONE)


if __name__ == "__main__":
    main()
