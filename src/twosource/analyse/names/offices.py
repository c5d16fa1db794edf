"""Who held an office on a day, by the project's table of office-holders.

The table gives first and last days; near a hand-over, outside the table and beyond the day up to which it is
known, nobody is named: "cannot tell", with the reason.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from twosource.analyse.tables import places
from twosource.tables import head, rows

# Whoever took or left an office so few days ago may or may not be meant by its name; house rule
_HANDOVER = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """One person in one office from a first to a last day; no last day: still in office when the table was made."""

    holder: str
    since: date
    until: date | None = None

    def held_on(self, day: date) -> bool:
        """Whether the person held the office on a day."""
        return self.since <= day and (self.until is None or day < self.until)

    def __str__(self) -> str:
        return f"{self.since} to {self.until or 'now'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """Who holds an office on a day; no ``tenure`` where it cannot be told, and why not."""

    tenure: Tenure | None
    reason: str


Office = tuple[str, str]
"""A body (a country as in the table of places, else its name in small letters) and an office."""


@cache
def tenures() -> Mapping[Office, tuple[Tenure, ...]]:
    """Every holder of every office, under all words for the office."""
    found: dict[Office, list[Tenure]] = defaultdict(list)
    for body, offices, person, since, *until in rows("office_holders.tsv"):
        known = until[0] if until else ""
        last = date.fromisoformat(known) if known else None
        tenure = Tenure(holder=person, since=date.fromisoformat(since), until=last)
        for office in offices.split("|"):
            found[_body(body), office].append(tenure)
    return {office: tuple(held) for office, held in found.items()}


@cache
def synonyms(body: str, office: str) -> frozenset[str]:
    """All words for an office of a body: "premier" is "prime minister" too."""
    held = tenures().get((body, office))
    return frozenset(word for (other, word), same in tenures().items() if other == body and same == held)


@cache
def bodies() -> Mapping[str, str]:
    """The forms of bodies with offices, countries left out: "UN" is "united nations"."""
    names = {row[0] for row in rows("office_holders.tsv")}
    return {form: _body(name) for name in names if name not in places() for form in name.split("|")}


@cache
def known_until() -> date:
    """The day up to which the table is known."""
    stated = re.search(r"Known until: (\d{4}-\d\d-\d\d)", head("office_holders.tsv"))
    assert stated is not None, "the head of office_holders.tsv states up to when it is known"
    return date.fromisoformat(stated[1])


def _body(name: str) -> str:
    place = places().get(name)
    return place.country if place is not None else name.partition("|")[0].casefold()


def levelled(office: str) -> str:
    """An office in small letters and one spelling.

    Example:
        >>> levelled("Defence Secretary"), levelled("vice-president")
        ('defense secretary', 'vice-president')
    """
    return " ".join(office.lower().split()).replace("defence", "defense")


def holding(body: str, office: str, day: date | None) -> Holding:
    """Who held an office on a day.

    Example:
        >>> held = holding("china", "president", date(2022, 6, 16))
        >>> held.tenure.holder, held.reason
        ('Xi Jinping', 'president by the office-holder table, 2013-03-14 to now')
        >>> holding("united kingdom", "prime minister", date(2022, 9, 8)).reason
        'Boris Johnson, Liz Truss: the office was handed over about then'
        >>> holding("china", "president", None).reason
        'no day of publication to look it up for'
    """
    if day is None:
        return Holding(tenure=None, reason="no day of publication to look it up for")
    if day > known_until():
        return Holding(tenure=None, reason=f"the office-holder table is known until {known_until()} only")
    held = tenures().get((body, office), ())
    near = [next((t for t in held if t.held_on(day + step)), None) for step in (-_HANDOVER, timedelta(0), _HANDOVER)]
    now = near[1]
    if now is None or any(other is None or other.holder != now.holder for other in near):
        names = dict.fromkeys(tenure.holder for tenure in near if tenure is not None)
        reason = f"{', '.join(names)}: the office was handed over about then" if names else "nobody in the table"
        return Holding(tenure=None, reason=reason)
    return Holding(tenure=now, reason=f"{office} by the office-holder table, {now}")
