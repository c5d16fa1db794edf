"""Rows of readings made into statements: what is laid against what, and how a statement is known again."""

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.analysis import analyse
from twosource.model.agency import AgencyTable
from twosource.model.analysis import Analysis
from twosource.model.relation import Kind, Reading, Statement
from twosource.model.report import Report, Role
from twosource.relate.derivation import pair, side
from twosource.relate.differences.facing import pairings
from twosource.relate.lineage import descent
from twosource.relate.statements import statements
from twosource.relate.support.standing import Supporter

Read = Callable[..., Analysis]


@pytest.fixture(scope="session")
def read(make_report: Callable[..., Report], agencies: AgencyTable) -> Read:
    """Text, analysed: ``read("Post", "…")``; the outlet comes first."""

    def analysed(outlet: str, text: str, **known: str) -> Analysis:
        made = make_report(text, outlet=outlet, published="2026-03-12", name=f"{outlet}.txt", **known)
        return analyse(made, agencies)

    return analysed


def told(*analyses: Analysis) -> tuple[Statement, ...]:
    sides = [side(analysis) for analysis in analyses]
    pairs = [pair(one, two) for one, two in combinations(sides, 2)]
    return statements(analyses, Supporter(analyses, descent(sides, pairs)))


BARGE = "A cargo of clay pipes slid off a barge near Quill Island on Wednesday and blocked the channel."
NEARLY = "A cargo of clay pipes fell off a barge near Quill Island on Wednesday and blocked the channel."
OTHERWISE = "On Wednesday a barge lost clay pipes near Quill Island."
BAKER = "A baker brought rolls and hot tea for the crew, who slept on sacks in the pavilion until morning."


def test_each_reading_is_laid_against_the_likest_one_of_another_report(read: Read) -> None:
    a, b, c = read("Post", BARGE), read("Echo", NEARLY), read("Free", OTHERWISE)
    readings = tuple(Reading(x.report.id, x.sentences[0].span, Role.PARAGRAPH) for x in (a, b, c))
    pairs = {(one.report, two.report) for one, two in pairings(readings, {x.report.id: x for x in (a, b, c)})}
    assert (a.report.id, b.report.id) in pairs
    assert len(pairs) == 2


def test_readings_of_one_report_are_never_laid_against_each_other(read: Read) -> None:
    a = read("Post", BARGE, title="Clay pipes slide off a barge near Quill Island")
    b = read("Echo", NEARLY)
    [row] = told(a, b)
    assert len(row.readings) == 3
    assert all(d.a.report != d.b.report for d in row.differences if d.a and d.b)
    by_id = {x.report.id: x for x in (a, b)}
    assert {(one.report, two.report) for one, two in pairings(row.readings, by_id)} == {(a.report.id, b.report.id)}


def test_a_statement_of_one_report_has_no_differences(read: Read) -> None:
    rows = told(read("Post", f"{BARGE}\n\n{BAKER}"), read("Echo", NEARLY))
    [alone] = [row for row in rows if len(row.readings) == 1]
    assert alone.differences == ()
    assert [len(row.differences) > 0 for row in rows if row is not alone] == [True]


def test_the_earlier_report_stands_first_in_a_difference(read: Read) -> None:
    a, b = read("Post", BARGE), read("Echo", NEARLY)
    for one, two in ((a, b), (b, a)):
        [row] = told(one, two)
        found = [d for d in row.differences if d.kind is Kind.WORDING]
        assert [(d.a.report, d.b.report) for d in found if d.a and d.b] == [(one.report.id, two.report.id)]


def test_a_reading_knows_its_role(read: Read) -> None:
    caption = "Photo: A cargo of clay pipes slid off a barge near Quill Island."
    title = "Clay pipes slide off barge near Quill Island and block channel"
    a = read("Post", f"{caption}\n\n{BARGE}", title=title)
    [row] = [row for row in told(a, read("Echo", BAKER)) if len(row.readings) > 1]
    assert [reading.role for reading in row.readings] == [Role.HEADLINE, Role.CAPTION, Role.PARAGRAPH]


def test_a_statement_is_known_again_by_its_readings(read: Read) -> None:
    a, b, c = read("Post", f"{BARGE}\n\n{BAKER}"), read("Echo", NEARLY), read("Free", BAKER)
    first, second = told(a, b), told(b, a)
    assert {row.id for row in first} == {row.id for row in second}
    assert len({row.id for row in first}) == len(first)
    changed = {row.id for row in told(a, b, c)}
    assert len(changed & {row.id for row in first}) == 1


SENTENCES = (
    BARGE, NEARLY, OTHERWISE, BAKER, "Clay pipes off Quill Island blocked the channel.",
    "A baker brought tea and rolls for the crew.",
)  # fmt: skip


@given(st.lists(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True), min_size=2, max_size=4))
def test_every_reading_is_laid_against_one_of_another_report_where_there_is_one(
    read: Read, texts: list[list[str]]
) -> None:
    analyses = [read(f"Outlet {n}", "\n\n".join(text)) for n, text in enumerate(texts)]
    by_id = {analysis.report.id: analysis for analysis in analyses}
    for row in told(*analyses):
        chosen = pairings(row.readings, by_id)
        assert all(one.report != two.report for one, two in chosen)
        assert len(set(chosen)) == len(chosen)
        laid = {reading for found in chosen for reading in found}
        several = len({reading.report for reading in row.readings}) > 1
        assert laid == (set(row.readings) if several else set())
        compared = {(one.report, two.report) for one, two in chosen}
        assert {(d.a.report, d.b.report) for d in row.differences if d.a and d.b} <= compared
