"""The project's own tables of places and outlets, read once from ``twosource/tables``."""

from dataclasses import dataclass
from functools import cache

from twosource.tables import rows, text


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A form of a place's name and what it leads to.

    Attributes:
        level: one key for all forms of the place ("kyiv").
        country: the country meant or stood for ("ukraine"), else "".
        use: "country", "people" (demonym), "capital", "seat" (of government) or "place".
    """

    level: str
    country: str
    use: str


@cache
def places() -> dict[str, Place]:
    """Every form in the tables of countries, territories and places."""
    found: dict[str, Place] = {}
    for row in rows("places.tsv"):
        for form in (row[0], *_forms(row, 1)):
            found[form] = Place(level=row[0].casefold(), country="", use="place")
    for name, first in (("territories.tsv", 1), ("official_names.tsv", 0)):
        for row in rows(name):
            country = row[first].casefold()
            for form in (row[first], *_forms(row, first + 1), *_forms(row, first + 2)):
                found.setdefault(form, Place(level=country, country=country, use="country"))
    for row in rows("countries.tsv"):
        _add_country(row, found)
    return found


def _add_country(row: list[str], found: dict[str, Place]) -> None:
    """A country's capital, seats of government, people and names; of equal forms the name of the country stays."""
    country = row[0].casefold()
    for form in _forms(row, 3):
        level = _forms(row, 3)[0].casefold()
        found[form] = Place(level=level, country=country, use="capital")
    for form in _forms(row, 4):
        level = form.removeprefix("the ").casefold()
        found[form] = Place(level=level, country=country, use="seat")
    for form in _forms(row, 2):
        found.setdefault(form, Place(level=country, country=country, use="people"))
    for form in (row[0], *_forms(row, 1)):
        found[form] = Place(level=country, country=country, use="country")


@cache
def outlets() -> dict[str, str]:
    """Every form of an outlet's name, and its main name."""
    return {form: row[0] for row in rows("outlets.tsv") for form in (row[0], *_forms(row, 1))}


def _forms(row: list[str], column: int) -> list[str]:
    return row[column].split("|") if len(row) > column and row[column] else []


@cache
def given_names() -> dict[str, str]:
    """Given names, and "m", "f" or "" (borne by both)."""
    found: dict[str, str] = {}
    sex = ""
    for line in text("given_names.txt").splitlines():
        if line.startswith("#") or not line:
            continue
        if line.endswith(":"):
            sex = {"male:": "m", "female:": "f"}.get(line, "")
            continue
        for name in line.split():
            found[name] = sex if found.get(name, sex) == sex else ""
    return found
