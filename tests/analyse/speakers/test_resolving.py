"""Whom "the company", "she", "one of them" and a name of no table mean."""

import pytest

from twosource.analyse.analysis import analyse
from twosource.model.agency import load_agencies
from twosource.model.quotation import PartyKind
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

AGENCIES = load_agencies()
LEAD = "The ferry hit the pier\n\nThe ferry hit the pier in Arle on Monday and nobody was hurt in the fog.\n\n"


def speaker(text: str, words: str) -> tuple[str, PartyKind]:
    """Who says the quotation that holds these words."""
    report = plain_report(LEAD + text, Known(agencies=AGENCIES), path="a.txt")
    found = [q for q in analyse(report, AGENCIES).quotations if words in q.span.of(report.text)]
    assert found, "no quotation holds these words"
    party = found[0].speaker
    assert party is not None
    return party.name, party.kind


COMPANY = "Vantor Line declined to comment on the log. In a statement, the company said it would help."
FOG = "There was fog over the bay and on the pier, and nobody saw it at all, or so it seemed. " * 8


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        # the company is the body named, not who spoke last in other words
        ("The engineers said they had reported it twice.\n\n" + COMPANY, "it would help", "Vantor Line"),
        ("The regional hospital said in a statement that three had died. Vantor Line, which runs the ship, said it was sorry. The company said it would pay.", "it would pay", "Vantor Line"),
        ("The ship's operator, Vantor Line, has apologised. The company said it would pay.", "it would pay", "Vantor Line"),
        # a body described in full is not the one named last
        ("Vantor Line said it would pay. The hospital in Brill said three people had died.", "three people", "hospital"),
        # the one body of its kind, however far behind; refused: of two
        ("The Skerrow Ports Committee met. " + FOG + "The committee said it would pay.", "it would pay", "Skerrow Ports Committee"),
        ("The Skerrow Ports Committee met the Arle Ferry Committee. " + FOG + "The committee said it would pay.", "it would pay", "committee"),
        # the aides of somebody are not those without a name who spoke last
        ("Top officials in Arle said they had reported it. The two Holm aides said it would pay.", "it would pay", "two Holm aides"),
        # whose age it is that is told
        ("Karl Berg said that the pier held. The 61-year-old former clerk said it would pay.", "it would pay", "Karl Berg"),
        ("A storm came. The 61-year-old former clerk said it would pay.", "it would pay", "61-year-old former clerk"),
        # who told of another's words spoke last
        ("Karl Berg wrote in his memo that Ove Lund said the pier held. He said it was too late now.", "too late", "Karl Berg"),
        # a hospital is no company
        ("The Marl Hospital said three had died. Vantor Line declined to comment. The company said it would pay.", "it would pay", "Vantor Line"),
        # she is the passenger with whom the sentence before begins, known or not
        ("The engineers said they had warned.\n\nMairi Tolland, 61, was on deck. \"There was no alarm at all there,\" she said.", "no alarm", "Mairi Tolland"),
        # refused: a street, a place
        ("Engines stopped off Port Ellery. \"There was no alarm at all there,\" she said.", "no alarm", "she"),
        # one of them is one of several who spoke, not a newspaper
        ("Two engineers told the Brill Courier they had warned.\n\n\"We wrote it down and it sailed,\" one of them said.", "wrote it down", "Two engineers"),
        # what goes on behind the cue is said by the same
        ("Tomas Vekar spoke. Crews would look into it, Mr Vekar said, but it was \"too early to speak\".", "too early", "Tomas Vekar"),
        # the only person of the pronoun's paragraph, where who spoke last spoke before it
        ("Tomas Vekar said the pier held.\n\nA patron was known as James Shaw, who spoke with the Brill Courier. \"I do not really know what to say,\" he said.", "do not really", "James Shaw"),
        # refused: a person named only in quoted words
        ("Tomas Vekar said the pier held.\n\n\"James Shaw has done a really bad job of it,\" he said.", "really bad", "Tomas Vekar"),
        # a paragraph of quoted words behind a colon
        ("Tomas Vekar warned that a strike would do harm:\n\n\"This is not a battle for the harbour at all.\"", "not a battle", "Tomas Vekar"),
        ("Three minutes later Tomas Vekar was back to mark the day:\n\n\"A happy new year to all of you out there!\"", "happy new year", "Tomas Vekar"),
        ("Orla Venn spoke.\n\nThis is what was on the wall:\n\n\"A happy new year to all of you out there!\"", "happy new year", ""),
        # the police are no line, and a bureau keeps what stands in its name
        ("Vantor Line closed. The police said the pier held.", "the pier", "police"),
        ("The Skerrow Bureau of Investigation said the pier held.", "the pier", "Skerrow Bureau of Investigation"),
        # the name behind a possessed office, and an office without a name
        ("Ines Holm’s chief of staff, Orla Venn, said the pier held.", "the pier", "Orla Venn"),
        ("Ines Holm’s chief of staff Orla Venn said the pier held.", "the pier", "Orla Venn"),
        ("Ines Holm’s chief of staff said the pier held.", "the pier", "Ines Holm’s chief of staff"),
        ("Ines Holm’s office said the pier held.", "the pier", "Ines Holm’s office"),
        # whom a document is against did not write it
        ("According to the charging document against Ines Holm, the pier held.", "the pier", "charging document against Ines Holm"),
        # less said of an unnamed source than before is the same source; refused: another kind, several
        ("A senior port official said it sank. The pier held, a senior official said.", "pier held", "senior port official"),
        ("A senior port official said it sank. The pier held, a diver said.", "pier held", "diver"),
        # people are no magazine at the head of a sentence
        ("People chanted “mend the old pier now” on the quay.", "mend the old", "People"),
        # one of several kinds behind the cue, and an ally of somebody
        ("\"It is not up to him at all,\" said one senior port official.", "not up to", "one senior port official"),
        ("Ines Holm left. \"It is not up to him at all,\" said one Holm ally.", "not up to", "one Holm ally"),
        ("\"It is not up to him at all,\" said one of those friends, Karl Berg.", "not up to", "Karl Berg"),
        # a think tank thinks nothing, and a long title behind a question
        ("The free-market think tank also cited studies and said it was not up to him.", "not up to", "free-market think tank"),
        ("\"Is it not up to him?\" Skerrow National Ferry Committee Chairwoman Debbie Rose Schultz told the Courier.", "not up to", "Debbie Rose Schultz"),
        # whom a relative clause means, without what was done to him
        ("Ines Holm was blamed for backing a student who said it was not up to him.", "not up to", "student"),
        # a person named as such, and a handle
        ("They heard a Brill clerk named Aras Tolmo. He said it was not up to them.", "not up to", "Aras Tolmo"),
        # they are those with whom a sentence before opens
        ("The port leaders met on Monday. They said it was not up to them.", "not up to", "port leaders"),
        # who says so before a colon, without the rest
        ("Ines Holm said the pier held. She protested on Facebook: \"It is not up to him at all.\"", "not up to", "Ines Holm"),
        # what somebody did beside is not part of what he is called
        ("\"It is not up to him at all,\" said a harbour aide, who cited a law of 1910.", "not up to", "harbour aide"),
    ],
)  # fmt: skip
def test_who_is_meant(text: str, words: str, who: str) -> None:
    assert speaker(text, words)[0] == who


def test_somebody_else_named_behind_the_cue_is_asked_first() -> None:
    text = 'Crews would look into it, Mr Vekar said, but Ines Holm called it "too early to speak".'
    assert speaker(text, "too early")[0] == "Ines Holm"


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("Vantor Line, which runs the ship, said it would pay.", "it would pay", PartyKind.BODY),
        ("Vantor Line said it would pay.", "it would pay", PartyKind.BODY),
        ("The operator, Vantor Line, announced that refunds would come.", "refunds", PartyKind.BODY),
        ("Orla Venn, 44, said the ship would sail.", "the ship", PartyKind.PERSON),
        ("Orla Venn said she would sail.", "would sail", PartyKind.PERSON),
        ("Orla Venn said the ship would sail.", "the ship", PartyKind.PERSON),
    ],
)
def test_a_name_of_no_table_is_a_person_or_a_thing_by_the_words_beside_it(
    text: str, words: str, kind: PartyKind
) -> None:
    assert speaker(text, words)[1] is kind


def test_the_last_word_of_an_outlet_named_in_full_is_that_outlet() -> None:
    text = "The Brill Courier reported that the ship was unsafe.\n\nThe Courier said the log had gone."
    assert speaker(text, "the log") == ("Brill Courier", PartyKind.OUTLET)
    alone = "The Courier said the log had gone."
    assert speaker(alone, "the log")[0] != "Brill Courier"


def test_a_label_before_a_colon_says_nothing() -> None:
    with pytest.raises(AssertionError, match="no quotation"):
        speaker("BREAKING: Murder suspect Tomas Vekar is in custody.", "in custody")
