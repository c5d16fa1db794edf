"""The command ``review``: corrections stand, are listed with what became of them, and are taken back."""

import json
from pathlib import Path
from typing import NamedTuple, Protocol

import pytest

from twosource.cli import main

FERRY = "The ferry Marigold struck the pier at dawn on Tuesday and 12 people were hurt, Ines Calder said."
REPORTS = (
    ("lantern", "Ferry Marigold hits pier", f"{FERRY}\n\nA senior official said the pumps had failed."),
    ("echo", "Ferry Marigold hits pier", f"{FERRY}\n\nThe pumps had failed, Paul Aske said."),
    ("post", "Council of Carrow votes on tax", "The council of Carrow voted for a harbour tax on Monday."),
)
LATER = (("gazette", "Ferry Marigold", f"{FERRY}\n\nThe pumps had failed, a senior official said."),)


class Outcome(NamedTuple):
    code: int
    out: str
    err: str


class Call(Protocol):
    def __call__(self, *arguments: str) -> Outcome: ...


def wire(path: Path, reports: tuple[tuple[str, str, str], ...]) -> None:
    lines = [
        json.dumps({"outlet": name, "title": title, "text": text, "date": "2026-05-12", "url": url(name)})
        for name, title, text in reports
    ]
    path.write_text("\n".join(lines))


def url(name: str) -> str:
    return f"https://{name}.example/story"


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """``call("review", "file")`` in a folder with a desk of three reports."""
    monkeypatch.chdir(tmp_path)
    wire(tmp_path / "wire.jsonl", REPORTS)
    wire(tmp_path / "later.jsonl", LATER)
    (tmp_path / "same.toml").write_text('[[same]]\nsources = ["senior official", "Paul Aske"]\nnote = "told us"')

    def run(*arguments: str) -> Outcome:
        monkeypatch.setattr("sys.argv", ["twosource", *arguments])
        with pytest.raises(SystemExit) as stop:
            main()
        out, err = capsys.readouterr()
        return Outcome(int(stop.value.code or 0), out, err)

    run("add", "wire.jsonl", "--workers", "1")
    return run


def standing(call: Call) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(call("review", "--json").out)
    return found


def story_count(call: Call) -> int:
    return len(json.loads(call("stories", "--all", "--json").out))


def test_a_new_desk_has_no_corrections(call: Call) -> None:
    assert call("review").out == "no correction stands on this desk\n"
    assert standing(call) == []


def test_a_correction_stands_and_says_what_it_did(call: Call) -> None:
    told = call("review", "same.toml")
    assert told.code == 0
    assert told.out.endswith("senior official and Paul Aske count as one source, in 1 story\n")
    (found,) = standing(call)
    assert (found["number"], found["correct"], found["note"]) == (1, "same", "told us")
    assert str(found["effect"]).startswith("senior official and Paul Aske count as one source, in s-")
    assert "(told us)" in call("review").out


def test_a_correction_holds_for_reports_still_to_come(call: Call) -> None:
    call("review", "same.toml")
    call("add", "later.jsonl", "--workers", "1")
    (story,) = [entry["id"] for entry in json.loads(call("stories", "--json").out)]
    told = json.loads(call("compare", "--story", story, "--json").out)
    assert len(told["reports"]) == 3
    assert [entry["done"] for entry in told["review"]] == [True]


def test_the_same_correction_twice_is_one(call: Call) -> None:
    call("review", "same.toml")
    call("review", "same.toml")
    assert len(standing(call)) == 1


def test_one_story_and_back(call: Call) -> None:
    assert story_count(call) == 2
    told = call("review", "--one-story", url("lantern"), url("post"), "--note", "the same night")
    assert told.code == 0
    assert story_count(call) == 1
    assert "taken back" in call("review", "--take-back", "1").err
    assert story_count(call) == 2
    assert standing(call) == []


def test_two_stories_and_back(call: Call) -> None:
    call("review", "--two-stories", url("lantern"), url("echo"))
    assert story_count(call) == 3
    call("review", "--take-back", "1")
    assert story_count(call) == 2


def test_the_contrary_of_a_correction_replaces_it(call: Call) -> None:
    call("review", "--one-story", url("lantern"), url("post"))
    call("review", "--two-stories", url("post"), url("lantern"))
    assert [entry["correct"] for entry in standing(call)] == ["two-stories"]
    assert story_count(call) == 2


def test_corrections_of_stories_that_contradict_each_other_are_refused(call: Call) -> None:
    call("review", "--one-story", url("lantern"), url("post"))
    call("review", "--one-story", url("post"), url("echo"))
    told = call("review", "--two-stories", url("lantern"), url("echo"))
    assert told.code == 1
    assert "refused: corrections contradict each other" in told.out
    assert len(standing(call)) == 2


def test_speakers_that_contradict_each_other_are_told(call: Call, tmp_path: Path) -> None:
    entries = [
        {"correct": "speaker", "words": "pumps had failed", "name": name} for name in ("Ana Dorrit", "Tomas Vekar")
    ]
    (tmp_path / "two.jsonl").write_text("\n".join(map(json.dumps, entries)))
    told = call("review", "two.jsonl")
    assert told.code == 1
    assert "contradicts correction 1, which stands" in told.out


def test_a_report_that_is_not_there_is_refused(call: Call) -> None:
    told = call("review", "--one-story", url("lantern"), "nowhere")
    assert (told.code, "no report 'nowhere' in the desk" in told.out) == (1, True)


def test_taking_back_what_does_not_stand_is_a_wrong_call(call: Call) -> None:
    told = call("review", "--take-back", "7")
    assert told.code == 2
    assert "no correction 7 stands" in told.err


def test_a_correction_makes_no_desk(call: Call, tmp_path: Path) -> None:
    told = call("review", "same.toml", "--desk", "other.sqlite")
    assert told.code == 4
    assert not (tmp_path / "other.sqlite").exists()


def test_a_review_file_given_with_a_comparison_holds_for_it_only(call: Call) -> None:
    (story,) = [entry["id"] for entry in json.loads(call("stories", "--json").out)]
    told = json.loads(call("compare", "--story", story, "--review", "same.toml", "--json").out)
    assert [entry["done"] for entry in told["review"]] == [True]
    assert standing(call) == []
