"""Quotations and statements as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), in JSON-LD.

Each points into the report with a position (code points, as the model asks) and the words with their surroundings.
"""

from typing import Any
from urllib.parse import urlsplit

from twosource.model.comparison import Collation
from twosource.model.report import Report
from twosource.model.span import Span
from twosource.show.document import engine_version

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# So many code points of surroundings let the words be found again in an edited page.
_AROUND = 32


def annotations(collation: Collation, name: str = "comparison") -> dict[str, Any]:
    """A collection of annotations, one a quotation and one a reading of a statement.

    Args:
        name: tells the collection from others; part of its identifiers.
    """
    reports = {analysis.report.id: analysis.report for analysis in collation.analyses}
    items = [_quotation(a.report, q) for a in collation.analyses for q in a.quotations]
    items += [
        _annotation(
            f"{statement.id}:{number}",
            reports[reading.report],
            reading.span,
            "classifying",
            {
                "statement": statement.id,
                "independent": [statement.support.independent.low, statement.support.independent.high],
                "reason": statement.support.reason,
            },
        )
        for statement in collation.statements
        for number, reading in enumerate(statement.readings)
    ]
    return {
        "@context": CONTEXT,
        "id": f"urn:twosource:annotations:{name}",
        "type": "AnnotationCollection",
        "label": f"Quotations and statements of {len(reports)} reports",
        "total": len(items),
        "first": {
            "id": f"urn:twosource:annotations:{name}:1",
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }


def _quotation(report: Report, quotation: Any) -> dict[str, Any]:
    said = {
        "type": quotation.type.value,
        "speaker": quotation.speaker.name if quotation.speaker else None,
        "channel": [party.name for party in quotation.channel],
        "denied": quotation.denied,
        "reason": quotation.reason,
    }
    return _annotation(quotation.id, report, quotation.span, "identifying", said)


def _annotation(id_: str, report: Report, span: Span, purpose: str, said: dict[str, Any]) -> dict[str, Any]:
    words = ", ".join(f"{key}: {_told(value)}" for key, value in said.items() if value not in (None, [], ""))
    return {
        "id": f"urn:twosource:{report.id}:{id_}",
        "type": "Annotation",
        "motivation": purpose,
        "generator": {"id": "urn:twosource:software", "type": "Software", "name": f"twosource {engine_version()}"},
        "body": {"type": "TextualBody", "value": words, "format": "text/plain", "language": "en", "purpose": purpose},
        "target": {"source": source(report), "selector": [_position(span), _words(report.text, span)]},
    }


def _told(value: Any) -> str:
    return " <- ".join(map(str, value)) if isinstance(value, list) else str(value)


def _position(span: Span) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def _words(text: str, span: Span) -> dict[str, Any]:
    return {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }


def source(report: Report) -> str:
    """The report's address where it is one of the web; else a name made of its id.

    Example:
        >>> source(Report(text="x", url="javascript:alert(1)"))[:15]
        'urn:twosource:r'
    """
    try:
        parts = urlsplit(report.url)
    except ValueError:
        parts = urlsplit("")
    plain = report.url.isascii() and report.url.isprintable() and not set(report.url) & set(' <>"{}|\\^`')
    if parts.scheme in {"http", "https"} and parts.netloc and plain:
        return report.url
    return f"urn:twosource:report:{report.id}"
