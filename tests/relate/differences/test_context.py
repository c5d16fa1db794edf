"""Short changes shown with the word that they go with."""

from collections.abc import Callable

import pytest

from twosource.model.analysis import Analysis
from twosource.model.relation import Kind, Reading, Sense
from twosource.model.span import Span
from twosource.relate.differences.changes import Change, Cut
from twosource.relate.differences.collation import units
from twosource.relate.differences.comparing import differences
from twosource.relate.differences.context import widened
from twosource.relate.differences.sides import Sides

Read = Callable[..., Analysis]


def told(read: Read, text_a: str, text_b: str) -> list[tuple[Kind, Sense, str, str]]:
    """The differences of two sentences but style, in words."""
    a, b = read(text_a, name="a.txt"), read(text_b, name="b.txt")
    one, two = (Reading(x.report.id, Span(0, len(x.report.text))) for x in (a, b))
    return [
        (d.kind, d.sense, d.a.span.of(text_a) if d.a else "", d.b.span.of(text_b) if d.b else "")
        for d in differences(Sides(a, b, one, two))
        if d.kind is not Kind.STYLE
    ]


@pytest.mark.parametrize(
    ("text_a", "text_b", "kind", "sense", "a", "b"),
    [
        (
            "The wall met renewed anger at Brill.", "The wall met anger at Brill.",
            Kind.DETAIL, Sense.KEPT, "renewed anger", "anger",
        ),
        (
            "It set the stage for a possible quarrel at Brill.", "It set the stage for a quarrel at Brill.",
            Kind.MODALITY, Sense.CHANGED, "possible quarrel", "quarrel",
        ),
        (
            "Masons say the gate apparently was sold.", "Masons say the gate was sold.",
            Kind.MODALITY, Sense.CHANGED, "apparently was sold", "sold",
        ),
    ],
)  # fmt: skip
def test_a_word_more_is_shown_with_what_it_bears_on(
    read: Read, text_a: str, text_b: str, kind: Kind, sense: Sense, a: str, b: str
) -> None:
    assert told(read, text_a, text_b) == [(kind, sense, a, b)]
    assert told(read, text_b, text_a) == [(kind, sense, b, a)]


def test_a_word_that_stands_elsewhere_in_the_other_reading_is_none_more(read: Read) -> None:
    text_a, text_b = "The renewed wall met anger.", "The wall, renewed at last, met anger."
    first, second = (units(read(text, name=text[:8]), Span(0, len(text))) for text in (text_a, text_b))
    change = Change(Cut.WORDS, tuple(unit for unit in first if unit.text == "renewed"), ())
    assert widened(change, first, second) is change
