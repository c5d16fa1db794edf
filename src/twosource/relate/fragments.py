"""Quoted words of one sentence that another report's sentence quotes at more length.

"Dorrit called the repairs 'out of hand'" tells what "'The costs are out of hand, and nobody asks why,' Dorrit
wrote" tells, though they have next to nothing in common: an editor sets the two beside each other.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from twosource.model.analysis import Analysis
from twosource.model.naming import family_of
from twosource.model.quotation import PartyKind, QuotationType
from twosource.model.span import Span
from twosource.relate.similarity import STOP, Part

# Fewer quoted words are a word put in marks and no quotation ("so-called"). Of 2, 3 and 4 alignment F1 on wire-pairs is
# .912, .916 and .908 (2026-11).
LEAST_WORDS = 3


def fragments(analyses: Sequence[Analysis], found: Sequence[Part]) -> frozenset[tuple[int, int]]:
    """Which parts quote words, a phrase at least and not the whole sentence, that which other report's part quotes too.

    Returns:
        pairs of places in ``found``, the part with the fragment first.
    """
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, part in enumerate(found):
        for run in part.triples:
            holders[run].append(place)
    return frozenset(
        (place, other)
        for place, part in enumerate(found)
        for words in _fragments(analyses[part.report], part)
        for other in holders.get(words[:LEAST_WORDS], ())
        if found[other].report != part.report
        and _quotes(analyses[found[other].report], found[other], words)
        and not _speakers(analyses[part.report], part).isdisjoint(
            _speakers(analyses[found[other].report], found[other])
        )
    )


def _fragments(analysis: Analysis, part: Part) -> Iterator[tuple[str, ...]]:
    """The quoted words of a part that is more than they."""
    for quoted in analysis.quoted:
        if not quoted.meets(part.span):
            continue
        places = [place for place in _words(analysis, part) if quoted.covers(_word(analysis, place))]
        words = tuple(analysis.words.keys[place] for place in places)
        if LEAST_WORDS <= len(words) < len(part.keys) and not STOP.issuperset(words):
            yield words


def _quotes(analysis: Analysis, part: Part, wanted: tuple[str, ...]) -> bool:
    """Whether a part has these words in a row, any of them between quote marks."""
    places = _words(analysis, part)
    for start in range(len(places) - len(wanted) + 1):
        if part.keys[start : start + len(wanted)] == wanted:
            told = Span(analysis.words.starts[places[start]], analysis.words.ends[places[start + len(wanted) - 1]])
            if any(quoted.meets(told) for quoted in analysis.quoted):
                return True
    return False


def _speakers(analysis: Analysis, part: Part) -> frozenset[str]:
    """The family names of those whose words are quoted in a part; "" where nobody is named for some of them."""
    return frozenset(
        family_of(quotation.speaker.name) if quotation.speaker and quotation.speaker.kind is PartyKind.PERSON else ""
        for quotation in analysis.quotations
        if quotation.span.meets(part.span) and quotation.type is not QuotationType.INDIRECT
    ) or frozenset([""])


def _words(analysis: Analysis, part: Part) -> list[int]:
    """The places of a part's words, marks left out: one for each of its keys."""
    return [n for n in range(part.sentence.first, part.sentence.last) if not analysis.words.marks[n]]


def _word(analysis: Analysis, place: int) -> Span:
    return Span(analysis.words.starts[place], analysis.words.ends[place])
