"""What resolvers of time expressions share: what is known, what is meant, and the small words of both."""

import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from twosource.analyse.times.calendar import MONTHS, Interval
from twosource.analyse.times.tense import Direction, direction
from twosource.model.analysis import Anchor

# Days of the longest interval that has the name of a unit
_LONGEST = {"month": 31, "quarter": 92, "year": 366, "decade": 366, "century": 366}


@dataclass(frozen=True, slots=True)
class Known:
    """What an expression may be counted from.

    Attributes:
        published: the day of publication.
        day: the day named last in the text; quarter: the quarter of a year named last;
            last: the interval named last, whatever its length.
    """

    published: date | None
    day: date | None = None
    quarter: Interval | None = None
    last: Interval | None = None

    def base(self, unit: str) -> date | None:
        """The day that "the following year", "two months later" are counted from.

        It lies in the interval named last, if that is no longer than the unit: "in 1998 … a year later" is 1999, but
        "in 1998 … a day later" is counted from the day named last.
        """
        longest = _LONGEST.get(unit)
        if self.last is not None and longest is not None and (self.last.high - self.last.low).days < longest:
            return self.last.low
        return self.day or self.published


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
        case "last" | "past" | "previous" | "preceding" | "prior" | "latest":
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


# What a figure "a year earlier" is set against: a quarter, or nine months, a half, a whole year
_COMPARED = re.compile(r"\b(?P<quarter>quarter|three\smonths)\b|\b(?:six|nine|twelve|12|9|6)\smonths\b|\bhalf\b|\bfor\sthe\s(?:full\s|fiscal\s)?year\b", re.I)  # fmt: skip
# As far back as it is looked for, in letters: about 40 words; house rule
_COMPARED_REACH = 240


def compares_quarters(match: re.Match[str], known: Known) -> bool:
    """Whether a year ago is a year before the quarter named, not before the nine months of this sentence.

    Example:
        >>> text = "For the nine months it lost $2 million, against $1 million a year earlier."
        >>> compares_quarters(re.search("a year earlier", text), Known(None))
        False
    """
    if known.quarter is None:
        return False
    near = _COMPARED.finditer(match.string, max(0, match.start() - _COMPARED_REACH), match.start())
    last = next(iter(deque(near, maxlen=1)), None)
    return last is None or last["quarter"] is not None


_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI", "noon": "T12:00", "midnight": "T24:00", "midday": "T12:00"}  # fmt: skip


def part_of_day(match: re.Match[str]) -> str:
    """The part of the day, or the hour, that stands with a day."""
    groups = match.groupdict()
    if groups.get("hour") or groups.get("sharp"):
        return hour_of_day(match) or ""
    return _PARTS.get((groups.get("part") or "").lower(), "")


def _spoken(hour: int, part: str) -> int:
    """The hour of "4 in the morning", "3 o'clock in the afternoon", "10 at night", "1 at night"."""
    if part in {"morning", "night"} and hour == 12:
        return 0
    late = part in {"afternoon", "evening"} or (part == "night" and hour >= 6)
    return hour + 12 if late and hour < 12 else hour


def hour_of_day(match: re.Match[str]) -> str | None:
    """ "T18:30"; None where there is no such hour."""
    groups = match.groupdict()
    if groups.get("sharp"):
        return _PARTS[groups["sharp"].lower()]
    hour, minute = int(groups["hour"]), int(groups.get("minute") or 0)
    half = (groups.get("half") or "").lower().replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    hour = _spoken(hour, (groups.get("spoken") or "").lower())
    return f"T{hour:02d}:{minute:02d}" if hour <= 24 and minute <= 59 else None
