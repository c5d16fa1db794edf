"""The weights of reports, and when those that came first are to be weighed again."""

from typing import Any

from twosource.relate.stories.options import GrouperOptions
from twosource.relate.stories.terms import Frequencies
from twosource.relate.stories.window import Young

# Reports that came before so many were known are young: their weights are not yet what they will be.
_RIPE_REPORTS = 2_000.0
# A second look is due when so much more is known than at the last one.
_GROWTH = 1.1


class Weighing:
    """What is common, among all reports and among those without a date, and weights by it."""

    def __init__(self, options: GrouperOptions) -> None:
        self._lengths = (options.title_weight, options.body_weight)
        self._undated_lengths = options.undated_weights
        self._all = Frequencies(options.half_life_days)
        self._undated = Frequencies(options.half_life_days)
        self._looked = 0.0

    @property
    def is_young(self) -> bool:
        """Whether it is not yet known what is common."""
        return self._all.total < _RIPE_REPORTS

    def is_due(self, *, last: bool = False) -> bool:
        """Whether a second look is due, at the ``last`` flush for any more that is known; it counts as done then."""
        due = self._all.total > self._looked if last else self._all.total >= _GROWTH * self._looked
        self._looked = self._all.total if due else self._looked
        return due

    def move(self, day: float) -> None:
        """Let what was counted fade to ``day``."""
        self._all.move(day)

    def first(self, young: Young) -> tuple[dict[str, float], dict[str, float]]:
        """Count one more report; its weights, and those of its evidence."""
        self._all.count(young.terms)
        if young.evidence:
            self._undated.count(young.evidence)
        return self.again(young)

    def again(self, young: Young) -> tuple[dict[str, float], dict[str, float]]:
        """The weights by what is common now."""
        weights = self._all.weigh(young.terms, self._lengths)
        return weights, self._undated.weigh(young.evidence, self._undated_lengths) if young.evidence else {}

    def values(self) -> list[Any]:
        """What is needed to go on from here."""
        return [self._looked, self._all.values(), self._undated.values()]

    def fill(self, values: list[Any]) -> None:
        """Go on from ``values``."""
        self._looked, everything, undated = values
        self._all.fill(everything)
        self._undated.fill(undated)
