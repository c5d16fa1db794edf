"""A sentence as the attribution rules see it: words, marks, and quotations as single units.

Sentences that one quotation runs across are taken together, so that ``"A. B," he said.`` is one
clause whose first unit is the whole quotation.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from twosource.analyse.marks import Quote
from twosource.model.analysis import Name, Sentence, Words
from twosource.model.report import Role
from twosource.model.span import Span

DETERMINERS = frozenset(
    (
        "the a an this that these those his her its their our my your some any each every no another several "
        "many most few all both half one two three four five six seven eight nine ten dozens hundreds thousands "
        "other"
    ).split()
)
PRONOUNS = frozenset("he she they it we i you who which someone somebody everyone everybody nobody one".split())
AUXILIARIES = frozenset(
    (
        "has have had is are was were be been being will would could should can may might must did does do not "
        "n't never 've 's 'd 'll 're ca wo"
    ).split()
)
PREPOSITIONS = frozenset(
    (
        "of in on at for from with by to into onto over under about after before between among during since "
        "until against through across within without near outside inside behind beyond upon toward towards amid "
        "despite via per like around off above below beneath beside besides regarding concerning including"
    ).split()
)
SUBORDINATORS = frozenset(
    (
        "that which who whom whose when where while as because if though although unless whether since but and "
        "or nor so yet than until after before once why how what"
    ).split()
)
ADVERBS = frozenset(
    (
        "also then later now once again already still often ever never always even just only soon too instead "
        "further meanwhile earlier reportedly allegedly himself herself themselves itself all both thus "
        "therefore first previously long since so far yet not n't recently initially originally twice"
    ).split()
)


# Longer clauses are read in pieces: of 34,498 in PolNeAR four have more units (2026-11), and what
# runs on without a stop for longer is a list or a table, whose attributions would cost its square.
_CLAUSE_UNITS = 120


@dataclass(frozen=True, slots=True)
class Unit:
    """One word, mark or quotation of a clause; ``kind`` is "w", "m" or "q"."""

    kind: str
    key: str
    start: int
    end: int
    capital: bool = False
    named: bool = False
    quote: Quote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """The units of one or more sentences that belong together."""

    units: tuple[Unit, ...]
    span: Span
    block: int
    sentences: tuple[int, ...]


def clauses(
    text: str, words: Words, sentences: Sequence[Sentence], quotes: Sequence[Quote], names: Sequence[Name]
) -> Iterator[Clause]:
    """Each sentence as a clause, or a run of them that a quotation or links fused into it join; long ones in pieces."""
    outer = sorted((quote for quote in quotes if quote.depth == 0), key=lambda quote: quote.outer)
    starts = [quote.outer.start for quote in outer]
    named = frozenset(
        position for name in names for position in range(name.span.start, name.span.end) if not name.described
    )
    index = 0
    while index < len(sentences):
        run = _run(text, sentences, index, outer, starts)
        last = run[-1]
        span = Span(sentences[index].span.start, sentences[last].span.end)
        inside = outer[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        inside = [quote for quote in inside if quote.outer.end <= span.end]
        parts = _stretches(run, sentences)
        units = tuple(unit for first, end in parts for unit in _units(text, words, first, end, inside, named))
        whole = Clause(units=units, span=span, block=sentences[index].block, sentences=run)
        yield from _pieces(whole)
        index = last + 1


def _run(
    text: str, sentences: Sequence[Sentence], first: int, outer: Sequence[Quote], starts: list[int]
) -> tuple[int, ...]:
    """The sentences that make one clause with the one at ``first``, links between them left out."""
    run = [first]
    while (last := run[-1]) + 1 < len(sentences):
        following = last + 1
        if not _joined(sentences, last, outer, starts):
            following = _behind_links(text, sentences, last)
            if following == last:
                break
        run.append(following)
    return tuple(run)


def _behind_links(text: str, sentences: Sequence[Sentence], index: int) -> int:
    """The sentence that goes on behind links fused into its line ("Holm [Ferry shut MORE] said"), else ``index``."""
    following = index + 1
    if sentences[index].role is Role.RELATED_LINK:
        return index
    while following < len(sentences) and sentences[following].role is Role.RELATED_LINK:
        following += 1
    if following in {index + 1, len(sentences)}:
        return index
    here, there = sentences[index], sentences[following]
    fused = here.role is there.role and "\n" not in text[here.span.end : there.span.start]
    stopped = text[here.span.end - 1] in ".!?"
    return following if fused and not stopped else index


def _stretches(run: Sequence[int], sentences: Sequence[Sentence]) -> Iterator[tuple[int, int]]:
    """First and end of the words of a run, in one piece where its sentences follow each other."""
    start = 0
    for place in range(1, len(run) + 1):
        if place == len(run) or run[place] != run[place - 1] + 1:
            yield sentences[run[start]].first, sentences[run[place - 1]].last
            start = place


def _pieces(clause: Clause) -> Iterator[Clause]:
    """The clause, or where it is long its pieces in order."""
    if len(clause.units) <= _CLAUSE_UNITS:
        yield clause
        return
    for first in range(0, len(clause.units), _CLAUSE_UNITS):
        units = clause.units[first : first + _CLAUSE_UNITS]
        yield replace(clause, units=units, span=Span(units[0].start, units[-1].end))


def _joined(sentences: Sequence[Sentence], index: int, outer: Sequence[Quote], starts: list[int]) -> bool:
    """Whether a quotation runs from sentence ``index`` into the next one of the same block."""
    here, following = sentences[index], sentences[index + 1]
    if here.block != following.block:
        return False
    place = bisect_right(starts, here.span.end - 1) - 1
    return place >= 0 and outer[place].outer.end > following.span.start


def _units(
    text: str, words: Words, first: int, last: int, quotes: list[Quote], named: frozenset[int]
) -> Iterator[Unit]:
    waiting = list(reversed(quotes))
    index = first
    while index < last:
        start = words.starts[index]
        while waiting and waiting[-1].outer.end <= start:
            waiting.pop()
        if waiting and waiting[-1].outer.start <= start:
            quote = waiting.pop()
            yield Unit("q", '"', quote.outer.start, quote.outer.end, quote=quote)
            while index < last and words.starts[index] < quote.outer.end:
                index += 1
            continue
        yield Unit(
            "m" if words.marks[index] else "w",
            words.keys[index],
            start,
            words.ends[index],
            capital=text[start].isupper(),
            named=start in named,
        )
        index += 1
