"""The numbers that decide what makes one story."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GrouperOptions:
    """What makes one story.

    Attributes:
        threshold: average likeness to a story's reports from which a report joins it, 0 to 1.
        window_days: how many days after its reports a story still takes new ones.
        late_days: how many days behind the newest reports a late one still meets its story.
    """

    threshold: float = 0.25
    window_days: float = 3.0
    late_days: float = 4.0
