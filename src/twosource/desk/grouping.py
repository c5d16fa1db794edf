"""Which story a report joins, with the grouping's state kept in the desk.

The state is kept now and then only; what came behind it is replayed, which gives the same state. So a
single report costs no more than its own joining, and several writers agree: each replays the others' reports first.
"""

from collections.abc import Iterable, Iterator, Sequence

from twosource.errors import UsageError
from twosource.model.desk import Entry
from twosource.model.story import Apart, Joined, Merged, Split, StoryEvent, StoryItem, story_id
from twosource.relate.stories import Grouper
from twosource.store.store import Store

# Replaying so many takes about as long as restoring the state of a desk of 25,000 reports (0.2 s).
_KEPT_EVERY = 500
_AT_ONCE = 200


class Grouping:
    """The stories of one desk. All methods run inside a transaction of its store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._forget()

    def _forget(self) -> None:
        self._grouper = Grouper()
        self._kept = -1
        self._last = 0
        self._flushes: tuple[int, ...] = ()

    def place(self, entries: Sequence[Entry], at: str) -> set[str]:
        """Put new reports into stories, in order, and look again; ids of the stories that changed."""
        touched: set[str] = set()
        for entry in entries:
            touched |= self._store.stories.record(self._events(entry), at)
            self._last = entry.number
        touched |= self._store.stories.record(self._grouper.flush(), at)
        if self._last - self._kept >= _KEPT_EVERY:
            self._keep()
        else:
            self._flushes = (*self._flushes, self._last)
            self._store.stories.keep_flushes(self._flushes)
        return touched

    def is_settled(self) -> bool:
        """Whether the grouping has looked again after the last report, knowing that no more was to come."""
        kept, flushes = self._store.stories.grouping()
        return flushes[-1] <= 0 if flushes else not kept

    def settle(self, at: str) -> set[str]:
        """Look again, knowing that no more is to come for now; ids of the stories that changed."""
        touched = self._store.stories.record(self._grouper.flush(last=True), at)
        self._flushes = (*self._flushes, -self._last)
        self._store.stories.keep_flushes(self._flushes)
        return touched

    def correct(self, kind: str, a: str, b: str, *, note: str, at: str) -> set[str]:
        """A reader's word that two reports are one story ("together") or two ("apart"); it stands.

        Raises:
            UsageError: ``kind`` is neither, a report is not in the desk, or other corrections say the contrary.
        """
        if kind not in {"together", "apart"}:
            raise UsageError(f"a correction is together or apart, not {kind!r}")
        if len(self._store.reports.get({a, b})) < 2:
            raise UsageError(f"reports {a} and {b} are not both in the desk, or are one")
        touched = self._store.stories.record(self._tell(kind, a, b), at)
        self._store.stories.correct(kind, a, b, note=note, at=at)
        touched |= self._store.stories.record(self._corrected(kind, a, b), at)
        self._keep()
        return touched

    def take_back(self, a: str, b: str, *, at: str) -> set[str]:
        """A reader's word on two reports is taken back; ids of the stories that changed."""
        self._store.stories.uncorrect(a, b)
        touched = self._store.stories.record(self._grouper.take_back(a, b), at)
        self._keep()
        return touched

    def _tell(self, kind: str, a: str, b: str) -> tuple[StoryEvent, ...]:
        """Let the grouping know, so that it holds for reports still to come."""
        act = self._grouper.together if kind == "together" else self._grouper.apart
        return act(a, b, story_a=self._store.stories.of_report(a), story_b=self._store.stories.of_report(b))

    def _corrected(self, kind: str, a: str, b: str) -> tuple[StoryEvent, ...]:
        """What is still to be done for the correction to hold."""
        one, two = self._store.stories.of_report(a), self._store.stories.of_report(b)
        if kind == "together" and one != two:
            if not one or not two:
                loose, story = (a, two) if not one else (b, one)
                return (Joined(report=loose, story=story, reason="a reader put them together"),)
            return (Merged(story=two, into=one, reason="a reader put them together"),)
        if kind == "apart" and one == two and one:
            return (Split(story=one, new=story_id(b), reports=(b,), reason="a reader set them apart"),)
        return ()

    def catch_up(self) -> None:
        """Take in what others wrote since; call it first in every transaction that places reports."""
        kept, flushes = self._store.stories.grouping()
        if kept != self._kept or flushes[: len(self._flushes)] != self._flushes:
            self._restore(kept)
        self._replay(flushes[len(self._flushes) :], flushes)

    def discard(self) -> None:
        """Forget what was not committed."""
        self._forget()

    def _restore(self, kept: int) -> None:
        self._forget()
        self._kept = kept
        state = self._store.stories.grouping_state()
        if not state:
            return
        try:
            self._grouper = Grouper.restore(state)
            self._last = kept
        except (UsageError, ValueError, KeyError, TypeError):
            # of another version: what arrives is grouped by a new one, which sees all reports and corrections first
            self._grouper = Grouper()
            for kind, a, b in self._store.stories.corrections():
                self._tell(kind, a, b)

    def _replay(self, due: Sequence[int], flushes: tuple[int, ...]) -> None:
        """Add what came behind the state, and look again where that was done."""
        waiting = list(due)
        for entry in self._behind():
            while waiting and abs(waiting[0]) < entry.number:
                self._grouper.flush(last=waiting.pop(0) < 0)
            if entry.version == 1:
                self._grouper.add(item(entry))
            self._last = entry.number
        for number in waiting:
            self._grouper.flush(last=number < 0)
        self._flushes = flushes

    def _behind(self) -> Iterator[Entry]:
        while entries := self._store.reports.after(self._last, _AT_ONCE):
            yield from entries

    def _keep(self) -> None:
        self._store.stories.keep_grouping(self._last, self._grouper.state())
        self._kept, self._flushes = self._last, ()

    def _events(self, entry: Entry) -> Iterable[StoryEvent]:
        """A later version stands where the one before it stands; what is new is grouped."""
        if not entry.replaces:
            return self._grouper.add(item(entry))
        story = self._store.stories.of_report(entry.replaces)
        if story:
            return (Joined(report=entry.report.id, story=story, reason=f"version {entry.version} of a report of it"),)
        return (Apart(report=entry.report.id, reason=f"version {entry.version} of a report that stands apart"),)


def item(entry: Entry) -> StoryItem:
    """What the grouping needs to know of a report."""
    report = entry.report
    return StoryItem(
        id=report.id,
        when=report.published.moment or report.published.day,
        title=report.title,
        text=report.text,
        language=report.language,
    )
