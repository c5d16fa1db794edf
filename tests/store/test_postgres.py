"""What a server can do to a desk: gone, refusing, slow."""

from collections.abc import Callable

import pytest

from twosource.errors import StoreBusyError, StoreError, StoreFullError, StoreGoneError, StoreReadOnlyError
from twosource.model.report import Report
from twosource.store.postgres import shown, translated
from twosource.store.store import open_store

MakeReport = Callable[..., Report]
AT = "2026-05-12"


def test_a_server_that_goes_away_in_a_transaction_loses_nothing_committed(
    postgres_place: str, make_report: MakeReport
) -> None:
    import psycopg

    with open_store(postgres_place) as store:
        with store.transaction():
            store.reports.put(make_report("The ferry struck the pier."), AT)
        (pid,) = store.connection.rows("SELECT pg_backend_pid()")[0]
        with pytest.raises(StoreGoneError, match="run the command again"), store.transaction():  # noqa: PT012
            store.reports.put(make_report("The pier is closed.", name="b.txt"), AT)
            with psycopg.connect(postgres_place) as other:
                other.execute("SELECT pg_terminate_backend(%s)", (pid,))
            store.reports.put(make_report("The mayor spoke.", name="c.txt"), AT)
    with open_store(postgres_place) as store:
        assert store.reports.counts() == (1, 1)


def test_no_server_is_told_without_the_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreGoneError) as told:
        open_store("postgresql://ines:secret@127.0.0.1:1/desk")
    assert "secret" not in str(told.value)
    assert told.value.where == "postgresql://ines@127.0.0.1:1/desk"


def test_passwords_are_not_shown() -> None:
    assert shown("postgresql://db.example/desk?password=secret") == "postgresql://db.example/desk"


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("57P01", StoreGoneError),
        ("08006", StoreGoneError),
        (None, StoreGoneError),
        ("53100", StoreFullError),
        ("55P03", StoreBusyError),
        ("25006", StoreReadOnlyError),
        ("42501", StoreReadOnlyError),
        ("42P01", StoreError),
    ],
)
def test_every_error_says_what_where_and_what_to_do(state: str | None, kind: type[StoreError]) -> None:
    class ServerError(Exception):
        sqlstate = state

    error = translated(ServerError("the words of the server\nand more"), "postgresql://db.example/desk")
    assert type(error) is kind
    assert error.todo
    assert "and more" not in str(error)
