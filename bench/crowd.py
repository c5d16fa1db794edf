"""Two `add`s and four readers at once on one desk for a minute: no error, no lost write.

python bench/crowd.py                       a SQLite file
python bench/crowd.py postgresql://…        an empty database
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from reports import reports as made

from twosource.store.store import faults, open_store

SECONDS = 60
# Each writer adds files of so many reports, one after the other, half of them the other's as well.
AT_ONCE = 40

_READER = """
import sys, time
from twosource.store.store import open_store
until, looks = time.monotonic() + float(sys.argv[2]), 0
while time.monotonic() < until:
    with open_store(sys.argv[1], writing=False) as store:
        store.stories.lines(limit=30); store.reports.search("harbour", 20); store.reports.counts()
    looks += 1
print(looks)
"""


def files(folder: Path, writer: int, count: int) -> list[Path]:
    """Files of reports: even rounds are the writer's own, odd ones are shared."""
    found = []
    for number in range(count):
        whose = writer if number % 2 == 0 else 9
        path = folder / f"{whose}-{number}.jsonl"
        lines = [
            json.dumps(
                {"text": report.text, "outlet": f"W{whose} {number} {n}", "date": f"2026-05-{1 + number % 28:02}"}
            )
            for n, report in enumerate(made(AT_ONCE, 100, seed=number))
        ]
        path.write_text("\n".join(lines), "utf-8")
        found.append(path)
    return found


def main() -> int:
    """Run it; 1 where anything went wrong."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        desk = sys.argv[1] if len(sys.argv) > 1 else str(folder / "desk.sqlite")
        with open_store(desk):
            pass
        readers = [_started("-c", _READER, desk, str(SECONDS)) for _ in range(4)]
        waiting = [files(folder, writer, 200) for writer in (1, 2)]
        began, added, failed = time.monotonic(), set(), 0
        running: list[subprocess.Popen[str] | None] = [None, None]
        while time.monotonic() - began < SECONDS or any(running):
            for writer, process in enumerate(running):
                if process is not None and process.poll() is not None:
                    failed += process.returncode != 0
                    print(*(process.communicate()[1].splitlines() if process.returncode else []), sep="\n", end="")
                    running[writer] = process = None  # noqa: PLW2901
                if process is None and waiting[writer] and time.monotonic() - began < SECONDS:
                    path = waiting[writer].pop(0)
                    added.add(path.name)
                    running[writer] = _started(
                        "-m", "twosource.cli", "add", str(path), "--desk", desk, "--workers", "1"
                    )
            time.sleep(0.05)
        looks = [_ended(reader) for reader in readers]
        with open_store(desk) as store:
            kept, wrong = store.reports.counts()[0], faults(store)
    expected = AT_ONCE * len(added)
    print(f"{kept} of {expected} reports kept, {failed} adds failed, readers looked {looks}, {len(wrong)} faults")
    return 0 if kept == expected and not failed and not wrong and all(looks) else 1


def _started(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _ended(reader: subprocess.Popen[str]) -> int:
    told, words = reader.communicate()
    if reader.returncode:
        print(words)
    return int(told or 0)


if __name__ == "__main__":
    sys.exit(main())
