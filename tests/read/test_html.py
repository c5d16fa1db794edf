"""Saved pages: every line of the page has its role, by its place in the tree and then by its words."""

import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import EmptyError, FormatError, ReadError, TooLargeError
from twosource.model.agency import load_agencies
from twosource.model.report import Published, Report, Role
from twosource.read.blocks import Known
from twosource.read.html import html_report, read_html
from twosource.read.source import Source

AGENCIES = load_agencies()
FIRST = "The ferry Marisol ran aground off Kovar on Monday, and nobody was hurt, the harbour master said."
SECOND = "Two cranes were on their way from the mainland, and the quay would stay closed until Friday, he added."
THIRD = "The line has three ferries, the oldest of which was built sixty years ago in a yard on the river Est."
LAST = "An inquiry by the maritime office begins next month in the capital, and nobody will be blamed before it."

HEAD = """<head><title>Ferry aground | The Lantern</title>
<meta property="og:title" content="Ferry runs aground off Kovar">
<meta property="og:site_name" content="The Lantern"><meta property="og:url" content="https://lantern.example/1">
<meta property="article:published_time" content="2031-05-06"><meta name="author" content="Mara Lind"></head>"""


def page(*inside: str, head: str = HEAD, around: str = "{}", body: str = "<body>") -> str:
    """A page whose article has a heading, the given elements among its paragraphs, and a footer."""
    article = (
        f"<article><h1>Ferry runs aground off Kovar</h1><p>{FIRST}</p><p>{SECOND}</p>"
        f"{''.join(inside)}<p>{THIRD}</p><p>{LAST}</p></article>"
    )
    return f"<!doctype html><html lang='en'>{head}{body}{around.format(article)}</body></html>"


def read(content: str, **known: Any) -> Report:
    return html_report(content, Known(agencies=AGENCIES, **known), path="a.html", page_depth=100)


def roles(content: str, **known: Any) -> dict[str, str]:
    """The role of each line of the page."""
    report = read(content, **known)
    return {block.span.of(report.text): block.role.value for block in report.blocks}


def test_a_page_is_one_report_with_its_metadata() -> None:
    report = read(page())
    assert report.text == "\n\n".join(("Ferry runs aground off Kovar", FIRST, SECOND, THIRD, LAST))
    assert [block.role for block in report.blocks] == [Role.HEADLINE, *[Role.PARAGRAPH] * 4]
    assert (report.title, report.outlet, report.url) == (
        "Ferry runs aground off Kovar",
        "The Lantern",
        "https://lantern.example/1",
    )
    assert (report.authors, report.language, report.published.day) == (("Mara Lind",), "en", date(2031, 5, 6))
    assert (report.path, report.notes) == ("a.html", ())


def test_what_is_known_beside_the_page_is_believed_before_it() -> None:
    known = Published(day=date(2031, 1, 1))
    report = read(page(), outlet="Kovar Post", url="u", authors=("Tom Ekholm",), language="de", published=known)
    assert (report.outlet, report.url, report.authors) == ("Kovar Post", "u", ("Tom Ekholm",))
    assert (report.language, report.published) == ("de", known)


def test_a_page_without_a_date_has_none() -> None:
    assert read(page(head="")).published == Published()


@pytest.mark.parametrize(
    ("element", "line", "role"),
    [
        ("<figure><figcaption>The ferry at low tide</figcaption></figure>", "The ferry at low tide", "caption"),
        ("<div class='photo-credit'>Mara Lind</div>", "Mara Lind", "caption"),
        ("<p class='c-Byline__name'>Words by Mara</p>", "Words by Mara", "byline"),
        ("<p>By Mara Lind</p>", "By Mara Lind", "byline"),
        ("<p>Mara Lind</p>", "Mara Lind", "byline"),
        ("<aside class='related-stories'><p>Ferry sinks</p></aside>", "Ferry sinks", "related_link"),
        ("<p><a href='x'>Ferry sinks in the Sound of Est</a></p>", "Ferry sinks in the Sound of Est", "related_link"),
        ("<p>READ MORE: <a href='x'>Ferry sinks</a></p>", "READ MORE: Ferry sinks", "related_link"),
        ("<div class='newsletter-box'><p>The day in one letter</p></div>", "The day in one letter", "promotion"),
        ("<div data-testid='paywall'><div><p>Five crowns a month</p></div></div>", "Five crowns a month", "promotion"),
        ("<p>Sign up for our newsletter</p>", "Sign up for our newsletter", "promotion"),
        ("<p class='standfirst'>All on board were saved.</p>", "All on board were saved.", "standfirst"),
        ("<h2>Thick fog over the Sound.</h2>", "Thick fog over the Sound.", "subheading"),
        ("<p>Source: AFP</p>", "Source: AFP", "credit"),
        ("<p>The Lantern</p>", "The Lantern", "credit"),
        ("<h3>Source: AFP</h3>", "Source: AFP", "credit"),
        ("<div>___</div>", "___", "other"),
    ],
)
def test_a_line_is_labelled_by_its_place_and_then_by_its_words(element: str, line: str, role: str) -> None:
    found = roles(page(element))
    assert found[line] == role
    assert [found[words] for words in (FIRST, SECOND, THIRD, LAST)] == ["paragraph"] * 4


@pytest.mark.parametrize(
    "element",
    [
        "<p class='text'>{}</p>",
        "<p>{} <a href='x'>Kovar</a></p>",
        "<div><div><p>{}</p></div></div>",
        "<p id='p-3' class='has-text-align-left'>{}</p>",
    ],
)
def test_a_paragraph_without_such_marks_is_body(element: str) -> None:
    words = "The mayor thanked the crews of all the boats that had come out in the fog to help."
    found = roles(page(element.format(words)))
    assert [role for line, role in found.items() if line.startswith(words)] == ["paragraph"]


@pytest.mark.parametrize(
    ("around", "body"),
    [
        ("{}", "<body class='has-newsletter-popup'>"),
        ("{}", "<body id='share' class='single author-mara related-on'>"),
        ("<div class='paywall-container'><main class='promo'>{}</main></div>", "<body>"),
        ("<div class='lead-story excerpt'>{}</div>", "<body>"),
        ("<section class='caption-style-2 byline-top'>{}</section>", "<body class='social'>"),
    ],
)
def test_what_encloses_the_whole_article_says_nothing_of_its_lines(around: str, body: str) -> None:
    content = page(
        "<figure><figcaption>The ferry at low tide</figcaption></figure>",
        "<div class='newsletter'><p>The day in one letter</p></div>",
        around=around,
        body=body,
    )
    found = roles(content)
    assert [found[words] for words in (FIRST, SECOND, THIRD, LAST)] == ["paragraph"] * 4
    assert found["The ferry at low tide"] == "caption"
    assert found["The day in one letter"] == "promotion"


def test_a_dateline_and_a_closing_credit_are_blocks_of_their_own() -> None:
    content = page().replace(FIRST, f"KOVAR (Reuters) - {FIRST}").replace(LAST, f"{LAST} (CNN)")
    found = roles(content)
    assert (found["KOVAR (Reuters) -"], found[FIRST], found["(CNN)"]) == ("dateline", "paragraph", "credit")


def test_what_stands_outside_the_article_is_kept_and_labelled() -> None:
    around = (
        "<nav><ul><li><a href='/'>Home</a><li><a href='/sea'>Sea</a></ul></nav>"
        "<div>Kovar, light fog</div><div>Today</div><div>Tides</div><div>Ships</div>{}"
        "<div>One</div><div>Two</div><div>Three</div><footer><p>Imprint and contact of this page</p></footer>"
    )
    report = read(page(around=around))
    found = {block.span.of(report.text): (block.role.value, block.reason) for block in report.blocks}
    assert found["Home"] == ("related_link", "link text only")
    assert found["Kovar, light fog"] == ("other", "outside the article")
    assert found["Imprint and contact of this page"] == ("other", "the foot of the page")
    assert found[FIRST] == ("paragraph", "")


def test_of_several_headings_the_one_that_is_the_title_is_the_headline() -> None:
    around = "<h1>The Lantern</h1>{}<h1>Most read</h1>"
    report = read(page(around=around))
    assert [block.span.of(report.text) for block in report.blocks if block.role is Role.HEADLINE] == [
        "Ferry runs aground off Kovar"
    ]


def test_without_a_title_the_heading_over_the_article_is_the_headline() -> None:
    assert read(page(head="", around="<h1>The Lantern</h1>{}")).title == "Ferry runs aground off Kovar"


def test_a_page_without_a_heading_keeps_its_stated_title() -> None:
    content = page().replace("<h1>Ferry runs aground off Kovar</h1>", "")
    assert read(content).title == "Ferry runs aground off Kovar"
    assert "headline" not in roles(content).values()


def test_a_page_of_links_only_is_read_and_says_that_it_has_no_article() -> None:
    links = "".join(f"<li><a href='/{n}'>Ferry number {n} runs aground</a></li>" for n in range(30))
    report = read(f"<html><body><ul>{links}</ul></body></html>")
    assert {block.role for block in report.blocks} == {Role.RELATED_LINK}
    assert len(report.blocks) == 30
    assert report.notes == ("no article text found on the page",)


@pytest.mark.parametrize("content", ["<html><body><p>…</p></body></html>", "<p></p>", "<script>words</script>"])
def test_a_page_without_a_word_is_empty(content: str) -> None:
    with pytest.raises(EmptyError) as refused:
        read(content)
    assert str(refused.value) == "a.html: the page shows no words. Save the page again, as HTML with its text."


def test_a_page_nested_too_deeply_is_refused_and_says_which_setting_helps() -> None:
    with pytest.raises(FormatError, match=r"^a\.html: elements are nested more than 100 deep\. .*`page_depth`"):
        read("<div>" * 200 + "words")


def source(raw: bytes, limit_bytes: int = 1_000_000) -> Report:
    known = Known(agencies=AGENCIES)
    (report,) = read_html(Source(path="a.html", raw=raw), known, limit_bytes=limit_bytes, page_depth=100)
    return report


def test_a_page_beyond_the_limit_is_refused_with_its_size_and_the_setting() -> None:
    with pytest.raises(TooLargeError) as refused:
        source(b"<html>" + b" " * 20_000_000, limit_bytes=5_000_000)
    assert str(refused.value) == (
        "a.html: 20.0 MB in one page; at most 5 MB. Raise `report_megabytes` if this page is an article."
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "iso8859-15"])
def test_a_page_may_be_in_any_encoding(encoding: str) -> None:
    words = "The café of the ferry “Marisol” is closed – for good, said Élise Örn of the line in a long letter."
    if encoding == "iso8859-15":
        words = words.replace("“", '"').replace("”", '"').replace("–", "-")
    name = encoding.removesuffix("-sig")
    content = page(f"<p>{words}</p>").replace("<head>", f"<head><meta charset='{name}'>")
    report = source(content.encode(encoding))
    assert words in report.text
    assert Role.PARAGRAPH in {b.role for b in report.blocks if b.span.of(report.text) == words}


def test_what_decoding_repaired_is_noted() -> None:
    raw = page().encode().replace(b"harbour", "härbour žluťoučký".encode(), 1).replace(b"Monday", b"M\xf6nday", 1)
    report = source(raw)
    assert "Mönday" in report.text
    assert report.notes == ("1 characters were not UTF-8 and are read as Windows-1252",)


def test_a_nul_byte_costs_only_itself() -> None:
    report = read(page().replace("cranes", "cra\x00nes"))
    assert LAST in report.text
    assert report.text.count("nes were on their way") == 1


def test_a_page_of_many_lines_takes_no_longer_than_its_length() -> None:
    began = time.process_time()
    read(page("<p>" + "<b>A-</b>" * 3_000 + "</p>", "<p>one, two</p>" * 1_000))
    assert time.process_time() - began < 5


ELEMENTS = [
    f"<p>{FIRST}</p>", f"<p>{SECOND}</p>", f"<p>KOVAR (AP) — {THIRD} (RELATED: Fog)</p>", "<h1>Ferry</h1>", "<h2>Fog</h2>",
    "<figure><figcaption>Low tide (AFP)</figcaption></figure>", "<p>Source: AFP</p>", "<ul><li><a href=x>Fog</a></ul>",
    "<div class='newsletter'>", "</div>", "<article>", "</article>", "<table><tr><td>5</td></tr></table>", "<br>", "tail",
    "<script type='application/ld+json'>{\"@type\": \"Article\", \"headline\": 5}</script>", "<p>\u2028\u200b\x00</p>", "<p>“</p>",
    "<blockquote>", "</blockquote>", "<img src=x>", "<title>Ferry</title>", "<time datetime='x'>", "<iframe>", "<pre>a\n\nb</pre>",
]  # fmt: skip


@given(st.lists(st.sampled_from(ELEMENTS) | st.text(max_size=6), max_size=12).map("".join))
def test_any_page_is_a_report_whose_blocks_hold_all_of_it_or_a_read_error(content: str) -> None:
    try:
        report = read(f"<html><body>{content}")
    except ReadError:
        return
    position = 0
    for block in report.blocks:
        assert report.text[position : block.span.start].strip() == ""
        assert block.span.of(report.text).strip()
        position = block.span.end
    assert report.text[position:].strip() == ""
    assert "\n\n\n" not in report.text


BARE = "<head><title>Ferry aground</title></head>"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("<div>6 May 2031</div>", date(2031, 5, 6)),
        ("<div>Published 6 May 2031, 08:00</div>", date(2031, 5, 6)),
        ("<div>Updated 7 May 2031</div><div>6 May 2031</div>", date(2031, 5, 6)),
        ("<div>Updated 7 May 2031</div>", None),
        ("<div>5/6/2031</div>", None),
    ],
)
def test_a_day_shown_over_the_text_counts_where_none_is_stated(line: str, day: date | None) -> None:
    report = read(page(head=BARE).replace("</h1>", f"</h1>{line}"))
    assert report.published.day == day
    assert report.published.origin == ("dateline" if day else "unknown")


def test_a_day_shown_below_the_text_is_not_that_of_publication() -> None:
    assert read(page(head=BARE, around="{}<p>6 May 2031</p>")).published == Published()


@pytest.mark.parametrize(
    ("address", "outlet"), [("https://www.lantern.example/sea/1", "lantern.example"), ("http://[", ""), ("/sea/1", "")]
)
def test_a_page_that_states_no_outlet_is_its_site_s(address: str, outlet: str) -> None:
    assert read(page(head=f"<head><link rel='canonical' href='{address}'></head>")).outlet == outlet
