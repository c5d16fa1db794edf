"""What is said: the words before a cue, behind it, or round it."""

from collections.abc import Sequence

from twosource.analyse.attribution.clauses import DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS, Unit
from twosource.analyse.attribution.ends import JOINING, LEADING_ON
from twosource.analyse.attribution.phrases import SUBJECT_UNITS
from twosource.analyse.attribution.subjects import PASTS, PLAINLY
from twosource.analyse.attribution.takes import Takes
from twosource.analyse.attribution.verbs import Group
from twosource.analyse.cues import Act, cues
from twosource.analyse.speakers.occasions import tells_occasion
from twosource.analyse.words import IRREGULAR
from twosource.model.span import Span, trimmed

# Behind an attribution between commas these go on with what is said: "It was short, she said, | and seemed legal".
_FURTHER = frozenset("and or because who if unless".split())
_BEFORE_LEADS = frozenset("rather just even only soon long later earlier".split())
# Behind an attribution these tell what its speaker did: "…, the aide said, | declining to tell more".
_DECLINING = frozenset("declining refusing adding noting citing referring pointing speaking".split())
# What may stand alone before an attribution: "And, they said, | the port will stay".
_OPENINGS = frozenset("and but so yet still now then however otherwise instead today meanwhile besides in fact".split())
_OPENING_UNITS = 3
# Words in marks that may be an adjective: “cynical” voices, “so called” friends.
_ATTRIBUTIVE_WORDS = 2
# Words in marks, the first with a capital, that make a saying rather than a name.
_SAID_WORDS = 5
# Units of what stands between a cue and what is said: "said, | in the light of the storm, | the pier".
_LEAD_IN_UNITS = 16
# Units in which an aside between a cue and its content ends: "claimed — without offering any evidence — that".
_ASIDE_UNITS = 12


class Contents(Takes):
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
            leads = self._is_adverbial(start) or self._opens_adverbially(start)
            lead = self._lead_end(start, index) if ends or not leads else index
            if (
                len(words) >= 3
                and lead < index
                and (self._has_verb(lead, index) or (sure and any(u.key in IRREGULAR for u in words)))
            ):
                return self._span(start, index - 1)
        return None

    def _opens_adverbially(self, start: int) -> bool:
        """Whether an adverb stands before what leads: "Immediately | after the trial,", "Rather | than leave,"."""
        adverb = self.units[start].key in _BEFORE_LEADS or self.units[start].key.endswith("ly")
        return adverb and start + 1 < self.count and self.units[start + 1].key in PREPOSITIONS | SUBORDINATORS

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
        if not self._takes(group.cue, start):
            return None
        outer = min(self._lead_clause_end(group, start), self._relative_end(group, start))
        end = min(self._content_end(start, later), outer)
        return self._span(start, end - 1) if end > start else None

    def _is_topical(self, group: Group, first: int, after: int) -> bool:
        """Whether what seemed to tell of the saying opens what is said: "said | at one point, they left"."""
        leads = after < self.count - 2 and self.units[after].key == "," and self._is_clause(after + 1)
        follows = self.units[after + 1].key if leads else ""
        told = follows in PRONOUNS | {"the", "his", "her", "their"} or (leads and self.units[after + 1].named)
        timed = any(self._is_spell(i) for i in range(first, after))
        plain = group.cue.base in PLAINLY and not timed
        return plain and told and not tells_occasion(self._span(first, after - 1).of(self.text))

    def _behind_aside(self, start: int) -> int:
        """Where "that" stands behind an aside: "claimed — without evidence — | that", "said, for once, | that"."""
        if start >= self.count or self.units[start].key not in {"-", ","}:
            return start
        mark = self.units[start].key
        end = min(self.count - 1, start + _ASIDE_UNITS)
        closing = next((i for i in range(start + 1, end) if self.units[i].key == mark), None)
        told = closing is not None and self.units[closing + 1].key == "that"
        return closing + 1 if told and closing is not None else start

    def _behind_lead(self, group: Group, comma: int, later: Sequence[Group]) -> Span | None:
        """What is said behind a comma and what leads into it: "Holm said, | in light of it, the pier would close"."""
        first = comma + 1
        if group.cue.base not in PLAINLY or first >= self.count - 2 or self.units[comma].key != ",":
            return None
        closing = next((i for i in range(first, self.count - 2) if self.units[i].key == ","), None)
        if closing is None or closing - comma > _LEAD_IN_UNITS or self.units[first].key not in PREPOSITIONS:
            return None
        told = self._is_clause(closing + 1) and self._opens_clause(closing + 1)
        if not told or tells_occasion(self._span(first, closing - 1).of(self.text)):
            return None
        return self._span(first, self._content_end(closing + 1, later) - 1)

    def _opens_clause(self, index: int) -> bool:
        unit = self.units[index]
        return unit.named or unit.key in PRONOUNS | DETERMINERS

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

    def _strong(self, start: int) -> bool:
        """Whether what follows the cue is surely content: "that", or a quotation, with a colon before it or not."""
        if start < self.count and self.units[start].key == ":":
            start += 1
        unit = self.units[start] if start < self.count else None
        return unit is not None and (unit.kind == "q" or unit.key == "that")

    def _outweighs(self, before: Span, start: int) -> bool:
        """Whether what follows the cue is content rather than what leads: "Last May, as it sank, he said it was"."""
        quoted = any(unit.kind == "q" and unit.start < before.end for unit in self.units)
        return self._strong(start) or (not quoted and not self.title_case and self._is_clause(start))

    def _continues(self, start: int) -> bool:
        return start < self.count and (self.units[start].kind == "q" or self.units[start].key == ",")

    def _around(self, subject: int, after: int) -> tuple[Span, ...]:
        """Content that the attribution stands within: "The ferry, she says, is late."."""
        inner = subject > 0 and self.units[subject - 1].key == "," and after + 1 < self.count
        if not inner or self.units[after].key != ",":
            return ()
        if subject <= _OPENING_UNITS and all(
            unit.key in _OPENINGS or unit.kind == "m" for unit in self.units[:subject]
        ):
            return (self._span(after + 1, self._content_end(after + 1, ()) - 1),) if self._is_clause(after + 1) else ()
        start, end = self._clause_start(subject - 1), self._content_end(after + 1, ())
        if start >= subject - 1 or end - after < 3 or self._is_quoted_before(start, subject):
            return ()
        told = self._span(start, subject - 2)
        if self.units[after + 1].key in _DECLINING:  # "…, the aide said, declining to tell more"
            return (told,)
        return (told, self._span(after + 1, end - 1))

    def _is_quoted_before(self, start: int, subject: int) -> bool:
        """Whether what is said before is quoted: not where a word or two are, “high risk” boats."""
        units = self.units[start:subject]
        return any(unit.kind == "q" and (not self._is_few(unit) or units[-2:][0] is unit) for unit in units)

    def _is_few(self, unit: Unit) -> bool:
        inner = unit.quote.inner.of(self.text) if unit.quote is not None else ""
        return len(inner.split()) <= _ATTRIBUTIVE_WORDS and inner[-1:].isalpha()

    def _rest(self, before: Span, comma: int, later: Sequence[Group], *, cited: bool = False) -> Span | None:
        """What goes on behind an attribution between commas: "It was short, she said, | and seemed to be legal".

        Refused: "It was short, she said, adding that", "…, she said, a claim that", "…, she said, in an interview"; and
        behind a source that is cited "It was short, according to Holm, who left".
        """
        first = comma + 1
        if first >= self.count - 2 or self.units[comma].key != "," or self.units[first].kind != "w":
            return None
        if any(unit.kind == "q" and unit.start < before.end for unit in self.units):
            return None
        key = self.units[first].key
        told = (key in _FURTHER and not cited) or (self._is_finite(first) and not any(g.first == first for g in later))
        refused = key in LEADING_ON | DETERMINERS | {"who", "which"} or self._tells_something(before)
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
        if all(unit.kind == "m" or unit.key in JOINING for unit in self.units[:first]):
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
