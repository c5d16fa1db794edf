"""As what a report introduces a person, and whom "the lawyer" means further on.

"Orla Venn, a lawyer for the crew, …" and "lawyer Orla Venn" introduce her; "the crew's lawyer said" is her then.
Offices that names carry ("Mayor Ines Holm") are told in :mod:`twosource.analyse.names.linking`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.analyse.names.titles import ABBREVIATED, OFFICE_HEADS
from twosource.model.analysis import Name, NameKind

# What persons are by work, in the singular; "official", "man" and the like are left out: too many may be meant.
_WORK = frozenset(
    (
        "lawyer attorney solicitor barrister spokesman spokeswoman spokesperson adviser advisor aide lawmaker analyst "
        "strategist economist doctor physician scientist researcher professor lecturer historian pastor bishop rabbi "
        "imam sheriff detective investigator inspector coroner superintendent engineer architect author writer editor "
        "columnist reporter journalist photographer activist organizer organiser campaigner farmer fisherman teacher "
        "pilot captain skipper owner landlord founder chairman chairwoman chairperson commissioner ambassador "
        "congressman congresswoman councilman councilwoman candidate physicist biologist geologist meteorologist "
        "epidemiologist psychologist nurse surgeon biographer whistleblower manager coach"
    ).split()
)
_VAGUE = frozenset("official member head expert witness resident state".split())
_PEOPLE = frozenset("man woman person native one part".split())
_LESSER = frozenset("vice deputy former ex assistant late then".split())
_EQUAL = {"attorney": "lawyer", "advisor": "adviser", "organiser": "organizer"}
# Behind these the head of a description is over: "a lawyer | for the crew".
_ENDS = frozenset("of for at with who whose which that in to from on and by , . ; :".split())
# Behind "working", "living", "representing" and the like, which end one too.
_DOING = _ENDS | {"the", "as", "a"}
_ARTICLES = frozenset(["a", "an", "the", "his", "her", "their"])
# Tokens of a description up to its noun: ", a longtime Skerrow harbour lawyer".
_REACH_TOKENS = 9
_LOOK_CHARACTERS = 110
# What somebody whom a lead does not name may be called further on, whichever of these it is.
_STAFF = frozenset(
    "official employee worker staffer aide adviser manager officer whistleblower executive insider veteran".split()
)
# Where a lead ends, and how far behind its words the name stands that it holds back (headline, caption and three
# paragraphs; house rule, 2026-11).
_LEAD_CHARACTERS, _LATER_CHARACTERS = 1200, 1500
# Behind a source that is not to be named: "an official who spoke on condition of anonymity".
_KEPT_BACK = re.compile(r"\banonym|\bnot (?:to be|authori[sz]ed)|\bunnamed|\bdeclined to be", re.I)
# "lawyer Orla Venn": the word right before the name.
_BEFORE = re.compile(r"([\w-]+)\s$")


@dataclass(frozen=True, slots=True)
class _Introduced:
    offset: int
    noun: str
    name: Name


class Introductions:
    """Persons of one report by what they are introduced as."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self.text, self.names = text, names
        self.found: dict[str, list[_Introduced]] = {}
        for entry in _introduced(text, names):
            self.found.setdefault(entry.noun, []).append(entry)

    def later(self, noun: str, end: int) -> Name | None:
        """Who is named soon behind a lead that tells of somebody without a name.

        "A federal judge blocked the plan." before "Judge Ines Holm wrote …"; "A whistleblower says so." before a
        paragraph that opens with "Orla Venn, a manager at the yard, …".

        Args:
            noun: what the lead calls him; end: where the words for him end there.
        """
        if end > _LEAD_CHARACTERS or _KEPT_BACK.search(self.text, end, end + _LOOK_CHARACTERS):
            return None
        alike = _STAFF if noun in _STAFF else frozenset([_EQUAL.get(noun, noun)])
        known: set[str] = set()
        found: dict[str, Name] = {}
        for name in self.names:
            new, near = name.entity not in known, end < name.span.start < end + _LATER_CHARACTERS
            known.add(name.entity)
            person = name.kind is NameKind.PERSON and not name.described and " " in name.entity
            if new and near and person and self._is_called(name, noun, alike):
                found[name.entity] = name
        return next(iter(found.values())) if len(found) == 1 else None

    def _is_called(self, name: Name, noun: str, alike: frozenset[str]) -> bool:
        """Whether a person bears the title, or opens a paragraph with such an apposition."""
        opens = self.text[max(0, name.span.start - 2) : name.span.start].endswith("\n")
        beside = _beside(self.text[name.span.end : name.span.end + _LOOK_CHARACTERS]) if opens else ""
        return office_of(name.title) == noun or beside in alike

    def meant(self, noun: str, offset: int, last: str = "") -> Name | None:
        """The person introduced so before ``offset``; behind it only where the report has but one.

        Args:
            last: the name of who spoke last: of several introduced alike it is the one who is meant.

        Returns:
            None where nobody is, or several are and none of them spoke last.
        """
        alike = self.found.get(_EQUAL.get(noun, noun), [])
        before = [entry for entry in alike if entry.offset < offset] or alike
        persons = {entry.name.entity: entry.name for entry in before}
        return persons.get(last) if len(persons) > 1 else next(iter(persons.values()), None)

    def tells(self, noun: str) -> bool:
        """Whether somebody is introduced so, whatever kind of noun it is."""
        return noun in self.found


def is_work(noun: str) -> bool:
    """Whether a noun in the singular says what a person does.

    Example:
        >>> is_work("lawyer"), is_work("lawyers"), is_work("ship")
        (True, False, False)
    """
    return noun in _WORK


def is_office(noun: str) -> bool:
    """Whether a noun is an office that several may hold at once: "the president" of two countries.

    Example:
        >>> is_office("president"), is_office("official")
        (True, False)
    """
    return noun in OFFICE_HEADS and noun not in _VAGUE


def _introduced(text: str, names: Sequence[Name]) -> Iterator[_Introduced]:
    for name in names:
        if name.described or name.kind not in {NameKind.PERSON, NameKind.OTHER}:
            continue
        before = _BEFORE.search(text, max(0, name.span.start - 20), name.span.start)
        noun = before.group(1).lower() if before else ""
        if noun not in _WORK:
            noun = office_of(name.title)
        if noun not in _WORK and not is_office(noun):
            noun = _apposed(text[name.span.end : name.span.end + _LOOK_CHARACTERS])
        if noun and noun not in _VAGUE:
            yield _Introduced(name.span.start, _EQUAL.get(noun, noun), name)


def office_of(title: str) -> str:
    """The last word of a title that is held now and in full.

    Example:
        >>> office_of("president"), office_of("sen"), office_of("vice president"), office_of("former president")
        ('president', 'senator', '', '')
    """
    parts = title.split()
    return "" if not parts or _LESSER.intersection(parts) else ABBREVIATED.get(parts[-1], parts[-1])


def _apposed(after: str) -> str:
    """The noun of what follows a name between commas.

    Example:
        >>> _apposed(", a lawyer for the crew, said"), _apposed(", 44, the yard's lawyer."), _apposed(", a ship left")
        ('lawyer', 'lawyer', '')
    """
    noun = _beside(after)
    return "" if noun in _VAGUE or noun in _PEOPLE else noun


def _beside(after: str) -> str:
    """The noun of what follows a name between commas, whatever it is.

    Example:
        >>> _beside(", a manager working at the yard, said")
        'manager'
    """
    tokens = re.findall(r"[\w'’&-]+|[,.;:]", after)
    place = 3 if len(tokens) > 3 and tokens[0] == tokens[2] == "," and tokens[1].isdigit() else 1
    if tokens[:1] != [","] or tokens[place : place + 1] == [] or tokens[place].lower() not in _ARTICLES:
        return ""
    for index in range(place + 1, min(len(tokens), place + _REACH_TOKENS)):
        doing = tokens[index].endswith("ing") and tokens[index + 1 : index + 2] and tokens[index + 1] in _DOING
        if tokens[index] in _ENDS or doing:
            return str(tokens[index - 1]).lower()
    return ""
