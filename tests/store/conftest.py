"""Both databases for one suite: a file, and a throw-away PostgreSQL cluster on a free port of loopback."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from twosource.store.store import Store, open_store

_BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
# initdb refuses to run as root; Debian's user of the lowest privilege may.
_UNPRIVILEGED = "nobody"


def _binary(name: str) -> str | None:
    here = _BINARIES[-1] / name if _BINARIES else None
    return str(here) if here is not None and here.exists() else shutil.which(name)


def _as_nobody(command: list[str]) -> list[str]:
    return ["runuser", "-u", _UNPRIVILEGED, "--", *command] if os.geteuid() == 0 else command


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """The URL of a PostgreSQL server that lives as long as the tests, without the name of a database."""
    initdb, postgres = _binary("initdb"), _binary("postgres")
    if initdb is None or postgres is None:
        pytest.skip("no PostgreSQL: apt-get install postgresql")
    pytest.importorskip("psycopg", reason="no psycopg: pip install 'twosource[postgres]'")
    folder = tempfile.mkdtemp(prefix="twosource-pg-")
    if os.geteuid() == 0:
        shutil.chown(folder, _UNPRIVILEGED)
    data = f"{folder}/data"
    subprocess.run(
        _as_nobody([initdb, "-D", data, "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync"]),
        check=True,
        stdout=subprocess.DEVNULL,
        cwd="/",
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    flags = ["-p", str(port), "-h", "127.0.0.1", "-k", folder, "-c", "fsync=off"]
    with Path(folder, "log").open("wb") as log:
        server = subprocess.Popen(_as_nobody([postgres, "-D", data, *flags]), stdout=log, stderr=log, cwd="/")
    url = f"postgresql://desk@127.0.0.1:{port}"
    try:
        _wait(f"{url}/postgres", Path(folder, "log"))
        yield url
    finally:
        server.terminate()
        server.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(url: str, log: Path) -> None:
    import psycopg

    for _ in range(150):
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"PostgreSQL did not start:\n{log.read_text()}")


@pytest.fixture
def postgres_place(cluster: str) -> Iterator[str]:
    """The URL of an empty database."""
    import psycopg

    name = f"desk_{time.monotonic_ns()}"
    with psycopg.connect(f"{cluster}/postgres", autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    yield f"{cluster}/{name}"
    with psycopg.connect(f"{cluster}/postgres", autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where a desk can be made, once on each database."""
    if request.param == "sqlite":
        return str(tmp_path / "desk.sqlite")
    url: str = request.getfixturevalue("postgres_place")
    return url


@pytest.fixture
def store(place: str) -> Iterator[Store]:
    """An empty desk."""
    with open_store(place) as opened:
        yield opened


@pytest.fixture
def postgres_or_file(place: str, tmp_path: Path) -> Iterator[str]:
    """Where a second desk can be made, on the same database as the first."""
    if not place.startswith("postgresql"):
        yield str(tmp_path / "second.sqlite")
        return
    import psycopg

    name = f"second_{time.monotonic_ns()}"
    with psycopg.connect(place, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    yield place.rpartition("/")[0] + f"/{name}"
    with psycopg.connect(place, autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")
