"""Readings told in other words: taken apart by who says so, when, what is quoted and of whom they tell."""

from collections.abc import Callable

import pytest

from twosource.model.analysis import Analysis
from twosource.model.relation import Kind, Reading, Sense
from twosource.model.report import Role
from twosource.model.span import Span
from twosource.relate.differences.comparing import differences
from twosource.relate.differences.sides import Sides

Read = Callable[..., Analysis]
Told = tuple[Kind, Sense, str, str]


def told(read: Read, text_a: str, text_b: str) -> set[Told]:
    """Kind, sense and words of every difference between two reports of one sentence."""
    a, b = read(text_a, name="a.txt"), read(text_b, name="b.txt")
    readings = [Reading(x.report.id, Span(0, len(x.report.text)), Role.PARAGRAPH) for x in (a, b)]

    def words(reading: Reading | None, analysis: Analysis) -> str:
        return reading.span.of(analysis.report.text) if reading else ""

    return {(d.kind, d.sense, words(d.a, a), words(d.b, b)) for d in differences(Sides(a, b, *readings))}


@pytest.mark.parametrize(
    ("text_a", "text_b", "kind", "a", "b"),
    [
        # who says so, over the whole of both readings
        (
            "The council will build a new lock at Brill, Mayor Ana Dorrit said.",
            "According to Mayor Ana Dorrit, Brill is to get another gate for its old canal.",
            Kind.ATTRIBUTION, "Mayor Ana Dorrit said", "According to Mayor Ana Dorrit",
        ),
        # the same person named in one and described in the other
        (
            "Ana Dorrit cut the red ribbon and walked along the wall.",
            "The mayor opened the works with scissors before a short stroll.",
            Kind.NAME, "Ana Dorrit", "The mayor",
        ),
        # quoted in one report, told in the other
        (
            'The mayor wrote that "the wall of the lock must be rebuilt from the ground".',
            "In a note Ana Dorrit asked for the rebuilding of the lock wall from the ground up.",
            Kind.QUOTATION, "the wall of the lock must be rebuilt from the ground", "rebuilding of the lock wall from the ground",
        ),
        # times meet wherever they stand
        (
            "On Friday the old lock gave way and forty boats lay idle.",
            "Skippers lost their moorings as the gate burst yesterday.",
            Kind.TIME, "On Friday", "yesterday",
        ),
    ],
)  # fmt: skip
def test_what_is_retold_is_taken_apart_by_what_its_parts_are(
    read: Read, text_a: str, text_b: str, kind: Kind, a: str, b: str
) -> None:
    found = told(read, text_a, text_b)
    assert any(k is kind and one == a and two == b for k, _, one, two in found), found


def test_figures_of_different_things_are_no_difference_of_figures(read: Read) -> None:
    a = "Fourteen people were hurt when the ferry ran into the wall. It had 212 people on board."
    b = "With 212 people aboard the ship struck the mole. Fourteen people were hurt."
    assert not [d for d in told(read, a, b) if d[0] is Kind.FIGURE and d[1] is Sense.CHANGED]


def test_words_that_both_begin_with_are_no_part_of_the_change(read: Read) -> None:
    found = told(read, "The lock was shut by masons carrying lime.", "The lock was shut by herons and two ducks.")
    assert not [d for d in found if d[2].startswith("The lock")]


@pytest.mark.parametrize(
    ("text_b", "sense"),
    [
        ('In a note Ana Dorrit asked that "the wall be rebuilt from the ground", as did others.', Sense.KEPT),
        ('In a note Ana Dorrit asked that "the wall must not be rebuilt", as did others.', Sense.CHANGED),
    ],
)
def test_a_part_of_a_quotation_keeps_its_sense_and_its_denial_does_not(read: Read, text_b: str, sense: Sense) -> None:
    text_a = 'The mayor told the council on Friday that "the old wall of the lock must be rebuilt from the ground".'
    assert [s for kind, s, one, two in told(read, text_a, text_b) if kind is Kind.QUOTATION and one and two] == [sense]


def test_a_coloured_word_is_shown_by_itself_and_not_said_of_the_whole_change(read: Read) -> None:
    a = "The regime in Brill slowly sold off forty barges to pay its many clerks."
    b = "To meet wages for scribes the government of that town parted with boats."
    wordings = [d for d in told(read, a, b) if d[0] is Kind.WORDING]
    assert (Kind.WORDING, Sense.CHANGED, "regime", "government") in wordings


def test_words_of_different_form_are_no_substitutes(read: Read) -> None:
    found = told(
        read,
        "Reports on the slow decay of the old lock were put before forty skippers.",
        "Claiming that masons had not been paid, a guild shut one quay and two gates.",
    )
    assert (Kind.WORDING, Sense.CHANGED, "Reports", "Claiming") not in found


def test_a_description_under_another_determiner_is_the_same(read: Read) -> None:
    found = told(
        read,
        "Her administration refused to pay for granite in May.",
        "Masons went unpaid because the administration wanted bricks.",
    )
    assert not any(kind == "name" for kind, *_ in found)


def test_a_word_of_doubt_in_one_of_two_retold_readings_is_a_change_of_its_own(read: Read) -> None:
    found = told(
        read,
        "Forty boats lay idle at the quay as divers allegedly cut a cable.",
        "Skippers lost their moorings, and nobody could sail from Brill for days.",
    )
    assert any(kind is Kind.MODALITY and sense is Sense.CHANGED and "allegedly" in one for kind, sense, one, _ in found)
