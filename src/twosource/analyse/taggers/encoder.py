"""An encoder of words in their passage, applied: a small transformer (Vaswani et al. 2017) over numpy arrays.

Training is the script's (train/encoder.py). Here are the weights and the arithmetic: what each piece stands for among
the others of its passage, which words are cues, and, seen from one cue, which words are its source and its content.
Weights are kept as whole numbers of eight bits with one factor a row, and worked with as floats.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, takewhile
from typing import Self

import numpy as np
from numpy.typing import NDArray

from twosource.analyse.taggers.passages import FARTHEST, FEATURES, Passage

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

# Added to a variance before its root is taken.
EPSILON = np.float32(1e-6)
# Of the bend, as exponents: -2 sqrt(2 / pi) (x + 0.044715 x^3). The last is a number that a float can be raised to.
_STRAIGHT = np.float32(-2 * 0.7978845608028654)
_CUBIC = np.float32(-2 * 0.7978845608028654 * 0.044715)
_MOST = np.float32(60)
# Rows that are bent at once, so that they stay in the processor's cache.
_AT_ONCE = 16
# Sentences between a word and its cue, from -2 to 3; what lies farther is like the farthest.
NEAREST_SENTENCE, FARTHEST_SENTENCE = -2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """The weights by name (train/network.py has the same names), and the shape they do not tell.

    Attributes:
        weights: matrices with a row for each input.
        heads: of attention, in the encoder and in the part that reads from a cue.
    """

    weights: Mapping[str, Floats]
    heads: tuple[int, int]

    def read(self, passages: Sequence[Passage]) -> list[Floats]:
        """What each piece stands for, a row a piece; several passages at once are read faster than one by one."""
        weights = self.weights
        pieces = np.concatenate([passage.pieces for passage in passages])
        features = np.concatenate([passage.features for passage in passages])
        sizes = [len(passage.pieces) for passage in passages]
        states = weights["pieces"][pieces] + np.concatenate([weights["places"][:size] for size in sizes])
        for place, name in enumerate(FEATURES):
            states += weights[f"feature.{name}"][features[:, place]]
        states = _levelled(states, weights, "begin")
        return np.split(self.through("layer", states, sizes), np.cumsum(sizes)[:-1])

    def cues(self, states: Floats, passage: Passage) -> Floats:
        """For each word of the passage how much speaks for nothing, the begin and the inside of a cue."""
        return _linear(states[passage.leads], self.weights, "cue")

    def parts(
        self, states: Floats, passage: Passage, cues: Sequence[tuple[int, int]], near: Numbers, mine: NDArray[np.uint8]
    ) -> Floats:
        """For each word near a cue how much speaks for each part of its attribution: cues by words by labels.

        Args:
            states: of :meth:`read`.
            passage: the same.
            cues: words of the passage, half-open, from 0.
            near: words of the passage that are asked about; a row a cue.
            mine: what the rules say of them from that cue, as numbers of MINE.
        """
        weights = self.weights
        words, sentences = states[passage.leads], passage.sentences[passage.leads]
        borders = np.array(cues)
        first, last = borders[:, :1], borders[:, 1:]
        away = np.where(near < first, near - first, np.maximum(near - last + 1, 0))
        apart = np.clip(sentences[near] - sentences[first], NEAREST_SENTENCE, FARTHEST_SENTENCE) - NEAREST_SENTENCE
        cue = np.stack([words[begin:end].mean(axis=0) for begin, end in cues])
        seen = _linear(words, weights, "seen.left")[near]
        seen *= _linear(cue, weights, "seen.right")[:, None]
        seen += _linear(words, weights, "seen.word")[near]
        seen += _linear(cue, weights, "seen.cue")[:, None]
        seen += weights["seen.away"][np.clip(away, -FARTHEST, FARTHEST) + FARTHEST]
        seen += weights["seen.apart"][apart]
        seen += weights["seen.mine"][mine]
        flat = _levelled(seen.reshape(-1, seen.shape[-1]), weights, "seen.begin")
        flat = self.through("seen.layer", flat, [near.shape[1]] * len(cues))
        return _linear(flat, weights, "part").reshape(*near.shape, -1)

    def through(self, stack: str, states: Floats, sizes: Sequence[int]) -> Floats:
        """The rows behind all layers of a stack, "layer" or "seen.layer"; those of a group attend to each other.

        Args:
            stack: which layers.
            states: the groups, one behind the other.
            sizes: how many rows each group has.
        """
        for name in layers(stack, self.weights):
            states = _layer(states, sizes, self.weights, name, self.heads[stack != "layer"])
        return states

    def packed(self) -> dict[str, NDArray[np.generic]]:
        """The weights as arrays for a file: matrices in eight bits, with factors."""
        arrays: dict[str, NDArray[np.generic]] = {"heads": np.array(self.heads, dtype=np.uint8)}
        for name, weight in self.weights.items():
            if weight.ndim == 1:
                arrays[name] = weight.astype(np.float32)
                continue
            # of a map a factor for each output, of a table one for each entry
            axis = 0 if name.endswith(".all") else 1
            factor = np.maximum(np.abs(weight).max(axis=axis, keepdims=True), np.float32(1e-8)) / np.float32(127)
            arrays[name] = np.round(weight / factor).astype(np.int8)
            arrays[f"{name}:factor"] = factor.astype(np.float32)
        return arrays

    @classmethod
    def unpacked(cls, arrays: Mapping[str, NDArray[np.generic]]) -> Self:
        """The encoder that :meth:`packed` wrote."""
        weights: dict[str, Floats] = {}
        for name in arrays:
            if name == "heads" or name.endswith(":factor"):
                continue
            weight = np.asarray(arrays[name], dtype=np.float32)
            weights[name] = weight * np.asarray(arrays[f"{name}:factor"]) if weight.ndim > 1 else weight
        first, second = np.asarray(arrays["heads"]).tolist()
        return cls(weights=weights, heads=(first, second))


def layers(stack: str, weights: Collection[str]) -> list[str]:
    """The names of the layers of a stack, from the first on."""
    return list(takewhile(lambda name: f"{name}.all" in weights, (f"{stack}.{number}" for number in count())))


def _linear(states: Floats, weights: Mapping[str, Floats], name: str) -> Floats:
    made = states @ weights[f"{name}.all"]
    made += weights[f"{name}.bias"]
    return np.asarray(made)


def _levelled(states: Floats, weights: Mapping[str, Floats], name: str) -> Floats:
    """The rows with mean 0 and variance 1, then scaled and shifted (layer normalisation, Ba et al. 2016)."""
    centred = states - states.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", centred, centred) / np.float32(states.shape[1])
    centred /= np.sqrt(spread + EPSILON)[:, None]
    centred *= weights[f"{name}.scale"]
    centred += weights[f"{name}.shift"]
    return np.asarray(centred)


def _layer(states: Floats, sizes: Sequence[int], weights: Mapping[str, Floats], name: str, heads: int) -> Floats:
    """One layer of the transformer: attention, then two maps with a bend between them.

    Rows stand one behind the other in groups of ``sizes``; those of a group attend to each other.
    """
    asked = _linear(states, weights, name)
    met = np.empty_like(states)
    begin = 0
    for size in sizes:
        met[begin : begin + size] = _met(asked[begin : begin + size], heads)
        begin += size
    states = _levelled(states + _linear(met, weights, f"{name}.met"), weights, f"{name}.first")
    wide = _bent(_linear(states, weights, f"{name}.wide"))
    return _levelled(states + _linear(wide, weights, f"{name}.narrow"), weights, f"{name}.second")


def _met(asked: Floats, heads: int) -> Floats:
    """What each row takes from all: values weighed by how well its query meets their keys, head by head."""
    rows, share = len(asked), asked.shape[1] // 3 // heads
    query, key, value = asked.reshape(rows, 3, heads, share).transpose(1, 2, 0, 3)
    scores = (query * np.float32(share**-0.5)) @ key.swapaxes(1, 2)
    # within what a float can be raised to; scores of real texts stay below 30
    np.clip(scores, -_MOST, _MOST, out=scores)
    np.exp(scores, out=scores)
    # divided by their sum after the values are taken: there are fewer of those
    met = scores @ value
    met /= scores.sum(axis=2, keepdims=True)
    return np.asarray(met.transpose(1, 0, 2).reshape(rows, -1))


def _bent(values: Floats) -> Floats:
    """The Gaussian error linear unit in its form by tanh (Hendrycks and Gimpel 2016), as x / (1 + exp(-2 y))."""
    room = np.empty((_AT_ONCE, values.shape[1]), dtype=np.float32)
    for begin in range(0, len(values), _AT_ONCE):
        some = values[begin : begin + _AT_ONCE]
        bent = np.multiply(some, some, out=room[: len(some)])
        bent *= _CUBIC
        bent += _STRAIGHT
        bent *= some
        np.exp(np.minimum(bent, _MOST, out=bent), out=bent)
        bent += 1
        some /= bent
    return values
