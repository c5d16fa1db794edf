"""The rules of scoring stories, on labels made by hand."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import stories

LABELS = {"a": "1", "b": "1", "c": "2", "d": "2"}


@pytest.mark.parametrize(
    ("found", "b3", "pairs"),
    [
        pytest.param({"a": "x", "b": "x", "c": "y", "d": "y"}, 1.0, 1.0, id="right"),
        pytest.param({}, 2 * 0.5 / 1.5, 0.0, id="everything alone"),
        pytest.param(dict.fromkeys("abcd", "x"), 2 * 0.5 / 1.5, 2 * 2 / 8, id="everything together"),
        pytest.param(
            {"a": "x", "b": "x", "z": "x", "c": "y"}, 2 * 0.75 / 1.75, 2 / 3, id="one pair found, others do not count"
        ),
    ],
)
def test_scores_of_small_groupings(found: dict[str, str], b3: float, pairs: float) -> None:
    assert stories.b3_f1(found, LABELS) == pytest.approx(b3)
    assert stories.pair_f1(found, LABELS) == pytest.approx(pairs)


def test_only_the_end_of_the_labelled_span_is_scored() -> None:
    records = [{"id": str(day), "date": f"2031-01-{day:02}", "story": "s" if day > 1 else None} for day in range(1, 13)]
    assert sorted(stories.labels_after(records, 0.7)) == ["10", "11", "12", "9"]
