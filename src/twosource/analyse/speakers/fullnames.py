"""The fuller name of what a report names briefly: letters for a body, a name of two words for a person.

"DOJ" is the Justice Department and "Van Holm" is Greta Van Holm where the report names them so elsewhere; where two
could be meant, neither is.
"""

from collections.abc import Iterator, Mapping, Sequence

from twosource.model.analysis import Name, NameKind

_SMALL = frozenset("of and the for in on".split())
_LETTERS = range(3, 7)


def full_names(names: Sequence[Name]) -> Mapping[str, str]:
    """Brief entities of a report with the one fuller entity that they stand for."""
    entities = {name.entity: name.kind for name in names}
    found: dict[str, set[str]] = {}
    for entity, kind in entities.items():
        for brief in _briefly(entity, kind):
            if brief in entities:
                found.setdefault(brief, set()).add(entity)
    return {brief: max(full, key=len) for brief, full in found.items() if len({_bare(name) for name in full}) == 1}


def _bare(entity: str) -> frozenset[str]:
    """An entity by its words: the Justice Dept is the Department of Justice."""
    return frozenset("Department" if part == "Dept" else part for part in entity.split()) - _SMALL


def _briefly(entity: str, kind: NameKind) -> Iterator[str]:
    """What an entity of several words may be called for short."""
    parts = entity.split()
    if kind is NameKind.PERSON:
        if len(parts) > 2:
            yield " ".join(parts[1:])
        return
    yield from (letters for letters in _initials(parts) if len(letters) in _LETTERS)


def _initials(parts: Sequence[str]) -> Iterator[str]:
    """The letters of a body.

    Example:
        >>> sorted(set(_initials("Skerrow Bureau of Piers".split())))
        ['SBOP', 'SBP']
        >>> list(_initials("Justice Department".split()))[-1]
        'DOJ'
    """
    yield "".join(part[0] for part in parts if part.lower() not in _SMALL).upper()
    yield "".join(part[0] for part in parts).upper()
    if parts[-1] in {"Department", "Dept"}:
        yield "DO" + "".join(part[0] for part in parts[:-1]).upper()
