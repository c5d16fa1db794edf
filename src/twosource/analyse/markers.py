"""Words that set how certain or committed a statement is: negation, hedge, modal, certainty."""

from bisect import bisect_right
from collections.abc import Iterable

from twosource.model.analysis import Marker, MarkerKind, Words
from twosource.model.span import Span

_KINDS = {
    MarkerKind.NEGATION: "not no never none neither nor without cannot can't won't isn't aren't wasn't weren't don't doesn't "
    "didn't hasn't haven't hadn't wouldn't shouldn't couldn't nobody nothing unlikely denied denies deny",
    MarkerKind.HEDGE: "reportedly allegedly apparently purportedly supposedly seemingly possibly perhaps maybe probably likely "
    "presumably potentially alleged suspected apparent appears appear appeared seems seem seemed suggests suggest suggested "
    "believed thought",
    MarkerKind.MODAL: "may might could would should can must will shall ought",
    MarkerKind.CERTAINTY: "clearly certainly definitely undoubtedly indeed surely confirmed proven verified obviously evidently "
    "absolutely fully entirely",
}
KINDS = {word: kind for kind, words in _KINDS.items() for word in words.split()}


def markers(words: Words, taken: Iterable[Span] = ()) -> tuple[Marker, ...]:
    """Every such word outside the spans already ``taken`` (times: "in May"), in order; the spans do not overlap.

    Example:
        >>> from twosource.analyse.words import words
        >>> [marker.kind.value for marker in markers(words("He may reportedly not come"))]
        ['modal', 'hedge', 'negation']
    """
    blocked = sorted(taken)
    starts = [span.start for span in blocked]
    found: list[Marker] = []
    for index, key in enumerate(words.keys):
        if key in KINDS:
            span = Span(words.starts[index], words.ends[index])
            place = bisect_right(starts, span.start) - 1
            if place < 0 or not blocked[place].meets(span):
                found.append(Marker(span=span, kind=KINDS[key]))
    return tuple(found)
