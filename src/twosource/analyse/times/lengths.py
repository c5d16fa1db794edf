"""Times counted from others, lengths, what comes again, and references: "two weeks ago", "five months", "daily", "now".

The functions work as those of :mod:`twosource.analyse.times.days`.
"""

import re
from datetime import date, timedelta

from twosource.analyse.times.base import (
    UNANCHORED,
    Known,
    Value,
    compares_quarters,
    meaning,
    month_of,
    one_day,
    part_of_day,
)
from twosource.analyse.times.calendar import number, unit_at, unit_of
from twosource.analyse.times.days import dated
from twosource.model.analysis import Anchor

_SMALLER = {"week": ("day", 7), "year": ("month", 12), "decade": ("year", 10), "century": ("year", 100)}
"""What parts of a unit are counted in: half a year is six months."""


def counted(match: re.Match[str], known: Known) -> Value | None:
    """ "three days ago", "a year earlier", "two weeks later", "in three months", "a decade ago" (a year)."""
    count, unit = number(match["count"]), unit_of(match["unit"])
    where = (match.groupdict().get("where") or "in").lower()
    if known.published is None:
        return UNANCHORED
    if count is None and where in {"ago", "in"}:
        return Value("PAST_REF" if where == "ago" else "FUTURE_REF", None, Anchor.PUBLICATION, "how many is not said")
    if count is None:
        return duration(match, known)
    if unit == "fortnight":
        unit, count = "week", 2 * count
    back = where in {"ago", "earlier", "before"}
    if unit == "year" and count == 1 and back and known.quarter and compares_quarters(match, known):
        return meaning(
            unit_at(known.quarter.low, "quarter", -4), Anchor.MENTION, reason="a year before the quarter named"
        )
    if not count.is_integer() or unit in {"decade", "century"}:
        unit, factor = _SMALLER.get(unit, (unit, 1))
        count *= factor
    named = known.base(unit)
    near_now = where in {"ago", "in"} or named is None or named == known.published
    base = known.published if near_now or named is None else named
    if unit in {"hour", "minute", "second"}:
        return _hours(base, unit, count * (-1 if back else 1), near_now=near_now)
    anchor = Anchor.PUBLICATION if near_now else Anchor.MENTION
    return meaning(unit_at(base, unit, (-1 if back else 1) * round(count)), anchor, reason=f"counted from {base}")


def _hours(base: date, unit: str, count: float, *, near_now: bool) -> Value | None:
    """ "13 hours later" is the day of it or the next; fewer hours are a length: where it begins is not stated."""
    if unit != "hour" or abs(count) < 12:
        return None
    anchor = Anchor.PUBLICATION if near_now else Anchor.MENTION
    found = base + timedelta(days=round(count / 24))
    return one_day(found, anchor, reason="to the nearest day: the hour counted from is not stated")


def counted_from(match: re.Match[str], known: Known) -> Value | None:
    """ "9 months after the June 3 storm", "two days before June 15, 2022"."""
    base = dated(match, known)
    count = number(match["count"])
    if base is None or base.interval is None or count is None or not count.is_integer():
        return None
    sign = 1 if match["where"].lower() == "after" else -1
    return meaning(unit_at(base.interval.low, unit_of(match["unit"]), sign * int(count)), base.anchor)


_CODES = {"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "fortnight": "FN", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE"}  # fmt: skip


_LARGER = {"fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100)}
_PARTS_OF = {"year": ("month", 12), "week": ("day", 7), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60)}  # fmt: skip


def duration(match: re.Match[str], _: Known) -> Value | None:
    """ "five months", "more than a decade" (ten years), "several weeks" (PXW), "half an hour", "a year and a half"."""
    groups = match.groupdict()
    unit = unit_of(match["unit"])
    counted_by = groups.get("count") or ""
    count = (
        2.0
        if counted_by.lower().endswith("other")
        else number(counted_by)
        if counted_by
        else (None if match["unit"].lower().endswith("s") else 1.0)
    )
    if count is not None:
        count += 0.5 if groups.get("half") else 0.0
        count = 0.25 if groups.get("quarter") is not None else count
        unit, factor = _LARGER.get(unit, (unit, 1))
        count *= factor
    amount = "X" if count is None else f"{count:.15g}"
    if count is not None and not count.is_integer() and unit in _PARTS_OF:
        return Value("P" + _with_part(unit, count))
    return Value(f"P{'T' if unit in _CLOCK else ''}{amount}{_CODES[unit]}")


_CLOCK = {"second", "minute", "hour"}


def _with_part(unit: str, count: float) -> str:
    """Two years and a half as ISO 8601 writes them: "2Y6M"; half an hour is "T30M"."""
    part, factor = _PARTS_OF[unit]
    if unit == "week":  # ISO 8601 sets weeks beside nothing else
        return f"{count * factor:.15g}D"
    whole, rest = int(count), (count - int(count)) * factor
    first = f"{'T' if unit in _CLOCK else ''}{whole}{_CODES[unit]}" if whole else ""
    again = "T" if part in _CLOCK and not (whole and unit in _CLOCK) else ""
    return f"{first}{again}{rest:.15g}{_CODES[part]}"


_ADVERBS = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W", "monthly": "P1M", "annual": "P1Y", "annually": "P1Y", "yearly": "P1Y"}  # fmt: skip


def again(match: re.Match[str], known: Known) -> Value | None:
    """ "daily", "every day", "every two weeks", "twice a week", "every other day", "each morning", "on weekends"."""
    groups = match.groupdict()
    if groups.get("part"):
        return Value("XXXX-XX-XX" + part_of_day(match), None, is_set=True)
    if groups.get("days"):
        return Value("XXXX-WXX-WE", None, is_set=True)
    if groups.get("often"):
        return Value(_ADVERBS[groups["often"].lower()], None, is_set=True)
    found = duration(match, known)
    return Value(found.value, None, is_set=True) if found else None


_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}


def yearly(match: re.Match[str], _: Known) -> Value | None:
    """ "each July", "every spring"."""
    when = _SEASONS[match["season"].lower()] if match["season"] else f"{month_of(match['month']):02d}"
    return Value(f"XXXX-{when}", None, is_set=True)


def reference(match: re.Match[str], _: Known) -> Value | None:
    """ "now", "recently", "in the coming weeks": PRESENT_REF, PAST_REF, FUTURE_REF."""
    word = " ".join(match["ref"].lower().split())
    if re.search(r"now|current|moment|these days|nowadays", word):
        return Value("PRESENT_REF")
    return Value(
        "FUTURE_REF"
        if re.search(r"soon|future|coming|later|shortly|term|one day|ahead|to come|some ?day", word)
        else "PAST_REF"
    )
