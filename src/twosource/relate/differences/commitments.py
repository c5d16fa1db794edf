"""Done in one reading, still to come in the other: "visited" / "plans to visit", "said" / "was due to say".

The verb is the same, so that laid word against word only its form differs, and what puts it off stands elsewhere
among the changes.
"""

from collections.abc import Mapping, Sequence

from twosource.relate.differences.changes import Change, Cut, is_content
from twosource.relate.differences.collation import Slot, Unit

# With "to" behind them: what is still to come ("was due to speak", "plans to visit").
INTENTS = frozenset(
    (
        "due plan plans planned planning expected scheduled set intends intended aims hopes about likely poised ready "
        "prepared"
    ).split()
)
_BEING = frozenset("is are was were be been being 's 're has have had".split())
_WILL = frozenset({"will", "'ll"})

Places = tuple[frozenset[int], frozenset[int]]
"""Places of units in each of two readings."""


def commitments(
    first: Sequence[Unit], second: Sequence[Unit], alike: Mapping[int, int], headlines: tuple[bool, bool]
) -> tuple[list[Change], Places]:
    """What is done in one reading and to come in the other, and the places that this takes in both.

    Args:
        alike: which units stand for each other; headlines: whether each reading is a headline, where
            "to" alone says what is to come ("Mayor to open lock").
    """
    found: list[Change] = []
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for one, two in sorted(alike.items(), key=lambda link: (sum(link), abs(link[0] - link[1]))):
        if not _is_verb_of_both(first[one], second[two]):
            continue
        ours = range(_head(first, one, second[two], headlines[0]), one + 1)
        theirs = range(_head(second, two, first[one], headlines[1]), two + 1)
        put_off_once = (len(ours) > 1) is not (len(theirs) > 1)
        if put_off_once and taken_a.isdisjoint(ours) and taken_b.isdisjoint(theirs):
            taken_a.update(ours)
            taken_b.update(theirs)
            found.append(Change(Cut.AHEAD, tuple(first[p] for p in ours), tuple(second[p] for p in theirs)))
    return found, (frozenset(taken_a), frozenset(taken_b))


def _is_verb_of_both(one: Unit, two: Unit) -> bool:
    """Whether two units may be one verb that the reports tell themselves, not one that both quote."""
    return one.slot is two.slot is Slot.WORD and is_content(one) and not (one.quoted and two.quoted)


def _head(reading: Sequence[Unit], verb: int, other: Unit, is_headline: bool) -> int:
    """Where what puts a verb off begins; the verb's own place where nothing does.

    "was due to say", "will visit" beside "visited", in a headline "to open" beside "opens".
    """
    place = verb - 1
    if place < 1:
        return verb
    done = other.text.endswith("ed")
    if reading[place].text in _WILL and done and not reading[verb].text.endswith("ed"):
        return place
    if reading[place].text != "to":
        return verb
    led = reading[place - 1].text
    if led not in INTENTS:
        told = done or other.text.endswith("s") or other.text == reading[verb].text
        return place if is_headline and told and not led.endswith("ed") else verb
    place -= 1
    while place and reading[place - 1].text in _BEING:
        place -= 1
    return place


def without(found: Sequence[Change], first: Sequence[Unit], second: Sequence[Unit], taken: Places) -> list[Change]:
    """The changes without the units at some places of the readings."""
    gone_a, gone_b = {first[place].span for place in taken[0]}, {second[place].span for place in taken[1]}
    kept: list[Change] = []
    for change in found:
        ours = tuple(unit for unit in change.a if unit.span not in gone_a)
        theirs = tuple(unit for unit in change.b if unit.span not in gone_b)
        if (ours, theirs) == (change.a, change.b):
            kept.append(change)
        elif ours or theirs:
            kept.append(Change(Cut.WORDS, ours, theirs))
    return kept
