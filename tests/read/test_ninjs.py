"""ninjs in its versions, and what agencies wrap round it."""

import json
from datetime import date
from typing import Any

import pytest

from twosource.errors import FormatError, ReadError
from twosource.model.report import Report
from twosource.read.blocks import Known
from twosource.read.jsonl import read_jsonl
from twosource.read.source import Source

FIRST = "The ferry Marisol ran aground off Kovar on Monday, the harbour master said."
V1 = {
    "uri": "https://kovar.example/1",
    "type": "text",
    "versioncreated": "2031-05-06T10:00:00Z",
    "pubstatus": "usable",
    "language": "en-GB",
    "headline": "Ferry aground",
    "byline": "Mara Lind",
    "version": "2",
    "infosource": [{"name": "AFP"}],
    "body_xhtml": f"<p>KOVAR (AFP) - {FIRST}</p>",
}
V3 = {
    "uri": "urn:kovar:1",
    "type": "text",
    "versionCreated": "2031-05-06T10:00:00Z",
    "pubStatus": "usable",
    "copyrightHolder": "AFP",
    "headlines": [{"role": "short", "value": "Ferry"}, {"role": "main", "value": "Ferry aground"}],
    "bodies": [
        {"contentType": "text/plain", "value": "plain"},
        {"contentType": "text/html", "value": f"<p>KOVAR (AFP) - {FIRST}</p>"},
    ],
    "by": "Mara Lind",
    "version": "2",
}


def read(record: Any, known: Known) -> list[Report | ReadError]:
    source = Source(path="a.json", raw=json.dumps(record, indent=1).encode())
    return list(read_jsonl(source, known, limit_bytes=1_000_000, page_depth=100))


@pytest.mark.parametrize("record", [V1, V3, {"data": {"item": V1}}, {"item": [V1]}])
def test_an_item_is_read_in_every_version(record: Any, known: Known) -> None:
    (report,) = read(record, known)
    assert isinstance(report, Report)
    assert [b.role.value for b in report.blocks] == ["headline", "byline", "dateline", "paragraph"]
    assert (report.title, report.provider, report.version) == ("Ferry aground", "AFP", "2")
    assert (report.published.day, report.partial) == (date(2031, 5, 6), "")


def test_a_description_alone_is_a_partial_report(known: Known) -> None:
    record = {**V3, "bodies": [], "descriptions": [{"value": FIRST}]}
    (report,) = read(record, known)
    assert isinstance(report, Report)
    assert report.partial == "the item gives its description only"


@pytest.mark.parametrize(
    ("record", "what"),
    [
        ({**V1, "type": "picture", "body_xhtml": ""}, "a picture and no report"),
        ({**V1, "body_xhtml": ""}, "a news item without a body"),
    ],
)
def test_items_without_text_are_refused(record: Any, what: str, known: Known) -> None:
    (error,) = read(record, known)
    assert isinstance(error, FormatError)
    assert error.what == what


def test_a_withdrawn_item_says_so(known: Known) -> None:
    (report,) = read({**V1, "pubstatus": "canceled"}, known)
    assert isinstance(report, Report)
    assert report.correction == "canceled"


@pytest.mark.parametrize(
    "damage", [{"headline": 5}, {"bodies": "x"}, {"bodies": [5]}, {"infosource": [[]]}, {"version": {}}]
)
def test_damaged_items_do_not_crash(damage: dict[str, Any], known: Known) -> None:
    assert len(read({**V1, **damage}, known)) == 1


def test_one_object_over_several_lines_is_one_record(known: Known) -> None:
    raw = (
        '{  "uri": "urn:1",\n "pubstatus": "usable",\n "headline": "Ferry aground", "body_text": "' + FIRST + '"}'
    ).encode()
    (report,) = read_jsonl(Source(path="a.json", raw=raw), known, limit_bytes=10_000, page_depth=100)
    assert isinstance(report, Report)
