"""Whom "the president" and "the former secretary of state" mean, where the report names him without the office.

"Orla Holm has mounted an attack … On Monday the president wrote": the one person named whom the table of office-holders
knows as president on the day; with "former", as one who was. Silent where two are named who may be meant, and where the
report gives somebody else the office.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from twosource.analyse.names.entities import level_of
from twosource.analyse.names.offices import Office, Tenure, holding, known_until, levelled, tenures
from twosource.analyse.names.officials import is_elsewhen
from twosource.analyse.names.persons import same_person
from twosource.model.analysis import Name, NameKind, Sentence
from twosource.model.report import Role
from twosource.model.sameness import Sameness
from twosource.model.span import Span

_HEADS = frozenset([Role.HEADLINE, Role.STANDFIRST, Role.SUBHEADING])
# As sure as a description that the report's own titles lead to.
_SCORE = 0.7
# Behind an office that is not his who holds it: "the president of the club", "the president-elect"
_OTHERS = r"(?!\s(?:of|for|at|and)\b|-|['’]|\s[A-Z]|\select\b)"
_AFTER = re.compile(r"[,:]?\s(?=[A-Z])")


def incumbents(text: str, sentences: Sequence[Sentence], named: Sequence[Name], day: date | None) -> Iterator[Name]:
    """A reference for every bare office whose holder the report names.

    Args:
        named: the names of the report in order, descriptions included.
        day: of publication; without it nobody can be told.
    """
    if day is None or day > known_until():
        return
    known = _Holders(named, day)
    taken = {offset for name in named for offset in (name.span.start, name.core.start)}
    starts = frozenset(name.span.start for name in named)
    for sentence in sentences:
        elsewhen: bool | None = None
        titles = _heading().match(text, sentence.span.start, sentence.span.end)
        heads = [titles] if titles is not None and sentence.role in _HEADS else []
        for told in (*heads, *_pattern().finditer(text, sentence.span.start, sentence.span.end)):
            holder = known.meant(levelled(told.group(2)), former=bool(told.group(1)))
            if holder is None or told.start() in taken or _names(starts, told.end(), text):
                continue
            elsewhen = is_elsewhen(sentence.span.of(text), day) if elsewhen is None else elsewhen
            if elsewhen and not told.group(1):
                continue
            span = Span(*told.span())
            yield Name(
                span=span,
                core=span,
                entity=holder,
                level=level_of(holder),
                kind=NameKind.PERSON,
                title=levelled(told.group(2)),
                described=True,
                score=_SCORE,
                reason=f"describes {holder}, by the table of office-holders",
            )


class _Holders:
    """The persons of one report by the offices they hold and held."""

    def __init__(self, named: Sequence[Name], day: date) -> None:
        persons = {name.entity for name in named if name.kind is NameKind.PERSON and not name.described}
        self.now: dict[str, set[str]] = {}
        self.once: dict[str, set[str]] = {}
        for entity in persons:
            for office, tenure in _held().get(level_of(entity), ()):
                if same_person(entity, tenure.holder).value is Sameness.SAME:
                    self._add(entity, office, tenure, day)
        self.titled: dict[str, set[str]] = {}
        for name in named:
            if name.kind is NameKind.PERSON and not name.described and name.title:
                self.titled.setdefault(levelled(name.title), set()).add(name.entity)

    def _add(self, entity: str, office: Office, tenure: Tenure, day: date) -> None:
        """Keep that a person holds an office, or held it; near a hand-over neither can be told."""
        current = holding(*office, day).tenure
        if current == tenure or (tenure.since <= day and not tenure.held_on(day) and current is not None):
            held = self.now if current == tenure else self.once
            held.setdefault(levelled(office[1]), set()).add(entity)

    def meant(self, office: str, *, former: bool) -> str | None:
        """The one who holds the office, or held it; None where nobody or several may be meant."""
        now, once = self.now.get(office, set()), self.once.get(office, set())
        able = once - now if former else now
        rivals = set() if former else self.titled.get(office, set()) - now - once
        return next(iter(able)) if len(able) == 1 and not rivals else None


@cache
def _held() -> dict[str, list[tuple[Office, Tenure]]]:
    """Every tenure with its office, by the level of the holder's name."""
    found: dict[str, list[tuple[Office, Tenure]]] = {}
    for office, held in tenures().items():
        for tenure in held:
            found.setdefault(level_of(tenure.holder), []).append((office, tenure))
    return found


@cache
def _heading() -> re.Pattern[str]:
    """An office that opens a headline: "President says storm will be big"; refused: "President Holm says"."""
    return re.compile(rf"(Former\s|Ex-)?({_forms()})\b{_OTHERS}(?=\s[a-z])")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he\s(former\s|ex-)?({_forms()})\b{_OTHERS}")


def _forms() -> str:
    words = sorted({office for _, office in tenures()}, key=lambda office: (-len(office), office))
    return "|".join(r"\s".join(f"[{w[0].upper()}{w[0]}]{re.escape(w[1:])}" for w in office.split()) for office in words)


def _names(starts: frozenset[int], end: int, text: str) -> bool:
    """Whether a name stands right behind the words: "the president, Orla Holm,"."""
    after = _AFTER.match(text[end : end + 3])
    return after is not None and end + after.end() in starts
