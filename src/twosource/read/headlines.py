"""Which line of a page is its headline, and which of the titles that it states is the printed one."""

import re
from collections.abc import Sequence

from twosource.read.extent import LINK_SHARE, SURE_LETTERS, key
from twosource.read.page import Piece

# A heading in the path to the page ("Home > Sea > Ferry aground") is written for search engines.
_PATH = re.compile(r"^nav\b|breadcrumb")
_HEADLINES = frozenset({"h1", "h2", "h3"})
# " | The Lantern"  " - The Lantern"  " – Sea – The Lantern"  "-Seaㅣ한국일보"
_JOINTS = " -–—|·•:ㅣ»«/"
# "- Ferry aground", with the kicker in a line of its own, but not "-40 degrees at Kovar"
_JOINED = re.compile(r"^[-–—|·•:/]\s+(?=\S)")
# "After the fog: Ferry aground"  "Shipping – Ferry aground": words over a headline
_KICKER_ENDS = (":", "–", "—", "|")
_KICKER_WORDS = 8
# "More on the _Sea_": a heading that is half a link leads elsewhere.
_LINKED = 0.5


def headline(lines: Sequence[Piece], titles: Sequence[str], first: int, outlet: str = "") -> int:
    """The line that is the headline, or -1: the heading that the page's titles name, else the last before the text.

    Of two that the page states, the upper one is it; below stands a second headline.

    Args:
        titles: what the page states as its title, surest first.
        first: the article's first line.
    """
    shown = [i for i, line in enumerate(lines) if line.tag in _HEADLINES and not _is_path(line)]
    own = [i for i, line in enumerate(lines) if line.tag == "h1" and not _is_site(line, titles, outlet)]
    headings = [i for i in own if not _is_path(lines[i])]
    stated = [letters for title in titles for name in (title, without_outlet(title, outlet)) if (letters := key(name))]
    words = {i: key(lines[i].text) for i in shown}
    same = [i for i in headings if words[i] in stated]
    second = [i for wanted in stated for i in shown if words[i] == wanted and i <= first and lines[i].link_share < 1]
    like = [i for wanted in stated[:1] for i in headings if words[i] and (words[i] in wanted or wanted in words[i])]
    like.sort(key=lambda i: -len(words[i]))
    before = [i for i in headings if i <= first and lines[i].link_share < _LINKED]
    named = sorted((i for wanted in stated for i in shown if words[i] == wanted), key=lambda i: i > first)
    return (same or second or like or before[-1:] or headings or named or own or _unmarked(lines, stated, first))[0]


def _unmarked(lines: Sequence[Piece], stated: Sequence[str], first: int) -> list[int]:
    """The line above the text that is a stated title, though no heading; -1 where none is."""
    above = (i for i in range(min(first + 1, len(lines))) if lines[i].link_share < 1)
    same = [i for i in above if len(name := key(lines[i].text)) >= SURE_LETTERS and name in stated]
    return same[-1:] or [-1]


def _is_site(line: Piece, titles: Sequence[str], outlet: str) -> bool:
    """Whether it is the site's name or a way to another page, and no headline.

    Only a title that the page states is a headline when it is all link; others are the site's name in other
    letters, or the first of what else there is to read.
    """
    name = key(line.text)
    stated = {key(title) for title in titles}
    if name in stated:
        return False
    return name == key(outlet) or line.link_share >= LINK_SHARE


def _is_path(line: Piece) -> bool:
    return any(_PATH.search(mark) for mark in line.trail)


def title(shown: str, known: str, stated: Sequence[str], outlet: str, declared: str = "") -> str:
    """The headline shown, unless the page declares another twice, or no statement has it and two agree on another.

    What a publisher declares for programs in two ways is what feeds and indexes call the report; the headline that is
    printed stays a block of the text. A search engine's title beside the headline is no reason: it stands alone then.
    Whether a kicker is part of the headline, two of the page's statements decide. Without a headline the stated title
    is taken, the outlet's name behind it cut off.

    Example:
        >>> title("", "Ferry aground | Sea | The Lantern", (), "The Lantern")
        'Ferry aground | Sea'
        >>> title("Fog – Ferry aground", "", ("Ferry aground", "Fog: Ferry aground | The Lantern"), "")
        'Ferry aground'
        >>> title("Ferry aground in the fog", "", ("Ferry hits pier", "Ferry hits pier"), "", "Ferry hits pier")
        'Ferry hits pier'
    """
    if not shown:
        return without_outlet(known, outlet)
    letters = key(shown)
    if (name := key(declared)) and name not in letters and letters not in name:
        return without_outlet(declared, outlet)
    agreed = [title for n, title in enumerate(stated) if any(key(title) in key(other) for other in stated[n + 1 :])]
    if kickers := [title for title in agreed if _adds_kicker(title, shown) or _adds_kicker(shown, title)]:
        return kickers[0]
    if agreed and not any(letters in key(title) for title in stated):
        return without_outlet(agreed[0], outlet)
    return _JOINED.sub("", shown)


def _adds_kicker(longer: str, shorter: str) -> bool:
    """Whether one headline is the other with a few words and a colon or dash before it."""
    if not shorter or not longer.endswith(shorter) or len(longer) <= len(shorter):
        return False
    kicker = longer.removesuffix(shorter).rstrip()
    return kicker.endswith(_KICKER_ENDS) and 1 <= len(kicker.split()) <= _KICKER_WORDS


def without_outlet(stated: str, outlet: str) -> str:
    """A title without the outlet's name at its end.

    Example:
        >>> without_outlet("Ferry aground - The Lantern", "The Lantern"), without_outlet("The Lantern", "The Lantern")
        ('Ferry aground', 'The Lantern')
    """
    cut = stated.removesuffix(outlet) if outlet else stated
    rest = cut.rstrip(_JOINTS)
    return rest if rest and len(rest) < len(cut) < len(stated) else stated
