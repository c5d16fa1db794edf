"""Words cut into the pieces of a fixed vocabulary, as encoders read them (WordPiece, Schuster and Nakajima 2012).

Small letters without accents; each mark stands alone; of a word the longest known piece is taken from the left, those
behind the first marked with "##". A word with a stretch that no piece covers is the unknown piece.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

UNKNOWN = "[UNK]"
# A longer word is an address or a mistake, and unknown at once: looking for pieces takes the square of its length.
_LONGEST = 60
_PART = re.compile(r"[^\W_]+|\S")
# So many forms of words are remembered; news has some 50,000.
_REMEMBERED = 100_000


class Vocabulary:
    """The pieces and their numbers.

    Example:
        >>> known = Vocabulary(["[UNK]", "the", "ferry", "##man", "'", "s"])
        >>> known.pieces("Ferryman"), known.pieces("’s"), known.pieces("quay")
        ((2, 3), (4, 5), (0,))
    """

    def __init__(self, pieces: Sequence[str]) -> None:
        self._numbers: Mapping[str, int] = {piece: number for number, piece in enumerate(pieces)}
        self._unknown = self._numbers[UNKNOWN]
        self.pieces = lru_cache(maxsize=_REMEMBERED)(self._pieces)

    def _pieces(self, word: str) -> tuple[int, ...]:
        found: list[int] = []
        for part in _PART.findall(_plain(word)):
            found.extend(self._cut(part))
        return tuple(found) or (self._unknown,)

    def _cut(self, part: str) -> list[int]:
        if len(part) > _LONGEST:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(part):
            end, number = len(part), None
            while end > start and number is None:
                number = self._numbers.get(("##" if start else "") + part[start:end])
                end -= 1
            if number is None:
                return [self._unknown]
            found.append(number)
            start = end + 1
        return found


def _plain(word: str) -> str:
    small = unicodedata.normalize("NFD", word.lower().replace("’", "'").replace("‘", "'"))
    return "".join(letter for letter in small if unicodedata.category(letter) != "Mn")
