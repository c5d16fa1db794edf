"""A page laid out in lines: what a reader sees, line by line, with where it stands."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from twosource.errors import FormatError
from twosource.read.page import Piece, parse, pieces


def laid_out(page: str) -> list[Piece]:
    return list(pieces(parse(page, where="a.html", depth_limit=100)))


def lines(page: str) -> list[str]:
    return [piece.text for piece in laid_out(page)]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>The ferry</p><p>ran aground.</p>", ["The ferry", "ran aground."]),
        ("<p>The <b>ferry</b> <i>Mari</i>sol</p>", ["The ferry Marisol"]),
        ("<div>before<p>inside</p>behind</div>", ["before", "inside", "behind"]),
        ("<p>one<br>two<br/>three</p>", ["one", "two", "three"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<table><tr><td>one</td><td>two</td></tr></table>", ["one | two"]),
        (
            "<table><tr><th><p>team</p></th><th>points</th><tr><td>Kovar</td><td>7</td></table>",
            ["team | points", "Kovar | 7"],
        ),
        ("<table><tr><td>alone</td></tr></table>", ["alone"]),
        ("<table><tr><td><ul><li>menu</ul></td><td><p>one</p><p>two</p></td></tr></table>", ["menu", "one", "two"]),
        (
            f"<table><tr><td>menu</td><td>{'a page in columns ' * 20}</td></tr></table>",
            ["menu", " ".join(["a page in columns"] * 20)],
        ),
        ("<p>  much \n\t white&nbsp;&#8203; space  </p>", ["much white space"]),
        ("<p>a &amp; b &lt;c&gt; &eacute; &#x1F6A2;</p>", ["a & b <c> é 🚢"]),
        (
            "<p>the <a href='x'>ruling<span class='visually-hidden'>, opens new tab</span></a> fell</p>",
            ["the ruling fell"],
        ),
        ("<p><span class='sr-only'>Posted on </span>Monday</p>", ["Monday"]),
        ("<p><span class='hidden-phone'>Monday</span></p>", ["Monday"]),
        ("text without any element", ["text without any element"]),
        ("<p>before<script>var x = 'no text'</script>behind</p>", ["beforebehind"]),
        ("<p>one</p><style>p {}</style><noscript>no</noscript><svg><text>no</text></svg><p>two</p>", ["one", "two"]),
        ("<p>one</p><textarea>no</textarea><select><option>no</select>tail<p>two</p>", ["one", "tail", "two"]),
        ("<p>one<!-- no --> two<?php no ?> three</p>", ["one two three"]),
        ("<html><head><title>no</title></head><body><p>one</p></body></html>", ["one"]),
        ("<p>never closed <div>and <b>crossed <i>over</b> tags</i>", ["never closed", "and crossed over tags"]),
        ("<figure><img alt='no'><figcaption>The ferry</figcaption></figure>", ["The ferry"]),
        ("<p></p><div> \n </div>", []),
    ],
)
def test_a_page_is_laid_out_in_the_lines_a_reader_sees(page: str, expected: list[str]) -> None:
    assert lines(page) == expected


def test_a_nul_byte_does_not_end_the_page() -> None:
    found = lines("<p>before\x00behind</p><p>second</p>")
    assert found[-1] == "second"
    assert found[0].startswith("before")
    assert found[0].endswith("behind")


def test_a_line_knows_its_element_and_the_elements_round_it() -> None:
    page = """<body class="Dark"><article id="Main"><figure role="Img"><figcaption class="Photo-Credit" itemprop="caption"
        data-testid="cap">The <em class="inner">ferry</em></figcaption></figure></article></body>"""
    (piece,) = laid_out(page)
    assert piece.tag == "figcaption"
    assert piece.trail == ("figcaption photo-credit caption cap", "figure img", "article main", "body dark")


@pytest.mark.parametrize(
    ("page", "share"),
    [
        ("<p>no link</p>", 0.0),
        ("<p><a href='x'>all of it</a></p>", 1.0),
        ("<p>half of <a href='x'>it here</a></p>", 7 / 15),
        ("<p><a href='x'>one</a> <a href='y'>two</a></p>", 6 / 7),
        ("<p><a href='x'><b>bold</b></a> not bold</p>", 4 / 13),
        ("<p><a href='x'>  much  white  </a></p>", 1.0),
    ],
)
def test_a_line_knows_how_much_of_it_is_link(page: str, share: float) -> None:
    (piece,) = laid_out(page)
    assert piece.link_share == pytest.approx(share)


def test_the_links_of_one_line_do_not_count_for_the_next() -> None:
    assert [piece.link_share for piece in laid_out("<p><a>one</a></p><p>two</p>")] == [1.0, 0.0]


@pytest.mark.parametrize("page", ["", "   \n", "<!-- only a comment -->"])
def test_a_page_without_an_element_is_refused(page: str) -> None:
    with pytest.raises(FormatError) as refused:
        parse(page, where="a.html", depth_limit=100)
    assert str(refused.value).startswith("a.html: not a page (")
    assert refused.value.todo == "Save the page again as HTML."


def test_a_page_nested_up_to_the_limit_is_read_and_deeper_is_refused() -> None:
    inside = 20 - len(["html", "body", "p"])
    page = "<html><body>" + "<div>" * inside + "<p>words" + "</div>" * inside
    assert len(list(pieces(parse(page, where="a.html", depth_limit=20)))) == 1
    with pytest.raises(FormatError) as refused:
        parse(page, where="a.html", depth_limit=19)
    assert str(refused.value) == (
        "a.html: elements are nested more than 19 deep. No such page is an article; raise `page_depth` if this one is."
    )


@pytest.mark.parametrize("tag", ["div", "b", "table", "span", "ul", "font"])
def test_a_page_nested_a_hundred_thousand_deep_is_refused(tag: str) -> None:
    with pytest.raises(FormatError, match="nested more than 100 deep"):
        parse(f"<{tag}>" * 100_000 + "words", where="a.html", depth_limit=100)


TAGS = [
    "<p>", "</p>", "<div class='x'>", "</div>", "<b>", "</b>", "<a href=x>", "</a>", "<br>", "<script>", "</script>",
    "<table>", "<td>", "<textarea>", "</textarea>", "<!--", "-->", "<![CDATA[", "]]>", "<svg>", "</svg>", "<body>",
    "</body>", "</html>", "<frameset>", "<template>", "<h1>", "&amp;", "&#0;", "&#xD800;", "&", "<", ">", "\x00", "\ud800", "\u2028",
]  # fmt: skip


@given(st.lists(st.sampled_from(TAGS) | st.text("kovar ferry\n", max_size=8), min_size=1, max_size=20).map("".join))
@example("<a\u2028<p>-->")  # a space of Unicode is part of an element's name
def test_any_page_is_laid_out_or_refused(page: str) -> None:
    try:
        found = laid_out(page)
    except FormatError:
        return
    for piece in found:
        assert piece.text == piece.text.strip() != ""
        assert not re.search(r"[ \t\n]{2}|\n", piece.text)
        assert 0 <= piece.link_share <= 1
        assert piece.trail[0].split(" ")[0] == piece.tag


@given(st.lists(st.text("kovar ferry é🛳", min_size=1).filter(str.strip), min_size=1, max_size=6))
def test_no_paragraph_of_a_page_is_lost(paragraphs: list[str]) -> None:
    page = "<html><body>" + "".join(f"<p>{words}</p>" for words in paragraphs)
    assert lines(page) == [" ".join(words.split()) for words in paragraphs]


def test_a_line_knows_its_words_that_are_no_links_and_whether_a_picture_states_it() -> None:
    first, second = laid_out("<img src=a alt='The  ferry'><p>See also: <a>Fog</a></p><p>The ferry</p>")
    assert (first.unlinked, first.is_alt, second.unlinked, second.is_alt) == ("See also:", False, "The ferry", True)


def test_the_cells_of_a_row_stay_lines_of_their_own_where_that_is_asked() -> None:
    tree = parse("<table><tr><td>one</td><td>two</td></tr></table>", where="a.html", depth_limit=100)
    assert [(line.text, line.is_row) for line in pieces(tree, joins_rows=False)] == [("one", False), ("two", False)]
    assert [(line.text, line.is_row) for line in pieces(tree)] == [("one | two", True)]
