"""Whether two times or two figures say the same: a verdict with its reason in words.

Nothing is guessed: where a value is missing, or two figures do not count the same thing, the
verdict is CANNOT_TELL.
"""

import math
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from twosource.model.analysis import Figure, TimeExpression
from twosource.model.finding import Finding
from twosource.model.moments import day_in_words, in_words
from twosource.model.units import converted


class Sameness(StrEnum):
    """How two values stand to each other.

    SAME         "yesterday" and "on Wednesday" in reports of two days; "half a million" and "500,000"
    ROUNDS       "1,004" and "about 1,000"
    CONVERTS     "100 miles" and "161 km"; "a quarter" and "25 percent"
    OVERLAPS     "in June" and "on 15 June"
    DIFFERS      "on Monday" and "on Tuesday"; "4.4 percent" and "4.6 percent"
    CANNOT_TELL  "recently" and "last week"; "24 seats" and "24 votes"
    """

    SAME = "same"
    ROUNDS = "rounds to"
    CONVERTS = "converts to"
    OVERLAPS = "overlaps"
    DIFFERS = "differs"
    CANNOT_TELL = "cannot tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Finding):
    """How two values stand to each other, how sure, and why."""

    value: Sameness


def compare_times(one: TimeExpression, two: TimeExpression) -> Verdict:
    """Whether two time expressions mean the same days.

    Example:
        >>> from twosource.model.span import Span
        >>> day = date(2022, 6, 15)
        >>> here = TimeExpression(span=Span(0, 9), value="2022-06-15", low=day, high=day)
        >>> there = TimeExpression(span=Span(3, 7), value="2022-06", low=date(2022, 6, 1), high=date(2022, 6, 30))
        >>> verdict = compare_times(here, there)
        >>> verdict.value.value, verdict.reason
        ('overlaps', '15 June 2022 lies within June 2022')
    """
    if not one.value or not two.value:
        return _verdict(Sameness.CANNOT_TELL, 0.3, "it cannot be told which days are meant")
    if one.value == two.value:
        return _verdict(Sameness.SAME, 0.95, f"both {in_words(one)}")
    if one.low is None or one.high is None or two.low is None or two.high is None:
        return _undated(one, two)
    if (one.low, one.high) == (two.low, two.high):
        hours = one.value[10:] != two.value[10:] and one.value[10:] and two.value[10:]
        kind = Sameness.DIFFERS if hours else Sameness.SAME
        return _verdict(
            kind, 0.8, f"{in_words(one)} and {in_words(two)}" if hours else f"both {_days(one.low, one.high)}"
        )
    if one.low <= two.high and two.low <= one.high:
        return _verdict(Sameness.OVERLAPS, 0.8, _overlap(one, two))
    return _verdict(Sameness.DIFFERS, 0.9, f"{in_words(one)} and {in_words(two)}")


def _undated(one: TimeExpression, two: TimeExpression) -> Verdict:
    """Durations, sets and references: lengths can differ, references cannot be told from dates."""
    if one.kind is two.kind and one.value[0] == two.value[0] == "P" and "REF" not in one.value + two.value:
        if "X" in one.value + two.value:
            return _verdict(Sameness.CANNOT_TELL, 0.4, "how long is not said")
        return _verdict(Sameness.DIFFERS, 0.85, f"{in_words(one)} and {in_words(two)}")
    if one.value.endswith("_REF") and two.value.endswith("_REF"):
        return _verdict(Sameness.DIFFERS, 0.6, f"{in_words(one)} and {in_words(two)}")
    return _verdict(Sameness.CANNOT_TELL, 0.4, f"{in_words(one)} and {in_words(two)} are not of one kind")


def _overlap(one: TimeExpression, two: TimeExpression) -> str:
    assert one.low is not None
    assert one.high is not None
    assert two.low is not None
    assert two.high is not None
    if two.low <= one.low and one.high <= two.high:
        return f"{in_words(one)} lies within {in_words(two)}"
    if one.low <= two.low and two.high <= one.high:
        return f"{in_words(two)} lies within {in_words(one)}"
    return f"{in_words(one)} and {in_words(two)} overlap"


def _days(low: date, high: date) -> str:
    return day_in_words(low) if low == high else f"{day_in_words(low)} to {day_in_words(high)}"


# A rounded figure may lie so far from the exact one: 2 % unhedged, 10 % behind "about" (house rule, 2026-11;
# measured on sentence-differences: wider lets "19 cents" round to "20 cents")
_ROUNDED, _HEDGED = 0.02, 0.1
# Whole numbers below this are counted, not rounded: 101 and 100 are two figures (house rule, 2026-11)
_COUNTABLE = 1000
# Converted figures are rounded more coarsely: "100 miles (160 km)"
_CONVERTED = 0.03


def compare_figures(one: Figure, two: Figure) -> Verdict:
    """Whether two figures that stand for the same thing state the same number.

    Example:
        >>> from twosource.model.span import Span
        >>> miles = Figure(span=Span(0, 9), value=100, low=100, high=100, unit="miles")
        >>> km = Figure(span=Span(0, 6), value=161, low=161, high=161, unit="kilometres")
        >>> compare_figures(miles, km).value.value
        'converts to'
        >>> other = Figure(span=Span(0, 9), value=101, low=101, high=101, unit="miles")
        >>> compare_figures(miles, other).reason
        '100 and 101 miles'
    """
    if _one_unit(one.unit, two.unit):
        return _of_one_unit(one, two)
    there = converted(one.value, one.unit, two.unit)
    if there is None:
        return _verdict(Sameness.CANNOT_TELL, 0.4, f"one counts {one.unit}, the other {two.unit}")
    exact = f"{_number(one.value)} {one.unit} are {_number(round(there, 2))} {two.unit}"
    if _near(there, two.value, _HEDGED if _is_hedged(one) or _is_hedged(two) else _CONVERTED):
        return _verdict(Sameness.CONVERTS, 0.85, exact)
    return _verdict(Sameness.DIFFERS, 0.85, f"{exact}, not {_number(two.value)}")


def _of_one_unit(one: Figure, two: Figure) -> Verdict:
    unit = f" {one.unit or two.unit}".rstrip()
    if one.value == two.value:
        if (one.low, one.high) == (two.low, two.high):
            return _verdict(Sameness.SAME, 0.95, f"both {_number(one.value)}{unit}")
        if _is_range(one) and _is_range(two):
            return _verdict(Sameness.DIFFERS, 0.8, f"{_range(one)} and {_range(two)}{unit}")
        return _verdict(Sameness.ROUNDS, 0.7, f"both {_number(one.value)}{unit}, one of them as a bound or about")
    first, second = sorted((one, two), key=lambda figure: _place(figure.value))
    hedged = _is_hedged(one) is not _is_hedged(two)
    exact = float(first.value).is_integer() and abs(first.value) < _COUNTABLE
    coarser = _place(second.value) >= 10 * _place(first.value) and not exact
    if (coarser or hedged) and _near(one.value, two.value, _slack(one, two) if hedged else _ROUNDED):
        return _verdict(Sameness.ROUNDS, 0.75, f"{_number(first.value)} is about {_number(second.value)}{unit}")
    if _meet(one, two):
        return _verdict(Sameness.OVERLAPS, 0.6, f"{_range(one)} and {_range(two)}{unit} have numbers in common")
    return _verdict(Sameness.DIFFERS, 0.9, f"{_number(one.value)} and {_number(two.value)}{unit}")


def _slack(one: Figure, two: Figure) -> float:
    """How far, as a share, a hedged figure may lie from the exact one: five of its last digits, 10 % at most."""
    hedged = one if _is_hedged(one) else two
    return min(_HEDGED, 5 * _place(hedged.value) / max(1e-9, abs(hedged.value)))


def _one_unit(one: str, two: str) -> bool:
    return not one or not two or one == two or one.rstrip("s") == two.rstrip("s")


def _is_hedged(figure: Figure) -> bool:
    """Whether it is stated as about so much, or nearly so much."""
    return figure.low < figure.value


def _is_range(figure: Figure) -> bool:
    """Whether it is stated from so much to so much."""
    return figure.low == figure.value < figure.high < math.inf


def _meet(one: Figure, two: Figure) -> bool:
    """Whether the words of both allow a common number; an exact figure is only itself."""
    return (one.low < one.high or two.low < two.high) and one.low <= two.high and two.low <= one.high


def _near(one: float, two: float, share: float) -> bool:
    return abs(one - two) <= share * max(abs(one), abs(two))


def _place(value: float) -> float:
    """The place of the last digit that is no zero: 568,000 is stated in thousands, 2.7 in tenths."""
    if not value or not math.isfinite(value):
        return 1.0
    place = 1e-4
    scaled = round(abs(value) * 1e4)
    while scaled and scaled % 10 == 0:
        scaled //= 10
        place *= 10
    return place


def _number(value: float) -> str:
    return f"{value:,.15g}"


def _range(figure: Figure) -> str:
    if figure.high == math.inf:
        return f"{_number(figure.low)} or more"
    return _number(figure.low) if figure.low == figure.high else f"{_number(figure.low)} to {_number(figure.high)}"


def _verdict(value: Sameness, score: float, reason: str) -> Verdict:
    return Verdict(value=value, score=score, reason=reason)
