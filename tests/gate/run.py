"""``make gate``: scores on the development data, in one table, against pinned floors.

A floor rises with ``--raise`` and falls only where ``--lower NAME`` names it. A floor holds for the
data with the digest pinned beside it; on other data the score is shown and not judged.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import data
import scoring

from twosource.flow import compare
from twosource.model.agency import AgencyTable, load_agencies
from twosource.show.document import document

FLOORS = Path(__file__).with_name("floors.toml")
# Floors lie this much under the score, so that a rounding in another Python does not fail the gate.
MARGIN = 0.002


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One measured figure: what, on what, how much, the target and what peers reach."""

    name: str
    value: float
    target: str
    peers: str
    digest: str
    higher_is_better: bool = True


def main() -> int:
    """Run the gate; 0 where every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "--raise", dest="raised", action="store_true", help="pin floors at the present scores where these are higher"
    )
    parser.add_argument(
        "--lower", action="append", default=[], metavar="NAME", help="let this floor fall to the present score"
    )
    options = parser.parse_args()
    folder = data.data_folder()
    if folder is None:
        print("gate: skipped, no development data (put it in ../shared/data or name it with TWOSOURCE_DATA)")
        return 0
    floors = tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    scores = list(measured(folder, load_agencies()))
    failed = [score for score in scores if not _holds(score, floors)]
    _print(scores, floors)
    if options.raised or options.lower:
        _pin(scores, floors, set(options.lower), raised=options.raised)
        failed = [score for score in failed if score.name not in options.lower]
    for score in failed:
        print(f"gate: {score.name} is {score.value:.3f}, floor {floors[score.name]['floor']:.3f}")
    return 1 if failed else 0


def measured(folder: Path, agencies: AgencyTable) -> Iterator[Score]:
    """Every score of the gate."""
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
        ("quotations in marks, recall", scores.marked.recall, "≥ .90"),
        ("quotations in marks, precision", scores.marked.precision, "≥ .85"),
        ("quotations without marks, recall", scores.indirect.recall, ""),
        ("speaker accuracy", scores.speakers.recall, "≥ .90"),
        ("channel accuracy", scores.channels.recall, "≥ .90"),
        ("origins exact", scores.origins.recall, "≥ .90"),
        ("times value", scores.times.recall, ""),
        ("figures value", scores.figures.recall, "≥ .95"),
        ("roles", scores.roles.recall, "≥ .90"),
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


def _holds(score: Score, floors: dict[str, Any]) -> bool:
    floor = floors.get(score.name)
    if floor is None or floor["digest"] != score.digest:
        return True
    gap = score.value - float(floor["floor"])
    return gap >= -1e-9 if score.higher_is_better else gap <= 1e-9


def _print(scores: list[Score], floors: dict[str, Any]) -> None:
    width = max(len(score.name) for score in scores)
    print(f"{'measure':<{width}}  score  floor  target  peers")
    for score in scores:
        floor = floors.get(score.name)
        pinned = f"{floor['floor']:.3f}" if floor and floor["digest"] == score.digest else "  -  "
        print(f"{score.name:<{width}}  {score.value:.3f}  {pinned}  {score.target:<6}  {score.peers}")


def _pin(scores: list[Score], floors: dict[str, Any], lowered: set[str], *, raised: bool) -> None:
    lines = ["# Floors of `make gate`: written by it, raised with --raise, lowered only by --lower NAME.", ""]
    for score in scores:
        sign = 1 if score.higher_is_better else -1
        present = round(score.value - sign * MARGIN, 3) if score.value not in {0.0, 1.0} else score.value
        known = floors.get(score.name)
        floor = present
        if known is not None and known["digest"] == score.digest and score.name not in lowered:
            better = sign * (present - float(known["floor"])) > 0
            floor = present if raised and better else float(known["floor"])
        lines += [f'["{score.name}"]', f"floor = {floor}", f'digest = "{score.digest}"', ""]
    FLOORS.write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
