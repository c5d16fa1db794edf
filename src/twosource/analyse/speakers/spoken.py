"""Who spoke last, for the pronouns and descriptions that follow."""

from collections import deque

from twosource.analyse.speakers.sourcewords import HEAD_END, is_plural, noun_of
from twosource.model.quotation import Party, PartyKind

# Unnamed sources that are remembered; no report has a tenth of them.
_UNNAMED = 50
_ARTICLE_AND_NOUN = 2
_ANYBODY = frozenset("person author writer individual".split())


class Spoken:
    """The last to speak: of all, of persons, of bodies and documents, of outlets, of several together."""

    def __init__(self) -> None:
        self.last: Party | None = None
        self.last_person: Party | None = None
        self.last_thing: Party | None = None
        self.last_outlet: Party | None = None
        self.last_group: Party | None = None
        self.persons: set[str] = set()
        self.anonymous: deque[str] = deque(maxlen=_UNNAMED)

    def note(self, party: Party) -> None:
        """Remember who spoke last, for the pronouns that follow."""
        if party.kind is PartyKind.UNRESOLVED:
            return
        self.last = party
        if party.kind in {PartyKind.OUTLET, PartyKind.AGENCY}:
            self.last_outlet = party
        several = party.kind is PartyKind.ANONYMOUS and is_plural(party.name)
        if party.kind is PartyKind.ANONYMOUS and party.name not in self.anonymous:
            self.anonymous.append(party.name)
        if party.kind is PartyKind.PERSON:
            self.persons.add(party.name)
        if several:
            self.last_group = party
        elif party.kind in {PartyKind.PERSON, PartyKind.ANONYMOUS}:
            self.last_person = party
        else:
            self.last_thing = party

    def several(self) -> Party | None:
        """Those of whom "one of them" is one: several who spoke, the last of them."""
        last = self.last
        if last is not None and last.kind not in {PartyKind.OUTLET, PartyKind.AGENCY} and is_plural(last.name):
            return last
        return self.last_group

    def fuller(self, name: str) -> str | None:
        """Who spoke before and was called so and more: "a senior ministry official", for "a senior official"."""
        words, noun = set(name.lower().split()), noun_of(name)
        known = (other for other in reversed(self.anonymous) if noun_of(HEAD_END.split(other)[0]) == noun)
        return next((other for other in known if words < set(other.lower().split()) and len(words) > 1), None)

    def one_alike(self, words: str) -> str | None:
        """The one called so who spoke before, where several spoke last: "the same source" for "a yard source"."""
        noun = noun_of(HEAD_END.split(words)[0])
        if self.last is None or self.last.kind is not PartyKind.ANONYMOUS or not is_plural(self.last.name):
            return None
        if is_plural(words):
            return None
        alike = (name for name in reversed(self.anonymous) if noun_of(HEAD_END.split(name)[0]) == noun)
        return next((name for name in alike if not is_plural(name)), None)

    def sole_unnamed(self, words: str) -> str | None:
        """The one unnamed person who spoke so far, for "the author" and "the person"; for "the clerk" a clerk."""
        alone = [name for name in self.anonymous if not is_plural(name)]
        noun = noun_of(words)
        if len(alone) != 1 or len(words.split()) != _ARTICLE_AND_NOUN:
            return None
        return alone[0] if noun in _ANYBODY or noun == noun_of(HEAD_END.split(alone[0])[0]) else None

    def is_last(self, noun: str) -> bool:
        """Whether somebody not named, but called so, spoke last."""
        return self.last is not None and self.last.kind is PartyKind.ANONYMOUS and noun_of(self.last.name) == noun
