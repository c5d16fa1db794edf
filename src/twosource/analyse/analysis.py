"""One report, analysed: every engine of this room run in order over its text."""

from collections.abc import Sequence

from twosource.analyse.attribution.frames import Attribution
from twosource.analyse.credits import credits_of, dateline_of
from twosource.analyse.cues import Act
from twosource.analyse.figures.amounts import figures
from twosource.analyse.marks import odd_marks
from twosource.analyse.quotations.gathering import quotations
from twosource.analyse.reprints import reprints
from twosource.analyse.sentences import asserts
from twosource.analyse.speakers.resolving import Speakers
from twosource.analyse.taggers.choosing import Tagger
from twosource.analyse.taggers.rules import by_rules, parse
from twosource.analyse.times.expressions import times, without_counts
from twosource.model.agency import AgencyTable
from twosource.model.analysis import Analysis
from twosource.model.report import Report
from twosource.model.span import Span, union


def analyse(report: Report, agencies: AgencyTable, tagger: Tagger = by_rules) -> Analysis:
    """Everything found in one report, on its own; ``tagger`` finds its attributions.

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
    parsed = parse(report)
    said = tagger(parsed)
    when = times(text, report.published.day)
    return Analysis(
        report=report,
        words=parsed.words,
        sentences=tuple(sentence for sentence in parsed.sentences if asserts(sentence, text)),
        credits=credits_of(report, agencies),
        dateline=dateline_of(report),
        times=when,
        figures=figures(text, without_counts(text, when)),
        names=parsed.names,
        reprints=reprints(report),
        quoted=tuple(quote.inner for quote in parsed.quotes if quote.depth == 0),
        quotations=quotations(
            report, parsed.quotes, parsed.clauses, said, Speakers(text, parsed.names, agencies, report.outlet)
        ),
        attributions=_attributing(said),
        notes=_notes(report),
    )


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
