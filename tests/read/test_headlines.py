"""The printed headline among the headings of a page and the titles that it states."""

import pytest

from twosource.read.headlines import headline, title, without_outlet
from twosource.read.page import parse, pieces


def chosen(body: str, *titles: str, first: int = 99) -> str:
    lines = tuple(pieces(parse(f"<html><body>{body}</body></html>", where="a.html", depth_limit=50)))
    index = headline(lines, titles, first, "The Lantern")
    return lines[index].text if index >= 0 else ""


@pytest.mark.parametrize(
    ("body", "titles", "expected"),
    [
        ("<h1>The Lantern</h1><h1>Ferry aground</h1><h1>Most read</h1>", ["Ferry aground"], "Ferry aground"),
        ("<h1>The Lantern</h1><h1>Ferry aground</h1>", ["Ferry aground | The Lantern"], "Ferry aground"),
        ("<h1>The Lantern</h1><h1>Ferry aground</h1>", [], "Ferry aground"),
        # a second headline below, which some of the page's metadata take for its title
        ("<h1>Ferry aground</h1><h1>… nobody hurt</h1>", ["… nobody hurt", "Ferry aground - The Lantern"], "Ferry aground"),
        # the path's heading is written for search engines; the printed one is a second heading that the page states
        ("<nav><h1>Ferry Kovar</h1></nav><h2>Ferry aground</h2>", ["Ferry Kovar", "Ferry aground"], "Ferry aground"),
        ("<div class='breadcrumbs'><h1>Ferry Kovar</h1></div><h2>Ferry aground</h2>", ["Ferry aground"], "Ferry aground"),
        ("<nav><h1>Ferry Kovar</h1></nav><h2>Weather</h2>", ["Ferry Kovar"], "Ferry Kovar"),
        ("<h1>Ferry aground</h1><h2>Ferry Kovar</h2>", ["Ferry Kovar", "Ferry aground"], "Ferry aground"),
        ("<h2><a href=x>Ferry aground</a></h2><h1>Fog</h1>", ["Ferry aground"], "Fog"),
        # the site's name over the page is no headline, with a link or without
        ("<h1>The Lantern</h1><h2>Ferry aground</h2>", ["Ferry aground", "Ferry aground | The Lantern"], "Ferry aground"),
        ("<h1>The Lantern</h1>", ["Ferry aground | The Lantern"], ""),
        ("<h1>The Lantern</h1>", ["The Lantern"], "The Lantern"),
        ("<h1><a href=/>Il Faro</a></h1><p>Text</p>", ["Ferry aground - Lantern"], ""),
        ("<h1><a href=/a>Ferry aground</a></h1><h1><a href=/b>Fog</a></h1>", ["Ferry aground - Lantern", "Ferry aground"], "Ferry aground"),
        ("<h2><a href=/a>Ferry aground</a></h2><h1><a href=/b>Fog</a></h1>", ["Ferry aground"], "Ferry aground"),
        # a title that the page shows in no heading, long enough to be no chance
        ("<dl><dt>Ferry runs aground in thick fog off Kovar</dt></dl><p>Text</p>", ["Ferry runs aground in thick fog off Kovar"], "Ferry runs aground in thick fog off Kovar"),
        ("<p><a href=/b>Ferry runs aground in thick fog off Kovar</a></p>", ["Ferry runs aground in thick fog off Kovar"], ""),
        ("<h2>Weather</h2>", ["Ferry aground"], ""),
        ("<p>Ferry aground</p>", ["Ferry aground"], ""),
    ],
)  # fmt: skip
def test_the_headline_is_the_heading_that_the_page_states_as_its_title(
    body: str, titles: list[str], expected: str
) -> None:
    assert chosen(body, *titles) == expected


def test_without_a_stated_title_the_last_heading_before_the_text_is_the_headline() -> None:
    assert chosen("<h1>Ferry aground</h1><p>Text</p><h1>Most read</h1>", first=1) == "Ferry aground"


def test_a_heading_that_leads_elsewhere_is_no_headline_over_the_text() -> None:
    body = "<h1>Ferry aground</h1><h1>More on <a href=/sea>the high sea</a></h1><p>Text</p>"
    assert chosen(body, "What the fog hid", first=2) == "Ferry aground"


@pytest.mark.parametrize(
    ("stated", "outlet", "expected"),
    [
        ("Ferry aground | The Lantern", "The Lantern", "Ferry aground"),
        ("Ferry aground – The Lantern", "The Lantern", "Ferry aground"),
        ("Ferry aground-The Lantern", "The Lantern", "Ferry aground"),
        ("Ferry aground The Lantern", "The Lantern", "Ferry aground"),
        ("The Lantern", "The Lantern", "The Lantern"),
        ("Fire in theLantern", "Lantern", "Fire in theLantern"),
        ("Ferry aground | The Lantern", "", "Ferry aground | The Lantern"),
        ("", "The Lantern", ""),
    ],
)
def test_the_outlet_s_name_is_cut_from_the_end_of_a_title(stated: str, outlet: str, expected: str) -> None:
    assert without_outlet(stated, outlet) == expected


@pytest.mark.parametrize(
    ("shown", "stated", "expected"),
    [
        ("Ferry aground", ("Ferry aground | The Lantern",), "Ferry aground"),
        ("Sea", ("Ferry aground", "Ferry aground | The Lantern"), "Ferry aground"),
        ("Sea", ("Ferry aground", "All about ferries"), "Sea"),
        ("", ("Ferry aground | The Lantern",), "Ferry aground"),
        ("- Ferry aground", ("Ferry aground",), "Ferry aground"),
        ("– “Ferry aground”", (), "“Ferry aground”"),
        ("-40 degrees at Kovar", (), "-40 degrees at Kovar"),
        ("-", (), "-"),
    ],
)
def test_the_title_is_the_headline_shown_unless_the_page_agrees_on_another(
    shown: str, stated: tuple[str, ...], expected: str
) -> None:
    assert title(shown, next(iter(stated), ""), stated, "The Lantern") == expected


@pytest.mark.parametrize(
    ("shown", "stated", "expected"),
    [
        ("Ferry aground", ("After the fog: Ferry aground",) * 2, "After the fog: Ferry aground"),
        ("Fog – Ferry aground", ("Fog: Ferry aground", "Ferry aground", "Fog: Ferry aground | Est"), "Ferry aground"),
        ("Ferry aground", ("After the fog: Ferry aground", "Ferry aground"), "Ferry aground"),
        ("Ferry aground", ("Why ferry aground",) * 2, "Ferry aground"),
    ],
)
def test_two_statements_decide_whether_a_kicker_is_part_of_the_headline(
    shown: str, stated: tuple[str, ...], expected: str
) -> None:
    assert title(shown, next(iter(stated), ""), stated, "The Lantern") == expected


@pytest.mark.parametrize(
    ("shown", "declared", "expected"),
    [
        ("Ferry aground in the fog", "Ferry hits pier", "Ferry hits pier"),
        ("Ferry aground in the fog", "Ferry hits pier | The Lantern", "Ferry hits pier"),
        ("Ferry aground in the fog", "", "Ferry aground in the fog"),
        ("Ferry aground in the fog", "Ferry aground", "Ferry aground in the fog"),
        ("“Ferry aground”", "Ferry aground: what is known", "“Ferry aground”"),
    ],
)
def test_a_title_declared_twice_is_taken_where_the_headline_is_another(
    shown: str, declared: str, expected: str
) -> None:
    assert title(shown, declared or shown, (declared, shown), "The Lantern", declared) == expected
