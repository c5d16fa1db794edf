"""Occasions that a report tells beside any words said: a statement issued, a question at a briefing."""

import re
from collections.abc import Iterator, Sequence

from twosource.analyse.attribution.clauses import Clause, Unit
from twosource.analyse.quotations.draft import Draft
from twosource.analyse.speakers.occasions import FINDING, GIVEN, GIVING, Occasion, occasions
from twosource.model.analysis import Name, NameKind
from twosource.model.quotation import Party, PartyKind
from twosource.model.report import Role
from twosource.model.span import Span

# Units behind "asked" in which the occasion stands: "asked at the White House's daily briefing about".
_ASKED_UNITS = 10
# "In an interview", "Also, in a letter": words that open an occasion, and among how many units of a sentence.
_OPENERS = frozenset(["in", "during", "at", "on"])
_OPENING_UNITS = 4
# Units before a noun like "statement" in which it is said to be given, or its occasion is named; and behind it the
# outlet: "an op-ed | in the Courier".
_OPENED_UNITS = 6
_GIVEN_UNITS = 5
# Units of "the full" before "report".
_THE_UNITS = 2
_WITH = re.compile(r"\s(?:in|with|to|on|for)\s")
# "the arguments Berg | made in a speech"
_GAVE = frozenset("made gave delivered offered raised outlined used took said wrote".split())
# "In a statement late Monday | Holm": an occasion, and when it was
_STATED = re.compile(
    r"\b(?:statement|interview|speech|letter|memo|e-?mail|tweet|briefing|conference)\s"
    r"(?:(?:on|late|early|later|earlier|this|last|\w+day|morning|afternoon|evening|night|week|month|year)\s){0,4}(?=[A-Z])"
)
# Units up to the comma behind an occasion at the head, and characters behind it in which its speaker is named.
_HEAD_UNITS = 26
_TITLE_CHARACTERS = 8


def announced(draft: Draft) -> Iterator[Occasion]:
    """Every occasion told so, in no order."""
    yield from _narrated(draft)
    yield from _headed(draft)
    yield from _questioned(draft)


def _narrated(draft: Draft) -> Iterator[Occasion]:
    """Occasions told beside any words said: "The mayor issued a statement", "takes it up in a speech"."""
    for clause in draft.clauses:
        if draft.report.blocks[clause.block].role is not Role.PARAGRAPH:
            continue
        noun = next((i for i in range(1, len(clause.units)) if _is_given(clause.units, i)), None)
        giver = _giver(draft, clause, noun) if noun is not None else None
        if noun is None or giver is None:
            continue
        party, unit = draft.speakers.party(giver), clause.units[noun]
        found = tuple(occasions(draft.text, Span(clause.units[max(0, noun - _GIVEN_UNITS)].start, unit.end)))
        if unit.key in FINDING:  # whose it is, and no occasion of what is said in other sentences
            finding = Occasion(party, (_document(unit),), unit.start)
            draft.speakers.wrote(finding)
            draft.findings[clause.span.start] = finding
        elif found:
            yield Occasion(party, (*found, *_printed_in(draft, clause, noun)), unit.start)


def _printed_in(draft: Draft, clause: Clause, noun: int) -> Iterator[Party]:
    """The outlet named right behind an occasion: "an op-ed in the Courier", "an interview with KZZQ"."""
    units = clause.units
    if _WITH.match(draft.text, units[noun].end):
        yield from draft.publishers(Span(units[noun].end, units[min(len(units) - 1, noun + _GIVEN_UNITS)].end))


def _is_given(units: Sequence[Unit], index: int) -> bool:
    """Whether a unit ends the noun of what somebody gives or finds: "statement", and the "ed" of "op-ed"."""
    if units[index].key == "ed" and index > 1:
        return units[index - 1].key == "-" and units[index - 2].key == "op"
    return units[index].key in GIVEN | FINDING


def _giver(draft: Draft, clause: Clause, noun: int) -> Name | None:
    """Whose occasion it is: the first one named before it, or who "made it in a speech".

    Refused: "Holm met Berg, who gave a speech", and "his" beside two persons, which may be either's.
    """
    opened = {unit.key for unit in clause.units[max(0, noun - _OPENED_UNITS) : noun]}
    opening = opened & {"a", "an", "his", "her", "its"} or _is_first_told(draft, clause, noun)
    names = draft.speakers.within(Span(clause.span.start, clause.units[noun].start))
    if not opened & GIVING or not opening or not names:
        return None
    between = {unit.key for unit in clause.units[:noun] if unit.start >= names[0].span.end}
    if between & {"who", "which", "that", "whose"}:
        return None
    later = [name for name in names[1:] if name.entity != names[0].entity]
    if not opened & {"in", "during"} or not later:
        return names[0]
    if opened & {"his", "her"} and any(name.kind is NameKind.PERSON for name in later):
        return None
    behind = next((unit.key for unit in clause.units if unit.start >= later[-1].span.end), "")
    return later[-1] if behind in _GAVE else names[0]


def _is_first_told(draft: Draft, clause: Clause, noun: int) -> bool:
    """Whether "released the full report" is the first that is told of one; refused: "released Holm's report"."""
    key = clause.units[noun].key
    if key not in FINDING:
        return False
    opened = Span(clause.units[max(0, noun - _THE_UNITS)].start, clause.units[noun].start)
    first = next(b.span.start for b in draft.report.blocks if b.role is Role.PARAGRAPH)
    known = re.compile(rf"\b{key}\b", re.I).search(draft.text, first, clause.span.start)
    return known is None and re.search(r"\bthe\s(?:[a-z][\w-]*\s)?$", opened.of(draft.text)) is not None


def _headed(draft: Draft) -> Iterator[Occasion]:
    """Occasions at the head of a sentence, whatever it tells: "In an interview with KZZQ, Holm took on the port"."""
    for clause in draft.clauses:
        opens = next((unit for unit in clause.units[:_OPENING_UNITS] if unit.key in _OPENERS), None)
        if opens is None or draft.report.blocks[clause.block].role is not Role.PARAGRAPH:
            continue
        ahead = (unit for unit in clause.units[:_HEAD_UNITS] if unit.start > opens.start and unit.key == ",")
        comma = next(ahead, None)
        head = Span(opens.end, comma.start if comma is not None else clause.span.end)
        named = _named_behind(draft, clause, head) or _named_at_once(draft, head)
        if named is None or draft.text[named.span.end : named.span.end + 1] in {"'", "’"}:
            continue
        head = Span(head.start, min(head.end, named.span.start))
        found = tuple(occasions(draft.text, head))
        if found or opens.key == "on":
            found = (*found, *draft.publishers(head))
        if found:
            yield Occasion(draft.speakers.party(named), found, opens.start)


def _named_behind(draft: Draft, clause: Clause, head: Span) -> Name | None:
    """Who is named right behind the comma that ends an occasion."""
    named = next(iter(draft.speakers.within(Span(head.end, clause.span.end))), None)
    return named if named is not None and named.span.start <= head.end + _TITLE_CHARACTERS else None


def _named_at_once(draft: Draft, head: Span) -> Name | None:
    """Who is named right behind an occasion without a comma: "In a statement late Monday Holm asked for calm"."""
    behind = _STATED.search(draft.text, head.start, head.end)
    names = draft.speakers.within(Span(behind.end(), head.end)) if behind is not None else []
    return names[0] if behind and names and names[0].span.start == behind.end() else None


def _questioned(draft: Draft) -> Iterator[Occasion]:
    """Occasions on which one was asked: "Holm was asked at the daily briefing", "Asked by KZZQ whether …, Holm"."""
    for clause in draft.clauses:
        units = clause.units
        asked = next((i for i, unit in enumerate(units[:-2]) if unit.key == "asked" and _is_asked(units, i)), None)
        if asked is None or draft.report.blocks[clause.block].role is not Role.PARAGRAPH:
            continue
        comma = next((unit.start for unit in units[asked:] if unit.key == ","), clause.span.end)
        opens = asked == 0 or units[asked - 1].key == "when"
        named = Span(comma, clause.span.end) if opens else Span(clause.span.start, units[asked].start)
        names = draft.speakers.within(named)
        end = units[min(len(units) - 1, asked + _ASKED_UNITS)].end
        place = Span(units[asked + 1].start, min(end, comma))
        outlets = draft.publishers(place) if units[asked + 1].key == "by" else ()
        channel = (*occasions(draft.text, place), *outlets)
        if names and channel:
            yield Occasion(draft.speakers.party(names[0]), channel, units[asked].start)


def _document(noun: Unit) -> Party:
    """A document as what its author speaks through."""
    return Party(name=noun.key, kind=PartyKind.OCCASION, span=Span(noun.start, noun.end))


def _is_asked(units: Sequence[Unit], index: int) -> bool:
    """Whether somebody is asked on an occasion: "was asked at", "Asked during"; refused: "Holm asked at the desk"."""
    passive = index == 0 or units[index - 1].key in {"was", "were", "when"}
    return passive and units[index + 1].key in {"at", "in", "during", "on", "by"}
