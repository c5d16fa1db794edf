"""What is found in one report on its own: the product of ``analyse``."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from twosource.model.finding import Finding
from twosource.model.quotation import Quotation
from twosource.model.report import Report, Role
from twosource.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words of a text as parallel columns, one entry a word or mark.

    Attributes:
        starts, ends: code points of each word, half-open, ascending.
        keys: the normal form that decides equality: case, quote marks and dotted
            abbreviations levelled ("U.S." and "US" are both "us").
        stems: the key without common endings; "" for marks.
        marks: whether the entry is punctuation and no word.
    """

    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    keys: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    marks: tuple[bool, ...] = ()

    def __len__(self) -> int:
        return len(self.starts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence; ``first`` and ``last`` (exclusive) are indices into :class:`Words`."""

    span: Span
    role: Role
    block: int
    first: int
    last: int


class CreditForm(StrEnum):
    """How a report says whose copy it carries.

    DATELINE      "WASHINGTON (Reuters) -"
    LINE          a credit line: "Source: AFP", "AGENCE FRANCE-PRESSE, BLOOMBERG"
    BYLINE        "By Jane Doe, Associated Press"
    CONTRIBUTION  "The Associated Press contributed to this report."
    COPYRIGHT     "Copyright 2016 The Associated Press."
    PICTURE       a picture's credit: "(AA)", "AP Photo"; says nothing of the text
    TOLD          somebody "told Reuters": the agency as a channel, a weak sign
    """

    DATELINE = "dateline"
    LINE = "line"
    BYLINE = "byline"
    CONTRIBUTION = "contribution"
    COPYRIGHT = "copyright"
    PICTURE = "picture"
    TOLD = "told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit(Finding):
    """An agency named where reports name whose copy they carry; ``kind`` as in the table."""

    agency: str
    kind: str = "agency"
    span: Span
    form: CreditForm


@dataclass(frozen=True, slots=True, kw_only=True)
class Reprint(Finding):
    """An outlet from whose report the text is printed, by the report's own words."""

    outlet: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline(Finding):
    """The head of the first paragraph: place, and day and agency where stated."""

    span: Span
    place: str = ""
    day: date | None = None


class TimeKind(StrEnum):
    """What kind of time is meant, as in TimeML.

    DATE      a day or more on the calendar, or a reference: "on Wednesday", "2019", "recently"
    TIME      less than a day: "6:58 a.m.", "Saturday night"
    DURATION  a length: "five months"
    SET       what comes again: "daily", "every Thursday"
    """

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Granularity(StrEnum):
    """How fine the statement is: "in June" says a MONTH, "6:58 a.m." a MINUTE, "recently" NONE."""

    MINUTE = "minute"
    HOUR = "hour"
    PART = "part of a day"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    NONE = "none"


class Anchor(StrEnum):
    """What an expression is counted from.

    CALENDAR     nothing: "June 15, 2022", "five months"
    PUBLICATION  the day of publication: "yesterday", "on Wednesday", "in June"
    MENTION      another expression of the text: "the next day", "two weeks later"
    """

    CALENDAR = "calendar"
    PUBLICATION = "publication"
    MENTION = "mention"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression(Finding):
    """A time expression with its TIMEX3 value and the days it covers.

    Attributes:
        value: "2022-06-15", "2022-W23", "P3D", "PAST_REF" …; "" where it cannot be told.
        low, high: first and last day meant, both included; None for durations and references.
        kind, granularity: what is meant, and how finely.
        anchor: what it is counted from.
    """

    span: Span
    value: str
    low: date | None = None
    high: date | None = None
    kind: TimeKind = TimeKind.DATE
    granularity: Granularity = Granularity.NONE
    anchor: Anchor = Anchor.CALENDAR

    @property
    def relative(self) -> bool:
        """Whether it takes the day of publication or another expression to understand it."""
        return self.anchor is not Anchor.CALENDAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Finding):
    """A number with what it counts.

    Attributes:
        value: the number meant; for ranges the lower end.
        low, high: the interval that the words allow ("more than 30" is 30..inf).
        unit: "USD", "percent", "ordinal", "people", a counted noun, or "".
    """

    span: Span
    value: float
    low: float
    high: float
    unit: str = ""


class NameKind(StrEnum):
    """What a name names: PERSON, PLACE, BODY (organisation, people, outlet) or OTHER."""

    PERSON = "person"
    PLACE = "place"
    BODY = "body"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Finding):
    """A mention of a named thing, titles and the like included ("Chinese President Xi Jinping").

    Attributes:
        entity: what it resolves to within the report: "Xi Jinping" for "Mr Xi".
        level: a form equal for spellings and kinds of reference that mean one thing across
            reports: "kyiv" for Kiev; for persons the last name as it sounds.
        core: where the name itself stands, without titles.
        country: the country that it is, belongs to or speaks for, as far as the text says.
        title: the office or profession stated with it, in small letters.
        described: no name, but a description that leads to one ("the Chinese President").
        use: of a place, how it is meant: "country", "people" ("Chinese"), "capital" and "seat" ("Beijing", "the
            Kremlin": they may only stand for their country), "place"; else "".
    """

    span: Span
    entity: str
    level: str
    core: Span
    kind: NameKind = NameKind.OTHER
    country: str = ""
    title: str = ""
    described: bool = False
    use: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """One report with everything found in it; all spans point into ``report.text``.

    Attributes:
        quoted: what stands between quote marks, marks excluded, in order.
        attributions: words that say who says so (source and cue together).
        reprints: other outlets from whose reports it says it is printed.
    """

    report: Report
    words: Words = field(default_factory=Words)
    sentences: tuple[Sentence, ...] = ()
    credits: tuple[Credit, ...] = ()
    dateline: Dateline | None = None
    times: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
    names: tuple[Name, ...] = ()
    quoted: tuple[Span, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    attributions: tuple[Span, ...] = ()
    reprints: tuple[Reprint, ...] = ()
    notes: tuple[str, ...] = ()
