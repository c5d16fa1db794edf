"""Whom "the NSA chief" and "the CDC head" mean: who is told to head that body, by whatever title.

"National Security Agency Director Ben Ohm", "Ben Ohm, head of the yard" tell it; the body's letters stand for its name.
Refused: "the police chief", which names no body, and "the CDC chief" where the report tells of two.
"""

import re
from collections.abc import Iterator, Sequence

from twosource.model.analysis import Name, NameKind

_HEADS = (
    "director chief head boss leader administrator commissioner chairman chairwoman chair president secretary ceo "
    "commander superintendent governor minister"
)
_HEAD = "|".join(_HEADS.split())
_BODY = r"[A-Z][\w.&-]*(?:\s(?:[A-Z][\w.&-]*|of|the|and|for)){0,8}?"
# "Coastal Office Director | Ben Ohm", "the yard's"; "CDC director Dr. | Ben Ohm"
_BEFORE = re.compile(rf"({_BODY})(?:['’]s)?\s(?i:{_HEAD})(?:\s(?:Dr|Gen|Adm|Mr|Ms|Mrs)\.?)?\s$")
# "Ben Ohm |, the head of the Coastal Office,"
_BEHIND = re.compile(rf",\s(?:the\s)?(?:{_HEAD})\s(?:of|at)\s(?:the\s)?({_BODY})(?=[,.;]|\s(?:who|and\sa)\b)")
# "the NSA chief", "The CDC's director"
_CALLED = re.compile(rf"[Tt]he\s([A-Z][\w.&-]*(?:\s[A-Z][\w.&-]*){{0,5}})(?:['’]s)?\s(?:{_HEAD})")
# Characters before a name in which what it heads is told.
_LOOK_CHARACTERS = 90
_LETTERS = 2


class Heads:
    """The persons of one report by the body that they head."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self.heads: dict[str, dict[str, Name]] = {}
        for body, name in _told(text, names):
            for called in {_plain(body), _letters(body)} - {""}:
                self.heads.setdefault(called, {}).setdefault(name.entity, name)

    def meant(self, words: str) -> Name | None:
        """The one person told to head the body in "the NSA chief"; None where nobody is, or two are."""
        called = _CALLED.fullmatch(words)
        found = self.heads.get(_plain(called.group(1)), {}) if called else {}
        return next(iter(found.values())) if len(found) == 1 else None


def _told(text: str, names: Sequence[Name]) -> Iterator[tuple[str, Name]]:
    for name in names:
        if name.kind is not NameKind.PERSON or name.described:
            continue
        behind = _BEHIND.match(text, name.span.end, name.span.end + _LOOK_CHARACTERS)
        before = _BEFORE.search(text, max(0, name.core.start - _LOOK_CHARACTERS), name.core.start)
        for found in (before, behind):
            if found is not None:
                yield found.group(1), name


def _plain(body: str) -> str:
    """A body without article, stops and capitals: "N.S.A." is "nsa"."""
    return body.removeprefix("the ").removeprefix("The ").replace(".", "").lower()


def _letters(body: str) -> str:
    """The first letters of a body's words, those of a second part left out: "nsa" of "National Security Agency".

    Example:
        >>> _letters("National Security Agency"), _letters("Office for Pier Care and Upkeep"), _letters("CDC")
        ('nsa', 'opc', '')
    """
    letters = "".join(word[0] for word in body.partition(" and ")[0].split() if word[:1].isupper())
    return letters.lower() if len(letters) > _LETTERS else ""
