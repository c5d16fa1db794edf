"""Learn the weights of word links (tables/links.tsv) from sentence pairs with gold links.

    python train/linker.py ../shared/data/word-alignment/mtref-train.tsv ../shared/data/word-alignment/wiki-train.tsv

Reads MultiMWA's train files (never dev): tokens with blanks between them in columns 2 and 4, links in column 8. In
mtref the sure links come first, in order, and the possible ones behind them; only the sure ones are learned. Every
fifth pair is kept back and scored. One logistic regression for each sort of pair, by Newton's method with a square
penalty.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from twosource.analyse.words import stem
from twosource.model.span import Span
from twosource.relate.differences.alike import Answers
from twosource.relate.differences.collation import Slot, Unit
from twosource.relate.differences.evidence import QUESTIONS, SORTS, STATES, Column, Ground, Link
from twosource.relate.differences.links import competing, links

Floats = NDArray[np.float64]

PACKAGED = Path(__file__).parents[1] / "src" / "twosource" / "tables" / "links.tsv"
# Every so many-th pair is kept back.
_HELD = 5
# The weight of the square penalty, and the rounds of Newton's method: ten are enough to stand still.
_PENALTY, _ROUNDS = 2.0, 12
# A column is learned from so many pairs that stand for each other, and as many that do not.
_FEWEST = 40
_HEAD = """\
# What is asked of a pair of words (a row) and what each answer weighs for a sort of pair (a column), in logits.
# Origin: learned by train/linker.py from the sure links of MultiMWA's mtref and wiki train files, 2026-11.
"""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Two readings and the gold links between them."""

    first: tuple[Unit, ...]
    second: tuple[Unit, ...]
    sure: frozenset[Link]


def main() -> int:
    """Run the training."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", type=Path, nargs="+", help="sentence pairs with links, tab-separated")
    parser.add_argument("--out", type=Path, default=PACKAGED, help="where to write (default: the package)")
    options = parser.parse_args()
    read = {file: list(lessons(file.read_text("utf-8").splitlines())) for file in options.files}
    taught = [lesson for all_ in read.values() for n, lesson in enumerate(all_) if n % _HELD]
    options.out.write_text(table(learned(taught)), "utf-8")
    for file, all_ in read.items():
        print(f"{file.name}: F1 of sure links, kept back {f1(all_[::_HELD]):.4f}")
    return 0


def lessons(lines: Iterable[str]) -> Iterator[Lesson]:
    """The sentence pairs of a file.

    Example:
        >>> [lesson] = lessons(["0\\tmasons met\\t\\tmasons gathered\\t\\t1\\t1\\t0-0 1-1 0-1"])
        >>> sorted(lesson.sure)
        [(0, 0), (1, 1)]
    """
    for line in lines:
        cells = line.split("\t")
        if len(cells) > 7:
            yield Lesson(units(cells[1].split()), units(cells[3].split()), frozenset(_sure(cells[7])))


def units(tokens: Sequence[str]) -> tuple[Unit, ...]:
    """Words and marks of a sentence in tokens."""
    return tuple(
        Unit(Slot.WORD if any(map(str.isalnum, token)) else Slot.MARK, Span(n, n + 1), token, stem(token), False)
        for n, token in enumerate(tokens)
    )


def _sure(told: str) -> list[Link]:
    """The links up to where their order begins anew."""
    found = [(int(one), int(two)) for one, two in (link.split("-") for link in told.split())]
    end = next((n for n, (link, following) in enumerate(pairwise(found), 1) if following <= link), len(found))
    return found[:end]


def learned(taught: Sequence[Lesson]) -> dict[Column, Floats]:
    """The weights of each column that has enough pairs to be learned from."""
    asked: dict[Column, list[Answers]] = defaultdict(list)
    right: dict[Column, list[bool]] = defaultdict(list)
    for lesson in taught:
        ground = Ground(lesson.first, lesson.second, competing(lesson.first, lesson.second))
        for pair in sorted(ground.candidates()):
            column = ground.column(pair)
            asked[column].append(ground.answers(pair))
            right[column].append(pair in lesson.sure)
    return {
        column: fitted(np.array(answers, dtype=np.float64), np.array(right[column], dtype=np.float64))
        for column, answers in asked.items()
        if min(sum(right[column]), len(answers) - sum(right[column])) >= _FEWEST
    }


def fitted(answers: Floats, right: Floats) -> Floats:
    """Weights of a logistic regression; a question never answered otherwise weighs nothing."""
    weights = np.zeros(answers.shape[1])
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-answers @ weights))
        slope = answers.T @ (likely - right) + _PENALTY * weights
        bend = (answers * (likely * (1 - likely))[:, None]).T @ answers + _PENALTY * np.eye(len(weights))
        weights = weights - np.linalg.solve(bend, slope)
    return np.asarray(weights)


def table(weights: Mapping[Column, Floats]) -> str:
    """The weights as they stand in tables/links.tsv."""
    columns = [column for column in product(SORTS, STATES) if column in weights]
    rows = ["\t".join(("", *map(", ".join, columns)))]
    for n, question in enumerate(QUESTIONS):
        rows.append("\t".join((question, *(f"{weights[column][n]:.2f}" for column in columns))))
    return _HEAD + "\n".join(rows) + "\n"


def f1(judged: Sequence[Lesson]) -> float:
    """F1 of sure links over all pairs."""
    right = found = wanted = 0
    for lesson in judged:
        linked = links(lesson.first, lesson.second)
        right, found, wanted = right + len(linked & lesson.sure), found + len(linked), wanted + len(lesson.sure)
    return 2 * right / max(1, found + wanted)


if __name__ == "__main__":
    sys.exit(main())
