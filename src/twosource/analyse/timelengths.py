"""Times counted from others, lengths, what comes again, and references: "two weeks ago", "five months", "daily", "now".

The functions work as those of :mod:`twosource.analyse.timedays`.
"""

import re
from datetime import date, timedelta

from twosource.analyse.calendar import number, unit_at, unit_of
from twosource.analyse.timebase import UNANCHORED, Known, Value, meaning, one_day
from twosource.analyse.timedays import dated
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
    back = where in {"ago", "earlier", "before"}
    if unit == "year" and count == 1 and back and known.quarter is not None:
        return meaning(
            unit_at(known.quarter.low, "quarter", -4), Anchor.MENTION, reason="a year before the quarter named"
        )
    if not count.is_integer() or unit in {"decade", "century"}:
        unit, factor = _SMALLER.get(unit, (unit, 1))
        count *= factor
    near_now = where in {"ago", "in"} or known.day is None
    base = known.published if near_now or known.day is None else known.day
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


_CODES = {"second": "S", "minute": "M", "hour": "H", "day": "D", "night": "D", "week": "W", "weekend": "WE", "month": "M", "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE"}  # fmt: skip


_PARTS_OF = {"year": ("month", 12), "week": ("day", 7), "day": ("hour", 24), "hour": ("minute", 60), "minute": ("second", 60)}  # fmt: skip


def duration(match: re.Match[str], _: Known) -> Value | None:
    """ "five months", "more than a decade" (ten years), "several weeks" (PXW), "half an hour", "a year and a half"."""
    groups = match.groupdict()
    unit = unit_of(match["unit"])
    count = number(groups["count"]) if groups.get("count") else (None if match["unit"].lower().endswith("s") else 1.0)
    if count is not None:
        count += 0.5 if groups.get("half") else 0.0
        count = 0.25 if groups.get("quarter") is not None else count
        if unit in {"decade", "century"}:
            unit, count = "year", count * (10 if unit == "decade" else 100)
        if not count.is_integer() and unit in _PARTS_OF:
            unit, factor = _PARTS_OF[unit]
            count *= factor
    amount = "X" if count is None else f"{count:.15g}"
    return Value(f"P{'T' if unit in {'second', 'minute', 'hour'} else ''}{amount}{_CODES[unit]}")


_ADVERBS = {"hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W", "monthly": "P1M", "annual": "P1Y", "annually": "P1Y", "yearly": "P1Y"}  # fmt: skip


def again(match: re.Match[str], known: Known) -> Value | None:
    """ "daily", "every day", "each Thursday", "annual", "every two weeks"."""
    groups = match.groupdict()
    if groups.get("often"):
        return Value(_ADVERBS[groups["often"].lower()], None, is_set=True)
    found = duration(match, known)
    return Value(found.value, None, is_set=True) if found else None


def reference(match: re.Match[str], _: Known) -> Value | None:
    """ "now", "recently", "in the coming weeks": PRESENT_REF, PAST_REF, FUTURE_REF."""
    word = " ".join(match["ref"].lower().split())
    if re.search(r"now|current|moment|these days|nowadays", word):
        return Value("PRESENT_REF")
    return Value("FUTURE_REF" if re.search(r"soon|future|coming|later|shortly", word) else "PAST_REF")
