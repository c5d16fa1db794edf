"""Days and hours: "on Wednesday", "Feb 24", "the next morning", "9 a.m. Tuesday", "Thanksgiving".

Each function takes the match of a pattern in :mod:`twosource.analyse.times.forms` and what is known so
far, and gives the TIMEX3 value with the days covered, or None where the words mean no time after all.
"""

import re
from datetime import date, timedelta

from twosource.analyse.times.base import (
    UNANCHORED,
    Known,
    Value,
    hour_of_day,
    looking,
    meaning,
    month_of,
    one_day,
    part_of_day,
    step_of,
)
from twosource.analyse.times.calendar import MONTH, WEEKDAYS, Interval, day, shifted, unit_at, unit_of
from twosource.analyse.times.holidays import holiday
from twosource.analyse.times.tense import Direction
from twosource.model.analysis import Anchor

# --- days -------------------------------------------------------------------------------------


# Without a cue, a date within so many days ahead is meant as coming ("the feast is on July 4"); house rule
_SOON_DAYS = 100
# A day so near is meant even against the tense of its clause (measured on TimeBank, 2026-11)
_CLOSE_DAYS = 60


def dated(match: re.Match[str], known: Known) -> Value | None:
    """ "2022-06-15", "June 15, 2022", "Wednesday, 15 June 2022", "2/24/2022", "Feb 24" (year by the clause)."""
    groups = match.groupdict()
    months = month_of(groups["month"]) if groups.get("month") else int(groups["mon"])
    days = int(groups["day"])
    part = part_of_day(match)
    if groups.get("year"):
        years = int(groups["year"])
        years += (2000 if years < 70 else 1900) if years < 100 else 0
        return meaning(day(years, months, days), Anchor.CALENDAR, suffix=part)
    if known.published is None:
        return Value(f"XXXX-{months:02d}-{days:02d}", None, Anchor.PUBLICATION, "no day of publication to count from")
    over = _EVENT.match(match.string, match.end()) or _ENDED.search(
        match.string, max(0, match.start() - 12), match.start()
    )
    which = "last" if over else groups.get("which")
    return meaning(yearless(months, days, which, known.published, looking(match)), suffix=part)


# "the Sept. 11 attacks": an event that has its name from its day has been
_EVENT = re.compile(
    r"\s(?:terror(?:ist)?\s)?(?:attacks?|bombings?|shootings?|massacre|raids?|coup|riots?|crash|killings?)\b", re.I
)
# "the quarter ended Oct. 31": reported when it is over
_ENDED = re.compile(r"\bended\s$", re.I)


def yearless(months: int, days: int, which: str | None, here: date, looks: Direction) -> Interval | None:
    """The past one where the clause looks back, the coming one where forward, else the nearer one.

    Whoever means a day almost a year away writes the year: then the one near at hand is meant whatever the tense.
    """
    past = _first_day(here, months, days, range(0, -9, -1), past=True)
    coming = _first_day(here, months, days, range(0, 9), past=False)
    if past is None or coming is None:
        return past or coming
    behind, ahead = (here - past.low).days, (coming.low - here).days
    step = step_of(which)
    if step is not None:
        return past if step == -1 else coming if step == 1 else day(here.year, months, days)
    if min(behind, ahead) <= _CLOSE_DAYS:
        return past if behind <= ahead else coming
    if looks is Direction.OPEN:
        return coming if ahead <= min(_SOON_DAYS, behind) else past
    return coming if looks is Direction.FORWARD else past


def _first_day(here: date, months: int, days: int, years: range, *, past: bool) -> Interval | None:
    """The first such day from ``here`` on, backward or forward; up to eight years for 29 February."""
    for step in years:
        found = day(here.year + step, months, days)
        if found is not None and (found.low <= here if past else found.low >= here):
            return found
    return None


# "April 24 and", with the day before it in the list
_LIST = re.compile(rf"{MONTH}\s\d{{1,2}}\sand\s$", re.I)
# "June 3 and 4 people"; refused as well: "June 3 and 4 percent". What may follow a day is a preposition or a verb
_GOES_ON = re.compile(
    r"\s(?:in|at|of|to|with|for|by|on|as|when|after|before|during|and|but|the|were|was|are|is|will)\b|[.,;:)”\"]|\s*$"
)


def listed(match: re.Match[str], known: Known) -> Value | None:
    """ "April 24 and 25": the second day of the month named with the first."""
    before = match.string[max(0, match.start() - 20) : match.start()]
    if known.day is None or not _LIST.search(before) or not _GOES_ON.match(match.string, match.end()):
        return None
    return meaning(day(known.day.year, known.day.month, int(match["day"])))


def day_of_month(match: re.Match[str], known: Known) -> Value | None:
    """ "on the 24th": of the month of publication, or of the one before or after as the clause looks."""
    if known.published is None:
        return UNANCHORED
    here, days = known.published, int(match["day"])
    forward = looking(match) is Direction.FORWARD
    first = here.replace(day=1)
    for step in (0, 1, 2) if forward else (0, -1, -2):
        moved = shifted(first, months=step)
        found = day(moved.year, moved.month, days)
        if found is not None and (found.low >= here if forward else found.low <= here):
            return meaning(found)
    return None


def day_range(match: re.Match[str], known: Known) -> Value | None:
    """ "June 15-17, 2022", "15 to 17 June": from the one to the other, both included."""
    months, first, last = month_of(match["month"]), int(match["day"]), int(match["last"])
    if match["year"]:
        low: Interval | None = day(int(match["year"]), months, first)
        anchor = Anchor.CALENDAR
    elif known.published is None:
        return Value(f"XXXX-{months:02d}-{first:02d}/XXXX-{months:02d}-{last:02d}", None, Anchor.PUBLICATION)
    else:
        low, anchor = yearless(months, first, None, known.published, looking(match)), Anchor.PUBLICATION
    high = day(low.low.year, months, last) if low else None
    if low is None or high is None or high.low <= low.low:
        return None
    return Value(f"{low.value}/{high.value}", Interval(low.low, high.low, low.value), anchor)


def attacks(_: re.Match[str], __: Known) -> Value | None:
    """ "9/11": the day of the attacks of 2001."""
    return meaning(day(2001, 9, 11), Anchor.CALENDAR)


# "would look for ways round Wednesday's ruling": what is named by its day has been
_POSSESSIVE = re.compile(r"['’]s\b")


def weekday(match: re.Match[str], known: Known) -> Value | None:
    """ "on Wednesday", "last Friday night", "next Monday": the nearest past one unless the clause looks forward."""
    named = WEEKDAYS[match["weekday"].lower().rstrip(".")[:3]]
    which = " ".join((match.groupdict().get("which") or "").lower().split())
    if which in {"every", "each"} or (match.groupdict().get("plural") and not which):
        return Value(f"XXXX-WXX-{named + 1}" + part_of_day(match), None, is_set=True)
    if known.published is None:
        return UNANCHORED
    here = known.published
    back, ahead = (here.weekday() - named) % 7, (named - here.weekday()) % 7
    step = step_of(which)
    if step == 1:
        found = here + timedelta(days=ahead or 7)
    elif step == -1:
        found = here - timedelta(days=back or 7)
    elif step == 0:
        found = here - timedelta(days=here.weekday()) + timedelta(days=named)
    elif looking(match) is Direction.FORWARD and not _POSSESSIVE.match(match.string, match.end()):
        found = here + timedelta(days=ahead)
    else:
        found = here - timedelta(days=back)
    reason = f"the nearest {match['weekday']} {'from' if found > here else 'up to'} {here}"
    return one_day(found, suffix=part_of_day(match), reason=reason)


def near(match: re.Match[str], known: Known) -> Value | None:
    """ "today", "yesterday", "tomorrow night", "tonight", "the day before yesterday"."""
    word = match["near"].lower()
    if known.published is None:
        return UNANCHORED
    step = {"yesterday": -1, "today": 0, "tonight": 0, "overnight": 0, "tomorrow": 1}[word]
    beyond = (match.groupdict().get("beyond") or "").lower()
    step += {"after": 1, "before": -1}.get(beyond, 0)
    suffix = "TNI" if word in {"tonight", "overnight"} else part_of_day(match)
    return one_day(known.published + timedelta(days=step), suffix=suffix)


def this_part(match: re.Match[str], known: Known) -> Value | None:
    """ "this morning", "later this afternoon", "last night"."""
    if known.published is None:
        return UNANCHORED
    last = match["which"].lower() == "last"
    return one_day(known.published - timedelta(days=last), suffix=part_of_day(match))


def same_unit(match: re.Match[str], known: Known) -> Value | None:
    """ "that day", "the same year", "the next day", "the following month", "the night before": counted from the day named last."""
    unit = unit_of(match["unit"] or "day")
    here = known.base(unit)
    if here is None:
        return UNANCHORED
    word = " ".join(match["which"].lower().split())
    step = (
        1
        if word in {"the next", "the following"}
        else -1
        if word in {"the previous", "the preceding", "before", "earlier"}
        else 0
    )
    found = unit_at(here, unit, step)
    return meaning(found, Anchor.MENTION, reason=f"counted from {here}", suffix=part_of_day(match))


def named_day(match: re.Match[str], known: Known) -> Value | None:
    """ "Thanksgiving Day", "last Christmas", "the day before Easter 2019", "on the eve of Good Friday"."""
    shift = -1 if match["eve"] else {"before": -1, "after": 1}.get((match["beyond"] or "").lower(), 0)
    if match["year"]:
        found = holiday(match["holiday"], int(match["year"])) + timedelta(days=shift)
        return _with_week(match, found, Anchor.CALENDAR)
    if known.published is None:
        return UNANCHORED
    here = known.published
    near_days = [holiday(match["holiday"], here.year + step) for step in (-1, 0, 1)]
    past, coming = max(d for d in near_days if d <= here), min(d for d in near_days if d >= here)
    step = step_of(match["which"])
    looks = looking(match)
    if step == -1:
        found = past
    elif step in {0, 1} or (step is None and looks is Direction.FORWARD):
        found = coming
    elif min(coming - here, here - past) <= _NEAR_HOLIDAY:
        found = coming if coming - here < here - past else past
    elif step is None and looks is Direction.BACK:
        found = past
    else:
        found = coming if coming - here < here - past else past
    return _with_week(match, found + timedelta(days=shift), Anchor.PUBLICATION)


# "as Easter week began", said six days before Easter; house rule
_NEAR_HOLIDAY = timedelta(days=10)


def _with_week(match: re.Match[str], found: date, anchor: Anchor) -> Value | None:
    """The day itself, or its week or weekend: a Monday ends its long weekend ("the Labor Day weekend")."""
    if not match["whole"]:
        return one_day(found, anchor)
    inside = found - timedelta(days=found.weekday() == 0 and match["whole"].lower() == "weekend")
    return meaning(unit_at(inside, match["whole"].lower(), 0), anchor)


# --- hours ------------------------------------------------------------------------------------


def clock(match: re.Match[str], known: Known) -> Value | None:
    """ "6:58 a.m.", "0335 GMT", "9 a.m. EST Tuesday": on the day named with it, else on the one named last."""
    hour = hour_of_day(match)
    if hour is None:
        return None
    groups = match.groupdict()
    if groups.get("weekday"):
        return weekday(match, known)
    if groups.get("month"):
        return dated(match, known)
    if groups.get("near"):
        return near(match, known)
    here = known.day or known.published
    head = here.isoformat() if here else "XXXX-XX-XX"
    anchor = Anchor.MENTION if known.day else Anchor.PUBLICATION
    return Value(head + hour, Interval(here, here, head) if here else None, anchor)
