"""The ledger of quotations: one utterance through all reports, and the words that were altered."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.analysis import analyse
from twosource.model.agency import AgencyTable
from twosource.model.analysis import Analysis
from twosource.model.ledger import AlterationKind, Entry
from twosource.model.report import Report
from twosource.relate.ledger import ledger

Read = Callable[..., Analysis]
LEAD = "The ferry hit the pier in Arle on Monday and nobody was hurt in the fog.\n\n"


@pytest.fixture(scope="session")
def read(make_report: Callable[..., Report], agencies: AgencyTable) -> Read:
    def analysed(body: str, name: str) -> Analysis:
        return analyse(make_report(LEAD + body, outlet=name, name=f"{name}.txt"), agencies)

    return analysed


def both(read: Read, one: str, two: str) -> tuple[Entry, ...]:
    return ledger([read(one, "Star"), read(two, "Echo")])


def altered(entries: tuple[Entry, ...], read: Read, one: str, two: str) -> list[tuple[str, str, str]]:
    return [
        (a.kind.value, a.span_a.of(LEAD + one), a.span_b.of(LEAD + two)) for entry in entries for a in entry.alterations
    ]


SAID = "“We shall never run this line in the fog again,” Ines Holm said."


@pytest.mark.parametrize(
    ("other", "found"),
    [
        (SAID, []),
        ("“We will never run this line in the fog again,” Ines Holm said.", [("altered", "shall", "will")]),
        ("“We shall never ever run this line in the fog again,” Ines Holm said.", [("added", "", "ever")]),
        ("“We shall run this line in the fog again,” Ines Holm said.", [("added", "never", "")]),
        ("“We shall never run [the ferry] in the fog again,” Ines Holm said.", [("shown", "this line", "the ferry")]),
        ("“We shall never run … in the fog again,” Ines Holm said.", [("shown", "this line", "")]),
        ("Ines Holm said “we shall never run this line” again.", []),
        ("Ines Holm said they would not run the line in the fog again.", []),
        ("„We shall never run this line in the fog again“, Ines Holm said.", []),
    ],
)
def test_altered_words_between_marks_are_found_and_cuts_are_none(
    read: Read, other: str, found: list[tuple[str, str, str]]
) -> None:
    assert altered(both(read, SAID, other), read, SAID, other) == found


def test_one_utterance_is_one_entry_with_all_who_carry_it(read: Read) -> None:
    entries = both(read, SAID, "“We shall never run this line in the fog again,” said Ms Holm, the head of the line.")
    assert [(e.words, len(e.reports), e.speaker and e.speaker.name) for e in entries] == [
        ("We shall never run this line in the fog again,", 2, "Ines Holm")
    ]


def test_two_utterances_of_one_speaker_stay_two(read: Read) -> None:
    entries = both(read, SAID, "“The pumps were checked on Sunday by the yard,” Ines Holm said.")
    assert len(entries) == 2


def test_short_words_of_two_speakers_are_not_one_utterance(read: Read) -> None:
    entries = both(read, "Ines Holm called it “very sad”.", "Paul Aske called it “very sad”.")
    assert len(entries) == 2


WORDS = st.lists(st.sampled_from("fog line ferry pier pump yard crew night bell rope".split()), min_size=6, max_size=14)


@given(WORDS, st.integers(min_value=1, max_value=4))
def test_a_word_put_in_is_found_and_nothing_else(read: Read, words: list[str], place: int) -> None:
    other = [*words[:place], "zebra", *words[place:]]
    one, two = (f"“It was {' '.join(part)} there,” Ines Holm said." for part in (words, other))
    entries = both(read, one, two)
    found = [a for entry in entries for a in entry.alterations]
    assert [a.span_b.of(LEAD + two) for a in found] == ["zebra"]
    assert [a.kind for a in found] == [AlterationKind.ADDED]


@given(WORDS)
def test_equal_quotations_have_no_alterations_whatever_the_order(read: Read, words: list[str]) -> None:
    body = f"“It was {' '.join(words)} there,” Ines Holm said."
    assert [e.alterations for e in both(read, body, body)] == [()]
