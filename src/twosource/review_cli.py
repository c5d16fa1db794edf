"""The command ``review``: corrections by people that stand on a desk."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.console import CONDITION_HOLDS, DeskOption, JsonOption, print_json, say, settings_of, standard_output
from twosource.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from twosource.model.review import Applied, Correction
    from twosource.settings import Settings

Files = Annotated[
    list[Path], typer.Argument(metavar="[FILE]...", help="Corrections (TOML or JSON lines) that are to stand.")
]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command(
        epilog="""Examples:

  twosource review

  twosource review review.toml

  twosource review --one-story 1c2f 9ab0 --note "one fire, two ends of the street"

  twosource review --two-stories https://lantern.example/fire https://echo.example/fire

  twosource review --take-back 3
"""
    )(review)


def review(  # noqa: PLR0913  one parameter a flag
    files: Files = [],  # noqa: B006  typer copies it
    *,
    one_story: Annotated[
        tuple[str, str] | None, typer.Option("--one-story", metavar="A B", help="These two reports tell one story.")
    ] = None,
    two_stories: Annotated[
        tuple[str, str] | None, typer.Option("--two-stories", metavar="A B", help="These two reports do not.")
    ] = None,
    note: Annotated[str, typer.Option("--note", metavar="WORDS", help="Why, with --one-story or --two-stories.")] = "",
    take_back: Annotated[
        list[int], typer.Option("--take-back", metavar="N", help="Take the correction of this number back.")
    ] = [],  # noqa: B006
    desk: DeskOption = "",
    as_json: JsonOption = False,
) -> None:
    """List the corrections that stand on a desk, apply more, or take some back.

    They stand for reports still to come as well. Reports are named by id, the beginning of it, address or path.
    Exit code 1 where one was refused or contradicts another.
    """
    from twosource.model.review import load_review  # noqa: PLC0415

    wanted = [*load_review(files), *_of_flags(one_story, two_stories, note)]
    settings = settings_of(desk=desk)
    if not (wanted or take_back):
        _list(settings, as_json=as_json)
        return
    applied = _change(settings, wanted, take_back, as_json=as_json)
    if any(one.effect.startswith(("refused", "contradicts")) for one in applied):
        raise typer.Exit(CONDITION_HOLDS)


def _list(settings: "Settings", *, as_json: bool) -> None:
    from twosource.show.reviews import standing_entry, standing_lines  # noqa: PLC0415
    from twosource.store.store import open_store  # noqa: PLC0415

    with open_store(settings.desk, writing=False) as store:
        found = store.reviews.standing()
        homes = {id_: store.stories.of_report(id_) for one in found for id_ in one.correction.reports}
    with standard_output(as_json=as_json):
        if as_json:
            print_json([standing_entry(one, homes) for one in found])
        else:
            print(*standing_lines(found, homes), sep="\n")  # noqa: T201


def _change(
    settings: "Settings", wanted: "Sequence[Correction]", take_back: "Sequence[int]", *, as_json: bool
) -> "tuple[Applied, ...]":
    """Take back and apply; what became of each is printed."""
    from twosource.desk.desk import open_desk  # noqa: PLC0415
    from twosource.show.reviews import applied_entry, applied_line  # noqa: PLC0415
    from twosource.store.store import open_store  # noqa: PLC0415

    with open_store(settings.desk, writing=False):
        pass  # a desk that is not there is not made by a correction
    with open_desk(settings) as opened:
        for number in take_back:
            say(opened.take_back(number))
        applied = opened.review(wanted)
    with standard_output(as_json=as_json):
        if as_json:
            print_json([applied_entry(one) for one in applied])
        else:
            for one in applied:
                print(applied_line(one))  # noqa: T201
    return applied


def _of_flags(one_story: tuple[str, str] | None, two_stories: tuple[str, str] | None, note: str) -> "list[Correction]":
    from twosource.model.review import correction  # noqa: PLC0415

    if note and not (one_story or two_stories):
        raise UsageError("--note goes with --one-story or --two-stories; in a file each entry has its own")
    pairs = (("one-story", one_story), ("two-stories", two_stories))
    return [correction(kind, {"reports": list(pair), "note": note}, f"--{kind}") for kind, pair in pairs if pair]
