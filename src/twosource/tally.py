"""How far reading has come, and what came of it: read, read in part, refused and why."""

import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from twosource.errors import ReadError

if TYPE_CHECKING:
    from twosource.model.report import Report

# "60 MB", "3 files"  refused: the G2 of "NewsML-G2"
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")
# So many reasons of each kind are counted at the end of `twosource read`.
_REASONS = 8
# The counter on a terminal moves every so many records.
_STEP = 10


class Tally:
    """How many reports were read, read in part and refused, and why."""

    def __init__(self) -> None:
        self.read = 0
        self.partial: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()

    @property
    def refused(self) -> int:
        """How many could not be read."""
        return self.reasons.total()

    @property
    def entries(self) -> int:
        """How many there were in all."""
        return self.read + self.refused

    def add(self, entry: "Report | ReadError") -> None:
        """Count a report, or why there is none."""
        if isinstance(entry, ReadError):
            self.reasons[_kind(entry.what)] += 1
        else:
            self.read += 1
            if entry.partial:
                self.partial[entry.partial] += 1

    def lines(self) -> Iterator[str]:
        """The closing count, why reports are partial, and the reasons that more than one was refused for.

        Each refusal has been told of already, where it happened; what makes a report partial has not.
        """
        partial = f", {self.partial.total()} of them in part" if self.partial else ""
        yield f"{self.read} {'report' if self.read == 1 else 'reports'} read{partial}, {self.refused} refused"
        for counts in (self.partial, self.reasons):
            least = 1 if counts is self.partial else 2
            for reason, n in counts.most_common(_REASONS):
                if n >= least:
                    yield f"{n} {'time' if n == 1 else 'times'}: {reason}"


def _kind(what: str) -> str:
    """The reason without what is told of one file only: its numbers, and the particulars in brackets at the end.

    Example:
        >>> _kind("an entry without title, summary or text (it has: link, id)"), _kind("12 lines in one report")
        ('an entry without title, summary or text', 'N lines in one report')
    """
    whole, opening, _ = what.partition(" (") if what.endswith(")") else (what, "", "")
    return _NUMBER.sub("N", whole if opening else what)


class Counting:
    """How many reports have been read so far, on a terminal that does not show the reports themselves."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty() and not sys.stdout.isatty()

    def __enter__(self) -> Callable[[int], None]:
        return self._show if self.shown else lambda _: None

    def _show(self, entries: int) -> None:
        if entries % _STEP == 0:
            sys.stderr.write(f"\rtwosource: {entries} records …")
            sys.stderr.flush()

    def __exit__(self, *_: object) -> None:
        if self.shown:
            sys.stderr.write("\r\033[K")
