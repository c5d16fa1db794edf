"""What is asked of two units by themselves before they are linked: their writing, meaning and part of speech.

The answers are numbers; what each weighs stands in tables/links.tsv (see `evidence`).
"""

from functools import cache, lru_cache

from twosource.relate.differences.collation import Slot, Unit
from twosource.relate.differences.wording import synonym_groups

Answers = tuple[float, ...]

FUNCTIONS = frozenset(
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
_ALTERNATIVES = (
    "a an the this that these those its his her their|of 's for in on at to|in on at by during|"
    "is are was were be been being has have had|will would shall|can could may might|which that who|with by from|"
    "he she they it|but however though although while|after since following"
)
# Two words are one in two spellings where they have the same consonants, at least so many ("Mubarak", "Mobarek").
_CONSONANTS = 3
_VOWELS = str.maketrans("", "", "aeiouyhw-'")
# Equal first letters count from so many on, up to so many.
_LEAST_PREFIX, _MOST_PREFIX = 3, 6

# What is asked of function words: how many of a pair are of each part of speech.
PARTS = {
    "article": "a an the this that these those its his her our their your my",
    "preposition": (
        "of in on at by for with from to into onto over under about after before between among during since until "
        "till against through across within without than as"
    ),
    "helping verb": (
        "is am are was were be been being has have had having do does did doing will would shall should can could "
        "may might must 's 're 'm 'll 'd 've"
    ),
    "pronoun": "it he she they i we you him them us me who whom whose which what there",
    "joining word": "and or but nor so yet if then when where why how because while",
}
# What is asked of two words that are not the same.
ALIKE = (
    "same stem",
    "synonyms",
    "function words for one another",
    "one sound",
    "same first letters",
    "share of letter pairs",
    "both with digits",
    "one with digits",
)


def alike(one: Unit, two: Unit) -> Answers:
    """The answers to PARTS and ALIKE; of marks and the same words nothing is asked."""
    if one.slot is Slot.MARK or two.slot is Slot.MARK:
        return _UNASKED
    if one.text in FUNCTIONS or two.text in FUNCTIONS:
        return _functions_alike(one.text, two.text)
    return _UNASKED if one.text == two.text else _words_alike(one.text, one.stem, two.text, two.stem)


_NO_FUNCTION = (0.0,) * len(PARTS)
_UNASKED = (*_NO_FUNCTION, *(0.0,) * len(ALIKE))


@lru_cache(maxsize=65_536)
def _functions_alike(one: str, two: str) -> Answers:
    parts = (sum(word in _parts_of_speech()[part] for word in (one, two)) for part in PARTS)
    return (*parts, 0, 0, one != two and bool(alternatives(one) & alternatives(two)), 0, 0, 0, 0, 0)


@cache
def _parts_of_speech() -> dict[str, frozenset[str]]:
    return {part: frozenset(words.split()) for part, words in PARTS.items()}


@lru_cache(maxsize=65_536)
def _words_alike(one: str, one_stem: str, two: str, two_stem: str) -> Answers:
    stem = bool(one_stem) and one_stem == two_stem
    groups = (synonym_groups(one) | synonym_groups(one_stem)) & (synonym_groups(two) | synonym_groups(two_stem))
    digits = sum(any(map(str.isdigit, word)) for word in (one, two))
    return (
        *_NO_FUNCTION,
        stem,
        bool(groups) and not stem,
        0,
        sound_alike(one, two),
        _first_letters(one, two) / _MOST_PREFIX,
        letter_pairs(one, two),
        digits == 2,
        digits == 1,
    )


def _first_letters(one: str, two: str) -> int:
    """How many first letters are equal, up to the most that count; 0 where they are too few."""
    if one.isdigit() or two.isdigit():
        return 0
    equal = next((n for n, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    return min(equal, _MOST_PREFIX) if equal >= _LEAST_PREFIX else 0


def letter_pairs(one: str, two: str) -> float:
    """Share of neighbouring letters that two words have in common (Dice).

    Example:
        >>> letter_pairs("economy", "economic"), letter_pairs("economy", "harbour")
        (0.7692307692307693, 0.0)
    """
    first, second = ({word[n : n + 2] for n in range(len(word) - 1)} for word in (one, two))
    return 2 * len(first & second) / max(1, len(first) + len(second))


def sound_alike(one: str, two: str) -> bool:
    """Whether two words have the same consonants, as one name in two spellings.

    Example:
        >>> sound_alike("mubarak", "mobarek"), sound_alike("mubarak", "murad")
        (True, False)
    """
    sounds = one.translate(_VOWELS)
    return len(sounds) >= _CONSONANTS and sounds == two.translate(_VOWELS)


def alternatives(word: str) -> frozenset[int]:
    """The groups of function words for one another that a word belongs to.

    Example:
        >>> bool(alternatives("will") & alternatives("would")), bool(alternatives("will") & alternatives("the"))
        (True, False)
    """
    return _alternatives().get(word, frozenset())


@cache
def _alternatives() -> dict[str, frozenset[int]]:
    groups = [group.split() for group in _ALTERNATIVES.split("|")]
    return {word: frozenset(n for n, other in enumerate(groups) if word in other) for group in groups for word in group}
