"""The day of an undated report, inferred from dated reports of the same story and marked so.

News names the day of publication by its weekday: the latest weekday that the report names, counted
back from its dated sibling, is its day; where it names none, it is the sibling's.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from twosource.model.analysis import Analysis
from twosource.model.report import TELLING, DateOrigin, Published

_WEEKDAYS = {name: n for n, name in enumerate("monday tuesday wednesday thursday friday saturday sunday".split())}
# Share of the shorter report's content words that both must have, for one story (unrelated
# reports of wire-pairs' outlets share .05 to .15, reports of one story .25 and more).
SAME_STORY_SHARE = 0.25
# Siblings are published within this many days of each other.
_DAYS = 3


def inferred(undated: Analysis, dated: Sequence[Analysis]) -> Published | None:
    """The likely day of publication, or None where no dated report tells the same story."""
    stems = _stems(undated)
    best: tuple[float, str, date] | None = None
    for sibling in dated:
        day = sibling.report.published.day
        share = _share(stems, _stems(sibling))
        if day is not None and share >= SAME_STORY_SHARE:
            candidate = share, sibling.report.id, day
            best = max(best, candidate) if best else candidate
    if best is None:
        return None
    name = next(a.report.name for a in dated if a.report.id == best[1])
    named = [_back(best[2], weekday) for weekday in _weekdays(undated)]
    near = [day for day in named if (best[2] - day).days <= _DAYS]
    day = max(near, default=best[2])
    ground = f", whose story it tells, and the weekday it names ({day:%A})" if near else ", whose story it tells"
    return Published(day=day, origin=DateOrigin.INFERRED, reason=f"inferred from {name} ({best[2]}){ground}")


def _stems(analysis: Analysis) -> frozenset[str]:
    words = analysis.words
    return frozenset(
        words.stems[place]
        for sentence in analysis.sentences
        if sentence.role in TELLING
        for place in range(sentence.first, sentence.last)
        if len(words.stems[place]) > 3
    )


def _share(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / max(1, min(len(one), len(two)))


def _weekdays(analysis: Analysis) -> list[int]:
    words = analysis.words
    return [
        _WEEKDAYS[words.keys[place]]
        for sentence in analysis.sentences
        if sentence.role in TELLING
        for place in range(sentence.first, sentence.last)
        if words.keys[place] in _WEEKDAYS
    ]


def _back(anchor: date, weekday: int) -> date:
    return anchor - timedelta(days=(anchor.weekday() - weekday) % 7)
