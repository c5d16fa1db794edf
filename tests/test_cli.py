"""The command: its exit codes, where its words go, and what it makes of bad input and bad calls."""

import io
import json
import os
import re
import shlex
import signal
import subprocess
import sys
from itertools import permutations
from pathlib import Path
from typing import Any, NamedTuple, Protocol

import pytest
from jsonschema import Draft202012Validator

import twosource
from twosource.cli import main

REFERENCE = Path(__file__).parents[1] / "docs/reference"

ECHO = """Mill fire leaves three in serious condition

VARN, March 3 (AFP) — Fire swept through the Oster paper mill on Tuesday and left three workers in serious condition, \
the fire brigade said.

The brigade said the alarm had worked and that the mill would stay shut for about a week while the roof is rebuilt.

Source: AFP
"""
POST = """Mill blaze leaves three in critical condition

Fire swept through the Oster paper mill yesterday and left three workers in critical condition, the fire brigade said.

The brigade said the alarm had worked and that the mill would stay shut for about a week while the roof is rebuilt.

Source: AFP
"""
SCHOOL = "The island's only school will get a new bell in June, the council said.\n"


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


class Call(Protocol):
    def __call__(self, *arguments: str, stdin: bytes = b"") -> Outcome: ...


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with three reports, and no settings from outside."""
    (tmp_path / "echo.txt").write_text(ECHO, "utf-8")
    (tmp_path / "post.txt").write_text(POST, "utf-8")
    (tmp_path / "isle.txt").write_text(SCHOOL, "utf-8")
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("TWOSOURCE_")]:
        monkeypatch.delenv(name)
    return tmp_path


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """Run the command as the shell would, in this process."""

    def run(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr("sys.argv", ["twosource", *arguments])
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Outcome(int(ended.value.code or 0), out, err)

    return run


def process(*arguments: str, **options: Any) -> "subprocess.Popen[bytes]":
    """Run the command in a process of its own."""
    command = [sys.executable, "-m", "twosource.cli", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


def levelled(text: str) -> str:
    return " ".join(text.split())


# ---- exit codes -----------------------------------------------------------------------------------


def test_a_comparison_is_shown_and_ends_with_0(call: Call) -> None:
    code, out, err = call("compare", "echo.txt", "post.txt")
    assert (code, err) == (0, "")
    assert out.strip().startswith("A and B carry AFP copy, which is not itself among the reports.")


@pytest.mark.parametrize(
    ("condition", "code", "told"),
    [
        ("independent<2", 1, "--fail-if independent<2: holds for "),
        ("reports>=2 and independent<2", 1, "--fail-if reports>=2 and independent<2: holds for "),
        ("reports > 9", 0, ""),
        ("changed>=1", 1, "--fail-if changed>=1: holds for "),
    ],
)
def test_a_condition_that_holds_ends_with_1_and_says_so(call: Call, condition: str, code: int, told: str) -> None:
    found = call("compare", "echo.txt", "post.txt", "--fail-if", condition)
    assert found.code == code
    assert found.err.startswith(f"twosource: {told}") if told else found.err == ""
    assert "A and B carry AFP copy" in found.out, "the report is shown in any case"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["compare", "gone.txt", "lost.txt", "--fail-if", "independent"], "--fail-if: cannot read 'independent'"),
        (["compare", "gone.txt", "lost.txt", "--fail-if", "sources<2"], "NAME is one of independent"),
        (["compare", "gone.txt", "lost.txt", "--fail-if", "origins<2 or reports>1"], "joined by 'and'"),
        (
            ["compare", "gone.txt", "lost.txt", "--only", "colour"],
            "no kind is called 'colour'; the kinds are figure, time",
        ),
        (["compare", "echo.txt", "post.txt", "--published", "soon"], "no date in 'soon': write it as 2022-06-15"),
        (["read", "echo.txt", "--published", "soon"], "no date in 'soon'"),
        (
            ["compare", "echo.txt", "post.txt", "--html", "no/such/folder.html"],
            "no/such/folder.html: cannot be written",
        ),
        (["compare", "echo.txt", "post.txt", "--html", "."], "cannot be written"),
        (["compare", "echo.txt", "post.txt", "--tagger", "magic"], "no tagger is called 'magic'; there are rules"),
        (["compare"], "Missing argument 'FILE...'"),
        (["compare", "echo.txt", "--nope"], "No such option: --nope"),
        (["prove", "echo.txt"], "No such command 'prove'"),
        (["compare", "echo.txt"], "echo.txt: one report only; a comparison needs two"),
        (["compare", "echo.txt", "echo.txt"], "echo.txt: the same report, given more than once"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_what_is_wrong(call: Call, arguments: list[str], said: str) -> None:
    code, out, err = call(*arguments)
    assert code == 2
    assert said in err
    assert out == "", "nothing is shown that could be taken for a result"


def test_one_report_only_is_told_how_to_see_what_is_in_it(call: Call) -> None:
    assert "To see what is in one report: twosource read echo.txt" in call("compare", "echo.txt").err


def test_a_report_given_twice_beside_another_counts_once(call: Call) -> None:
    code, out, _ = call("compare", "echo.txt", "post.txt", "echo.txt")
    assert code == 0
    assert "note: echo.txt is echo.txt again: counted once" in out


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gone.txt", None, "gone.txt: no such file. Check the name."),
        ("empty.txt", b"", "empty.txt: empty"),
        ("blank.txt", b" \n\t\n", "blank.txt: empty"),
        ("dots.txt", "… — !\n".encode(), "dots.txt: no words in the text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(64), "picture.txt: a binary file, not text"),
        ("noise.bin", bytes(range(256)) * 8, "noise.bin: a binary file, not text"),
        ("broken.jsonl", b'{"text": \n', "broken.jsonl:1: not a JSON object"),
        ("links.html", b"<html><body></body></html>", "links.html: "),
    ],
)
def test_what_cannot_be_read_ends_with_3_and_the_others_are_shown(
    call: Call, desk: Path, name: str, content: bytes | None, said: str
) -> None:
    if content is not None:
        (desk / name).write_bytes(content)
    code, out, err = call("compare", "echo.txt", name, "post.txt")
    assert code == 3
    assert err.startswith(f"twosource: cannot read {said}")
    assert err.count("\n") == 1
    assert "A and B carry AFP copy" in out
    code, out, err = call("read", name, "isle.txt")
    assert code == 3
    assert f"cannot read {said}" in err
    assert "1 report read, 1 refused" in err
    assert "The island's only school" in out


def test_too_little_left_to_compare_ends_with_3(call: Call) -> None:
    for files in (["echo.txt", "gone.txt"], ["gone.txt", "lost.txt"]):
        code, out, err = call("compare", *files)
        assert (code, out) == (3, "")
        assert "cannot read gone.txt" in err


def test_strict_stops_at_the_first_that_cannot_be_read(call: Call) -> None:
    code, out, err = call("compare", "echo.txt", "gone.txt", "lost.txt", "post.txt", "--strict")
    assert (code, out) == (3, "")
    assert "gone.txt" in err
    assert "lost.txt" not in err
    code, out, err = call("read", "isle.txt", "gone.txt", "post.txt", "--strict")
    assert code == 3
    assert "The island's only school" in out
    assert "Oster" not in out
    assert "stopped there, 1 report read (--strict)" in err


def test_a_condition_that_holds_is_told_even_where_something_is_unreadable(call: Call) -> None:
    arguments = ("compare", "echo.txt", "post.txt", "gone.txt", "--fail-if")
    assert call(*arguments, "independent<2").code == 1
    assert call(*arguments, "reports>9").code == 3


def test_a_large_report_is_refused_whole_and_the_limit_is_named(call: Call, desk: Path) -> None:
    (desk / "huge.txt").write_text(SCHOOL * 90_000, "utf-8")
    code, out, err = call("compare", "echo.txt", "post.txt", "huge.txt")
    assert code == 3
    assert re.search(r"huge\.txt: 6\.\d MB, and at most 5 MB are read \(plain text\)\. .*report_megabytes", err)
    assert "A and B carry AFP copy" in out


# ---- input ----------------------------------------------------------------------------------------


def test_a_dash_is_standard_input(call: Call) -> None:
    code, out, _ = call("compare", "echo.txt", "-", stdin=POST.encode())
    assert code == 0
    assert re.search(r"^A  - ", out, re.M)
    assert re.search(r"^B  echo\.txt ", out, re.M)
    code, out, _ = call("read", "-", stdin=SCHOOL.encode())
    assert code == 0
    assert "The island's only school" in out


def test_an_empty_standard_input_is_unreadable(call: Call) -> None:
    code, out, err = call("read", "-")
    assert (code, out) == (3, "")
    assert err.startswith("twosource: cannot read -: empty")
    assert err.endswith("twosource: 0 reports read, 1 refused\n")


def test_a_folder_stands_for_its_files_but_hidden_ones(call: Call, desk: Path) -> None:
    (desk / ".hidden.txt").write_text(SCHOOL, "utf-8")
    whole = call("compare", ".")
    assert whole.code == 0
    assert whole.out == call("compare", "echo.txt", "isle.txt", "post.txt").out
    (desk / "void").mkdir()
    assert "void: the folder holds no file" in call("compare", "echo.txt", "post.txt", "void").err


def test_json_lines_hold_a_report_a_line(call: Call, desk: Path) -> None:
    records = [{"text": ECHO, "outlet": "Varn Echo"}, {"text": POST, "outlet": "Oster Post"}]
    (desk / "wire.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    code, out, _ = call("compare", "wire.jsonl")
    assert code == 0
    assert "A  Varn Echo" in out
    assert "B  Oster Post" in out


# ---- JSON -----------------------------------------------------------------------------------------


def test_json_is_one_document_and_messages_go_to_standard_error(call: Call) -> None:
    code, out, err = call("compare", "echo.txt", "gone.txt", "post.txt", "--json", "--fail-if", "reports>9")
    found = json.loads(out)
    assert code == 3
    assert out.count("\n") == 1
    assert [Path(report["path"]).name for report in found["reports"]] == ["echo.txt", "post.txt"]
    assert found["unread"] == [{"where": "gone.txt", "what": "no such file", "todo": "Check the name."}]
    assert err == "twosource: cannot read gone.txt: no such file. Check the name.\n"
    schema = json.loads((REFERENCE / "comparison.schema.json").read_text("utf-8"))
    assert [fault.message for fault in Draft202012Validator(schema).iter_errors(found)] == []


def test_json_is_what_the_api_gives(call: Call) -> None:
    reports = [report for name in ("echo.txt", "post.txt") for report in twosource.read(name)]
    assert call("compare", "echo.txt", "post.txt", "--json").out == twosource.compare(reports).to_json() + "\n"


def test_json_is_the_same_for_every_order_of_the_files(call: Call) -> None:
    results = {call("compare", *order, "--json").out for order in permutations(("echo.txt", "post.txt", "isle.txt"))}
    assert len(results) == 1


def test_read_gives_a_line_of_json_for_every_report(call: Call) -> None:
    code, out, err = call("read", "echo.txt", "isle.txt", "gone.txt", "--json")
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 3
    assert [line["text"] for line in lines] == [ECHO, SCHOOL]
    assert "gone.txt" in err
    assert "2 reports read, 1 refused" in err
    schema = json.loads((REFERENCE / "report.schema.json").read_text("utf-8"))
    assert [fault.message for line in lines for fault in Draft202012Validator(schema).iter_errors(line)] == []


def test_read_of_one_report_has_nothing_to_add(call: Call) -> None:
    assert call("read", "isle.txt", "--json").err == ""


# ---- flags ----------------------------------------------------------------------------------------


def test_html_writes_the_page_and_shows_nothing_else(call: Call, desk: Path) -> None:
    assert call("compare", "echo.txt", "post.txt", "--html", "out.html") == (
        0,
        "",
        "twosource: page written to out.html\n",
    )
    reports = [report for name in ("echo.txt", "post.txt") for report in twosource.read(name)]
    assert (desk / "out.html").read_text("utf-8") == twosource.compare(reports).to_html()


def test_html_and_json_go_together(call: Call, desk: Path) -> None:
    code, out, _ = call("compare", "echo.txt", "post.txt", "--html", "out.html", "--json")
    assert code == 0
    assert len(json.loads(out)["reports"]) == 2
    assert (desk / "out.html").read_text("utf-8").startswith("<!doctype html>")


def test_only_shows_one_kind_and_counts_the_rest(call: Call) -> None:
    code, out, _ = call("compare", "echo.txt", "post.txt", "--only", "time")
    assert code == 0
    shown = re.findall(r"^ +[=≠?] (\w+) ", out, re.M)
    assert shown
    assert set(shown) == {"time"}
    assert re.search(r"hidden: \d+ differences .*wording", levelled(out))


def test_all_shows_what_is_hidden_otherwise(call: Call) -> None:
    files = ("echo.txt", "post.txt", "--published", "2026-03-04")
    usual, everything = call("compare", *files).out, call("compare", *files, "--all").out
    assert "= time" not in usual
    assert "--all shows them" in levelled(usual)
    assert "= time" in everything
    assert "hidden:" not in everything


def test_published_dates_what_states_no_day_and_only_that(call: Call) -> None:
    found = json.loads(call("compare", "isle.txt", "echo.txt", "--published", "2026-03-05", "--json").out)
    dated = {Path(r["path"]).name: (r["published"], r["published_origin"]) for r in found["reports"]}
    assert dated["isle.txt"] == ("2026-03-05", "given")
    assert "isle.txt · 2026-03-05 (given)" in call("read", "isle.txt", "--published", "2026-03-05").out
    assert "isle.txt · date unknown" in call("read", "isle.txt").out


def test_a_day_from_metadata_a_dateline_and_a_sibling_is_told_apart(call: Call, desk: Path) -> None:
    record = {"text": POST, "published": "2026-03-04", "outlet": "Oster Post"}
    (desk / "post.jsonl").write_text(json.dumps(record), "utf-8")
    (desk / "line.txt").write_text("date 2026-03-06 VARN • The council met on Friday to speak of the bell.\n", "utf-8")
    (desk / "same.txt").write_text(ECHO.partition("—")[2], "utf-8")
    out = call("compare", "post.jsonl", "line.txt", "same.txt", "--json").out
    dated = {Path(r["path"]).name: (r["published"], r["published_origin"]) for r in json.loads(out)["reports"]}
    assert dated == {
        "post.jsonl:1": ("2026-03-04", "metadata"),
        "line.txt": ("2026-03-06", "dateline"),
        "same.txt": ("2026-03-03", "inferred"),
    }


def test_agencies_extends_the_table(call: Call, desk: Path) -> None:
    (desk / "mine.toml").write_text('agency = [{ name = "Varn Wire" }]', "utf-8")
    for name, text in (("a.txt", ECHO), ("b.txt", POST)):
        (desk / name).write_text(text.replace("AFP", "Varn Wire"), "utf-8")
    assert "carry Varn Wire copy" not in call("compare", "a.txt", "b.txt").out
    assert "A and B carry Varn Wire copy" in call("compare", "a.txt", "b.txt", "--agencies", "mine.toml").out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "mine.toml: cannot read the table of agencies"),
        ("agency = [", "mine.toml: not a TOML table of agencies"),
        ("agency = 3", "mine.toml: `agency` must be"),
        ("agency = [{ full = 'x' }]", "mine.toml: agency 1 needs a `name`"),
        ("agency = [{ name = 'x', kind = 'spy' }]", "`kind` is one of agency"),
    ],
)
@pytest.mark.parametrize("command", ["compare", "read"])
def test_a_broken_table_of_agencies_ends_with_2_and_says_where(
    call: Call, desk: Path, command: str, content: str | None, said: str
) -> None:
    if content is not None:
        (desk / "mine.toml").write_text(content, "utf-8")
    code, out, err = call(command, "echo.txt", "post.txt", "--agencies", "mine.toml")
    assert (code, out) == (2, "")
    assert said in err


def test_settings_of_the_folder_and_the_environment_count_and_flags_win(
    call: Call, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (desk / "twosource.toml").write_text('published = "2026-01-01"\nstrict = true\n', "utf-8")
    assert "2026-01-01 (given)" in call("read", "isle.txt").out
    assert call("read", "gone.txt", "isle.txt").out == ""
    monkeypatch.setenv("TWOSOURCE_PUBLISHED", "2026-02-02")
    assert "2026-02-02 (given)" in call("read", "isle.txt").out
    assert "2026-03-03 (given)" in call("read", "isle.txt", "--published", "2026-03-03").out
    (desk / "twosource.toml").write_text("colour = 1", "utf-8")
    code, _, err = call("read", "isle.txt")
    assert code == 2
    assert "no setting is called 'colour'" in err


def test_the_learned_tagger_is_chosen_by_flag_or_setting_and_finds_who_says_so(
    call: Call, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_flag = call("compare", "echo.txt", "post.txt", "--json", "--tagger", "learned")
    assert "the fire brigade" in call("quotes", "echo.txt", "post.txt", "--json", "--tagger", "encoder").out
    assert (by_flag.code, by_flag.err) == (0, "")
    assert "the fire brigade" in by_flag.out
    monkeypatch.setenv("TWOSOURCE_TAGGER", "learned")
    assert call("compare", "echo.txt", "post.txt", "--json").out == by_flag.out
    (desk / "twosource.toml").write_text('tagger = "magic"', "utf-8")
    assert call("compare", "echo.txt", "post.txt", "--json").out == by_flag.out
    monkeypatch.delenv("TWOSOURCE_TAGGER")
    assert call("compare", "echo.txt", "post.txt").code == 2


# ---- help -----------------------------------------------------------------------------------------


def test_version_names_program_and_version(call: Call) -> None:
    code, out, err = call("--version")
    assert (code, err) == (0, "")
    assert re.fullmatch(r"twosource \d+\.\d+\.\S+\n", out)


def test_help_names_every_exit_code(call: Call) -> None:
    code, out, _ = call("--help")
    assert code == 0
    for words in ("0 done", "1 the condition of --fail-if holds", "2 wrong call", "3 unreadable input"):
        assert words in levelled(out)
    assert call("-h").out == out


def test_without_a_word_the_command_shows_its_help(call: Call) -> None:
    code, out, err = call()
    assert code == 2
    assert "compare" in levelled(out + err).partition("Commands:")[2]


@pytest.mark.parametrize(
    ("command", "known"),
    [
        (
            "compare",
            {"json", "html", "all", "only", "fail-if", "published", "agencies", "strict", "story", "desk", "help"}
            | {"review", "explain", "tagger"},
        ),
        ("read", {"json", "all", "published", "agencies", "strict", "help"}),
    ],
)
def test_every_flag_has_words_in_the_help(call: Call, command: str, known: set[str]) -> None:
    out = call(command, "--help").out
    flags = re.findall(r"^  (?:-h, )?--([a-z-]+)(?: [A-Z]+)? {2,}(\S.*)$", out, re.M)
    assert {flag for flag, words in flags if words} == known


def examples(text: str) -> list[str]:
    """The commands under "Examples:" of a help text."""
    return [line.strip() for line in text.partition("Examples:")[2].splitlines() if "twosource " in line]


@pytest.mark.parametrize(("command", "least"), [("compare", 4), ("read", 3)])
def test_every_example_of_the_help_runs(call: Call, desk: Path, command: str, least: int) -> None:
    (desk / "story").mkdir()
    page = f"<html><head><title>Mill</title></head><body><article><h1>Mill</h1><p>{POST}</p></article></body></html>"
    lines = "\n".join(json.dumps({"text": text}) for text in (ECHO, POST))
    for name in ("ours.txt", "a.txt", "story/a.txt"):
        (desk / name).write_text(ECHO, "utf-8")
    for name in ("theirs.html", "page.html", "story/b.html"):
        (desk / name).write_text(page, "utf-8")
    (desk / "b.txt").write_text(POST, "utf-8")
    for name in ("reports.jsonl", "wire.jsonl"):
        (desk / name).write_text(lines, "utf-8")
    found = examples(call(command, "--help").out)
    assert len(found) >= least
    for example in found:
        name, first, *rest = shlex.split(example.rpartition("| ")[2])
        assert (name, first) == ("twosource", command)
        code, out, err = call(first, *rest, stdin=POST.encode())
        assert code == ("--fail-if" in rest), (example, err)
        assert out or (desk / rest[-1]).exists(), example


# ---- hostile names and odd terminals --------------------------------------------------------------


def test_a_hostile_file_name_cannot_pose_as_output(call: Call, desk: Path) -> None:
    evil = "\x1b[2Jgone\ntwosource: all is well"
    err = call("compare", "echo.txt", "post.txt", evil).err
    assert err == "twosource: cannot read ␛[2Jgone␊twosource: all is well: no such file. Check the name.\n"
    (desk / evil).write_text(ECHO, "utf-8")
    for arguments in (("compare", evil), ("compare", "echo.txt", "post.txt", "--html", f"{evil}/x")):
        code, _, err = call(*arguments)
        assert code == 2
        assert "\x1b" not in err
        assert err.count("\n") == 1
    for command in (["read", evil], ["compare", evil, "post.txt"]):
        out = call(*command).out
        assert "\x1b" not in out
        assert not re.search(r"^twosource:", out, re.M)


def test_a_file_name_that_is_no_text_is_shown_all_the_same(call: Call, desk: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (desk / name).write_text(ECHO, "utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this file system takes UTF-8 names only")
    assert call("compare", name, "post.txt").code == 0
    assert call("compare", name, "post.txt", "--html", "out.html").code == 0
    assert [r["path"] for r in json.loads(call("compare", name, "post.txt", "--json").out)["reports"]] == [
        name,
        "post.txt",
    ]
    assert json.loads(call("read", name, "--json").out)["path"] == name
    assert "caf\ufffd.txt" in call("read", name).out


# ---- in a process of its own ----------------------------------------------------------------------


def test_the_command_runs_as_a_process(desk: Path) -> None:
    done = process("compare", "echo.txt", "gone.txt", "post.txt", "--json", cwd=desk)
    out, err = done.communicate(timeout=30)
    assert done.returncode == 3
    assert len(json.loads(out)["reports"]) == 2
    assert err == b"twosource: cannot read gone.txt: no such file. Check the name.\n"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["compare", "echo.txt", "post.txt"], 0),
        (["compare", "echo.txt", "post.txt", "--json"], 0),
        (["compare", "echo.txt", "post.txt", "--fail-if", "independent<2"], 1),
        (["compare", "echo.txt", "post.txt", "gone.txt", "--json"], 3),
        (["read", "echo.txt"], 0),
        (["read", "echo.txt", "--json"], 0),
    ],
)
def test_a_reader_who_stops_reading_changes_neither_code_nor_words(desk: Path, arguments: list[str], code: int) -> None:
    """As in ``twosource … | head -1``: the reader's end of the pipe is closed before anything is written."""
    running = process(*arguments, cwd=desk)
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    err = running.stderr.read().decode()
    assert running.wait(30) == code
    assert all(line.startswith("twosource: ") for line in err.splitlines())
    assert bool(err) == (code != 0)
    running.stderr.close()


def test_the_first_line_is_enough_for_head(desk: Path) -> None:
    """With more output than a pipe holds."""
    (desk / "many.jsonl").write_text("\n".join([json.dumps({"text": ECHO * 20, "title": "Fire"})] * 20), "utf-8")
    running = process("read", "many.jsonl", "--json", cwd=desk)
    assert running.stdout is not None
    assert running.stderr is not None
    assert json.loads(running.stdout.readline())["title"] == "Fire"
    running.stdout.close()
    assert b"Traceback" not in running.stderr.read()
    assert running.wait(30) == 0
    running.stderr.close()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs a named pipe to wait at")
def test_ctrl_c_ends_with_130_and_no_traceback(desk: Path) -> None:
    os.mkfifo(desk / "pipe.txt")
    # a shell may have started the tests with Ctrl-C ignored; the command must not inherit that
    running = process("read", "pipe.txt", cwd=desk, preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    with (desk / "pipe.txt").open("wb"):  # waits until the command reads
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=30)
    assert (running.returncode, out) == (130, b"")
    assert b"Traceback" not in err


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_terminal_that_lacks_a_character_costs_only_that(desk: Path, encoding: str) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
    done = process("compare", "echo.txt", "post.txt", cwd=desk, env=environment)
    out, err = done.communicate(timeout=30)
    assert (done.returncode, err) == (0, b"")
    sign = {"ascii": b"\\u2260 wording", "cp1252": b"\\u2260 wording", "utf-8": "≠ wording".encode()}[encoding]
    assert sign in out


def test_json_is_utf_8_whatever_the_terminal_speaks(desk: Path) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONUTF8": "0"}
    done = process("compare", "echo.txt", "post.txt", "--json", cwd=desk, env=environment)
    out, _ = done.communicate(timeout=30)
    assert "(AFP) —" in json.loads(out.decode("utf-8"))["reports"][0]["text"]


def test_help_loads_nothing_heavy() -> None:
    script = (
        "import sys; sys.argv = ['twosource', '--help']\n"
        "from twosource.cli import main\n"
        "try: main()\n"
        "finally: print([m for m in ('lxml', 'trafilatura', 'jinja2', 'numpy') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.rstrip().endswith("[]")


def test_a_folder_of_mixed_files_ends_with_what_was_read_in_part_and_refused(call: Call, desk: Path) -> None:
    folder = desk / "mixed"
    folder.mkdir()
    (folder / "a.txt").write_text(SCHOOL, "utf-8")
    item = "<item><title>Mill fire leaves three hurt</title></item>"
    (folder / "b.rss").write_text(
        f"<rss version='2.0'><channel><title>Post</title>{item}{item}</channel></rss>", "utf-8"
    )
    for name in "cd":
        (folder / f"{name}.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    code, out, err = call("read", str(folder), "--json")
    assert code == 3
    assert [json.loads(line)["partial"] for line in out.splitlines()] == [None, *["the feed gives the title only"] * 2]
    assert "3 reports read, 2 of them in part, 2 refused" in err
    assert "2 refused: a binary file, not text" in err


def test_columns_are_named_on_the_command_line(call: Call, desk: Path) -> None:
    (desk / "a.csv").write_text(f"kop,stuk\nBell,{SCHOOL.replace(',', '')}", "utf-8")
    assert call("read", "a.csv", "--field", "title=kop", "--field", "text=stuk").code == 0
    code, _, err = call("read", "a.csv", "--field", "words=stuk")
    assert code == 2
    assert "write it as text=body" in err


@pytest.mark.parametrize("files", [("echo.txt", "post.txt"), (".",)])
def test_the_page_never_overwrites_a_report(call: Call, desk: Path, files: tuple[str, ...]) -> None:
    before = (desk / "post.txt").read_bytes()
    found = call("compare", *files, "--html", "post.txt")
    assert found.code == 2
    assert "--html post.txt: that is one of the reports; name another file" in found.err
    assert (desk / "post.txt").read_bytes() == before
