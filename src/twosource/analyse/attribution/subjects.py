"""The subject of a verb of saying: right before it, or of the clause that a participle hangs on."""

from twosource.analyse.attribution.clauses import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from twosource.analyse.attribution.phrases import SUBJECT_UNITS, Phrases
from twosource.analyse.attribution.verbs import Group
from twosource.analyse.words import IRREGULAR

# Words before a participle at the head of a sentence: "While saying there were none, Holm …".
_LEADS = frozenset("while in by after before and but when addition to besides without apart from instead of".split())
# Units between "with" and a participle: "with one diver of the yard saying".
_WITH_UNITS = 10
# What stands within a name or between two.
_IN_NAMES = frozenset("and of & .".split())
# Verbs that do nothing but say, so that "… and said" begins another attribution of the same speaker.
PLAINLY = frozenset("say add tell claim argue insist warn note write tweet declare announce".split())
# What a letter does as well: "issued a statement calling for a strike".
_PLEADING = frozenset(["ask", "urge", "call for", "demand", "allege", "accuse", "suggest", "contend", "request"])
# What is put out and says something, and units between it and "saying".
_NOTES = frozenset(
    "statement letter memo note message email e-mail tweet post brief complaint lawsuit suit filing petition column "
    "op-ed editorial essay leaflet ad advertisement resolution".split()
)
_NOTE_UNITS = 16
# How a source is kept: "who declined to be identified", and the fewest words before it.
_KEPT = frozenset("named identified quoted".split())
_KEPT_LEAST = 4
# Irregular forms that are the past alone: "the owners sold their boats".
PASTS = frozenset(
    form
    for form, base in IRREGULAR.items()
    if base not in {"be", "have", "do", "person", form} and not form.endswith(("s", "en", "wn", "un", "ne", "ing"))
)


class Subjects(Phrases):
    """The subjects of a clause, as pairs of first and last unit."""

    def _left(self, first: int) -> tuple[int, int] | None:
        """The noun phrase that ends right before ``first``, or None."""
        last = self._before_day(first - 1)
        if last < 0:
            return None
        unit = self.units[last]
        if unit.key in {"and", "but", "then"} and not unit.capital:
            return self._subject_before(last)
        if unit.key in {"who", "which", "that"} and unit.kind == "w" and not unit.named:
            return self._antecedent(last)
        if unit.key == ",":
            return self._apposed(last)
        if unit.kind == "m" and unit.key not in {")", "-", ".", "%"}:
            return None
        if (unnamed := self._unnamed(last)) is not None:
            return unnamed
        if unit.quote is not None and unit.quote.inner.of(self.text)[-1:] in ",.!?…—–-":
            return None
        return self._phrase_before(last)

    def _unnamed(self, last: int) -> tuple[int, int] | None:
        """ "an aide who asked not to be named" as far as "who", or None."""
        if self.units[last].key not in _KEPT or last < _KEPT_LEAST or self.units[last - 1].key != "be":
            return None
        who = next((i for i in range(last - 2, max(0, last - _NOTE_UNITS), -1) if self.units[i].key == "who"), None)
        return self._antecedent(who) if who is not None else None

    def _main_subject(self, group: Group) -> tuple[int, int] | None:
        """The subject of the clause that a participle hangs on: "Holm …, saying Berg …"."""
        before = self.units[group.first - 1] if group.first else None
        if (own := self._with_subject(group.first)) is not None:
            return own
        if group.cue.base in PLAINLY | _PLEADING and (author := self._author(group.first)) is not None:
            return author
        opens = all(unit.key in _LEADS or unit.kind == "m" for unit in self.units[: group.first])
        if opens and (subject := self._subject_behind(group.last)) is not None:
            return subject
        if (
            before is not None
            and before.key not in {",", "and", "by", "while", "after", "before", '"'}
            and before.kind != "q"
        ):
            return None
        return self._subject_before(group.first)

    def _author(self, first: int) -> tuple[int, int] | None:
        """Whose letter it is that a participle tells of.

        "a note | from Ines Holm, then the clerk, | saying", "the yard put out a note to Ines Holm on Monday saying"
        """
        stop = max(0, first - _NOTE_UNITS)
        noun = next((i for i in range(first - 1, stop, -1) if self.units[i].key in _NOTES), None)
        if noun is None or any(self._is_finite(i) or self.units[i].kind == "q" for i in range(noun, first)):
            return None
        sender = next((i + 1 for i in range(noun + 1, first - 1) if self.units[i].key in {"from", "by"}), None)
        if sender is not None:
            comma = next((i for i in range(sender, first) if self.units[i].key == ","), first)
            return (sender, comma - 1) if self.units[sender].named or self.units[sender].key in DETERMINERS else None
        between = self.units[noun + 1 : first]
        named = between[:1] and between[0].key == "to"
        days = all(
            self._is_day(unit)
            or unit.key in {"on", "last", "late", "early"}
            or (named and (unit.named or unit.key in {"to", "the", "of"}))
            for unit in between
        )
        return self._subject_before(noun) if days else None

    def _with_subject(self, first: int) -> tuple[int, int] | None:
        """The participle's own subject: "…, with one diver saying that"; refused: "with which he was saying"."""
        for index in range(first - 2, max(0, first - _WITH_UNITS), -1):
            mark = self.units[index].kind != "w" and self.units[index].key not in {"-", "(", ")", "."}
            if mark or self._is_finite(index) or self.units[index].key in PRONOUNS - {"one"}:
                return None
            if self.units[index].key == "with":
                before = self.units[index - 1]
                opens = before.key == "," or (before.quote is not None and before.quote.inner.of(self.text)[-1:] == ",")
                return (index + 1, first - 1) if opens and self.units[first - 1].kind == "w" else None
        return None

    def _subject_behind(self, start: int) -> tuple[int, int] | None:
        """The subject of the main clause behind a participle that opens the sentence: "Noting …, Holm said"."""
        comma = next((i for i in range(start + 1, self.count) if self._ends_lead(i)), None)
        if comma is None:
            return None
        for index in range(comma + 2, min(self.count, comma + SUBJECT_UNITS)):
            verb = self._is_finite(index) or self._looks_past(index) or self._group(index) is not None
            if self.units[index].kind == "w" and verb:
                found = self._left(self._helped(index))
                return found if found is not None and found[0] > comma else None
        return None

    def _ends_lead(self, index: int) -> bool:
        """Whether a lead ends here: at a comma, or at a quotation that holds it."""
        unit = self.units[index]
        quoted = unit.quote is not None and unit.quote.inner.of(self.text)[-1:] == ","
        return unit.key == "," or quoted

    def _helped(self, verb: int) -> int:
        """The first of the words that help a verb."""
        first = verb
        while first > 0 and self._helps(first - 1):
            first -= 1
        return first

    def _subject_before(self, stop: int) -> tuple[int, int] | None:
        """The subject of the first finite verb before unit ``stop``."""
        for index in range(stop):
            finite = self._is_finite(index) or (index > 0 and self._looks_past(index)) or self._group(index) is not None
            if self.units[index].kind == "w" and (finite or self._looks_main(index, stop)):
                first = index
                while first > 0 and self._helps(first - 1):
                    first -= 1
                found = self._left(first)
                if found is not None:
                    return found
        return self._opening_name(stop)

    def _opening_name(self, stop: int) -> tuple[int, int] | None:
        """The name that opens the clause before a verb of no table: "The Ferry Board and Holm | lay out their plan"."""
        last = -1
        if self.units[0].key in PREPOSITIONS | SUBORDINATORS | ADVERBS | PRONOUNS:
            return None
        for index, unit in enumerate(self.units[:stop]):
            joins = unit.key in _IN_NAMES or (index == 0 and unit.key in DETERMINERS)
            if not (unit.named or joins or unit.capital):
                verb = unit.kind == "w" and unit.key not in PREPOSITIONS | SUBORDINATORS | {"'s"} and not unit.capital
                named = any(unit.named for unit in self.units[: last + 1])
                return (0, last) if verb and named and last == index - 1 else None
            last = index if unit.named or unit.capital else last
        return None

    def _looks_main(self, index: int, stop: int) -> bool:
        """Whether a verb of no table heads the clause: "the courts blocked his plan", "Dean, the clerk, poked at it".

        Refused: "the plan approved by the board", "the crew, tired of it,".
        """
        if not 0 < index < stop - 1:
            return False
        unit, before, after = self.units[index - 1 : index + 2][1], self.units[index - 1], self.units[index + 1]
        past = unit.key.endswith("ed") or unit.key in PASTS
        noun = before.kind == "w" and before.key not in PREPOSITIONS | DETERMINERS | SUBORDINATORS | AUXILIARIES
        apposed = before.key == ")" or (before.key == "," and self._apposed(index - 1) is not None)
        leads = DETERMINERS | PRONOUNS | {"that"} | (PREPOSITIONS - {"by"} if apposed else frozenset())
        led_on = after.kind == "w" and (after.named or after.key in leads or unit.key in PASTS)
        return past and not unit.named and not unit.capital and (noun or apposed) and led_on
