"""Figures, times and names that stand for each other: equal in value, changed, or not to be told."""

import math

from twosource.model.analysis import Analysis, Figure, Name, NameKind, TimeExpression
from twosource.model.moments import in_words
from twosource.model.naming import GENERATIONS, family_of
from twosource.model.relation import Sense
from twosource.model.sameness import Sameness, Verdict, compare_figures, compare_times
from twosource.model.span import Span
from twosource.relate.differences.changes import Change, Cut
from twosource.relate.differences.collation import Slot, Unit
from twosource.relate.differences.sides import SHORT, Answer, Sides, content_of, is_mostly, slots_of

_PRONOUNS = frozenset("he she they it him her them his their its who this that we us i".split())
# In reports without a date one such word on both sides is the same day or month: "Thursday" / "late Thursday".
_DAYS = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        "september october november december yesterday today tomorrow"
    ).split()
)
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
# What a day near the writing is called.
_NEAR_DAYS = frozenset("yesterday today tonight tomorrow night".split())
_ROLE_NOUNS = frozenset(
    (
        "official officials lawmaker lawmakers reporter senator president minister spokesman spokeswoman agency "
        "administration department government court judge judges leader leaders group militants insurgents "
        "rebels police authorities company committee board team party republican republicans democrat democrats "
        "director chief people residents mayor governor"
    ).split()
)


def is_figure(change: Change, sides: Sides) -> Answer | None:
    """Numbers: "nearly 130,000" against "over 150,000"."""
    first, second = slots_of(change.a, Slot.FIGURE), slots_of(change.b, Slot.FIGURE)
    if first and second and max(len(content_of(change.a)), len(content_of(change.b))) > SHORT:
        # Figures inside a longer change are shown by themselves.
        return None
    if first and second:
        return _figures(first, second, sides)
    alone, other = (change.a, change.b) if first else (change.b, change.a)
    counted = {word for unit in alone for word in unit.text.split()}
    if (
        (first or second)
        and len(content_of(alone)) <= SHORT
        and is_mostly(alone, Slot.FIGURE)
        and all(unit.text in counted for unit in content_of(other))
    ):
        found = (first or second)[0]
        elsewhere = _stated_elsewhere(found, sides.b if first else sides.a)
        return (Sense.KEPT, "the figure stands elsewhere in the other report") if elsewhere else (
            Sense.UNCLEAR, "only one report gives the figure here")  # fmt: skip
    return None


# How two figures or times stand to each other that leave a reader the same fact.
_SAME_FACT = frozenset({Sameness.SAME, Sameness.ROUNDS, Sameness.CONVERTS})


def _figures(first: list[Unit], second: list[Unit], sides: Sides) -> Answer | None:
    """Figures against figures; those that each report has for another thing as well are no figures of one thing."""
    fewer, more = sorted((first, second), key=len)
    partners = [next((v for two in more if (v := _verdict(one, two)).value in _SAME_FACT), None) for one in fewer]
    if _is_bounded(first[0]) is not _is_bounded(second[0]) and partners[0] is not None:
        return Sense.UNCLEAR, partners[0].reason
    if all(verdict is not None for verdict in partners):
        return Sense.KEPT, "; ".join(dict.fromkeys(verdict.reason for verdict in partners if verdict is not None))
    if _stated_elsewhere(first[0], sides.b) or _stated_elsewhere(second[0], sides.a):
        return None
    verdict = _verdict(first[0], second[0])
    if verdict.value in {Sameness.OVERLAPS, Sameness.CANNOT_TELL}:
        return Sense.UNCLEAR, verdict.reason
    return Sense.KEPT if verdict.value in _SAME_FACT else Sense.CHANGED, verdict.reason


def _is_bounded(unit: Unit) -> bool:
    """Whether a figure has an upper bound: "14", "nearly 400"; not "at least 14", "over 400"."""
    return isinstance(unit.meaning, Figure) and unit.meaning.high < math.inf


def _verdict(one: Unit, two: Unit) -> Verdict:
    assert isinstance(one.meaning, Figure)
    assert isinstance(two.meaning, Figure)
    return compare_figures(one.meaning, two.meaning)


def _stated_in(meaning: TimeExpression, other: Analysis, span: Span) -> bool:
    return any(t.value == meaning.value and t.value and t.span.meets(span) for t in other.times)


def _stated_elsewhere(unit: Unit, other: Analysis) -> bool:
    meaning = unit.meaning
    if isinstance(meaning, Figure):
        return any(f.value == meaning.value and (f.unit == meaning.unit) for f in other.figures)
    if isinstance(meaning, TimeExpression):
        return any(t.value == meaning.value and t.value for t in other.times)
    return False


def is_time(change: Change, sides: Sides) -> Answer | None:
    """Times: "yesterday" against "on Wednesday"."""
    first, second = slots_of(change.a, Slot.TIME), slots_of(change.b, Slot.TIME)
    if first and second:
        return _times(first[0], second[0])
    alone = change.a if first else change.b
    if not (first or second) or not is_mostly(alone, Slot.TIME):
        return None
    found = (first or second)[0]
    other = sides.b if first else sides.a
    meaning = found.meaning
    assert isinstance(meaning, TimeExpression)
    if _stated_in(meaning, other, sides.reading_b.span if first else sides.reading_a.span):
        return None
    if _stated_elsewhere(found, other):
        return Sense.KEPT, f"the other report gives the same time ({in_words(meaning)}) elsewhere"
    if meaning.low is not None and meaning.low == meaning.high and other.report.published.day is not None:
        near = abs((other.report.published.day - meaning.low).days) <= 1
        if near:
            return Sense.KEPT, f"{in_words(meaning)} is the other report's own day or the one beside it"
    published = other.report.published.day
    if meaning.low is None or published is None or meaning.low.year == published.year:
        return Sense.KEPT, f"only one report says when ({in_words(meaning) or found.text})"
    return Sense.KEPT, f"only one report says when ({in_words(meaning)})"


def _times(first: Unit, second: Unit) -> Answer:
    assert isinstance(first.meaning, TimeExpression)
    assert isinstance(second.meaning, TimeExpression)
    verdict = compare_times(first.meaning, second.meaning)
    if verdict.value is Sameness.CANNOT_TELL and _is_length(first.meaning) is not _is_length(second.meaning):
        return Sense.KEPT, "when in one report, how long in the other"
    named = _DAYS.intersection(first.text.split()) & _DAYS.intersection(second.text.split())
    if verdict.value is Sameness.CANNOT_TELL and named:
        return Sense.KEPT, f"both say {min(named)!r}"
    if verdict.value is Sameness.CANNOT_TELL:
        return _undated(first, second) or (Sense.UNCLEAR, verdict.reason)
    return Sense.CHANGED if verdict.value is Sameness.DIFFERS else Sense.KEPT, verdict.reason


def _undated(first: Unit, second: Unit) -> Answer | None:
    """What two times of reports without a date are to each other, by the day that they name; None where they name none.

    "Monday" is another day than "Tuesday"; "yesterday" may be Wednesday.
    """
    days = [_WEEKDAYS.intersection(unit.text.split()) for unit in (first, second)]
    near = [_NEAR_DAYS.intersection(unit.text.split()) for unit in (first, second)]
    if all(days):
        return Sense.CHANGED, f"{min(days[0])!r} and {min(days[1])!r} are two days"
    if any(days) and any(near):
        return Sense.KEPT, f"{min(min(near, key=bool, default=set()) or max(near))!r} may be {min(max(days))!r}"
    return None


def _is_length(time: TimeExpression) -> bool:
    """Whether a time says how long: "20 minutes" (PT20M), not "recently" (PAST_REF)."""
    return time.value.startswith("P") and not time.value.endswith("_REF")


def is_name(change: Change, sides: Sides) -> Answer | None:
    """Another name, spelling, title or description of one thing; or another thing."""
    first, second = slots_of(change.a, Slot.NAME), slots_of(change.b, Slot.NAME)
    if first and second and change.cut is Cut.MET:
        return compared_names(first[0], second[0])
    if first and second and is_mostly(change.a, Slot.NAME) and is_mostly(change.b, Slot.NAME):
        return compared_names(first[-1], second[-1])
    for names, named, other in ((first, change.a, change.b), (second, change.b, change.a)):
        if not names or not other or not is_mostly(named, Slot.NAME) or len(content_of(other)) > 4:
            continue
        words = {unit.text for unit in other}
        if words & _ROLE_NOUNS or words <= _PRONOUNS:
            name = names[-1].meaning
            assert isinstance(name, Name)
            return Sense.KEPT, f"{name.entity}, named in one report and described in the other"
    return None


def compared_names(first: Unit, second: Unit) -> Answer:
    """Whether two names stand for one thing, and why."""
    one, two = first.meaning, second.meaning
    assert isinstance(one, Name)
    assert isinstance(two, Name)
    if _are_two(one, two):
        return Sense.UNCLEAR, f"{one.entity} and {two.entity} have one family name and may be two persons"
    if one.use == two.use == "country" and one.country != two.country:
        return Sense.CHANGED, f"{one.entity} against {two.entity}"
    if one.level == two.level:
        name = max(one.entity, two.entity, key=len)
        return Sense.KEPT, f"both are {name}" + "".join(f" ({ground})" for ground in _grounds(one, two))
    if one.country and one.country == two.country:
        return Sense.KEPT, f"both stand for {one.country.title()}"
    if one.kind is NameKind.PERSON and two.kind is NameKind.PERSON and _parts(one) & _parts(two):
        return Sense.KEPT, "names of one person"
    if _parts(one) <= _parts(two) or _parts(two) <= _parts(one) or _acronym(one, two):
        return Sense.KEPT, "a longer and a shorter name of one thing"
    if one.kind is two.kind and one.kind in {NameKind.PERSON, NameKind.PLACE}:
        return Sense.CHANGED, f"{one.entity} against {two.entity}"
    return Sense.UNCLEAR, f"{one.entity} against {two.entity}"


def _are_two(one: Name, two: Name) -> bool:
    """Whether two persons of one family name have other first names: "Mara Vekar", "Tomas Vekar"; not "M. Vekar"."""
    if one.kind is not NameKind.PERSON or two.kind is not NameKind.PERSON:
        return False
    family = family_of(one.entity)
    given = [_given(name.entity, family) for name in (one, two)]
    return family == family_of(two.entity) and all(given) and given[0].isdisjoint(given[1])


def _given(name: str, family: str) -> set[str]:
    """The first letters of the names before a family name; none where other words stand there ("Friends of Vekar")."""
    parts = [part for part in name.replace(".", "").split() if part.casefold() not in {family, *GENERATIONS}]
    return {part[0] for part in parts} if all(part[0].isupper() for part in parts) else set()


def _grounds(*names: Name) -> list[str]:
    """What a description rests on besides the report that gives it: the table of office-holders."""
    return [name.reason for name in names if name.described and name.entity not in name.reason][:1]


def _parts(name: Name) -> set[str]:
    return {part.casefold().strip(".") for part in name.entity.split() if len(part) > 1}


def _acronym(one: Name, two: Name) -> bool:
    for short, long in ((one.entity, two.entity), (two.entity, one.entity)):
        letters = "".join(word[0] for word in long.split() if word[0].isupper())
        if len(letters) > 1 and short.replace(".", "") == letters:
            return True
    return False
