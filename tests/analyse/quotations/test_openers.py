"""Quoted words without a cue of their own: by whom their sentence opens with, and by what leads them in."""

import pytest

from twosource.analyse.analysis import analyse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

AGENCIES = load_agencies()
LEAD = "The ferry hit the pier\n\nThe ferry hit the pier in Arle on Monday and nobody was hurt in the fog.\n\n"
BERG = "Karl Berg said that the pier held. "


def speaker(body: str, words: str) -> str:
    """Who says the quotation that begins with these words; "" where nobody does."""
    report = plain_report(LEAD + body, Known(agencies=AGENCIES), path="a.txt")
    found = next(q for q in analyse(report, AGENCIES).quotations if q.span.of(report.text).startswith(words))
    assert found.speaker is not None
    return found.speaker.name


@pytest.mark.parametrize(
    ("body", "words", "who"),
    [
        # a sentence that opens with a pronoun is his, whoever is named in it
        (BERG + "He also referenced “the long wait” to Orla Holm.", "the long", "Karl Berg"),
        (BERG + "He ended the term of Orla Holm with “the long wait” in sight.", "the long", "Karl Berg"),
        ("The Coastal Office said it held. It calls the plan “a long wait”.", "a long", "Coastal Office"),
        (
            "Mayor Karl Berg and Orla Holm met. The mayor also referenced “the long wait” to Orla Holm.",
            "the long",
            "Karl Berg",
        ),
        # refused: an office that nobody named bears
        ("The mayor also referenced “the long wait” to Orla Holm.", "the long", ""),
        # refused: what he suffers, and what "it" is
        (BERG + "He was met by Orla Holm with “the long wait”.", "the long", "Orla Holm"),
        # where something was, nobody said it
        ("At a rally near Brill, by night, many held “the long wait” up.", "the long", ""),
        # who is named right before, with a clause of his own
        ("The yard pushed back, with Orla Holm (D-Iowa) blasting it for “a long wait”.", "a long", "Orla Holm"),
        ("On Monday Karl Berg met Orla Holm, who put it to him as “a long wait”.", "a long", "Orla Holm"),
        (
            "Karl Berg, who left early, and all of his clerks on the pier lived by the words of Orla Holm: “The wait is long and dark.”",
            "The wait",
            "Orla Holm",
        ),
    ],
)
def test_words_without_a_cue_are_whose_sentence_it_is(body: str, words: str, who: str) -> None:
    assert speaker(body, words) == who


@pytest.mark.parametrize(
    ("body", "words", "who"),
    [
        ("The Coastal Office has a page. The Coastal Office also writes,\n\n“The wait is long and dark.”", "The wait", "Coastal Office"),
        ("Ports For All:\n\n“The wait is long and dark.”", "The wait", "Ports For All"),
        ("“The wait is long and dark.” - Orla Holm", "The wait", "Orla Holm"),
        # a transcript; refused: two of the name
        ("Karl Berg spoke and was heard.\n\nBERG: “The wait is long and dark.”", "The wait", "Karl Berg"),
        # a post that begins with a handle, and what the words are on
        ("Karl Berg spoke and was heard.\n\n.@MayorKarlBerg: “The wait is long and dark.”", "The wait", "Karl Berg"),
        ("“It is old,” Karl Berg said.\n\nOn the ferry to Skerrow and its debts:\n\n“The wait is long and dark.”", "The wait", "Karl Berg"),
        # a place only where nobody else is named
        ("In Norway, by night, the first words of Orla Holm were these:\n\n“The wait is long and dark.”", "The wait", "Orla Holm"),
        # a short sentence goes on from what was said
        ("“The pier is old and grey,” Karl Berg said. “No.”", "No", "Karl Berg"),
        # refused: a mere word behind a sentence
        ("“The pier is old and grey,” Karl Berg said. Many call it “tired”.", "tired", ""),
    ],
)  # fmt: skip
def test_words_are_whose_paragraph_leads_them_in(body: str, words: str, who: str) -> None:
    assert speaker(body, words) == who
