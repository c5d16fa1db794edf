"""How fast a desk takes reports in, and how soon one new report stands in a finished comparison.

    python bench/desk.py            2,000 reports: storage alone, everything, one more
    python bench/desk.py --full     all of the stream: everything on, then one more into the full desk

Reads ``stream`` of the development data; without it, reports made from sentences of our own.
"""

import argparse
import gzip
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from reports import reports as made

from twosource import flow
from twosource.desk.desk import Desk, open_desk
from twosource.errors import ReadError
from twosource.model.report import Report
from twosource.settings import Settings
from twosource.store.store import faults

DATA = Path(os.environ.get("TWOSOURCE_DATA", "../shared/data"))
FEW = 2_000
# Reports that are kept back, to be added one by one to the full desk.
ONE_BY_ONE = 60


def wire(folder: Path, count: int) -> Path:
    """A file of JSON lines with so many reports; the stream's come in the order of its file."""
    path = folder / "wire.jsonl"
    stream = DATA / "stream" / "docs.jsonl.gz"
    with path.open("w", encoding="utf-8") as lines:
        if stream.is_file():
            with gzip.open(stream, "rt", encoding="utf-8") as source:
                lines.writelines(islice(source, count))
        else:
            print("no development data: reports of our own sentences")
            for report in made(count, 300):
                lines.write(json.dumps({"text": report.text, "outlet": report.outlet, "date": "2026-05-12"}) + "\n")
    return path


def read(path: Path, settings: Settings) -> Iterator[Report | ReadError]:
    """The reports of a file."""
    return flow.stream([str(path)], settings, flow.agency_table(settings))


def seconds(began: float) -> float:
    """Since a moment."""
    return time.perf_counter() - began


def storage_alone(path: Path, settings: Settings) -> None:
    """Reading, storing and grouping, without analysis."""
    began = time.perf_counter()
    with open_desk(settings) as desk:
        added = desk.add(read(path, settings), analysing=False)
        took = seconds(began)
    print(f"analysis off, storage on    {added.new / took:8.0f} reports/s   ≥ 200   ({added.new} in {took:.1f} s)")


def everything(path: Path, settings: Settings, kept_back: int) -> list[Report]:
    """All on; gives back reports that were not added."""
    back = _kept_back(path, settings, kept_back)
    away = {report.id for report in back}
    start = os.times()
    before = start.user + start.children_user + start.system + start.children_system
    began = time.perf_counter()
    with open_desk(settings) as desk:
        added = desk.add(
            (r for r in read(path, settings) if not isinstance(r, Report) or r.id not in away),
            workers=os.cpu_count() or 1,
            tell=_tell,
        )
        took = seconds(began)
        spent = os.times()
        cpu = spent.user + spent.children_user + spent.system + spent.children_system - before
        print(
            f"everything on               {added.new / took:8.1f} reports/s   ≥ 41    "
            f"({added.new} in {took:.0f} s, {cpu:.0f} CPU s)"
        )
        print(f"  analysed {added.analysed}, stories compared {added.compared}, stories {desk.store.stories.counts()}")
    return back


def _kept_back(path: Path, settings: Settings, count: int) -> list[Report]:
    """The latest reports but for one in two: what would come in next."""
    latest: list[Report] = []
    for entry in read(path, settings):
        if isinstance(entry, Report):
            latest = sorted([*latest, entry], key=_day, reverse=True)[: 2 * count]
    return latest[::2]


def _day(report: Report) -> str:
    return str(report.published.day or "")


_last = [0.0]


def _tell(what: str, done: int, total: int) -> None:
    if time.perf_counter() - _last[0] > 30:
        _last[0] = time.perf_counter()
        print(f"  … {what} {done}" + (f" of {total}" if total else ""), flush=True)


def one_by_one(settings: Settings, back: list[Report]) -> None:
    """One new report into a full desk, to a finished comparison of its story."""
    with open_desk(settings) as desk:
        desk.add([])
        times = [_one(desk, report) for report in back]
        sizes = [len(desk.store.reports.of_story(desk.store.stories.of_report(r.id), latest=True)) for r in back]
        several = [time for time, size in zip(times, sizes, strict=True) if size > 1]
        if several:
            print(f"  into a story of others    {statistics.median(several):8.0f} ms median   ({len(several)} reports)")
        print(
            f"one new report              {statistics.median(times):8.0f} ms median  ≤ 150   "
            f"(90 % within {sorted(times)[int(0.9 * len(times))]:.0f}, {len(times)} reports)"
        )
        found = faults(desk.store)
        print(f"check: {len(found)} faults {found[:3]}")


def _one(desk: Desk, report: Report) -> float:
    began = time.perf_counter()
    desk.add_one(report)
    return 1000 * seconds(began)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--full", action="store_true", help="all of the stream")
    parser.add_argument("--count", type=int, default=FEW)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = wire(folder, 10**9 if options.full else options.count)
        storage_alone(path, Settings(desk=str(folder / "bare.sqlite")))
        settings = Settings(desk=str(folder / "desk.sqlite"))
        back = everything(path, settings, ONE_BY_ONE)
        print(f"size of the desk            {Path(settings.desk).stat().st_size / 1e6:8.0f} MB")
        one_by_one(settings, back)


if __name__ == "__main__":
    main()
