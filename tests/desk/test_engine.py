"""The stamp of an engine: it changes with every file that decides, and weights are told apart by their end."""

from pathlib import Path

import numpy as np
import pytest

from twosource.desk import engine as stamps


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(stamps, "_PACKAGE", tmp_path)
    for name in ("analyse", "model", "relate", "tables"):
        (tmp_path / name).mkdir()
    (tmp_path / "flow.py").write_text("flow", "utf-8")
    return tmp_path


def weights(package: Path, value: float) -> None:
    # each array is longer than the end that is read
    arrays = {name: np.random.default_rng(1).normal(size=40_000) for name in ("one", "two")}
    arrays["one"][0] = value
    np.savez(package / "tables" / "tagger.npz", **arrays)  # type: ignore[arg-type]  # numpy's stub takes its flag for an array


def test_weights_that_differ_anywhere_give_another_stamp(package: Path) -> None:
    weights(package, 1.0)
    before = stamps.engine()
    weights(package, 1.0)
    assert stamps.engine() == before
    weights(package, 2.0)
    assert stamps.engine().analysis != before.analysis


@pytest.mark.parametrize(
    ("file", "analysed", "compared"),
    [
        ("analyse/names/linking.py", True, True),
        ("relate/differences/links.py", False, True),
        ("desk/versions.py", False, True),
    ],
)
def test_a_changed_rule_gives_another_stamp(package: Path, file: str, *, analysed: bool, compared: bool) -> None:
    before = stamps.engine()
    (package / file).parent.mkdir(exist_ok=True)
    (package / file).write_text("new", "utf-8")
    after = stamps.engine()
    assert (after.analysis != before.analysis, after.comparison != before.comparison) == (analysed, compared)


def test_a_tagger_gives_a_stamp_of_its_own(package: Path) -> None:
    rules, learned = stamps.engine(), stamps.engine(tagger="learned")
    assert stamps.engine(tagger="rules") == rules
    assert (learned.analysis != rules.analysis, learned.comparison != rules.comparison) == (True, True)


def test_a_compiled_copy_gives_the_same_stamp(package: Path) -> None:
    before = stamps.engine()
    (package / "analyse" / "__pycache__").mkdir()
    (package / "analyse" / "__pycache__" / "names.cpython-311.pyc").write_bytes(b"compiled")
    assert stamps.engine() == before
