"""Where what is said ends, and what stands behind a cue that is a clause."""

from collections.abc import Sequence

from twosource.analyse.attribution.adverbials import Adverbials
from twosource.analyse.attribution.clauses import DETERMINERS, PREPOSITIONS, SUBORDINATORS, Unit
from twosource.analyse.attribution.subjects import PASTS, PLAINLY
from twosource.analyse.attribution.verbs import Group
from twosource.analyse.cues import Act
from twosource.analyse.names.titles import ABBREVIATED, HONORIFICS

# Words behind a comma that begin another attribution: "…, adding that", "…, according to".
LEADING_ON = frozenset("according adding saying citing noting calling telling arguing".split())
_SUBJECTS = frozenset("he she they it we i you there".split())
ASKING = frozenset("ask wonder question".split())
JOINING = frozenset(["and", "but"])
# Before a name these are written with a stop: "Sen. Orla Holm", "Sens. Orla Holm and".
_TITLES = frozenset(ABBREVIATED) | HONORIFICS | {"sens", "reps"}
# Behind a comma these lead to another saying: "the pier held, though the clerk said it was old".
_TURNING_TO = frozenset("which who where though although while".split())
# Behind a whole clause these turn to what the reporter sets against it, but where one of the others follows.
_CONTRASTS = frozenset("but although though".split())
_GOING_ON = frozenset("that also not only rather instead to for in on".split())
# What opens a clause beside the main one: "While the clerk said it held, others feared it would not".
_LEADING_CLAUSES = frozenset("while although though when after before because since as if".split())
_RELATIVES = frozenset("who which whom that".split())
# Verbs that are the main ones of a clause for sure.
_FINITE = frozenset("is are was were has have had will would could should may might must do does did can".split())
# Verbs that lead to a clause without "that": "they believe the pier is old".
_CLAUSAL = frozenset("think believe feel know hope fear say thought believed felt knew hoped feared said".split())
# Units in which it begins: "Less than a day after the clerk said".
_LEAD_UNITS = 6
# Words before it: "Only hours after", "And even though".
_HEAD_WORDS = frozenset(
    "and but yet so even just only less more than not long shortly soon immediately days hours weeks months years "
    "minutes moments hour minute moment decade decades".split()
)
# Units that a clause has at least, where no verb of it is known: "they like the pier".
CLAUSE_LEAST = 4
# Behind a dash these open what the reporter adds: "he might go — something the clerk denied".
_REMARKS = frozenset("a an which something one though although despite not but even including referring".split())
# Units in which the subject of a joined saying ends: "but one senior official of the ministry said".
_NEAR_SUBJECT = 8


class Ends(Adverbials):
    """The ends of the contents of a clause's attributions."""

    def _content_end(self, start: int, later: Sequence[Group]) -> int:
        """Before "according to", before ", said" (behind a relative clause), else the end of the sentence."""
        end = next((index for index in range(start, self.count) if self._ends_content(index, start, later)), self.count)
        while end > start and self.units[end - 1].kind == "m" and self.units[end - 1].key not in {")", "%", '"'}:
            end -= 1
        return end

    def _ends_content(self, index: int, start: int, later: Sequence[Group]) -> bool:
        """Whether the content that begins at ``start`` is over before unit ``index``.

        "…; the mayor …", "…, according to …", "…, adding that …", "… and said that …", "…, but one official said …",
        "…, which she suggested …"; not over: "The mayor, in the briefing, was told …".
        """
        unit = self.units[index]
        if unit.key == ";":
            return True
        following = index + 1
        if index <= start or following >= self.count or unit.kind == "q":
            return False
        if unit.key == "-" and self._breaks_off(index):
            return True
        if unit.key == ",":
            return self._comma_ends(index, start, later)
        if unit.key in JOINING and not unit.capital:
            if self.units[following].key == "that" and self._goes_on_outside(start):
                return True
            comma = self.units[index - 1].key == ","
            return any(g.cue.act is Act.SAY and self._joins_saying(start, following, g, comma=comma) for g in later)
        return False

    def _comma_ends(self, comma: int, start: int, later: Sequence[Group]) -> bool:
        """Whether the content is over before a comma."""
        following = comma + 1
        key = self.units[following].key
        if key in LEADING_ON:
            return True
        opens = self.units[start].key == "that"  # "wrote that the law, which is old, would"
        bare = not opens and not self._has_finite(start - 1, comma) and not self._is_inserted(following)
        if key in {"which", "who", "where"} and bare:
            return True  # "called for a wall, which was his promise"
        if self._turns(comma, start):
            return True
        if key in _TURNING_TO:
            return any(g.cue.act is Act.SAY and self._subject_begins(following + 1, g) for g in later)
        if any(self._closes(following, g) for g in later):
            return True
        led_on = any(g.first == following and g.cue.base != "compare" for g in later)  # not "4, compared to 5"
        return led_on and (self._has_finite(start, comma) or self.units[start].key in _SUBJECTS)

    def _is_inserted(self, relative: int) -> bool:
        """Whether a clause only stands within the one around: "said the law, | which is old, could be changed"."""
        closing = next((i for i in range(relative + 1, self.count - 1) if self.units[i].key == ","), None)
        return closing is not None and (self._is_finite(closing + 1) or self.units[closing + 1].key in PASTS)

    def _turns(self, comma: int, start: int) -> bool:
        """Whether the reporter goes on behind a whole clause: "it sank, | but nobody was hurt", "…, | a claim that".

        Refused: "it had sunk, but not at night", "it held, but that nobody knew".
        """
        following = comma + 1
        key, rest = self.units[following].key, self.units[following + 1 : self.count - 1]
        if not rest or not self._has_finite(start, comma) or self._leads_in(start, comma):
            return False
        if key in _CONTRASTS:
            subject = self.units[start + (self.units[start].key == "that")].key.partition("'")[0]
            same = rest[0].key.partition("'")[0] == subject in _SUBJECTS  # "said she left, but she came back"
            if same or self._is_finite(following + 1):
                return False
            return rest[0].key not in _GOING_ON and self._has_finite(following, self.count)
        return key in {"a", "an"} and self._is_remark(following + 1)

    def _leads_in(self, start: int, comma: int) -> bool:
        """Whether the content opens with a clause that ends here: "said that while it held, | a few left"."""
        opens = self.units[start + (self.units[start].key == "that")].key
        return opens in _LEADING_CLAUSES and not any(unit.key == "," for unit in self.units[start:comma])

    def _is_remark(self, start: int) -> bool:
        """Whether a noun phrase goes on to the end: "a | claim that nobody believed"; refused: "a | man was hurt"."""
        for index in range(start, self.count - 1):
            unit, after = self.units[index], self.units[index + 1]
            if unit.key in {"that", "who", "which", "whose"} and self.units[index - 1].key not in PREPOSITIONS:
                return True
            acts = unit.key in PASTS or (unit.key.endswith("ed") and after.key not in PREPOSITIONS)
            if unit.key in {",", "and"} or self._is_finite(index) or (acts and index > start):
                return False
        return True

    def _breaks_off(self, dash: int) -> bool:
        """Whether a dash alone leads to a remark on what is told: "he might go — | a threat that nobody believed"."""
        before, mark, after = self.units[dash - 1 : dash + 2]
        spaced = before.end < mark.start or mark.end < after.start
        alone = not any(self._is_spaced_dash(i) for i in range(dash + 2, self.count - 1))
        return spaced and alone and after.key in _REMARKS | LEADING_ON

    def _closes(self, start: int, group: Group) -> bool:
        """Whether a saying that closes the sentence begins at ``start``: "most will stay, | the poll found."."""
        says = group.cue.form != "ing" and "c" in group.cue.frames
        return says and not self._words_from(group.last + 1) and self._subject_begins(start, group)

    def _words_from(self, start: int) -> bool:
        """Whether anything but marks stands at or behind ``start``."""
        return any(unit.kind != "m" for unit in self.units[start:])

    def _goes_on_outside(self, start: int) -> bool:
        """Whether "but that" goes on with what is told around: "said that he would welcome it, | but that …"."""
        return self.units[start].key != "that" and any(unit.key == "that" for unit in self.units[:start])

    def _has_finite(self, start: int, end: int) -> bool:
        return any(self._is_finite(i) or self._looks_finite(i) for i in range(start + 1, end))

    def _joins_saying(self, start: int, after: int, group: Group, *, comma: bool) -> bool:
        """Whether another saying begins behind "and": "and said", ", but described it", "but one official said"."""
        if group.cue.form == "ing":
            return False
        if group.first == after and comma:
            return True
        inner = {unit.key for unit in self.units[start : after - 1]} & {"that", "which", "who"}
        told = group.first == after and (not inner or self._has_finite(start - 1, after - 1))
        plain = group.cue.base in PLAINLY or (told and self._asserts_apart(start, group))
        return plain and (group.first == after or self._subject_begins(after, group))

    def _asserts_apart(self, start: int, group: Group) -> bool:
        """Whether a verb behind "and" is rather the speaker's own: "said the port was shut | and suggested it stay so".

        Refused behind "he", who may have done both: "said he shut the port and asked the clerk to see to it".
        """
        own = self.units[start].key.partition("'")[0] not in _SUBJECTS or self.units[group.first - 1].key == "but"
        after = self.units[group.last + 1 : group.last + 1 + _NEAR_SUBJECT]
        if not after or not set(group.cue.frames) & {"c", "i"}:
            return False
        leads = after if group.cue.addressee or group.cue.base in ASKING else after[:1]  # "asked | the clerk to see"
        told = any(unit.key in {"that", "to", "whether"} for unit in leads)
        clause = "c" in group.cue.frames and self._is_clause(group.last + 1)
        return (own and (told or clause)) or after[0].key == "that"

    def _subject_begins(self, start: int, group: Group) -> bool:
        """Whether the subject of a group begins at ``start``."""
        if not start < group.first <= start + _NEAR_SUBJECT:
            return False
        left = self._left(group.first)
        return left is not None and left[0] == start

    def _lead_clause_end(self, group: Group, start: int) -> int:
        """Where a saying in a clause at the head ends: "While the clerk said it held, | others feared so"."""
        if group.cue.form == "ing" and all(u.kind == "m" or u.key in JOINING for u in self.units[: group.first]):
            return next((i for i in range(start, self.count - 2) if self._hangs_over(i, start)), self.count)
        head = self.units[: min(group.first, _LEAD_UNITS)]
        opens = next((i for i, unit in enumerate(head) if unit.key in _LEADING_CLAUSES), None)
        if opens is None or any(unit.kind == "w" and not self._tells_when(unit) for unit in head[:opens]):
            return self.count
        if any(unit.key == "," for unit in self.units[: group.first]):
            return self.count
        return next((i for i in range(start + 1, self.count - 2) if self._leads_over(i, start)), self.count)

    def _hangs_over(self, index: int, start: int) -> bool:
        """Whether a main clause follows a participle: "Writing that it held, | Holm left", "Calling it “old,” | he"."""
        quoted = self.units[index].quote
        if quoted is not None and quoted.inner.of(self.text)[-1:] == ",":
            return True
        return self._leads_over(index, start)

    def _relative_end(self, group: Group, start: int) -> int:
        """Where what is told in a relative clause ends: "the rise, which Holm says is real, | could help"."""
        left = self._left(group.first)
        heads = {self.units[group.first - 1].key if group.first else ""}
        heads |= {self.units[left[0] - 1].key} if left is not None and left[0] else set()
        if not heads & _RELATIVES:
            return self.count
        return next((i for i in range(start, self.count - 2) if self._goes_on_behind(i, start)), self.count)

    def _goes_on_behind(self, index: int, start: int) -> bool:
        """Whether the main verb follows, behind a comma or behind "who said they like it | do not see"."""
        unit, after = self.units[index], self.units[index + 1]
        if unit.key == "," or (unit.quote is not None and unit.quote.inner.of(self.text)[-1:] == ","):
            told = self.units[start].key == "to" or unit.quote is not None or self._has_finite(start, index)
            told = told and not any(u.key in _TURNING_TO for u in self.units[start + 1 : index])
            return index > start and told and (self._is_main(index + 1) or after.key in PASTS)
        first = start + (self.units[start].key == "that")
        plain = self.units[first].key in _SUBJECTS and index > first + 2 and unit.kind == "w" and self._is_main(index)
        return plain and not any(self._opens_further(i) for i in range(first + 1, index))

    def _is_main(self, index: int) -> bool:
        """Whether a unit is a verb for sure: "could", "were", "don't"."""
        unit = self.units[index]
        return unit.kind == "w" and not unit.named and (unit.key.endswith("n't") or unit.key in _FINITE)

    def _opens_further(self, index: int) -> bool:
        """Whether another clause may begin with a unit, so that a further verb may be its own."""
        unit = self.units[index]
        return unit.kind != "w" or unit.key in SUBORDINATORS | _SUBJECTS or unit.key in _FINITE or unit.key in _CLAUSAL

    def _tells_when(self, unit: Unit) -> bool:
        """Whether a word may stand before "after" at the head: "And less than | two days | after Holm said"."""
        return unit.key in _HEAD_WORDS | DETERMINERS or unit.key[:1].isdigit() or self._is_day(unit)

    def _leads_over(self, comma: int, start: int) -> bool:
        """Whether the main clause begins behind a comma."""
        after = self.units[comma + 1]
        goes_on = after.key in SUBORDINATORS | PREPOSITIONS or after.key.endswith("ing") or after.kind == "m"
        goes_on = goes_on or after.key.isdigit()  # "on June 4, 2016, it"
        told = comma - start >= CLAUSE_LEAST or self._has_finite(start, comma)
        main = self.units[comma].key == "," and not goes_on and told
        return main and self._has_finite(comma + 1, self.count)

    def _is_clause(self, start: int) -> bool:
        """Whether a subject and a finite verb follow."""
        if start >= self.count:
            return False
        if self.units[start].key.partition("'")[0] in _SUBJECTS:  # "he'll" as well
            return start + 1 < self.count
        for index in range(start, min(self.count, start + 25)):
            unit = self.units[index]
            if unit.kind == "m" and unit.key in {".", ";", ":"} and not self._stands_within(index):
                return False
            if unit.key == "that" and index > start and self.units[index - 1].key in JOINING:
                return False  # "their desire for change and that the mayor is right": no clause before it
            if index > start and unit.kind == "w" and (self._is_finite(index) or self._looks_finite(index)):
                return True
            if index > start and unit.key.endswith("ed") and self._is_abbreviated(index - 1):
                return True
        return False

    def _stands_within(self, index: int) -> bool:
        """Whether a stop ends no clause: "Mr. Holm", "the Justice Dept. obtained", "Orla M. Holm"."""
        return self._is_abbreviated(index) or self._is_inner_stop(index)

    def _is_abbreviated(self, index: int) -> bool:
        """Whether a stop ends no sentence: "the Justice Dept. obtained"."""
        following = self.units[index + 1] if index + 1 < self.count else None
        return (
            self.units[index].key == "." and following is not None and following.kind == "w" and not following.capital
        )

    def _is_inner_stop(self, index: int) -> bool:
        """Whether a stop ends no phrase: "a U.S. aide", "Sen. Orla Holm"."""
        following = self.units[index + 1] if index + 1 < self.count else None
        if self.units[index].key != "." or following is None:
            return False
        before = self.units[index - 1] if index else self.units[index]
        titled = before.key in _TITLES and following.capital
        initial = before.capital and before.end - before.start == 1
        return titled or initial or following.start == self.units[index].end
