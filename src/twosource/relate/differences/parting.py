"""Changes taken apart by what their words are: who says so, when, whom, and the rest.

An editor who compares two sentences notes each of these by itself: "the minister said on Monday"
left out is an attribution and a time, not one change of words. What is left of a change after that
is wording or detail.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from twosource.model.span import Span
from twosource.relate.differences.changes import WHEN, Change, Cut, is_content
from twosource.relate.differences.collation import Slot, Unit, means_same
from twosource.relate.differences.mentions import PRONOUNS, ROLES

# Words that only say how sure it is: "he apparently knew".
HEDGING = frozenset(
    (
        "reportedly allegedly apparently possible purportedly supposedly seemingly possibly perhaps maybe probably "
        "presumably potentially not never"
    ).split()
)
# What leads to a time: "on" Wednesday, "by" 2019.
LEADING = frozenset("on in at by since until from during the of".split())
# Verbs that put a fact forward as said: "said", "acknowledged"; not what one does by saying ("rebuked", "encouraged").
REPORTING = frozenset(
    (
        "said says say saying told tells tell telling wrote writes write writing written tweeted tweets tweet tweeting "
        "posted posts posting added adds adding noted notes noting stated states stating claimed claims claiming "
        "argued argues arguing insisted insists insisting explained explains explaining announced announces announcing "
        "declared declares declaring acknowledged acknowledges acknowledging admitted admits admitting conceded "
        "concedes conceding confirmed confirms confirming asserted asserts asserting contended contends maintained "
        "maintains recalled recalls replied replies replying responded responds responding remarked remarks commented "
        "comments disclosed discloses reported reports report reporting reportedly testified testifies reiterated "
        "reiterates "
        "stressed stresses stressing emphasized emphasizes emphasised emphasises warned warns warning hinted implied "
        "indicated indicates suggested suggests suggesting alleged alleges alleging revealed reveals revealing "
        "predicted predicts according citing cited cites quoted quotes quoting discovered discovers found read reads "
        "concluded concludes denied denies denying praised praises agreed agrees"
    ).split()
)
# A clause begins with one of these: ", which had been shut", "while the mayor watched".
_OPENERS = frozenset("as while when where after before because although though who which whose since if but".split())

Spans = Sequence[Span]
"""Where attributions stand in a report."""


@dataclass(slots=True)
class _Side:
    """The units of one side of the changes, sorted by what they are."""

    said: dict[Span, list[Unit]] = field(default_factory=dict)
    times: list[tuple[Unit, ...]] = field(default_factory=list)
    hedges: list[Unit] = field(default_factory=list)
    rest: list[list[Unit]] = field(default_factory=list)

    def is_plain(self) -> bool:
        """Whether it is nothing but words."""
        return not (self.said or self.times or self.hedges)


def phrases(reading: Sequence[Unit], attributions: Spans, cues: Spans) -> list[Span]:
    """Attributions of a reading, those made one that only marks, times and function words part.

    "Oda" and "said" and "on the radio" are one in "Oda said on Monday on the radio". What has no cue
    of a quotation in it is no attribution here: "Oda refused".
    """
    if not reading:
        return []
    ground = Span(reading[0].span.start, reading[-1].span.end)
    near = [span for span in attributions if span.meets(ground)]
    found: list[Span] = []
    apart = True
    for unit in reading:
        if any(span.covers(unit.span) for span in near):
            start = unit.span.start if apart or not found else found.pop().start
            found.append(Span(start, unit.span.end))
            apart = False
        elif unit.slot is not Slot.TIME and is_content(unit):
            apart = True
    said = {unit.span for unit in reading if unit.text in REPORTING}
    reporting = [span for span in said if any(cue.meets(span) for cue in cues)]
    reporting += [unit.span for unit in reading if unit.text == "according"]
    return [span for span in found if any(cue.meets(span) for cue in reporting)]


def parted(found: Sequence[Change], said_a: Spans, said_b: Spans) -> list[Change]:
    """The changes of two readings, each of one kind as far as its words tell.

    Args:
        found: the changes in order; said_a, said_b: the attributions of the two readings.
    """
    plain: list[Change] = []
    attributions_a: dict[Span, list[Unit]] = {}
    attributions_b: dict[Span, list[Unit]] = {}
    for change in found:
        if change.cut is not Cut.WORDS:
            plain.append(change)
            continue
        left, right = _sorted(change.a, said_a, hedges=True), _sorted(change.b, said_b, hedges=True)
        if left.is_plain() and right.is_plain():
            plain.extend(_plain(change))
            continue
        for ours, all_of in ((left, attributions_a), (right, attributions_b)):
            for span, units in ours.said.items():
                all_of.setdefault(span, []).extend(units)
        plain.extend(times(left.times, right.times))
        plain.extend(_hedges(left.hedges, right.hedges))
        plain.extend(_rest(left.rest, right.rest))
    plain.extend(attributions(list(attributions_a.values()), list(attributions_b.values())))
    return sorted(dated(plain), key=attrgetter("place"))


def dated(found: Sequence[Change]) -> list[Change]:
    """The changes; a time that only one reading gives meets what says no more than when in the other.

    "Oda said on Monday" / "Oda later said": one time for another.
    """
    kept = list(found)
    for change in found:
        other = next((c for c in kept if _is_vague(c) and bool(c.a) != bool(change.a)), None)
        if other is not None and _is_time_alone(change):
            kept[kept.index(change)] = Change(Cut.MET, change.a or other.a, change.b or other.b)
            kept.remove(other)
    return kept


def _is_time_alone(change: Change) -> bool:
    inside = [unit for unit in (*change.a, *change.b) if is_content(unit)]
    return bool(change.a) != bool(change.b) and bool(inside) and all(unit.slot is Slot.TIME for unit in inside)


def _is_vague(change: Change) -> bool:
    inside = [unit for unit in (*change.a, *change.b) if is_content(unit)]
    return bool(change.a) != bool(change.b) and bool(inside) and all(unit.text in WHEN for unit in inside)


def _plain(change: Change) -> Iterator[Change]:
    """A change of words; where one side is a clause of its own and the other is none, they have nothing to do."""
    if change.a and change.b and _are_strangers(change.a, change.b):
        yield Change(Cut.WORDS, change.a, ())
        yield Change(Cut.WORDS, (), change.b)
    else:
        yield change


def _sorted(units: Sequence[Unit], attributions: Spans, *, hedges: bool) -> _Side:
    """The units of a change; stretches of the rest end where something else stands between them."""
    side = _Side()
    stretch: list[Unit] = []
    for place, unit in enumerate(units):
        span = next((s for s in attributions if s.covers(unit.span)), None)
        hedge = hedges and len(units) > 1 and unit.slot is Slot.WORD and unit.text in HEDGING
        # "judges must not legislate" that only one reading has: what the word of doubt bears on is new with it.
        hedge = hedge and not any(map(is_content, units[place + 1 :]))
        if span is None and unit.slot is not Slot.TIME and not hedge:
            stretch.append(unit)
            continue
        led: list[Unit] = []
        while unit.slot is Slot.TIME and stretch and stretch[-1].text in LEADING:
            led.insert(0, stretch.pop())
        if stretch:
            side.rest.append(stretch)
            stretch = []
        if unit.slot is Slot.TIME:
            side.times.append((*led, unit))
        elif hedge:
            side.hedges.append(unit)
        elif span is not None:
            side.said.setdefault(span, []).append(unit)
    if stretch:
        side.rest.append(stretch)
    side.said = {span: inside for span, inside in side.said.items() if _tells(inside)}
    return side


def _tells(said: Sequence[Unit]) -> bool:
    """Whether words of an attribution say anything: who it is, if only "he", or how it is said."""
    return any(is_content(unit) or unit.text in PRONOUNS for unit in said)


def times(first: Sequence[tuple[Unit, ...]], second: Sequence[tuple[Unit, ...]]) -> Iterator[Change]:
    """Times that mean the same meet, then the others in order, and what is left stands alone."""
    left = list(second)
    alone: list[tuple[Unit, ...]] = []
    for one in first:
        twin = next((two for two in left if means_same(one[-1], two[-1])), None)
        if twin is None:
            alone.append(one)
            continue
        left.remove(twin)
        if one[-1].text != twin[-1].text:
            yield Change(Cut.MET, one, twin)
    yield from (Change(Cut.MET, one, two) for one, two in zip(alone, left, strict=False))
    yield from (Change(Cut.WORDS, one, ()) for one in alone[len(left) :])
    yield from (Change(Cut.WORDS, (), two) for two in left[len(alone) :])


def _hedges(first: Sequence[Unit], second: Sequence[Unit]) -> Iterator[Change]:
    """Words of doubt that only one reading has."""
    texts_a, texts_b = {unit.text for unit in first}, {unit.text for unit in second}
    yield from (Change(Cut.WORDS, (unit,), ()) for unit in first if unit.text not in texts_b)
    yield from (Change(Cut.WORDS, (), (unit,)) for unit in second if unit.text not in texts_a)


def _rest(first: Sequence[list[Unit]], second: Sequence[list[Unit]]) -> Iterator[Change]:
    """The fullest stretch of each side against the other's, the others alone."""
    ours, theirs = _telling(first), _telling(second)
    one, two = max(ours, key=_content_count, default=()), max(theirs, key=_content_count, default=())
    if one and two and not _are_strangers(one, two):
        yield Change(Cut.WORDS, one, two)
        ours.remove(one)
        theirs.remove(two)
    yield from (Change(Cut.WORDS, one, ()) for one in ours if _content_count(one))
    yield from (Change(Cut.WORDS, (), two) for two in theirs if _content_count(two))


def _are_strangers(one: Sequence[Unit], two: Sequence[Unit]) -> bool:
    return _opens_clause(one) != _opens_clause(two) and min(_content_count(one), _content_count(two)) > 1


def _opens_clause(stretch: Sequence[Unit]) -> bool:
    """Whether a stretch begins a clause of its own: "as the mayor watched", "which had been shut"."""
    return stretch[0].text in _OPENERS


def _telling(stretches: Sequence[list[Unit]]) -> list[tuple[Unit, ...]]:
    """The stretches without marks at their ends, those of nothing but marks left out."""
    found = []
    for stretch in stretches:
        words = [place for place, unit in enumerate(stretch) if unit.slot is not Slot.MARK]
        if words:
            found.append(tuple(stretch[words[0] : words[-1] + 1]))
    if not found and stretches and any(unit.text == '"' for stretch in stretches for unit in stretch):
        found.append(tuple(stretches[0]))
    return found


def _content_count(stretch: Sequence[Unit]) -> int:
    return sum(map(is_content, stretch)) or int(any(unit.text == '"' for unit in stretch))


def attributions(first: list[list[Unit]], second: list[list[Unit]]) -> Iterator[Change]:
    """Attributions of two readings against each other, those alike first; the others alone."""
    ours, theirs = [tuple(units) for units in first], [tuple(units) for units in second]
    while ours and theirs:
        one, two = max(
            ((o, t) for o in ours for t in theirs),
            key=lambda pair: (
                _common(*pair),
                _names_speaker(pair[0]) is _names_speaker(pair[1]),
                -ours.index(pair[0]) - theirs.index(pair[1]),
                sorted(unit.text for unit in (*pair[0], *pair[1])),
            ),
        )
        ours.remove(one)
        theirs.remove(two)
        yield Change(Cut.SAID, one, two)
    yield from (Change(_cut_alone(one), one, ()) for one in ours if any(map(is_content, one)))
    yield from (Change(_cut_alone(two), (), two) for two in theirs if any(map(is_content, two)))


def _cut_alone(said: Sequence[Unit]) -> Cut:
    """Words of an attribution that stand in one reading only say who says so, but for "later" in "later said"."""
    return Cut.WORDS if all(unit.text in WHEN for unit in said if is_content(unit)) else Cut.SAID


def _names_speaker(said: Sequence[Unit]) -> bool:
    """Whether an attribution has a subject: "he told reporters", not "saying"."""
    return any(unit.slot is Slot.NAME or unit.text in ROLES | PRONOUNS for unit in said)


def _common(first: Sequence[Unit], second: Sequence[Unit]) -> int:
    return len({u.stem or u.text for u in first if is_content(u)} & {u.stem or u.text for u in second if is_content(u)})
