"""How alike two sentences are: shared content, weighted by how rare it is in the reports compared.

The features of a sentence are the stems of its content words, the things its names lead to, and
the values of its times and figures, so that "Kyiv" meets "Kiev" and "yesterday" meets "on
Wednesday". What the likest two clauses share counts beside what the sentences share, so that a
sentence meets the half of another that tells the same. Nothing depends on the order in which the
reports are given.
"""

import math
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from twosource.model.analysis import Analysis, NameKind, Sentence, Words
from twosource.model.report import TELLING
from twosource.model.span import Span

STOP = frozenset(
    (
        "a an the and or but nor so yet of in on at by for with from to into onto over under about after before "
        "between among during since until till against through across within without as than that this these "
        "those it its he she they him his her them their our we us you your i my me who whom whose which what "
        "when where why how is are was wer be been being am has have had hav do doe did will would shall should "
        "can could may might must not no if then there here also just only very mor most say tell said"
    ).split()
)
# A sentence with less content than this weighs as if it had so much: two short sentences that
# share one common word are not alike (rare words weigh about 4). The same for a clause. Both tuned
# on wire-pairs, 2026-11: alignment F1 .870 at 9, .876 at 12.
LEAST_WEIGHT = 12.0
# A name counts by its words too, so that what it leads to weighs less than a word (of 1, .7, .6,
# .5 and .3 on wire-pairs: .862, .874, .876, .876, .855).
NAME_WEIGHT = 0.6
# Share of the score that rests on the likest two clauses (of 0, .2, .35: .870, .876, .865).
CLAUSE_SHARE = 0.2
# Clauses are only looked at where the sentences are this alike: below they hardly join, above they do anyway.
_CLAUSES_FROM, _CLAUSES_TO = 0.1, 0.4
# A clause begins at these once the one before it has this many words.
_CLAUSE_WORDS = 4
_CLAUSE_MARKS = frozenset(',;:-"()')
_CLAUSE_OPENERS = frozenset("who which that as after while because and but when where in".split())
# Share of the score that rests on runs of three equal words; the rest on shared content.
RUN_SHARE = 0.12
# A sentence all in brackets with at most this many words is a picture's credit.
_CREDIT_WORDS = 8
# What a function word, or a word of a name, adds to the weight of a run.
FUNCTION_WEIGHT = 0.7


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence as a node of the alignment: its place, and its features and its clauses' with their counts.

    ``plain`` are those of its features that are words and no part of a name.
    """

    report: int
    index: int
    span: Span
    sentence: Sentence
    features: Mapping[str, int]
    plain: Mapping[str, int]
    clauses: tuple[Mapping[str, int], ...]
    keys: tuple[str, ...]
    stems: tuple[str, ...]
    named: tuple[bool, ...]
    triples: frozenset[tuple[str, str, str]]
    ordinals: frozenset[float]


def parts(analyses: Sequence[Analysis]) -> list[Part]:
    """Every telling sentence of every report, with its features."""
    found: list[Part] = []
    for number, analysis in enumerate(analyses):
        for index, sentence in enumerate(analysis.sentences):
            if sentence.role in TELLING and _is_told(analysis, sentence):
                found.append(_part(analysis, number, index, sentence))
    return found


def _is_told(analysis: Analysis, sentence: Sentence) -> bool:
    """Whether a sentence asserts something: "(AA)" and "(Photo: Marek Oyle)" do not."""
    marks = analysis.words.marks[sentence.first : sentence.last]
    count = len(marks) - sum(marks)
    text = sentence.span.of(analysis.report.text)
    bracketed = text.startswith("(") and text.endswith(")")
    return count >= 2 and not (bracketed and count <= _CREDIT_WORDS)


def _part(analysis: Analysis, number: int, index: int, sentence: Sentence) -> Part:
    words = analysis.words
    features: Counter[str] = Counter()
    plain: Counter[str] = Counter()
    keys, stems, named = [], [], []
    cores = [name.core for name in within(analysis.names, sentence.span)]
    for place in range(sentence.first, sentence.last):
        if words.marks[place]:
            continue
        keys.append(words.keys[place])
        stem = words.stems[place]
        stems.append(stem)
        named.append(bool(cores) and any(core.start <= words.starts[place] < core.end for core in cores))
        if _is_told_by(words, place):
            features[stem] += 1
            if not named[-1]:
                plain[stem] += 1
    features.update(feature for feature, _ in meanings(analysis, sentence.span))
    triples = frozenset(zip(keys, keys[1:], keys[2:], strict=False))
    return Part(
        report=number,
        index=index,
        span=sentence.span,
        sentence=sentence,
        features=features,
        plain=plain,
        clauses=tuple(_clauses(words, sentence)),
        keys=tuple(keys),
        stems=tuple(stems),
        named=tuple(named),
        triples=triples,
        ordinals=frozenset(f.value for f in within(analysis.figures, sentence.span) if f.unit == "ordinal"),
    )


def _is_told_by(words: Words, place: int) -> bool:
    """Whether a word carries content."""
    return words.stems[place] not in STOP and words.keys[place] not in STOP and words.keys[place] != "'s"


def _clauses(words: Words, sentence: Sentence) -> Iterator[Mapping[str, int]]:
    """The content of each clause: "Oda said she would stay | after the vote in Brill"."""
    held: Counter[str] = Counter()
    length = 0
    for place in range(sentence.first, sentence.last):
        opens = words.keys[place] in (_CLAUSE_MARKS if words.marks[place] else _CLAUSE_OPENERS)
        if opens and length >= _CLAUSE_WORDS:
            yield held
            held, length = Counter(), 0
        if not words.marks[place]:
            length += 1
            if _is_told_by(words, place):
                held[words.stems[place]] += 1
    if held:
        yield held


def meanings(analysis: Analysis, span: Span) -> Iterator[tuple[str, Span]]:
    """What names, times and figures within a span mean, as features of their own, and where each stands."""
    for name in within(analysis.names, span):
        if name.kind in {NameKind.PERSON, NameKind.PLACE}:
            yield f"name:{name.level}", name.core
        if name.kind is NameKind.PLACE and name.country:
            yield f"country:{name.country}", name.core
    for time in within(analysis.times, span):
        if time.low is not None:
            yield f"time:{time.value[:10]}", time.span
    for figure in within(analysis.figures, span):
        yield f"figure:{figure.value:g}", figure.span


_start = attrgetter("span.start")


def within(found: Sequence[Any], span: Span) -> Sequence[Any]:
    """Those of what an analysis found, in their order, that begin within a span."""
    first = bisect_left(found, span.start, key=_start)
    return found[first : bisect_left(found, span.end, first, key=_start)]


def is_another(one: Part, two: Part) -> bool:
    """Whether they count two of a kind: the first call and the second are two calls."""
    return bool(one.ordinals and two.ordinals) and one.ordinals.isdisjoint(two.ordinals)


def _common_runs(found: Sequence[Part]) -> Mapping[tuple[int, int], int]:
    """How many runs of three words two parts have in common, by their places, the lower first; where they have any."""
    holders: dict[tuple[str, str, str], list[int]] = {}
    common: dict[tuple[int, int], int] = {}
    for place, part in enumerate(found):
        for run in part.triples:
            earlier = holders.setdefault(run, [])
            for other in earlier:
                common[other, place] = common.get((other, place), 0) + 1
            earlier.append(place)
    return common


def _weights(found: Sequence[Part]) -> dict[str, float]:
    """What each feature weighs: more, the fewer sentences have it; what several reports carry counts once."""
    told: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for part in found:
        told[part.keys].update(part.features)
    frequency = Counter(feature for features in told.values() for feature in features)
    return {
        f: math.log(1 + len(told) / n) * (NAME_WEIGHT if f.startswith(("name:", "country:")) else 1.0)
        for f, n in frequency.items()
    }


class Similarity:
    """Similarities between parts, for all pairs that share anything."""

    def __init__(self, found: Sequence[Part]) -> None:
        self.parts = found
        self.weight = _weights(found)
        self.told = len({part.keys for part in found})
        # Copies of one sentence have the same scores: worked out once for all reports that carry it.
        known: dict[object, int] = {}
        self.alike = [
            known.setdefault((part.keys, *(frozenset(c.items()) for c in (part.features, *part.clauses))), len(known))
            for part in found
        ]
        self._scores: dict[tuple[int, int], float] = {}
        self._plain_overlaps: dict[tuple[int, int], float] = {}
        self._clause_scores: dict[tuple[int, int], float] = {}
        self._overlaps: Mapping[tuple[int, int], float] = {}
        self.common_runs = _common_runs(found)
        self._run_weights: dict[tuple[int, int], float] = {}
        self._worth: dict[int, list[float]] = {}
        self._clause_total: dict[int, list[float]] = {}
        self._clause_weights: dict[int, list[dict[str, float]]] = {}
        self.total = [sum(self.weight[f] * n for f, n in part.features.items()) for part in found]
        self.floored = [max(total, LEAST_WEIGHT) for total in self.total]

    def pairs(self) -> dict[tuple[int, int], float]:
        """Similarity (0 to 1) by two places in ``parts``, the lower first."""
        postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
        shared: dict[tuple[int, int], float] = defaultdict(float)
        for place, part in enumerate(self.parts):
            for feature, count in part.features.items():
                weight = self.weight[feature]
                for other, other_count in postings[feature]:
                    shared[other, place] += weight if count == other_count == 1 else weight * min(count, other_count)
                postings[feature].append((place, count))
        self._overlaps = shared
        reports, alike, known = [part.report for part in self.parts], self.alike, self._scores
        found: dict[tuple[int, int], float] = {}
        for key, overlap in shared.items():
            first, second = key
            if reports[first] == reports[second]:
                found[key] = self._whole_score(first, second, overlap)
                continue
            score = known.get((alike[first], alike[second]))
            found[key] = self._score(first, second, overlap) if score is None else score
        return found

    def overlap(self, first: int, second: int) -> float:
        """The weight of the content that two parts have in common, once ``pairs`` has looked."""
        return self._overlaps.get((first, second), 0.0)

    def plain_overlap(self, first: int, second: int) -> float:
        """The weight of the common content that is no part of a name."""
        alike = self.alike[first], self.alike[second]
        if alike not in self._plain_overlaps:
            one, two = self.parts[first].plain, self.parts[second].plain
            common = one.keys() & two.keys()
            self._plain_overlaps[alike] = sum([self.weight[stem] * min(one[stem], two[stem]) for stem in common])
        return self._plain_overlaps[alike]

    def run_weight(self, first: int, second: int) -> float:
        """The weight of the heaviest run of equal words of two parts (three at the least), else 0."""
        if ((first, second) if first < second else (second, first)) not in self.common_runs:
            return 0.0
        alike = self.alike[first], self.alike[second]
        if alike not in self._run_weights:
            self._run_weights[alike] = self._run_weight(first, second)
        return self._run_weights[alike]

    def _run_weight(self, first: int, second: int) -> float:
        one, two = self.parts[first], self.parts[second]
        worth = self._worths(first)
        best = current = 0.0
        for place in range(len(one.keys) - 2):
            if one.keys[place : place + 3] not in two.triples:
                current = 0.0
                continue
            current = current + worth[place + 2] if current else sum(worth[place : place + 3])
            best = max(best, current)
        return best

    def _worths(self, place: int) -> list[float]:
        """What each word of a part adds to a run; made once."""
        if place not in self._worth:
            part = self.parts[place]
            self._worth[place] = [
                FUNCTION_WEIGHT if named or key in STOP or stem in STOP else self.weight[stem]
                for key, stem, named in zip(part.keys, part.stems, part.named, strict=True)
            ]
        return self._worth[place]

    def _score(self, first: int, second: int, overlap: float) -> float:
        """The similarity of two parts of two reports; kept for copies of them."""
        score = self._whole_score(first, second, overlap)
        if _CLAUSES_FROM < score < _CLAUSES_TO:
            score = (1 - CLAUSE_SHARE) * score + CLAUSE_SHARE * self.clause_score(first, second)
        self._scores[self.alike[first], self.alike[second]] = score
        return score

    def _whole_score(self, first: int, second: int, overlap: float) -> float:
        dice = 2 * overlap / (self.floored[first] + self.floored[second])
        common = self.common_runs.get((first, second), 0)
        runs = common / min(len(self.parts[first].triples), len(self.parts[second].triples)) if common else 0.0
        return (1 - RUN_SHARE) * min(1.0, dice) + RUN_SHARE * runs

    def clause_score(self, first: int, second: int) -> float:
        """How alike the likest two clauses of two parts are, 0 to 1."""
        alike = self.alike[first], self.alike[second]
        if alike not in self._clause_scores:
            self._clause_scores[alike] = self._clause_score(first, second)
        return self._clause_scores[alike]

    def _clause_score(self, first: int, second: int) -> float:
        best = 0.0
        for one, one_total in zip(self._weighted(first), self._clause_totals(first), strict=True):
            for two, two_total in zip(self._weighted(second), self._clause_totals(second), strict=True):
                common = one.keys() & two.keys()
                if common:
                    shared = sum([one[f] if one[f] < two[f] else two[f] for f in common])
                    best = max(best, 2 * shared / (one_total + two_total))
        return best

    def _weighted(self, place: int) -> list[dict[str, float]]:
        """The clauses of a part as features with their weights; made once."""
        if place not in self._clause_weights:
            self._clause_weights[place] = [
                {f: self.weight[f] * n for f, n in clause.items()} for clause in self.parts[place].clauses
            ]
        return self._clause_weights[place]

    def _clause_totals(self, place: int) -> list[float]:
        """The content of each clause of a part, at least LEAST_WEIGHT; made once."""
        if place not in self._clause_total:
            self._clause_total[place] = [max(LEAST_WEIGHT, sum(clause.values())) for clause in self._weighted(place)]
        return self._clause_total[place]
