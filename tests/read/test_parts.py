"""Reports put together from parts: telegraph lines, lists, key points."""

import pytest

from twosource.model.report import Role
from twosource.read.blocks import Known
from twosource.read.parts import Part, built, markup

FIRST = "The ferry Marisol ran aground off Kovar on Monday, the harbour master said, and nobody was hurt."
SECOND = "Two cranes were on their way from the mainland, and the quay was closed until Friday, he added."


def told(*parts: Part, known: Known) -> list[tuple[str, str]]:
    report = built(parts, known, path="a")
    return [(block.role.value, block.span.of(report.text)) for block in report.blocks]


def test_indented_lines_begin_paragraphs_where_others_are_flush(known: Known) -> None:
    lines = "The ferry Marisol ran aground off Kovar on\nMonday.\n    Two cranes were on their way from\nthe mainland.\n\n (Reporting by Mara Lind)"
    for text in (f"<p>{lines}</p>", lines):
        assert told(*markup(text), known=known) == [
            ("paragraph", "The ferry Marisol ran aground off Kovar on Monday."),
            ("paragraph", "Two cranes were on their way from the mainland."),
            ("credit", "(Reporting by Mara Lind)"),
        ]


def test_indents_of_the_files_own_layout_begin_none(known: Known) -> None:
    laid_out = FIRST.replace(" on Monday", "\n            on Monday").replace(" and nobody", "\n            and nobody")
    assert told(*markup(f"<p>{laid_out}</p>"), known=known) == [("paragraph", FIRST)]


def test_a_short_line_of_a_list_heads_nothing(known: Known) -> None:
    assert told(*markup(f"<p>{FIRST}</p><ul><li>Two cranes</li></ul><p>{SECOND}</p>"), known=known)[1] == (
        "paragraph",
        "Two cranes",
    )
    assert told(*markup(f"<p>{FIRST}</p><p>Two cranes</p><p>{SECOND}</p>"), known=known)[1][0] == "subheading"


def test_key_points_over_the_text_do_not_hide_its_dateline(known: Known) -> None:
    points = "".join(f"<p>* The ferry has stood still for {n} hours</p>" for n in range(2, 8))
    roles = [role for role, _ in told(*markup(f"{points}<p>May 6 (Reuters) - {FIRST}</p>"), known=known)]
    assert Role.DATELINE in roles


@pytest.mark.usefixtures("quick")
def test_hostile_white_space_takes_linear_time() -> None:
    for trigger in ("\n", "\n ", "\n  a", " ", "\n\n"):
        markup("<p>a" + trigger * 50_000 + "</p>")


def test_the_headline_said_again_is_no_paragraph(known: Known) -> None:
    title = Part(text="Ferry aground off Kovar", role=Role.HEADLINE, reason="stated")
    body = markup(f"<h1>Ferry aground off Kovar</h1><p>Ferry aground off Kovar</p><p>{FIRST}</p>")
    assert [role for role, _ in told(title, *body, known=known)] == ["headline", "headline", "headline", "paragraph"]
