"""Who took what from whom as PROV-O (https://www.w3.org/TR/prov-o/), in JSON-LD without outside contexts.

Reports and copies are entities, outlets, agencies and speakers agents. A derivation that is only possible is
marked ``twosource:sure false``.
"""

from collections.abc import Iterator
from typing import Any

from twosource.model.comparison import Collation
from twosource.model.quotation import PartyKind
from twosource.model.relation import Edge, Node, NodeKind
from twosource.model.report import Report, digest
from twosource.show.annotations import source
from twosource.show.document import engine_version

CONTEXT: dict[str, Any] = {
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "twosource": "urn:twosource:terms:",
    "id": "@id",
    "type": "@type",
    "label": "rdfs:label",
    "reason": "rdfs:comment",
    "entity": {"@id": "prov:entity", "@type": "@id"},
    "attributed": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "primary": {"@id": "prov:hadPrimarySource", "@type": "@id"},
    "derivation": {"@id": "prov:qualifiedDerivation"},
    "derived": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "day": {"@id": "prov:generatedAtTime", "@type": "xsd:dateTime"},
    "sure": {"@id": "twosource:sure", "@type": "xsd:boolean"},
    "score": {"@id": "twosource:score", "@type": "xsd:double"},
}
_AGENTS = {NodeKind.OUTLET: "prov:Organization", NodeKind.AGENCY_COPY: "prov:Organization"}


def prov(collation: Collation) -> dict[str, Any]:
    """The lineage of the reports, and who speaks in them."""
    reports = {analysis.report.id: analysis.report for analysis in collation.analyses}
    names = {node.id: _entity(node, reports) for node in collation.lineage.nodes}
    graph: dict[str, dict[str, Any]] = {}
    for entry in (*_reports(collation), *_copies(collation, names)):
        graph.setdefault(entry["id"], {}).update(entry)
    for edge in collation.lineage.edges:
        downstream = graph.setdefault(names[edge.downstream], {"id": names[edge.downstream], "type": "prov:Entity"})
        downstream.setdefault("derived", []).append(names[edge.upstream])
        downstream.setdefault("derivation", []).append(_derivation(edge, names))
    return {
        "@context": CONTEXT,
        "@graph": [
            {"id": "urn:twosource:software", "type": "prov:SoftwareAgent", "label": f"twosource {engine_version()}"},
            *graph.values(),
        ],
    }


def _entity(node: Node, reports: dict[str, Report]) -> str:
    return source(reports[node.report]) if node.report in reports else f"urn:twosource:node:{digest(node.id)}"


def _reports(collation: Collation) -> Iterator[dict[str, Any]]:
    for analysis in collation.analyses:
        report = analysis.report
        entry: dict[str, Any] = {"id": source(report), "type": "prov:Entity", "label": report.title or report.name}
        if report.published.moment is not None:
            entry["day"] = report.published.moment.isoformat()
        if report.outlet:
            yield _agent(report.outlet, "prov:Organization")
            entry["attributed"] = _agent_id(report.outlet)
        speakers = {q.speaker.name: q.speaker.kind for q in analysis.quotations if q.speaker and q.speaker.name}
        entry["primary"] = [_agent_id(f"words of {name}") for name in sorted(speakers)]
        yield entry
        for name, kind in sorted(speakers.items()):
            yield _agent(name, "prov:Person" if kind is PartyKind.PERSON else "prov:Agent")
            words = {"id": _agent_id(f"words of {name}"), "type": "prov:Entity", "label": f"words of {name}"}
            yield {**words, "attributed": _agent_id(name)}


def _copies(collation: Collation, names: dict[str, str]) -> Iterator[dict[str, Any]]:
    for node in collation.lineage.nodes:
        if node.kind is NodeKind.REPORT:
            continue
        entry: dict[str, Any] = {"id": names[node.id], "type": "prov:Entity", "label": node.name or node.kind.value}
        if node.name and node.kind in _AGENTS:
            yield _agent(node.name, _AGENTS[node.kind])
            entry["attributed"] = _agent_id(node.name)
        yield entry


def _derivation(edge: Edge, names: dict[str, str]) -> dict[str, Any]:
    return {
        "type": "prov:Derivation",
        "entity": names[edge.upstream],
        "sure": edge.sure,
        "score": edge.score,
        "reason": edge.reason,
    }


def _agent(name: str, kind: str) -> dict[str, Any]:
    return {"id": _agent_id(name), "type": kind, "label": name}


def _agent_id(name: str) -> str:
    return f"urn:twosource:party:{digest(name)}"
