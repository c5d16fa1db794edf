"""The chain behind one statement as a small picture: boxes in columns from origin to report."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from twosource.model.relation import Statement

# Boxes of this width and height, in columns and rows this far apart.
_BOX, _HIGH, _COLUMN, _ROW = 150, 26, 196, 36
_MARGIN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What the page draws; all numbers are units of the picture's own grid."""

    width: int
    height: int
    box: int
    high: int
    nodes: tuple[dict[str, Any], ...]
    edges: tuple[dict[str, Any], ...]


def chain_picture(statement: Statement, names: Mapping[str, str]) -> Picture | None:
    """The chains of a statement, or None where it has no step to draw.

    Args:
        names: what the reports are called, by id.
    """
    ways = [(*way[:-1], names[way[-1]]) for way in statement.support.ways]
    longest = max(map(len, ways), default=0)
    if longest < 2:
        return None
    column: dict[str, int] = {}
    for way in ways:
        for place, name in enumerate(way):
            right = longest - len(way) + place
            column[name] = min(column.get(name, right), right)
    _straighten(column, ways)
    rows: dict[int, int] = {}
    at: dict[str, tuple[int, int]] = {}
    for name, place in column.items():
        row = rows[place] = rows.get(place, -1) + 1
        at[name] = _MARGIN + place * _COLUMN, _MARGIN + row * _ROW
    sure = {(link.upstream, link.downstream): link.sure for link in statement.support.links}
    steps = dict.fromkeys((one, two) for way in ways for one, two in pairwise(way))
    origins = {way[0] for way in ways}
    return Picture(
        width=_MARGIN * 2 + (max(column.values()) + 1) * _COLUMN - (_COLUMN - _BOX),
        height=_MARGIN * 2 + (max(rows.values()) + 1) * _ROW - (_ROW - _HIGH),
        box=_BOX,
        high=_HIGH,
        nodes=tuple({"x": x, "y": y, "name": name, "origin": name in origins} for name, (x, y) in at.items()),
        edges=tuple({"path": _line(at[one], at[two]), "sure": sure.get((one, two), True)} for one, two in steps),
    )


def _straighten(column: dict[str, int], ways: list[tuple[str, ...]]) -> None:
    """Move what follows a party to its right, so that every line runs forward."""
    for _ in ways:
        for way in ways:
            for one, two in pairwise(way):
                column[two] = max(column[two], column[one] + 1)


def _line(start: tuple[int, int], end: tuple[int, int]) -> str:
    (x1, y1), (x2, y2) = start, end
    left, middle = x1 + _BOX, (x1 + _BOX + x2) // 2
    return f"M{left} {y1 + _HIGH // 2} C{middle} {y1 + _HIGH // 2} {middle} {y2 + _HIGH // 2} {x2} {y2 + _HIGH // 2}"
