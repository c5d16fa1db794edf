"""Exports read back: every witness whole out of the apparatus, JSON-LD as RDF, tables by others' readers."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from twosource.flow import compare
from twosource.model.agency import AgencyTable
from twosource.model.comparison import Collation
from twosource.model.report import Report
from twosource.model.span import Span
from twosource.show.annotations import annotations, source
from twosource.show.prov import prov
from twosource.show.segmentation import segments
from twosource.show.tables import COLUMNS, guarded, write_csv, write_parquet
from twosource.show.tei import tei

MakeReport = Callable[..., Report]
TEI = "{http://www.tei-c.org/ns/1.0}"
ROW = ("s-1", "s1", "The ferry sank.", 2, 1, 1, 1, "AFP", 0, "1 origin, AFP")


@pytest.fixture(scope="module")
def collation(agencies: AgencyTable) -> Collation:
    texts = {
        "The Lantern": "PORT ELLERY (AFP) — The ferry Marigold struck the pier at dawn and 12 people were hurt, Ines Calder said.",
        "The Echo": "The ferry struck the pier at dawn & 14 people were <b>hurt</b>, Ines Calder said.\n\nSource: AFP",
        "Isle Post": "The school of Carrow gets a new bell\x07 in June, the council said.",
    }
    from twosource.api import report

    reports = [
        report(text, name=f"{n}.txt", outlet=outlet, title=f"Told by {outlet}", published="2026-05-12")
        for n, (outlet, text) in enumerate(texts.items())
    ]
    return compare(reports, agencies)


WORDS = st.lists(st.sampled_from("the a ferry boat sank struck pier at dawn noon 12 people".split()), max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=4))
def test_every_reading_comes_back_from_its_segments(told: list[list[str]]) -> None:
    texts = [" ".join(words) for words in told]
    cut = segments([(text, Span(0, len(text))) for text in texts])
    for number, text in enumerate(texts):
        assert " ".join(segment.words[number] for segment in cut if segment.words[number]) == text
        assert all(s.spans[number] is None or s.spans[number].of(text) == s.words[number] for s in cut)  # type: ignore[union-attr]
    assert all(one.is_shared != two.is_shared or len(told) == 1 or not one.is_shared for one, two in pairwise(cut))


def test_what_all_share_is_shared() -> None:
    cut = segments([("the ferry sank", Span(0, 14)), ("the boat sank", Span(0, 13)), ("a boat sank", Span(0, 11))])
    assert [s.is_shared for s in cut] == [False, True]


def read(element: Any, witness: str) -> str:
    """The words of one witness, as a reader of parallel segmentation takes them."""
    words = element.text or ""
    for child in element:
        if child.tag == f"{TEI}app":
            words += next((read(rdg, witness) for rdg in child if f"#{witness}" in rdg.get("wit").split()), "")
        words += child.tail or ""
    return words


def test_tei_gives_back_every_reading_of_every_witness(collation: Collation) -> None:
    root = etree.fromstring(tei(collation))
    paragraphs = root.findall(f".//{TEI}body/{TEI}p")
    assert len(paragraphs) == len(collation.statements)
    for witness, analysis in zip("ABC", collation.analyses, strict=True):
        for paragraph, statement in zip(paragraphs, collation.statements, strict=True):
            told = [r.span.of(analysis.report.text) for r in statement.readings if r.report == analysis.report.id][:1]
            assert read(paragraph, witness).replace("\ufffd", "\x07").split() == " ".join(told).split()


# What of TEI P5 the apparatus uses, written down as a RELAX NG schema of our own: header, witnesses, app and rdg. The
# same documents are valid by the consortium's own tei_all.rng (P5 4.10.2, 1.1 MB: not kept here; checked 2026-11).
SCHEMA = """<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://www.tei-c.org/ns/1.0"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
<start><element name="TEI"><element name="teiHeader">
  <element name="fileDesc">
    <element name="titleStmt"><element name="title"><text/></element></element>
    <element name="publicationStmt"><element name="p"><text/></element></element>
    <element name="sourceDesc"><element name="listWit"><oneOrMore><element name="witness">
      <attribute name="xml:id"><data type="ID"/></attribute><text/></element></oneOrMore></element></element>
  </element>
  <element name="encodingDesc"><element name="variantEncoding">
    <attribute name="method"><value>parallel-segmentation</value></attribute>
    <attribute name="location"><value>internal</value></attribute></element></element>
</element><element name="text"><element name="body"><oneOrMore><element name="p">
  <optional><attribute name="n"/></optional><optional><attribute name="xml:id"><data type="ID"/></attribute></optional>
  <ref name="words"/></element></oneOrMore></element></element></element></start>
<define name="words"><mixed><zeroOrMore><ref name="app"/></zeroOrMore></mixed></define>
<define name="app"><element name="app">
  <optional><attribute name="type"><data type="Name"/></attribute></optional>
  <oneOrMore><element name="rdg"><attribute name="wit"><list><oneOrMore><data type="anyURI"/></oneOrMore></list></attribute>
    <ref name="words"/></element></oneOrMore></element></define>
</grammar>"""


def test_tei_is_valid(collation: Collation) -> None:
    schema = etree.RelaxNG(etree.fromstring(SCHEMA))
    document = etree.fromstring(tei(collation))
    assert schema.validate(document), schema.error_log
    kinds = {app.get("type") for app in document.iter(f"{TEI}app")}
    assert "figure.changed" in kinds


def test_tei_of_nothing_shared_is_valid(collation: Collation) -> None:
    empty = Collation(analyses=collation.analyses)
    assert etree.RelaxNG(etree.fromstring(SCHEMA)).validate(etree.fromstring(tei(empty)))


# The terms of the Web Annotation context that are used, so that no test asks the network.
ANNO: dict[str, Any] = {
    "@vocab": "http://www.w3.org/ns/oa#",
    "id": "@id",
    "type": "@type",
    "items": {"@id": "https://www.w3.org/ns/activitystreams#items", "@container": "@list"},
    "target": "http://www.w3.org/ns/oa#hasTarget",
    "source": {"@id": "http://www.w3.org/ns/oa#hasSource", "@type": "@id"},
    "selector": "http://www.w3.org/ns/oa#hasSelector",
}
OA = "http://www.w3.org/ns/oa#"


# rdflib warns of a class of its own.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_annotations_parse_as_json_ld_and_point_at_their_words(collation: Collation) -> None:
    rdflib = pytest.importorskip("rdflib")
    document = annotations(collation, "s-1")
    assert document["@context"] == "http://www.w3.org/ns/anno.jsonld"
    graph = rdflib.Graph().parse(data=json.dumps({**document, "@context": ANNO}), format="json-ld")
    found = set(graph.subjects(rdflib.RDF.type, rdflib.URIRef(f"{OA}Annotation")))
    assert len(found) == document["total"] == len(document["first"]["items"]) > 3
    texts = {source(a.report): a.report.text for a in collation.analyses}
    for item in document["first"]["items"]:
        position, words = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert text[position["start"] : position["end"]] == words["exact"]
        assert text[: position["start"]].endswith(words["prefix"])
        assert text[position["end"] :].startswith(words["suffix"])


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_prov_parses_and_says_who_took_from_whom(collation: Collation) -> None:
    rdflib = pytest.importorskip("rdflib")
    graph = rdflib.Graph().parse(data=json.dumps(prov(collation)), format="json-ld")
    space = rdflib.Namespace("http://www.w3.org/ns/prov#")
    derived = list(graph.subject_objects(space.wasDerivedFrom))
    assert len(derived) == len(collation.lineage.edges) > 0
    labels = {str(graph.value(o, rdflib.RDFS.label)) for _, o in derived}
    assert any("AFP" in label for label in labels)
    assert all(graph.value(d, space.entity) is not None for d in graph.subjects(rdflib.RDF.type, space.Derivation))


@pytest.mark.parametrize("bad", ["javascript:alert(1)", "https://a.example/<b>", "http://[x", "", "file:///etc/passwd"])
def test_addresses_that_are_none_become_names(bad: str) -> None:
    assert source(Report(text="x", url=bad)).startswith("urn:twosource:report:")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", '=cmd|" /C calc"!A0'])
def test_cells_that_a_spreadsheet_would_run_are_guarded(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["a = b", "12", "", -3, 0.5, None, "“=1”"])
def test_other_cells_stay(cell: object) -> None:
    assert guarded(cell) == cell


def test_csv_reads_back() -> None:
    rows: Sequence[Sequence[Any]] = [ROW, (*ROW[:2], '=1, "two"\nlines', *ROW[3:])]
    file = io.StringIO()
    write_csv(rows, file)
    names, first, second = csv.reader(io.StringIO(file.getvalue()))
    assert tuple(names) == COLUMNS
    assert first == [str(cell) for cell in ROW]
    assert second[2] == '\'=1, "two"\nlines'


@pytest.mark.parametrize("rows", [[], [ROW], [ROW, ROW]])
def test_parquet_is_read_by_duckdb(tmp_path: Path, rows: list[tuple[Any, ...]]) -> None:
    pytest.importorskip("pyarrow")
    duckdb = pytest.importorskip("duckdb")
    path = tmp_path / "statements.parquet"
    write_parquet(rows, path)
    assert duckdb.sql(f"SELECT * FROM '{path}'").fetchall() == rows
    assert tuple(duckdb.sql(f"SELECT * FROM '{path}'").columns) == COLUMNS
