"""The weights of a BERT or an MPNet, as the encoder starts from them."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from twosource.analyse.taggers.passages import LONGEST


def started(weights: Mapping[str, NDArray[np.float32]]) -> dict[str, NDArray[np.float32]]:
    """The weights of a BERT or an MPNet, under the names of the encoder; embeddings of the latter by BERT's numbers."""
    is_mpnet = "encoder.relative_attention_bias.weight" in weights
    pieces = np.asarray(weights["embeddings.word_embeddings.weight"])
    places = np.asarray(weights["embeddings.position_embeddings.weight"])
    made = {
        # MPNet has four marks before BERT's vocabulary, one behind it, and counts places from 2
        "pieces": pieces[4:-1] if is_mpnet else pieces,
        "places": places[2 : 2 + LONGEST]
        if is_mpnet
        else places[:LONGEST] + weights["embeddings.token_type_embeddings.weight"][0],
        "begin.scale": weights["embeddings.LayerNorm.weight"],
        "begin.shift": weights["embeddings.LayerNorm.bias"],
    }
    if is_mpnet:
        made["relative"] = weights["encoder.relative_attention_bias.weight"]
    number = 0
    while f"encoder.layer.{number}.output.dense.weight" in weights:
        made |= _layer_of(weights, f"encoder.layer.{number}", f"layer.{number}", is_mpnet=is_mpnet)
        number += 1
    return {name: np.ascontiguousarray(weight, dtype=np.float32) for name, weight in made.items()}


def _layer_of(
    weights: Mapping[str, NDArray[np.float32]], theirs: str, ours: str, *, is_mpnet: bool
) -> dict[str, NDArray[np.float32]]:
    attention = f"{theirs}.attention.attn" if is_mpnet else f"{theirs}.attention.self"
    asked = [f"{attention}.{part}" for part in (("q", "k", "v") if is_mpnet else ("query", "key", "value"))]
    met = f"{theirs}.attention.attn.o" if is_mpnet else f"{theirs}.attention.output.dense"
    first = f"{theirs}.attention.LayerNorm" if is_mpnet else f"{theirs}.attention.output.LayerNorm"
    return {
        f"{ours}.all": np.concatenate([weights[f"{part}.weight"] for part in asked]).T,
        f"{ours}.bias": np.concatenate([weights[f"{part}.bias"] for part in asked]),
        f"{ours}.met.all": weights[f"{met}.weight"].T,
        f"{ours}.met.bias": weights[f"{met}.bias"],
        f"{ours}.first.scale": weights[f"{first}.weight"],
        f"{ours}.first.shift": weights[f"{first}.bias"],
        f"{ours}.wide.all": weights[f"{theirs}.intermediate.dense.weight"].T,
        f"{ours}.wide.bias": weights[f"{theirs}.intermediate.dense.bias"],
        f"{ours}.narrow.all": weights[f"{theirs}.output.dense.weight"].T,
        f"{ours}.narrow.bias": weights[f"{theirs}.output.dense.bias"],
        f"{ours}.second.scale": weights[f"{theirs}.output.LayerNorm.weight"],
        f"{ours}.second.shift": weights[f"{theirs}.output.LayerNorm.bias"],
    }
