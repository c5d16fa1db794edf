"""The commands of the desk: what they print, their exit codes, and what they make of bad calls."""

import io
import json
import re
import sqlite3
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest
from jsonschema import Draft202012Validator

from twosource.cli import main
from twosource.console import Progress
from twosource.desk.desk import Added, Desk
from twosource.desk_cli import _expected
from twosource.errors import StoreBusyError
from twosource.model.report import Report

ROOT = Path(__file__).parents[1]
FERRY_FILES, REFERENCE = ROOT / "examples" / "ferry", ROOT / "docs" / "reference"
FERRY = (
    "The ferry Marigold struck the pier at dawn on Tuesday and {} people were hurt, harbour master Ines Calder said.\n"
)


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


class Call(Protocol):
    def __call__(self, *arguments: str) -> Outcome: ...


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """``call("add", "wire.jsonl")`` in a folder with a wire of two outlets and a later version."""
    told = [("Lantern", 12), ("Echo", 12)]
    lines = [
        json.dumps(
            {
                "outlet": f"The {outlet}",
                "title": "Ferry Marigold hits pier",
                "text": FERRY.format(hurt),
                "date": "2026-05-12",
            }
            | {"url": f"https://{outlet.lower()}.example/ferry"}
        )
        for outlet, hurt in told
    ]
    (tmp_path / "wire.jsonl").write_text("\n".join(lines))
    (tmp_path / "later.json").write_text(lines[0].replace("12 people", "14 people"))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Outcome:
        monkeypatch.setattr("sys.argv", ["twosource", *arguments])
        with pytest.raises(SystemExit) as stop:
            main()
        out, err = capsys.readouterr()
        return Outcome(int(stop.value.code or 0), out, err)

    return run


@pytest.mark.parametrize("command", ["add", "stories", "story", "check", "export", "watch", "review"])
def test_the_help_of_every_command_of_the_desk_has_examples_that_are_its_own(call: Call, command: str) -> None:
    told = call(command, "--help").out.partition("Examples:")[2]
    examples = [line.split() for line in told.splitlines() if line.strip()]
    assert examples
    assert {tuple(words[:2]) for words in examples if words[0] == "twosource"} == {("twosource", command)}


def test_add_stories_story_compare_check(call: Call) -> None:
    assert call("add", "wire.jsonl").out.startswith(
        "2 reports added\n2 reports analysed, 1 story compared\n1 story in the desk"
    )
    listed = call("stories").out
    (id_,) = re.findall(r"s-[0-9a-f]{12}", listed)
    assert "Ferry Marigold hits pier" in listed
    later = call("add", "later.json").out
    assert "1 report added (1 later version)" in later
    assert "figure: “12 people” → “14 people”" in later
    assert "1 of 1 copy still carries the old figure" in later
    shown = call("story", id_).out
    assert "2026-05-12 v2" in shown
    assert "What happened to it" in shown
    assert "struck the pier" in call("compare", "--story", id_[:5], "--all").out
    assert call("check") == Outcome(0, "", "twosource: desk.sqlite: 3 reports of 2 articles, no faults\n")


def test_json_of_stories_and_of_a_story(call: Call) -> None:
    call("add", "wire.jsonl", "later.json")
    (line,) = json.loads(call("stories", "--json").out)
    assert (line["reports"], line["outlets"], line["first_day"]) == (2, 2, "2026-05-12")
    story = json.loads(call("story", line["id"], "--json").out)
    assert [report["version"] for report in story["reports"]] == [1, 1, 2]
    assert story["corrections"][0]["sentence"].startswith("1 of 1 copy")
    document = json.loads(call("compare", "--story", line["id"], "--json").out)
    assert len(document["reports"]) == 2


def test_what_is_partial_in_a_comparison_of_files_is_so_in_one_of_a_story(call: Call, tmp_path: Path) -> None:
    for outlet in ("Lantern", "Echo"):
        entry = f"<item><title>Ferry Marigold hits pier</title><description>{FERRY.format(12)}</description></item>"
        (tmp_path / f"{outlet}.rss").write_text(f"<rss><channel><title>{outlet}</title>{entry}</channel></rss>")
    call("add", "Lantern.rss", "Echo.rss", "--published", "2026-05-12")
    files = json.loads(call("compare", "Lantern.rss", "Echo.rss", "--published", "2026-05-12", "--json").out)
    story = json.loads(call("compare", "--story", "s-", "--json").out)
    assert sorted(r["partial"] for r in story["reports"]) == sorted(r["partial"] for r in files["reports"])
    assert all(r["partial"] for r in story["reports"])


def test_a_folder_is_added_without_the_desk_that_lies_in_it(call: Call) -> None:
    call("add", "wire.jsonl")
    again = call("add", ".")
    assert (again.code, again.err) == (0, "")
    assert "1 report added (1 later version), 2 known already" in again.out


def test_search_and_limit_of_stories(call: Call) -> None:
    call("add", "wire.jsonl")
    assert "Marigold" in call("stories", "--search", "calder").out
    assert "Marigold" not in call("stories", "--search", "submarine").out
    assert "0 of 1 story" in call("stories", "--search", '"; DROP TABLE reports').out


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["stories"], 4, "Begin one with `twosource add"),
        (["story", "s-1"], 4, "no such desk"),
        (["check", "--desk", "none.sqlite"], 4, "none.sqlite: no such desk"),
        (["compare"], 2, "files, or --story"),
        (["compare", "wire.jsonl", "--story", "s-1"], 2, "files, or --story"),
        (["add", "none.txt"], 3, "no such file"),
        (["add", "wire.jsonl", "--tagger", "nonsense"], 2, "no tagger is called 'nonsense'"),
        (["watch", ".", "--rounds", "1", "--tagger", "nonsense"], 2, "no tagger is called 'nonsense'"),
        (["compare", "--story", "s-1", "--tagger", "nonsense"], 2, "no tagger is called 'nonsense'"),
        (["compare", "--story", "s-1", "--published", "2026-05-12"], 2, "give them to `twosource add`"),
        (["compare", "--story", "s-1", "--field", "text=body"], 2, "give them to `twosource add`"),
        (["add", "wire.jsonl", "--desk", "wire.jsonl"], 4, "not a desk"),
    ],
)
def test_bad_calls_say_what_where_and_what_to_do(call: Call, arguments: list[str], code: int, words: str) -> None:
    found = call(*arguments)
    assert found.code == code
    assert words in found.err


@pytest.mark.parametrize("words", [["add", "wire.jsonl"], ["story", "s-"], ["export"]])
def test_a_tagger_of_the_environment_is_checked(call: Call, monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    call("add", "wire.jsonl")
    monkeypatch.setenv("TWOSOURCE_TAGGER", "nonsense")
    assert "no tagger is called 'nonsense'" in call(*words).err


def test_agencies_of_a_flag_hold_for_a_story(call: Call, tmp_path: Path) -> None:
    """The desk's own comparison knows no such agency; the one with the table credits it, and is not kept."""
    lines = [json.loads(line) for line in (tmp_path / "wire.jsonl").read_text().splitlines()]
    told = [json.dumps(line | {"text": line["text"] + "\nSource: Orrwire\n"}) for line in lines]
    (tmp_path / "wire.jsonl").write_text("\n".join(told))
    (tmp_path / "ours.toml").write_text('[[agency]]\nname = "Orrwire"\nfull = "Orrwire News Agency"\n')
    call("add", "wire.jsonl")
    plain = call("compare", "--story", "s-", "--json").out
    named = json.loads(call("compare", "--story", "s-", "--agencies", "ours.toml", "--json").out)
    assert [credit["agency"] for report in named["reports"] for credit in report["credits"]] == ["Orrwire"] * 2
    assert not any(report["credits"] for report in json.loads(plain)["reports"])
    assert call("compare", "--story", "s-", "--json").out == plain


def test_an_unknown_story_is_told(call: Call) -> None:
    call("add", "wire.jsonl")
    assert call("story", "s-zzz") == Outcome(
        2, "", "twosource: no story 's-zzz' in desk.sqlite: `twosource stories` lists them\n"
    )


def test_a_story_is_found_by_the_short_ids_that_its_page_shows(call: Call) -> None:
    call("add", "wire.jsonl")
    page = call("story", "s-").out
    (short,) = re.findall(r"^([0-9a-f]{8})  2026-05-12  The Echo", page, re.MULTILINE)
    assert call("story", short).out == page


def test_the_page_of_a_story_keeps_day_and_reason_beside_long_titles(call: Call, tmp_path: Path) -> None:
    told = [("The Lantern", ""), ("The Echo of the Northern and Southern Isles (Web News)", "Echo. ")]
    lines = [
        {"outlet": outlet, "title": f"{add}Ferry Marigold hits pier " + "and many were hurt " * 5, "date": "2026-05-12"}
        | {"text": FERRY.format(12)}
        for outlet, add in told
    ]
    (tmp_path / "long.jsonl").write_text("\n".join(map(json.dumps, lines)))
    call("add", "long.jsonl")
    page = call("story", "s-").out
    assert page.count(" 2026-05-12  The") == 2
    assert "why it is here" in page
    assert "no report of" in page
    assert max(map(len, page.splitlines())) <= 110


def test_what_stands_in_no_story_is_told_and_why(call: Call, tmp_path: Path) -> None:
    text = "Le ferry a heurté la jetée à l'aube et douze personnes ont été blessées, a déclaré la capitaine du port. "
    text += (
        "Le port est resté fermé jusqu'à midi et des plongeurs ont examiné la coque, ont indiqué les autorités. " * 2
    )
    (tmp_path / "french.json").write_text(json.dumps({"outlet": "L'Écho", "text": text, "date": "2026-05-12"}))
    call("add", "wire.jsonl")
    assert "1 report stands in no story: not in English, by its words (1)\n" in call("add", "french.json").out
    assert "in no story" not in call("add", "french.json").out
    record = next(r for r in map(json.loads, call("export").out.splitlines()) if r["outlet"] == "L'Écho")
    assert (
        call("story", record["id"]).err
        == f"twosource: report {record['id']} stands in no story: not in English, by its words\n"
    )


def test_what_another_writer_holds_up_comes_with_the_next_look(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "wire.jsonl").rename(tmp_path / "inbox" / "wire.jsonl")
    add_one, refused = Desk.add_one, iter([True, True, False, True])

    def add_or_wait(desk: Desk, report: Report) -> Added:
        if next(refused, False):
            raise StoreBusyError("another writer held it too long", where="desk.sqlite", todo="")
        return add_one(desk, report)

    monkeypatch.setattr(Desk, "add_one", add_or_wait)
    monkeypatch.setattr("twosource.watch_cli.time.sleep", lambda _: None)
    said = call("watch", "inbox", "--rounds", "4").err
    assert said.count("comes with the next look") == 3
    assert said.count("story s-") == 2
    assert "2 reports of 2 articles, no faults" in call("check").err


@pytest.mark.parametrize("words", [["add", "a.csv"], ["watch", "in", "--rounds", "1"]], ids=["add", "watch"])
def test_a_column_is_named_as_the_refusal_of_a_table_says(call: Call, tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.csv", "in/a.csv"):
        (tmp_path / name).write_text(f"kop;stuk\nLa traversata;{FERRY.format(12)}\n")
    assert "Name them: --field text=COLUMN." in call(*words).err
    found = call(*words, "--field", "text=stuk", "--field", "title=kop")
    assert found.code == 0
    assert "cannot read" not in found.err


def test_an_interruption_says_that_the_next_add_resumes(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("twosource.desk.desk.Desk.add", interrupted)
    said = "twosource: interrupted: what was committed is kept, and the next `add` resumes\n"
    assert call("add", "wire.jsonl") == Outcome(130, "", said)


@pytest.mark.parametrize(
    ("name", "content", "reports"),
    [("a.txt", b"x", 1), ("a.jsonl", b"{}\n{}\n", 2), ("a.jsonl.gz", b"\x1f", 0), ("a.csv", b"text\nx\n", 0)],
)
def test_the_estimate_knows_what_it_does_not_know(tmp_path: Path, name: str, content: bytes, reports: int) -> None:
    (tmp_path / name).write_bytes(content)
    assert _expected([str(tmp_path)]) == reports
    assert _expected(["-", str(tmp_path / name)]) == 0


def test_a_bar_is_shown_where_the_number_of_reports_is_not_known(monkeypatch: pytest.MonkeyPatch) -> None:
    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    screen = Screen()
    monkeypatch.setattr("sys.stderr", screen)
    with Progress(0, lines=True) as progress:
        assert progress is not None
        progress("stored", 100, 0)
        progress("analysed", 30, 200)
        progress("analysed", 250, 250)
    assert "100/?" in screen.getvalue()
    assert "250/250" in screen.getvalue()
    assert not Progress(9).shown


def test_check_exits_with_one_where_the_desk_is_not_whole(call: Call) -> None:
    call("add", "wire.jsonl")
    with sqlite3.connect("desk.sqlite") as database:
        database.execute("UPDATE reports SET outlet = 'Another' WHERE number = 1")
    database.close()
    found = call("check")
    assert found.code == 1
    assert "is not the text that was stored" in found.err


def test_without_analysis_the_rest_comes_later(call: Call) -> None:
    assert "analysed" not in call("add", "wire.jsonl", "--no-analysis").out
    assert "2 reports analysed, 1 story compared" in call("add", "wire.jsonl").out


def test_a_version_that_is_not_compared_yet_is_told_to_be_so(call: Call) -> None:
    call("add", "wire.jsonl")
    told = call("add", "later.json", "--no-analysis").out
    assert "version 2 of lantern.example/ferry, not compared with the one before it yet: the next `add` does\n" in told
    assert "change" not in told
    assert "still carr" not in told
    call("add", "later.json")
    assert "version 2 of lantern.example/ferry, 1 change\n" in call("story", "s-").out


def test_hostile_titles_do_not_command_the_terminal(call: Call, tmp_path: Path) -> None:
    bad = {"outlet": "E\x1b[31mvil", "title": "\x1b]0;own\x07", "text": FERRY.format(3), "date": "2026-05-12"}
    (tmp_path / "bad.json").write_text(json.dumps(bad))
    call("add", "bad.json")
    for command in (["stories", "--all"], ["story", "s-"]):
        assert "\x1b" not in call(*command).out


def test_an_export_of_reports_is_read_again_and_gives_the_same_desk(call: Call) -> None:
    call("add", "wire.jsonl", "later.json")
    assert call("export", "-o", "all.jsonl").err == "twosource: written to all.jsonl\n"
    assert "3 reports added (1 later version)" in call("add", "all.jsonl", "--desk", "copy.sqlite").out
    assert "0 reports added, 3 known already" in call("add", "all.jsonl").out
    first, second = (call("export", "--desk", name).out for name in ("desk.sqlite", "copy.sqlite"))
    assert [json.loads(a)["text"] for a in first.splitlines()] == [json.loads(b)["text"] for b in second.splitlines()]


def test_an_export_gives_the_same_reports_of_pages_and_of_files_without_outlet(call: Call) -> None:
    """The page's text begins with its navigation; the plain files state neither outlet nor address."""
    call("add", str(FERRY_FILES), "--no-analysis")
    exported = call("export", "-o", "all.jsonl")
    assert exported.code == 0
    assert re.match(r"0 reports added, \d+ known already\n", call("add", "all.jsonl", "--no-analysis").out)
    call("add", "all.jsonl", "--no-analysis", "--desk", "copy.sqlite")
    first, second = (call("export", "--desk", name).out for name in ("desk.sqlite", "copy.sqlite"))
    assert first == second
    lines = [json.loads(line) for line in first.splitlines()]
    schema = json.loads((REFERENCE / "report.schema.json").read_text("utf-8"))
    for line in lines:
        known = {name: line.pop(name) for name in ("story", "desk_version", "replaces")}
        assert known["desk_version"] == 1
        assert [fault.message for fault in Draft202012Validator(schema).iter_errors(line)] == []


def test_what_read_writes_is_read_again_as_the_same(call: Call, tmp_path: Path) -> None:
    read = call("read", str(FERRY_FILES), "--json").out
    (tmp_path / "read.jsonl").write_text(read, "utf-8")
    assert call("read", "read.jsonl", "--json").out == read


@pytest.mark.parametrize(
    ("name", "begins"), [("tei", "<?xml"), ("annotations", "{"), ("prov", "{"), ("csv", "story,"), ("jsonl", "{")]
)
def test_every_format_of_a_story(call: Call, name: str, begins: str) -> None:
    call("add", "wire.jsonl")
    found = call("export", "--as", name, "--story", "s-")
    assert found.code == 0
    assert found.out.startswith(begins)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--as", "tei"], "give --story ID"),
        (["--as", "parquet"], "give -o FILE"),
        (["-o", "none/all.jsonl"], "cannot be written"),
        (["--story", "s-9"], "no story"),
    ],
)
def test_exports_that_cannot_be_made_are_told(call: Call, arguments: list[str], words: str) -> None:
    call("add", "wire.jsonl")
    found = call("export", *arguments)
    assert found.code == 2
    assert words in found.err


def test_statements_of_stories_that_are_not_compared_are_told(call: Call) -> None:
    call("add", "wire.jsonl", "--no-analysis")
    assert "1 story is not compared yet" in call("export", "--as", "csv").err


def test_watching_a_folder_takes_in_what_comes(call: Call, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.json").write_text((tmp_path / "wire.jsonl").read_text())
    told = call("watch", "in", "--rounds", "1").err
    assert "in/a.json:1: story s-" in told
    assert re.search(r"in/a.json:2: story s-\w+, 2 reports", told)
    assert "2 reports of 2 articles, no faults" in call("check").err


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("none", "neither folder nor list"),
        ("wire.jsonl", "is no address"),
        ("feeds.txt", "no address in it"),
        ("http://127.0.0.1:1/feed", "a private address: not fetched"),
    ],
)
def test_what_cannot_be_watched_is_told(call: Call, place: str, words: str) -> None:
    Path("feeds.txt").write_text("\ufeff# our feeds\n\n  # none yet\n", "utf-8")
    assert words in call("watch", place, "--rounds", "1").err
