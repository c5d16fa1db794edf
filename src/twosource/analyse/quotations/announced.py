"""Occasions that a report tells beside any words said: a statement issued, a question at a briefing."""

from collections.abc import Iterator, Sequence

from twosource.analyse.attribution.clauses import Unit
from twosource.analyse.quotations.draft import Draft
from twosource.analyse.speakers.occasions import FINDING, GIVEN, GIVING, Occasion, occasions
from twosource.model.quotation import Party, PartyKind
from twosource.model.report import Role
from twosource.model.span import Span

# Units behind "asked" in which the occasion stands: "asked at the White House's daily briefing about".
_ASKED_UNITS = 10


def announced(draft: Draft) -> Iterator[Occasion]:
    """Every occasion told so, in no order."""
    yield from _narrated(draft)
    yield from _questioned(draft)


def _narrated(draft: Draft) -> Iterator[Occasion]:
    """Occasions told beside any words said: "The mayor issued a statement", "takes it up in a speech"."""
    for clause in draft.clauses:
        if draft.report.blocks[clause.block].role is not Role.PARAGRAPH:
            continue
        noun = next((i for i, unit in enumerate(clause.units) if unit.key in GIVEN | FINDING), None)
        opened = {unit.key for unit in clause.units[max(0, (noun or 0) - 6) : noun]} if noun else set()
        names = draft.speakers.within(Span(clause.span.start, clause.units[noun].start)) if noun else []
        if noun is None or not opened & GIVING or not opened & {"a", "an", "his", "her", "its"} or not names:
            continue
        between = {unit.key for unit in clause.units[:noun] if unit.start >= names[0].span.end}
        if between & {"who", "which", "that", "whose"}:
            continue
        party, unit = draft.speakers.party(names[0]), clause.units[noun]
        found = tuple(occasions(draft.text, Span(clause.units[max(0, noun - 4)].start, unit.end)))
        if unit.key in FINDING:  # whose it is, and no occasion of what else is said
            draft.speakers.wrote(Occasion(party, (_document(unit),), unit.start))
        elif found:
            yield Occasion(party, found, unit.start)


def _questioned(draft: Draft) -> Iterator[Occasion]:
    """Occasions on which one was asked: "Holm was asked at the daily briefing", "Asked in an interview, Holm"."""
    for clause in draft.clauses:
        units = clause.units
        asked = next((i for i, unit in enumerate(units[:-2]) if unit.key == "asked" and _is_asked(units, i)), None)
        if asked is None or draft.report.blocks[clause.block].role is not Role.PARAGRAPH:
            continue
        comma = next((unit.start for unit in units[asked:] if unit.key == ","), clause.span.end)
        named = Span(comma, clause.span.end) if asked == 0 else Span(clause.span.start, units[asked].start)
        names = draft.speakers.within(named)
        end = units[min(len(units) - 1, asked + _ASKED_UNITS)].end
        channel = tuple(occasions(draft.text, Span(units[asked + 1].start, min(end, comma))))
        if names and channel:
            yield Occasion(draft.speakers.party(names[0]), channel, units[asked].start)


def _document(noun: Unit) -> Party:
    """A document as what its author speaks through."""
    return Party(name=noun.key, kind=PartyKind.OCCASION, span=Span(noun.start, noun.end))


def _is_asked(units: Sequence[Unit], index: int) -> bool:
    """Whether somebody is asked on an occasion: "was asked at", "Asked during"; refused: "Holm asked at the desk"."""
    passive = index == 0 or units[index - 1].key in {"was", "were", "when"}
    return passive and units[index + 1].key in {"at", "in", "during", "on"}
