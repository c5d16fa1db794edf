"""One form for a country, its people and the spellings of its capital, so that "Ukrainian capital" meets "Kyiv".

Single words only, from the packaged tables; a country of several words ("United States") stays as it is written.
"""

from collections.abc import Iterator
from functools import cache

from twosource.tables import rows


@cache
def one_form() -> dict[str, str]:
    """Words in small letters that have another form, and that form.

    Example:
        >>> [one_form().get(word) for word in ("kiev", "ukrainian", "odessa", "ferry")]
        ['kyiv', 'ukraine', 'odesa', None]
    """
    forms: dict[str, str] = {}
    for first, others, *_ in _rows("places.tsv", fields=2):
        forms |= dict.fromkeys(others.split("|"), first)
    for name, others, people, capital, *_ in _rows("countries.tsv", fields=4):
        spellings = capital.split("|")
        forms |= dict.fromkeys(spellings[1:], spellings[0])
        forms |= dict.fromkeys([*others.split("|"), *people.split("|")], name)
    return {form: first for form, first in forms.items() if _is_word(form) and first.isalpha()}


@cache
def capitals() -> dict[str, str]:
    """The capital of each country, where both are one word.

    Example:
        >>> capitals()["ukraine"]
        'kyiv'
    """
    pairs = {row[0]: row[3].partition("|")[0] for row in _rows("countries.tsv", fields=4)}
    return {name: capital for name, capital in pairs.items() if name.isalpha() and capital.isalpha()}


# Forms that are words beside: "to polish", a Swiss canton.
_WORDS_TOO = frozenset(("polish", "canton"))
# Shorter ones are abbreviations that other things have too ("ME", "OH").
_SHORTEST = 4


def _is_word(form: str) -> bool:
    return form.isalpha() and len(form) >= _SHORTEST and form not in _WORDS_TOO


def _rows(name: str, fields: int = 1) -> Iterator[list[str]]:
    """The fields of each row in small letters, at least so many."""
    for row in rows(name):
        yield [field.lower() for field in row] + [""] * (fields - len(row))
