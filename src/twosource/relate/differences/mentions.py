"""Whom a reading tells of: names, and descriptions that stand for a name.

"Ana Dorrit", "the mayor", "several members of the council" and "she" may be one and the same; which
mention of one reading stands for which of the other is told by what they name, by their heads and by
where they stand.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.model.analysis import Name, NameKind
from twosource.relate.differences.changes import is_content
from twosource.relate.differences.collation import Slot, Unit, means_same

# Nouns for persons and bodies in their part in the news: "a spokesman", "several lawmakers".
ROLES = frozenset(
    (
        "official officials lawmaker lawmakers reporter reporters journalist journalists senator senators president "
        "minister ministers spokesman spokeswoman spokesperson spokespeople agency agencies administration department "
        "government governments court courts judge judges justice leader leaders group groups militants insurgents "
        "rebels protesters police authorities company companies firm committee commission board council team party "
        "republicans democrats gop director chief people residents mayor governor congressman congresswoman "
        "representative representatives member members officer officers troops soldiers investigators prosecutors "
        "prosecutor lawyer lawyers attorney candidate candidates secretary ambassador envoy analyst analysts expert "
        "experts source sources aide aides adviser advisers executive executives owner owners victim victims suspect "
        "suspects gunman driver man woman men women ministry bureau university school newspaper network outlet "
        "outlets media magazine broadcaster union coalition alliance regime parliament congress senate"
    ).split()
)
PRONOUNS = frozenset("he she they it him her them".split())
# What may stand before the head of a description; the first of these begins it.
_DETERMINERS = frozenset("a an the this that these those his her its their our some several one many".split())
# A description has at most so many units before its head ("a former State Department public affairs official").
_BEFORE = 6


@dataclass(frozen=True, slots=True)
class Mention:
    """Units ``first`` to ``last`` (included) of a reading that tell of someone or something.

    Attributes:
        name: the name, where it is or holds one; head: the stem of its last noun.
    """

    first: int
    last: int
    head: str
    name: Name | None = None

    @property
    def is_pronoun(self) -> bool:
        """Whether it is "he", "they" and the like."""
        return self.name is None and self.head in PRONOUNS


def mentions(reading: Sequence[Unit], free: Sequence[bool]) -> list[Mention]:
    """The mentions of a reading among the units that are free, in order."""
    found: list[Mention] = []
    for place, unit in enumerate(reading):
        if not free[place]:
            continue
        if unit.slot is Slot.NAME and isinstance(unit.meaning, Name):
            found.append(Mention(place, place, unit.stem, unit.meaning))
        elif unit.slot is Slot.WORD and unit.text in PRONOUNS:
            found.append(Mention(place, place, unit.text))
        elif unit.slot is Slot.WORD and unit.text in ROLES and not _goes_on(reading, place):
            first = _begin(reading, place, free)
            while found and found[-1].first >= first:
                found.pop()
            found.append(Mention(first, place, unit.stem))
    return found


def _goes_on(reading: Sequence[Unit], place: int) -> bool:
    """Whether the description has its head or its name further on: "police officers", "Senator Brill"."""
    behind = reading[place + 1] if place + 1 < len(reading) else None
    if reading[place].text == "official" and behind is not None and is_content(behind):
        return not behind.text.endswith("ed")
    if behind is not None and behind.text == "'s":
        # "the ministry's spokesman" goes on, "a judge's ruling" does not.
        owned = reading[place + 2 : place + 2 + _OWNED]
        return any(unit.slot is Slot.NAME or unit.text in ROLES for unit in owned)
    return behind is not None and (behind.slot is Slot.NAME or behind.text in ROLES or behind.text == "-")


def _begin(reading: Sequence[Unit], head: int, free: Sequence[bool]) -> int:
    """Where a description begins: at its determiner, or behind the function word or mark before it."""
    for place in range(head - 1, max(-1, head - 1 - _BEFORE), -1):
        unit = reading[place]
        if not free[place] or unit.slot in {Slot.MARK, Slot.TIME}:
            return place + 1
        if unit.text in _DETERMINERS:
            return place
        if unit.text != "'s" and not is_content(unit):
            return place + 1
    return max(0, head - _BEFORE)


# What somebody owns is told within so many units: "the ministry's new chief spokesman".
_OWNED = 4

# What it is worth that two mentions name one thing, have one head, and stand at the same place.
_ONE_THING, _ONE_HEAD, _ONE_WORD, _PLACE = 3.0, 1.5, 1.0, 1.0
_LEAST = 1.0


def same_mentions(
    first: Sequence[Unit], second: Sequence[Unit], ours: Sequence[Mention], theirs: Sequence[Mention]
) -> list[tuple[Mention, Mention]]:
    """Mentions that stand for each other, the surest first, each once."""
    scored = [(_worth(first, second, one, two), one, two) for one in ours for two in theirs]
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    found: list[tuple[Mention, Mention]] = []
    for worth, one, two in sorted(scored, key=lambda entry: (-entry[0], entry[1].first, entry[2].first)):
        if worth < _LEAST:
            break
        if one.first not in taken_a and two.first not in taken_b:
            taken_a.add(one.first)
            taken_b.add(two.first)
            found.append((one, two))
    return found


def _worth(first: Sequence[Unit], second: Sequence[Unit], one: Mention, two: Mention) -> float:
    near = 1.0 - abs(one.first / max(1, len(first)) - two.first / max(1, len(second)))
    if one.name is not None and two.name is not None:
        same = means_same(first[one.last], second[two.last]) or _share_country(one.name, two.name)
        return _ONE_THING + near if same else 0.0
    if one.is_pronoun and two.is_pronoun:
        return _ONE_THING + near if one.head == two.head else 0.0
    if not _may_be(one, two) or not _may_be(two, one):
        return 0.0
    words = {u.stem for u in first[one.first : one.last + 1] if is_content(u)} & {
        u.stem for u in second[two.first : two.last + 1] if is_content(u)
    }
    head = _ONE_HEAD if one.head == two.head else 0.0
    return head + _ONE_WORD * bool(words) + _PLACE * (near - 0.5) * 2


def _share_country(one: Name, two: Name) -> bool:
    return bool(one.country) and one.country == two.country and NameKind.PERSON not in {one.kind, two.kind}


def _may_be(one: Mention, two: Mention) -> bool:
    """Whether a mention may stand for the other: "they" is no single man, and no place is "he"."""
    if one.is_pronoun and two.name is not None:
        return (
            two.name.kind is NameKind.PERSON
            if one.head in {"he", "she", "him", "her"}
            else two.name.kind is NameKind.BODY
        )
    return not (two.name is not None and two.name.kind is NameKind.PLACE)
