"""The figures of two readings of one statement, set against each other: kept, or changed.

Figures that say the same are paired first; of those left, the ones that stand among the same words
and may count the same thing are a figure that one report gives otherwise. What finds no partner is
only told by one of the two.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from twosource.model.analysis import Figure
from twosource.model.sameness import Sameness, Verdict, compare_figures
from twosource.model.span import Span
from twosource.relate.differences.collation import Unit

_KEPT = frozenset({Sameness.SAME, Sameness.ROUNDS, Sameness.CONVERTS})
_WORD = re.compile(r"[A-Za-z][\w.'’&-]*|\d[\d.,]*\d|\d")
_FUNCTION = frozenset(
    "a an the of in on at to for and or from by with as that it its was were is are has had have be been said".split()
)
_DECIMALS = re.compile(r"\d\.(\d{1,9})")
# A figure is a distance where one of these and "than" stand among so many words behind it.
_COMPARING, _APART = frozenset("lower higher more less fewer better worse shorter longer above below".split()), 4
# Words looked at on either side of a figure, and what the neighbour and a shared unit are worth beside
# the share of words in common (0 to 1). Tuned on half of the sentence-differences pairs, 2026-11.
_WINDOW, _NEIGHBOUR, _UNIT, _OTHER_UNIT, _LEAST = 8, 0.3, 0.25, 0.15, 0.3


@dataclass(frozen=True, slots=True)
class Told:
    """A text and the figures in it that are to be compared."""

    text: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paired:
    """Two figures that stand for one thing, and how they stand to each other."""

    a: Figure
    b: Figure
    verdict: Verdict

    @property
    def is_changed(self) -> bool:
        """Whether a reader would take another number from the one than from the other."""
        return self.verdict.value not in _KEPT


def told_figures(side: Sequence[Unit]) -> tuple[Told, dict[Span, Unit]]:
    """The words of some units with their figures, and the units of these by their spans in the words."""
    told: list[Figure] = []
    units: dict[Span, Unit] = {}
    start = 0
    for unit in side:
        if isinstance(unit.meaning, Figure):
            span = Span(start, start + len(unit.text))
            told.append(replace(unit.meaning, span=span))
            units[span] = unit
        start += len(unit.text) + 1
    return Told(" ".join(unit.text for unit in side), tuple(told)), units


def paired_figures(one: Told, two: Told) -> tuple[Paired, ...]:
    """Every figure of the one that has its partner in the other, in the order of the one.

    Example:
        >>> from twosource.model.span import Span
        >>> def told(text: str, *numbers: str) -> Told:
        ...     places = [(text.index(n), float(n)) for n in numbers]
        ...     return Told(text, tuple(Figure(span=Span(p, p + 2), value=v, low=v, high=v) for p, v in places))
        >>> a, b = told("It sank 12 boats in 30 days.", "12", "30"), told("In 30 days it sank 15 boats.", "30", "15")
        >>> [(pair.a.value, pair.b.value, pair.is_changed) for pair in paired_figures(a, b)]
        [(12.0, 15.0, True), (30.0, 30.0, False)]
    """
    near = [[_likeness(one, f, two, g) for g in two.figures] for f in one.figures]
    free_a, free_b = set(range(len(one.figures))), set(range(len(two.figures)))
    found: dict[int, Paired] = {}
    for candidates in (_kept(one, two, near), _changed(one, two, near)):
        for _, i, j, verdict in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
            if i in free_a and j in free_b:
                free_a.discard(i)
                free_b.discard(j)
                found[i] = Paired(a=one.figures[i], b=two.figures[j], verdict=verdict)
    return tuple(found[i] for i in sorted(found))


def _kept(one: Told, two: Told, near: list[list[float]]) -> Iterator[tuple[float, int, int, Verdict]]:
    for i, f in enumerate(one.figures):
        for j, g in enumerate(two.figures):
            verdict = _compared(one, f, two, g)
            if verdict.value in _KEPT:
                yield near[i][j] + 10 * (verdict.value is Sameness.SAME), i, j, verdict


def _changed(one: Told, two: Told, near: list[list[float]]) -> Iterator[tuple[float, int, int, Verdict]]:
    for i, f in enumerate(one.figures):
        for j, g in enumerate(two.figures):
            if "label" in {f.unit, g.unit} or (f.unit == "ordinal") is not (g.unit == "ordinal"):
                continue
            if _is_distance(one.text, f) is not _is_distance(two.text, g):
                continue
            verdict = _compared(one, f, two, g)
            if verdict.value in {Sameness.DIFFERS, Sameness.OVERLAPS} and near[i][j] >= _LEAST:
                yield near[i][j], i, j, verdict


def _compared(one: Told, f: Figure, two: Told, g: Figure) -> Verdict:
    """How two figures stand to each other; written with as many decimals neither rounds the other: 98.30 and 98.32."""
    verdict = compare_figures(f, g)
    decimals = [
        _DECIMALS.search(told.text, figure.span.start, figure.span.end) for told, figure in ((one, f), (two, g))
    ]
    written = [len(match[1]) if match else 0 for match in decimals]
    if verdict.value is Sameness.ROUNDS and f.value != g.value and written[0] == written[1] > 0:
        return Verdict(value=Sameness.DIFFERS, score=verdict.score, reason=f"{f.value:g} and {g.value:g}, as exact")
    return verdict


def _is_distance(text: str, figure: Figure) -> bool:
    """Whether a figure says how far two others are apart: "3 cents a share lower than the forecast"."""
    behind = _WORD.findall(text[figure.span.end : figure.span.end + 12 * _WINDOW].lower())
    return any(word in _COMPARING and "than" in behind[n + 1 : n + 2] for n, word in enumerate(behind[:_APART]))


def _likeness(one: Told, f: Figure, two: Told, g: Figure) -> float:
    """How much the words round two figures have in common."""
    before_a, after_a = _round(one.text, f)
    before_b, after_b = _round(two.text, g)
    first, second = _content(before_a, after_a), _content(before_b, after_b)
    share = len(first & second) / max(1, min(len(first), len(second)))
    share += _NEIGHBOUR * (before_a[-1:] == before_b[-1:] != []) + _NEIGHBOUR * (after_a[:1] == after_b[:1] != [])
    if f.unit == g.unit:
        return share + _UNIT * bool(f.unit)
    return share - _OTHER_UNIT


def _round(text: str, figure: Figure) -> tuple[list[str], list[str]]:
    """The words before and behind a figure, in small letters."""
    reach = 12 * _WINDOW
    before = _WORD.findall(text[max(0, figure.span.start - reach) : figure.span.start].lower())
    after = _WORD.findall(text[figure.span.end : figure.span.end + reach].lower())
    return before[-_WINDOW:], after[:_WINDOW]


def _content(before: Sequence[str], after: Sequence[str]) -> set[str]:
    """The beginnings of the content words, so that "killed" meets "kills"."""
    return {word[:5] for word in (*before, *after) if word not in _FUNCTION and not word[0].isdigit()}
