"""The scoring of attributions on places made by hand; no development data is needed."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "train"))

import measure
from standoff import Gold, parse

TEXT = 'Holm said "the ferry is late." Bran denied it.'
WANTED = Gold(source=((0, 4),), cue=((5, 9),), content=((10, 30),))


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (WANTED, 1),
        (Gold(source=((2, 4),), cue=((5, 6),), content=((10, 21),)), 1),
        (Gold(source=((0, 4),), cue=((5, 9),), content=((10, 19),)), 0),
        (Gold(source=(), cue=((5, 9),), content=((10, 30),)), 0),
        (Gold(source=((31, 35),), cue=((5, 9),), content=((10, 30),)), 0),
    ],
    ids=["equal", "overlapping", "content too short", "no source", "another source"],
)
def test_a_whole_attribution_needs_half_its_content_with_source_and_cue(found: Gold, right: int) -> None:
    counts = measure.Report()
    counts.add(TEXT, [WANTED], [found])
    assert counts.whole.right == right


def test_one_found_attribution_answers_for_one_gold_one() -> None:
    counts = measure.Report()
    counts.add(TEXT, [WANTED, WANTED], [WANTED])
    assert (counts.whole.right, counts.whole.wanted, counts.whole.predicted) == (1, 2, 1)


def test_exact_spans_count_by_role_and_once() -> None:
    counts = measure.Report()
    near = Gold(source=((0, 4),), cue=((5, 9),), content=((10, 29),))
    counts.add(TEXT, [WANTED], [near, near])
    assert [counts.exact[role].f1 for role in measure.ROLES] == [1, 1, 0]
    assert counts.exact_f1 == pytest.approx(2 / 3)


def test_a_direct_quotation_is_found_by_its_content_alone() -> None:
    counts = measure.Report()
    counts.add(TEXT, [WANTED], [Gold(source=(), cue=((31, 35),), content=((11, 28),))])
    assert (counts.direct.right, counts.direct.wanted) == (1, 1)


def test_standoff_lines_with_pieces_and_line_ends_are_read() -> None:
    lines = "T1\tCue 5 9\tsaid\nT2\tContent 10 14;20 30\tone\nline\nT3\tDiscard 0 1\tx\nE1\tAttribution:T9 Cue:T1 Content1:T2"
    assert list(parse(lines)) == [Gold(source=(), cue=((5, 9),), content=((10, 14), (20, 30)))]
