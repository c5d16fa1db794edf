"""Whether what only one reading has is told in another sentence of the other report: then nothing is left out.

Reports order what they tell otherwise, and a sentence told in two is laid against each of both: what the
one half lacks stands in the other half.
"""

from collections.abc import Sequence

from twosource.model.analysis import Analysis, Sentence, TimeExpression
from twosource.model.relation import Kind
from twosource.model.report import Role
from twosource.model.span import Span
from twosource.relate.differences.changes import Change
from twosource.relate.differences.collation import Slot, Unit, stems
from twosource.relate.differences.sides import Sides, content_of

# Share of the content of words that only one reading has from which on a sentence of the other report tells them.
# Of .4, .5, .6, .8 and not at all kind F1 on wire-pairs is .387, .389, .384, .381 and .377 (2026-11).
MOST = 0.5
# A sentence that gives a time or a detail tells it of the same thing where it has this share of the words in common
# with the reading, and no less than the reading that this one is laid against. In wire-pairs' full annotations
# (2026-11) 7 of 7 times and 4 of 4 details so found are no difference to the editors.
_OF_THE_SAME = 0.2


def is_told_elsewhere(change: Change, sides: Sides, kind: Kind) -> bool:
    """Whether a change that adds or leaves out words is a matter of order only.

    For an example see ``tests/relate/test_elsewhere.py``.
    """
    if bool(change.a) == bool(change.b):
        return False
    if kind in {Kind.DETAIL, Kind.QUOTATION} and _has_most(change, sides):
        return True
    # Never a word of doubt or denial: who else denies something does not deny it here.
    return kind in {Kind.TIME, Kind.DETAIL} and _is_told_of_the_same(change, sides)


def _has_most(change: Change, sides: Sides) -> bool:
    """Whether another sentence has most of what is told, names not counted."""
    other, faced = (sides.b, sides.reading_b.span) if change.a else (sides.a, sides.reading_a.span)
    content = content_of((*change.a, *change.b))
    # Names alone say nothing: both reports are full of "Beijing" and "Moscow".
    if sum(unit.slot is Slot.WORD for unit in content) < 2:
        return False
    stems = {unit.stem or unit.text for unit in content}
    words = other.words
    return any(
        len(stems.intersection(words.stems[sentence.first : sentence.last])) >= MOST * len(stems)
        for sentence in _others(other, faced)
    )


def _is_told_of_the_same(change: Change, sides: Sides) -> bool:
    """Whether a sentence as like the reading as the one that it is laid against has all of it."""
    if {sides.reading_a.role, sides.reading_b.role} != {Role.PARAGRAPH}:
        # A headline or caption is read alone: what it leaves out is left out.
        return False
    own, other = (sides.a, sides.b) if change.a else (sides.b, sides.a)
    here, faced = sides.reading_a.span, sides.reading_b.span
    if not change.a:
        here, faced = faced, here
    telling = [one for one in _others(other, faced) if _has_all(one, change.a or change.b, other)]
    if not telling:
        return False
    mine = stems(own, here)
    least = max(_OF_THE_SAME, _share(mine, stems(other, faced)))
    return any(_share(mine, stems(other, sentence.span)) >= least for sentence in telling)


def _others(other: Analysis, faced: Span) -> list[Sentence]:
    return [sentence for sentence in other.sentences if not sentence.span.meets(faced)]


def _has_all(sentence: Sentence, told: Sequence[Unit], other: Analysis) -> bool:
    """Whether a sentence gives the same time, or all of the same words."""
    when = next((unit.meaning for unit in told if isinstance(unit.meaning, TimeExpression)), None)
    if when is not None:
        return any(time.value == when.value and sentence.span.covers(time.span) for time in other.times)
    wanted = {word for unit in content_of(told) for word in unit.text.split()}
    return bool(wanted) and wanted <= set(other.words.keys[sentence.first : sentence.last])


def _share(one: frozenset[str], two: frozenset[str]) -> float:
    return len(one & two) / max(1, min(len(one), len(two)))
