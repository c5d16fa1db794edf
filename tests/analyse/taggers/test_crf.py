"""The search for the likeliest labels against the plain way, and weights that return from their arrays."""

from itertools import pairwise, product

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from twosource.analyse.taggers.crf import Floats, Model, likeliest

NO_HASHES = np.array([], dtype=np.uint32)
LABELS = 3
WEIGHT = st.floats(-5, 5, width=16)
STEPS = st.lists(st.lists(WEIGHT, min_size=LABELS, max_size=LABELS), min_size=LABELS, max_size=LABELS)
SEQUENCES = st.lists(
    st.lists(st.lists(WEIGHT, min_size=LABELS, max_size=LABELS), min_size=1, max_size=5), min_size=1, max_size=4
)


def worth(labels: tuple[int, ...], scores: Floats, steps: Floats) -> float:
    emitted = sum(float(scores[place, label]) for place, label in enumerate(labels))
    return emitted + sum(float(steps[a, b]) for a, b in pairwise(labels))


@given(SEQUENCES, STEPS)
def test_no_labels_are_likelier_than_those_found(
    sequences: list[list[list[float]]], stepped: list[list[float]]
) -> None:
    steps = np.array(stepped, dtype=np.float32)
    starts = np.cumsum([0, *map(len, sequences)])[:-1].tolist()
    found = likeliest(steps, np.concatenate(sequences).astype(np.float32), starts)
    for start, sequence in zip(starts, sequences, strict=True):
        scores = np.array(sequence, dtype=np.float32)
        best = max(worth(labels, scores, steps) for labels in product(range(LABELS), repeat=len(sequence)))
        own = tuple(found[start : start + len(sequence)].tolist())
        assert abs(worth(own, scores, steps) - best) < 1e-3


@given(SEQUENCES, STEPS)
def test_a_sequence_is_labelled_alike_alone_and_among_others(
    sequences: list[list[list[float]]], stepped: list[list[float]]
) -> None:
    steps = np.array(stepped, dtype=np.float32)
    starts = np.cumsum([0, *map(len, sequences)])[:-1].tolist()
    together = likeliest(steps, np.concatenate(sequences).astype(np.float32), starts)
    alone = [likeliest(steps, np.array(sequence, dtype=np.float32), [0]) for sequence in sequences]
    assert together.tolist() == np.concatenate(alone).tolist()


def test_of_no_words_there_are_no_labels() -> None:
    assert likeliest(np.zeros((LABELS, LABELS), np.float32), np.zeros((0, LABELS), np.float32), []).size == 0


# hashes that begin with the same bits crowd one place of the index
CROWDED = st.sets(st.integers(0, 40).map(lambda low: 7 * 2**12 + low) | st.integers(1, 2**32 - 1), max_size=40)


@given(CROWDED, st.lists(st.integers(0, 2**32 - 1), min_size=1, max_size=30))
@example({1, 2, 3, 4, 28672, 28674}, [28673])  # a smaller crowd at the end of the table
def test_each_feature_weighs_what_it_was_given_and_others_nothing(known: set[int], asked: list[int]) -> None:
    hashes = np.array(sorted(known), dtype=np.uint32)
    weights = np.arange(1, len(hashes) + 1, dtype=np.float32)[:, None] * np.ones((1, 2), dtype=np.float32)
    model = Model.of("OX", hashes[::-1].copy(), weights[::-1].copy(), np.zeros((2, 2), np.float32))
    questions = [*asked, *sorted(known)]
    scores = model.emissions([np.array(questions, dtype=np.uint32)], len(questions))
    order = sorted(known)
    assert scores[:, 0].tolist() == [order.index(value) + 1 if value in known else 0 for value in questions]


def test_a_model_returns_from_its_arrays() -> None:
    steps = np.array([[0, 1], [-2, 0.5]], dtype=np.float32)
    model = Model.of("OX", np.array([9, 4], np.uint32), np.array([[1, 2], [3, 4]], np.float32), steps)
    again = Model.from_arrays(model.arrays("m"), "m")
    assert again.labels == ("O", "X")
    for name in ("hashes", "weights", "transitions", "places"):
        assert np.array_equal(getattr(again, name), getattr(model, name))
