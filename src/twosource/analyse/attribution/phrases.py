"""The noun phrases that name who says so, before a verb and behind it."""

from twosource.analyse.attribution.clauses import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Unit,
)
from twosource.analyse.attribution.openers import Openers
from twosource.analyse.names.titles import OFFICE_HEADS

# Behind a comma these add to no one: "…, | or any other gain, said Holm".
_NO_OPENERS = frozenset(["or", "nor"])
# No source is longer.
SUBJECT_UNITS = 40
# What somebody is beside the offices of the table, in such a phrase: ", senior fellow at the Bell Institute,".
_POSTS = frozenset(
    "fellow scholar scientist partner student veteran owner farmer nurse engineer lecturer specialist consultant "
    "psychologist contractor worker assistant organizer organiser retiree".split()
)
# Digits from which a number between commas is a year and no age.
_YEAR_DIGITS = 4
_OWNERS = frozenset("his her their".split())
# Adjectives between owner and noun: "Holm's oft-repeated, ironic claim".
_ADJECTIVE_UNITS = 3
# Pasts that are no participles and tell nothing: "they went", "he took"; not "sold", "held", "wrote".
_PLAIN_PASTS = frozenset(
    "went took gave came became got rose fell began grew drove ate ran drew flew hid wore broke stole".split()
)
# Words in marks within a name: Orla “Buck” Venn.
_NICKNAME_WORDS = 2


class Phrases(Openers):
    """The sources of a clause, as pairs of first and last unit."""

    def _person_after_of(self, phrase: tuple[int, int]) -> int | None:
        """Where "Ben Holm" begins in "a profile of Ben Holm", who is meant by "who"; not in "the mayor of New Arle"."""
        first = phrase[1]
        while first > phrase[0] and (self.units[first].named or self.units[first].capital):
            first -= 1
        of = self.units[first].key == "of" and phrase[1] - first > 1 and first > phrase[0]
        return first + 1 if of and self.units[first - 1].key not in OFFICE_HEADS else None

    def _antecedent(self, relative: int) -> tuple[int, int] | None:
        last = relative - 1
        if last >= 0 and self.units[last].key == ",":
            last -= 1
        found = self._phrase_before(last) if last >= 0 else None
        if found is None:
            return relative, relative
        person = self._person_after_of(found) if self.units[relative].key == "who" else None
        if person is not None:
            return person, found[1]
        for index in range(found[1], found[0], -1):
            if self.units[index].key in PREPOSITIONS - {"of"}:
                return index + 1, found[1]
        return found

    def _apposed(self, comma: int) -> tuple[int, int] | None:
        """ "Frank Aske, director of the yard," with the words between the commas."""
        depth = 0
        if (heads := self._including(comma)) is not None:
            return heads
        for index in range(comma - 1, max(-1, comma - SUBJECT_UNITS), -1):
            unit = self.units[index]
            if unit.kind == "q":
                return None
            if unit.key == "," and depth == 0:
                opens = self.units[index + 1]
                nominal = opens.key in DETERMINERS | {"who", "which", "whose", "now", "then", "himself", "herself"}
                if index == 0 or not (nominal or opens.kind == "w" or opens.key == "(") or opens.key in _NO_OPENERS:
                    return None
                before = self._phrase_before(index - 1)
                if before is None or self._is_adverbial(before[0]):
                    return None
                if self._is_apposed(before) and (further := self._apposed_before(before[0])) is not None:
                    before = further
                return before[0], comma
        return None

    def _including(self, comma: int) -> tuple[int, int] | None:
        """Who is told with a list of them: "Critics, including A, B and C, | have said"."""
        for index in range(comma - 2, max(0, comma - SUBJECT_UNITS), -1):
            unit = self.units[index]
            if unit.kind == "q" or self._is_finite(index):
                return None
            if unit.key == "," and self.units[index + 1].key == "including":
                before = self._phrase_before(index - 1)
                return (before[0], comma) if before is not None and not self._is_adverbial(before[0]) else None
        return None

    def _is_spaced_dash(self, index: int) -> bool:
        """Whether a dash stands between words and not within one."""
        if self.units[index].key != "-" or not 0 < index < self.count - 1:
            return False
        before, mark, after = self.units[index - 1 : index + 2]
        return before.end < mark.start or mark.end < after.start or mark.end - mark.start > 1

    def _is_apposed(self, phrase: tuple[int, int]) -> bool:
        """Whether a phrase between commas only adds to the one before: "R-N.H.", "who leads the board"."""
        before = self.units[phrase[0] - 1] if phrase[0] else None
        if before is None:
            return False
        tag = len(self.units[phrase[0]].key) == 1 and self.units[phrase[0]].capital  # "R-N.H."
        inside = {unit.key for unit in self.units[phrase[0] : phrase[1]]}
        head = self.units[phrase[0]]
        bare = head.kind == "w" and not (head.capital or head.named or head.key in DETERMINERS | PRONOUNS)
        aged = phrase[0] == phrase[1] and head.key.isdigit() and len(head.key) < _YEAR_DIGITS
        named = before.key == "," and head.key in DETERMINERS and phrase[0] > 1 and self.units[phrase[0] - 2].named
        if aged or named:  # "Tomas Ask, | 65, | of Arle,", "Ask, | the head of the line, | the owner,"
            return True
        # ", legal director of the yard, a part of the port,"
        works = before.key == "," and bare and self._is_post(phrase)
        return before.key in {"who", "which", "whose"} or (before.key == "," and tag) or "who" in inside or works

    def _is_post(self, phrase: tuple[int, int]) -> bool:
        """Whether a phrase says as what somebody works, by its noun: "director of the yard", "senior counsel at"."""
        end = next((i for i in range(*phrase) if self.units[i].key in PREPOSITIONS), phrase[1] + 1)
        return end > phrase[0] and self.units[end - 1].key in OFFICE_HEADS | _POSTS

    def _apposed_before(self, first: int) -> tuple[int, int] | None:
        """What stands before the comma that a phrase like "R-N.H." follows."""
        index = first - 1
        while index > 0 and self.units[index].key in {"who", "which", "whose", ","}:
            index -= 1
        found = self._phrase_before(index)
        if found is not None and self._is_apposed(found):
            return self._apposed_before(found[0]) or found
        return found

    def _phrase_before(self, last: int) -> tuple[int, int] | None:
        """The longest noun phrase that ends with unit ``last``."""
        first = last
        index = last
        while index >= 0 and last - index < SUBJECT_UNITS:
            unit = self.units[index]
            if (unit.kind == "q" and not self._is_nickname(index)) or (
                unit.kind == "m" and unit.key not in {"(", ")", "-", ".", "&", "'", "/", "@", "$", "%"}
            ):
                break
            if unit.key == ")":
                opened = next((i for i in range(index, max(-1, index - 8), -1) if self.units[i].key == "("), index)
                index = first = opened
                index -= 1
                continue
            if unit.key in SUBORDINATORS - {"and"} and not unit.named:
                break
            if unit.key == "and" and not self._joins(index):
                break
            if index != last and unit.key in _PLAIN_PASTS and not unit.named:
                joined = next((i for i in range(last, index, -1) if self.units[i].key == "and"), index)
                first = joined + 1  # "most went home | and | the clerk said"
                break
            if index != last and self._is_finite(index):
                break
            first = index
            if unit.key in PRONOUNS and unit.key not in {"one"} and index == last:
                break
            index -= 1
        return self._trim(first, last)

    def _is_nickname(self, index: int) -> bool:
        """Whether words in marks stand within a name: Orla | “Buck” | Venn."""
        quote = self.units[index].quote
        inner = quote.inner.of(self.text) if quote is not None else ""
        within = 0 < index < self.count - 1 and self.units[index - 1].named and self.units[index + 1].named
        return within and len(inner.split()) <= _NICKNAME_WORDS and inner[:1].isupper() and inner[-1:].isalpha()

    def _joins(self, index: int) -> bool:
        """Whether "and" joins two names or nouns rather than two clauses."""
        if index == 0 or index + 1 >= self.count:
            return False
        before, after = self.units[index - 1], self.units[index + 1]
        if after.key in DETERMINERS and index + 2 < self.count:
            after = self.units[index + 2]
        return (
            before.kind == "w"
            and (before.named == after.named)
            and after.key not in PRONOUNS
            and not self._is_finite(index + 1)
        )

    def _right(self, start: int) -> tuple[int, int] | None:
        """The noun phrase that begins at ``start``, with its apposition, for inverted order."""
        if start >= self.count:
            return None
        head = self.units[start]
        if head.kind != "w" or not (self._is_nominal(head) or self._bare_noun(start)):
            return None
        if head.key in PRONOUNS and not self._counts_one(start):
            return start, start
        last = start
        for index in range(start, min(self.count, start + SUBJECT_UNITS)):
            unit = self.units[index]
            if unit.kind == "q" or (unit.kind == "m" and unit.key not in {"(", ")", "-", ".", "&", "'", ",", "/", "@"}):
                break
            if unit.key == "," and not self._apposition_follows(index):
                break
            if unit.kind == "w" and index > start and self._leaves_phrase(index):
                break
            last = index
        while last > start and self.units[last].kind == "m" and self.units[last].key not in {")"}:
            last -= 1
        return start, last

    def _counts_one(self, start: int) -> bool:
        """Whether "one" begins a phrase: "said | one senior official", "one of the crew"; refused: "one, who"."""
        if self.units[start].key != "one" or start + 1 >= self.count:
            return False
        following = self.units[start + 1]
        return following.kind == "w" and (following.key == "of" or not self._leaves_phrase(start + 1))

    @staticmethod
    def _is_nominal(head: Unit) -> bool:
        """Whether a noun phrase surely begins with the unit: a name, "the", "she"."""
        return head.named or head.key in DETERMINERS or head.key in PRONOUNS - {"who", "which"} or head.capital

    def _bare_noun(self, start: int) -> bool:
        unit = self.units[start]
        return unit.key.endswith("s") and unit.key not in AUXILIARIES and unit.key not in PREPOSITIONS

    def _apposition_follows(self, comma: int) -> bool:
        if comma + 1 >= self.count:
            return False
        unit = self.units[comma + 1]
        if unit.key in {"who", "which", "whose"} or unit.key in DETERMINERS or unit.named:
            return True
        return (
            unit.kind == "w"
            and unit.key not in SUBORDINATORS | PREPOSITIONS | ADVERBS | AUXILIARIES
            and not unit.key.endswith("ing")
        )

    def _leaves_phrase(self, index: int) -> bool:
        unit = self.units[index]
        if unit.named:
            return False
        if unit.key in {"in", "on", "at", "during", "after", "before", "as", "when", "while", "via", "about", "by"}:
            nominal = any(u.key == "," for u in self.units[max(0, index - 6) : index])
            return not nominal
        return unit.key in SUBORDINATORS - {"and", "who", "which", "whose"} or unit.key in {"told", "said"}

    def _owner(self, noun: int) -> tuple[int, int] | None:
        """Whose claim it is: "Ines Holm's", "his"."""
        for index in range(noun - 1, max(-1, noun - 2 - _ADJECTIVE_UNITS), -1):
            unit = self.units[index]
            if unit.key in _OWNERS:
                return index, index
            if index > 0 and self._owns(index):
                first = index
                while first > 0 and self.units[first - 1].named:
                    first -= 1
                start = first - 1
                while start > 0 and index - start <= _ADJECTIVE_UNITS and self.units[start].kind == "w":
                    if self.units[start].key in DETERMINERS:
                        return start, index - 1  # "the school's claim that", "a Courier reporter's tweet"
                    start -= 1
                return (first, index - 1) if first < index else None
            if unit.kind != "w" and unit.key not in {"-", ","}:
                return None
        return None

    def _owns(self, index: int) -> bool:
        """Whether the unit makes an owner of what stands before: "Holm's", "the clerks'"."""
        unit, before = self.units[index], self.units[index - 1]
        return unit.key == "'s" or (unit.key == "'" and before.end == unit.start and before.key.endswith("s"))
