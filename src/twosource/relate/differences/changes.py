"""Where two collated readings differ: stretches of words, before they get a kind.

Words that meet and are equal part the changes; a change swallows function words and marks that
stand alone between two others, so that a reworded phrase is one change and not five.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from twosource.model.span import Span
from twosource.relate.differences.collation import NEAR, Slot, Step, Unit, means_same, steps, worth

_FUNCTION = frozenset(
    (
        "a an the of in on at by for with from to and or but nor so as that this these those is was are were be "
        "been being it its his her their our has have had having do does did will would shall should can could "
        "may might must he she they him them we us you i who whom which what when where there here than then "
        "also just very such own same s 's into onto over under up down out off about if while because since "
        "until after before during between among not n't no"
    ).split()
)
WHEN = frozenset("later earlier previously then since recently initially afterwards afterward again".split())
"""Words that say when and no more than that: "later", for "on Monday" or "last month"."""

# Two changes with at most this many function words or marks between them are one.
_BRIDGE = 2


class Cut(StrEnum):
    """How a change came about.

    WORDS   units without a counterpart on one side or both
    MET     a time, figure or name set against another of its slot
    MARKS   the same words, with quote marks in one reading only
    INFLECTED  one word in two forms ("praised", "praises")
    MOVED   the same content in another place
    SAID    words that say who says so, in one reading or in both
    QUOTED  words between quote marks, against what the other reading has for them
    NAMED   someone named or described in one reading, otherwise in the other
    AHEAD   done in one reading, still to come in the other
    FULLER  one word more before what both readings name ("a final deadline", "a deadline")
    """

    WORDS = "words"
    MET = "met"
    MARKS = "marks"
    INFLECTED = "inflected"
    MOVED = "moved"
    SAID = "said"
    QUOTED = "quoted"
    NAMED = "named"
    AHEAD = "ahead"
    FULLER = "fuller"


@dataclass(frozen=True, slots=True)
class Change:
    """One stretch that differs; either side may be empty, not both."""

    cut: Cut
    a: tuple[Unit, ...]
    b: tuple[Unit, ...]

    @property
    def span_a(self) -> Span | None:
        """Where the first side stands, or None."""
        return Span(self.a[0].span.start, self.a[-1].span.end) if self.a else None

    @property
    def span_b(self) -> Span | None:
        """Where the second side stands, or None."""
        return Span(self.b[0].span.start, self.b[-1].span.end) if self.b else None

    @property
    def place(self) -> tuple[int, int]:
        """To sort by: by the first report, what only the second has behind what it has in common with it."""
        one, two = self.span_a, self.span_b
        return (one.start if one else two.start if two else 0), (two.start if two else 0)


def likeness(first: Sequence[Unit], second: Sequence[Unit]) -> float:
    """Share of the shorter reading's content that meets equal or near content in the other, 0 to 1."""
    met = sum(
        is_content(first[step.a]) and is_content(second[step.b])
        for step in steps(first, second)
        if step.a is not None and step.b is not None and worth(first[step.a], second[step.b]) >= NEAR
    )
    return met / max(1, min(sum(map(is_content, first)), sum(map(is_content, second))))


def is_content(unit: Unit) -> bool:
    """Whether a unit is more than a function word or mark."""
    return unit.slot is not Slot.MARK and unit.text not in _FUNCTION


def changes(first: Sequence[Unit], second: Sequence[Unit]) -> list[Change]:
    """Every change between two readings, in their order."""
    found = [part for change in _bridged(list(_raw(first, second))) for part in _parted(change)]
    return list(_with_context(_moved(found), first, second))


def _raw(first: Sequence[Unit], second: Sequence[Unit]) -> Iterator[Change | tuple[Unit, Unit]]:
    """Changes and, between them, the pairs of units that met and are equal."""
    left: list[Unit] = []
    right: list[Unit] = []
    requoted: list[tuple[Unit, Unit]] = []
    for step in steps(first, second):
        if step.a is None or step.b is None:
            yield from _requoted(requoted)
            _collect(step, first, second, left, right)
            continue
        one, two = first[step.a], second[step.b]
        if one.text == two.text and one.slot is not Slot.MARK and one.quoted != two.quoted:
            yield from _flushed(left, right)
            requoted.append((one, two))
            continue
        yield from _requoted(requoted)
        if one.text == two.text:
            yield from _flushed(left, right)
            yield one, two
        else:
            yield from _flushed(left, right)
            yield Change(_cut(one, two), (one,), (two,))
    yield from _requoted(requoted)
    yield from _flushed(left, right)


def _cut(one: Unit, two: Unit) -> Cut:
    return Cut.INFLECTED if one.slot is Slot.WORD and two.slot is Slot.WORD else Cut.MET


def _collect(step: Step, first: Sequence[Unit], second: Sequence[Unit], left: list[Unit], right: list[Unit]) -> None:
    if step.a is not None:
        left.append(first[step.a])
    if step.b is not None:
        right.append(second[step.b])


def _flushed(left: list[Unit], right: list[Unit]) -> Iterator[Change]:
    if left or right:
        first, second = unmarked(left), unmarked(right)
        if first or second:
            yield Change(Cut.WORDS, first, second)
        else:
            yield Change(Cut.WORDS, tuple(left), tuple(right))
        left.clear()
        right.clear()


def unmarked(side: Sequence[Unit]) -> tuple[Unit, ...]:
    """Without marks at the ends: what was changed are the words."""
    words = [place for place, unit in enumerate(side) if unit.slot is not Slot.MARK]
    return tuple(side[words[0] : words[-1] + 1]) if words else ()


def _requoted(pairs: list[tuple[Unit, Unit]]) -> Iterator[Change]:
    if pairs:
        yield Change(Cut.MARKS, tuple(one for one, _ in pairs), tuple(two for _, two in pairs))
        pairs.clear()


def _bridged(raw: list[Change | tuple[Unit, Unit]]) -> list[Change]:
    """Changes of words joined over short bridges of function words and marks."""
    found: list[Change] = []
    bridge: list[tuple[Unit, Unit]] = []
    for entry in raw:
        if isinstance(entry, tuple):
            bridge.append(entry)
            continue
        last = found[-1] if found else None
        if last is not None and _joins(last, entry, bridge):
            found[-1] = Change(
                Cut.WORDS,
                (*last.a, *(one for one, _ in bridge), *entry.a),
                (*last.b, *(two for _, two in bridge), *entry.b),
            )
        else:
            found.append(entry)
        bridge = []
    return found


def _joins(last: Change, entry: Change, bridge: list[tuple[Unit, Unit]]) -> bool:
    if last.cut is not Cut.WORDS or entry.cut is not Cut.WORDS or not bridge or len(bridge) > _BRIDGE:
        return False
    if any(is_content(one) or one.text in {",", ";", ":"} for one, _ in bridge):
        return False
    substituted = (last.a or entry.a) and (last.b or entry.b)
    return bool(substituted) and any(map(is_content, (*last.a, *last.b))) and any(map(is_content, (*entry.a, *entry.b)))


def _parted(change: Change) -> Iterator[Change]:
    """A time against words that are none is two changes, one left out, one added; not "on Monday" against "later"."""
    if change.cut is Cut.WORDS and change.a and change.b:
        first, second = _is_time(change.a), _is_time(change.b)
        if first != second and _is_when(change.b if first else change.a):
            yield Change(Cut.MET, change.a, change.b)
            return
        if first != second:
            yield Change(Cut.WORDS, change.a, ())
            yield Change(Cut.WORDS, (), change.b)
            return
    yield change


def _is_time(side: Sequence[Unit]) -> bool:
    content = [unit for unit in side if is_content(unit)]
    return bool(content) and all(unit.slot is Slot.TIME for unit in content)


def _is_when(side: Sequence[Unit]) -> bool:
    content = [unit for unit in side if is_content(unit)]
    return bool(content) and all(unit.text in WHEN for unit in content)


def _with_context(found: list[Change], first: Sequence[Unit], second: Sequence[Unit]) -> Iterator[Change]:
    """The changes; a quote mark alone is shown with the word behind it, on both sides."""
    for change in found:
        marks = {unit.text for unit in (*change.a, *change.b)}
        one_sided = bool(change.a) != bool(change.b)
        if change.cut is Cut.WORDS and one_sided and marks == {'"'}:
            yield _extended(change, first, second)
        else:
            yield change


def _extended(change: Change, first: Sequence[Unit], second: Sequence[Unit]) -> Change:
    side, other = (first, second) if change.a else (second, first)
    mark = (change.a or change.b)[-1]
    place = side.index(mark) + 1
    behind = next((n for n in range(place, len(side)) if side[n].slot is not Slot.MARK), None)
    met = {step.a: step.b for step in steps(side, other)}
    twin = met.get(behind)
    if behind is None or twin is None:
        return Change(Cut.MARKS, change.a, change.b)
    if side[behind].quoted and other[twin].quoted:
        # Both quote the word: a mark that only opens a new paragraph or sentence of the quotation.
        return Change(Cut.MOVED, change.a, change.b)
    ours, theirs = (mark, side[behind]), (other[twin],)
    return Change(Cut.MARKS, ours, theirs) if change.a else Change(Cut.MARKS, theirs, ours)


def _moved(found: list[Change]) -> list[Change]:
    """Words only in one reading that stand elsewhere in the other are one change: moved."""
    kept: list[Change] = []
    waiting: list[Change] = []
    for change in found:
        one_sided = change.cut is Cut.WORDS and bool(change.a) != bool(change.b)
        partner = next((w for w in waiting if _same_content(w, change)), None) if one_sided else None
        if partner is not None:
            waiting.remove(partner)
            kept[kept.index(partner)] = Change(Cut.MOVED, partner.a or change.a, partner.b or change.b)
            continue
        if one_sided:
            waiting.append(change)
        kept.append(change)
    return kept


def _same_content(one: Change, two: Change) -> bool:
    if bool(one.a) == bool(two.a):
        return False
    first = [unit for unit in (one.a or one.b) if is_content(unit)]
    second = [unit for unit in (two.a or two.b) if is_content(unit)]
    return (
        bool(first)
        and len(first) == len(second)
        and all(
            u.text == v.text or (u.stem and u.stem == v.stem) or means_same(u, v)
            for u, v in zip(first, second, strict=True)
        )
    )
