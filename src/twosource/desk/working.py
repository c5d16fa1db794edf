"""Many analyses and comparisons at once, on all cores; on one core or for a few, in the process itself.

Workers read the desk themselves and only hand back what is to be kept: one process writes.
"""

import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from twosource import flow
from twosource.desk.comparing import Bench, analyse_reports, compare_story
from twosource.desk.engine import engine
from twosource.settings import Settings
from twosource.store.analyses import Kept
from twosource.store.comparisons import Compared
from twosource.store.store import open_store

T = TypeVar("T")
# A worker takes about a second to start; below so much work it would not be earned back.
_WORTH_STARTING = 100
# So many reports are handed to a worker at once: half a second of work.
_AT_ONCE = 16

_bench: Bench | None = None


def analyses(bench: Bench, settings: Settings, ids: Sequence[str], workers: int) -> Iterator[tuple[Kept, ...]]:
    """The analyses of reports, some at a time, as they are done."""
    parts = [ids[start : start + _AT_ONCE] for start in range(0, len(ids), _AT_ONCE)]
    if workers < 2 or len(ids) < _WORTH_STARTING:
        yield from (analyse_reports(bench, part) for part in parts)
    else:
        yield from _spread(settings, _analyse, parts, workers)


def comparisons(bench: Bench, settings: Settings, stories: Sequence[str], workers: int) -> Iterator[Compared | None]:
    """The comparisons of stories as they are done; None for a story that has one report only by now."""
    if workers < 2 or len(stories) < _WORTH_STARTING:
        yield from (compare_story(bench, story) for story in stories)
    else:
        yield from _spread(settings, _compare, list(stories), workers)


def _spread(settings: Settings, act: Callable[[Any], T], parts: Sequence[Any], workers: int) -> Iterator[T]:
    """Do each part in some worker; a bounded number is under way, so that memory is too."""
    from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait  # noqa: PLC0415  30 ms
    from multiprocessing import get_context  # noqa: PLC0415

    with ProcessPoolExecutor(workers, get_context("spawn"), _begin, (settings,)) as pool:
        waiting: set[Future[T]] = set()
        try:
            for part in parts:
                waiting.add(pool.submit(act, part))
                if len(waiting) >= 3 * workers:
                    done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                    yield from (future.result() for future in done)
            while waiting:
                done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
                yield from (future.result() for future in done)
        finally:
            for future in waiting:
                future.cancel()


def _begin(settings: Settings) -> None:
    """Open the desk for reading in a worker, and end with the process that asked for it, however that ends."""
    global _bench  # noqa: PLW0603  a worker's own
    threading.Thread(target=_end_with_parent, daemon=True).start()
    store = open_store(settings.desk, writing=False)
    _bench = Bench(store=store, agencies=flow.agency_table(settings), engine=engine(settings.agencies))


def _end_with_parent() -> None:
    from multiprocessing import parent_process  # noqa: PLC0415

    parent = parent_process()
    if parent is not None:
        with suppress(OSError):
            parent.join()
        os._exit(1)


def _analyse(ids: Sequence[str]) -> tuple[Kept, ...]:
    assert _bench is not None
    return analyse_reports(_bench, ids)


def _compare(story: str) -> Compared | None:
    assert _bench is not None
    return compare_story(_bench, story)
