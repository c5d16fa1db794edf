"""Last looks: paragraphs taken from an outlet, and words written in what is named near them."""

import time

import pytest

from twosource.analyse.analysis import analyse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

AGENCIES = load_agencies()
LEAD = "The ferry hit the pier\n\nThe ferry hit the pier in Arle on Monday and nobody was hurt in the fog.\n\n"
FOG = "There was fog over the bay, and nobody saw it.\n\n"


def channel(body: str) -> list[str]:
    """The channel of "It is late"."""
    report = plain_report(LEAD + body, Known(agencies=AGENCIES), path="a.txt")
    return next(
        [party.name for party in q.channel]
        for q in analyse(report, AGENCIES).quotations
        if q.span.of(report.text).startswith("It is late")
    )


@pytest.mark.parametrize(
    ("lead", "chain"),
    [
        ("From the CNN story:", ["CNN"]),
        ("Here is CNN’s account:", ["CNN"]),
        ("CNN is understandably livid about it all and about more than it:", []),
    ],
)
def test_a_paragraph_led_in_as_an_outlets_came_through_it(lead: str, chain: list[str]) -> None:
    assert channel(f"{lead}\n\n“It is late,” one of the sources said of it.") == chain


@pytest.mark.parametrize(
    ("body", "chain"),
    [
        # what somebody wrote came by the writing named before it, or soon behind it
        ("The owners sent the port a letter.\n\n{fog}“It is late,” Ines Holm wrote.", ["a letter"]),
        ("“It is late,” Ines Holm wrote.\n\nThe letter was sent on Monday.", ["The letter"]),
        ("A report came out.\n\n“It is late,” Ines Holm wrote.", []),
        # not what is said, and not from far away
        ("The owners sent the port a letter.\n\n“It is late,” Ines Holm said.", []),
        ("The owners sent the port a letter.\n\n{fog}{fog}{fog}{fog}{fog}{fog}“It is late,” Ines Holm wrote.", []),
        ("“It is late,” Ines Holm wrote.\n\n{fog}{fog}{fog}The letter was sent on Monday.", []),
    ],
)
def test_what_is_written_came_by_the_writing_named_near_it(body: str, chain: list[str]) -> None:
    assert channel(body.replace("{fog}", FOG)) == chain


@pytest.mark.parametrize(
    ("body", "chain"),
    [
        ("Ines Holm’s new book, “A Year at Sea,” is out.\n\n{it}", ["her book, A Year at Sea"]),
        ("The book, A Year at Sea, is out.\n\n{it}", ["her book, A Year at Sea"]),
        ("In the book, Karl Berg, her mate, is a hero.\n\n{it}", ["her book"]),
        ("Her book, “A Year at Sea,” and another book, “Low Tide Again,” are out.\n\n{it}", ["her book"]),
    ],
)
def test_a_book_is_called_by_the_title_that_the_report_tells(body: str, chain: list[str]) -> None:
    assert channel(body.replace("{it}", "“It is late,” Ines Holm writes in her book.")) == chain


def seconds(letters: int, trigger: str) -> float:
    report = plain_report(LEAD + trigger * (letters // len(trigger)), Known(agencies=AGENCIES), path="a.txt")
    start = time.process_time()
    analyse(report, AGENCIES)
    return time.process_time() - start


@pytest.mark.parametrize(
    "trigger",
    [
        "the letter ", "“a” she wrote. ", "As CNN reported, ", "In a statement Monday ",
        "The mayor said on Monday that the bridge is open. ",
    ],
)  # fmt: skip
def test_four_times_a_line_takes_four_times_the_time(trigger: str) -> None:
    # a third more for the clock; a machine in a hurry may look again
    assert any(seconds(160_000, trigger) <= 5.4 * seconds(40_000, trigger) for _ in range(3))
