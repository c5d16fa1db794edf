"""Killed at any moment, and many at once: nothing committed is lost, nothing is doubled, work is resumed.

Thirty kills of 2,000 reports are in bench/kills.py; here are a few of few.
"""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from twosource import flow
from twosource.desk.desk import Desk, open_desk
from twosource.settings import Settings
from twosource.store.store import faults, open_store

REPORTS = 60
KILLS = 5


@pytest.fixture
def wire(tmp_path: Path) -> Path:
    """Sixty reports of twenty happenings."""
    path = tmp_path / "wire.jsonl"
    with path.open("w") as lines:
        for number in range(REPORTS):
            happening = number % 20
            text = f"The bridge number {happening} over the Orr was closed on Monday after a crack was found, the council of Carrow {happening} said."
            lines.write(
                json.dumps(
                    {
                        "outlet": f"Outlet {number // 20}",
                        "title": f"Bridge {happening} closed",
                        "text": text + f"\n\nIt was told by {number}.",
                        "date": f"2026-05-{1 + happening}",
                    }
                )
                + "\n"
            )
    return path


def adding(settings: Settings, *paths: Path) -> subprocess.Popen[bytes]:
    """`twosource add`, with batches of seven so that a kill finds it between commits."""
    small = "import twosource.desk.desk as d; d._AT_ONCE = 7; from twosource.cli import main; main()"
    command = [sys.executable, "-c", small, "add", *map(str, paths), "--desk", settings.desk, "--workers", "1"]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def committed(settings: Settings) -> set[str]:
    if not Path(settings.desk).exists():
        return set()
    with open_store(settings.desk) as store:
        assert faults(store) == ()
        return {row[0] for row in store.connection.rows("SELECT id FROM reports")}


def memberships(desk: Desk) -> list[tuple[str, str]]:
    return desk.store.connection.rows("SELECT report, story FROM memberships ORDER BY report")


def test_killed_at_any_moment_nothing_is_lost_or_doubled(settings: Settings, wire: Path) -> None:
    random = Random(20260512)
    before: set[str] = set()
    for _ in range(KILLS):
        process = adding(settings, wire)
        time.sleep(random.uniform(0.6, 2.2))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        now = committed(settings)
        assert before <= now, "a committed report is lost"
        before = now
    process = adding(settings, wire)
    _, words = process.communicate(timeout=120)
    assert process.returncode == 0, words
    assert len(committed(settings)) == REPORTS
    with open_desk(settings) as desk:
        added = desk.add([])
        assert (added.analysed, added.compared) == (0, 0), "everything was resumed"
        killed = memberships(desk)
    with open_desk(Settings(desk=settings.desk + ".whole")) as desk:
        desk.add(flow.stream([str(wire)], settings, desk.bench.agencies), analysing=False)
        assert memberships(desk) == killed, "the stories are those of one undisturbed run"


def test_two_writers_and_four_readers_at_once(settings: Settings, wire: Path, tmp_path: Path) -> None:
    lines = wire.read_text().splitlines(keepends=True)
    other = tmp_path / "other.jsonl"
    wire.write_text("".join(lines[:40]))
    other.write_text("".join(lines[20:]))
    with open_store(settings.desk):
        pass
    reading = (
        "import sys\nfrom twosource.store.store import open_store\n"
        "for _ in range(30):\n"
        "    with open_store(sys.argv[1], writing=False) as store:\n"
        "        assert len(store.stories.lines(limit=99)) <= 20\n"
        "        store.stories.lines(limit=9, matching=store.reports.query('bridge'))\n"
    )
    readers = [
        subprocess.Popen([sys.executable, "-c", reading, settings.desk], stderr=subprocess.PIPE) for _ in range(4)
    ]
    writers = [adding(settings, wire), adding(settings, other)]
    for process in (*writers, *readers):
        _, words = process.communicate(timeout=180)
        assert process.returncode == 0, words
    assert len(committed(settings)) == REPORTS
