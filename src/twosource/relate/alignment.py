"""Sentences of all reports into statements: rows by average link, then links across rows.

Average link makes the rows independent of the order of the reports. A sentence that tells two
things may belong to a second statement with the part of it that says so: that is how one sentence
split in two, or two merged in one, keep both their counterparts.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

from twosource.model.analysis import Analysis
from twosource.model.review import Correction
from twosource.relate.guests import Guests, Place
from twosource.relate.likeness import Pairs, likeness
from twosource.relate.similarity import Part, Similarity, is_another, parts

# Average similarity from which on two rows are one statement.
JOIN = 0.25
# Sentences that are less likely than this to tell one thing count as no more alike than that (decision 0022).
UNLIKELY, UNLIKELY_SIMILARITY = 0.3, 0.2
# Similarity from which on two sentences of one report repeat each other (a standfirst and the body);
# below, they count as unlike, so that one row does not take in its neighbours' statements.
REPEAT = 0.40


@dataclass(frozen=True, slots=True)
class Row:
    """The readings of one statement, in order.

    Attributes:
        readings: all of them; further: those that tell only something of it, beside a reading of their report that
            tells it, and whether their wording is worth laying against the others'.
        parted: corrections by people that took it apart from others.
    """

    readings: tuple[Place, ...]
    further: Mapping[Place, bool] = field(default_factory=dict, hash=False)
    parted: tuple[Correction, ...] = ()

    def __iter__(self) -> Iterator[Place]:
        return iter(self.readings)

    def __len__(self) -> int:
        return len(self.readings)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """The rows of the reports, in an order that follows all reports as far as they agree, and what they rest on.

    Attributes:
        similar, likely: similarity and likeness of sentences, by their places in the similarity's parts.
        quoting: parts of which the first quotes a phrase that the second quotes too.
    """

    rows: tuple[Row, ...]
    similarity: Similarity
    similar: Pairs
    likely: Pairs
    quoting: frozenset[tuple[int, int]]


def align(analyses: Sequence[Analysis]) -> Alignment:
    """The statements of the reports, each a row of readings; every telling sentence is in one."""
    found = sorted(parts(analyses), key=lambda part: (analyses[part.report].report.id, part.span))
    similarity = Similarity(found)
    similar = similarity.pairs()
    likely = likeness(analyses, similarity, similar)
    alike = _alike(found, similar, likely)
    clusters = _clusters(found, alike)
    rows = [{(found[place].report, found[place].span) for place in cluster} for cluster in clusters]
    guests = Guests(analyses, similarity, alike, similar, likely, clusters)
    further = guests.seated(rows)
    doubled = _doubled(rows, further)
    ordered = _ordered(found, clusters, analyses)
    return Alignment(
        rows=tuple(Row(tuple(sorted(rows[n])), further.get(n, {})) for n in ordered if n not in doubled),
        similarity=similarity,
        similar=similar,
        likely=likely,
        quoting=guests.quoting,
    )


def _doubled(rows: Sequence[set[Place]], further: Mapping[int, Mapping[Place, bool]]) -> set[int]:
    """Rows whose readings all stand in another row too, and not as further ones; of equal rows all but the first."""
    holders: dict[Place, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for reading in row - further.get(number, {}).keys():
            holders[reading].append(number)
    return {
        number
        for number, row in enumerate(rows)
        for other in set.intersection(*(set(holders[reading]) for reading in row)) - {number}
        if len(rows[other]) > len(row) or other < number
    }


def _alike(found: Sequence[Part], similar: Pairs, likely: Pairs) -> dict[tuple[int, int], float]:
    """The similarities that join: within a report of repeats alone, between two reports less of the unlikely."""
    alike = {}
    for pair, score in similar.items():
        one, two = found[pair[0]], found[pair[1]]
        if one.report != two.report:
            unlikely = likely.get(pair, 0.0) < UNLIKELY or (one.ordinals and is_another(one, two))
            alike[pair] = UNLIKELY_SIMILARITY if unlikely and score > UNLIKELY_SIMILARITY else score
        elif score >= REPEAT and not is_another(one, two):
            alike[pair] = score
    return alike


def _clusters(found: Sequence[Part], similar: Pairs) -> list[list[int]]:
    """Agglomerative clustering by average link; ties fall by the parts' own order."""
    rank = {place: place for place in range(len(found))}
    members: dict[int, list[int]] = {place: [place] for place in range(len(found))}
    totals: dict[int, dict[int, float]] = defaultdict(dict)
    heap: list[tuple[float, int, int, int, int]] = []
    for (first, second), score in similar.items():
        totals[first][second] = totals[second][first] = score
        if score >= JOIN:
            heap.append(_entry(score, first, second, rank))
    heapify(heap)
    fresh = len(found)
    while heap:
        _, _, _, first, second = heappop(heap)
        if first not in members or second not in members:
            continue
        merged = members.pop(first) + members.pop(second)
        sums = _joined(totals.pop(first), totals.pop(second), members)
        rank[fresh] = min(rank[first], rank[second])
        members[fresh], totals[fresh] = merged, sums
        for other, total in sums.items():
            totals[other][fresh] = total
            average = total / (len(merged) * len(members[other]))
            if average >= JOIN:
                heappush(heap, _entry(average, fresh, other, rank))
        fresh += 1
    return [sorted(cluster) for cluster in members.values()]


def _entry(score: float, first: int, second: int, rank: Mapping[int, int]) -> tuple[float, int, int, int, int]:
    low, high = sorted((rank[first], rank[second]))
    return -round(score, 9), low, high, first, second


def _joined(one: Mapping[int, float], two: Mapping[int, float], members: Mapping[int, list[int]]) -> dict[int, float]:
    sums: dict[int, float] = defaultdict(float)
    for totals in (one, two):
        for other, total in totals.items():
            if other in members:
                sums[other] += total
    return dict(sums)


def _ordered(found: Sequence[Part], clusters: Sequence[Sequence[int]], analyses: Sequence[Analysis]) -> list[int]:
    """Rows in the order of the report that shares most, others put where their neighbours stand."""
    size = [len(analysis.sentences) or 1 for analysis in analyses]
    shared = [0] * len(analyses)
    for cluster in clusters:
        holders = {found[place].report for place in cluster}
        if len(holders) > 1:
            for report in holders:
                shared[report] += 1
    base = max(range(len(analyses)), key=lambda r: (shared[r], analyses[r].report.id), default=0)
    anchors = _anchors(found, clusters, base)

    def place(number: int) -> tuple[float, str, float]:
        spots = sorted(
            (found[p].report != base, analyses[found[p].report].report.id, found[p].index) for p in clusters[number]
        )
        foreign, report, index = spots[0]
        if not foreign:
            return float(index), "", 0.0
        number_of = next(r for r, a in enumerate(analyses) if a.report.id == report)
        return (_between(anchors.get(number_of, []), index, size[number_of], size[base]), report, float(index))

    return sorted(range(len(clusters)), key=place)


def _anchors(found: Sequence[Part], clusters: Sequence[Sequence[int]], base: int) -> dict[int, list[tuple[int, int]]]:
    """For each other report, where its sentences meet the base's: (its index, base's index)."""
    anchors: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for cluster in clusters:
        bases = [found[p].index for p in cluster if found[p].report == base]
        if bases:
            for p in cluster:
                if found[p].report != base:
                    anchors[found[p].report].append((found[p].index, min(bases)))
    return {report: sorted(pairs) for report, pairs in anchors.items()}


def _between(anchors: Sequence[tuple[int, int]], index: int, size: int, base_size: int) -> float:
    """Right behind the last sentence before it that the base has too."""
    before = [where for here, where in anchors if here < index]
    if before:
        return before[-1] + 0.5
    return -0.5 if anchors else base_size + index / size
