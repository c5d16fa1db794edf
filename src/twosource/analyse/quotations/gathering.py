"""Quotations of a report: each with speaker, cue and the chain through which it came.

Quote marks say where quoted words stand, attributions who says them. An attribution inside
another's content passes its speaker on through the other's ("A Kremlin account said the Chinese
President noted …": Xi Jinping, through the Kremlin). A quotation without a cue of its own takes
speaker and channel from the one it continues.
"""

from collections.abc import Sequence

from twosource.analyse.attribution.clauses import Clause, Unit
from twosource.analyse.attribution.frames import Attribution
from twosource.analyse.cues import Act
from twosource.analyse.marks import Quote
from twosource.analyse.quotations.draft import Draft
from twosource.analyse.quotations.inserted import inserted, through_posts
from twosource.analyse.quotations.marked import Marked
from twosource.analyse.quotations.sayings import Sayings, is_present
from twosource.analyse.quotations.settling import WEAK, Settling
from twosource.analyse.quotations.unmarked import Unmarked
from twosource.analyse.quotations.works import Works
from twosource.analyse.speakers.occasions import Occasion, Setting, carried
from twosource.analyse.speakers.resolving import Speakers
from twosource.model.quotation import Quotation, QuotationType
from twosource.model.report import Report

_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
# "last | week", "in recent | months", "has | repeatedly | said": another time than that of the occasion
_SPELLS = frozenset("week weeks month months year years".split())
_BYGONE = frozenset("last past recent previous".split())
_OTHERWISE = frozenset("previously repeatedly frequently often".split())
# Quoted words that make a mere name at most: "dismissed him as “an Arle clown”".
_NAME_WORDS = 4
# Characters beside source and cue in which the day of the saying stands: "Late on Monday, the mayor said".
_BESIDE = 24
# Units at the head of a sentence in which the day of a saying stands: "On Monday, after the storm, Holm said".
_OPENING_UNITS = 3


def quotations(
    report: Report,
    quotes: Sequence[Quote],
    clauses: Sequence[Clause],
    attributions: Sequence[Attribution],
    speakers: Speakers,
) -> tuple[Quotation, ...]:
    """All quotations in order of the text."""
    draft = Draft(report, quotes, clauses, speakers)
    works = Works(draft)
    sayings = Sayings(draft, works)
    sayings.resolve([a for a in attributions if a.act is not Act.STANCE])
    found = Marked(draft, sayings, works).run()
    found.extend(Unmarked(draft, sayings).run(tuple(found)))
    found.extend(inserted(draft, tuple(found)))
    found = through_posts(found)
    found.sort(key=lambda quotation: (quotation.span, quotation.type))
    settling = Settling(draft, sayings)
    settled = settling.led([settling.printed(quotation) for quotation in settling.settled(found)])
    made = carried(settled, sayings.told, _Carrying(draft, sayings).setting)
    return settling.followed(settling.titled(settling.wrote(made)))


class _Carrying:
    """What the occasions of one report carry, and what not."""

    def __init__(self, draft: Draft, sayings: Sayings) -> None:
        self.draft, self.sayings = draft, sayings

    @property
    def setting(self) -> Setting:
        """What is asked of the report."""
        return Setting(paragraph=self.draft.paragraph, day=self._day, aside=self._is_aside, standing=self._is_standing)

    def _day(self, offset: int) -> str:
        """The weekday on which what stands at an offset was said, in small letters: one beside source and cue."""
        clause = self.draft.clause_at(offset)
        if clause is None:
            return ""
        days = [unit for place, unit in enumerate(clause.units) if _is_time(clause.units, place)]
        sayings = self.sayings.at(clause) if days else ()
        return next((day.key for day in days if any(_is_beside(day, s.attribution) for s in sayings)), "")

    def _is_aside(self, quotation: Quotation, occasion: Occasion) -> bool:
        """Whether an occasion is not passed on to it.

        A mere name behind it ("dismissed him as “a clown”"), words without a cue outside the sentence that tells the
        occasion, and what somebody named was told before it: "Holm told Hugh Berg that".
        """
        attribution = self.draft.saying_of.get(quotation.id)
        if attribution is None:
            clause = self.draft.clause_at(quotation.span.start)
            told_here = clause is not None and clause.span.start <= occasion.offset < quotation.span.start
            return quotation.cue is None and quotation.score < WEAK and not told_here
        lead = quotation.span.start < occasion.offset
        if (
            lead
            and attribution.base == "tell"
            and attribution.addressee
            and self.draft.speakers.within(attribution.addressee)
        ):
            return True
        if attribution.base == "accuse" or set(attribution.frames) & set("ci"):
            return False
        named = not lead and len(quotation.span.of(self.draft.text).split()) <= _NAME_WORDS
        return quotation.type is QuotationType.INDIRECT or (quotation.type is QuotationType.MIXED and named)

    def _is_standing(self, quotation: Quotation) -> bool:
        """Whether it is told as a standing position, without quote marks: "says she is undecided", "has said"."""
        attribution = self.draft.saying_of.get(quotation.id)
        return (
            attribution is not None
            and quotation.type is QuotationType.INDIRECT
            and is_present(attribution, self.draft.text)
        )


def _is_time(units: Sequence[Unit], place: int) -> bool:
    """Whether a unit says when or how often: a weekday, "last week", "in recent months", "has repeatedly said"."""
    key = units[place].key
    spell = place > 0 and key in _SPELLS and units[place - 1].key in _BYGONE
    return key in _WEEKDAYS or key in _OTHERWISE or spell


def _is_beside(day: Unit, attribution: Attribution) -> bool:
    """Whether a day stands with source and cue, or in a setting: "Holm said Monday", "On Monday, Holm told"."""
    source = attribution.source or attribution.cue
    first, last = min(source.start, attribution.cue.start), max(source.end, attribution.cue.end)
    near = first - _BESIDE <= day.start and day.end <= last + _BESIDE
    opens = day in attribution.clause.units[:_OPENING_UNITS] and attribution.content[0].start > first
    return near or opens or any(setting.start <= day.start < setting.end for setting in attribution.settings)
