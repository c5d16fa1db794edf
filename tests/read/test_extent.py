"""Where the article stands: by what an extractor told, and by the elements that hold most of it."""

import pytest

from twosource.read.extent import Extent, Told, is_sentence, key, misses_text, shows_little, told
from twosource.read.page import Piece, parse, pieces

FIRST = "The ferry Marisol ran aground off Kovar on Monday, and nobody was hurt, the harbour master said."
SECOND = "Two cranes were on their way from the mainland, and the quay would stay closed until Friday, he added."
THIRD = "The line has three ferries, the oldest of which was built sixty years ago in a yard on the river Est."
LAST = "An inquiry by the maritime office begins next month in the capital, and nobody will be blamed before it."
COOKIES = "This service keeps small files on your device, so that it works as you expect it to when you come back."
BODY = (FIRST, SECOND, THIRD, LAST)


def laid_out(body: str) -> tuple[Piece, ...]:
    return tuple(pieces(parse(f"<html><body>{body}</body></html>", where="a.html", depth_limit=100)))


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def inside(body: str, article: Told) -> dict[str, bool]:
    lines = laid_out(body)
    extent = Extent(lines, article)
    return {line.text: extent.tells(index) for index, line in enumerate(lines)}


def test_a_line_is_known_again_whatever_its_spaces_and_marks() -> None:
    article = told(["The “ferry”, it was said, ran aground off Kovar at noon"])
    (line,) = laid_out("<p>The 'ferry' - it was said - ran aground off Kovar at noon.</p>")
    assert article.holds(line)
    assert key(line.text) == "theferryitwassaidranagroundoffkovaratnoon"


def test_a_paragraph_that_the_extractor_dropped_is_told_by_its_neighbours() -> None:
    found = inside(f"<article>{paragraphs(*BODY)}</article>", told([FIRST, SECOND, THIRD]))
    assert found == dict.fromkeys(BODY, True)


@pytest.mark.parametrize("stray", ["<section>{}</section>", "<div><div>{}</div></div>", "{}"])
def test_a_paragraph_outside_the_article_s_own_element_is_not_told(stray: str) -> None:
    around = stray.format(f"<p>{COOKIES}</p>")
    found = inside(f"{around}<article><div>{paragraphs(*BODY)}</div></article>", told(BODY))
    assert not found[COOKIES]
    assert all(found[text] for text in BODY)


def test_text_right_in_the_article_s_element_is_told_too() -> None:
    found = inside(f"<div>{paragraphs(*BODY)}{COOKIES}</div>", told(BODY))
    assert found[COOKIES]


def test_an_article_in_two_elements_of_one_class_is_told_whole() -> None:
    first = "<div class='content left'><p class='text one'>{}</p><p class='text two'>{}</p><p class='text three'>{}</p></div>"
    second = f"<section><div class='content left'><div><p class='text four'>{LAST}</p></div></div></section>"
    found = inside(f"<div>{first.format(FIRST, SECOND, THIRD)}</div>{second}", told([FIRST, SECOND, THIRD]))
    assert found[LAST]


def test_a_paragraph_without_its_element_is_told_by_the_class_of_the_others() -> None:
    body = "".join(f"<div class='text n{n}'>{text}</div>" for n, text in enumerate(BODY))
    found = inside(f"<section>{body}<div class='legal'>{COOKIES}</div></section>", told([FIRST, SECOND, THIRD]))
    assert (found[LAST], found[COOKIES]) == (True, False)


def test_rows_and_listed_lines_of_the_article_are_told_and_those_beside_it_are_not() -> None:
    table = "<table><tr><td>Kovar</td><td>7</td></tr></table>"
    found = inside(
        f"<article>{paragraphs(FIRST, SECOND)}{table}<ul><li>a ticket for Kovar</ul>{paragraphs(THIRD, LAST)}</article>"
        f"<aside>{table.replace('Kovar', 'Est')}<ul><li>a ticket for Est</ul></aside>",
        told(BODY),
    )
    assert (found["Kovar | 7"], found["a ticket for Kovar"]) == (True, True)
    assert (found["Est | 7"], found["a ticket for Est"]) == (False, False)


def test_a_heading_heads_the_lines_beside_it_only() -> None:
    lines = laid_out(
        f"<article>{paragraphs(FIRST, SECOND)}<aside><h3>Weather</h3></aside><h3>The quay</h3>{paragraphs(THIRD, LAST)}</article>"
    )
    extent = Extent(lines, told(BODY))
    heads = {line.text: extent.heads(n) for n, line in enumerate(lines) if line.tag == "h3"}
    assert heads == {"Weather": False, "The quay": True}


def test_a_list_of_links_is_told_from_one_of_sentences() -> None:
    lines = laid_out(
        f"<ul><li>Also: <a href=x>Ferry sinks</a></li><li>And: <a href=y>Fog</a></li></ul><ul><li>{FIRST}</li><li><a>Fog</a></li></ul>"
    )
    extent = Extent(lines, told([]))
    assert [extent.is_in_link_list(line) for line in lines] == [True, True, False, False]


def test_a_page_whose_article_was_missed_is_read_by_its_densest_element() -> None:
    body = f"<p>Menu</p><article>{paragraphs(*BODY)}</article>"
    assert misses_text(laid_out(body), told(["Menu"]))
    assert not misses_text(laid_out(body), told(BODY))
    assert all(inside(body, told([]))[text] for text in BODY)


def test_a_page_that_shows_little_has_no_element_of_sentences() -> None:
    assert shows_little(laid_out("<p>Loading</p>"))
    assert not shows_little(laid_out(paragraphs(*BODY)))
    assert shows_little(())


def test_a_link_is_no_sentence_of_the_article() -> None:
    (line,) = laid_out(f"<p><a href='x'>{FIRST}</a></p>")
    assert not is_sentence(line)
