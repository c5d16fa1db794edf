"""Names: whether two forms mean one place, and two mentions of a story one person.

Place pairs come from the project's own tables and CLDR's territory names (tables/territories.tsv): any two forms of
one row mean one place, also with accents, articles and hyphens written otherwise; forms of two rows do not. Person
pairs come from person_forms.tsv. A third of the rows, told by a hash, was held back while the rules were written.
A pair is found where the verdict is *same*; a false one where the verdict is *same* for two places or persons.
"""

import hashlib
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from score import Score

from twosource.analyse.names.persons import same_person
from twosource.analyse.names.places import level, same_place
from twosource.model.agency import AgencyTable
from twosource.model.sameness import Sameness

_TABLES = Path(__file__).parents[2] / "src" / "twosource" / "tables"
_PERSONS = Path(__file__).with_name("person_forms.tsv")
Group = tuple[str, ...]


def scores(_: Path, __: AgencyTable) -> Iterator[Score]:
    """Share of the true pairs found and of the false ones taken, for places and for persons."""
    groups = place_groups()
    stories = person_stories()
    digest = hashlib.sha256(repr((groups, stories)).encode()).hexdigest()[:16]
    held = [group for group in groups if is_held_back(group[0])]
    held_stories = [story for story in stories if is_held_back(story[0][0])]
    for name, part in (("names places", groups), ("names places held back", held)):
        found, false = places_found(part), places_false(part)
        yield Score(name=f"{name} found", value=found, target="≥ .98", peers="", digest=digest)
        yield Score(name=f"{name} false", value=false, target="≤ .01", peers="", digest=digest, higher_is_better=False)
    for name, told in (("names persons", stories), ("names persons held back", held_stories)):
        found, false = persons_found(told), persons_false(told)
        yield Score(name=f"{name} found", value=found, target="≥ .95", peers="", digest=digest)
        yield Score(name=f"{name} false", value=false, target="≤ .02", peers="", digest=digest, higher_is_better=False)


def is_held_back(name: str) -> bool:
    """Whether a row was kept out of sight."""
    return hashlib.sha256(name.encode()).digest()[0] % 3 == 0


def place_groups() -> list[Group]:
    """The forms of each country, territory and place."""
    groups: dict[str, list[str]] = {}
    for name, columns in (
        ("countries.tsv", (0, 1)),
        ("official_names.tsv", (0, 1, 2)),
        ("territories.tsv", (1, 2)),
        ("places.tsv", (0, 1)),
    ):
        for line in (_TABLES / name).read_text("utf-8").splitlines():
            if not line or line.startswith("#"):
                continue
            row = line.split("\t")
            forms = [form for column in columns if column < len(row) for form in row[column].split("|") if form]
            groups.setdefault(level(forms[0]), []).extend(forms)
    return [tuple(dict.fromkeys([*forms, *map(_otherwise, forms)])) for forms in groups.values()]


def _otherwise(form: str) -> str:
    """A form as another desk would write it: no accents, "St" for "Saint", "and" for "&", blanks for hyphens."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", form) if not unicodedata.combining(c))
    return plain.replace("Saint ", "St ").replace("&", "and").replace("-", " ").replace("'", "’")


def places_found(groups: Sequence[Group]) -> float:
    """Share of pairs within a row whose verdict is *same*."""
    pairs = [pair for group in groups for pair in combinations(group, 2)]
    return sum(same_place(*pair).value is Sameness.SAME for pair in pairs) / max(1, len(pairs))


def places_false(groups: Sequence[Group]) -> float:
    """Share of pairs across rows (two forms of each) whose verdict is *same*."""
    pairs = [(a, b) for one, two in combinations(groups, 2) for a in one[:2] for b in two[:2]]
    return sum(same_place(*pair).value is Sameness.SAME for pair in pairs) / max(1, len(pairs))


def person_stories() -> list[tuple[Group, ...]]:
    """The stories, each with the mentions of its persons."""
    lines = _PERSONS.read_text("utf-8").splitlines()
    return [tuple(tuple(p.split("|")) for p in line.split("\t")) for line in lines if line and not line.startswith("#")]


def persons_found(stories: Sequence[tuple[Group, ...]]) -> float:
    """Share of pairs of one person's mentions whose verdict is *same*."""
    found = [
        same_person(*pair, [m for p in story for m in p]).value is Sameness.SAME
        for story in stories
        for person in story
        for pair in combinations(person, 2)
    ]
    return sum(found) / max(1, len(found))


def persons_false(stories: Sequence[tuple[Group, ...]]) -> float:
    """Share of pairs of two persons' mentions in one story whose verdict is *same*."""
    found = [
        same_person(a, b, [m for p in story for m in p]).value is Sameness.SAME
        for story in stories
        for one, two in combinations(story, 2)
        for a in one
        for b in two
    ]
    return sum(found) / max(1, len(found))
