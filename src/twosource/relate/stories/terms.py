"""A report as weighted terms: what it says in its title and its opening, common words counting little.

The opening carries the happening: of the first 200 words, of 400 and of whole texts, the first 200 group best
(decision 0050). What is common changes: "senator" says little in the weeks of a hearing. So document frequencies fade
with a half-life, and a packaged table of common words stands in for the past where the stream has just begun.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Any, TypeAlias

from twosource.model.story import StoryItem
from twosource.relate.stories.places import capitals, one_form
from twosource.tables import rows

Parts: TypeAlias = tuple[Counter[str], ...]
"""Terms by where they stand, with their counts: each part is weighed on its own."""

OPENING_WORDS = 200
"""Words of the body that are looked at."""

TITLE_MARK, NAME_MARK, FIGURE_MARK = "^", "@", "#"
# Code points that hold so many words: English news has about 6 a word, spaces included.
_OPENING_CHARACTERS = OPENING_WORDS * 7
_WORD = re.compile(r"\w\w+")  # "harbour", "2026"; not "a", nor the s of "owner's"
# How many reports' worth the packaged shares count against what the stream shows. With 20 a thin stream (three reports
# a month) misses joins, B3 F1 .963 against .977 with 200; on a full one it makes no difference (2026-11).
PRIOR_REPORTS = 200.0
# Terms that a larger share of reports have are left out: they cost most and tell little.
COMMON_SHARE = 0.2
# Words of English prose whatever it tells of, in their singular ("ha": has); left out at once, because that is faster.
_COMMONEST = frozenset(
    "the of to and in that for on is it with as but at by have from thi said ha are be an was he not his who they more "
    "about will their one would or we been after up what say out than which over all when were had if there also other "
    "some two so just no first now its can into could most".split()
)
_MANY = tuple(1 + math.log(count) for count in range(1, OPENING_WORDS + 1))


def terms(item: StoryItem) -> tuple[Parts, float]:
    """The words of title and opening with their counts, and the share of the commonest words, which are left out.

    Words of the title carry a mark, and so do words of the names that the caller has found: these count once more.
    A report without a text is told by its title.

    Example:
        >>> terms(StoryItem(id="a", title="Ferry aground", text="Ferry aground\\nThe ferries' owner"))
        ((Counter({'^ferry': 1, '^aground': 1}), Counter({'ferry': 1, 'owner': 1})), 0.33333333333333337)
    """
    title, text = item.title.strip(), item.text.lstrip()
    opening = levels(text.removeprefix(title)[:_OPENING_CHARACTERS]) or levels(title)
    body = list(filter(None, opening))
    counts = Counter(body)
    if item.names:
        counts.update(dict.fromkeys([NAME_MARK + word for name in item.names for word in levels(name) if word], 1))
    return (title_terms(title), counts), 1 - len(body) / len(opening) if opening else 0.0


def title_terms(title: str) -> Counter[str]:
    """The words of a title, marked."""
    return Counter(map(_MARKED.__getitem__, filter(None, levels(title))))


def plain(term: str) -> str:
    """The term as a word to show."""
    return term.removeprefix(TITLE_MARK).removeprefix(NAME_MARK).removeprefix(FIGURE_MARK)


def opening_words(title: str, text: str) -> list[str]:
    """The words of a title and of the opening as they are written.

    Example:
        >>> opening_words("Ferry aground", "The ferries' owner")
        ['Ferry', 'aground', 'The', 'ferries', 'owner']
    """
    return _WORD.findall(title) + _WORD.findall(text[:_OPENING_CHARACTERS])[:OPENING_WORDS]


def levels(text: str) -> list[str]:
    """The first words in the form in which they meet, "" in the place of each of the commonest.

    Example:
        >>> levels("The ferries left Kiev, the Ukrainian capital")
        ['', 'ferry', 'left', 'kyiv', '', 'ukraine', 'capital', 'kyiv']
    """
    small = text.lower()
    found = list(map(_LEVELS.__getitem__, _WORD.findall(small)[:OPENING_WORDS]))
    return found + _named_capitals(found) if "capital" in small else found


def _named_capitals(found: Sequence[str]) -> list[str]:
    """The capitals of countries that "capital" stands behind."""
    before = [word for word, behind in pairwise(found) if behind == "capital"]
    return [capitals()[country] for country in before if country in capitals()]


class _Levels(dict[str, str]):
    """Words and their level forms; what is looked up again costs one look, and is the same string."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_LEVELS:
            self.clear()
        single = _singular(word) if word[-1] == "s" else word
        forms = one_form()
        return self.setdefault(word, "" if single in _COMMONEST else forms.get(word) or forms.get(single, single))


class _Marked(dict[str, str]):
    """Words and their marked forms as terms of a title."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_LEVELS:
            self.clear()
        return self.setdefault(word, TITLE_MARK + word)


# English news of ten years has 200,000 different words; those of a few weeks fit in.
_MOST_LEVELS = 100_000
_LEVELS, _MARKED = _Levels(), _Marked()


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
    for word, body, title in rows("word_shares.tsv"):
        shares[word] = int(body) / 1000
        shares[TITLE_MARK + word] = int(title) / 1000
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

    @property
    def total(self) -> float:
        """How many reports' worth is known, the packaged shares included."""
        return self.reports / self._scale + PRIOR_REPORTS

    def move(self, day: float) -> None:
        """Let what was counted fade to ``day``; an earlier day changes nothing."""
        if day <= self.now:
            return
        self._scale *= 2 ** min((day - self.now) / self.half_life_days, 900.0) if self.now else 1.0
        self.now = day
        if self._scale > _RESCALE:
            self._rescale()

    def count(self, parts: Parts) -> None:
        """One more report."""
        counts, scale = self.counts, self._scale
        get = counts.get
        self.reports += scale
        for part in parts:
            for term in part:
                counts[term] = get(term, 0.0) + scale

    def weigh(self, parts: Parts, lengths: Sequence[float]) -> dict[str, float]:
        """The weights of a report's terms: TF-IDF, each part of the given length.

        The product of two reports' weights is then the sum over the parts of their cosine times the part's length.
        Terms that a fifth of all reports have are left out.
        """
        weights: dict[str, float] = {}
        for part, length in zip(parts, lengths, strict=True):
            found = self._weighed(part)
            if found:
                factor = math.sqrt(length / sum([weight * weight for weight in found.values()]))
                weights |= {term: weight * factor for term, weight in found.items()}
        return weights

    def _weighed(self, part: Counter[str]) -> dict[str, float]:
        log, many, get, share = math.log, _MANY, self.counts.get, self._shares.get
        prior, half = PRIOR_REPORTS * self._scale, self._scale / 2
        reports = self.reports + prior
        most = reports * COMMON_SHARE
        found: dict[str, float] = {}
        for term, times in part.items():
            seen = get(term, 0.0) + prior * share(term, 0.0) + half
            if seen < most:
                found[term] = log(reports / seen) if times == 1 else many[times - 1] * log(reports / seen)
        return found

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
