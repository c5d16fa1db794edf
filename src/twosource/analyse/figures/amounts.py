"""Figures: numbers with their unit, what they count, and the interval the words allow.

"more than 30 percent" is 30 and up; "nearly 130,000" is about 117,000 to 130,000; "$147 billion"
counts US dollars; "four brave nurses" counts people. Dates are left to the times, names with a
number ("Boeing 737") keep it as a label. How two figures compare is in :mod:`twosource.model.sameness`.
"""

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from twosource.analyse.figures.counted import counted_noun, implied_unit
from twosource.analyse.figures.numbers import DIGITS, FRACTIONS, ORDINALS, SCALES, VAGUE, WORDED, digits_of, number_of
from twosource.analyse.words import plain_letters
from twosource.model.analysis import Figure
from twosource.model.span import Span
from twosource.model.units import UNITS, unit_named

_SIGNS = {
    "us$": "USD", "a$": "AUD", "c$": "CAD", "hk$": "HKD", "nz$": "NZD", "s$": "SGD", "r$": "BRL", "$": "USD", "€": "EUR",
    "£": "GBP", "¥": "JPY", "₹": "INR", "₽": "RUB", "₩": "KRW", "₺": "TRY", "₪": "ILS", "₴": "UAH", "₦": "NGN",
}  # fmt: skip
"""Currency signs; "$" alone is taken as the US dollar, which a report of another country may not mean."""
_CODES = "USD|EUR|GBP|JPY|CNY|RMB|INR|RUB|KRW|CHF|AUD|CAD|HKD|NZD|SGD|BRL|MXN|TRY|ILS|UAH|ZAR|SEK|NOK|DKK|PLN"
_CURRENCIES = {
    "dollars": "USD", "dollar": "USD", "us dollars": "USD", "u.s. dollars": "USD", "canadian dollars": "CAD", "australian dollars": "AUD",
    "euros": "EUR", "euro": "EUR", "pounds sterling": "GBP", "pounds": "GBP", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rupees": "INR", "rubles": "RUB", "roubles": "RUB", "won": "KRW", "swiss francs": "CHF", "francs": "CHF", "shekels": "ILS",
    "hryvnias": "UAH", "hryvnia": "UAH", "liras": "TRY", "lira": "TRY", "pesos": "MXN", "reais": "BRL", "rand": "ZAR", "naira": "NGN",
    "cents": "cents", "cent": "cents", "pence": "pence", "pennies": "cents",
}  # fmt: skip

_MORE = r"(?:a\slittle\s|slightly\s|well\s|far\s)?(?:more\sthan|over|above|exceeding)|at\sleast|upwards?\sof|no\s(?:fewer|less)\sthan|not\sless\sthan|in\sexcess\sof|north\sof|a\sminimum\sof"
_LESS = r"(?:far\s|slightly\s)?(?:less\sthan|fewer\sthan|under|below)|up\sto|at\smost|no\smore\sthan|not\smore\sthan|as\s(?:few|little)\sas|a\smaximum\sof"
_NEAR = r"nearly|almost|close\sto|just\sunder|just\sshy\sof|approaching"
_JUST_OVER = r"just\sover"
_ABOUT = r"about|around|roughly|approximately|some|an?\sestimated|estimated|approx\.?|circa|as\s(?:many|much)\sas"
# The one place where the order of bounds counts: longer ones first
_BOUND = rf"(?P<bound>{_JUST_OVER}|{_NEAR}|{_MORE}|{_LESS}|{_ABOUT})\s"
_SCALE = r"dozen|hundred|thousand|lakh|million|crore|billion|trillion|mln|bn|mn|tn|trn"
_MEASURES = "|".join(
    re.escape(form)
    for form in sorted(
        (f for u in UNITS for f in u.forms if len(f) > 1 and f[0].isalpha() and f != "fraction"), key=len, reverse=True
    )
).replace(r"\ ", r"\s")
_MONEY = "|".join(re.escape(c) for c in sorted(_CURRENCIES, key=len, reverse=True)).replace(r"\ ", r"\s")
_UNIT = rf"(?P<unit>\s?%|\s?°\s?[CF]\b|\s?(?:(?:km/h|kmh|kph|km|kg|mph|cm|mm|ft)\b)|[\s-](?:percentage\spoints?|basis\spoints?|percent|per\scent|pct|degrees?|{_MONEY}|{_CODES}|{_MEASURES})\b)"
_VAGUE = "|".join(sorted(VAGUE, key=len, reverse=True)).replace(" ", r"\s")
_PARTS = "|".join(FRACTIONS)
FIGURE = re.compile(
    rf"""(?<![\w.,/:-])(?:{_BOUND})?(?:between\s)?
      (?P<minus>(?:minus\s|[-−](?=[\d$€£])))?
      (?:(?P<sign>(?:US|A|C|HK|NZ|S|R)?\$|[€£¥₹₽₩₺₪₴₦])\s?|(?P<code>{_CODES})\s)?
      (?:
        (?P<half>half\sa|a\squarter\sof\sa|one\sand\sa\shalf|a\scouple\sof|a\sfew|several|a)\s(?P<alone>dozen|hundred|thousand|million|billion|trillion)(?!s)
      | (?P<ahalf>half\sa)(?=\s(?:percent|point|mile|degree|second|minute|kilomet|foot|inch|metre|meter|pound|cent\b))
      | (?P<oneof>one|two|three|four|five|nine|\d{{1,2}})\s(?:in|out\sof)\s(?:every\s)?(?P<ofmany>two|three|four|five|six|seven|eight|nine|ten|\d{{1,3}})(?![\d,.]*\d|\s(?:years|months|weeks|days|hours|minutes|a|the)\b)
      | (?P<for>\d{{1,4}})[-–](?P<against>\d{{1,4}})(?![\d–-]|[\s-](?:{_SCALE}|percent|per\scent|year|years|month|months|day|days|week|weeks|hour|hours|minute|minutes|mile|miles|foot|feet|inch|inches|km)\b|%|\s[a-z]+s\b)
      | (?P<whole>\d{{1,3}})\s(?P<numerator>\d)/(?P<denominator>\d{{1,2}})(?!\d)
      | (?P<over>\d{{1,2}})/(?P<under>\d{{1,3}})(?=\sof\b)
      | (?P<digits>{DIGITS})(?:(?P<ordinal>st|nd|rd|th)\b|[\s-]?(?P<scale>{_SCALE})\b|(?P<letter>[kmb]|bn|m)\b|\+)?
        (?:(?:\s?[-–]\s?|\s(?:to|and|or)\s|-to-)(?:US\$|[$€£])?(?P<upto>{DIGITS})(?![\d–-]|,\d|\.\d)(?:[\s-]?(?P<uptoscale>{_SCALE})\b|(?P<uptoletter>[kmb]|bn)\b)?)?
      | (?P<part>half|an?\s(?:{_PARTS})|one[\s-](?:{_PARTS}))(?=\sof\b|\sthe\b|\sthose\b|\sas\b|\sits\b|\stheir\b|[.,;]|\sin\b)
      | (?P<top>two|three|four|five|seven)[\s-](?P<fraction>(?:{_PARTS})s)
      | (?P<vague>{_VAGUE})(?=\sof\b|\smore\b|\s[a-z])
      | (?P<pair>an?\s(?:pair|couple|trio|handful)\sof)
      | (?P<ordinalword>(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)-)?(?:{"|".join(ORDINALS)}))(?!\w)
      | (?P<worded>{WORDED})
      )
      {_UNIT}?
      (?![\w]|[.,]\d)""",
    re.X | re.I,
)  # fmt: skip
# "12 or more", "50 or so", "30 at least"
_BEHIND = re.compile(
    r"\s(?P<more>or\smore|at\sleast|or\sabove)\b|\s(?P<about>or\sso)\b|\s(?P<less>or\s(?:less|fewer)|at\smost)\b", re.I
)
# "no one came", "this one is open"
_ANY = re.compile(r"\b(?:no|any|every|some|this|that|each|which|the|another)\s$", re.I)
# "Boeing 737", "Article 5", "No. 10": a label, not a count
_LABEL = re.compile(
    r"\b(?:Article|Section|Chapter|Title|Route|Flight|Highway|Interstate|Boeing|Airbus|Channel|No\.|Number|Resolution|Rule|Proposition|Room|Apollo|Group|Level|Category|Grade|Page|Vol\.|Act|Area|Pier|Gate|Unit|Line|Type|Phase|Day|Week|Chapter|Covid|Article)\s$"
)
# "Mr Vekar, 76, said", "aged 76": years of age
_AGE_BEFORE = re.compile(r"(?:\w[\w.’'-]*,\s|\b(?:aged?|age\sof|turned|turns)\s)$")
_AGE_AFTER = re.compile(r",|\sand\s(?:his|her)\b|\.|\)|$")
# "53 seats were won by 93-1": a count of votes where voting is spoken of
_VOTE = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|senate|house|parliament|confirmed|passed|approved|ballot|rejected)\b", re.I
)
# "nearly 130,000" and "about 130,000" allow a tenth less or more (house rule, 2026-11)
_SLACK = 0.1


def figures(text: str, taken: Iterable[Span] = (), start: int = 0, end: int | None = None) -> tuple[Figure, ...]:
    """Every figure of ``text[start:end]`` outside the spans already ``taken``, in order.

    Example:
        >>> [(f.value, f.unit, f.low) for f in figures("up more than 30 percent to $147 billion")]
        [(30.0, 'percent', 30.0), (147000000000.0, 'USD', 147000000000.0)]
    """
    blocked = sorted(taken)
    return tuple(_implied(text, _found(plain_letters(text), blocked, start, len(text) if end is None else end)))


def _implied(text: str, found: Iterable[Figure]) -> Iterator[Figure]:
    """Figures without a noun of their own take the one that their sentence lets them count."""
    last: Figure | None = None
    for figure in found:
        unit = figure.unit or implied_unit(text, figure.span, last)
        last = (
            figure
            if unit == figure.unit
            else replace(figure, unit=unit, score=0.8, reason=f"counts {unit}, as said before")
        )
        yield last


def _found(text: str, blocked: list[Span], start: int, end: int) -> Iterator[Figure]:
    place, position = 0, start
    while (match := FIGURE.search(text, position, end)) is not None:
        while place < len(blocked) and blocked[place].end <= match.start():
            place += 1
        limit = min(end, blocked[place].start) if place < len(blocked) else end
        if limit < match.end():
            position = max(match.start() + 1, blocked[place].end if limit <= match.start() else match.start() + 1)
            continue
        found = tuple(_figures_of(text, match, limit))
        position = max(match.end(), found[-1].span.end) if found else match.end()
        yield from found


def _figures_of(text: str, match: re.Match[str], end: int) -> Iterator[Figure]:
    """The figure of a match, or both of a score."""
    if match["for"]:
        near = text[max(0, match.start() - 90) : match.end() + 40]
        units = ("votes for", "votes against") if _VOTE.search(near) else ("score", "score")
        for name, unit in zip(("for", "against"), units, strict=True):
            value = float(match[name])
            yield Figure(span=Span(*match.span(name)), value=value, low=value, high=value, unit=unit)
        return
    values = _values(match)
    if values is None or not all(map(math.isfinite, values)) or _is_pronoun(text, match):
        return
    low, high = values
    unit, stop = _unit(text, match, end)
    if match["minus"]:
        low, high = -high, -low
    value = low
    low, high = _bounds(text, match, low, high)
    yield Figure(span=Span(match.start(), stop), value=value, low=low, high=high, unit=unit)


def _values(match: re.Match[str]) -> tuple[float, float] | None:
    """The number and, for "10 to 15" and "dozens", the upper end; None where it is no number."""
    groups = match.groupdict()
    if groups["digits"]:
        return _of_digits(groups)
    if groups["vague"]:
        return VAGUE[" ".join(groups["vague"].lower().split())]
    value = _of_words(groups)
    return (value, value)


def _of_digits(groups: dict[str, str | None]) -> tuple[float, float] | None:
    digits, letter = groups["digits"] or "", (groups["letter"] or "").lower()
    if letter in {"m", "b"} and not _is_money(groups):
        return None
    low = digits_of(digits)
    scale = SCALES.get((groups["scale"] or letter).lower(), 1.0)
    if not groups["upto"]:
        return low * scale, low * scale
    high = digits_of(groups["upto"])
    high_scale = SCALES.get((groups["uptoscale"] or groups["uptoletter"] or "").lower(), 1.0)
    own = bool(groups["scale"] or letter)
    low, high = low * (scale if own else high_scale), high * (high_scale if high_scale > 1 or not own else scale)
    return (low, high) if low < high else (low, low)


def _is_money(groups: dict[str, str | None]) -> bool:
    """ "£300m", "EUR 5m", "300m euros"; refused: "300m" alone, which may be metres."""
    unit = " ".join((groups["unit"] or "").lower().replace("-", " ").split())
    return bool(groups["sign"] or groups["code"] or unit in _CURRENCIES)


def _of_words(groups: dict[str, str | None]) -> float:
    if groups["alone"]:
        factor = {
            "half a": 0.5,
            "a quarter of a": 0.25,
            "one and a half": 1.5,
            "a couple of": 2.0,
            "a few": 3.0,
            "several": 3.0,
        }
        return factor.get(" ".join((groups["half"] or "").lower().split()), 1.0) * SCALES[groups["alone"].lower()]
    if groups["ahalf"]:
        return 0.5
    if groups["oneof"]:
        return _any(groups["oneof"]) / max(1.0, _any(groups["ofmany"] or ""))
    if groups["over"]:
        return float(groups["over"]) / max(1.0, float(groups["under"] or 1))
    if groups["whole"]:
        return float(groups["whole"]) + float(groups["numerator"] or 0) / max(1.0, float(groups["denominator"] or 1))
    if groups["part"]:
        return FRACTIONS[re.split(r"[\s-]", groups["part"].lower())[-1]]
    if groups["fraction"]:
        return (
            number_of(groups["top"] or "")
            * FRACTIONS[
                "half" if groups["fraction"].lower() == "halfs" else groups["fraction"].lower().removesuffix("s")
            ]
        )
    if groups["pair"]:
        return 3.0 if "trio" in groups["pair"].lower() else 5.0 if "handful" in groups["pair"].lower() else 2.0
    if groups["worded"]:
        return number_of(groups["worded"])
    tens, _, ones = (groups["ordinalword"] or "").lower().rpartition("-")
    return (number_of(tens) if tens else 0.0) + ORDINALS[ones]


def _any(words: str) -> float:
    return float(words) if words.isdecimal() else number_of(words)


def _unit(text: str, match: re.Match[str], end: int) -> tuple[str, int]:
    """What the figure counts, and where the words that say so end."""
    if match["sign"]:
        return _SIGNS[match["sign"].lower()], match.end()
    if match["code"]:
        return {"RMB": "CNY"}.get(match["code"].upper(), match["code"].upper()), match.end()
    if match["ordinal"] or match["ordinalword"]:
        return "ordinal", match.end()
    if match["part"] or match["fraction"] or match["oneof"] or match["over"]:
        return "fraction", match.end()
    before, after = text[max(0, match.start() - 24) : match.start()], text[match.end() : match.end() + 16]
    if match["unit"]:
        return _measured(match, after)
    if match["digits"] and _LABEL.search(before):
        return "label", match.end()
    behind = _BEHIND.match(text, match.end(), end)
    noun, stop = counted_noun(text, behind.end() if behind else match.end(), end, single=match.group().lower() == "one")
    if not noun and _is_age(match, before, after):
        return "years of age", match.end()
    return noun, stop


def _measured(match: re.Match[str], after: str) -> tuple[str, int]:
    """ "percent", a currency, a measure; "39 years old" and "a 39-year-old" state an age."""
    low = " ".join(match["unit"].lower().replace("-", " ").split())
    if low in {"%", "percent", "per cent", "pct"}:
        return "percent", match.end()
    if low.startswith(("percentage", "basis")):
        return f"{low.split()[0]} points", match.end()
    old = re.match(r"[\s-](?:old|of\sage)\b", after)
    if low in {"year", "years"} and old:
        return "years of age", match.end() + old.end()
    if low.startswith("degree") and low in {"degree", "degrees"}:
        scale = re.match(r"\s(Celsius|Fahrenheit|C|F)\b", after)
        name = {"C": "Celsius", "F": "Fahrenheit"}.get(scale[1], scale[1]) if scale else ""
        return f"degrees {name}".strip(), match.end() + (scale.end() if scale else 0)
    known = unit_named(low) or unit_named(low.replace("° ", "°"))
    if known is not None:
        return known.forms[0], match.end()
    return _CURRENCIES.get(low, low.upper()), match.end()


def _is_age(match: re.Match[str], before: str, after: str) -> bool:
    """ "Mr Vekar, 76, said": a bare number up to 120 between commas behind a name, or behind "aged"."""
    if not match["digits"] or match["bound"] or not match["digits"].isdecimal() or not 0 < int(match["digits"]) <= 120:
        return False
    found = _AGE_BEFORE.search(before)
    if found is None:
        return False
    word = before.rsplit(maxsplit=1)[-1] if before.split() else ""
    return word.lower() in {"age", "aged", "of", "turned", "turns"} or (
        word[:1].isupper() and bool(_AGE_AFTER.match(after))
    )


def _is_pronoun(text: str, match: re.Match[str]) -> bool:
    """ "one" as a pronoun, "second" as a time, "a" alone: no figure."""
    words = match.group().lower()
    if words == "one":
        if _ANY.search(text, max(0, match.start() - 10), match.start()):
            return True
        after = text[match.end() : match.end() + 5].strip()[:3]
        return after.startswith(
            ("of", "day", ",", ".", "s", "wh", "th", "in", "to", "an", "is", "by", "mor", "’s", "'s")
        ) and not text[match.end() : match.end() + 7].strip().lower().startswith(
            ("sou", "sen", "sol", "stu", "sur", "ins", "inc", "and")
        )
    if words in {"zero", "score"}:
        return True
    return words in {"second", "seconds"} and text[max(0, match.start() - 4) : match.start()].strip().isdigit()


def _bounds(text: str, match: re.Match[str], low: float, high: float) -> tuple[float, float]:
    """The interval that the words round the number allow."""
    bound = " ".join((match["bound"] or "").lower().split())
    behind = _BEHIND.match(text, match.end())
    if (behind and behind["more"]) or match.group().endswith("+") or (bound and re.fullmatch(_MORE, bound)):
        return low, math.inf
    if (behind and behind["less"]) or (bound and re.fullmatch(_LESS, bound)):
        return min(0.0, low), high
    if bound and re.fullmatch(_NEAR, bound):
        return low - abs(low) * _SLACK, high
    if bound and re.fullmatch(_JUST_OVER, bound):
        return low, high + abs(high) * _SLACK
    if bound or (behind and behind["about"]):
        return low - abs(low) * _SLACK, high + abs(high) * _SLACK
    return low, high
