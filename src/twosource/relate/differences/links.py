"""Which words of two readings stand for each other, wherever they stand.

First competitive linking: every pair of units that could correspond is scored by what the units are, by
what stands round them and by how far apart they stand; the best pair is taken first, and neither
unit is free again. Then each of these links, and each pair with a unit that found none, is weighed by
what has been linked round it (`evidence`): what is likelier than not stands. So a phrase meets a phrase
("prime minister" / "premier"), and a "the" that met another by chance is let go.

Unlike the steps of `collation`, links may cross: what moved is linked. Lexical evidence, context
and position as in Sultan, Bethard and Sumner, "Back to Basics for Monolingual Alignment", TACL 2014.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from twosource.relate.differences.alike import FUNCTIONS, alternatives, sound_alike
from twosource.relate.differences.collation import Slot, Unit, means_same
from twosource.relate.differences.evidence import Ground, Link
from twosource.relate.differences.wording import synonym_groups

# Worth of two units by what they are. These numbers and the next were tuned one by one on the dev
# parts of MultiMWA's mtref and wiki, 2026-11.
_EQUAL, _MEANING, _STEM, _SYNONYM, _PREFIX, _SPELLING = 2.0, 1.9, 1.7, 1.6, 1.3, 1.2
_FUNCTION, _MARK, _FUNCTION_FOR_ANOTHER = 1.0, 0.8, 0.3
# Worth of a possible pair beside a pair, at one step and at two.
_BESIDE, _NEAR, _SKEWED = 0.4, 0.35, 0.245
_AROUND = ((1, _BESIDE), (-1, _BESIDE), (2, _NEAR), (-2, _NEAR))
# What the distance of two units costs, as share of the readings' length.
_DISTANCE = 0.8
# The least that a link is worth: words with content, and others.
_LEAST_CONTENT, _LEAST_FUNCTION = 0.8, 0.6


def links(first: Sequence[Unit], second: Sequence[Unit], alike: Mapping[int, int] | None = None) -> frozenset[Link]:
    """Pairs of places of units that stand for each other; a unit may stand in several.

    Args:
        first, second: the readings.
        alike: what `competing` says of them, where it is known already.

    Example:
        >>> from twosource.model.span import Span
        >>> from twosource.relate.differences.collation import Slot, Unit
        >>> def reading(*words):
        ...     return [Unit(Slot.WORD, Span(n, n + 1), word, word, False) for n, word in enumerate(words)]
        >>> sorted(links(reading("masons", "shut", "it", "today"), reading("today", "masons", "shut", "it")))
        [(0, 1), (1, 2), (2, 3), (3, 0)]
    """
    ground = Ground(first, second, competing(first, second) if alike is None else alike)
    return frozenset(pair for pair in ground.candidates() if ground.is_plain(pair) or ground.likelihood(pair) > 0)


def competing(first: Sequence[Unit], second: Sequence[Unit]) -> dict[int, int]:
    """The links of units that are alike, each in one at most: what both tell, and not what stands in its place.

    Example:
        >>> from twosource.model.span import Span
        >>> from twosource.relate.differences.collation import Slot, Unit
        >>> def reading(*words):
        ...     return [Unit(Slot.WORD, Span(n, n + 1), word, word, False) for n, word in enumerate(words)]
        >>> one, two = reading("masons", "shut", "locks"), reading("divers", "shut", "locks")
        >>> sorted(links(one, two)), sorted(competing(one, two).items())
        ([(0, 0), (1, 1), (2, 2)], [(1, 1), (2, 2)])
    """
    worths = _worths(first, second)
    scored = {pair: _score(pair, worth, worths, len(first), len(second)) for pair, worth in worths.items()}
    linked: dict[int, int] = {}
    taken: set[int] = set()
    # Of two that are worth the same, the earlier in both: the same whichever reading comes first.
    for (one, two), score in sorted(scored.items(), key=lambda item: (-round(item[1], 9), sum(item[0]))):
        if one in linked or two in taken:
            continue
        if score >= (_LEAST_FUNCTION if worths[one, two] < 1 else _LEAST_CONTENT):
            linked[one] = two
            taken.add(two)
    return linked


def _worths(first: Sequence[Unit], second: Sequence[Unit]) -> dict[Link, float]:
    """What each possible pair is worth by itself."""
    places: dict[str, list[int]] = defaultdict(list)
    for two, unit in enumerate(second):
        for trait in _traits(unit):
            places[trait].append(two)
    found: dict[Link, float] = {}
    for one, unit in enumerate(first):
        for two in {place for trait in _traits(unit) for place in places.get(trait, ())}:
            worth = _worth(unit, second[two])
            if worth:
                found[one, two] = worth
    return found


def _traits(unit: Unit) -> tuple[str, ...]:
    """What two units must have one of in common to be worth a look."""
    if unit.slot is not Slot.WORD:
        return unit.text, unit.slot.value + ":"
    return _word_traits(unit.text, unit.stem)


@lru_cache(maxsize=65_536)
def _word_traits(text: str, stem: str) -> tuple[str, ...]:
    if text in FUNCTIONS:
        return (text, *(f"{number}'" for number in alternatives(text)))
    groups = (f"{number}=" for number in synonym_groups(text) | synonym_groups(stem))
    start = (f"{text[0]}~",) if len(text) > 3 else ()
    return (text, f"{stem}-", *groups, *start)


def _worth(one: Unit, two: Unit) -> float:
    if one.text == two.text:
        return _MARK if one.slot is Slot.MARK else _FUNCTION if one.text in FUNCTIONS else _EQUAL
    if one.slot is Slot.MARK or two.slot is Slot.MARK:
        return 0.0
    if one.slot is two.slot and one.slot is not Slot.WORD:
        return _MEANING if means_same(one, two) else 0.0
    if one.text in FUNCTIONS or two.text in FUNCTIONS:
        alternative = alternatives(one.text) & alternatives(two.text)
        return _FUNCTION_FOR_ANOTHER if alternative else 0.0
    if one.stem and one.stem == two.stem:
        return _STEM
    return _by_meaning(one.text, one.stem, two.text, two.stem)


@lru_cache(maxsize=65_536)
def _by_meaning(one: str, one_stem: str, two: str, two_stem: str) -> float:
    """Synonyms, words of one family ("economy", "economic"), or one name in two spellings."""
    if (synonym_groups(one) | synonym_groups(one_stem)) & (synonym_groups(two) | synonym_groups(two_stem)):
        return _SYNONYM
    if one[0] != two[0] or one[0].isdigit() or min(len(one), len(two)) < 4:
        return 0.0
    if min(len(one), len(two)) > 4 and one[:4] == two[:4] and one_stem[:5] == two_stem[:5]:
        return _PREFIX
    return _SPELLING if sound_alike(one, two) else 0.0


def _score(pair: Link, worth: float, worths: Mapping[Link, float], rows: int, columns: int) -> float:
    """Its own worth, what stands beside it, and how far it moves."""
    one, two = pair
    for way, share in _AROUND:
        beside = worths.get((one + way, two + way))
        if beside:
            worth += share * min(1.0, beside)
    for ahead, beyond in ((1, 2), (2, 1), (-1, -2), (-2, -1)):
        if worths.get((one + ahead, two + beyond), 0.0) >= 1:
            worth += _SKEWED
    return worth - _DISTANCE * abs(one / rows - two / columns)
