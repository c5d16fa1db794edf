"""Review files: what they may say, and how an entry that says too little is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import SettingsError
from twosource.model.quotation import PartyKind
from twosource.model.review import CorrectionKind, load_review


def write(folder: Path, words: str, name: str = "review.toml") -> Path:
    path = folder / name
    path.write_text(words, "utf-8")
    return path


def test_all_kinds_are_read_with_their_place(tmp_path: Path) -> None:
    path = write(
        tmp_path,
        '[[same]]\nsources = ["a", "b"]\n'
        '[[speaker]]\nwords = "x y"\nname = "Ines Holm"\nparty = "body"\n'
        '[[apart]]\nstatement = "s1"\nnote = "ours"\n',
    )
    found = load_review([path])
    assert [c.kind for c in found] == [CorrectionKind.SAME, CorrectionKind.SPEAKER, CorrectionKind.APART]
    assert found[1].party is PartyKind.BODY
    assert found[1].words == ("x y",)
    assert [c.where.rpartition(": ")[2] for c in found] == ["same 1", "speaker 1", "apart 1"]


def test_json_lines_say_the_same(tmp_path: Path) -> None:
    path = write(tmp_path, '\n{"correct": "same", "sources": ["a", "b"]}\n', "review.jsonl")
    (found,) = load_review([path])
    assert (found.kind, found.sources, found.where) == (CorrectionKind.SAME, ("a", "b"), f"{path}: line 2")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        ("[[same]]\nsources = ['a']", "same 1: needs `sources`, two names or more"),
        (
            "[[speaker]]\nwords = 'x'\nname = 'Holm'\nreprot = 'a'",
            "speaker 1: no correction has `reprot`; known: correct, name, note, party, quotation, report, ",
        ),
        ("[[same]]\nsources = ['a', 'a']", "needs `sources`"),
        ("[[speaker]]\nname = 'Holm'", "speaker 1: needs `name`, and `quotation`"),
        ("[[speaker]]\nwords = 'x'", "needs `name`"),
        ("[[speaker]]\nwords = 'x'\nname = 'Holm'\nparty = 'king'", "`party` is one of person"),
        ("[[apart]]\nwords = ['x']", "apart 1: needs `statement`"),
        ("[[apart]]\nstatement = 3", "`statement` is a text"),
        ("[[alike]]\nx = 1", "no correction is called 'alike'; known: same, speaker, apart"),
        ("same = 3", "`same` must be a list of tables"),
        ("[[same", "not a TOML file of corrections"),
    ],
)
def test_what_says_too_little_is_refused_with_its_place(tmp_path: Path, words: str, complaint: str) -> None:
    with pytest.raises(SettingsError, match=r"review\.toml") as error:
        load_review([write(tmp_path, words)])
    assert complaint in str(error.value)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot read the review"):
        load_review([tmp_path / "gone.toml"])


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, words: str) -> None:
    folder = tmp_path_factory.mktemp("review")
    for name in ("review.toml", "review.jsonl"):
        (folder / name).write_bytes(words.encode("utf-8", "surrogatepass"))
        try:
            load_review([folder / name])
        except SettingsError as error:
            assert name in str(error)  # noqa: PT017  both outcomes are right
