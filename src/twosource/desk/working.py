"""Many analyses and comparisons at once, on all cores; on one core or for a few, in the process itself.

Workers read the desk themselves and only hand back what is to be kept: one process writes. Analysis goes on
while further reports are still being read.
"""

import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from twosource.desk.comparing import Bench, Undone, analyse_reports, compare_story, open_bench
from twosource.desk.versions import revision
from twosource.errors import UsageError
from twosource.model.desk import Revision
from twosource.settings import Settings
from twosource.store.analyses import Kept
from twosource.store.base import batches
from twosource.store.comparisons import Compared

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

T = TypeVar("T")
# A worker takes about a second to start; below so much work it would not be earned back.
_WORTH_STARTING = 100
# So many reports are handed to a worker at once: half a second of work.
_AT_ONCE = 16

_bench: Bench | None = None


class Crew:
    """Workers of one addition; they are started when there is enough to do.

    Args:
        workers: how many processes; one means none but this.
    """

    def __init__(self, bench: Bench, settings: Settings, workers: int) -> None:
        self._bench = bench
        self._settings = settings
        self._workers = workers
        self._pool: ProcessPoolExecutor | None = None
        self._waiting: set[Future[tuple[Kept | Undone, ...]]] = set()
        self._ahead: list[str] = []
        self.under_way: set[str] = set()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._pool is None:
            return
        self._pool.shutdown(wait=True, cancel_futures=True)
        from concurrent.futures import BrokenExecutor  # noqa: PLC0415

        if isinstance(error, BrokenExecutor):
            what = "a worker was ended from outside (too little memory?): what was committed is kept"
            raise UsageError(f"{what}; run the command again with --workers 1") from error

    def begin(self, ids: Sequence[str]) -> tuple[Kept | Undone, ...]:
        """Analyse reports while others are read, if that is worth it; what was finished meanwhile."""
        if self._workers < 2:
            return ()
        self._ahead += ids
        if self._pool is None and len(self._ahead) < _WORTH_STARTING:
            return ()
        for part in batches(self._ahead, _AT_ONCE):
            self._waiting.add(self._started().submit(_analyse, part))
            self.under_way |= set(part)
        self._ahead = []
        done = {future for future in self._waiting if future.done()}
        self._waiting -= done
        return tuple(kept for future in done for kept in future.result())

    def analyses(self, ids: Sequence[str]) -> Iterator[tuple[Kept | Undone, ...]]:
        """The analyses of reports, some at a time, as they are done; first what was begun."""
        from concurrent.futures import as_completed  # noqa: PLC0415  30 ms

        for future in as_completed(self._waiting):
            yield future.result()
        self._waiting = set()
        rest = [id_ for id_ in ids if id_ not in self.under_way]
        yield from self._spread(_analyse, list(batches(rest, _AT_ONCE)), len(rest), self._analyse_here)

    def comparisons(self, stories: Sequence[str]) -> Iterator[Compared | Undone | None]:
        """The comparisons of stories as they are done; None for a story that has one report only by now."""
        return self._spread(_compare, stories, len(stories), self._compare_here)

    def revisions(self, ids: Sequence[str]) -> Iterator[Revision | Undone]:
        """What later versions changed, as they are compared with those before them."""
        return self._spread(_revise, ids, len(ids), self._revise_here)

    def _analyse_here(self, ids: Sequence[str]) -> tuple[Kept | Undone, ...]:
        return analyse_reports(self._bench, ids)

    def _compare_here(self, story: str) -> Compared | Undone | None:
        return compare_story(self._bench, story)

    def _revise_here(self, id_: str) -> Revision | Undone:
        return revision(self._bench, self._bench.store.reports.get([id_])[0])

    def _spread(
        self, act: Callable[[Any], T], parts: Sequence[Any], size: int, here: Callable[[Any], T]
    ) -> Iterator[T]:
        """Do each part in some worker, or here; a bounded number is under way, so that memory is too."""
        if self._workers < 2 or (self._pool is None and size < _WORTH_STARTING):
            yield from map(here, parts)
            return
        from concurrent.futures import FIRST_COMPLETED, wait  # noqa: PLC0415

        waiting: set[Future[T]] = set()
        for part in parts:
            waiting.add(self._started().submit(act, part))
            if len(waiting) >= 3 * self._workers:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        while waiting:
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)

    def _started(self) -> "ProcessPoolExecutor":
        if self._pool is None:
            from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415
            from multiprocessing import get_context  # noqa: PLC0415

            self._pool = ProcessPoolExecutor(self._workers, get_context("spawn"), _begin, (self._settings,))
        return self._pool


def _begin(settings: Settings) -> None:
    """Open the desk for reading in a worker, and end with the process that asked for it, however that ends."""
    global _bench  # noqa: PLW0603  a worker's own
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that asked decides what an interruption means
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _bench = open_bench(settings, writing=False)


def _end_with_parent() -> None:
    from multiprocessing import parent_process  # noqa: PLC0415

    parent = parent_process()
    if parent is not None:
        with suppress(OSError):
            parent.join()
        os._exit(1)


def _analyse(ids: Sequence[str]) -> tuple[Kept | Undone, ...]:
    assert _bench is not None
    return analyse_reports(_bench, ids)


def _compare(story: str) -> Compared | Undone | None:
    assert _bench is not None
    return compare_story(_bench, story)


def _revise(id_: str) -> Revision | Undone:
    assert _bench is not None
    return revision(_bench, _bench.store.reports.get([id_])[0])
