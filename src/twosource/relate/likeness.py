"""Whether two sentences of two reports tell one thing: their similarity, weighed by what stands round them.

Sentences of one story share words whatever they tell, so a similarity says little by itself. It says more beside
others: whether another sentence is as like either of them, whether the sentences before or behind them go together too,
how much the two share besides names, and whether each quotes somebody whom the other does not. What each of these
clues weighs is learned from annotated pairs (`train/rows.py`, decision 0022); one logistic regression, so that every
likeness can be taken apart. It does not know words of one sense: in one story everything is related.
"""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from operator import mul

from twosource.model.analysis import Analysis
from twosource.model.naming import family_of
from twosource.model.quotation import PartyKind
from twosource.model.report import Role
from twosource.relate.similarity import LEAST_WEIGHT, Part, Similarity

Pairs = Mapping[tuple[int, int], float]
"""A number by two places in a similarity's parts, the lower first."""
Top = tuple[tuple[float, int], tuple[float, int]]
"""The two likest, each as similarity and place."""

CLUES = (
    "the likest two clauses",
    "over the next likest of either",
    "over the next likest of one",
    "weight of what both tell, as a logarithm",
    "the sentences before or behind",
    "told by others",
    "share of it that is no name",
    "similarity of two headlines",
    "one a headline",
)
# What each clue weighs, in logits, and what all pairs begin with: learned by train/rows.py from seventeen annotated
# pairs of reports (nine of wire-pairs, eight annotated after the rules were made), 2026-11.
WEIGHTS = (2.96, 1.76, 2.44, 1.49, 2.4, -1.03, 1.27, 10.0, -1.52)
BEGINNING = -6.45
# What a word in two of 45 sentences weighs. In fewer sentences a word is in a larger share of them and weighs less, but
# tells as much: what two sentences have in common is taken at this scale.
RARE = 3.15
# A likeness below this one says nothing that anybody asks for.
LEAST = 0.15
# Sentences less similar are not looked at: from .05 on nothing more is found.
LEAST_SIMILAR = 0.1
# Those who may be quoted by two reports; an outlet or a letter may only pass on what one of them says.
_SPEAKING = frozenset({PartyKind.PERSON, PartyKind.BODY, PartyKind.ANONYMOUS})


def likeness(analyses: Sequence[Analysis], similarity: Similarity, similar: Pairs) -> dict[tuple[int, int], float]:
    """How likely it is that two sentences of two reports tell one thing (0 to 1).

    Args:
        similar: as ``similarity.pairs()`` gives it; places in it are places here, and pairs below LEAST are left out.
    """
    return {
        pair: 1 / (1 + math.exp(-BEGINNING - sum(map(mul, WEIGHTS, clues))))
        for pair, clues in evidence(analyses, similarity, similar, least=_logit(LEAST))
    }


def evidence(
    analyses: Sequence[Analysis], similarity: Similarity, similar: Pairs, least: float = -math.inf
) -> Iterator[tuple[tuple[int, int], tuple[float, ...]]]:
    """What speaks for and against two sentences of two reports telling one thing, as CLUES names it.

    Args:
        least: pairs that cannot reach this logit are passed over, before their clauses are looked at.
    """
    found = similarity.parts
    reports = [part.report for part in found]
    tops = _tops(reports, similar)
    speakers = [_speakers(analyses[part.report], part) for part in found]
    scale = max(1.0, RARE / math.log(1 + similarity.told / 2)) if similarity.told else 1.0
    headlines = [part.sentence.role is Role.HEADLINE for part in found]
    # Whatever its clauses: they cannot be more alike than the content common to both suffices for.
    clause, over, shared, beside, share, heads = (WEIGHTS[n] for n in (0, 2, 3, 4, 6, 7))
    for (first, second), score in similar.items():
        here, there = reports[first], reports[second]
        if score < LEAST_SIMILAR or here == there:
            continue
        common = scale * similarity.overlap(first, second)
        both = headlines[first] + headlines[second]
        reach = BEGINNING + clause * min(1.0, common / LEAST_WEIGHT) + shared * math.log1p(common) + share
        reach += 2 * over * score + (heads * score if both == 2 else 0.0)
        if reach + beside < least:
            continue
        near = _beside(reports, similar, first, second)
        if reach + beside * near < least:
            continue
        over_one = score - _next(tops[first, there], second)
        over_two = score - _next(tops[second, here], first)
        yield (
            (first, second),
            (
                min(1.0, scale * similarity.clause_score(first, second)),
                min(over_one, over_two),
                max(over_one, over_two),
                math.log1p(common),
                near,
                float(_by_others(speakers[first], speakers[second])),
                scale * similarity.plain_overlap(first, second) / common,
                score if both == 2 else 0.0,
                float(both == 1),
            ),
        )


def _logit(share: float) -> float:
    return math.log(share / (1 - share))


def _tops(reports: Sequence[int], similar: Pairs) -> Mapping[tuple[int, int], Top]:
    """For each sentence and each other report, the two sentences there that are most similar to it."""
    tops: dict[tuple[int, int], Top] = defaultdict(lambda: ((0.0, -1), (0.0, -1)))
    for (first, second), score in similar.items():
        one, two = reports[first], reports[second]
        if one == two:
            continue
        best, other = tops[first, two]
        if score > other[0]:
            tops[first, two] = ((score, second), best) if score > best[0] else (best, (score, second))
        best, other = tops[second, one]
        if score > other[0]:
            tops[second, one] = ((score, first), best) if score > best[0] else (best, (score, first))
    return tops


def _next(top: Top, place: int) -> float:
    """How similar the likest one besides ``place`` is."""
    return top[1][0] if top[0][1] == place else top[0][0]


def _beside(reports: Sequence[int], similar: Pairs, first: int, second: int) -> float:
    """How similar the two sentences before them, or the two behind them, are."""
    before = behind = 0.0
    here, there = reports[first], reports[second]
    if first > 0 and reports[first - 1] == here and reports[second - 1] == there:
        before = similar.get((first - 1, second - 1), 0.0)
    if second + 1 < len(reports) and reports[first + 1] == here and reports[second + 1] == there:
        behind = similar.get((first + 1, second + 1), 0.0)
    return before if before > behind else behind


def _by_others(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether each quotes somebody, and none whom the other quotes."""
    return bool(one and two) and one.isdisjoint(two)


def _speakers(analysis: Analysis, part: Part) -> frozenset[str]:
    """The family names, or what else they are called by, of those quoted in a sentence."""
    return frozenset(
        family_of(quotation.speaker.name)
        for quotation in analysis.quotations
        if quotation.speaker is not None and quotation.speaker.kind in _SPEAKING and quotation.span.meets(part.span)
    )
