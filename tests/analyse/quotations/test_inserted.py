"""Posts put into a report whole, and words quoted in them."""

import pytest

from twosource.analyse.analysis import analyse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

AGENCIES = load_agencies()
LEAD = "The ferry hit the pier\n\nThe ferry hit the pier in Arle on Monday and nobody was hurt in the fog.\n\n"


def found(body: str) -> dict[str, tuple[str, list[str]]]:
    """Speaker and channel of each quotation, by its words."""
    report = plain_report(LEAD + body, Known(agencies=AGENCIES), path="a.txt")
    return {
        q.span.of(report.text): (q.speaker.name if q.speaker else "", [party.name for party in q.channel])
        for q in analyse(report, AGENCIES).quotations
    }


@pytest.mark.parametrize(
    "body",
    [
        "We will build the ferry here! — Jane Holm (@janeholm) June 2, 2019",
        "Jane Holm (@janeholm) We will build the ferry here!",
    ],
)
def test_a_post_is_its_authors_whatever_way_it_is_put_in(body: str) -> None:
    assert found(body) == {"We will build the ferry here!": ("Jane Holm", ["Twitter"])}


def test_an_author_of_no_table_is_called_as_it_stands() -> None:
    words = "We will build the ferry here and now!"
    assert found(f"{words} — Meet the Ports (@meetports) June 2, 2019")[words][0] == "Meet the Ports"


def test_a_handle_is_the_person_whose_names_it_writes_together() -> None:
    words = "We will build the ferry here and now!"
    told = found(f"Jane Holm spoke on the pier.\n\n{words} — JaneHolm (@janeholm) June 2, 2019")
    assert told[words][0] == "Jane Holm"


def test_a_sentence_with_a_handle_is_no_post() -> None:
    assert "was late" not in found("Jane Holm (@janeholm) was late for it all.")


def test_words_quoted_in_a_post_came_through_who_posted_it() -> None:
    told = found("Mayor Ines Holm told us it is “late and dark” — CNN (@CNN) July 15, 2018")
    assert told["late and dark"] == ("Mayor Ines Holm", ["CNN", "Twitter"])


def test_words_that_an_author_puts_in_marks_are_the_authors() -> None:
    told = found("Ines Holm said “the worst dock jobs” cost us all — Ines Holm (@ines) July 15, 2018")
    assert told["the worst dock jobs"] == ("Ines Holm", ["Twitter"])
