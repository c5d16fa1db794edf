"""Reports: what makes two reports the same one, what they are called, and which roles tell."""

import dataclasses
import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.agency import Agency, AgencyTable, Mention
from twosource.model.condition import parse
from twosource.model.report import BODY, TELLING, Block, DateOrigin, Published, Report, Role, digest
from twosource.model.span import Span

TEXT = "The ferry Marisol ran aground off Kovar on Monday."


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Report(text=TEXT, outlet="The Lantern"), Report(text=TEXT, outlet="Kovar Post")),
        (Report(text=TEXT, title="Ferry aground"), Report(text=TEXT, title="Ferry sinks")),
        (Report(text=TEXT), Report(text=TEXT + " ")),
        (Report(text=TEXT, url="https://lantern.example/1"), Report(text=TEXT, url="https://lantern.example/2")),
        (Report(text=TEXT, path="a.txt"), Report(text=TEXT, path="b.txt")),
        (Report(text=TEXT, path="reports.jsonl:1"), Report(text=TEXT, path="reports.jsonl:2")),
        (Report(text=TEXT, outlet="ab", path="c"), Report(text=TEXT, outlet="a", path="bc")),
    ],
    ids=["outlet", "title", "text", "address", "file name", "record", "where one field ends"],
)
def test_reports_that_differ_in_what_they_are_have_different_ids(one: Report, other: Report) -> None:
    assert one.id != other.id


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Report(text=TEXT, path="monday/a.txt"), Report(text=TEXT, path="tuesday/a.txt")),
        (Report(text=TEXT, path="monday/a.txt"), Report(text=TEXT, path="monday\\a.txt")),
        (
            Report(text=TEXT, path="a.txt", url="https://lantern.example/1"),
            Report(text=TEXT, path="b.txt", url="https://lantern.example/1"),
        ),
        (Report(text=TEXT), Report(text=TEXT, published=Published(day=date(2031, 5, 6)))),
        (Report(text=TEXT), Report(text=TEXT, blocks=(Block(span=Span(0, 9), role=Role.OTHER),), notes=("x",))),
    ],
    ids=["folder", "kind of slash", "file of one address", "date", "what was found in it"],
)
def test_a_report_keeps_its_id_wherever_it_is_read_and_whatever_is_found(one: Report, other: Report) -> None:
    assert one.id == other.id


def test_an_id_is_sixteen_hexadecimal_digits_even_of_broken_text() -> None:
    made = Report(text="lone \ud800 surrogate").id
    assert len(made) == 16
    assert set(made) <= set(string.hexdigits.lower())


@given(st.lists(st.text(max_size=5), min_size=1, max_size=4), st.lists(st.text(max_size=5), min_size=1, max_size=4))
def test_only_equal_parts_have_equal_digests(parts: list[str], others: list[str]) -> None:
    assert (digest(*parts) == digest(*others)) is (parts == others)


@given(st.text(min_size=1, max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_a_digest_tells_where_one_part_ends(whole: str, a: int, b: int) -> None:
    first, second = min(a, len(whole)), min(b, len(whole))
    same = digest(whole[:first], whole[first:]) == digest(whole[:second], whole[second:])
    assert same is (first == second)


@pytest.mark.parametrize(
    ("report", "name"),
    [
        (Report(text=TEXT, outlet="The Lantern", path="in/a.txt"), "The Lantern"),
        (Report(text=TEXT, path="in/monday/a.txt"), "a.txt"),
        (Report(text=TEXT, path="in\\monday\\a.txt"), "a.txt"),
        (Report(text=TEXT, path="in/reports.jsonl:17"), "reports.jsonl:17"),
    ],
)
def test_a_report_is_called_after_its_outlet_else_its_file(report: Report, name: str) -> None:
    assert report.name == name


def test_a_report_without_outlet_and_file_is_called_by_its_id() -> None:
    report = Report(text=TEXT)
    assert report.name == report.id


@pytest.mark.parametrize(
    ("role", "is_telling", "is_body"),
    [
        (Role.HEADLINE, True, False),
        (Role.STANDFIRST, True, True),
        (Role.BYLINE, False, False),
        (Role.DATELINE, False, False),
        (Role.PARAGRAPH, True, True),
        (Role.SUBHEADING, False, False),
        (Role.CAPTION, True, False),
        (Role.CREDIT, False, False),
        (Role.RELATED_LINK, False, False),
        (Role.PROMOTION, False, False),
        (Role.OTHER, False, False),
    ],
)
def test_credits_links_and_promotion_assert_nothing(role: Role, is_telling: bool, is_body: bool) -> None:
    assert (role in TELLING) is is_telling
    assert (role in BODY) is is_body


def test_every_role_and_date_origin_is_explained_to_readers() -> None:
    for vocabulary in (Role, DateOrigin):
        for member in vocabulary:
            assert f"{member.name} " in str(vocabulary.__doc__)


def test_a_report_whose_date_nobody_states_says_so() -> None:
    published = Report(text=TEXT).published
    assert published.day is None
    assert published.origin is DateOrigin.UNKNOWN


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (Report(text=TEXT), "text"),
        (Block(span=Span(0, 3), role=Role.OTHER), "role"),
        (Published(), "day"),
        (Span(0, 3), "end"),
        (Agency(name="K", full="K"), "name"),
        (AgencyTable(()), "agencies"),
        (Mention(Span(0, 1), Agency(name="K", full="K"), True), "sure"),
        (parse("reports>1"), "words"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_of_the_model_cannot_be_changed(value: object, field: str) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(value, field, None)


def test_a_report_with_another_text_is_another_report() -> None:
    report = Report(text=TEXT, path="a.txt")
    assert dataclasses.replace(report, text="other").id != report.id
