"""NITF as agencies send it: all that it states is told, and nothing twice."""

from datetime import UTC, date, datetime

import pytest
from agency_xml import FIRST, SECOND, one, told

from twosource.read.blocks import Known

NITF = f"""<?xml version="1.0" encoding="UTF-8"?><nitf baselang="en-GB"><head><title>slug</title><docdata>
<date.issue norm="20310506T101500+0000"/><doc.copyright year="2031" holder="Kovar Press"/></docdata></head>
<body><body.head><hedline><hl1>CORRECTED Ferry runs aground off Kovar</hl1><hl2>No one hurt</hl2></hedline>
<byline>By Mara Lind</byline><dateline><location>KOVAR</location><story.date>20310506T101500</story.date></dateline></body.head>
<body.content><p>The ferry <object.title>Marisol</object.title> ran aground off <location>Kovar</location> on Monday,
the harbour master said.</p><hl2>The cranes</hl2><p>{SECOND}</p></body.content></body></nitf>"""


def test_nitf_is_read_with_all_that_it_states(known: Known) -> None:
    report = one(NITF, known)
    assert told(report) == [
        ("headline", "CORRECTED Ferry runs aground off Kovar"),
        ("standfirst", "No one hurt"),
        ("byline", "By Mara Lind"),
        ("dateline", "KOVAR"),
        ("paragraph", FIRST),
        ("subheading", "The cranes"),
        ("paragraph", SECOND),
    ]
    assert (report.provider, report.outlet, report.correction) == ("Kovar Press", "Kovar Press", "CORRECTED")
    assert (report.published.day, report.language, report.authors) == (date(2031, 5, 6), "en", ("Mara Lind",))


def test_lines_broken_by_the_telegraph_are_joined(known: Known) -> None:
    text = "The ferry Marisol ran aground off Kovar on Monday evening<br/>and nobody was hurt.<br/>A crane is coming."
    report = one(f"<nitf><body><body.content><p>{text}</p></body.content></body></nitf>", known)
    assert [words for role, words in told(report) if role == "paragraph"] == [
        "The ferry Marisol ran aground off Kovar on Monday evening and nobody was hurt.",
        "A crane is coming.",
    ]


def test_an_abstract_is_a_standfirst_unless_the_text_says_the_same(known: Known) -> None:
    shape = "<nitf><body><body.head><hedline><hl1>Ferry aground</hl1></hedline><abstract><p>{}</p></abstract></body.head><body.content><p>{}</p></body.content></body></nitf>"
    assert ("standfirst", SECOND) in told(one(shape.format(SECOND, FIRST), known))
    assert told(one(shape.format(FIRST, FIRST), known)) == [("headline", "Ferry aground"), ("paragraph", FIRST)]


@pytest.mark.parametrize(
    ("docdata", "mark"),
    [
        ('<ed-msg info="Corrects the name of the ferry"/>', "Corrects"),
        ("<ed-msg>CORRECTION of today's 10 o'clock report</ed-msg>", "CORRECTION"),
        ('<correction info="wrong harbour"/>', "wrong harbour"),
        ('<ed-msg info="Adds a quote"/>', ""),
        ("", ""),
    ],
)
def test_nitf_says_that_it_corrects(docdata: str, mark: str, known: Known) -> None:
    xml = f"<nitf><head><docdata>{docdata}<du-key version='4'/></docdata></head><body><body.content><p>{FIRST}</p></body.content></body></nitf>"
    report = one(xml, known)
    assert (report.correction, report.version) == (mark, "4")


@pytest.mark.parametrize(
    ("docdata", "provider"),
    [
        ('<doc.copyright holder="Kovar Press"/>', "Kovar Press"),
        ('<del-list><from-src src-name="PA" level-number="1"/></del-list>', "PA"),
    ],
)
def test_nitf_says_who_provides_it_in_many_places(docdata: str, provider: str, known: Known) -> None:
    xml = f"<nitf><head><docdata>{docdata}</docdata></head><body><body.content><p>{FIRST}</p></body.content></body></nitf>"
    assert one(xml, known).provider == provider


def test_a_compact_moment_is_read_to_the_second(known: Known) -> None:
    assert one(NITF, known).published.moment == datetime(2031, 5, 6, 10, 15, tzinfo=UTC)


def test_the_second_headline_is_that_of_the_head(known: Known) -> None:
    xml = f"<nitf><body><body.head><hedline><hl1>Ferry</hl1></hedline></body.head><body.content><p>{FIRST}</p><hl2>Cranes</hl2><p>{SECOND}</p></body.content></body></nitf>"
    assert [role for role, _ in told(one(xml, known))] == ["headline", "paragraph", "subheading", "paragraph"]


def test_an_agencys_own_element_does_not_break_its_sentence(known: Known) -> None:
    text = "The ferry of <Company>Kovar Lines</Company>ran <made.up>aground</made.up>, the harbour master said."
    xml = f"<nitf><body><body.content><p>{text}</p></body.content></body></nitf>"
    assert told(one(xml, known)) == [("paragraph", "The ferry of Kovar Linesran aground, the harbour master said.")]


def test_cells_of_a_table_are_no_paragraphs(known: Known) -> None:
    table = "<table><tr><td>Kovar</td><td>.351</td></tr></table>"
    xml = f"<nitf><body><body.content><p>{FIRST}</p>{table}<p>{SECOND}</p></body.content></body></nitf>"
    assert [role for role, _ in told(one(xml, known))] == ["paragraph", "other", "other", "paragraph"]


def test_a_message_to_editors_is_kept_and_is_no_text(known: Known) -> None:
    xml = f'<nitf><head><docdata><ed-msg info="Adds a quote"/></docdata></head><body><body.content><p>{FIRST}</p></body.content></body></nitf>'
    assert told(one(xml, known)) == [("paragraph", FIRST), ("other", "Adds a quote")]
