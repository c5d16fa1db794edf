"""Reports in, story events out: the order of steps, each of which stands in a module of its own."""

from collections.abc import Callable, Iterator
from hashlib import sha256

from twosource.model.story import Apart, Joined, Merged, Opened, Split, StoryEvent, StoryItem, story_id
from twosource.relate.stories.corrections import Corrections
from twosource.relate.stories.evidence import evidence
from twosource.relate.stories.kinds import stands_apart
from twosource.relate.stories.options import GrouperOptions
from twosource.relate.stories.present import Present, day_of
from twosource.relate.stories.reasons import join_reason, likelihood, merge_reason
from twosource.relate.stories.second import SecondLook
from twosource.relate.stories.state import read_state, write_state
from twosource.relate.stories.terms import terms
from twosource.relate.stories.weighing import Weighing
from twosource.relate.stories.window import Kept, Window, Young, is_copy

# Reports between two sweeps for what has left the window.
_SWEEP_REPORTS = 64
# Lower than the logit of any two reports that share nothing.
_TOO_FAR = -100.0
_CORRECTED = "a reader's correction"
_TAKEN_BACK = "a reader's correction was taken back"


class Grouper:
    """Groups reports into stories as they arrive.

    Args:
        options: the numbers that decide.
        known: whether a report that has left the window was added before, where the caller can tell; without it the
            grouper remembers a hash of eight bytes for each.

    Example:
        >>> grouper = Grouper()
        >>> first = StoryItem(id="a", title="Ferry runs aground off Quill Island", text="It ran aground on Monday.")
        >>> grouper.add(first)
        (Opened(report='a', story='s-4162fddd39a3', reason='no report of the last days tells it'),)
        >>> grouper.add(first)
        ()
    """

    def __init__(self, options: GrouperOptions | None = None, known: Callable[[str], bool] | None = None) -> None:
        self._options = options or GrouperOptions()
        self._window = Window(self._options)
        self._weighing = Weighing(self._options)
        self._corrections = Corrections()
        self._present = Present()
        self._arrived = 0
        self._splits = 0
        self._gone: set[int] = set()
        self._fresh: dict[str, None] = {}
        self._known = known

    def add(self, item: StoryItem) -> tuple[StoryEvent, ...]:
        """What the report changes; nothing where its id is known."""
        if self._is_known(item.id):
            return ()
        self._arrived += 1
        day = day_of(item.when)
        self._pass(day)
        found, common = terms(item)
        young = Young(found, evidence(item) if day is None else ())
        weights, undated = self._weighing.first(young)
        kept = Kept(report=item.id, day=day, arrived=self._arrived, seen=self._present.day, weights=weights)
        kept.evidence, kept.young = undated, young if self._weighing.is_young else None
        shared = self._window.shared(kept)
        reason = stands_apart(item, common)
        if reason and len(self._corrections.with_(item.id)) == 1:
            self._gone.add(_hash(item.id))
            touches = tuple(story for story, _ in self._ranked(kept, shared))
            return (Apart(report=item.id, reason=reason, touches=touches),)
        event = self._placed(kept, shared)
        self._window.put(kept)
        self._fresh[kept.story] = None
        return (event,)

    def flush(self, *, last: bool = False) -> tuple[StoryEvent, ...]:
        """What looking again at the stories that changed since the last flush shows: some prove to be one.

        Call it after each batch; the order of reports within a batch then matters little.

        Args:
            last: no more is to come for now: the first reports of a stream are looked at again however little more is
                known, so that it no longer matters what came in one batch.
        """
        events = list(self._looked_again(last=last))
        waiting = list(self._fresh)
        self._fresh.clear()
        while waiting:
            story = waiting.pop(0)
            other, logit = self._likest(story)
            if other:
                into, gone = sorted((story, other), key=self._window.opened)
                events.append(self._merge(gone, into, likelihood(logit), merge_reason(logit)))
                waiting.append(into)
        return tuple(events)

    def _looked_again(self, *, last: bool) -> Iterator[StoryEvent]:
        """What is grouped otherwise now that more is known of what is common."""
        young = [kept for kept in self._window.reports.values() if kept.young is not None]
        if not young or not self._weighing.is_due(last=last):
            return
        for kept in young:
            if kept.young is not None:
                self._window.reweigh(kept, *self._weighing.again(kept.young))
        look = SecondLook(self._window, self._options, self._corrections.names)
        yield from look.events()
        self._fresh = dict.fromkeys(story for story in self._window.stories if self._is_fresh(story))

    def _is_fresh(self, story: str) -> bool:
        return story in self._fresh or any(kept.young is not None for kept in self._window.stories[story])

    def together(self, a: str, b: str, *, story_a: str = "", story_b: str = "") -> tuple[StoryEvent, ...]:
        """A reader's correction: the two reports tell one story. It stands, for reports still to come as well.

        Args:
            a, b: ids of the reports.
            story_a, story_b: their stories, where they may have left the window.

        Raises:
            UsageError: other corrections say the contrary.
        """
        self._corrections.together(a, b)
        named = {a: story_a, b: story_b}
        group = sorted(self._corrections.with_(a))
        events: list[StoryEvent] = list(self._sundered(a))
        homes = dict.fromkeys(home for report in (a, b, *group) if (home := self._home(report, named.get(report, ""))))
        into, *others = sorted(homes, key=self._window.opened) or [""]
        for story in others:
            if self._are_foes(story, into):
                events.append(self._leave(story, into, self._group(a, story) or (b,)))
            else:
                events.append(self._merge(story, into, 1.0, _CORRECTED))
        return tuple(events)

    def apart(self, a: str, b: str, *, story_a: str = "", story_b: str = "") -> tuple[StoryEvent, ...]:
        """A reader's correction: the two reports tell two stories. It stands, for reports still to come as well.

        Reports of the story that are more like ``b``, or that corrections hold together with it, leave with it.

        Raises:
            UsageError: other corrections say the contrary.
        """
        self._corrections.apart(a, b)
        story = self._home(a, story_a)
        if not story or story != self._home(b, story_b):
            return self._sundered(a)
        return (self._leave(story, self._new_story(b, story), self._followers(a, b, story)),)

    def take_back(self, a: str, b: str) -> tuple[StoryEvent, ...]:
        """A reader's correction is taken back: the two stand together or apart as their texts say.

        Where one of them has left the window, stories stay as they are.
        """
        self._corrections.take_back(a, b)
        one, two = self._window.reports.get(a), self._window.reports.get(b)
        if one is None or two is None:
            return ()
        if one.story != two.story:
            self._fresh |= dict.fromkeys((one.story, two.story))
            return self.flush()
        leaving = self._followers(a, b, two.story)
        average = self._window.average_of(self._window.stories[two.story], leaving)
        if average is None or average < self._options.threshold:
            return (self._leave(two.story, self._new_story(b, two.story), leaving, _TAKEN_BACK),)
        return ()

    def state(self) -> bytes:
        """Everything that decides what happens next, corrections included; the same state gives the same bytes."""
        return write_state(
            {
                "arrived": self._arrived,
                "splits": self._splits,
                "latest": self._present.latest,
                "fresh": list(self._fresh),
                "gone": sorted(self._gone),
                "corrections": self._corrections.rows(),
                "window": self._window.rows(),
                "weighing": self._weighing.values(),
            },
            self._options,
        )

    @classmethod
    def restore(cls, state: bytes, known: Callable[[str], bool] | None = None) -> "Grouper":
        """The grouper that ``state`` was taken from.

        Raises:
            UsageError: not such a state, or one of another version.
        """
        options, values = read_state(state)
        grouper = cls(options, known)
        grouper._arrived, grouper._splits = values["arrived"], values["splits"]
        grouper._present = Present(values["latest"])
        grouper._fresh = dict.fromkeys(values["fresh"])
        grouper._gone = set(values["gone"])
        grouper._corrections = Corrections(*values["corrections"])
        grouper._window.fill(values["window"])
        grouper._weighing.fill(values["weighing"])
        return grouper

    def _is_known(self, report: str) -> bool:
        if report in self._window.reports or (self._gone and _hash(report) in self._gone):
            return True
        return self._known is not None and self._known(report)

    def _pass(self, day: float | None) -> None:
        self._present.see(day)
        self._weighing.move(self._present.day)
        if self._arrived % _SWEEP_REPORTS == 0:
            expired = self._window.expire(self._present.day, self._arrived)
            if self._known is None:
                self._gone.update(map(_hash, expired))
            else:
                self._gone.clear()

    def _placed(self, kept: Kept, shared: dict[str, float]) -> StoryEvent:
        for mate in sorted(self._corrections.with_(kept.report) - {kept.report}):
            if mate in self._window.reports:
                kept.story = self._window.reports[mate].story
                return Joined(report=kept.report, story=kept.story, reason=_CORRECTED)
        ranked = self._ranked(kept, shared)
        if not ranked:
            kept.story = story_id(kept.report)
            return Opened(report=kept.report, story=kept.story, reason="no report of the last days tells it")
        kept.story, logit = ranked[0]
        mates = [mate for mate in self._window.stories[kept.story] if mate.report in shared]
        nearest = max(mates, key=lambda mate: shared[mate.report])
        kept.voice = not is_copy(kept, nearest, self._options)
        reason = join_reason(kept, nearest, len(mates))
        return Joined(report=kept.report, story=kept.story, score=likelihood(logit), reason=reason)

    def _ranked(self, kept: Kept, shared: dict[str, float]) -> list[tuple[str, float]]:
        """The stories that the report tells, likeliest first."""
        reports, foes = self._window.reports, self._corrections.against(kept.report)
        barred = {reports[foe].story for foe in foes if foe in reports}
        found = []
        for story in {reports[other].story for other in shared} - barred:
            logit = self._window.average(kept.day, shared, story)
            if logit is not None and logit >= self._options.threshold:
                found.append((story, logit))
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))

    def _likest(self, story: str) -> tuple[str, float]:
        """The other story with the highest average link, "" where none is one with it."""
        best, least = "", self._options.threshold
        for other in self._window.neighbours(story):
            logit = self._window.link(story, other)
            if logit is not None and logit > least and not self._are_foes(story, other):
                best, least = other, logit
        return best, least

    def _are_foes(self, story: str, other: str) -> bool:
        others = {kept.report for kept in self._window.stories.get(other, ())}
        return any(self._corrections.against(kept.report) & others for kept in self._window.stories.get(story, ()))

    def _sundered(self, report: str) -> tuple[StoryEvent, ...]:
        """Splits for what corrections hold together with the report and a story also holds together with its foes."""
        events: list[StoryEvent] = []
        for mate in sorted(self._corrections.with_(report)):
            story = self._home(mate, "")
            mates = {kept.report for kept in self._window.stories.get(story, ())}
            if mates & self._corrections.against(mate):
                events.append(self._leave(story, self._new_story(mate, story), self._group(mate, story)))
        return tuple(events)

    def _new_story(self, report: str, story: str) -> str:
        self._splits += 1
        return story_id(f"{self._splits}:{report} from {story}")

    def _merge(self, story: str, into: str, score: float, reason: str) -> Merged:
        for kept in tuple(self._window.stories.get(story, ())):
            self._window.move(kept, into)
        self._fresh.pop(story, None)
        return Merged(story=story, into=into, score=score, reason=reason)

    def _home(self, report: str, named: str) -> str:
        kept = self._window.reports.get(report)
        return kept.story if kept else named

    def _group(self, report: str, story: str) -> tuple[str, ...]:
        """Those of the story that corrections hold together with the report."""
        held = self._corrections.with_(report)
        return tuple(kept.report for kept in self._window.stories.get(story, ()) if kept.report in held)

    def _followers(self, a: str, b: str, story: str) -> tuple[str, ...]:
        """``b`` and the reports that leave with it."""
        reports = self._window.reports
        held = self._group(b, story) or (b,)
        if a not in reports or b not in reports:
            return held
        stay, leave = reports[a], reports[b]
        groups = {self._group(kept.report, story) for kept in self._window.stories[story]}
        followers = set(held)
        for group in groups - {self._group(a, story)}:
            if sum(self._odds(reports[name], leave) - self._odds(reports[name], stay) for name in group) > 0:
                followers.update(group)
        return tuple(kept.report for kept in self._window.stories[story] if kept.report in followers)

    def _odds(self, kept: Kept, mate: Kept) -> float:
        """The logit of two reports; very low where they are too far apart in time."""
        logit = self._window.pair(kept, mate)
        return _TOO_FAR if logit is None else logit

    def _leave(self, story: str, new: str, leaving: tuple[str, ...], reason: str = _CORRECTED) -> Split:
        for name in leaving:
            if name in self._window.reports:
                self._window.move(self._window.reports[name], new)
        return Split(story=story, new=new, reports=leaving, reason=reason)


def _hash(report: str) -> int:
    return int.from_bytes(sha256(report.encode()).digest()[:8], "big")
