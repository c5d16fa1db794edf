"""What several reports have to do with one another."""

from dataclasses import dataclass
from enum import StrEnum

from twosource.model.finding import Finding
from twosource.model.quotation import PartyKind
from twosource.model.report import Role
from twosource.model.review import Applied
from twosource.model.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """Words that two reports share, small edits inside included.

    Attributes:
        a, b: where it stands in each report.
        words: how many words are equal; run: the longest run of equal words without an edit.
    """

    a: Span
    b: Span
    words: int
    run: int


class Extent(StrEnum):
    """How much of a report derives from another text (the classes of the METER corpus).

    WHOLLY  about all of its own narration
    PARTLY  a part that is more than stock phrases
    NON     none
    """

    WHOLLY = "wholly"
    PARTLY = "partly"
    NON = "non"


class Relation(StrEnum):
    """What two reports are to each other.

    SAME_WIRE      both carry copy of one agency, or of one unseen common source
    A_FROM_B       the first is written from the second: credits it, or visibly rewrites it
    B_FROM_A       the other way round
    SHARED_QUOTES  what they share is quoted: one speech, post or document, reported by each
    SAME_TEXT      one article in two places, by the same author, no agency copy
    INDEPENDENT    nothing in common beyond stock phrases
    UNCLEAR        the texts do not allow to tell
    """

    SAME_WIRE = "same_wire"
    A_FROM_B = "a_from_b"
    B_FROM_A = "b_from_a"
    SHARED_QUOTES = "shared_quotes"
    SAME_TEXT = "same_text"
    INDEPENDENT = "independent"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Words of a report that a judgement rests on."""

    report: str
    span: Span
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Finding):
    """Two reports and what they share.

    Attributes:
        a, b: ids of the reports, in the order of the comparison.
        agency: the agency whose copy both carry, "" where none is named.
        share_a, share_b: share of each report's own narration (quoted words left out) that
            stands in the other, 0 to 1.
        quoted: share of the quoted words of the one that has fewer that stand in the other.
    """

    a: str
    b: str
    relation: Relation
    agency: str = ""
    share_a: float = 0.0
    share_b: float = 0.0
    extent_a: Extent = Extent.NON
    extent_b: Extent = Extent.NON
    quoted: float = 0.0
    passages: tuple[Passage, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Derivation(Finding):
    """What one report as a whole derives from.

    Attributes:
        share: share of its own narration that stands in any other report of the comparison.
        sources: ids of the lineage nodes that it derives from.
    """

    report: str
    extent: Extent
    share: float
    sources: tuple[str, ...] = ()


class NodeKind(StrEnum):
    """What a node of the lineage is.

    REPORT       one of the reports compared
    AGENCY_COPY  copy of a named agency, itself unseen unless it is one of the reports
    COMMON_COPY  a common source text whose author cannot be told
    OUTLET       an outlet credited, whose report is not among those compared
    """

    REPORT = "report"
    AGENCY_COPY = "agency_copy"
    COMMON_COPY = "common_copy"
    OUTLET = "outlet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One node; ``seen`` where its text is among the reports."""

    id: str
    kind: NodeKind
    name: str
    seen: bool
    report: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge(Finding):
    """``downstream`` took from ``upstream``; ``sure`` is False where that is only possible."""

    upstream: str
    downstream: str
    sure: bool = True
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """Who took what from whom, as a tree of reports and unseen copies."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()


class Kind(StrEnum):
    """What kind of change a difference is; written for editors, first match wins.

    FIGURE       numbers: "nearly 130,000" / "over 150,000"
    TIME         times: "yesterday" / "on Wednesday"
    NAME         another name, spelling or title: "Kyiv" / "Kiev", "Mr Xi" / "Xi"
    QUOTATION    quoted words altered, marks added or removed, a quotation cut
    ATTRIBUTION  who says it, or through whom, added, dropped or changed
    MODALITY     certainty: "may" / "will", "reportedly" dropped, "not" added
    WORDING      a content word for another: "invasion" / "military operation"
    DETAIL       words that only one report has
    STYLE        spelling, punctuation, order, function words: the same sense
    """

    FIGURE = "figure"
    TIME = "time"
    NAME = "name"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    MODALITY = "modality"
    WORDING = "wording"
    DETAIL = "detail"
    STYLE = "style"


class Sense(StrEnum):
    """Whether a reader takes the same fact from both sides.

    KEPT     the values are equal, the names lead to one thing, the words mean the same, one report quotes more of it
    CHANGED  another value, another person, a channel that only one names, a word of another colour, doubt or denial
             in one reading only, a longer part left out of which the other report says nothing elsewhere
    UNCLEAR  the values cannot be compared: "recently" / "last week"
    """

    KEPT = "kept"
    CHANGED = "changed"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, order=True)
class Reading:
    """How one report words a statement: the report's id, where, and in what role.

    Attributes:
        further: it tells only something of the statement, beside a reading of its report that tells it; who says so
            need not say the rest, so the count does not rest on it.
    """

    report: str
    span: Span
    role: Role = Role.PARAGRAPH
    further: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Shared:
    """Words of two readings that are the same or lead to one thing: "on Wednesday" and "yesterday"."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground(Finding):
    """Why a reading stands in its statement: the other reading of it that it is likest to.

    Attributes:
        score: how likely it is that the two tell one thing; 0 where that is small, and for readings of one report, of
            which it is not known.
        reading, likest: of two reports; of one where the reading stands here because it repeats the other.
        similarity: how alike they are, 0 to 1: what they have in common, weighed by how rare it is in these reports.
        shared: the weightiest words that both have, the weightiest first, at most five; ``a`` in the reading.
    """

    reading: Reading
    likest: Reading
    similarity: float
    shared: tuple[Shared, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference(Finding):
    """One typed change between two readings; a side is None where only the other has words."""

    kind: Kind
    sense: Sense
    a: Reading | None
    b: Reading | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a chain begins.

    Attributes:
        kind: what it is; narration of an outlet or agency is an OUTLET or AGENCY origin.
        assumed: nobody is named: taken as the outlet's or agency's own reporting.
        evidence: where a report names it.
    """

    name: str
    kind: PartyKind
    assumed: bool = False
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Finding):
    """One step of the support graph: ``upstream`` reaches the reader through ``downstream``."""

    upstream: str
    downstream: str
    sure: bool = True
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number known as a range; ``low`` equals ``high`` where the evidence is clear."""

    low: int
    high: int

    def __str__(self) -> str:
        return str(self.low) if self.low == self.high else f"{self.low} to {self.high}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Support(Finding):
    """What stands behind a statement.

    Attributes:
        origins: the distinct origins that reach the reader.
        independent: the largest number of ways from origins to the reader that share no party.
        bottleneck: parties who would all have to be wrong; as many as ``independent.low``.
        ways: for each reading the parties from its origin on, the last one the report's id.
        links: the graph, step by step, with the evidence for each.
    """

    origins: tuple[Origin, ...]
    independent: Count
    bottleneck: tuple[str, ...] = ()
    ways: tuple[tuple[str, ...], ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one or more reports assert: one row of the collation.

    Attributes:
        grounds: for each reading, in their order, why it stands here; empty where one report alone has it.
        review: the corrections by people that changed it, each with what it did here.
    """

    id: str
    readings: tuple[Reading, ...]
    grounds: tuple[Ground, ...] = ()
    differences: tuple[Difference, ...] = ()
    quotations: tuple[str, ...] = ()
    support: Support
    review: tuple[Applied, ...] = ()
