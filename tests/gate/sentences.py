"""Whether a difference keeps the sense, scored on typed relations between sentences of news.

Each relation names words of one sentence, or of both, that differ, and whether the sense is kept.
Ours is the sense of the difference that fits those words best, kept where nothing was found to
differ; unclear is right for neither.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import data
from score import Score
from scoring import macro_f1

from twosource.analyse.analysis import analyse
from twosource.api import report
from twosource.model.agency import AgencyTable
from twosource.model.analysis import Analysis
from twosource.model.relation import Difference, Kind, Reading
from twosource.model.span import Span
from twosource.relate.differences.comparing import differences
from twosource.relate.differences.sides import Sides

_SENSES = {"yes": "kept", "no": "changed"}
# Relations of these types say nothing of one difference: equal words, and whole sentences.
_NO_DIFFERENCE = {"Identity", "Non-paraphrase"}


def scores(folder: Path, agencies: AgencyTable) -> Iterator[Score]:
    """Macro-F1 of kept and changed."""
    place = folder / "sentence-differences"
    pairs = list(judged(place, agencies))
    yield Score(
        name="sentence differences, sense macro-F1",
        value=macro_f1(((gold, ours) for gold, ours, _ in pairs), ("kept", "changed")),
        target="≥ .80",
        peers="always kept .360",
        digest=data.digest(place / "relations.jsonl", place / "msrp.jsonl"),
    )


def judged(place: Path, agencies: AgencyTable) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """For each relation the gold sense, ours, and the relation."""
    sentences = {r["pair_id"]: r for r in map(json.loads, (place / "msrp.jsonl").read_text("utf-8").splitlines())}
    relations = defaultdict(list)
    for relation in map(json.loads, (place / "relations.jsonl").read_text("utf-8").splitlines()):
        if relation["sense_preserving"] in _SENSES and relation["type"] not in _NO_DIFFERENCE:
            relations[relation["pair_id"]].append(relation)
    for pair, typed in relations.items():
        if pair not in sentences:
            continue
        a, b = (analyse(report(sentences[pair][side], name=side), agencies) for side in ("s1", "s2"))
        found = differences(Sides(a, b, _whole(a), _whole(b)))
        for relation in typed:
            sides = tuple(_places(x.report.text, relation[f"{s}_text"]) for x, s in ((a, "s1"), (b, "s2")))
            yield _SENSES[relation["sense_preserving"]], _sense(found, *sides), relation


def _whole(analysis: Analysis) -> Reading:
    return Reading(analysis.report.id, Span(0, len(analysis.report.text)))


def _places(text: str, words: str | None) -> list[Span]:
    """Where the words of a relation stand: together if they do, else each behind the one before."""
    tokens = (words or "").split()
    together = re.search(r"\s*".join(map(re.escape, tokens)), text) if tokens else None
    if together:
        return [Span(*together.span())]
    found, start = [], 0
    for token in tokens:
        at = text.find(token, start)
        if at >= 0:
            start = at + len(token)
            found.append(Span(at, start))
    return found


def _sense(found: tuple[Difference, ...], first: list[Span], second: list[Span]) -> str:
    """The sense of the difference that fits the words best; kept where nothing differs there."""
    told = [d for d in found if d.kind is not Kind.STYLE]
    best = max(told, key=lambda d: _fit(d.a, first) + _fit(d.b, second), default=None)
    if best is None or not _fit(best.a, first) + _fit(best.b, second):
        return "kept"
    return best.sense.value


def _fit(reading: Reading | None, places: list[Span]) -> float:
    """Characters shared, as share of those of either."""
    if reading is None or not places:
        return 0.0
    shared = sum(place.shared(reading.span) for place in places)
    return shared / (len(reading.span) + sum(map(len, places)) - shared)
