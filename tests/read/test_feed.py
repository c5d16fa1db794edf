"""RSS and Atom: full entries, summaries marked partial, damaged feeds read as far as they go."""

from datetime import date

import pytest

from twosource.errors import EmptyError, FormatError, ReadError
from twosource.model.report import Report
from twosource.read.blocks import Known
from twosource.read.feed import read_feed
from twosource.read.source import Source

FIRST = "The ferry Marisol ran aground off Kovar on Monday, the harbour master said."
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>The Lantern</title>
<language>en-gb</language>{}</channel></rss>"""
ENTRY = f"""<item><title>Ferry aground</title><link>https://lantern.example/1</link><dc:creator>Mara Lind</dc:creator>
<pubDate>Tue, 06 May 2031 10:00:00 GMT</pubDate><media:credit>Tom Ekholm/AFP</media:credit>
<content:encoded><![CDATA[<p>{FIRST}</p><h2>The cranes</h2><p>They come on Friday.</p>]]></content:encoded></item>"""


def read(feed: str, known: Known) -> list[Report | ReadError]:
    return list(read_feed(Source(path="a.rss", raw=feed.encode()), known, limit_bytes=1_000_000))


def test_an_entry_with_its_content_is_a_whole_report(known: Known) -> None:
    (report,) = read(RSS.format(ENTRY), known)
    assert isinstance(report, Report)
    assert [b.role.value for b in report.blocks] == ["headline", "paragraph", "subheading", "paragraph", "credit"]
    assert (report.outlet, report.url, report.authors) == ("The Lantern", "https://lantern.example/1", ("Mara Lind",))
    assert (report.published.day, report.language, report.partial) == (date(2031, 5, 6), "en", "")


def test_a_summary_is_partial_and_says_so(known: Known) -> None:
    (report,) = read(RSS.format(f"<item><title>Ferry aground</title><description>{FIRST}</description></item>"), known)
    assert isinstance(report, Report)
    assert report.partial == "the feed gives a summary only"


def test_a_title_alone_is_partial_too(known: Known) -> None:
    (report,) = read(RSS.format("<item><title>Ferry aground</title></item>"), known)
    assert isinstance(report, Report)
    assert report.partial == "the feed gives the title only"


def test_atom_is_read_with_its_source(known: Known) -> None:
    feed = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Round-up</title><entry><title>Ferry aground</title>
    <updated>2031-05-06T10:00:00Z</updated><content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;</content>
    <source><title>Kovar Post</title></source></entry></feed>"""
    (report,) = read(feed, known)
    assert isinstance(report, Report)
    assert report.blocks[-1].span.of(report.text) == "Kovar Post"
    assert report.blocks[-1].role == "credit"


def test_a_damaged_feed_is_read_and_noted(known: Known) -> None:
    (report,) = read(RSS.format(ENTRY).replace("</channel></rss>", ""), known)
    assert isinstance(report, Report)
    assert "not well-formed" in report.notes[0]


def test_a_feed_without_entries_is_refused(known: Known) -> None:
    with pytest.raises(EmptyError, match="without entries"):
        read(RSS.format(""), known)


def test_entities_of_its_own_are_refused(known: Known) -> None:
    bomb = '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + RSS.format(ENTRY)[21:]
    with pytest.raises(FormatError, match="entities"):
        read(bomb, known)


def test_an_address_in_a_file_is_never_fetched(known: Known) -> None:
    with pytest.raises(EmptyError):
        read("https://lantern.example/feed.xml", known)


def test_an_entry_without_words_says_what_it_has_and_costs_no_other(known: Known) -> None:
    empty = "<item><link>https://lantern.example/1</link><author>m@a.example</author></item>"
    report, error = (*read(RSS.format(ENTRY), known), *read(RSS.format(empty), known))
    assert isinstance(report, Report)
    assert isinstance(error, EmptyError)
    assert error.where == "a.rss:1"
    assert error.what.startswith("an entry without title, summary or text (it has: author")
