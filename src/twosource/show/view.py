"""What is said of a collation, in words and marked text, for the terminal and the page alike: the values.

Nothing here knows of colours or HTML: a reading is a row of segments, each with the difference it
shows; the texts of reports stay raw and are escaped where they are shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from twosource.model.relation import Difference, Kind, Sense

SIGNS = {Sense.KEPT: "=", Sense.CHANGED: "≠", Sense.UNCLEAR: "?"}
"""The sign of a difference says its sense; the word beside it says its kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What to show: differences that keep the sense too (``all``), or one ``kind`` only."""

    all: bool = False
    kind: Kind | None = None

    def shows(self, difference: Difference) -> bool:
        """Whether a difference is shown."""
        if self.kind is not None:
            return difference.kind is self.kind
        matters = difference.sense is not Sense.KEPT and difference.kind is not Kind.STYLE
        return self.all or matters


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a reading; ``difference`` is what it shows, None where nothing differs."""

    text: str
    difference: Difference | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """One reading: the label of its report, its role and its segments."""

    label: str
    role: str
    segments: tuple[Segment, ...]

    @property
    def text(self) -> str:
        """The words of the reading."""
        return "".join(segment.text for segment in self.segments)


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferenceView:
    """One difference in words."""

    sign: str
    kind: str
    sense: str
    label_a: str
    label_b: str
    a: str
    b: str
    reason: str
    quiet: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementView:
    """One statement as it is shown.

    Attributes:
        grounds: for each reading why it stands there, a line each.
        corrected: what people changed in it, a line each.
    """

    number: int
    id: str
    labels: tuple[str, ...]
    readings: tuple[ReadingView, ...]
    missing: tuple[str, ...]
    count: str
    chains: tuple[str, ...]
    reason: str
    uncertain: bool
    differences: tuple[DifferenceView, ...]
    hidden: int
    grounds: tuple[str, ...] = ()
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """One report as it is shown."""

    label: str
    name: str
    title: str
    published: str
    derivation: str
    share: float
    credits: tuple[str, ...]
    aside: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LineageView:
    """One step of the lineage: from whom to whom, how sure, and why."""

    upstream: str
    downstream: str
    sure: bool
    unseen: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The whole, in the order in which it is read."""

    title: str
    answer: tuple[str, ...]
    reports: tuple[ReportView, ...]
    lineage: tuple[LineageView, ...]
    relations: tuple[str, ...]
    summary: tuple[str, ...]
    statements: tuple[StatementView, ...]
    hidden: Mapping[str, int]
    notes: tuple[str, ...]


def label(place: int) -> str:
    """The letter of a report by its place: A, B … Z, AA, AB.

    Example:
        >>> [label(place) for place in (0, 25, 26)]
        ['A', 'Z', 'AA']
    """
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def levelled(text: str) -> str:
    """Text on one line, every run of white space one blank; a title with line ends cannot pose as lines of ours.

    Example:
        >>> levelled("Two\\n  lines ")
        'Two lines'
    """
    return " ".join(text.split())
