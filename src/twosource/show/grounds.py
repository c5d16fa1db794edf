"""Why a reading stands in its statement, and what people corrected there: one line each."""

from collections.abc import Mapping

from twosource.model.relation import Ground, Reading, Statement
from twosource.model.report import Role
from twosource.show.view import levelled

# What is likely is never called sure, however the number rounds.
_MOST_LIKELY = 0.99


def ground_line(ground: Ground, labels: Mapping[str, str]) -> str:
    """ "B with A: .54 alike, .91 likely to tell the same; both have: pier, struck, 14".

    Args:
        labels: letters by ids of reports.

    Example:
        >>> from twosource.model.span import Span
        >>> a, b = Reading("r1", Span(0, 9)), Reading("r2", Span(0, 7), Role.HEADLINE)
        >>> ground = Ground(reading=b, likest=a, similarity=0.5, score=0.91, reason="both have: pier")
        >>> ground_line(ground, {"r1": "A", "r2": "B"})
        'B (headline) with A: .50 alike, .91 likely to tell the same; both have: pier'
    """
    grade = f"{_share(ground.similarity)} alike"
    if ground.score:
        grade += f", {_share(min(ground.score, _MOST_LIKELY))} likely to tell the same"
    one, two = (_named(reading, labels) for reading in (ground.reading, ground.likest))
    return f"{one} with {two}: {grade}; {levelled(ground.reason)}"


def corrected(statement: Statement) -> tuple[str, ...]:
    """ "corrected by people: 'Orla Holm' and 'the mayor' are one source (review.toml: same 2)", one for each."""
    return tuple(
        levelled(
            f"corrected by people: {applied.effect} ({applied.correction.where})"
            f"{f': {applied.correction.note}' if applied.correction.note else ''}"
        )
        for applied in statement.review
    )


def reading_role(reading: Reading) -> str:
    """What is said of a reading beside its letter; "" of a paragraph that tells the statement."""
    if reading.role is Role.PARAGRAPH:
        return "in part" if reading.further else ""
    return reading.role.value


def _named(reading: Reading, labels: Mapping[str, str]) -> str:
    role = reading_role(reading)
    return f"{labels[reading.report]} ({role})" if role else labels[reading.report]


def _share(share: float) -> str:
    """ ".54" of .54, and "1" of a whole."""
    return f"{share:.2f}".removeprefix("0").replace("1.00", "1")
