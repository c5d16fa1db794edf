"""Quote marks of all kinds are paired by the white space round them; an odd one costs its paragraph at most."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.marks import odd_marks, quotes
from twosource.model.agency import load_agencies
from twosource.model.report import Report
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

KNOWN = Known(agencies=load_agencies())
LEAD = "The council met in Arle on Monday to speak about the ferry and its pumps.\n\n"


def report(body: str) -> Report:
    return plain_report(LEAD + body, KNOWN, path="a.txt")


def inner(body: str, depth: int = 0) -> list[str]:
    made = report(body)
    return [quote.inner.of(made.text) for quote in quotes(made) if quote.depth == depth]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("He said “go home” to all.", ["go home"]),
        ('He said "go home" to all.', ["go home"]),
        ("He said „go home“ to all.", ["go home"]),
        ("He said «go home» to all.", ["go home"]),
        ("He said 'go home' to all.", ["go home"]),
        ("He said ‘go home’ to all.", ["go home"]),
        ("He said ``go home'' to all.", ["go home"]),
        ("He said ”go home” to all.", ["go home"]),
        ("The crew's boat isn't the Holms' own.", []),
        ("It was '98 and rock 'n' roll.", []),
        ("He said “go” and “home” and left.", ["go", "home"]),
        ("It is 6' 2\" long.", []),
    ],
)
def test_what_stands_in_marks(body: str, words: list[str]) -> None:
    assert inner(body) == words


def test_marks_within_marks_are_deeper() -> None:
    body = "“He told me ‘go home’ and I went,” she said."
    assert inner(body) == ["He told me ‘go home’ and I went,"]
    assert inner(body, depth=1) == ["go home"]


def test_an_opening_mark_may_be_repeated_in_the_next_paragraph_and_closed_there() -> None:
    body = "“We waited for an hour.\n\n“Then we left,” she said."
    assert inner(body) == ["We waited for an hour.", "Then we left,"]


@pytest.mark.parametrize("odd", ["“We know.", "We know.”", 'So "we know', "“We “know”"])
def test_an_odd_mark_leaves_the_other_paragraphs_alone(odd: str) -> None:
    made = report(f"{odd}\n\n“They left,” he said.\n\n“So did I,” she said.")
    found = [quote.inner.of(made.text) for quote in quotes(made)]
    assert found[-2:] == ["They left,", "So did I,"]


def test_marks_without_a_partner_are_counted() -> None:
    assert odd_marks(report("He said “go home” to all.")) == 0
    assert odd_marks(report('He said "go home to all of them.')) == 1


@given(st.text(st.sampled_from("“”\"'‘’«»„ ab.,\n"), max_size=120))
def test_any_marks_give_spans_inside_their_block_that_nest_or_stand_apart(body: str) -> None:
    made = report(body)
    found = quotes(made)
    for quote in found:
        assert made.blocks[quote.block].span.covers(quote.outer) or not quote.closed
        assert quote.outer.covers(quote.inner)
    for one in found:
        for two in found:
            crossing = one.outer.start < two.outer.start < one.outer.end < two.outer.end
            assert not crossing
