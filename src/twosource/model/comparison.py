"""Everything known of several reports together: the product of a run, and what is shown."""

from dataclasses import dataclass, field

from twosource.model.analysis import Analysis
from twosource.model.relation import Derivation, Lineage, Pair, Statement
from twosource.model.review import Applied


@dataclass(frozen=True, slots=True, kw_only=True)
class Collation:
    """The comparison of reports; the same whatever the order in which they were given.

    Attributes:
        analyses: one a report, in the order of path and record.
        pairs: every two reports, in that order.
        derivations: one a report.
        statements: in the order of the text of the report that shares most.
        notes: what had to be decided or could not be used, in words.
        review: the corrections by people, and what became of each.
    """

    analyses: tuple[Analysis, ...]
    pairs: tuple[Pair, ...] = ()
    derivations: tuple[Derivation, ...] = ()
    lineage: Lineage = field(default_factory=Lineage)
    statements: tuple[Statement, ...] = ()
    notes: tuple[str, ...] = ()
    review: tuple[Applied, ...] = ()
