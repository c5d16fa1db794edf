"""Whom "the NSA chief" means."""

from collections.abc import Callable

import pytest

Speaker = Callable[[str], str]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Coastal Ports Agency Director James Holm left. The CPA chief said that it is late.", "James Holm"),
        ("Offices for Coastal Care and Upkeep leader Dr. James Holm left. The OCC chief said that it is late.", "James Holm"),
        ("James Holm, the head of the Coastal Ports Agency, left. The CPA’s director said that it is late.", "James Holm"),
        # refused: two head it, and another body's
        ("CPA Director James Holm left. CPA Director Karl Berg came. The CPA chief said that it is late.", "CPA chief"),
        ("Coastal Ports Agency Director James Holm left. The OCC chief said that it is late.", "OCC chief"),
    ],
)  # fmt: skip
def test_the_head_of_a_body_is_who_is_told_to_head_it(speaker: Speaker, text: str, who: str) -> None:
    assert speaker(text) == who
