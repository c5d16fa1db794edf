"""The run: what is read, in which order, with which day, and what becomes of what cannot be read."""

import io
import json
from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest

from twosource import flow
from twosource.errors import EmptyError, FormatError, MissingError, ReadError, SettingsError, TooLargeError, UsageError
from twosource.model.agency import AgencyTable
from twosource.model.report import DateOrigin, Report
from twosource.settings import Settings
from twosource.show.document import document

MakeReport = Callable[..., Report]

MILL = "Fire swept through the Oster paper mill on Tuesday and hurt three workers, the fire brigade said.\n"
MILL_AGAIN = "Fire swept through the Oster paper mill yesterday and hurt three workers, the fire brigade said.\n"
SCHOOL = "The island's only school will get a new bell in June, the council said.\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(MILL, "utf-8")
    (tmp_path / "b.txt").write_text(MILL_AGAIN, "utf-8")
    (tmp_path / "c.txt").write_text(SCHOOL, "utf-8")
    return tmp_path


def names(found: flow.Intake) -> list[str]:
    return [report.name for report in found.reports]


# ---- reading --------------------------------------------------------------------------------------


def test_files_and_folders_are_read_in_the_order_given(files: Path, agencies: AgencyTable) -> None:
    (files / "more").mkdir()
    (files / "more/z.txt").write_text(SCHOOL, "utf-8")
    (files / "more/y.txt").write_text(SCHOOL, "utf-8")
    given = [str(files / "c.txt"), str(files / "more"), str(files / "a.txt")]
    assert names(flow.read(given, Settings(), agencies)) == ["c.txt", "y.txt", "z.txt", "a.txt"]


def test_a_dash_is_standard_input(agencies: AgencyTable) -> None:
    found = flow.read(["-"], Settings(), agencies, io.BytesIO(MILL.encode()))
    assert [(report.path, report.text) for report in found.reports] == [("-", MILL)]


def test_what_cannot_be_read_is_told_and_costs_nothing_else(files: Path, agencies: AgencyTable) -> None:
    (files / "d.txt").write_bytes(b"")
    (files / "e.bin").write_bytes(bytes(range(256)) * 8)
    (files / "f.jsonl").write_text('{"text": "The bell rang."}\nnot json\n{"text": "It rang again."}\n', "utf-8")
    found = flow.read([str(files), str(files / "gone.txt")], Settings(), agencies)
    assert names(found) == ["a.txt", "b.txt", "c.txt", "f.jsonl:1", "f.jsonl:3"]
    assert [(type(error), Path(error.where).name) for error in found.errors] == [
        (EmptyError, "d.txt"),
        (FormatError, "e.bin"),
        (FormatError, "f.jsonl:2"),
        (MissingError, "gone.txt"),
    ]


def test_a_report_beyond_the_limit_is_refused_and_never_cut(files: Path, agencies: AgencyTable) -> None:
    (files / "b.txt").write_text(MILL * 12_000, "utf-8")
    found = flow.read([str(files)], Settings(report_megabytes=1), agencies)
    assert names(found) == ["a.txt", "c.txt"]
    assert [type(error) for error in found.errors] == [TooLargeError]


def test_strict_stops_at_the_first_that_cannot_be_read(files: Path, agencies: AgencyTable) -> None:
    given = [str(files / "a.txt"), str(files / "gone.txt"), str(files / "b.txt")]
    with pytest.raises(MissingError, match=r"gone\.txt: no such file"):
        flow.read(given, Settings(strict=True), agencies)


def test_a_stream_gives_each_report_before_it_reads_the_next(files: Path, agencies: AgencyTable) -> None:
    given = [str(files / "a.txt"), str(files / "gone.txt"), str(files / "b.txt")]
    entries = flow.stream(given, Settings(), agencies)
    first = next(entries)
    assert isinstance(first, Report)
    (files / "b.txt").write_text(SCHOOL, "utf-8")
    second, third = entries
    assert isinstance(second, ReadError)
    assert isinstance(third, Report)
    assert third.text == SCHOOL


def test_the_users_table_extends_the_agencies(tmp_path: Path) -> None:
    table = tmp_path / "mine.toml"
    table.write_text('agency = [{ name = "Varn Wire" }]', "utf-8")
    known = flow.agency_table(Settings(agencies=(str(table),)))
    assert known.named("Varn Wire") is not None
    assert known.named("Reuters") is not None
    assert flow.agency_table(Settings()).named("Varn Wire") is None
    with pytest.raises(SettingsError, match=r"gone\.toml"):
        flow.agency_table(Settings(agencies=(str(tmp_path / "gone.toml"),)))


# ---- the day of publication ------------------------------------------------------------------------

DATED = json.dumps({"text": "date 2022-06-16 VARN • The mill burned on Tuesday.", "published": "2022-06-17"})
DATELINE = json.dumps({"text": "date 2022-06-16 VARN • The mill burned on Tuesday."})
UNDATED = json.dumps({"text": "The mill burned on Tuesday."})


@pytest.mark.parametrize(
    ("record", "given", "day", "origin"),
    [
        (DATED, "2022-06-18", "2022-06-17", DateOrigin.METADATA),
        (DATELINE, "2022-06-18", "2022-06-16", DateOrigin.DATELINE),
        (UNDATED, "2022-06-18", "2022-06-18", DateOrigin.GIVEN),
        (UNDATED, "18 June 2022", "2022-06-18", DateOrigin.GIVEN),
        (UNDATED, "", "None", DateOrigin.UNKNOWN),
    ],
)
def test_the_day_comes_from_metadata_else_dateline_else_the_user(
    record: str, given: str, day: str, origin: DateOrigin, agencies: AgencyTable
) -> None:
    source = io.BytesIO(record.encode())
    (report,) = flow.read(["-"], Settings(published=given), agencies, source).reports
    assert (str(report.published.day), report.published.origin) == (day, origin)


@pytest.mark.parametrize("record", [DATED, UNDATED])
def test_a_day_that_is_none_is_refused_even_where_it_is_not_needed(record: str, agencies: AgencyTable) -> None:
    with pytest.raises(UsageError, match="no date in 'soon': write it as 2022-06-15"):
        flow.read(["-"], Settings(published="soon"), agencies, io.BytesIO(record.encode()))


def test_a_day_is_inferred_from_dated_reports_of_the_same_story(make_report: MakeReport, agencies: AgencyTable) -> None:
    dated = make_report(MILL_AGAIN, name="b.txt", published="2026-03-04")
    same, other = make_report(MILL, name="a.txt"), make_report(SCHOOL, name="c.txt")
    found = {a.report.path: a.report.published for a in flow.compare([same, dated, other], agencies).analyses}
    assert (str(found["a.txt"].day), found["a.txt"].origin) == ("2026-03-03", DateOrigin.INFERRED)
    assert "b.txt" in found["a.txt"].reason
    assert found["b.txt"].origin is DateOrigin.METADATA
    assert (found["c.txt"].day, found["c.txt"].origin) == (None, DateOrigin.UNKNOWN)


def test_an_inferred_day_resolves_the_times_of_its_report(make_report: MakeReport, agencies: AgencyTable) -> None:
    dated, undated = make_report(MILL_AGAIN, name="b.txt", published="2026-03-04"), make_report(MILL, name="a.txt")
    first = flow.compare([dated, undated], agencies).analyses[0]
    assert [(t.span.of(first.report.text), t.value) for t in first.times] == [("Tuesday", "2026-03-03")]


def test_a_report_made_from_text_takes_the_day_of_its_dateline(make_report: MakeReport, agencies: AgencyTable) -> None:
    report = make_report("date 2022-06-16 VARN • The mill burned on Tuesday.", name="a.txt")
    found = flow.compare([report, make_report(SCHOOL, name="b.txt")], agencies).analyses[0].report
    assert (str(found.published.day), found.published.origin) == ("2022-06-16", DateOrigin.DATELINE)


# ---- comparing ------------------------------------------------------------------------------------


def test_the_result_is_the_same_for_every_order(make_report: MakeReport, agencies: AgencyTable) -> None:
    reports = [
        make_report(f"{MILL}\nSource: AFP\n", name="a.txt", published="2026-03-03"),
        make_report(f"{MILL_AGAIN}\nSource: AFP\n", name="b.txt"),
        make_report(f"{MILL_AGAIN}\nThe mill will stay shut, its owner said.\n", name="c.txt", outlet="Echo"),
        make_report(SCHOOL, name="d.txt", published="2026-03-05"),
    ]
    results = {json.dumps(document(flow.compare(order, agencies))) for order in permutations(reports)}
    assert len(results) == 1


def test_records_of_a_file_stand_in_the_order_of_their_numbers(make_report: MakeReport, agencies: AgencyTable) -> None:
    reports = [make_report(f"The bell rang {n} times.", name=f"x.jsonl:{n}") for n in (10, 9, 2)]
    found = flow.compare([*reports, make_report(SCHOOL, name="a.txt")], agencies)
    assert [a.report.path for a in found.analyses] == ["a.txt", "x.jsonl:2", "x.jsonl:9", "x.jsonl:10"]


def test_a_report_given_twice_counts_once_and_is_noted(make_report: MakeReport, agencies: AgencyTable) -> None:
    a, b = make_report(MILL, name="a.txt"), make_report(SCHOOL, name="b.txt")
    found = flow.compare([a, b, a], agencies)
    assert [analysis.report.path for analysis in found.analyses] == ["a.txt", "b.txt"]
    assert found.notes == ("a.txt is a.txt again: counted once",)


def test_one_text_in_two_outlets_is_two_reports(make_report: MakeReport, agencies: AgencyTable) -> None:
    found = flow.compare([make_report(MILL, outlet="Echo"), make_report(MILL, outlet="Post")], agencies)
    assert len(found.analyses) == 2
    assert found.notes == ()


def test_fewer_than_two_reports_are_refused_with_what_to_do(make_report: MakeReport, agencies: AgencyTable) -> None:
    a = make_report(MILL, name="a.txt")
    with pytest.raises(UsageError, match="nothing to compare"):
        flow.compare([], agencies)
    with pytest.raises(UsageError, match=r"a\.txt: one report only.*twosource read a\.txt"):
        flow.compare([a], agencies)
    with pytest.raises(UsageError, match=r"a\.txt: the same report, given more than once"):
        flow.compare([a, a], agencies)


def test_progress_is_told_step_by_step(make_report: MakeReport, agencies: AgencyTable) -> None:
    told: list[tuple[str, int, int]] = []
    reports = [make_report(f"The bell rang {n} times.", name=f"{n}.txt") for n in range(3)]
    flow.compare(reports, agencies, lambda *step: told.append(step))
    assert told[:3] == [("reports", 1, 3), ("reports", 2, 3), ("reports", 3, 3)]
    assert told[3:6] == [("pairs of reports", n, 3) for n in (1, 2, 3)]


def test_sources_that_agency_files_state_reach_the_lineage(tmp_path: Path, agencies: AgencyTable) -> None:
    text = "".join(
        f"<p>{line.strip()}</p>" for line in (MILL, SCHOOL, "Smoke rose from the roof and was seen in Kovar.")
    )
    hop = '<hopHistory><hop seq="1"><party><name>AFP</name></party><action target="t:content"/></hop></hopHistory>'
    for outlet, before, about in (("Echo", "", '<infoSource literal="AFP"/>'), ("Post", hop, "")):
        (tmp_path / f"{outlet}.xml").write_text(
            f'<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">{before}<itemMeta><provider literal="{outlet}"/>'
            f"</itemMeta><contentMeta><headline>Fire at the mill</headline>{about}</contentMeta><contentSet><inlineXML>"
            f"<html><body>{text}</body></html></inlineXML></contentSet></newsItem>",
            "utf-8",
        )
    found = flow.compare(flow.read([str(tmp_path)], Settings(), agencies).reports, agencies)
    upstream = {(edge.upstream, edge.sure) for edge in found.lineage.edges}
    assert upstream == {("agency:AFP", True)}
    assert all(statement.support.independent.high == 1 for statement in found.statements)
