"""The features of the learned tagger: which columns, at which distance from the word, are hashed together.

Pass one looks for cues in the sentences of a report; pass two takes one cue and looks for its source and its content
in the sentences around, with columns that say where a word stands seen from that cue.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from twosource.analyse.taggers.columns import Codes, Columns, Numbers

Template = tuple[tuple[str, int], ...]

_MULTIPLIER, _MIXER = np.uint32(0x9E3779B1), np.uint32(0x85EBCA77)


def _window(column: str, first: int, last: int) -> list[Template]:
    """One template for each place of the column from ``first`` to ``last``."""
    return [((column, offset),) for offset in range(first, last + 1)]


def _together(*stated: str) -> list[Template]:
    """Templates of several columns: "word+0 word+1" is a word with the one behind it."""
    made = []
    for line in stated:
        parts = [part.replace("-", "+-").partition("+") for part in line.split()]
        made.append(tuple((name, int(offset)) for name, _, offset in parts))
    return made


CUES: tuple[Template, ...] = (
    *_window("word", -1, 1),
    *_window("stem", -2, 2),
    *_window("fine", -1, 1),
    *_window("middle", -2, 2),
    *_window("kind", -4, 4),
    *_window("suffix", -1, 0),
    *_window("shape", 0, 0),
    *_window("cue", -2, 2),
    *_window("quote", -2, 2),
    *_window("ruled", -1, 1),
    *_window("content", -1, 1),
    *_together(
        "word-1 word+0",
        "word+0 word+1",
        "stem+0 kind-1",
        "stem+0 kind+1",
        "stem+0 kind-1 kind+1",
        "kind-1 kind+0",
        "kind+0 kind+1",
        "kind-1 kind+0 kind+1",
        "kind-2 kind-1 kind+0",
        "kind+0 kind+1 kind+2",
        "middle-1 middle+0",
        "middle+0 middle+1",
        "cue+0 kind-1 kind+1",
        "cue+0 suffix+0 kind-1",
        "ruled+0 stem+0",
        "ruled+0 kind-1 kind+1",
        "ruled+0 fine+0 content+0",
        "ruled+0 content+0 kind+0",
        "stem+0 quote-2",
        "stem+0 quote+2",
        "stem+0 opener+0",
        "stem+0 closer+0",
        "middle+0 quote+1",
        "middle+0 quote-2",
        "kind+0 opener+0 closer+0",
        "head+0 tail+0",
        "role+0 kind+0",
        "quote+0 stem+0",
    ),
)

PARTS: tuple[Template, ...] = (
    *_together(
        # the word alone, then seen from the cue
        "side+0 word+0",
        "side+0 word-1",
        "side+0 word+1",
        "side+0 fine+0",
        "side+0 middle-1",
        "side+0 middle+1",
        "side+0 kind-2",
        "side+0 kind-1",
        "side+0 kind+0",
        "side+0 kind+1",
        "side+0 kind+2",
        "side+0 kind-1 kind+0",
        "side+0 kind+0 kind+1",
        "side+0 kind-1 kind+0 kind+1",
        "side+0 word-1 word+0",
        "side+0 word+0 word+1",
        "side+0 suffix+0",
        "side+0 name+0 name+1",
        "side+0 name-1 name+0",
        "near+0",
        "near+0 kind+0",
        "near+0 before+0 after+0",
        "near+0 cuestem+0",
        "near+0 word+0",
        "near+0 opener+0 commas+0",
        "sentence+0 commas+0",
        "sentence+0 commas+0 before+0 after+0",
        "sentence+0 commas+0 cuestem+0",
        "sentence+0 side+0 quote+0 opened+0",
        "sentence+0 quote-1 quote+0 quote+1",
        "sentence+0 head+0 side+0",
        "sentence+0 tail+0 side+0",
        "sentence+0 head+0 quote+0 cuestem+0",
        "sentence+0 others+0 commas+0",
        "commas+0 others+0 before+0 after+0",
        "commas+0 quote+0 before+0 after+0",
        "commas+0 opener+0",
        "commas+0 opener+0 closer+0",
        "commas+0 closer+0 after+0",
        "commas+0 cuekind+0 kind+0",
        "commas+0 kind-1 kind+0 opened+0",
        "opened+0 quote+0 cuestem+0",
        "opened+0 quote-1 quote+0",
        "opened+0 quote+0 quote+1",
        "opened+0 before+0 after+0",
        "verbs+0 side+0 kind+0",
        "verbs+0 commas+0 after+0",
        "verbs+0 commas+0 before+0",
        "mine+0",
        "mine-1 mine+0",
        "mine+0 mine+1",
        "mine+0 kind+0",
        "mine+0 commas+0 side+0",
        "mine+0 quote+0 opened+0",
        "mine+0 before+0 after+0",
        "mine+0 cuestem+0",
        "side+0 ruled+0 content+0",
        "side+0 ruled+1 kind+0",
        "cuestem+0 kind+0 side+0",
        "cuestem+0 kind-1 side+0",
        "cueword+0 side+0 near+0",
        "cuelength+0 side+0",
        "after+0 second+0 side+0 near+0",
        "cuekind+0 after+0 side+0 commas+0",
        "cuekind+0 before+0 side+0 commas+0",
        "reach+0 side+0 quote+0",
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Words in the order in which they are tagged, with their columns.

    Attributes:
        columns: of the report, one number a word.
        words: the report's word at each place; a word may stand at several.
        own: columns that hold for the place rather than the word.
        starts: where each sequence begins.
    """

    columns: Columns
    words: Numbers
    own: Columns
    starts: Numbers

    def hashed(self, templates: Sequence[Template]) -> Iterator[Codes]:
        """For each template a hash a place; beyond the ends of a report, or a sequence, stands 0.

        Example:
            >>> word = np.array([5, 7], dtype=np.uint32)
            >>> frame = Frame(columns={"word": word}, words=np.arange(2), own={}, starts=np.zeros(1, np.int64))
            >>> [len(hashes) for hashes in frame.hashed([(("word", 0),), (("word", 1), ("word", 0))])]
            [2, 2]
        """
        shifted: dict[tuple[str, int], Codes] = {}
        for number, template in enumerate(templates):
            found = np.full(len(self.words), (number + 1) * 0x01000193 % 2**32, dtype=np.uint32)
            for part in template:
                if part not in shifted:
                    shifted[part] = self._shifted(*part) * _MIXER
                found *= _MULTIPLIER
                found += shifted[part]
                found ^= found >> np.uint32(15)
            yield found

    def _shifted(self, column: str, offset: int) -> Codes:
        if column not in self.own:
            return _shift(self.columns[column], offset)[self.words]
        found = _shift(self.own[column], offset)
        if offset < 0:
            borders = self.starts[:, None] + np.arange(-offset)
        elif offset > 0:
            borders = self.starts[1:, None] - 1 - np.arange(offset)
        else:
            return found
        found[np.clip(borders, 0, len(found) - 1)] = 0
        return found


def _shift(column: Codes, offset: int) -> Codes:
    if offset == 0:
        return column
    found = np.zeros_like(column)
    if abs(offset) < len(column):
        if offset > 0:
            found[:-offset] = column[offset:]
        else:
            found[-offset:] = column[:offset]
    return found
