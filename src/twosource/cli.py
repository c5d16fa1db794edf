"""The command ``twosource``, and its subcommands compare and read.

Exit codes: 0 done; 1 the condition of ``--fail-if`` holds, or ``check`` found a fault; 2 the call is wrong; 3 input
could not be read (what could be read is shown all the same); 4 the desk cannot be used. What commands share is in
``console``, the commands of the desk in ``desk_cli``.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from twosource.console import (
    CONDITION_HOLDS,
    DONE,
    INTERRUPTED,
    STORE,
    UNREADABLE,
    USAGE,
    AgenciesOption,
    DeskOption,
    FieldOption,
    JsonOption,
    Progress,
    PublishedOption,
    ReviewOption,
    StrictOption,
    TaggerOption,
    print_explanation,
)
from twosource.console import complain as _complain
from twosource.console import print_comparison as _print_report
from twosource.console import print_json as _print_value
from twosource.console import say as _say
from twosource.console import settings_of as _settings
from twosource.console import standard_output as _standard_output
from twosource.console import write_page as _write_page
from twosource.desk_cli import desk_collation, register
from twosource.errors import ReadError, StoreError, TwosourceError, UsageError
from twosource.quotes_cli import register as register_quotes
from twosource.tally import Counting, Tally

if TYPE_CHECKING:
    from twosource.model.comparison import Collation
    from twosource.model.report import Report

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Says how many independent sources really stand behind each statement of news reports.",
    epilog="Exit codes: 0 done, 1 the condition of --fail-if holds, 2 wrong call, 3 unreadable input, 4 unusable desk.",
)

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE...",
        help="Reports: text, pages, JSON lines, feeds, agency files, archives, tables; folders; - for standard input.",
    ),
]


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


Reports = Annotated[
    list[str],
    typer.Argument(
        metavar="[FILE]...", help="Reports: plain text, saved HTML, JSON lines; folders; - for standard input."
    ),
]


@app.command(
    epilog="""Examples:

  twosource compare ours.txt theirs.html

  twosource compare story/ --html story.html

  twosource compare a.txt b.txt --only wording

  twosource compare a.txt b.txt --explain 1

  twosource compare wire.jsonl --fail-if "reports>=2 and independent<2"
"""
)
def compare(  # noqa: PLR0913  one parameter a flag
    files: Reports = [],  # noqa: B006  typer copies it
    *,
    story: Annotated[
        str, typer.Option("--story", metavar="ID", help="Compare the reports of a story of the desk.")
    ] = "",
    desk: DeskOption = "",
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
    explain: Annotated[
        str,
        typer.Option(
            "--explain", metavar="STATEMENT", help="Draw what stands behind one statement: its number or its id."
        ),
    ] = "",
    review: ReviewOption = [],  # noqa: B006  typer copies it
    published: PublishedOption = "",
    agencies: AgenciesOption = [],  # noqa: B006  typer copies it
    fields: FieldOption = [],  # noqa: B006  typer copies it
    strict: StrictOption = False,
    tagger: TaggerOption = "",
) -> None:
    """Compare two or more reports: what they share, who says what, how many stand behind it."""
    from twosource import flow  # noqa: PLC0415
    from twosource.model.condition import parse  # noqa: PLC0415

    settings = _settings(published, agencies, strict=strict, desk=desk, review=review, tagger=tagger, fields=fields)
    condition = parse(fail_if) if fail_if else None
    _kind(only)
    _check_choice(files, story, reading=bool(published or fields))
    errors: Sequence[ReadError] = ()
    corrections = flow.corrections(settings)
    _spare(html, files)
    if story:
        collation = desk_collation(settings, story)
    else:
        table = flow.agency_table(settings)
        intake = flow.read(files, settings, table)
        errors = intake.errors
        _complain(errors)
        if errors and len(intake.reports) < 2:
            raise typer.Exit(UNREADABLE)
        with Progress(len(intake.reports)) as progress:
            collation = flow.compare(intake.reports, table, progress, corrections, tagger=settings.tagger)
    if html is not None:
        _write_page(collation, html)
    with _standard_output(as_json=as_json):
        if explain:
            print_explanation(collation, explain, as_json=as_json)
        elif as_json:
            _print_json(collation, errors)
        elif html is None:
            _print_report(collation, show_all=show_all, only=only)
    if condition is not None and (met := condition.meeting(collation.statements)):
        _say(f"--fail-if {condition.words}: holds for {len(met)} of {len(collation.statements)} statements")
        raise typer.Exit(CONDITION_HOLDS)
    if errors:
        raise typer.Exit(UNREADABLE)


@app.command(
    epilog="""Examples:

  twosource read page.html

  twosource read page.html --all

  twosource read reports.jsonl --json

  curl … | twosource read -
"""
)
def read(  # noqa: PLR0913  one parameter a flag
    files: Files,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Write JSON lines, one report a line.")] = False,
    show_all: Annotated[
        bool,
        typer.Option("--all", help="Show links, promotion and page furniture line by line, too; the JSON always does."),
    ] = False,
    published: PublishedOption = "",
    agencies: AgenciesOption = [],  # noqa: B006  typer copies it
    fields: FieldOption = [],  # noqa: B006  typer copies it
    strict: StrictOption = False,
) -> None:
    """Show how reports are read: each block with its role, the date and where it comes from."""
    from twosource import flow  # noqa: PLC0415

    settings = _settings(published, agencies, strict=strict, fields=fields)
    shown = _report_printer(as_json=as_json, show_all=show_all)
    tally = Tally()
    with _standard_output(as_json=as_json), Counting(tally) as count:
        try:
            for entry in flow.stream(files, settings, flow.agency_table(settings)):
                count.add(entry)
                if isinstance(entry, ReadError):
                    count.clear()
                    _complain([entry])
                else:
                    shown(entry)
        except ReadError as error:
            count.clear()
            _complain([error])
            _say(f"stopped there, {tally.so_far()} (--strict)")
            raise typer.Exit(UNREADABLE) from error
    if tally.entries > 1 or tally.refused:
        for line in tally.lines():
            _say(line)
    if tally.refused:
        raise typer.Exit(UNREADABLE)


def _check_choice(files: Sequence[str], story: str, *, reading: bool) -> None:
    """Nothing where either files or a story are to be compared; ``reading``: with flags that say how files are read.

    Raises:
        UsageError: neither or both, or such flags with a story.
    """
    if not files and not story:
        raise UsageError("Missing argument 'FILE...': compare takes files, or --story ID")
    if files and story:
        raise UsageError("compare takes files, or --story ID: not both")
    if story and reading:
        raise UsageError(
            "--published and --field say how files are read: give them to `twosource add`; "
            "the reports of a story stand as they were read"
        )


def _spare(page: Path | None, files: Sequence[str]) -> None:
    """Refuse to write the page over a report, also one in a folder that is read."""
    if page is None or not page.exists():
        return
    target = page.resolve()
    inputs = {Path(name).resolve() for name in files if name != "-"}
    if inputs & {target, *target.parents}:
        raise UsageError(f"--html {page}: that is one of the reports; name another file")


def _kind(only: str) -> None:
    from twosource.model.relation import Kind  # noqa: PLC0415

    if only and only not in {kind.value for kind in Kind}:
        raise UsageError(f"--only: no kind is called {only!r}; the kinds are {', '.join(k.value for k in Kind)}")


def _print_json(collation: "Collation", errors: Sequence[ReadError]) -> None:
    from twosource.show.document import document  # noqa: PLC0415

    _print_value(document(collation, errors))


def _report_printer(*, as_json: bool, show_all: bool) -> "Callable[[Report], None]":
    if as_json:
        import json  # noqa: PLC0415

        from twosource.show.document import report_entry  # noqa: PLC0415

        return lambda report: print(json.dumps(report_entry(report), ensure_ascii=False))  # noqa: T201
    from twosource.show.terminal import console, show_report  # noqa: PLC0415

    screen = console()
    return lambda report: show_report(report, screen, show_all=show_all)


register(app)
register_quotes(app)


def main() -> NoReturn:
    """Run the command; every error becomes one line and its exit code."""
    try:
        app(standalone_mode=True)
    except ReadError as error:
        _complain([error])
        sys.exit(UNREADABLE)
    except StoreError as error:
        _say(str(error))
        sys.exit(STORE)
    except TwosourceError as error:
        _say(str(error))
        sys.exit(USAGE)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    sys.exit(DONE)


if __name__ == "__main__":
    main()
