"""What stands between quote marks, paired by the white space round them.

Pairing by turns fails for the rest of a document at the first odd mark; here a mark opens where
space stands before it and closes where space or punctuation stands behind it, the innermost pair
wins, and a mark without a partner costs at most its own paragraph.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.model.report import Block, Report, Role
from twosource.model.span import Span, trimmed

_DOUBLE = '"“”„‟«»'
_SINGLE = "'‘’‚‛`"
_MARK = re.compile(rf"[{_DOUBLE}]|''|``|[{_SINGLE}]")
_OPENERS = "“„«‘‚"
_CLOSERS = "”»"
_BEFORE_OPEN = re.compile(r"[\s(\[{—–\-/|:;,“\"‘'„«]")
_AFTER_CLOSE = re.compile(r"[\s.,;:!?)\]}—–\-/|”\"’'»…]")
_CONTRACTED = re.compile(r"(?:s|t|re|ve|ll|d|m|em|n|til|tis|twas|cause|round|bout|\d\ds?)\b", re.I)
# A mark that so many later ones of its kind left open finds no partner (house rule: nobody quotes so deep).
_DEEPEST = 16
_QUOTING = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.PARAGRAPH, Role.CAPTION, Role.SUBHEADING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One stretch in quote marks.

    Attributes:
        outer: with its marks; inner: without them.
        block: index of the block it stands in.
        closed: whether its closing mark stands there; a quotation that runs on over paragraphs
            is closed in its last one only.
        depth: 0, or 1 and more inside another.
        single: in single marks.
    """

    outer: Span
    inner: Span
    block: int
    closed: bool = True
    depth: int = 0
    single: bool = False


def quotes(report: Report) -> tuple[Quote, ...]:
    """Every stretch in quote marks, in order of the text."""
    blocks = report.blocks
    found: list[Quote] = []
    for index, block in enumerate(blocks):
        if block.role in _QUOTING:
            found.extend(_block_quotes(report.text, blocks, index))
    return tuple(sorted(found, key=lambda quote: (quote.outer.start, -quote.outer.end)))


def odd_marks(report: Report) -> int:
    """How many double marks found no partner; said to the reader, never an error."""
    marks = sum(
        len(re.findall(rf"[{_DOUBLE}]", block.span.of(report.text)))
        for block in report.blocks
        if block.role in _QUOTING
    )
    paired = sum(2 if quote.closed else 1 for quote in quotes(report) if not quote.single)
    return max(0, marks - paired)


@dataclass(slots=True)
class _Open:
    start: int
    end: int
    single: bool


_Pair = tuple[_Open, int, int]
"""An opening mark, and where its closing mark begins and ends."""


def _block_quotes(text: str, blocks: Sequence[Block], index: int) -> Iterator[Quote]:
    block = blocks[index].span
    singles: list[_Open] = []
    doubles: list[_Open] = []
    pairs: list[_Pair] = []
    for match in _MARK.finditer(text, block.start, block.end):
        place = _place(text, block, match)
        alike, others = (singles, doubles) if place.single else (doubles, singles)
        is_open = bool(alike)
        turn = _single_turn(place, is_open=is_open) if place.single else _double_turn(place, is_open=is_open)
        if turn == "open":
            alike.append(_Open(match.start(), match.end(), place.single))
            del alike[:-_DEEPEST]
        elif turn == "close" and alike:
            partner = alike.pop()
            while others and others[-1].start > partner.start:
                others.pop()
            pairs.append((partner, match.start(), match.end()))
    running = _runs_on(text, blocks, index, doubles)
    if running is not None:
        pairs.append((running, block.end, block.end))
    yield from _nested(text, pairs, index, block.end)


def _nested(text: str, pairs: list[_Pair], index: int, block_end: int) -> Iterator[Quote]:
    """The pairs as quotes, in order, each with the number of pairs around it (pairs never cross)."""
    around: list[int] = []
    for first, close_start, close_end in sorted(pairs, key=lambda pair: pair[0].start):
        while around and around[-1] <= first.start:
            around.pop()
        depth = len(around)
        around.append(close_end)
        inner = trimmed(text, first.end, close_start)
        if any(character.isalnum() for character in inner.of(text)):
            yield Quote(
                outer=Span(first.start, close_end),
                inner=inner,
                block=index,
                closed=close_end > close_start or close_end < block_end,
                depth=depth,
                single=first.single,
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A mark with what stands round it."""

    mark: str
    before: str
    after: str
    single: bool
    can_open: bool
    can_close: bool
    contracted: bool


def _place(text: str, block: Span, match: re.Match[str]) -> _Place:
    mark, start, end = match.group(), match.start(), match.end()
    before = text[start - 1] if start > block.start else " "
    after = text[end] if end < block.end else " "
    return _Place(
        mark=mark,
        before=before,
        after=after,
        single=mark in _SINGLE and mark not in {"``", "''"},
        can_open=bool(_BEFORE_OPEN.match(before)) and not after.isspace(),
        can_close=bool(_AFTER_CLOSE.match(after)) and not before.isspace(),
        contracted=bool(_CONTRACTED.match(text, end)),
    )


def _double_turn(place: _Place, *, is_open: bool) -> str:
    """ "open", "close" or "" (inches) for a double mark."""
    if place.mark in _OPENERS and not place.after.isspace():
        return "open"
    if place.mark in _CLOSERS and not place.before.isspace():
        return "close"
    if place.can_open:
        return "close" if place.can_close and is_open else "open"
    if place.can_close and (is_open or not place.before.isdigit()):
        return "close"
    if is_open and place.before.isalnum() and place.after.isupper():
        return "close"
    return ""


def _single_turn(place: _Place, *, is_open: bool) -> str:
    """ "open", "close" or "" (an apostrophe) for a single mark."""
    if place.before.isalnum() and place.after.isalnum():
        return ""
    if place.mark in "‘‚":
        return "open" if place.after.isalnum() or place.after in '“"(' else ""
    if place.can_close and is_open:
        return "close"
    if place.can_open and place.mark != "’" and not place.contracted and not is_open:
        return "open" if place.after.isalnum() or place.after in '“"' else ""
    return ""


def _runs_on(text: str, blocks: Sequence[Block], index: int, doubles: list[_Open]) -> _Open | None:
    """The open mark whose quotation runs to the end of the paragraph, if any does.

    It runs on where the next paragraph opens with a mark again; or where the paragraph itself
    begins with the only mark it has (a closing mark forgotten).
    """
    if not doubles or blocks[index].role is not Role.PARAGRAPH:
        return None
    block = blocks[index].span
    last = doubles[-1]
    later = (blocks[i] for i in range(index + 1, len(blocks)))
    following = next((b for b in later if b.role is Role.PARAGRAPH), None)
    if following is not None and text[following.span.start] in '"“„«':
        return last
    lone = len(re.findall(rf"[{_DOUBLE}]", block.of(text))) == 1
    return last if lone and last.start == block.start else None
