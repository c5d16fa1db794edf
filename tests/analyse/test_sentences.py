"""Where sentences end: at stops that end one, and never inside an abbreviation or a number."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.sentences import asserts, sentences
from twosource.analyse.words import words
from twosource.model.agency import load_agencies
from twosource.model.analysis import Sentence
from twosource.model.report import Role
from twosource.model.span import Span
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

KNOWN = Known(agencies=load_agencies())
LEAD = "The council met in Arle on Monday to speak about the ferry and its pumps.\n\n"


def split(body: str) -> list[str]:
    report = plain_report(LEAD + body, KNOWN, path="a.txt")
    found = sentences(report, words(report.text))
    return [sentence.span.of(report.text) for sentence in found if sentence.span.start >= len(LEAD)]


@pytest.mark.parametrize(
    "body",
    [
        "It sailed.|It sank.",
        "Mr. Holm sailed with Dr. Aske.|It sank.",
        "The U.S. Navy came at 5 p.m. on Monday.|It left.",
        "He lives in the U.S.|The boat does not.",
        "It cost 1.5 million, about 3.2 percent more.|It sank.",
        "“Did it sink?” he asked.|Nobody knew.",
        "“It sank.”|“It did not.”",
        "“Did it sink?” Mara Holm asked.|Nobody knew.",
        "“It sank!” Mr. Holm then said on Twitter.|Nobody knew.",
        "“Did it sink?”|Holm did not know.",
        "“It sank there.” Mara Holm said.|Nobody knew.",
        "“It sank there.”|Mara Holm said that nobody knew.",
        "It sank!|Holm said so.",
        "It sank!|Why?|Nobody knew.",
        "The firm, Holm Inc., left.|It sank.",
        "J. R. Holm left.|It sank.",
        "Wait … it sank.",
        "They met on Jan. 5 in Arle.|It sank.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(body: str) -> None:
    expected = body.split("|")
    assert split(" ".join(expected)) == expected


@pytest.mark.parametrize(
    "body",
    [
        "It sailed at dawn.|Nobody saw it go down.",
        '"It sank there," Holm said.|"Nobody saw it."',
        '"It sank there."|The crew was saved.',
        "“It sank there.”|The crew was saved.",
        "He read it in the log.|“Nobody saw it,” it says.",
        "They fought for NATO.|A clerk knew it.",
        "It sank in 2016.|Nobody saw it go down.",
        "It is at holm.com and the U.S.Navy knows J.Holm and Mr.Vekar.",
    ],
)
def test_sentences_end_where_a_page_lost_its_line_breaks(body: str) -> None:
    expected = body.split("|")
    assert split("".join(expected)) == expected


@given(st.text(st.sampled_from("aB. !?“”'\n…1U.S Mr"), max_size=120))
def test_sentences_hold_every_word_once_and_lie_in_one_block(body: str) -> None:
    report = plain_report(LEAD + body, KNOWN, path="a.txt")
    tokens = words(report.text)
    found = sentences(report, tokens)
    for one, two in pairwise(found):
        assert one.span.end <= two.span.start
        assert one.last <= two.first
    held = [place for sentence in found for place in range(sentence.first, sentence.last)]
    inside = [
        place
        for place in range(len(tokens))
        if any(block.span.start <= tokens.starts[place] < block.span.end for block in report.blocks)
    ]
    assert held == inside


@pytest.mark.parametrize(
    ("words_", "role", "stated"),
    [
        ("REUTERS/Mara B. Lind/File Photo", Role.CAPTION, False),
        ("REUTERS/Lind Inc./Handout via Reuters", Role.CAPTION, False),
        ("(AP Photo/Mara Lind) More", Role.CAPTION, False),
        ("(Photo by Mara Lind-Pool/Getty Images)", Role.CAPTION, False),
        ("Photographer: Mara Lind/Getty Images", Role.CAPTION, False),
        ("| AP Photo", Role.CAPTION, False),
        ("REUTERS/Ipsos polled 1,200 people.", Role.CAPTION, True),
        ("Photo shows the pier.", Role.CAPTION, True),
        ("Photo: A cargo of pipes slid off a barge near Kovar.", Role.CAPTION, True),
        ("REUTERS/Mara Lind", Role.PARAGRAPH, True),
    ],
)
def test_who_took_the_picture_is_no_statement(words_: str, role: Role, *, stated: bool) -> None:
    sentence = Sentence(span=Span(0, len(words_)), role=role, block=0, first=0, last=0)
    assert asserts(sentence, words_) == stated
