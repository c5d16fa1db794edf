"""Every earlier desk is brought up, with all it held, to exactly the tables of a new one."""

import pytest

from twosource.errors import StoreVersionError
from twosource.store.base import Connection
from twosource.store.schema import MIGRATIONS, is_current, migrate, version_of
from twosource.store.store import connect, faults, open_store

_REPORT = (
    "INSERT INTO reports (id, likeness, article, outlet, title, url, path, authors, language, day_origin, day_reason, "
    "text, blocks, notes, added_at) VALUES ('17adcf7bd9c66ae6', 'x', 'x', '', '', '', 'a.txt', '[]', '', 'unknown', "
    "'', 'The ferry.', '[]', '[]', '')"
)


def columns(connection: Connection) -> list[tuple[str, ...]]:
    if connection.dialect.name == "sqlite":
        return sorted(connection.rows("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    query = "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public'"
    return sorted(connection.rows(query))


@pytest.mark.parametrize("version", range(1, len(MIGRATIONS) + 1))
def test_a_desk_of_every_earlier_version_is_brought_up(place: str, postgres_or_file: str, version: int) -> None:
    old = connect(place)
    migrate(old, to=version)
    with old.transaction():
        old.write(_REPORT)
    assert version_of(old) == version
    old.close()
    with open_store(place) as store, open_store(postgres_or_file) as new:
        assert is_current(store.connection)
        assert [entry.report.text for entry in store.reports.after(0, 9)] == ["The ferry."]
        matching = f"SELECT count(*) FROM reports r WHERE {store.connection.dialect.matching}"
        assert store.connection.rows(matching, (store.reports.query("ferry"),)) == [(1,)]
        assert columns(store.connection) == columns(new.connection)


def test_migrating_twice_does_nothing(place: str) -> None:
    with open_store(place) as store:
        migrate(store.connection)
        assert store.connection.rows("SELECT count(*) FROM schema_versions") == [(len(MIGRATIONS),)]
        assert faults(store) == ()


def test_a_desk_of_a_newer_twosource_is_refused(place: str) -> None:
    with open_store(place) as store, store.transaction():
        store.connection.write("INSERT INTO schema_versions (version, name) VALUES (99, 'future')")
    with pytest.raises(StoreVersionError, match="newer twosource"):
        open_store(place)


def test_another_database_is_refused_and_left_alone(place: str) -> None:
    other = connect(place)
    with other.transaction():
        other.write("CREATE TABLE reports (name TEXT)")
    other.close()
    with pytest.raises(StoreVersionError, match="no desk"):
        open_store(place)
