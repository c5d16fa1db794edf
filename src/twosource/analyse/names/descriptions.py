"""Descriptions that lead to a person whom the report names elsewhere: "the Chinese President"."""

import re
from bisect import bisect_right
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from twosource.analyse.names.titles import ABBREVIATED, FIELDS, OFFICES
from twosource.analyse.tables import places
from twosource.model.analysis import Name, NameKind, Sentence
from twosource.model.span import Span

_DESCRIPTION = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir)\s((?:(?!(?:the|his|her|their)\s)[\w’'.-]+\s){0,3}?)"
    rf"((?i:{'|'.join(sorted(OFFICES, key=len, reverse=True))}))\b(?!\s[A-Z]|-)"
)
_WORD = re.compile(r"\S+")


def descriptions(text: str, sentences: list[Sentence], linked: list[Name]) -> Iterator[Name]:
    """Descriptions that lead to a person named elsewhere: "the Chinese President"."""
    persons = [name for name in linked if name.kind is NameKind.PERSON and name.title]
    if not persons:
        return
    holders, waiting = _Holders(), deque(sorted(persons, key=lambda name: name.span))
    taken = sorted(name.span for name in linked)
    ends = [span.end for span in taken]
    for sentence in sentences:
        for match in _DESCRIPTION.finditer(text, sentence.span.start, sentence.span.end):
            while waiting and waiting[0].span.start < match.start():
                holders.add(waiting.popleft())
            found = _described_person(match, holders)
            span = Span(*match.span())
            if found is None or _is_taken(text, span, taken, bisect_right(ends, span.start)):
                continue
            yield replace(found, span=span, core=span, described=True, score=0.7, reason=f"describes {found.entity}")


@dataclass(frozen=True, slots=True)
class _Holders:
    """Persons named so far by office, and by office and country; the one named last stands last."""

    met: dict[tuple[str, str], dict[str, Name]] = field(default_factory=dict)

    def add(self, person: Name) -> None:
        words = [ABBREVIATED.get(word, word) for word in person.title.split()]
        for office in {" ".join(words[first:]) for first in range(len(words))}:
            for country in {person.country, ""}:
                named = self.met.setdefault((office, country), {})
                named.pop(person.entity, None)
                named[person.entity] = person

    def meant(self, office: str, country: str) -> Name | None:
        """Who holds the office: the only one named, or the last one named of the country."""
        named = self.met.get((office, country), {})
        return next(reversed(named.values())) if named and (country or len(named) == 1) else None


def _is_taken(text: str, span: Span, taken: list[Span], first: int) -> bool:
    """Whether names stand where the description does, besides the adjective in it."""
    while first < len(taken) and taken[first].start < span.end:
        if not _inside(text, taken[first].start, span):
            return True
        first += 1
    return False


def _inside(text: str, start: int, span: Span) -> bool:
    """Whether the name that begins at ``start`` is only the adjective of the description."""
    word = _WORD.match(text, start)
    return word is not None and word.group() in places() and span.start < start


def _described_person(match: re.Match[str], holders: _Holders) -> Name | None:
    office = match.group(2).lower()
    if office in {"official", "member", "head", "expert", "witness", "resident"}:
        return None
    words = match.group(1).split()
    adjectives = [places()[w].country for w in words if w in places()]
    if not adjectives and not all(w.lower() in FIELDS for w in words):
        return None
    return holders.meant(office, adjectives[0] if adjectives else "")
