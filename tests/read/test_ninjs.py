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
    assert [b.role.value for b in report.blocks][:4] == ["headline", "byline", "dateline", "paragraph"]
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
        ({**V1, "type": "audio", "body_xhtml": ""}, "an audio and no report"),
        ({**V1, "headline": "", "body_xhtml": ""}, "a news item without a word"),
        ({**V1, "type": "event"}, "an event and no report"),
        ({"uri": "urn:1", "title": "Hearing", "eventDetails": {}}, "an event and no report"),
        ({"$schema": "http://json-schema.org/draft-03/schema#", "type": "object"}, "a JSON schema and no report"),
    ],
)
def test_items_without_text_are_refused(record: Any, what: str, known: Known) -> None:
    (error,) = read(record, known)
    assert isinstance(error, FormatError)
    assert error.what == what


def test_a_title_alone_is_a_partial_report(known: Known) -> None:
    (report,) = read({**V1, "body_xhtml": ""}, known)
    assert isinstance(report, Report)
    assert (report.partial, report.title) == ("the item gives its title only", "Ferry aground")


def test_an_item_that_states_its_standard_is_known_by_it(known: Known) -> None:
    record = {"$standard": {"name": "ninjs"}, "headline": "Ferry", "description_caption_xhtml": FIRST}
    (report,) = read(record, known)
    assert isinstance(report, Report)
    assert report.partial == "the item gives its description only"


def test_sources_credit_and_copyright_become_credits_once_each(known: Known) -> None:
    stated = {"creditline": "AFP", "infosources": [{"name": "AP"}, {"name": "AFP"}], "copyrightnotice": "(c) 2031 AFP"}
    (report,) = read({**V1, **stated, "infosource": None, "ednote": "Corrects the day."}, known)
    assert isinstance(report, Report)
    assert [(b.role.value, b.span.of(report.text)) for b in report.blocks][4:] == [
        ("credit", "AFP"),
        ("credit", "AP"),
        ("credit", "(c) 2031 AFP"),
        ("other", "Corrects the day."),
    ]
    assert report.correction == "Corrects"


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
