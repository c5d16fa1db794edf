"""What resolvers of time expressions share: what is known, what is meant, and the small words of both."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from twosource.analyse.calendar import MONTHS, Interval
from twosource.analyse.tense import Direction, direction
from twosource.model.analysis import Anchor


@dataclass(frozen=True, slots=True)
class Known:
    """What an expression may be counted from.

    Attributes:
        published: the day of publication.
        day: the day named last in the text; quarter: the quarter of a year named last.
    """

    published: date | None
    day: date | None = None
    quarter: Interval | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression means: its TIMEX3 value, the days, what it is counted from."""

    value: str
    interval: Interval | None = None
    anchor: Anchor = Anchor.CALENDAR
    reason: str = ""
    is_set: bool = False


Resolver = Callable[[re.Match[str], Known], Value | None]
UNANCHORED = Value("", None, Anchor.PUBLICATION, "no day of publication to count from")


def meaning(
    interval: Interval | None, anchor: Anchor = Anchor.PUBLICATION, *, suffix: str = "", reason: str = ""
) -> Value | None:
    """The value of an interval, or None where there is none."""
    return Value(interval.value + suffix, interval, anchor, reason) if interval else None


def one_day(found: date, anchor: Anchor = Anchor.PUBLICATION, *, suffix: str = "", reason: str = "") -> Value:
    """The value of one day, with the part of the day or the hour as ``suffix``."""
    return Value(found.isoformat() + suffix, Interval(found, found, found.isoformat()), anchor, reason)


def looking(match: re.Match[str]) -> Direction:
    """Where the clause round a match looks."""
    return direction(match.string, match.start(), match.end())


def step_of(which: str | None) -> int | None:
    """How many units on "last", "this" and "next" lie; None without such a word."""
    match " ".join((which or "").lower().split()):
        case "last" | "past" | "previous" | "preceding" | "prior":
            return -1
        case "this" | "current" | "the":
            return 0
        case "next" | "coming" | "this coming" | "following":
            return 1
        case _:
            return None


def month_of(words: str) -> int:
    """The number of a month: "Sept." is 9."""
    return MONTHS[words.lower().rstrip(".")]


_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "noon": "T12:00", "midnight": "T24:00", "midday": "T12:00"}  # fmt: skip


def part_of_day(match: re.Match[str]) -> str:
    """The part of the day, or the hour, that stands with a day."""
    groups = match.groupdict()
    if groups.get("hour") or groups.get("sharp"):
        return hour_of_day(match) or ""
    return _PARTS.get((groups.get("part") or "").lower(), "")


def hour_of_day(match: re.Match[str]) -> str | None:
    """ "T18:30"; None where there is no such hour."""
    groups = match.groupdict()
    if groups.get("sharp"):
        return _PARTS[groups["sharp"].lower()]
    hour, minute = int(groups["hour"]), int(groups["minute"] or 0)
    half = (groups.get("half") or "").lower().replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute <= 59 else None
