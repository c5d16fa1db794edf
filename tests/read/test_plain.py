"""Plain text: one report a file, its title where it is stated, and what is refused."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import EmptyError, FormatError, TooLargeError
from twosource.model.agency import load_agencies
from twosource.model.report import DateOrigin, Published, Report, Role
from twosource.read.blocks import Known
from twosource.read.plain import plain_report, read_plain
from twosource.read.source import Source

AGENCIES = load_agencies()
BODY = "The ferry Marisol ran aground off Kovar on Monday, and nobody was hurt, the harbour master said."
MORE = "Two cranes were on their way from the mainland, and the quay would stay closed until Friday."


def known(title: str = "") -> Known:
    return Known(agencies=AGENCIES, title=title)


def read(raw: bytes, *, limit_bytes: int = 1_000_000) -> Report:
    (report,) = read_plain(Source(path="a.txt", raw=raw), known(), limit_bytes=limit_bytes)
    return report


def blocks(report: Report) -> list[tuple[Role, str]]:
    return [(block.role, block.span.of(report.text)) for block in report.blocks]


def test_a_file_is_one_report_with_its_text_untouched() -> None:
    text = f"\r\n Ferry aground off Kovar\r\n\r\n{BODY}\r\n\x00\t\r\n{MORE} \r\n"
    report = read(text.encode())
    assert report.text == text
    assert report.path == "a.txt"
    assert report.title == "Ferry aground off Kovar"
    assert report.published.origin is DateOrigin.UNKNOWN
    assert blocks(report) == [
        (Role.HEADLINE, "Ferry aground off Kovar"),
        (Role.PARAGRAPH, BODY),
        (Role.OTHER, "\x00"),
        (Role.PARAGRAPH, MORE),
    ]


def test_a_report_whose_text_shows_no_title_has_none() -> None:
    assert read(f"{BODY}\n\n{MORE}".encode()).title == ""


def test_what_decoding_repaired_is_noted() -> None:
    report = read(f"“{BODY}”".encode("cp1252"))
    assert report.text == f"“{BODY}”"
    assert report.notes == ("read as cp1252 (detected)",)
    assert read(BODY.encode()).notes == ()


def test_lone_surrogates_of_utf_16_do_not_reach_the_report() -> None:
    report = read(b"\xff\xfe" + BODY.encode("utf-16-le") + b"\x00\xd8")
    assert report.text == BODY + "\ufffd"
    assert len(report.notes) == 1


@pytest.mark.parametrize(
    ("title", "text", "headline", "whole"),
    [
        ("Ferry aground", BODY, "Ferry aground", f"Ferry aground\n\n{BODY}"),
        ("Ferry aground", f"Ferry aground\n\n{BODY}", "Ferry aground", f"Ferry aground\n\n{BODY}"),
        ("Ferry aground", f"\n  Ferry aground  \n{BODY}", "Ferry aground", f"\n  Ferry aground  \n{BODY}"),
        ("Ferry aground", f"Ferry aground {BODY}", "Ferry aground", f"Ferry aground {BODY}"),
        ("  Ferry aground ", BODY, "Ferry aground", f"Ferry aground\n\n{BODY}"),
        ("The ferry Marisol", BODY, "The ferry Marisol", f"The ferry Marisol\n\n{BODY}"),
        ("The fer", BODY, "The fer", f"The fer\n\n{BODY}"),
        ("Nobody was hurt", f"{BODY} Nobody was hurt", "Nobody was hurt", f"Nobody was hurt\n\n{BODY} Nobody was hurt"),
    ],
    ids=[
        "put before the text",
        "there already",
        "there already, indented",
        "run into the next sentence",
        "white space round it",
        "the first words of a sentence",
        "the first letters of a word",
        "words of the text further on",
    ],
)
def test_a_stated_title_is_the_headline_once(title: str, text: str, headline: str, whole: str) -> None:
    report = plain_report(text, known(title), path="a.txt")
    assert report.text == whole
    assert report.title == headline
    assert blocks(report)[0] == (Role.HEADLINE, headline)
    assert blocks(report)[1] == (Role.PARAGRAPH, text.strip().removeprefix("Ferry aground").strip())


@pytest.mark.parametrize("title", ["", "  \n "])
def test_a_title_without_words_is_none(title: str) -> None:
    report = plain_report(f"{BODY}\n\n{MORE}", known(title), path="a.txt")
    assert report.title == ""
    assert report.text == f"{BODY}\n\n{MORE}"
    assert [role for role, _ in blocks(report)] == [Role.PARAGRAPH, Role.PARAGRAPH]


def test_what_is_known_beside_the_text_is_kept() -> None:
    day = Published(day=date(2031, 5, 6), origin=DateOrigin.METADATA)
    beside = Known(
        agencies=AGENCIES,
        outlet="The Lantern",
        url="https://lantern.example/1",
        authors=("Mara Lind",),
        language="en",
        published=day,
        notes=("a note",),
    )
    report = plain_report(f"{BODY}\nMara Lind\n{MORE}\nThe Lantern", beside, path="a.txt")
    assert (report.outlet, report.url, report.authors) == ("The Lantern", "https://lantern.example/1", ("Mara Lind",))
    assert (report.language, report.published, report.notes) == ("en", day, ("a note",))
    assert [role for role, _ in blocks(report)] == [Role.PARAGRAPH, Role.BYLINE, Role.PARAGRAPH, Role.CREDIT]


@pytest.mark.parametrize("raw", [b"...", b" \n---\n ", b"\xef\xbb\xbf", b"\xff\xfe \x00\n\x00", "…—“”".encode()])
def test_a_file_without_a_word_is_empty(raw: bytes) -> None:
    with pytest.raises(EmptyError) as refused:
        read(raw)
    assert str(refused.value) == "a.txt: no words in the text. Leave it out or give its text."


@pytest.mark.parametrize("text", ["市长说没有人受伤。", "5", "é"])
def test_a_word_or_number_of_any_script_is_a_text(text: str) -> None:
    assert read(text.encode()).text == text


def test_a_file_of_twenty_megabytes_is_refused_with_its_size_and_the_setting() -> None:
    with pytest.raises(TooLargeError) as refused:
        read((BODY.encode() + b"\n") * (20_000_000 // (len(BODY) + 1) + 1), limit_bytes=5_000_000)
    assert str(refused.value) == (
        "a.txt: 20.0 MB in one report; at most 5 MB. "
        "Split it into reports (one a file, or JSON lines), or raise `report_megabytes`."
    )


def test_a_file_just_at_the_limit_is_read_whole() -> None:
    raw = BODY.encode()
    assert read(raw, limit_bytes=len(raw)).text == BODY
    with pytest.raises(TooLargeError):
        read(raw + b".", limit_bytes=len(raw))


def test_a_binary_file_is_refused() -> None:
    with pytest.raises(FormatError, match="a binary file, not text"):
        read(b"\x89PNG\r\n\x1a\n" + b"\x00" * 50)


@given(st.text(max_size=40), st.text(max_size=60))
def test_any_title_and_text_are_a_report_that_shows_both_or_empty(title: str, text: str) -> None:
    try:
        report = plain_report(text, known(title), path="a.txt")
    except EmptyError:
        assert not any(character.isalnum() for character in text)
        return
    assert report.text in {text, f"{title.strip()}\n\n{text}"}
    if title.strip():
        assert blocks(report)[0] == (Role.HEADLINE, title.strip())
    held = "".join(words for _, words in blocks(report))
    assert "".join(held.split()) == "".join(report.text.split())


@given(st.text(min_size=1, max_size=60).filter(lambda text: text[:1].isalnum()))
def test_spans_point_into_the_text_as_it_was_given(text: str) -> None:
    report = plain_report(text, known(), path="a.txt")
    assert report.text == text
    assert report.blocks
    assert report.blocks[-1].span.end <= len(text)
