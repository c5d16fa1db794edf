"""Which body "the company", "the panel" and "the administration" mean."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from twosource.analyse.speakers.beside import FIRMS
from twosource.analyse.speakers.parties import Parties
from twosource.analyse.speakers.sourcewords import KINDS, is_outlet, may_be_called, noun_of
from twosource.analyse.speakers.spoken import Spoken
from twosource.model.analysis import Name, NameKind
from twosource.model.quotation import Party, PartyKind
from twosource.model.span import Span

# How far before its description a body may be named or speak, in characters: two or three paragraphs.
_NEAR_CHARACTERS = 600
# Names before a description among which its body is looked for.
_NAMES_BACK = 8
# Bodies of one kind that are kept: where there are two, "the committee" is neither.
_ALIKE = 2
# What is no company, group or agency.
_POWERS = frozenset(["Congress", "Senate", "House", "House of Representatives", "White House", "Parliament", "Capitol"])
# "the | Holm administration"; refused: "the Coastal Administration"
_ADMINISTRATION = re.compile(
    r"\b(?!The\b|An?\b|This\b|That\b|His\b|Her\b|Each\b|Any\b|No\b)[A-Z][a-z]\w* administration\b"
)


class Bodies:
    """The bodies of one report by what they may be called."""

    def __init__(self, parties: Parties, spoken: Spoken) -> None:
        self.text, self.parties, self.spoken = parties.text, parties, spoken
        self.bodies = _bodies(parties.names)
        self.administrations = [*_ADMINISTRATION.finditer(parties.text)]

    def administration(self, source: Span) -> str:
        """Whose "the administration" is: as the report calls one before, else the one further on; "" where none is."""
        place = bisect_left(self.administrations, source.start, key=re.Match.start)
        known = self.administrations[max(0, place - 1) : max(1, place)]
        return known[0].group() if known else ""

    def firm(self, source: Span) -> Party | None:
        """The body that "the company" means: the one that spoke last, else the one named last."""
        last, noun = self.spoken.last_thing, noun_of(source.of(self.text))
        if (
            last is not None
            and last.kind is PartyKind.BODY
            and last.span
            and source.start - last.span.end < _NEAR_CHARACTERS
            and may_be_called(last.name, noun)
        ):
            return last
        own = [n for n in self.bodies.get(noun, ()) if n.span.start < source.start] if noun in KINDS else []
        if len(own) == 1:
            return self.parties.party(own[0])
        place = bisect_right(self.parties.starts, source.start) - 1
        near = [
            name
            for name in self.parties.names[max(0, place - _NAMES_BACK) : place + 1]
            if self._may_be(name, noun, source)
        ]
        if near:  # a sentence's opener before others, a body for sure before what may be one, the last of these
            return self.parties.party(max(near, key=lambda n: (self._acts(n), n.kind is NameKind.BODY, n.span.start)))
        return self._sole(noun, source.start) if noun in KINDS else None

    def _may_be(self, name: Name, noun: str, source: Span) -> bool:
        """Whether a name near before a description is a body's that may be called so."""
        near = 0 <= source.start - name.span.end < _NEAR_CHARACTERS
        firm = name.kind is NameKind.BODY or (name.kind is NameKind.OTHER and self._is_firm(name))
        bare = name.entity.lower() in KINDS or name.entity.lower() in FIRMS  # "the Committee"
        power = name.entity in _POWERS and noun not in {"body", name.entity.lower()}
        if not near or not firm or bare or power or not may_be_called(name.entity, noun):
            return False
        return not is_outlet(name.entity) and self.parties.party(name).kind is not PartyKind.AGENCY

    def _acts(self, name: Name) -> bool:
        """Whether a sentence opens with the name: "Vantor Line sold two ferries to Holm Group. The company"."""
        before = self.text[max(0, name.span.start - 8) : name.span.start].rstrip(" ")
        before = before.removesuffix("The").rstrip(" ")
        return not before or before[-1] in '.!?”"\n—–'

    def _sole(self, noun: str, offset: int) -> Party | None:
        """The one body of that kind which the report has named: "the committee", however far behind it."""
        known = (name for last in {noun, *KINDS[noun]} for name in self.bodies.get(last, ()))
        before = [name for name in known if name.span.start < offset]
        return self.parties.party(before[0]) if len(before) == 1 else None

    def _is_firm(self, name: Name) -> bool:
        """Whether a name of no known kind may be a body's: no person's, and not only a place's or a ship's."""
        before = self.text[max(0, name.core.start - 12) : name.core.start].lower()
        placed = re.search(r"\b(?:in|at|off|near|from|to|the|ferry|ship|vessel)\s$", before)
        return name.entity not in self.parties.people and placed is None


def _bodies(names: Sequence[Name]) -> dict[str, list[Name]]:
    """The first mentions of bodies by the last words of their names, two of each: more are as good as two."""
    found: dict[str, dict[str, Name]] = {}
    for name in names:
        body = name.kind in {NameKind.BODY, NameKind.OTHER} and " " in name.entity and not is_outlet(name.entity)
        alike = found.setdefault(noun_of(name.entity), {}) if body else {}
        if len(alike) < _ALIKE:
            alike.setdefault(name.entity, name)
    return {noun: [*alike.values()] for noun, alike in found.items()}
