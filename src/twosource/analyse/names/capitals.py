"""Sequences of capitalised words, and what of them may be a name.

A sequence is cut at days and months and behind a person's name; words that carry a capital for another
reason (the head of a sentence, an ordinary word) are taken off.
"""

import re

from twosource.analyse.cues import cues
from twosource.analyse.names.titles import ACTS, HONORIFICS, OFFICES
from twosource.analyse.tables import given_names, outlets, places
from twosource.analyse.words import STOP

Token = tuple[str, int, int]
"""A word of a sequence of capitals, and where it begins and ends."""

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĬİĶŁĹĽŃŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽА-ЯЁЄІЇ"
_CAP = (
    rf"(?:[{_UPPER}](?:\w|['’](?!s\b)(?=\w)|\.(?=[{_UPPER}]\.)|-(?=\w)|(?<=[{_UPPER}])&(?=[{_UPPER}]))*\.?(?<!\.\.)"
    r"|\d+(?:st|nd|rd|th))"
)
_JOINT = r"(?:\s|\s(?:of|of\sthe|for|for\sthe|de|del|de\sla|la|le|van|van\sder|von|bin|ibn|al|el|da|dos|du|on|&)\s|/)"
# At most 20 words: the longest run of capitals in 1,028 reports of PolNeAR has 18 (2026-11).
SEQUENCE = re.compile(rf"(?<![\w@#'’.-])(?:(?:al|el|an|ad|ash|as)-)?{_CAP}(?:{_JOINT}(?:(?:al|el)-)?{_CAP}){{0,19}}")
_WORD = re.compile(r"\S+")
# "R-N.H.", "D-Calif.": party and state of an American legislator, no name
_PARTY_TAG = re.compile(r"^[RDI]-[A-Z]")
_ABBREVIATIONS = frozenset(
    (
        "sen sens rep reps gov gen lt col capt sgt maj dr mr mrs ms prof rev adm cmdr st supt inc corp co ltd jr sr"
    ).split()
)
_NUMBER_WORDS = frozenset("one two three four five six seven eight nine ten twelve twenty hundred thousand".split())
CALENDAR = frozenset(
    (
        "january february march april may june july august september october november december jan feb mar apr "
        "jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed "
        "thu fri sat sun christmas easter thanksgiving ramadan eve"
    ).split()
)
_ORDINARY = frozenset(
    (
        "police officials lawmakers critics people officers authorities prosecutors protesters experts analysts "
        "sources according officials many most several some also according since while despite still yet even "
        "like unlike amid among earlier later meanwhile however although though because before after following "
        "last next this that these those every each both either neither such what when where why who how which "
        "there here then now today yesterday tomorrow tonight asked speaking writing citing calling noting "
        "adding saying being having under over about first second third further additional new old more less "
        "than only just once twice again never always perhaps maybe well yes no not please thank sorry good "
        "great big small our your his her their its my we they he she it i you everyone everybody nobody anybody "
        "somebody nothing something anything as at by for from in into of off on onto out to up with without "
        "within against between but or nor so if unless until whether and residents voters supporters opponents "
        "demonstrators investigators lawyers doctors scientists researchers reports news update breaking "
        "exclusive live video photo photos watch read more hide caption"
    ).split()
)

# Letters up to which a word in capitals is no shouted one.
_ACRONYM_LETTERS = 3


def tokens_of(match: re.Match[str]) -> list[Token]:
    """The words of a sequence, a stop that is no part of a word left out; none of "R-N.H.".

    Example:
        >>> tokens_of(SEQUENCE.search("told Sen. Holm."))
        [('Sen.', 5, 9), ('Holm', 10, 14)]
    """
    base = match.start()
    tokens: list[Token] = []
    if _PARTY_TAG.match(match.group()):
        return tokens
    for token in _WORD.finditer(match.group()):
        word, end = token.group(), token.end()
        bare = word.rstrip(".")
        dotted = "." in bare or len(bare) == 1 or bare.lower() in _ABBREVIATIONS or word in places()
        if word != bare and not dotted:
            word, end = bare, token.end() - (len(word) - len(bare))
        tokens.append((word, base + token.start(), base + end))
    return tokens


def without_head(tokens: list[Token], lowered: frozenset[str], *, initial: bool) -> list[Token]:
    """The sequence without leading words that are no part of a name.

    Args:
        lowered: words that the report also writes small: they make no name at the head of a sentence.
        initial: whether the sequence stands there.

    Example:
        >>> without_head(tokens_of(SEQUENCE.search("When Holm")), frozenset(), initial=True)
        [('Holm', 5, 9)]
    """
    tokens = _without_shout(tokens)
    while tokens and not is_known(tokens) and not is_acronym(tokens[0][0]):
        low = tokens[0][0].lower()
        short = low.partition("'")[0].partition("’")[0]
        adverb = initial and len(tokens) == 1 and low.endswith("ly") and len(low) > 5
        acting = initial and len(tokens) > 1 and is_act(low) and tokens[0][0] not in given_names()
        ordinary = acting or short in STOP or low in _ORDINARY or low in _NUMBER_WORDS or low in CALENDAR or adverb
        weak = initial and low in lowered and tokens[0][0] not in places()
        known = low.rstrip(".") in OFFICES or low.rstrip(".") in HONORIFICS or tokens[0][0] in given_names()
        if ordinary or (weak and not known):
            tokens = tokens[1:]
            initial = False
        else:
            break
    while tokens and tokens[-1][0].lower() in STOP | CALENDAR:
        if _is_person_named(tokens) or is_known(tokens[-1:]) or is_acronym(tokens[-1][0]):
            break
        tokens = tokens[:-1]
    return tokens


def _without_shout(tokens: list[Token]) -> list[Token]:
    """The sequence without what a page shouts before it: "MUST WATCH | Holm", "JUST WATCHED | Holm"; "WHO" stays."""
    words, place = [token[0] for token in tokens], 0
    while place < len(words) and words[place].isupper() and len(words[place]) > _ACRONYM_LETTERS:
        ordinary = words[place].lower() in STOP | _ORDINARY
        if not ordinary and (place == 0 or len(words[place]) == _ACRONYM_LETTERS + 1):
            break
        place += 1
    return tokens[place:] if place < len(words) else tokens


def is_act(low: str) -> bool:
    """Whether a word is a participle or a verb of saying, as in "Countering Holm, she …" and "Wrote Holm:".

    Refused: "Boeing", "Sterling".
    """
    return low in ACTS or low in cues()


def is_acronym(word: str) -> bool:
    """ "WHO" is no "who"."""
    return len(word) > 1 and word.isupper()


def is_known(tokens: list[Token]) -> bool:
    """Whether a place or outlet of the tables stands at the head ("US", "New York Times")."""
    heads = (" ".join(token[0] for token in tokens[:count]) for count in range(1, 5))
    return any(head in places() or head in outlets() or f"The {head}" in outlets() for head in heads)


def _is_person_named(tokens: list[Token]) -> bool:
    """ "Theresa May", "Mrs May": a month's word behind a given name or title."""
    before = tokens[-2][0] if len(tokens) > 1 else ""
    titled = before.lower().rstrip(".") in HONORIFICS | OFFICES
    return tokens[-1][0] in {"May", "April", "June", "August", "March"} and (titled or before in given_names())
