"""Every typed difference between two readings of one statement.

Each says whether the sense is kept, changed or unclear, and why; which kind it is, the table in ``kinds`` decides.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from twosource.model.analysis import Analysis
from twosource.model.relation import Difference, Kind, Reading, Sense
from twosource.model.report import Role
from twosource.model.span import Span
from twosource.relate.differences.changes import Change, Cut, changes, is_content, likeness
from twosource.relate.differences.collation import Slot, Unit, units
from twosource.relate.differences.commitments import commitments, without
from twosource.relate.differences.context import widened
from twosource.relate.differences.elsewhere import is_told_elsewhere
from twosource.relate.differences.joining import ONLY_MARKS, marked_once
from twosource.relate.differences.kinds import KINDS, OTHER_WORDS, still_to_come
from twosource.relate.differences.links import competing
from twosource.relate.differences.mentions import PRONOUNS, ROLES
from twosource.relate.differences.occasions import with_occasions
from twosource.relate.differences.parting import REPORTING, parted, phrases
from twosource.relate.differences.quantities import paired_figures, told_figures
from twosource.relate.differences.retelling import QUOTE_WORDS, retold
from twosource.relate.differences.sayings import quoted_otherwise, said_otherwise, told_by_others
from twosource.relate.differences.sides import SHORT, Answer, Sides, content_of, slots_of
from twosource.relate.differences.values import compared_names
from twosource.relate.differences.wording import have_one_form, loaded

# Share of content that must meet for two readings to be laid word against word.
# Of .25, .35, .45 and .55 the kinds of wire-pairs have F1 .31, .34, .33 and .34, the seeds' .76, .76, .82 and .82.
LIKE = 0.5
# The line below an embedded post: "— Ana Dorrit (@anadorrit) March 12, 2026"; not "write to @anadorrit".
_SIGNATURE = re.compile(r"[—–-]{1,2} ?[^\n()]{2,60}\(@\w{1,30}\)")
# A post has at most so many characters, so that its signature stands no farther away.
_POST_LENGTH = 300
# A quote mark stands at most so many characters outside the sentence that it belongs to.
_BESIDE = 2
# Say neither who says so nor how.
_GOING_ON = frozenset({"saying", "adding"})

_Typed = tuple[Change, Difference]


def differences(sides: Sides, read: tuple[Sequence[Unit], Sequence[Unit]] | None = None) -> tuple[Difference, ...]:
    """Every typed difference between two readings, in order.

    Args:
        sides: the readings.
        read: their units, where they are known already.
    """
    first, second = read or (units(sides.a, sides.reading_a.span), units(sides.b, sides.reading_b.span))
    said_a, said_b = _who_says(first, sides.a), _who_says(second, sides.b)
    ahead, taken = commitments(first, second, competing(first, second), _are_headlines(sides))
    if likeness(first, second) < LIKE:
        apart = retold(first, second, said_a, said_b, taken)
    else:
        apart = parted(without(changes(first, second), first, second, taken), said_a, said_b)
    apart = [part for change in apart for part in (*_counted(change), *_coloured(change), *_quoted_apart(change))]
    wider = [*ahead, *(widened(change, first, second) for change in apart)]
    every = [change for whole in wider for change in (whole, *_inner(whole))]
    typed = [(change, _placed(_typed(change, sides), change, sides)) for change in every]
    return marked_once([difference for _, difference in _said_for_said(typed, sides)], sides)


def _are_headlines(sides: Sides) -> tuple[bool, bool]:
    return sides.reading_a.role is Role.HEADLINE, sides.reading_b.role is Role.HEADLINE


def _said_for_said(typed: Sequence[_Typed], sides: Sides) -> list[_Typed]:
    """The differences; an attribution of one reading alone and one of the other's are one for the other, in order."""
    alone = [(change, d) for change, d in typed if d.kind is Kind.ATTRIBUTION and bool(change.a) != bool(change.b)]
    ours = sorted((entry for entry in alone if entry[0].a), key=_begin)
    theirs = sorted((entry for entry in alone if entry[0].b), key=_begin)
    kept = list(typed)
    for one, two in zip(ours, theirs, strict=False):
        change = Change(Cut.SAID, one[0].a, two[0].b)
        kept[kept.index(one)] = change, _typed(change, sides)
        kept.remove(two)
    return kept


def _begin(entry: _Typed) -> int:
    change = entry[0]
    return (change.a or change.b)[0].span.start


def _placed(difference: Difference, change: Change, sides: Sides) -> Difference:
    """The difference; what only one reading has and another sentence of the other report tells is a matter of order."""
    if is_told_elsewhere(change, sides, difference.kind):
        return _difference(change, sides, Kind.STYLE, (Sense.KEPT, "told in another sentence of the other report"))
    return difference


def _who_says(reading: Sequence[Unit], analysis: Analysis) -> list[Span]:
    """Where the reading says who says so, and on what occasion."""
    cues = [quotation.cue for quotation in analysis.quotations if quotation.cue is not None]
    return with_occasions(phrases(reading, analysis.attributions, cues), reading)


def _counted(change: Change) -> list[Change]:
    """Inside a longer change, the figures that stand for one thing in both readings."""
    if change.cut is not Cut.WORDS or max(len(content_of(change.a)), len(content_of(change.b))) <= SHORT:
        return []
    (ours, here), (theirs, there) = told_figures(change.a), told_figures(change.b)
    met = [(here[pair.a.span], there[pair.b.span]) for pair in paired_figures(ours, theirs)]
    return [Change(Cut.MET, (one,), (two,)) for one, two in met if one.text != two.text]


def _coloured(change: Change) -> list[Change]:
    """Inside a longer change, one word set for another of the same thing with another colour."""
    if change.cut is not Cut.WORDS or max(len(content_of(change.a)), len(content_of(change.b))) <= SHORT:
        return []
    here, there = (
        [u for u in content_of(side) if u.slot is Slot.WORD and not u.quoted] for side in (change.a, change.b)
    )
    # A word that both have stands for none: "the caravan of migrants" / "migrants of the caravan".
    stems_a, stems_b = ({unit.stem for unit in side} for side in (change.a, change.b))
    for one in here:
        for two in there:
            if (
                one.stem not in stems_b
                and two.stem not in stems_a
                and have_one_form(one.text, two.text)
                and (loaded(one.text, two.text) or loaded(one.stem, two.stem))
            ):
                return [Change(Cut.WORDS, (one,), (two,))]
    return []


def _quoted_apart(change: Change) -> list[Change]:
    """The change; as two where each side is a quotation and they have no word in common: none is the other altered."""
    contents = [content_of(side) for side in (change.a, change.b)]
    quoted = all(len(content) >= QUOTE_WORDS and all(unit.quoted for unit in content) for content in contents)
    if change.cut not in {Cut.WORDS, Cut.QUOTED} or not quoted or _met(change):
        return [change]
    return [Change(Cut.QUOTED, change.a, ()), Change(Cut.QUOTED, (), change.b)]


def _met(change: Change) -> int:
    """How many words of content of one side stand for one of the other."""
    return sum(
        is_content(change.a[one]) and is_content(change.b[two]) for one, two in competing(change.a, change.b).items()
    )


def _inner(change: Change) -> list[Change]:
    """Names and times that meet inside words that moved."""
    if change.cut is not Cut.MOVED:
        return []
    first, second = content_of(change.a), content_of(change.b)
    return [
        Change(Cut.MET, (one,), (two,))
        for one, two in zip(first, second, strict=False)
        if one.slot is two.slot is not Slot.WORD and one.text != two.text
    ]


def _typed(change: Change, sides: Sides) -> Difference:
    """The difference that a change is: as it was cut, else as the table of kinds says."""
    match change.cut:
        case Cut.MARKS:
            return _marked(change, sides)
        case Cut.SAID:
            return _said(change, sides)
        case Cut.NAMED:
            return _difference(change, sides, Kind.NAME, (Sense.KEPT, "told of by another name or description"))
        case Cut.AHEAD:
            return _difference(change, sides, Kind.MODALITY, (Sense.CHANGED, still_to_come(change)))
        case Cut.FULLER:
            return _difference(change, sides, Kind.DETAIL, (Sense.KEPT, "one report says more of it"))
        case Cut.QUOTED:
            return _difference(change, sides, Kind.QUOTATION, quoted_otherwise(change, sides))
        case _:
            return _asked(change, sides)


def _asked(change: Change, sides: Sides) -> Difference:
    """By the first question of the table that speaks."""
    for kind, question in KINDS:
        answer = question(change, sides)
        if answer is not None:
            return _difference(change, sides, kind, answer)
    return _difference(change, sides, Kind.STYLE, (Sense.KEPT, "function words, order or punctuation"))


def _marked(change: Change, sides: Sides) -> Difference:
    """The same words, quoted in one reading only."""
    if not (_marks_stand_in(sides.a, sides.reading_a.span) or _marks_stand_in(sides.b, sides.reading_b.span)):
        return _difference(change, sides, Kind.STYLE, (Sense.KEPT, "inside a longer quotation in one report"))
    if _is_posted(sides.a, sides.reading_a.span) or _is_posted(sides.b, sides.reading_b.span):
        return _difference(change, sides, Kind.STYLE, (Sense.KEPT, "set as a post in one report, quoted in the other"))
    return _difference(change, sides, Kind.QUOTATION, (Sense.KEPT, ONLY_MARKS))


def _said(change: Change, sides: Sides) -> Difference:
    """Where it is told otherwise who says so."""
    if bool(change.a) != bool(change.b) and _goes_on(change):
        return _difference(change, sides, Kind.STYLE, (Sense.KEPT, "goes on with what is said"))
    if [unit.text for unit in change.a] == [unit.text for unit in change.b]:
        return _difference(change, sides, Kind.STYLE, (Sense.KEPT, "the same attribution in another place"))
    if _is_only_who(change):
        return _difference(change, sides, Kind.NAME, _who_otherwise(change, sides))
    return _difference(change, sides, Kind.ATTRIBUTION, said_otherwise(change, sides))


def _goes_on(change: Change) -> bool:
    """Whether words only lead from what somebody says to the next: "..., adding"."""
    return all(unit.text in _GOING_ON for unit in content_of((*change.a, *change.b)))


def _is_only_who(change: Change) -> bool:
    """Whether two attributions differ in whom they name and not in how it is said."""
    if not change.a or not change.b or any(u.text in REPORTING for u in (*change.a, *change.b)):
        return False
    return all(any(u.slot is Slot.NAME or u.text in ROLES | PRONOUNS for u in side) for side in (change.a, change.b))


def _who_otherwise(change: Change, sides: Sides) -> Answer:
    """What becomes of the sense where it is said by another name: "Ana Dorrit" / "the mayor", or / "Paul Reiner"."""
    first, second = slots_of(change.a, Slot.NAME), slots_of(change.b, Slot.NAME)
    if first and second:
        return compared_names(first[-1], second[-1])
    others = told_by_others(sides)
    return (Sense.CHANGED, others) if others else (Sense.KEPT, "said by the same, named otherwise")


def _marks_stand_in(analysis: Analysis, span: Span) -> bool:
    """Whether a quotation begins or ends in a reading, or right beside it: whether its reader sees a mark."""
    wider = range(span.start - _BESIDE, span.end + _BESIDE + 1)
    return any(quoted.start in wider or quoted.end in wider for quoted in analysis.quoted if quoted.meets(span))


def _is_posted(analysis: Analysis, span: Span) -> bool:
    """Whether a reading stands in an embedded post, which is quoted without marks and signed below."""
    return _SIGNATURE.search(analysis.report.text, span.start, span.end + _POST_LENGTH) is not None


def _difference(change: Change, sides: Sides, kind: Kind, answer: Answer) -> Difference:
    sense, reason = answer
    span_a, span_b = _in_whole_words(change.span_a, sides.a), _in_whole_words(change.span_b, sides.b)
    return Difference(
        kind=kind,
        sense=sense,
        a=Reading(sides.reading_a.report, span_a, sides.reading_a.role) if span_a else None,
        b=Reading(sides.reading_b.report, span_b, sides.reading_b.role) if span_b else None,
        reason=reason,
        score=0.5 if sense is Sense.UNCLEAR or reason == OTHER_WORDS else 0.8,
    )


def _in_whole_words(span: Span | None, analysis: Analysis) -> Span | None:
    """The span from the head of its first word to the end of its last: "didn't" where only "n't" differs."""
    if span is None:
        return None
    words = analysis.words
    first, last = bisect_right(words.starts, span.start) - 1, bisect_left(words.ends, span.end)
    if first < 0 or last >= len(words):
        return span
    start = words.starts[first] if words.ends[first] > span.start else span.start
    return Span(start, max(span.end, words.ends[last] if words.starts[last] < span.end else span.end))
