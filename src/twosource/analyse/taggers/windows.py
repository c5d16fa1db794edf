"""The words round a cue as seen from it: where its source and content are looked for."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from twosource.analyse.attribution.frames import Attribution
from twosource.analyse.taggers.columns import Codes, Columns, Numbers, code, edges, parts_of
from twosource.analyse.taggers.rules import Parsed
from twosource.analyse.taggers.templates import Frame

# Sentences before and behind that of the cue, in the same paragraph, that a quotation joins to it: a wider window holds
# no more of the contents of PolNeAR's training part (half of the content lies inside in 97 %, 2026-11).
_BEFORE, _BEHIND = 3, 5
# The farthest words that are looked at; a window is never longer than both together.
_FAR_BEFORE, _FAR_BEHIND = 90, 130


@dataclass(frozen=True, slots=True, order=True)
class CuePlace:
    """A cue as indices of its first word and of the first one behind it."""

    first: int
    last: int


def framed(parsed: Parsed, columns: Columns, cues: Sequence[CuePlace], ruled: Sequence[Attribution]) -> Frame:
    """One sequence a cue: the words round it, with the columns that say where they stand seen from it."""
    firsts = np.array([cue.first for cue in cues], dtype=np.int64)
    lasts = np.array([cue.last for cue in cues], dtype=np.int64)
    low, high = _borders(parsed, columns["number"].tolist(), cues)
    sizes = high - low
    starts = np.cumsum(sizes) - sizes
    of_cue = np.repeat(np.arange(len(cues)), sizes)
    words = np.arange(int(sizes.sum())) - np.repeat(starts - low, sizes)
    view = _View(columns=columns, words=words, first=firsts[of_cue], last=lasts[of_cue])
    own = view.places() | view.paths(sentence_of(parsed), firsts)
    cue_columns = _of_cues(columns, firsts, lasts)
    own |= {name: column[of_cue] for name, column in cue_columns.items()}
    own["mine"] = mine(parsed, cues, ruled, low, high, starts)
    return Frame(columns=columns, words=words, own=own, starts=starts)


def _borders(parsed: Parsed, quotation: Sequence[int], cues: Sequence[CuePlace]) -> tuple[Numbers, Numbers]:
    """First word of each window and the first one behind it."""
    sentences = parsed.sentences
    begins = [sentence.first for sentence in sentences]
    low, high = [], []
    for cue in cues:
        left = right = bisect_right(begins, cue.first) - 1
        block, here = sentences[left].block, left
        while (
            here - left < _BEFORE
            and left > 0
            and sentences[left - 1].block == block
            and _is_quoted(quotation, begins[left] - 1)
        ):
            left -= 1
        while (
            right - here < _BEHIND
            and right + 1 < len(sentences)
            and sentences[right + 1].block == block
            and _is_quoted(quotation, begins[right + 1])
        ):
            right += 1
        low.append(max(begins[left], cue.first - _FAR_BEFORE))
        high.append(max(min(sentences[right].last, cue.last + _FAR_BEHIND), cue.last))
    return np.array(low, dtype=np.int64), np.array(high, dtype=np.int64)


def _is_quoted(quotation: Sequence[int], word: int) -> bool:
    return 0 <= word < len(quotation) and quotation[word] > 0


def sentence_of(parsed: Parsed) -> Numbers:
    """The number of the sentence of each word."""
    begun = np.zeros(len(parsed.words), dtype=np.int64)
    begun[[sentence.first for sentence in parsed.sentences if sentence.first < sentence.last]] = 1
    return np.cumsum(begun)


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """Places of windows, each with its word, and the first and the end of its cue."""

    columns: Columns
    words: Numbers
    first: Numbers
    last: Numbers

    def places(self) -> dict[str, Codes]:
        """On which side of the cue a word stands, and how near."""
        before, behind = self.first - self.words, self.words - self.last + 1
        away = np.where(before > 0, -before, np.where(behind > 0, behind, 0))
        side = np.sign(away) + 2
        size = np.abs(away)
        steps = np.array([1, 2, 3, 4, 6, 9, 14, 22, 35, 60])
        near = np.where(size <= 3, size, 3 + np.searchsorted(steps, size))
        reach = np.searchsorted(np.array([4, 15, 40]), size)
        return {
            "side": side.astype(np.uint32),
            "near": (near * 4 + side).astype(np.uint32),
            "reach": (reach + 1).astype(np.uint32),
        }

    def paths(self, sentence_of: Numbers, cues: Numbers) -> dict[str, Codes]:
        """What lies between a word and the cue: sentences, commas, reporting words, other cues; and its quotation."""
        columns = self.columns
        apart = np.clip(sentence_of[self.words] - sentence_of[self.first], -2, 3) + 3
        comma = columns["word"] == code(",")
        number = columns["number"].astype(np.int64)
        others = np.zeros(len(comma), dtype=bool)
        others[cues] = True
        of_cue = number[self.first]
        of_word = number[self.words]
        opened = np.where(of_word == 0, 1, np.where(of_word == of_cue, 2, 3 + self._nth_quotation(number)))
        return {
            "sentence": apart.astype(np.uint32),
            "commas": self._between(comma, 3),
            "verbs": self._between(columns["cue"] > 0, 2),
            "others": self._between(others, 2),
            "opened": (opened + 10 * (of_cue > 0)).astype(np.uint32),
        }

    def _between(self, marked: np.ndarray, most: int) -> Codes:
        """How many marked words stand between a word and the cue, at most ``most``, with its side."""
        summed = np.concatenate(([0], np.cumsum(marked)))
        right = summed[self.words] - summed[np.minimum(self.last, self.words)]
        left = summed[self.first] - summed[np.minimum(self.words + 1, self.first)]
        count = np.minimum(np.maximum(left, right), most)
        side = np.sign(self.words - self.first) * (self.words != self.first) + 1
        return np.asarray(count * 3 + side + 1, dtype=np.uint32)

    def _nth_quotation(self, number: Numbers) -> Numbers:
        """The how manieth quotation, seen from the cue, a quoted word stands in: 0 next to it, at most 2."""
        begun = (number != np.concatenate(([0], number[:-1]))) & (number > 0)
        begins = np.cumsum(begun)
        right = begins[self.words] - begins[np.minimum(self.last - 1, len(number) - 1)] - 1
        left = begins[self.first] - begins[self.words] - (number[self.first] > 0)
        away = np.where(self.words >= self.last, right, left)
        return np.asarray(np.clip(away, 0, 2), dtype=np.int64)


def _of_cues(columns: Columns, firsts: Numbers, lasts: Numbers) -> dict[str, Codes]:
    """What there is to say of each cue: its words, and what stands round it."""
    count = len(columns["word"])
    verb = lasts - 1
    # of a cue of several words the last one that the table of reporting words knows: "has said in a statement"
    for place, (first, last) in enumerate(zip(firsts.tolist(), lasts.tolist(), strict=True)):
        known = np.flatnonzero(columns["cue"][first:last])
        if len(known):
            verb[place] = first + int(known[-1])
    before, after = np.maximum(firsts - 1, 0), np.minimum(lasts, count - 1)
    kind = columns["kind"]
    second = kind[np.minimum(lasts + 1, count - 1)]
    whole = columns["stem"][firsts] * np.uint32(31) + columns["word"][lasts - 1]
    return {
        "cuestem": columns["stem"][verb],
        "cuekind": np.where(columns["cue"][verb] > 0, columns["cue"][verb], columns["middle"][verb]),
        "cueword": whole,
        "cuelength": np.minimum(lasts - firsts, 4).astype(np.uint32),
        "before": np.where(firsts > 0, kind[before], 0).astype(np.uint32),
        "after": np.where(lasts < count, kind[after], 0).astype(np.uint32),
        "second": second,
    }


def by_word(parsed: Parsed, ruled: Sequence[Attribution]) -> dict[int, Attribution]:
    """The attribution of the rules at each word of its cue."""
    places = edges(parsed, [found.cue for found in ruled])
    return {word: found for found, (first, last) in zip(ruled, places, strict=True) for word in range(first, last)}


def mine(
    parsed: Parsed, cues: Sequence[CuePlace], ruled: Sequence[Attribution], low: Numbers, high: Numbers, starts: Numbers
) -> Codes:
    """What the rules say of a word for this very cue: its part, "none" outside all, 0 where they have no such cue."""
    column = np.zeros(int((high - low).sum()), dtype=np.uint32)
    known = by_word(parsed, ruled)
    for number, cue in enumerate(cues):
        found = next((known[word] for word in range(cue.first, cue.last) if word in known), None)
        if found is None:
            continue
        start, size = int(starts[number]), int(high[number] - low[number])
        column[start : start + size] = code("none")
        parts = list(parts_of(found))
        for (name, _), (first, last) in zip(parts, edges(parsed, [span for _, span in parts]), strict=True):
            begin, end = max(0, first - int(low[number])), min(size, last - int(low[number]))
            if begin < end:
                column[start + begin : start + end] = code("part", name)
    return column
