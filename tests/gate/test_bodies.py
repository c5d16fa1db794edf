"""The yardstick for pages: what stands in what, and the shingle measure."""

from datetime import date

import bodies
import pytest

GOLD = bodies.GoldPage(
    name="a",
    html=b"",
    title="Ferry aground",
    day=date(2031, 5, 6),
    paragraphs=("The ferry ran aground off Kovar on Monday.", "Nobody on board was hurt at all."),
    summary=(),
    captions=("The ferry at low tide",),
    picture_credits=("Mara Lind",),
)


def scored(made: bodies.Made) -> bodies.PageScores:
    scores = bodies.PageScores()
    scores.add(GOLD, made)
    return scores


def test_a_perfect_reading_is_right_everywhere() -> None:
    pictures = ("The ferry at low tide. Mara Lind",)
    made = bodies.Made(
        title="Ferry aground", day=date(2031, 5, 6), paragraphs=GOLD.paragraphs, pictures=pictures, shown=pictures
    )
    scores = scored(made)
    shares = (scores.recall, scores.precision, scores.captions, scores.picture_credits, scores.title, scores.day)
    assert [share.value for share in shares] == [1.0] * 6
    assert scores.leaked.value == 0.0


def test_what_is_missing_added_or_leaked_is_counted() -> None:
    scores = scored(bodies.Made(paragraphs=(GOLD.paragraphs[0], "The ferry at low tide")))
    assert (scores.recall.value, scores.precision.value, scores.leaked.value) == (0.5, 0.5, 1.0)
    assert (scores.title.value, scores.day.value) == (0.0, 0.0)


def test_captions_that_no_reader_sees_are_not_asked_for() -> None:
    assert scored(bodies.Made()).captions.all == 0


@pytest.mark.parametrize(
    ("made", "f1", "precision", "recall"),
    [
        ("a b c d e", 1.0, 1.0, 1.0),
        ("a b c d", 2 / 3, 1.0, 0.5),
        ("a b c d e f", 0.8, 2 / 3, 1.0),
        ("f g h i", 0.0, 0.0, 0.0),
        ("", 0.0, 0.0, 0.0),
    ],
)
def test_shingles_are_counted_as_the_benchmark_counts_them(
    made: str, f1: float, precision: float, recall: float
) -> None:
    assert bodies.shingle_f1([("a b c d e", made)]) == pytest.approx((f1, precision, recall))
