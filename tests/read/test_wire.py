"""Agencies' XML: NITF, NewsML 1.2, NewsML-G2 and Ritzau's own, each as agencies send it."""

from datetime import date

import pytest

from twosource.errors import FormatError, ReadError
from twosource.model.report import Report
from twosource.read.blocks import Known
from twosource.read.source import Source
from twosource.read.wire import read_wire

FIRST = "The ferry Marisol ran aground off Kovar on Monday, the harbour master said."
SECOND = "Nobody on board was hurt, and two cranes were on their way from the mainland."
NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def read(xml: str, known: Known) -> list[Report | ReadError]:
    return list(read_wire(Source(path="a.xml", raw=xml.encode()), known, limit_bytes=1_000_000))


def one(xml: str, known: Known) -> Report:
    (report,) = read(xml, known)
    assert isinstance(report, Report), report
    return report


def told(report: Report) -> list[tuple[str, str]]:
    return [(block.role.value, block.span.of(report.text)) for block in report.blocks]


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


def test_newsml_1_gives_a_report_for_each_item(known: Known) -> None:
    item = f"""<NewsItem><Identification><NewsIdentifier><ProviderId>kovar.example</ProviderId><RevisionId>2</RevisionId>
    </NewsIdentifier></Identification><NewsManagement><ThisRevisionCreated>20310506T125902Z</ThisRevisionCreated></NewsManagement>
    <NewsComponent><NewsLines><HeadLine>Ferry aground</HeadLine><DateLine>Kovar, 6 May 2031 (AFP)</DateLine>
    <CopyrightLine>© 2031 AFP</CopyrightLine></NewsLines><AdministrativeMetadata><Provider><Party FormalName="AFP"/></Provider>
    </AdministrativeMetadata><ContentItem><DataContent><p>{FIRST}</p></DataContent></ContentItem></NewsComponent></NewsItem>"""
    reports = read(f"<NewsML>{item}{item}</NewsML>", known)
    assert [r.path for r in reports if isinstance(r, Report)] == ["a.xml:1", "a.xml:2"]
    report = reports[0]
    assert isinstance(report, Report)
    assert told(report) == [
        ("headline", "Ferry aground"),
        ("dateline", "Kovar, 6 May 2031 (AFP)"),
        ("paragraph", FIRST),
        ("credit", "© 2031 AFP"),
    ]
    assert (report.provider, report.version, report.published.day) == ("AFP", "2", date(2031, 5, 6))


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


def test_ritzau_has_a_format_of_its_own(known: Known) -> None:
    report = one(
        f"""<RBNews><PublishDate>2031-05-06T17:32:18.397</PublishDate><headline>Færge på grund</headline><town>Kovar</town>
        <origin>/ritzau/</origin><version>2</version><content>&lt;p&gt;{FIRST}&lt;/p&gt;</content>
        <Korrektion>true</Korrektion><byLine>Mara Lind</byLine></RBNews>""",
        known,
    )
    assert [role for role, _ in told(report)] == ["headline", "byline", "dateline", "paragraph", "credit"]
    assert (report.provider, report.version, report.correction, report.language) == ("ritzau", "2", "Korrektion", "da")


def test_unknown_xml_is_refused_by_name(known: Known) -> None:
    with pytest.raises(FormatError, match="root is <results>"):
        read("<results><result/></results>", known)


def test_utf_8_declared_as_latin_1_is_read_as_what_it_is(known: Known) -> None:
    xml = f'<?xml version="1.0" encoding="iso-8859-1"?><nitf><body><body.head><hedline><hl1>Fähre gestrandet</hl1></hedline></body.head><body.content><p>{FIRST}</p></body.content></body></nitf>'
    assert one(xml, known).title == "Fähre gestrandet"
