"""Learn what the clues of two sentences telling one thing weigh (relate/likeness.py) from annotated pairs of reports.

    python train/rows.py ../shared/data/wire-pairs OTHER/wire-pairs …

Reads pairs.jsonl and full-*.json (the guide beside them says what they hold). Two sentences tell one thing where some
alignment of the editors meets both, by half of the shorter. One logistic regression by Newton's method with a square
penalty; each pair of reports is scored with weights learned from the others.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from twosource.analyse.analysis import analyse
from twosource.model.agency import AgencyTable, load_agencies
from twosource.model.analysis import Analysis
from twosource.model.report import DateOrigin
from twosource.model.span import Span
from twosource.read.blocks import Known
from twosource.read.dates import published
from twosource.read.plain import plain_report
from twosource.relate.likeness import CLUES, evidence
from twosource.relate.similarity import Similarity, parts

Floats = NDArray[np.float64]

# The weight of the square penalty, and the rounds of Newton's method: ten are enough to stand still.
_PENALTY, _ROUNDS = 1.0, 15
# Editors set headlines side by side whatever they tell, and few pairs have them: unbounded, their clue weighs 18.7 and
# joins headlines of two happenings into a statement with two origins.
_MOST = {"similarity of two headlines": 10.0}


@dataclass(frozen=True, slots=True)
class Lesson:
    """The clues of all pairs of sentences of two reports, and which of them the editors set beside each other."""

    name: str
    clues: Floats
    met: Floats


def main() -> int:
    """Run the training."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folders", type=Path, nargs="+", help="folders with pairs.jsonl and full-*.json")
    parser.add_argument("--leave", nargs="*", default=[], help="pairs not to learn from")
    options = parser.parse_args()
    agencies = load_agencies()
    taught = [lesson for folder in options.folders for lesson in lessons(folder, agencies)]
    taught = [lesson for lesson in taught if lesson.name not in options.leave]
    for lesson in taught:
        weights = learned([other for other in taught if other is not lesson])
        found = average_precision(lesson.met, lesson.clues @ weights[1:])
        sys.stdout.write(f"{lesson.name}: average precision {found:.3f} with the weights of the others\n")
    beginning, *weights_of = learned(taught)
    sys.stdout.write(f"BEGINNING = {beginning:.2f}\n")
    for clue, weight in zip(CLUES, weights_of, strict=True):
        sys.stdout.write(f"{weight:6.2f}  {clue}\n")
    return 0


def lessons(folder: Path, agencies: AgencyTable) -> Iterator[Lesson]:
    """A lesson for every pair in the folder that is annotated in full."""
    for line in (folder / "pairs.jsonl").read_text("utf-8").splitlines():
        pair = json.loads(line)
        full = folder / f"full-{pair['pair']}.json"
        if full.exists():
            gold = json.loads(full.read_text("utf-8"))["alignments"]
            yield lesson(pair["pair"], [_analysed(pair[side], side, agencies) for side in "ab"], gold)


def lesson(name: str, analyses: Sequence[Analysis], gold: Sequence[dict[str, str]]) -> Lesson:
    """The clues of two analysed reports, and what the editors' rows ("a": words, "b": words) say of them."""
    found = sorted(parts(analyses), key=lambda part: (analyses[part.report].report.id, part.span))
    similarity = Similarity(found)
    rows = [[_place(analyses[n], row[side]) for n, side in enumerate("ab")] for row in gold]
    clues, met = [], []
    for pair, told in evidence(analyses, similarity, similarity.pairs()):
        first, second = sorted((found[place] for place in pair), key=lambda part: part.report)
        clues.append(told)
        met.append(any(a and b and _meets(a, first.span) and _meets(b, second.span) for a, b in rows))
    return Lesson(name, np.array(clues, float).reshape(-1, len(CLUES)), np.array(met, float))


def _analysed(record: dict[str, Any], side: str, agencies: AgencyTable) -> Analysis:
    known = Known(
        agencies=agencies,
        outlet=record["source"],
        title=record["title"].strip(),
        published=published(record["date"], DateOrigin.METADATA),
    )
    return analyse(plain_report(record["text"], known, path=f"{side}.json"), agencies)


def _place(analysis: Analysis, words: str) -> Span | None:
    start = analysis.report.text.find(words)
    return Span(start, start + len(words)) if start >= 0 else None


def _meets(one: Span, two: Span) -> bool:
    return 2 * one.shared(two) >= max(1, min(len(one), len(two)))


def learned(taught: Sequence[Lesson]) -> Floats:
    """What all pairs begin with and what each clue weighs, in logits."""
    clues = np.concatenate([lesson.clues for lesson in taught])
    met = np.concatenate([lesson.met for lesson in taught])
    mean, spread = clues.mean(0), clues.std(0) + 1e-9
    known = np.c_[np.ones(len(clues)), (clues - mean) / spread]
    penalty = _PENALTY * np.diag([0.0, *np.ones(clues.shape[1])])
    weights = np.zeros(known.shape[1])
    for _ in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-known @ weights))
        slope = known.T @ (chance - met) + penalty @ weights
        bend = (known * (chance * (1 - chance))[:, None]).T @ known + penalty
        weights -= np.linalg.solve(bend + 1e-6 * np.eye(len(weights)), slope)
    plain = weights[1:] / spread
    beginning = weights[0] - float((plain * mean).sum())
    return np.array([beginning, *(min(w, _MOST.get(clue, w)) for w, clue in zip(plain, CLUES, strict=True))])


def average_precision(met: Floats, scores: Floats) -> float:
    """How high those that meet stand among all, 0 to 1.

    Example:
        >>> average_precision(np.array([1.0, 0.0, 1.0]), np.array([0.9, 0.8, 0.7]))
        0.8333333333333333
    """
    right = met[np.argsort(-scores, kind="stable")]
    precision = np.cumsum(right) / np.arange(1, len(right) + 1)
    return float((precision * right).sum() / max(1.0, right.sum()))


if __name__ == "__main__":
    sys.exit(main())
