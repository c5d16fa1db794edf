"""The command ``watch``: what comes into a folder or out of feeds goes into the desk."""

import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from twosource.console import DeskOption, FieldOption, TaggerOption, complain, say, settings_of
from twosource.errors import MissingError, ReadError, StoreBusyError, UsageError

if TYPE_CHECKING:
    from twosource.desk.desk import Desk
    from twosource.model.report import Report
    from twosource.settings import Settings

Round = Callable[[], "Iterator[Report | ReadError]"]
# Feeds change every few minutes at most; folders are looked at more often.
_FEED_SECONDS, _FOLDER_SECONDS = 300, 2


def watch(
    places: Annotated[
        list[str], typer.Argument(metavar="FOLDER|FEED...", help="Folders, feeds' addresses, or files that list these.")
    ],
    *,
    desk: DeskOption = "",
    every: Annotated[
        int, typer.Option("--every", metavar="SECONDS", min=0, help="How often to look; 0: 2 s, feeds 300 s.")
    ] = 0,
    rounds: Annotated[
        int, typer.Option("--rounds", metavar="N", min=0, help="Look so often and stop; 0: until stopped.")
    ] = 0,
    fields: FieldOption = [],  # noqa: B006  typer copies it
    tagger: TaggerOption = "",
) -> None:
    """Keep what comes into folders or out of feeds, each report up to a finished comparison of its story."""
    from twosource.desk.desk import open_desk  # noqa: PLC0415

    settings = settings_of(desk=desk, tagger=tagger, fields=fields)
    with open_desk(settings) as opened:
        looks, seconds = _looks(places, settings, opened)
        done = 0
        waiting: list[Report] = []
        while not rounds or done < rounds:
            if done:
                time.sleep(every or seconds)
            # what another writer held up comes first: neither folder nor feed gives it a second time
            waiting = _take_in(opened, waiting)
            for look in looks:
                waiting += _take_in(opened, look())
            done += 1


def _looks(places: list[str], settings: "Settings", opened: "Desk") -> tuple[list[Round], int]:
    """What to do in each round, and how many seconds lie between two."""
    from twosource import flow  # noqa: PLC0415
    from twosource.desk.watching import FolderWatch  # noqa: PLC0415

    agencies = flow.agency_table(settings)
    looks: list[Round] = []
    for folder in (Path(place) for place in places if Path(place).is_dir()):
        watched = FolderWatch(folder)
        watched.ready()

        def look(watched: FolderWatch = watched) -> "Iterator[Report | ReadError]":
            return flow.stream(watched.ready(), settings, agencies)

        looks.append(look)
    urls = [url for place in places if not Path(place).is_dir() for url in _urls(place)]
    if urls:
        looks.append(_feeds(urls, settings, opened))
    return looks, _FOLDER_SECONDS if len(looks) > bool(urls) else _FEED_SECONDS


def _feeds(urls: list[str], settings: "Settings", opened: "Desk") -> Round:
    from twosource import flow  # noqa: PLC0415
    from twosource.desk.fetching import Fetcher  # noqa: PLC0415
    from twosource.desk.watching import FeedWatch, article  # noqa: PLC0415

    agencies = flow.agency_table(settings)
    fetcher = Fetcher(settings.report_bytes)
    feeds = FeedWatch(urls, fetcher, opened.store.reports.has_article, time.monotonic)
    due = [0.0]

    def look() -> "Iterator[Report | ReadError]":
        if time.monotonic() < due[0]:
            return
        due[0] = time.monotonic() + _FEED_SECONDS
        for page in feeds.pages():
            if isinstance(page, ReadError):
                yield page
            else:
                yield from article(page, settings, agencies)

    return look


def _urls(place: str) -> list[str]:
    """A feed's address, or those that a file lists, one a line; # begins a remark."""
    if place.startswith(("http://", "https://")):
        return [place]
    try:
        lines = [line.strip() for line in Path(place).read_text("utf-8-sig").splitlines()]
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is no text in UTF-8"
        todo = "Name a folder, an address, or a text file of addresses."
        raise MissingError(f"neither folder nor list of feeds ({why})", where=place, todo=todo) from error
    found = [line for line in lines if line and not line.startswith("#")]
    wrong = [line for line in found if not line.startswith(("http://", "https://"))]
    if wrong:
        raise UsageError(f"{place}: {wrong[0]!r} is no address: write https://… one a line")
    if not found:
        raise UsageError(f"{place}: no address in it: write https://… one a line")
    return found


def _take_in(opened: "Desk", entries: "Iterable[Report | ReadError]") -> "list[Report]":
    """Keep what comes; gives back what has to wait for another writer."""
    waiting: list[Report] = []
    for entry in entries:
        if isinstance(entry, ReadError):
            complain([entry])
            continue
        try:
            added = opened.add_one(entry)
        except StoreBusyError as error:
            say(f"{error} ({entry.path} comes with the next look)")
            waiting.append(entry)
            continue
        if added.new:
            say(f"{entry.path}: {_story(opened, entry.id)}")
    return waiting


def _story(opened: "Desk", report: str) -> str:
    story = opened.store.stories.of_report(report)
    if not story:
        return "in no story"
    size = len(opened.store.reports.of_story(story, latest=True))
    return f"story {story}, {size} report{'s' * (size > 1)}"
