"""The comparison as one self-contained page: no script, no request, nothing unescaped.

Differences are told apart by sign, word and underline, not by colour alone; what keeps the sense
is folded away and counted.
"""

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, StrictUndefined, select_autoescape
from markupsafe import Markup

from twosource.model.comparison import Collation
from twosource.model.relation import Kind, NodeKind
from twosource.show.chain import chain_picture
from twosource.show.document import engine_version
from twosource.show.terminal import safe
from twosource.show.view import SIGNS, Choice, ReadingView, StatementView, View, label
from twosource.show.viewing import view

# The lineage picture: boxes of this width in two columns, rows this far apart.
_BOX, _GAP, _ROW = 230, 120, 46


def page(collation: Collation) -> str:
    """The page of a collation, as text of one HTML file."""
    shown = view(collation, Choice(all=True))
    names = {a.report.id: f"{label(n)}  {a.report.name}" for n, a in enumerate(collation.analyses)}
    style = _template("page.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = _environment().from_string(_template("compare.html"))
    return template.render(
        view=shown,
        tree=_tree(collation),
        pictures={s.id: chain_picture(s, names) for s in collation.statements},
        style=Markup(style),  # noqa: S704  our own file, not a report's text
        style_hash=Markup(digest),  # noqa: S704  base64
        kinds=[kind.value for kind in Kind],
        signs={sense.value: sign for sense, sign in SIGNS.items()},
        two=len(shown.reports) == 2,
        columns=lambda statement: _columns(statement, shown),
        percent=lambda share: f"{share:.0%}",
        generator=f"twosource {engine_version()}",
    )


@cache
def _template(name: str) -> str:
    return resources.files("twosource").joinpath(f"show/templates/{name}").read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=False,
    )
    environment.filters["clean"] = safe
    return environment


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """Readings that stand under each other, and the reports that have none."""

    readings: tuple[ReadingView, ...]
    missing: tuple[str, ...]


def _columns(statement: StatementView, shown: View) -> tuple[Column, ...]:
    """Two reports side by side; more than two below each other."""
    if len(shown.reports) == 2:
        return tuple(
            Column(
                readings=tuple(r for r in statement.readings if r.label == report.label),
                missing=(report.label,) if report.label in statement.missing else (),
            )
            for report in shown.reports
        )
    return (Column(readings=statement.readings, missing=statement.missing),)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tree:
    width: int
    height: int
    box: int
    nodes: tuple[dict[str, Any], ...]
    edges: tuple[dict[str, Any], ...]


def _tree(collation: Collation) -> _Tree:
    """Upstream nodes on the left, reports on the right; empty where nothing derives."""
    lineage = collation.lineage
    labels = {a.report.id: label(n) for n, a in enumerate(collation.analyses)}
    left = [
        n for n in lineage.nodes if n.kind is not NodeKind.REPORT and any(e.upstream == n.id for e in lineage.edges)
    ]
    right = sorted((n for n in lineage.nodes if n.kind is NodeKind.REPORT), key=lambda n: labels[n.report])
    if not lineage.edges:
        return _Tree(width=0, height=0, box=_BOX, nodes=(), edges=())
    rows = max(len(left), len(right))
    at: dict[str, tuple[int, int]] = {}
    for column, nodes in ((0, left), (1, right)):
        shift = (rows - len(nodes)) * _ROW // 2
        for row, node in enumerate(nodes):
            at[node.id] = 10 + column * (_BOX + _GAP), 10 + shift + row * _ROW
    drawn = tuple(
        {
            "x": at[n.id][0],
            "y": at[n.id][1],
            "unseen": not n.seen,
            "name": f"{labels[n.report]}  {n.name}" if n.report else f"{n.name}{'' if n.seen else ' copy, not seen'}",
        }
        for n in (*left, *right)
    )
    edges = tuple({"sure": e.sure, "path": _curve(at[e.upstream], at[e.downstream])} for e in lineage.edges)
    return _Tree(width=2 * _BOX + _GAP + 60, height=rows * _ROW + 10, box=_BOX, nodes=drawn, edges=edges)


def _curve(start: tuple[int, int], end: tuple[int, int]) -> str:
    """From the right side of one box to the left side of another; round the outside in one column."""
    (x1, y1), (x2, y2) = start, end
    if x1 == x2:
        out = x1 + _BOX + 34
        return f"M{x1 + _BOX} {y1 + 15} C{out} {y1 + 15} {out} {y2 + 15} {x2 + _BOX} {y2 + 15}"
    middle = (x1 + _BOX + x2) // 2
    return f"M{x1 + _BOX} {y1 + 15} C{middle} {y1 + 15} {middle} {y2 + 15} {x2} {y2 + 15}"
