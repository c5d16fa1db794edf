"""Tables: CSV, TSV, Parquet, with known or named columns."""

import io
from datetime import date
from typing import Any

import pytest

from twosource.errors import EmptyError, FormatError, ReadError, TooLargeError
from twosource.model.report import Report
from twosource.read.blocks import Known
from twosource.read.columns import is_table
from twosource.read.source import Source
from twosource.read.table import read_source
from twosource.settings import Settings

FIRST = "The ferry Marisol ran aground off Kovar on Monday, the harbour master said."


def read(name: str, raw: bytes, known: Known, *fields: str) -> list[Report | ReadError]:
    return list(read_source(Source(path=name, raw=raw), known, Settings(fields=fields)))


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_rows_are_reports(mark: str, known: Known) -> None:
    lines = [["title", "text", "url", "date"], ["Ferry aground", f'"{FIRST}"', "https://a.example/1", "2031-05-06"]]
    (report,) = read("a.csv", "\n".join(mark.join(line) for line in lines).encode(), known)
    assert isinstance(report, Report)
    assert (report.title, report.url, report.published.day) == (
        "Ferry aground",
        "https://a.example/1",
        date(2031, 5, 6),
    )
    assert report.path == "a.csv:1"


def test_columns_are_named_by_the_user(known: Known) -> None:
    raw = f'kop,stuk\nFerry aground,"{FIRST}"\n'.encode()
    (report,) = read("a.csv", raw, known, "title=kop", "text=stuk")
    assert isinstance(report, Report)
    assert report.title == "Ferry aground"
    (error,) = read("a.csv", raw, known, "text=story")
    assert isinstance(error, FormatError)
    assert error.what == "no column 'story'; there are: kop, stuk"


def test_a_table_without_known_columns_says_which_there_are(known: Known) -> None:
    (error,) = read("a.csv", b"a,b\n1,2\n", known)
    assert isinstance(error, FormatError)
    assert "there are: a, b" in error.what


def test_a_list_without_texts_is_read_as_partial(known: Known) -> None:
    raw = b"stories_id,publish_date,title,url,language,media_name\n1,2031-05-06,Ferry aground off Kovar,https://a.example/1,en,Lantern\n"
    (report,) = read("mc.csv", raw, known)
    assert isinstance(report, Report)
    assert (report.partial, report.outlet) == ("the table gives metadata only, no text", "Lantern")
    assert report.published.day == date(2031, 5, 6)


def test_a_row_without_text_is_refused_alone(known: Known) -> None:
    found = read("a.csv", f"title,text\nA,\nB,{FIRST.replace(',', '')}\n".encode(), known)
    assert [type(entry).__name__ for entry in found] == ["FormatError", "Report"]


def test_parquet_is_read_where_pyarrow_is_there(known: Known) -> None:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    stream = io.BytesIO()
    pq.write_table(pa.table({"title": ["Ferry"], "text": [FIRST], "date": [date(2031, 5, 6)]}), stream)
    (report,) = read("a.parquet", stream.getvalue(), known)
    assert isinstance(report, Report)
    assert report.published.day == date(2031, 5, 6)
    (error,) = read("a.parquet", stream.getvalue()[:-20], known)
    assert isinstance(error, FormatError)


def test_json_fields_are_named_too(known: Known) -> None:
    (report,) = read("a.jsonl", f'{{"stuk": "{FIRST}"}}'.encode(), known, "text=stuk")
    assert isinstance(report, Report)


@pytest.mark.parametrize(
    ("name", "head", "expected"),
    [
        ("a.csv", b"x", True),
        ("a", b"PAR1", True),
        ("a", b"title;url;date", True),
        ("a.txt", b"The title, the url and the date, he said.", False),
    ],
)
def test_tables_are_told_by_mark_or_header(name: str, head: bytes, expected: bool) -> None:
    assert is_table(name, head) is expected


def test_a_table_without_rows_is_refused(known: Known) -> None:
    (error,) = read_source(Source(path="a.csv", raw=b"title,text\n"), known, Settings())
    assert isinstance(error, EmptyError)
    assert (error.what, error.where) == ("a table without rows", "a.csv")


def parquet(texts: Any, **options: Any) -> bytes:
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    stream = io.BytesIO()
    pq.write_table(pa.table({"title": pa.array(["Ferry"] * len(texts)), "text": texts}), stream, **options)
    return stream.getvalue()


def test_a_parquet_file_that_grows_without_measure_is_refused_unread(known: Known) -> None:
    raw = parquet(["a " * 35_000_000], compression="zstd", use_dictionary=False)
    (error,) = read("a.parquet", raw, known)
    assert isinstance(error, TooLargeError)
    assert str(error).startswith("a.parquet: it unpacks to more than 70 MB from 0.0")
    assert "`unpacked_megabytes`" in error.todo


def test_rows_that_share_one_text_are_told_from_many_texts(known: Known) -> None:
    pa = pytest.importorskip("pyarrow")
    shared = pa.DictionaryArray.from_arrays(pa.array([0] * 900, pa.int32()), pa.array([f"{FIRST} " * 2_000]))
    raw = parquet(shared, compression="zstd")
    entries = list(read_source(Source(path="a.parquet", raw=raw), known, Settings(unpacked_megabytes=1)))
    assert 1 < len(entries) < 20
    assert [type(entry) for entry in entries] == [Report] * (len(entries) - 1) + [TooLargeError]
