"""Sentences that have a statement of their own and tell something of another one as well.

A clause of such a sentence makes a statement with another report's sentence that has no counterpart there ("one
sentence told in two"); a sentence without a counterpart is seated as a further reading beside those that tell more of
it. What two sentences share must be news: not what the guest's own statement shares with them already.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from twosource.model.analysis import Analysis, Words
from twosource.model.report import Role
from twosource.model.span import Span
from twosource.relate.fragments import fragments
from twosource.relate.likeness import Pairs
from twosource.relate.similarity import Part, Similarity, is_another

Place = tuple[int, Span]
"""Where a reading stands: the number of its report, and its span."""

# Similarity from which on a clause makes a statement with a sentence that has no counterpart. A phrase that both quote
# counts as so much.
OWN = 0.28
# Similarity, and likeness, from either of which on a sentence without a counterpart is a further reading. No count
# rests on these, so they may be found where much is missed otherwise (decision 0022 has other values).
FURTHER, FURTHER_LIKELY = 0.2, 0.15
# The same, from either of which on differences between a further reading and the others are looked for: from fewer of
# them most are none (decision 0022).
LAID, LAID_LIKELY = 0.22, 0.3
# Weight of a run of equal words (rare words weigh about 3, function words 0.7) that seats alone.
RUN = 10.0
# The same for a standfirst, caption or headline, which repeats the body by its nature.
REPEAT_RUN = 7.0
# Share of the content common to guest and host that the guest's own row must not explain.
FRESH = 0.3
# A partial reading takes the clause that holds the shared content, with at least this many words.
_CLAUSE_WORDS = 4
_CLAUSE_MARKS = frozenset(",;:-")


@dataclass(slots=True)
class Guests:
    """The sentences of all rows as guests of others.

    Attributes:
        alike: similarity of those that may be in one row; similar: of all; likely: likeness.
        quoting: as ``fragments`` finds them.
        clusters: the rows, each as places in the similarity's parts.
    """

    analyses: Sequence[Analysis]
    similarity: Similarity
    alike: Pairs
    similar: Pairs
    likely: Pairs
    clusters: Sequence[Sequence[int]]
    quoting: frozenset[tuple[int, int]] = field(init=False)
    _either: frozenset[tuple[int, int]] = field(init=False)
    _found: Sequence[Part] = field(init=False)
    _home: Mapping[int, int] = field(init=False)
    _held: list[set[int]] = field(init=False)
    _told: Sequence[frozenset[int]] = field(init=False)
    _to_rows: dict[tuple[int, int, int], float] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._found = self.similarity.parts
        self._home = {place: number for number, cluster in enumerate(self.clusters) for place in cluster}
        # A headline or caption repeats its body and takes no seat from it.
        self._held = [{self._found[p].report for p in cluster if _is_body(self._found[p])} for cluster in self.clusters]
        self._told = [frozenset(self._found[place].report for place in cluster) for cluster in self.clusters]
        self.quoting = fragments(self.analyses, self._found)
        self._either = frozenset((min(pair), max(pair)) for pair in self.quoting)

    def seated(self, rows: Sequence[set[Place]]) -> Mapping[int, Mapping[Place, bool]]:
        """Guests into the rows, the likest first.

        Returns:
            by the number of a row, those of them that are further readings, and whether their wording is worth laying
            against the others'.
        """
        further: dict[int, dict[Place, bool]] = defaultdict(dict)
        for score, first, second in self._candidates():
            # Rather a clause beside a sentence that has no counterpart yet than a further reading.
            ways = sorted(
                ((first, second), (second, first)), key=lambda way: (self._is_taken(*way), self._home[way[1]])
            )
            way = next((way for way in ways if self._fits(*way, score) and self._tells_more(*way)), None)
            if way is not None:
                number, part = self._home[way[1]], self._found[way[0]]
                reading = part.report, _clause(self.analyses[part.report], part, self._found[way[1]])
                if self._is_taken(*way) and reading not in rows[number]:
                    further[number][reading] = self._is_told_alike(*way)
                rows[number].add(reading)
                self._held[number].add(part.report)
        return further

    def _candidates(self) -> list[tuple[float, int, int]]:
        """Pairs of sentences of two rows that may be guest and host, the likest first."""
        known = dict.fromkeys(self.similarity.common_runs, 0.0) | dict(self.alike)
        home = [self._home[place] for place in range(len(self._found))]
        found = [
            (max(score, OWN) if key in self._either else score, *key)
            for key, score in known.items()
            if home[key[0]] != home[key[1]] and self._may_meet(*key, score)
        ]
        return sorted(found, key=lambda pair: (-pair[0], *pair[1:]))

    def _may_meet(self, one: int, two: int, score: float) -> bool:
        """Whether either may be the other's guest, whatever their rows; the lower place first."""
        if self._found[one].report == self._found[two].report:
            if _is_body(self._found[one]) and _is_body(self._found[two]):
                return False
        elif score >= FURTHER or self.likely.get((one, two), 0.0) >= FURTHER_LIKELY or (one, two) in self._either:
            return True
        return (one, two) in self.similarity.common_runs and self.similarity.run_weight(one, two) >= REPEAT_RUN

    def _is_taken(self, guest: int, host: int) -> bool:
        """Whether the host's row has a reading of the guest's report."""
        return self._found[guest].report in self._held[self._home[host]]

    def _is_lone(self, guest: int, host: int) -> bool:
        """Whether the guest's own row has no reading of the host's report."""
        return self._found[host].report not in self._told[self._home[guest]]

    def _fits(self, guest: int, host: int, score: float) -> bool:
        """Whether guest and host are alike enough, by content, a quoted phrase or a run of equal words."""
        one, two = self._found[guest], self._found[host]
        if (guest, host) in self.quoting:
            return True
        if not _is_body(one) and self.similarity.run_weight(guest, host) >= REPEAT_RUN:
            return True
        if one.report == two.report:
            return False
        row = self._home[host]
        if self._is_taken(guest, host):
            if not self._is_lone(guest, host) or is_another(one, two):
                return False
            likely = self._to_row(guest, row, self.likely)
            enough = likely >= FURTHER_LIKELY or self._to_row(guest, row, self.similar) >= FURTHER
        else:
            enough = (score if _is_body(one) else self._to_row(guest, row, self.alike)) >= OWN
        return enough or self.similarity.run_weight(guest, host) >= RUN

    def _is_told_alike(self, guest: int, host: int) -> bool:
        """Whether a further reading tells enough of what its host does for their differences to mean something."""
        row = self._home[host]
        alike, likely = self._to_row(guest, row, self.similar), self._to_row(guest, row, self.likely)
        return (guest, host) in self.quoting or alike >= LAID or likely >= LAID_LIKELY

    def _to_row(self, guest: int, row: int, pairs: Pairs) -> float:
        """How like a sentence is to a row: to the likest sentence of each other report, on average."""
        key = guest, row, id(pairs)
        if key not in self._to_rows:
            best: dict[int, float] = {}
            for place in self.clusters[row]:
                report = self._found[place].report
                if report != self._found[guest].report:
                    score = pairs.get((guest, place) if guest < place else (place, guest), 0.0)
                    if score >= best.get(report, 0.0):
                        best[report] = score
            self._to_rows[key] = sum(best.values()) / max(1, len(best))
        return self._to_rows[key]

    def _tells_more(self, guest: int, host: int) -> bool:
        """Whether what guest and host share is news beside what the guest's own row shares with it."""
        one, two = self._found[guest], self._found[host]
        own = [self._found[place] for place in self.clusters[self._home[guest]]]
        known = {feature for part in own if part.report != one.report for feature in part.features}
        common = one.features.keys() & two.features.keys()
        weight = sum(self.similarity.weight[feature] for feature in common)
        return sum(self.similarity.weight[feature] for feature in common - known) >= FRESH * weight


def _is_body(part: Part) -> bool:
    return part.sentence.role is Role.PARAGRAPH


def _clause(analysis: Analysis, guest: Part, host: Part) -> Span:
    """The part of a sentence that tells what the host tells: its clauses that share content."""
    words = analysis.words
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
