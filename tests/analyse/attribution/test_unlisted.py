"""Sayings told by nouns, and quotations whose verb is in no table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.attribution.frames import attributions
from twosource.analyse.attribution.unlisted import NOMINAL
from twosource.analyse.taggers.rules import parse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

KNOWN = Known(agencies=load_agencies())
LEAD = "The council met in Arle on Monday to speak about the ferry and its pumps.\n\n"


def triples(sentence: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of what a sentence attributes."""
    report = plain_report(LEAD + sentence, KNOWN, path="a.txt")
    made = [a for clause in parse(report).clauses for a in attributions(report.text, clause)]
    return [
        (a.source.of(report.text) if a.source else "", a.cue.of(report.text), a.content[0].of(report.text))
        for a in made
        if a.cue.start > len(LEAD)
    ]


@pytest.mark.parametrize(
    ("sentence", "triple"),
    [
        ("It had Orla Venn’s ironic claim that the pier held.", ("Orla Venn", "claim", "that the pier held")),
        ("She had her boast that the pier would hold.", ("her", "boast", "that the pier would hold")),
        (
            "Despite an insistence by the owners that the pier is new, few boats came.",
            ("the owners", "insistence", "that the pier is new"),
        ),
        (
            "“No, not you,” the old harbour master interrupted.",
            ("the old harbour master", "interrupted", "“No, not you,”"),
        ),
        (
            "“Madam Mayor, since you ask us,” began Orla Venn.",
            ("Orla Venn", "began", "“Madam Mayor, since you ask us,”"),
        ),
    ],
)
def test_nouns_and_unknown_verbs_attribute_what_is_said(sentence: str, triple: tuple[str, str, str]) -> None:
    assert triple in triples(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The claim that the pier held was old.",
        "Holm’s plan that was drawn up in May is old.",
        "The “night boat” sailed past the pier.",
        "“It held,” and the pumps worked.",
    ],
)
def test_what_nobody_puts_forward_is_attributed_to_nobody(sentence: str) -> None:
    assert triples(sentence) == []


@given(st.lists(st.sampled_from("Holm ’s his claim that by , “ ” “No,” began it held .".split()), max_size=20))
def test_any_text_is_read_without_an_error(parts: list[str]) -> None:
    report = plain_report(LEAD + " ".join(parts), KNOWN, path="a.txt")
    for clause in parse(report).clauses:
        for attribution in attributions(report.text, clause):
            assert attribution.base not in NOMINAL or attribution.source is not None
