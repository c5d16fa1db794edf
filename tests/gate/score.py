"""One line of the gate's table."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One measured figure: what, on what, how much, the target and what peers reach."""

    name: str
    value: float
    target: str
    peers: str
    digest: str
    higher_is_better: bool = True
