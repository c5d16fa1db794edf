"""The text of pages that show none until their script has run: it stands in the script, as markup in JSON.

Nothing is run. The longest piece of markup with several paragraphs among the script's texts is taken,
or the text that the page's metadata gives; a page that shows a text of its own is never asked.
"""

import html as entities
import json
import re
from collections.abc import Iterator

from lxml import html

# "…": a text as JSON and JavaScript write it
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"', re.S)
_PARAGRAPH = re.compile(r"<(?:p|br)\b", re.I)
# Texts inside texts: a script that hands over JSON, whose values are markup.
_LEVELS = 2
_PARAGRAPHS = 3
# Shorter pieces of markup are boxes and buttons.
_CHARACTERS = 400
# Scripts that carry a report run to a few hundred kilobytes (the pages of formats/html-pages).
_SCRIPT_CHARACTERS = 4_000_000


def scripted(tree: html.HtmlElement, title: str, body: str) -> str:
    """A page made of the title and the text that the page's script or metadata carry, or "" where they carry none.

    Args:
        body: the article's text as the page's metadata state it.
    """
    found = max(_markups(tree), key=len, default="")
    if not found and len(body) >= _CHARACTERS:
        found = "".join(f"<p>{entities.escape(line)}</p>" for line in body.splitlines())
    return f"<html><body><article><h1>{entities.escape(title)}</h1>{found}</article></body></html>" if found else ""


def _markups(tree: html.HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        text = script.text or ""
        if _CHARACTERS <= len(text) <= _SCRIPT_CHARACTERS:
            yield from _inside(text, _LEVELS)


def _inside(text: str, levels: int) -> Iterator[str]:
    """The texts of a script, and the texts of those, that are markup of several paragraphs."""
    for match in _QUOTED.finditer(text):
        if match.end() - match.start() < _CHARACTERS:
            continue
        try:
            value = json.loads(match.group(), strict=False)
        except ValueError:
            continue
        if len(_PARAGRAPH.findall(value)) >= _PARAGRAPHS and value.lstrip().startswith("<"):
            yield value
        elif levels > 1:
            yield from _inside(value, levels - 1)
