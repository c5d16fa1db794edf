"""How far reading has come, and what came of it: read, read in part, refused and why."""

import re
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from twosource.errors import ReadError

if TYPE_CHECKING:
    from twosource.model.report import Report

# "60 MB", "3 files"  refused: the G2 of "NewsML-G2"
_NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?")
# So many reasons of each kind are counted at the end of `twosource read`.
_REASONS = 8
# The count on a terminal moves so often at most.
_STEP_SECONDS = 0.2


class Tally:
    """How many reports were read, read in part and refused, and why."""

    def __init__(self) -> None:
        self.read = 0
        self.partial: Counter[str] = Counter()
        self.reasons: Counter[str] = Counter()
        self._first: dict[str, str] = {}

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
            self._first.setdefault(_kind(entry.what), entry.what)
        else:
            self.read += 1
            if entry.partial:
                self.partial[entry.partial] += 1

    def lines(self) -> Iterator[str]:
        """The closing count, why reports are partial, and why others were refused.

        One refusal alone has been told of already, where it happened.
        """
        partial = f", {self.partial.total()} of them in part" if self.partial else ""
        yield f"{self.so_far()}{partial}, {self.refused} refused"
        yield from _reasons("in part", self.partial)
        if self.refused > 1:
            alone = {self._first[kind]: 1 for kind, count in self.reasons.items() if count == 1}
            many = {kind: count for kind, count in self.reasons.items() if count > 1}
            yield from _reasons("refused", Counter(many | alone))

    def so_far(self) -> str:
        """How many reports have been read."""
        return f"{self.read} {'report' if self.read == 1 else 'reports'} read"


def _reasons(what: str, counts: Counter[str]) -> Iterator[str]:
    """The most frequent reasons, and how many there are for others.

    Example:
        >>> list(_reasons("refused", Counter({"empty": 2, "a binary file, not text": 1})))
        ['2 refused: empty', '1 refused: a binary file, not text']
    """
    shown = counts.most_common(_REASONS)
    yield from (f"{n} {what}: {reason}" for reason, n in shown)
    if rest := counts.total() - sum(n for _, n in shown):
        yield f"{rest} {what}: for {len(counts) - len(shown)} other reasons, told above"


def _kind(what: str) -> str:
    """The reason without what is told of one file only: its numbers, and the particulars in brackets at the end.

    Example:
        >>> _kind("an entry without title, summary or text (it has: link, id)"), _kind("12 lines in one report")
        ('an entry without title, summary or text', 'N lines in one report')
    """
    whole, opening, _ = what.partition(" (") if what.endswith(")") else (what, "", "")
    return _NUMBER.sub("N", whole if opening else what)


class Counting:
    """How far reading has come, on a terminal that does not show the reports themselves.

    Args:
        tally: what has been read.
    """

    def __init__(self, tally: Tally) -> None:
        self.tally = tally
        self.shown = sys.stderr.isatty() and not sys.stdout.isatty()
        self._told = 0.0

    def __enter__(self) -> "Counting":
        self._write("reading …")
        return self

    def add(self, entry: "Report | ReadError") -> None:
        """Count an entry and show where it stands, a few times a second."""
        self.tally.add(entry)
        now = time.monotonic()
        if now - self._told >= _STEP_SECONDS:
            self._told = now
            refused = f", {self.tally.refused} refused" if self.tally.refused else ""
            place = entry.where if isinstance(entry, ReadError) else entry.path
            self._write(f"{self.tally.so_far()}{refused} … {place}")

    def clear(self) -> None:
        """Make room for a line of words."""
        if self.shown:
            sys.stderr.write("\r\033[K")
            sys.stderr.flush()

    def _write(self, words: str) -> None:
        if self.shown:
            from twosource.show.terminal import safe  # noqa: PLC0415

            width = shutil.get_terminal_size().columns - 1
            line = safe(f"twosource: {words}").replace("\n", "␊")
            sys.stderr.write("\r\033[K" + (line if len(line) <= width else f"{line[: width - 1]}…"))
            sys.stderr.flush()

    def __exit__(self, *_: object) -> None:
        self.clear()
