"""Two readings that tell the same in other words, cut into what an editor would note.

Laid word against word such readings fall to pieces. So each is taken apart by what its parts are (who
says so, when, what is quoted, of whom it tells), the parts are paired over the whole of both readings,
and what is left is cut at clauses, each clause against the one that shares its words or its place.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from twosource.model.span import Span
from twosource.relate.differences.changes import Change, Cut, is_content, unmarked
from twosource.relate.differences.collation import Slot, Unit
from twosource.relate.differences.commitments import Places
from twosource.relate.differences.evidence import Link
from twosource.relate.differences.links import competing, links
from twosource.relate.differences.mentions import ROLES, mentions, same_mentions
from twosource.relate.differences.parting import HEDGING, LEADING, attributions, times
from twosource.relate.differences.sides import DENIALS

# A clause begins with one of these: "before posting it", "which had been shut".
_OPENERS = frozenset(
    "as while when where after before because although though who which whose since if but until that whether "
    "even without amid despite including".split()
)
# Quoted words tell something by themselves from so many content words on: more than a word put in marks.
QUOTE_WORDS = 4
# What says nothing of how it is said.
REPORTING_ADVERBS = frozenset("also later then earlier".split())
_DETERMINERS = frozenset("a an the his her its their our this that these those".split())
# A clause stands alone that has so many content words, at most this share of which the other reading has.
# Of 1, 2, 3 and 4 words kind F1 on wire-pairs is .429, .429, .430 and .432 (2026-11).
ALONE, MET_ALONE = 3, 0.1
_PARTED = frozenset(",;:-()—–")


@dataclass(frozen=True, slots=True)
class _Reading:
    """A reading with what is still free to be told of as words."""

    units: Sequence[Unit]
    free: list[bool]

    def take(self, places: Iterable[int]) -> tuple[Unit, ...]:
        """The units of these places, which are free no longer."""
        taken = sorted(places)
        for place in taken:
            self.free[place] = False
        return tuple(self.units[place] for place in taken)


def retold(
    first: Sequence[Unit],
    second: Sequence[Unit],
    said_a: Sequence[Span],
    said_b: Sequence[Span],
    taken: Places = (frozenset(), frozenset()),
) -> list[Change]:
    """The changes between two readings told in other words, in order, but for what is taken already."""
    left, right = (
        _Reading(side, [place not in gone for place in range(len(side))])
        for side, gone in zip((first, second), taken, strict=True)
    )
    alike = competing(first, second)
    when = list(_when(left, right))
    quoted = list(_quoted(left, right, alike))
    whom = list(_of_whom(left, right))
    said = list(_said(left, right, said_a, said_b))
    doubt = list(_doubt(left, right))
    rest = list(_rest(left, right, alike, links(first, second, alike)))
    found = [*doubt, *said, *when, *whom, *_told_and_quoted(quoted, rest)]
    return sorted(found, key=attrgetter("place"))


def _doubt(left: _Reading, right: _Reading) -> Iterator[Change]:
    """Words of doubt that only one reading has; what denies is told otherwise as often as left out."""
    texts = [{unit.text for unit in side.units} for side in (left, right)]
    for side, other in ((left, texts[1]), (right, texts[0])):
        for place, unit in enumerate(side.units):
            if side.free[place] and unit.text in HEDGING - DENIALS and unit.text not in other:
                doubt = side.take([place])
                yield Change(Cut.WORDS, doubt, ()) if side is left else Change(Cut.WORDS, (), doubt)


def _told_and_quoted(quoted: list[Change], rest: list[Change]) -> list[Change]:
    """What only one reading quotes and only the other tells is one for the other."""
    for quote in [change for change in quoted if bool(change.a) != bool(change.b)]:
        told = next((c for c in rest if bool(c.a) == bool(quote.b) and bool(c.b) == bool(quote.a)), None)
        if told is not None and sum(map(is_content, (*quote.a, *quote.b))) >= QUOTE_WORDS:
            quoted.remove(quote)
            rest.remove(told)
            quoted.append(Change(Cut.QUOTED, quote.a or told.a, quote.b or told.b))
    return [*quoted, *rest]


def _said(left: _Reading, right: _Reading, said_a: Sequence[Span], said_b: Sequence[Span]) -> Iterator[Change]:
    ours, theirs = (
        [list(units) for span in said if any(map(is_content, units := side.take(_within(side, span))))]
        for side, said in ((left, said_a), (right, said_b))
    )
    for change in attributions(ours, theirs):
        if _saying(change.a) != _saying(change.b):
            yield change
            continue
        one, two = _named(change.a), _named(change.b)
        if one and two and _texts(one) != _texts(two):
            yield Change(Cut.NAMED, one, two)


def _saying(units: Sequence[Unit]) -> set[str]:
    """The words that say, without whom and when: "said" in "Ana Dorrit said on Monday"; all where nothing is left."""
    return {u.stem for u in units if u.slot is Slot.WORD and is_content(u) and u.text not in ROLES | REPORTING_ADVERBS}


def _named(units: Sequence[Unit]) -> tuple[Unit, ...]:
    return tuple(unit for unit in units if unit.slot is Slot.NAME)[:1]


def _within(side: _Reading, span: Span) -> list[int]:
    return [place for place, unit in enumerate(side.units) if span.covers(unit.span)]


def _texts(units: Iterable[Unit]) -> list[str]:
    return [unit.text for unit in units if unit.slot is not Slot.MARK]


def _when(left: _Reading, right: _Reading) -> Iterator[Change]:
    yield from times(_expressions(left), _expressions(right))


def _expressions(side: _Reading) -> list[tuple[Unit, ...]]:
    """Times with the words that lead to them."""
    found: list[list[int]] = []
    for place, unit in enumerate(side.units):
        if unit.slot is not Slot.TIME or not side.free[place]:
            continue
        first = place
        while first and side.free[first - 1] and side.units[first - 1].text in LEADING:
            first -= 1
        if found and found[-1][-1] == first - 1:
            found[-1] += range(first, place + 1)
        else:
            found.append(list(range(first, place + 1)))
    return [side.take(places) for places in found]


def _of_whom(left: _Reading, right: _Reading) -> Iterator[Change]:
    ours, theirs = mentions(left.units, left.free), mentions(right.units, right.free)
    for one, two in same_mentions(left.units, right.units, ours, theirs):
        here, there = (side.take(range(m.first, m.last + 1)) for side, m in ((left, one), (right, two)))
        if _bare(here) != _bare(there):
            yield Change(Cut.MET if one.name and two.name else Cut.NAMED, here, there)


def _bare(units: Sequence[Unit]) -> list[str]:
    """Its words without a determiner at the head: "his administration" is "the administration"."""
    words = " ".join(_texts(units)).split()
    return words[1:] if len(words) > 1 and words[0] in _DETERMINERS else words


def _quoted(left: _Reading, right: _Reading, alike: dict[int, int]) -> Iterator[Change]:
    """What either quotes against what the other has for it."""
    ours, theirs = _quotes(left), _quotes(right)
    partners = _partners(alike)
    for one in ours:
        met = {partners[0][p] for p in one if is_content(left.units[p]) and p in partners[0]}
        two = max(theirs, key=lambda quote: len(met.intersection(quote)), default=None)
        if two is not None and met.intersection(two):
            theirs.remove(two)
            here, there = left.take(one), right.take(two)
            if _texts(here) != _texts(there):
                yield Change(Cut.QUOTED, unmarked(here), unmarked(there))
            continue
        told = _told_for(one, left, right, partners[0])
        if told or _is_long(one, left):
            yield Change(Cut.QUOTED, unmarked(left.take(one)), right.take(told))
    for two in theirs:
        told = _told_for(two, right, left, partners[1])
        if told or _is_long(two, right):
            yield Change(Cut.QUOTED, left.take(told), unmarked(right.take(two)))


def _is_long(quote: Sequence[int], side: _Reading) -> bool:
    """Whether quoted words tell something by themselves: more than one word put in marks."""
    return sum(is_content(side.units[place]) for place in quote) >= QUOTE_WORDS


def _quotes(side: _Reading) -> list[list[int]]:
    """The places of each stretch between quote marks that is free."""
    found: list[list[int]] = []
    for place, unit in enumerate(side.units):
        if unit.quoted and side.free[place]:
            if found and found[-1][-1] == place - 1:
                found[-1].append(place)
            else:
                found.append([place])
    return [quote for quote in found if any(is_content(side.units[place]) for place in quote)]


def _told_for(quote: Sequence[int], own: _Reading, other: _Reading, partners: dict[int, int]) -> list[int]:
    """The words of the other reading that tell what one quotes, none where it tells less than half of it."""
    content = [place for place in quote if is_content(own.units[place])]
    met = sorted({partners[p] for p in content if p in partners and other.free[partners[p]]})
    if 2 * len(met) < len(content) or not met:
        return []
    return [place for place in range(met[0], met[-1] + 1) if other.free[place]]


def _partners(alike: dict[int, int]) -> tuple[dict[int, int], dict[int, int]]:
    return alike, {two: one for one, two in alike.items()}


# ---- what is left ------------------------------------------------------------------------------


def _rest(left: _Reading, right: _Reading, alike: dict[int, int], linked: frozenset[Link]) -> Iterator[Change]:
    """Clauses of their own that the other reading has nothing of stand alone; the others are one change."""
    # What stands between the same words is told otherwise, not left out: "the roof of" / "the collapse of".
    framed = [(one, two) for one, two in linked if {(one - 1, two - 1), (one + 1, two + 1)} <= linked]
    placed = {*alike, *(one for one, _ in framed)}, {*alike.values(), *(two for _, two in framed)}
    ours, theirs = map(_Left.of, (left, right), _partners(alike), placed)
    if ours.main or theirs.main:
        yield Change(Cut.WORDS, *_without_equal_ends(left.take(ours.main), right.take(theirs.main)))
    for clause in ours.alone:
        yield Change(Cut.WORDS, left.take(clause), ())
    for clause in theirs.alone:
        yield Change(Cut.WORDS, (), right.take(clause))


def _without_equal_ends(one: tuple[Unit, ...], two: tuple[Unit, ...]) -> tuple[tuple[Unit, ...], tuple[Unit, ...]]:
    """Without the words that both begin or end with: "It was shut by | masons" / "It was shut by | herons"."""
    while one[1:] and two[1:] and one[0].text == two[0].text:
        one, two = one[1:], two[1:]
    while one[1:] and two[1:] and one[-1].text == two[-1].text:
        one, two = one[:-1], two[:-1]
    return one, two


@dataclass(frozen=True, slots=True)
class _Left:
    """What is left of a reading: the clauses that tell the same otherwise, and those that tell more."""

    main: list[int]
    alone: list[list[int]]

    @classmethod
    def of(cls, side: _Reading, partners: dict[int, int], placed: set[int]) -> "_Left":
        """What is left, by what is told alike and by what stands in the place of something."""
        main: list[int] = []
        alone: list[list[int]] = []
        for clause in _clauses(side):
            content = [place for place in clause if is_content(side.units[place])]
            if all(place in partners for place in content):
                continue
            met = [place for place in content if place in placed]
            opens = side.units[clause[0]].text in _OPENERS
            if opens and len(content) >= ALONE and len(met) <= MET_ALONE * len(content):
                alone.append(clause)
            else:
                main += clause
        if not any(is_content(side.units[place]) for place in main):
            return cls([], alone)
        return cls(main, alone)


def _clauses(side: _Reading) -> list[list[int]]:
    """The free places, parted where something else stands between them, at marks and where a clause opens."""
    found: list[list[int]] = [[]]
    soft: set[int] = set()
    for place, unit in enumerate(side.units):
        if not side.free[place]:
            found.append([])
            continue
        if _parts(side.units, place):
            soft.add(len(found))
            found.append([])
            continue
        if unit.text in _OPENERS and any(is_content(side.units[p]) for p in found[-1]):
            found.append([])
        if unit.slot is not Slot.MARK or found[-1]:
            found[-1].append(place)
    return [_trimmed(clause, side) for clause in _grown(found, soft, side) if clause]


def _parts(units: Sequence[Unit], place: int) -> bool:
    """Whether a mark parts two clauses: not the one in "fog-bound"."""
    unit = units[place]
    if unit.slot is not Slot.MARK or not _PARTED.intersection(unit.text):
        return False
    inner = 0 < place < len(units) - 1
    return not (
        inner
        and unit.text == "-"
        and units[place - 1].span.end == unit.span.start
        and unit.span.end == units[place + 1].span.start
    )


def _grown(found: Sequence[list[int]], soft: set[int], side: _Reading) -> list[list[int]]:
    """Clauses with what is too short behind a mark to be one: "no secret, direct talks"."""
    grown: list[list[int]] = []
    for number, clause in enumerate(found):
        short = any(
            sum(is_content(side.units[p]) for p in part) < 2 for part in (clause, grown[-1] if grown else clause)
        )
        opens = bool(clause) and side.units[clause[0]].text in _OPENERS
        if number in soft and grown and grown[-1] and clause and short and not opens:
            grown[-1] = [*grown[-1], *range(grown[-1][-1] + 1, clause[0]), *clause]
        else:
            grown.append(clause)
    return grown


def _trimmed(places: list[int], side: _Reading) -> list[int]:
    while places and side.units[places[-1]].slot is Slot.MARK:
        places = places[:-1]
    return places
