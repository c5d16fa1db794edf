"""What is said of a collation, before anybody colours or escapes it.

The collations here are made by hand, so that these tests stand whatever the stages before find.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.analysis import Analysis, Credit, CreditForm, Dateline
from twosource.model.comparison import Collation
from twosource.model.quotation import PartyKind
from twosource.model.relation import (
    Count,
    Derivation,
    Difference,
    Edge,
    Extent,
    Kind,
    Lineage,
    Node,
    NodeKind,
    Origin,
    Pair,
    Reading,
    Relation,
    Sense,
    Statement,
    Support,
)
from twosource.model.report import DateOrigin, Published, Report, Role
from twosource.model.span import Span
from twosource.read.dates import published
from twosource.show.view import SIGNS, Choice, View, label, levelled
from twosource.show.viewing import view

MakeReport = Callable[..., Report]
Side = tuple[str, str]
"""A report by its letter, and words of it."""

OWN = Support(origins=(Origin(name="Echo", kind=PartyKind.OUTLET, assumed=True),), independent=Count(1, 1))


@dataclass(frozen=True, slots=True)
class Desk:
    """Reports by letter, and model values made from words of them."""

    reports: dict[str, Report]

    def reading(self, side: Side, role: Role = Role.PARAGRAPH) -> Reading:
        letter, words = side
        start = self.reports[letter].text.index(words)
        return Reading(self.reports[letter].id, Span(start, start + len(words)), role)

    def difference(self, kind: Kind, sense: Sense, a: Side | None, b: Side | None, reason: str = "") -> Difference:
        one, two = (self.reading(side) if side else None for side in (a, b))
        return Difference(kind=kind, sense=sense, a=one, b=two, reason=reason)

    def statement(
        self, *readings: Side, name: str = "s0", differences: Sequence[Difference] = (), support: Support = OWN
    ) -> Statement:
        return Statement(
            id=name,
            readings=tuple(self.reading(side) for side in readings),
            differences=tuple(differences),
            support=support,
        )

    def collation(
        self,
        *statements: Statement,
        nodes: Sequence[Node] = (),
        edges: Sequence[Edge] = (),
        pairs: Sequence[Pair] = (),
        notes: tuple[str, ...] = (),
    ) -> Collation:
        return Collation(
            analyses=tuple(Analysis(report=report) for report in self.reports.values()),
            derivations=tuple(Derivation(report=r.id, extent=Extent.NON, share=0.0) for r in self.reports.values()),
            pairs=tuple(pairs),
            lineage=Lineage(nodes=(*map(node, self.reports.values()), *nodes), edges=tuple(edges)),
            statements=statements,
            notes=notes,
        )

    def took(self, upstream: str, letter: str, *, sure: bool = True) -> Edge:
        return Edge(upstream=upstream, downstream=f"report:{self.reports[letter].id}", sure=sure, reason="why")


def node(report: Report) -> Node:
    return Node(id=f"report:{report.id}", kind=NodeKind.REPORT, name=report.name, seen=True, report=report.id)


def agency(name: str, *, seen: bool = False) -> Node:
    return Node(id=f"agency:{name}", kind=NodeKind.AGENCY_COPY, name=name, seen=seen)


def ways(low: int, high: int, *chains: Sequence[str], origins: int = 1, assumed: int = 0) -> Support:
    named = tuple(
        Origin(name=f"Origin {number}", kind=PartyKind.PERSON, assumed=number < assumed) for number in range(origins)
    )
    return Support(origins=named, independent=Count(low, high), ways=tuple(map(tuple, chains)), reason="why so")


@pytest.fixture
def desk(make_report: MakeReport) -> Desk:
    return Desk(
        {
            "A": make_report("The mill burned on Tuesday.\n\nTwo men fled.", outlet="Echo", name="a.txt"),
            "B": make_report("The old mill burnt yesterday.\n\nTwo workers fled.", outlet="Post", name="b.txt"),
            "C": make_report("The council met.", outlet="Isle", name="c.txt"),
        }
    )


def shown(collation: Collation, *, everything: bool = False, kind: Kind | None = None) -> View:
    return view(collation, Choice(all=everything, kind=kind))


# ---- the answer -----------------------------------------------------------------------------------


def test_the_answer_names_all_that_carry_one_unseen_copy(desk: Desk) -> None:
    edges = [desk.took("agency:AFP", "B"), desk.took("agency:AFP", "A")]
    found = shown(desk.collation(nodes=[agency("AFP")], edges=edges))
    assert found.answer[0] == "A and B carry AFP copy, which is not itself among the reports."


def test_the_answer_does_not_call_a_copy_unseen_that_is_seen(desk: Desk) -> None:
    found = shown(desk.collation(nodes=[agency("AFP", seen=True)], edges=[desk.took("agency:AFP", "A")]))
    assert found.answer[0] == "A carries AFP copy."


def test_the_answer_says_which_report_is_written_from_which(desk: Desk) -> None:
    edge = desk.took(f"report:{desk.reports['C'].id}", "A")
    assert shown(desk.collation(edges=[edge])).answer[0] == "A is written from C."


def test_the_answer_states_nothing_that_is_only_possible(desk: Desk) -> None:
    edges = [desk.took("agency:AFP", "A", sure=False), desk.took(f"report:{desk.reports['C'].id}", "B", sure=False)]
    found = shown(desk.collation(nodes=[agency("AFP")], edges=edges))
    assert found.answer[0] == "The three reports do not derive from one another, as far as their words show."
    assert [(step.upstream, step.downstream, step.sure) for step in found.lineage] == [
        ("AFP", "A", False),
        ("C", "B", False),
    ]


SHARED = (("A", "The mill burned"), ("B", "The old mill burnt"))


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ([], "No statement stands in more than one report."),
        ([(1, 1)], "Of 1 statement that more than one report makes, none has two independent sources."),
        ([(1, 1), (1, 1)], "Of 2 statements that more than one report makes, none has two independent sources."),
        ([(2, 2), (1, 1)], "Of 2 statements that more than one report makes, 1 has two or more independent sources."),
        ([(2, 3), (2, 2)], "Of 2 statements that more than one report makes, 2 have two or more independent sources."),
        (
            [(1, 2), (1, 1)],
            "Of 2 statements that more than one report makes, none has two or more independent sources, and 1 may have.",
        ),
    ],
)
def test_the_answer_ends_with_the_count_that_matters(desk: Desk, counts: list[tuple[int, int]], said: str) -> None:
    statements = [desk.statement(*SHARED, support=ways(low, high)) for low, high in counts]
    lone = desk.statement(("C", "The council met."), support=ways(2, 2))
    assert shown(desk.collation(*statements, lone)).answer[-1] == said


@pytest.mark.parametrize(
    ("assumed", "said"),
    [
        ([0], "1 has two or more independent sources."),
        ([2], "1 has two or more independent sources (counting an outlet's own reporting, which is assumed)."),
        ([1], "1 has two or more independent sources (counting an outlet's own reporting, which is assumed)."),
        (
            [1, 0],
            "2 have two or more independent sources (1 of them counting an outlet's own reporting, which is assumed).",
        ),
        (
            [1, 2],
            "2 have two or more independent sources "
            "(all of them counting an outlet's own reporting, which is assumed).",
        ),
    ],
)
def test_the_answer_says_how_many_rest_on_reporting_that_is_assumed(desk: Desk, assumed: list[int], said: str) -> None:
    supports = [ways(2, 2, origins=2, assumed=number) for number in assumed]
    statements = [desk.statement(*SHARED, support=support) for support in supports]
    assert shown(desk.collation(*statements)).answer[-1].endswith(said)


def test_two_named_sources_beside_an_outlet_s_own_reporting_are_not_taken_on_trust(desk: Desk) -> None:
    statement = desk.statement(*SHARED, support=ways(3, 3, origins=3, assumed=1))
    assert "assumed" not in shown(desk.collation(statement)).answer[-1]


def test_the_summary_counts_what_is_shared_and_what_stands_alone(desk: Desk) -> None:
    both = desk.statement(*SHARED)
    lone = desk.statement(("C", "The council met."))
    assert shown(desk.collation(both, lone, lone)).summary == ("1 statement in more than one report", "2 only in C")


# ---- reports and lineage --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "letters"), [(0, "A"), (1, "B"), (25, "Z"), (26, "AA"), (27, "AB"), (51, "AZ"), (52, "BA"), (701, "ZZ")]
)
def test_labels_are_letters_in_the_order_of_the_reports(place: int, letters: str) -> None:
    assert label(place) == letters


@given(st.integers(0, 20_000), st.integers(0, 20_000))
def test_no_two_reports_have_one_label(one: int, two: int) -> None:
    assert (label(one) == label(two)) == (one == two)
    assert label(one).isalpha()
    assert label(one).isupper()


def test_reports_are_labelled_in_order(desk: Desk) -> None:
    assert [(r.label, r.name) for r in shown(desk.collation()).reports] == [("A", "Echo"), ("B", "Post"), ("C", "Isle")]


@pytest.mark.parametrize(
    ("when", "said"),
    [
        (Published(), "date unknown"),
        (published("2026-03-04"), "4 Mar 2026"),
        (published("2026-03-04", DateOrigin.DATELINE), "4 Mar 2026"),
        (published("2026-03-04", DateOrigin.GIVEN), "4 Mar 2026 (given)"),
        (published("2026-03-04", DateOrigin.INFERRED), "4 Mar 2026 (inferred)"),
    ],
)
def test_a_day_that_the_report_does_not_state_is_marked(desk: Desk, when: Published, said: str) -> None:
    collation = desk.collation()
    first, *others = collation.analyses
    dated = replace(first, report=replace(first.report, published=when))
    assert shown(replace(collation, analyses=(dated, *others))).reports[0].published == said


def test_a_report_says_what_it_credits_and_what_was_set_aside(make_report: MakeReport, desk: Desk) -> None:
    text = "VARN — The mill burned on Tuesday, and nobody knows why.\n\nREAD MORE: The mill's history\n\nSource: AFP"
    report = make_report(text, outlet="Echo")
    lone = Desk({"A": report, "B": desk.reports["B"]}).collation()
    named = (
        Credit(agency="AFP", span=Span(0, 1), form=CreditForm.LINE),
        Credit(agency="AFP", span=Span(1, 2), form=CreditForm.BYLINE),
        Credit(agency="AP", span=Span(2, 3), form=CreditForm.PICTURE),
    )
    analysis = Analysis(report=report, credits=named, dateline=Dateline(span=Span(0, 4), place="VARN"))
    found = shown(replace(lone, analyses=(analysis, lone.analyses[1]))).reports[0]
    assert found.credits == ("AFP",), "a picture's credit says nothing of the text"
    assert found.aside == "1 credit line, 1 link"
    assert found.published == "date unknown"


def test_a_title_with_line_ends_stays_on_one_line(make_report: MakeReport, desk: Desk) -> None:
    report = make_report("The mill burned.", title="Mill burns\n\nA and B\tare independent", outlet="Echo\nPost")
    found = shown(Desk({"A": report, "B": desk.reports["B"]}).collation(notes=("one\ntwo",)))
    assert found.title == found.reports[0].title == "Mill burns A and B are independent"
    assert found.reports[0].name == "Echo Post"
    assert found.notes == ("one two",)


@given(st.text())
def test_a_levelled_text_has_one_line_and_the_same_words(text: str) -> None:
    assert levelled(text).split() == text.split()
    assert len(levelled(text).splitlines()) <= 1


def test_sure_steps_of_the_lineage_come_first_and_unseen_copy_is_marked(desk: Desk) -> None:
    edges = [
        desk.took("agency:AFP", "B", sure=False),
        desk.took(f"report:{desk.reports['A'].id}", "C"),
        desk.took("agency:AFP", "A"),
    ]
    steps = shown(desk.collation(nodes=[agency("AFP")], edges=edges)).lineage
    assert [(s.upstream, s.downstream, s.sure, s.unseen) for s in steps] == [
        ("AFP", "A", True, True),
        ("A", "C", True, False),
        ("AFP", "B", False, True),
    ]


@pytest.mark.parametrize("relation", list(Relation))
def test_every_relation_has_words_of_its_own(desk: Desk, relation: Relation) -> None:
    def line(of: Relation) -> str:
        pair = Pair(a=desk.reports["A"].id, b=desk.reports["B"].id, relation=of, reason="why")
        return shown(desk.collation(pairs=[pair])).relations[0]

    assert line(relation).startswith("A, B: ")
    assert line(relation).endswith("(why)")
    assert relation.value not in line(relation), "no code words"
    assert len({line(each) for each in Relation}) == len(Relation)


def test_among_many_reports_pairs_that_share_nothing_are_only_counted(make_report: MakeReport) -> None:
    desk = Desk({letter: make_report(f"The bell rang {letter}.", name=f"{letter}.txt") for letter in "ABCDEFG"})
    ids = [report.id for report in desk.reports.values()]
    relations = {(0, 1): Relation.SAME_WIRE, (2, 5): Relation.UNCLEAR}
    pairs = [
        Pair(a=ids[one], b=ids[two], relation=relations.get((one, two), Relation.INDEPENDENT), reason="why")
        for one, two in combinations(range(len(ids)), 2)
    ]
    assert [line.partition(":")[0] for line in shown(desk.collation(pairs=pairs)).relations] == [
        "A, B",
        "C, F",
        "19 other pairs of reports share no text",
    ]


# ---- statements -----------------------------------------------------------------------------------


def test_a_statement_says_who_has_it_and_who_has_not(desk: Desk) -> None:
    found = shown(desk.collation(desk.statement(*SHARED))).statements[0]
    assert (found.labels, found.missing) == (("A", "B"), ("C",))


def test_a_report_that_says_it_twice_is_named_once(desk: Desk) -> None:
    statement = desk.statement(("A", "The mill burned"), ("A", "Two men fled"), ("B", "Two workers fled"))
    found = shown(desk.collation(statement)).statements[0]
    assert found.labels == ("A", "B")
    assert [reading.label for reading in found.readings] == ["A", "A", "B"]


@pytest.mark.parametrize(
    ("support", "said"),
    [
        (ways(1, 1), "1 origin, 1 way"),
        (ways(2, 2, origins=2), "2 origins, 2 ways"),
        (ways(1, 2, origins=2), "2 origins, 1 to 2 ways"),
    ],
)
def test_the_count_reads_as_words(desk: Desk, support: Support, said: str) -> None:
    found = shown(desk.collation(desk.statement(*SHARED, support=support))).statements[0]
    assert found.count == said
    assert found.uncertain == (" to " in said)


def test_chains_run_from_the_origin_to_the_reports_that_share_the_way(desk: Desk) -> None:
    a, b, c = (report.id for report in desk.reports.values())
    support = ways(1, 1, ("Lena Oort", "AFP", a), ("Lena Oort", "AFP", b), (c,))
    found = shown(desk.collation(desk.statement(*SHARED, support=support))).statements[0]
    assert found.chains == ("Lena Oort <- AFP <- A, B", "own reporting (assumed) <- C")


def test_reports_with_their_own_reporting_share_no_line(desk: Desk) -> None:
    a, b, _ = (report.id for report in desk.reports.values())
    found = shown(desk.collation(desk.statement(*SHARED, support=ways(2, 2, (a,), (b,))))).statements[0]
    assert found.chains == ("own reporting (assumed) <- A", "own reporting (assumed) <- B")


def test_an_outlet_that_is_among_the_reports_has_its_letter_in_a_chain(desk: Desk) -> None:
    name, b = desk.reports["A"].name, desk.reports["B"].id
    support = ways(1, 1, ("Lena Oort", name, b))
    found = shown(desk.collation(desk.statement(*SHARED, support=support))).statements[0]
    assert found.chains == (f"Lena Oort <- {name} (A) <- B",)


def test_narration_nobody_is_named_for_is_marked_as_assumed(desk: Desk) -> None:
    support = Support(
        origins=(Origin(name="AFP", kind=PartyKind.AGENCY, assumed=True),),
        independent=Count(1, 1),
        ways=(("AFP", desk.reports["A"].id),),
    )
    found = shown(desk.collation(desk.statement(*SHARED, support=support))).statements[0]
    assert found.chains == ("AFP (own reporting, assumed) <- A",)


def test_the_segments_of_a_reading_give_back_its_words_with_white_space_levelled(make_report: MakeReport) -> None:
    desk = Desk(
        {
            "A": make_report("The mill\nburned  on Tuesday.", name="a.txt"),
            "B": make_report("The old mill burned.", name="b.txt"),
        }
    )
    statement = desk.statement(
        ("A", "The mill\nburned  on Tuesday."),
        ("B", "The old mill burned."),
        differences=[
            desk.difference(Kind.DETAIL, Sense.CHANGED, None, ("B", "old")),
            desk.difference(Kind.TIME, Sense.CHANGED, ("A", "on Tuesday"), None),
        ],
    )
    a, b = shown(desk.collation(statement)).statements[0].readings
    assert a.text == "The mill burned on Tuesday."
    assert [(s.text, s.difference.kind if s.difference else None) for s in a.segments] == [
        ("The mill burned ", None),
        ("on Tuesday", Kind.TIME),
        (".", None),
    ]
    assert [s.text for s in b.segments if s.difference] == ["old"]


def test_where_two_differences_meet_the_first_is_marked_and_both_are_listed(desk: Desk) -> None:
    statement = desk.statement(
        *SHARED,
        differences=[
            desk.difference(Kind.NAME, Sense.CHANGED, ("A", "The mill"), ("B", "The old mill")),
            desk.difference(Kind.WORDING, Sense.CHANGED, ("A", "mill burned"), ("B", "mill burnt")),
        ],
    )
    found = shown(desk.collation(statement)).statements[0]
    assert [s.text for s in found.readings[0].segments if s.difference] == ["The mill"]
    assert [difference.kind for difference in found.differences] == ["name", "wording"]


# ---- differences: shown, hidden, counted ----------------------------------------------------------


@pytest.fixture
def mixed(desk: Desk) -> Collation:
    """One difference that changes, one that is unclear, one kept, and one of style."""
    first = desk.statement(
        *SHARED,
        differences=[
            desk.difference(Kind.WORDING, Sense.CHANGED, ("A", "burned"), ("B", "burnt"), "another word"),
            desk.difference(Kind.TIME, Sense.KEPT, ("A", "The mill"), ("B", "The old"), "the same day"),
        ],
    )
    second = desk.statement(
        ("A", "Two men fled."),
        ("B", "Two workers fled."),
        name="s1",
        differences=[
            desk.difference(Kind.NAME, Sense.UNCLEAR, ("A", "men"), ("B", "workers")),
            desk.difference(Kind.STYLE, Sense.CHANGED, ("A", "fled"), ("B", "fled")),
        ],
    )
    return desk.collation(first, second)


def test_what_keeps_the_sense_and_style_is_hidden_and_counted_by_kind(mixed: Collation) -> None:
    found = shown(mixed)
    assert [[d.kind for d in s.differences] for s in found.statements] == [["wording"], ["name"]]
    assert [statement.hidden for statement in found.statements] == [1, 1]
    assert found.hidden == {"style": 1, "time": 1}


def test_all_shows_everything_and_hides_nothing(mixed: Collation) -> None:
    found = shown(mixed, everything=True)
    assert [[d.kind for d in s.differences] for s in found.statements] == [["wording", "time"], ["name", "style"]]
    assert found.hidden == {}
    assert [d.quiet for s in found.statements for d in s.differences] == [False, True, False, True]


def test_one_kind_leaves_only_statements_that_have_it_and_counts_the_rest(mixed: Collation) -> None:
    found = shown(mixed, kind=Kind.TIME)
    assert [(s.number, [d.kind for d in s.differences]) for s in found.statements] == [(1, ["time"])]
    assert sum(found.hidden.values()) == 3


def test_a_hidden_difference_is_not_marked_in_its_reading(mixed: Collation) -> None:
    hidden, everything = shown(mixed), shown(mixed, everything=True)

    def marked(of: View) -> list[str]:
        return [s.text for s in of.statements[0].readings[0].segments if s.difference]

    assert marked(hidden) == ["burned"]
    assert marked(everything) == ["The mill", "burned"]


def test_a_difference_says_sign_kind_sense_words_and_reason(mixed: Collation) -> None:
    found = shown(mixed).statements[0].differences[0]
    assert (found.sign, found.kind, found.sense) == ("≠", "wording", "sense changed")
    assert (found.label_a, found.a, found.label_b, found.b) == ("A", "burned", "B", "burnt")
    assert found.reason == "another word"


def test_a_side_without_words_is_empty(desk: Desk) -> None:
    statement = desk.statement(*SHARED, differences=[desk.difference(Kind.DETAIL, Sense.CHANGED, None, ("B", "old"))])
    found = shown(desk.collation(statement)).statements[0].differences[0]
    assert (found.label_a, found.a, found.label_b, found.b) == ("", "", "B", "old")


def test_the_same_difference_between_several_readings_is_listed_once(desk: Desk) -> None:
    one = desk.difference(Kind.WORDING, Sense.CHANGED, ("A", "burned"), ("B", "burnt"))
    statement = desk.statement(*SHARED, differences=[one, replace(one, score=0.5)])
    assert len(shown(desk.collation(statement)).statements[0].differences) == 1


def test_every_sense_has_a_sign_of_its_own() -> None:
    assert set(SIGNS) == set(Sense)
    assert len(set(SIGNS.values())) == len(Sense)
