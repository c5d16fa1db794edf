"""The whole comparison, scored from its JSON on the seeds and the wire pairs."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import data
import scoring
from score import Score

from twosource.flow import compare
from twosource.model.agency import AgencyTable
from twosource.show.document import document


def scores(folder: Path, agencies: AgencyTable) -> Iterator[Score]:
    """The scores on the seeds and the wire pairs."""
    seeds = data.seeds(folder, agencies)
    wires = data.wire_pairs(folder, agencies)
    seed_digest = data.digest(*(folder / "seeds").iterdir())
    wire_digest = data.digest(*(folder / "wire-pairs").iterdir())
    own = _scored(seeds, agencies)
    for name, value, target in _lines(own):
        yield Score(name=f"seeds {name}", value=value, target=target, peers="", digest=seed_digest)
    relations = []
    total = scoring.Scores()
    for pair in wires.values():
        made = _document(pair, agencies)
        relations.append((pair.gold["derivation"]["relation"], _relation(made, pair)))
        if "alignments" in pair.gold:
            texts, ids = _sides(pair)
            total.add(scoring.score_pair(made, pair.gold, texts, ids))
    yield Score(
        name="wire-pairs relation macro-F1",
        value=scoring.macro_f1(relations),
        target="≥ .85",
        peers="METER three-class .664",
        digest=wire_digest,
    )
    for name, value, target in _lines(total):
        yield Score(name=f"wire-pairs {name}", value=value, target=target, peers="", digest=wire_digest)
    yield Score(
        name="wire-pairs origins over",
        value=total.over.recall,
        target="0",
        peers="",
        digest=wire_digest,
        higher_is_better=False,
    )


def _lines(scores: scoring.Scores) -> list[tuple[str, float, str]]:
    return [
        ("alignment F1", scores.alignment.f1, "≥ .90"),
        ("alignment precision", scores.alignment.precision, ""),
        ("alignment recall", scores.alignment.recall, ""),
        ("difference kind F1", scores.differences.f1, "≥ .80"),
        ("difference kind recall", scores.differences.recall, ""),
        ("difference sense accuracy", scores.sense.recall, "≥ .85"),
        ("loaded substitutions, precision", scores.loaded.precision, "≥ .90"),
        ("quotations in marks, recall", scores.marked.recall, "≥ .90"),
        ("quotations in marks, precision", scores.marked.precision, "≥ .85"),
        ("quotations without marks, recall", scores.indirect.recall, ""),
        ("speaker accuracy", scores.speakers.recall, "≥ .90"),
        ("channel accuracy", scores.channels.recall, "≥ .90"),
        ("origins exact", scores.origins.recall, "≥ .90"),
        ("times value", scores.times.recall, ""),
        ("figures value", scores.figures.recall, "≥ .95"),
        ("roles F1", scores.roles.f1, "≥ .90"),
    ]


def _scored(pair: data.GoldPair, agencies: AgencyTable) -> scoring.Scores:
    texts, ids = _sides(pair)
    return scoring.score_pair(_document(pair, agencies), pair.gold, texts, ids)


def _document(pair: data.GoldPair, agencies: AgencyTable) -> dict[str, Any]:
    return document(compare([pair.a, pair.b], agencies))


def _sides(pair: data.GoldPair) -> tuple[dict[str, str], dict[str, str]]:
    return {"a": pair.a.text, "b": pair.b.text}, {"a": pair.a.id, "b": pair.b.id}


def _relation(made: dict[str, Any], pair: data.GoldPair) -> str:
    """The relation as the gold orients it."""
    found = made["pairs"][0]
    turned = {"a_from_b": "b_from_a", "b_from_a": "a_from_b"}
    relation = str(found["relation"])
    return relation if found["a"] == pair.a.id else turned.get(relation, relation)
