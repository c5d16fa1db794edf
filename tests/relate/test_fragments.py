"""Quoted words that another report quotes at more length."""

from collections.abc import Callable

import pytest

from twosource.analyse.analysis import analyse
from twosource.model.agency import AgencyTable
from twosource.model.report import Report
from twosource.relate.alignment import align
from twosource.relate.fragments import fragments
from twosource.relate.similarity import parts

Pair = Callable[[str, str], list[tuple[str, str]]]

WHOLE = '"The costs are out of hand, and nobody asks why," Dorrit wrote.'


@pytest.fixture
def pair(make_report: Callable[..., Report], agencies: AgencyTable) -> Pair:
    """The parts of two reports of which the first quotes words of the second, in words."""

    def paired(first: str, second: str) -> list[tuple[str, str]]:
        texts = (first, second)
        analyses = [analyse(make_report(text, name=f"{n}.txt"), agencies) for n, text in enumerate(texts)]
        found = parts(analyses)
        return [
            (found[one].span.of(texts[found[one].report]), found[two].span.of(texts[found[two].report]))
            for one, two in sorted(fragments(analyses, found))
        ]

    return paired


def test_a_quoted_phrase_leads_to_the_sentence_that_quotes_more(pair: Pair) -> None:
    first = 'Dorrit called the repairs of the lock "out of hand".'
    assert pair(first, WHOLE) == [(first, WHOLE)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ('Dorrit called the repairs "costly".', '"They are costly, and nobody asks why," Dorrit wrote.'),  # one word
        (
            'Dorrit called the repairs "out of hand".',
            "The repairs were out of hand from the start.",
        ),  # nobody quotes it
        ('Dorrit said "it is as it is" of the repairs.', '"It is as it is with them," Oda said.'),  # tells nothing
        (WHOLE, "Dorrit wrote nothing."),
        (
            'Paul Reiner said the repairs are "out of hand".',
            '"The costs are out of hand, and nobody asks why," Anna Oda said.',
        ),  # another's words
    ],
)
def test_other_words_lead_nowhere(pair: Pair, first: str, second: str) -> None:
    assert pair(first, second) == []


def test_such_sentences_stand_in_one_row(make_report: Callable[..., Report], agencies: AgencyTable) -> None:
    first = 'The mayor spoke in Brill for an hour. Paul Reiner called the repairs of the lock "out of hand".'
    second = f"{WHOLE} Masons began in May and want to be paid."
    a, b = (analyse(make_report(text, name=f"{n}.txt"), agencies) for n, text in enumerate((first, second)))
    rows = [[span.of((first, second)[number]) for number, span in row] for row in align([a, b]).rows]
    assert any(any("out of hand" in said for said in row) and WHOLE in row for row in rows)
