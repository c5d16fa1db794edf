"""Entities of one report: the mentions that lead to one named thing, by every key that leads there."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache

from twosource.analyse.names.named import Mention
from twosource.analyse.names.persons import sounded
from twosource.analyse.tables import outlets
from twosource.model.analysis import Name, NameKind
from twosource.model.naming import GENERATIONS, family_of
from twosource.model.report import Role


@dataclass(slots=True)
class Entity:
    """One named thing of the report, gathered over its mentions."""

    name: str
    kind: NameKind
    countries: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)


# A report folds each of its name's words twenty times.
@lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """Small letters, no accents, no dots: "Zelenský" and "Zelensky" are one.

    Example:
        >>> fold("Zelenský"), fold("U.S.")
        ('zelensky', 'us')
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "").replace("’", "'")


def gathered(mentions: list[Mention]) -> dict[str, Entity]:
    """Entities of the report by every key that leads to them."""
    entities: dict[str, Entity] = {}
    alone = {fold(m.words[0]) for m in mentions if len(m.words) == 1 and m.place is None}
    ranked = sorted(mentions, key=lambda m: (m.role is Role.HEADLINE, -len(m.words), m.span))
    for mention in ranked:
        name = " ".join(mention.words)
        key = mention.place.level if mention.place else fold(name)
        entity = entities.get(key)
        if entity is None:
            entity = Entity(name=name, kind=mention.kind)
            entities[key] = entity
            last = _bare(family_name(list(mention.words)))
            if mention.kind is NameKind.OTHER and 1 < len(mention.words) <= 3 and last in alone:
                entity.kind = NameKind.PERSON
            for alias in _shorter(mention, entity.kind):
                entities.setdefault(alias, entity)
        if mention.kind is NameKind.PERSON and entity.kind is NameKind.OTHER:
            entity.kind = NameKind.PERSON
        if mention.country:
            entity.countries[mention.country] += 1
        if mention.title:
            entity.titles[mention.title] += 1
    return entities


def _shorter(mention: Mention, kind: NameKind) -> set[str]:
    """The shorter names that lead to the same: of a person the family name, of a body the acronym."""
    words = mention.words
    found: set[str] = set()
    if kind is NameKind.PERSON and 1 < len(words) <= 5:
        last = _bare(family_name(list(words)))
        found |= {last, f"al-{last}", fold(" ".join(_without_initials(words))), *map(fold, words[: _eastern(words)])}
    acronym = "".join(word[0] for word in words if word[0].isupper())
    if mention.kind is NameKind.BODY and len(acronym) > 2:
        found.add(fold(acronym))
    return found


def _without_initials(words: tuple[str, ...]) -> tuple[str, ...]:
    """ "Donald J. Holm" is also written "Donald Holm"."""
    return (words[0], *(word for word in words[1:-1] if len(word.rstrip(".")) > 1), *words[1:][-1:])


def _eastern(words: tuple[str, ...]) -> bool:
    return len(words) > 1 and family_of(" ".join(words)) == words[0].casefold()


def _bare(word: str) -> str:
    """A family name without the article of Arabic names: "al-Maliki" is "maliki"."""
    return re.sub(r"^(?:al|el|ad|as|ash)-", "", fold(word))


def link(mention: Mention, entities: dict[str, Entity]) -> Name:
    """A mention as a name: what it leads to, and the form in which it is compared across reports."""
    name = " ".join(mention.words)
    if mention.place is not None:
        return Name(
            span=mention.span,
            core=mention.core,
            entity=name,
            level=mention.place.level,
            kind=NameKind.PLACE,
            country=mention.country,
            use=mention.place.use,
            reason=f"in the table of places as {mention.place.use}",
        )
    entity = entities[fold(name)]
    level = fold(entity.name)
    if entity.kind is NameKind.PERSON:
        level = level_of(entity.name)
    elif (main := outlets().get(name) or outlets().get(f"The {name}")) is not None:
        level = fold(main)
    linked = entity.name != name
    return Name(
        span=mention.span,
        core=mention.core,
        entity=entity.name,
        level=level.removeprefix("the "),
        kind=entity.kind,
        country=mention.country or next(iter(dict(entity.countries.most_common(1))), ""),
        title=mention.title or next(iter(dict(entity.titles.most_common(1))), ""),
        score=0.9 if linked else 1.0,
        reason=f"short for {entity.name}, named in full in this report" if linked else "a name",
    )


@lru_cache(maxsize=4096)
def level_of(person: str) -> str:
    """The form in which names of one person are equal: the family name as it sounds.

    Example:
        >>> level_of("Xi Jinping"), level_of("Kim Clark"), level_of("Volodymyr Zelenskyy") == level_of("Zelensky")
        ('xi', 'clark', True)
    """
    return sounded(_bare(family_of(person)))


def family_name(parts: list[str]) -> str:
    """The last name, without "Jr." and the like behind it."""
    kept = [part for part in parts if part.rstrip(".").lower() not in GENERATIONS]
    return kept[-1] if kept else parts[-1]
