"""Spans: what they share, and the laws of trimming and union."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import SpanError, TwosourceError
from twosource.model.span import Span, trimmed, union


def drawn(row: str) -> Span:
    """The span that the letters of ``row`` cover: "..aaa." is 2 to 5; "..|" is the empty span at 2."""
    if "|" in row:
        return Span(row.index("|"), row.index("|"))
    letters = [place for place, letter in enumerate(row) if letter != "."]
    return Span(letters[0], letters[-1] + 1)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start, length = draw(st.integers(0, 60)), draw(st.integers(0, 20))
    return Span(start, start + length)


def ground(*covered: Span) -> set[int]:
    return {place for span in covered for place in range(span.start, span.end)}


@pytest.mark.parametrize(
    ("ours", "theirs", "shared", "ours_covers_theirs"),
    [
        ("aaaaa....", "...bbbbbb", 2, False),
        ("aaaaa....", ".....bbbb", 0, False),
        ("aaaaaaaaa", "..bbb....", 3, True),
        ("..aaa....", "bbbbbbbbb", 3, False),
        ("..aaa....", "..bbb....", 3, True),
        ("aaaaaaaaa", "...|", 0, True),
        ("...|", "...|", 0, True),
    ],
)
def test_two_spans_share_the_code_points_that_both_cover(
    ours: str, theirs: str, shared: int, ours_covers_theirs: bool
) -> None:
    a, b = drawn(ours), drawn(theirs)
    assert a.shared(b) == shared
    assert a.meets(b) is (shared > 0)
    assert a.covers(b) is ours_covers_theirs


@given(spans(), spans())
def test_what_two_spans_share_does_not_depend_on_which_is_asked(a: Span, b: Span) -> None:
    assert a.shared(b) == b.shared(a) == len(ground(a) & ground(b))
    assert a.meets(b) is b.meets(a) is bool(ground(a) & ground(b))


@given(spans(), spans())
def test_a_span_covers_another_where_its_ground_does(a: Span, b: Span) -> None:
    assert a.covers(b) or not ground(b) <= ground(a) or not len(b)
    assert ground(b) <= ground(a) or not a.covers(b)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 4), (-3, -1)])
def test_offsets_that_no_text_can_have_are_refused(start: int, end: int) -> None:
    with pytest.raises(SpanError, match=rf"not {start}\.\.{end}") as refused:
        Span(start, end)
    assert isinstance(refused.value, TwosourceError)


@given(spans(), st.text(max_size=90))
def test_a_span_gives_the_words_that_stand_at_it(span: Span, text: str) -> None:
    assert span.of(text) == text[span.start : span.end]
    assert len(span) == span.end - span.start


def test_spans_sort_by_their_place_in_the_text() -> None:
    assert sorted([Span(4, 9), Span(0, 7), Span(4, 6)]) == [Span(0, 7), Span(4, 6), Span(4, 9)]


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("  the ferry  ", "the ferry"),
        ("the ferry", "the ferry"),
        ("\u00a0\u2003the\tferry\u3000\r\n", "the\tferry"),
        (" \n\t ", ""),
        ("", ""),
        ("\u200bthe ferry", "\u200bthe ferry"),
    ],
)
def test_trimming_takes_white_space_off_the_ends_only(text: str, core: str) -> None:
    assert trimmed(text, 0, len(text)).of(text) == core


def test_trimming_can_take_off_other_characters() -> None:
    text = "“(the ferry)”"
    assert trimmed(text, 0, len(text), "“”()").of(text) == "the ferry"
    assert trimmed(" (x) ", 0, 5, "()").of(" (x) ") == " (x) "


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60), st.sampled_from([None, "x", "“” "]))
def test_a_trimmed_span_never_grows_and_loses_nothing_else(text: str, a: int, b: int, strip: str | None) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    span = trimmed(text, start, end, strip)
    assert start <= span.start <= span.end <= end
    assert span.of(text) == text[start:end].strip(strip)


@given(st.lists(spans(), max_size=12))
def test_a_union_covers_the_same_ground_once(pieces: list[Span]) -> None:
    joined = union(pieces)
    assert ground(*joined) == ground(*pieces)
    assert sum(map(len, joined)) == len(ground(*pieces))


@given(st.lists(spans(), max_size=12), st.randoms(use_true_random=False))
def test_a_union_is_in_order_apart_and_the_same_for_every_order(pieces: list[Span], random: object) -> None:
    joined = union(pieces)
    assert all(before.end < after.start for before, after in pairwise(joined))
    shuffled = list(pieces)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert union(shuffled) == joined
    assert union(joined) == joined


def test_spans_that_touch_are_one_in_a_union() -> None:
    assert union([drawn("...bbb"), drawn("aaa")]) == (drawn("aaabbb"),)
    assert union([]) == ()
