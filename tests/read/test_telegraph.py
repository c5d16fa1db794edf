"""Wire copy as text: IPTC 7901 and ANPA 1312."""

from datetime import UTC, datetime

import pytest

from twosource.model.report import Report
from twosource.read.blocks import Known
from twosource.read.source import Source
from twosource.read.telegraph import is_telegraph, read_telegraph

DPA = """\x01eca100 3 s 586 ccccb   dpa 099\r

Kovar-shipping/Ferry/\r
\x021ST LEAD\r
Ferry runs aground\r
off Kovar\r
By Mara Lind, dpa =\r

Kovar (dpa) - The ferry Marisol ran aground off Kovar on Monday and\r
nobody was hurt.\r

Two cranes were on their way.\r
"""
AP = """\x16\x16\x01z6715\x1f-----
r z\x13\x11 BC-KOV--Ferry 1stLd-Writethru   02-20 0500
\x02^BC-KOV--Ferry, 1st Ld-Writethru,416<
^Ferry runs aground off Kovar<
^Eds: Updates. With AP Photos.<
^By MARA LIND=
^AP Staff Writer=
\tKOVAR (AP) _ The ferry Marisol ran aground off Kovar on Monday and
nobody was hurt.
\tTwo cranes were on their way _ or so it seems.
"""


def told(text: str, known: Known) -> tuple[Report, list[tuple[str, str]]]:
    (report,) = read_telegraph(Source(path="a.txt", raw=text.encode()), known, limit_bytes=1_000_000)
    assert isinstance(report, Report)
    return report, [(b.role.value, b.span.of(report.text)) for b in report.blocks]


def test_iptc_7901_is_taken_apart(known: Known) -> None:
    report, blocks = told(DPA, known)
    assert blocks == [
        ("headline", "Ferry runs aground off Kovar"),
        ("byline", "By Mara Lind, dpa"),
        ("dateline", "Kovar (dpa) -"),
        ("paragraph", "The ferry Marisol ran aground off Kovar on Monday and nobody was hurt."),
        ("paragraph", "Two cranes were on their way."),
    ]
    assert (report.provider, report.correction) == ("dpa", "1ST LEAD")


def test_anpa_1312_is_taken_apart(known: Known) -> None:
    report, blocks = told(AP, known)
    assert blocks == [
        ("headline", "Ferry runs aground off Kovar"),
        ("byline", "By MARA LIND"),
        ("byline", "AP Staff Writer"),
        ("other", "Eds: Updates. With AP Photos."),
        ("dateline", "KOVAR (AP) —"),
        ("paragraph", "The ferry Marisol ran aground off Kovar on Monday and nobody was hurt."),
        ("paragraph", "Two cranes were on their way — or so it seems."),
    ]
    assert (report.provider, report.correction) == ("AP", "1st Ld-Writethru")


@pytest.mark.parametrize(
    ("text", "expected"),
    [(DPA, True), (AP, True), ("eca 100 people came to the quay.", False), ("W2607 was the ferry's number.", False)],
)
def test_wire_copy_is_told_by_its_head(text: str, expected: bool) -> None:
    assert is_telegraph(text.encode()) is expected


def test_the_notebook_behind_the_text_is_no_text(known: Known) -> None:
    notes = "# Notebook\r\n\r\n## Note to editors - adds quotes\r\n\r\n* * * *\r\nNot for publication\r\n\r\ndpa ml te\r\n061000 GMT May 31"
    _, blocks = told(f"{DPA}\r\n{notes}", known)
    assert [role for role, _ in blocks] == ["headline", "byline", "dateline", "paragraph", "paragraph", *["other"] * 4]


def test_ap_states_its_day_in_the_last_line(known: Known) -> None:
    report, blocks = told(f"{AP}\t^AP-WF-05-06-31 1626GMT<\n", known)
    assert report.published.moment == datetime(2031, 5, 6, 16, 26, tzinfo=UTC)
    assert blocks[-1] == ("other", "AP-WF-05-06-31 1626GMT")
    assert told(AP, known)[0].published.day is None


def test_ap_quotes_and_summaries_are_read_as_what_they_are(known: Known) -> None:
    summary = "^The ferry Marisol has run aground.<\n^By MARA"
    _, blocks = told(
        AP.replace("^By MARA", summary).replace("Two cranes", "``We are safe,'' he said. Two cranes"), known
    )
    assert ("standfirst", "The ferry Marisol has run aground.") in blocks
    assert any(words.startswith("“We are safe,” he said.") for _, words in blocks)
