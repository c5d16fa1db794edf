"""Figures: numbers with their unit, what they count, and the interval the words allow.

"more than 30 percent" is 30 and up; "nearly 130,000" is about 117,000 to 130,000; "$147 billion"
counts US dollars. Numbers inside time expressions and names are left to those.
"""

import math
import re
from collections.abc import Iterable, Iterator

from twosource.analyse.words import plain_letters
from twosource.model.analysis import Figure
from twosource.model.span import Span

_SCALES = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "bn": 1e9,
    "tn": 1e12,
    "b": 1e9,
}
_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "dozen": 12,
}  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
_FRACTIONS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5}
_CURRENCIES = {
    "$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "a$": "AUD", "c$": "CAD", "₽": "RUB", "₩": "KRW",
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "pound": "GBP", "pounds": "GBP", "yen": "JPY", "yuan": "CNY",
    "rupees": "INR", "rubles": "RUB", "roubles": "RUB", "won": "KRW", "francs": "CHF", "usd": "USD", "eur": "EUR", "gbp": "GBP",
    "cents": "USD",
}  # fmt: skip
_ONES = "|".join((*_UNITS, *_TENS))
_WORDED = rf"(?:(?:{'|'.join(_TENS)})[\s-](?:one|two|three|four|five|six|seven|eight|nine)|{_ONES})"
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"dozen|hundred|thousand|million|billion|trillion|bn|mn|tn"
_MORE = r"more\sthan|over|above|at\sleast|upwards?\sof|no\s(?:fewer|less)\sthan|exceeding|in\sexcess\sof|north\sof"
_LESS = r"less\sthan|fewer\sthan|under|below|up\sto|at\smost|no\smore\sthan|as\s(?:many|much)\sas"
_NEAR = r"nearly|almost|close\sto|just\sunder|just\sshy\sof"
_ABOUT = r"about|around|roughly|approximately|some|an\sestimated|estimated|or\sso"
_FIGURE = re.compile(
    rf"""(?<![\w.,-])(?:
        (?P<bound>{_MORE}|{_LESS}|{_NEAR}|{_ABOUT})\s)?
      (?:(?P<sign>US\$|A\$|C\$|[$€£¥₹₽₩])\s?)?
      (?:
        (?P<half>half\sa|a\squarter\sof\sa|a|one\sand\sa\shalf|a\scouple\sof)\s(?P<alone>dozen|hundred|thousand|million|billion|trillion)(?:s\sof)?
      | (?P<score>\d{{1,4}}-\d{{1,4}})(?![\d-])
      | (?P<digits>{_DIGITS})(?:(?P<ordinal>st|nd|rd|th)\b|[\s-]?(?P<scale>{_SCALE})\b|(?P<letter>[kmb]|bn|m)\b)?
      | (?P<part>half|an?\s(?:third|quarter|fifth))(?=\sof\b|\sthe\b)
      | (?P<top>one|two|three|four)[\s-](?P<fraction>thirds?|quarters?|fifths?|half)(?!-)
      | (?P<worded>{_WORDED})(?:[\s-](?P<wscale>{_SCALE}))?
      | (?P<ordinalword>{"|".join(_ORDINALS)})
      )
      (?P<unit>\s?%|\s(?:percentage\spoints?|percent|per\scent|pct|{"|".join(c for c in _CURRENCIES if c.isalpha())}))?
      (?![\w])""",
    re.X | re.I,
)  # fmt: skip
# "12 people", "15,000 Ukrainian troops", "a 40-foot wall"
_COUNTED = re.compile(r"[\s-](?:[A-Za-z][\w.’'-]*\s){0,2}?[a-z]{3,}\b")
_WORD = re.compile(r"\S+")
# "no one came", "this one is open"
_ANY = re.compile(r"\b(?:no|any|every|some|this|that|each|which)\s$", re.I)
# "nearly 130,000" and "about 130,000" allow a tenth less or more (house rule; a later issue measures it)
_SLACK = 0.1
_NOUN_STOP = frozenset(
    (
        "the and for that with from who was were are has have had his her its their this than into after before "
        "over more less also said of in on at to by as or but not per each"
    ).split()
)
_PEOPLE = frozenset(
    (
        "people persons men women children americans lawmakers officials leaders soldiers troops civilians "
        "migrants voters workers students reporters residents members senators republicans democrats judges "
        "police officers"
    ).split()
)


def figures(text: str, taken: Iterable[Span] = (), start: int = 0, end: int | None = None) -> tuple[Figure, ...]:
    """Every figure of ``text[start:end]`` outside the spans already ``taken``, in order.

    Example:
        >>> [(f.value, f.unit, f.low) for f in figures("up more than 30 percent to $147 billion")]
        [(30.0, 'percent', 30.0), (147000000000.0, 'USD', 147000000000.0)]
    """
    blocked = sorted(taken)
    return tuple(_found(plain_letters(text), blocked, start, len(text) if end is None else end))


def _found(text: str, blocked: list[Span], start: int, end: int) -> Iterator[Figure]:
    place, last = 0, start
    for match in _FIGURE.finditer(text, start, end):
        while place < len(blocked) and blocked[place].end <= match.start():
            place += 1
        limit = min(end, blocked[place].start) if place < len(blocked) else end
        if match.start() < last or limit < match.end():
            continue
        found = _figure(text, match, limit)
        if found is not None:
            last = found.span.end
            yield found


def _figure(text: str, match: re.Match[str], end: int) -> Figure | None:
    value, unit = _value(match)
    if value is None or not math.isfinite(value) or _is_pronoun(text, match):
        return None
    stop = match.end()
    sign = match["sign"]
    if sign:
        unit = _CURRENCIES[sign.lower()]
    elif match["unit"]:
        unit = _named_unit(" ".join(match["unit"].lower().split()))
    elif not unit:
        unit, stop = _counted(text, match, end)
    low, high = _bounds(match["bound"], value)
    return Figure(span=Span(match.start(), stop), value=value, low=low, high=high, unit=unit)


def _value(match: re.Match[str]) -> tuple[float | None, str]:
    """The number, and "ordinal" or "fraction" where the form says so."""
    groups = match.groupdict()
    if groups["digits"]:
        value = float(groups["digits"].replace(",", ""))
        scale = (groups["scale"] or groups["letter"] or "").lower()
        if groups["letter"] and not groups["sign"]:
            return None, ""
        return value * _SCALES.get(scale, 1.0), "ordinal" if groups["ordinal"] else ""
    if groups["score"]:
        return float(groups["score"].partition("-")[0]), "score"
    if groups["alone"]:
        factor = {"half a": 0.5, "a quarter of a": 0.25, "one and a half": 1.5, "a couple of": 2.0}.get(
            " ".join(groups["half"].lower().split()), 1.0
        )
        return factor * _SCALES[groups["alone"].lower()], ""
    if groups["part"]:
        return _FRACTIONS[groups["part"].lower().split()[-1]], "fraction"
    if groups["fraction"]:
        top = _UNITS[groups["top"].lower()]
        return top * _FRACTIONS[groups["fraction"].lower().rstrip("s")], "fraction"
    if groups["worded"]:
        return _worded(groups["worded"]) * _SCALES.get((groups["wscale"] or "").lower(), 1.0), ""
    return float(_ORDINALS[groups["ordinalword"].lower()]), "ordinal"


def _worded(words: str) -> float:
    parts = re.split(r"[\s-]", words.lower())
    return float(sum(_UNITS.get(part, _TENS.get(part, 0)) for part in parts))


def _named_unit(word: str) -> str:
    if word in {"%", "percent", "per cent", "pct"}:
        return "percent"
    if word.startswith("percentage"):
        return "percentage points"
    return _CURRENCIES[word]


def _counted(text: str, match: re.Match[str], end: int) -> tuple[str, int]:
    """The noun counted, and where it ends."""
    found = _COUNTED.match(text, match.end(), end)
    if found is None:
        return "", match.end()
    noun, stop = "", match.end()
    for word in _WORD.finditer(text, found.start() + 1, found.end()):
        if word.group().lower() in _NOUN_STOP:
            break
        noun, stop = word.group().lower(), word.end()
        if noun.endswith("s"):
            break
    return "people" if noun in _PEOPLE else noun, stop


def _is_pronoun(text: str, match: re.Match[str]) -> bool:
    """ "one" as a pronoun, "second" as a time, "a" alone: no figure."""
    words = match.group().lower()
    if words == "one":
        if _ANY.search(text, max(0, match.start() - 8), match.start()):
            return True
        after = text[match.end() : match.end() + 4].strip()[:3]
        return after.startswith(("of", "day", ",", ".", "s", "wh", "th", "in", "to", "an"))
    return words in {"second", "seconds"} and text[max(0, match.start() - 4) : match.start()].strip().isdigit()


def _bounds(bound: str | None, value: float) -> tuple[float, float]:
    if not bound:
        return value, value
    low = " ".join(bound.lower().split())
    if re.fullmatch(_MORE, low):
        return value, math.inf
    if re.fullmatch(_LESS, low):
        return 0.0, value
    if re.fullmatch(_NEAR, low):
        return value * (1 - _SLACK), value
    return value * (1 - _SLACK), value * (1 + _SLACK)
