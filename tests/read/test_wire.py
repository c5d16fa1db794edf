"""Agencies' XML: NewsML 1.2 and Ritzau's own, and what is none, each as agencies send it."""

from datetime import date

import pytest
from agency_xml import FIRST, NAR, SECOND, one, read, told

from twosource.errors import EmptyError, FormatError
from twosource.model.report import Report
from twosource.read.blocks import Known
from twosource.read.source import Source
from twosource.read.table import read_source
from twosource.settings import Settings


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


def test_ritzau_has_a_format_of_its_own(known: Known) -> None:
    report = one(
        f"""<RBNews><PublishDate>2031-05-06T17:32:18.397</PublishDate><headline>Færge på grund</headline><town>Kovar</town>
        <origin>/ritzau/</origin><version>2</version><content>&lt;p&gt;{FIRST}&lt;/p&gt;</content>
        <Korrektion>true</Korrektion><byLine>Mara Lind</byLine></RBNews>""",
        known,
    )
    assert [role for role, _ in told(report)] == ["headline", "byline", "dateline", "paragraph", "credit"]
    assert (report.provider, report.version, report.correction, report.language) == ("ritzau", "2", "Korrektion", "da")


def test_a_flash_without_headline_has_its_slug_as_no_headline(known: Known) -> None:
    note = "<TilRedaktionen>&lt;p&gt;Kontakt: 555&lt;/p&gt;</TilRedaktionen><Annuleret>true</Annuleret>"
    xml = f"<RBNews><strapline>NU/FLASH-U</strapline><headline/><content>&lt;p&gt;{FIRST}&lt;/p&gt;</content>{note}</RBNews>"
    report = one(xml, known)
    assert told(report) == [("other", "NU/FLASH-U"), ("paragraph", FIRST), ("other", "Kontakt: 555")]
    assert (report.title, report.correction) == ("", "Annulleret")


def test_newsml_1_has_its_text_in_nitf_too_and_names_its_source(known: Known) -> None:
    item = f"""<NewsItem><NewsComponent><AdministrativeMetadata><Provider><Party FormalName="AAP"/></Provider><Source><Party FormalName="AFP"/>
    </Source></AdministrativeMetadata><ContentItem><DataContent><nitf><body><body.head><hedline><hl1>Ferry aground</hl1></hedline></body.head>
    <body.content><p>{FIRST}</p></body.content></body></nitf></DataContent></ContentItem></NewsComponent></NewsItem>"""
    report = one(f"<NewsML>{item}</NewsML>", known)
    assert told(report) == [("headline", "Ferry aground"), ("paragraph", FIRST), ("credit", "AFP")]
    assert report.provider == "AAP"


def test_newsml_1_has_its_html_as_plain_characters_too(known: Known) -> None:
    content = f"<DataContent><![CDATA[<P>{FIRST}</P>\n<P>{SECOND}</P>]]></DataContent>"
    item = f"<NewsItem><NewsComponent><NewsLines><HeadLine>Ferry</HeadLine></NewsLines>{content}</NewsComponent></NewsItem>"
    assert told(one(f"<NewsML>{item}</NewsML>", known)) == [
        ("headline", "Ferry"),
        ("paragraph", FIRST),
        ("paragraph", SECOND),
    ]


def test_newsml_1_has_its_lines_in_any_component_and_style_sheets_are_no_text(known: Known) -> None:
    style = (
        '<ContentItem><MimeType FormalName="text/css"/><DataContent>.a {text-align: center}</DataContent></ContentItem>'
    )
    text = f'<ContentItem><MimeType FormalName="text/xhtml"/><DataContent><p>{FIRST}</p></DataContent></ContentItem>'
    lines = "<NewsLines/><NewsComponent><NewsLines><HeadLine>Ferry</HeadLine></NewsLines></NewsComponent>"
    item = f"<NewsItem><NewsComponent>{lines}{style}{text}</NewsComponent></NewsItem>"
    assert told(one(f"<NewsML>{item}</NewsML>", known)) == [("headline", "Ferry"), ("paragraph", FIRST)]


@pytest.mark.parametrize(
    ("xml", "what"),
    [
        ("<NewsML/>", "a NewsML envelope without items"),
        ("<xs:schema xmlns:xs='a'/>", "an XML schema and no report"),
        ("<opml/>", "a list of feeds and no report"),
        (f"<groupSet {NAR}/>", "a NewsML-G2 package's set of links and no report"),
        (f"<newsMessage {NAR}/>", "a NewsML-G2 message without items and no report"),
    ],
)
def test_xml_round_news_is_refused_with_what_it_is(xml: str, what: str, known: Known) -> None:
    with pytest.raises(FormatError) as caught:
        read(xml, known)
    assert caught.value.what == what


@pytest.mark.parametrize(
    ("name", "xml"),
    [
        ("a.xml", "<!-- The ferry ran aground. -->"),
        ("a.xml", "<!-- " + "a " * 5000 + "-->"),
        ("a.xml", "<!DOCTYPE nitf SYSTEM 'nitf.dtd'>"),
        ("a", "<?xml version='1.0'?>"),
        ("a.txt", "<?xml version='1.0'?>\n<!-- The ferry ran aground. -->\n"),
        ("a.xml", "<?xml version='1.0'?>\nThe ferry ran aground."),
    ],
)
def test_xml_without_an_element_is_no_text(name: str, xml: str, known: Known) -> None:
    for raw in (xml.encode(), xml.encode("utf-16")):
        (error,) = read_source(Source(path=name, raw=raw), known, Settings())
        assert isinstance(error, EmptyError)
        assert str(error) == f"{name}: XML without an element in it. Leave it out, or save it again."


def test_unknown_xml_is_refused_by_name(known: Known) -> None:
    with pytest.raises(FormatError, match="root is <results>"):
        read("<results><result/></results>", known)


def test_utf_8_declared_as_latin_1_is_read_as_what_it_is(known: Known) -> None:
    xml = f'<?xml version="1.0" encoding="iso-8859-1"?><nitf><body><body.head><hedline><hl1>Fähre gestrandet</hl1></hedline></body.head><body.content><p>{FIRST}</p></body.content></body></nitf>'
    assert one(xml, known).title == "Fähre gestrandet"
