"""Dates as metadata writes them: ISO 8601, RFC 822 mail dates, and month names in English."""

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from twosource.model.report import DateOrigin, Published

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|sep sept september|"
            "oct october|nov november|dec december"
        ).split("|"),
        1,
    )
    for name in names.split()
}
# "2022-06-15 14:00" "2022/06/15" "20220615T140000Z"
_ISO_LIKE = re.compile(r"\s*(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?:[T ].*)?\s*$")
# "3:00 p.m.": mail dates know no half days and would take it for the morning
_HALF_DAY = re.compile(r"\b[ap]\.?m\b", re.I)
# "June 15, 2022" "15 June 2022" "Wed, 15 Jun 2022" (days and months as words)
_MONTH_FIRST = re.compile(r"\b([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")
_DAY_FIRST = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\.?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b")


def published(stated: str, origin: DateOrigin = DateOrigin.METADATA, reason: str = "") -> Published | None:
    """The day (and moment, where it is stated) that ``stated`` names, or None.

    Example:
        >>> published("Wed, 15 Jun 2022 14:00:00 GMT").day
        datetime.date(2022, 6, 15)
        >>> published("soon") is None
        True
    """
    stated = stated.strip()
    moment = _moment(stated)
    day = moment.date() if moment else _day(stated)
    if day is None:
        return None
    exact = moment if moment and (moment.hour or moment.minute or moment.tzinfo) else None
    return Published(day=day, moment=exact, origin=origin, reason=reason or f"stated as {stated!r}")


def _moment(stated: str) -> datetime | None:
    try:
        return datetime.fromisoformat(stated)
    except ValueError:
        pass
    if _HALF_DAY.search(stated):
        return None
    try:
        return parsedate_to_datetime(stated)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _day(stated: str) -> date | None:
    if found := _ISO_LIKE.match(stated):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _MONTH_FIRST.search(stated):
        return _date(int(found[3]), MONTHS.get(found[1].lower(), 0), int(found[2]))
    if found := _DAY_FIRST.search(stated):
        return _date(int(found[3]), MONTHS.get(found[2].lower(), 0), int(found[1]))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
