"""Reasons in words for an editor."""

import pytest

from twosource.relate.stories.reasons import in_full


@pytest.mark.parametrize(
    ("reason", "title", "text", "told"),
    [
        ("shares “furiou”, “fast” with a", "", "A fast and furious day", "shares “furious”, “fast” with a"),
        ("shares “ferry” with a", "Ferries collide", "The ferries met", "shares “ferries” with a"),
        ("shares “texa” with a", "Storm over Texas", "", "shares “Texas” with a"),
        ("shares “kyiv” with a", "", "The Ukrainian capital was dark", "shares “kyiv” with a"),
        ("shares “marigold” with a", "Pier hit", "The pier was hit", "shares “marigold” with a"),
        ("a live blog: it follows “texa”", "Texas", "", "a live blog: it follows “texa”"),
        ("shares “” with a", "", "", "shares “” with a"),
    ],
)
def test_shared_words_stand_as_the_report_writes_them(reason: str, title: str, text: str, told: str) -> None:
    assert in_full(reason, title, text) == told


def test_marks_without_end_cost_nothing() -> None:
    assert in_full("shares " + "“" * 100_000, "Ferry", "Ferry").startswith("shares “")
