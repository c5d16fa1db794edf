"""A collation as TEI P5: a critical apparatus by parallel segmentation, one witness a report.

https://tei-c.org/release/doc/tei-p5-doc/en/html/TC.html. Each statement is a paragraph; where a witness
makes no such statement its reading is empty. Of a statement repeated within one report the first reading is
given. ``app/@type`` names the kind of difference and whether the sense changed: "figure.changed".
"""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from twosource.model.comparison import Collation
from twosource.model.relation import Kind, Reading, Sense, Statement
from twosource.show.document import engine_version
from twosource.show.segmentation import Segment, segments

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEI = "http://www.tei-c.org/ns/1.0"
_ID = "{http://www.w3.org/XML/1998/namespace}id"
# Of several differences in one place the weightiest names it: figures first, style last.
_ORDER = tuple(Kind)
# XML 1.0 holds no control characters but tab and line ends, and no lone surrogates.
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def tei(collation: Collation, title: str = "") -> bytes:
    """The collation as a TEI document in UTF-8.

    Args:
        title: of the document; the first report's where it is "".
    """
    from lxml import etree  # noqa: PLC0415  30 ms

    names = {analysis.report.id: _name(number) for number, analysis in enumerate(collation.analyses)}
    spaces: Any = {None: _TEI}
    root = etree.Element(f"{{{_TEI}}}TEI", nsmap=spaces)
    _header(root, collation, names, title or _title(collation))
    body = _under(_under(root, "text"), "body")
    texts = {analysis.report.id: analysis.report.text for analysis in collation.analyses}
    for number, statement in enumerate(collation.statements, 1):
        paragraph = _under(body, "p", n=str(number))
        paragraph.set(_ID, f"statement-{number}")
        _apparatus(paragraph, statement, texts, names)
    if not collation.statements:
        _under(body, "p")
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _name(number: int) -> str:
    """The witness's letter: A to Z, then W27, W28 and so on."""
    return chr(ord("A") + number) if number < 26 else f"W{number + 1}"


def _title(collation: Collation) -> str:
    return next((a.report.title for a in collation.analyses if a.report.title), "Reports compared")


def _header(root: "_Element", collation: Collation, names: dict[str, str], title: str) -> None:
    file = _under(_under(root, "teiHeader"), "fileDesc")
    _under(_under(file, "titleStmt"), "title").text = _plain(title)
    _under(_under(file, "publicationStmt"), "p").text = f"Made by twosource {engine_version()}"
    witnesses = _under(_under(file, "sourceDesc"), "listWit")
    for analysis in collation.analyses:
        report = analysis.report
        witness = _under(witnesses, "witness")
        witness.set(_ID, names[report.id])
        parts = [
            report.name,
            report.title,
            report.published.day.isoformat() if report.published.day else "",
            report.url,
        ]
        witness.text = _plain(", ".join(part for part in parts if part))
    encoding = _under(root[0], "encodingDesc")
    _under(encoding, "variantEncoding", method="parallel-segmentation", location="internal")


def _apparatus(paragraph: "_Element", statement: Statement, texts: dict[str, str], names: dict[str, str]) -> None:
    first: dict[str, Reading] = {}
    for reading in statement.readings:
        first.setdefault(reading.report, reading)
    told = list(first.values())
    place = paragraph
    if len(told) < len(names):
        app = _under(paragraph, "app")
        place = _under(app, "rdg", wit=_witnesses([names[r.report] for r in told]))
        _under(app, "rdg", wit=_witnesses([name for id_, name in names.items() if id_ not in first]))
    cut = segments([(texts[reading.report], reading.span) for reading in told])
    for number, segment in enumerate(cut):
        space = " " if number < len(cut) - 1 else ""
        if segment.is_shared:
            _append(place, segment.words[0] + space)
        else:
            _variant(place, segment, statement, told, names)
            _append(place, space)


def _variant(
    place: "_Element", segment: Segment, statement: Statement, told: Sequence[Reading], names: dict[str, str]
) -> None:
    app = _under(place, "app")
    kinds = _kinds(segment, statement, told)
    if kinds:
        kind, sense = min(kinds, key=lambda found: _ORDER.index(found[0]))
        app.set("type", f"{kind.value}.{sense.value}")
    by_words: dict[str, list[str]] = {}
    for reading, words in zip(told, segment.words, strict=True):
        by_words.setdefault(words, []).append(names[reading.report])
    for words, witnesses in by_words.items():
        _under(app, "rdg", wit=_witnesses(witnesses)).text = _plain(words) or None


def _kinds(segment: Segment, statement: Statement, told: Sequence[Reading]) -> list[tuple[Kind, Sense]]:
    """Kind and sense of the differences that lie here."""
    spans = {reading.report: span for reading, span in zip(told, segment.spans, strict=True) if span is not None}
    return [
        (difference.kind, difference.sense)
        for difference in statement.differences
        if any(r and r.report in spans and r.span.meets(spans[r.report]) for r in (difference.a, difference.b))
    ]


def _witnesses(names: Sequence[str]) -> str:
    return " ".join(f"#{name}" for name in names)


def _under(parent: "_Element", tag: str, **attributes: str) -> "_Element":
    from lxml import etree  # noqa: PLC0415

    return etree.SubElement(parent, f"{{{_TEI}}}{tag}", attributes)


def _append(place: "_Element", text: str) -> None:
    text = _plain(text)
    if len(place):
        place[-1].tail = (place[-1].tail or "") + text
    else:
        place.text = (place.text or "") + text


def _plain(text: str) -> str:
    return _NO_XML.sub("\ufffd", text)
