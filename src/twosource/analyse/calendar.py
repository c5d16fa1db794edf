"""Days, weeks, months and years as intervals, and the words news English has for them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite

MONTHS = {
    name: index
    for index, names in enumerate(
        (
            "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|"
            "oct october|nov november|dec december"
        ).split("|"),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {name: index for index, name in enumerate("mon tue wed thu fri sat sun".split())}
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"(?:Mon|Tues|Tue|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\b\.?)"
)
SEASON = r"(?:spring|summer|autumn|fall|winter)"
UNIT = r"(?:second|minute|hour|day|night|weekend|week|month|quarter|year|decade|century|centurie)"
_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90, "hundred": 100, "half a": 0.5, "a couple of": 2, "a dozen": 12, "a hundred": 100,
}  # fmt: skip
_VAGUE = ("several", "a few", "some", "many", "few")
NUMBER = (
    r"(?:\d+(?:\.\d+)?|"
    + "|".join(sorted((*_WORDS, *_VAGUE), key=len, reverse=True))
    + r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-(?:one|two|three|four|five|six|seven|eight|nine))"
)


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day, both included, and the TIMEX3 value that names them."""

    low: date
    high: date
    value: str


def day(years: int, months: int, days: int) -> Interval | None:
    """One day, or None where there is no such day."""
    try:
        found = date(years, months, days)
    except ValueError:
        return None
    return Interval(found, found, found.isoformat())


def week(inside: date) -> Interval:
    """The ISO week (Monday to Sunday) of a day."""
    low = inside - timedelta(days=inside.weekday())
    iso = inside.isocalendar()
    return Interval(low, low + timedelta(days=6), f"{iso.year}-W{iso.week:02d}")


def weekend(inside: date) -> Interval:
    """Saturday and Sunday of the ISO week of a day."""
    whole = week(inside)
    return Interval(whole.high - timedelta(days=1), whole.high, whole.value + "-WE")


def month(years: int, months: int) -> Interval:
    """One month."""
    return Interval(
        date(years, months, 1), date(years, months, monthrange(years, months)[1]), f"{years:04d}-{months:02d}"
    )


def quarter(years: int, quarters: int) -> Interval:
    """One quarter of a year."""
    low = date(years, 3 * quarters - 2, 1)
    return Interval(low, month(years, 3 * quarters).high, f"{years:04d}-Q{quarters}")


def year(years: int) -> Interval:
    """One year."""
    return Interval(date(years, 1, 1), date(years, 12, 31), f"{years:04d}")


def shifted(start: date, *, months: int) -> date:
    """The same day of another month, or its last day.

    Raises:
        ValueError, OverflowError: that is no year of the calendar (1 to 9999).

    Example:
        >>> shifted(date(2022, 3, 31), months=-1)
        datetime.date(2022, 2, 28)
    """
    index = start.year * 12 + start.month - 1 + months
    years, months = index // 12, index % 12 + 1
    return date(years, months, min(start.day, monthrange(years, months)[1]))


def number(words: str) -> float | None:
    """The number that words or digits say; None for "several" and for more than a number can hold."""
    low = " ".join(words.lower().split())
    if low in _VAGUE:
        return None
    if low in _WORDS:
        return float(_WORDS[low])
    if "-" in low:
        tens, _, ones = low.partition("-")
        return float(_WORDS[tens] + _WORDS[ones])
    found = float(low)
    return found if isfinite(found) else None


def unit_of(word: str) -> str:
    """A unit in the singular: "weeks" and "week" are "week"."""
    low = word.lower()
    return "century" if low.startswith("centur") else low.removesuffix("s")
