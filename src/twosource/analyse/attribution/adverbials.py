"""Beside who says so and what: to whom, where, when and on what occasion."""

from twosource.analyse.attribution.clauses import DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS
from twosource.analyse.attribution.subjects import Subjects
from twosource.analyse.attribution.verbs import Group
from twosource.analyse.speakers.occasions import OCCASION, tells_occasion
from twosource.analyse.tables import outlets
from twosource.model.span import Span

_SETTING_UNITS = 24
# Units in which a station is named: "On Fox News Sunday".
_STATION_UNITS = 4
# Words of a title without a capital, and how many words a programme's title has at most.
_TITLE_JOINTS = frozenset(["of", "the", "and", "&"])
_TITLE_WORDS = 5
# Behind these words something else is told: "in 91 letters | that ended up in an email".
_TURNING = frozenset("that which who whose where when because although while".split())
# Units behind quoted words in which an occasion begins: "called it a “wreck” of a ferry in an interview".
_BEHIND_UNITS = 8
_YEAR_DIGITS = 4
# Words beside a day: "on late Tuesday".
_DAY_PARTS = frozenset("late early last this and".split())
# Prepositions that go with a number, and begin what is said: "at least 30 deaths".
_MEASURES = frozenset([("at", "least"), ("at", "most"), ("in", "all"), ("in", "total"), ("at", "any")])
# What "this" and "last" go with where they tell a time; else they begin what is said: "said | this was old".
_SPELLS = frozenset(
    "week month year weekend spring summer fall autumn winter time january february march april may june july august "
    "september october november december century season quarter".split()
)
# Words that open "in an interview with KZZQ", "speaking to reporters" before or behind a subject.
_SPEAKING = frozenset("speaking talking writing appearing testifying".split())
_SETTING_OPENERS = _SPEAKING | frozenset("in on at during via through".split())


class Adverbials(Subjects):
    """Addressees and settings of a clause."""

    def _addressee(self, group: Group, start: int) -> tuple[Span | None, int]:
        if not group.cue.addressee or start >= self.count:
            return None, start
        head = self.units[start]
        programme = head.kind == "q" and self._is_told_programme(start, start)
        if (head.kind != "w" and not programme) or head.key in {"that", "to", "of", "about"}:
            return None, start
        last = start
        for index in range(start, min(self.count, start + 14)):
            unit = self.units[index]
            if unit.kind == "q" and self._is_told_programme(index, start):
                last = index
                break
            if unit.kind == "q" or (unit.kind == "m" and unit.key not in {"(", ")", "-", "'", "&", "."}):
                break
            if (
                unit.key in SUBORDINATORS - {"and"}
                or unit.key in {"in", "on", "at", "during", "to", "by", "last", "not"}
                or (unit.key in PRONOUNS and index > start)
                or (unit.key == "of" and group.cue.base == "accuse")
            ):
                if index == start:
                    return None, start
                break
            if index > start and not unit.named and self._is_finite(index):
                return None, start
            if index > start and unit.key in DETERMINERS and self.units[index - 1].key not in PREPOSITIONS | {"and"}:
                break
            last = index
        return self._span(start, last), last + 1

    def _setting(self, start: int) -> tuple[Span | None, int]:
        """Adverbials right behind the cue: "on Wednesday", "in a statement", "during a press conference"."""
        index = start
        while index < self.count:
            unit = self.units[index]
            if self._is_measure(index) or self._is_owner(index):
                break
            if unit.key in {"this", "last"} and (not self._is_spell(index + 1) or self._is_owner(index + 1)):
                break
            if (
                unit.key
                in {
                    "in",
                    "on",
                    "at",
                    "during",
                    "after",
                    "from",
                    "via",
                    "by",
                    "before",
                    "outside",
                    "of",
                    "last",
                    "earlier",
                    "late",
                    "early",
                    "this",
                }
                and unit.kind == "w"
            ):
                stop = self._adverbial_end(index)
                index = stop
            elif unit.key == "to" and index + 1 < self.count and self._is_told(index + 1):
                index = self._adverbial_end(index)
            elif unit.kind == "w" and (self._is_day(unit) or self._is_manner(index)):
                index += 1
            else:
                break
        last = index - 1
        while last >= start and self.units[last].key in {".", ","}:
            last -= 1
        return (self._span(start, last) if last >= start else None), index

    def _is_measure(self, index: int) -> bool:
        """Whether a preposition goes with a number: "said | at least 30 died", "said in all, …"."""
        unit, following = self.units[index], self.units[index + 1 : index + 2]
        return unit.kind == "w" and bool(following) and (unit.key, following[0].key) in _MEASURES

    def _is_owner(self, index: int) -> bool:
        """Whether a day owns what is told of: "said | Monday's vote was close"."""
        return index + 1 < self.count and self.units[index + 1].key == "'s" and self._is_spell(index)

    def _is_spell(self, index: int) -> bool:
        """Whether the unit is a stretch of time, as behind "this" and "last": "said this | week"."""
        if index >= self.count:
            return False
        return self._is_day(self.units[index]) or self.units[index].key in _SPELLS

    def _is_manner(self, index: int) -> bool:
        """Whether a word only says how: "said bluntly that", "said bluntly Wednesday that"."""
        following = self.units[index + 1] if index + 1 < self.count else None
        leads_on = following is not None and (following.key == "that" or self._is_day(following))
        return leads_on and self.units[index].key.endswith("ly") and not self.units[index].named

    def _is_told(self, index: int) -> bool:
        """Whether "to" before the unit names who was told: "confirmed to Fox News that", "to the Courier"."""
        unit, following = self.units[index], self.units[index + 1 : index + 2]
        named = unit.named or (unit.key == "the" and bool(following) and following[0].named)
        return named or unit.key in {"reporters", "lawmakers", "journalists"}

    def _without_setting(self, source: tuple[int, int]) -> tuple[tuple[int, int], Span | None]:
        """The source without ", in an interview with KZZQ," or " in a statement" behind it.

        Refused: "the clerk in the interview", who is called so.
        """
        for index in range(source[0] + 1, source[1]):
            opens = self.units[index + 1].key
            if self.units[index].key == "," and opens in _SETTING_OPENERS and self.units[source[1]].key == ",":
                return (source[0], index - 1), self._span(index + 1, source[1] - 1)
        for index in range(source[0] + 1, source[1]):
            if self.units[index].key not in _SETTING_OPENERS or not self.units[index - 1].named:
                continue
            span = self._span(index, source[1])
            if OCCASION.match(self.text, self.units[index + 1].start) and "," not in span.of(self.text):
                return (source[0], index - 1), span
        return source, None

    def _trailing(self, content: tuple[Span, ...], after: int) -> Span | None:
        """An occasion behind it all: "… must “go home” in a speech on Monday", "Holm said, in an interview with …"."""
        end = content[-1].end if content else 0
        quoted = [i for i, unit in enumerate(self.units) if unit.kind == "q" and unit.end <= end]
        start = max(quoted[-1] + 1 if quoted else 0, after)
        if start < self.count and self.units[start].key == ",":
            start += 1
        end = self.count - (2 if self.units[-1].key == "." else 1)
        if start < self.count and self.units[start].key in _SETTING_OPENERS:
            leaves = (i - 1 for i in range(start + 1, end) if self.units[i].key in _TURNING)
            span = self._span(start, next(leaves, end))
            return span if tells_occasion(span.of(self.text)) else None
        opener = self._opener_behind(start) if quoted else None
        return self._span(opener, end) if opener is not None else None

    def _opener_behind(self, start: int) -> int | None:
        """Where an occasion begins behind a few words more: "called it a “wreck” of a ferry | in an interview".

        Refused: "it would be “wrong” for him to speak on whether the interview …", "“fair” to him, in a way".
        """
        for index in range(start, min(self.count - 1, start + _BEHIND_UNITS)):
            unit = self.units[index]
            if unit.kind != "w" or self._is_finite(index):
                return None
            if unit.key in _SETTING_OPENERS and OCCASION.match(self.text, self.units[index + 1].start):
                return index
        return None

    def _leading(self, subject: int) -> Span | None:
        """An occasion at the head of the sentence: "In a letter to the mayor, they", "In fact, in a talk, he"."""
        start = next((i for i, unit in enumerate(self.units) if unit.kind == "w"), subject)
        while start < subject and self.units[start].key in _SETTING_OPENERS:
            comma = next((i for i in range(start, subject) if self.units[i].key == ","), None)
            if comma is None or comma - start > _SETTING_UNITS:
                return None
            span = self._span(start, comma - 1)
            spoken = self.units[start].key in _SPEAKING or self._is_on_air(start)
            if spoken or tells_occasion(span.of(self.text)):
                return span
            start = comma + 1
        return None

    def _is_on_air(self, start: int) -> bool:
        """Whether a sentence opens with a station: "On CNN, Holm said", "On CNN's Low Tide, he said"."""
        first = start + 1
        ends = (unit.end for unit in self.units[first : first + _STATION_UNITS])
        return self.units[start].key == "on" and any(
            self.text[self.units[first].start : end] in outlets() for end in ends
        )

    def _is_programme(self, index: int) -> bool:
        """Whether words in marks name what one speaks on: "said on “Low Tide” that"; refused: "spoke on “the tide”"."""
        quote, following = self.units[index].quote, self.units[index + 1 : index + 2]
        parts = quote.inner.of(self.text).split() if quote is not None else []
        titled = bool(parts) and all(part[:1].isupper() or part in _TITLE_JOINTS for part in parts)
        return titled and bool(following) and following[0].key in {"that", "to"}

    def _is_told_programme(self, index: int, start: int) -> bool:
        """Whether words in marks name the programme told: "told CNN's “Low Tide”", "told “Fox & Friends”"."""
        quote = self.units[index].quote
        title = quote.inner.of(self.text).rstrip(",.") if quote is not None else ""
        parts = title.split()
        titled = 1 < len(parts) <= _TITLE_WORDS and all(part[:1].isupper() or part in _TITLE_JOINTS for part in parts)
        owned = self.text[self.units[index].start - 3 : self.units[index].start].rstrip().lower().endswith(("'s", "’s"))
        return titled and (title in outlets() or (owned and index > start))

    def _is_in_date(self, comma: int) -> bool:
        """Whether a comma stands beside the year of a date: "in a Nov. 28, 2017, speech that"."""
        if not 1 < comma < self.count - 2:
            return False
        before, after = self.units[comma - 1].key, self.units[comma + 1].key
        year = before.isdigit() and len(before) == _YEAR_DIGITS and self.units[comma - 2].key == ","
        return (before.isdigit() and after.isdigit()) or (year and self.units[comma + 1].kind == "w")

    def _is_behind_day(self, start: int, index: int) -> bool:
        """Whether nothing but a day stands before the unit: "said on Tuesday | measures were under way"."""
        days = all(self._is_day(unit) or unit.key in _DAY_PARTS for unit in self.units[start + 1 : index])
        unit = self.units[index]
        return days and unit.kind == "w" and not self._is_day(unit) and unit.key not in _DAY_PARTS | PREPOSITIONS

    def _adverbial_end(self, start: int) -> int:
        for index in range(start + 1, self.count):
            unit = self.units[index]
            if unit.kind == "q" and self._is_programme(index):
                continue
            if unit.key == "," and self._is_in_date(index):
                continue
            if unit.kind == "q" or (unit.kind == "m" and unit.key not in {"-", "'", "&", "/", "(", ")", "."}):
                return index
            if unit.key in {"that", "whether", "how", "why"} and index > start + 1:
                return index
            if (
                index > start + 1
                and unit.key in DETERMINERS | PRONOUNS
                and self.units[index - 1].key not in PREPOSITIONS | {"and"}
                and not self._is_day(unit)
            ):
                return index
            if index > start + 1 and (unit.named or unit.key == "to") and self._is_day(self.units[index - 1]):
                return index
            if index > start + 1 and self._is_behind_day(start, index):
                return index
        return self.count
