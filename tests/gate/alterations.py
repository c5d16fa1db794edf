"""Quoted words altered on purpose: how many are found, and how much else is called altered.

Each report of the wire pairs is set against itself with some words inside its quotations changed,
dropped or put in; whatever else the ledger calls altered is false.
"""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import data
from score import Score

from twosource.analyse.analysis import analyse
from twosource.model.agency import AgencyTable
from twosource.model.analysis import Analysis
from twosource.model.quotation import Quotation, QuotationType
from twosource.model.span import Span
from twosource.read.blocks import Known
from twosource.read.plain import plain_report
from twosource.relate.ledger import ledger

# Quotations of fewer words leave nothing to recognise them by once a word is changed.
_LEAST_WORDS = 6
_WORDS = ("never", "certainly", "people", "harbour", "seven", "quickly", "wrong", "money", "not", "together")

Places = tuple[Span, Span]
"""Where an altered word stood in the original and stands in the altered text."""


def scores(folder: Path, agencies: AgencyTable) -> Iterator[Score]:
    """Share of the planted alterations found, and share of those called so that were not planted."""
    path = folder / "wire-pairs" / "pairs.jsonl"
    chance = random.Random(17)
    planted = found = called = false = 0
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        for side in ("a", "b"):
            whole = _analysis(row[side]["text"], "whole.txt", agencies)
            text, places = _altered(whole, chance)
            if not places:
                continue
            other = _analysis(text, "altered.txt", agencies)
            hits, misses = _compare(whole, other, places)
            planted, found = planted + len(places), found + len(hits)
            called, false = called + len(hits) + misses, false + misses
    digest = data.digest(path)
    yield Score(name="planted alterations found", value=found / planted, target="≥ .95", peers="", digest=digest)
    yield Score(
        name="planted alterations false",
        value=false / max(1, called),
        target="≤ .02",
        peers="",
        digest=digest,
        higher_is_better=False,
    )


def _analysis(text: str, name: str, agencies: AgencyTable) -> Analysis:
    return analyse(plain_report(text, Known(agencies=agencies), path=name), agencies)


def _altered(analysis: Analysis, chance: random.Random) -> tuple[str, list[Places]]:
    """The text with one word altered in every second long quotation, and where it stood and stands."""
    text = analysis.report.text
    edits: list[tuple[Span, str]] = []
    places: list[Places] = []
    for quotation in analysis.quotations:
        words = _words(analysis, quotation)
        if quotation.type is QuotationType.INDIRECT or len(words) < _LEAST_WORDS or chance.random() < 0.5:
            continue
        place = words[chance.randrange(1, len(words) - 1)]
        if any(place.meets(span) for span, _ in edits):
            continue
        new = chance.choice([word for word in _WORDS if word != place.of(text).casefold()])
        edits.append((place, chance.choice((new, f"{new} {place.of(text)}", ""))))
    made, last = "", 0
    for span, new in sorted(edits, key=lambda edit: edit[0]):
        end = span.end + (not new and text[span.end : span.end + 1] == " ")
        made += text[last : span.start] + new
        places.append((span, Span(len(made) - len(new), len(made))))
        last = end
    return made + text[last:], places


def _words(analysis: Analysis, quotation: Quotation) -> list[Span]:
    words = analysis.words
    return [
        Span(start, end)
        for start, end, mark in zip(words.starts, words.ends, words.marks, strict=True)
        if not mark and quotation.span.start <= start < quotation.span.end and end - start > 1
    ]


def _compare(whole: Analysis, other: Analysis, places: list[Places]) -> tuple[set[Span], int]:
    """The planted places found, and how many alterations were called at others.

    Two quotations of one utterance in the original may differ by themselves: that is none of ours.
    """
    twin = replace(whole, report=replace(whole.report, path="twin.txt"))
    own = [at for at, _ in _called(whole, twin)]
    hits: set[Span] = set()
    misses = 0
    for at, to in _called(whole, other):
        met = [old for old, new in places if _near(at, old) or _near(to, new)]
        hits.update(met)
        misses += not met and at not in own
    return hits, misses


def _near(one: Span, two: Span) -> bool:
    return one.start <= two.end + 1 and two.start <= one.end + 1


def _called(one: Analysis, two: Analysis) -> Iterator[tuple[Span, Span]]:
    """Where each alteration stands in the two texts."""
    for entry in ledger([one, two]):
        for alteration in entry.alterations:
            yield alteration.span_a, alteration.span_b
