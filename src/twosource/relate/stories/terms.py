"""A report as weighted terms: what it says in its title and its opening, common words counting little.

The opening carries the happening: of the first 200 words, of 400 and of whole texts, the first 200 group best
(decision 0050). What is common changes: "senator" says little in the weeks of a hearing. So document frequencies fade
with a half-life, and a packaged table of common words stands in for the past where the stream has just begun.
"""

import math
import re
from collections import Counter
from functools import cache, lru_cache
from importlib import resources
from typing import Any

from twosource.model.story import StoryItem

OPENING_WORDS = 200
"""Words of the body that are looked at."""

# Code points that hold so many words: English news has about 6 a word, spaces included.
_OPENING_CHARACTERS = OPENING_WORDS * 7
_WORD = re.compile(r"\w\w+")  # "harbour", "2026"; not "a", nor the s of "owner's"
_TITLE_MARK, _NAME_MARK = "^", "@"
# How many reports' worth the packaged shares count against what the stream shows. With 20 a thin stream (three reports
# a month) misses joins, B3 F1 .963 against .977 with 200; on a full one it makes no difference (2026-11).
_PRIOR_REPORTS = 200.0
# Terms that a larger share of reports have are left out: they cost most and tell little.
COMMON_SHARE = 0.2
# Words of English prose whatever it tells of, in their singular ("ha": has); left out at once, because that is faster.
_COMMONEST = frozenset(
    "the of to and in that for on is it with as but at by have from thi said ha are be an was he not his who they more "
    "about will their one would or we been after up what say out than which over all when were had if there also other "
    "some two so just no first now its can into could most".split()
)
_MANY = tuple(1 + math.log(count) for count in range(1, OPENING_WORDS + 1))


def terms(item: StoryItem) -> tuple[Counter[str], float]:
    """The words of title and opening with their counts, and the share of the commonest words, which are left out.

    Words of the title carry a mark, and so do words of the names that the caller has found: these count once more.
    A report without a text is told by its title.

    Example:
        >>> terms(StoryItem(id="a", title="Ferry aground", text="Ferry aground\\nThe ferries' owner"))
        (Counter({'ferry': 1, 'owner': 1, '^ferry': 1, '^aground': 1}), 0.33333333333333337)
    """
    title, text = item.title.strip(), item.text.lstrip()
    head = [word for word in _words(title) if word not in _COMMONEST]
    opening = _words(text.removeprefix(title)[:_OPENING_CHARACTERS]) or _words(title)
    body = [word for word in opening if word not in _COMMONEST]
    counts = Counter(body)
    counts.update(dict.fromkeys([_NAME_MARK + word for name in item.names for word in _words(name)], 1))
    counts.update([_TITLE_MARK + word for word in head])
    return counts, 1 - len(body) / len(opening) if opening else 0.0


def plain(term: str) -> str:
    """The term as a word to show."""
    return term.removeprefix(_TITLE_MARK).removeprefix(_NAME_MARK)


def _words(text: str) -> list[str]:
    return [word if word[-1] != "s" else _singular(word) for word in _WORD.findall(text.lower())[:OPENING_WORDS]]


@lru_cache(maxsize=65_536)
def _singular(word: str) -> str:
    if len(word) < 4 or word.endswith("ss"):
        return word
    return word[:-3] + "y" if word.endswith("ies") else word[:-1]


@cache
def common_shares() -> dict[str, float]:
    """Share of news reports that have a term, for the commonest; terms of titles carry their mark.

    Example:
        >>> common_shares()["the"] > common_shares()["^the"] > 0.1
        True
    """
    shares: dict[str, float] = {}
    table = resources.files("twosource").joinpath("tables", "word_shares.tsv").read_text("utf-8")
    for row in table.splitlines():
        if not row.startswith("#"):
            word, body, title = row.split("\t")
            shares[word] = int(body) / 1000
            shares[_TITLE_MARK + word] = int(title) / 1000
    return shares


class Frequencies:
    """In how many of the last weeks' reports each term stands; older reports fade.

    Args:
        half_life_days: after how many days a report counts half.
    """

    def __init__(self, half_life_days: float) -> None:
        self.half_life_days = half_life_days
        self.now = 0.0
        self.reports = 0.0
        self.counts: dict[str, float] = {}
        self._scale = 1.0
        self._shares = common_shares()

    def move(self, day: float) -> None:
        """Let what was counted fade to ``day``; an earlier day changes nothing."""
        if day <= self.now:
            return
        self._scale *= 2 ** min((day - self.now) / self.half_life_days, 900.0) if self.now else 1.0
        self.now = day
        if self._scale > _RESCALE:
            self._rescale()

    def weigh(self, found: Counter[str], title_weight: float, body_weight: float) -> dict[str, float]:
        """Count one more report, and give its terms' weights: TF-IDF, title and body each of the given length.

        The product of two reports' weights is then ``title_weight`` times the cosine of their titles plus
        ``body_weight`` times the cosine of their openings. Terms that a fifth of all reports have are left out.
        """
        counts, shares, scale, log, many = self.counts, self._shares, self._scale, math.log, _MANY
        self.reports += scale
        reports = self.reports + _PRIOR_REPORTS * scale
        half, prior, most = scale / 2, _PRIOR_REPORTS * scale, reports * COMMON_SHARE
        title: dict[str, float] = {}
        body: dict[str, float] = {}
        for term, count in found.items():
            counts[term] = seen = counts.get(term, 0.0) + scale
            if term in shares:
                seen += prior * shares[term]
            seen += half
            if seen < most:
                weight = log(reports / seen) if count == 1 else many[count - 1] * log(reports / seen)
                if term[0] == _TITLE_MARK:
                    title[term] = weight
                else:
                    body[term] = weight
        return _scaled(title, title_weight) | _scaled(body, body_weight)

    def values(self) -> list[Any]:
        """What is needed to go on from here."""
        return [self.now, self.reports, self._scale, list(self.counts.items())]

    def fill(self, values: list[Any]) -> None:
        """Go on from ``values``."""
        self.now, self.reports, self._scale = values[:3]
        self.counts = dict(values[3])

    def _rescale(self) -> None:
        scale = self._scale
        self.counts = {term: kept for term, count in self.counts.items() if (kept := count / scale) >= _FADED}
        self.reports /= scale
        self._scale = 1.0


# At so many times the weight of the first report numbers are set back, and terms that have faded are forgotten.
_RESCALE = 4.0
_FADED = 0.2


def _scaled(weights: dict[str, float], length: float) -> dict[str, float]:
    if not weights:
        return weights
    factor = math.sqrt(length / sum([weight * weight for weight in weights.values()]))
    return {term: weight * factor for term, weight in weights.items()}
