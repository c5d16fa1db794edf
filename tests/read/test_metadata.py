"""Metadata of a page: JSON-LD first, then meta elements, then what the page shows."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.read.metadata import Metadata, metadata
from twosource.read.page import parse

LINKED = {
    "@type": "NewsArticle",
    "headline": "Ferry aground off Kovar",
    "publisher": {"@type": "Organization", "name": "The Lantern"},
    "datePublished": "2031-05-06T14:30:00Z",
    "author": [{"@type": "Person", "name": "Mara Lind"}, {"@type": "Person", "name": "Tom Ekholm"}],
    "description": "All on board were saved.",
    "inLanguage": "en-GB",
}


def stated(head: str, body: str = "<p>words</p>", attributes: str = "") -> Metadata:
    page = f"<html {attributes}><head>{head}</head><body>{body}</body></html>"
    return metadata(parse(page, where="a.html", depth_limit=100))


def linked(value: Any, kind: str = "application/ld+json") -> str:
    return f'<script type="{kind}">{value if isinstance(value, str) else json.dumps(value)}</script>'


def test_json_ld_states_everything() -> None:
    assert stated(linked(LINKED)) == Metadata(
        title="Ferry aground off Kovar",
        outlet="The Lantern",
        published="2031-05-06T14:30:00Z",
        authors=("Mara Lind", "Tom Ekholm"),
        language="en",
        summary="All on board were saved.",
        titles=("Ferry aground off Kovar",),
    )


def test_meta_elements_state_everything() -> None:
    head = """
      <title>Ferry aground | The Lantern</title>
      <meta property="og:title" content=" Ferry aground ">
      <meta property="og:site_name" content="The Lantern">
      <meta property="og:url" content="https://lantern.example/1">
      <meta property="article:published_time" content="2031-05-06">
      <meta name="author" content="Mara Lind">
      <meta name="description" content="All on board were saved.">
    """
    assert stated(head, attributes="lang='EN-gb'") == Metadata(
        title="Ferry aground",
        outlet="The Lantern",
        url="https://lantern.example/1",
        published="2031-05-06",
        authors=("Mara Lind",),
        language="en",
        summary="All on board were saved.",
        titles=("Ferry aground", "Ferry aground | The Lantern"),
    )


def test_a_page_that_states_nothing_has_no_metadata() -> None:
    assert stated("") == Metadata()


def test_json_ld_is_believed_before_meta_elements() -> None:
    head = linked(LINKED) + '<meta property="og:title" content="Other"><meta name="date" content="2030-01-01">'
    assert (stated(head).title, stated(head).published) == ("Ferry aground off Kovar", "2031-05-06T14:30:00Z")
    assert stated(head).declared == ""


def test_a_title_that_both_state_is_declared() -> None:
    head = linked(LINKED) + '<meta property="og:title" content="FERRY AGROUND off Kovar!">'
    assert stated(head).declared == "Ferry aground off Kovar"


@pytest.mark.parametrize(
    "value",
    [
        [LINKED],
        {"@graph": [{"@type": "WebSite", "name": "x"}, LINKED]},
        [{"@graph": [[LINKED]]}],
        {"@type": "WebPage", "headline": "Other", "mainEntity": LINKED},
        {"@type": "WebPage", "mainEntityOfPage": LINKED},
        {**LINKED, "@type": ["Thing", "ReportageNewsArticle"]},
        {**LINKED, "@type": "https://schema.org/Article"},
        {**LINKED, "@type": "BlogPosting"},
    ],
)
def test_an_article_is_found_however_it_is_wrapped(value: Any) -> None:
    assert stated(linked(value)).title == "Ferry aground off Kovar"


@pytest.mark.parametrize(
    "value",
    [
        {**LINKED, "@type": "WebPage"},
        {**LINKED, "@type": None},
        {**LINKED, "@type": [5]},
        {key: part for key, part in LINKED.items() if key != "@type"},
        {"other": LINKED},
        "Ferry",
        5,
        None,
    ],
)
def test_json_ld_of_something_else_states_nothing_of_the_report(value: Any) -> None:
    assert stated(linked(value)).title == ""


def test_the_first_article_counts() -> None:
    assert stated(linked([LINKED, {**LINKED, "headline": "Other"}])).title == "Ferry aground off Kovar"


@pytest.mark.parametrize(
    "script",
    ["{broken", "", "<!-- -->", '{"n": ' + "9" * 5000 + "}", "[" * 100_000, '{"@graph": ' * 300 + "5" + "}" * 300],
    ids=["broken", "empty", "comment", "number too long", "too deep", "deep graph"],
)
def test_broken_json_ld_is_passed_over(script: str) -> None:
    assert stated(linked(script) + linked(LINKED)).title == "Ferry aground off Kovar"


def test_line_ends_inside_json_ld_texts_are_forgiven() -> None:
    assert stated(linked('{"@type": "Article", "headline": "Ferry\naground"}')).title == "Ferry\naground"


def test_scripts_of_other_types_are_not_read() -> None:
    assert stated(linked(LINKED, "application/json")).title == ""


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Mara Lind", ("Mara Lind",)),
        ({"name": " Mara Lind "}, ("Mara Lind",)),
        (["Mara Lind", {"name": "Tom Ekholm"}, {"url": "x"}, 5, None], ("Mara Lind", "Tom Ekholm")),
        ({"name": ["Mara Lind"]}, ()),
        (5, ()),
        ([], ()),
    ],
)
def test_authors_may_be_texts_or_objects(author: Any, names: tuple[str, ...]) -> None:
    assert stated(linked({**LINKED, "author": author})).authors == names


def test_an_address_is_no_author() -> None:
    assert stated('<meta property="article:author" content="https://social.example/mara">').authors == ()


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        ("", "<time datetime='2031-05-06'>Tuesday</time><time datetime='2031-05-07'>", "2031-05-06"),
        ("", "<time>Tuesday</time>", ""),
        ("<meta itemprop='datePublished' content='2031-05-06'>", "<time datetime='2030-01-01'>", "2031-05-06"),
        ("<meta name='date' content=''>", "", ""),
    ],
)
def test_a_date_shown_on_the_page_stands_in_for_a_stated_one(head: str, body: str, published: str) -> None:
    assert stated(head, body).published == published


def test_the_title_element_and_the_canonical_link_are_the_last_resort() -> None:
    found = stated("<title> Ferry\n aground </title><link rel='canonical' href='https://lantern.example/1'>")
    assert (found.title, found.url) == ("Ferry aground", "https://lantern.example/1")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.sampled_from(["NewsArticle", "Article"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@graph", "headline", "name", "author", "publisher", "datePublished", "inLanguage"]
            ),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


@given(json_values)
def test_any_json_ld_gives_texts(value: Any) -> None:
    found = stated(linked(json.dumps(value).replace("<", "\\u003c")))
    for words in (found.title, found.outlet, found.published, found.language, found.summary, *found.authors):
        assert isinstance(words, str)


def told(head: str) -> Metadata:
    page = f"<html><head>{head}</head><body><p>Text</p></body></html>"
    return metadata(parse(page, where="a.html", depth_limit=50))


def graph(*things: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@graph": list(things)})}</script>'


def test_parties_named_by_their_id_are_looked_up() -> None:
    article = {
        "@type": "NewsArticle",
        "headline": "Ferry aground",
        "author": [{"@id": "#mara"}],
        "publisher": {"@id": "#us"},
    }
    people = (
        {"@type": "Person", "@id": "#mara", "name": "Mara Lind"},
        {"@type": "Organization", "@id": "#us", "name": "The Lantern"},
    )
    found = told(graph(article, *people))
    assert (found.authors, found.outlet) == (("Mara Lind",), "The Lantern")
    assert told(graph(article)).authors == ()


def test_of_several_articles_the_one_with_the_page_s_address_or_title_is_meant() -> None:
    teaser = {
        "@type": "NewsArticle",
        "headline": "Fog",
        "url": "https://lantern.example/2",
        "datePublished": "2031-05-01",
    }
    article = {
        "@type": "NewsArticle",
        "headline": "Ferry",
        "url": "https://lantern.example/1",
        "datePublished": "2031-05-06",
    }
    by_address = '<meta property="og:url" content="https://lantern.example/1">'
    assert told(by_address + graph(teaser, article)).published == "2031-05-06"
    assert told('<meta property="og:title" content="Ferry">' + graph(teaser, article)).published == "2031-05-06"
    assert told(graph(teaser, article)).published == "2031-05-01"


def test_all_authors_of_the_meta_elements_are_named_and_the_outlet_is_none() -> None:
    head = '<meta property="og:site_name" content="The Lantern">' + "".join(
        f'<meta name="author" content="{name}">' for name in ("The Lantern", "Mara Lind", "Tom Ekholm", "Mara Lind")
    )
    assert told(head).authors == ("Mara Lind", "Tom Ekholm")


def test_the_headline_of_a_meta_element_comes_before_the_title_with_its_outlet() -> None:
    og = '<meta property="og:title" content="Ferry - Sea - The Lantern">'
    assert told(og + '<meta name="headline" content="Ferry">').title == "Ferry"
    assert told(og + '<meta itemprop="headline" content="What else is known">').title == "Ferry - Sea - The Lantern"


def test_the_language_may_be_stated_as_a_locale() -> None:
    assert told('<meta property="og:locale" content="sv_SE">').language == "sv"


def test_a_moment_marked_as_that_of_publication_comes_before_others() -> None:
    page = '<time datetime="2031-05-08">now</time><time itemprop="datePublished" datetime="2031-05-06">then</time>'
    assert (
        metadata(parse(f"<html><body>{page}</body></html>", where="a.html", depth_limit=50)).published == "2031-05-06"
    )


def test_entities_inside_json_ld_are_letters() -> None:
    found = stated(linked({"@type": "NewsArticle", "headline": "&#8216;Marisol&#8217; aground &amp; safe"}))
    assert found.title == "‘Marisol’ aground & safe"


@pytest.mark.parametrize(
    ("head", "field", "expected"),
    [
        (linked({"@type": "NewsArticle", "dateCreated": "2031-05-06"}), "published", "2031-05-06"),
        (linked({"@type": "NewsArticle", "author": ["https://lantern.example/mara", {"name": "Mara Lind"}]}), "authors", ("Mara Lind",)),
        ("<meta property='og:locale' content='de_CH'>", "language", "de"),
        ("<meta http-equiv='content-language' content='sv'>", "language", "sv"),
    ],
)  # fmt: skip
def test_what_is_stated_in_second_places(head: str, field: str, expected: object) -> None:
    assert getattr(stated(head), field) == expected
