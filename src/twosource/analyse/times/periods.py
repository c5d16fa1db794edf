"""Months, quarters, seasons, years, decades and centuries: "in June", "the third quarter", "the 1990s".

The functions work as those of :mod:`twosource.analyse.times.days`.
"""

import re
from datetime import date, timedelta

from twosource.analyse.times.base import (
    UNANCHORED,
    Known,
    Value,
    compares_quarters,
    looking,
    meaning,
    month_of,
    step_of,
)
from twosource.analyse.times.calendar import (
    Interval,
    century,
    decade,
    month,
    quarter,
    shifted,
    unit_at,
    unit_of,
    worded_year,
    year,
)
from twosource.analyse.times.tense import Direction
from twosource.model.analysis import Anchor

# --- months, quarters, seasons, years ---------------------------------------------------------


# "the summit in April", said in December; house rule
_AHEAD_MONTHS = 4


def month_of_year(match: re.Match[str], known: Known) -> Value | None:
    """ "June 2022", "July last year", "January nineteen ninety-seven"."""
    months = month_of(match["month"])
    groups = match.groupdict()
    if groups.get("year"):
        return meaning(month(int(match["year"]), months), Anchor.CALENDAR)
    if groups.get("worded"):
        return meaning(month(worded_year(match["worded"]), months), Anchor.CALENDAR)
    if known.published is None:
        return Value(f"XXXX-{months:02d}", None, Anchor.PUBLICATION)
    return meaning(month(known.published.year + (step_of(match["whichyear"]) or 0), months))


def bare_month(match: re.Match[str], known: Known) -> Value | None:
    """ "in November", "last September", "early next March"."""
    months = month_of(match["month"])
    if known.published is None:
        return Value(f"XXXX-{months:02d}", None, Anchor.PUBLICATION)
    here, step = known.published, step_of(match["which"])
    behind, ahead = (here.month - months) % 12, (months - here.month) % 12
    if step == -1:
        behind = behind or 12
    elif step == 1:
        ahead = ahead or 12
    if step == 0:
        return meaning(month(here.year, months))
    moved = shifted(here, months=ahead if step == 1 or (step is None and _lies_ahead(match, ahead)) else -behind)
    return meaning(month(moved.year, months))


def _lies_ahead(match: re.Match[str], ahead: int) -> bool:
    """Whether a month without its year is to come, as the clause looks and, where it is open, if it is near."""
    if ahead == 0:
        return False
    looks = looking(match)
    return looks is Direction.FORWARD or (looks is Direction.OPEN and ahead <= _AHEAD_MONTHS)


def this_unit(match: re.Match[str], known: Known) -> Value | None:
    """ "last week", "this year", "earlier this month", "next quarter", "late in the year"."""
    unit = unit_of(match["unit"])
    if known.published is None:
        return UNANCHORED
    return meaning(unit_at(known.published, unit, step_of(match["which"]) or 0))


def weekend_gone(match: re.Match[str], known: Known) -> Value | None:
    """ "over the weekend": the last one, or the coming one where the clause looks forward."""
    if known.published is None:
        return UNANCHORED
    day_of_week = known.published.weekday()
    ahead = day_of_week >= 5 or (day_of_week >= 2 and looking(match) is Direction.FORWARD)
    return meaning(unit_at(known.published, "weekend", 0 if ahead else -1))


_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1": 1, "2": 2, "3": 3, "4": 4, "final": 4, "last": 4}


def quarter_of(match: re.Match[str], known: Known) -> Value | None:
    """ "the third quarter", "third-quarter profit", "Q3 2022", "this year's first quarter", "the latest quarter"."""
    groups = match.groupdict()
    order = _ORDER.get((groups.get("order") or groups.get("short") or "").lower())
    if groups.get("year") and order:
        return meaning(quarter(int(groups["year"]), order), Anchor.CALENDAR)
    if known.published is None:
        return UNANCHORED
    if order is None and "current" in match.group().lower():
        return meaning(unit_at(known.published, "quarter", 0))
    if order is None:
        return _latest_quarter(known)
    here, step = known.published, step_of(groups.get("whichyear"))
    if step is not None:
        return meaning(quarter(here.year + step, order))
    if groups.get("ago"):
        return meaning(quarter(here.year - 1 - (3 * order - 2 > here.month), order), Anchor.MENTION)
    if looking(match) is Direction.FORWARD and -9 < 3 * order - here.month < 9:
        # "expects to report third-quarter profit": a quarter over for less than half a year is still meant
        return meaning(quarter(here.year + (here.month - 3 * order > 6), order))
    return meaning(quarter(here.year - (3 * order - 2 > here.month), order))


def _latest_quarter(known: Known) -> Value | None:
    """ "the quarter": the one named last, else the last that was over on the day of publication."""
    if known.quarter is not None:
        return meaning(known.quarter, Anchor.MENTION, reason="the quarter named before")
    assert known.published is not None
    return meaning(unit_at(known.published, "quarter", -1))


def year_ago(match: re.Match[str], known: Known) -> Value | None:
    """ "the year-ago quarter", "year-earlier results": the same quarter a year before, or the year before."""
    if known.published is None:
        return UNANCHORED
    if known.quarter and compares_quarters(match, known) and "month" not in match.group().lower():
        return meaning(
            unit_at(known.quarter.low, "quarter", -4), Anchor.MENTION, reason="a year before the quarter named"
        )
    if "quarter" in match.group().lower():
        return meaning(unit_at(known.published, "quarter", -5))
    return meaning(unit_at(known.published, "year", -1))


def half_year(match: re.Match[str], known: Known) -> Value | None:
    """ "the second half of 2021", "the first half of the year"."""
    if match["year"]:
        years, anchor = int(match["year"]), Anchor.CALENDAR
    elif known.published is None:
        return UNANCHORED
    else:
        years, anchor = known.published.year + (step_of(match["whichyear"]) or 0), Anchor.PUBLICATION
    half = 1 if match["order"].lower() == "first" else 2
    low = date(years, 6 * half - 5, 1)
    value = f"{years:04d}-H{half}"
    return Value(value, Interval(low, month(years, 6 * half).high, value), anchor)


def season(match: re.Match[str], known: Known) -> Value | None:
    """ "last summer", "the spring of 2019", "this winter"."""
    name = match["season"].lower()
    code, first = {"spring": ("SP", 3), "summer": ("SU", 6), "autumn": ("FA", 9), "fall": ("FA", 9), "winter": ("WI", 12)}[name]  # fmt: skip
    groups, anchor = match.groupdict(), Anchor.PUBLICATION
    if groups.get("year") or groups.get("worded"):
        years, anchor = int(groups["year"]) if groups.get("year") else worded_year(groups["worded"]), Anchor.CALENDAR
    elif known.published is None:
        return Value(f"XXXX-{code}", None, Anchor.PUBLICATION)
    else:
        here, step = known.published, step_of(groups.get("which"))
        years = here.year
        begun = first <= here.month
        if step == -1:
            years -= not (begun and first + 2 < here.month)
        elif step == 1:
            years += begun
        elif step is None and not begun and looking(match) is not Direction.FORWARD:
            years -= 1
    low = date(years, first, 1)
    value = f"{years}-{code}"
    return Value(value, Interval(low, shifted(low, months=3) - timedelta(days=1), value), anchor)


def edge(match: re.Match[str], known: Known) -> Value | None:
    """ "the start of the year", "the end of last month", "the middle of November 2019", "year-end"."""
    word = match["edge"].lower()
    inner = _whole(match, known)
    if inner is None or inner.interval is None or word in {"middle", "mid"}:
        return inner
    whole = inner.interval
    found = whole.high if word in {"end", "close"} else whole.low
    span_days = (whole.high - whole.low).days
    if span_days > 3000:
        return meaning(year(found.year), inner.anchor)
    if span_days > 300 and not match["year"]:
        return meaning(month(found.year, found.month), inner.anchor)
    return Value(inner.value, Interval(found, found, inner.value), inner.anchor)


def _whole(match: re.Match[str], known: Known) -> Value | None:
    """What the edge is an edge of."""
    if match["month"] and match["year"]:
        return meaning(month(int(match["year"]), month_of(match["month"])), Anchor.CALENDAR)
    if match["month"]:
        return bare_month(match, known)
    if match["year"]:
        return meaning(year(int(match["year"])), Anchor.CALENDAR)
    if known.published is None:
        return UNANCHORED
    return meaning(unit_at(known.published, unit_of(match["unit"]), step_of(match["which"]) or 0))


def year_end(_: re.Match[str], known: Known) -> Value | None:
    """ "by year-end", "at year's end": the year of publication."""
    return UNANCHORED if known.published is None else meaning(year(known.published.year))


def year_alone(match: re.Match[str], _: Known) -> Value | None:
    """ "2019", "fiscal 2019", "the year two thousand", "nineteen ninety-six"."""
    groups = match.groupdict()
    return meaning(year(int(groups["year"]) if groups.get("year") else worded_year(groups["worded"])), Anchor.CALENDAR)


def short_year(match: re.Match[str], known: Known) -> Value | None:
    """ "in '96", "late ’97": the year of that number that is nearest to publication."""
    here = known.published.year if known.published else 2000
    return meaning(year(min((c + int(match["short"]) for c in (1800, 1900, 2000, 2100)), key=lambda y: abs(y - here))))


def years_range(match: re.Match[str], _: Known) -> Value | None:
    """ "2015-2019", "1914–18": from the one to the other."""
    first, last = int(match["year"]), match["last"]
    stop = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if not first < stop <= first + 150:
        return None
    return Value(f"{first}/{stop}", Interval(date(first, 1, 1), date(stop, 12, 31), f"{first}/{stop}"))


_DECADES = {"twenties": 192, "thirties": 193, "forties": 194, "fifties": 195, "sixties": 196, "seventies": 197, "eighties": 198, "nineties": 199}  # fmt: skip


def decade_of(match: re.Match[str], _: Known) -> Value | None:
    """ "the 1990s", "the late '80s", "the nineties"."""
    groups = match.groupdict()
    if groups.get("wordeddecade"):
        return meaning(decade(10 * _DECADES[groups["wordeddecade"].lower()]), Anchor.CALENDAR)
    digits = groups["decade"]
    first = int(digits) if len(digits) == 4 else (1900 if int(digits) > 20 else 2000) + int(digits)
    if first % 100 == 0 and len(digits) == 4 and first != 2000:
        return meaning(century(first), Anchor.CALENDAR)
    return meaning(decade(first), Anchor.CALENDAR)


_NTH = {name: 12 + index for index, name in enumerate("twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first".split())}  # fmt: skip


def century_of(match: re.Match[str], _: Known) -> Value | None:
    """ "the 20th century" is "19", "the twenty-first century" "20"."""
    word = match["nth"].lower()
    nth = _NTH.get(word) or int(re.sub(r"\D", "", word))
    return meaning(century(100 * (nth - 1)), Anchor.CALENDAR) if 1 <= nth <= 30 else None
