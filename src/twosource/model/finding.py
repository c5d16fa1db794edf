"""What a stage judged, how sure it is, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Anything judged: every such value says how sure it is and on what ground.

    Attributes:
        score: 0 (a guess) to 1 (the text says so).
        reason: the ground, in words for an editor.
    """

    score: float = 1.0
    reason: str = ""
