"""Through whom words came, as their own sentence tells it."""

from collections.abc import Callable

import pytest

from twosource.model.quotation import Quotation

Channel = Callable[..., list[str]]
Said = Callable[..., Quotation]


@pytest.mark.parametrize(
    ("body", "words", "chain"),
    [
        # before whom one speaks for the record
        ("Ines Holm told a Senate panel that the ferry was late.", "the ferry was", ["a Senate panel"]),
        ("Ines Holm told the inquiry on Monday that the ferry was late.", "the ferry was", ["the inquiry"]),
        ("“It is late,” Ines Holm told the court.", "It is late", ["the court"]),
        ("“It is late,” Ines Holm told reporters.", "It is late", ["reporters"]),
        ("“It is late,” Ines Holm told investigators.", "It is late", ["investigators"]),
        ("“It is late,” Ines Holm said in federal court.", "It is late", ["federal court"]),
        ("“It is late,” Ines Holm said in court papers.", "It is late", ["court papers"]),
        ("“It is late,” Ines Holm said in the court of the mill.", "It is late", []),
        ("“It is late,” Ines Holm told the White House.", "It is late", []),
        ("“It is late,” Ines Holm told her crew.", "It is late", []),
        ("Ines Holm asked the court to hear the crew first.", "to hear", []),
        ("“It is late,” Ines Holm testified.", "It is late", ["testimony"]),
        # a programme and its host
        ("Ines Holm told talk-show host Jan Berg that it was “late”.", "late", ["talk-show host Jan Berg"]),
        ("Ines Holm told CNN anchor Michael Berg that it was “late”.", "late", ["Michael Berg", "CNN"]),
        ("“It is late,” Ines Holm told host Ove Lund on Fox News.", "It is late", ["Fox News"]),
        ("“It is late,” Ines Holm told “Fox & Friends.”", "It is late", ["Fox News"]),
        ("Ines Holm told “Fox & Friends” on Monday that it was late.", "it was late", ["Fox News"]),
        ("“It is late,” Ines Holm told CNN’s “Low Tide” on Monday.", "It is late", ["CNN", "Low Tide"]),
        ("On CNN, Ines Holm said the ferry was late.", "the ferry was", ["CNN"]),
        (
            "“It is late,” Ines Holm said in an interview with CBS’s “Face the Nation” show.",
            "It is late",
            ["an interview", "CBS News", "Face the Nation"],
        ),
        # occasions of more kinds
        ("“It is late,” Ines Holm told guests at the Free Ports Summit.", "It is late", ["the Free Ports Summit"]),
        ("“It is late,” Ines Holm said on the eve of the Arle summit.", "It is late", []),
        ("“It is late,” Judge Ines Holm wrote in her 91-page ruling.", "It is late", ["her 91-page ruling"]),
        ("“It is late,” Ines Holm said in a call with creditors.", "It is late", ["a call"]),
        ("“It is late,” Ines Holm said in a call for calm.", "It is late", []),
        ("“It is late,” Ines Holm wrote in her summary.", "It is late", ["her summary"]),
        ("“It is late,” Ines Holm said in summary.", "It is late", []),
        ("“It is late,” Ines Holm wrote in a brief filed on Monday.", "It is late", ["a brief"]),
        ("“It is late,” Ines Holm said in a brief interview.", "It is late", ["a brief interview"]),
        ("A federal court ruled that the ferry was late.", "the ferry was", ["ruling"]),
        ("During several speeches, Ines Holm said the ferry was late.", "the ferry was", ["speeches"]),
        ("Ines Holm tweeted minutes after Mr Berg spoke on CNN and said it was “late”.", "late", []),
        ("“It is late,” Ines Holm said in the event of fog.", "It is late", []),
        ("“It is late,” Ines Holm said after Friday’s report.", "It is late", []),
        ("“It is late,” Ines Holm said in response to Mr Berg’s interview.", "It is late", []),
        ("“It is late,” Ines Holm said of the port’s report.", "It is late", []),
        ("Ines Holm in an interview with CNN said it was “late”.", "late", ["an interview", "CNN"]),
        ("In fact, in a talk and a speech in Arle, Ines Holm called it “late”.", "late", ["a talk"]),
        # who has it
        ("CNN’s sources said the ferry was late.", "the ferry was", ["CNN"]),
        ("It was late, according to calendars obtained by CNN.", "It was late", ["CNN"]),
        ("It was late, said a clerk who spoke to CNN.", "It was late", ["CNN"]),
        ("As CNN first reported, Ines Holm said the ferry was late.", "the ferry was", ["CNN"]),
        ("As Mr Berg reported, Ines Holm said the ferry was late.", "the ferry was", []),
    ],
)
def test_a_sentence_tells_through_whom_its_words_came(
    channel: Channel, body: str, words: str, chain: list[str]
) -> None:
    assert channel(body, words) == chain


@pytest.mark.parametrize(
    "body",
    [
        "“It is late,” Ines Holm confirmed to The Arle Courier.",
        "“It is late,” Ines Holm said in an interview with The Arle Courier.",
        "“It is late,” Ines Holm told The Arle Courier.",
    ],
)
def test_the_reports_own_outlet_stands_last_where_it_was_told(channel: Channel, body: str) -> None:
    assert channel(body, "It is late", "The Arle Courier")[-1] == "The Arle Courier"


def test_the_reports_own_outlet_is_a_channel_where_its_earlier_report_is_named(channel: Channel) -> None:
    body = "As The Arle Courier reported, Ines Holm said the ferry was late."
    assert channel(body, "the ferry was", "The Arle Courier") == ["The Arle Courier"]


def test_the_reports_own_writer_is_no_channel(channel: Channel) -> None:
    assert channel("The Arle Courier’s Dan Amsel said it was late.", "it was late", "The Arle Courier") == []


@pytest.mark.parametrize(
    ("body", "words", "who", "chain"),
    [
        ("“It is late,” Mr Berg said, CNN reported.", "It is late", "Berg", ["CNN"]),
        ("The crews say they want more pay for night boats, CNN reported.", "they want more", "crews", ["CNN"]),
        ("The line called it “late,” CNN reported.", "late", "line", ["CNN"]),
        ("Orla Venn: Crews say it is late", "it is late", "Crews", []),
    ],
)
def test_who_speaks_is_told_from_who_reports_it(said: Said, body: str, words: str, who: str, chain: list[str]) -> None:
    quotation = said(body, words)
    assert quotation.speaker is not None
    assert quotation.speaker.name == who
    assert [party.name for party in quotation.channel] == chain


def test_who_only_refers_to_a_claim_passes_nothing_on(channel: Channel) -> None:
    assert channel("Mr Berg referred to claims by Ines Holm that the ferry was late.", "the ferry was") == []
