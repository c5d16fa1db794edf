"""Words that stand between like neighbours, as clusters: what the tagger knows of words it was not trained on.

Positive pointwise mutual information of each word with its left and right neighbours, reduced by a singular value
decomposition, then spherical k-means at several sizes. Unlabelled text is all it needs.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from twosource.analyse.words import words

Floats = NDArray[np.float32]
Numbers = NDArray[np.int64]

# Words clustered, neighbours counted, dimensions kept and rounds of k-means; measured on held-out training reports
VOCABULARY, NEIGHBOURS, DIMENSIONS, ROUNDS = 30_000, 1_000, 100, 12
SIZES = (64, 256, 1024)
_SEED = 7


def clusters(texts: Iterable[str], sizes: Sequence[int] = SIZES) -> dict[str, tuple[int, ...]]:
    """Each frequent word with its cluster (from 1) at each size; fewer words make fewer clusters."""
    keyed = [words(text).keys for text in texts]
    counts = Counter(key for keys in keyed for key in keys)
    known = {key: place for place, (key, _) in enumerate(counts.most_common(VOCABULARY))}
    vectors = _vectors(keyed, known)
    columns = [_grouped(vectors, min(size, len(known))) for size in sizes]
    return {key: tuple(int(column[place]) + 1 for column in columns) for key, place in known.items()}


def _vectors(keyed: Sequence[Sequence[str]], known: dict[str, int]) -> Floats:
    """A unit vector for each known word."""
    wide = min(NEIGHBOURS, len(known)) + 1
    pairs = np.zeros(len(known) * wide * 2, dtype=np.int64)
    for chunk in _chunks(keyed, 500):
        # the number behind the last word stands for what is not known, and for the border of a text
        flat = [known.get(key, len(known)) for keys in chunk for key in (*keys, "\n")]
        ids = np.array([len(known), *flat, len(known)], dtype=np.int64)
        for side, (here, there) in enumerate(((ids[1:], ids[:-1]), (ids[:-1], ids[1:]))):
            real = here < len(known)
            cells = (here[real] * 2 + side) * wide + np.minimum(there[real], wide - 1)
            pairs += np.bincount(cells, minlength=len(pairs))
    table = pairs.reshape(len(known), 2 * wide).astype(np.float32)
    return _reduced(_informative(table))


def _chunks(keyed: Sequence[Sequence[str]], size: int) -> Iterator[list[Sequence[str]]]:
    rest = iter(keyed)
    while chunk := list(islice(rest, size)):
        yield chunk


def _informative(table: Floats) -> Floats:
    """Positive pointwise mutual information; neighbours' counts smoothed by the power .75 (Levy et al. 2015)."""
    rows = table.sum(axis=1, keepdims=True)
    columns = table.sum(axis=0, keepdims=True) ** 0.75
    expected = rows * columns / max(1.0, float(columns.sum()))
    with np.errstate(divide="ignore", invalid="ignore"):
        told = np.log(table / expected)
    told[~np.isfinite(told)] = 0
    return np.asarray(np.maximum(told, 0), dtype=np.float32)


def _reduced(table: Floats) -> Floats:
    _, axes = np.linalg.eigh(table.T @ table)
    found = table @ axes[:, ::-1][:, :DIMENSIONS]
    norms = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.maximum(norms, 1e-9), dtype=np.float32)


def _grouped(vectors: Floats, size: int) -> Numbers:
    """Spherical k-means from the most frequent words, which come first and stand for themselves."""
    centres = vectors[:size].copy()
    nearest = np.zeros(len(vectors), dtype=np.int64)
    random = np.random.default_rng(_SEED)
    for _ in range(ROUNDS):
        nearest = np.argmax(vectors @ centres.T, axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, vectors)
        empty = np.flatnonzero(np.bincount(nearest, minlength=size) == 0)
        sums[empty] = vectors[random.integers(0, len(vectors), len(empty))]
        centres = sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    return nearest
