"""Conditions on statements, for desks that let a script decide: ``reports>=2 and independent<2``."""

import operator
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from twosource.errors import UsageError
from twosource.model.relation import Sense, Statement

FIELDS: dict[str, tuple[str, Callable[[Statement], int]]] = {
    "independent": ("independent ways, the low end", lambda s: s.support.independent.low),
    "independent.high": ("independent ways, the high end", lambda s: s.support.independent.high),
    "origins": ("distinct origins", lambda s: len(s.support.origins)),
    "reports": ("reports that make the statement", lambda s: len({r.report for r in s.readings})),
    "readings": ("readings, repeats in one report counted", lambda s: len(s.readings)),
    "changed": ("differences that change the sense", lambda s: sum(d.sense is Sense.CHANGED for d in s.differences)),
    "unclear": (
        "differences whose sense cannot be told",
        lambda s: sum(d.sense is Sense.UNCLEAR for d in s.differences),
    ),
}
"""What may be asked of a statement: name, meaning, and how it is counted."""

_OPERATORS: dict[str, Callable[[int, int], bool]] = {
    "<=": operator.le,
    ">=": operator.ge,
    "!=": operator.ne,
    "==": operator.eq,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}
_CLAUSE = re.compile(r"\s*([a-z.]+)\s*(<=|>=|!=|==|<|>|=)\s*(\d{1,6})\s*")


@dataclass(frozen=True, slots=True)
class Condition:
    """A conjunction of comparisons.

    Example:
        >>> condition = parse("reports>=2 and independent<2")
        >>> condition.words
        'reports>=2 and independent<2'
    """

    words: str
    clauses: tuple[tuple[str, str, int], ...]

    def holds(self, statement: Statement) -> bool:
        """Whether every comparison is true of the statement."""
        return all(_OPERATORS[sign](FIELDS[name][1](statement), number) for name, sign, number in self.clauses)

    def meeting(self, statements: Iterable[Statement]) -> tuple[Statement, ...]:
        """The statements of which it is true, in order."""
        return tuple(statement for statement in statements if self.holds(statement))


def parse(words: str) -> Condition:
    """The condition that ``words`` state.

    Raises:
        UsageError: with the part that is not understood and what may be asked.
    """
    clauses = []
    for part in re.split(r"\band\b", words.casefold()):
        match = _CLAUSE.fullmatch(part)
        if match is None or match[1] not in FIELDS:
            known = ", ".join(FIELDS)
            raise UsageError(
                f"--fail-if: cannot read {part.strip()!r}; write NAME<NUMBER, joined by 'and', "
                f"where NAME is one of {known} and the sign one of < <= > >= = !="
            )
        clauses.append((match[1], match[2], int(match[3])))
    return Condition(words=words, clauses=tuple(clauses))
