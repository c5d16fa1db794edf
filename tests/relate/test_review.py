"""Corrections by people change what they say and nothing else, and what became of them is told."""

from collections.abc import Callable

import pytest

from twosource.flow import compare
from twosource.model.agency import AgencyTable
from twosource.model.comparison import Collation
from twosource.model.relation import Statement
from twosource.model.report import Report
from twosource.model.review import Correction, CorrectionKind

LEAD = "The ferry hit the pier in Arle on Monday and nobody was hurt in the fog.\n\n"
STAR = "“The pumps had failed twice before that day,” a senior official said."
ECHO = "“The pumps had failed twice before that day,” Paul Aske said."
Run = Callable[..., Collation]


@pytest.fixture(scope="session")
def run(make_report: Callable[..., Report], agencies: AgencyTable) -> Run:
    def compared(*corrections: Correction, bodies: tuple[str, str] = (STAR, ECHO)) -> Collation:
        star = make_report(bodies[0], outlet="Bay Star", name="a.txt")
        echo = make_report(LEAD + bodies[1], outlet="Port Echo", name="b.txt")
        return compare([star, echo], agencies, review=corrections)

    return compared


def about(found: Collation, words: str) -> list[Statement]:
    texts = {a.report.id: a.report.text for a in found.analyses}
    return [s for s in found.statements if any(words in r.span.of(texts[r.report]) for r in s.readings)]


def same(*sources: str, where: str = "r: same 1") -> Correction:
    return Correction(kind=CorrectionKind.SAME, where=where, sources=sources)


def speaker(name: str, where: str = "r: speaker 1", report: str = "") -> Correction:
    return Correction(
        kind=CorrectionKind.SPEAKER, where=where, words=("pumps had failed",), name=name, report=report, note="we know"
    )


def test_a_speaker_is_who_people_say(run: Run) -> None:
    found = run(speaker("Ines Holm", report="a.txt"))
    names = {
        q.speaker.name
        for a in found.analyses
        if a.report.path == "a.txt"
        for q in a.quotations
        if q.speaker and "pumps" in q.span.of(a.report.text)
    }
    assert names == {"Ines Holm"}
    (applied,) = found.review
    assert (applied.done, applied.effect) == (True, "Ines Holm is the speaker of 1 quotation")


def test_of_two_that_contradict_the_first_stands_and_the_other_is_said_to(run: Run) -> None:
    found = run(speaker("Ines Holm"), speaker("Jo Vell", where="r: speaker 2"))
    assert [applied.done for applied in found.review] == [True, False]
    assert found.review[1].effect == "contradicts r: speaker 1, which stands"


def test_outlets_that_are_one_source_count_once(run: Run) -> None:
    bodies = ("The harbour was shut for nine hours after the crash.", "The harbour was shut for nine hours after it.")
    (before,) = about(run(bodies=bodies), "nine hours")
    found = run(same("Bay Star", "Port Echo"), bodies=bodies)
    (after,) = about(found, "nine hours")
    assert (before.support.independent.high, after.support.independent.high) == (2, 1)
    assert len(after.support.origins) == 1
    assert found.review[0].done


def test_readings_that_are_not_one_statement_part(run: Run) -> None:
    assert len(about(run(), "pumps")) == 1
    by_id = about(run(), "pumps")[0].id
    for correction in (
        Correction(kind=CorrectionKind.APART, where="r: apart 1", statement=by_id),
        Correction(kind=CorrectionKind.APART, where="r: apart 1", words=("a senior official said", "Paul Aske said")),
    ):
        found = run(correction)
        parted = about(found, "pumps")
        assert len(parted) == 2
        assert all(len({r.report for r in s.readings}) == 1 for s in parted)
        assert found.review[0].done


def test_what_nothing_is_meant_by_is_told_and_changes_nothing(run: Run) -> None:
    plain, found = run(), run(same("Nobody", "No one"), speaker("Jo Vell", report="z.txt"))
    assert [applied.done for applied in found.review] == [False, False]
    assert {applied.effect for applied in found.review} == {"nothing here is meant by it"}
    assert found.statements == plain.statements


def told(found: Collation, words: str) -> list[list[tuple[str, str]]]:
    return [[(a.correction.where, a.effect) for a in s.review] for s in about(found, words)]


def test_a_statement_says_what_was_corrected_in_it_and_others_say_nothing(run: Run) -> None:
    found = run(speaker("Ines Holm", report="a.txt"))
    assert told(found, "pumps") == [[("r: speaker 1", "'Ines Holm' is the speaker")]]
    assert told(found, "nobody was hurt") == [[]]
    bodies = (
        "The ferry pumps had failed twice, a senior official said.",
        "The ferry pumps had failed twice, Paul Aske said.",
    )
    found = run(same("senior official", "Jo Vell", "Paul Aske"), bodies=bodies)
    assert told(found, "pumps") == [[("r: same 1", "'senior official' and 'Paul Aske' are one source")]]
    assert told(found, "nobody was hurt") == [[]]


def test_one_name_of_a_source_alone_corrects_nothing(run: Run) -> None:
    assert told(run(same("Jo Vell", "Paul Aske")), "pumps") == [[]]


def test_of_two_that_contradict_the_statement_names_the_one_that_stands(run: Run) -> None:
    found = run(speaker("Ines Holm"), speaker("Jo Vell", where="r: speaker 2"))
    assert told(found, "pumps") == [[("r: speaker 1", "'Ines Holm' is the speaker")]]


def test_parts_of_a_statement_taken_apart_say_so(run: Run) -> None:
    words = ("a senior official said", "Paul Aske said")
    found = run(Correction(kind=CorrectionKind.APART, where="r: apart 1", words=words))
    effect = "'a senior official said' and 'Paul Aske said' are not one statement"
    assert told(found, "pumps") == [[("r: apart 1", effect)]] * 2
    by_id = about(run(), "pumps")[0].id
    found = run(Correction(kind=CorrectionKind.APART, where="r: apart 1", statement=by_id))
    assert told(found, "pumps") == [[("r: apart 1", f"what the reports tell in {by_id} is not one statement")]] * 2
