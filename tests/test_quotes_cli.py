"""``twosource quotes`` as a user runs it."""

import csv
import io
import json
from pathlib import Path

import pytest

from twosource.cli import main

LEAD = "The ferry hit the pier in Arle on Monday and nobody was hurt in the fog.\n\n"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(LEAD + "“We shall never run this line in the fog,” Ines Holm told CNN.", "utf-8")
    (tmp_path / "b.txt").write_text(LEAD + "“We will never run this line in the fog,” Ines Holm said.", "utf-8")
    (tmp_path / "c.txt").write_text(LEAD + "Paul Aske spoke of a “=cmd() attack” by the sea.", "utf-8")
    return tmp_path


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    monkeypatch.setattr("sys.argv", ["twosource", *words])
    with pytest.raises(SystemExit) as stop:
        main()
    out, err = capsys.readouterr()
    return int(stop.value.code or 0), out, err


def test_the_table_says_who_carries_what_and_what_was_altered(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = run(monkeypatch, capsys, "quotes", str(story))
    assert code == 0
    assert "2 utterances quoted, 1 in more than one report, 1 with altered words" in out
    assert "AB  Ines Holm" in out
    assert "Ines Holm <- CNN <- A" in out
    assert "≠ altered  A “shall”  B “will”" in out


def test_a_document_that_stands_for_its_author_is_one_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text(LEAD + "“We shall never run it in the fog,” the memo says.", "utf-8")
    _, out, _ = run(monkeypatch, capsys, "quotes", str(tmp_path))
    assert "    memo <- A\n" in out


def test_altered_shows_only_those(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(monkeypatch, capsys, "quotes", str(story), "--altered")
    assert "attack" not in out
    assert "Ines Holm" in out
    assert "2 utterances quoted, 1 in more than one report, 1 with altered words" in out


def test_json_gives_places_that_return_the_words(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(monkeypatch, capsys, "quotes", str(story), "--json")
    found = json.loads(out)
    texts = {report["id"]: report["text"] for report in found["reports"]}
    (entry,) = [e for e in found["utterances"] if len(e["reports"]) > 1]
    (change,) = entry["alterations"]
    assert [texts[s["report"]][s["start"] : s["end"]] for s in (change["a"], change["b"])] == ["shall", "will"]
    assert entry["speaker"] == {"name": "Ines Holm", "kind": "person"}


def test_csv_has_a_row_a_quotation_and_no_formula(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _, out, _ = run(monkeypatch, capsys, "quotes", str(story), "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert len(rows) == 3
    assert {row["words"] for row in rows if row["speaker"] == "Paul Aske"} == {"'=cmd() attack"}
    assert [row["altered"] for row in rows if row["path"].endswith("b.txt")] == ["“will” here, “shall” in a.txt"]


def test_one_report_is_enough_and_an_unreadable_one_is_said(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = run(monkeypatch, capsys, "quotes", str(story / "a.txt"), str(story / "none.txt"))
    assert code == 3
    assert "Ines Holm" in out
    assert "none.txt" in err


def test_what_goes_to_a_pipe_has_no_blanks_at_line_ends(
    story: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("quotes", "compare", "read"):
        _, out, _ = run(monkeypatch, capsys, command, str(story))
        assert out
        assert [line for line in out.splitlines() if line != line.rstrip()] == []


def test_a_column_of_a_table_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.csv").write_text(
        "kop;stuk\nFog;“We shall never run this line in the fog,” Ines Holm said.\n", "utf-8"
    )
    assert run(monkeypatch, capsys, "quotes", str(tmp_path / "a.csv"))[0] == 3
    code, out, _ = run(monkeypatch, capsys, "quotes", str(tmp_path / "a.csv"), "--field", "text=stuk")
    assert code == 0
    assert "Ines Holm" in out
