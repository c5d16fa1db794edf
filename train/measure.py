"""How found attributions are scored against annotated ones.

*Whole*: an attribution is right where its content overlaps a gold one's by half (intersection over union of
characters) and its source and cue meet the gold ones (or both have none). Each counts once.
*Exact*: CofeNet's measure: spans of one role are right where start and end are equal; micro F1 a role. Spans in
pieces count a piece each, equal spans of one role once.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from standoff import Gold, Place

ROLES = ("source", "cue", "content")
# A content that stands in double quote marks, with or without the stop behind them: "We will go,"
QUOTED = re.compile(r"""["“][^"“”]*["”][.,]?\Z""")


@dataclass(slots=True)
class Count:
    """Right, predicted and wanted."""

    right: int = 0
    predicted: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """Share of the predicted that is right."""
        return self.right / max(1, self.predicted)

    @property
    def recall(self) -> float:
        """Share of the wanted that is found."""
        return self.right / max(1, self.wanted)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / max(1, self.predicted + self.wanted)


@dataclass(slots=True)
class Report:
    """The counts over some reports.

    Attributes:
        whole: whole attributions; exact: spans of each role.
        direct: gold contents in quote marks, and how many of them are content of a found attribution.
    """

    whole: Count = field(default_factory=Count)
    exact: dict[str, Count] = field(default_factory=lambda: {role: Count() for role in ROLES})
    direct: Count = field(default_factory=Count)

    @property
    def exact_f1(self) -> float:
        """Micro F1 over the spans of all roles."""
        counts = self.exact.values()
        total = sum(count.predicted + count.wanted for count in counts)
        return 2 * sum(count.right for count in counts) / max(1, total)

    def add(self, text: str, wanted: Sequence[Gold], found: Sequence[Gold]) -> None:
        """Count one report."""
        self._whole(wanted, found)
        for role, count in self.exact.items():
            gold = {place for attribution in wanted for place in getattr(attribution, role)}
            made = {place for attribution in found for place in getattr(attribution, role)}
            count.right += len(gold & made)
            count.predicted += len(made)
            count.wanted += len(gold)
        for attribution in wanted:
            start, end = attribution.content[0][0], attribution.content[-1][1]
            if QUOTED.match(text, start, end):
                self.direct.wanted += 1
                self.direct.right += any(overlap(attribution.content, other.content) >= 0.5 for other in found)

    def _whole(self, wanted: Sequence[Gold], found: Sequence[Gold]) -> None:
        free = list(found)
        for attribution in wanted:
            match = next((other for other in free if _same(attribution, other)), None)
            if match is not None:
                free.remove(match)
                self.whole.right += 1
        self.whole.wanted += len(wanted)
        self.whole.predicted += len(found)


def shared(one: Iterable[Place], two: Sequence[Place]) -> int:
    """How many characters both cover.

    Example:
        >>> shared([(0, 4), (10, 12)], [(2, 11)])
        3
    """
    return sum(max(0, min(a[1], b[1]) - max(a[0], b[0])) for a in one for b in two)


def overlap(one: Sequence[Place], two: Sequence[Place]) -> float:
    """Intersection over union of two contents.

    Example:
        >>> overlap([(0, 10)], [(5, 10)])
        0.5
    """
    both = shared(one, two)
    union = sum(end - start for start, end in (*one, *two)) - both
    return both / max(1, union)


def _same(wanted: Gold, found: Gold) -> bool:
    return (
        overlap(wanted.content, found.content) >= 0.5
        and _meet(wanted.source, found.source)
        and _meet(wanted.cue, found.cue)
    )


def _meet(one: Sequence[Place], two: Sequence[Place]) -> bool:
    return shared(one, two) > 0 or (not one and not two)
