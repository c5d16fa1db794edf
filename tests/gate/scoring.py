"""The rules by which pairs are scored, as shared/measures.md states them.

Predictions are taken from the JSON document, so that what is scored is what users get.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

Place = tuple[int, int]

LABELS = ("same_wire", "a_from_b", "b_from_a", "shared_quotes", "same_text", "independent")
# How the reason of a loaded substitution begins.
LOADED = "one thing, two colours"
_NO_NAME = frozenset("the a an of s in to and on for at by".split())


def meets(one: Place, two: Place) -> bool:
    """Whether two spans share at least half of the shorter.

    Example:
        >>> meets((0, 10), (5, 40)), meets((0, 10), (6, 40))
        (True, False)
    """
    shared = min(one[1], two[1]) - max(one[0], two[0])
    return shared > 0 and 2 * shared >= min(one[1] - one[0], two[1] - two[0])


def overlap(one: Place, two: Place) -> float:
    """Intersection over union."""
    shared = max(0, min(one[1], two[1]) - max(one[0], two[0]))
    return shared / max(1, (one[1] - one[0]) + (two[1] - two[0]) - shared)


def locate(text: str, words: str | None, start: int = 0) -> Place | None:
    """Where ``words`` stand at or behind ``start``: as whole words if they do, else anywhere."""
    if not words:
        return None
    whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)").search(text, start)
    place = whole.start() if whole else text.find(words, start)
    return (place, place + len(words)) if place >= 0 else None


def place_of(entry: dict[str, Any]) -> Place:
    """The span of a JSON entry."""
    return entry["start"], entry["end"]


def name_words(name: str | None) -> set[str]:
    """The words of a name that count when two names are compared."""
    return set(re.findall(r"[a-z0-9]+", (name or "").lower())) - _NO_NAME


@dataclass(slots=True)
class Tally:
    """Right, found and wanted, and what follows."""

    right: float = 0
    predicted: float = 0
    found: float = 0
    wanted: float = 0

    @property
    def precision(self) -> float:
        """Share of the predicted that is right."""
        return self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the wanted that is found."""
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def add(self, other: "Tally") -> None:
        """Add another tally's counts."""
        self.right += other.right
        self.predicted += other.predicted
        self.found += other.found
        self.wanted += other.wanted


@dataclass(slots=True)
class Scores:
    """All tallies over one or more pairs."""

    alignment: Tally = field(default_factory=Tally)
    differences: Tally = field(default_factory=Tally)
    sense: Tally = field(default_factory=Tally)
    loaded: Tally = field(default_factory=Tally)
    marked: Tally = field(default_factory=Tally)
    indirect: Tally = field(default_factory=Tally)
    speakers: Tally = field(default_factory=Tally)
    channels: Tally = field(default_factory=Tally)
    origins: Tally = field(default_factory=Tally)
    over: Tally = field(default_factory=Tally)
    times: Tally = field(default_factory=Tally)
    figures: Tally = field(default_factory=Tally)
    roles: Tally = field(default_factory=Tally)

    def add(self, other: "Scores") -> None:
        """Add another pair's tallies."""
        for name in self.__slots__:
            getattr(self, name).add(getattr(other, name))


def score_pair(document: dict[str, Any], gold: dict[str, Any], texts: dict[str, str], ids: dict[str, str]) -> Scores:
    """The scores of one document against the gold of its pair.

    Args:
        texts: the text of report "a" and "b"; ids: their ids in the document.
    """
    pair = _Pair(document, gold, texts, ids)
    scores = Scores()
    pair.alignment(scores)
    pair.differences(scores)
    pair.loaded(scores)
    pair.quotations(scores)
    pair.origins(scores)
    pair.values(scores)
    pair.roles(scores)
    return scores


class _Pair:
    def __init__(
        self, document: dict[str, Any], gold: dict[str, Any], texts: dict[str, str], ids: dict[str, str]
    ) -> None:
        self.document, self.gold, self.texts, self.ids = document, gold, texts, ids
        self.side = {report: side for side, report in ids.items()}

    def _readings(self, statement: dict[str, Any], side: str) -> list[Place]:
        return [place_of(r) for r in statement["readings"] if r["report"] == self.ids[side]]

    def _gold_rows(self) -> Iterator[tuple[Place, Place]]:
        for row in self.gold["alignments"]:
            a, b = locate(self.texts["a"], row["a"]), locate(self.texts["b"], row["b"])
            if a and b:
                yield a, b

    def _holds(self, statement: dict[str, Any], a: Place | None, b: Place | None) -> bool:
        sides = ((a, "a"), (b, "b"))
        return all(p is None or any(meets(r, p) for r in self._readings(statement, s)) for p, s in sides)

    def alignment(self, scores: Scores) -> None:
        rows = list(self._gold_rows())
        statements = self.document["statements"]
        both = [s for s in statements if self._readings(s, "a") and self._readings(s, "b")]
        scores.alignment.wanted += len(rows)
        scores.alignment.found += sum(any(self._holds(s, a, b) for s in statements) for a, b in rows)
        scores.alignment.predicted += len(both)
        scores.alignment.right += sum(any(self._holds(s, a, b) for a, b in rows) for s in both)

    def differences(self, scores: Scores) -> None:
        predicted = list(self._predicted_differences())
        scores.differences.predicted += len(predicted)
        for kind, sense, a, b in self._gold_differences():
            scores.differences.wanted += 1
            match = next((p for p in predicted if p[0] == kind and _side(p[2], a) and _side(p[3], b)), None)
            if match is None:
                continue
            predicted.remove(match)
            scores.differences.found += 1
            scores.differences.right += 1
            scores.sense.wanted += 1
            scores.sense.found += match[1] == sense

    def loaded(self, scores: Scores) -> None:
        """Substitutions called loaded, between sentences that the gold aligns: right where it has a changed sense."""
        changed = [(a, b) for _, sense, a, b in self._gold_differences() if sense == "changed" and a and b]
        rows = list(self._gold_rows())
        found = {
            (place_of(d["a"]), place_of(d["b"]))
            if self.side[d["a"]["report"]] == "a"
            else (place_of(d["b"]), place_of(d["a"]))
            for statement in self.document["statements"]
            for d in statement["differences"]
            if d["a"] and d["b"] and d["reason"].startswith(LOADED)
        }
        judged = [(a, b) for a, b in found if any(meets(a, x) and meets(b, y) for x, y in rows)]
        scores.loaded.predicted += len(judged)
        scores.loaded.right += sum(any(meets(a, x) and meets(b, y) for x, y in changed) for a, b in judged)

    def _predicted_differences(self) -> list[tuple[str, str, Place | None, Place | None]]:
        found: dict[tuple[str, Place | None, Place | None], str] = {}
        for statement in self.document["statements"]:
            for d in statement["differences"]:
                if d["kind"] != "style":
                    sides = {self.side[x["report"]]: place_of(x) for x in (d["a"], d["b"]) if x}
                    found.setdefault((d["kind"], sides.get("a"), sides.get("b")), d["sense"])
        return [(kind, sense, a, b) for (kind, a, b), sense in found.items()]

    def _gold_differences(self) -> Iterator[tuple[str, str, Place | None, Place | None]]:
        for d in self.gold["differences"]:
            index = int(d["in"])
            if d["kind"] == "style" or not 0 <= index < len(self.gold["alignments"]):
                continue
            row = self.gold["alignments"][index]
            starts = {s: locate(self.texts[s], row[s]) for s in "ab"}
            sides = [locate(self.texts[s], d[s], p[0]) if (p := starts[s]) else None for s in "ab"]
            kind = "figure" if d["kind"] == "number" else d["kind"]
            yield kind, d["sense"], sides[0], sides[1]

    def quotations(self, scores: Scores) -> None:
        for side, report in self.ids.items():
            predicted = [q for q in self.document["quotations"] if q["report"] == report]
            hit: set[str] = set()
            for gold, place in self._gold_quotations(side):
                tally = scores.indirect if gold["type"] == "indirect" else scores.marked
                tally.wanted += 1
                best = max(predicted, key=lambda q: overlap(place, place_of(q)), default=None)
                if best is None or overlap(place, place_of(best)) < 0.5:
                    continue
                hit.add(best["id"])
                tally.found += 1
                _who(scores, gold, best)
            marked = [q for q in predicted if q["type"] != "indirect"]
            scores.marked.predicted += len(marked)
            scores.marked.right += sum(q["id"] in hit for q in marked)

    def _gold_quotations(self, side: str) -> Iterator[tuple[dict[str, Any], Place]]:
        """Each gold quotation at its own occurrence: the n-th of equal words is the n-th in the text."""
        seen: Counter[str] = Counter()
        for gold in self.gold["quotations"]:
            if gold["report"] != side:
                continue
            words, start = gold["content"], 0
            for _ in range(seen[words]):
                earlier = self.texts[side].find(words, start)
                start = earlier + 1 if earlier >= 0 else start
            seen[words] += 1
            place = self.texts[side].find(words, start)
            if place >= 0:
                yield gold, (place, place + len(words))

    def origins(self, scores: Scores) -> None:
        for support in self.gold["support"]:
            if support["independent"] is None:
                continue
            a, b = locate(self.texts["a"], support["a"]), locate(self.texts["b"], support["b"])
            statement = self._supported(a, b)
            if statement is None:
                continue
            count = len(statement["origins"])
            scores.origins.wanted += 1
            scores.origins.found += count == support["independent"]
            scores.over.wanted += 1
            scores.over.found += count > support["independent"]

    def _supported(self, a: Place | None, b: Place | None) -> dict[str, Any] | None:
        """The statement that holds both sentences, else one that holds either."""
        if a is None and b is None:
            return None
        statements = self.document["statements"]
        whole = next((s for s in statements if self._holds(s, a, b)), None)
        if whole is not None:
            return whole  # type: ignore[no-any-return]
        halves = (s for s in statements for p in ((a, None), (None, b)) if any(p) and self._holds(s, *p))
        return next(halves, None)

    def values(self, scores: Scores) -> None:
        for name, tally in (("times", scores.times), ("figures", scores.figures)):
            for gold in self.gold[name]:
                place = locate(self.texts[gold["report"]], gold["text"])
                if place is None:
                    continue
                report = self.ids[gold["report"]]
                met = [v for v in self.document[name] if v["report"] == report and meets(place_of(v), place)]
                tally.wanted += 1
                tally.found += any(_same_value(v["value"], gold["value"]) for v in met)

    def roles(self, scores: Scores) -> None:
        """Lines beside the text: those of the gold that have its role, and those of ours that the gold has so."""
        gold: dict[str, list[tuple[Place, str]]] = {"a": [], "b": []}
        for line in self.gold["roles"]:
            place = locate(self.texts[line["report"]], line["text"])
            if place is not None:
                gold[line["report"]].append((place, "promotion" if line["role"] == "promo" else line["role"]))
        for side, lines in gold.items():
            blocks: list[dict[str, Any]] = next(
                (r["blocks"] for r in self.document["reports"] if r["id"] == self.ids[side]), []
            )
            every = [(place_of(block), block["role"]) for block in blocks]
            ours = [(place, role) for place, role in every if role not in _TEXT]
            scores.roles.wanted += len(lines)
            scores.roles.found += sum(any(r == role and meets(p, place) for p, r in every) for place, role in lines)
            scores.roles.predicted += len(ours)
            scores.roles.right += sum(any(r == role and meets(place, p) for p, r in lines) for place, role in ours)


# Roles of the text itself: the gold lists few of them or none, so that ours are not wrong where it has none.
_TEXT = frozenset(["headline", "standfirst", "paragraph"])


def _side(predicted: Place | None, gold: Place | None) -> bool:
    """Whether a side of a difference meets the gold's, where the gold has one."""
    return gold is None or (predicted is not None and meets(predicted, gold))


def _who(scores: Scores, gold: dict[str, Any], found: dict[str, Any]) -> None:
    scores.speakers.wanted += 1
    scores.speakers.found += bool(name_words(gold["speaker"]) & name_words(found["speaker"]))
    scores.channels.wanted += 1
    ours, theirs = found["channel"], gold["channel"]
    same = bool(ours and theirs and name_words(ours[0]) & name_words(theirs[0]))
    scores.channels.found += same or not (ours or theirs)


def _same_value(ours: object, gold: object) -> bool:
    if isinstance(ours, (int, float)) and isinstance(gold, (int, float)):
        return abs(float(ours) - float(gold)) <= 0.001 * max(1.0, abs(float(gold)))
    return str(ours) == str(gold)


def macro_f1(pairs: Iterable[tuple[str, str]], labels: Sequence[str] = LABELS) -> float:
    """Mean F1 over the labels that the gold has; pairs are (gold, predicted).

    Example:
        >>> macro_f1([("independent", "independent"), ("same_wire", "same_wire")])
        1.0
    """
    pairs = list(pairs)
    scores = []
    for one in labels:
        right = sum(gold == one == found for gold, found in pairs)
        wanted, predicted = sum(gold == one for gold, _ in pairs), sum(found == one for _, found in pairs)
        if wanted:
            scores.append(2 * right / (wanted + predicted))
    return sum(scores) / len(scores) if scores else 0.0
