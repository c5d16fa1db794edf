"""Differences that are one to a reader, though the words are parted."""

from collections.abc import Sequence
from dataclasses import replace

from twosource.model.analysis import Analysis
from twosource.model.relation import Difference, Kind, Reading
from twosource.model.span import Span
from twosource.relate.differences.sides import Sides

ONLY_MARKS = "the same words, with quote marks in one reading only"
"""The reason where nothing but quote marks differs."""


def marked_once(found: Sequence[Difference], sides: Sides) -> tuple[Difference, ...]:
    """The differences; quote marks round the same words are one difference, however the words are parted."""
    kept: list[Difference] = []
    places: dict[tuple[Span | None, Span | None], int] = {}
    for difference in found:
        if difference.kind is not Kind.QUOTATION or difference.reason != ONLY_MARKS:
            kept.append(difference)
            continue
        key = _quoted_round(difference.a, sides.a), _quoted_round(difference.b, sides.b)
        if key in places:
            kept[places[key]] = _joined(kept[places[key]], difference)
        else:
            places[key] = len(kept)
            kept.append(difference)
    return tuple(kept)


def _quoted_round(reading: Reading | None, analysis: Analysis) -> Span | None:
    """The quoted words that a reading shares, its own quote mark included."""
    if reading is None:
        return None
    wider = Span(reading.span.start, reading.span.end + 1)
    return next((quoted for quoted in analysis.quoted if quoted.meets(wider)), None)


def _joined(one: Difference, two: Difference) -> Difference:
    """One difference over the ground of both."""

    def over(first: Reading | None, second: Reading | None) -> Reading | None:
        if first is None or second is None:
            return first or second
        span = Span(min(first.span.start, second.span.start), max(first.span.end, second.span.end))
        return Reading(first.report, span, first.role)

    return replace(one, a=over(one.a, two.a), b=over(one.b, two.b))
