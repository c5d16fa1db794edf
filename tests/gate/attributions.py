"""Attributions of the taggers on PolNeAR's development part, and how fast they are found."""

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "train"))

import data
import measure
import standoff
from score import Score

from twosource.analyse.analysis import analyse
from twosource.analyse.attribution.frames import Attribution
from twosource.analyse.taggers.choosing import Tagger, tagger
from twosource.analyse.taggers.rules import parse
from twosource.model.agency import AgencyTable
from twosource.model.quotation import QuotationType
from twosource.model.report import Report
from twosource.model.span import Span
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

# Of each tagger: whole attribution F1, and thousand words a second.
_TARGETS = {"rules": (".52", "50"), "learned": (".62", "20"), "encoder": (".75", "2"), "encoder-onnx": (".75", "5")}


def scores(folder: Path, agencies: AgencyTable) -> Iterator[Score]:
    """The scores of every tagger."""
    place = folder / "attributions"
    gold = standoff.load(place, "dev")
    reports = [plain_report(report.text, Known(agencies=agencies), path=report.id) for report in gold]
    digest = data.digest(place / "dev.jsonl.gz")
    quoted = _quoted(gold, reports, agencies)
    yield Score(name="polnear direct quotations found", value=quoted, target="≥ .93", peers="", digest=digest)
    for name in _TARGETS:
        yield from _of(name, tagger(name), gold, reports, digest)


def _quoted(gold: Sequence[standoff.Annotated], reports: Sequence[Report], agencies: AgencyTable) -> float:
    """Share of the gold contents in quote marks that quotations of the report cover by half or more.

    Quotations are what a reader is shown: the attribution of one may stand in another sentence, and
    what the gold takes as one content may be two quotations with the cue between them.
    """
    wanted = right = 0
    for annotated, report in zip(gold, reports, strict=True):
        found = [q.span for q in analyse(report, agencies).quotations if q.type is not QuotationType.INDIRECT]
        for attribution in annotated.attributions:
            start, end = attribution.content[0][0], attribution.content[-1][1]
            if measure.QUOTED.match(annotated.text, start, end):
                wanted += 1
                right += sum(span.shared(Span(start, end)) for span in found) >= (end - start) / 2
    return right / wanted


def _of(
    name: str, tag: Tagger, gold: Sequence[standoff.Annotated], reports: Sequence[Report], digest: str
) -> Iterator[Score]:
    """The lines of one tagger; its speed is shown and never pinned."""
    # the encoder takes half a minute
    made, speed = _timed(tag, reports, runs=1 if name.startswith("encoder") else 2)
    counts = measure.Report()
    for annotated, found in zip(gold, made, strict=True):
        counts.add(annotated.text, annotated.attributions, found)
    whole, speeds = _TARGETS[name]
    peers = "on test: rule pilot .447, CRF pilot .531, GenderGapTracker .378, textacy .176"
    lines = [
        ("whole attribution F1", counts.whole.f1, f"≥ {whole}", peers),
        ("whole attribution precision", counts.whole.precision, "", ""),
        ("whole attribution recall", counts.whole.recall, "", ""),
        ("direct quotations attributed, recall", counts.direct.recall, "", ""),
        *(
            (f"exact {role} F1", counts.exact[role].f1, "", peer)
            for role, peer in zip(measure.ROLES, ("BERT .83", "BERT .75", "BERT .73"), strict=True)
        ),
        ("exact spans F1 (CofeNet)", counts.exact_f1, "", ""),
    ]
    for line, value, target, beside in lines:
        yield Score(name=f"polnear {name}: {line}", value=value, target=target, peers=beside, digest=digest)
    yield Score(
        name=f"polnear {name}: thousand words a second",
        value=speed / 1000,
        target=f"≥ {speeds}",
        peers="",
        digest=digest,
        pinned=False,
    )


def _timed(tag: Tagger, reports: Sequence[Report], runs: int) -> tuple[list[list[standoff.Gold]], float]:
    """What is found in each report, and words a second of processor time (the best of the runs)."""
    count = sum(len(report.text.split()) for report in reports)
    seconds = []
    found: list[Sequence[Attribution]] = []
    for _ in range(runs):
        start = time.process_time()
        found = [tag(parse(report)) for report in reports]
        seconds.append(time.process_time() - start)
    return [[_places(attribution) for attribution in of_one] for of_one in found], count / min(seconds)


def _places(attribution: Attribution) -> standoff.Gold:
    source, cue = attribution.source, attribution.cue
    return standoff.Gold(
        source=((source.start, source.end),) if source else (),
        cue=((cue.start, cue.end),),
        content=tuple((piece.start, piece.end) for piece in attribution.content),
    )
