"""What only one reading has, and whether another sentence of the other report tells it."""

from collections.abc import Callable

import pytest

from twosource.analyse.analysis import analyse
from twosource.model.agency import AgencyTable
from twosource.model.relation import Difference, Kind, Reading
from twosource.model.report import Report, Role
from twosource.model.span import Span
from twosource.relate.differences.comparing import differences
from twosource.relate.differences.sides import Sides

Compare = Callable[..., tuple[Difference, ...]]


@pytest.fixture
def compare(make_report: Callable[..., Report], agencies: AgencyTable) -> Compare:
    """The differences between the first sentence of one report and the first of another."""

    def compared(first: str, second: str, role: Role = Role.PARAGRAPH) -> tuple[Difference, ...]:
        a, b = (
            analyse(make_report(text, published="2026-03-12", name=name), agencies)
            for text, name in ((first, "a.txt"), (second, "b.txt"))
        )
        one, two = (Reading(x.report.id, Span(0, x.report.text.index(".") + 1), role) for x in (a, b))
        return differences(Sides(a, b, one, two))

    return compared


TIME = ("Masons shut the lock in Brill on Monday after a stone fell.", "A stone fell, and the lock was closed. {}")


@pytest.mark.parametrize(
    ("kind", "first", "second", "told"),
    [
        (Kind.TIME, *TIME, "Masons shut the lock in Brill on Monday."),
        (
            Kind.DETAIL,
            "Masons shut the lock with blocks of northern granite.",
            "Masons shut the lock. {}",
            "They had brought blocks of northern granite.",
        ),
    ],
)
def test_what_a_sentence_as_like_tells_is_not_left_out(
    compare: Compare, kind: Kind, first: str, second: str, told: str
) -> None:
    assert kind in {d.kind for d in compare(first, second.format(""))}
    found = compare(first, second.format(told))
    assert kind not in {d.kind for d in found}
    assert "told in another sentence of the other report" in {d.reason for d in found}


def test_a_time_told_of_another_thing_is_left_out(compare: Compare) -> None:
    first, second = TIME
    assert Kind.TIME in {d.kind for d in compare(first, second.format("The mayor travels to Brill on Monday."))}


def test_what_a_caption_leaves_out_is_left_out(compare: Compare) -> None:
    first, second = TIME
    told = second.format("Masons shut the lock in Brill on Monday.")
    assert Kind.TIME in {d.kind for d in compare(first, told, Role.CAPTION)}


def test_a_denial_is_never_told_elsewhere(compare: Compare) -> None:
    second = "Masons shut the lock. The mayor did not shut the lock."
    assert Kind.MODALITY in {d.kind for d in compare("Masons did not shut the lock.", second)}
