"""Sayings without a verb of saying: nouns ("Holm's claim that …"), and any verb beside a quotation that waits for one.

"“No, not you,” Holm interrupted." and "“Mr. Mayor,” began Venn.": what ends in a comma inside its marks is said by
whom stands behind it, whatever the verb.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from twosource.analyse.attribution.clauses import ADVERBS, AUXILIARIES, DETERMINERS, PRONOUNS
from twosource.analyse.attribution.contents import Contents
from twosource.analyse.attribution.subjects import PASTS
from twosource.analyse.cues import Act
from twosource.model.span import Span

_SAID = (
    "claim assertion statement argument warning insistence contention accusation allegation boast suggestion "
    "acknowledgment acknowledgement admission announcement declaration complaint assurance "
    "promise view belief conclusion".split()
)
SAID = frozenset(_SAID) | {f"{noun}s" for noun in _SAID}
"""Nouns that put something forward: "Holm's claim that"."""
# Before a claim these say that it is not so, and units between.
_COUNTERS = frozenset(
    "denied denies denying rejected rejects rejecting disputed disputes disputing refuted refutes refuting rebutted "
    "rebuts rebutting countered counters countering debunked debunks debunking dismissed dismisses "
    "dismissing contradicted contradicts contradicting".split()
)
_COUNTER_UNITS = 3
# Units between a quotation and the verb of who says it: "“No,” the old harbour master shot back".
_NEAR_UNITS = 7
NOMINAL = frozenset(f"{noun} that" for noun in SAID)
"""The bases of such attributions, which no verb has."""


class Told(NamedTuple):
    """A saying without a verb of the tables.

    Attributes:
        source, cue: their first and last units; no source where nobody is named.
        content: what is said.
        base: the noun, verb or phrase of the cue.
        act: what kind of act.
    """

    source: tuple[int, int] | None
    cue: tuple[int, int]
    content: tuple[Span, ...]
    base: str
    act: Act = Act.SAY


class Unlisted(Contents):
    """The sayings of a clause that no verb of the tables tells."""

    def _nominal(self) -> Iterator[Told]:
        """ "Holm's ironic claim that the pier held", "an insistence by the owners that", "his boast that"."""
        for that in range(2, self.count - 2):
            if self.units[that].key != "that":
                continue
            source = noun = None
            if self.units[that - 1].key in SAID:
                noun, source = that - 1, self._owner(that - 1)
            elif (by := self._by(that)) is not None:
                noun, source = by - 1, (by + 1, that - 1)
            quoted = any(unit.kind == "q" for unit in self.units[that + 1 : that + 1 + _NEAR_UNITS])
            if noun is None or source is None or not (quoted or self._is_clause(that + 1)):
                continue
            if self._is_countered(min(source[0], noun)):
                continue
            end = self._told_end(that)
            yield Told(source, (noun, noun), (self._span(that, end - 1),), f"{self.units[noun].key} that")

    def _is_countered(self, start: int) -> bool:
        """Whether somebody else denies what is claimed: "countering | Holm's claim that the pier held"."""
        return any(unit.key in _COUNTERS for unit in self.units[max(0, start - _COUNTER_UNITS) : start])

    def _told_end(self, that: int) -> int:
        """Where what is claimed ends: at the comma where it leads, as in "Despite his claim that …, | she left"."""
        leads = self._is_adverbial(0) or self.units[0].key == "asked"
        comma = next((i for i in range(that, self.count) if self.units[i].key == ","), None) if leads else None
        return comma if comma is not None else self._content_end(that, ())

    def _by(self, that: int) -> int | None:
        """Where "by" stands in "an insistence by the owners that"."""
        by = next(
            (i for i in range(that - 1, max(1, that - _NEAR_UNITS), -1) if self.units[i].key in {"by", "from"}), None
        )
        return by if by is not None and by < that - 1 and self.units[by - 1].key in SAID else None

    def _waiting(self, covered: Sequence[Span]) -> Iterator[Told]:
        """Quotations that end in a comma inside their marks, and who says them by a verb of no table."""
        for index, unit in enumerate(self.units[:-2]):
            inner = unit.quote.inner.of(self.text) if unit.quote is not None else ""
            if (
                inner[-1:] != ","
                or not inner[:1].isupper()
                or any(span.start <= unit.start < span.end for span in covered)
            ):
                continue
            found = self._inverted_past(index + 1) or self._plain_past(index + 1)
            if found is not None:
                source, verb = found
                yield Told(source, (verb, verb), (self._span(index, index),), self.units[verb].key)

    def _inverted_past(self, verb: int) -> tuple[tuple[int, int], int] | None:
        """ "“No,” began Acosta."""
        if not self._past(verb) or verb + 1 >= self.count or not self._is_nominal(self.units[verb + 1]):
            return None
        subject = self._right(verb + 1)
        return (subject, verb) if subject is not None else None

    def _plain_past(self, first: int) -> tuple[tuple[int, int], int] | None:
        """ "“No,” the mayor interrupted."""
        head = self.units[first]
        if not (head.named or head.key in DETERMINERS | PRONOUNS):
            return None
        for verb in range(first + 1, min(self.count, first + _NEAR_UNITS)):
            if self.units[verb].key in AUXILIARIES:  # "“It held,” it was found"
                return None
            if self._past(verb):
                last = verb - 1
                while last > first and (self.units[last].key in ADVERBS or self.units[last].key.endswith("ly")):
                    last -= 1
                return ((first, last), verb) if self._left(last + 1) == (first, last) else None
        return None

    def _past(self, index: int) -> bool:
        unit = self.units[index]
        return unit.kind == "w" and not unit.named and (unit.key.endswith("ed") or unit.key in PASTS)
