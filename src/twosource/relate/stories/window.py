"""The reports that new ones are held against: the last days', with postings of their terms."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from math import fsum
from operator import itemgetter
from typing import Any

from twosource.relate.stories.options import GrouperOptions
from twosource.relate.stories.terms import Parts

# A report is found again by so many of its weightiest terms; only reports that are found are measured in full.
_KEYS = 24
# Of the stories of the reports found, so many with most in common, and with no less than this, are measured.
_NEAREST = 6
_LEAST = 0.6
# Stories whose keys have less than this of what the best one's have in common cannot win.
_LEAST_OF_BEST = 0.3
# Of a flood of like reports so many are looked at from each.
_MOST_LIKE = 64
# Voices of one story that a report is measured against, the latest ones.
_VOICES = 24


@dataclass(frozen=True, slots=True)
class Young:
    """What a report's terms are weighed from."""

    terms: Parts
    evidence: Parts = ()


@dataclass(slots=True, kw_only=True, eq=False)
class Kept:
    """A report in the window.

    Attributes:
        day: publication in days since 1970, None where it is not known.
        arrived: how many reports had come before it.
        seen: the stream's present when it came, in days.
        weights: its terms.
        voice: False for a further version of a report that is already in the story.
        evidence: names, figures and first words of a report without a day.
        young: what it was weighed from, where it came before it was known what is common.
    """

    report: str
    day: float | None
    arrived: int
    seen: float
    weights: dict[str, float] = field(repr=False)
    story: str = ""
    voice: bool = True
    evidence: dict[str, float] = field(default_factory=dict, repr=False)
    young: Young | None = field(default=None, repr=False)
    keys: list[tuple[str, float]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self.keys = keys(self.weights)


class Window:
    """Reports of the last days by id, by story and by term.

    Args:
        options: how far back it goes, and what a gap in time costs.
    """

    def __init__(self, options: GrouperOptions) -> None:
        self._options = options
        self.reports: dict[str, Kept] = {}
        self.stories: dict[str, list[Kept]] = {}
        self._postings: dict[str, dict[str, float]] = {}

    def put(self, kept: Kept) -> None:
        """Take the report in; its story is set."""
        self.reports[kept.report] = kept
        self.stories.setdefault(kept.story, []).append(kept)
        self._post(kept)

    def reweigh(self, kept: Kept, weights: dict[str, float], evidence: dict[str, float]) -> None:
        """Give the report other weights."""
        self._unpost(kept)
        kept.weights, kept.evidence, kept.keys = weights, evidence, keys(weights)
        self._post(kept)

    def move(self, kept: Kept, story: str) -> None:
        """Give the report to another story."""
        self._leave(kept)
        kept.story = story
        self.stories.setdefault(story, []).append(kept)
        self._give_voice(story)

    def expire(self, present: float, arrived: int) -> tuple[str, ...]:
        """Forget reports that are neither of the last days nor among the last to arrive; their ids."""
        oldest = present - self._options.window_days - self._options.late_days
        old = [kept for kept in self.reports.values() if self._is_old(kept, oldest, arrived)]
        for kept in old:
            self._forget(kept)
        return tuple(kept.report for kept in old)

    def shared(self, report: Kept) -> dict[str, float]:
        """Logits for what the report shares with the voices of the nearest stories, gaps in time left out."""
        return {
            kept.report: shared(report, kept) for story in self._nearest(report.keys) for kept in self._voices(story)
        }

    def logit(self, day: float | None, kept: Kept, shared: float) -> float | None:
        """The logit of the report against another of that day; None where they are too far apart."""
        options = self._options
        if kept.day is None and day is None:
            return shared + options.undated_offset
        if day is None or kept.day is None:
            return shared + options.offset - options.undated_weight
        gap = abs(day - kept.day)
        return None if gap > options.window_days else shared + options.offset - options.gap_weight * gap * gap

    def average(self, day: float | None, shared: dict[str, float], story: str) -> float | None:
        """Average logit over the voices of the story that are near in time."""
        found = [
            logit
            for kept in self.stories.get(story, ())
            if kept.report in shared and (logit := self.logit(day, kept, shared[kept.report])) is not None
        ]
        return sum(found) / len(found) if found else None

    def link(self, story: str, other: str) -> float | None:
        """Average logit between the voices of two stories; None where they are too far apart in time."""
        found = [
            logit
            for kept in self._voices(story)
            for mate in self._voices(other)
            if (logit := self.pair(kept, mate)) is not None
        ]
        return sum(found) / len(found) if found else None

    def average_of(self, mates: Sequence[Kept], leaving: Collection[str]) -> float | None:
        """Average logit between those of a story that leave and those that stay; None where none is to be measured."""
        stay = [kept for kept in mates if kept.report not in leaving]
        leave = [kept for kept in mates if kept.report in leaving]
        found = [logit for a in stay for b in leave if (logit := self.pair(a, b)) is not None]
        return sum(found) / len(found) if found else None

    def pair(self, kept: Kept, mate: Kept) -> float | None:
        """The logit of two reports of the window; None where they are too far apart in time."""
        return self.logit(kept.day, mate, shared(kept, mate))

    def like(self, kept: Kept) -> list[Kept]:
        """The reports that have most in common with one of the window, itself left out."""
        rough = self._rough(kept.keys)
        near = sorted((-much, other) for other, much in rough.items() if much >= _LEAST and other != kept.report)
        return [self.reports[other] for _, other in near[:_MOST_LIKE]]

    def neighbours(self, story: str) -> list[str]:
        """Other stories with much in common with one of its voices."""
        found = [other for kept in self._voices(story) for other in self._nearest(kept.keys)]
        return sorted(set(found) - {story})

    def opened(self, story: str) -> int:
        """Place in the order of arrival of its first report in the window; 0 where none is left."""
        return min((kept.arrived for kept in self.stories.get(story, ())), default=0)

    def rows(self) -> list[list[Any]]:
        """The reports as plain values, story by story in each story's order."""
        return [
            [k.report, k.day, k.arrived, k.seen, k.weights, k.story, k.voice, k.evidence, _plain(k.young)]
            for mates in self.stories.values()
            for k in mates
        ]

    def fill(self, rows: Iterable[list[Any]]) -> None:
        """Take in what ``rows`` gave."""
        for report, day, arrived, seen, weights, story, voice, evidence, young in rows:
            kept = Kept(report=report, day=day, arrived=arrived, seen=seen, weights=weights, story=story, voice=voice)
            kept.evidence, kept.young = evidence, _young(young)
            self.put(kept)

    def _voices(self, story: str) -> list[Kept]:
        return [kept for kept in self.stories.get(story, ()) if kept.voice][-_VOICES:]

    def _is_old(self, kept: Kept, oldest: float, arrived: int) -> bool:
        age = arrived - kept.arrived
        if kept.day is None:
            return age > self._options.undated_reports or (kept.seen < oldest and age > self._options.late_reports)
        return kept.day < oldest and age > self._options.late_reports

    def _nearest(self, found: list[tuple[str, float]]) -> list[str]:
        rough = self._rough(found)
        least = max(_LEAST, _LEAST_OF_BEST * max(rough.values(), default=0.0))
        near = sorted([(-shared, report) for report, shared in rough.items() if shared >= least])
        told: dict[str, None] = {}
        for _, report in near:
            told[self.reports[report].story] = None
            if len(told) == _NEAREST:
                break
        return list(told)

    def _rough(self, found: list[tuple[str, float]]) -> dict[str, float]:
        """What reports of the window have in common with these keys."""
        rough: dict[str, float] = {}
        get, postings = rough.get, self._postings
        for term, weight in found:
            if term in postings:
                for report, other in postings[term].items():
                    rough[report] = get(report, 0.0) + weight * other
        return rough

    def _leave(self, kept: Kept) -> None:
        mates = self.stories[kept.story]
        mates.remove(kept)
        if mates:
            self._give_voice(kept.story)
        else:
            del self.stories[kept.story]

    def _give_voice(self, story: str) -> None:
        mates = self.stories[story]
        if not any(kept.voice for kept in mates):
            mates[0].voice = True

    def _forget(self, kept: Kept) -> None:
        self._leave(kept)
        del self.reports[kept.report]
        self._unpost(kept)

    def _post(self, kept: Kept) -> None:
        postings, report = self._postings, kept.report
        for term, weight in kept.keys:
            if term in postings:
                postings[term][report] = weight
            else:
                postings[term] = {report: weight}

    def _unpost(self, kept: Kept) -> None:
        for term, _ in kept.keys:
            entry = self._postings[term]
            del entry[kept.report]
            if not entry:
                del self._postings[term]


def shared(kept: Kept, mate: Kept) -> float:
    """What two reports share, in logits; of two without a day, in the evidence that tells such reports apart."""
    if kept.day is None and mate.day is None:
        return product(kept.evidence, mate.evidence)
    return product(kept.weights, mate.weights)


def is_copy(kept: Kept, mate: Kept, options: GrouperOptions) -> bool:
    """Whether one is a version of the other's text."""
    same = options.title_weight + options.body_weight
    return product(kept.weights, mate.weights) >= options.copy_share * same


def product(weights: dict[str, float], others: dict[str, float]) -> float:
    """What two reports' terms have in common."""
    return fsum([weights[term] * others[term] for term in weights.keys() & others.keys()])


def keys(weights: dict[str, float]) -> list[tuple[str, float]]:
    """The terms that a report is found by."""
    return sorted(weights.items(), key=itemgetter(1), reverse=True)[:_KEYS]


def _plain(young: Young | None) -> list[list[dict[str, int]]] | None:
    return None if young is None else [[dict(part) for part in parts] for parts in (young.terms, young.evidence)]


def _young(plain: list[list[dict[str, int]]] | None) -> Young | None:
    return None if plain is None else Young(*(tuple(Counter(part) for part in parts) for parts in plain))
