"""One report, analysed: every engine of this room run in order over its text."""

from collections.abc import Sequence
from datetime import date

from twosource.analyse.attributions import Attribution, attributions, continued
from twosource.analyse.clauses import clauses
from twosource.analyse.credits import credits_of, dateline_of
from twosource.analyse.cues import Act
from twosource.analyse.figures import figures
from twosource.analyse.markers import markers
from twosource.analyse.marks import odd_marks, quotes
from twosource.analyse.names import names
from twosource.analyse.quotations import quotations
from twosource.analyse.reprints import reprints
from twosource.analyse.sentences import sentences
from twosource.analyse.speakers import Speakers
from twosource.analyse.times import times
from twosource.analyse.words import words
from twosource.model.agency import AgencyTable
from twosource.model.analysis import Analysis, TimeExpression
from twosource.model.report import TELLING, Report, Role
from twosource.model.span import Span, union

_SAYING = TELLING | {Role.SUBHEADING}


def analyse(report: Report, agencies: AgencyTable) -> Analysis:
    """Everything found in one report, on its own.

    Example:
        >>> from twosource.model.agency import load_agencies
        >>> from twosource.read.blocks import Known
        >>> from twosource.read.plain import plain_report
        >>> agencies = load_agencies()
        >>> text = "The road is open, the mayor said on Monday.\\n\\nSource: AFP"
        >>> analysis = analyse(plain_report(text, Known(agencies=agencies), path="a.txt"), agencies)
        >>> [credit.agency for credit in analysis.credits]
        ['AFP']
    """
    text = report.text
    tokens = words(text)
    told = sentences(report, tokens)
    named = names(report, told)
    marked = quotes(report)
    parsed = tuple(clauses(text, tokens, told, marked, named))
    telling = [clause for clause in parsed if report.blocks[clause.block].role in _SAYING]
    said = continued(text, telling, [found for clause in telling for found in attributions(text, clause)])
    when = times(text, report.published.day)
    taken = [expression.span for expression in when]
    return Analysis(
        report=report,
        words=tokens,
        sentences=told,
        credits=credits_of(report, agencies),
        dateline=dateline_of(report),
        times=when,
        figures=figures(text, taken),
        names=named,
        markers=markers(tokens, taken),
        reprints=reprints(report),
        quoted=tuple(quote.inner for quote in marked if quote.depth == 0),
        quotations=quotations(report, marked, parsed, said, Speakers(text, named, agencies, report.outlet)),
        attributions=_attributing(said),
        notes=_notes(report),
    )


def dated(analysis: Analysis, published: date) -> tuple[TimeExpression, ...]:
    """The time expressions again, counted from a day that became known later."""
    return times(analysis.report.text, published)


def _attributing(said: Sequence[Attribution]) -> tuple[Span, ...]:
    """The words that say who says so: sources, cues, addressees and settings."""
    spans: list[Span] = []
    for attribution in said:
        if attribution.act is Act.STANCE:
            continue
        parts = (attribution.source, attribution.cue, attribution.addressee, *attribution.settings, attribution.relay)
        spans.extend(part for part in parts if part is not None)
    return union(spans)


def _notes(report: Report) -> tuple[str, ...]:
    odd = odd_marks(report)
    return (f"{odd} quote mark{'s' * (odd > 1)} without a partner; no words are lost",) if odd else ()
