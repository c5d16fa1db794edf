"""Whom "the lawyer" and "the president" mean, once somebody was introduced so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.analysis import analyse
from twosource.analyse.speakers.introductions import Introductions
from twosource.analyse.taggers.rules import parse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

AGENCIES = load_agencies()
LEAD = "The ferry hit the pier\n\nThe ferry hit the pier in Arle on Monday and nobody was hurt in the fog.\n\n"
WORDS = "“It is late and dark,” "


def speaker(body: str) -> str:
    """Who says that it is late."""
    report = plain_report(LEAD + body, Known(agencies=AGENCIES), path="a.txt")
    found = [q for q in analyse(report, AGENCIES).quotations if q.span.of(report.text).startswith("It is late")]
    assert found
    assert found[0].speaker is not None
    return found[0].speaker.name


@pytest.mark.parametrize(
    ("body", "who"),
    [
        ("Ines Holm, a lawyer for the crew, left. " + WORDS + "the lawyer said.", "Ines Holm"),
        ("Ines Holm, an attorney for the crew, left. " + WORDS + "the crew’s lawyer said.", "Ines Holm"),
        ("Ines Holm, 44, a longtime Brill harbour engineer, left. " + WORDS + "the engineer said.", "Ines Holm"),
        ("Ines Holm, a retired miner, left. " + WORDS + "the miner said.", "Ines Holm"),
        ("Ines Holm, an engineering manager at the yard, left. " + WORDS + "the manager said.", "Ines Holm"),
        ("Crew attorney Ines Holm left. " + WORDS + "the attorney said.", "Ines Holm"),
        # named further on, where only one is introduced so
        (WORDS + "the crew’s lawyer said.\n\nInes Holm, a lawyer for the crew, left.", "Ines Holm"),
        # refused: two lawyers, of whom none spoke last; somebody else's work; a lawyer of no name
        ("Ines Holm, a lawyer, left. Paul Aske, a lawyer, stayed. " + WORDS + "the lawyer said.", "lawyer"),
        ("Ines Holm, a teacher in Brill, left. " + WORDS + "the lawyer said.", "lawyer"),
        ("Ines Holm, a lawyer for the crew, left. " + WORDS + "a lawyer said.", "lawyer"),
        # of two presidents the one who spoke last
        (
            "President Ines Holm met Marlish President Paul Aske. Holm called it late. "
            + WORDS
            + "the president said.",
            "Ines Holm",
        ),
        # refused: the president of something
        (
            "President Ines Holm met President Paul Aske. Holm called it late. "
            + WORDS
            + "the president of the club said.",
            "president",
        ),
    ],
)
def test_who_was_introduced_so_is_meant(body: str, who: str) -> None:
    assert speaker(body) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("A Brill judge said {}.\n\nThe ruling by Judge Ines Holm, who is 61, came late.", "Ines Holm"),
        (
            "A harbour official turned whistleblower says {}.\n\nInes Holm, a manager working at the yard, left.",
            "Ines Holm",
        ),
        # refused: somebody else's work, two who may be meant, one who is to stay unnamed, one named in passing
        ("A Brill judge said {}.\n\nInes Holm, a lawyer for the crew, left.", "Brill judge"),
        ("A Brill judge said {}.\n\nJudge Ines Holm met Judge Paul Aske.", "Brill judge"),
        ("A port official, who asked not to be named, said {}.\n\nInes Holm, a port official, left.", None),
        ("A port official said {}.\n\nThey met Ines Holm, a port official in Arle.", "port official"),
    ],
)
def test_a_lead_without_a_name_is_of_whom_the_next_paragraphs_name(text: str, who: str | None) -> None:
    report = plain_report(
        "The ferry hit the pier\n\n" + text.format("the ferry is late and lost"), Known(agencies=AGENCIES), path="a.txt"
    )
    found = [q for q in analyse(report, AGENCIES).quotations if q.span.of(report.text).startswith("the ferry is late")]
    assert found
    assert found[0].speaker is not None
    assert found[0].speaker.name == who or (who is None and found[0].speaker.name != "Ines Holm")


@given(st.text(st.sampled_from("Ines Holm, a lawyer for the 44 president.;’s "), max_size=80))
def test_no_text_makes_it_fail(noise: str) -> None:
    report = plain_report(LEAD + noise, Known(agencies=AGENCIES), path="a.txt")
    assert Introductions(report.text, parse(report).names).meant("lawyer", 0) is None or "lawyer" in noise
