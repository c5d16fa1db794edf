"""Sources that a phrase, a colon or nothing at all brings in."""

import pytest

from twosource.analyse.attribution.frames import attributions
from twosource.analyse.taggers.rules import parse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

KNOWN = Known(agencies=load_agencies())
LEAD = "The council met in Arle on Monday to speak about the ferry and its pumps.\n\n"


def triples(sentence: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution of a sentence."""
    report = plain_report(LEAD + sentence, KNOWN, path="a.txt")
    made = [a for clause in parse(report).clauses for a in attributions(report.text, clause)]
    return [
        (
            a.source.of(report.text) if a.source else "",
            a.cue.of(report.text),
            " … ".join(p.of(report.text) for p in a.content),
        )
        for a in made
        if a.cue.start >= len(LEAD)
    ]


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("According to Holm, the ferry was late.", "Holm", "According to", "the ferry was late"),
        ("According to Holm, though, the ferry was late.", "Holm", "According to", "the ferry was late"),
        ("The ferry was late, according to port data.", "port data", "according to", "The ferry was late"),
        ("As Ines Holm put it, the ferry is doomed.", "Ines Holm", "put it", "the ferry is doomed"),
        ("The ferry is doomed, as Holm puts it.", "Holm", "puts it", "The ferry is doomed"),
        ("It was late, and, according to Holm, the pier fell.", "Holm", "according to", "the pier fell"),
        ("Holm: The ferry must stay.", "Holm", ":", "The ferry must stay."),
        ("It was late, but according to Holm, the poor got richer.", "Holm", "according to", "the poor got richer"),
        ("He fumed on Twitter: “It is not old at all.”", "He", "fumed", "“It is not old at all.”"),
        ("They had guests such as Ines Holm: “It is old.”", "Ines Holm", ":", "“It is old.”"),
        ("Asked whether the ferry was safe, she smiled.", "", "Asked", "whether the ferry was safe"),
    ],
)
def test_who_is_cited_for_what(sentence: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in triples(sentence)


@pytest.mark.parametrize(("cited", "sources"), [("a letter", ["a letter"]), ("concerns about the fog", [])])
def test_what_somebody_has_in_mind_is_no_source(cited: str, sources: list[str]) -> None:
    made = triples(f"The ferry was late, Holm said, citing {cited}.")
    assert [source for source, cue, content in made if cue == "citing" and content.startswith("The ferry")] == sources


@pytest.mark.parametrize(
    "sentence",
    [
        "Ines Holm on Brill: The saddest call",
        "Ferry vs Venn: When boats meet",
        "WATCHING BRILL: A look at law",
        "Venn to snub Holm: No talks in Brill",
        "She is the author of Orla Venn: A Life, out now.",
    ],
)
def test_what_a_headline_is_about_says_nothing(sentence: str) -> None:
    assert [cue for _, cue, _ in triples(sentence) if cue == ":"] == []
