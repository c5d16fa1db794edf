"""What a file can do to a desk: full, read-only, locked, damaged. Each a clear error, nothing lost."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from twosource.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreMissingError,
    StoreReadOnlyError,
)
from twosource.model.report import Report
from twosource.store import sqlite
from twosource.store.store import faults, open_store

MakeReport = Callable[..., Report]
AT = "2026-05-12"


@pytest.fixture
def desk(tmp_path: Path, make_report: MakeReport) -> str:
    path = str(tmp_path / "desk.sqlite")
    with open_store(path) as store, store.transaction():
        store.reports.put(make_report("The ferry struck the pier."), AT)
    return path


def test_a_full_disk_is_told_and_nothing_is_lost(desk: str, make_report: MakeReport) -> None:
    with open_store(desk) as store:
        pages = store.connection.rows("PRAGMA page_count")[0][0]
        store.connection.rows(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(StoreFullError, match=r"no room to write\. Free some space"), store.transaction():
            store.reports.put(make_report("The pier is long. " * 5000, name="b.txt"), AT)
        assert store.reports.counts() == (1, 1)
        store.connection.rows(f"PRAGMA max_page_count = {pages + 5000}")
        with store.transaction():
            store.reports.put(make_report("The pier is long. " * 5000, name="b.txt"), AT)
        assert store.reports.counts() == (2, 2)


def test_a_writer_waits_and_then_says_so(desk: str, make_report: MakeReport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "WAIT_SECONDS", 0.05)
    with open_store(desk) as one, open_store(desk) as two, one.transaction():
        with pytest.raises(StoreBusyError, match="another writer"), two.transaction():
            pass
        assert two.reports.counts() == (1, 1), "readers never wait"


@pytest.mark.skipif(not hasattr(os, "setuid"), reason="needs users")
def test_a_desk_that_may_not_be_written_is_read_all_the_same(desk: str, tmp_path: Path) -> None:
    with sqlite3.connect(desk) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    for part in tmp_path.parents[0], tmp_path.parents[1], tmp_path.parents[2]:
        part.chmod(0o755)
    Path(desk).chmod(0o444)
    tmp_path.chmod(0o555)
    script = (
        "import os, sys\n"
        "from twosource.store.store import open_store\n"
        "import twosource.store.reports, twosource.store.sqlite, twosource.errors\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        f"with open_store({desk!r}, writing=False) as store: print(store.reports.counts())\n"
        "try: open_store(" + repr(desk) + ").transaction().__enter__()\n"
        "except twosource.errors.StoreReadOnlyError as error: print(error)\n"
    )
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    tmp_path.chmod(0o755)
    assert told.startswith("(1, 1)\n")
    assert "it may not be written. Change who may write it" in told


def test_a_desk_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes on the ferry. " * 100)
    before = path.read_bytes()
    with pytest.raises(StoreDamagedError, match="not a desk"):
        open_store(str(path))
    assert path.read_bytes() == before


def test_reading_makes_no_desk(tmp_path: Path) -> None:
    with pytest.raises(StoreMissingError, match="Begin one with `twosource add"):
        open_store(str(tmp_path / "none.sqlite"), writing=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreReadOnlyError, match="cannot be opened"):
        open_store(str(tmp_path / "none" / "desk.sqlite"))


def test_damaged_pages_are_found(desk: str) -> None:
    with sqlite3.connect(desk) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    size = Path(desk).stat().st_size
    with Path(desk).open("r+b") as raw:
        raw.seek(4096 * 3)
        raw.write(b"\x55" * (size - 4096 * 4))
    with pytest.raises(StoreError):  # noqa: PT012, SIM117
        with open_store(desk) as store:
            if faults(store):
                raise StoreError("found by check", where=desk)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("database or disk is full", StoreFullError),
        ("disk I/O error", StoreFullError),
        ("database is locked", StoreBusyError),
        ("attempt to write a readonly database", StoreReadOnlyError),
        ("unable to open database file", StoreReadOnlyError),
        ("database disk image is malformed", StoreDamagedError),
        ("no such table: x", StoreError),
    ],
)
def test_every_error_says_what_where_and_what_to_do(words: str, kind: type[StoreError]) -> None:
    error = sqlite.translated(sqlite3.OperationalError(words), "desk.sqlite")
    assert type(error) is kind
    assert error.where == "desk.sqlite"
    assert error.todo
