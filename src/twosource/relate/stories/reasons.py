"""Why reports are one story, in words for an editor."""

import math
import re

from twosource.relate.stories.terms import levels, opening_words, plain
from twosource.relate.stories.window import Kept

_TERMS = 4
# “furiou” in “shares “furiou”, “fast” with 1c2f”
_SHOWN = re.compile(r"“([^“”]*)”")


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


def in_full(reason: str, title: str, text: str) -> str:
    """A reason with the shared words as the report writes them; the grouping knows them without their endings.

    Example:
        >>> in_full("shares “furiou”, “texa” with 1c2f", "Words in Texas", "A furious row")
        'shares “furious”, “Texas” with 1c2f'
    """
    if not reason.startswith("shares "):
        return reason
    wanted = set(_SHOWN.findall(reason))
    found: dict[str, str] = {}
    for word in opening_words(title, text):
        for level in levels(word):
            if level in wanted and (level not in found or word.islower()):
                found[level] = word
    return _SHOWN.sub(lambda match: f"“{found.get(match[1], match[1])}”", reason)


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
