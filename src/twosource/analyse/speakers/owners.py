"""Whose a document is, where the report says so before it: "a new study by the Holm Institute … the study found".

Told are the body, person or outlet that stands behind "by" or "from", before the document ("the Courier article",
"Ms Holm's piece"), or as who put it out ("the Coastal Office released documents"). Refused: "the Berg dossier", which
is on him, "a report from Arle", which is a place.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.model.analysis import Name, NameKind

_KINDS = (
    "poll survey",
    "report study analysis research findings review assessment paper",
    "report article story piece editorial op-ed column essay post blog",
    "complaint lawsuit suit filing petition",
    "document documents records memo memos",
    "indictment",
    "website site page webpage homepage",
    "notice announcement",
)
_ALIKE = {
    noun: frozenset(" ".join(k for k in _KINDS if noun in k.split()).split()) for noun in " ".join(_KINDS).split()
}
_SUIT = "lawsuit"
_NOUNS = "|".join(sorted(_ALIKE, key=len, reverse=True))
# "study | released Monday by the | Holm Institute", "report from | the Courier"; refused: "report that the Courier"
_BEHIND = re.compile(
    rf"\b({_NOUNS})\s(?:(?:\w+ed|written|sent|put\sout|on\s\w+|\w+day|today|this\s\w+|last\s\w+|earlier|in\s\w+)\s){{0,4}}"
    r"(?:by|from)\s(?:the\s)?(?=[A-Z])"
)
# "a poll", "another survey": one of which no owner is told
_INTRODUCED = re.compile(rf"\b(?:an?|another|one)\s(?:(?!an?\s|the\s)[\w/'’.-]+\s){{0,4}}?({_NOUNS})\b", re.I)
# "Courier | article", "Ms Holm | 's long piece", "Holm Institute | study"
_BEFORE = re.compile(rf"(['’]s?)?\s(?:(?:own|new|recent|latest|long|first|full|\d{{4}})\s){{0,2}}({_NOUNS})\b")
# "Coastal Office | on Monday released a trove of | documents"
_PUT_OUT = re.compile(
    r",?\s(?:on\s\w+\s|also\s|has\s|later\s|\w+day\s)?(?:released|published|issued|posted|filed|unveiled|declassified|put\sout)\s"
    rf"(?:(?!to\b|by\b|the\b)[\w-]+\s){{0,5}}?({_NOUNS})\b"
)
# "Holm Institute | sued the port", "Courier | said on Monday it has sued"; refused: "Courier, which was sued"
_SUES = re.compile(r"\s(?:(?!was\b|were\b|been\b|be\b|being\b|is\b|who\b)[\w-]+\s){0,5}?(?:sued|sues|suing)\b")


@dataclass(frozen=True, slots=True)
class _Owned:
    offset: int
    noun: str
    owner: Name | None


class Owners:
    """The owners of one report's documents, in the order of its text; None for one of which no owner is told."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        told = {one.offset: one for one in _owned(text, names)}
        self.suing = {one.owner.entity for one in told.values() if one.owner is not None and one.noun == _SUIT}
        for found in _INTRODUCED.finditer(text):
            told.setdefault(found.start(1), _Owned(found.start(1), found.group(1).lower(), None))
        self.by_noun: dict[str, list[_Owned]] = {}
        for offset in sorted(told):
            self.by_noun.setdefault(told[offset].noun, []).append(told[offset])

    def sues(self, owner: Name) -> bool:
        """Whether somebody is told to sue, so that the complaint is his: an outlet, too, may."""
        return owner.entity in self.suing

    def owner(self, noun: str, offset: int) -> Name | None:
        """Whose the document is that is called so at ``offset``: the owner told last before it."""
        last = []
        for alike in _ALIKE.get(noun, ()):
            told = self.by_noun.get(alike, [])
            place = bisect_left(told, offset, key=lambda one: one.offset)
            last.extend(told[max(0, place - 1) : place])
        return max(last, key=lambda one: one.offset).owner if last else None


def _owned(text: str, names: Sequence[Name]) -> Iterator[_Owned]:
    able = [name for name in names if name.kind in {NameKind.PERSON, NameKind.BODY} and not name.described]
    starts = [name.span.start for name in able]
    for behind in _BEHIND.finditer(text):
        place = bisect_right(starts, behind.end() - 1)
        for name in able[place : place + 1]:
            if name.span.start <= behind.end():
                yield _Owned(behind.start(), behind.group(1).lower(), name)
    for name in able:
        if (before := _BEFORE.match(text, name.span.end)) is not None:
            if before.group(1) or name.kind is NameKind.BODY:
                yield _Owned(before.start(2), before.group(2).lower(), name)
        elif (put_out := _PUT_OUT.match(text, name.span.end)) is not None:
            yield _Owned(put_out.start(1), put_out.group(1).lower(), name)
        elif (sues := _SUES.match(text, name.span.end)) is not None:
            yield _Owned(sues.end(), _SUIT, name)
