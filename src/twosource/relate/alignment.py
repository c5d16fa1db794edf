"""Sentences of all reports into statements: rows by average link, then links across rows.

Average link makes the rows independent of the order of the reports. A sentence that tells two
things may belong to a second statement with the part of it that says so: that is how one sentence
split in two, or two merged in one, keep both their counterparts.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from twosource.model.analysis import Analysis, Words
from twosource.model.report import Role
from twosource.model.span import Span
from twosource.relate.fragments import fragments
from twosource.relate.similarity import Part, Similarity, parts

# Average similarity from which on two rows are one statement, and similarity from which on a
# sentence also belongs to another report's row; lower where the row has a reading of its report and
# its own row no other report (one sentence told in two).
# Tuned on wire-pairs and the seeds, 2026-11: alignment F1 .855 without LONE, .905 with it; at .17
# .912, but then origins that do not belong together are counted as one statement's.
JOIN = 0.25
ALSO = 0.28
LONE = 0.22
# Share of the content common to a sentence and another row that its own row must not explain.
FRESH = 0.3
# Weight of a run of equal words (rare words weigh about 3, function words 0.7) that joins alone.
RUN = 10.0
# The same for a standfirst, caption or headline, which repeats the body by its nature.
REPEAT_RUN = 7.0
# Similarity from which on two sentences of one report repeat each other (a standfirst and the body);
# below, they count as unlike, so that one row does not take in its neighbours' statements.
REPEAT = 0.40
# A partial reading takes the clause that holds the shared content, with at least this many words.
_CLAUSE_WORDS = 4
_CLAUSE_MARKS = frozenset(",;:-")

Row = tuple[tuple[int, Span], ...]
"""The readings of one statement: number of the report and the span, in order."""


def align(analyses: Sequence[Analysis]) -> list[Row]:
    """The statements of the reports, each a row of readings; every telling sentence is in one.

    Rows come in an order that follows all reports as far as they agree.
    """
    found = sorted(parts(analyses), key=lambda part: (analyses[part.report].report.id, part.span))
    similarity = Similarity(found)
    similar = similarity.pairs()
    clusters = _clusters(found, similar)
    rows = [{(found[place].report, found[place].span) for place in cluster} for cluster in clusters]
    _seat_guests(analyses, similarity, similar, clusters, rows)
    doubled = _doubled(rows)
    ordered = _ordered(found, clusters, analyses)
    return [tuple(sorted(rows[number])) for number in ordered if number not in doubled]


def _doubled(rows: Sequence[set[tuple[int, Span]]]) -> set[int]:
    """Rows all of whose readings stand in another row too; of equal rows all but the first."""
    holders: dict[tuple[int, Span], list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for reading in row:
            holders[reading].append(number)
    return {
        number
        for number, row in enumerate(rows)
        for other in set.intersection(*(set(holders[reading]) for reading in row)) - {number}
        if len(rows[other]) > len(row) or other < number
    }


def _seat_guests(
    analyses: Sequence[Analysis],
    similarity: Similarity,
    similar: Mapping[tuple[int, int], float],
    clusters: Sequence[Sequence[int]],
    rows: Sequence[set[tuple[int, Span]]],
) -> None:
    """Sentences into the rows of others, the likest first, where they tell of both."""
    found = similarity.parts
    home = {place: number for number, cluster in enumerate(clusters) for place in cluster}
    # A headline or caption repeats its body and takes no seat from it.
    seated = [[found[place] for place in cluster] for cluster in clusters]
    held = [{part.report for part in parts if part.sentence.role is Role.PARAGRAPH} for parts in seated]
    met = [{found[place].report for place in clusters[home[part]]} for part in range(len(found))]
    to_row: dict[tuple[int, int], float] = {}
    quoting = fragments(analyses, found)
    apart = [
        (-max(score, ALSO) if key in quoting or key[::-1] in quoting else -score, key)
        for key, score in similar.items()
        if (score >= LONE or key in similarity.common_runs) and home[key[0]] != home[key[1]]
    ]
    for unlikeness, (first, second) in sorted(apart):
        score = -unlikeness
        # Rather a clause beside a sentence that has no counterpart yet than a further reading.
        ways = ((first, second), (second, first))
        for guest, host in sorted(ways, key=lambda way: found[way[0]].report in held[home[way[1]]]):
            number, report = home[host], found[guest].report
            taken, lone = report in held[number], found[host].report not in met[guest]
            body, quotes = found[guest].sentence.role is Role.PARAGRAPH, (guest, host) in quoting
            if body and taken and not lone and not quotes:
                continue
            likeness = score
            if taken or not body:
                if (guest, number) not in to_row:
                    to_row[guest, number] = _to_row(found, similar, guest, clusters[number])
                likeness = to_row[guest, number]
            seat = _Seat(similarity, guest, host, likeness, taken=taken, lone=lone)
            if (quotes or seat.fits()) and _tells_more(found, similarity, clusters[home[guest]], guest, host):
                rows[number].add((report, _clause(analyses, found[guest], found[host])))
                held[number].add(report)
                break


def _to_row(found: Sequence[Part], similar: Mapping[tuple[int, int], float], guest: int, row: Sequence[int]) -> float:
    """How like a sentence is to a row: to the likest sentence of each other report, on average."""
    best: dict[int, float] = {found[place].report: 0.0 for place in row if found[place].report != found[guest].report}
    for place in row:
        if found[place].report in best:
            key = (guest, place) if guest < place else (place, guest)
            best[found[place].report] = max(best[found[place].report], similar.get(key, 0.0))
    return sum(best.values()) / max(1, len(best))


@dataclass(frozen=True, slots=True)
class _Seat:
    """A sentence that asks for a place in another's row.

    Attributes:
        taken: the row has a reading of the guest's report; lone: the guest has no counterpart in the host's.
    """

    similarity: Similarity
    guest: int
    host: int
    score: float
    taken: bool
    lone: bool

    def fits(self) -> bool:
        """Whether guest and host are alike enough, by content or by a run of equal words."""
        guest, host = self.similarity.parts[self.guest], self.similarity.parts[self.host]
        if guest.sentence.role is not Role.PARAGRAPH and self._run() >= REPEAT_RUN:
            return True
        if guest.report == host.report:
            return False
        if self.taken and (not self.lone or _is_another(guest, host)):
            return False
        return self.score >= (LONE if self.taken else ALSO) or self._run() >= RUN

    def _run(self) -> float:
        return self.similarity.run_weight(self.guest, self.host)


def _clusters(found: Sequence[Part], similar: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """Agglomerative clustering by average link; ties fall by the parts' own order."""
    rank = {place: place for place in range(len(found))}
    members: dict[int, list[int]] = {place: [place] for place in range(len(found))}
    totals: dict[int, dict[int, float]] = defaultdict(dict)
    heap: list[tuple[float, int, int, int, int]] = []
    for (first, second), score in similar.items():
        one, two = found[first], found[second]
        if one.report == two.report and (score < REPEAT or _is_another(one, two)):
            continue
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


def _is_another(one: Part, two: Part) -> bool:
    """Whether they count two of a kind: the first call and the second are two calls."""
    return bool(one.ordinals and two.ordinals) and one.ordinals.isdisjoint(two.ordinals)


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


def _tells_more(found: Sequence[Part], similarity: Similarity, own: Sequence[int], guest: int, host: int) -> bool:
    """Whether what guest and host share is news beside what the guest's own row shares with it."""
    known = {
        feature for place in own if found[place].report != found[guest].report for feature in found[place].features
    }
    common = found[guest].features.keys() & found[host].features.keys()
    weight = sum(similarity.weight[feature] for feature in common)
    fresh = sum(similarity.weight[feature] for feature in common - known)
    return fresh >= FRESH * weight


def _clause(analyses: Sequence[Analysis], guest: Part, host: Part) -> Span:
    """The part of a sentence that tells what the host tells: its clauses that share content."""
    words = analyses[guest.report].words
    common = guest.features.keys() & host.features.keys()
    pieces: list[tuple[int, int]] = []
    start = guest.sentence.first
    for place in range(guest.sentence.first, guest.sentence.last):
        parting = words.keys[place] in _CLAUSE_MARKS and words.marks[place] and not _is_hyphen(words, place)
        if parting and place - start >= _CLAUSE_WORDS:
            pieces.append((start, place))
            start = place + 1
    pieces.append((start, guest.sentence.last))
    telling = [piece for piece in pieces if common & set(words.stems[piece[0] : piece[1]])]
    best = max(telling, key=lambda piece: len(common & set(words.stems[piece[0] : piece[1]])), default=None)
    if best is None or best[1] - best[0] < _CLAUSE_WORDS:
        return guest.span
    half = len(common & set(words.stems[best[0] : best[1]])) / 2
    kept = [piece for piece in telling if len(common & set(words.stems[piece[0] : piece[1]])) >= half]
    return Span(words.starts[kept[0][0]], words.ends[kept[-1][1] - 1])


def _is_hyphen(words: Words, place: int) -> bool:
    """Whether a mark stands inside a word: "fog-bound"."""
    touches = place + 1 < len(words) and words.starts[place + 1] == words.ends[place]
    return touches and place > 0 and words.ends[place - 1] == words.starts[place]


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
