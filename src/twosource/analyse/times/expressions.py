"""Time expressions of news English with their TIMEX3 value and the days they cover.

A weekday is the nearest past one, the day of publication included, unless the clause looks
forward. Values follow TimeML (TIMEX3): dates, weeks ("2022-W23"), durations ("P3D") and
references ("PAST_REF"). Any text goes in and no exception comes out. The forms stand in
:mod:`twosource.analyse.times.forms`; nothing is fetched and nothing learned.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from twosource.analyse.times.base import Known, Resolver, Value
from twosource.analyse.times.calendar import NUMBER, UNIT
from twosource.analyse.times.forms import ANY, COMPILED, STARTS, YEAR
from twosource.analyse.words import plain_letters
from twosource.model.analysis import Anchor, Granularity, TimeExpression, TimeKind
from twosource.model.span import Span


def times(
    text: str, published: date | None = None, start: int = 0, end: int | None = None
) -> tuple[TimeExpression, ...]:
    """Every time expression of ``text[start:end]``, in order, none overlapping.

    Args:
        published: the day that "yesterday" and "on Wednesday" are counted from.

    Example:
        >>> [t.value for t in times("It began on Feb 24; he called on Wednesday.", date(2022, 6, 16))]
        ['2022-02-24', '2022-06-15']
    """
    return tuple(_found(plain_letters(text), published, start, len(text) if end is None else end))


def _found(text: str, published: date | None, start: int, end: int) -> Iterator[TimeExpression]:
    position, known = start, Known(published)
    while (place := STARTS.search(text, position, end)) is not None:
        position = place.start() + 1
        if ANY.match(text, place.start(), end) is None:
            continue
        for pattern, resolve in COMPILED:
            match = pattern.match(text, place.start(), end)
            if match is None:
                continue
            if _is_other(text, match):
                break
            meant = _meant(resolve, match, known)
            if meant is None:
                continue
            yield _expression(match, meant)
            known = _remember(known, meant)
            position = match.end()
            break


def _meant(resolve: Resolver, match: re.Match[str], known: Known) -> Value | None:
    """What the expression means; beyond the calendar ("99999999999 weeks ago") only that it is one."""
    try:
        return resolve(match, known)
    except (ValueError, OverflowError):
        return Value("", None, Anchor.PUBLICATION, "outside the years 1 to 9999")


def _remember(known: Known, meant: Value) -> Known:
    """What later expressions may be counted from: the day and the quarter named last."""
    if meant.interval is None:
        return known
    # "… a year earlier. … a year earlier.": the second is set beside the first, not a year before it
    goes_on = known.last is None or meant.interval.low > known.last.low
    if meant.anchor is not Anchor.MENTION or goes_on:
        known = replace(known, last=meant.interval)
    if meant.interval.low == meant.interval.high:
        return replace(known, day=meant.interval.low)
    # a quarter still running is spoken of, but figures are reported for one that is over
    ahead = known.published is not None and meant.interval.high >= known.published
    if "-Q" not in meant.value or meant.anchor is Anchor.MENTION or ahead:
        return known
    earlier = known.quarter is not None and meant.interval.low < known.quarter.low
    return known if earlier else replace(known, quarter=meant.interval)


# "may" the verb, "march" the walk; "Jan Novak", "the Sun", "Mar-a-Lago": no day or month alone is cut short without a dot
_OTHER_WORDS = frozenset("may march mar sat sun wed fall spring dec second Jan Mar Jun Dec Mon Wed Sat Sun".split())
_IN_TIME = re.compile(
    r"\b(?:in|last|this|since|until|by|early|late|next|and|or|from|to|of|through|between|for)\s$", re.I
)
_BEFORE_MONTH = re.compile(r"\b(?:in|last|this|since|until|by|early|late|next)\s$", re.I)
# "more than 2000 homes"
_BOUND = re.compile(r"\b(?:than|over|about|least|nearly|almost|some|roughly|up\sto)\s$", re.I)
# "700 seats a week", "$35 a night", "24 hours a day": a rate and no length
_RATE = re.compile(
    r"(?:[\d%]|\b(?:million|billion|thousand|hundred|percent|time|twice|(?!was\b|as\b|is\b|has\b|plus\b|versus\b)[a-z]{2,}s))\s$",
    re.I,
)
# "a day", "per month" behind a figure
_PER = re.compile(r"(?:an?|one)\s(?:second|minute|hour|day|night|week|month|quarter|year|decade)", re.I)


def _is_other(text: str, match: re.Match[str]) -> bool:
    """Words that look like a time and are none: "may" the verb, "march" the walk, "second"."""
    words, before = match.group(), text[max(0, match.start() - 16) : match.start()]
    after = text[match.end() : match.end() + 16]
    low = words.lower()
    if words in _OTHER_WORDS or (words.islower() and words.rstrip(".") in _OTHER_WORDS):
        return True
    if words == "May":
        return not re.match(r"\s(?:\d|and|of|when|,)|[.,;)]", after) and not _IN_TIME.search(before)
    if words in {"April", "June", "August"}:
        return bool(re.match(r"\s[A-Z]", after)) and not _BEFORE_MONTH.search(before)
    if _is_title_or_rate(words, before, after):
        return True
    if low == "a second":
        return not re.match(r"\s(?:or|and)\b|[.,;:!?\"”]|$", after)
    if _PER.fullmatch(low):
        return bool(_RATE.search(before))
    if low in _ADVERBS_OF_TIME or low.endswith(" soon"):
        return _tells_no_time(low, before, after)
    return bool(re.fullmatch(YEAR, words) and _BOUND.search(before))


_ADVERBS_OF_TIME = frozenset("current once previously formerly soon".split())


def _tells_no_time(low: str, before: str, after: str) -> bool:
    """ "once he left", "previously announced", "as soon as": words that tell no time where they stand so."""
    match low:
        case "current":
            return not _POSSESSOR.search(before)
        case "once":
            return not _ONCE_SO.match(after) or bool(_VERB_BEFORE.search(before))
        case "previously" | "formerly":
            return bool(_VERB_BEFORE.search(before) or (low == "previously" and _DEED.match(after)))
        case _:
            return bool(_AS_SOON.match(after) or _SO_SOON.search(before))


def _is_title_or_rate(words: str, before: str, after: str) -> bool:
    """ "60 Minutes" in quote marks; "24 hours a day"."""
    if _TITLED.search(before) and re.search(r"\s(?:Minutes|Hours|Weeks?|Days|Years?|Months)$", words):
        return True
    return bool(_EACH.match(after) and re.match(r"(?:\d|[a-z]+\s(?:hours|days|weeks|months))", words, re.I))


# "its current owner"; refused: "a current of air", "current through the wire"
_POSSESSOR = re.compile(r"\b(?:its|his|her|their|our|your|my|the)\s$", re.I)
# "once bitter enemies", "a once high-flying firm"; refused: "once he left", "once a week", "once more"
_ONCE_SO = re.compile(
    r"\s(?!(?:the|an?|he|she|it|they|we|you|i|more|again|every|in|that|this|his|her|their|its|all|had|was|were|is|been|of|to|there|one)\b|\w+ed\b|(?-i:[A-Z]))\w",
    re.I,
)
# "was previously announced", "sold previously": describes the deed and tells no time of its own
_VERB_BEFORE = re.compile(r"\b(?:is|are|was|were|be|been|had|has|have|\w+ed|at|as|than|only)\s$", re.I)
_DEED = re.compile(r"\s(?!had|was|were|been)\w+(?:ed|ld|id|nt|wn)\b", re.I)
# "as soon as", "soon after", "too soon": no time of their own
_AS_SOON = re.compile(r"\s(?:as|after|afterwards?)\b", re.I)
_SO_SOON = re.compile(r"\b(?:as|too|how)\s$", re.I)
# "24 hours a day", "seven days a week": as often as that, not as long
_EACH = re.compile(r"\s(?:an?|per)\s(?:day|night|week|month|year)\b", re.I)
# "CBS's "60 Minutes"", "ABC's “This Week”": a title in quote marks that looks like a time
_TITLED = re.compile(r"(?:[\"“‘]|''|``)$")


# "on Monday", "in 2012": the preposition is no part of the expression
_LEADING = re.compile(r"(?:on|in|at|over|during|of)\s", re.I)


def _expression(match: re.Match[str], meant: Value) -> TimeExpression:
    lead = _LEADING.match(match.group())
    interval = meant.interval
    return TimeExpression(
        span=Span(match.start() + (lead.end() if lead else 0), match.end()),
        value=meant.value,
        low=interval.low if interval else None,
        high=interval.high if interval else None,
        kind=_kind(meant),
        granularity=granularity(meant.value),
        anchor=meant.anchor,
        score=0.9 if meant.value else 0.3,
        reason=meant.reason,
    )


def _kind(meant: Value) -> TimeKind:
    if meant.is_set:
        return TimeKind.SET
    if re.match(r"P[\dXT]", meant.value):
        return TimeKind.DURATION
    return TimeKind.TIME if re.search(r"\dT", meant.value) else TimeKind.DATE


# "three days" in "three days ago": a figure of its own
_COUNT = re.compile(rf"(?:{NUMBER})[\s-](?:more\s|full\s)?{UNIT}s?\b", re.I)


def without_counts(text: str, found: Iterable[TimeExpression]) -> tuple[Span, ...]:
    """The spans of time expressions less the counts in them, which are figures too.

    Example:
        >>> text = "three days after June 15"
        >>> [span.of(text) for span in without_counts(text, times(text, date(2022, 6, 16)))]
        [' after June 15']
    """
    spans = []
    for expression in found:
        count = _COUNT.search(text, expression.span.start, expression.span.end)
        start = count.end() if count else expression.span.start
        if start < expression.span.end:
            spans.append(Span(start, expression.span.end))
    return tuple(spans)


_SHAPES: tuple[tuple[str, Granularity], ...] = (
    (r"P[\dXT].*|", Granularity.NONE),
    (r".*T\d\d:\d\d", Granularity.MINUTE),
    (r".*T\d\d", Granularity.HOUR),
    (r".*T[A-Z]{2}", Granularity.PART),
    (r"[\dX]{4}-[\dX]{2}-[\dX]{2}(?:/.*)?|XXXX-WXX-\d", Granularity.DAY),
    (r"\d{4}-W\d\d-WE", Granularity.WEEKEND),
    (r"\d{4}-W\d\d", Granularity.WEEK),
    (r"[\dX]{4}-\d\d", Granularity.MONTH),
    (r"\d{4}-Q\d", Granularity.QUARTER),
    (r"[\dX]{4}-(?:SP|SU|FA|WI)", Granularity.SEASON),
    (r"\d{4}(?:-H\d|/\d{4})?", Granularity.YEAR),
    (r"\d{3}", Granularity.DECADE),
    (r"\d\d", Granularity.CENTURY),
)
_GRANULARITY = tuple((re.compile(shape), found) for shape, found in _SHAPES)


def granularity(value: str) -> Granularity:
    """How fine a TIMEX3 value is.

    Example:
        >>> [granularity(value).value for value in ("2022-06-15TNI", "2022-W23", "199", "PAST_REF")]
        ['part of a day', 'week', 'decade', 'none']
    """
    return next((found for shape, found in _GRANULARITY if shape.fullmatch(value)), Granularity.NONE)
