"""The commands of the desk: add, stories, story, check, export.

Each is a few lines over :mod:`twosource.desk` and :mod:`twosource.show`.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.console import (
    CONDITION_HOLDS,
    UNREADABLE,
    AgenciesOption,
    DeskOption,
    FieldOption,
    JsonOption,
    Progress,
    PublishedOption,
    StrictOption,
    TaggerOption,
    complain,
    print_json,
    say,
    settings_of,
    standard_output,
)
from twosource.errors import ReadError
from twosource.export_cli import export
from twosource.review_cli import register as register_review
from twosource.watch_cli import watch

if TYPE_CHECKING:
    from twosource.desk.desk import Added, Desk
    from twosource.model.comparison import Collation
    from twosource.model.report import Report
    from twosource.settings import Settings

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="Reports: files, folders; - for standard input.")]
StoryArgument = Annotated[str, typer.Argument(metavar="ID", help="A story's or a report's id, or its beginning.")]
# Files of so many reports as only reading them shows: archives, mailboxes, tables.
_OF_MANY = frozenset(
    {".gz", ".zip", ".tar", ".tgz", ".bz2", ".xz", ".zst", ".warc", ".mbox", ".csv", ".tsv", ".parquet"}
)
# A line in a file counts as a report, for the estimate only.
_PIECE_BYTES = 1 << 20


def register(app: typer.Typer) -> None:
    """Add the commands of the desk to the command."""
    for command, examples in _EXAMPLES:
        app.command(epilog="\n\n".join(("Examples:", *(f"  {example}" for example in examples))))(command)
    register_review(app)


def add(  # noqa: PLR0913  one parameter a flag
    paths: Paths,
    *,
    desk: DeskOption = "",
    no_analysis: Annotated[
        bool, typer.Option("--no-analysis", help="Store and group only; later, add does the rest.")
    ] = False,
    workers: Annotated[int, typer.Option("--workers", min=0, help="Processes that analyse; 0: all cores.")] = 0,
    compare_all: Annotated[
        bool, typer.Option("--compare-all", help="Compare all stories now, not the newest thousand only.")
    ] = False,
    published: PublishedOption = "",
    agencies: AgenciesOption = [],  # noqa: B006  typer copies it
    fields: FieldOption = [],  # noqa: B006  typer copies it
    strict: StrictOption = False,
    tagger: TaggerOption = "",
) -> None:
    """Keep reports in a desk, group them into stories and bring their comparisons up to date.

    Interrupt it as you like: what was committed is kept, and the next `add` resumes.
    """
    from twosource import flow  # noqa: PLC0415
    from twosource.desk.desk import COMPARED_AT_ONCE, open_desk  # noqa: PLC0415

    settings = settings_of(published, agencies, strict=strict, desk=desk, tagger=tagger, fields=fields)
    expected = _expected(paths)
    with open_desk(settings) as opened, Progress(expected, lines=True) as progress:

        def tell(what: str, done: int, total: int) -> None:
            if progress is not None:
                progress(what, done, total or (max(expected, done) if expected else 0))

        entries = _without_desk(flow.stream(paths, settings, flow.agency_table(settings)), settings.desk)
        count = workers or os.cpu_count() or 1
        most = sys.maxsize if compare_all else COMPARED_AT_ONCE
        try:
            added = opened.add(entries, analysing=not no_analysis, workers=count, comparing=most, tell=tell)
        except KeyboardInterrupt:
            say("interrupted: what was committed is kept, and the next `add` resumes")
            raise
        _tell_added(opened, added)
    if added.errors:
        raise typer.Exit(UNREADABLE)


def _without_desk(entries: "Iterator[Report | ReadError]", desk: str) -> "Iterator[Report | ReadError]":
    """The desk's own files, where it lies in the folder that is added, are no reports."""
    own = {Path(desk + suffix).resolve() for suffix in ("", "-wal", "-shm")}
    for entry in entries:
        if not (isinstance(entry, ReadError) and Path(entry.where).resolve() in own):
            yield entry


def _expected(paths: list[str]) -> int:
    """About how many reports there are: one a line of JSON lines, else one a file; 0 where that is not known."""
    files = [file for path in paths for file in _files(path)]
    if any(path == "-" for path in paths) or any(file.suffix.lower() in _OF_MANY for file in files):
        return 0
    return sum(_lines(file) if file.suffix.lower() in {".jsonl", ".ndjson"} else 1 for file in files)


def _files(path: str) -> Iterator[Path]:
    place = Path(path)
    if path != "-" and place.is_dir():
        yield from (file for file in place.rglob("*") if file.is_file())
    else:
        yield place


def _lines(file: Path) -> int:
    try:
        with file.open("rb") as stream:
            return sum(piece.count(b"\n") for piece in iter(lambda: stream.read(_PIECE_BYTES), b""))
    except OSError:
        return 1


# Of many refusals and versions so many are told in full.
_TOLD = 20


def _tell_added(opened: "Desk", added: "Added") -> None:
    from twosource.show.desk import added_lines, change_lines  # noqa: PLC0415

    complain(added.errors[:_TOLD])
    if len(added.errors) > _TOLD:
        say(f"and {len(added.errors) - _TOLD} more")
    with standard_output(as_json=False):
        for line in added_lines(added, opened.store.stories.counts()):
            print(line)  # noqa: T201
        for entry in added.versions[:_TOLD]:
            changes = opened.store.versions.changes(entry.report.id, opened.bench.engine.comparison)
            for line in change_lines(entry, changes, opened.carried(entry) if changes else ()):
                print(line)  # noqa: T201


def stories(
    *,
    desk: DeskOption = "",
    search: Annotated[
        str, typer.Option("--search", metavar="WORDS", help="Only stories with a report of these words.")
    ] = "",
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, help="At most so many.")] = 30,
    show_all: Annotated[bool, typer.Option("--all", help="Stories of one report, too.")] = False,
    as_json: JsonOption = False,
) -> None:
    """List the desk's stories, the newest first."""
    from twosource.show.desk import stories_table, story_line_entry  # noqa: PLC0415
    from twosource.show.terminal import console  # noqa: PLC0415
    from twosource.store.store import open_store  # noqa: PLC0415

    with open_store(settings_of(desk=desk).desk, writing=False) as store:
        matching = store.reports.query(search) if search else ""
        lines = store.stories.lines(limit=limit, fewest=1 if show_all else 2, matching=matching)
        counts = store.stories.counts()
    with standard_output(as_json=as_json):
        if as_json:
            print_json([story_line_entry(line) for line in lines])
        else:
            console().print(stories_table(lines, counts))


def story(id_: StoryArgument, *, desk: DeskOption = "", as_json: JsonOption = False) -> None:
    """Show a story: its reports and versions, why each joined, what was corrected, what happened to it."""
    from twosource.desk.desk import open_desk  # noqa: PLC0415
    from twosource.show.desk import story_entry, story_page  # noqa: PLC0415
    from twosource.show.terminal import console  # noqa: PLC0415

    with open_desk(settings_of(desk=desk), writing=False) as opened:
        found = opened.story(id_)
    with standard_output(as_json=as_json):
        if as_json:
            print_json(story_entry(found))
        else:
            console().print(story_page(found))


def check(*, desk: DeskOption = "") -> None:
    """Look whether the desk is whole; exit with 1 where it is not."""
    from twosource.store.store import faults, open_store  # noqa: PLC0415

    settings = settings_of(desk=desk)
    with open_store(settings.desk, writing=False) as store:
        found = faults(store)
        reports, articles = store.reports.counts()
        place = store.connection.place
    for fault in found:
        say(fault)
    say(f"{place}: {reports:,} reports of {articles:,} articles, {len(found) or 'no'} fault{'s' * (len(found) != 1)}")
    if found:
        raise typer.Exit(CONDITION_HOLDS)


def desk_collation(settings: "Settings", story_: str) -> "Collation":
    """The comparison of a story of the desk, with the corrections of the run beside those that stand there."""
    from twosource import flow  # noqa: PLC0415
    from twosource.desk.desk import open_desk  # noqa: PLC0415

    with open_desk(settings, writing=False) as opened:
        return opened.collation(story_, flow.corrections(settings))


# In the order of the help, each with what it shows as examples.
_EXAMPLES = (
    (add, ("twosource add inbox/", "twosource add inbox/ --desk team.sqlite --no-analysis")),
    (stories, ("twosource stories", "twosource stories --search ferry --json")),
    (story, ("twosource story s-3f2a", "twosource story s-3f2a --json")),
    (check, ("twosource check --desk team.sqlite",)),
    (export, ("twosource export --as csv -o reports.csv", "twosource export --story s-3f2a --as tei -o story.xml")),
    (watch, ("twosource watch inbox/", "twosource watch https://lantern.example/feed.xml --every 600")),
)
