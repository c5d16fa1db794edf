"""Offices, honorifics and countries before a name.

"Chinese President Xi Jinping", "Brill Mayor Walt Venn", "Russian counterpart Vladimir Putin".
"""

import re

from twosource.analyse.names.capitals import Token
from twosource.analyse.names.titles import BODY_WORDS, FIELDS, HONORIFICS, OFFICE_HEADS, OFFICES, PARTIES, SURE_OFFICES
from twosource.analyse.tables import given_names, places
from twosource.analyse.words import STOP

_SMALL_TITLE = re.compile(r"(?:[\w’'.-]+[^\S\n]){0,5}$")
_WORD = re.compile(r"\S+")
# "Senators Orla Holm and Ben Aske", "Govs. Orla Holm and …"
_SEVERAL = {
    "senators": "senator",
    "govs": "governor",
    "governors": "governor",
    "representatives": "representative",
    "judges": "judge",
    "justices": "justice",
    "ministers": "minister",
    "mayors": "mayor",
    "secretaries": "secretary",
    "presidents": "president",
}


def split_title(tokens: list[Token]) -> tuple[str, str, list[Token]]:
    """Country and office before the name proper: ("china", "president", [Xi, Jinping])."""
    if " ".join(token[0] for token in tokens) in places():  # "DR Congo" is no doctor
        return "", "", tokens
    lowered = [_one_of(tokens, index) for index in range(len(tokens))]
    last = -1
    for index in range(len(tokens) - 1):
        office = _is_office(lowered[index]) or (lowered[index] in PARTIES and tokens[index + 1][0] in given_names())
        before = all(_may_precede(tokens[i][0], lowered[i]) for i in range(index)) or _heads_name(tokens, index)
        if len(tokens) == index + 2 and lowered[index + 1] in BODY_WORDS:  # "the Justice Department"
            continue
        if office and before and lowered[index + 1] not in {"of", "for"}:
            last = index
        elif office and before and lowered[index + 1] == "of" and lowered[index + 2 : index + 3] == ["state"]:
            last = min(index + 2, len(tokens) - 2)
    if last < 0:
        return "", "", tokens
    head = tokens[: last + 1]
    country = next((places()[t[0]].country for t in head if t[0] in places()), "")
    title = " ".join(w for t, w in zip(head, lowered, strict=False) if t[0] not in places())
    return country, "" if title in HONORIFICS else title, tokens[last + 1 :]


def _one_of(tokens: list[Token], index: int) -> str:
    """A word in small letters, a title of several before a given name as that of one: "Senators Orla Holm"."""
    low = tokens[index][0].lower().rstrip(".")
    named = low in _SEVERAL and index + 1 < len(tokens) and tokens[index + 1][0] in given_names()
    return _SEVERAL[low] if named else low


def _is_office(low: str) -> bool:
    """Whether a word heads a title: "president", "mr", "president-elect", "then-spokeswoman"."""
    bare = low.removesuffix("-elect").removeprefix("then-").removeprefix("ex-")
    return bare in OFFICES or bare in HONORIFICS or bare in OFFICE_HEADS


def _heads_name(tokens: list[Token], office: int) -> bool:
    """Whether a full name follows an office, whatever stands before it: "Brill Mayor Walt Venn".

    Refused: "Burger King Holdings", "Marl President Hotels Group".
    """
    lows = [token[0].lower().rstrip(".") for token in tokens[office:]]
    if len(lows) < 3:
        return False
    whole = len(lows) == 3 and lows[0] in SURE_OFFICES and not any(low in BODY_WORDS | STOP for low in lows[1:])
    return whole or tokens[office + 1][0] in given_names()


def without_office(tokens: list[Token]) -> list[Token]:
    """ "Chinese President" alone names the country, "Prime Minister" alone nobody; "Martin Luther King" stays."""
    lowered = [token[0].lower().rstrip(".") for token in tokens]
    count = next((n for n in (3, 2, 1) if " ".join(lowered[-n:]) in OFFICES), 0)
    left = max(0, len(tokens) - count)
    if not count or not all(_may_precede(tokens[i][0], lowered[i]) for i in range(left)):
        return tokens
    while left and lowered[left - 1] in FIELDS and " ".join(t[0] for t in tokens[:left]) not in places():
        left -= 1
    return tokens[:left]


def _may_precede(word: str, low: str) -> bool:
    """Whether a word may stand between the head of a mention and the office."""
    acronym = word.isupper() and 1 < len(word) <= 5
    return acronym or word in places() or any(low in t for t in (FIELDS, OFFICES, BODY_WORDS, OFFICE_HEADS))


def small_title(text: str, start: int) -> tuple[int, str, str]:
    """An office in small letters right before the name ("Russian counterpart Vladimir Putin").

    Returns where it begins, the office, and the country served.
    """
    before = _SMALL_TITLE.search(text, max(0, start - 60), start)
    if before is None or not before.group():
        return start, "", ""
    words = [(m.group(), before.start() + m.start()) for m in _WORD.finditer(before.group())]
    head = words[-1][0].lower().removeprefix("then-").removeprefix("ex-")
    if head not in OFFICES and head not in OFFICE_HEADS:
        return start, "", ""
    first, title, country = words[-1][1], [words[-1][0].lower()], ""
    for word, place in reversed(words[:-1]):
        low = word.lower().rstrip(".").removesuffix("'s").removesuffix("’s").removeprefix("then-")
        if not (
            low in FIELDS or low in OFFICES or low in BODY_WORDS or word.rstrip("’'s") in places() or word in places()
        ):
            break
        first, title = place, [low, *title]
        served = places().get(word) or places().get(re.sub(r"['’]s?$", "", word))
        country = served.country if served else country
    return first, " ".join(title), country
