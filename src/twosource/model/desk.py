"""What a desk holds beside the reports themselves: versions, listings, and what was done with an addition."""

from dataclasses import dataclass
from datetime import date

from twosource.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A report in a desk.

    Attributes:
        number: counts up in the order of arrival.
        article: what its versions share: the levelled address, else its own id.
        version: 1 for the first text seen at that address.
        replaces: id of the version before, "" for the first.
        story: id of its story, "" where it stands in none; reason: why.
    """

    number: int
    report: Report
    article: str
    version: int = 1
    replaces: str = ""
    story: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """One story in a list.

    Attributes:
        title: of its first report.
        reports: how many, the latest version of each; outlets: how many different ones.
        statements, single: how many statements its comparison has, and how many of those that several
            reports make rest on one independent source; 0 where it is not compared yet.
    """

    id: str
    title: str
    first_day: date | None
    last_day: date | None
    reports: int
    outlets: int
    statements: int = 0
    single: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """One thing that happened to a story: a report joined, two stories merged, one split."""

    kind: str
    story: str
    other: str
    report: str
    score: float
    reason: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a later version of a report says otherwise: one typed difference, in words."""

    kind: str
    sense: str
    earlier: str
    later: str
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What a later version, by its report's id, says otherwise than the one before it."""

    report: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A correction, and how far it has come.

    Attributes:
        change: what the later version says otherwise.
        report: id of the later version.
        old, new: ids of other reports of the story whose reading carries the earlier or the later words.
        silent: how many other reports of the story say neither.
    """

    change: Change
    report: str
    old: tuple[str, ...]
    new: tuple[str, ...]
    silent: int

    @property
    def sentence(self) -> str:
        """In words for an editor.

        Example:
            >>> change = Change(kind="figure", sense="changed", earlier="12 people", later="14 people")
            >>> Carried(change=change, report="r", old=("a", "b"), new=("c",), silent=4).sentence
            '2 of 3 copies still carry the old figure: “12 people”, corrected to “14 people”'
        """
        copies = len(self.old) + len(self.new)
        verb = "carries" if len(self.old) == 1 else "carry"
        told = f"{len(self.old)} of {copies} {'copy' if copies == 1 else 'copies'} still {verb}"
        return f"{told} the old {_NOUNS[self.change.kind]}: “{self.change.earlier}”, corrected to “{self.change.later}”"


_NOUNS = {
    "figure": "figure",
    "time": "time",
    "name": "name",
    "quotation": "words of the quotation",
    "modality": "degree of certainty",
    "wording": "wording",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFile:
    """All that the desk knows of one story but its comparison.

    Attributes:
        entries: its reports with all their versions, by day and arrival.
        changes: of each later version, by its id, what it says otherwise.
        carried: corrections, and which other reports still carry the old words.
    """

    id: str
    entries: tuple[Entry, ...]
    history: tuple[HistoryLine, ...]
    changes: dict[str, tuple[Change, ...]]
    carried: tuple[Carried, ...] = ()
