"""The encoder tagger: cues first, then the source and the content of each cue, both from one reading of a passage.

Trained by ``train/encoder.py`` on reports annotated as in PolNeAR (Newell et al. 2018), with larger models as its
teachers; what the rules find is among what it reads. The figures stand in docs/reference/attribution-tagger.md.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from twosource.analyse.attribution.frames import Attribution
from twosource.analyse.taggers.assembling import CUE_LABELS, PART_LABELS, Told, assembled, cue_places
from twosource.analyse.taggers.choosing import weights_of
from twosource.analyse.taggers.columns import Reader
from twosource.analyse.taggers.crf import likeliest
from twosource.analyse.taggers.encoder import Encoder, Floats, Numbers
from twosource.analyse.taggers.passages import MINE, Passage, numbered, passages
from twosource.analyse.taggers.pieces import Vocabulary
from twosource.analyse.taggers.rules import Parsed, by_rules
from twosource.analyse.taggers.windows import CuePlace, mine

# Worth of a step that no reading allows: the inside of a part behind anything but itself.
_NEVER = -1e4
# Passages read at once: more are hardly faster, and take memory.
_TOGETHER = 8
# Words before and behind a cue that are asked for its parts.
_BEFORE, _BEHIND = 72, 96


class Reading(Protocol):
    """What the tagger asks of an encoder (see :class:`~twosource.analyse.taggers.encoder.Encoder`)."""

    def read(self, passages: Sequence[Passage]) -> list[Floats]:
        """For each passage what each of its pieces stands for."""

    def cues(self, states: Floats, passage: Passage) -> Floats:
        """Scores of the labels of cues, a row a word."""

    def parts(
        self, states: Floats, passage: Passage, cues: Sequence[tuple[int, int]], near: Numbers, mine: NDArray[np.uint8]
    ) -> Floats:
        """Scores of the labels of parts: cues by words near them by labels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """All that is learned.

    Attributes:
        vocabulary: the pieces of words, in the order of their numbers.
        encoder: reads.
    """

    vocabulary: Sequence[str]
    encoder: Encoder

    def packed(self) -> bytes:
        """The weights as one file, the same bytes for the same weights."""
        arrays = self.encoder.packed()
        arrays["vocabulary"] = np.frombuffer("\n".join(self.vocabulary).encode(), dtype=np.uint8)
        file = BytesIO()
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]  # numpy's stub takes its flag for an array
        return file.getvalue()

    @classmethod
    def unpacked(cls, packed: bytes, kind: type[Encoder] = Encoder) -> "Weights":
        """The weights that :meth:`packed` wrote, as an encoder of that kind."""
        with np.load(BytesIO(packed), allow_pickle=False) as file:
            arrays = dict(file)
        words = arrays.pop("vocabulary").tobytes().decode().split("\n")
        return cls(vocabulary=words, encoder=kind.unpacked(arrays))


@cache
def packaged() -> "EncoderTagger":
    """The tagger with the weights that come with twosource.

    Raises:
        SettingsError: this copy of twosource comes without them.
    """
    weights = Weights.unpacked(weights_of("encoder.npz", "train/encoder.py"))
    return EncoderTagger(Vocabulary(weights.vocabulary), weights.encoder)


class EncoderTagger:
    """A :class:`~twosource.analyse.taggers.choosing.Tagger` by an encoder."""

    def __init__(self, vocabulary: Vocabulary, encoder: Reading) -> None:
        self.vocabulary = vocabulary
        self.encoder = encoder
        self.reader = Reader({})

    def __call__(self, parsed: Parsed) -> tuple[Attribution, ...]:
        """The attributions of the report, in order of their cues."""
        if not len(parsed.words) or not parsed.sentences:
            return ()
        ruled = by_rules(parsed)
        return tuple(assembled(parsed, self._tolds(parsed, ruled), ruled))

    def _tolds(self, parsed: Parsed, ruled: Sequence[Attribution]) -> Iterator[Told]:
        columns = self.reader.columns(parsed, ruled)
        for some in _grouped(passages(parsed, columns, self.vocabulary)):
            for passage, states in zip(some, self.encoder.read(some), strict=True):
                cues = cue_places(likeliest(_CUE_STEPS, _chances(self.encoder.cues(states, passage)), [0]))
                if cues:
                    yield from self._parts(parsed, passage, states, cues, ruled)

    def _parts(
        self, parsed: Parsed, passage: Passage, states: Floats, cues: Sequence[CuePlace], ruled: Sequence[Attribution]
    ) -> Iterator[Told]:
        count = passage.last - passage.first
        width = min(count, _BEFORE + _BEHIND)
        first = np.array([cue.first for cue in cues])
        low = np.clip(first - _BEFORE, 0, count - width)
        near = low[:, None] + np.arange(width)
        found = [CuePlace(cue.first + passage.first, cue.last + passage.first) for cue in cues]
        starts = np.arange(len(cues)) * width
        told = mine(parsed, found, ruled, low + passage.first, low + passage.first + width, starts)
        rows = numbered(told, MINE).reshape(near.shape)
        scores = self.encoder.parts(states, passage, [(cue.first, cue.last) for cue in cues], near, rows)
        chances = _chances(scores.reshape(-1, len(PART_LABELS)))
        labels = likeliest(_PART_STEPS, chances, starts.tolist()).reshape(near.shape)
        for cue, words, row in zip(found, (near + passage.first).tolist(), labels.tolist(), strict=True):
            yield Told(cue=cue, words=words, labels=row)


def _grouped(made: Iterable[Passage]) -> Iterator[list[Passage]]:
    group = []
    for passage in made:
        group.append(passage)
        if len(group) == _TOGETHER:
            yield group
            group = []
    if group:
        yield group


def _chances(scores: Floats) -> Floats:
    """The scores as logarithms of chances."""
    level = scores - scores.max(axis=-1, keepdims=True)
    return np.asarray(level - np.log(np.exp(level).sum(axis=-1, keepdims=True)))


def _steps(labels: Sequence[str]) -> Floats:
    """What each step is worth: nothing, but that the inside of a part follows that part only."""
    allowed = [[not to.startswith("I") or (at[:1] in "BI" and at[1:] == to[1:]) for to in labels] for at in labels]
    return np.where(np.array(allowed), 0, _NEVER).astype(np.float32)


_CUE_STEPS, _PART_STEPS = _steps(CUE_LABELS), _steps(PART_LABELS)
