"""The chain behind one statement, drawn, and as plain values."""

from collections.abc import Callable
from io import StringIO

import pytest
from rich.console import Console

from twosource.errors import UsageError
from twosource.flow import compare
from twosource.model.agency import AgencyTable
from twosource.model.comparison import Collation
from twosource.model.report import Report
from twosource.model.review import correction
from twosource.show.explain import explanation, explanation_document, found
from twosource.show.page import page
from twosource.show.terminal import show
from twosource.show.viewing import view

BODY = (
    "ARLE (AFP) - The ferry hit the outer pier of the harbour in thick fog on Monday and nine people were hurt.\n\n"
    "“The pumps had failed twice before that day and nobody told us,” Ines Holm said in Arle on Monday evening."
)


@pytest.fixture(scope="session")
def story(make_report: Callable[..., Report], agencies: AgencyTable) -> Collation:
    return compare(
        [
            make_report(BODY, outlet="Bay Star", name="a.txt"),
            make_report(BODY + "\n\nNobody slept in the old granary.", outlet="Echo\x1b[31m"),
        ],
        agencies,
    )


def drawn(story: Collation, wanted: str) -> str:
    screen = Console(file=StringIO(), width=120, color_system=None)
    screen.print(explanation(story, *found(story, wanted)))
    return screen.file.getvalue()  # type: ignore[attr-defined,no-any-return]


def test_the_chain_runs_from_origin_to_reports_with_evidence(story: Collation) -> None:
    number = next(str(n) for n, s in enumerate(story.statements, 1) if s.support.origins[0].name == "Ines Holm")
    words = drawn(story, number)
    places = [words.index(name) for name in ("\nInes Holm", "└── AFP", "── Bay Star")]
    assert places == sorted(places)
    assert "AFP is credited" in words
    assert "1 independent way: 1 origin, Ines Holm" in words
    assert "All of it passes through: AFP" in words
    assert "\x1b" not in words


def test_a_statement_is_found_by_number_and_by_id(story: Collation) -> None:
    assert found(story, "2") == found(story, story.statements[1].id)


@pytest.mark.parametrize("wanted", ["0", "99", "s", "", "two"])
def test_no_such_statement_is_said_with_what_there_is(story: Collation, wanted: str) -> None:
    with pytest.raises(UsageError, match=f"give a number from 1 to {len(story.statements)}, or an id"):
        found(story, wanted)


def test_every_link_has_its_evidence_as_words_of_its_report(story: Collation) -> None:
    texts = {a.report.id: a.report.text for a in story.analyses}
    for number, statement in enumerate(story.statements, 1):
        for link in explanation_document(story, number, statement)["links"]:
            evidence = link["evidence"]
            assert evidence["words"] == texts[evidence["report"]][evidence["start"] : evidence["end"]]


def test_each_reading_says_what_puts_it_there(story: Collation) -> None:
    number = next(str(n) for n, s in enumerate(story.statements, 1) if len(s.readings) > 1)
    lines = drawn(story, number).splitlines()
    assert lines[2].startswith("    A with B: 1 alike, .99 likely to tell the same; both have: ")
    assert lines[4].startswith("    B with A: 1 alike, .99 likely to tell the same; both have: ")
    for reading in explanation_document(story, *found(story, number))["readings"]:
        text = next(a.report.text for a in story.analyses if a.report.id == reading["report"])
        words = [text[shared["a"]["start"] : shared["a"]["end"]] for shared in reading["ground"]["shared"]]
        assert reading["ground"]["reason"] == f"both have: {', '.join(words)}"
        assert all(word in reading["words"] for word in words)


def test_a_reading_of_one_report_alone_has_nothing_to_be_like(story: Collation) -> None:
    lone = next(str(n) for n, s in enumerate(story.statements, 1) if len(s.readings) == 1)
    assert "alike" not in drawn(story, lone)
    assert explanation_document(story, *found(story, lone))["readings"][0]["ground"] is None


def test_what_people_corrected_stands_beside_the_statement(
    make_report: Callable[..., Report], agencies: AgencyTable
) -> None:
    said = correction(
        "speaker", {"words": "pumps had failed", "name": "Jo\x1b Vell", "note": "tape"}, "r.toml: speaker 1"
    )
    reports = [make_report(BODY, name="a.txt"), make_report(BODY.replace("Monday evening", "the hall"), name="b.txt")]
    story = compare(reports, agencies, review=[said])
    number = next(str(n) for n, s in enumerate(story.statements, 1) if s.review)
    line = "corrected by people: 'Jo␛ Vell' is the speaker (r.toml: speaker 1): tape"
    assert line in drawn(story, number)
    assert explanation_document(story, *found(story, number))["review"] == [
        {"correct": "speaker", "where": "r.toml: speaker 1", "effect": "'Jo\x1b Vell' is the speaker", "note": "tape"}
    ]
    screen = Console(file=StringIO(), width=120, color_system=None)
    show(view(story), screen)
    assert screen.file.getvalue().count(line) == 1  # type: ignore[attr-defined]
    assert page(story).count(line.replace("'", "&#39;")) == 1
