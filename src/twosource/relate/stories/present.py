"""Days of reports, and where in time the stream stands: there is no clock here."""

import math
from collections.abc import Iterable
from datetime import UTC, date, datetime
from heapq import heapify, heappush, heapreplace

# The present is the third latest date seen: two reports dated wrongly into the future do not move it.
_WITNESSES = 3
_SECONDS = 86_400


class Present:
    """The day that the stream has come to.

    Example:
        >>> present = Present()
        >>> for day in (10.0, 11.0, 900.0, 11.5):
        ...     present.see(day)
        >>> present.day
        11.0
    """

    def __init__(self, latest: Iterable[float] = ()) -> None:
        self.latest = list(latest)
        heapify(self.latest)

    @property
    def day(self) -> float:
        """In days since 1970; minus infinity where no date was seen."""
        return self.latest[0] if self.latest else -math.inf

    def see(self, day: float | None) -> None:
        """One more report's day."""
        if day is None:
            return
        if len(self.latest) < _WITNESSES:
            heappush(self.latest, day)
        elif day > self.latest[0]:
            heapreplace(self.latest, day)


def day_of(when: datetime | date | None) -> float | None:
    """Days since 1970 in UTC; a date without a time means its noon.

    Example:
        >>> day_of(date(1970, 1, 3)), day_of(datetime(1970, 1, 3, 18))
        (2.5, 2.75)
    """
    if when is None:
        return None
    if isinstance(when, datetime):
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp() / _SECONDS
    return when.toordinal() - date(1970, 1, 1).toordinal() + 0.5
