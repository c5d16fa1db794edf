"""How wide a report may be, and how long a file of many records is read in which none is one."""

from collections.abc import Iterator

import pytest

from twosource.errors import FormatError, ReadError, TooLargeError
from twosource.model.report import Report
from twosource.read.blocks import Known
from twosource.read.bounds import while_reports_come
from twosource.read.plain import plain_report


def told(kinds: str, most: int, known: Known) -> str:
    """The entries that come through: "r" a report, "-" none, "!" what is said at the end."""
    report = plain_report("The ferry ran aground off Kovar.", known, path="a.jsonl:1")

    def entries() -> Iterator[Report | ReadError]:
        for kind in kinds:
            yield report if kind == "r" else FormatError("no object", where="a.jsonl:1")

    found = while_reports_come(entries(), most, where="a.jsonl")
    return "".join("r" if isinstance(e, Report) else "!" if isinstance(e, TooLargeError) else "-" for e in found)


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [("", ""), ("r--r", "r--r"), ("--r--r--", "--r--r--"), ("r---r", "r---!"), ("---", "---!"), ("--r----", "--r---!")],
)
def test_a_file_is_left_where_too_many_records_in_a_row_are_none(kinds: str, expected: str, known: Known) -> None:
    assert told(kinds, 3, known) == expected


def test_what_is_left_is_said_with_its_place_and_setting() -> None:
    *_, last = while_reports_come(iter([FormatError("x", where="a:1"), FormatError("x", where="a:2")]), 2, where="a")
    assert str(last) == (
        "a: 2 records in a row are no reports (up to record 2); what follows is not read. "
        "See whether it holds reports, or raise `refused_records`."
    )
