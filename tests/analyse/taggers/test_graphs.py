"""The encoder's layers as graphs: nearly what numpy makes of the same weights, groups kept apart, never a failure."""

import numpy as np
import pytest
from numpy.typing import NDArray

from twosource.analyse.taggers.encoder import Encoder
from twosource.analyse.taggers.graphs import GraphEncoder

WIDTHS = {"layer": 24, "seen.layer": 16}
HEADS = (3, 2)
Floats = NDArray[np.float32]


@pytest.fixture(scope="module")
def packed() -> dict[str, NDArray[np.generic]]:
    chance = np.random.default_rng(1)
    weights: dict[str, Floats] = {}
    for stack, width in WIDTHS.items():
        for number in range(2):
            name = f"{stack}.{number}"
            maps = {name: (1, 3), f"{name}.met": (1, 1), f"{name}.wide": (1, 4), f"{name}.narrow": (4, 1)}
            for place, (inputs, outputs) in maps.items():
                size = (inputs * width, outputs * width)
                weights[f"{place}.all"] = (chance.normal(size=size) / width).astype(np.float32)
                weights[f"{place}.bias"] = chance.normal(size=outputs * width).astype(np.float32)
            for place in (f"{name}.first", f"{name}.second"):
                weights[f"{place}.scale"] = chance.uniform(0.5, 1.5, width).astype(np.float32)
                weights[f"{place}.shift"] = chance.normal(size=width).astype(np.float32)
    return Encoder(weights=weights, heads=HEADS).packed()


def rows(count: int, stack: str) -> Floats:
    return np.random.default_rng(count).normal(size=(count, WIDTHS[stack])).astype(np.float32)


@pytest.mark.parametrize("stack", list(WIDTHS))
@pytest.mark.parametrize("sizes", [[1], [7], [5, 5, 5], [2, 9, 4]], ids=str)
def test_a_graph_makes_nearly_what_numpy_makes(
    packed: dict[str, NDArray[np.generic]], stack: str, sizes: list[int]
) -> None:
    states = rows(sum(sizes), stack)
    wanted = Encoder.unpacked(packed).through(stack, states, sizes)
    made = GraphEncoder.unpacked(packed).through(stack, states, sizes)
    assert made.shape == wanted.shape
    assert np.abs(made - wanted).max() < 0.15  # rows are levelled: their values are some units in size


@pytest.mark.parametrize("stack", list(WIDTHS))
def test_groups_do_not_see_each_other(packed: dict[str, NDArray[np.generic]], stack: str) -> None:
    encoder = GraphEncoder.unpacked(packed)
    states = rows(9, stack)
    alone = encoder.through(stack, states[:4], [4])
    changed = states.copy()
    changed[4:] *= -1
    for both in (states, changed):
        assert np.allclose(encoder.through(stack, both, [4, 5])[:4], alone, atol=1e-6)


def test_no_states_make_a_graph_fail(packed: dict[str, NDArray[np.generic]]) -> None:
    states = rows(4, "layer") * np.float32(1e6)
    assert bool(np.isfinite(GraphEncoder.unpacked(packed).through("layer", states, [4])).all())
