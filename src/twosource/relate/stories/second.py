"""A second look: what was joined before it was known which words are common is grouped again, all at once.

A stream that has just begun cannot tell that each of its stories speaks of "magnitude". So its first reports are
weighed again whenever a tenth more has been seen, and those that prove to belong elsewhere move, with a reason. What
readers corrected stays as it is.
"""

from collections.abc import Callable, Container, Iterator

from twosource.model.story import Joined, Merged, Split, StoryEvent, story_id
from twosource.relate.stories.clusters import Bars, Cluster, Clusters
from twosource.relate.stories.options import GrouperOptions
from twosource.relate.stories.reasons import shared_words
from twosource.relate.stories.window import Kept, Window, is_copy, product

_REASON = "on a second look, by what is common now"


class SecondLook:
    """What looking again at the young reports of a window shows.

    Args:
        window: it is changed as the events tell.
        is_corrected: whether readers have said anything on a report.
    """

    def __init__(self, window: Window, options: GrouperOptions, is_corrected: Callable[[str], bool]) -> None:
        self._window = window
        self._options = options
        self._is_corrected = is_corrected

    def events(self) -> Iterator[StoryEvent]:
        """Move reports until each stands in the story of its cluster."""
        clusters = self._clusters()
        taken = {cluster.story for cluster in clusters}
        names = [cluster.story or _name(cluster, taken) for cluster in clusters]
        for cluster, story in zip(clusters, names, strict=True):
            yield from self._gathered(cluster, story, frozenset(names))

    def _clusters(self) -> list[Cluster]:
        """The young reports by average link; stories with older or corrected reports are as they are."""
        found: list[Cluster] = []
        for story, mates in self._window.stories.items():
            if all(kept.young is not None for kept in mates) and not any(self._is_corrected(k.report) for k in mates):
                continue
            fixed = [k for k in mates if k.young is None or self._is_corrected(k.report)] or mates
            parts = self._without_copies(fixed)
            voices = [kept for part in parts for kept in part.voices]
            found.append(Cluster(voices, [kept for part in parts for kept in part.copies], story))
        held = {kept.report for cluster in found for kept in cluster.reports}
        free = [kept for kept in self._window.reports.values() if kept.report not in held]
        found += self._without_copies(sorted(free, key=lambda kept: kept.report))
        options = self._options
        bars = Bars(average=options.threshold, left_over=options.threshold - options.left_over, ahead=options.ahead)
        near = ((kept, mate) for kept in free for mate in self._window.like(kept))
        return Clusters(found, near, self._window.pair).merged(bars)

    def _without_copies(self, free: list[Kept]) -> list[Cluster]:
        """Versions of one text have one voice."""
        home: dict[str, Cluster] = {}
        for kept in free:
            twins = (mate for mate in self._window.like(kept) if mate.report in home)
            same = [twin.report for twin in twins if self._is_version(kept, twin)]
            if same:
                home[kept.report] = home[min(same)]
                home[kept.report].copies.append(kept)
            else:
                home[kept.report] = Cluster([kept])
        return list(dict.fromkeys(home.values()))

    def _is_version(self, kept: Kept, twin: Kept) -> bool:
        return is_copy(kept, twin, self._options) and self._window.pair(kept, twin) is not None

    def _gathered(self, cluster: Cluster, story: str, named: Container[str]) -> Iterator[StoryEvent]:
        """Bring the reports of a cluster together in its story."""
        for home in dict.fromkeys(kept.story for kept in cluster.reports):
            moving = [kept for kept in cluster.reports if kept.story == home]
            if home == story:
                continue
            is_whole = len(moving) == len(self._window.stories[home]) and home not in named
            if story not in self._window.stories:
                yield self._split(home, story, moving)
                if is_whole:
                    yield Merged(story=home, into=story, reason=_REASON)
            elif is_whole:
                yield self._whole(home, story, moving)
            else:
                yield from [self._joined(kept, story) for kept in moving]
        for kept in cluster.reports:
            kept.voice = kept in cluster.voices

    def _split(self, home: str, story: str, moving: list[Kept]) -> Split:
        for kept in moving:
            self._window.move(kept, story)
        return Split(story=home, new=story, reports=tuple(kept.report for kept in moving), reason=_REASON)

    def _whole(self, home: str, story: str, moving: list[Kept]) -> Merged:
        for kept in moving:
            self._window.move(kept, story)
        return Merged(story=home, into=story, reason=_REASON)

    def _joined(self, kept: Kept, story: str) -> Joined:
        nearest = max(self._window.stories[story], key=lambda mate: (product(kept.weights, mate.weights), mate.report))
        self._window.move(kept, story)
        return Joined(report=kept.report, story=story, reason=f"{shared_words(kept, nearest)}, {_REASON}")


def _name(cluster: Cluster, taken: Container[str]) -> str:
    """The story that its first report opened or would open; a later one's where that has become another's."""
    names = (story_id(kept.report) for kept in cluster.reports)
    return next((name for name in names if name not in taken), story_id(f"apart: {cluster.name}"))
