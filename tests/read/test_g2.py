"""NewsML-G2 as agencies send it: text in many ways, and all that an item says of its origin."""

from datetime import date

import pytest
from agency_xml import FIRST, NAR, SECOND, one, read, told

from twosource.errors import FormatError
from twosource.read.blocks import Known


def g2(content: str, about: str = "", meta: str = "") -> str:
    return f"""<newsMessage {NAR}><itemSet><newsItem version="3" xml:lang="en"><itemMeta><itemClass qcode="ninat:text"/>
    <provider literal="reuters.example"><name>Kovar News</name></provider><versionCreated>2031-05-06T10:00:00Z</versionCreated>{meta}
    </itemMeta><contentMeta><headline>Ferry aground</headline>{about}</contentMeta><contentSet>{content}</contentSet></newsItem>
    </itemSet></newsMessage>"""


XHTML = f'<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>{FIRST}</p></body></html></inlineXML>'


@pytest.mark.parametrize(
    "content",
    [
        XHTML,
        f"<inlineXML><nitf xmlns=''><body><body.content><p>{FIRST}</p></body.content></body></nitf></inlineXML>",
        f"<inlineData contenttype='text/plain'>{FIRST}</inlineData>",
        f"<inlineData><![CDATA[<p>{FIRST}</p>]]></inlineData>",
    ],
)
def test_newsml_g2_carries_its_text_in_many_ways(content: str, known: Known) -> None:
    report = one(g2(content), known)
    assert told(report) == [("headline", "Ferry aground"), ("paragraph", FIRST)]
    assert (report.provider, report.version, report.published.day) == ("Kovar News", "3", date(2031, 5, 6))


def test_newsml_g2_says_byline_dateline_credit_and_correction(known: Known) -> None:
    about = "<by>By Mara Lind</by><dateline>KOVAR (Reuters) -</dateline><creditline>Reuters</creditline><language tag='en-GB'/>"
    report = one(g2(XHTML, about, "<signal qcode='edStat:C'/>"), known)
    assert [role for role, _ in told(report)] == ["headline", "byline", "dateline", "paragraph", "credit"]
    assert report.correction == "edStat:C"


def test_a_dateline_that_the_text_begins_with_is_told_once(known: Known) -> None:
    content = f"<inlineData>KOVAR (Reuters) - {FIRST}</inlineData>"
    report = one(g2(content, "<dateline>KOVAR (Reuters) -</dateline>"), known)
    assert report.text.count("KOVAR") == 1
    assert ("dateline", "KOVAR (Reuters) -") in told(report)


def test_a_bare_moment_is_no_dateline(known: Known) -> None:
    report = one(g2(XHTML, "<dateline>2031-05-06 15:53:10 GMT+00:00</dateline>"), known)
    assert [role for role, _ in told(report)] == ["headline", "paragraph"]


def test_items_without_text_are_refused_with_what_they_are(known: Known) -> None:
    (error,) = read(g2("<remoteContent href='a.jpg'/>").replace("ninat:text", "ninat:picture"), known)
    assert isinstance(error, FormatError)
    assert error.what == "a picture item without text and no report"


@pytest.mark.parametrize("root", ["packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"])
def test_what_is_no_news_item_is_refused(root: str, known: Known) -> None:
    with pytest.raises(FormatError, match="and no report"):
        read(f"<{root} {NAR}><itemMeta/></{root}>", known)


NITF = f"""<inlineXML><nitf xmlns=''><body><body.head><byline>By Mara Lind</byline><abstract><p>{SECOND}</p></abstract>
<dateline><location>KOVAR</location></dateline></body.head><body.content><p>{FIRST}</p></body.content><body.end>
<tagline>AFP, Reuters</tagline></body.end></body></nitf></inlineXML>"""


def test_what_a_document_in_the_item_states_is_not_lost(known: Known) -> None:
    assert told(one(g2(NITF), known)) == [
        ("headline", "Ferry aground"),
        ("standfirst", SECOND),
        ("byline", "By Mara Lind"),
        ("dateline", "KOVAR"),
        ("paragraph", FIRST),
        ("credit", "AFP, Reuters"),
    ]


def test_sources_and_hands_become_credits_once_each(known: Known) -> None:
    hops = """<hopHistory><hop seq="1"><party qcode="comp:TR"><name>Thomson Reuters</name></party><action qcode="a:created" target="t:content"/></hop>
    <hop seq="2"><party qcode="comp:tagger"/><action qcode="a:created" target="t:metadata"/></hop>
    <hop seq="3"><party literal="AP"/></hop></hopHistory><rightsInfo><copyrightNotice>© 2031 AP</copyrightNotice></rightsInfo>"""
    about = '<infoSource literal="AFP"/><infoSource qcode="is:AFP"/><creditline>AFP</creditline>'
    report = one(g2(XHTML, about).replace("<itemMeta>", f"{hops}<itemMeta>"), known)
    credited = [(b.span.of(report.text), b.reason) for b in report.blocks if b.role.value == "credit"]
    assert credited == [
        ("AFP", "stated as the credit line"),
        ("Thomson Reuters", "stated as a hand it went through (hop 1)"),
        ("AP", "stated as a hand it went through (hop 3)"),
        ("© 2031 AP", "stated as the copyright notice"),
    ]
    assert report.provider == "Kovar News"


@pytest.mark.parametrize(
    ("meta", "mark"),
    [
        ("<signal qcode='edStat:C'/>", "edStat:C"),
        ("<signal qcode='sig:correction'/>", "sig:correction"),
        ("<pubStatus qcode='stat:canceled'/>", "stat:canceled"),
        ("<edNote>Korjattu aiempaa uutista.</edNote>", "Korjattu"),
        ("<edNote><p>Eds: CORRECTS the name.</p></edNote>", "CORRECTS"),
        ("<signal qcode='edStat:U'/><edNote>Adds quotes.</edNote>", ""),
    ],
)
def test_corrections_are_told_by_signal_or_note(meta: str, mark: str, known: Known) -> None:
    assert one(g2(XHTML, meta=meta), known).correction == mark


def test_notes_to_editors_are_kept_and_are_no_text(known: Known) -> None:
    report = one(g2(XHTML, meta="<edNote>Adds quotes.</edNote>"), known)
    assert told(report)[-1] == ("other", "Adds quotes.")


def test_an_item_of_a_headline_or_a_description_is_partial(known: Known) -> None:
    headline = one(g2("<inlineXML> </inlineXML>"), known)
    assert (told(headline), headline.title) == ([("standfirst", "Ferry aground")], "Ferry aground")
    assert headline.partial == "the item gives its headline only"
    described = one(g2("", f"<description>{FIRST}</description>"), known)
    assert told(described) == [("headline", "Ferry aground"), ("paragraph", FIRST)]
    assert described.partial == "the item gives its description only"


def test_an_item_without_headline_and_text_is_refused(known: Known) -> None:
    (error,) = read(f'<newsItem {NAR}><itemMeta><itemClass qcode="ninat:text"/></itemMeta></newsItem>', known)
    assert isinstance(error, FormatError)
    assert error.what == "a text item without text and no report"


def test_the_text_of_an_item_cut_out_of_it_is_read(known: Known) -> None:
    assert ("paragraph", FIRST) in told(one(f"<contentSet>{NITF}</contentSet>", known))


@pytest.mark.parametrize(
    ("stated", "name"),
    [
        ('<infoSource literal="Opta"/><infoSource literal="Reuters"/>', "Reuters"),
        ("<creditline>REUTERS</creditline>", "REUTERS"),
        ('<infoSource literal="Opta"/>', "reuters.example"),
    ],
)
def test_an_address_is_told_by_the_name_that_goes_with_it(stated: str, name: str, known: Known) -> None:
    xml = g2(XHTML, stated).replace("<name>Kovar News</name>", "")
    assert one(xml, known).provider == name


def test_data_of_another_standard_is_no_text(known: Known) -> None:
    sports = "<inlineXML><sports-content><team>Kovar</team><score>3</score></sports-content></inlineXML>"
    report = one(g2(sports), known)
    assert report.partial == "the item gives its headline only"
    assert "Kovar" not in report.text
