"""Figures: value and unit on the gold pairs, and figures that one report gives otherwise on news sentence pairs.

The sentence pairs carry typed relations. A pair is *changed* where a substitution that does not
preserve the sense has a number (digits or a number word) on both sides; dates and hours are times and no figures. Pairs typed as
non-paraphrases as a whole have no relations between words and are left out.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import data
import scoring
from score import Score

from twosource.analyse.figures.amounts import figures
from twosource.analyse.times.expressions import times, without_counts
from twosource.model.agency import AgencyTable
from twosource.relate.differences.quantities import Told, paired_figures

_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|third|quarter|hundred|thousand|million)\b",
    re.I,
)
_TIME = re.compile(
    r"\b(?:1[89]|20)\d\d\b|\b\d{1,2}(?::\d\d)?\s?[ap]\s?\.?\s?m\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
    r"\s?\.?\s\d{1,2}\b",
    re.I,
)
_SUBSTITUTIONS = frozenset(f"Same Polarity Substitution ({kind})" for kind in ("named ent.", "contextual", "habitual"))
# The news pairs are of 2002 and 2003; the day only tells times from figures
_PUBLISHED = date(2003, 7, 1)


def scores(folder: Path, agencies: AgencyTable) -> Iterator[Score]:
    """Units on wire pairs and seeds, and figure-changed F1 on all pairs and on the quarter held back."""
    pairs = [data.seeds(folder, agencies)]
    pairs += [pair for pair in data.wire_pairs(folder, agencies).values() if "figures" in pair.gold]
    gold = data.digest(*(folder / "wire-pairs").iterdir(), *(folder / "seeds").iterdir())
    for part, key in (("value", "value"), ("unit", "unit")):
        value = _share(pairs, key)
        yield Score(name=f"gold figures {part}", value=value, target="≥ .95", peers="", digest=gold)
    sentences = sentence_pairs(folder)
    digest = data.digest(*(folder / "sentence-differences").iterdir())
    peer = f"regex + difflib {changed_f1(sentences, by_difflib):.3f}"
    held = [pair for pair in sentences if pair["id"] % 8 >= 6]
    for name, chosen in (("figure changed F1", sentences), ("figure changed F1, held back", held)):
        yield Score(name=name, value=changed_f1(chosen, ours), target="≥ .95", peers=peer, digest=digest)


def figures_of(text: str) -> Told:
    """The text with its figures."""
    return Told(text, figures(text, without_counts(text, times(text, _PUBLISHED))))


def ours(one: str, two: str) -> bool:
    """Whether a figure of the two sentences is given otherwise."""
    return any(pair.is_changed for pair in paired_figures(figures_of(one), figures_of(two)))


def by_difflib(one: str, two: str) -> bool:
    """The peer: words replaced for words where the digits differ."""
    first, second = (re.findall(r"[\w.,$%']+|\S", text) for text in (one, two))
    for tag, i, j, k, m in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        a, b = (set(re.findall(r"[\d.,]*\d", " ".join(words))) for words in (first[i:j], second[k:m]))
        if tag == "replace" and a and b and a != b:
            return True
    return False


def sentence_pairs(folder: Path) -> list[dict[str, Any]]:
    """The typed pairs, each with whether a figure changed."""
    place = folder / "sentence-differences"
    texts = {row["pair_id"]: row for row in map(json.loads, (place / "msrp.jsonl").read_text("utf-8").splitlines())}
    relations: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in map(json.loads, (place / "relations.jsonl").read_text("utf-8").splitlines()):
        if row["file"] != "negation":
            relations[row["pair_id"]].append(row)
    return [
        {"id": key, "one": texts[key]["s1"], "two": texts[key]["s2"], "changed": any(map(_changes_figure, rows))}
        for key, rows in sorted(relations.items())
        if not any(row["type"] == "Non-paraphrase" for row in rows)
    ]


def _changes_figure(row: dict[str, Any]) -> bool:
    told = all(_NUMBER.search(_TIME.sub("", row[side] or "")) for side in ("s1_text", "s2_text"))
    return row["sense_preserving"] == "no" and row["type"] in _SUBSTITUTIONS and told


def changed_f1(pairs: list[dict[str, Any]], judge: Callable[[str, str], bool]) -> float:
    """F1 of the pairs judged to hold a changed figure."""
    found = [(pair["changed"], judge(pair["one"], pair["two"])) for pair in pairs]
    right = sum(bool(gold and said) for gold, said in found)
    return 2 * right / max(1, sum(bool(gold) for gold, _ in found) + sum(said for _, said in found))


def _share(pairs: list[data.GoldPair], key: str) -> float:
    """Share of gold figures met by one of ours with the same value or unit."""
    wanted = found = 0
    for pair in pairs:
        for gold in pair.gold["figures"]:
            report = pair.a if gold["report"] == "a" else pair.b
            place = scoring.locate(report.text, gold["text"])
            if place is None:
                continue
            taken = without_counts(report.text, times(report.text, report.published.day))
            met = [f for f in figures(report.text, taken) if scoring.meets((f.span.start, f.span.end), place)]
            wanted += 1
            found += any(_is_same(getattr(f, key), gold[key]) for f in met)
    return found / max(1, wanted)


def _is_same(mine: float | str, gold: float | str) -> bool:
    if isinstance(mine, float) and isinstance(gold, int | float):
        return abs(mine - gold) <= 0.001 * max(1.0, abs(gold))
    return mine == gold
