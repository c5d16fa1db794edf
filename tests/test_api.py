"""The public names: a handful of verbs, and values that can be kept, shown and passed on."""

import doctest
import importlib
import inspect
import io
import json
import pickle
import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

import twosource
from twosource import api
from twosource.errors import EmptyError, MissingError

MILL = "Fire swept through the Oster paper mill on Tuesday and hurt three workers, the fire brigade said."
MILL_AGAIN = "Fire swept through the Oster paper mill yesterday and hurt three workers, the fire brigade said."


@pytest.fixture
def comparison() -> twosource.Comparison:
    a = twosource.report(f"{MILL}\n\nSource: AFP", name="a.txt", outlet="Echo", published="2026-03-03")
    b = twosource.report(f"{MILL_AGAIN}\n\n“We are done,” Lena Oort said.\n\nSource: AFP", name="b.txt", outlet="Post")
    return twosource.compare([a, b])


# ---- the names ------------------------------------------------------------------------------------


def test_the_public_names_are_these() -> None:
    assert sorted(twosource.__all__) == [
        "Comparison",
        "ReadError",
        "Report",
        "Settings",
        "TwosourceError",
        "UsageError",
        "compare",
        "figures",
        "names",
        "read",
        "report",
        "times",
    ]
    assert all(hasattr(twosource, name) for name in twosource.__all__)


@pytest.mark.parametrize("name", ["compare", "read", "report"])
def test_a_verb_is_annotated_and_says_what_it_gives_and_raises(name: str) -> None:
    verb = getattr(twosource, name)
    signature = inspect.signature(verb)
    assert all(p.annotation is not p.empty for p in signature.parameters.values())
    assert signature.return_annotation is not signature.empty
    assert "Raises:" in verb.__doc__


def test_the_examples_in_the_docstrings_run() -> None:
    tried = [doctest.testmod(importlib.import_module(name)) for name in ("twosource.api", "twosource")]
    assert [result.failed for result in tried] == [0, 0]
    assert tried[0].attempted >= 8


@pytest.mark.parametrize(
    "statement",
    [
        "from twosource.read import html",
        "import twosource.read.html",
        "from twosource.read.plain import plain_report",
        "import importlib; importlib.import_module('twosource.read.jsonl')",
        "from twosource import flow",
    ],
)
def test_the_verb_read_stays_callable_whatever_of_the_room_is_imported(statement: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MILL, "utf-8")
    script = f"import twosource\n{statement}\nimport twosource\nprint(len(twosource.read('a.txt')), callable(twosource.read))"
    done = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("1 True\n", "")


def test_importing_the_package_loads_nothing_heavy() -> None:
    script = "import sys, twosource; print([m for m in ('lxml', 'trafilatura', 'rich', 'jinja2', 'typer') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


# ---- read and report ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [str, Path])
def test_read_takes_a_path_or_its_name(tmp_path: Path, kind: type) -> None:
    (tmp_path / "a.txt").write_text(MILL, "utf-8")
    reports = twosource.read(kind(tmp_path / "a.txt"))
    assert isinstance(reports, tuple)
    assert [(type(report), report.text) for report in reports] == [(twosource.Report, MILL)]


def test_read_takes_a_folder_and_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(MILL, "utf-8")
    (tmp_path / "b.jsonl").write_text(json.dumps({"text": MILL_AGAIN, "outlet": "Post"}), "utf-8")
    assert [report.name for report in twosource.read(tmp_path)] == ["a.txt", "Post"]
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(MILL.encode())))
    assert [(report.path, report.text) for report in twosource.read("-")] == [("-", MILL)]


def test_read_raises_what_could_not_be_read(tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="no such file") as caught:
        twosource.read(tmp_path / "gone.txt")
    assert isinstance(caught.value, twosource.ReadError)
    assert caught.value.where == str(tmp_path / "gone.txt")
    (tmp_path / "empty.txt").write_text(" \n", "utf-8")
    with pytest.raises(EmptyError):
        twosource.read(tmp_path / "empty.txt")


def test_read_follows_the_settings_it_is_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MILL, "utf-8")
    settings = twosource.Settings(published="2026-03-03")
    (report,) = twosource.read(tmp_path / "a.txt", settings=settings)
    assert str(report.published.day) == "2026-03-03"


def test_settings_of_the_working_directory_count_unless_others_are_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(MILL, "utf-8")
    (tmp_path / "twosource.toml").write_text('published = "2026-03-04"', "utf-8")
    monkeypatch.chdir(tmp_path)
    assert str(twosource.read("a.txt")[0].published.day) == "2026-03-04"
    assert twosource.read("a.txt", settings=twosource.Settings())[0].published.day is None
    (tmp_path / "twosource.toml").write_text("colour = 1", "utf-8")
    with pytest.raises(twosource.UsageError, match="no setting is called 'colour'"):
        twosource.read("a.txt")


def test_a_report_is_made_from_text_at_hand() -> None:
    report = twosource.report(MILL, name="a.txt", title="Fire", outlet="Echo", published="2026-03-03")
    assert report.text == f"Fire\n\n{MILL}"
    assert [block.role.value for block in report.blocks] == ["headline", "paragraph"]
    assert (report.path, report.title, report.outlet) == ("a.txt", "Fire", "Echo")
    assert (str(report.published.day), report.published.origin.value) == ("2026-03-03", "given")


def test_a_report_without_words_or_with_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(twosource.ReadError, match="no words"):
        twosource.report(" … ")
    with pytest.raises(twosource.UsageError, match="no date in 'soon'"):
        twosource.report(MILL, published="soon")


# ---- compare --------------------------------------------------------------------------------------


def test_a_comparison_holds_reports_pairs_lineage_statements_and_quotations(comparison: twosource.Comparison) -> None:
    a, b = comparison.reports
    assert [report.outlet for report in comparison.reports] == ["Echo", "Post"]
    assert [(pair.a, pair.b, pair.agency) for pair in comparison.pairs] == [(a.id, b.id, "AFP")]
    assert {node.name for node in comparison.lineage.nodes} == {"AFP", "Echo", "Post"}
    shared = [s for s in comparison.statements if len({r.report for r in s.readings}) == 2]
    assert [statement.support.independent.high for statement in shared] == [1]
    assert {q.report for q in comparison.quotations} == {a.id, b.id}


def test_a_comparison_does_not_depend_on_the_order_of_its_reports(comparison: twosource.Comparison) -> None:
    assert twosource.compare(comparison.reports[::-1]).to_json() == comparison.to_json()


def test_a_comparison_is_told_as_json(comparison: twosource.Comparison) -> None:
    found = json.loads(comparison.to_json())
    assert [report["id"] for report in found["reports"]] == [report.id for report in comparison.reports]
    assert [statement["id"] for statement in found["statements"]] == [s.id for s in comparison.statements]
    assert "\n" not in comparison.to_json()
    assert json.loads(comparison.to_json(indent=2)) == found
    assert comparison.to_json(indent=2).startswith('{\n  "schema": 1')
    assert "“We are done,”" in comparison.to_json(), "letters are written, not escaped"


def test_a_comparison_is_told_as_one_page(comparison: twosource.Comparison) -> None:
    page = comparison.to_html()
    assert page.startswith("<!doctype html>")
    assert all(f'id="{statement.id}"' in page for statement in comparison.statements)


def test_a_comparison_cannot_be_changed_and_can_be_sent_to_another_process(comparison: twosource.Comparison) -> None:
    with pytest.raises(FrozenInstanceError):
        comparison.collation = comparison.collation  # type: ignore[misc]
    # our own value, not a stranger's bytes
    assert pickle.loads(pickle.dumps(comparison)) == comparison


def test_a_comparison_needs_two_different_reports() -> None:
    report = twosource.report(MILL, name="a.txt")
    with pytest.raises(twosource.UsageError, match="one report only"):
        twosource.compare([report])
    with pytest.raises(twosource.UsageError, match="given more than once"):
        twosource.compare([report, report])


def test_a_comparison_follows_the_settings_it_is_given(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text('agency = [{ name = "Varn Wire" }]', "utf-8")
    texts = {name: twosource.report(f"{MILL}\n\nSource: Varn Wire", name=name) for name in ("a.txt", "b.txt")}
    plain = twosource.compare(list(texts.values()), settings=twosource.Settings())
    extended = twosource.compare(
        list(texts.values()), settings=twosource.Settings(agencies=(str(tmp_path / "mine.toml"),))
    )
    assert "Varn Wire" not in {node.name for node in plain.lineage.nodes}
    assert "Varn Wire" in {node.name for node in extended.lineage.nodes}


def test_every_error_is_one_of_ours() -> None:
    assert issubclass(twosource.ReadError, twosource.TwosourceError)
    assert issubclass(twosource.UsageError, twosource.TwosourceError)
    assert not issubclass(twosource.ReadError, twosource.UsageError)


def test_the_api_module_names_what_it_offers() -> None:
    assert set(api.__all__) <= set(twosource.__all__)
