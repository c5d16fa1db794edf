"""Whether two names of places mean the same one, or one stands for the other.

Forms come from the project's tables; beside them only writing is levelled: accents, hyphens, "St."
and "Saint", "&" and "and", a leading "the". Nothing is guessed by likeness: Niger is not Nigeria,
the Republic of Korea is not North Korea, and the two Congos are told apart. Names that several
places bear are ambiguous until the text says more.
"""

import re
import unicodedata
from functools import cache, lru_cache

from twosource.analyse.tables import Place, places
from twosource.model.sameness import Sameness, Verdict

AMBIGUOUS = {
    "georgia": ("Georgia, the country", "Georgia, the American state"),
    "korea": ("North Korea", "South Korea"),
    "the congo": ("Congo", "Democratic Republic of the Congo"),
    "macedonia": ("North Macedonia", "Macedonia, the Greek region"),
    "washington": ("Washington, the capital", "Washington, the American state"),
    "samoa": ("Samoa", "American Samoa"),
    "guinea": ("Guinea", "Equatorial Guinea", "Guinea-Bissau"),
    "ireland": ("Ireland, the country", "Ireland, the island"),
    "sudan": ("Sudan", "South Sudan"),
    "birmingham": ("Birmingham, England", "Birmingham, Alabama"),
    "cambridge": ("Cambridge, England", "Cambridge, Massachusetts"),
    "san jose": ("San Jose, California", "San José, Costa Rica"),
    "victoria": ("Victoria, Seychelles", "Victoria, Australia", "Victoria, Canada"),
    "kingston": ("Kingston, Jamaica", "Kingston, Canada"),
    "santiago": ("Santiago, Chile", "Santiago de Compostela"),
    "tripoli": ("Tripoli, Libya", "Tripoli, Lebanon"),
    "georgetown": ("Georgetown, Guyana", "George Town, Malaysia"),
}
"""Names that more than one place bears; compiled for this project, 2026-11."""

# Only these are held to be ambiguous beside a longer name of one of their bearers; "Sudan" beside "Khartoum" is clear
_OPEN = frozenset({"georgia", "korea", "the congo", "macedonia"})
# "republic of guyana", "islamic republic of afghanistan": the state of a known country; those that differ ("Republic
# of Korea", "Republic of China", "Republic of the Congo") stand in the tables and are found first
_STATE = re.compile(
    r"(?:(?:islamic|democratic|people's|federal|socialist|federative|united|plurinational|independent|bolivarian|eastern|oriental|arab|popular)\s)*"
    r"(?:republic|kingdom|state|states|commonwealth|federation|principality|sultanate|emirate|union|duchy|province)\sof\s(?:the\s)?"
    r"((?!korea$|china$|congo$|georgia$|ireland$|macedonia$).+)"
)
_SAINT = re.compile(r"\b(?:st|ste)\b\.?", re.I)


# A story names some hundred places; the forms are levelled once each.
@lru_cache(maxsize=4096)
def level(name: str) -> str:
    """The form in which spellings of one name are equal.

    Example:
        >>> level("Côte d’Ivoire"), level("St. Kitts & Nevis"), level("the Gambia")
        ("cote d'ivoire", 'saint kitts and nevis', 'gambia')
    """
    plain = unicodedata.normalize("NFKD", name.casefold().replace("ı", "i").replace("’", "'").replace("&", " and "))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = _SAINT.sub("saint", plain)
    plain = re.sub(r"(?<=\b\w)\.", "", plain).replace(".", " ")
    return " ".join(re.sub(r"[-–,()]", " ", plain).split()).removeprefix("the ")


@cache
def _levelled() -> dict[str, Place]:
    """The tables by levelled form; the more definite use wins ("Singapore" the country over the capital)."""
    order = ("country", "capital", "seat", "people", "place")
    found: dict[str, Place] = {}
    for form, place in places().items():
        key = level(form)
        if key not in found or order.index(place.use) < order.index(found[key].use):
            found[key] = place
    return found


def place_named(name: str) -> Place | None:
    """The place that a form names, whatever its accents, hyphens and article.

    Example:
        >>> place_named("Türkiye").country, place_named("Atlantis")
        ('turkey', None)
    """
    key = level(name)
    found = places().get(name) or _levelled().get(key)
    if found is None and "," in name:
        head, _, tail = name.partition(",")
        found = _levelled().get(level(f"{tail} {head}"))
    if found is None and (state := _STATE.match(key)) is not None:
        found = _levelled().get(state[1])
    return found if found is None or found.use != "people" or name in places() else None


def same_place(one: str, two: str) -> Verdict:
    """Whether two forms name one place; a capital or seat of government only *stands for* its country.

    Example:
        >>> same_place("Kiev", "Kyiv").value.value
        'same'
        >>> same_place("Republic of Korea", "North Korea").reason
        'Republic of Korea is South Korea, not North Korea'
        >>> verdict = same_place("the Kremlin", "Russia")
        >>> verdict.value.value, verdict.reason
        ('overlaps', 'the Kremlin stands for Russia')
        >>> same_place("Georgia", "Republic of Georgia").value.value
        'cannot tell'
    """
    first, second = level(one), level(two)
    if first == second:
        return _verdict(Sameness.SAME, 0.95 if first not in AMBIGUOUS else 0.8, "the same name")
    for short, other in ((first, two), (second, one)):
        if short in _OPEN and _might_be(short, other):
            return _verdict(Sameness.CANNOT_TELL, 0.5, f"{' or '.join(AMBIGUOUS[short])} may be meant")
    here, there = place_named(one), place_named(two)
    if here is None or there is None:
        unknown = one if here is None else two
        return _verdict(Sameness.CANNOT_TELL, 0.3, f"{unknown} stands in no table of places")
    if here.level == there.level and (here.use == there.use or "people" not in {here.use, there.use}):
        return _verdict(Sameness.SAME, 0.95, f"both are {_title(here.level)}")
    if here.country and here.country == there.country:
        return _stands_for(one, here, two, there)
    return _verdict(Sameness.DIFFERS, 0.95, f"{_is(one, here)}, not {_title(there.country or there.level)}")


def _might_be(short: str, other: str) -> bool:
    """Whether the other name is one of those that the ambiguous one may mean."""
    known = place_named(other)
    named = {level(bearer.partition(",")[0]) for bearer in AMBIGUOUS[short]}
    return level(other) != short and known is not None and (known.level in named or known.country in named)


def _stands_for(one: str, here: Place, two: str, there: Place) -> Verdict:
    rank = {"country": 0, "people": 1, "capital": 2, "seat": 3, "place": 4}
    (whole, _), (part, place) = sorted(((one, here), (two, there)), key=lambda pair: rank[pair[1].use])
    if place.use == "people":
        return _verdict(Sameness.OVERLAPS, 0.8, f"{part} is of {whole}")
    return _verdict(
        Sameness.OVERLAPS, 0.7, f"{part} stands for {whole if here.use != there.use else _title(place.country)}"
    )


def _is(name: str, place: Place) -> str:
    if place.use in {"capital", "seat", "people"}:
        return f"{name} is of {_title(place.country)}"
    return name if level(name) == level(place.level) else f"{name} is {_title(place.country or place.level)}"


def _title(words: str) -> str:
    small = {"of", "the", "and"}
    return " ".join(word if word in small else word[:1].upper() + word[1:] for word in words.split())


def _verdict(value: Sameness, score: float, reason: str) -> Verdict:
    return Verdict(value=value, score=score, reason=reason)
