"""Training of one conditional random field by crfsuite, and its weights as the tagger applies them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pycrfsuite
from numpy.typing import NDArray

from twosource.analyse.taggers.columns import Codes, Numbers
from twosource.analyse.taggers.crf import Model

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What may be chosen of the training.

    Attributes:
        fewest: features seen less often are left out.
        sparse, smooth: weights of the L1 and L2 penalties.
        rounds: most rounds of L-BFGS.
        least: weights nearer to zero are left out of the model.
    """

    fewest: int = 3
    sparse: float = 0.1
    smooth: float = 0.1
    rounds: int = 60
    least: float = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Some sequences of one report: a row of hashes and a label each place; ``starts`` of the sequences."""

    hashes: Codes
    labels: Numbers
    starts: Numbers


def trained(examples: Sequence[Example], labels: Sequence[str], options: Options, tell: Tell) -> Model:
    """The field that fits the examples best under the penalties."""
    kept = _frequent(examples, options.fewest)
    names = [str(value) for value in kept.tolist()]
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": options.sparse, "c2": options.smooth, "max_iterations": options.rounds})
    for example in examples:
        _feed(trainer, example, kept, names, labels)
    tell(f"{len(kept)} features seen {options.fewest} times or more")
    with TemporaryDirectory() as folder:
        place = Path(folder) / "field"
        trainer.train(str(place))
        last = trainer.logparser.last_iteration or {}
        tell(f"trained in {last.get('num')} rounds, loss {last.get('loss')}")
        tagger = pycrfsuite.Tagger()
        tagger.open(str(place))
        told = tagger.info()
    return _model(told.state_features, told.transitions, labels, options.least)


def _frequent(examples: Sequence[Example], fewest: int) -> Codes:
    values, counts = np.unique(np.concatenate([example.hashes.ravel() for example in examples]), return_counts=True)
    return np.asarray(values[counts >= fewest])


def _feed(
    trainer: pycrfsuite.Trainer, example: Example, kept: Codes, names: Sequence[str], labels: Sequence[str]
) -> None:
    places = np.minimum(np.searchsorted(kept, example.hashes), len(kept) - 1)
    known = kept[places] == example.hashes
    rows = [[names[place] for place in row[good]] for row, good in zip(places, known, strict=True)]
    words = [labels[label] for label in example.labels.tolist()]
    ends = [*example.starts[1:].tolist(), len(words)]
    for start, end in zip(example.starts.tolist(), ends, strict=True):
        trainer.append(pycrfsuite.ItemSequence(rows[start:end]), words[start:end])


def _model(
    states: dict[tuple[str, str], float], steps: dict[tuple[str, str], float], labels: Sequence[str], least: float
) -> Model:
    place = {label: number for number, label in enumerate(labels)}
    strong = {int(name) for (name, _), weight in states.items() if abs(weight) >= least}
    hashes = np.array(sorted(strong), dtype=np.uint32)
    row = {int(value): number for number, value in enumerate(hashes)}
    weights: NDArray[np.float32] = np.zeros((len(hashes), len(labels)), dtype=np.float32)
    for (name, label), weight in states.items():
        if int(name) in row:
            weights[row[int(name)], place[label]] = weight
    transitions: NDArray[np.float32] = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (before, after), weight in steps.items():
        transitions[place[before], place[after]] = weight
    return Model.of(labels, hashes, weights.astype(np.float16).astype(np.float32), transitions)
