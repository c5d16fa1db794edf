"""Occasions and media of what is said."""

from collections.abc import Callable

import pytest

from twosource.model.analysis import Analysis
from twosource.model.relation import Kind, Reading
from twosource.model.span import Span
from twosource.relate.differences.collation import units
from twosource.relate.differences.comparing import differences
from twosource.relate.differences.occasions import occasions
from twosource.relate.differences.sides import Sides

Read = Callable[..., Analysis]


@pytest.mark.parametrize(
    "marked",
    [
        "Dorrit went back on it [in an interview with Reuters] and left.",
        "[In a series of tweets] Dorrit asked for granite.",
        "Dorrit asked for granite [on Twitter].",
        "[During a long telephone interview] she asked for granite.",
        "She asked for granite [in a letter to Paul Reiner] and for lime.",
    ],
)
def test_an_occasion_is_found_from_its_preposition_to_whom_it_was_for(read: Read, marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    analysis = read(text)
    found = occasions(units(analysis, Span(0, len(text))))
    assert [span.of(text) for span in found] == [marked[marked.index("[") + 1 : marked.index("]")]]


@pytest.mark.parametrize(
    "text",
    [
        "The letter lay in a drawer.",
        "Masons met on the quay.",
        "In Brill the post was late.",
        'She spoke of "the lock in the letter".',
    ],
)
def test_what_names_no_occasion_has_none(read: Read, text: str) -> None:
    assert occasions(units(read(text), Span(0, len(text)))) == []


def test_an_occasion_that_one_reading_has_is_an_attribution(read: Read) -> None:
    text_a = "In a series of tweets Ana Dorrit blamed the masons for the old wall."
    text_b = "Ana Dorrit blamed the masons for the old wall."
    a, b = read(text_a, name="a.txt"), read(text_b, name="b.txt")
    one, two = (Reading(x.report.id, Span(0, len(x.report.text))) for x in (a, b))
    found = [d for d in differences(Sides(a, b, one, two)) if d.kind is Kind.ATTRIBUTION]
    assert [d.a.span.of(text_a) for d in found if d.a] == ["In a series of tweets"]
