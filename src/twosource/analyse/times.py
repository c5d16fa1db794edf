"""Time expressions of news English with their TIMEX3 value and the days they cover.

A weekday is the nearest past one, the day of publication included, unless the clause looks
forward. Values follow TimeML (TIMEX3): dates, weeks ("2022-W23"), durations ("P3D") and
references ("PAST_REF"). Any text goes in and no exception comes out.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from twosource.analyse.calendar import (
    MONTH,
    MONTHS,
    NUMBER,
    SEASON,
    UNIT,
    WEEKDAY,
    WEEKDAYS,
    Interval,
    day,
    month,
    number,
    quarter,
    shifted,
    unit_of,
    week,
    weekend,
    year,
)
from twosource.analyse.words import plain_letters
from twosource.model.analysis import TimeExpression
from twosource.model.span import Span

_PART = r"(?:\s(?P<part>morning|afternoon|evening|night|noon|midnight))?"
_DAYNO = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR = r"(?:1[6-9]|20)\d\d"
# "they will meet again "  "plans to return "  "by "   refused: "spoke to reporters ", "refused to say "
_FORWARD = re.compile(
    r"\b(?:(?:(?:will|would|shall|next|coming|upcoming|plans?|planned|due|scheduled|expected|by|set\s(?:to|for))\s"
    r"|(?<!declined\s)(?<!refused\s)(?<!failed\s)(?<!forced\s)(?<!had\s)to\s"
    r"(?!(?:an?|the|this|his|her|their|its|him|them|us|me|\w+s|(?-i:[A-Z])\w*)\s))"
    r"(?:[\w'’-]+\s){0,6}|(?:until|till)\s(?:the\s)?)$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a relative expression is counted from, and whether the clause looks forward."""

    published: date | None
    forward: bool = False
    mentioned: date | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """What an expression means: its TIMEX3 value, the days, whether it hangs on the anchor."""

    value: str
    interval: Interval | None = None
    relative: bool = False
    reason: str = ""


Resolver = Callable[[re.Match[str], Anchor], Value | None]


def _absolute(match: re.Match[str], anchor: Anchor) -> Value | None:
    """ "2022-06-15", "June 15, 2022", "15 June 2022", "Feb 24" (year by the anchor)."""
    groups = match.groupdict()
    months = groups.get("month")
    month_number = MONTHS[months.lower().rstrip(".")] if months else int(groups["mon"])
    day_number = int(groups["day"])
    if groups.get("year"):
        return _of(day(int(groups["year"]), month_number, day_number))
    if anchor.published is None:
        return Value(f"XXXX-{month_number:02d}-{day_number:02d}")
    return _of(_nearest_day(month_number, day_number, anchor), relative=True)


def _of(interval: Interval | None, *, relative: bool = False, suffix: str = "") -> Value | None:
    return Value(interval.value + suffix, interval, relative) if interval else None


def _nearest_day(month_number: int, day_number: int, anchor: Anchor) -> Interval | None:
    """The past one, unless it lies within a month ahead or the clause looks forward."""
    assert anchor.published is not None
    here = anchor.published
    this = day(here.year, month_number, day_number)
    if this is None or this.low <= here or (this.low - here).days <= 45:
        return (
            this
            if this and (not anchor.forward or this.low >= here)
            else day(here.year + 1, month_number, day_number) or this
        )
    return this if anchor.forward else day(here.year - 1, month_number, day_number)


def _month_year(match: re.Match[str], _: Anchor) -> Value | None:
    return _of(month(int(match["year"]), MONTHS[match["month"].lower().rstrip(".")]))


def _bare_month(match: re.Match[str], anchor: Anchor) -> Value | None:
    """ "in November", "last September", "this March"."""
    number_of_month = MONTHS[match["month"].lower().rstrip(".")]
    if anchor.published is None:
        return Value(f"XXXX-{number_of_month:02d}")
    here, which = anchor.published, (match["which"] or "").lower()
    years = here.year
    if which in {"last", "past"}:
        years -= number_of_month >= here.month
    elif which in {"next", "coming"}:
        years += number_of_month <= here.month
    elif anchor.forward:
        years += number_of_month < here.month
    elif number_of_month > here.month + 1:
        years -= 1
    return _of(month(years, number_of_month), relative=True)


def _weekday(match: re.Match[str], anchor: Anchor) -> Value | None:
    number_of_day = WEEKDAYS[match["weekday"].lower().rstrip(".")[:3]]
    if anchor.published is None:
        return Value("", None, True, "no day of publication to count from")
    here, which = anchor.published, (match["which"] or "").lower()
    back = (here.weekday() - number_of_day) % 7
    if which in {"next", "coming", "this coming"} or (anchor.forward and which not in {"last", "past"}):
        found = here + timedelta(days=(number_of_day - here.weekday()) % 7 or (7 if which else 0))
    elif which in {"last", "past"}:
        found = here - timedelta(days=back or 7)
    else:
        found = here - timedelta(days=back)
    suffix = _part(match)
    reason = f"the nearest {match['weekday']} {'from' if found > here else 'up to'} {here}"
    return Value(found.isoformat() + suffix, Interval(found, found, found.isoformat()), True, reason)


def _part(match: re.Match[str]) -> str:
    part = (match.groupdict().get("part") or "").lower()
    return {
        "morning": "TMO",
        "afternoon": "TAF",
        "evening": "TEV",
        "night": "TNI",
        "noon": "T12:00",
        "midnight": "T00:00",
    }.get(part, "")


def _near(match: re.Match[str], anchor: Anchor) -> Value | None:
    """ "today", "yesterday", "tomorrow", "tonight"."""
    word = match["near"].lower()
    if anchor.published is None:
        return Value("", None, True, "no day of publication to count from")
    step = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}[word]
    found = anchor.published + timedelta(days=step)
    suffix = "TNI" if word == "tonight" else _part(match)
    return Value(found.isoformat() + suffix, Interval(found, found, found.isoformat()), True)


def _this_unit(match: re.Match[str], anchor: Anchor) -> Value | None:
    """ "last week", "this year", "earlier this month", "next quarter", "the past decade"."""
    which, unit = match["which"].lower(), unit_of(match["unit"])
    if anchor.published is None:
        return Value("", None, True, "no day of publication to count from")
    step = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1}[which]
    return _of(_unit_at(anchor.published, unit, step), relative=True)


def _unit_at(here: date, unit: str, step: int) -> Interval | None:
    """The day, week, month … that lies ``step`` of them from the one of ``here``."""
    if unit == "day":
        found = here + timedelta(days=step)
        return Interval(found, found, found.isoformat())
    if unit == "week":
        return week(here + timedelta(weeks=step))
    if unit == "weekend":
        return weekend(here + timedelta(weeks=step))
    if unit == "month":
        moved = shifted(here, months=step)
        return month(moved.year, moved.month)
    if unit == "quarter":
        moved = shifted(here, months=3 * step)
        return quarter(moved.year, (moved.month + 2) // 3)
    if unit == "year":
        return year(here.year + step)
    if unit == "decade":
        first = (here.year // 10 + step) * 10
        return Interval(date(first, 1, 1), date(first + 9, 12, 31), f"{first // 10}")
    if unit == "century":
        first = (here.year // 100 + step) * 100
        return Interval(date(max(1, first), 1, 1), date(first + 99, 12, 31), f"{first // 100}")
    return None


_SMALLER = {"week": ("day", 7), "year": ("month", 12), "decade": ("year", 10), "century": ("year", 100)}
"""What parts of a unit are counted in: half a year is six months."""


def _ago(match: re.Match[str], anchor: Anchor) -> Value | None:
    """ "three days ago", "a year earlier", "two weeks later", "in three months"."""
    count, unit = number(match["count"]), unit_of(match["unit"])
    if anchor.published is None:
        return Value("", None, True, "no day of publication to count from")
    if count is None:
        return Value("", None, True, "how many is not said")
    smaller, factor = _SMALLER.get(unit, (unit, 1))
    if not count.is_integer():
        unit, count = smaller, count * factor
    where = (match.groupdict().get("where") or "in").lower()
    sign = -1 if where in {"ago", "earlier", "before"} else 1
    base = anchor.published if where in {"ago", "in"} else anchor.mentioned or anchor.published
    return _of(_unit_at(base, unit, sign * round(count)), relative=True)


def _year_alone(match: re.Match[str], _: Anchor) -> Value | None:
    return _of(year(int(match["year"])))


def _decade(match: re.Match[str], _: Anchor) -> Value | None:
    digits = match["decade"]
    first = int(digits) if len(digits) == 4 else 1900 + int(digits)
    return Value(f"{first // 10}", Interval(date(first, 1, 1), date(first + 9, 12, 31), f"{first // 10}"))


def _edge(match: re.Match[str], anchor: Anchor) -> Value | None:
    """ "the start of the year", "the end of last month", "in the middle of November"."""
    edge = match["edge"].lower()
    if match["month"]:
        inner: Value | None = _bare_month(match, anchor)
    else:
        which = (match["which"] or "this").lower()
        if anchor.published is None:
            return Value("", None, True, "no day of publication to count from")
        step = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0)
        inner = _of(_unit_at(anchor.published, unit_of(match["unit"]), step), relative=True)
    if inner is None or inner.interval is None or edge == "middle":
        return inner
    found = inner.interval.high if edge in {"end", "close"} else inner.interval.low
    if (inner.interval.high - inner.interval.low).days > 300:
        return _of(month(found.year, found.month), relative=True)
    return Value(inner.value, Interval(found, found, inner.value), True)


def _season(match: re.Match[str], anchor: Anchor) -> Value | None:
    code = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}[match["season"].lower()]
    first = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    if match["year"]:
        years = int(match["year"])
    elif anchor.published is None:
        return Value(f"XXXX-{code}", None, True)
    else:
        which = (match["which"] or "").lower()
        years = anchor.published.year
        if which in {"last", "past"} and first + 2 >= anchor.published.month:
            years -= 1
        elif which in {"next", "coming"} and first <= anchor.published.month:
            years += 1
    low = date(years, first, 1)
    end = shifted(low, months=3) - timedelta(days=1)
    return Value(f"{years}-{code}", Interval(low, end, f"{years}-{code}"), match["year"] is None)


def _duration(match: re.Match[str], _: Anchor) -> Value | None:
    count, unit = number(match["count"]), unit_of(match["unit"])
    code = {
        "second": "TS",
        "minute": "TM",
        "hour": "TH",
        "day": "D",
        "night": "D",
        "week": "W",
        "weekend": "WE",
        "month": "M",
        "quarter": "Q",
        "year": "Y",
        "decade": "DE",
        "century": "CE",
    }.get(unit)
    if code is None:
        return None
    amount = "X" if count is None else f"{count:.15g}"
    timed = code.startswith("T")
    return Value(f"P{'T' if timed else ''}{amount}{code[1:] if timed else code}")


def _clock(match: re.Match[str], anchor: Anchor) -> Value | None:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower().replace(".", "")
    if half == "pm" and hour < 12:
        hour += 12
    if half == "am" and hour == 12:
        hour = 0
    if hour > 24 or minute > 59:
        return None
    here = anchor.mentioned or anchor.published
    head = here.isoformat() if here else "XXXX-XX-XX"
    interval = Interval(here, here, head) if here else None
    return Value(f"{head}T{hour:02d}:{minute:02d}", interval, True)


def _reference(match: re.Match[str], _: Anchor) -> Value | None:
    word = " ".join(match["ref"].lower().split())
    if word in {"now", "currently", "nowadays", "right now", "at the moment", "these days"}:
        return Value("PRESENT_REF")
    return Value("FUTURE_REF" if word in {"soon", "the future"} or "coming" in word else "PAST_REF")


def _holiday(match: re.Match[str], anchor: Anchor) -> Value | None:
    name = match["holiday"].lower().replace("’", "'")
    fixed = {
        "christmas eve": (12, 24),
        "christmas day": (12, 25),
        "christmas": (12, 25),
        "new year's eve": (12, 31),
        "new year's day": (1, 1),
        "independence day": (7, 4),
        "valentine's day": (2, 14),
        "halloween": (10, 31),
    }
    if name not in fixed or anchor.published is None:
        return Value("", None, True)
    return _of(_nearest_day(*fixed[name], anchor), relative=True)


_WHICH = r"(?:(?P<which>last|past|next|coming|this coming|this|previous|current)\s)?"
RULES: tuple[tuple[str, Resolver], ...] = (
    (rf"(?P<year>{_YEAR})-(?P<mon>\d\d)-(?P<day>\d\d)(?:T\d\d:\d\d(?::\d\d)?Z?)?", _absolute),
    (rf"(?P<month>{MONTH})\s(?P<day>{_DAYNO})(?:st|nd|rd|th)?,?\s(?P<year>{_YEAR})", _absolute),
    (rf"(?P<day>{_DAYNO})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{MONTH}),?\s(?P<year>{_YEAR})", _absolute),
    (rf"(?P<month>{MONTH})\s(?P<day>{_DAYNO})(?:st|nd|rd|th)?(?![\d:%,.]\d)", _absolute),
    (rf"(?P<day>{_DAYNO})(?:st|nd|rd|th)?\s(?:of\s)?(?P<month>{MONTH})", _absolute),
    (rf"(?P<month>{MONTH}),?\s(?:of\s)?(?P<year>{_YEAR})", _month_year),
    (rf"(?:the\s)?(?P<edge>start|beginning|end|close|middle)\sof\s(?:the\s)?{_WHICH}(?:(?P<month>{MONTH})|(?P<unit>{UNIT}))", _edge),
    (rf"(?:(?:early|earlier|late|later|mid)\s)?(?:on\s)?{_WHICH}(?P<weekday>{WEEKDAY}){_PART}", _weekday),
    (rf"(?:(?:early|late|later|earlier)\s)?(?P<near>today|yesterday|tomorrow|tonight){_PART}", _near),
    (rf"(?:(?:early|earlier|late|later)\s)?(?:the\s)?(?P<which>last|past|previous|this|current|next|coming)\s(?P<unit>{UNIT})", _this_unit),
    (rf"(?:(?:about|around|nearly|almost|more than|less than|over|just|some)\s)?(?P<count>{NUMBER})\s(?P<unit>{UNIT})s?\s(?P<where>ago|earlier|later|before|after)", _ago),
    (rf"in\s(?P<count>{NUMBER})\s(?P<unit>days|weeks|months|years)\b(?!\s(?:of|since))", _ago),
    (rf"{_WHICH}(?P<season>{SEASON})(?:\s(?:of\s)?(?P<year>{_YEAR}))?(?=\s(?:\d|and|in|of|when|as|by|,|\.)|[.,;:]|$)", _season),
    (r"(?P<holiday>Christmas Eve|Christmas Day|Christmas|New Year['’]s Eve|New Year['’]s Day|Independence Day|Valentine['’]s Day|Halloween|Thanksgiving Day|Thanksgiving|Labor Day|Memorial Day|Easter)", _holiday),
    (rf"(?:(?:early|late|mid)[\s-])?{_WHICH}(?P<month>{MONTH})(?!\s?\d)", _bare_month),
    (r"(?:the\s)?(?:(?:early|late|mid)[\s-])?(?P<decade>(?:1[6-9]|20)\d0)['’]?s", _decade),
    (rf"(?:(?:early|late|mid)[\s-])?(?P<year>{_YEAR})(?![\d,.%]*\d|\s?(?:percent|%|people|dollars|votes|miles|km|troops|workers|jobs|pounds|euros))", _year_alone),
    (r"(?P<hour>[01]?\d|2[0-4])(?::(?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?m\b\.?)(?:\s(?:local time|GMT|UTC|E[SD]T|P[SD]T|C[SD]T|M[SD]T|ET|PT|CT|BST|CET))?", _clock),
    (rf"(?:(?:more than|less than|at least|about|around|nearly|almost|over|up to|within|the (?:last|past|next))\s)?(?P<count>{NUMBER})[\s-](?P<unit>{UNIT})s?(?![\w-])(?!(?<=quarter)\sof\b|(?<=quarters)\sof\b)", _duration),
    (r"(?P<ref>(?:in\s)?(?:recent|past|last|previous)\s(?:days|weeks|months|years|decades|times)|recently|most recently|previously|formerly|once|lately|initially|right now|now|currently|at the time|at the moment|nowadays|these days|soon|the future|the past|(?:the\s)?coming\s(?:days|weeks|months|years))", _reference),
)  # fmt: skip
"""Patterns in the order in which they are asked; the first that matches at a place wins."""

_COMPILED = tuple((re.compile(rf"(?<![\w$€£-])(?:{pattern})(?![\w])", re.I), resolve) for pattern, resolve in RULES)
_STARTS = re.compile(
    r"(?<![\w$€£-])(?:\d|the\s|an?\s|on\s|in\s|at\s|[jfmasond][aeucop][nbrylgptvc]|early|earlier|late|later|mid|last|past|"
    r"this|next|coming|previous|current|mon|tue|wed|thu|fri|sat|sun|today|yesterday|tomorrow|tonight|spring|summer|autumn|"
    r"fall|winter|christmas|new\syear|halloween|thanksgiving|labor|memorial|easter|independence|valentine|one|two|three|"
    r"four|five|six|seven|eight|nine|ten|eleven|twelve|several|few|couple|half|dozen|hundred|about|around|nearly|almost|"
    r"more|less|over|just|some|up|within|recent|most|once|now|right|soon|these|start|beginning|end|close|middle|"
    r"twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|fifteen|decade|initially|lately|formerly)",
    re.I,
)  # fmt: skip


def times(
    text: str, published: date | None = None, start: int = 0, end: int | None = None
) -> tuple[TimeExpression, ...]:
    """Every time expression of ``text[start:end]``, in order, none overlapping.

    Args:
        published: the day that "yesterday" and "on Wednesday" are counted from.

    Example:
        >>> [t.value for t in times("It began on Feb 24; he called on Wednesday.", date(2022, 6, 16))]
        ['2022-02-24', '2022-06-15']
    """
    return tuple(_found(plain_letters(text), published, start, len(text) if end is None else end))


def _found(text: str, published: date | None, start: int, end: int) -> Iterator[TimeExpression]:
    position, mentioned = start, None
    while (place := _STARTS.search(text, position, end)) is not None:
        position = place.start() + 1
        for pattern, resolve in _COMPILED:
            match = pattern.match(text, place.start(), end)
            if match is None:
                continue
            if _is_other(text, match):
                break
            forward = bool(_FORWARD.search(text, max(0, match.start() - 60), match.start()))
            meant = _meant(resolve, match, Anchor(published, forward, mentioned))
            if meant is None:
                continue
            yield _expression(text, match, meant)
            if meant.interval is not None and meant.interval.low == meant.interval.high:
                mentioned = meant.interval.low
            position = match.end()
            break


def _meant(resolve: Resolver, match: re.Match[str], anchor: Anchor) -> Value | None:
    """What the expression means; beyond the calendar ("99999999999 weeks ago") only that it is one."""
    try:
        return resolve(match, anchor)
    except (ValueError, OverflowError):
        return Value("", None, True, "outside the years 1 to 9999")


# "may" the verb, "march" the walk; "Jan Novak", "the Sun", "Mar-a-Lago": no day or month alone is cut short without a dot
_OTHER_WORDS = frozenset("may march mar sat sun wed fall spring dec Jan Mar Jun Dec Mon Wed Sat Sun".split())
_IN_TIME = re.compile(r"\b(?:in|last|this|since|until|by|early|late)\s$", re.I)
# "more than 2000 homes"
_BOUND = re.compile(r"\b(?:than|over|about|least|nearly|almost|some|roughly|up\sto)\s$", re.I)


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Words that look like a time and are none: "may" the verb, "march" the walk, "second"."""
    words, before = match.group(), text[max(0, match.start() - 12) : match.start()]
    after = text[match.end() : match.end() + 12]
    if words in _OTHER_WORDS or (words.islower() and words.rstrip(".") in _OTHER_WORDS):
        return True
    if words == "May":
        return not re.match(r"\s(?:\d|and|of|when|,)|[.,;]", after) and not _IN_TIME.search(before)
    if words in {"April", "June", "August"}:
        return bool(re.match(r"\s[A-Z]", after)) and not _IN_TIME.search(before)
    if words.lower() == "a second":
        return not re.match(r"\s(?:or|and)\b|[.,;:!?\"”]|$", after)
    return bool(re.fullmatch(_YEAR, words) and _BOUND.search(before))


def _expression(text: str, match: re.Match[str], meant: Value) -> TimeExpression:
    lead = re.match(r"(?:on|in|at)\s", match.group(), re.I)
    start = match.start() + (lead.end() if lead else 0)
    interval = meant.interval
    return TimeExpression(
        span=Span(start, match.end()),
        value=meant.value,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        relative=meant.relative,
        score=0.9 if meant.value else 0.3,
        reason=meant.reason,
    )


def nearest(found: tuple[TimeExpression, ...], offset: int) -> TimeExpression | None:
    """The last expression that begins at or before ``offset``."""
    place = bisect_right([t.span.start for t in found], offset) - 1
    return found[place] if place >= 0 else None
