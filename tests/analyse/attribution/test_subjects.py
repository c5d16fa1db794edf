"""Who is the subject of a participle, of a second verb and of a verb of no table."""

import pytest

from twosource.analyse.attribution.frames import attributions
from twosource.analyse.taggers.rules import parse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

KNOWN = Known(agencies=load_agencies())
LEAD = "The council met in Arle on Monday to speak about the ferry and its pumps.\n\n"


def sources(sentence: str, cue: str) -> list[str]:
    """Who is found before the cue of a sentence."""
    report = plain_report(LEAD + sentence, KNOWN, path="a.txt")
    made = [a for clause in parse(report).clauses for a in attributions(report.text, clause)]
    return [a.source.of(report.text).rstrip(",") for a in made if a.source and a.cue.of(report.text) == cue]


@pytest.mark.parametrize(
    ("sentence", "cue", "source"),
    [
        # the main verb is in no table, before an object or behind an apposition
        ("Brill courts blocked Mr Holm’s plan to close it, saying it was hasty.", "saying", "Brill courts"),
        ("Orla Venn, the yard’s lawyer, downplayed Holm’s plea, noting that it is old.", "noting", None),
        ("Last week at a fair in Brill, Holm launched a fresh attack on it, claiming it is lost.", "claiming", "Holm"),
        ("The Harbour and Fisheries Department disagrees, saying it expects no boats.", "saying", None),
        ("The Skerrow Union and Ines Holm lay out their plan and argued that it is old.", "argued", None),
        # whose note it is
        ("The log has a note from Orla Venn, then the clerk, saying she planned to leave.", "saying", "Orla Venn"),
        ("The port issued a statement on Monday saying the pier is shut.", "saying", "The port"),
        ("The owners sent a letter to Orla Venn on Friday arguing that the pier is old.", "arguing", "The owners"),
        # a participle with a subject of its own
        ("It is late, with harbour-board members saying the pier is shut.", "saying", "harbour-board members"),
        ("“It is late,” with clerk Orla Venn saying the pier is shut.", "saying", "clerk Orla Venn"),
        # May is no "may"
        ("After the storm, Theresa May later revealed that the pier is shut.", "later revealed", "Theresa May"),
        # refused: what is briefed, seen or called so is no verb
        ("A log seen by the Courier says the pier is shut.", "says", "A log seen by the Courier"),
        ("After a hastily called meeting, the board said the pier is shut.", "said", "the board"),
    ],
)
def test_who_is_the_subject(sentence: str, cue: str, source: str | None) -> None:
    found = sources(sentence, cue)
    assert found
    assert found[0] == (source or sentence.partition(" lay")[0].partition(", d")[0].partition(" disagrees")[0])


@pytest.mark.parametrize(
    "sentence",
    [
        "The yard released a report warning about the pumps in the hold.",
        "The plan approved by the board takes effect on Monday.",
        "Skerrow was shaken, including the pier.",
    ],
)
def test_a_participle_that_says_nothing_has_no_subject(sentence: str) -> None:
    report = plain_report(LEAD + sentence, KNOWN, path="a.txt")
    made = [a for clause in parse(report).clauses for a in attributions(report.text, clause)]
    assert [a for a in made if a.cue.start > len(LEAD) and a.base in {"say", "approve", "include"}] == []
