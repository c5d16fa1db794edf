"""Why a reading stands in its statement: which other reading it is likest to, and by which words.

Rows are made by averages over all their readings; a reader who doubts one wants to see the two sentences that are most
alike, how alike they are, and the words that make them so. Nothing is judged here: similarity and likeness are those
by which the rows were made, and the words are the ones that weigh most in them. Only rows are looked at, not all pairs.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from twosource.model.analysis import Analysis
from twosource.model.relation import Ground, Reading, Shared
from twosource.model.report import Role
from twosource.model.span import Span
from twosource.relate.alignment import JOIN, REPEAT, Alignment, Row
from twosource.relate.guests import OWN, REPEAT_RUN, Place
from twosource.relate.similarity import meanings, within

# Words that are shown: an editor takes in about so many at a glance, and the first of them carry most of the weight.
MOST_WORDS = 5
# Letters of one of them in a reason; a longer "word" is a web address, or no word.
_WORD_LETTERS = 40


@dataclass(slots=True)
class Grounds:
    """The grounds of the rows of one alignment."""

    analyses: Sequence[Analysis]
    alignment: Alignment
    _begins: Sequence[Sequence[int]] = field(init=False)
    _places: Sequence[Sequence[int]] = field(init=False)
    _held: dict[Place, "_Content"] = field(init=False, default_factory=dict)
    _known: dict[tuple[Place, Place], tuple[Shared, ...]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        places: list[list[int]] = [[] for _ in self.analyses]
        parts = self.alignment.similarity.parts
        for place, part in enumerate(parts):
            places[part.report].append(place)
        self._places = [sorted(found, key=lambda place: parts[place].span) for found in places]
        self._begins = [[parts[place].span.start for place in found] for found in self._places]

    def of(self, row: Row, readings: Sequence[Reading]) -> tuple[Ground, ...]:
        """Why each of the row's readings stands in it; empty for a row of one report.

        Args:
            readings: those of the row, in its order.
        """
        if len({report for report, _ in row}) < 2:
            return ()
        seats = [(reading, place, self._part(place)) for reading, place in zip(readings, row, strict=True)]
        return tuple([self._ground(seat, seats) for seat in seats])

    def _part(self, place: Place) -> int:
        """The sentence that a reading is, or is a clause of."""
        report, span = place
        return self._places[report][bisect_left(self._begins[report], span.start + 1) - 1]

    def _ground(self, seat: "_Seat", seats: Sequence["_Seat"]) -> Ground:
        reading, place, part = seat
        likest = self._likest(seat, seats)
        pair = _pair(part, likest[2])
        similarity, likely = self.alignment.similar.get(pair, 0.0), self.alignment.likely.get(pair, 0.0)
        shared = self._shared(place, likest[1])
        words = [self._told(seat, likest, one) for one in shared]
        how = self._how(part, likest[2], similarity, is_own=place[0] == likest[1][0])
        return Ground(
            score=round(likely, 2),
            reason="; ".join((*how, f"both have: {', '.join(words)}" if words else "no telling word in common")),
            reading=reading,
            likest=likest[0],
            similarity=round(similarity, 2),
            shared=shared,
        )

    def _likest(self, seat: "_Seat", seats: Sequence["_Seat"]) -> "_Seat":
        """The likest reading of another report; one of its own where only that one can have put it here."""
        report, part = seat[1][0], seat[2]
        similar, quoting = self.alignment.similar, self.alignment.quoting
        best, likest = -1.0, seat
        for other in seats:
            if other[1][0] == report:
                continue
            pair = (part, other[2]) if part < other[2] else (other[2], part)
            similarity = similar.get(pair, 0.0)
            if similarity < OWN and quoting:
                similarity = self._alike(*pair)
            if similarity > best or (similarity == best and _is_body(other) and not _is_body(likest)):
                best, likest = similarity, other
        if best >= JOIN:
            return likest
        own = [o for o in seats if o is not seat and o[1][0] == report and self._repeats(part, o[2])]
        return max(own, key=lambda other: self._alike(part, other[2]), default=likest)

    def _alike(self, one: int, two: int) -> float:
        """The similarity of two sentences; a phrase that both quote counts as it does where rows are made."""
        similarity = self.alignment.similar.get(_pair(one, two), 0.0)
        return OWN if similarity < OWN and self._quotes(one, two) else similarity

    def _repeats(self, one: int, two: int) -> bool:
        """Whether two sentences of one report are alike enough to stand in one row by themselves."""
        pair = _pair(one, two)
        alike = one == two or self.alignment.similar.get(pair, 0.0) >= REPEAT
        return alike or self.alignment.similarity.run_weight(*pair) >= REPEAT_RUN

    def _quotes(self, one: int, two: int) -> bool:
        quoting = self.alignment.quoting
        return (one, two) in quoting or (two, one) in quoting

    def _how(self, one: int, two: int, similarity: float, *, is_own: bool) -> Iterator[str]:
        """What besides similarity put it here, in words."""
        if is_own:
            yield "repeats its own report"
        elif similarity >= JOIN:
            return
        elif self._quotes(one, two):
            yield "both quote one phrase of one speaker"
        elif self.alignment.similarity.run_weight(*_pair(one, two)) >= REPEAT_RUN:
            yield "a run of the same words"

    def _shared(self, one: Place, two: Place) -> tuple[Shared, ...]:
        """The weightiest words that two readings share; the words of one name, time or figure together."""
        known = self._known.get((two, one))
        if known is not None:
            return tuple(Shared(shared.b, shared.a) for shared in known)
        weight = self.alignment.similarity.weight
        (words, meant), (other_words, other_meant) = self._content(one), self._content(two)
        wholes: dict[Edges, float] = {}
        partners: dict[Edges, Edges] = {}
        for feature, edges in meant.items():
            if feature in other_meant:
                wholes[edges] = wholes.get(edges, 0.0) + weight.get(feature, 0.0)
                partners[edges] = other_meant[feature]
        here, there = self.analyses[one[0]].words, self.analyses[two[0]].words
        single = []
        for stem, number in words.items():
            if stem in other_words:
                start = here.starts[number]
                whole = next((w for w in wholes if w[0] <= start < w[1]), None) if wholes else None
                if whole is None:
                    single.append((-weight[stem], True, start, (number, other_words[stem])))
                else:
                    wholes[whole] += weight[stem]
        # of equals names, times and figures first: they are what an editor checks
        named = [(-value, False, edges[0], edges) for edges, value in wholes.items() if value]
        found = tuple(
            [
                Shared(Span(here.starts[at[0]], here.ends[at[0]]), Span(there.starts[at[1]], there.ends[at[1]]))
                if is_single
                else Shared(Span(*at), Span(*partners[at]))
                for _, is_single, _, at in sorted([*named, *single])[:MOST_WORDS]
            ]
        )
        self._known[one, two] = found
        return found

    def _content(self, place: Place) -> "_Content":
        """The telling words of a reading by their stems, and what its names, times and figures mean: where first."""
        if place not in self._held:
            report, span = place
            analysis, part = self.analyses[report], self.alignment.similarity.parts[self._part(place)]
            words = analysis.words
            first = bisect_left(words.starts, span.start, part.sentence.first, part.sentence.last)
            last = bisect_left(words.starts, span.end, first, part.sentence.last)
            told = {
                words.stems[number]: number
                for number in reversed(range(first, last))
                if words.stems[number] in part.features and not words.marks[number]
            }
            # the words of a ship's or a body's name belong together too; what it leads to has no weight of its own
            names = [(f"name:{name.level}", name.core) for name in within(analysis.names, span)]
            meant = {
                feature: (where.start, where.end) for feature, where in reversed([*meanings(analysis, span), *names])
            }
            self._held[place] = told, meant
        return self._held[place]

    def _told(self, seat: "_Seat", likest: "_Seat", shared: Shared) -> str:
        """The shared words as they stand in the reading, and in the other one where that says it otherwise."""
        here = shared.a.of(self.analyses[seat[1][0]].report.text)
        there = shared.b.of(self.analyses[likest[1][0]].report.text)
        return (
            _short(here)
            if here == there or here.casefold() == there.casefold()
            else f"{_short(here)} (“{_short(there)}”)"
        )


Edges = tuple[int, int]
"""A span while many are weighed."""
_Content = tuple[Mapping[str, int], Mapping[str, Edges]]
"""Telling words of a reading, as numbers of words of its report, and what it means: where each first stands."""
_Seat = tuple[Reading, Place, int]
"""A reading with its place and the sentence that it is, or is a clause of."""


def _is_body(seat: "_Seat") -> bool:
    return seat[0].role is Role.PARAGRAPH


def _pair(one: int, two: int) -> tuple[int, int]:
    return (one, two) if one < two else (two, one)


def _short(words: str) -> str:
    if words.isalnum() and len(words) <= _WORD_LETTERS:  # most are one word
        return words
    level = " ".join(words.split())
    return level if len(level) <= _WORD_LETTERS else level[: _WORD_LETTERS - 1] + "…"
