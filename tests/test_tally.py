"""The closing count of a run: what was read, read in part and refused, and why."""

from dataclasses import replace

from twosource.errors import FormatError
from twosource.model.report import Report
from twosource.tally import Tally

WHOLE = Report(text="The ferry ran aground.", blocks=(), path="a.txt")


def test_every_reason_for_a_partial_report_is_told_and_refusals_that_come_again() -> None:
    tally = Tally()
    for entry in (
        WHOLE,
        replace(WHOLE, partial="the feed gives a summary only"),
        replace(WHOLE, partial="a paywall: 'Subscribe to continue'"),
        replace(WHOLE, partial="the feed gives a summary only"),
        FormatError("a binary file, not text", where="b.png"),
    ):
        tally.add(entry)
    assert list(tally.lines()) == [
        "4 reports read, 3 of them in part, 1 refused",
        "2 times: the feed gives a summary only",
        "1 time: a paywall: 'Subscribe to continue'",
    ]
