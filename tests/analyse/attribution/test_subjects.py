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
        ("The board took exception to a Courier reporter’s tweet saying it was late.", "saying", "a Courier reporter"),
        ("She got a letter from her insurer, Brill Mutual, saying it ended.", "saying", "her insurer, Brill Mutual"),
        ("Holm sent a letter to colleagues arguing that the pier is old.", "arguing", "Holm"),
        # a participle behind who says so
        ("The ferry was late, Holm said, adding it would stay in port.", "adding", "Holm"),
        ("Holm abruptly reversed course, calling for the clerk’s ouster.", "calling for", "Holm"),
        # a clause, dashes, appositions and lists within the subject
        ("An aide who has seen the log said it is old.", "said", "An aide who has seen the log"),
        ("“It is old,” an aide who quietly left in May told the Courier.", "told", "an aide who quietly left in May"),
        ("The name of the aide who called is not known, he said.", "said", "he"),
        (
            "The owners — while backing the plan to close it — have made clear they want more.",
            "have made clear",
            "The owners",
        ),
        ("Most owners -- including Holm -- say they want more.", "say", "Most owners"),
        (
            "Ines Holm, the head of staff, the voice of the line, said it is old.",
            "said",
            "Ines Holm, the head of staff, the voice of the line",
        ),
        ("Orla Venn, 65, of St. Brill, said it is old.", "said", "Orla Venn, 65, of St. Brill"),
        (
            "Critics, including Ines Holm and Orla Venn, have said it is old.",
            "have said",
            "Critics, including Ines Holm and Orla Venn",
        ),
        ("Ines Holm, Orla Venn and Tomas Ask said it is old.", "said", "Ines Holm, Orla Venn and Tomas Ask"),
        ("In Arle, Orla Venn and Tomas Ask said it is old.", "said", "Orla Venn and Tomas Ask"),
        ("A spokesman for Orla “Buck” Venn said it is old.", "said", "A spokesman for Orla “Buck” Venn"),
        ("Most divers went home without masks and the clerk said it is old.", "said", "the clerk"),
        ("Holm left the board and, on June 21, called for its sale.", "called for", "Holm"),
        ("Holm ran in June, and in May of last year, said the pier is lost.", "said", "Holm"),
        (
            "Orla Venn, who lives in Brill, but works in Arle, said it is old.",
            "said",
            "Orla Venn, who lives in Brill, but works in Arle",
        ),
        ("Others left. Another said the pier is old.", "said", "Another"),
        ("Multiple sources, though, tell the Courier that it is old.", "tell", "Multiple sources, though"),
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


@pytest.mark.parametrize("words", ["and said ", "and, on June, said ", "— and said — ", ", and in June, said "])
def test_a_row_of_verbs_without_a_subject_is_searched_once(words: str) -> None:
    assert sources(f"It {words * 50}", "told") == []  # would not end within a year otherwise
