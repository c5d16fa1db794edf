"""The ledger of quotations: the same words through all reports, and where they were altered."""

from dataclasses import dataclass
from enum import StrEnum

from twosource.model.finding import Finding
from twosource.model.quotation import Party, Quotation
from twosource.model.span import Span


class AlterationKind(StrEnum):
    """How quoted words differ between two reports that quote one utterance.

    ALTERED  other words in the marks: "we shall" / "we will"
    ADDED    words in the marks that the other report's quotation lacks
    SHOWN    a change that the report itself shows, by brackets or dots: "[the mayor]", "…"
    """

    ALTERED = "altered"
    ADDED = "added"
    SHOWN = "shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """One report's quotation of the words."""

    report: str
    quotation: Quotation


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration(Finding):
    """Quoted words that two reports give differently.

    Attributes:
        a, b: ids of the two quotations.
        span_a, span_b: the words, in each report's text; empty, at the place, where a side has none.
    """

    kind: AlterationKind
    a: str
    b: str
    span_a: Span
    span_b: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One utterance: who said it, who carries it, what was altered.

    Attributes:
        id: stable within a comparison.
        speaker: the surest name that any report gives; None where none does.
        words: the fullest quotation of it, without its marks.
        carriers: every quotation of it, in the order of the reports and their texts.
    """

    id: str
    speaker: Party | None
    words: str
    carriers: tuple[Carrier, ...]
    alterations: tuple[Alteration, ...] = ()

    @property
    def reports(self) -> tuple[str, ...]:
        """The reports that carry it, each once."""
        return tuple(dict.fromkeys(carrier.report for carrier in self.carriers))
