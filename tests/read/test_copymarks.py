"""Notes, marks of the end and signs of the sender in agency copy."""

import pytest

from twosource.model.agency import load_agencies
from twosource.read.copymarks import end_mark, note_over, sign_off

AGENCIES = load_agencies()


@pytest.mark.parametrize(
    ("line", "is_note"),
    [
        ("(Adds comments, detail)", True),
        ("(In May 5 story, corrects last paragraph to say that the crane was hired)", True),
        ("(Recasts, updates throughout)", True),
        ("(ROUGH CUT ONLY - NO REPORTER NARRATION)", True),
        ("(It adds up, the harbour master said.)", False),
        ("The ferry (adds a reader) was late.", False),
        ("(AP)", False),
    ],
)
def test_a_note_to_editors_stands_in_brackets_over_the_text(line: str, is_note: bool) -> None:
    assert bool(note_over(line, 0)) is is_note
    assert not note_over(line, 5)


@pytest.mark.parametrize(
    ("line", "is_end"),
    [("ends", True), ("-30-", True), ("MORE TO FOLLOW", True), ("/slut/", True), ("It ends.", False)],
)
def test_the_end_is_marked_in_the_last_lines_only(line: str, is_end: bool) -> None:
    assert bool(end_mark(line, 0)) is is_end
    assert not end_mark(line, 2)


@pytest.mark.parametrize(
    ("line", "is_sign"),
    [
        ("AFP sn", True),
        ("AAP RTV ar", True),
        ("Mara Lind/TT", True),
        ("Mara Lind/Kovar", False),
        ("dpa wsz jln npr", True),
        ("This report by The Canadian Press was first published May 6, 2031.", True),
        ("AFP said so.", False),
        ("The ferry ran", False),
        ("This report by the harbour master was first published in May.", False),
    ],
)
def test_the_sender_signs_with_initials_in_the_last_lines(line: str, is_sign: bool) -> None:
    assert bool(sign_off(line, 0, AGENCIES)) is is_sign
    assert not sign_off(line, 2, AGENCIES)


@pytest.mark.usefixtures("quick")
def test_patterns_take_linear_time() -> None:
    for trigger in ("(adds ", "AFP sn ", "this report by ", "(In May 5 story, ", "more to ", "(A"):
        line = trigger * 100_000
        assert not note_over(line, 0)
        assert not sign_off(line, 0, AGENCIES)
        assert not end_mark(line, 0)
