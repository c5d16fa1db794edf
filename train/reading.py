"""Annotated reports read for a tagger, and what a tagger finds in the form of an annotation."""

import measure
import standoff

from twosource.analyse.attribution.frames import Attribution
from twosource.analyse.taggers.rules import Parsed, parse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report


def parsed_of(report: standoff.Annotated) -> Parsed:
    """The report, parsed for a tagger."""
    return parsed_text(report.text, report.id)


def parsed_text(text: str, path: str = "unlabelled") -> Parsed:
    """A text as a report, parsed for a tagger."""
    return parse(plain_report(text, Known(agencies=load_agencies()), path=path))


def places_of(found: Attribution) -> standoff.Gold:
    """A found attribution in the form of an annotated one."""
    return standoff.Gold(
        source=((found.source.start, found.source.end),) if found.source else (),
        cue=((found.cue.start, found.cue.end),),
        content=tuple((piece.start, piece.end) for piece in found.content),
    )


def told(counts: measure.Report) -> str:
    """The scores in one line."""
    whole = counts.whole
    exact = " ".join(f"{role} {counts.exact[role].f1:.3f}" for role in measure.ROLES)
    return (
        f"whole F1 {whole.f1:.3f} (P {whole.precision:.3f} R {whole.recall:.3f}), exact {exact}, "
        f"CofeNet {counts.exact_f1:.3f}, direct quotations {counts.direct.recall:.3f}"
    )
