"""Corrections, moments and credits as agencies' files state them."""

import pytest

from twosource.read.stated import article, correction_in, correction_noted, credited, placed


@pytest.mark.parametrize(
    ("line", "mark"),
    [
        ("CORRECTED-Ferry runs aground", "CORRECTED"),
        ("CORRECTION: Ferry", "CORRECTION"),
        ("BC-Kovar--Ferry, 1st Ld-Writethru", "1st Ld"),
        ("REFILE-Ferry", "REFILE"),
        ("Prices corrected after the fall", ""),
        ("", ""),
    ],
)
def test_a_headline_says_that_it_corrects_in_capitals(line: str, mark: str) -> None:
    assert correction_in("", line) == mark


@pytest.mark.parametrize(
    ("note", "mark"),
    [
        ("Eds: Corrects name in 2nd graf", "Corrects"),
        ("Berichtigung: Name im 2. Absatz", "Berichtigung"),
        ("Rättelse: fel namn", "Rättelse"),
        ("Korjattu nimi", "Korjattu"),
        ("Rettifica il nome", "Rettifica"),
        ("Adds full-year results", ""),
        ("incorrectly spelt", ""),
    ],
)
def test_a_note_says_that_the_report_corrects_in_any_letters(note: str, mark: str) -> None:
    assert correction_noted(note) == mark


@pytest.mark.parametrize(
    ("dateline", "shown"), [("KOVAR", "KOVAR"), ("2031-05-06 15:53:10 GMT+00:00", ""), ("20310506T222800+0000", "")]
)
def test_a_bare_moment_is_no_place(dateline: str, shown: str) -> None:
    assert placed(dateline) == shown


def test_a_name_is_credited_once_where_it_is_stated_first() -> None:
    parts = credited(("AFP", "the credit line"), ("", "nothing"), ("AFP", "the source"), ("AP", "the source"))
    assert [(part.text, part.reason) for part in parts] == [
        ("AFP", "stated as the credit line"),
        ("AP", "stated as the source"),
    ]


@pytest.mark.usefixtures("quick")
def test_patterns_take_linear_time() -> None:
    assert correction_noted("correctio " * 100_000) == ""
    assert placed("2" * 100_000 + "x") != ""


def test_the_article_is_that_of_the_word() -> None:
    assert (article("audio"), article("text"), article("")) == ("an audio", "a text", "a ")
