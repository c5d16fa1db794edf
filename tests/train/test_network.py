"""What is trained is what is applied: the network and the encoder give the same numbers (where torch is installed)."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="torch is installed only where the encoder is trained")

from network import Batch, CueBatch, Network, started_by_chance  # noqa: E402  they need torch

from twosource.analyse.taggers.encoder import Encoder  # noqa: E402
from twosource.analyse.taggers.passages import FEATURES, MINE, Passage  # noqa: E402


def test_network_and_encoder_agree() -> None:
    chance = np.random.default_rng(0)
    torch.manual_seed(0)
    network = Network(started_by_chance(width=24, layers=2, pieces=50), 3).eval()
    count, leads = 30, np.array([0, 1, 2, 4, 7, 8, 12, 13, 20, 29])
    features = np.stack([chance.integers(0, many, count) for many in FEATURES.values()], axis=1).astype(np.uint8)
    here = Passage(
        first=0,
        last=10,
        pieces=chance.integers(0, 50, count),
        features=features,
        sentences=np.repeat(np.arange(3), 10),
        leads=leads,
    )
    encoder = Encoder(weights=network.named(), heads=(3, 4))
    mine = chance.integers(0, len(MINE) + 1, 10).astype(np.uint8)
    first = torch.zeros(1, count, dtype=torch.bool)
    first[0, leads] = True
    batch = Batch(
        pieces=torch.tensor(here.pieces)[None],
        sentences=torch.tensor(here.sentences)[None],
        leads=first,
        known=torch.ones_like(first),
        features=torch.tensor(features)[None],
    )
    rules = np.zeros(count, dtype=np.uint8)
    rules[leads] = mine
    cues = CueBatch(
        rows=torch.tensor([0]), first=torch.tensor([4]), last=torch.tensor([8]), mine=torch.tensor(rules)[None]
    )
    with torch.no_grad():
        states = network.read(batch)
        wanted = network.cues(states)[0].numpy()[leads], network.parts(states, batch, cues)[0].numpy()[leads]
    (read,) = encoder.read([here])
    assert np.allclose(read, states[0].numpy(), atol=1e-4)
    assert np.allclose(encoder.cues(read, here), wanted[0], atol=1e-4)
    seen = encoder.parts(read, here, [(3, 5)], np.arange(10)[None], mine[None])
    assert np.allclose(seen[0], wanted[1], atol=1e-4)
