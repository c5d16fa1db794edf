"""How likely two units stand for each other, by what is linked round them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.words import stem
from twosource.model.span import Span
from twosource.relate.differences.collation import Slot, Unit
from twosource.relate.differences.evidence import QUESTIONS, Ground, Link
from twosource.relate.differences.links import competing


def reading(text: str) -> list[Unit]:
    """Units of a text with blanks between them; what has no letter or digit is a mark."""
    return [
        Unit(Slot.WORD if any(map(str.isalnum, word)) else Slot.MARK, Span(n, n + 1), word, stem(word), False)
        for n, word in enumerate(text.split())
    ]


def ground(one: str, two: str) -> Ground:
    first, second = reading(one), reading(two)
    return Ground(first, second, competing(first, second))


def asked(where: Ground, pair: Link) -> dict[str, float]:
    return dict(zip(QUESTIONS, where.answers(pair), strict=True))


@pytest.mark.parametrize(
    ("one", "two", "pair", "sort", "state"),
    [
        ("masons shut the lock", "masons shut the lock", (3, 3), "same word", "linked"),
        ("masons shut the lock", "masons shut the lock", (2, 2), "same function word", "linked"),
        ("masons left , tired", "masons left , weary", (2, 2), "same mark", "linked"),
        ("masons left , tired", "masons left , weary", (3, 3), "words", "free"),
        ("masons shut the lock", "masons shut a lock", (2, 2), "function words", "linked"),
        ("masons shut up the lock", "masons barred the lock", (2, 1), "word and function word", "free"),
        ("prime minister left", "minister left", (0, 0), "words", "joined"),
        ("masons left : tired", "masons left ; tired", (2, 2), "marks", "free"),
        ("it fell in 1912", "it fell in 1921", (3, 3), "", "free"),
    ],
)
def test_a_pair_has_its_sort_and_state(one: str, two: str, pair: Link, sort: str, state: str) -> None:
    assert ground(one, two).column(pair) == (sort, state)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("left linked", True),
        ("right linked", True),
        ("both linked", True),
        ("second left linked", True),
        ("nearest link before is one", True),
        ("in one gap", 1),
        ("units in the gap", 2),
        ("gap is uneven", 0),
        ("same place in the gap", True),
        ("units off its place", 0),
        ("in its place", 2),
        ("units moved", 0),
        ("same stem", False),
    ],
)
def test_what_stands_round_a_pair_is_asked(question: str, answer: float) -> None:
    where = ground("soldiers attacked the town", "soldiers shelled the town")
    assert asked(where, (1, 1))[question] == answer


@pytest.mark.parametrize(
    ("one", "two", "pair", "question", "answer"),
    [
        ("the prime minister left", "the minister left", (1, 1), "beside its link", True),
        ("the prime minister left", "the minister left", (1, 1), "linked to its like", True),
        ("masons left to eat", "masons left for good to eat", (2, 2), "linked is a function word", True),
        ("masons will go", "masons would go", (1, 1), "function words for one another", True),
        ("masons will go", "masons would go", (1, 1), "helping verb", 2),
        ("masons quit 12 locks", "masons quit rmb12 locks", (2, 2), "both with digits", True),
    ],
)
def test_what_each_is_and_is_linked_to_is_asked(one: str, two: str, pair: Link, question: str, answer: float) -> None:
    assert asked(ground(one, two), pair)[question] == answer


@pytest.mark.parametrize(
    ("one", "two", "pair", "stands"),
    [
        ("soldiers attacked the town", "soldiers shelled the town", (1, 1), True),
        ("masons left , tired", "masons left , weary", (3, 3), True),
        ("masons shut the lock at noon", "divers said nothing of the pay", (2, 3), False),
        ("masons left : tired", "masons left ; tired", (2, 2), True),
    ],
)
def test_a_pair_stands_where_it_is_likelier_than_not(one: str, two: str, pair: Link, stands: bool) -> None:
    assert (ground(one, two).likelihood(pair) > 0) is stands


SENTENCES = st.lists(
    st.sampled_from("the lock was shut by masons today , and divers began to climb started economy 12 .".split()),
    max_size=14,
).map(" ".join)


@given(one=SENTENCES, two=SENTENCES)
def test_both_ways_the_same_is_asked_and_answered(one: str, two: str) -> None:
    there, back = ground(one, two), ground(two, one)
    assert there.candidates() == {(i, j) for j, i in back.candidates()}
    assert all(there.answers((i, j)) == back.answers((j, i)) for i, j in there.candidates())


@given(one=SENTENCES, two=SENTENCES)
def test_weighing_a_plain_link_comes_to_no_other_answer(one: str, two: str) -> None:
    where = ground(one, two)
    assert all(where.likelihood(pair) > 0 for pair in where.candidates() if where.is_plain(pair))
