"""The learned tagger: cues first, then the source and the content of each cue.

Two conditional random fields (Lafferty et al. 2001), trained by ``train/tagger.py`` on reports annotated as in PolNeAR
(Newell et al. 2018). One cue makes one attribution, so that its parts need no linking. What the rules find is among the
features; a cue for which nothing is content is none. The figures stand in docs/reference/attribution-tagger.md.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from twosource.analyse.attribution.frames import Attribution
from twosource.analyse.taggers.assembling import Told, assembled, cue_places
from twosource.analyse.taggers.choosing import weights_of
from twosource.analyse.taggers.columns import Columns, Numbers, Reader
from twosource.analyse.taggers.crf import Model, likeliest
from twosource.analyse.taggers.rules import Parsed, by_rules
from twosource.analyse.taggers.templates import CUES, PARTS, Frame
from twosource.analyse.taggers.windows import CuePlace, framed

# A sentence is tagged in pieces of so many words: longer ones are lists and tables.
_LONGEST = 250


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """All that is learned.

    Attributes:
        clusters: words with their clusters, finest last.
        cues, parts: the fields of the two passes.
    """

    clusters: Mapping[str, tuple[int, ...]]
    cues: Model
    parts: Model

    def packed(self) -> bytes:
        """The weights as one file, the same bytes for the same weights."""
        arrays: dict[str, NDArray[np.generic]] = self.cues.arrays("cues") | self.parts.arrays("parts")
        arrays["words"] = np.frombuffer("\n".join(self.clusters).encode(), dtype=np.uint8)
        arrays["clusters"] = np.array(list(self.clusters.values()), dtype=np.uint16)
        file = BytesIO()
        np.savez_compressed(file, **arrays)  # type: ignore[arg-type]  # numpy's stub takes its flag for an array
        return file.getvalue()

    @classmethod
    def unpacked(cls, packed: bytes) -> "Weights":
        """The weights that :meth:`packed` wrote."""
        with np.load(BytesIO(packed), allow_pickle=False) as arrays:
            words = arrays["words"].tobytes().decode().split("\n")
            return cls(
                clusters=dict(zip(words, map(tuple, arrays["clusters"].tolist()), strict=True)),
                cues=Model.from_arrays(arrays, "cues"),
                parts=Model.from_arrays(arrays, "parts"),
            )


@cache
def packaged() -> "LearnedTagger":
    """The tagger with the weights that come with twosource.

    Raises:
        SettingsError: this copy of twosource comes without them.
    """
    return LearnedTagger(Weights.unpacked(weights_of("attributions.npz", "train/tagger.py")))


class LearnedTagger:
    """A :class:`~twosource.analyse.taggers.choosing.Tagger` by learned weights."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.reader = Reader(weights.clusters)

    def __call__(self, parsed: Parsed) -> tuple[Attribution, ...]:
        """The attributions of the report, in order of their cues."""
        if not len(parsed.words) or not parsed.sentences:
            return ()
        ruled = by_rules(parsed)
        columns = self.reader.columns(parsed, ruled)
        found = self.found_cues(parsed, columns)
        if not found:
            return ()
        frame = framed(parsed, columns, found, ruled)
        scores = self.weights.parts.emissions(frame.hashed(PARTS), len(frame.words))
        labels = likeliest(self.weights.parts.transitions, scores, frame.starts.tolist())
        return tuple(assembled(parsed, _tolds(found, frame, labels), ruled))

    def found_cues(self, parsed: Parsed, columns: Columns) -> tuple[CuePlace, ...]:
        """Where the first pass sees a cue, in blocks in which somebody may be said to say something."""
        frame = cue_frame(parsed, columns)
        scores = self.weights.cues.emissions(frame.hashed(CUES), len(frame.words))
        return cue_places(likeliest(self.weights.cues.transitions, scores, frame.starts.tolist()))


def cue_frame(parsed: Parsed, columns: Columns) -> Frame:
    """The words of the report, a sequence a sentence."""
    count = len(parsed.words)
    begins = sorted({0, *(sentence.first for sentence in parsed.sentences)} - {count})
    pieces = [place for first, end in pairwise([*begins, count]) for place in range(first, end, _LONGEST)]
    return Frame(columns=columns, words=np.arange(count), own={}, starts=np.array(pieces, dtype=np.int64))


def _tolds(found: Sequence[CuePlace], frame: Frame, labels: Numbers) -> Iterator[Told]:
    ends = np.append(frame.starts[1:], len(labels)).tolist()
    for cue, begin, end in zip(found, frame.starts.tolist(), ends, strict=True):
        yield Told(cue=cue, words=frame.words[begin:end].tolist(), labels=labels[begin:end].tolist())
