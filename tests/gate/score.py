"""One line of the gate's table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One measured figure: what, on what, how much, the target and what peers reach.

    ``pinned`` is False for what the machine decides (speed): it is shown and has no floor.
    """

    name: str
    value: float
    target: str
    peers: str
    digest: str
    higher_is_better: bool = True
    pinned: bool = True
