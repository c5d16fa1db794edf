"""Days, weeks, months and years as intervals, and the words news English has for them and for counts."""

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
UNIT = r"(?:second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|century|centurie)"
_ONES = dict(zip("one two three four five six seven eight nine".split(), range(1, 10), strict=True))
_TEENS = dict(
    zip(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        range(10, 20),
        strict=True,
    )
)
_TENS = dict(zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True))
_FIXED = {
    "a": 1, "an": 1, "another": 1, "hundred": 100, "half a": 0.5, "half an": 0.5, "half": 0.5, "a half": 0.5, "a couple of": 2, "couple of": 2, "a dozen": 12, "a hundred": 100,
    "one hundred": 100, "a thousand": 1000, "one and a half": 1.5, "two and a half": 2.5, "three and a half": 3.5, "four and a half": 4.5, "five and a half": 5.5, "a pair of": 2,
}  # fmt: skip
_VAGUE = ("several", "a few", "some", "many", "few", "dozens of", "hundreds of", "a number of")
_SMALL = rf"(?:{'|'.join((*_TEENS, *_ONES))})"
_WORDED = rf"(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_ONES)})\b)?|{_SMALL}\b(?:\s(?:hundred|thousand))?)"
NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d+\s1/2|\d+(?:\.\d+)?|"
    + "|".join(sorted((*_FIXED, *_VAGUE), key=len, reverse=True)).replace(" ", r"[\s-]")
    + rf"|{_WORDED})"
)
"""A count in digits or words: "5", "1,000", "twenty-four", "twenty four", "two thousand", "a few"; refused: "second"."""
WORDED_YEAR = rf"(?:(?:nineteen|eighteen)\s(?:(?:{'|'.join(_TENS)})(?:[\s-](?:{'|'.join(_ONES)})\b)?|hundred|{_SMALL}\b)|two\sthousand(?:\sand)?(?:\s{_SMALL}\b)?)"
"""A year as it is spoken: "nineteen ninety-six", "two thousand and one"; refused: "nineteen men"."""


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


def decade(years: int) -> Interval:
    """The ten years that hold a year: "the 1990s" are "199"."""
    first = years // 10 * 10
    return Interval(date(first, 1, 1), date(first + 9, 12, 31), f"{first // 10}")


def century(years: int) -> Interval:
    """The hundred years that hold a year: the 20th century is "19"."""
    first = years // 100 * 100
    return Interval(date(max(1, first), 1, 1), date(first + 99, 12, 31), f"{first // 100}")


def unit_at(here: date, unit: str, step: int) -> Interval | None:
    """The day, week, month … that lies ``step`` of them from the one of ``here``; None for shorter units.

    Raises:
        ValueError, OverflowError: it lies outside the years 1 to 9999.

    Example:
        >>> unit_at(date(2022, 6, 16), "week", -1).value
        '2022-W23'
    """
    match unit:
        case "day" | "night":
            found = here + timedelta(days=step)
            return Interval(found, found, found.isoformat())
        case "week":
            return week(here + timedelta(weeks=step))
        case "weekend":
            return weekend(here + timedelta(weeks=step))
        case "month":
            moved = shifted(here, months=step)
            return month(moved.year, moved.month)
        case "quarter":
            moved = shifted(here, months=3 * step)
            return quarter(moved.year, (moved.month + 2) // 3)
        case "year":
            return year(here.year + step)
        case "decade":
            return decade(here.year + 10 * step)
        case "century":
            return century(here.year + 100 * step)
        case _:
            return None


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
    """The number that words or digits say; None for "several" and for more than a number can hold.

    Example:
        >>> number("twenty four"), number("1,000"), number("two thousand"), number("a few")
        (24.0, 1000.0, 2000.0, None)
    """
    low = " ".join(words.lower().split())
    low = low if low in _FIXED else low.replace("-", " ")
    if low in _VAGUE:
        return None
    if low in _FIXED:
        return float(_FIXED[low])
    if low[0].isdecimal():
        whole, _, half = low.partition(" ")
        if half:
            return float(whole) + 0.5
        found = float(low.replace(",", ""))
        return found if isfinite(found) else None
    total = 0
    for word in low.replace("-", " ").split():
        if word in {"hundred", "thousand"}:
            total *= 100 if word == "hundred" else 1000
        else:
            total += _ONES.get(word) or _TEENS.get(word) or _TENS.get(word, 0)
    return float(total)


def worded_year(words: str) -> int:
    """A spoken year: "nineteen ninety-six" is 1996, "two thousand and one" 2001.

    Example:
        >>> worded_year("nineteen ninety-six"), worded_year("two thousand and one")
        (1996, 2001)
    """
    parts = [word for word in words.lower().replace("-", " ").split() if word != "and"]
    if parts[0] == "two":
        return 2000 + int(number(" ".join(parts[2:])) or 0) if parts[2:] else 2000
    rest = 0 if parts[1] == "hundred" else int(number(" ".join(parts[1:])) or 0)
    return 100 * int(number(parts[0]) or 0) + rest


def unit_of(word: str) -> str:
    """A unit in the singular: "weeks" and "week" are "week"."""
    low = word.lower()
    return "century" if low.startswith("centur") else low.removesuffix("s")
