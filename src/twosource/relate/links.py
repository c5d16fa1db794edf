"""Which words of two readings stand for each other, wherever they stand.

Competitive linking: every pair of units that could correspond is scored by what the units are, by
what stands round them and by how far apart they stand; the best pair is taken first, and neither
unit is free again. What is left between two links on both sides is taken as one phrase for another.

Unlike the steps of `collation`, links may cross: what moved is linked. Lexical evidence, context
and position as in Sultan, Bethard and Sumner, "Back to Basics for Monolingual Alignment", TACL 2014.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache

from twosource.relate.collation import Slot, Unit, means_same
from twosource.relate.wording import synonym_groups

Link = tuple[int, int]

# Worth of two units by what they are. These numbers and the next were tuned one by one on the dev
# parts of MultiMWA's mtref and wiki, 2026-11: F1 of sure links .810 and .979.
_EQUAL, _MEANING, _STEM, _SYNONYM, _PREFIX, _SPELLING = 2.0, 1.9, 1.7, 1.6, 1.3, 1.2
_FUNCTION, _MARK, _FUNCTION_FOR_ANOTHER = 1.0, 0.8, 0.3
# Worth of a possible pair beside a pair, at one step and at two.
_BESIDE, _NEAR, _SKEWED = 0.4, 0.35, 0.245
_AROUND = ((1, _BESIDE), (-1, _BESIDE), (2, _NEAR), (-2, _NEAR))
# What the distance of two units costs, as share of the readings' length.
_DISTANCE = 0.8
# The least that a link is worth: words with content, and others.
_LEAST_CONTENT, _LEAST_FUNCTION = 0.8, 0.6
# Two words are one in two spellings where they have the same consonants, at least so many ("Hosni", "Husni").
_CONSONANTS = 3
_VOWELS = str.maketrans("", "", "aeiouyhw-'")
# The longest phrase for a phrase, in units, and the most links it makes.
_PHRASE, _PHRASE_LINKS = 3, 4

_FUNCTIONS = frozenset(
    (
        "a an the of in on at by for with from to into onto over under about after before between among "
        "during since until till against through across within without and or but nor so yet as than that "
        "this these those it its he she they i we you him her them his their our your my me us who whom whose "
        "which what when where why how is am are was were be been being has have had having do does did doing "
        "will would shall should can could may might must not no n't 's 're 'm 'll 'd 've if then there here "
        "also just only very more most much many some any each both all other another such own same too again "
        "once further up down out off while because s "
    ).split()
)
# Function words that stand for one another.
_ALTERNATIVES: dict[str, set[int]] = {}
for _number, _group in enumerate(
    "a an the this that these those its his her their|of 's for in on at to|in on at by during|"
    "is are was were be been being has have had|will would shall|can could may might|which that who|with by from|"
    "he she they it|but however though although while|after since following".split("|")
):
    for _word in _group.split():
        _ALTERNATIVES.setdefault(_word, set()).add(_number)


def links(first: Sequence[Unit], second: Sequence[Unit]) -> frozenset[Link]:
    """Pairs of places of units that stand for each other; a unit of a phrase may stand in several.

    Example:
        >>> from twosource.model.span import Span
        >>> from twosource.relate.collation import Slot, Unit
        >>> def reading(*words):
        ...     return [Unit(Slot.WORD, Span(n, n + 1), word, word, False) for n, word in enumerate(words)]
        >>> sorted(links(reading("masons", "shut", "it", "today"), reading("today", "masons", "shut", "it")))
        [(0, 1), (1, 2), (2, 3), (3, 0)]
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
    return frozenset(linked.items()) | _phrases(first, second, linked, taken)


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
    if text in _FUNCTIONS:
        return (text, *(f"{number}'" for number in _ALTERNATIVES.get(text, ())))
    groups = (f"{number}=" for number in synonym_groups(text) | synonym_groups(stem))
    start = (f"{text[0]}~",) if len(text) > 3 else ()
    return (text, f"{stem}-", *groups, *start)


def _worth(one: Unit, two: Unit) -> float:
    if one.text == two.text:
        return _MARK if one.slot is Slot.MARK else _FUNCTION if one.text in _FUNCTIONS else _EQUAL
    if one.slot is Slot.MARK or two.slot is Slot.MARK:
        return 0.0
    if one.slot is two.slot and one.slot is not Slot.WORD:
        return _MEANING if means_same(one, two) else 0.0
    if one.text in _FUNCTIONS or two.text in _FUNCTIONS:
        alternative = _ALTERNATIVES.get(one.text, set()) & _ALTERNATIVES.get(two.text, set())
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
    sounds = one.translate(_VOWELS)
    return _SPELLING if len(sounds) >= _CONSONANTS and sounds == two.translate(_VOWELS) else 0.0


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


def _phrases(
    first: Sequence[Unit], second: Sequence[Unit], linked: Mapping[int, int], taken: set[int]
) -> frozenset[Link]:
    """What stands unlinked between two links on both sides, all of it against all of it."""
    found: set[Link] = set()
    start = 0
    while start < len(first):
        end = start
        while end < len(first) and end not in linked and first[end].slot is not Slot.MARK:
            end += 1
        before = linked.get(start - 1) if start else -1
        after = linked.get(end) if end < len(first) else len(second)
        if end > start and before is not None and after is not None:
            other = range(before + 1, after)
            if _is_phrase(first[start:end], [second[n] for n in other]) and taken.isdisjoint(other):
                found |= {(one, two) for one in range(start, end) for two in other}
        start = max(end, start + 1)
    return frozenset(found)


def _is_phrase(one: Sequence[Unit], two: Sequence[Unit]) -> bool:
    if not 0 < len(one) <= _PHRASE or not 0 < len(two) <= _PHRASE or len(one) * len(two) > _PHRASE_LINKS:
        return False
    if any(unit.slot is Slot.MARK for unit in two):
        return False
    return any(unit.text not in _FUNCTIONS for unit in one) == any(unit.text not in _FUNCTIONS for unit in two)
