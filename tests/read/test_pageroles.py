"""Lines of a page: small marked elements speak, what encloses the article does not."""

import pytest

from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.html import html_report

FIRST = "The ferry Marisol ran aground off Kovar on Monday, and nobody was hurt, the harbour master said."
SECOND = "Two cranes were on their way from the mainland, and the quay would stay closed until Friday, he added."
THIRD = "The line has three ferries, the oldest of which was built sixty years ago in a yard on the river Est."
LAST = "An inquiry by the maritime office begins next month in the capital, and nobody will be blamed before it."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{LAST}</p>"
KNOWN = Known(agencies=load_agencies())


def roles(body: str, *, heading: str = "<h1>Ferry runs aground off Kovar</h1>") -> dict[str, str]:
    page = f"<!doctype html><html><body><article>{heading}{body}</article></body></html>"
    report = html_report(page, KNOWN, path="a.html", page_depth=100)
    return {block.span.of(report.text): block.role.value for block in report.blocks}


@pytest.mark.parametrize("mark", ["paywall", "share-tools", "promo-article", "teaser-content", "social", "author-page"])
def test_a_mark_round_the_whole_body_says_nothing_of_its_lines(mark: str) -> None:
    found = roles(f"<div class='{mark}'>{BODY}</div>")
    assert {found[text] for text in (FIRST, SECOND, THIRD, LAST)} == {"paragraph"}


@pytest.mark.parametrize("mark", ["paywall", "share"])
def test_a_mark_on_every_paragraph_says_nothing_either(mark: str) -> None:
    found = roles(BODY.replace("<p>", f"<p class='{mark}'>"))
    assert {found[text] for text in (FIRST, SECOND, THIRD, LAST)} == {"paragraph"}


@pytest.mark.parametrize(
    ("element", "line", "role"),
    [
        ("<div class='img-box'><img src='a.jpg'><div>The ferry at low tide</div></div>", "The ferry at low tide", "caption"),
        ("<div><div><img src='a.jpg'></div><p>The ferry at low tide</p></div>", "The ferry at low tide", "caption"),
        ("<figure><p class='author'>Mara Lind</p></figure>", "Mara Lind", "caption"),
        ("<blockquote class='twitter-tweet'><p>Oh no, the ferry!</p></blockquote>", "Oh no, the ferry!", "other"),
        ("<div class='factbox'><p>The line was founded in 1950.</p></div>", "The line was founded in 1950.", "other"),
        ("<div class='author'><p><a href=x>Ferry runs aground in thick fog off Kovar</a></p></div>", "Ferry runs aground in thick fog off Kovar", "related_link"),
        ("<div class='author'><p><a href=x>By Mara Lind, Tom Ekholm, Jo Orn and Pia Berg</a></p></div>", "By Mara Lind, Tom Ekholm, Jo Orn and Pia Berg", "byline"),
        ("<div class='author-bio'><p>Mara Lind writes about ships.</p></div>", "Mara Lind writes about ships.", "other"),
        ("<div class='follow-us'><p>Mit Material der dpa</p></div>", "Mit Material der dpa", "credit"),
        ("<p><a href='/dpa'>Deutsche Presse-Agentur</a></p>", "Deutsche Presse-Agentur", "credit"),
        ("<p>dpa/mrc/tbl</p>", "dpa/mrc/tbl", "credit"),
        ("<p>Quelle: APA</p>", "Quelle: APA", "credit"),
        ("<p>By Mara Lind - Associated Press - Friday, May 2, 2031</p>", "By Mara Lind - Associated Press - Friday, May 2, 2031", "byline"),
        ("<ul><li>a ticket for the ferry to Kovar</li></ul>", "a ticket for the ferry to Kovar", "paragraph"),
        ("<p><b>The cranes</b></p>", "The cranes", "subheading"),
        ("<p>Updated at 1:23 p.m.</p>", "Updated at 1:23 p.m.", "other"),
        ("<p>Updated 15:59 | Published 14:14</p>", "Updated 15:59 | Published 14:14", "other"),
        ("<p>Our standards: <a href=x>The rules of the Lantern.</a></p>", "Our standards: The rules of the Lantern.", "related_link"),
        ("<p>HLABA LAPHA | <a href=x>Ferry sinks off Kovar</a></p>", "HLABA LAPHA | Ferry sinks off Kovar", "related_link"),
        ("<ul><li>Also: <a href=x>Ferry sinks</a></li></ul>", "Also: Ferry sinks", "related_link"),
        ("<p>The mayor said: <a href=x>so</a></p>", "The mayor said: so", "paragraph"),
        ("<button>Copy the link</button>", "Copy the link", "other"),
        ("<h3><a href=x>The cranes</a></h3>", "The cranes", "subheading"),
        ("<aside><h3><a href=x>The cranes</a></h3></aside>", "The cranes", "related_link"),
        ("<aside><h3>Weather</h3></aside>", "Weather", "other"),
        ("<p class='subheadline'>Why the fog came</p>", "Why the fog came", "subheading"),
        ("<p><b>Who paid for the third ferry, and for the quay?</b></p>", "Who paid for the third ferry, and for the quay?", "paragraph"),
        ("<p><b>8h35 - The ferry is afloat again</b></p>", "8h35 - The ferry is afloat again", "paragraph"),
        ("<p><b>2030 - the year of the fog</b></p>", "2030 - the year of the fog", "subheading"),
        ("<p><b>Who paid?</b></p>", "Who paid?", "subheading"),
        ("<table><tr><td>Kovar</td><td>7</td></tr></table>", "Kovar | 7", "paragraph"),
        ("<div><div><img src=a alt='The mayor at the quay'></div></div><div>The mayor at the quay</div>", "The mayor at the quay", "caption"),
        ("<div><p><a href=x>Photograph: Mara Lind</a></p></div>", "Photograph: Mara Lind", "caption"),
        ("<p>Subscribe to continue reading</p>", "Subscribe to continue reading", "promotion"),
        ("<p>If you buy by links in our stories, we may earn a commission.</p>", "If you buy by links in our stories, we may earn a commission.", "promotion"),
        ("<p>This website uses cookies to serve you.</p>", "This website uses cookies to serve you.", "promotion"),
    ],
)  # fmt: skip
def test_small_elements_and_credits_are_told_from_the_body(element: str, line: str, role: str) -> None:
    found = roles(BODY.replace(f"<p>{THIRD}", f"{element}<p>{THIRD}"))
    assert found[line] == role
    assert {found[text] for text in (FIRST, SECOND, THIRD, LAST)} == {"paragraph"}


def test_an_icon_beside_a_paragraph_makes_no_caption() -> None:
    found = roles(BODY.replace(f"<p>{SECOND}</p>", f"<div><img width='16' src='i.png'><p>{SECOND}</p></div>"))
    assert found[SECOND] == "paragraph"


def test_a_kicker_inside_the_headline_is_a_line_of_its_own() -> None:
    found = roles(BODY, heading="<h1><span class='kicker'>Shipping</span> Ferry runs aground off Kovar</h1>")
    assert found["Ferry runs aground off Kovar"] == "headline"
    assert found["Shipping"] == "other"


def test_a_summary_between_headline_and_text_is_a_standfirst_and_a_date_is_not() -> None:
    found = roles(f"<h2>All forty people on board were brought ashore in boats</h2><p>6 May 2031</p>{BODY}")
    assert found["All forty people on board were brought ashore in boats"] == "standfirst"
    assert found["6 May 2031"] == "other"


def test_soft_hyphens_are_not_part_of_the_words() -> None:
    assert "Fährschiff" in roles(f"{BODY}<h2>Fähr&shy;schiff</h2>")


def test_a_page_taken_apart_by_breaks_is_read_whole() -> None:
    found = roles(f"<div>{FIRST}<br><br>{SECOND}<br><br>{THIRD}<br><br>{LAST}</div>")
    assert {found[text] for text in (FIRST, SECOND, THIRD, LAST)} == {"paragraph"}


def partial(body: str, head: str = "") -> str:
    page = (
        f"<!doctype html><html><head>{head}</head><body><article><h1>Ferry aground</h1>{body}</article></body></html>"
    )
    return html_report(page, KNOWN, path="a.html", page_depth=100).partial


def test_a_paywall_is_recognised_and_said() -> None:
    assert (
        partial(f"<p>{FIRST}</p><p>Subscribe to continue reading</p>") == "a paywall: 'Subscribe to continue reading'"
    )
    stated = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": "False"}</script>'
    assert partial(f"<p>{FIRST}</p><p>{SECOND}</p>", stated).startswith("a paywall: the text is stated")
    assert partial(BODY * 4, stated) == ""
    assert partial(BODY) == ""
    assert partial(f"{BODY}<p>Subscribers may continue to read the paper at the desk of the harbour master.</p>") == ""


def test_the_headline_repeated_is_no_subheading() -> None:
    page = f"<!doctype html><html><body><article><h1>Ferry aground</h1>{BODY}<h2>Ferry aground</h2>{BODY}</article></body></html>"
    report = html_report(page, KNOWN, path="a.html", page_depth=100)
    assert [b.role.value for b in report.blocks if b.span.of(report.text) == "Ferry aground"] == ["headline", "other"]


def test_a_text_that_the_page_holds_twice_is_told_once() -> None:
    again = f"<div class='mobile'><div>{BODY}</div><div>{FIRST} {SECOND} {THIRD} {LAST}</div></div>"
    page = f"<!doctype html><html><body><article><h1>Ferry aground</h1>{BODY}</article>{again}</body></html>"
    report = html_report(page, KNOWN, path="a.html", page_depth=100)
    told = [b.span.of(report.text) for b in report.blocks if b.role.value == "paragraph"]
    assert [text for text in told if text in {FIRST, SECOND, THIRD, LAST}] == [FIRST, SECOND, THIRD, LAST]


def test_what_the_author_repeats_is_told_twice() -> None:
    page = f"<!doctype html><html><body><article><h1>Ferry aground</h1>{BODY}<p>{FIRST}</p></article></body></html>"
    report = html_report(page, KNOWN, path="a.html", page_depth=100)
    told = [b.span.of(report.text) for b in report.blocks if b.role.value == "paragraph"]
    assert told.count(FIRST) == 2


def test_a_long_sentence_with_a_picture_in_its_paragraph_is_no_caption() -> None:
    found = roles(BODY.replace(f"<p>{SECOND}", f"<p><img src='a.jpg'>{SECOND}"))
    assert found[SECOND] == "paragraph"


def test_a_button_listed_over_the_text_is_no_part_of_it() -> None:
    found = roles(f"<ul><li>Copy this link</li></ul>{BODY}")
    assert found["Copy this link"] == "other"


def test_authors_are_a_byline_wherever_they_stand() -> None:
    known = Known(agencies=KNOWN.agencies, authors=("Mara Lind", "Tom Ekholm"))
    page = f"<!doctype html><html><body><article><h1>Ferry aground</h1>{BODY}<p>Mara Lind, Tom Ekholm</p></article></body></html>"
    report = html_report(page, known, path="a.html", page_depth=100)
    assert [b.role.value for b in report.blocks if b.span.of(report.text) == "Mara Lind, Tom Ekholm"] == ["byline"]


def test_a_class_on_every_paragraph_says_nothing_of_the_headings_either() -> None:
    page = BODY.replace("<p>", "<p class='paywall'>").replace(
        f"<p class='paywall'>{SECOND}", f"<h2 class='paywall'>The cranes</h2><p class='paywall'>{SECOND}"
    )
    assert roles(page)["The cranes"] == "subheading"


def test_a_box_beside_the_text_is_no_part_of_it() -> None:
    offer = "Get the morning briefing in your inbox every day, with the stories that matter to you."
    found = roles(BODY.replace(f"<p>{LAST}", f"<aside><h3>Stay informed</h3><p>{offer}</p></aside><p>{LAST}"))
    assert (found["Stay informed"], found[offer], found[LAST]) == ("other", "other", "paragraph")


def test_the_first_entry_of_a_diary_has_its_heading_too() -> None:
    found = roles(
        "".join(
            f"<section><h3>Entry {n}</h3><p>{text}</p></section>" for n, text in enumerate((FIRST, SECOND, THIRD, LAST))
        )
    )
    assert [found[f"Entry {n}"] for n in range(4)] == ["subheading"] * 4


def test_a_box_that_asks_readers_to_sign_up_is_promotion_however_long_its_sentences() -> None:
    offer = "Get the morning briefing in your inbox every day, with the stories that matter to you."
    found = roles(BODY.replace(f"<p>{LAST}", f"<div class='newsletter-signup'><p>{offer}</p></div><p>{LAST}"))
    assert (found[offer], found[LAST]) == ("promotion", "paragraph")


def test_a_site_s_name_over_the_page_is_neither_byline_nor_headline() -> None:
    page = (
        "<!doctype html><html><head><title>Ferry aground | The Lantern</title></head><body><div>The Lantern</div>"
        f"<h1><a href='/'>The Lantern</a></h1><article><h1>The ferry that ran aground</h1>{BODY}</article></body></html>"
    )
    report = html_report(page, KNOWN, path="a.html", page_depth=100)
    assert report.title == "The ferry that ran aground"
    assert "byline" not in {block.role.value for block in report.blocks}
