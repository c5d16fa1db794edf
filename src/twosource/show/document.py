"""A collation as a JSON document; its schema is docs/reference/comparison.schema.json.

All offsets are code points into ``reports[].text``, half-open.
"""

import math
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from twosource.errors import ReadError
from twosource.model.analysis import Analysis, Credit, Figure, TimeExpression
from twosource.model.comparison import Collation
from twosource.model.quotation import Party, Quotation
from twosource.model.relation import Derivation, Difference, Edge, Evidence, Ground, Origin, Pair, Reading, Statement
from twosource.model.report import Block, Report
from twosource.model.review import Applied
from twosource.model.span import Span

SCHEMA_VERSION = 1


def document(collation: Collation, unread: Sequence[ReadError] = ()) -> dict[str, Any]:
    """Everything known of the reports, as plain values that ``json.dumps`` takes."""
    derivations = {d.report: d for d in collation.derivations}
    return {
        "schema": SCHEMA_VERSION,
        "generator": f"twosource {engine_version()}",
        "notes": list(collation.notes),
        "review": [_applied(applied) for applied in collation.review],
        "unread": [unread_entry(error) for error in unread],
        "reports": [_report(a, derivations.get(a.report.id)) for a in collation.analyses],
        "pairs": [_pair(pair) for pair in collation.pairs],
        "lineage": {
            "nodes": [
                {"id": n.id, "kind": n.kind.value, "name": n.name, "seen": n.seen, "report": n.report or None}
                for n in collation.lineage.nodes
            ],
            "edges": [_edge(edge) for edge in collation.lineage.edges],
        },
        "statements": [_statement(statement) for statement in collation.statements],
        "quotations": [_quotation(a.report.text, q) for a in collation.analyses for q in a.quotations],
        "times": [_time(a.report.id, t) for a in collation.analyses for t in a.times],
        "figures": [_figure(a.report.id, f) for a in collation.analyses for f in a.figures],
    }


def origin_entry(origin: Origin) -> dict[str, Any]:
    """Where a chain begins, and where a report names it."""
    place = origin.evidence
    return {
        "name": origin.name,
        "kind": origin.kind.value,
        "assumed": origin.assumed,
        "evidence": {"report": place.report, **_span(place.span)} if place else None,
    }


def _applied(applied: Applied) -> dict[str, Any]:
    correction = applied.correction
    return {
        "correct": correction.kind.value,
        "where": correction.where,
        "done": applied.done,
        "effect": applied.effect,
        "note": correction.note or None,
    }


def engine_version() -> str:
    """The version of twosource that is running."""
    try:
        return version("twosource")
    except PackageNotFoundError:
        return "unknown"


def unread_entry(error: ReadError) -> dict[str, str]:
    """Why something could not be read."""
    return {"where": error.where, "what": error.what, "todo": error.todo}


def report_entry(report: Report) -> dict[str, Any]:
    """A report as it was read: metadata, blocks and text."""
    published = report.published
    return {
        "id": report.id,
        "path": report.path,
        "outlet": report.outlet or None,
        "title": report.title or None,
        "url": report.url or None,
        "authors": list(report.authors),
        "language": report.language or None,
        "published": published.day.isoformat() if published.day else None,
        "published_moment": published.moment.isoformat() if published.moment else None,
        "published_origin": published.origin.value,
        "published_reason": published.reason or None,
        "blocks": [_block(block) for block in report.blocks],
        "notes": list(report.notes),
        "partial": report.partial or None,
        "provider": report.provider or None,
        "version": report.version or None,
        "correction": report.correction or None,
        "text": report.text,
    }


def _block(block: Block) -> dict[str, Any]:
    return {"role": block.role.value, **_span(block.span), "reason": block.reason or None}


def _report(analysis: Analysis, derivation: Derivation | None) -> dict[str, Any]:
    entry = report_entry(analysis.report)
    entry["notes"] = [*entry["notes"], *analysis.notes]
    entry["credits"] = [_credit(credit) for credit in analysis.credits]
    dateline = analysis.dateline
    entry["dateline"] = {**_span(dateline.span), "place": dateline.place or None} if dateline else None
    entry["derivation"] = (
        {
            "class": derivation.extent.value,
            "share": derivation.share,
            "from": list(derivation.sources),
            "reason": derivation.reason,
        }
        if derivation
        else None
    )
    return entry


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _credit(credit: Credit) -> dict[str, Any]:
    return {
        "agency": credit.agency,
        **_span(credit.span),
        "form": credit.form.value,
        "score": credit.score,
        "reason": credit.reason,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {"report": evidence.report, **_span(evidence.span), "note": evidence.note}


def _pair(pair: Pair) -> dict[str, Any]:
    return {
        "a": pair.a,
        "b": pair.b,
        "relation": pair.relation.value,
        "agency": pair.agency or None,
        "share_a": pair.share_a,
        "share_b": pair.share_b,
        "extent_a": pair.extent_a.value,
        "extent_b": pair.extent_b.value,
        "score": pair.score,
        "reason": pair.reason,
        "evidence": [_evidence(evidence) for evidence in pair.evidence],
        "passages": [{"a": _span(p.a), "b": _span(p.b), "words": p.words} for p in pair.passages],
    }


def _edge(edge: Edge) -> dict[str, Any]:
    return {
        "from": edge.upstream,
        "to": edge.downstream,
        "sure": edge.sure,
        "reason": edge.reason,
        "evidence": [_evidence(evidence) for evidence in edge.evidence],
    }


def _reading(reading: Reading) -> dict[str, Any]:
    return {"report": reading.report, **_span(reading.span)}


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        "kind": difference.kind.value,
        "sense": difference.sense.value,
        "a": _reading(difference.a) if difference.a else None,
        "b": _reading(difference.b) if difference.b else None,
        "reason": difference.reason,
    }


def reading_entries(statement: Statement) -> list[dict[str, Any]]:
    """The readings of a statement, each with what puts it there."""
    grounds = {ground.reading: _ground(ground) for ground in statement.grounds}
    return [
        {**_reading(r), "role": r.role.value, "further": r.further, "ground": grounds.get(r)}
        for r in statement.readings
    ]


def review_entries(statement: Statement) -> list[dict[str, Any]]:
    """The corrections by people that changed a statement."""
    return [
        {name: value for name, value in _applied(applied).items() if name != "done"} for applied in statement.review
    ]


def _ground(ground: Ground) -> dict[str, Any]:
    return {
        "likest": _reading(ground.likest),
        "similarity": ground.similarity,
        "score": ground.score,
        "shared": [{"a": _span(shared.a), "b": _span(shared.b)} for shared in ground.shared],
        "reason": ground.reason,
    }


def _statement(statement: Statement) -> dict[str, Any]:
    support = statement.support
    return {
        "id": statement.id,
        "readings": reading_entries(statement),
        "differences": [_difference(difference) for difference in statement.differences],
        "quotations": list(statement.quotations),
        "origins": [origin_entry(origin) for origin in support.origins],
        "independent": {"low": support.independent.low, "high": support.independent.high},
        "bottleneck": list(support.bottleneck),
        "ways": [list(way) for way in support.ways],
        "links": [
            {
                "from": link.upstream,
                "to": link.downstream,
                "sure": link.sure,
                "evidence": _evidence(link.evidence) if link.evidence else None,
            }
            for link in support.links
        ],
        "reason": support.reason,
        "review": review_entries(statement),
    }


def _party(party: Party) -> dict[str, Any]:
    return {"name": party.name, "kind": party.kind.value, **(_span(party.span) if party.span else {})}


def _quotation(text: str, quotation: Quotation) -> dict[str, Any]:
    return {
        "id": quotation.id,
        "report": quotation.report,
        "type": quotation.type.value,
        **_span(quotation.span),
        "cue": quotation.cue.of(text) if quotation.cue else None,
        "cue_span": _span(quotation.cue) if quotation.cue else None,
        "speaker": quotation.speaker.name or None if quotation.speaker else None,
        "speaker_kind": quotation.speaker.kind.value if quotation.speaker else None,
        "channel": [party.name for party in quotation.channel],
        "parties": [_party(p) for p in (quotation.speaker, *quotation.channel) if p is not None],
        "denied": quotation.denied,
        "score": quotation.score,
        "reason": quotation.reason,
    }


def _time(report: str, time: TimeExpression) -> dict[str, Any]:
    return {
        "report": report,
        **_span(time.span),
        "value": time.value or None,
        "low": time.low.isoformat() if time.low else None,
        "high": time.high.isoformat() if time.high else None,
        "relative": time.relative,
    }


def _figure(report: str, figure: Figure) -> dict[str, Any]:
    return {
        "report": report,
        **_span(figure.span),
        "value": _finite(figure.value),
        "low": _finite(figure.low),
        "high": _finite(figure.high),
        "unit": figure.unit or None,
    }


def _finite(number: float) -> float | None:
    """The number; None where it has no bound, or too many digits: JSON knows no infinity."""
    return number if math.isfinite(number) else None
