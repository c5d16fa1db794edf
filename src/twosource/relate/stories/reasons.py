"""Why reports are one story, in words for an editor."""

import math

from twosource.relate.stories.terms import plain
from twosource.relate.stories.window import Kept

_TERMS = 4


def likelihood(logit: float) -> float:
    """A logit as a share of 1.

    Example:
        >>> round(likelihood(0.0), 2), round(likelihood(-1.2), 2)
        (0.5, 0.23)
    """
    return 1 / (1 + math.exp(-logit))


def join_reason(kept: Kept, nearest: Kept, measured: int) -> str:
    """What the report shares with the one of the story that it is most like."""
    others = f", the nearest of {measured} reports" if measured > 1 else ""
    return f"{shared_words(kept, nearest)}{others}, {_gap(kept.day, nearest.day)}"


def shared_words(kept: Kept, nearest: Kept) -> str:
    """The weightiest words, names and figures that two reports share."""
    terms = ", ".join(f"“{term}”" for term in _weightiest(kept, nearest))
    return f"shares {terms} with {nearest.report}"


def merge_reason(logit: float) -> str:
    """Two stories that proved to be one."""
    return f"their reports are as alike as those of one story ({likelihood(logit):.2f} on average)"


def _weightiest(kept: Kept, nearest: Kept) -> list[str]:
    undated = kept.day is None and nearest.day is None
    one, two = (kept.evidence, nearest.evidence) if undated else (kept.weights, nearest.weights)
    ranked = sorted((-one[term] * two[term], term) for term in one.keys() & two.keys())
    return list(dict.fromkeys(plain(term) for _, term in ranked[: 2 * _TERMS]))[:_TERMS]


def _gap(day: float | None, other: float | None) -> str:
    if day is None or other is None:
        return "date unknown"
    days = round(abs(day - other))
    return "of the same day" if days == 0 else "a day apart" if days == 1 else f"{days} days apart"
