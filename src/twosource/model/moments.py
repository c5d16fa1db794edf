"""A time expression's value in words, for readers: "15 June 2022" for 2022-06-15."""

import re
from datetime import date

from twosource.model.analysis import TimeExpression

_MONTHS = (
    "January February March April May June July August September October November December"
).split()  # fmt: skip
_PARTS = {"TMO": "morning", "TAF": "afternoon", "TEV": "evening", "TNI": "night", "TDT": "daytime"}
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}
_UNITS = {
    "Y": "year", "Q": "quarter", "M": "month", "W": "week", "WE": "weekend", "D": "day", "FN": "fortnight",
    "DE": "decade", "CE": "century", "TH": "hour", "TM": "minute", "TS": "second",
}  # fmt: skip
_REFERENCES = {"PAST_REF": "some time past", "PRESENT_REF": "now", "FUTURE_REF": "some time to come"}
# "2022-06-15"  "2022-06-15T17:00"  "2022-06-15TNI"  "2022-06-15T17:00-05:00"
_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:(T[A-Z]{2})|T(\d\d(?::\d\d)?)(?::\d\d)?([Z+-].*)?)?")
# "2022-W24"  "2022-W24-WE"  "2022-06"  "2022-SU"  "2022-Q2"  "2022"  "202"  "P2D"  "PT3H"
_WEEK = re.compile(r"\d{4}-W\d\d(-WE)?")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_PERIOD = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
_DECADE = re.compile(r"(\d{3})X?")
_LENGTH = re.compile(r"P(T?)(\d+(?:\.\d+)?)([A-Z]{1,2})")


def day_in_words(day: date) -> str:
    """A day as news writes it.

    Example:
        >>> day_in_words(date(2022, 6, 15))
        '15 June 2022'
    """
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def in_words(time: TimeExpression) -> str:
    """What is meant, in words; the value as it stands where it has none.

    Example:
        >>> from twosource.model.span import Span
        >>> [in_words(TimeExpression(span=Span(0, 1), value=value)) for value in ("2022-06-15T17:00", "2022-06", "P2D")]
        ['15 June 2022, 17:00', 'June 2022', '2 days']
    """
    value = time.value
    if found := _DAY.fullmatch(value):
        return _of_day(found)
    if found := _MONTH.fullmatch(value):
        month = int(found.group(2))
        return f"{_MONTHS[month - 1]} {found.group(1)}" if 1 <= month <= len(_MONTHS) else value
    if (found := _WEEK.fullmatch(value)) and time.low is not None and time.high is not None:
        what = "weekend" if found.group(1) else "week"
        return f"the {what} of {day_in_words(time.low)} to {day_in_words(time.high)}"
    if found := _PERIOD.fullmatch(value):
        year, part = found.groups()
        name = _SEASONS.get(part) or f"{'quarter' if part[0] == 'Q' else 'half'} {part[1]} of"
        return f"{name} {year}"
    if (found := _DECADE.fullmatch(value)) and len(value) == len("199"):
        return f"the {found.group(1)}0s"
    if found := _LENGTH.fullmatch(value):
        return _of_length(found) or value
    return _REFERENCES.get(value, value)


def _of_day(found: re.Match[str]) -> str:
    year, month, day, part, hour, zone = found.groups()
    try:
        named = day_in_words(date(int(year), int(month), int(day)))
    except ValueError:
        return found.group()
    if part:
        return f"{named}, {_PARTS.get(part, part)}"
    return f"{named}, {hour}{f' ({zone})' if zone else ''}" if hour else named


def _of_length(found: re.Match[str]) -> str:
    clock, count, code = found.groups()
    unit = _UNITS.get(clock + code, "")
    plural = {"century": "centuries"}.get(unit, f"{unit}s")
    return f"{count} {unit if count == '1' else plural}" if unit else ""
