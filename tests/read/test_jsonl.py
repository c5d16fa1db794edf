"""JSON lines and arrays: fields under their names, and bad records that cost only themselves."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import EmptyError, FormatError, ReadError, TooLargeError
from twosource.model.agency import load_agencies
from twosource.model.report import Report, Role
from twosource.read.blocks import Known
from twosource.read.jsonl import FIELDS, read_jsonl
from twosource.read.source import Source

AGENCIES = load_agencies()
BODY = "The ferry Marisol ran aground off Kovar on Monday, and nobody was hurt, the harbour master said."
MORE = "Two cranes were on their way from the mainland, and the quay would stay closed until Friday."
PAGE = f"<html lang='en'><body><article><h1>Ferry aground</h1><p>{BODY}</p><p>{MORE}</p></article></body></html>"


def read(content: str | bytes, *, limit_bytes: int = 1_000_000, outlet: str = "") -> list[Report | ReadError]:
    raw = content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass")
    known = Known(agencies=AGENCIES, outlet=outlet)
    return list(read_jsonl(Source(path="r.jsonl", raw=raw), known, limit_bytes=limit_bytes, page_depth=100))


def one(record: Any, **options: Any) -> Report:
    (report,) = read(json.dumps(record), **options)
    assert isinstance(report, Report), report
    return report


def error(content: str | bytes, **options: Any) -> ReadError:
    (entry,) = read(content, **options)
    assert isinstance(entry, ReadError)
    return entry


def test_a_line_is_a_report_with_all_its_fields() -> None:
    report = one(
        {
            "text": BODY,
            "outlet": "The Lantern",
            "url": "https://lantern.example/1",
            "title": "Ferry aground",
            "authors": ["Mara Lind", "Tom Ekholm"],
            "published": "2031-05-06",
            "language": "en",
            "unknown": {"deep": [1, 2]},
        }
    )
    assert report.text == f"Ferry aground\n\n{BODY}"
    assert (report.path, report.outlet, report.url) == ("r.jsonl:1", "The Lantern", "https://lantern.example/1")
    assert (report.title, report.authors, report.language) == ("Ferry aground", ("Mara Lind", "Tom Ekholm"), "en")
    assert report.published.day == date(2031, 5, 6)
    assert report.notes == ()


@pytest.mark.parametrize(("field", "alias"), [(field, alias) for field, names in FIELDS.items() for alias in names])
def test_every_field_is_found_under_each_of_its_names(field: str, alias: str) -> None:
    values = {"published": "2031-05-06", "authors": "Mara Lind", "html": PAGE, "text": BODY}
    record = {alias: values.get(field, "Lantern")}
    report = one(record if field in {"text", "html"} else {"text": BODY, **record})
    found = {
        "text": BODY in report.text,
        "html": (Role.PARAGRAPH, BODY) in [(b.role, b.span.of(report.text)) for b in report.blocks],
        "outlet": report.outlet == "Lantern",
        "url": report.url == "Lantern",
        "title": report.title == "Lantern",
        "authors": report.authors == ("Mara Lind",),
        "published": report.published.day == date(2031, 5, 6),
        "language": report.language == "Lantern",
    }
    assert found[field]


def test_the_first_name_that_has_a_value_counts() -> None:
    assert one({"text": "", "body": BODY, "content": MORE}).text == BODY
    assert one({"text": None, "article": BODY}).text == BODY
    assert one({"outlet": "The Lantern", "source": "Kovar Post", "text": BODY}).outlet == "The Lantern"


@pytest.mark.parametrize(
    ("record", "outlet", "authors"),
    [
        ({"publisher": {"name": "The Lantern"}, "author": {"name": "Mara Lind"}}, "The Lantern", ("Mara Lind",)),
        ({"author": [{"name": "Mara Lind"}, "Tom Ekholm", "", None]}, "", ("Mara Lind", "Tom Ekholm")),
        ({"author": [" Mara Lind "]}, "", ("Mara Lind",)),
        ({"byline": " Mara Lind ,  Tom Ekholm,"}, "", ("Mara Lind", "Tom Ekholm")),
        ({"outlet": 5, "author": 7}, "5", ("7",)),
        ({"outlet": True, "author": {"id": 3}}, "", ()),
        ({"outlet": {"name": None}, "author": []}, "", ()),
    ],
)
def test_names_may_be_given_as_text_object_or_list(record: Any, outlet: str, authors: tuple[str, ...]) -> None:
    report = one({"text": BODY, **record})
    assert (report.outlet, report.authors) == (outlet, authors)


def test_a_text_given_in_paragraphs_is_joined_by_blank_lines() -> None:
    assert one({"text": [BODY, "It's closed.", None, 5]}).text == f"{BODY}\n\nIt's closed."


def test_a_number_may_state_the_day() -> None:
    assert one({"text": BODY, "date": 20310506}).published.day == date(2031, 5, 6)


def test_a_missing_date_is_no_fault_and_an_unreadable_one_is_noted() -> None:
    missing, unreadable = one({"text": BODY}), one({"text": BODY, "date": "last Monday"})
    assert (missing.published.day, missing.notes) == (None, ())
    assert (unreadable.published.day, unreadable.notes) == (None, ("no date in 'last Monday'",))


def test_nan_stands_for_a_missing_value() -> None:
    (report,) = read(f'{{"text": {json.dumps(BODY)}, "outlet": NaN, "date": Infinity, "title": -Infinity}}')
    assert isinstance(report, Report)
    assert (report.outlet, report.title, report.notes) == ("", "", ())


def test_an_outlet_known_to_the_run_holds_where_the_record_names_none() -> None:
    assert one({"text": BODY}, outlet="The Lantern").outlet == "The Lantern"
    assert one({"text": BODY, "outlet": "Kovar Post"}, outlet="The Lantern").outlet == "Kovar Post"


def test_a_page_in_a_record_is_read_as_a_page_with_the_records_own_fields() -> None:
    report = one({"html": PAGE, "outlet": "The Lantern", "language": "de", "date": "2031-05-06"})
    assert (report.path, report.title, report.outlet, report.language) == (
        "r.jsonl:1", "Ferry aground", "The Lantern", "de",
    )  # fmt: skip
    assert report.published.day == date(2031, 5, 6)
    assert "<p>" not in report.text


def test_white_space_round_a_stated_title_is_no_part_of_it() -> None:
    assert one({"html": f"<p>{BODY}</p>", "title": " Ferry aground\n"}).title == "Ferry aground"


def test_a_text_is_taken_before_a_page() -> None:
    assert one({"html": PAGE, "text": MORE}).text == MORE


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (
            {},
            "r.jsonl:1: no text: none of text, body, content, maintext, article, html, raw_html, body_html is there. ",
        ),
        ({"title": "Ferry aground"}, "r.jsonl:1: no text: none of "),
        ({"text": {"words": BODY}}, "r.jsonl:1: no text: `text` is an object. "),
        ({"text": 20310506}, "r.jsonl:1: no text: `text` is a number (20310506). Put the report's words under `text`"),
        ({"text": 0, "title": "Ferry aground"}, "r.jsonl:1: no text: `text` is a number (0). "),
        ({"content": 1e300}, "r.jsonl:1: no text: `content` is a number (1e+300). "),
        ({"text": int("9" * 999)}, f"r.jsonl:1: no text: `text` is a number ({'9' * 20}). "),
        ({"html": True}, "r.jsonl:1: no text: `html` is true. "),
        ({"text": False}, "r.jsonl:1: no text: `text` is false. "),
        ({"text": [1, None]}, "r.jsonl:1: no text: `text` is a list without a text in it. "),
        ({"text": " … "}, "r.jsonl:1: no words in the text. "),
        ({"html": "<html><p>…</p></html>"}, "r.jsonl:1: the page shows no words. "),
        ({"html": "<div>" * 150 + "words"}, "r.jsonl:1: elements are nested more than 100 deep. "),
        (BODY, "r.jsonl:1: a JSON value, but not an object. Give one object a line."),
        (5, "r.jsonl:1: a JSON value, but not an object. "),
        (None, "r.jsonl:1: a JSON value, but not an object. "),
    ],
)
def test_a_record_that_is_no_report_says_why_and_where(record: Any, message: str) -> None:
    entry = error(json.dumps(record))
    assert str(entry).startswith(message)
    assert entry.todo


BROKEN = [
    "{",
    '{"text": "cut off',
    "not JSON",
    '{"text": "twice"} {"text": "on a line"}',
    f'{{"text": "x", "n": {"9" * 5000}}}',
    '{"text": ' + "[" * 100_000 + "]" * 100_000 + "}",
    "[1]",
    "null",
    "{}",
    '{"text": "…"}',
    '\ufeff{"text": "a mark in the midst"}',
]


@pytest.mark.parametrize("broken", BROKEN, ids=range(len(BROKEN)))
def test_a_broken_line_costs_only_itself(broken: str) -> None:
    good = json.dumps({"text": BODY})
    entries = read(f"{good}\n{broken}\n\n \n{good}\r\n{broken}")
    assert [type(entry) is Report for entry in entries] == [True, False, True, False]
    assert [entry.path for entry in entries if isinstance(entry, Report)] == ["r.jsonl:1", "r.jsonl:5"]
    assert [entry.where for entry in entries if isinstance(entry, ReadError)] == ["r.jsonl:2", "r.jsonl:6"]


def test_a_broken_first_line_costs_only_itself() -> None:
    for broken in ("[1]", "not JSON", '{"text": "cut', "5"):
        entries = read(f"{broken}\n{json.dumps({'text': BODY})}")
        assert [type(entry) is Report for entry in entries] == [False, True], broken


def test_a_broken_line_says_what_is_broken() -> None:
    entry = error('{"text": "cut off')
    assert isinstance(entry, FormatError)
    assert str(entry).startswith("r.jsonl:1: not a JSON object (Unterminated string")
    assert str(entry).endswith(". Mend or leave out the line.")


@pytest.mark.parametrize(
    "content",
    [
        json.dumps([{"text": BODY}, {"text": MORE}]),
        json.dumps([{"text": BODY}, {"text": MORE}], indent=2),
        "\n\n " + json.dumps([{"text": BODY}, {"text": MORE}]) + "\n \n",
        "[\r\n" + json.dumps({"text": BODY}) + ",\r\n" + json.dumps({"text": MORE}) + "\r\n]",
    ],
    ids=["one line", "pretty", "white space round it", "a record a line"],
)
def test_an_array_is_read_record_by_record(content: str) -> None:
    entries = read(content)
    assert [(entry.path, entry.text) for entry in entries if isinstance(entry, Report)] == [
        ("r.jsonl:1", BODY),
        ("r.jsonl:2", MORE),
    ]
    assert len(entries) == 2


def test_a_record_of_an_array_that_is_no_report_costs_only_itself() -> None:
    entries = read(json.dumps([{"text": BODY}, 5, {"title": "x"}, {"text": MORE}], indent=1))
    assert [type(entry) for entry in entries] == [Report, FormatError, FormatError, Report]
    assert [entry.where for entry in entries if isinstance(entry, ReadError)] == ["r.jsonl:2", "r.jsonl:3"]


@pytest.mark.parametrize("opening", ["{\n", "{ \t\n", "{\r\n", "\n\n{\n"])
def test_one_object_over_several_lines_is_one_report(opening: str) -> None:
    (report,) = read(f'{opening}  "title": "Ferry aground",\n  "text": {json.dumps(BODY)}\n}}\n')
    assert isinstance(report, Report)
    assert (report.title, report.path) == ("Ferry aground", "r.jsonl:1")


def test_a_number_costs_its_record_only_and_hides_no_text_beside_it() -> None:
    refused, first, second = read(
        "\n".join(map(json.dumps, ({"text": 7}, {"text": 7, "body": BODY}, {"text": 7, "html": PAGE})))
    )
    assert isinstance(refused, FormatError)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.text, second.title) == (BODY, "Ferry aground")


@pytest.mark.parametrize("content", ['{\n"text": "cut off"\n', "[" * 100_000, "[" * 100_000 + "\n{}", "[", "[\n{"])
def test_a_broken_array_or_object_says_what_to_give(content: str) -> None:
    entry = error(content)
    assert isinstance(entry, FormatError)
    assert str(entry).startswith("r.jsonl: broken JSON (")
    assert entry.todo == "Give one JSON object a line."


@pytest.mark.parametrize("broken", [",", ",\n", "", " x", ', {"text": "cut', "] x", "]]", ", ]", ",,1]"])
def test_what_stands_before_a_break_in_an_array_is_read(broken: str) -> None:
    report, fault = read(f"[{json.dumps({'text': BODY})}{broken}")
    assert isinstance(report, Report)
    assert isinstance(fault, FormatError)
    assert str(fault).startswith("r.jsonl: broken JSON (")
    assert "; what stands before record 2 is read)" in str(fault)


@pytest.mark.parametrize("content", ["[]", "[\n]\n", "\ufeff\n", "\n \n"])
def test_a_file_without_a_record_is_empty(content: str) -> None:
    entry = error(content)
    assert isinstance(entry, EmptyError)
    assert str(entry) == "r.jsonl: no record in the file. Give one JSON object a line."


def test_a_record_beyond_the_limit_costs_only_itself() -> None:
    good, large = json.dumps({"text": BODY}), json.dumps({"text": BODY * 30})
    for content in (f"{large}\n{good}", f"[{large}, {good}]", f"[\n{large},\n{good}]"):
        first, second = read(content, limit_bytes=2_500)
        assert isinstance(first, TooLargeError)
        assert str(first).startswith("r.jsonl:1: 0.0 MB in one report; at most 0.0025 MB. Raise `report_megabytes`.")
        assert isinstance(second, Report)


def test_the_limit_is_counted_in_bytes() -> None:
    record = json.dumps({"text": "é" * 100}, ensure_ascii=False)
    assert isinstance(error(record, limit_bytes=200), TooLargeError)
    assert isinstance(read(record, limit_bytes=212)[0], Report)


def test_lone_surrogates_of_escapes_reach_no_field() -> None:
    escaped = "\\ud83d"
    fields = ("text", "title", "outlet", "url", "author", "language")
    record = ", ".join(f'"{field}": "Kovar {escaped}"' for field in fields)
    (report,) = read(f'{{{record}, "date": "{escaped}"}}')
    assert isinstance(report, Report)
    shown = (report.text, report.title, report.outlet, report.url, *report.authors, report.language, *report.notes)
    assert len(shown) == 8
    for words in shown:
        assert words.encode("utf-8")
    assert report.outlet == "Kovar \ufffd"
    assert "1 broken characters (lone surrogates) are shown as U+FFFD" in report.notes


def test_what_decoding_repaired_is_noted_with_every_record() -> None:
    czech = "Příliš žluťoučký kůň úpěl ďábelské ódy v Kovaru. " * 3
    raw = json.dumps({"text": czech}, ensure_ascii=False).encode() + b'\n{"text": "He said \x93no\x94."}'
    first, second = read(raw)
    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert (first.text, second.text) == (czech, "He said “no”.")
    assert first.notes == second.notes == ("2 characters were not UTF-8 and are read as Windows-1252",)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_a_file_may_be_in_any_unicode_encoding(encoding: str) -> None:
    (report,) = read(json.dumps({"text": f"{BODY} “Ø”"}, ensure_ascii=False).encode(encoding))
    assert isinstance(report, Report)
    assert report.text == f"{BODY} “Ø”"


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "x"]), inner, max_size=2),
    max_leaves=6,
)
records = st.dictionaries(st.sampled_from([name for names in FIELDS.values() for name in names]), values, max_size=6)


@given(st.lists(records | values, max_size=4))
def test_any_records_are_reports_or_read_errors_one_for_one(given_records: list[Any]) -> None:
    lines = read("\n".join(json.dumps(record) for record in given_records))
    array = read(json.dumps(given_records))
    assert len(array) == max(1, len(given_records))
    if given_records and not isinstance(given_records[0], list):
        assert [str(entry) for entry in lines] == [str(entry) for entry in array]


@given(st.text('[]{}":,\\u0dn text\n\ré', max_size=60))
def test_any_text_is_reports_or_read_errors(text: str) -> None:
    assert read(text), "something is said of every file"
