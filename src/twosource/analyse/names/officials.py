"""Descriptions that lead to who holds an office on the day of the report: "the Chinese president", "Japan's premier".

What the report itself says goes first. The table of office-holders is silent where the report names somebody else for
the office, where the words are about the office or about another time, and near a hand-over.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import islice

from twosource.analyse.names.entities import level_of
from twosource.analyse.names.offices import Tenure, bodies, holding, known_until, levelled, synonyms, tenures
from twosource.analyse.names.persons import same_person
from twosource.analyse.tables import places
from twosource.model.analysis import Name, NameKind, Sentence
from twosource.model.sameness import Sameness
from twosource.model.span import Span

# The words of the longest form of a body ("Federal Bureau of Investigation" has four), and the letters of a look
_FORM_WORDS, _REACH = 5, 64
_WORD = re.compile(r"[\w.’'-]+")
_OWNER = re.compile(r"['’]s?$")
# What parts words that stand in a row: a mark, a second space, the end of a line
_BROKEN = re.compile(r"[^\w.’' -]|\s\s")
_STILL = frozenset("current sitting incumbent".split())
# "Xi is the Chinese president", "elected as the French president", "he’s the president of Chile": says who it is
_CALLING = frozenset("is was be been being become becomes became as elected named appointed not".split())
_IS_SHORT = re.compile(r"['’](?:s|m|re)$")
# "the president-elect", "the president’s spokesman": another person
_ANOTHER = re.compile(
    r"[-,]?\s?(?:elect|designate)\b|"
    r"['’]s?\s(?:[\w-]+\s){0,2}(?:office|spokes\w+|press|adviser|advisor|aide|deputy|representative|envoy|wife|husband|son|daughter|party|"
    r"government|administration|cabinet|residence|palace)"
)
# What may stand between a name and a description of one person: "Xi Jinping, the Chinese president", "the premier (Li)"
_APPOSED = " ,:–—-("
# As far back as a name may begin that ends beside a description, in letters; more than the longest name of news has
_NAME_REACH = 200
_OF = re.compile(r"\sof\s(?:the\s)?")
_THEN = re.compile(r"\bat\s(?:the|that)\stime\b", re.I)
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


_Found = tuple[int, int, str]
"""Where a description begins and ends, and the body that it names."""


@dataclass(frozen=True, slots=True)
class _Described:
    """Words that name an office, and whose."""

    span: Span
    body: str
    office: str


def officials(text: str, sentences: Sequence[Sentence], named: Sequence[Name], day: date | None) -> Iterator[Name]:
    """A reference for every description whose office one known person held on the day.

    Args:
        named: the names of the report in order, descriptions that it resolves itself included.
        day: of publication; without it nobody can be told.
    """
    if day is None or day > known_until():
        return
    report = _Named(named)
    for sentence in sentences:
        elsewhen: bool | None = None
        for told in _described(text, sentence.span):
            holder = report.holder(told, day)
            if holder is None or report.stands_at(told.span, text):
                continue
            elsewhen = is_elsewhen(sentence.span.of(text), day) if elsewhen is None else elsewhen
            if not elsewhen:
                yield replace(holder, span=told.span, core=told.span)


class _Named:
    """The names of a report, asked who of them held an office."""

    def __init__(self, named: Sequence[Name]) -> None:
        self.named = named
        self.starts = [name.span.start for name in named]
        self.known: dict[tuple[str, str], Name | None] = {}
        self.titled: dict[tuple[str, str], set[str]] = defaultdict(set)
        self.levels: dict[str, set[str]] = defaultdict(set)
        for name in named:
            if name.kind in {NameKind.PERSON, NameKind.OTHER}:
                self.levels[level_of(name.entity)].add(name.entity)
                self.titled[name.country, levelled(name.title)].add(name.entity)

    def stands_at(self, span: Span, text: str) -> bool:
        """Whether a person is named in the description or right beside it, or another name goes on beyond it."""
        before = len(text[max(0, span.start - 4) : span.start].rstrip(_APPOSED)) + max(0, span.start - 4)
        after = text[span.end : span.end + 4]
        behind = span.end + len(after) - len(after.lstrip(_APPOSED))
        first = bisect_left(self.starts, span.start - _NAME_REACH)
        for name in self.named[first : bisect_left(self.starts, behind + 1)]:
            inside = name.span.meets(span) and (name.kind is NameKind.PERSON or not span.covers(name.span))
            beside = name.span.end == before or (name.span.start == behind and behind > span.end)
            if inside or (beside and name.kind in {NameKind.PERSON, NameKind.OTHER}):
                return True
        return False

    def holder(self, told: _Described, day: date) -> Name | None:
        """The reference to who held the office on the day; None where that is open."""
        key = told.body, told.office
        if key not in self.known:
            found = holding(*key, day)
            self.known[key] = self._reference(told, found.tenure, found.reason) if found.tenure else None
        return self.known[key]

    def _reference(self, told: _Described, tenure: Tenure, reason: str) -> Name | None:
        own = self._bearers(tenure.holder)
        others = {name for title in synonyms(told.body, told.office) for name in self.titled[told.body, title]} - own
        rivals = any(self._bearers(other.holder) for other in tenures()[told.body, told.office] if other is not tenure)
        if others or len(own) > 1 or (rivals and not own):
            return None
        entity = next(iter(own), tenure.holder)
        return Name(
            span=told.span,
            core=told.span,
            entity=entity,
            level=level_of(entity),
            kind=NameKind.PERSON,
            country=told.body,
            title=told.office,
            described=True,
            score=_NAMED_HERE if own else _BY_TABLE,
            reason=reason,
        )

    def _bearers(self, person: str) -> set[str]:
        """The names of the report that mean a person of the table."""
        near = self.levels.get(level_of(person), set())
        return {entity for entity in near if same_person(entity, person).value is Sameness.SAME}


# How sure a reference by the table is where the report names the holder too, and where it does not; house rule
_NAMED_HERE, _BY_TABLE = 0.7, 0.6


@cache
def _offices() -> re.Pattern[str]:
    words = sorted({office for _, office in tenures()}, key=lambda office: (-len(office), office))
    forms = "|".join(
        r"\s".join(f"[{w[0].upper()}{w[0]}]{re.escape(w[1:])}" for w in office.split()) for office in words
    )
    return re.compile(rf"\b(?:{forms.replace('efense', 'efen[cs]e')})\b")


def _described(text: str, span: Span) -> Iterator[_Described]:
    """The descriptions of a sentence: "the Chinese president", "China’s premier", "the president of China"."""
    for match in _offices().finditer(text, span.start, span.end):
        office = levelled(match.group())
        for found in (_before(text, span.start, match), _behind(text, span, match)):
            if found is not None and (found[2], office) in tenures() and _is_free(text, span, *found[:2]):
                yield _Described(Span(*found[:2]), found[2], office)
                break


def _before(text: str, floor: int, match: re.Match[str]) -> _Found | None:
    """ "the Chinese", "Japan’s current", "the UN" before an office."""
    words = list(_WORD.finditer(text, max(floor, match.start() - _REACH), match.start()))
    if words and words[-1].group().lower() in _STILL:
        words.pop()
    for count in range(min(_FORM_WORDS, len(words)), 0, -1):
        article = len(words) > count and words[-count - 1].group().lower() == "the"
        first = words[-count - 1] if article else words[-count]
        form = text[words[-count].start() : words[-1].end()]
        bare = _OWNER.sub("", form)
        body = _body_of(bare)
        if body and (article or bare != form) and not _BROKEN.search(text, first.start(), match.start()):
            return first.start(), match.end(), body
    return None


def _behind(text: str, span: Span, match: re.Match[str]) -> _Found | None:
    """ "the president of China"; refused: "the president of China Mobile"."""
    of = _OF.match(text, match.end(), span.end)
    if of is None or text[max(span.start, match.start() - 4) : match.start()].lower() != "the ":
        return None
    words = list(islice(_WORD.finditer(text, of.end(), min(span.end, of.end() + _REACH)), _FORM_WORDS))
    if not words or words[0].start() != of.end():
        return None
    for word in reversed(words):
        form = text[of.end() : word.end()]
        body = _body_of(form) or _body_of(form.rstrip("."))
        if body:
            end = word.end() if _body_of(form) else word.end() - 1
            goes_on = re.match(r"\s[A-Z]|-|['’]", text[end : end + 2])
            return None if goes_on else (match.start() - 4, end, body)
    return None


def _body_of(form: str) -> str:
    """The country or body of a form; "" where it is none, a capital or a seat of government."""
    place = places().get(form)
    if place is not None and place.use in {"country", "people"}:
        return place.country
    return bodies().get(form, "")


def _is_free(text: str, sentence: Span, start: int, end: int) -> bool:
    """Whether the words stand for a person: they do not say who is what, and nothing of that person is meant."""
    last = text[max(sentence.start, start - 24) : start].split()[-1:]
    if last and (last[0].lower() in _CALLING or _IS_SHORT.search(last[0])):
        return False
    return _ANOTHER.match(text[end : min(sentence.end, end + _REACH)]) is None


def is_elsewhen(sentence: str, day: date) -> bool:
    """Whether a sentence tells of another time: "in 1998", "at the time"."""
    return _THEN.search(sentence) is not None or any(int(year) != day.year for year in _YEAR.findall(sentence))
