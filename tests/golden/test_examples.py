"""The examples, read by the program and by a careful editor, whose answers are in ferry.toml."""

import re
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

from twosource import flow
from twosource.cli import main
from twosource.model.agency import load_agencies
from twosource.model.comparison import Collation
from twosource.model.relation import Difference, Reading, Statement
from twosource.model.report import Report
from twosource.model.span import Span
from twosource.settings import Settings
from twosource.show.viewing import view

EXAMPLES = Path(__file__).parents[2] / "examples"
Answer = dict[str, Any]

GOLD: Answer = tomllib.loads(Path(__file__).with_name("ferry.toml").read_text("utf-8"))


class Desk:
    """The program's answers, by the editor's names of the reports."""

    def __init__(self, collation: Collation) -> None:
        self.collation = collation
        called: dict[str, str] = {path: name for name, path in GOLD["reports"].items()}
        self.analyses = {called[Path(a.report.path).name]: a for a in collation.analyses}
        self.names = {analysis.report.id: name for name, analysis in self.analyses.items()}

    def report(self, name: str) -> Report:
        return self.analyses[name].report

    def node(self, node: str) -> str:
        """What the editor calls a node of the lineage: a report by its name here, else its own name."""
        known = next(n for n in self.collation.lineage.nodes if n.id == node)
        return self.names.get(known.report, known.name)

    def places(self, name: str, words: str) -> list[Span]:
        """Every place where a report has these words."""
        text = self.report(name).text
        found = [Span(m.start(), m.end()) for m in re.finditer(rf"\b{re.escape(words)}", text)]
        assert found, f"the {name} does not say {words!r}"
        return found

    def says(self, reading: Reading | None, name: str, words: str) -> bool:
        """Whether a reading shares at least half of the shorter with some place of the words."""
        if reading is None or self.names[reading.report] != name:
            return False
        places = self.places(name, words)
        return any(2 * place.shared(reading.span) >= min(len(place), len(reading.span)) for place in places)

    def met(self, statement: Statement, readings: dict[str, str]) -> list[str]:
        """The reports whose reading the editor expects and the statement has."""
        return [name for name, words in readings.items() if any(self.says(r, name, words) for r in statement.readings)]

    def statement(self, readings: dict[str, str]) -> Statement:
        """The statement that has most of these readings."""
        return max(self.collation.statements, key=lambda statement: len(self.met(statement, readings)))


@pytest.fixture(scope="module")
def desk() -> Desk:
    agencies = load_agencies(EXAMPLES / "agencies.toml")
    intake = flow.read([str(EXAMPLES / "ferry")], Settings(), agencies)
    assert intake.errors == ()
    return Desk(flow.compare(intake.reports, agencies))


def answers(entries: Iterable[Answer], fields: Sequence[str], name: str = "{name}") -> list[Any]:
    """One test for each field of each answer; those known to be wrong are expected to fail."""
    found = []
    for entry in entries:
        for field in fields:
            if field not in entry:
                continue
            wrong = entry.get("wrong", {}).get(field)
            marks = [pytest.mark.xfail(reason=wrong, strict=True, raises=AssertionError)] if wrong else []
            found.append(pytest.param(entry, field, id=f"{name.format(**entry)}: {field}", marks=marks))
    return found


def agree(expected: Sequence[str], names: Sequence[str]) -> bool:
    """Whether names mean the same parties: as many, and each one's words within another's."""

    def bag(name: str) -> set[str]:
        return set(re.findall(r"\w+", name.casefold()))

    left = list(names)
    for one in expected:
        partner = next((name for name in left if bag(one) <= bag(name) or bag(name) <= bag(one)), None)
        if partner is None:
            return False
        left.remove(partner)
    return not left


# ---- the answers themselves -----------------------------------------------------------------------


def test_the_editor_has_judged_every_report_and_every_pair() -> None:
    reports = set(GOLD["reports"])
    assert {entry["name"] for entry in GOLD["report"]} == reports
    pairs = {frozenset((entry["a"], entry["b"])) for entry in GOLD["pair"]}
    assert len(pairs) == len(GOLD["pair"]) == len(reports) * (len(reports) - 1) // 2


def test_every_word_that_the_editor_cites_stands_in_the_report(desk: Desk) -> None:
    for statement in GOLD["statement"]:
        for name, words in statement["readings"].items():
            assert desk.places(name, words)
        for difference in statement.get("differences", ()):
            for side in (difference["a"], difference["b"]):
                assert not side or desk.places(*side.split(": ", 1))


# ---- reports, pairs, lineage ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gold", "field"), answers(GOLD["report"], ["published", "origin", "credits", "extent", "from"])
)
def test_a_report_is_what_the_editor_says(desk: Desk, gold: Answer, field: str) -> None:
    analysis = desk.analyses[gold["name"]]
    derivation = next(d for d in desk.collation.derivations if d.report == analysis.report.id)
    found = {
        "published": str(analysis.report.published.day),
        "origin": analysis.report.published.origin.value,
        "credits": sorted({credit.form.value for credit in analysis.credits}),
        "extent": derivation.extent.value,
        "from": [desk.node(source) for source in derivation.sources],
    }
    assert found[field] == gold[field]


@pytest.mark.parametrize(
    ("gold", "field"), answers(GOLD["pair"], ["relation", "agency", "extent_a", "extent_b"], "{a}, {b}")
)
def test_a_pair_is_what_the_editor_says(desk: Desk, gold: Answer, field: str) -> None:
    ids = [desk.report(gold[side]).id for side in ("a", "b")]
    pair = next(p for p in desk.collation.pairs if [p.a, p.b] == ids)
    assert getattr(pair, field) == gold[field]


def test_the_lineage_has_these_edges_and_no_others(desk: Desk) -> None:
    lineage = desk.collation.lineage
    found = [[desk.node(edge.upstream), desk.node(edge.downstream)] for edge in lineage.edges]
    assert sorted(found) == sorted(GOLD["lineage"]["edges"])
    assert all(edge.sure for edge in lineage.edges)
    assert [node.name for node in lineage.nodes if not node.seen] == GOLD["lineage"]["unseen"]


def test_the_answer_says_it_in_two_sentences(desk: Desk) -> None:
    assert view(desk.collation).answer[:-1] == (
        "A, B and C carry Halden Wire copy, which is not itself among the reports.",
        "E is written from D.",
    )


# ---- statements -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("gold", "field"), answers(GOLD["statement"], ["readings", "absent", "origins", "through", "independent"])
)
def test_a_statement_is_what_the_editor_says(desk: Desk, gold: Answer, field: str) -> None:
    statement = desk.statement(gold["readings"])
    support = statement.support
    match field:
        case "readings":
            assert desk.met(statement, gold["readings"]) == list(gold["readings"])
        case "absent":
            assert not {desk.names[reading.report] for reading in statement.readings} & set(gold["absent"])
        case "origins":
            assert agree(gold["origins"], [origin.name for origin in support.origins]), support.origins
        case "through":
            by_id = {analysis.report.id: analysis.report.name for analysis in desk.collation.analyses}
            assert support.ways
            assert all(gold["through"] in (*way[:-1], by_id[way[-1]]) for way in support.ways), support.ways
        case "independent":
            assert [support.independent.low, support.independent.high] == gold["independent"]


def changes() -> list[Any]:
    found = []
    for statement in GOLD["statement"]:
        for change in statement.get("differences", ()):
            marks = [pytest.mark.xfail(reason=change["wrong"], strict=True)] if "wrong" in change else []
            found.append(pytest.param(statement, change, id=f"{change['a']} / {change['b']}", marks=marks))
    return found


@pytest.mark.parametrize(("gold", "change"), changes())
def test_a_difference_is_what_the_editor_says(desk: Desk, gold: Answer, change: Answer) -> None:
    statement = desk.statement(gold["readings"])

    def matches(difference: Difference) -> bool:
        for side, reading in (("a", difference.a), ("b", difference.b)):
            if change[side] and not desk.says(reading, *change[side].split(": ", 1)):
                return False
            if not change[side] and reading is not None:
                return False
        return True

    found = [d for d in statement.differences if matches(d)]
    assert found, "no difference between these words"
    assert any(d.kind.value in change["kind"] and d.sense.value in change["sense"] for d in found), found


def test_nothing_else_has_two_independent_sources(desk: Desk) -> None:
    """The wire and the Courier tell the crash each on its own; nothing else has a second source."""
    own = [statement["readings"]["courier"] for statement in GOLD["statement"] if statement["independent"][0] > 1]
    double = [s for s in desk.collation.statements if s.support.independent.low > 1]
    wrong = [
        [r.span.of(desk.report(desk.names[r.report]).text) for r in s.readings]
        for s in double
        if not any(desk.says(reading, "courier", words) for reading in s.readings for words in own)
    ]
    assert wrong == []


def test_no_way_of_the_courier_and_the_review_leads_through_the_wire(desk: Desk) -> None:
    own = {desk.report("courier").id, desk.report("review").id}
    ways = [way for s in desk.collation.statements for way in s.support.ways if way[-1] in own]
    assert ways
    assert not [way for way in ways if "Halden Wire" in way]


@pytest.mark.parametrize(
    "name",
    [
        "212 were aboard",
        "the ship lost its steering four minutes before",
        "it is too early to speak of a cause",
        "the ferry struck the breakwater",
    ],
)
def test_credited_copies_leave_the_count_as_it_is(desk: Desk, name: str) -> None:
    """With one copy of the wire beside the Courier's story, or with three, the count is the same."""
    gold = next(s for s in GOLD["statement"] if s["name"] == name)
    agencies = load_agencies(EXAMPLES / "agencies.toml")
    for copies in (["herald"], ["herald", "lantern"], ["herald", "lantern", "gazette"]):
        some = [desk.report(key) for key in (*copies, "courier", "review")]
        fewer = Desk(flow.compare(some, agencies))
        readings = {key: words for key, words in gold["readings"].items() if key in {*copies, "courier"}}
        support = fewer.statement(readings).support
        assert [support.independent.low, support.independent.high] == gold["independent"], copies


def test_the_readme_shows_what_the_demo_prints(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = (EXAMPLES.parent / "README.md").read_text("utf-8").partition("$ make demo")[2].partition("## Start")[0]
    monkeypatch.chdir(EXAMPLES)
    monkeypatch.setattr("sys.argv", ["twosource", "compare", "ferry", "--agencies", "agencies.toml"])
    with pytest.raises(SystemExit):
        main()
    printed = " ".join(capsys.readouterr().out.split())
    lines = [" ".join(line.removesuffix("…").split()) for line in shown.splitlines() if line.strip()]
    assert len(lines) > 10
    assert [line for line in lines if line not in printed] == []
