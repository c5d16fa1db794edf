"""What `read --json` and `export` wrote is the same report again; what only looks like it is read as any other record."""

import json
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import EmptyError, FormatError, ReadError, TooLargeError
from twosource.model.agency import load_agencies
from twosource.model.report import Block, Report, Role
from twosource.model.span import Span
from twosource.read.blocks import Known
from twosource.read.bounds import Bounds
from twosource.read.jsonl import read_jsonl
from twosource.read.own import own_report
from twosource.read.plain import plain_report
from twosource.read.source import Source
from twosource.show.document import report_entry

KNOWN = Known(agencies=load_agencies())
Spoil = Callable[[dict[str, Any]], object]


def read(record: Any) -> Report | ReadError:
    source = Source(path="again.jsonl", raw=json.dumps(record).encode())
    (entry,) = read_jsonl(source, KNOWN, limit_bytes=1_000_000, page_depth=100)
    return entry


def test_every_field_of_a_report_is_read_again(whole_report: Report) -> None:
    again = read(report_entry(whole_report))
    for field in fields(Report):
        assert getattr(again, field.name) == getattr(whole_report, field.name), field.name


@given(
    text=st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80).filter(
        lambda text: any(map(str.isalnum, text))
    ),
    title=st.sampled_from(["", "Ferry aground", " ", "="]),
    outlet=st.sampled_from(["", "The Lantern"]),
)
def test_any_report_is_read_again(text: str, title: str, outlet: str) -> None:
    report = plain_report(text, replace(KNOWN, title=title, outlet=outlet), path="wire/a.txt:7")
    assert read(report_entry(report)) == report


def test_a_record_of_older_fields_is_read_as_before(whole_report: Report) -> None:
    """An export of an earlier twosource had neither blocks nor path."""
    record = {name: report_entry(whole_report)[name] for name in ("id", "outlet", "url", "title", "text")}
    again = read(record)
    assert isinstance(again, Report)
    assert again.text.startswith("Ferry aground\n\nHome")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda record: record.update(text=record["text"] + " It was foggy."),
        lambda record: record.update(outlet="The Echo"),
        lambda record: record.update(id=7),
        lambda record: record.update(blocks=[]),
        lambda record: record.update(blocks=["headline"]),
        lambda record: record["blocks"].pop(),
        lambda record: record["blocks"].reverse(),
        lambda record: record["blocks"][0].update(role="king"),
        lambda record: record["blocks"][0].update(end=5),
        lambda record: record["blocks"][0].update(start=-1),
        lambda record: record["blocks"][0].update(start=0.0),
        lambda record: record["blocks"][0].update(start=False),
        lambda record: record["blocks"][2].update(end=10**9),
        lambda record: record.update(published="soon"),
        lambda record: record.update(published=None),
        lambda record: record.update(published_origin=["metadata"]),
        lambda record: record.update(authors="Mara Lind"),
        lambda record: record.update(notes=[3]),
        lambda record: record.update(language="\udc80"),
        lambda record: record.update(path="a:" + "9" * 5000),
        lambda record: record.pop("path"),
    ],
)
def test_what_was_changed_or_is_broken_is_read_as_any_other_record(whole_report: Report, spoil: Spoil) -> None:
    record = report_entry(whole_report)
    spoil(record)
    again = read(record)
    assert isinstance(again, Report)
    assert again.path == "again.jsonl:1"
    assert again.blocks[0].role is Role.HEADLINE
    assert again.text.startswith("Ferry aground\n\nHome")


@pytest.mark.parametrize("text", ["", "–"])
def test_a_record_without_words_is_refused(text: str) -> None:
    report = Report(text=text, blocks=tuple(Block(span=Span(0, 1), role=Role.OTHER) for _ in text))
    assert isinstance(read(report_entry(report)), EmptyError | FormatError)


def test_a_report_of_too_many_lines_is_refused(whole_report: Report) -> None:
    with pytest.raises(TooLargeError, match="report_lines"):
        own_report(report_entry(whole_report), replace(KNOWN, bounds=Bounds(lines=4)), "again.jsonl:1")


@pytest.mark.parametrize("value", [None, 7, [], {}, {"id": "x"}, {"id": "x", "blocks": [], "text": "x"}])
def test_other_json_is_none_of_ours(value: Any) -> None:
    assert own_report(value, KNOWN, "a.jsonl:1") is None
