"""What is said: the words before a cue, behind it, or round it."""

from collections.abc import Sequence

from twosource.analyse.attribution.adverbials import Adverbials
from twosource.analyse.attribution.clauses import DETERMINERS, PREPOSITIONS, SUBORDINATORS, Unit
from twosource.analyse.attribution.phrases import SUBJECT_UNITS
from twosource.analyse.attribution.subjects import PASTS, PLAINLY
from twosource.analyse.attribution.verbs import Group
from twosource.analyse.cues import Act, Cue, cues
from twosource.analyse.names.titles import ABBREVIATED, HONORIFICS
from twosource.analyse.words import IRREGULAR
from twosource.model.span import Span, trimmed

# Words behind a comma that begin another attribution: "…, adding that", "…, according to".
_LEADING_ON = frozenset("according adding saying citing noting calling telling arguing".split())

_SUBJECTS = frozenset("he she they it we i you there".split())
_ASKING = frozenset("ask wonder question".split())
_JOINING = frozenset(["and", "but"])
# Before a name these are written with a stop: "Sen. Orla Holm", "Sens. Orla Holm and".
_TITLES = frozenset(ABBREVIATED) | HONORIFICS | {"sens", "reps"}
# Behind a comma these lead to another saying: "the pier held, though the clerk said it was old".
_TURNING_TO = frozenset("which who where though although while".split())
# Behind a whole clause and a comma these turn to what the reporter sets against it, but where one of the others follows.
_CONTRASTS = frozenset("but although though".split())
_GOING_ON = frozenset("that also not only rather instead to for in on".split())
# What opens a clause beside the main one: "While the clerk said it held, others feared it would not".
_LEADING_CLAUSES = frozenset("while although though when after before because since as if".split())
# Units in which it begins: "Less than a day after the clerk said".
_LEAD_UNITS = 6
# Words before it: "Only hours after", "And even though".
_HEAD_WORDS = frozenset(
    "and but yet so even just only less more than not long shortly soon immediately days hours weeks months years "
    "minutes moments hour minute moment decade decades".split()
)
# Units that a clause has at least, where no verb of it is known: "they like the pier".
_CLAUSE_LEAST = 4
# Behind an attribution between commas these go on with what is said: "It was short, she said, | and seemed legal".
_FURTHER = frozenset("and or because who if unless".split())
# Behind a dash these open what the reporter adds: "he might go — something the clerk denied".
_REMARKS = frozenset("a an which something one though although despite not".split())
# Words in marks that may be an adjective: “cynical” voices, “so called” friends.
_ATTRIBUTIVE_WORDS = 2
# Words in marks, the first with a capital, that make a saying rather than a name.
_SAID_WORDS = 5
# Units in which an aside between a cue and its content ends: "claimed — without offering any evidence — that".
_ASIDE_UNITS = 12
# Units in which the subject of a joined saying ends: "but one senior official of the ministry said".
_NEAR_SUBJECT = 8


class Contents(Adverbials):
    """The contents of a clause's attributions."""

    def _before(self, subject: int, *, sure: bool = False, ends: bool = False) -> Span | None:
        """Content that ends with a comma or quotation right before the subject.

        Args:
            sure: nothing else can be the content ("Trade rose, customs data showed."), so that less
                must speak for it.
            ends: the sentence ends with the cue, so that the content may open with an adverbial.
        """
        index = subject - 1
        if index < 0:
            return None
        unit = self.units[index]
        if unit.kind == "q":
            return None if self._is_attributive(unit) or self._is_work(index) else self._from_quote(index)
        if unit.key == "," and index > 0:
            if self.units[index - 1].kind == "q":
                return self._from_quote(index - 1)
            inner = next((i for i in range(index - 1, -1, -1) if self.units[i].key == ","), -1)
            if self.units[inner + 1].key == "according":  # "…, according to the clerk, the mayor said"
                return None
            start = self._clause_start(index)
            words = [u for u in self.units[start:index] if u.kind != "m"]
            if words and not words[0].named and self._is_participle(words[0], ends=ends):
                return None
            if sure and any(self._is_said(unit) for unit in self.units[start:index]):
                return self._span(start, index - 1)
            lead = self._lead_end(start, index) if ends or not self._is_adverbial(start) else index
            if (
                len(words) >= 3
                and lead < index
                and (self._has_verb(lead, index) or (sure and any(u.key in IRREGULAR for u in words)))
            ):
                return self._span(start, index - 1)
        return None

    @staticmethod
    def _is_participle(unit: Unit, *, ends: bool) -> bool:
        """Whether a participle opens a sentence: "Asked about it, he said"; refused: "Leaving is wrong, she said."."""
        gerund = ends and unit.key.endswith("ing") and unit.key not in cues()
        return unit.key.endswith(("ed", "ing")) and not gerund

    def _is_said(self, unit: Unit) -> bool:
        """Whether a whole clause stands in marks: "“I hope it sails” in the post, she said"."""
        inner = unit.quote.inner.of(self.text) if unit.quote is not None else ""
        parts = inner.split()
        return inner[:1].isupper() and len(parts) >= _SAID_WORDS and 2 * sum(map(str.islower, parts)) >= len(parts)

    def _lead_end(self, start: int, end: int) -> int:
        """Where the clause begins, behind an adverbial: "Among voters, | most will stay"; ``end`` where none does."""
        if not self._is_adverbial(start):
            return start
        return next((i + 1 for i in range(start, end) if self.units[i].key == ","), end)

    def _is_attributive(self, unit: Unit) -> bool:
        """Whether a word or two in marks go with the noun behind them: "those “cynical” voices who warn of it"."""
        inner = unit.quote.inner.of(self.text) if unit.quote is not None else ""
        return inner[:1].islower() and len(inner.split()) <= _ATTRIBUTIVE_WORDS and inner[-1:].isalpha()

    def _is_work(self, index: int) -> bool:
        """Whether words in marks name a programme: "told NBC’s “Low Tide,” he once called it"."""
        quote, before = self.units[index].quote, self.units[index - 1].key if index else ""
        parts = quote.inner.of(self.text).split() if quote is not None else []
        capitals = all(part[:1].isupper() or part in {"of", "the", "and", "&"} for part in parts)
        return capitals and before in {"'s", "on", "show", "program", "programme", "podcast"}

    def _from_quote(self, index: int) -> Span:
        """A quotation with the words that lead into it in the same clause ("China is "willing …"")."""
        start = index
        while start > 0 and not (
            self.units[start - 1].kind == "m" and self.units[start - 1].key in {",", ":", ";", "-", "."}
        ):
            start -= 1
            if (
                self.units[start].kind == "q"
                and start != index
                and self.units[start].end + 1 >= self.units[start + 1].start > self.units[start].end + 2
            ):
                break
        lead = [u for u in self.units[start:index] if u.kind == "w"]
        whole = self._clause_start(index)
        if lead and whole < index:
            return self._span(whole, index)
        return self._span(index if not lead else start, index)

    def _clause_start(self, end: int) -> int:
        """Where the sentence around unit ``end`` begins, conjunction left out."""
        start = 0
        for index in range(end - 1, -1, -1):
            if self.units[index].kind == "m" and self.units[index].key in {";", ":"}:
                start = index + 1
                break
        while start < end and (
            self.units[start].key in {"but", "and", "yet", "so", "still", "however", ","}
            or (self.units[start].kind == "m" and self.units[start].key != "$")
        ):
            start += 1
        return start

    def _has_verb(self, start: int, end: int) -> bool:
        return any(
            self._is_finite(i) or (self.units[i].key.endswith(("ed", "s")) and self.units[i].kind == "w")
            for i in range(start, end)
        )

    def _after(self, group: Group, start: int, later: Sequence[Group]) -> Span | None:
        """Content that follows the cue, to the end of the clause or to the next cue's own subject."""
        start = self._behind_aside(start)
        if start < self.count and self.units[start].key in {",", ":"}:
            following = self.units[start + 1] if start + 1 < self.count else None
            if following is None or (following.kind != "q" and self.units[start].key == ","):
                return None
            start += 1
        if start < self.count and self.units[start].key == "-":
            return None
        end = self.count
        if start >= end:
            return None
        first = self.units[start]
        if first.kind == "m" and first.key not in {"$", "'", "("}:
            return None
        fits = self._fits(group.cue, start)
        if not fits:
            return None
        end = min(self._content_end(start, later), self._lead_clause_end(group, start))
        return self._span(start, end - 1) if end > start else None

    def _lead_clause_end(self, group: Group, start: int) -> int:
        """Where a saying in a clause of its own at the head ends: "While the clerk said it held, | others feared so"."""
        head = self.units[: min(group.first, _LEAD_UNITS)]
        opens = next((i for i, unit in enumerate(head) if unit.key in _LEADING_CLAUSES), None)
        if opens is None or any(unit.kind == "w" and not self._tells_when(unit) for unit in head[:opens]):
            return self.count
        if any(unit.key == "," for unit in self.units[: group.first]):
            return self.count
        return next((i for i in range(start + 1, self.count - 2) if self._leads_over(i, start)), self.count)

    def _tells_when(self, unit: Unit) -> bool:
        """Whether a word may stand before "after" at the head: "And less than | two days | after Holm said"."""
        return unit.key in _HEAD_WORDS | DETERMINERS or unit.key[:1].isdigit() or self._is_day(unit)

    def _leads_over(self, comma: int, start: int) -> bool:
        """Whether the main clause begins behind a comma."""
        after = self.units[comma + 1]
        goes_on = after.key in SUBORDINATORS | PREPOSITIONS or after.key.endswith("ing") or after.kind == "m"
        goes_on = goes_on or after.key.isdigit()  # "on June 4, 2016, it"
        told = comma - start >= _CLAUSE_LEAST or self._has_finite(start, comma)
        main = self.units[comma].key == "," and not goes_on and told
        return main and self._has_finite(comma + 1, self.count)

    def _behind_aside(self, start: int) -> int:
        """Where "that" stands behind an aside: "claimed — without evidence — | that", "said, for once, | that"."""
        if start >= self.count or self.units[start].key not in {"-", ","}:
            return start
        mark = self.units[start].key
        end = min(self.count - 1, start + _ASIDE_UNITS)
        closing = next((i for i in range(start + 1, end) if self.units[i].key == mark), None)
        told = closing is not None and self.units[closing + 1].key == "that"
        return closing + 1 if told and closing is not None else start

    def _fits(self, cue: Cue, start: int) -> bool:
        """Whether a frame of the cue takes what stands at ``start``."""
        unit = self.units[start]
        if unit.kind == "q":
            return "q" in cue.frames or "p" in cue.frames
        if unit.key == "that" or unit.key in {"whether", "how", "why", "what"}:
            return "c" in cue.frames or cue.addressee or ("p" in cue.frames and cue.act is Act.SAY)
        if unit.key == "if":
            return cue.base in _ASKING
        if unit.key == "to" or (unit.key == "not" and self.units[min(start + 1, self.count - 1)].key == "to"):
            return "i" in cue.frames
        if unit.key in {"as", "for", "against", "over"}:
            return "p" in cue.frames
        if "c" in cue.frames and (self.title_case or self._is_clause(start)):
            return True
        return "p" in cue.frames or ("q" in cue.frames and self._quote_near(start - 1))

    def _is_clause(self, start: int) -> bool:
        """Whether a subject and a finite verb follow."""
        if self.units[start].key.partition("'")[0] in _SUBJECTS:  # "he'll" as well
            return start + 1 < self.count
        for index in range(start, min(self.count, start + 25)):
            unit = self.units[index]
            if unit.kind == "m" and unit.key in {".", ";", ":"} and not self._stands_within(index):
                return False
            if unit.key == "that" and index > start and self.units[index - 1].key in _JOINING:
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
        if unit.key in _JOINING and not unit.capital:
            if self.units[following].key == "that" and self._goes_on_outside(start):
                return True
            comma = self.units[index - 1].key == ","
            return any(g.cue.act is Act.SAY and self._joins_saying(start, following, g, comma=comma) for g in later)
        return False

    def _comma_ends(self, comma: int, start: int, later: Sequence[Group]) -> bool:
        """Whether the content is over before a comma."""
        following = comma + 1
        key = self.units[following].key
        if key in _LEADING_ON:
            return True
        opens = self.units[start].key == "that"  # "wrote that the law, which is old, would"
        if key in {"which", "who", "where"} and not opens and not self._has_finite(start - 1, comma):
            return True  # "called for a wall, which was his promise"
        if self._turns(comma, start):
            return True
        if key in _TURNING_TO:
            return any(g.cue.act is Act.SAY and self._subject_begins(following + 1, g) for g in later)
        if any(self._closes(following, g) for g in later):
            return True
        led_on = any(g.first == following and g.cue.base != "compare" for g in later)  # not "4, compared to 5"
        return led_on and self._has_finite(start, comma)

    def _turns(self, comma: int, start: int) -> bool:
        """Whether the reporter goes on behind a whole clause: "it sank, | but nobody was hurt", "…, | a claim that".

        Refused: "it had sunk, but not at night", "it held, but that nobody knew".
        """
        following = comma + 1
        key, rest = self.units[following].key, self.units[following + 1 : self.count - 1]
        if not rest or not self._has_finite(start, comma):
            return False
        if key in _CONTRASTS:
            return rest[0].key not in _GOING_ON and self._has_finite(following, self.count)
        return key in {"a", "an"} and not any(unit.key in {",", "and"} for unit in rest)

    def _apart(self, content: Span, later: Sequence[Group]) -> tuple[Span, ...]:
        """The content in two pieces where the second passes somebody else's words on: "…, | with one clerk saying"."""
        for group in later:
            said = group.cue.act is Act.SAY and group.cue.form == "ing" and self.units[group.first].end < content.end
            subject = self._with_subject(group.first) if said else None
            if subject is not None and self.units[max(0, subject[0] - 3)].start > content.start:
                return (
                    trimmed(self.text, content.start, self.units[subject[0] - 2].start),
                    trimmed(self.text, self.units[subject[0] - 1].start, content.end),
                )
        return (content,)

    def _breaks_off(self, dash: int) -> bool:
        """Whether a dash alone leads to a remark on what is told: "he might go — | a threat that nobody believed"."""
        before, mark, after = self.units[dash - 1 : dash + 2]
        spaced = before.end < mark.start or mark.end < after.start
        alone = not any(unit.key == "-" and unit.end - unit.start < 3 for unit in self.units[dash + 1 :])
        return spaced and alone and after.key in _REMARKS

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
        leads = after if group.cue.addressee or group.cue.base in _ASKING else after[:1]  # "asked | the clerk to see"
        told = any(unit.key in {"that", "to", "whether"} for unit in leads)
        clause = "c" in group.cue.frames and self._is_clause(group.last + 1)
        return (own and (told or clause)) or after[0].key == "that"

    def _subject_begins(self, start: int, group: Group) -> bool:
        """Whether the subject of a group begins at ``start``."""
        if not start < group.first <= start + _NEAR_SUBJECT:
            return False
        left = self._left(group.first)
        return left is not None and left[0] == start

    def _strong(self, start: int) -> bool:
        """Whether what follows the cue is surely content: "that", or a quotation, with a colon before it or not."""
        if start < self.count and self.units[start].key == ":":
            start += 1
        unit = self.units[start] if start < self.count else None
        return unit is not None and (unit.kind == "q" or unit.key == "that")

    def _continues(self, start: int) -> bool:
        return start < self.count and (self.units[start].kind == "q" or self.units[start].key == ",")

    def _around(self, subject: int, after: int) -> tuple[Span, ...]:
        """Content that the attribution stands within: "The ferry, she says, is late."."""
        inner = subject > 0 and self.units[subject - 1].key == "," and after < self.count
        if not inner or self.units[after].key != ",":
            return ()
        start, end = self._clause_start(subject - 1), self._content_end(after + 1, ())
        if start >= subject - 1 or end - after < 3 or any(self.units[i].kind == "q" for i in range(start, subject)):
            return ()
        return (self._span(start, subject - 2), self._span(after + 1, end - 1))

    def _rest(self, before: Span, comma: int, later: Sequence[Group]) -> Span | None:
        """What goes on behind an attribution between commas: "It was short, she said, | and seemed to be legal".

        Refused: "It was short, she said, adding that", "…, she said, a claim that", "…, she said, in an interview".
        """
        first = comma + 1
        if first >= self.count - 2 or self.units[comma].key != "," or self.units[first].kind != "w":
            return None
        if any(unit.kind == "q" and unit.start < before.end for unit in self.units):
            return None
        key = self.units[first].key
        told = key in _FURTHER or (self._is_finite(first) and not any(g.first == first for g in later))
        refused = key in _LEADING_ON or key in DETERMINERS or self._tells_something(before)
        if not told and refused:
            return None
        if any(self._joins_saying(first, first + 1, g, comma=True) for g in later):
            return None
        return self._span(first, self._content_end(first, later) - 1)

    def _tells_something(self, piece: Span) -> bool:
        """Whether a verb stands in a piece, so that nothing need follow it: "It was short"; not "Both the owners"."""
        inside = [i for i, unit in enumerate(self.units) if piece.start < unit.start < piece.end]
        return any(self._is_finite(i) or self.units[i].key.endswith("ed") or self.units[i].key in PASTS for i in inside)

    def _is_as(self, subject: int, group: Group, later: Sequence[Group]) -> bool:
        """Whether "as" leads to who says so: "As Holm explained, …"; refused: "As KZZQ reported, Holm said"."""
        if group.cue.base in {"report", "reveal"} and any(g.cue.act is Act.SAY for g in later):
            return False  # it only passes on
        says = group.cue.act is Act.SAY and "c" in group.cue.frames and group.cue.form in {"past", "present"}
        ours = self.units[subject].key in {"i", "we", "you"}  # "As we said earlier, …"
        return says and subject > 0 and self.units[subject - 1].key == "as" and not ours

    def _beside_as(self, first: int, after: int) -> tuple[Span, ...]:
        """What is said beside a clause with "as": "As Holm said last year, | the port is old", "…, as Holm notes."."""
        closed = after >= self.count or self.units[after].kind == "m"
        if not closed:
            return ()
        if all(unit.kind == "m" or unit.key in _JOINING for unit in self.units[:first]):
            leads = after < self.count - 2 and self.units[after].key == ","
            return (self._span(after + 1, self._content_end(after + 1, ()) - 1),) if leads else ()
        before = self._before(first, sure=True, ends=True)
        return (before,) if before is not None else self._around(first, after)

    def _object(self, start: int) -> tuple[int, int] | None:
        """The noun phrase behind a phrase, up to the comma or the end."""
        last = start - 1
        for index in range(start, min(self.count, start + SUBJECT_UNITS)):
            unit = self.units[index]
            if unit.kind == "m" and unit.key in {",", ".", ";", ":"} and not self._is_inner_stop(index):
                break
            if unit.kind == "q" and index == start:
                break
            last = index
        return (start, last) if last >= start else None

    def _is_inner_stop(self, index: int) -> bool:
        """Whether a stop ends no phrase: "a U.S. aide", "Sen. Orla Holm"."""
        following = self.units[index + 1] if index + 1 < self.count else None
        if self.units[index].key != "." or following is None:
            return False
        before = self.units[index - 1] if index else self.units[index]
        titled = before.key in _TITLES and following.capital
        initial = before.capital and before.end - before.start == 1
        return titled or initial or following.start == self.units[index].end
