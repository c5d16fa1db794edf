"""The scoring rules on small documents made by hand; no development data is needed."""

import sys
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import scoring

A = "The road is open. Xi said trade is good."
B = "The road was opened on Monday. Trade is good, Xi said."


def reading(side: str, text: str, words: str) -> dict[str, Any]:
    start = text.index(words)
    return {"report": f"id-{side}", "start": start, "end": start + len(words)}


def made(**changes: Any) -> dict[str, Any]:
    """A document with one statement in both reports, one quotation in each, one difference."""
    quote_a = {
        "id": "q1",
        **reading("a", A, "trade is good"),
        "type": "indirect",
        "speaker": "Xi Jinping",
        "channel": [],
    }
    statement = {
        "readings": [reading("a", A, "Xi said trade is good."), reading("b", B, "Trade is good, Xi said.")],
        "differences": [
            {
                "kind": "attribution",
                "sense": "kept",
                "a": reading("a", A, "Xi said"),
                "b": reading("b", B, "Xi said"),
                "reason": "the same speaker and channel",
            }
        ],
        "origins": [{"name": "Xi Jinping"}],
    }
    document = {
        "statements": [statement],
        "quotations": [quote_a],
        "times": [{**reading("b", B, "Monday"), "value": "2026-05-11"}],
        "figures": [],
        "reports": [{"id": "id-a", "blocks": []}, {"id": "id-b", "blocks": []}],
    }
    return {**document, **changes}


def gold(**changes: Any) -> dict[str, Any]:
    document = {
        "alignments": [{"a": "Xi said trade is good.", "b": "Trade is good, Xi said."}],
        "differences": [{"a": "Xi said", "b": "Xi said", "in": 0, "kind": "attribution", "sense": "kept"}],
        "quotations": [
            {
                "report": "a",
                "content": "trade is good",
                "type": "indirect",
                "speaker": "Xi",
                "cue": "said",
                "channel": [],
            }
        ],
        "support": [{"a": "Xi said trade is good.", "b": None, "origins": ["Xi"], "independent": 1}],
        "times": [{"report": "b", "text": "on Monday", "value": "2026-05-11"}],
        "figures": [],
        "roles": [],
    }
    return {**document, **changes}


def score(document: dict[str, Any], answers: dict[str, Any]) -> scoring.Scores:
    return scoring.score_pair(document, answers, {"a": A, "b": B}, {"a": "id-a", "b": "id-b"})


def test_a_perfect_document_scores_one_everywhere() -> None:
    scores = score(made(), gold())
    for tally in (scores.alignment, scores.differences):
        assert tally.f1 == 1.0
    for tally in (scores.sense, scores.indirect, scores.speakers, scores.channels, scores.origins, scores.times):
        assert tally.recall == 1.0
    assert scores.over.recall == 0.0


def test_a_row_that_holds_no_gold_pair_costs_precision() -> None:
    extra = {
        "readings": [reading("a", A, "The road is open."), reading("b", B, "Trade is good, Xi said.")],
        "differences": [],
        "origins": [],
    }
    scores = score(made(statements=[*made()["statements"], extra]), gold())
    assert (scores.alignment.precision, scores.alignment.recall) == (0.5, 1.0)


def test_a_gold_pair_that_no_statement_holds_costs_recall() -> None:
    missing = [*gold()["alignments"], {"a": "The road is open.", "b": "The road was opened on Monday."}]
    assert score(made(), gold(alignments=missing)).alignment.recall == 0.5


@pytest.mark.parametrize(
    ("kind", "sense", "f1", "accuracy"),
    [("attribution", "changed", 1.0, 0.0), ("wording", "kept", 0.0, 0.0), ("style", "kept", 0.0, 0.0)],
)
def test_a_difference_needs_its_kind_and_then_its_sense(kind: str, sense: str, f1: float, accuracy: float) -> None:
    document = made()
    document["statements"][0]["differences"][0].update(kind=kind, sense=sense)
    scores = score(document, gold())
    assert (scores.differences.f1, scores.sense.recall) == (f1, accuracy)


def test_style_is_left_out_on_both_sides() -> None:
    answers = gold(differences=[{"a": "is", "b": "was", "in": 0, "kind": "style", "sense": "kept"}])
    assert score(made(), answers).differences.wanted == 0


@pytest.mark.parametrize(("sense", "precision"), [("changed", 1.0), ("kept", 0.0)])
def test_a_loaded_substitution_is_right_where_the_editors_see_another_sense(sense: str, precision: float) -> None:
    document = made()
    document["statements"][0]["differences"][0].update(reason="one thing, two colours: 'claim' is the stronger word")
    answers = gold(differences=[{"a": "Xi said", "b": "Xi said", "in": 0, "kind": "wording", "sense": sense}])
    assert score(document, answers).loaded.precision == precision


def test_a_loaded_substitution_between_sentences_that_the_editors_do_not_compare_is_not_judged() -> None:
    document = made()
    document["statements"][0]["differences"][0].update(reason="one thing, two colours: 'claim' is the stronger word")
    answers = gold(alignments=[{"a": "The road is open.", "b": "The road was opened on Monday."}], differences=[])
    assert score(document, answers).loaded.predicted == 0


def test_another_speaker_or_channel_is_wrong() -> None:
    document = made()
    document["quotations"][0].update(speaker="Vladimir Putin", channel=["CCTV"])
    scores = score(document, gold())
    assert (scores.speakers.recall, scores.channels.recall) == (0.0, 0.0)


def test_more_origins_than_the_gold_has_are_over() -> None:
    document = made()
    document["statements"][0]["origins"].append({"name": "the Kremlin"})
    scores = score(document, gold())
    assert (scores.origins.recall, scores.over.recall) == (0.0, 1.0)


def test_a_support_without_a_number_is_not_scored() -> None:
    unknown: list[dict[str, Any]] = [{"a": "Xi said trade is good.", "b": None, "origins": [], "independent": None}]
    assert score(made(), gold(support=unknown)).origins.wanted == 0


def test_macro_f1_averages_over_the_labels_of_the_gold() -> None:
    pairs = [("independent", "independent"), ("same_wire", "independent")]
    assert scoring.macro_f1(pairs) == pytest.approx((2 / 3 + 0) / 2)


def test_whole_words_are_found_before_parts_of_words() -> None:
    assert scoring.locate("they warned of war", "war") == (15, 18)


def test_a_line_of_ours_that_the_gold_has_not_costs_roles_precision_and_the_text_costs_nothing() -> None:
    lines = [{"report": "a", "text": "trade is good", "role": "promo"}]
    blocks = [
        {"role": "promotion", "start": A.index("trade"), "end": A.index("trade") + 13},
        {"role": "credit", "start": 0, "end": 2},
        {"role": "paragraph", "start": 0, "end": len(A)},
    ]
    reports = [{"id": "id-a", "blocks": blocks}, {"id": "id-b", "blocks": []}]
    roles = score(made(reports=reports), gold(roles=lines)).roles
    assert (roles.recall, roles.precision) == (1.0, 0.5)
