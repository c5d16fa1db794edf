"""Named days of the year and on which day they fall.

Fixed days, days told by weekday and month, and those that hang on Easter (Gregorian, by the
computus of Meeus, Jones and Butcher). Days of other calendars (Ramadan, Diwali, Passover) are
not computed: their names are left to the reader.
"""

from collections.abc import Callable
from datetime import date, timedelta


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def _weekday(month: int, weekday: int, nth: int, shift: int = 0) -> Callable[[int], date]:
    """The nth Monday (0) … of a month; the last where ``nth`` is -1; ``shift`` days later."""

    def found(year: int) -> date:
        if nth < 0:
            last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
            return last - timedelta(days=(last.weekday() - weekday) % 7) + timedelta(days=shift)
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1) + shift)

    return found


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar.

    Example:
        >>> easter(2022), easter(2000)
        (datetime.date(2022, 4, 17), datetime.date(2000, 4, 23))
    """
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


DAYS: dict[str, Callable[[int], date]] = {
    "new year's day": _fixed(1, 1),
    "martin luther king day": _weekday(1, 0, 3),
    "martin luther king jr. day": _weekday(1, 0, 3),
    "inauguration day": _fixed(1, 20),
    "valentine's day": _fixed(2, 14),
    "presidents day": _weekday(2, 0, 3),
    "presidents' day": _weekday(2, 0, 3),
    "st. patrick's day": _fixed(3, 17),
    "april fools' day": _fixed(4, 1),
    "may day": _fixed(5, 1),
    "memorial day": _weekday(5, 0, -1),
    "mother's day": _weekday(5, 6, 2),
    "father's day": _weekday(6, 6, 3),
    "juneteenth": _fixed(6, 19),
    "canada day": _fixed(7, 1),
    "independence day": _fixed(7, 4),
    "fourth of july": _fixed(7, 4),
    "bastille day": _fixed(7, 14),
    "labor day": _weekday(9, 0, 1),
    "columbus day": _weekday(10, 0, 2),
    "halloween": _fixed(10, 31),
    "election day": _weekday(11, 0, 1, 1),
    "guy fawkes night": _fixed(11, 5),
    "armistice day": _fixed(11, 11),
    "remembrance day": _fixed(11, 11),
    "veterans day": _fixed(11, 11),
    "thanksgiving": _weekday(11, 3, 4),
    "thanksgiving day": _weekday(11, 3, 4),
    "black friday": _weekday(11, 3, 4, 1),
    "christmas eve": _fixed(12, 24),
    "christmas": _fixed(12, 25),
    "christmas day": _fixed(12, 25),
    "boxing day": _fixed(12, 26),
    "new year's eve": _fixed(12, 31),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "maundy thursday": _from_easter(-3),
    "good friday": _from_easter(-2),
    "easter": _from_easter(0),
    "easter sunday": _from_easter(0),
    "easter monday": _from_easter(1),
    "whit monday": _from_easter(50),
}
"""Each named day, in small letters, and when it falls; American where countries differ (Thanksgiving, Labor Day)."""

HOLIDAY = (
    "(?:"
    + "|".join(sorted(DAYS, key=len, reverse=True)).replace("'", "['’]").replace(" ", r"\s").replace(".", r"\.")
    + ")"
)


def holiday(name: str, year: int) -> date:
    """The day that a name means in a year.

    Raises:
        KeyError: no day of the table has the name.

    Example:
        >>> holiday("Thanksgiving Day", 2018), holiday("Memorial Day", 2022)
        (datetime.date(2018, 11, 22), datetime.date(2022, 5, 30))
    """
    return DAYS[" ".join(name.lower().replace("’", "'").split())](year)
