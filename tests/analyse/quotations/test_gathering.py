"""Quotations with speaker and channel, from the text of a report to the parties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.analysis import analyse
from twosource.model.agency import load_agencies
from twosource.model.quotation import PartyKind, Quotation, QuotationType
from twosource.model.report import DateOrigin
from twosource.read.blocks import Known
from twosource.read.dates import published
from twosource.read.plain import plain_report

AGENCIES = load_agencies()
LEAD = "The ferry hit the pier\n\nThe ferry hit the pier in Arle on Monday and nobody was hurt in the fog.\n\n"


def quotations(body: str, outlet: str = "") -> list[tuple[str, Quotation]]:
    """The quotations of a report with this body, each with its words."""
    day = published("2026-05-12", DateOrigin.METADATA)
    report = plain_report(LEAD + body, Known(agencies=AGENCIES, outlet=outlet, published=day), path="a.txt")
    return [(q.span.of(report.text), q) for q in analyse(report, AGENCIES).quotations]


def said(body: str, words: str, outlet: str = "") -> Quotation:
    """The quotation that begins with ``words``."""
    found = quotations(body, outlet)
    hits = [q for text, q in found if text.startswith(words)]
    assert hits, [text for text, _ in found]
    return hits[0]


def speaker(quotation: Quotation) -> str:
    return quotation.speaker.name if quotation.speaker else ""


def channel(quotation: Quotation) -> list[str]:
    return [party.name for party in quotation.channel]


@pytest.mark.parametrize(
    ("body", "words", "kind"),
    [
        ("“We do not know why it turned,” Ines Holm said.", "We do not", QuotationType.DIRECT),
        ('Ines Holm spoke of a "very close call" on Monday.', "very close", QuotationType.MIXED),
        ("Ines Holm said the ferry was late.", "the ferry was late", QuotationType.INDIRECT),
        ("„We do not know why it turned,“ Ines Holm said.", "We do not", QuotationType.DIRECT),
        ("«We do not know why it turned», Ines Holm said.", "We do not", QuotationType.DIRECT),
        ("'We do not know why it turned,' Ines Holm said.", "We do not", QuotationType.DIRECT),
        ("``We do not know why it turned,'' Ines Holm said.", "We do not", QuotationType.DIRECT),
    ],
)
def test_kinds_of_quotation_whatever_the_marks(body: str, words: str, kind: QuotationType) -> None:
    quotation = said(body, words)
    assert quotation.type is kind
    assert speaker(quotation) == "Ines Holm"


@pytest.mark.parametrize(
    "body",
    [
        "He sang on “Radio Days” last year with the band of the port.",
        "Jan “Skipper” Vell left the yard.",
        "It is known as the “iron tooth” of the bay.",
    ],
)
def test_titles_nicknames_and_names_are_no_quotations(body: str) -> None:
    assert [text for text, q in quotations(body) if q.type is not QuotationType.INDIRECT] == []


@pytest.mark.parametrize(
    ("body", "words", "name"),
    [
        ("Mayor Ines Holm left. “It is late,” she said.", "It is late", "Ines Holm"),
        ("Ines Holm spoke first. “It is late,” Holm said.", "It is late", "Ines Holm"),
        ("Ines Holm spoke first. Paul Aske left. “It is late,” Ms Holm said.", "It is late", "Ines Holm"),
        ("Norwegian President Ines Holm came. “It is late,” the president said.", "It is late", "Ines Holm"),
        (
            "Supreme Court Chief Justice Ines Holm came. “It is late,” the chief justice said.",
            "It is late",
            "Ines Holm",
        ),
        ("“It is late,” said Ines Holm, who leads the line.", "It is late", "Ines Holm"),
        ("“It is late,” a senior official said.", "It is late", "senior official"),
        ("Paul Aske, a spokesman for the ministry, said “it is late”.", "it is late", "Paul Aske"),
        ("“It is late,” aides of the mayor said.", "It is late", "aides of the mayor"),
        ("Sen. Ines Holm, R-N.H., said “it is late”.", "it is late", "Ines Holm"),
    ],
)
def test_a_speaker_is_led_back_to_a_name(body: str, words: str, name: str) -> None:
    assert speaker(said(body, words)) == name


def test_an_anonymous_source_stays_as_described() -> None:
    quotation = said("“It is late,” a senior official said.", "It is late")
    assert quotation.speaker is not None
    assert quotation.speaker.kind is PartyKind.ANONYMOUS


def test_who_cannot_be_told_is_said_to_be_unresolved() -> None:
    quotation = said("“It is late and dark in the yard,” it was said.", "It is late")
    assert quotation.speaker is None or quotation.speaker.kind is PartyKind.UNRESOLVED


@pytest.mark.parametrize(
    ("body", "words", "chain"),
    [
        ("“It is late,” Ines Holm told Fox News.", "It is late", ["Fox News"]),
        ("“It is late,” Ines Holm said in a statement.", "It is late", ["a statement"]),
        ("“It is late,” Ines Holm said in an interview with KZZQ-TV.", "It is late", ["an interview", "KZZQ-TV"]),
        ("“It is late,” Ines Holm wrote on Twitter.", "It is late", ["Twitter"]),
        ("“It is late,” CNN reported Ms Holm as saying.", "It is late", ["CNN"]),
        ("In a letter to the port, Ines Holm called it “very late”.", "very late", ["a letter"]),
        ("Ines Holm, in an interview with CNN, called it “very late”.", "very late", ["an interview", "CNN"]),
        ("Speaking on Monday with CNN, Ines Holm said “it is late”.", "it is late", ["CNN"]),
        ("Ines Holm, speaking to reporters in Arle, said “it is late”.", "it is late", ["speaking to reporters"]),
        ("CNN’s Ines Holm said the ferry was late.", "the ferry was late", ["CNN"]),
        ("“It is late,” Ines Holm said.", "It is late", []),
    ],
)
def test_through_whom_it_came_nearest_the_speaker_first(body: str, words: str, chain: list[str]) -> None:
    assert channel(said(body, words)) == chain


def test_the_reports_own_outlet_is_the_channel_of_what_it_was_told() -> None:
    told = said("“It is late,” Ines Holm told The Lantern in an email.", "It is late", outlet="The Lantern")
    assert channel(told) == ["an email", "The Lantern"]
    assert channel(said("“It is late,” Ines Holm said.", "It is late", outlet="The Lantern")) == []


def test_an_occasion_holds_for_what_its_speaker_says_next() -> None:
    body = "“It is late,” Ines Holm said in a statement.\n\nPaul Aske said it was not.\n\n“We know,” she said."
    assert channel(said(body, "We know")) == ["a statement"]


def test_a_lead_takes_the_occasion_told_after_it() -> None:
    body = "Ines Holm said she was “very tired”.\n\n“It is late,” Holm said during an interview with CNN."
    quotation = said(body, "very tired")
    assert channel(quotation) == ["an interview", "CNN"]
    assert "named further on" in quotation.reason


def test_an_occasion_holds_from_the_last_words_that_came_by_it() -> None:
    fog = "\n\n".join(["The fog was thick and the bell rang."] * 4)
    start = f"“It is late,” Ines Holm said in a statement.\n\n{fog}\n\n"
    assert channel(said(f"{start}“We know,” Holm said.\n\n{fog}\n\n“It sank,” Holm said.", "It sank")) == [
        "a statement"
    ]
    assert channel(said(f"{start}{fog}\n\n“It sank,” Holm said.", "It sank")) == []


def test_a_day_of_its_own_is_another_occasion() -> None:
    body = "“It is late,” Ines Holm said in a statement.\n\n“We know,” Holm said on Friday."
    assert channel(said(body, "We know")) == []


def test_another_speaker_has_another_occasion() -> None:
    body = "“It is late,” Ines Holm said in a statement.\n\n“We know,” Paul Aske said."
    assert channel(said(body, "We know")) == []


@pytest.mark.parametrize(
    "body",
    [
        "In a letter to the port, Ines Holm called it “unsafe”.\n\n“Close the line,” the letter reads.",
        "Ines Holm issued a statement on Monday.\n\n“Close the line,” the statement read.",
        "Ines Holm will speak today.\n\n“Close the line,” she will say, according to an advance copy of her speech.",
    ],
)
def test_a_document_speaks_for_its_author(body: str) -> None:
    quotation = said(body, "Close the line")
    assert speaker(quotation) == "Ines Holm"
    assert channel(quotation) != []


def test_a_quotation_goes_on_with_its_speaker() -> None:
    found = dict(quotations("“It sank at once,” Ines Holm said. “Nobody saw it go down.”"))
    assert {text[:6]: speaker(q) for text, q in found.items()} == {"It san": "Ines Holm", "Nobody": "Ines Holm"}


def test_an_embedded_post_belongs_to_its_author() -> None:
    quotation = said("We shall sail again! — Ines Holm (@inesholm) June 2, 2026", "We shall sail")
    assert speaker(quotation) == "Ines Holm"
    assert channel(quotation) == ["Twitter"]


def test_a_paragraph_taken_from_an_outlet_says_so_in_brackets() -> None:
    assert "The Arle Chronicle" in channel(
        said("The port authority reported that the pumps had failed. (The Arle Chronicle)", "the pumps had failed")
    )


def test_an_account_that_tells_what_another_said_is_the_channel() -> None:
    quotation = said("A Kremlin account of the visit said Ines Holm praised the “good will” of the port.", "good will")
    assert speaker(quotation) == "Ines Holm"
    assert channel(quotation) == ["Kremlin"]


def test_a_denial_is_marked() -> None:
    assert said("Ines Holm denied that the pumps had failed.", "the pumps had failed").denied


def test_an_odd_mark_costs_no_more_than_its_own_paragraph() -> None:
    body = "Ines Holm said “it is late.\n\n“We know why it turned,” Paul Aske said.\n\n“So do we all,” she said."
    assert speaker(said(body, "We know why")) == "Paul Aske"
    assert said(body, "So do we all").type is QuotationType.DIRECT


@given(st.text(st.sampled_from("“”\"'‘’«»,. \nHe said It was told"), max_size=160))
def test_no_marks_make_it_fail_and_every_span_returns(noise: str) -> None:
    for text, quotation in quotations(noise):
        assert text.strip() == text
        assert quotation.speaker is not None
        assert 0 < quotation.score <= 1


@pytest.mark.parametrize(
    "text",
    [
        '"We will ask for it in court if it comes to that," said Orla Venn on ABC’s “This Week.”',
        "Orla Venn told NBC’S “Meet the Press” that the pier would hold.",
        "Orla Venn, host of “The Evening Tide”, said that the pier would hold.",
        "Orla Venn once sang in “The Evening Tide” there.",
        "The pier fund helps young people often called “Anchors” to stay.",
    ],
)
def test_titles_and_names_of_groups_are_no_quotations_even_where_somebody_speaks(text: str) -> None:
    titles = {"This Week.", "Meet the Press", "The Evening Tide", "Anchors"}
    assert not titles & {words for words, _ in quotations(text)}


def test_what_only_looks_like_a_title_is_quoted() -> None:
    assert speaker(said("Orla Venn called the mayor’s plan “Wrong”.", "Wrong")) == "Orla Venn"


@pytest.mark.parametrize(
    ("text", "words", "who"),
    [
        # words in marks behind the cue that are not said there: an excuse, a programme
        ("“Let me tell you the facts of it,” Orla Venn said after a brief “sorry” to Carson.", "Let me tell", "Orla Venn"),
        ("“We know that they came here twice,” Orla Venn said on the podcast “Low Tide.”", "We know", "Orla Venn"),
        # what goes on at once is said too
        ("“We know that they came here twice,” Orla Venn said, “and they will again.”", "and they will", "Orla Venn"),
        # a name within words in marks is nobody who speaks
        ("Nobody missed the “Karl Berg” shout, which Orla Venn finds a “sorry sight of it”.", "sorry sight", "Orla Venn"),
        # a verb of sound, a second verb, a stop where a comma belongs
        ("“Go back to the pier and wait,” Orla Venn barked and a guard came.", "Go back", "Orla Venn"),
        ("Orla Venn took off her hat and joked, “It is windier than I thought here.”", "It is windier", "Orla Venn"),
        ("“I hope you are able to find it there.” Orla Venn said.", "I hope", "Orla Venn"),
    ],
)  # fmt: skip
def test_direct_words_have_who_says_them_in_their_sentence(text: str, words: str, who: str) -> None:
    assert speaker(said(text, words)) == who


@pytest.mark.parametrize(
    ("body", "words", "chain"),
    [
        # occasions without a noun of their own, and with nouns
        ("Ines Holm, appearing on Channel 4, called it “very late”.", "very late", ["appearing on Channel 4"]),
        ("Ines Holm, appearing on Monday, called it “very late”.", "very late", []),
        (
            "“It is late,” Ines Holm said, testifying before the Ports Committee.",
            "It is",
            ["testifying before the Ports Committee"],
        ),
        ("“It is late,” Ines Holm said, testifying before noon.", "It is late", ["testimony"]),
        ("The line said in a court filing that the ferry was late.", "the ferry was late", ["a court filing"]),
        ("“It is late,” Ines Holm wrote on Facebook.", "It is late", ["Facebook"]),
        # an occasion behind a few words more
        ("Ines Holm called it a “wreck” of a ferry in an interview.", "wreck", ["an interview"]),
        ("Ines Holm said it was “wrong” for her to speak on whether an interview was held.", "wrong", []),
        # asked on an occasion
        (
            "Ines Holm was asked at the daily briefing about it.\n\n“It is late,” Holm said.",
            "It is",
            ["the daily briefing"],
        ),
        (
            "Asked in an interview about the fog, Ines Holm spoke.\n\n“It is late,” Holm said.",
            "It is late",
            ["an interview"],
        ),
        ("Ines Holm asked at the briefing where it was.\n\n“It is late,” Holm said.", "It is late", []),
    ],
)
def test_occasions_in_words_of_many_forms(body: str, words: str, chain: list[str]) -> None:
    assert channel(said(body, words)) == chain


FAR = "There was fog over the bay, and nobody saw it.\n\n" * 7
STATED = "“It is late,” Ines Holm said in a statement.\n\n"


@pytest.mark.parametrize(
    ("body", "words", "chain"),
    [
        # a mere name behind the occasion; a longer judgement goes with it
        (STATED + "Holm dismissed the mayor as “an Arle clown”.", "an Arle clown", []),
        (STATED + "Holm described it as “a very sad day for the whole port”.", "a very sad", ["a statement"]),
        # an accusation goes with it
        (STATED + "Holm accused the mayor of hiding the log of the ferry.", "hiding the log", ["a statement"]),
        # a standing position does not
        (STATED + "Holm has said that the port needs a light.", "the port needs", []),
        (STATED + "Holm said that the port needs a light.", "the port needs", ["a statement"]),
        # what somebody named was told before it is another occasion
        ("Holm told Karl Berg that the port needs a light.\n\n" + STATED, "the port needs", []),
        # a day of a thing told is none of the saying
        (STATED + "Holm said that the port closed on Friday needs a light.", "the port closed", ["a statement"]),
        # words without a cue where the sentence tells the occasion
        ("The Council issued a statement calling it “a clear breach of rules”.", "a clear breach", ["a statement"]),
        # what may be quoted throughout holds however far behind; refused: an interview, and two writings
        (
            "Ines Holm wrote in an op-ed that it held.\n\n" + FAR + "“It is late,” Holm said.",
            "It is late",
            ["an op-ed"],
        ),
        ("Ines Holm said in an interview that it held.\n\n" + FAR + "“It is late,” Holm said.", "It is late", []),
        (
            "Ines Holm wrote in a memo it held.\n\nHolm wrote in an op-ed it held.\n\n"
            + FAR
            + "“It is late,” Holm said.",
            "It is late",
            [],
        ),
        # who passed one sentence on may not have passed on the next
        ("Karl Berg said Ines Holm had said “it is late and dark”.\n\n“We go,” Holm said.", "We go", []),
    ],
)
def test_what_an_occasion_carries_and_what_not(body: str, words: str, chain: list[str]) -> None:
    assert channel(said(body, words)) == chain


def test_words_that_repeat_a_post_came_by_it() -> None:
    post = "The old ferry must never sail in heavy fog! — Ines Holm (@inesholm) June 2, 2019"
    body = "Ines Holm said “the old ferry must never sail in heavy fog”.\n\nNobody answered.\n\n" + post
    assert channel(said(body, "the old ferry")) == ["Twitter"]
    other = "Ines Holm said “the new pier will never stand in heavy seas”.\n\nNobody answered.\n\n" + post
    assert channel(said(other, "the new pier")) == []


def test_a_title_with_a_preposition_is_the_persons() -> None:
    assert (
        speaker(said("U.S. Secretary of State Ines Holm said the ferry was late.", "the ferry was late")) == "Ines Holm"
    )


@pytest.mark.parametrize(
    ("body", "who"),
    [
        (
            "Ines Holm Ines HolmFerry stays shut in fog Council votes on pier MORE said the port needs a light.",
            "Ines Holm",
        ),
        ("Ines Holm said the port needs a light.", "Ines Holm"),
    ],
)
def test_links_fused_into_a_sentence_do_not_part_speaker_and_words(body: str, who: str) -> None:
    assert speaker(said(body, "the port needs a light")) == who


def test_words_in_marks_may_be_part_of_who_says_so() -> None:
    text = 'The pier held, according to Dana Rem\'s book "The Low Tide: The Life and Fall of a Pier." It left.'
    assert [words for words, _ in quotations(text)]


def test_a_name_alone_behind_a_dash_signs_the_words() -> None:
    assert speaker(said("“The pier will hold for another hundred years.” — Orla Holm", "The pier")) == "Orla Holm"
    assert speaker(said("“The pier will hold.” — Orla Holm, head of the line", "The pier")) == "Orla Holm"
    assert speaker(said("“The pier will hold” — and it did.", "The pier")) == ""


def test_a_quotation_over_paragraphs_is_said_by_who_is_named_at_its_end() -> None:
    text = "“The pier held all night.\n\n“It will hold again,” Orla Holm said."
    assert speaker(said(text, "The pier held")) == "Orla Holm"
    apart = "“The pier held all night.”\n\n“It will hold again,” Orla Holm said."
    assert speaker(said(apart, "The pier held")) == ""


@pytest.mark.parametrize(
    ("body", "words", "chain"),
    [
        # a programme on which it was said
        ("Ines Holm said on “Low Tide” that the port needs a light.", "the port needs", ["Low Tide"]),
        ("“It is late,” Ines Holm told CNN on “Low Tide.”", "It is late", ["CNN", "Low Tide"]),
        # why and when it was said is no occasion
        ("In the aftermath of a rally, Ines Holm called it “very late”.", "very late", []),
        ("In response to a letter, Ines Holm called it “very late”.", "very late", []),
        # what the police have it from does not pass their words on
        ("The ferry was late, the police said, citing a letter.", "The ferry was late", []),
        ("The ferry was late, according to Sen. Ines Holm, who left.", "The ferry was late", []),
        # a day at the head of the sentence is another occasion; words that only look like one
        (
            STATED + "On Friday, after the storm had left Arle for good, Holm said that the port sinks.",
            "the port sinks",
            [],
        ),
        ("Ines Holm called it “careless” in her use of the private email server of the port.", "careless", []),
        ("“It is late,” Ines Holm wrote in a Brill Courier Op-Ed on Monday.", "It is late", ["a Brill Courier Op-Ed"]),
        ("“It is late,” Ines Holm wrote on her website on Monday.", "It is late", ["her website"]),
        # words alone behind a sentence that opens with somebody
        (
            "Ines Holm praised the pier in a television interview.\n\n“It is late and dark here.”",
            "It is",
            ["a television interview"],
        ),
        # an occasion that was held
        ("Ines Holm held a press conference.\n\n“It is late,” Holm said.", "It is late", ["a press conference"]),
        # a letter sent by somebody
        ("The ferry was “very late”, according to a letter sent to the port by Ines Holm.", "very late", None),
        # a paragraph led in as an outlet's, and what its speaker says next
        ("The ferry closes, CNN reports:\n\n“It is late,” said Ines Holm.\n\n“We go,” Holm said.", "It is", ["CNN"]),
        ("The ferry closes, CNN reports:\n\n“It is late,” said Ines Holm.\n\n“We go,” Holm said.", "We go", ["CNN"]),
        ("The ferry closes, CNN reports.\n\n“It is late,” said Ines Holm.", "It is late", []),
    ],
)
def test_through_whom_it_came_in_words_of_more_forms(body: str, words: str, chain: list[str] | None) -> None:
    quotation = said(body, words)
    assert speaker(quotation) in {"Ines Holm", "police"}
    assert channel(quotation) == (["letter sent to the port by Ines Holm"] if chain is None else chain)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Ines Holm said it would sail once there was a “very good reason” to.", "it would sail once there was a “very good reason” to"),
        ("Ines Holm said that the old pier held all night, “and it will hold”.", "the old pier held all night"),
        ("Ines Holm said that the old pier held all night, but that “nobody saw it”.", "the old pier held all night"),
        # refused: most of it is quoted
        ("Ines Holm said that it was “late and dark and very cold in the yard”.", None),
    ],
)  # fmt: skip
def test_what_is_told_round_quoted_words_is_a_quotation_of_its_own(body: str, told: str | None) -> None:
    found = [text for text, q in quotations(body) if q.type is QuotationType.INDIRECT and speaker(q) == "Ines Holm"]
    assert found == ([] if told is None else [told])


def test_a_text_of_somebody_without_marks_follows_its_lead_in() -> None:
    text = "We take the safety of every crew and of all who sail with us seriously, and we will pay for the pier."
    quotation = said("Here is Vantor Line’s full statement:\n\n" + text, "We take")
    assert (quotation.type, speaker(quotation), channel(quotation)) == (
        QuotationType.DIRECT,
        "Vantor Line",
        ["statement"],
    )
    assert all(not words.startswith("We take") for words, _ in quotations("Vantor Line left the port:\n\n" + text))


@pytest.mark.parametrize(
    "body",
    [
        "Campus groups hold the “Free Pier Week” festival. The mayor spoke against “Free Pier Week”.",
        "Holm called off a “Free Pier Week” event in Arle.",
    ],
)
def test_an_event_named_in_marks_is_no_quotation(body: str) -> None:
    assert all("Free Pier Week" not in text or q.type is QuotationType.INDIRECT for text, q in quotations(body))


def test_words_that_end_in_a_word_of_the_press_are_quoted() -> None:
    body = "Ines Holm called it “a net to frighten the media.”"
    assert speaker(said(body, "a net to")) == "Ines Holm"


def test_she_is_with_whom_the_sentence_before_opens() -> None:
    body = "Paul Aske said the pier held.\n\nInes Holm, a diver, watched it with Karl Berg’s family. She said it was broken."
    assert speaker(said(body, "it was broken")) == "Ines Holm"


def test_a_body_speaks_through_the_report_on_its_inquiry() -> None:
    body = "The Skerrow Port Authority has completed its inquiry.\n\nThe report said the ferry was late.\n\n"
    quotation = said(body, "the ferry was late")
    assert (speaker(quotation), channel(quotation)) == ("Skerrow Port Authority", ["report"])
    after = said(body + "The Skerrow Port Authority said the pier was open.", "the pier was open")
    assert channel(after) == []


def test_a_participle_behind_with_has_its_own_subject() -> None:
    body = "Ines Holm said divers did not find evidence of it, with one diver saying he felt “fairly sure of the rest”."
    quotation = said(body, "fairly sure")
    assert (speaker(quotation), channel(quotation)) == ("one diver", ["Ines Holm"])


def test_he_behind_according_to_is_the_subject_of_the_sentence() -> None:
    quotation = said(
        "Karl Berg came. According to Karl Berg, Paul Aske lied when he told divers it was “lost and broken”.",
        "lost and",
    )
    assert (speaker(quotation), channel(quotation)) == ("Paul Aske", ["Karl Berg"])


def test_a_letter_that_bears_a_name_is_his_who_bears_it() -> None:
    quotation = said("According to Ines Holm’s memo, the old log was lost.", "the old log")
    assert (speaker(quotation), channel(quotation)) == ("Ines Holm", ["Ines Holm’s memo"])


def test_a_participle_of_the_same_speaker_came_by_the_same_way() -> None:
    quotation = said("The pier held, Ines Holm wrote on Twitter, calling the old log “lost and broken”.", "lost and")
    assert (speaker(quotation), channel(quotation)) == ("Ines Holm", ["Twitter"])


def test_a_reporter_beside_his_outlet_asks_himself() -> None:
    quotation = said("The reporter, Fox News’ Paul Aske, said the old log was lost.", "the old log")
    assert speaker(quotation) == "Paul Aske"


def test_what_somebody_is_said_not_to_have_said_is_not_his() -> None:
    quotation = said("The port said Karl Berg did not ask the crew to “hold back the log”.", "hold back")
    assert speaker(quotation) == "port"


def test_words_without_a_cue_are_of_the_subject_not_of_whom_it_met() -> None:
    quotation = said(
        "In a talk with Orla Venn on Friday, Ines Holm wore a shirt with the words “we are lost”.", "we are"
    )
    assert speaker(quotation) == "Ines Holm"


def test_a_question_in_marks_goes_on_to_who_asks_it() -> None:
    quotation = said("“Is the old pier so very weak?” Rep. Ines Holm (D-N.J.) tweeted on Friday.", "Is the old")
    assert speaker(quotation) == "Ines Holm"


def test_a_claim_told_before_a_colon_is_not_what_follows_it() -> None:
    body = "Ines Holm disputed Karl Berg’s claim that it held. She wrote:\n\n“It is late and dark and lost out here.”"
    assert speaker(said(body, "It is late")) == "Ines Holm"


def test_words_alone_behind_a_sentence_that_names_two_are_nobodys() -> None:
    body = "Ines Holm praised Paul Aske in an interview.\n\n“It is late and dark here.”"
    assert speaker(said(body, "It is late")) == ""


def test_a_programme_that_somebody_told_is_not_what_is_said() -> None:
    body = "Ines Holm told NBC’s “Low Tide,” she once called the pier “a very fine thing”."
    assert all(not text.startswith("Ines Holm told") for text, _ in quotations(body))
