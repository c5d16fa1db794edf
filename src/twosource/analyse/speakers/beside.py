"""Whether a name of no table is a person's or a thing's, by the words that stand beside it.

"Vantor Line, which runs the ship" is a body, "Mairi Tolland, 61," a person. What no neighbour tells stays open.
"""

import re
from collections.abc import Sequence

from twosource.analyse.cues import cues
from twosource.analyse.words import IRREGULAR
from twosource.model.analysis import Name, NameKind

COMMERCIAL = frozenset(
    "company firm operator airline bank group manufacturer carrier retailer network broadcaster".split()
)
"""What any firm may be called."""

GENERAL = frozenset("agency group organization organisation department body watchdog regulator charity team".split())
"""What bodies of other kinds may be called, whatever their names say."""

FIRMS = COMMERCIAL | frozenset(
    (
        "agency ministry department party union university hospital club team council bureau authority administration "
        "government court organization organisation institute regulator watchdog charity foundation police"
    ).split()
)
"""What bodies are called once they are named."""

# ", which runs", " said it would", " and its crews"; refused: ", after which".
_THING = re.compile(
    r"(?:, which\b|,? (?:has |have )?(?:said|says|announced|confirmed|denied)(?: that)? its?\b| and its\b)"
)
# ", 61, was", ", who", " said she", " and her sons"; refused: ", 61 kilometres", ", 12 May 2026".
_PERSON = re.compile(
    r"(?:, (?:who|whom|whose|aged)\b|, \d{1,3},|,? (?:has |have )?(?:said|says|told \w+)(?: that)? s?he\b"
    r"| and h(?:is|er)\b| (?:\w+ ){1,3}h(?:is|er) )"
)
# "a migrant named | Orla Venn", "a man identified as | Ben Ohm"
_NAMED = re.compile(r"\b(?:an?|the)\s(?:[\w-]+\s){1,5}?(?:named|identified\sas)\s$")
# "the Holm | campaign": a name that only says whose or which; refused: "the Vantor | sank", "the Kremlin | said"
_ATTRIBUTE = re.compile(
    r"['’]s?\s|\s(?!(?:and|or|is|was|has|had|have|were|are|will|would|also|in|on|at|of|to|for|as)\b)(\w*[a-z]\w*)\b"
)
# "The ferry's operator, Vantor Line"
_CALLED = re.compile(r"\b(?:" + "|".join(sorted(FIRMS)) + r"),\s$", re.I)
_LOOK_CHARACTERS = 40


def told_beside(text: str, names: Sequence[Name]) -> tuple[frozenset[str], frozenset[str]]:
    """Of the names of no known kind, those that their neighbours tell to be things, and those told to be persons."""
    things, persons = set(), set()
    for name in names:
        if name.kind is not NameKind.OTHER:
            continue
        before = text[max(0, name.core.start - _LOOK_CHARACTERS) : name.core.start]
        after = text[name.span.end : name.span.end + _LOOK_CHARACTERS]
        if _PERSON.match(after) or _NAMED.search(before):
            persons.add(name.entity)
        elif _THING.match(after) or _CALLED.search(before) or _is_the(before, after):
            things.add(name.entity)
    return frozenset(things - persons), frozenset(persons)


def _is_the(before: str, after: str) -> bool:
    """Whether a name stands behind "the" for itself: "the Vantor sank"; refused: "the Holm campaign"."""
    attribute = _ATTRIBUTE.match(after)
    verb = attribute is not None and attribute.group(1) is not None and is_said(attribute.group(1))
    return before.lower().endswith("the ") and (attribute is None or verb)


def is_said(word: str) -> bool:
    """Whether a word may be a verb behind a name.

    Example:
        >>> is_said("said"), is_said("sank"), is_said("campaign"), is_said("sailed")
        (True, True, False, True)
    """
    return word in cues() or word in IRREGULAR or word.endswith("ed")
