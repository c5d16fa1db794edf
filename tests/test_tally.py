"""The closing count of a run: what was read, read in part and refused, and why; and how far it is on the way."""

import io
import re
from dataclasses import replace

import pytest

from twosource.errors import FormatError
from twosource.model.report import Report
from twosource.tally import Counting, Tally

WHOLE = Report(text="The ferry ran aground.", blocks=(), path="a.txt")
PICTURE = FormatError("a binary file, not text", where="b.png")


def counted(*entries: Report | FormatError) -> list[str]:
    tally = Tally()
    for entry in entries:
        tally.add(entry)
    return list(tally.lines())


def test_every_reason_for_a_partial_report_is_told() -> None:
    summary = replace(WHOLE, partial="the feed gives a summary only")
    assert counted(WHOLE, summary, replace(WHOLE, partial="a paywall: 'Subscribe to continue'"), summary, PICTURE) == [
        "4 reports read, 3 of them in part, 1 refused",
        "2 in part: the feed gives a summary only",
        "1 in part: a paywall: 'Subscribe to continue'",
    ]


def test_every_reason_for_a_refusal_is_told_with_how_often_it_came() -> None:
    wide = [FormatError(f"{n} lines in one report; at most 20000", where="a.txt") for n in (30_000, 40_000)]
    assert counted(WHOLE, PICTURE, *wide) == [
        "1 report read, 3 refused",
        "2 refused: N lines in one report; at most N",
        "1 refused: a binary file, not text",
    ]


def test_what_one_file_alone_was_refused_for_keeps_its_numbers() -> None:
    assert counted(PICTURE, FormatError("7 records and no page among them", where="a.warc"))[1:] == [
        "1 refused: a binary file, not text",
        "1 refused: 7 records and no page among them",
    ]


def test_one_refusal_is_not_told_twice() -> None:
    assert counted(WHOLE, PICTURE) == ["1 report read, 1 refused"]


def test_of_many_reasons_the_most_frequent_are_told_and_the_rest_counted() -> None:
    many = [FormatError(f"XML whose root is <{name}>", where="a.xml") for name in "aabcdefghij"]
    told = counted(*many)
    assert told[:2] == ["0 reports read, 11 refused", "2 refused: XML whose root is <a>"]
    assert told[-1] == "2 refused: for 2 other reasons, told above"
    assert sum(int(line.split()[0]) for line in told[1:]) == 11


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def on_screen(monkeypatch: pytest.MonkeyPatch, entries: list[Report | FormatError], *, out: io.StringIO) -> str:
    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.setenv("COLUMNS", "60")
    with Counting(Tally()) as count:
        for entry in entries:
            count.add(entry)
    return screen.getvalue()


def test_a_terminal_shows_how_far_reading_is_and_is_left_clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.tally._STEP_SECONDS", 0)
    shown = on_screen(monkeypatch, [WHOLE, PICTURE], out=io.StringIO())
    assert [line for line in re.split(r"\r\x1b\[K", shown) if line] == [
        "twosource: reading …",
        "twosource: 1 report read … a.txt",
        "twosource: 1 report read, 1 refused … b.png",
    ]
    assert shown.endswith("\r\x1b[K")


def test_a_long_or_hostile_name_stays_on_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.tally._STEP_SECONDS", 0)
    shown = on_screen(monkeypatch, [replace(WHOLE, path="a\n\x1b[2J" + "b" * 200)], out=io.StringIO())
    last = re.split(r"\r\x1b\[K", shown)[-2]
    assert len(last) < 60
    assert "\n" not in last
    assert "\x1b" not in last


def test_a_busy_terminal_is_written_to_a_few_times_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    assert on_screen(monkeypatch, [WHOLE] * 1000, out=io.StringIO()).count("report") < 50


def test_where_the_reports_themselves_are_shown_nothing_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert on_screen(monkeypatch, [WHOLE], out=Screen()) == ""
