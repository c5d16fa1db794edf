"""Two readings laid word against word, with equality extended to what words mean.

Times, figures and names are single units, equal when their values are: "yesterday" meets "on
Wednesday" and "Kyiv" meets "Kiev". Within a reading the order is kept; what moved is found
afterwards among the words left over.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from twosource.model.analysis import Analysis, Figure, Name, NameKind, TimeExpression, Words
from twosource.model.span import Span


class Slot(StrEnum):
    """What a unit of a reading is: a plain WORD or MARK, or a TIME, FIGURE or NAME of several."""

    WORD = "word"
    MARK = "mark"
    TIME = "time"
    FIGURE = "figure"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of a reading.

    Attributes:
        text: its words levelled, for equality; stem: for near equality.
        quoted: whether it stands between quote marks.
        meaning: the time, figure or name it is.
    """

    slot: Slot
    span: Span
    text: str
    stem: str
    quoted: bool
    meaning: TimeExpression | Figure | Name | None = None


def stems(analysis: Analysis, span: Span) -> frozenset[str]:
    """The stems of the words in a span."""
    words = analysis.words
    first, last = bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)
    return frozenset(stem for stem in words.stems[first:last] if stem)


def units(analysis: Analysis, span: Span) -> tuple[Unit, ...]:
    """The units of a reading, in order."""
    words = analysis.words
    first, last = bisect_left(words.starts, span.start), bisect_left(words.starts, span.end)
    slots = _slots(analysis, span)
    quoted = [q for q in analysis.quoted if q.meets(span)]
    found: list[Unit] = []
    place = first
    while place < last:
        start = words.starts[place]
        slot = slots.get(start)
        inside = any(q.start <= start < q.end for q in quoted)
        if slot is not None:
            kind, whole, meaning = slot
            stop = bisect_left(words.starts, whole.end)
            keys = words.keys[place:stop]
            found.append(Unit(kind, whole, " ".join(keys), words.stems[stop - 1], inside, meaning))
            place = max(stop, place + 1)
            continue
        if words.marks[place]:
            stop = _marks_end(analysis, place, last)
            text = "".join(sorted(words.keys[place:stop]))
            found.append(Unit(Slot.MARK, Span(start, words.ends[stop - 1]), text, "", inside))
            place = stop
            continue
        found.extend(_plain(words, place, quoted=inside))
        place += 1
    return tuple(found)


# Verbs that "n't" leaves changed: "won't" is "will not".
_SHORTENED = {"wo": "will", "ca": "can", "sha": "shall"}


def _plain(words: Words, place: int, *, quoted: bool) -> Iterator[Unit]:
    """One word as a unit; as two where it denies: "didn't" is "did not", "cannot" is "can not"."""
    span, key = Span(words.starts[place], words.ends[place]), words.keys[place]
    verb = key[:-3] if key.endswith("n't") or key == "cannot" else ""
    if not verb or len(span) != len(key):
        yield Unit(Slot.WORD, span, key, words.stems[place], quoted)
        return
    verb = _SHORTENED.get(verb, verb)
    yield Unit(Slot.WORD, Span(span.start, span.end - 3), verb, verb, quoted)
    yield Unit(Slot.WORD, Span(span.end - 3, span.end), "not", "not", quoted)


def _marks_end(analysis: Analysis, place: int, last: int) -> int:
    """Marks that touch are one unit, in any order: a comma inside or outside the quote mark."""
    words = analysis.words
    place += 1
    while place < last and words.marks[place] and words.starts[place] == words.ends[place - 1]:
        place += 1
    return place


def _slots(analysis: Analysis, span: Span) -> dict[int, tuple[Slot, Span, TimeExpression | Figure | Name]]:
    """Times, then figures, then names, by where they begin; an earlier kind keeps its ground."""
    taken: list[Span] = []
    slots: dict[int, tuple[Slot, Span, TimeExpression | Figure | Name]] = {}
    kinds: tuple[tuple[Slot, Sequence[TimeExpression | Figure | Name]], ...] = (
        (Slot.TIME, analysis.times),
        (Slot.FIGURE, analysis.figures),
        (Slot.NAME, analysis.names),
    )
    for kind, found in kinds:
        starts = [item.span.start for item in found]
        for item in found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            if item.span.end <= span.end and not any(t.meets(item.span) for t in taken):
                taken.append(item.span)
                slots[item.span.start] = kind, item.span, item
    return slots


# What meeting is worth in the alignment: equal words with content most, marks least; unequal
# times, figures and names still rather meet each other than nothing.
_EQUAL, _MEANING, NEAR, _FUNCTION, _SAME_SLOT, _MARK_WORTH = 2.0, 1.9, 1.4, 0.9, 0.5, 0.25
_LEVEL_FUNCTION = frozenset(
    "a an the of in on at by for with from to and or but that as is was are were be it its has have had".split()
)


def worth(one: Unit, two: Unit) -> float:
    """What it is worth to set two units against each other; 0 where they have nothing in common."""
    if one.slot is Slot.MARK or two.slot is Slot.MARK:
        return _MARK_WORTH if one.text == two.text else 0.0
    if one.text == two.text:
        return _FUNCTION if one.text in _LEVEL_FUNCTION else _EQUAL
    if one.slot is two.slot and one.slot is not Slot.WORD:
        return _MEANING if means_same(one, two) else _SAME_SLOT if _one_kind(one, two) else 0.0
    if one.slot is Slot.WORD and two.slot is Slot.WORD and one.stem and one.stem == two.stem:
        return NEAR
    return 0.0


def _one_kind(one: Unit, two: Unit) -> bool:
    """Whether one may stand where the other did: a person for a person, not for a place."""
    a, b = one.meaning, two.meaning
    return not (isinstance(a, Name) and isinstance(b, Name)) or a.kind is b.kind


def means_same(one: Unit, two: Unit) -> bool:
    """Whether two times, figures or names mean one thing."""
    a, b = one.meaning, two.meaning
    if isinstance(a, TimeExpression) and isinstance(b, TimeExpression):
        return bool(a.value) and (a.value == b.value or (a.low is not None and (a.low, a.high) == (b.low, b.high)))
    if isinstance(a, Figure) and isinstance(b, Figure):
        return a.value == b.value and (a.low, a.high) == (b.low, b.high) and _one_unit(a.unit, b.unit)
    if isinstance(a, Name) and isinstance(b, Name):
        return a.level == b.level or (bool(a.country) and a.kind is b.kind is NameKind.PLACE and a.country == b.country)
    return False


def _one_unit(first: str, second: str) -> bool:
    return first == second or not first or not second or first.rstrip("s") == second.rstrip("s")


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the alignment: units met (both given) or standing alone (one is None)."""

    a: int | None
    b: int | None


def steps(first: Sequence[Unit], second: Sequence[Unit]) -> list[Step]:
    """The alignment of two readings that is worth most, in order of both.

    Among several that are worth the same it is the same one, whichever reading comes first.
    """
    if _rank(second) < _rank(first):
        return [Step(step.b, step.a) for step in steps(second, first)]
    head = 0
    while head < min(len(first), len(second)) and _same(first[head], second[head]):
        head += 1
    tail = 0
    while tail < min(len(first), len(second)) - head and _same(first[-1 - tail], second[-1 - tail]):
        tail += 1
    found = [Step(place, place) for place in range(head)]
    middle_a, middle_b = first[head : len(first) - tail], second[head : len(second) - tail]
    found.extend(
        Step(None if step.a is None else step.a + head, None if step.b is None else step.b + head)
        for step in _best(middle_a, middle_b)
    )
    found.extend(Step(len(first) - left, len(second) - left) for left in range(tail, 0, -1))
    return found


def _rank(reading: Sequence[Unit]) -> tuple[int, list[tuple[str, bool]]]:
    """The longer reading first; an order that does not depend on which report was given first."""
    return -len(reading), [(unit.text, unit.quoted) for unit in reading]


def _same(one: Unit, two: Unit) -> bool:
    return one.text == two.text and one.quoted == two.quoted and one.slot is two.slot


def _best(first: Sequence[Unit], second: Sequence[Unit]) -> list[Step]:
    """Dynamic programming over the middle that differs."""
    rows, columns = len(first), len(second)
    if not rows or not columns:
        return [Step(i, None) for i in range(rows)] + [Step(None, j) for j in range(columns)]
    table = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    meets = _meets(first, second)
    for i in range(rows - 1, -1, -1):
        below, here, met = table[i + 1], table[i], meets[i]
        for j in range(columns - 1, -1, -1):
            best = below[j] if below[j] >= here[j + 1] else here[j + 1]
            if met[j]:
                # A meeting right before a meeting is worth a little more: changes stay together.
                through = (
                    met[j] + below[j + 1] + (0.05 if i + 1 < rows and j + 1 < columns and meets[i + 1][j + 1] else 0.0)
                )
                best = max(best, through)
            here[j] = best
    return _traced(table, meets, rows, columns)


def _meets(first: Sequence[Unit], second: Sequence[Unit]) -> list[list[float]]:
    """What each unit of the first is worth against each of the second; asked only where it may be worth anything."""
    places: dict[str, list[int]] = defaultdict(list)
    slots = [place for place, unit in enumerate(second) if unit.slot is not Slot.WORD]
    for place, unit in enumerate(second):
        for word in {unit.text, unit.stem} - {""}:
            places[word].append(place)
    rows = []
    for one in first:
        row = [0.0] * len(second)
        near = {place for word in (one.text, one.stem) if word in places for place in places[word]}
        for place in near if one.slot is Slot.WORD else near.union(slots):
            row[place] = worth(one, second[place])
        rows.append(row)
    return rows


def _traced(table: list[list[float]], meets: list[list[float]], rows: int, columns: int) -> list[Step]:
    found: list[Step] = []
    i = j = 0
    while i < rows and j < columns:
        bonus = 0.05 if i + 1 < rows and j + 1 < columns and meets[i + 1][j + 1] else 0.0
        if meets[i][j] and abs(table[i][j] - (meets[i][j] + table[i + 1][j + 1] + bonus)) < 1e-9:
            found.append(Step(i, j))
            i, j = i + 1, j + 1
        elif table[i + 1][j] >= table[i][j + 1]:
            found.append(Step(i, None))
            i += 1
        else:
            found.append(Step(None, j))
            j += 1
    found.extend(Step(place, None) for place in range(i, rows))
    found.extend(Step(None, place) for place in range(j, columns))
    return found
