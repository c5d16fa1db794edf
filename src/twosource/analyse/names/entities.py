"""Entities of one report: the mentions that lead to one named thing, by every key that leads there."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from twosource.analyse.names.named import Mention
from twosource.analyse.names.persons import sounded
from twosource.analyse.tables import given_names, outlets
from twosource.model.analysis import Name, NameKind
from twosource.model.naming import GENERATIONS, family_of
from twosource.model.report import Role
from twosource.model.span import Span

_JOINTS = frozenset(["of", "for", "on", "the", "&"])


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


def gathered(mentions: list[Mention], lowered: frozenset[str] = frozenset()) -> dict[str, Entity]:
    """Entities of the report by every key that leads to them.

    Args:
        lowered: words that the report also writes small: "Transition Holm" is no person's whole name.
    """
    entities: dict[str, Entity] = {}
    alone = {fold(m.words[0]) for m in mentions if len(m.words) == 1 and m.place is None}
    families: dict[str, list[Entity]] = {}
    ranked = sorted(mentions, key=_rank)
    for mention in ranked:
        name = " ".join(mention.words)
        key = mention.place.level if mention.place else _key(mention)
        entity = entities.get(key) or _bearer(mention, entities, families)
        if entity is not None:
            entities[key] = entity
        else:
            entity = Entity(name=name, kind=mention.kind)
            entities[key] = entity
            last = _bare(family_name(list(mention.words)))
            if mention.kind is NameKind.OTHER and 1 < len(mention.words) <= 3 and last in alone:
                _promote(mention, entity, entities, last, lowered)
            if entity.kind is NameKind.PERSON and len(mention.words) > 1:
                families.setdefault(fold(mention.words[-1]), []).append(entity)
            for alias in _shorter(mention, entity.kind):
                entities.setdefault(alias, entity)
        if mention.kind is NameKind.PERSON and entity.kind is NameKind.OTHER:
            entity.kind = NameKind.PERSON
        if mention.country:
            entity.countries[mention.country] += 1
        if mention.title:
            entity.titles[mention.title] += 1
    return entities


def _rank(mention: Mention) -> tuple[bool, bool, bool, int, Span]:
    """Headlines last, single words before them, and before these what is no known person's: "Defiant Holm"."""
    several = len(mention.words) > 1
    unsure = several and mention.kind is NameKind.OTHER
    return mention.role is Role.HEADLINE, not several, unsure, -len(mention.words), mention.span


def _promote(mention: Mention, entity: Entity, entities: dict[str, Entity], last: str, lowered: frozenset[str]) -> None:
    """Make a person of "Reince Holm" where "Holm" stands alone as well; of "Transition Holm" only "Holm" is one."""
    if not _JOINTS.isdisjoint(mention.words):  # "Holm for Mayor" is nobody's name
        return
    if fold(mention.words[0]) in lowered:
        entities.setdefault(last, Entity(name=mention.words[-1], kind=NameKind.PERSON))
    else:
        entity.kind = NameKind.PERSON


def _key(mention: Mention) -> str:
    """Where a mention's entity is kept: "Mr Holm" and "Mrs Holm" are two where two of the name are told of."""
    name = fold(" ".join(mention.words))
    sex = mention.sex if len(mention.words) == 1 else ""
    return f"{name} {sex}" if sex else name


def _bearer(
    mention: Mention, entities: Mapping[str, Entity], families: Mapping[str, Sequence[Entity]]
) -> Entity | None:
    """Whom "Mr Holm" means: who is called Holm and may be a man; not Greta Holm."""
    if _key(mention) == fold(" ".join(mention.words)):
        return None
    last = fold(mention.words[0])
    known = entities.get(last)
    if known is None or _may_be(known, mention.sex):
        return known
    return next((entity for entity in families.get(last, ()) if _may_be(entity, mention.sex)), None)


def _may_be(entity: Entity, sex: str) -> bool:
    """Whether an entity's given name leaves the sex open, or is of it."""
    parts = entity.name.split()
    return len(parts) == 1 or given_names().get(parts[0], "") in {"", sex}


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
    entity = entities[_key(mention)]
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
