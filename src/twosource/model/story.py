"""Stories: the reports of one happening, told as events that a store can keep and replay.

A story is named after the report that opened it, so that its id is the same on every machine. What happens to stories
is never a new state but an event: a desk keeps the events, and the history of merges and splits is theirs.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from twosource.model.finding import Finding

# Hexadecimal digits of a story's id: 48 bits, two among a million stories collide in one archive of 560.
_ID_DIGITS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryItem:
    """What the grouping of stories needs to know of one report.

    Attributes:
        id: the report's id; the same id twice is the same report.
        when: publication, to the day or finer; times without a zone count as UTC. None where the report does not say.
        title, text: as read; the text may begin with the title.
        language: ISO 639-1; anything but English is kept apart, "" means unknown.
        names: persons, places and bodies where the caller has found them, in any form that reports share: their words
            then count more than others.
    """

    id: str
    when: datetime | date | None = None
    title: str = ""
    text: str = ""
    language: str = "en"
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """``report`` is the first known report of ``story``."""

    report: str
    story: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined(Finding):
    """``report`` tells the same happening as the reports of ``story``."""

    report: str
    story: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged(Finding):
    """``story`` is no more: its reports belong to ``into``, and its id leads there."""

    story: str
    into: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Split(Finding):
    """``reports`` leave ``story`` for ``new``."""

    story: str
    new: str
    reports: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Apart(Finding):
    """``report`` belongs to no story: a round-up, a live blog, or not in English.

    Attributes:
        touches: ids of the stories that it also tells of.
    """

    report: str
    touches: tuple[str, ...] = ()


StoryEvent: TypeAlias = Opened | Joined | Merged | Split | Apart


def story_id(report: str) -> str:
    """The id of the story that the report opens.

    Example:
        >>> story_id("harbour-post-17")
        's-d892e1228bbd'
    """
    return "s-" + hashlib.sha256(f"{len(report)}:{report}".encode()).hexdigest()[:_ID_DIGITS]


def settle(events: Iterable[StoryEvent]) -> dict[str, str]:
    """The story of every report after ``events``; reports that stand apart are left out.

    Example:
        >>> events = (Opened(report="a", story="s-1"), Opened(report="b", story="s-2"), Merged(story="s-2", into="s-1"))
        >>> settle(events)
        {'a': 's-1', 'b': 's-1'}
    """
    stories: dict[str, str] = {}
    members: dict[str, list[str]] = {}
    for event in events:
        match event:
            case Opened(report=report, story=story) | Joined(report=report, story=story):
                _move(stories, members, (report,), story)
            case Merged(story=story, into=into):
                _move(stories, members, tuple(members.get(story, ())), into)
            case Split(new=new, reports=reports):
                _move(stories, members, reports, new)
            case Apart(report=report):
                _leave(stories, members, report)
    return stories


def _move(stories: dict[str, str], members: dict[str, list[str]], reports: tuple[str, ...], story: str) -> None:
    for report in reports:
        _leave(stories, members, report)
        stories[report] = story
        members.setdefault(story, []).append(report)


def _leave(stories: dict[str, str], members: dict[str, list[str]], report: str) -> None:
    story = stories.pop(report, None)
    if story is not None:
        members[story].remove(report)
