"""What stands beside a noun phrase and is no part of it: adverbials before it, a day behind it."""

from twosource.analyse.attribution.clauses import ADVERBS, DETERMINERS, PREPOSITIONS, PRONOUNS, Unit
from twosource.analyse.attribution.verbs import Verbs

_NEARLY = frozenset("nearly about almost over around roughly some".split())
_QUANTITIES = frozenset("half all one two three four five six seven eight nine ten a dozens hundreds thousands".split())
# Prepositions that say how exact a number is.
_ROUND_ABOUT = frozenset("about around over under between up".split())
_BOUNDS = frozenset([("at", "least"), ("at", "most"), ("as", "many"), ("as", "much"), ("as", "few")])
# Conjunctions whose clause stands beside the main one: "Though it held, the mayor said it was old".
_OPENING = frozenset("when while as if though although because since unless once".split())
# Adverbs that go with the noun behind them: "even some clerks", "only the mayor".
_FOCUS = frozenset("even only just".split())


class Openers(Verbs):
    """The adverbials of a clause, and what only looks like one: "about 300 shops"."""

    def _trim(self, first: int, last: int) -> tuple[int, int] | None:
        """Without an adverbial at its head: "On Wednesday the spokesman" is "the spokesman"."""
        while first <= last:
            unit = self.units[first]
            if unit.kind == "m" and unit.key != "(":
                first += 1
            elif first < last and (self._is_nearly(first) or self.units[first + 1].key == "-"):
                break  # "nearly half", "then-spokeswoman Anna Holm"
            elif unit.key in _FOCUS and first < last:
                break
            elif (unit.key in PREPOSITIONS and not (first < last and self._is_company(first))) or (
                unit.key in ADVERBS and unit.key not in {"all", "both", "one"}
            ):
                first = self._after_adverbial(first, last)
            elif unit.key in {"and"}:
                first += 1
            else:
                break
        return (first, last) if first <= last else None

    def _is_company(self, index: int) -> bool:
        """Whether what looks like "at" begins a name: "AT&T"."""
        return self.units[index].named and self.units[index + 1].key == "&"

    def _is_nearly(self, index: int) -> bool:
        return self.units[index].key in _NEARLY and self._is_quantity(index + 1)

    def _is_quantity(self, index: int) -> bool:
        """Whether "about", "nearly" or "over" before the unit go with a number: "nearly half", "about 40"."""
        key = self.units[index].key
        return key in _QUANTITIES or key[:1].isdigit()

    def _after_adverbial(self, first: int, last: int) -> int:
        """The unit after a prepositional phrase at ``first``."""
        index = first + 1
        while index <= last and (self.units[index].key in DETERMINERS or self.units[index].key in PREPOSITIONS):
            index += 1
        index += 1
        while index <= last:
            unit = self.units[index]
            starts = unit.key in DETERMINERS or unit.key in PRONOUNS
            if starts and self.units[index - 1].key not in PREPOSITIONS:
                return index
            if (
                unit.named
                and not self.units[index - 1].named
                and self.units[index - 1].key not in PREPOSITIONS | DETERMINERS
            ):
                return index
            index += 1
        return last + 1

    def _is_adverbial(self, index: int) -> bool:
        return self.units[index].key in PREPOSITIONS | _OPENING and not self._counts(index)

    def _counts(self, index: int) -> bool:
        """Whether a preposition goes with a number: "about 300 shops", "at least three", "as many as 20"."""
        key, following = self.units[index].key, self.units[index + 1 : index + 3]
        if not following:
            return False
        bound = (key, following[0].key) in _BOUNDS and len(following) > 1
        return (bound and (key == "as" or self._is_quantity(index + 2))) or (
            key in _ROUND_ABOUT and self._is_quantity(index + 1)
        )

    def _before_day(self, last: int) -> int:
        """The unit before a day that stands between subject and verb: "the mayor on Monday told …"."""
        index = last
        while index > 0 and self.units[index].kind == "w" and self._is_day(self.units[index]):
            index -= 1
        while (
            index < last and index > 0 and self.units[index].key in {"on", "early", "late", "earlier", "last", "this"}
        ):
            index -= 1
        return index

    @staticmethod
    def _is_day(unit: Unit) -> bool:
        return unit.key.endswith("day") or unit.key in {
            "morning",
            "afternoon",
            "evening",
            "night",
            "week",
            "month",
            "year",
            "today",
            "yesterday",
            "recently",
            "again",
        }
