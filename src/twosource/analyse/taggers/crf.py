"""A linear-chain conditional random field, applied: the likeliest labels of sequences, by Viterbi over numpy arrays.

Training is the script's (train/); here are only the weights and the search. A feature is a 32-bit hash, a weight a
half float: of a million features, two share a hash once in four thousand.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint32]
Numbers = NDArray[np.int64]
Floats = NDArray[np.float32]

# A hash is looked for from the place that its first bits name: 2^20 places for some 10^5 features.
_BITS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Weights of one field.

    Attributes:
        labels: what a word may be; the first stands for "nothing".
        hashes: of the features, ascending.
        weights: a row a feature, a column a label.
        transitions: from the label of a row to that of a column.
        bias: what each label weighs everywhere.
        places: where the features of each prefix of a hash begin; crowds: how many there are; most: of them.
    """

    labels: tuple[str, ...]
    hashes: Codes
    weights: Floats
    transitions: Floats
    bias: Floats
    places: Numbers
    crowds: NDArray[np.uint8]
    most: int

    @classmethod
    def of(cls, labels: Sequence[str], hashes: Codes, weights: Floats, transitions: Floats) -> "Model":
        """The model with its index; ``hashes`` in any order."""
        order = np.argsort(hashes, kind="stable")
        ordered = hashes[order].astype(np.uint32)
        crowds = np.bincount(ordered >> np.uint32(32 - _BITS), minlength=2**_BITS)
        return cls(
            labels=tuple(labels),
            # 0 is the hash of nothing; its row, the last, is what an unknown feature weighs
            hashes=np.append(ordered, np.uint32(0)),
            weights=np.vstack([weights[order], np.zeros((1, len(labels)))]).astype(np.float32),
            transitions=transitions.astype(np.float32),
            bias=np.zeros(len(labels), dtype=np.float32),
            places=np.cumsum(crowds) - crowds,
            crowds=crowds.astype(np.uint8),
            most=int(crowds.max()),
        )

    def arrays(self, name: str) -> dict[str, NDArray[np.generic]]:
        """The model as arrays for a file, each under ``name``."""
        return {
            f"{name}.labels": np.array(self.labels),
            f"{name}.hashes": self.hashes[:-1],
            f"{name}.weights": self.weights[:-1].astype(np.float16),
            f"{name}.transitions": self.transitions,
            f"{name}.bias": self.bias,
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[np.generic]], name: str) -> "Model":
        """The model that :meth:`arrays` made."""
        found = cls.of(
            [str(label) for label in arrays[f"{name}.labels"]],
            np.asarray(arrays[f"{name}.hashes"], dtype=np.uint32),
            np.asarray(arrays[f"{name}.weights"], dtype=np.float32),
            np.asarray(arrays[f"{name}.transitions"], dtype=np.float32),
        )
        return found.leaning(np.asarray(arrays[f"{name}.bias"], dtype=np.float32).tolist())

    def leaning(self, bias: Sequence[float]) -> "Model":
        """The model with this bias, a number a label."""
        return replace(self, bias=np.array(bias, dtype=np.float32))

    def emissions(self, columns: Iterable[Codes], count: int) -> Floats:
        """What the features of each of ``count`` words say for each label; one array of hashes a template."""
        scores = np.tile(self.bias, (count, 1))
        for hashes in columns:
            scores += self.weights.take(self._rows(hashes), axis=0)
        return scores

    def _rows(self, hashes: Codes) -> Numbers:
        """The row of each hash; the one behind the last for those that are none."""
        prefix = hashes >> np.uint32(32 - _BITS)
        rows = self.places.take(prefix)
        missed = self.hashes.take(rows) != hashes
        left = np.flatnonzero(missed & (self.crowds.take(prefix) > 1))
        rows[missed] = len(self.hashes) - 1
        for step in range(1, self.most):
            at = np.minimum(self.places[prefix[left]] + step, len(self.hashes) - 1)  # smaller crowds end before it
            hit = (self.hashes[at] == hashes[left]) & (step < self.crowds[prefix[left]])
            rows[left[hit]] = at[hit]
            left = left[~hit]
        return rows


def likeliest(transitions: Floats, emissions: Floats, starts: Sequence[int]) -> Numbers:
    """The likeliest label of each word.

    Args:
        transitions: what each step is worth, from the label of a row to that of a column.
        emissions: a row a word, the sequences one behind the other.
        starts: where each sequence begins, ascending; it ends where the next begins.

    Example:
        >>> steps = np.array([[0, 0], [-9, 0]], np.float32)
        >>> likeliest(steps, np.array([[0, 1], [0.5, 0], [0.5, 0]], np.float32), [0, 2]).tolist()
        [1, 1, 0]
    """
    count = len(emissions)
    if not count:
        return np.zeros(0, dtype=np.int64)
    begin = np.asarray(starts, dtype=np.int64)
    sizes = np.diff(np.append(begin, count))
    # longest first, so that at each step those still running are the first ones
    order = np.argsort(-sizes, kind="stable")
    begin, sizes = begin[order], sizes[order]
    running = np.searchsorted(-sizes, -np.arange(1, sizes[0] + 1), side="right")
    best = emissions.copy()
    came = np.zeros(emissions.shape, dtype=np.int64)
    for step in range(1, int(sizes[0])):
        here = begin[: running[step]] + step
        ways = best[here - 1][:, :, None] + transitions[None]
        came[here] = ways.argmax(axis=1)
        best[here] += ways.max(axis=1)
    found = np.zeros(count, dtype=np.int64)
    ends = begin + sizes - 1
    label = best[ends].argmax(axis=1)
    for step in range(int(sizes[0]) - 1, -1, -1):
        here = begin[: running[step]] + step
        now = running[step]
        # a sequence of exactly this length begins its way back here, the longer ones go on with theirs
        found[here] = label[:now]
        label[:now] = came[here, label[:now]]
    return found
