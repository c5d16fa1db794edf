"""Whom a description means that is no title: "the Iowa Republican", "the congresswoman", "the 62-year-old".

Party, state and age are read where a report gives them beside a name ("Rep. Ines Holm (D-Calif.)", "Sen. Paul Aske,
R-Iowa,", "Orla Venn, 62,"). Of several who fit, the one who spoke last is meant, else the one named last before it.
Titles ("the mayor") are told in :mod:`twosource.analyse.names.descriptions`, work ("the lawyer") in
:mod:`twosource.analyse.speakers.introductions`.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from twosource.model.analysis import Name, NameKind

# " (D-Calif.)", ", R-Iowa,", " (R)"; refused: " (D)ay", ", D day"
_TAG = re.compile(r"(?:\s\(|,\s)([DRI])(?:[-–—]([A-Z][A-Za-z.]{0,8}(?:\s[A-Z][A-Za-z.]{1,8})?))?[),]")
# ", a Democrat", ", an Iowa Republican"
_MEMBER = re.compile(r",\san?\s((?:[A-Z][a-z]+\s){0,2})(Democrat|Republican)\b")
_AGED = re.compile(r",\s(\d{1,3}),")
_YEARS_OLD = re.compile(r"(\d{1,3})-year-old$")
_PARTIES = {"democrat": "D", "democratic": "D", "republican": "R", "gop": "R"}
_LAWMAKERS = frozenset("rep reps sen sens representative senator congressman congresswoman lawmaker".split())
_CHAMBERS = {
    "senator": frozenset(["sen", "sens", "senator"]),
    "congressman": _LAWMAKERS - {"sen", "sens", "senator"},
    "congresswoman": _LAWMAKERS - {"sen", "sens", "senator"},
}
_GENDERS = {"congressman": "m", "congresswoman": "f"}
# What stands before "Democrat" or "lawmaker" and tells of no state.
_RANKS = frozenset("house senate top senior leading ranking veteran former moderate conservative progressive".split())
# Names before a description among which the one meant is looked for: those of some pages.
_NAMES_BACK = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marked:
    """What a report says of a person beside the name; "" where it does not."""

    party: str = ""
    state: str = ""
    age: str = ""
    office: str = ""


class Described:
    """Persons of one report by party, state, age and chamber."""

    def __init__(self, text: str, names: Sequence[Name], may_be: Callable[[str, str], bool]) -> None:
        self.names = [name for name in names if name.kind in {NameKind.PERSON, NameKind.OTHER} and not name.described]
        self.starts = [name.span.start for name in self.names]
        self.may_be = may_be
        self.marked = _marked(text, self.names)

    def meant(self, words: str, offset: int, last: str = "") -> Name | None:
        """The person meant by "the Iowa Republican" at ``offset``.

        Args:
            last: the name of who spoke last.
        """
        parts = words.split()[1:]
        if not parts or not self.marked:
            return None
        end = bisect_left(self.starts, offset)
        before = {name.entity: name for name in self.names[max(0, end - _NAMES_BACK) : end]}
        fitting = [name for name in before.values() if self._fits(name.entity, parts)]
        if any(part not in _RANKS for part in (word.lower() for word in parts[:-1])):
            fitting = self._placed(fitting, before)
        if last in before and any(name.entity == last for name in fitting):
            return before[last]
        return max(fitting, key=lambda name: name.span.start, default=None)

    def _placed(self, fitting: Sequence[Name], before: Mapping[str, Name]) -> list[Name]:
        """Of those who fit a state the ones it is told of; where it is told of none, the one named last of all."""
        known = [name for name in fitting if self.marked[name.entity].state]
        persons = [name for name in before.values() if name.kind is NameKind.PERSON]
        last = max(persons, key=lambda name: name.span.start, default=None)
        return known or [name for name in fitting if last is not None and name.entity == last.entity]

    def contradicts(self, words: str, entity: str) -> bool:
        """Whether what the report says beside a name is against a description: "the Ohio Republican" of one "R-Iowa".

        A party alone ("the Republican") says too little to be anybody's of whom the report says nothing.
        """
        parts = words.split()[1:]
        if parts[-1].lower() not in _PARTIES:
            return False
        return len(parts) == 1 or (entity in self.marked and not self._fits(entity, parts))

    def _fits(self, entity: str, parts: Sequence[str]) -> bool:
        marked, noun = self.marked.get(entity), parts[-1].lower()
        if marked is None:
            return False
        if old := _YEARS_OLD.match(noun):
            return len(parts) == 1 and marked.age == old.group(1)
        state = "".join(part for part in parts[:-1] if part.lower() not in _RANKS)
        if state and not (state[:1].isupper() and (not marked.state or is_short_for(marked.state, state))):
            return False
        if noun in {"democrat", "republican"}:
            return marked.party == _PARTIES[noun]
        chamber = _CHAMBERS.get(noun, _LAWMAKERS if noun in _LAWMAKERS else frozenset())
        gender = _GENDERS.get(noun)
        return marked.office in chamber and (gender is None or self.may_be(entity, gender))


def is_short_for(short: str, state: str) -> bool:
    """Whether letters may stand for a state: those of its name, in order.

    Example:
        >>> is_short_for("Calif.", "California"), is_short_for("N.H.", "NewHampshire"), is_short_for("Iowa", "Ohio")
        (True, True, False)
    """
    letters = iter(state.lower())
    wanted = [letter for letter in short.lower() if letter.isalpha()]
    return wanted[:1] == [state[:1].lower()] and all(letter in letters for letter in wanted)


def _marked(text: str, names: Sequence[Name]) -> Mapping[str, _Marked]:
    """What stands beside the names, by entity; what is told first stays."""
    found: dict[str, _Marked] = {}
    for name in names:
        told, known = _beside(text, name), found.get(name.entity, _Marked())
        found[name.entity] = _Marked(
            party=known.party or told.party,
            state=known.state or told.state,
            age=known.age or told.age,
            office=known.office or told.office,
        )
    return {entity: marked for entity, marked in found.items() if marked != _Marked()}


def _beside(text: str, name: Name) -> _Marked:
    """What is told beside one mention of a name."""
    title = name.title.split()
    party = next((_PARTIES[word] for word in title if word in _PARTIES), "")
    office = title[-1] if title and title[-1] in _LAWMAKERS else ""
    aged = _AGED.match(text, name.span.end)
    if tag := _TAG.match(text, name.span.end):
        return _Marked(party=tag.group(1), state=tag.group(2) or "", office=office)
    if member := _MEMBER.match(text, name.span.end):
        state = member.group(1).replace(" ", "")
        return _Marked(party=_PARTIES[member.group(2).lower()], state=state, office=office)
    return _Marked(party=party, age=aged.group(1) if aged else "", office=office)
