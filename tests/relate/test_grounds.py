"""Why a reading stands in its statement: the likest other reading, and the words that both have."""

from collections.abc import Callable, Sequence

import pytest

from twosource.model.analysis import Analysis
from twosource.model.relation import Ground, Reading
from twosource.model.report import Role
from twosource.model.review import correction
from twosource.relate.alignment import Row, align
from twosource.relate.grounds import MOST_WORDS, Grounds
from twosource.relate.review import Review

Read = Callable[..., Analysis]

PIER = "A ferry struck the outer pier at Arle in thick fog on Wednesday and 14 people were hurt."
HURT = "Fourteen people were hurt when a ferry struck the pier at Arle yesterday."
FAR = "The council will hold its yearly flower show in the old granary in June."
TITLE = "Ferry strikes the outer pier at Arle in thick fog"


def made(read: Read, *texts: str, titles: Sequence[str] = ()) -> list[Analysis]:
    heads = [*titles, *[""] * len(texts)]
    return [
        read(text, outlet=f"Paper {n}", name=f"{n}.txt", published="2026-03-12", title=heads[n])
        for n, text in enumerate(texts)
    ]


def grounds(analyses: Sequence[Analysis], row: Row) -> tuple[Ground, ...]:
    return Grounds(analyses, align(analyses)).of(row, readings(analyses, row))


def readings(analyses: Sequence[Analysis], row: Row) -> list[Reading]:
    roles = {(n, s.span): s.role for n, a in enumerate(analyses) for s in a.sentences}
    return [
        Reading(analyses[report].report.id, span, roles.get((report, span), Role.PARAGRAPH)) for report, span in row
    ]


def test_names_figures_and_times_stand_as_the_texts_have_them(read: Read) -> None:
    analyses = made(read, PIER, HURT)
    [row] = align(analyses).rows
    one, two = grounds(analyses, row)
    assert "14 people (“Fourteen people”)" in one.reason
    assert "Fourteen people (“14 people”)" in two.reason
    assert (one.likest, two.likest) == (two.reading, one.reading)
    assert one.similarity == two.similarity > 0.25
    assert one.shared == tuple(type(s)(s.b, s.a) for s in two.shared)
    assert len(one.shared) == MOST_WORDS


def test_a_day_meets_itself_in_other_words(read: Read) -> None:
    analyses = made(read, "The old ferry sank off Arle on Wednesday.", "Yesterday the old ferry sank off Arle.")
    [row] = align(analyses).rows
    one, two = (ground.reason for ground in grounds(analyses, row))
    assert "Wednesday (“Yesterday”)" in one
    assert "Yesterday (“Wednesday”)" in two


def test_the_likest_reading_is_of_another_report(read: Read) -> None:
    analyses = made(read, PIER, HURT, PIER + " " + FAR)
    row = next(row for row in align(analyses).rows if len(row) == 3)
    found = {ground.reading.report: ground for ground in grounds(analyses, row)}
    a, b, c = (analysis.report.id for analysis in analyses)
    assert (found[a].likest.report, found[c].likest.report) == (c, a)
    assert found[a].similarity == 1.0
    assert found[b].similarity < 1.0


def test_a_statement_of_one_report_has_no_grounds(read: Read) -> None:
    analyses = made(read, PIER, FAR)
    assert [grounds(analyses, row) for row in align(analyses).rows] == [(), ()]


def test_a_headline_that_only_repeats_its_body_says_so(read: Read) -> None:
    other = "At Arle 14 people were hurt on Wednesday."
    analyses = made(read, PIER, other, titles=[TITLE])
    row = next(row for row in align(analyses).rows if len(row) == 3)
    headline = next(g for g in grounds(analyses, row) if g.reading.role is Role.HEADLINE)
    assert headline.likest.report == headline.reading.report
    assert headline.reason.startswith("repeats its own report; both have: ")
    assert headline.score == 0


def test_words_of_a_clause_lie_within_it(read: Read) -> None:
    both = (
        "The master of the ferry denied that its steering pump had failed, and the coroner opened an inquest at Arle."
    )
    first, second = (
        "The ferry's steering pump had not failed, its master said.",
        "The coroner opened an inquest at Arle.",
    )
    analyses = made(read, both, f"{first}\n\n{second}")
    found = [ground for row in align(analyses).rows for ground in grounds(analyses, row)]
    assert len(found) == 4
    for ground in found:
        assert ground.shared
        assert all(ground.reading.span.covers(shared.a) for shared in ground.shared)
        assert all(ground.likest.span.covers(shared.b) for shared in ground.shared)


def test_of_rows_taken_apart_each_part_has_grounds_of_its_own(read: Read) -> None:
    analyses = made(read, PIER, HURT, PIER)
    review = Review([correction("apart", {"words": ["outer pier", "Fourteen"]}, "review.toml: apart 1")])
    parted = review.parted(align(analyses).rows, analyses)
    assert sorted(len(grounds(analyses, row)) for row in parted) == [0, 2]


@pytest.mark.parametrize("text", ["x" * 300, "https://example.org/" + "a" * 300])
def test_an_endless_word_is_cut_in_the_reason(read: Read, text: str) -> None:
    sentence = f"The harbour office printed {text} on its tickets for the night ferry."
    analyses = made(read, sentence, sentence)
    reasons = [ground.reason for row in align(analyses).rows for ground in grounds(analyses, row)]
    assert len(reasons) == 2
    assert all(0 < len(reason) < 50 * MOST_WORDS for reason in reasons)
