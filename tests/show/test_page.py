"""The page: one file that asks for nothing, runs nothing, and in which report text is only ever text."""

import base64
import hashlib
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from twosource import flow
from twosource.model.agency import AgencyTable, load_agencies
from twosource.model.comparison import Collation
from twosource.model.relation import Kind, Sense
from twosource.model.report import Report
from twosource.settings import Settings
from twosource.show.page import page
from twosource.show.view import SIGNS, Choice
from twosource.show.viewing import view

EXAMPLES = Path(__file__).parents[2] / "examples"
MakeReport = Callable[..., Report]

FIRE = """Fire swept through the Oster paper mill on Tuesday and left three workers in serious condition, the fire \
brigade said.

The brigade said the alarm had worked and that the mill would stay shut for about a week while the roof is rebuilt.

Source: AFP
"""
FIRE_AGAIN = """Fire swept through the Oster paper mill yesterday and left three workers in critical condition, the fire \
brigade said.

The brigade said the alarm had worked and that the mill would stay shut for about a week while the roof is rebuilt.

Source: AFP
"""
SCHOOL = "The island's only school will get a new bell in June, the council said."

PAYLOADS = [
    "<script>alert('zq7')</script>",
    "<img src=zq7 onerror=alert(1)>",
    '"><svg onload=alert(1) class="zq7">',
    "' onmouseover='zq7()' x='",
    '<a href="javascript:alert(1)">zq7</a>',
    "javascript:zq7()",
    "</style><style>*{background:url(//zq7.example)}</style>",
    "</title></head><body onload=zq7()>",
    "--><!-- zq7 -->",
    "]]><zq7>",
    "{{ 7*7 }} {% raw %} ${7*7} #{7*7} zq7",
    "&lt;b&gt;zq7&lt;/b&gt; &#60;i&#62; &amp;amp;",
    '<iframe srcdoc="zq7"></iframe>',
    "<meta http-equiv=refresh content='0;url=//zq7.example'>",
    "<base href=//zq7.example/>",
    "<details open ontoggle=zq7()>",
    "<mark title=zq7 style=color:red>",
]


@pytest.fixture(scope="module")
def two(make_report: MakeReport, agencies: AgencyTable) -> Collation:
    return flow.compare(
        [
            make_report(
                FIRE, name="echo.txt", title="Mill fire hurts three", outlet="Varn Echo", published="2026-03-03"
            ),
            make_report(FIRE_AGAIN, name="post.txt", title="Mill blaze", outlet="Oster Post", published="2026-03-04"),
        ],
        agencies,
    )


@pytest.fixture(scope="module")
def ferry() -> Collation:
    agencies = load_agencies(EXAMPLES / "agencies.toml")
    intake = flow.read([str(EXAMPLES / "ferry")], Settings(), agencies)
    return flow.compare(intake.reports, agencies)


@pytest.fixture(params=["two", "ferry"])
def collation(request: pytest.FixtureRequest) -> Collation:
    found: Collation = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module", params=PAYLOADS)
def hostile(request: pytest.FixtureRequest, make_report: MakeReport, agencies: AgencyTable) -> tuple[str, Collation]:
    """A payload wherever a report can carry one: text, title, outlet, address, name of the file."""
    evil: str = request.param
    text = f"The {evil} mill burned on Tuesday and 3 people {evil} were hurt, the {evil} brigade said."
    again = f"The {evil} mill burned yesterday and 4 people {evil} were harmed, the {evil} brigade said."
    reports = [
        make_report(
            f"{text}\n\nSource: AFP", name=f"{evil}.txt", title=f"Fire {evil}", url=f"https://x.example/{evil}"
        ),
        make_report(f"{again}\n\nSource: AFP", name="b.txt", outlet=f"Echo {evil}", title=f"Blaze {evil}"),
    ]
    return evil, flow.compare(reports, agencies)


def parsed(source: str) -> HtmlElement:
    return lxml_html.document_fromstring(source)


def attributes(tree: HtmlElement) -> list[tuple[str, str, str]]:
    """Every attribute of every element: element, name, value."""
    return [(str(e.tag), str(k), str(v)) for e in tree.iter(etree.Element) for k, v in e.attrib.items()]


def words(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def with_class(tree: HtmlElement, name: str, tag: str = "*") -> list[HtmlElement]:
    return [e for e in tree.iter(tag) if name in (e.get("class") or "").split()]


# ---- what a page may hold -------------------------------------------------------------------------

ELEMENTS = set(
    "html head meta title style body main p h1 h2 h3 div section article span b sup mark ul li details summary "
    "svg rect path text".split()
)
ATTRIBUTES = set(
    "lang charset http-equiv content name class id role title aria-label aria-labelledby aria-hidden "
    "viewbox preserveaspectratio width height x y rx d".split()
)


def test_a_page_holds_only_known_elements_and_attributes(collation: Collation) -> None:
    tree = parsed(page(collation))
    assert {str(e.tag) for e in tree.iter(etree.Element)} <= ELEMENTS
    assert {name.lower() for _, name, _ in attributes(tree)} <= ATTRIBUTES


def test_a_page_runs_nothing_and_asks_for_nothing(collation: Collation) -> None:
    source = page(collation)
    tree = parsed(source)
    forbidden = {"script", "link", "img", "iframe", "object", "embed", "base", "form", "a", "use", "image"}
    assert not forbidden & {str(e.tag) for e in tree.iter(etree.Element)}
    for element, name, value in attributes(tree):
        assert not name.lower().startswith("on"), element
        assert name.lower() not in {"src", "href", "srcset", "style", "action", "xlink:href"}, element
        assert "//" not in value
        assert "url(" not in value
    assert not re.search(r"url\(|@import|@font-face|//", tree.findtext(".//style") or "")


def test_the_policy_forbids_everything_but_the_pages_own_style(collation: Collation) -> None:
    tree = parsed(page(collation))
    metas = [m for m in tree.iter("meta") if (m.get("http-equiv") or "").lower() == "content-security-policy"]
    assert len(metas) == 1
    rules = dict(rule.strip().split(" ", 1) for rule in (metas[0].get("content") or "").split(";"))
    digest = hashlib.sha256((tree.findtext(".//style") or "").encode()).digest()
    assert rules == {
        "default-src": "'none'",
        "style-src": f"'sha256-{base64.b64encode(digest).decode()}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_the_policy_stands_before_anything_it_must_rule(collation: Collation) -> None:
    head = parsed(page(collation)).find("head")
    assert head is not None
    order = [e.get("http-equiv") or e.get("charset") or e.tag for e in head]
    assert order[:2] == ["utf-8", "Content-Security-Policy"]
    assert order.index("Content-Security-Policy") < order.index("style")


# ---- report text is only ever text ----------------------------------------------------------------


def test_no_element_or_attribute_stems_from_a_report(hostile: tuple[str, Collation]) -> None:
    evil, collation = hostile
    tree = parsed(page(collation))
    assert {str(e.tag) for e in tree.iter(etree.Element)} <= ELEMENTS
    for element, name, value in attributes(tree):
        assert name.lower() in ATTRIBUTES, (element, name)
        assert "zq7" not in value, (element, name)
        assert evil not in value, (element, name)
    assert [len(list(tree.iter(tag))) for tag in ("style", "head", "body", "main")] == [1, 1, 1, 1]
    above = [str(title.getparent().tag) for title in tree.iter("title")]
    assert above[0] == "head"
    assert set(above[1:]) <= {"svg"}
    assert not list(tree.iter(etree.Comment))


def test_a_payload_is_shown_to_the_letter(hostile: tuple[str, Collation]) -> None:
    evil, collation = hostile
    tree = parsed(page(collation))
    evil = " ".join(evil.split())
    readings = " ".join(words(e) for e in with_class(tree, "readings"))
    assert "49" not in words(tree)
    unmarked = re.sub("[=≠?]", "", readings)
    assert unmarked.count(re.sub("[=≠?]", "", evil)) >= 2
    assert evil in " ".join(words(e) for e in tree.iter("h1"))
    assert evil in " ".join(words(e) for e in tree.iter("h3"))


def test_only_text_differs_between_a_hostile_and_a_harmless_page(
    make_report: MakeReport, agencies: AgencyTable
) -> None:
    def skeleton(outlet: str) -> list[tuple[str, list[str]]]:
        reports = [
            make_report(FIRE, name="echo.txt", title="Mill fire", outlet=outlet, published="2026-03-03"),
            make_report(FIRE_AGAIN, name="post.txt", title="Mill blaze", outlet="Oster Post", published="2026-03-04"),
        ]
        tree = parsed(page(flow.compare(reports, agencies)))
        return [(str(e.tag), sorted(map(str, e.attrib))) for e in tree.iter(etree.Element)]

    assert skeleton('"><script>alert(1)</script>') == skeleton("Varn Echo")


def test_an_agency_of_the_users_table_is_escaped_too(make_report: MakeReport, tmp_path: Path) -> None:
    table = tmp_path / "agencies.toml"
    table.write_text("agency = [{ name = 'Wire <b onclick=x>Varn</b>', forms = ['Varn Wire'] }]", "utf-8")
    reports = [
        make_report(text.replace("AFP", "Varn Wire"), name=name)
        for text, name in ((FIRE, "a.txt"), (FIRE_AGAIN, "b.txt"))
    ]
    extended = load_agencies(table)
    tree = parsed(page(flow.compare(reports, extended)))
    assert not any(name == "onclick" for _, name, _ in attributes(tree))
    assert "A and B carry Wire <b onclick=x>Varn</b> copy" in words(tree)


def test_control_characters_are_shown_as_signs(make_report: MakeReport, agencies: AgencyTable) -> None:
    reports = [
        make_report("The mill \x1b[31mburned\x07 on \u202eTuesday.", name="a\udce9.txt"),
        make_report("The mill burned on Tuesday and smoked.", name="b.txt"),
    ]
    source = page(flow.compare(reports, agencies))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", source)
    assert "␛[31mburned␇" in source
    source.encode("utf-8")


# ---- what a page says -----------------------------------------------------------------------------


def test_a_page_has_one_title_heading_and_the_answer_under_it(collation: Collation) -> None:
    tree = parsed(page(collation))
    headings = [str(e.tag) for e in tree.iter("h1", "h2", "h3", "h4")]
    assert headings.count("h1") == 1
    assert headings[0] == "h1"
    ledes = [words(e) for e in with_class(tree, "lede")]
    assert ledes == list(view(collation).answer)
    order = [e for e in tree.iter("h1", "p", "h2") if e.tag != "p" or e.get("class") == "lede"]
    assert [str(e.tag) for e in order[: 2 + len(ledes)]] == ["h1", *["p"] * len(ledes), "h2"]


def test_every_statement_has_an_id_of_its_own(collation: Collation) -> None:
    tree = parsed(page(collation))
    ids = [e.get("id") for e in tree.iter("article")]
    assert ids == [statement.id for statement in collation.statements]
    everywhere = [value for _, name, value in attributes(tree) if name == "id"]
    assert len(set(everywhere)) == len(everywhere)


def test_two_reports_stand_side_by_side(two: Collation) -> None:
    rows = list(parsed(page(two)).iter("article"))
    assert rows
    for row in rows:
        assert "two" in (row.get("class") or "").split()
        assert len(with_class(row, "readings")) == 2


def test_more_reports_stand_below_each_other(ferry: Collation) -> None:
    rows = list(parsed(page(ferry)).iter("article"))
    assert rows
    for row in rows:
        assert "two" not in (row.get("class") or "").split()
        assert len(with_class(row, "readings")) == 1


def test_what_a_report_has_not_is_said(ferry: Collation) -> None:
    tree = parsed(page(ferry))
    for shown, row in zip(view(ferry, Choice(all=True)).statements, tree.iter("article"), strict=True):
        missing = [[words(tag) for tag in with_class(p, "tag")] for p in with_class(row, "empty")]
        assert missing == ([list(shown.missing)] if shown.missing else [])


def test_every_reading_stands_on_the_page_in_full(collation: Collation) -> None:
    tree = parsed(page(collation))
    for sign in tree.iter("sup"):
        sign.drop_tree()
    text = "".join("".join(words(e) for e in with_class(tree, "readings")).split())
    texts = {a.report.id: a.report.text for a in collation.analyses}
    for statement in collation.statements:
        for reading in statement.readings:
            assert "".join(reading.span.of(texts[reading.report]).split()) in text


def test_a_marked_difference_has_a_sign_and_a_word_beside_its_colour(collation: Collation) -> None:
    marks = list(parsed(page(collation)).iter("mark"))
    assert marks
    for mark in marks:
        kind, _, sense = (mark.get("title") or "").partition(", sense ")
        assert mark.get("class") == Kind(kind).value
        sign = mark.find("sup")
        assert sign is not None
        assert sign.text == SIGNS[Sense(sense)]


def test_every_kind_is_underlined_in_the_style(two: Collation) -> None:
    style = parsed(page(two)).findtext(".//style") or ""
    assert re.search(r"mark\{[^}]*text-decoration:underline", style)
    assert all(f".{kind.value}{{" in style or f".{kind.value}," in style for kind in Kind)
    for wanted in ("@media print", "prefers-color-scheme:dark", "@media(max-width"):
        assert wanted in style


def test_why_readings_are_one_statement_is_folded_away_beside_it(collation: Collation) -> None:
    for shown, row in zip(view(collation).statements, parsed(page(collation)).iter("article"), strict=True):
        folds = [fold for fold in row.iter("details") if fold.get("class") == "why"]
        lines = [line.text for fold in folds for line in with_class(fold, "ground")]
        assert lines == list(shown.grounds)
        assert len(folds) == (len(shown.labels) > 1)
        assert all(fold.get("open") is None for fold in folds)


def test_differences_that_keep_the_sense_are_folded_away_and_counted(collation: Collation) -> None:
    folded = 0
    for shown, row in zip(
        view(collation, Choice(all=True)).statements, parsed(page(collation)).iter("article"), strict=True
    ):
        quiet = [d for d in shown.differences if d.quiet]
        loud = [d for d in shown.differences if not d.quiet]
        details = [fold for fold in row.iter("details") if fold.get("class") not in {"way", "why"}]
        inside = [item for fold in details for item in fold.iter("li")]
        outside = [item for item in row.iter("li") if item not in inside]
        assert [with_class(item, "k")[0].text for item in inside] == [f"{d.sign} {d.kind}" for d in quiet]
        assert [with_class(item, "k")[0].text for item in outside] == [f"{d.sign} {d.kind}" for d in loud]
        assert len(details) == bool(quiet)
        for fold in details:
            assert fold.get("open") is None
            assert (fold.findtext("summary") or "").split()[0] == str(len(quiet))
        folded += len(quiet)
    assert folded


def test_the_count_and_the_chains_stand_under_every_statement(collation: Collation) -> None:
    for shown, row in zip(view(collation).statements, parsed(page(collation)).iter("article"), strict=True):
        assert shown.count in words(with_class(row, "count")[0])
        chains = [words(e) for e in with_class(row, "chain")]
        assert chains == [" ".join(chain.replace("<-", "←").split()) for chain in shown.chains]


def test_the_picture_of_the_lineage_has_a_title_and_a_twin_in_words(collation: Collation) -> None:
    tree = parsed(page(collation))
    picture = with_class(tree, "tree", "svg")[0]
    titles = [e for e in tree.iter("title") if e.get("id") == picture.get("aria-labelledby")]
    assert len(titles) == 1
    assert picture.get("role") == "img"
    drawn = [words(e) for e in picture.iter("text")]
    paths = list(picture.iter("path"))
    steps, relations = view(collation).lineage, view(collation).relations
    assert len(paths) == len(steps)
    assert len(drawn) == len(list(picture.iter("rect"))) >= len(collation.analyses)
    twin = [words(item) for item in with_class(tree, "plain", "ul")[0].iter("li")]
    assert twin[len(steps) :] == list(relations)
    for step, line in zip(steps, twin, strict=False):
        assert line.startswith(step.upstream)
        assert f" {step.downstream}: {step.reason}" in line
        assert ("(not seen itself)" in line) == step.unseen
        assert ("possibly" in line) == (not step.sure)


def test_where_nothing_derives_there_is_no_picture_but_a_line(make_report: MakeReport, agencies: AgencyTable) -> None:
    collation = flow.compare(
        [make_report(SCHOOL, name="a.txt"), make_report(FIRE.partition("\n")[0], name="b.txt")], agencies
    )
    tree = parsed(page(collation))
    assert not with_class(tree, "tree", "svg")
    assert "No report is known to come from another, or from an agency." in words(tree)


def test_the_share_bar_says_its_share_in_words(two: Collation) -> None:
    bars = with_class(parsed(page(two)), "bar", "svg")
    assert [bar.get("role") for bar in bars] == ["img", "img"]
    for bar, derivation in zip(bars, two.derivations, strict=True):
        assert f"{derivation.share:.0%} of its own narration" in (bar.get("aria-label") or "")


def test_a_page_is_the_same_every_time(two: Collation) -> None:
    assert page(two) == page(two)


def test_every_chain_is_a_picture_with_the_same_in_words(two: Collation) -> None:
    shown = view(two, Choice(all=True)).statements
    for statement, row in zip(shown, parsed(page(two)).iter("article"), strict=True):
        for picture in with_class(row, "chainpic", "svg"):
            title = " ".join((picture.findtext("title") or "").split())
            assert [line.replace("<-", "from") in title for line in statement.chains] == [True] * len(statement.chains)
