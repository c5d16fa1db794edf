"""All stages together: one result for every order of the reports, and nothing lost or counted twice."""

from collections import Counter
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.analysis import analyse
from twosource.flow import compare
from twosource.model.agency import AgencyTable
from twosource.model.analysis import Analysis
from twosource.model.comparison import Collation
from twosource.model.relation import Pair, Relation, Statement
from twosource.model.report import Report
from twosource.relate.collate import collate
from twosource.relate.similarity import parts

Story = list[tuple[list[str], str, str]]
"""For each report its sentences, its credit line and its title."""
Write = Callable[[Story], list[Report]]
Read = Callable[[Story], list[Analysis]]
Compared = Callable[[list[Report]], Collation]

SENTENCES = (
    "A cargo of clay pipes slid off a barge near Quill Island on Wednesday and blocked the channel for nine hours.",
    "Yesterday a barge lost a cargo of clay pipes near Quill Island, and the channel was shut for nine hours.",
    "Divers began lifting the pipes before dusk, and two tugs held the barge against the current all night.",
    "Two tugs held the barge all night; divers, it was said, may begin to lift the 400 pipes.",
    '"Nobody here will sleep until that hull is gone from our door," Mayor Ana Dorrit said.',
    'Ms Dorrit told Reuters that nobody would sleep until that hull was "gone from our door".',
    "The lock has failed twice this year, a senior ministry official said.",
    "The lock has failed two times this year, according to ministry officials.",
    "The Skerry Courier reported that the lock has failed three times this year.",
    "Paul Reiner denied that the lock has failed.",
    "Seven ducks watched from a wall beside the lock while the town band packed its drums into a cart.",
    "The channel carries about forty barges a day between the brickyards and the sea.",
)
OUTLETS = ("Harbour Post", "Island Echo", "Skerry Courier", "Morning Gazette", "Reuters")
CREDITS = ("", "Source: AFP", "AFP, Bloomberg", "With files from Reuters", "By Ruth Amsel")
TITLES = ("", "Clay pipes slide off a barge near Quill Island")

content = st.tuples(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6, unique=True),
    st.sampled_from(CREDITS),
    st.sampled_from(TITLES),
)
stories = st.lists(content, min_size=3, max_size=5)


@pytest.fixture(scope="session")
def write(make_report: Callable[..., Report]) -> Write:
    """The reports of a story, each in an outlet of its own."""

    def written(story: Story) -> list[Report]:
        return [
            make_report(
                "\n\n".join([*sentences, line]).strip(),
                outlet=outlet,
                title=title,
                published="2026-03-12",
                name=f"{outlet}.txt",
            )
            for outlet, (sentences, line, title) in zip(OUTLETS, story, strict=False)
        ]

    return written


@pytest.fixture(scope="session")
def read(write: Write, agencies: AgencyTable) -> Read:
    """The reports of a story, analysed."""
    return lambda story: [analyse(report, agencies) for report in write(story)]


@pytest.fixture(scope="session")
def compared(agencies: AgencyTable) -> Compared:
    """The whole comparison of reports, as a user would run it."""
    return lambda reports: compare(reports, agencies)


TURNED = {Relation.A_FROM_B: Relation.B_FROM_A, Relation.B_FROM_A: Relation.A_FROM_B}


def plain_pair(pair: Pair) -> Any:
    """A pair with the lower id first."""
    one = (pair.a, pair.share_a, pair.extent_a, tuple(p.a for p in pair.passages))
    two = (pair.b, pair.share_b, pair.extent_b, tuple(sorted(p.b for p in pair.passages)))
    if pair.a < pair.b:
        return (one[:3], two[:3], pair.relation, pair.agency, pair.quoted, frozenset((p.a, p.b) for p in pair.passages))
    relation = TURNED.get(pair.relation, pair.relation)
    return (two[:3], one[:3], relation, pair.agency, pair.quoted, frozenset((p.b, p.a) for p in pair.passages))


def plain_statement(statement: Statement) -> Any:
    """A statement without the order in which its reports were given."""
    support = statement.support
    differences = Counter((frozenset((d.a, d.b)), d.kind, d.sense) for d in statement.differences)
    return (
        statement.id,
        frozenset(statement.readings),
        differences,
        frozenset(statement.quotations),
        (support.origins, support.independent, support.bottleneck, frozenset(support.ways)),
        {(link.upstream, link.downstream, link.sure) for link in support.links},
    )


def plain(collation: Collation) -> Any:
    return (
        [plain_statement(statement) for statement in collation.statements],
        sorted((plain_pair(pair) for pair in collation.pairs), key=repr),
        {(d.report, d.extent, d.share, d.sources) for d in collation.derivations},
        {(edge.upstream, edge.downstream, edge.sure) for edge in collation.lineage.edges},
        collation.lineage.nodes,
    )


@given(stories, st.permutations(range(len(OUTLETS))))
def test_the_result_is_the_same_for_every_order_of_the_reports(read: Read, story: Story, order: list[int]) -> None:
    """Statements in one order, with the same readings, differences and support; pairs and differences may turn round."""
    analyses = read(story)
    shuffled = [analyses[place] for place in order if place < len(analyses)]
    assert plain(collate(shuffled)) == plain(collate(analyses))


@given(stories)
def test_a_collation_gives_back_each_report(read: Read, story: Story) -> None:
    analyses = read(story)
    collation = collate(analyses)
    assert collation.analyses == tuple(analyses)
    for analysis in analyses:
        found = {r.span for s in collation.statements for r in s.readings if r.report == analysis.report.id}
        assert {part.span for part in parts([analysis])} <= found
        assert all(span.end <= len(analysis.report.text) for span in found)


@given(stories)
def test_there_is_one_pair_for_any_two_reports_and_one_derivation_for_each(read: Read, story: Story) -> None:
    analyses = read(story)
    collation = collate(analyses)
    ids = [analysis.report.id for analysis in analyses]
    assert [(pair.a, pair.b) for pair in collation.pairs] == list(combinations(ids, 2))
    assert [derivation.report for derivation in collation.derivations] == ids
    assert len({statement.id for statement in collation.statements}) == len(collation.statements)


@given(stories, st.integers(0, 2))
def test_a_report_given_twice_changes_nothing(write: Write, compared: Compared, story: Story, again: int) -> None:
    given_once = write(story)
    once = compared(given_once)
    twice = compared([*given_once, given_once[again]])
    assert (twice.statements, twice.pairs, twice.lineage) == (once.statements, once.pairs, once.lineage)
    assert once.notes == ()
    assert [given_once[again].path in note for note in twice.notes] == [True]


@given(content)
def test_the_same_copy_in_another_outlet_adds_readings_and_no_source(
    make_report: Callable[..., Report], write: Write, compared: Compared, other: tuple[list[str], str, str]
) -> None:
    text = "\n\n".join([SENTENCES[0], SENTENCES[2], SENTENCES[11], "AFP"])
    one, double = (make_report(text, outlet=o, published="2026-03-12", name=f"{o}.txt") for o in ("Daily", "Weekly"))
    base = [one, *write([other])]
    before, after = compared(base), compared([*base, double])
    for row in before.statements:
        if any(reading.report == one.id for reading in row.readings):
            told = {reading for reading in row.readings if not reading.further}
            more = next(s for s in after.statements if told < set(s.readings))
            assert more.support.independent.low <= row.support.independent.low
            assert len(more.support.origins) <= len(row.support.origins)


def test_progress_is_told_once_a_pair(read: Read) -> None:
    told: list[tuple[str, int, int]] = []
    story: Story = [([sentence], "", "") for sentence in SENTENCES[:3]]
    collate(read(story), progress=lambda *step: told.append(step))
    assert told == [("pairs of reports", number, 3) for number in (1, 2, 3)]


def test_notes_are_passed_on(read: Read) -> None:
    analyses = read([([SENTENCES[0]], "", ""), ([SENTENCES[2]], "", "")])
    assert collate(analyses, ("b.txt is a.txt again",)).notes == ("b.txt is a.txt again",)


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_reports_have_statements_and_no_pairs(read: Read, count: int) -> None:
    analyses = read([([SENTENCES[0], SENTENCES[10]], "", "")] * count)
    collation = collate(analyses)
    assert collation.pairs == ()
    assert len(collation.statements) == 2 * count
    assert all(statement.support.independent.low == 1 for statement in collation.statements)
