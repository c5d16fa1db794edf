"""Text with headers: mail and its like."""

from datetime import date

import pytest

from twosource.errors import EmptyError
from twosource.model.report import Report
from twosource.read.blocks import Known
from twosource.read.mail import is_mail, read_mail
from twosource.read.source import Source

FIRST = "The ferry Marisol ran aground off Kovar on Monday, the harbour master said."
HEAD = "Subject: Ferry aground\nFrom: Mara Lind <mara@lantern.example>\nDate: Tue, 06 May 2031 10:00:00 +0000\n"


def read(text: str, known: Known) -> Report:
    (report,) = read_mail(Source(path="a.eml", raw=text.encode()), known, limit_bytes=1_000_000)
    assert isinstance(report, Report)
    return report


def test_a_message_is_a_report_with_subject_sender_and_day(known: Known) -> None:
    report = read(f"{HEAD}\nKOVAR (AFP) - {FIRST}\n", known)
    assert [b.role.value for b in report.blocks] == ["headline", "dateline", "paragraph"]
    assert (report.title, report.authors, report.published.day) == ("Ferry aground", ("Mara Lind",), date(2031, 5, 6))


def test_the_text_of_a_message_in_parts_is_read(known: Known) -> None:
    text = (
        f'{HEAD}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="x"\n\n--x\nContent-Type: text/html\n\n<p>{FIRST}</p>\n'
        "--x\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--x--\n"
    )
    assert read(text, known).blocks[-1].span.of(read(text, known).text) == FIRST


def test_a_message_without_text_is_refused(known: Known) -> None:
    with pytest.raises(EmptyError):
        read(f"{HEAD}\n\n", known)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD, True),
        ("Received: by 192.0.2.1\n        Tue, 06 May 2031\nFrom: a@b.example\n", True),
        ("Headline: Ferry aground\nByline: Mara Lind\n\n" + FIRST, True),
        (FIRST, False),
        ("Date: unknown\nIt ran aground.\nAnd that was it.", False),
        ("From: the harbour", False),
    ],
)
def test_headers_tell_a_message(text: str, expected: bool) -> None:
    assert is_mail(text.encode()) is expected


def test_a_date_that_is_none_costs_no_report(known: Known) -> None:
    """Found by damaging seeds: the standard library's date overflows."""
    report = read(f"{HEAD.replace('2031', '99999999999')}\n{FIRST}\n", known)
    assert report.published.day is None
    assert FIRST in report.text


def test_a_subject_under_the_name_of_another_encoding_is_read(known: Known) -> None:
    report = read(f"Subject: =?windows-1252?Q?Kovar=E2=80=99s_ferry?=\nFrom: a@b.example\n\n{FIRST}\n", known)
    assert report.title == "Kovar’s ferry"


@pytest.mark.parametrize("name", ["Subject", "From", "Source", "Publication", "Byline"])
@pytest.mark.parametrize(
    "value",
    [
        b"Kovar: tex\x89t/plain; charset=utf-8",
        b"Kovar \x89t ferry",
        b"Kovar \xed\xa0\x80 ferry",
        b"=?utf-8?q?Kovar_=ED=A0=80?= ferry",
    ],
)
def test_a_header_of_broken_bytes_can_be_written_out_again(name: str, value: bytes, known: Known) -> None:
    """Found by fuzzing: the standard library leaves lone surrogates for bytes that are no text."""
    raw = name.encode() + b": " + value + b"\nTo: desk\n\n" + FIRST.encode()
    (report,) = read_mail(Source(path="a.eml", raw=raw), known, limit_bytes=1_000_000)
    assert isinstance(report, Report)
    told = " ".join((report.title, report.outlet, report.text, *report.authors, *report.notes))
    assert "Kovar" in told
    told.encode("utf-8")
