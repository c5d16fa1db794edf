"""The encoder as it is trained: the arithmetic of the encoder tagger, with gradients, a batch at a time."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional

from twosource.analyse.taggers.encoder import FARTHEST_SENTENCE, NEAREST_SENTENCE
from twosource.analyse.taggers.passages import FARTHEST, FEATURES, LONGEST, MINE

CUES, PARTS = 3, 6
# How wide and deep the part is that reads from a cue.
_SEEN, _SEEN_LAYERS, _SEEN_HEADS = 128, 2, 4
_DROPPED = 0.1
# Distances between pieces that MPNet tells apart, and from where on all are alike.
_BUCKETS, _MOST = 32, 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Passages, padded to one length.

    Attributes:
        pieces, sentences, leads, known: a row a passage; whether a piece leads its word; whether it is none of padding.
        features: a number for each piece and feature.
    """

    pieces: Tensor
    sentences: Tensor
    leads: Tensor
    known: Tensor
    features: Tensor

    def rows(self, chosen: Tensor, longest: int | None = None) -> "Batch":
        """Some of the passages, cut to the longest among them."""
        known = self.known[chosen]
        end = int(known.sum(1).max()) if longest is None else longest
        return replace(
            self,
            pieces=self.pieces[chosen, :end],
            sentences=self.sentences[chosen, :end],
            leads=self.leads[chosen, :end],
            known=known[:, :end],
            features=self.features[chosen, :end],
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CueBatch:
    """Cues of a batch: the row of its passage, first and last piece (half-open), what the rules say of each piece."""

    rows: Tensor
    first: Tensor
    last: Tensor
    mine: Tensor


class Network(nn.Module):
    """The encoder; ``start`` holds the weights of the layers, all others begin by chance."""

    def __init__(self, start: Mapping[str, NDArray[np.float32]], heads: int) -> None:
        super().__init__()
        width = start["pieces"].shape[1]
        self.heads = heads
        self.layers = sum(name.startswith("layer.") and name.endswith(".wide.all") for name in start)
        made = {name: torch.tensor(weight) for name, weight in start.items()} | _fresh(width)
        self.weights = nn.ParameterDict({_key(name): nn.Parameter(weight.float()) for name, weight in made.items()})

    def weight(self, name: str) -> Tensor:
        """The weight of that name."""
        return self.weights[_key(name)]

    def named(self) -> dict[str, NDArray[np.float32]]:
        """The weights as arrays, under the names of the encoder."""
        return {key.replace("/", "."): weight.detach().float().cpu().numpy() for key, weight in self.weights.items()}

    def read(self, batch: Batch) -> Tensor:
        """What each piece stands for."""
        length = batch.pieces.shape[1]
        states = functional.embedding(batch.pieces.long(), self.weight("pieces")) + self.weight("places")[:length]
        for place, name in enumerate(FEATURES):
            states = states + self._looked_up(f"feature.{name}", batch.features[:, :, place])
        states = self._dropped(self._levelled(states, "begin"))
        bias = self._hidden(batch.known, length)
        for number in range(self.layers):
            states = self._layer(states, f"layer.{number}", self.heads, bias)
        return states

    def cues(self, states: Tensor) -> Tensor:
        """Scores of the labels of pass one for each piece."""
        return self._linear(states, "cue")

    def parts(self, states: Tensor, batch: Batch, cues: CueBatch) -> Tensor:
        """Scores of the labels of pass two: a row a cue, a column a piece."""
        order = torch.cumsum(batch.leads.int(), 1)[cues.rows]
        first = order.gather(1, cues.first[:, None])
        last = order.gather(1, cues.last[:, None] - 1) + 1
        away = torch.where(order < first, order - first, (order - last + 1).clamp(min=0))
        sentences = batch.sentences[cues.rows]
        apart = sentences - sentences.gather(1, cues.first[:, None])
        apart = apart.clamp(NEAREST_SENTENCE, FARTHEST_SENTENCE) - NEAREST_SENTENCE
        inside = (order >= first) & (order < last) & batch.leads[cues.rows]
        of_cue = _rows(states, cues.rows)
        share = inside.to(states.dtype) / inside.sum(1, keepdim=True)
        cue = torch.einsum("nl,nld->nd", share, of_cue)[:, None]
        seen = _rows(self._linear(states, "seen.word"), cues.rows) + self._linear(cue, "seen.cue")
        seen = seen + self._looked_up("seen.away", away.clamp(-FARTHEST, FARTHEST) + FARTHEST)
        seen = seen + self._looked_up("seen.apart", apart) + self._looked_up("seen.mine", cues.mine)
        seen = seen + _rows(self._linear(states, "seen.left"), cues.rows) * self._linear(cue, "seen.right")
        seen = self._dropped(self._levelled(seen, "seen.begin"))
        # words see words: only the first piece of each takes part
        bias = self._hidden(batch.leads[cues.rows], 0)
        for number in range(_SEEN_LAYERS):
            seen = self._layer(seen, f"seen.layer.{number}", _SEEN_HEADS, bias)
        return self._linear(seen, "part")

    def _hidden(self, known: Tensor, length: int) -> Tensor:
        """What is added to the scores of attention: no padding is looked at; nearness, where it is known."""
        bias = torch.zeros(known.shape, device=known.device).masked_fill(~known, -1e9)[:, None, None]
        if length and "relative" in self.weights:
            near = self.weight("relative")[_bucketed(length).to(known.device)].permute(2, 0, 1)
            bias = bias + near[None]
        return bias

    def _layer(self, states: Tensor, name: str, heads: int, bias: Tensor) -> Tensor:
        rows, length, width = states.shape
        asked = self._linear(states, name).view(rows, length, 3, heads, width // heads).permute(2, 0, 3, 1, 4)
        query, key, value = asked[0], asked[1], asked[2]
        met = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=bias.to(query.dtype), dropout_p=_DROPPED if self.training else 0.0
        )
        met = met.transpose(1, 2).reshape(rows, length, width)
        states = self._levelled(states + self._dropped(self._linear(met, f"{name}.met")), f"{name}.first")
        wide = functional.gelu(self._linear(states, f"{name}.wide"), approximate="tanh")
        return self._levelled(states + self._dropped(self._linear(wide, f"{name}.narrow")), f"{name}.second")

    def _linear(self, states: Tensor, name: str) -> Tensor:
        return functional.linear(states, self.weight(f"{name}.all").t(), self.weight(f"{name}.bias"))

    def _looked_up(self, name: str, numbers: Tensor) -> Tensor:
        """Rows of a small table, by a product: gradients of many equal indices are slow on a GPU."""
        table = self.weight(name)
        return functional.one_hot(numbers.long(), len(table)).to(torch.bfloat16 if table.is_cuda else table.dtype) @ (
            table.bfloat16() if table.is_cuda else table
        )

    def _levelled(self, states: Tensor, name: str) -> Tensor:
        scale, shift = self.weight(f"{name}.scale"), self.weight(f"{name}.shift")
        return functional.layer_norm(states, (states.shape[-1],), scale, shift, 1e-6)

    def _dropped(self, states: Tensor) -> Tensor:
        return functional.dropout(states, _DROPPED, self.training)


def _rows(states: Tensor, rows: Tensor) -> Tensor:
    return torch.index_select(states, 0, rows)


def _key(name: str) -> str:
    return name.replace(".", "/")


def _fresh(width: int) -> dict[str, Tensor]:
    """The weights that no other model has: small, by chance; the seed is the caller's."""
    made = {f"feature.{name}": torch.randn(count, width) * 0.02 for name, count in FEATURES.items()}
    made |= _map("cue", width, CUES)
    for name in ("seen.word", "seen.cue", "seen.left", "seen.right"):
        made |= _map(name, width, _SEEN)
    made["seen.away"] = torch.randn(2 * FARTHEST + 1, _SEEN) * 0.1
    made["seen.apart"] = torch.randn(FARTHEST_SENTENCE - NEAREST_SENTENCE + 1, _SEEN) * 0.1
    made["seen.mine"] = torch.randn(len(MINE) + 1, _SEEN) * 0.1
    made |= _level("seen.begin", _SEEN) | _map("part", _SEEN, PARTS)
    for number in range(_SEEN_LAYERS):
        made |= _layer(f"seen.layer.{number}", _SEEN)
    return made


def _layer(name: str, width: int) -> dict[str, Tensor]:
    made = _map(name, width, 3 * width) | _map(f"{name}.met", width, width) | _level(f"{name}.first", width)
    made |= _map(f"{name}.wide", width, 4 * width) | _map(f"{name}.narrow", 4 * width, width)
    return made | _level(f"{name}.second", width)


def _map(name: str, inputs: int, outputs: int) -> dict[str, Tensor]:
    return {f"{name}.all": torch.randn(inputs, outputs) / math.sqrt(inputs), f"{name}.bias": torch.zeros(outputs)}


def _level(name: str, width: int) -> dict[str, Tensor]:
    return {f"{name}.scale": torch.ones(width), f"{name}.shift": torch.zeros(width)}


def _bucketed(length: int) -> Tensor:
    """For each pair of places the number of their distance, as MPNet counts (after Raffel et al. 2020)."""
    places = torch.arange(length)
    away = places[:, None] - places[None]
    half = _BUCKETS // 2
    size, exact = away.abs(), half // 2
    far = exact + (torch.log(size.clamp(min=1) / exact) / math.log(_MOST / exact) * (half - exact)).long()
    return (away < 0).long() * half + torch.where(size < exact, size, far.clamp(max=half - 1))


def started_by_chance(width: int, layers: int, pieces: int) -> dict[str, NDArray[np.float32]]:
    """Weights of an encoder that has learned nothing, to try the arithmetic with."""
    made = {"pieces": torch.randn(pieces, width), "places": torch.randn(LONGEST, width)} | _level("begin", width)
    for number in range(layers):
        made |= _layer(f"layer.{number}", width)
    return {name: weight.numpy() for name, weight in made.items()}
