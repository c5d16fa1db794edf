"""Damage is random, and the same for the same chance."""

import random

from damage import damaged

RAW = b"The ferry Marisol ran aground off Kovar."


def test_damage_is_the_same_for_the_same_chance() -> None:
    first, second = random.Random("a"), random.Random("a")
    assert [damaged(RAW, first) for _ in range(50)] == [damaged(RAW, second) for _ in range(50)]


def test_damage_nearly_always_changes_something_and_takes_empty_bytes() -> None:
    chance = random.Random("b")
    made = [damaged(RAW, chance) for _ in range(100)]
    assert sum(raw != RAW for raw in made) > 95
    assert damaged(b"", chance) is not None
