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
from twosource.analyse.cues import Act, cues
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
    "op-ed editorial essay leaflet ad advertisement resolution statements letters memos".split()
)
_NOTE_UNITS = 16
# Units of a clause that stands within a subject: "an aide | who has seen the log | said".
_RELATIVE_UNITS = 16
# Units of what stands between dashes: "the owners — while backing the plan to close it — say".
_DASHED_UNITS = 30
# Units of one name in a list: "Ines Holm, | Orla Venn and Tomas Ask said".
_LISTED_UNITS = 5
# What leads to what is held to be so: "an aide who thinks the clerk said it".
_HOLDING = frozenset("think believe know feel hope fear suspect expect".split())
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
            return self._carrying_on(last) or self._apposed(last)
        if unit.key == "-" and (dashed := self._before_dashes(last)) is not None:
            return dashed
        if unit.kind == "m" and unit.key not in {")", "-", ".", "%"}:
            return None
        if (unnamed := self._unnamed(last)) is not None:
            return unnamed
        if unit.quote is not None and unit.quote.inner.of(self.text)[-1:] in ",.!?…—–-":
            return None
        return self._with_relative(last) or self._listed(self._phrase_before(last))

    def _carrying_on(self, comma: int) -> tuple[int, int] | None:
        """Who goes on behind an adverbial: "Holm left and, on Monday, | said", "Holm left, and on Monday, | said"."""
        opened = next((i for i in range(comma - 1, 1, -1) if self.units[i].key == ","), None)
        if opened is None:
            return None
        before = self.units[opened - 1].key in {"and", "but"} and self._is_adverbial(opened + 1)
        behind = self.units[opened + 1].key in {"and", "but"} and self._is_adverbial(opened + 2)
        return self._subject_before(opened - before) if before or behind else None

    def _before_dashes(self, closing: int) -> tuple[int, int] | None:
        """Whose verb follows what stands between dashes: "The owners — while backing it — | say"."""
        if closing + 1 >= self.count or not self._is_spaced_dash(closing):
            return None
        stop = max(0, closing - _DASHED_UNITS)
        opened = next((i for i in range(closing - 2, stop, -1) if self._is_spaced_dash(i)), None)
        return self._left(opened) if opened is not None else None

    def _with_relative(self, last: int) -> tuple[int, int] | None:
        """A subject with a clause of its own: "an aide who has seen the log | said".

        Refused where the clause itself tells something: "an aide who thinks the clerk said it".
        """
        for who in range(last - 1, max(0, last - _RELATIVE_UNITS), -1):
            unit = self.units[who]
            if unit.kind != "w" and unit.key not in {"-", ".", "'"}:
                return None
            if unit.key == "who" and self.units[who - 1].kind == "w":
                found = self._antecedent(who) if self._tells_of(who, last) else None
                return (found[0], last) if found is not None and found[1] < who else None
        return None

    def _tells_of(self, who: int, last: int) -> bool:
        """Whether "who" has a verb that tells what somebody does, and not what he says or thinks."""
        verb = next((i for i in range(who + 1, last) if not self._is_adverb(i)), last)
        forms = [cue for i in range(verb, last) for cue in cues().get(self.units[i].key, ())]
        tells = any("c" in cue.frames and (cue.act is Act.SAY or cue.base in _HOLDING) for cue in forms)
        short = self.units[verb].key in {"'s", "'ve", "'re", "'d"}
        return not tells and (short or self._is_finite(verb) or self._looks_finite_behind(verb))

    def _is_adverb(self, index: int) -> bool:
        return self._helps(index) and self.units[index].key not in AUXILIARIES

    def _looks_finite_behind(self, index: int) -> bool:
        """Whether a word behind "who" is a verb by its form: "who | lead the port", "who | left"."""
        unit = self.units[index]
        return unit.kind == "w" and not unit.named and (unit.key.endswith(("ed", "s")) or unit.key in IRREGULAR)

    def _listed(self, found: tuple[int, int] | None) -> tuple[int, int] | None:
        """All names of a list at the head of the clause: "Ines Holm, | Orla Venn and Tomas Ask | said"."""
        if found is None or not any(unit.key == "and" for unit in self.units[found[0] : found[1]]):
            return found
        first = found[0]
        while first > 1 and self.units[first - 1].key == "," and self.units[first].named:
            start = first - 2
            while start > 0 and self.units[start - 1].kind == "w" and self.units[start - 1].named:
                start -= 1
            if not self.units[start].named or first - start > _LISTED_UNITS:
                break
            first = start
        opens = first == 0 or self.units[first - 1].kind == "q"
        return (first, found[1]) if opens else found

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
        if (closing := self._closing_subject(group.first)) is not None:
            return closing
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

    def _closing_subject(self, first: int) -> tuple[int, int] | None:
        """Who says something right before a participle: "The pier fell, Holm said, | adding"."""
        if first == 0 or self.units[first - 1].key != ",":
            return None
        for index in range(first - 2, max(0, first - _NOTE_UNITS), -1):
            group = self._group(index)
            if group is not None and group.cue.form in {"past", "present"}:
                left = self._left(group.first) if group.cue.base in PLAINLY else None
                behind = left is not None and left[0] > 0 and self.units[left[0] - 1].key == ","
                return left if behind else None
            if self._looks_past(index):
                return None
        return None

    def _author(self, first: int) -> tuple[int, int] | None:
        """Whose letter it is that a participle tells of.

        "a note | from Ines Holm, then the clerk, | saying", "the yard put out a note to Ines Holm on Monday saying"
        """
        stop = max(0, first - _NOTE_UNITS)
        noun = next((i for i in range(first - 1, stop, -1) if self.units[i].key in _NOTES), None)
        if noun is None or any(self._is_finite(i) or self.units[i].kind == "q" for i in range(noun, first)):
            return None
        owner = self._owner(
            noun
        )  # "a Courier reporter's tweet saying"; not "in his letter", "their clerk put out a note"
        if owner is not None and not any(u.key in DETERMINERS for u in self.units[owner[1] : noun]):
            return owner
        sender = next((i + 1 for i in range(noun + 1, first - 1) if self.units[i].key in {"from", "by"}), None)
        if sender is not None:
            comma = next((i for i in range(sender, first) if self.units[i].key == ","), first)
            if comma < first - 1 and self.units[first - 1].key == "," and self.units[comma + 1].named:
                comma = first - 1  # "from her insurer, Brill Mutual, saying"
            return (sender, comma - 1) if self.units[sender].named or self.units[sender].key in DETERMINERS else None
        between = self.units[noun + 1 : first]
        named = between[:1] and between[0].key == "to"
        days = all(
            self._is_day(unit)
            or unit.key in {"on", "last", "late", "early"}
            or (named and (unit.named or unit.key in {"to", "the", "of"}))
            for unit in between
        )
        told = between[:1] and between[0].key == "to" and all(unit.kind == "w" for unit in between)
        return self._subject_before(noun) if days or told else None

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
        if stop not in self._subjects:
            self._subjects[stop] = self._first_subject(stop)
        return self._subjects[stop]

    def _first_subject(self, stop: int) -> tuple[int, int] | None:
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
        leads = DETERMINERS | PRONOUNS | {"that", "more"} | (PREPOSITIONS - {"by"} if apposed else frozenset())
        led_on = after.kind == "w" and (after.named or after.key in leads or unit.key in PASTS)
        return past and not unit.named and not unit.capital and (noun or apposed) and led_on
