"""Eight newspapers of 1817 and the Sydney Gazette they print from: one source, found from text and credit."""

import json
from collections.abc import Iterator
from pathlib import Path

import data
from score import Score

from twosource.flow import compare
from twosource.model.agency import AgencyTable
from twosource.model.comparison import Collation
from twosource.model.report import DateOrigin, Report
from twosource.read.blocks import Known
from twosource.read.dates import published
from twosource.read.plain import plain_report

FAMILY = tuple(f"sap{number}" for number in range(357, 365))
ORIGIN, SOURCE = "sap359", "Sydney Gazette"


def scores(folder: Path, agencies: AgencyTable) -> Iterator[Score]:
    """The family with its origin among the reports, and without."""
    path = folder / "reprints-1815" / "docs.jsonl"
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    family = {row["id"]: _report(row, agencies) for row in rows if row["id"] in FAMILY}
    for name, left_out in (("origin seen", ""), ("origin unseen", ORIGIN)):
        found = compare([report for key, report in family.items() if key != left_out], agencies)
        copies = len(FAMILY) - 1
        yield Score(
            name=f"reprints ({name}) traced to their source",
            value=len(_from_source(found)) / copies,
            target="1",
            peers="",
            digest=data.digest(path),
        )
        yield Score(
            name=f"reprints ({name}) statements with one way",
            value=_single(found),
            target="1",
            peers="",
            digest=data.digest(path),
        )


def _report(row: dict[str, str], agencies: AgencyTable) -> Report:
    known = Known(agencies=agencies, outlet=row["newspaper"], published=published(row["date"], DateOrigin.METADATA))
    return plain_report(row["text"], known, path=f"{row['id']}.txt")


def _from_source(found: Collation) -> set[str]:
    """Reports whose only sure upstream is the source."""
    names = {node.id: node.name for node in found.lineage.nodes}
    upstream: dict[str, set[str]] = {}
    for edge in found.lineage.edges:
        if edge.sure:
            upstream.setdefault(edge.downstream, set()).add(names[edge.upstream])
    return {report for report, sources in upstream.items() if sources == {SOURCE}}


def _single(found: Collation) -> float:
    """Share of the statements of several reports that reach the reader by one way."""
    shared = [s for s in found.statements if len({reading.report for reading in s.readings}) > 1]
    return sum(s.support.independent.high == 1 for s in shared) / len(shared)
