"""The JSON document: its schema is complete, closed and true, and everything in it leads somewhere."""

import json
from collections.abc import Callable, Iterator
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from twosource import flow
from twosource.errors import MissingError
from twosource.model.agency import AgencyTable, load_agencies
from twosource.model.analysis import CreditForm
from twosource.model.quotation import PartyKind, QuotationType
from twosource.model.relation import Extent, Kind, NodeKind, Relation, Sense
from twosource.model.report import DateOrigin, Report, Role
from twosource.settings import Settings
from twosource.show.document import document, report_entry

ROOT = Path(__file__).parents[2]
REFERENCE = ROOT / "docs/reference"
MakeReport = Callable[..., Report]
Document = dict[str, Any]

MILL = """Paper mill burns for a second night

VARN, March 3 (AFP) — Flames rose again on Tuesday over the Oster paper mill, where at least 3 workers were hurt,
the fire brigade said.

"We have more than 200 firefighters on the ground," said fire chief Lena Oort. She denied that the alarm had failed.

The mill, valued at €1.2bn, employs nearly 900 people.

Source: AFP
"""
MILL_AGAIN = """Flames rose again yesterday over the Oster paper mill, where 3 workers were injured, the fire brigade said.

"We have more than 200 firefighters on the ground," fire chief Lena Oort told the Varn Echo.

A senior official, who asked not to be named, said the alarm may have failed.

The mill, valued at 1.2 billion euros, employs nearly 900 people. Its roof fell in 𝄞 on Monday.

(AFP)
"""
FAR_AWAY = """The island's only school will get a new bell in June, the council said. It cost 4,000 crowns."""


@pytest.fixture(scope="module")
def ferry() -> Document:
    """The examples' comparison, as it comes out at the other end of a pipe."""
    agencies = load_agencies(ROOT / "examples/agencies.toml")
    intake = flow.read([str(ROOT / "examples/ferry")], Settings(), agencies)
    return round_trip(document(flow.compare(intake.reports, agencies)))


@pytest.fixture(scope="module")
def mill(make_report: MakeReport, agencies: AgencyTable) -> Document:
    """Three reports with most kinds of findings, a character beyond the first 65,536 among them."""
    reports = (
        make_report(MILL, name="echo.txt", outlet="Varn Echo", published="2026-03-03"),
        make_report(MILL_AGAIN, name="post.txt"),
        make_report(FAR_AWAY, name="isle.txt", outlet="Isle News", published="2026-03-03"),
    )
    return round_trip(document(flow.compare(reports, agencies)))


@pytest.fixture(params=["ferry", "mill"])
def whole(request: pytest.FixtureRequest) -> Document:
    found: Document = request.getfixturevalue(request.param)
    return found


def round_trip(value: Document) -> Document:
    """The value as a strict reader of JSON gets it: no NaN, no infinity."""
    found: Document = json.loads(json.dumps(value, allow_nan=False))
    return found


def schema(name: str) -> Document:
    found: Document = json.loads((REFERENCE / name).read_text("utf-8"))
    return found


def faults(value: Any, name: str) -> list[str]:
    validator = Draft202012Validator(schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(value)]


def objects(value: Any) -> Iterator[Document]:
    """Every object in a JSON value, itself included."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(part)


# ---- the schemas --------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["comparison.schema.json", "report.schema.json"])
def test_a_schema_is_itself_valid(name: str) -> None:
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("name", ["comparison.schema.json", "report.schema.json"])
def test_a_schema_closes_every_object_and_requires_every_field(name: str) -> None:
    closed = [part for part in objects(schema(name)) if part.get("type") == "object" and "properties" in part]
    assert len(closed) >= 2
    for part in closed:
        assert part["additionalProperties"] is False
        # where a party is named is all that may be missing
        assert set(part["properties"]) - set(part["required"]) <= {"start", "end"}


@pytest.mark.parametrize("name", ["comparison.schema.json", "report.schema.json"])
def test_a_schema_says_of_every_field_what_it_is(name: str) -> None:
    definitions = schema(name)["$defs"]
    assert all(part.get("description") for part in definitions.values())
    for part in objects(schema(name)):
        for field, said in part.get("properties", {}).items() if part.get("additionalProperties") is False else ():
            known = (
                "description" in said
                or "$ref" in said
                or all("$ref" in o or o == {"type": "null"} for o in said.get("anyOf", [{}]))
                or said.get("type") == "array"
            )
            assert known, field


@pytest.mark.parametrize("name", ["comparison.schema.json", "report.schema.json"])
def test_every_definition_of_a_schema_is_used(name: str) -> None:
    used = {part["$ref"].removeprefix("#/$defs/") for part in objects(schema(name)) if "$ref" in part}
    assert used == set(schema(name)["$defs"])


VOCABULARIES: list[tuple[str, type[Enum]]] = [
    ("role", Role),
    ("date_origin", DateOrigin),
    ("extent", Extent),
    ("relation", Relation),
    ("credit_form", CreditForm),
    ("node_kind", NodeKind),
    ("kind", Kind),
    ("sense", Sense),
    ("quotation_type", QuotationType),
    ("party_kind", PartyKind),
]


@pytest.mark.parametrize(("name", "vocabulary"), VOCABULARIES)
def test_a_closed_vocabulary_is_the_models(name: str, vocabulary: type[Enum]) -> None:
    assert schema("comparison.schema.json")["$defs"][name]["enum"] == [member.value for member in vocabulary]


def test_no_closed_vocabulary_stands_outside_the_table() -> None:
    definitions = schema("comparison.schema.json")["$defs"]
    assert {name for name, part in definitions.items() if "enum" in part} == {name for name, _ in VOCABULARIES}


def test_both_schemas_define_the_same_things_alike() -> None:
    comparison, report = schema("comparison.schema.json")["$defs"], schema("report.schema.json")
    assert all(comparison[name] == part for name, part in report["$defs"].items())
    fields = comparison["report"]["properties"]
    assert set(fields) - set(report["properties"]) == {"credits", "dateline", "derivation"}
    assert all(fields[name] == part for name, part in report["properties"].items())


# ---- the schemas and real output ------------------------------------------------------------------


def test_a_comparison_is_as_its_schema_says(whole: Document) -> None:
    assert faults(whole, "comparison.schema.json") == []


@pytest.mark.parametrize(
    ("spoil", "where"),
    [
        (lambda d: d.update(extra=1), "extra"),
        (lambda d: d.pop("unread"), "unread"),
        (lambda d: d["reports"][0].pop("text"), "text"),
        (lambda d: d["pairs"][0].update(relation="cousins"), "relation"),
        (lambda d: d["pairs"][0].update(share_a=1.2), "share_a"),
        (lambda d: d["statements"][0]["readings"][0].update(start=-1), "start"),
        (lambda d: d["reports"][0].update(published="soon"), "published"),
        (lambda d: d["lineage"]["nodes"][0].update(report="nobody"), "report"),
        (lambda d: d["statements"][0].update(id="1"), "id"),
    ],
)
def test_the_schema_refuses_what_no_comparison_says(
    ferry: Document, spoil: Callable[[Document], object], where: str
) -> None:
    spoilt = round_trip(ferry)
    spoil(spoilt)
    found = faults(spoilt, "comparison.schema.json")
    assert found
    assert all(where in fault for fault in found)


def test_a_report_as_read_is_as_its_schema_says(ferry: Document, make_report: MakeReport) -> None:
    read = round_trip(report_entry(make_report(MILL, url="https://echo.example/1", published="2026-03-03")))
    assert faults(read, "report.schema.json") == []
    assert read["published_origin"] == "metadata"
    assert faults(ferry["reports"][0], "report.schema.json") != [], "a compared report has more fields"


def test_what_could_not_be_read_is_told(make_report: MakeReport, agencies: AgencyTable) -> None:
    collation = flow.compare([make_report(MILL), make_report(FAR_AWAY)], agencies)
    error = MissingError("no such file", where="lost.txt", todo="Check the name.")
    found = round_trip(document(collation, [error]))
    assert found["unread"] == [{"where": "lost.txt", "what": "no such file", "todo": "Check the name."}]
    assert faults(found, "comparison.schema.json") == []


def test_numbers_without_a_bound_or_too_long_are_null(make_report: MakeReport, agencies: AgencyTable) -> None:
    long = make_report(f"The fund holds {'9' * 400} crowns. More than 30 clerks count them.", name="b.txt")
    collation = flow.compare([make_report(FAR_AWAY), long], agencies)
    found = round_trip(document(collation))
    figures = {long.text[f["start"] : f["end"]]: f for f in found["figures"] if f["report"] == long.id}
    assert figures["More than 30 clerks"]["high"] is None
    assert figures["More than 30 clerks"]["low"] == 30
    assert all(f["value"] is None for words, f in figures.items() if words.startswith("999"))
    assert faults(found, "comparison.schema.json") == []


# ---- everything leads somewhere -------------------------------------------------------------------


def test_every_offset_lies_in_the_text_of_its_report(whole: Document) -> None:
    texts = {report["id"]: report["text"] for report in whole["reports"]}
    places = [part for part in objects(whole) if "start" in part and "report" in part]
    places += [{**part, "report": r["id"]} for r in whole["reports"] for part in objects(r) if "start" in part]
    for pair in whole["pairs"]:
        places += [{**passage[side], "report": pair[side]} for passage in pair["passages"] for side in ("a", "b")]
    for quotation in whole["quotations"]:
        spans = [*quotation["parties"], *([quotation["cue_span"]] if quotation["cue_span"] else [])]
        places += [{**span, "report": quotation["report"]} for span in spans if "start" in span]
    for reading in (r for statement in whole["statements"] for r in statement["readings"] if r["ground"]):
        ends = (("a", reading["report"]), ("b", reading["ground"]["likest"]["report"]))
        places += [{**shared[side], "report": r} for shared in reading["ground"]["shared"] for side, r in ends]
    bare = [part for part in objects(whole) if "start" in part]
    assert len(places) == len(bare) > 50, "no offset is left out of this test"
    for place in places:
        assert 0 <= place["start"] <= place["end"] <= len(texts[place["report"]]), place
        assert place["start"] < place["end"] or "form" in place, place


def test_every_report_named_is_among_the_reports(whole: Document) -> None:
    reports = {report["id"] for report in whole["reports"]}
    assert len(reports) == len(whole["reports"])
    named = {part["report"] for part in objects(whole) if part.get("report")}
    named |= {pair[side] for pair in whole["pairs"] for side in ("a", "b")}
    named |= {way[-1] for statement in whole["statements"] for way in statement["ways"]}
    assert named == reports


def test_every_two_reports_are_one_pair_in_the_order_of_the_reports(whole: Document) -> None:
    ids = [report["id"] for report in whole["reports"]]
    expected = [(one, two) for place, one in enumerate(ids) for two in ids[place + 1 :]]
    assert [(pair["a"], pair["b"]) for pair in whole["pairs"]] == expected


def test_the_lineage_joins_nodes_that_exist(whole: Document) -> None:
    nodes = {node["id"]: node for node in whole["lineage"]["nodes"]}
    assert whole["lineage"]["edges"]
    for edge in whole["lineage"]["edges"]:
        assert edge["from"] in nodes
        assert nodes[edge["to"]]["kind"] == "report"
        assert all(evidence["report"] == nodes[edge["to"]]["report"] for evidence in edge["evidence"])
    assert {node["report"] for node in nodes.values() if node["report"]} == {r["id"] for r in whole["reports"]}
    for report in whole["reports"]:
        upstream = [edge["from"] for edge in whole["lineage"]["edges"] if edge["to"] == f"report:{report['id']}"]
        assert sorted(report["derivation"]["from"]) == sorted(upstream)


def test_every_quotation_of_a_statement_exists_and_meets_a_reading(whole: Document) -> None:
    quotations = {quotation["id"]: quotation for quotation in whole["quotations"]}
    assert len(quotations) == len(whole["quotations"])
    linked = [(statement, name) for statement in whole["statements"] for name in statement["quotations"]]
    assert linked
    for statement, name in linked:
        said = quotations[name]
        assert any(
            reading["report"] == said["report"] and reading["start"] < said["end"] and said["start"] < reading["end"]
            for reading in statement["readings"]
        )


def test_every_side_of_a_difference_lies_in_a_reading_of_its_statement(whole: Document) -> None:
    sides = [
        (statement, difference[side])
        for statement in whole["statements"]
        for difference in statement["differences"]
        for side in ("a", "b")
        if difference[side]
    ]
    assert sides
    for statement, side in sides:
        assert any(
            r["report"] == side["report"] and r["start"] <= side["start"] and side["end"] <= r["end"]
            for r in statement["readings"]
        ), side


def test_statements_have_ids_of_their_own_and_counts_that_agree(whole: Document) -> None:
    ids = [statement["id"] for statement in whole["statements"]]
    assert len(set(ids)) == len(ids) > 0
    for statement in whole["statements"]:
        independent = statement["independent"]
        assert 1 <= independent["low"] <= independent["high"]
        assert len(statement["bottleneck"]) == independent["low"]
        assert {way[-1] for way in statement["ways"]} <= {r["report"] for r in statement["readings"]}


def test_cues_are_the_words_at_their_place(whole: Document) -> None:
    texts = {report["id"]: report["text"] for report in whole["reports"]}
    cued = [quotation for quotation in whole["quotations"] if quotation["cue"]]
    assert cued
    for quotation in cued:
        span = quotation["cue_span"]
        assert texts[quotation["report"]][span["start"] : span["end"]] == quotation["cue"]


def test_blocks_are_in_order_and_leave_only_white_space_out(whole: Document) -> None:
    for report in whole["reports"]:
        end = 0
        for block in report["blocks"]:
            assert not report["text"][end : block["start"]].strip()
            assert block["start"] >= end
            end = block["end"]
        assert not report["text"][end:].strip()


def test_offsets_are_code_points_and_not_utf16_units(mill: Document) -> None:
    text = next(report["text"] for report in mill["reports"] if "𝄞" in report["text"])
    after = text.index("(AFP)")
    place = next(credit for r in mill["reports"] if r["text"] == text for credit in r["credits"])
    assert text[place["start"] : place["end"]] == "AFP"
    assert place["start"] == after + 1
