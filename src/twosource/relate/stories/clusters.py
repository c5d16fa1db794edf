"""Reports by average link, all at once: what a second look makes of reports that came one by one.

Clusters merge, the likeliest pair first, as long as their reports are on average as alike as the threshold asks. The
result does not depend on the order in which reports came.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count

from twosource.relate.stories.window import Kept

Link = Callable[[Kept, Kept], float | None]

# A leftover has so many reports at most; what is larger is a happening of its own.
_LEFT_OVER = 3
# Where a flood of like reports makes one cluster, so many of them are measured.
_MEASURED = 24


@dataclass(slots=True, eq=False)
class Cluster:
    """Reports of one happening.

    Attributes:
        voices: those that are measured; copies: versions of them.
        story: the story that it may not leave, "" where it is free.
    """

    voices: list[Kept]
    copies: list[Kept] = field(default_factory=list)
    story: str = ""

    @property
    def name(self) -> str:
        """The same whatever the order of reports."""
        return min(kept.report for kept in self.voices)

    @property
    def is_undated(self) -> bool:
        """Whether nobody knows the day of any of its reports."""
        return all(kept.day is None for kept in self.voices)

    @property
    def reports(self) -> list[Kept]:
        """All of its reports, by arrival."""
        return sorted([*self.voices, *self.copies], key=lambda kept: kept.arrived)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """How alike clusters must be to be one, in logits.

    Attributes:
        average: the average link from which two are one.
        left_over: the same for an undated leftover of few reports and a larger cluster,
        ahead: if no other larger cluster comes nearer than this.
    """

    average: float
    left_over: float
    ahead: float


class Clusters:
    """Average link over clusters that have something in common.

    Args:
        clusters: what to begin with.
        near: pairs of reports that have something in common; others are not measured.
        link: the logit of two reports, None where they cannot be one story.
    """

    def __init__(self, clusters: Sequence[Cluster], near: Iterable[tuple[Kept, Kept]], link: Link) -> None:
        self._link = link
        self._logits: dict[tuple[int, int], float | None] = {}
        self._links: dict[Cluster, dict[Cluster, tuple[float, int]]] = {cluster: {} for cluster in clusters}
        self._serial = count()
        self._waiting: list[tuple[float, str, str, int, Cluster, Cluster]] = []
        home = {kept.report: cluster for cluster in clusters for kept in cluster.voices}
        for a, b in near:
            if a.report in home and b.report in home:
                self._measure(home[a.report], home[b.report])

    def merged(self, bars: Bars) -> list[Cluster]:
        """The clusters in the end, by name."""
        while self._waiting and -self._waiting[0][0] >= bars.average:
            *_, one, two = heappop(self._waiting)
            if one in self._links and two in self._links:
                self._merge(one, two)
        self._give_left_overs(bars)
        return sorted(self._links, key=lambda cluster: cluster.name)

    def _measure(self, one: Cluster, two: Cluster) -> None:
        """The link of two clusters; two that belong to different stories have none."""
        if one is two or two in self._links[one] or (one.story and two.story):
            return
        ours, theirs = one.voices[:_MEASURED], two.voices[:_MEASURED]
        logits = [logit for a in ours for b in theirs if (logit := self._logit(a, b)) is not None]
        self._keep(one, two, sum(logits), len(logits))

    def _keep(self, one: Cluster, two: Cluster, total: float, many: int) -> None:
        self._links[one][two] = self._links[two][one] = (total, many)
        if many:
            first, second = sorted((one.name, two.name))
            heappush(self._waiting, (-total / many, first, second, next(self._serial), one, two))

    def _logit(self, a: Kept, b: Kept) -> float | None:
        pair = (a.arrived, b.arrived) if a.arrived < b.arrived else (b.arrived, a.arrived)
        if pair not in self._logits:
            self._logits[pair] = self._link(a, b)
        return self._logits[pair]

    def _merge(self, one: Cluster, two: Cluster) -> None:
        whole = Cluster(
            sorted([*one.voices, *two.voices], key=_name), [*one.copies, *two.copies], one.story or two.story
        )
        first, second = self._links.pop(one), self._links.pop(two)
        self._links[whole] = {}
        for other in dict.fromkeys([*first, *second]):
            if other in self._links:
                for gone in (one, two):
                    self._links[other].pop(gone, None)
                self._carry(whole, other, first.get(other), second.get(other))

    def _carry(
        self, whole: Cluster, other: Cluster, first: tuple[float, int] | None, second: tuple[float, int] | None
    ) -> None:
        """The link of a cluster made of two, from theirs where both are known."""
        if first is None or second is None:
            self._measure(whole, other)
        elif not (whole.story and other.story):
            self._keep(whole, other, first[0] + second[0], first[1] + second[1])

    def _give_left_overs(self, bars: Bars) -> None:
        """Undated leftovers go to the larger cluster that is clearly the nearest."""
        small = [c for c in self._links if len(c.reports) <= _LEFT_OVER and not c.story and c.is_undated]
        for cluster, into in [(c, into) for c in small if (into := self._nearest(c, bars)) is not None]:
            into.voices += cluster.voices
            into.copies += cluster.copies
            del self._links[cluster]

    def _nearest(self, cluster: Cluster, bars: Bars) -> Cluster | None:
        larger = [
            (total / many, other.name, other)
            for other, (total, many) in self._links[cluster].items()
            if many and len(other.reports) > _LEFT_OVER
        ]
        larger.sort(key=lambda entry: (-entry[0], entry[1]))
        second = larger[1][0] if len(larger) > 1 else float("-inf")
        return larger[0][2] if larger and larger[0][0] >= max(bars.left_over, second + bars.ahead) else None


def _name(kept: Kept) -> str:
    return kept.report
