"""Who says so, and in which words: quotations altered, attributions dropped or changed."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from operator import attrgetter

from twosource.model.analysis import Analysis
from twosource.model.naming import family_of
from twosource.model.quotation import Party, PartyKind, Quotation
from twosource.model.relation import Reading, Sense
from twosource.model.report import Role
from twosource.model.span import Span
from twosource.relate.differences.changes import WHEN, Change, Cut
from twosource.relate.differences.collation import Slot, Unit
from twosource.relate.differences.sides import DENIALS, HEDGES, Answer, Sides, content_of, substituted
from twosource.relate.differences.wording import Substitution

# Who passes on; an occasion ("in a speech", "on Twitter") does not: nobody stands between.
_PASSING = frozenset({PartyKind.OUTLET, PartyKind.AGENCY, PartyKind.DOCUMENT})
# Bodies that headlines write short.
_WRITTEN_OUT = {"dept": "department", "govt": "government", "cttee": "committee", "assn": "association"}
# Fewer words of content are no part of a quotation by themselves.
_LEAST_CUT = 2
# What denies quoted words stands at most so many words and marks before them: "there were no 'masons'".
_BEFORE = 2
_start = attrgetter("start")
# Share of the shorter quotation's content that the longer one holds where both give the same words at other length:
# so that the editors of wire-pairs call all but one of 23 quotations kept (2026-11, five pairs looked at).
MOST_WORDS = 0.5
# Quotations of more words of content than this are one utterance altered only if so much of the shorter one is in both.
_FEW_QUOTED, _IN_COMMON = 4, 0.3


def is_quotation(change: Change, sides: Sides) -> Answer | None:
    """Quoted words altered, marks added or removed, a quotation cut."""
    quoted_a, quoted_b = (any(u.quoted for u in content_of(change.a)), any(u.quoted for u in content_of(change.b)))
    if quoted_a and quoted_b:
        if change.cut is Cut.INFLECTED:
            return Sense.UNCLEAR, "quoted words altered"
        return _altered(change)
    if (quoted_a and not content_of(change.b)) or (quoted_b and not content_of(change.a)):
        if not (_quotes(sides.a, sides.reading_a) and _quotes(sides.b, sides.reading_b)):
            return None
        whole = change.a if quoted_a else change.b
        if not _is_mostly_quoted(whole) or len(content_of(whole)) < _LEAST_CUT:
            return None
        return (Sense.KEPT, "quoted words that the other report cuts") if len(content_of(whole)) < 8 else (
            Sense.CHANGED, "a longer part of the quotation is cut")  # fmt: skip
    if (
        change.cut is not Cut.INFLECTED
        and quoted_a != quoted_b
        and change.a
        and change.b
        and _is_mostly_quoted(change.a if quoted_a else change.b)
    ):
        return Sense.KEPT, "quoted in one report, told in the other"
    return None


def _is_mostly_quoted(side: Sequence[Unit]) -> bool:
    """Whether at least half of the content of a side is quoted: more than a word or two put in marks."""
    content = content_of(side)
    return 2 * sum(unit.quoted for unit in content) >= len(content)


def quoted_otherwise(change: Change, sides: Sides) -> Answer:
    """A quotation against what the other reading has for it: another part of it, a report of it, or nothing."""
    if not change.a or not change.b:
        return Sense.KEPT, "quoted words that the other report leaves out"
    if any(u.quoted for u in change.a) and any(u.quoted for u in change.b):
        within = _is_within(change) and _denies(change.a, sides.a, sides.reading_a) is _denies(
            change.b, sides.b, sides.reading_b
        )
        return (Sense.KEPT, "one report quotes more of it") if within else _altered(change)
    return Sense.KEPT, "quoted in one report, told in the other"


def _is_within(change: Change) -> bool:
    """Whether the longer quotation has most of the shorter one's words."""
    first, second = ({u.stem or u.text for u in content_of(side)} for side in (change.a, change.b))
    return len(first & second) >= MOST_WORDS * min(len(first), len(second))


def _denies(side: Sequence[Unit], analysis: Analysis, reading: Reading) -> bool:
    """Whether quoted words deny, in them or right before: "We have no masons" / "there were no 'masons'"."""
    starts = analysis.words.starts
    place, head = bisect_left(starts, side[0].span.start), bisect_left(starts, reading.span.start)
    before = analysis.words.keys[max(head, place - _BEFORE) : place]
    return any(u.text in DENIALS for u in side) or any(w in DENIALS or w.endswith("n't") for w in before)


def _quotes(analysis: Analysis, reading: Reading) -> bool:
    return any(quoted.meets(reading.span) for quoted in analysis.quoted)


def _altered(change: Change) -> Answer:
    kind, reason = substituted(change)
    if kind is Substitution.SYNONYM:
        return Sense.KEPT, f"quoted words altered, {reason}"
    if _are_of_one(change):
        return Sense.CHANGED, "quoted words altered"
    return Sense.UNCLEAR, "each report quotes other words"


def _are_of_one(change: Change) -> bool:
    """Whether two quotations may be one utterance: few words for few in the same place, or enough in common.

    Longer ones that share little are two utterances, and neither outlet has altered anything.
    """
    first, second = ({u.stem or u.text for u in content_of(side) if u.quoted} for side in (change.a, change.b))
    if max(len(first), len(second)) <= _FEW_QUOTED:
        return all(_is_mostly_quoted(side) for side in (change.a, change.b))
    return len(first & second) >= _IN_COMMON * min(len(first), len(second))


def is_attribution(change: Change, sides: Sides) -> Answer | None:
    """Who says it, or through whom: added, dropped, moved or changed."""
    content = content_of((*change.a, *change.b))
    if change.cut is Cut.INFLECTED or all(unit.text in WHEN for unit in content):
        return None
    share_a, share_b = _attributing(change.a, sides.a), _attributing(change.b, sides.b)
    attributed = (share_a >= 0.5 and (share_b >= 0.5 or not content_of(change.b))) or (
        share_b >= 0.5 and not content_of(change.a)
    )
    if not attributed:
        return None
    if change.cut is Cut.MOVED:
        return Sense.KEPT, "the same attribution in another place"
    return said_otherwise(change, sides)


def said_otherwise(change: Change, sides: Sides) -> Answer:
    """What becomes of the sense where it is told otherwise who says so."""
    said_a, said_b = (_sayings(sides.a, sides.reading_a.span), _sayings(sides.b, sides.reading_b.span))
    gone = _channel_of_one(said_a, said_b)
    if gone and _names_elsewhere(gone, sides.b if _channels(said_a) else sides.a, sides):
        return Sense.KEPT, f"through whom it came ({gone}) the other report tells elsewhere"
    if gone:
        return Sense.CHANGED, f"through whom it came ({gone}) is told in one report only"
    other = _other_speaker(said_a, said_b)
    if other:
        return Sense.CHANGED, other
    if change.a and change.b:
        kind, reason = substituted(change)
        if kind is Substitution.LOADED:
            return Sense.CHANGED, reason
    if not said_a or not said_b:
        if any(u.text in HEDGES for u in (*change.a, *change.b)):
            return Sense.CHANGED, "one report attributes it, the other does not"
        return Sense.KEPT, "the attribution stands in one reading only"
    return Sense.KEPT, "the same speaker and channel"


def told_by_others(sides: Sides) -> str:
    """That the two readings let different persons or bodies speak, in words, or ""."""
    return _other_speaker(_sayings(sides.a, sides.reading_a.span), _sayings(sides.b, sides.reading_b.span))


def _attributing(side: Sequence[Unit], analysis: Analysis) -> float:
    """Share of a side's words (marks left out) that belong to an attribution."""
    words = [unit for unit in side if unit.slot is not Slot.MARK]
    if not words:
        return 0.0
    inside = sum(_is_attributing(unit.span, analysis.attributions) for unit in words)
    return inside / len(words)


def _is_attributing(word: Span, attributions: Sequence[Span]) -> bool:
    """Whether a word lies in one of the spans, which stand apart and in order."""
    place = bisect_right(attributions, word.start, key=_start) - 1
    return place >= 0 and attributions[place].covers(word)


def _sayings(analysis: Analysis, span: Span) -> list[Quotation]:
    """Quotations of the reading, by content or by cue."""
    return [q for q in analysis.quotations if q.span.meets(span) or (q.cue is not None and q.cue.meets(span))]


def _channel_of_one(first: Sequence[Quotation], second: Sequence[Quotation]) -> str:
    """A channel that one of two readings names where the other names none, or ""."""
    one, two = _channels(first), _channels(second)
    return min((one or two).values()) if first and second and bool(one) != bool(two) else ""


def _channels(sayings: Sequence[Quotation]) -> dict[str, str]:
    """Names of those who passed it on, by their last word."""
    return {_key(p.name): p.name for q in sayings for p in q.channel if p.kind in _PASSING}


def _names_elsewhere(channel: str, other: Analysis, sides: Sides) -> bool:
    """Whether a report that leaves out the channel here is that channel, or has what it says from it elsewhere.

    A headline or caption is read alone: what it leaves out is left out.
    """
    if {sides.reading_a.role, sides.reading_b.role} != {Role.PARAGRAPH}:
        return False
    return _key(channel) in _channels(other.quotations) or _key(channel) == _key(other.report.outlet)


def _other_speaker(first: Sequence[Quotation], second: Sequence[Quotation]) -> str:
    """That two readings let different persons or bodies speak, in words, or ""."""
    one, two = _speakers(first), _speakers(second)
    if one and two and not one.keys() & two.keys():
        return f"said by {min(one.values())} in one report and {min(two.values())} in the other"
    return ""


def _speakers(sayings: Sequence[Quotation]) -> dict[str, str]:
    """Names of the persons and bodies that speak, by their last word; empty where anybody else speaks too.

    "The company" and "the mayor" are somebody whom the other report may name: they are no other speaker.
    """
    parties = [q.speaker for q in sayings if q.speaker is not None]
    if any(p.kind not in {PartyKind.PERSON, PartyKind.BODY} or p.name.islower() for p in parties):
        return {}
    return {_speaker_key(party): party.name for party in parties if party.name}


def _speaker_key(party: Party) -> str:
    return family_of(party.name) if party.kind is PartyKind.PERSON else _key(party.name)


def _key(name: str) -> str:
    """A name's last word, by which it is known again: "State Dept." as "the Department"."""
    parts = name.casefold().split()
    return _WRITTEN_OUT.get(parts[-1].strip("."), parts[-1]) if parts else ""
