"""The choice of a tagger, and what all must hold: they never raise, give spans of the text, and the same each time."""

import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.analyse.taggers.choosing import tagger, weights_of
from twosource.analyse.taggers.rules import by_rules, parse
from twosource.errors import SettingsError
from twosource.model.agency import AgencyTable, load_agencies
from twosource.model.report import Report
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

PIECES = (
    "said", "told", "according to", "Holm", "the mayor", "he", ",", ".", ":", "—", '"', "“", "”", "'", "‘", "’", "that",
    "not", "Holm said", "“We will go,”", "\n\n", "\n", "U.S.", "1,000", "denied", "ſaid", "İ", "\u200b", "\ud800", "日本",
    "(", ")", "in a statement", "reported", "…", "\t",
)  # fmt: skip
ODD = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map(" ".join)
TAGGERS = pytest.mark.parametrize("name", ["rules", "learned", "encoder", "encoder-onnx"])


def report(text: str, agencies: AgencyTable) -> Report:
    return plain_report(f"Holm. {text}", Known(agencies=agencies), path="a.txt")


@TAGGERS
@settings(max_examples=40)
@given(text=ODD | st.text(max_size=60))
def test_no_text_makes_a_tagger_fail_and_its_spans_lie_in_the_text(name: str, text: str) -> None:
    parsed = parse(report(text, load_agencies()))
    found = tagger(name)(parsed)
    for attribution in found:
        parts = (attribution.source, attribution.cue, *attribution.content)
        assert all(0 <= part.start < part.end <= len(parsed.report.text) for part in parts if part is not None)
        assert attribution.content
        assert attribution.clause in parsed.clauses
    assert tagger(name)(parsed) == found


@TAGGERS
@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("Holm said that the ferry is late.", "Holm", "said", ["that the ferry is late"]),
        ("“The ferry is late,” the harbour master said.", "the harbour master", "said", ["“The ferry is late,”"]),
        (
            "The last ferry of the day left an hour late, according to Holm.",
            "Holm",
            "according to",
            ["The last ferry of the day left an hour late"],
        ),
    ],
)
def test_all_find_the_plain_orders(
    name: str, text: str, source: str, cue: str, content: list[str], known: Known
) -> None:
    read = plain_report(text, known, path="a.txt")
    (found,) = tagger(name)(parse(read))
    assert found.source
    assert (found.source.of(text), found.cue.of(text)) == (source, cue)
    assert [piece.of(text).strip(",") for piece in found.content] == [piece.strip(",") for piece in content]


@TAGGERS
def test_a_denial_is_marked_by_all(name: str, known: Known) -> None:
    text = "The mayor denied that the ferry was late."
    (found,) = tagger(name)(parse(plain_report(text, known, path="a.txt")))
    assert found.denied


@TAGGERS
def test_where_nobody_says_anything_none_is_found(name: str, known: Known) -> None:
    text = "The ferry left the harbour at noon. Ice covered the pier."
    assert tagger(name)(parse(plain_report(text, known, path="a.txt"))) == ()


def test_the_rules_are_called_rules() -> None:
    assert tagger("rules") is by_rules


def test_another_name_is_refused_with_those_there_are() -> None:
    with pytest.raises(
        SettingsError, match=r"no tagger is called 'magic'; there are rules .*, learned, encoder, encoder-onnx"
    ):
        tagger("magic")


@pytest.mark.parametrize(
    ("name", "missing", "extra"),
    [
        ("learned", "numpy", "learned"),
        ("encoder", "numpy", "learned"),
        ("encoder-onnx", "onnx", "onnx"),
        ("encoder-onnx", "onnxruntime", "onnx"),
    ],
)
def test_a_learned_tagger_says_what_to_install(
    name: str, missing: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    for module in ("assembling encoded encoder learned columns crf graphs passages templates windows").split():
        monkeypatch.delitem(sys.modules, f"twosource.analyse.taggers.{module}", raising=False)
    with pytest.raises(SettingsError, match=rf"needs {missing}: pip install 'twosource\[{extra}\]'"):
        tagger.__wrapped__(name)


def test_a_copy_without_the_weights_says_how_to_make_them() -> None:
    with pytest.raises(SettingsError, match=r"weights \(none.npz\) are not here: make them with train/none.py"):
        weights_of("none.npz", "train/none.py")
