"""Kill `twosource add` with SIGKILL at random points: nothing committed may be lost, nothing doubled.

python bench/kills.py              30 kills of an add of 2,000 reports (about ten minutes)
python bench/kills.py 5 200        fewer of fewer
"""

import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from reports import reports as made

from twosource.store.store import faults, open_store


def wire(folder: Path, count: int) -> Path:
    """A file of so many reports of our own sentences, forty a day, each in its own words."""
    path = folder / "wire.jsonl"
    with path.open("w", encoding="utf-8") as lines:
        for number, report in enumerate(made(count, 120)):
            day = f"2026-{1 + number // 40 // 28 % 12:02}-{1 + number // 40 % 28:02}"
            lines.write(json.dumps({"text": report.text, "outlet": f"Outlet {number}", "date": day}) + "\n")
    return path


def start(path: Path, desk: str) -> subprocess.Popen[bytes]:
    """The command, under way."""
    command = [sys.executable, "-m", "twosource.cli", "add", str(path), "--desk", desk]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)


def committed(desk: str) -> tuple[dict[str, str], int, tuple[str, ...]]:
    """Ids of reports and their stories, how many are analysed, and what is wrong."""
    if not Path(desk).exists():
        return {}, 0, ()
    with open_store(desk) as store:
        rows = store.connection.rows("SELECT report, coalesce(story, '') FROM memberships")
        analysed = store.connection.rows("SELECT count(*) FROM analyses")[0][0]
        return dict(rows), analysed, faults(store)


def main() -> int:
    """Kill, look, go on; 1 where anything is lost or wrong."""
    kills, count = (int(a) for a in (*sys.argv[1:3], "30", "2000")[:2]) if len(sys.argv) > 2 else (30, 2000)
    moments = random.Random(6)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path, desk = wire(folder, count), str(folder / "desk.sqlite")
        before: set[str] = set()
        analysed_before = 0
        for kill in range(1, kills + 1):
            process = start(path, desk)
            time.sleep(moments.uniform(0.5, 12.0))
            process.send_signal(signal.SIGKILL)
            process.communicate()
            reports, analysed, wrong = committed(desk)
            print(f"kill {kill:2}: {len(reports):5} reports, {analysed:5} analysed, {len(wrong)} faults", flush=True)
            if wrong or not before <= reports.keys() or analysed < analysed_before:
                print("LOST OR WRONG", wrong[:3], sorted(before - reports.keys())[:3])
                return 1
            before, analysed_before = set(reports), analysed
        process = start(path, desk)
        _, words = process.communicate()
        reports, analysed, wrong = committed(desk)
        whole = process.returncode == 0 and len(reports) == analysed == count and not wrong
        told = "well" if whole else words.decode()
        print(f"at last: {len(reports)} reports, {analysed} analysed, {len(wrong)} faults: {told}")
        return 0 if whole else 1


if __name__ == "__main__":
    sys.exit(main())
