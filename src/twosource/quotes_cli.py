"""The command ``twosource quotes``: the ledger of quotations."""

import sys
from enum import StrEnum
from typing import Annotated

import typer

from twosource.console import (
    UNREADABLE,
    AgenciesOption,
    FieldOption,
    Progress,
    PublishedOption,
    ReviewOption,
    StrictOption,
    TaggerOption,
    complain,
    print_json,
    settings_of,
    standard_output,
)


class Format(StrEnum):
    """How the ledger is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def register(app: typer.Typer) -> None:
    """Add the command of the ledger to the command."""
    app.command(
        epilog="""Examples:

  twosource quotes ours.txt theirs.html

  twosource quotes story/ --altered

  twosource quotes story/ --format csv > quotes.csv
"""
    )(quotes)


def quotes(  # noqa: PLR0913  one parameter a flag
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", help="Reports: plain text, saved HTML, JSON lines; folders; - for standard input."
        ),
    ],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="The same as --format json.")] = False,
    form: Annotated[Format, typer.Option("--format", help="How to write the ledger.")] = Format.TABLE,
    altered: Annotated[bool, typer.Option("--altered", help="Only utterances with altered words.")] = False,
    published: PublishedOption = "",
    agencies: AgenciesOption = [],  # noqa: B006  typer copies it
    review: ReviewOption = [],  # noqa: B006  typer copies it
    fields: FieldOption = [],  # noqa: B006  typer copies it
    tagger: TaggerOption = "",
    strict: StrictOption = False,
) -> None:
    """Show who is quoted with which words, through whom, by which reports, and which words were altered."""
    from twosource import flow  # noqa: PLC0415
    from twosource.show.quotes import COLUMNS, ledger_document, ledger_report, ledger_rows  # noqa: PLC0415
    from twosource.show.tables import write_csv  # noqa: PLC0415
    from twosource.show.terminal import console  # noqa: PLC0415

    settings = settings_of(published, agencies, strict=strict, review=review, tagger=tagger, fields=fields)
    table = flow.agency_table(settings)
    intake = flow.read(files, settings, table)
    complain(intake.errors)
    if not intake.reports:
        raise typer.Exit(UNREADABLE)
    with Progress(len(intake.reports)) as progress:
        people = flow.corrections(settings)
        entries, analyses = flow.quotes(intake.reports, table, progress, people, tagger=settings.tagger)
    shown = tuple(entry for entry in entries if entry.alterations) if altered else entries
    form = Format.JSON if as_json else form
    with standard_output(as_json=form is not Format.TABLE):
        if form is Format.JSON:
            print_json(ledger_document(shown, analyses))
        elif form is Format.CSV:
            write_csv(ledger_rows(shown, analyses), sys.stdout, COLUMNS)
        else:
            console().print(ledger_report(entries, analyses, shown))
    if intake.errors:
        raise typer.Exit(UNREADABLE)
