"""The two readings that a change belongs to, and what every question about a change asks first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from twosource.model.analysis import Analysis
from twosource.model.relation import Reading, Sense
from twosource.relate.differences.changes import Change, is_content
from twosource.relate.differences.collation import Slot, Unit
from twosource.relate.differences.wording import Substitution, substitution

Answer = tuple[Sense, str]
"""The sense that a change has, and why."""

HEDGES = frozenset(
    (
        "may might could would should must can will reportedly allegedly apparently possible possibly perhaps probably "
        "likely seemingly supposedly purportedly potentially not n't no never cannot appears seems appeared "
        "seemed alleged suspected unlikely confirmed clearly certainly definitely"
    ).split()
)
"""Words of doubt and certainty, and what denies."""

DENIALS = frozenset("not n't no never cannot".split())
"""What denies."""

# A change of at most so many content words is shown whole, without the coloured word picked out of it.
SHORT = 3


@dataclass(frozen=True, slots=True)
class Sides:
    """The two readings that a change belongs to, and what stands round them."""

    a: Analysis
    b: Analysis
    reading_a: Reading
    reading_b: Reading


Question = Callable[[Change, Sides], Answer | None]
"""Whether a change is of one kind; None where it is not."""


def slots_of(side: Sequence[Unit], slot: Slot) -> list[Unit]:
    """The times, figures, names or words of one side."""
    return [unit for unit in side if unit.slot is slot]


def content_of(side: Sequence[Unit]) -> list[Unit]:
    """The units of one side that carry content."""
    return [unit for unit in side if is_content(unit)]


def is_mostly(side: Sequence[Unit], slot: Slot) -> bool:
    """Whether at least half of the content of a side is of one slot."""
    content = content_of(side)
    return bool(content) and 2 * len(slots_of(content, slot)) >= len(content)


def substituted(change: Change) -> tuple[Substitution, str]:
    """How the content words of one side stand to the other's: a synonym, another colour, another meaning."""
    first, second = content_of(change.a), content_of(change.b)
    return substitution(
        tuple(u.text for u in first),
        tuple(u.text for u in second),
        (tuple(u.stem for u in first), tuple(u.stem for u in second)),
    )
