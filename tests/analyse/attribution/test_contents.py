"""Where what is said begins, ends and goes on: sentences as news writes them."""

import pytest

from twosource.analyse.taggers.rules import by_rules, parse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

KNOWN = Known(agencies=load_agencies())
LEAD = "The council met in Arle on Monday to speak about the ferry and its pumps.\n\n"


def said_in(sentence: str) -> list[tuple[str, str, list[str]]]:
    """Source, cue and pieces of content of each attribution of a sentence in the body of a report."""
    report = plain_report(LEAD + sentence, KNOWN, path="a.txt")
    text, found = report.text, [a for a in by_rules(parse(report)) if a.cue.start >= len(LEAD)]
    return [(a.source.of(text) if a.source else "", a.cue.of(text), [p.of(text) for p in a.content]) for a in found]


def told(sentence: str, cue: str) -> list[str]:
    """The pieces of content that go with a cue; none where it attributes nothing."""
    return next((pieces for _, words, pieces in said_in(sentence) if words == cue), [])


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        # a title with a stop right behind the cue, an initial; refused: a stop that ends the clause
        ("Another diplomat said Mr. Holm confused two ports.", "Mr. Holm confused two ports"),
        ("The owners said former Sen. Orla Holm has left.", "former Sen. Orla Holm has left"),
        ("The owners said Orla M. Holm has left.", "Orla M. Holm has left"),
        # a number or a pronoun, which only look like where or when it was said
        ("Officials in Arle said at least 30 boats were lost.", "at least 30 boats were lost"),
        ("Officials say at least 3,000 people have fled.", "at least 3,000 people have fled"),
        ("Holm said this was an old habit.", "this was an old habit"),
        ("Holm said last night’s vote was close.", "last night’s vote was close"),
        ("Holm said Monday’s vote was close.", "Monday’s vote was close"),
        ("Holm said this week the pier held.", "the pier held"),
        ("An aide said on Tuesday measures were under way.", "measures were under way"),
        ("An aide said in a Nov. 28, 2017, letter that it held.", "that it held"),
        ("Only 9% said they left the port.", "they left the port"),
        ("AT&T said Wednesday it backs the port.", "it backs the port"),
        ("A few months back, Holm said he’d pay for it.", "he’d pay for it"),
        # a condition with its clause, and a clause of which no verb is known
        ("Holm said if they do not use it, the owners are done.", "if they do not use it, the owners are done"),
        ("She said police in Arle, Norland, jailed her for it.", "police in Arle, Norland, jailed her for it"),
        ("The mayor said the law, which is old, could stay.", "the law, which is old, could stay"),
    ],
)
def test_plain_words_behind_said_are_what_is_said(sentence: str, content: str) -> None:
    cue = "say" if " say " in sentence else "said"
    assert told(sentence, cue) == [content]


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("About 300 shops closed, police said.", ["About 300 shops closed"]),
        ("At least three people died in the fog, the clinic said.", ["At least three people died in the fog"]),
        ("Between 40 and 50 boats were lost, police said on Monday.", ["Between 40 and 50 boats were lost"]),
        ("As many as 20 boats were lost, police said.", ["As many as 20 boats were lost"]),
        # refused: where, when and how it was
        ("Over the weekend, police said.", []),
        ("As in Arle, police said.", []),
    ],
)
def test_a_number_with_how_exact_it_is_opens_what_is_said(sentence: str, content: list[str]) -> None:
    assert told(sentence, "said") == content


@pytest.mark.parametrize(
    ("sentence", "cue", "content"),
    [
        # "but" turns to what the reporter sets against it; refused: "but not at night"
        ("Holm said the pier held, but it was unclear for how long.", "said", "the pier held"),
        ("Holm said the pier held, but not at night.", "said", "the pier held, but not at night"),
        ("Holm said it held, but had sunk a little.", "said", "it held, but had sunk a little"),
        ("Holm said she left, but she came back.", "said", "she left, but she came back"),
        # a remark of the reporter's behind the whole; refused: one of two things that are listed
        ("Holm said it held — referring to the well-known pier.", "said", "it held"),
        ("Holm said it held – but reserved the right to leave.", "said", "it held"),
        ("Holm said she has sued the port, an act that came late.", "said", "she has sued the port"),
        ("Holm said it struck a boat, a pier and a buoy.", "said", "it struck a boat, a pier and a buoy"),
        ("Holm said that while it held, a few had left.", "said", "that while it held, a few had left"),
        # the clause that leads; refused: the main one
        ("While the clerk said it held, others feared it would not.", "said", "it held"),
        ("A day after Holm said they like the pier, the crew left it.", "said", "they like the pier"),
        ("Clerks say Berg lied when he said it held, and left.", "said", "it held, and left"),
        ("Holm said when it was late, others left.", "said", "when it was late, others left"),
        # the speaker's next act; refused behind "he", who may have done both
        ("Holm said the port was shut and suggested it stay so.", "said", "the port was shut"),
        ("The agency said access is limited but suggested it would grow.", "said", "access is limited"),
        ("Holm said he shut it and asked the clerk to see.", "said", "he shut it and asked the clerk to see"),
        ("Clerks say the law is “fair,” but owners like Holm say it is not.", "say", "the law is “fair,”"),
        # the main verb follows what is told in a relative clause; refused where none of it is told yet
        ("The rise, which Holm says he is seeing in Arle, could help the port.", "says", "he is seeing in Arle"),
        ("The pier that Holm had pledged to mend, could fall.", "had pledged", "to mend"),
        ("When owners who said they liked rain were asked of it, most left.", "said", "they liked rain"),
        ("Many who say they like the pier don’t see the cost.", "say", "they like the pier"),
        ("Holm, who told the board that he, himself, had seen it, left.", "told", "that he, himself, had seen it"),
        # a participle at the head
        ("Writing that he didn’t want to wait, Holm said he will leave.", "Writing", "that he didn’t want to wait"),
        ("Owners say they want the port to leave, accusing Holm of theft.", "say", "they want the port to leave"),
    ],
)
def test_content_ends_where_the_reporter_or_another_saying_goes_on(sentence: str, cue: str, content: str) -> None:
    assert told(sentence, cue) == [content]


@pytest.mark.parametrize(
    ("sentence", "cue", "pieces"),
    [
        # S C within what is said
        (
            "The calls were short, she said, and seemed to be legal.",
            "said",
            ["The calls were short", "and seemed to be legal"],
        ),
        ("Both the owners, he argues, perceive it as old.", "argues", ["Both the owners", "perceive it as old"]),
        ("It was short, she said, a claim that nobody believed.", "said", ["It was short"]),
        ("It was short, she said, in an interview.", "said", ["It was short"]),
        (
            "The proof, according to Holm, was a deal of the yard.",
            "according to",
            ["The proof", "was a deal of the yard"],
        ),
        ("The port is shut, according to Holm, who left.", "according to", ["The port is shut"]),
        ("The port remains shut, according to Holm, a clerk of the yard.", "according to", ["The port remains shut"]),
        # As S C, X
        ("As Holm explained, the port was meant to stay.", "explained", ["the port was meant to stay"]),
        ("As Orla Holm said last year, the port is old.", "said", ["the port is old"]),
        ("The port is old, as the clerk Orla Holm noted.", "noted", ["The port is old"]),
        ("As we said, the port is old.", "said", []),
        # what one does is the subject; refused: what the speaker did
        ("Leaving the loan out is wrong, she said.", "said", ["Leaving the loan out is wrong"]),
        ("Asked about the loan that was lost, she said.", "said", []),
        # a participle behind "after"
        ("Holm left after acknowledging he met the owner.", "acknowledging", ["he met the owner"]),
        ("Holm wrote a report about alleged crimes that led to a strike.", "alleged", []),
        # what somebody goes on to say; refused: what is not said
        ("Holm’s note went on to concede that it sank.", "concede", ["that it sank"]),
        ("The yard continues to insist that it held.", "insist", ["that it held"]),
        ("Holm declined to say whether it held.", "say", []),
        ("The board announced it on Monday.", "announced", []),
        # a word that only joins what went before; refused: what is only added
        ("And, they said, the owners will press for it.", "said", ["the owners will press for it"]),
        ("However, he argued, the bills are late.", "argued", ["the bills are late"]),
        ("The port has added only a few jobs, the yard found.", "added", []),
        ("A clerk asked to remain anonymous and left the port.", "asked", []),
        ("The pier was built by the Arle Board, which denied the plan.", "denied", ["the plan"]),
        ("Some key owners, though, argue that it is old.", "argue", ["that it is old"]),
        ("The owners want to go there, and say it is old.", "say", []),
        ("The mayor spoke for an hour, saying people were upset.", "saying", ["people were upset"]),
        ("Holm wouldn’t say if he’ll accept it.", "wouldn’t say", ["if he’ll accept it"]),
        ("The yard issued a statement on Wednesday calling for Holm to go.", "calling for", ["Holm to go"]),
        ("The board sent a brief to the Court of Arle arguing that it held.", "arguing", ["that it held"]),
        # who is asked, and who or what tells a headline
        ("Holm was asked at noon whether the pier was safe.", "asked", ["whether the pier was safe."]),
        ("Study: Owners widen their lead over the port", ":", ["Owners widen their lead over the port"]),
        ("Anger with police: Owners left the port at noon.", ":", []),
        # nouns that go with a verb
        ("Holm floated the possibility that the owners lied.", "floated the possibility", ["that the owners lied"]),
        ("Holm voiced concerns about gifts from the owners.", "voiced concerns", ["about gifts from the owners"]),
        ("Holm announced her plan to leave the board.", "announced", ["her plan to leave the board"]),
        ("The pier fell in that storm, the Courier first reported.", "first reported", ["The pier fell in that storm"]),
        ("Holm saw the first reported case that day.", "reported", []),
        ("The group claims it is also the first to go.", "claims", ["it is also the first to go"]),
        ("The yard’s Orla Holm asks if the rope is real.", "asks", ["if the rope is real"]),
        # behind a comma and what leads into it; behind and round an inverted subject
        (
            "Holm said, in light of the storm, the city would shut it.",
            "said",
            ["in light of the storm, the city would shut it"],
        ),
        ("In fact, says Orla Venn, a former clerk, the fee has risen.", "says", ["the fee has risen"]),
        ("The fee, said Holm, has risen.", "said", ["The fee", "has risen"]),
        (
            "“High risk” boats, Holm said, include those without pumps.",
            "said",
            ["“High risk” boats", "include those without pumps"],
        ),
        ("The “new” pier is now sold, the aide said, declining to tell more.", "said", ["The “new” pier is now sold"]),
        # verbs that tell where "that" or "as" follows only
        ("The court held that the owners had lied.", "held", ["that the owners had lied"]),
        ("The court held that seat for years.", "held", []),
        ("Holm vowed on Friday that the port would look into it.", "vowed", ["that the port would look into it"]),
        ("Holm threatened a strike on Friday.", "threatened", ["a strike on Friday"]),
        ("Holm threatened work crews there.", "threatened", []),
        ("They made plain they were done.", "made plain", ["they were done"]),
        ("Holm cautioned against taking on the role.", "cautioned against", ["taking on the role"]),
        ("The memo paints Holm as a rival of the board.", "paints", ["Holm as a rival of the board"]),
        ("Holm paints the pier as she likes.", "paints", []),
        (
            "Though it had not met, the Arle Courier reports that it did some work.",
            "reports",
            ["that it did some work"],
        ),
        ("Owners may keep the pier, court rules", "rules", ["Owners may keep the pier"]),
        # verbs of which only a clause is told; refused: another verb, and what only leads
        ("The plan reflects the reality that the pier is old.", "reflects", []),
        ("The polls showed off what the pier is worth.", "showed", []),
        ("Rather than leave the port to Brill, the mayor should promise help.", "should promise", []),
        ("The tests demonstrated that the pier is old.", "demonstrated", ["that the pier is old"]),
        # a question behind a verb that takes a phrase
        ("Holm described how the port was lost.", "described", ["how the port was lost"]),
    ],
)
def test_what_is_said_stands_round_behind_or_before_who_says_so(sentence: str, cue: str, pieces: list[str]) -> None:
    assert told(sentence, cue) == pieces


def test_an_outlet_that_only_passes_on_is_no_second_teller() -> None:
    said = said_in("As Radio Arle reported, Holm said the ferry was late.")
    assert said == [("Holm", "said", ["the ferry was late"])]


def test_whoever_asked_not_to_be_named_speaks() -> None:
    said = said_in("An official who declined to be identified said the ferry was late.")
    assert said == [("An official", "said", ["the ferry was late"])]


@pytest.mark.parametrize(
    ("sentence", "source", "content"),
    [
        ("It ran counter to Holm’s claims that the pier is safe.", "Holm", "that the pier is safe"),
        ("He left despite the school’s claim that the pier was shut.", "the school", "that the pier was shut"),
        ("Few heard the clerks’ warnings that the pier would fall.", "the clerks", "that the pier would fall"),
        ("The statement from Holm that the pier is safe came late.", "Holm", "that the pier is safe came late"),
    ],
)
def test_claims_and_warnings_have_owners_of_every_kind(sentence: str, source: str, content: str) -> None:
    assert [(who, pieces) for who, _, pieces in said_in(sentence)] == [(source, [content])]


def test_a_claim_that_somebody_counters_is_not_put_forward() -> None:
    assert said_in("The yard put out a note countering Holm’s claim that the pier fell.") == []
