"""Weights of the clues by which sentences meet, learned from reports of our own."""

import numpy as np
from rows import average_precision, learned, lesson

from twosource.analyse.analysis import analyse
from twosource.model.agency import load_agencies
from twosource.model.analysis import Analysis
from twosource.read.blocks import Known
from twosource.read.plain import plain_report
from twosource.relate.likeness import CLUES

AGENCIES = load_agencies()
A = (
    "Divers lifted the barge off the northern bank on Monday.",
    "The mayor closed the lock for nine days.",
    "Bakers gave away rolls.",
)
B = (
    "The mayor of Brill has closed the lock.",
    "On Monday the barge was lifted off the northern bank by divers.",
    "Rain fell on the mayor.",
)
GOLD = [{"a": A[0], "b": B[1]}, {"a": A[1], "b": B[0]}]


def read(sentences: tuple[str, ...], name: str) -> Analysis:
    return analyse(plain_report("\n\n".join(sentences), Known(agencies=AGENCIES, outlet=name), path=name), AGENCIES)


def test_a_lesson_knows_which_sentences_the_editors_set_beside_each_other() -> None:
    found = lesson("p", [read(A, "a.txt"), read(B, "b.txt")], GOLD)
    assert found.clues.shape == (len(found.met), len(CLUES))
    assert found.met.sum() == len(GOLD) <= len(found.met)


def test_what_the_lessons_say_is_learned() -> None:
    found = lesson("p", [read(A, "a.txt"), read(B, "b.txt")], GOLD)
    weights = learned([found] * 4)
    assert weights.shape == (len(CLUES) + 1,)
    assert average_precision(found.met, found.clues @ weights[1:]) == 1.0
    assert bool(np.isfinite(weights).all())
