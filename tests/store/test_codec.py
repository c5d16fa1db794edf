"""What is packed comes back equal; what is damaged is told."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import StoreDamagedError
from twosource.model.analysis import Analysis, Anchor, Figure, TimeExpression
from twosource.model.relation import Count, Support
from twosource.model.report import Report
from twosource.model.span import Span
from twosource.store.codec import packed, unpacked

SPANS = st.builds(lambda start, more: Span(start, start + more), st.integers(0, 9**9), st.integers(0, 99))
DAYS = st.none() | st.dates()
TIMES = st.builds(
    TimeExpression,
    span=SPANS,
    value=st.text(),
    low=DAYS,
    high=DAYS,
    anchor=st.sampled_from(list(Anchor)),
    reason=st.text(),
)
NUMBERS = st.floats(allow_nan=False)
FIGURES = st.builds(Figure, span=SPANS, value=NUMBERS, low=NUMBERS, high=NUMBERS, unit=st.text())


@given(st.lists(TIMES), st.lists(FIGURES), st.lists(SPANS), st.text())
def test_analyses_come_back_equal(
    times: list[TimeExpression], figures: list[Figure], quoted: list[Span], text: str
) -> None:
    analysis = Analysis(report=Report(text=text), times=tuple(times), figures=tuple(figures), quoted=tuple(quoted))
    assert unpacked(Analysis, packed(analysis)) == analysis


@given(st.lists(st.lists(st.text())))
def test_tuples_of_tuples_come_back_equal(ways: list[list[str]]) -> None:
    support = Support(origins=(), independent=Count(0, 3), ways=tuple(map(tuple, ways)))
    assert unpacked(Support, packed(support)) == support


def test_unbounded_figures_come_back() -> None:
    figure = Figure(span=Span(0, 2), value=30, low=30, high=math.inf)
    assert unpacked(Figure, packed(figure)) == figure


@pytest.mark.parametrize("body", [b"", b"x", packed(Span(1, 2))[:-3], packed(date(2026, 5, 12)), packed(Count(1, 2))])
def test_bytes_that_were_not_stored_are_refused(body: bytes) -> None:
    with pytest.raises(StoreDamagedError, match=r"analysis of r-1: .*Run `twosource check`"):
        unpacked(Figure, body, where="analysis of r-1")
