"""Who says so: source, cue and content of every attribution, by rules over a clause.

The orders known, S source, C cue, X content:

    S C X   Kirby said (that) someone had censored the video.
    X S C   The editor no longer remembers, he said.       "…," Hagel said on Monday.
    X C S   "…," said Lee Miringoff, director of the college.
    C S X   According to CCTV, Xi praised the momentum.
    X C S   Sales hit $31 billion, according to Arlish port data.
    S : X   Clinton: "Our goal is not to deter."
    X — S   We will build the ferry here! — Jane R. Holm (@janeholm)
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.analyse.clauses import (
    ADVERBS,
    AUXILIARIES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
    Clause,
    Unit,
)
from twosource.analyse.cues import NOUNS, PHRASES, Act, Cue, cues
from twosource.analyse.words import IRREGULAR
from twosource.model.span import Span, trimmed

_ORDINALS = frozenset("first second third fourth fifth last next previous so-called".split())
_BE = frozenset("is are was were be been being 's 're".split())
_HAVE = frozenset(["has", "have", "had", "'ve"])
# Verbs that are passive where no addressee follows.
_ADDRESSING = frozenset("brief tell inform ask advise notify remind".split())
_SUBJECT_UNITS = 40
# Words behind a comma that begin another attribution: "…, adding that", "…, according to".
_LEADING_ON = frozenset("according adding saying citing noting calling telling arguing".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution found; spans are into the report's text.

    Attributes:
        source: who says so, as worded here; None where only a cue stands.
        cue: the words of saying, auxiliaries included.
        content: what is said, in one or more pieces.
        addressee: to whom ("told Fox News"), None elsewhere.
        setting: words after the cue that say where and how ("in a statement on Wednesday").
        relay: who passes it on in "CCTV reported Mr Xi as saying" (the source is then Mr Xi).
        act: what kind of act; denied: the content is denied.
        base: the verb or phrase of the cue; frames: what it takes (see :mod:`cues`).
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    clause: Clause
    addressee: Span | None = None
    setting: Span | None = None
    relay: Span | None = None
    act: Act = Act.SAY
    denied: bool = False
    base: str = ""
    frames: str = "c"


def attributions(text: str, clause: Clause) -> Iterator[Attribution]:
    """Every attribution of one clause, in order of their cues."""
    yield from _Parser(text, clause).run()


@dataclass(frozen=True, slots=True)
class _Group:
    """A verb group: units ``first`` to ``last`` (inclusive) with the cue's verb at ``verb``."""

    first: int
    verb: int
    last: int
    cue: Cue


class _Parser:
    """The rules, over one clause; indices are into its units."""

    def __init__(self, text: str, clause: Clause) -> None:
        self.text, self.clause, self.units = text, clause, clause.units
        self.count = len(self.units)

    def run(self) -> Iterator[Attribution]:
        groups = list(self._groups())
        for place, group in enumerate(groups):
            found = self._of_verb(group, groups[place + 1 :])
            if found is not None:
                yield found
        yield from self._phrases()
        yield from self._colon(groups)

    # ---- cues -------------------------------------------------------------------------------

    def _groups(self) -> Iterator[_Group]:
        index = 0
        while index < self.count:
            group = self._group(index)
            if group is not None:
                yield group
                index = group.last
            index += 1

    def _group(self, index: int) -> _Group | None:
        unit = self.units[index]
        if unit.kind != "w":
            return None
        options = cues().get(unit.key)
        if not options or (unit.capital and index > 0 and unit.named):
            return None
        cue, last = self._longest(options, index)
        if cue is None:
            return None
        first = index
        while first > 0 and self._helps(first - 1):
            first -= 1
        if self._is_noun(index, first, cue) or self._is_passive(index, first, cue) or self._hides(index):
            return None
        return _Group(first, index, last, cue)

    def _longest(self, options: Sequence[Cue], index: int) -> tuple[Cue | None, int]:
        """The option with the longest particle that stands here; say before think before stance."""
        best: Cue | None = None
        last = index
        for cue in options:
            particles = cue.base.split()[1:]
            stop = index + len(particles)
            keys = [unit.key for unit in self.units[index + 1 : stop + 1]]
            if keys == particles and (best is None or stop > last):
                best, last = cue, stop
        return best, last

    def _helps(self, index: int) -> bool:
        unit = self.units[index]
        adverb = unit.key in ADVERBS or (unit.key.endswith("ly") and len(unit.key) > 4)
        return unit.kind == "w" and not unit.named and (unit.key in AUXILIARIES or adverb)

    def _is_noun(self, index: int, first: int, cue: Cue) -> bool:
        """ "the claim", "a reported call", "his call": no verb."""
        before = self.units[index - 1] if index else None
        if before is None:
            return cue.form in {"past", "base", "present"} and not self._quote_near(index)
        if cue.form == "ing":
            return before.key in DETERMINERS or before.key in PREPOSITIONS - {"by"}
        if before.key in DETERMINERS or before.key in _ORDINALS or before.key == "'s":
            return True
        if self.units[index].key in NOUNS and cue.form in {"base", "present"}:
            return not self._is_clear_verb(index, first, cue)
        if cue.form == "base" and (before.key in PREPOSITIONS or first == index) and before.key != "to":
            return not self._plural_before(index)
        return cue.form == "present" and before.key in PREPOSITIONS

    def _is_clear_verb(self, index: int, first: int, cue: Cue) -> bool:
        """Whether a form that may be a noun stands between a subject and content."""
        before = self.units[index - 1]
        subject = before.key in {"he", "she", "they", "we", "i", "who", "which"} or first < index
        if not subject and (before.named or before.kind == "q"):
            subject = cue.form == "present" or before.key.endswith("s")
        elif not subject and cue.form == "base":
            subject = before.key.endswith("s") and before.kind == "w"
        after = self.units[index + 1] if index + 1 < self.count else None
        content = after is not None and (
            after.kind == "q"
            or after.key in DETERMINERS | {"that", "to", "he", "she", "they", "it", ":", "for", "on"}
            or after.named
        )
        return subject and content

    def _hides(self, index: int) -> bool:
        """ "asked not to be named", "declined to be identified": how a source is kept, nothing said."""
        keys = [unit.key for unit in self.units[index + 1 : index + 5] if unit.key != "not"]
        return keys[:2] == ["to", "be"] and keys[2:3] in (["named"], ["identified"], ["quoted"])

    def _plural_before(self, index: int) -> bool:
        before = self.units[index - 1]
        plural = before.key.endswith("s") or before.key in {"they", "we", "i", "you", "who", "people", "police"}
        return before.kind == "w" and plural

    def _quote_near(self, index: int) -> bool:
        return any(unit.kind == "q" for unit in self.units[index + 1 : index + 6])

    def _is_passive(self, index: int, first: int, cue: Cue) -> bool:
        helpers = [unit.key for unit in self.units[first:index]]
        if self._is_reduced(index):
            return True
        if cue.form != "past" or not any(key in _BE for key in helpers):
            return cue.form == "base" and index > 0 and self.units[index - 1].key == "to"
        return True

    def _is_reduced(self, index: int) -> bool:
        """ "people briefed on the matter", "asked about it, he said": a participle, not the verb."""
        after = self.units[index + 1].key if index + 1 < self.count else ""
        options = cues().get(self.units[index].key, ()) if after in {"on", "about", "by"} else ()
        return any(option.form == "past" and option.base in _ADDRESSING for option in options)

    # ---- sources ----------------------------------------------------------------------------

    def _left(self, first: int) -> tuple[int, int] | None:
        """The noun phrase that ends right before ``first``, or None."""
        last = first - 1
        if last < 0:
            return None
        unit = self.units[last]
        if unit.key in {"who", "which", "that"} and unit.kind == "w" and not unit.named:
            return self._antecedent(last)
        if unit.key == ",":
            return self._apposed(last)
        if unit.kind == "m" and unit.key not in {")", "-", "."}:
            return None
        if unit.quote is not None and unit.quote.inner.of(self.text)[-1:] in ",.!?…—–-":
            return None
        return self._phrase_before(last)

    def _antecedent(self, relative: int) -> tuple[int, int] | None:
        last = relative - 1
        if last >= 0 and self.units[last].key == ",":
            last -= 1
        found = self._phrase_before(last) if last >= 0 else None
        return found or (relative, relative)

    def _apposed(self, comma: int) -> tuple[int, int] | None:
        """ "Frank Pavone, director of Priests for Life," with the words between the commas."""
        depth = 0
        for index in range(comma - 1, max(-1, comma - _SUBJECT_UNITS), -1):
            unit = self.units[index]
            if unit.kind == "q":
                return None
            if unit.key == "," and depth == 0:
                opens = self.units[index + 1]
                nominal = opens.key in DETERMINERS | {"who", "which", "whose", "now", "then", "himself", "herself"}
                if index == 0 or not (nominal or opens.kind == "w" or opens.key == "("):
                    return None
                before = self._phrase_before(index - 1)
                if before is None or self._is_adverbial(before[0]):
                    return None
                return before[0], comma
        return None

    def _phrase_before(self, last: int) -> tuple[int, int] | None:
        """The longest noun phrase that ends with unit ``last``."""
        first = last
        index = last
        while index >= 0 and last - index < _SUBJECT_UNITS:
            unit = self.units[index]
            if unit.kind == "q" or (
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
            if index != last and self._is_finite(index):
                break
            first = index
            if unit.key in PRONOUNS and unit.key not in {"one"} and index == last:
                break
            index -= 1
        return self._trim(first, last)

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

    def _is_finite(self, index: int) -> bool:
        unit = self.units[index]
        if unit.kind != "w" or unit.named:
            return False
        if unit.key in _BE | _HAVE | {"will", "would", "could", "should", "may", "might", "must", "did", "does", "can"}:
            return unit.key != "'s"
        options = cues().get(unit.key, ())
        past = any(option.form == "past" and "c" in option.frames for option in options)
        return past and not self._is_reduced(index)

    def _trim(self, first: int, last: int) -> tuple[int, int] | None:
        """Without an adverbial at its head: "On Wednesday the spokesman" is "the spokesman"."""
        while first <= last:
            unit = self.units[first]
            if unit.kind == "m" and unit.key != "(":
                first += 1
            elif unit.key in PREPOSITIONS or (unit.key in ADVERBS and unit.key not in {"all", "both", "one"}):
                first = self._after_adverbial(first, last)
            elif unit.key in {"and"}:
                first += 1
            else:
                break
        return (first, last) if first <= last else None

    def _after_adverbial(self, first: int, last: int) -> int:
        """The unit after a prepositional phrase at ``first``."""
        index = first + 1
        while index <= last and (self.units[index].key in DETERMINERS or self.units[index].key in PREPOSITIONS):
            index += 1
        index += 1
        while index <= last:
            unit = self.units[index]
            starts = unit.key in DETERMINERS or unit.key in PRONOUNS
            if starts and self.units[index - 1].key not in PREPOSITIONS:
                return index
            if (
                unit.named
                and not self.units[index - 1].named
                and self.units[index - 1].key not in PREPOSITIONS | DETERMINERS
            ):
                return index
            index += 1
        return last + 1

    def _is_adverbial(self, index: int) -> bool:
        return self.units[index].key in PREPOSITIONS | {"when", "while", "as", "if"}

    def _right(self, start: int) -> tuple[int, int] | None:
        """The noun phrase that begins at ``start``, with its apposition, for inverted order."""
        if start >= self.count:
            return None
        head = self.units[start]
        nominal = head.named or head.key in DETERMINERS or head.key in PRONOUNS - {"who", "which"} or head.capital
        if head.kind != "w" or not (nominal or self._bare_noun(start)):
            return None
        if head.key in PRONOUNS:
            return start, start
        last = start
        for index in range(start, min(self.count, start + _SUBJECT_UNITS)):
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
            unit.kind == "w" and unit.key not in SUBORDINATORS | PREPOSITIONS | ADVERBS and not unit.key.endswith("ing")
        )

    def _leaves_phrase(self, index: int) -> bool:
        unit = self.units[index]
        if unit.named:
            return False
        if unit.key in {"in", "on", "at", "during", "after", "before", "as", "when", "while", "via", "about", "by"}:
            nominal = any(u.key == "," for u in self.units[max(0, index - 6) : index])
            return not nominal
        return unit.key in SUBORDINATORS - {"and", "who", "which", "whose"} or unit.key in {"told", "said"}

    # ---- content ----------------------------------------------------------------------------

    def _of_verb(self, group: _Group, later: Sequence[_Group]) -> Attribution | None:
        left = self._left(group.first)
        after = group.last + 1
        if group.cue.form == "ing" and not self._has_helper(group):
            left = self._main_subject(group)
        if left is not None and self._is_object(left, group):
            left = None
        if left is None:
            return self._inverted(group)
        before = self._before(left[0])
        if (relayed := self._relayed(group, left, before)) is not None:
            return relayed
        addressee, start = self._addressee(group, after)
        setting, start = self._setting(start)
        content = self._after(group, start, later)
        if content is None and before is None:
            before = self._before(left[0], sure=True)
        if before is not None and (content is None or not self._strong(start)):
            pieces = (before, *((content,) if content is not None and self._continues(start) else ()))
            return self._made(group, left, pieces, addressee, setting)
        if content is None:
            return None
        return self._made(group, left, (content,), addressee, setting)

    def _relayed(self, group: _Group, relay: tuple[int, int], before: Span | None) -> Attribution | None:
        """ "CCTV reported Mr Xi as saying": Mr Xi says it, CCTV passes it on."""
        after = group.last + 1
        for index in range(after + 1, min(self.count - 1, after + 9)):
            if self.units[index].key != "as" or self.units[index + 1].key not in {"saying", "telling", "writing"}:
                continue
            start = index + 2
            content = before or (self._span(start, self._content_end(start, ()) - 1) if start < self.count else None)
            if content is None or not len(content):
                return None
            return Attribution(
                source=self._span(after, index - 1),
                cue=self._span(group.first, index + 1),
                content=(content,),
                clause=self.clause,
                relay=self._span(*relay),
                base="say",
            )
        return None

    def _has_helper(self, group: _Group) -> bool:
        return any(self.units[i].key in _BE for i in range(group.first, group.verb))

    def _is_object(self, left: tuple[int, int], group: _Group) -> bool:
        """A phrase behind a closing quote and a comma is the subject; without one it may be none."""
        return group.cue.form == "base" and self.units[left[1]].key in PREPOSITIONS

    def _main_subject(self, group: _Group) -> tuple[int, int] | None:
        """The subject of the clause that a participle hangs on: "Holm …, saying Berg …"."""
        before = self.units[group.first - 1] if group.first else None
        if (
            before is not None
            and before.key not in {",", "and", "by", "while", "after", "before", '"'}
            and before.kind != "q"
        ):
            return None
        for index in range(group.first):
            if self.units[index].kind == "w" and (self._is_finite(index) or self._group(index) is not None):
                first = index
                while first > 0 and self._helps(first - 1):
                    first -= 1
                found = self._left(first)
                if found is not None:
                    return found
        return None

    def _before(self, subject: int, *, sure: bool = False) -> Span | None:
        """Content that ends with a comma or quotation right before the subject.

        Args:
            sure: nothing else can be the content ("Trade rose, customs data showed."), so that less
                must speak for it.
        """
        index = subject - 1
        if index < 0:
            return None
        unit = self.units[index]
        if unit.kind == "q":
            return self._from_quote(index)
        if unit.key == "," and index > 0:
            if self.units[index - 1].kind == "q":
                return self._from_quote(index - 1)
            start = self._clause_start(index)
            words = [u for u in self.units[start:index] if u.kind != "m"]
            if words and not words[0].named and words[0].key.endswith(("ed", "ing")):
                return None
            if (
                len(words) >= 3
                and not self._is_adverbial(start)
                and (self._has_verb(start, index) or (sure and any(u.key in IRREGULAR for u in words)))
            ):
                return self._span(start, index - 1)
        return None

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

    def _addressee(self, group: _Group, start: int) -> tuple[Span | None, int]:
        if not group.cue.addressee or start >= self.count:
            return None, start
        head = self.units[start]
        if head.kind != "w" or head.key in {"that", "to", "of", "about"}:
            return None, start
        last = start
        for index in range(start, min(self.count, start + 14)):
            unit = self.units[index]
            if unit.kind == "q" or (unit.kind == "m" and unit.key not in {"(", ")", "-", "'", "&", "."}):
                break
            if (
                unit.key in SUBORDINATORS - {"and"}
                or unit.key in {"in", "on", "at", "during", "to", "by", "last"}
                or (unit.key in PRONOUNS and index > start)
            ):
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
            elif unit.kind == "w" and self._is_day(unit):
                index += 1
            else:
                break
        return (self._span(start, index - 1) if index > start else None), index

    @staticmethod
    def _is_day(unit: Unit) -> bool:
        return unit.key.endswith("day") or unit.key in {
            "morning",
            "afternoon",
            "evening",
            "night",
            "week",
            "month",
            "year",
            "today",
            "yesterday",
            "recently",
            "again",
        }

    def _adverbial_end(self, start: int) -> int:
        for index in range(start + 1, self.count):
            unit = self.units[index]
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
            if index > start + 1 and unit.named and self._is_day(self.units[index - 1]):
                return index
        return self.count

    def _after(self, group: _Group, start: int, later: Sequence[_Group]) -> Span | None:
        """Content that follows the cue, to the end of the clause or to the next cue's own subject."""
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
        end = self._content_end(start, later)
        return self._span(start, end - 1) if end > start else None

    def _fits(self, cue: Cue, start: int) -> bool:
        """Whether a frame of the cue takes what stands at ``start``."""
        unit = self.units[start]
        if unit.kind == "q":
            return "q" in cue.frames or "p" in cue.frames
        if unit.key == "that" or unit.key in {"whether", "how", "why", "what"}:
            return "c" in cue.frames or cue.addressee
        if unit.key == "to":
            return "i" in cue.frames
        if unit.key in {"as", "for", "against", "over"}:
            return "p" in cue.frames
        if "c" in cue.frames and self._is_clause(start):
            return True
        return "p" in cue.frames or ("q" in cue.frames and self._quote_near(start - 1))

    def _is_clause(self, start: int) -> bool:
        """Whether a subject and a finite verb follow."""
        for index in range(start, min(self.count, start + 25)):
            unit = self.units[index]
            if unit.kind == "m" and unit.key in {".", ";", ":"}:
                return False
            if index > start and unit.kind == "w" and (self._is_finite(index) or self._looks_finite(index)):
                return True
        return False

    def _looks_finite(self, index: int) -> bool:
        unit, before = self.units[index], self.units[index - 1]
        if unit.named or unit.key in PREPOSITIONS | DETERMINERS:
            return False
        return (
            (unit.key.endswith(("ed", "s", "n't")) or unit.key in IRREGULAR)
            and before.kind == "w"
            and before.key not in PREPOSITIONS | DETERMINERS
        )

    def _content_end(self, start: int, later: Sequence[_Group]) -> int:
        """Before "according to", before ", said" (behind a relative clause), else the end of the sentence."""
        end = self.count
        verbs = {group.first for group in later}
        for index in range(start, end):
            unit = self.units[index]
            if unit.key == ";":
                end = index
                break
            leading_on = unit.key in _LEADING_ON or index in verbs
            if leading_on and index > start and self.units[index - 1].key == ",":
                end = index - 1
                break
        while end > start and self.units[end - 1].kind == "m" and self.units[end - 1].key not in {")", "%", '"'}:
            end -= 1
        return end

    def _strong(self, start: int) -> bool:
        """Whether what follows the cue is surely content: "that", or a quotation."""
        unit = self.units[start] if start < self.count else None
        return unit is not None and (unit.kind == "q" or unit.key == "that")

    def _continues(self, start: int) -> bool:
        return start < self.count and (self.units[start].kind == "q" or self.units[start].key == ",")

    def _inverted(self, group: _Group) -> Attribution | None:
        """ "…," said Lee Miringoff."""
        subject = self._right(group.last + 1)
        if subject is None:
            return None
        before = self._before(group.first, sure=True)
        if before is None:
            return None
        rest = subject[1] + 1
        setting, start = self._setting(rest)
        pieces = [before]
        quoted = next((i for i in range(start, min(self.count, start + 3)) if self.units[i].kind == "q"), None)
        if quoted is not None:
            pieces.append(self._span(quoted, quoted))
        return self._made(group, subject, tuple(pieces), None, setting)

    def _made(
        self,
        group: _Group,
        source: tuple[int, int],
        content: tuple[Span, ...],
        addressee: Span | None,
        setting: Span | None,
    ) -> Attribution:
        negated = any(
            self.units[i].key in {"not", "n't", "never"} or self.units[i].key.endswith("n't")
            for i in range(group.first, group.verb)
        )
        return Attribution(
            source=self._span(*source),
            cue=self._span(group.first, group.last),
            content=content,
            clause=self.clause,
            addressee=addressee,
            setting=setting,
            act=group.cue.act,
            denied=group.cue.denies or negated,
            base=group.cue.base,
            frames=group.cue.frames,
        )

    # ---- phrases, colons --------------------------------------------------------------------

    def _phrases(self) -> Iterator[Attribution]:
        keys = [unit.key for unit in self.units]
        for phrase, act in PHRASES.items():
            parts = phrase.split()
            for index in range(self.count - len(parts)):
                if keys[index] == parts[0] and keys[index : index + len(parts)] == parts:
                    found = self._of_phrase(index, index + len(parts) - 1, act, phrase)
                    if found is not None:
                        yield found

    def _of_phrase(self, first: int, last: int, act: Act, phrase: str) -> Attribution | None:
        source = self._object(last + 1)
        if source is None:
            return None
        leading = not any(unit.kind != "m" for unit in self.units[:first])
        source = self._with_apposition(source) if leading else source
        after = source[1] + 1
        if leading and after < self.count and self.units[after].key == ",":
            end = self._content_end(after + 1, ())
            content = self._span(after + 1, end - 1) if end > after + 1 else None
        else:
            stop = first - 1
            while stop >= 0 and self.units[stop].key == ",":
                stop -= 1
            content = self._span(self._clause_start(first), stop) if stop >= 0 else None
        if content is None:
            return None
        return Attribution(
            source=self._span(*source),
            cue=self._span(first, last),
            content=(content,),
            clause=self.clause,
            act=act,
            base=phrase,
        )

    def _with_apposition(self, source: tuple[int, int]) -> tuple[int, int]:
        """According to Tomas Vekar, head of the board, the pillar …: with what stands between the commas."""
        commas = [i for i in range(source[1] + 1, min(self.count, source[1] + 14)) if self.units[i].key == ","]
        if len(commas) < 2 or commas[0] != source[1] + 1:
            return source
        between = range(commas[0] + 2, commas[1])
        if any(self._is_finite(i) or self._looks_finite(i) for i in between):
            return source
        return source[0], commas[1] - 1

    def _object(self, start: int) -> tuple[int, int] | None:
        """The noun phrase behind a phrase, up to the comma or the end."""
        last = start - 1
        for index in range(start, min(self.count, start + _SUBJECT_UNITS)):
            unit = self.units[index]
            if unit.kind == "m" and unit.key in {",", ".", ";", ":"} and not self._is_inner_stop(index):
                break
            if unit.kind == "q" and index == start:
                break
            last = index
        return (start, last) if last >= start else None

    def _is_inner_stop(self, index: int) -> bool:
        return (
            self.units[index].key == "."
            and index + 1 < self.count
            and self.units[index + 1].start == self.units[index].end
        )

    def _colon(self, groups: Sequence[_Group]) -> Iterator[Attribution]:
        """ "Holm: "Our goal …"" and "Holm: council must fund 'night boats'"."""
        for index in range(1, min(self.count - 1, 12)):
            if self.units[index].key != ":" or any(group.verb < index for group in groups):
                continue
            head = self.units[:index]
            if not all(unit.kind == "w" or unit.key in {".", "-", "'"} for unit in head) or not head[-1].named:
                return
            yield Attribution(
                source=self._span(0, index - 1),
                cue=self._span(index, index),
                content=(self._span(index + 1, self.count - 1),),
                clause=self.clause,
                base=":",
            )
            return

    def _span(self, first: int, last: int) -> Span:
        return trimmed(self.text, self.units[first].start, self.units[last].end)
