"""Pages whose text comes with a script: the markup in it is read, nothing is run."""

import json
import time

from twosource.model.agency import load_agencies
from twosource.model.report import Report, Role
from twosource.read.blocks import Known
from twosource.read.html import html_report

FIRST = "The ferry Marisol ran aground off Kovar on Monday, and nobody was hurt, the “harbour master” said."
SECOND = "Two cranes were on their way from the mainland, and the quay would stay closed until Friday, he added."
THIRD = "The line has three ferries, the oldest of which was built sixty years ago in a yard on the river Est."
LAST = "An inquiry by the maritime office begins next month in the capital, and nobody will be blamed before it."
BODY = (FIRST, SECOND, THIRD, LAST)
MARKUP = (
    "<div><figure><figcaption>The ferry</figcaption></figure>" + "".join(f"<p>{text}</p>" for text in BODY) + "</div>"
)
HEAD = "<title>Ferry aground - The Lantern</title><meta property='og:site_name' content='The Lantern'>"


def read(script: str, *, body: str = "<div id='root'></div>", head: str = HEAD, kind: str = "") -> Report:
    page = f"<!doctype html><html><head>{head}</head><body>{body}<script {kind}>{script}</script></body></html>"
    return html_report(page, Known(agencies=load_agencies()), path="a.html", page_depth=100)


def escaped(value: object) -> str:
    return json.dumps(value).replace("<", "\\u003c")


def test_the_text_in_a_script_is_read_and_said_to_be_from_there() -> None:
    report = read(f"window.state = {escaped({'id': 1, 'html': MARKUP})};")
    assert [b.span.of(report.text) for b in report.blocks if b.role is Role.PARAGRAPH] == list(BODY)
    assert [b.span.of(report.text) for b in report.blocks if b.role is Role.CAPTION] == ["The ferry"]
    assert report.title == "Ferry aground"
    assert report.notes == ("the page shows no text before its script runs; what the script carries is read",)


def test_a_script_that_hands_over_json_as_a_text_is_read_too() -> None:
    report = read(f"push([1,{escaped(json.dumps({'html': MARKUP}))}])")
    assert LAST in report.text


def test_the_text_that_metadata_give_stands_in_where_no_script_carries_one() -> None:
    linked = json.dumps({"@type": "NewsArticle", "headline": "Ferry aground", "articleBody": "\n".join(BODY)})
    report = read(linked, kind="type='application/ld+json'", body="<p>Loading</p>")
    assert [b.span.of(report.text) for b in report.blocks if b.role is Role.PARAGRAPH] == list(BODY)


def test_a_page_that_shows_its_text_is_read_as_it_is_shown() -> None:
    other = MARKUP.replace("ferry", "barge")
    report = read(f"window.next = {escaped({'html': other})};", body=f"<article>{MARKUP}</article>")
    assert "barge" not in report.text
    assert report.notes == ()


def test_broken_scripts_cost_nothing_and_little_time() -> None:
    began = time.process_time()
    for script in (
        '"' * 100_000,
        '"<p>' * 100_000,
        "\\" * 100_000,
        '"' + "\\" * 99_999,
        '"' + "<p>\\u00" * 50_000 + '"',
    ):
        assert read(script, body="<p>Loading the page</p>").text == "Loading the page"
    assert time.process_time() - began < 10
