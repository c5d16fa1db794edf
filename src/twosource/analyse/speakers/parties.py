"""The names of a report as parties of a chain: persons, bodies, outlets and agencies."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from twosource.analyse.names.titles import PRESS_WORDS
from twosource.analyse.speakers.beside import told_beside
from twosource.analyse.speakers.fullnames import full_names
from twosource.analyse.speakers.sourcewords import ARTICLE, is_outlet
from twosource.analyse.tables import given_names, outlets
from twosource.model.agency import AgencyTable
from twosource.model.analysis import Name, NameKind
from twosource.model.quotation import Party, PartyKind
from twosource.model.span import Span

# Outlets whose names are common nouns, which at the head of a sentence they may be: "People chanted".
_COMMON = frozenset("People Nature Science Time Life Fortune Money".split())

# "Mr. | Berg", "Mrs | Holm"
_HONORIFIC = re.compile(r"\b(mrs?|ms|miss)\b\.?\s$", re.I)
# "OrlaHolm"; refused: "KZZQ", "Holm". No network allows a handle of more letters.
_HANDLE = re.compile(r"(?=\w{3,40}\Z)[A-Z][a-z]+[a-z0-9_]*[A-Z]\w*")
# "Rep | OrlaHolm"
_OFFICE = re.compile(r"^(?:Rep|Sen|Gov|Senator|Mayor|Real)(?=[A-Z])", re.I)


class Parties:
    """What the names of one report name."""

    def __init__(self, text: str, names: Sequence[Name], agencies: AgencyTable, outlet: str = "") -> None:
        self.text, self.names, self.agencies, self.outlet = text, names, agencies, outlet
        self.starts = [name.span.start for name in names]
        self.genders = self._genders()
        self.things, self.people = told_beside(text, names)
        self.full = full_names(names)
        self.handles = {n.entity.replace(" ", "").lower(): n.entity for n in names if self._has_handle(n)}

    def within(self, span: Span) -> list[Name]:
        """The names whose core lies inside ``span``."""
        first = bisect_right(self.starts, span.start - 60)
        last = bisect_left(self.starts, span.end)
        return [name for name in self.names[first:last] if span.covers(name.core)]

    def party(self, name: Name) -> Party:
        """A name as a party of the chain."""
        words = name.core.of(self.text)
        if self.outlet and self._is_own(words):
            return Party(name=self.outlet, kind=PartyKind.OUTLET, span=name.span)
        agency = next((m.agency for m in self.agencies.mentions(words) if m.sure), None)
        if agency is not None and len(agency.name) >= len(words) - 16:
            return Party(name=agency.name, kind=PartyKind.AGENCY, span=name.span)
        if is_outlet(words) and not (words in _COMMON and self._begins(name)):
            main = outlets().get(words) or outlets().get(f"The {words}") or words
            return Party(name=main, kind=PartyKind.OUTLET, span=name.span)
        if (paper := self._short_of(words, name.span.start)) is not None:
            return Party(name=paper, kind=PartyKind.OUTLET, span=name.span)
        if (whose := self.handled(name.entity)) is not None:
            return Party(name=whose, kind=PartyKind.PERSON, span=name.span)
        person = name.kind is NameKind.PERSON or (name.kind is NameKind.OTHER and name.entity not in self.things)
        full = self.full.get(name.entity)
        if full is not None:
            person = " " in name.entity  # letters are a body's
        return Party(name=full or name.entity, kind=PartyKind.PERSON if person else PartyKind.BODY, span=name.span)

    @staticmethod
    def _has_handle(name: Name) -> bool:
        return name.kind is NameKind.PERSON and " " in name.entity and not name.described

    def handled(self, handle: str) -> str | None:
        """The person of the report whose names a handle writes together: "OrlaHolm", "RepOrlaHolm" for Orla Holm."""
        return self.handles.get(_OFFICE.sub("", handle).lower()) if _HANDLE.fullmatch(handle) else None

    def _short_of(self, words: str, offset: int) -> str | None:
        """The outlet named in full before, of which this is the last word: "the Courier" for the Skerrow Courier."""
        bare = ARTICLE.sub("", words)
        if " " in bare or bare.lower() not in PRESS_WORDS:
            return None
        before = reversed(self.names[: bisect_left(self.starts, offset)])
        full = next((n.entity for n in before if n.entity.endswith(f" {bare}") and is_outlet(n.entity)), None)
        return ARTICLE.sub("", full) if full else None

    def is_person(self, name: Name) -> bool:
        """Whether a name is a person's: known as one, told by the words beside it, or two words that are no thing's."""
        if name.kind is not NameKind.OTHER or name.entity in self.things:
            return name.kind is NameKind.PERSON
        return name.entity in self.people or (len(name.entity.split()) == 2 and self._begins(name))

    def _begins(self, name: Name) -> bool:
        """Whether a sentence begins with the name."""
        before = self.text[max(0, name.span.start - 3) : name.span.start].rstrip(" ")
        return not before or before[-1] in '.!?”"\n'

    def _is_own(self, words: str) -> bool:
        """Whether a name is the report's own outlet, or its last word ("the Courier")."""
        own, bare = ARTICLE.sub("", self.outlet).split(), ARTICLE.sub("", words).split()
        return bare == own or (len(own) > 1 and bare == own[-1:] and own[-1].lower() in PRESS_WORDS)

    def _genders(self) -> dict[str, str]:
        """Entities of persons and "m" or "f", by honorific and given name."""
        found: dict[str, str] = {}
        for name in self.names:
            if name.kind is not NameKind.PERSON:
                continue
            parts = name.entity.split()
            if len(parts) > 1 and (given := given_names().get(parts[0], "")):  # "Mr Holm" may be her husband
                found[name.entity] = given
                continue
            honorific = _HONORIFIC.search(self.text, max(0, name.core.start - 5), name.core.start)
            if honorific is not None:
                found[name.entity] = "m" if honorific.group(1).lower() == "mr" else "f"
            else:
                found.setdefault(name.entity, given_names().get(parts[0], ""))
        return found

    def may_be(self, entity: str, gender: str) -> bool:
        """Whether "m" or "f" may be the person's."""
        return self.genders.get(entity, "") in {"", gender}
