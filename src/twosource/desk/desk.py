"""The desk: add reports, and everything known of them is kept up to date.

Adding has three phases, each committed in batches and each resumed by the next ``add``: reports are stored and
put into stories; what no present engine has analysed is analysed; stories whose reports changed, and later versions,
are compared.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from twosource.desk.comparing import Bench, Undone, analyse_report, compare_story, open_bench, story_collation, when
from twosource.desk.grouping import Grouping
from twosource.desk.reviewing import reviewed
from twosource.desk.versions import carried, changes, revision
from twosource.desk.working import Crew
from twosource.errors import ReadError, UsageError
from twosource.model.comparison import Collation
from twosource.model.desk import Carried, Entry, Revision, StoryFile
from twosource.model.report import Report
from twosource.model.review import Applied, Correction, CorrectionKind
from twosource.relate.stories.reasons import in_full
from twosource.settings import Settings
from twosource.store.analyses import Kept, kept
from twosource.store.comparisons import Compared
from twosource.store.store import Store

Clock = Callable[[], datetime]
Tell = Callable[[str, int, int], None]
# A commit writes so many reports, or what came in so many seconds: more gains nothing, less would wait for the disk.
_AT_ONCE = 100
_LONGEST_SECONDS = 2.0
# Of one addition so many stories are compared at once, the newest first: a minute or two on two cores. An archive of
# 24,000 reports has 3,900 stories of two reports or more; the older ones are compared when they are asked for.
COMPARED_AT_ONCE = 1_000
# Of the stories that a correction may change so many are compared at once: some seconds.
_COMPARED_AGAIN = 20


@dataclass(slots=True, kw_only=True)
class Added:
    """What came of an addition; grows while it runs.

    Attributes:
        new: reports that the desk did not have; versions: those of them that replace an earlier text.
        known: reports that it had.
        errors: why the rest could not be read.
        analysed, compared: reports analysed and stories compared.
        apart: new reports that stand in no story, and why.
        waiting: stories to be compared when they are asked for, or by the next addition.
    """

    new: int = 0
    versions: list[Entry] = field(default_factory=list)
    known: int = 0
    errors: list[ReadError] = field(default_factory=list)
    analysed: int = 0
    compared: int = 0
    apart: dict[str, str] = field(default_factory=dict)
    waiting: int = 0


class Desk:
    """An open desk; use it in a ``with`` statement.

    Args:
        bench: the open store, closed with the desk, and what compares; settings: those it was made by.
        clock: tells the time that is written beside things. Nothing is decided by it, so it may be wrong.

    Example:
        >>> import twosource
        >>> from tempfile import TemporaryDirectory
        >>> a = twosource.report("The ferry struck the pier at dawn, the harbour master said.", name="a.txt")
        >>> b = twosource.report("The ferry struck the pier at dawn, the harbour master said.", name="b.txt")
        >>> with TemporaryDirectory() as folder, open_desk(Settings(desk=f"{folder}/desk.sqlite")) as desk:
        ...     added = desk.add([a, b, a])
        ...     added.new, added.known, len(desk.store.stories.lines(limit=9))
        (2, 1, 1)
    """

    def __init__(self, bench: Bench, settings: Settings, clock: Clock | None = None) -> None:
        self.bench = bench
        self.store = bench.store
        self._settings = settings
        self._clock = clock or (lambda: datetime.now(UTC))
        self._grouping = Grouping(bench.store)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.store.connection.close()

    def add(
        self,
        entries: Iterable[Report | ReadError],
        *,
        analysing: bool = True,
        workers: int = 1,
        comparing: int = COMPARED_AT_ONCE,
        tell: Tell | None = None,
    ) -> Added:
        """Keep reports, and bring everything up to date.

        Args:
            entries: as :func:`twosource.flow.stream` gives them.
            analysing: False only stores and groups; the next ``add`` does the rest.
            workers: processes that analyse and compare.
            comparing: the most stories to compare now, the newest first; others are compared when asked for.
            tell: is told what is being done, how much is done, and how much there is (0: not known).

        Raises:
            StoreError: the desk cannot be written; what was committed is kept.
        """
        added = Added()
        with Crew(self.bench, self._settings, workers if analysing else 1) as crew:
            self._take_in(entries, added, tell, crew)
            if analysing:
                self._analyse(added, crew, tell)
                self._compare(added, crew, comparing, tell)
                self._revise(added, crew, comparing, tell)
        return added

    def add_one(self, report: Report) -> Added:
        """Keep a report and bring its story up to date, whatever else is pending."""
        added = Added()
        touched = self._take_in([report], added)
        entries = self.store.reports.get([report.id] * added.new)
        made = {entry.report.id: analyse_report(self.bench, entry.report) for entry in entries}
        fresh = {id_: one for id_, one in made.items() if not isinstance(one, Undone)}
        done = [one if isinstance(one, Undone) else kept(one) for one in made.values()]
        revisions = [revision(self.bench, entry, fresh) for entry in entries if entry.replaces]
        self._keep([*done, *revisions, *(compare_story(self.bench, story, fresh) for story in touched)], added)
        return added

    def collation(self, story: str, review: Sequence[Correction] = ()) -> Collation:
        """The comparison of a story, by its id or the beginning of it; ``review`` beside what stands on the desk."""
        return story_collation(self.bench, self.store.stories.find(story), review)

    def carried(self, version: Entry) -> tuple[Carried, ...]:
        """What a later version corrected, and which copies in its story still carry the old words."""
        id_ = version.report.id
        story = self.store.stories.of_report(id_)
        return carried(self.bench, story, id_) if story else ()

    def story(self, name: str) -> StoryFile:
        """All that the desk knows of a story, by its id, the beginning of it, or a report's id.

        Raises:
            UsageError: there is no such story.
        """
        story = self.store.stories.find(name)
        entries = self.store.reports.of_story(story, latest=False)
        entries = tuple(replace(entry, reason=_in_full(entry.reason, entry.report)) for entry in entries)
        by_id = {entry.report.id: entry.report for entry in entries}
        history = self.store.stories.history(story)
        versions = [entry for entry in entries if entry.replaces]
        return StoryFile(
            id=story,
            entries=tuple(sorted(entries, key=when)),
            history=tuple(replace(line, reason=_in_full(line.reason, by_id.get(line.report))) for line in history),
            changes={entry.report.id: changes(self.bench, entry) for entry in versions},
            carried=carried(self.bench, story) if versions else (),
        )

    def correct(self, kind: str, a: str, b: str, *, note: str = "") -> None:
        """A reader's word: two reports belong "together" or "apart"; it stands.

        Raises:
            UsageError: ``kind`` is neither, a report is not in the desk, or other corrections say the contrary.
        """
        with self._writing():
            now = self._now()
            touched = self._grouping.correct(kind, a, b, note=note, at=now)
            self.store.reviews.drop_of_stories(a, b)
            meant = CorrectionKind.ONE_STORY if kind == "together" else CorrectionKind.TWO_STORIES
            self.store.reviews.keep(Correction(kind=meant, where="", reports=(a, b), note=note), now)
            self.store.comparisons.forget(sorted(touched))

    def review(self, corrections: Sequence[Correction]) -> tuple[Applied, ...]:
        """Let corrections by people stand, for reports still to come as well; what became of each."""
        return tuple(reviewed(self, correction) for correction in corrections)

    def keep_correction(self, correction: Correction) -> int:
        """Let a correction of statements stand; its number. Comparisons that it may change are made anew."""
        with self._writing():
            number = self.store.reviews.keep(correction, self._now())
            self.store.comparisons.forget(sorted(self.store.reviews.stories_meant(correction)))
        return number

    def take_back(self, number: int) -> str:
        """Take a correction back; what follows, in words.

        Raises:
            UsageError: no correction has this number.
        """
        found = next((one for one in self.store.reviews.standing() if one.number == number), None)
        if found is None:
            raise UsageError(
                f"no correction {number} stands on {self.store.connection.place}: `twosource review` lists"
            )
        with self._writing():
            touched = self.store.reviews.stories_changed(number)
            if found.correction.kind.is_of_stories:
                touched |= self._grouping.take_back(*found.correction.reports[:2], at=self._now())
            self.store.reviews.drop(number)
            self.store.comparisons.forget(sorted(touched))
        self.compare_again(sorted(touched))
        return f"correction {number} taken back" + (f", {len(touched)} stories changed" if len(touched) > 1 else "")

    def compare_again(self, stories: Iterable[str]) -> None:
        """Compare a few stories whose corrections changed; others wait for the next ``add``."""
        made = [compare_story(self.bench, story) for story in list(stories)[:_COMPARED_AGAIN]]
        self._keep(made, Added())

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")

    def _writing(self) -> "_Writing":
        return _Writing(self.store, self._grouping)

    def _take_in(
        self, entries: Iterable[Report | ReadError], added: Added, tell: Tell | None = None, crew: Crew | None = None
    ) -> set[str]:
        """Store and group; ids of the stories that changed. A crew begins to analyse meanwhile."""
        touched: set[str] = set()
        done = 0
        for batch in _batches(entries):
            reports = [entry for entry in batch if isinstance(entry, Report)]
            added.errors += [entry for entry in batch if isinstance(entry, ReadError)]
            new = self._store_batch(reports, added)
            touched |= new.touched
            if crew is not None:
                self._keep(crew.begin(new.ids), added)
            done += len(batch)
            if tell is not None:
                tell("stored", done, 0)
        if crew is not None:
            touched |= self._settle()
        return {self.store.stories.leading(story) for story in touched}

    def _settle(self) -> set[str]:
        """Look again at the stories of a young desk when all is taken in; ids of those that changed."""
        if self._grouping.is_settled():
            return set()
        with self._writing():
            touched = self._grouping.settle(self._now())
            self.store.comparisons.forget(sorted(touched))
        return touched

    def _store_batch(self, reports: Sequence[Report], added: Added) -> "_Stored":
        """One transaction; nothing is written where the desk has them all."""
        known = self.store.reports.known(reports)
        if all(report.id in known for report in reports):
            added.known += len(reports)
            return _Stored()
        with self._writing():
            now = self._now()
            placed = [self.store.reports.put(report, now) for report in reports]
            new = [entry for entry in placed if entry is not None]
            touched = self._grouping.place(new, now)
            self.store.comparisons.forget(sorted(touched))
        added.known += len(placed) - len(new)
        added.new += len(new)
        added.versions += [entry for entry in new if entry.replaces]
        added.apart |= self.store.stories.apart([entry.report.id for entry in new])
        return _Stored(ids=tuple(entry.report.id for entry in new), touched=frozenset(touched))

    def _analyse(self, added: Added, crew: Crew, tell: Tell | None) -> None:
        """Analyse what no present engine has analysed."""
        pending = self.store.analyses.pending(self.bench.engine.analysis)
        total = added.analysed + len(pending)
        for part in crew.analyses(pending):
            self._keep(part, added)
            if tell is not None:
                tell("analysed", added.analysed, total)

    def _keep(self, made: Iterable[Kept | Compared | Revision | Undone | None], added: Added) -> None:
        """Keep what was made in one transaction; what could not be made is told."""
        made = [one for one in made if one is not None]
        added.errors += [one.error for one in made if isinstance(one, Undone)]
        whole = [one for one in made if not isinstance(one, Undone)]
        if not whole:
            return
        stamps = self.bench.engine
        with self.store.transaction():
            now = self._now()
            for one in whole:
                match one:
                    case Kept():
                        self.store.analyses.put(one, stamps.analysis, now)
                        added.analysed += 1
                    case Compared():
                        added.compared += self.store.comparisons.put(one, stamps.comparison, now)
                    case Revision():
                        self.store.versions.put(one, stamps.comparison, now)

    def _compare(self, added: Added, crew: Crew, most: int, tell: Tell | None) -> None:
        """Compare stories that are not compared, or whose reports changed."""
        pending = self.store.comparisons.pending(self.bench.engine.comparison)
        added.waiting = len(pending[most:])
        pending = pending[:most]
        for number, compared in enumerate(crew.comparisons(pending), 1):
            self._keep([compared], added)
            if tell is not None:
                tell("compared", number, len(pending))

    def _revise(self, added: Added, crew: Crew, most: int, tell: Tell | None) -> None:
        """Compare later versions with those before them; the rest is compared when its story is asked for."""
        pending = self.store.versions.pending(self.bench.engine.comparison)[:most]
        for number, revised in enumerate(crew.revisions(pending), 1):
            self._keep([revised], added)
            if tell is not None:
                tell("versions compared", number, len(pending))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stored:
    """What a batch brought: ids of the new reports and of the stories that changed."""

    ids: tuple[str, ...] = ()
    touched: frozenset[str] = frozenset()


class _Writing:
    """A transaction in which stories change: others' reports are taken in first, and nothing half-done is kept."""

    def __init__(self, store: Store, grouping: Grouping) -> None:
        self._transaction = store.transaction()
        self._grouping = grouping

    def __enter__(self) -> None:
        self._transaction.__enter__()
        try:
            self._grouping.catch_up()
        except BaseException as error:
            self._transaction.__exit__(type(error), error, error.__traceback__)
            raise

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is not None:
            self._grouping.discard()
        self._transaction.__exit__(kind, error, at)


def open_desk(settings: Settings, *, writing: bool = True, clock: Clock | None = None) -> Desk:
    """The desk of the settings.

    Raises:
        StoreError: it cannot be opened.
        SettingsError: there is no such tagger, or the agencies cannot be read.
    """
    return Desk(open_bench(settings, writing=writing), settings, clock)


def _in_full(reason: str, report: Report | None) -> str:
    return in_full(reason, report.title, report.text) if report is not None else reason


def _batches(entries: Iterable[Report | ReadError]) -> Iterator[list[Report | ReadError]]:
    """So many at once; fewer where they come slowly."""
    batch: list[Report | ReadError] = []
    began = time.monotonic()
    for entry in entries:
        batch.append(entry)
        if len(batch) >= _AT_ONCE or time.monotonic() - began > _LONGEST_SECONDS:
            yield batch
            batch, began = [], time.monotonic()
    if batch:
        yield batch
