"""The encoder's arithmetic: small weights of our own, checked against plain loops; and how it is packed."""

import math
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from twosource.analyse.taggers.encoded import EncoderTagger, Weights
from twosource.analyse.taggers.encoder import Encoder, _bent, _layer, _levelled, _met
from twosource.analyse.taggers.passages import FARTHEST, FEATURES, LONGEST, MINE, Passage
from twosource.analyse.taggers.pieces import UNKNOWN, Vocabulary
from twosource.analyse.taggers.rules import parse
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

WIDTH, SEEN = 12, 8
VOCABULARY = [UNKNOWN, "the", "ferry", "said", "."]
Floats = NDArray[np.float32]


def weights(seed: int = 1) -> dict[str, Floats]:
    chance = np.random.default_rng(seed)
    made: dict[str, Floats] = {}

    def table(name: str, rows: int, width: int) -> None:
        made[name] = (chance.normal(size=(rows, width)) / 2).astype(np.float32)

    def linear(name: str, inputs: int, outputs: int) -> None:
        table(f"{name}.all", inputs, outputs)
        made[f"{name}.bias"] = chance.normal(size=outputs).astype(np.float32)

    def level(name: str, width: int) -> None:
        made[f"{name}.scale"], made[f"{name}.shift"] = (chance.normal(size=width).astype(np.float32) for _ in range(2))

    def layer(name: str, width: int) -> None:
        linear(name, width, 3 * width)
        linear(f"{name}.met", width, width)
        level(f"{name}.first", width)
        linear(f"{name}.wide", width, 2 * width)
        linear(f"{name}.narrow", 2 * width, width)
        level(f"{name}.second", width)

    table("pieces", len(VOCABULARY), WIDTH)
    table("places", LONGEST, WIDTH)
    level("begin", WIDTH)
    for name, count in FEATURES.items():
        table(f"feature.{name}", count, WIDTH)
    layer("layer.0", WIDTH)
    layer("layer.1", WIDTH)
    linear("cue", WIDTH, 3)
    for name in ("seen.word", "seen.cue", "seen.left", "seen.right"):
        linear(name, WIDTH, SEEN)
    table("seen.away", 2 * FARTHEST + 1, SEEN)
    table("seen.apart", 6, SEEN)
    table("seen.mine", len(MINE) + 1, SEEN)
    level("seen.begin", SEEN)
    layer("seen.layer.0", SEEN)
    linear("part", SEEN, 6)
    return made


def passage(count: int = 9) -> Passage:
    chance = np.random.default_rng(2)
    features = np.stack([chance.integers(0, many, count) for many in FEATURES.values()], axis=1).astype(np.uint8)
    leads = np.array([0, 1, 3, 4, 6, 7, 8])
    pieces = chance.integers(0, len(VOCABULARY), count)
    sentences = np.repeat([4, 5, 6], 3)
    return Passage(first=10, last=17, pieces=pieces, features=features, sentences=sentences, leads=leads)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(weights=weights(), heads=(3, 2))


def test_the_bend_is_that_of_the_paper() -> None:
    values = np.linspace(-30, 30, 240, dtype=np.float32).reshape(-1, 3)
    wanted = [x * (1 + math.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x**3))) / 2 for x in values.ravel().tolist()]
    assert np.allclose(_bent(values.copy()).ravel(), wanted, atol=1e-5)


def test_a_levelled_row_has_mean_0_and_variance_1() -> None:
    rows = np.random.default_rng(3).normal(5, 9, size=(4, WIDTH)).astype(np.float32)
    plain = {"n.scale": np.ones(WIDTH, np.float32), "n.shift": np.zeros(WIDTH, np.float32)}
    made = _levelled(rows, plain, "n")
    assert np.allclose(made.mean(axis=1), 0, atol=1e-5)
    assert np.allclose(made.var(axis=1), 1, atol=1e-4)


def test_a_layer_is_attention_and_two_maps() -> None:
    held = weights()
    states = np.random.default_rng(4).normal(size=(5, WIDTH)).astype(np.float32)
    query, key, value = np.split(states @ held["layer.0.all"] + held["layer.0.bias"], 3, axis=1)
    met = np.zeros_like(states)
    share = WIDTH // 3
    for head in range(3):
        part = slice(head * share, (head + 1) * share)
        for row in range(5):
            worth = np.exp([float(query[row, part] @ key[other, part]) / math.sqrt(share) for other in range(5)])
            met[row, part] = sum(worth[other] / worth.sum() * value[other, part] for other in range(5))
    first = _levelled(states + met @ held["layer.0.met.all"] + held["layer.0.met.bias"], held, "layer.0.first")
    wide = _bent(first @ held["layer.0.wide.all"] + held["layer.0.wide.bias"])
    wanted = _levelled(first + wide @ held["layer.0.narrow.all"] + held["layer.0.narrow.bias"], held, "layer.0.second")
    assert np.allclose(_layer(states, [5], held, "layer.0", 3), wanted, atol=1e-4)


def test_each_cue_is_seen_alike_alone_and_among_others(encoder: Encoder) -> None:
    here = passage()
    (states,) = encoder.read([here])
    assert states.shape == (9, WIDTH)
    assert encoder.cues(states, here).shape == (7, 3)
    cues, near = [(1, 2), (4, 6)], np.array([[0, 1, 2, 3, 4], [2, 3, 4, 5, 6]])
    mine = np.array([[0, 1, 2, 0, 0], [3, 0, 0, 4, 1]], dtype=np.uint8)
    together = encoder.parts(states, here, cues, near, mine)
    assert together.shape == (2, 5, 6)
    for row, cue in enumerate(cues):
        alone = encoder.parts(states, here, [cue], near[row : row + 1], mine[row : row + 1])
        assert np.allclose(alone[0], together[row], atol=1e-4)


def test_each_passage_is_read_alike_alone_and_among_others(encoder: Encoder) -> None:
    one, other = passage(), replace(passage(), pieces=np.array([1, 2, 3, 4, 0, 1, 2, 3, 4]))
    together = encoder.read([one, other, one])
    for states, here in zip(together, (one, other, one), strict=True):
        assert np.allclose(states, encoder.read([here])[0], atol=1e-4)


def test_no_weights_make_attention_fail() -> None:
    huge = np.full((4, 36), 1e4, dtype=np.float32)
    assert bool(np.isfinite(_met(huge * np.array([[1], [-1], [0], [1]], dtype=np.float32), 3)).all())


def test_where_a_cue_stands_changes_what_is_seen(encoder: Encoder) -> None:
    here = passage()
    (states,) = encoder.read([here])
    near, mine = np.arange(7)[None], np.zeros((1, 7), dtype=np.uint8)
    one, other = (encoder.parts(states, here, [cue], near, mine) for cue in ((1, 2), (5, 6)))
    assert not np.allclose(one, other, atol=1e-3, rtol=0)


def test_packed_weights_are_nearly_the_same_and_the_same_bytes_each_time(encoder: Encoder, known: Known) -> None:
    packed = Weights(vocabulary=VOCABULARY, encoder=encoder).packed()
    again = Weights.unpacked(packed)
    assert packed == Weights(vocabulary=VOCABULARY, encoder=encoder).packed()
    assert list(again.vocabulary) == VOCABULARY
    assert again.encoder.heads == (3, 2)
    for name, weight in encoder.weights.items():
        assert np.abs(again.encoder.weights[name] - weight).max() <= np.abs(weight).max() / 127
    parsed = parse(plain_report("Holm.\n\nThe ferry said. The ferry said.", known, path="a.txt"))
    tag = EncoderTagger(Vocabulary(again.vocabulary), again.encoder)
    assert tag(parsed) == tag(parsed)
