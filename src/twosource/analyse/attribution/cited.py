"""Who is cited without a verb: "according to Holm", "as Holm put it", "Holm: …", "Asked whether …".

C S X   According to CCTV, Xi praised the momentum.
X C S   Sales hit $31 billion, according to Arlish port data.
S : X   Clinton: "Our goal is not to deter."
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from twosource.analyse.attribution.clauses import PREPOSITIONS, Unit
from twosource.analyse.attribution.unlisted import Told, Unlisted
from twosource.analyse.attribution.verbs import Group
from twosource.analyse.cues import PHRASES, Act
from twosource.model.span import Span

# What stands before a colon and says nothing.
_LABELS = frozenset(
    (
        "breaking update updated exclusive watch video live opinion analysis explainer more read related photo photos "
        "image source sources editor note correction factbox listen see also coronavirus "
        "just cover file caption hide must story graphic slideshow gallery timeline recap transcript"
    ).split()
)
# In a headline these lead to what it is about: "Holm on Brill: the saddest call", "Ferry vs Pier: when boats meet".
_TOPICAL = PREPOSITIONS - {"of", "to", "for", "off", "like"} | {"vs", "versus"}
# Who or what tells it in a headline: "Study: ferries sink", "Ex-clerk: the pier is old".
_HEADLINE_TELLERS = frozenset(
    "study poll survey reports official officials police experts agent agents lawyer aide aides mayor governor "
    "senator minister".split()
)
_ASIDES = frozenset("though however meanwhile".split())
_JOINS = frozenset("and but".split())
_QUESTIONS = frozenset("whether if who what why how when where about".split())


class Cited(Unlisted):
    """The sources of a clause that a phrase, a colon or nothing at all brings in."""

    def _phrases(self) -> Iterator[Told]:
        keys = [unit.key for unit in self.units]
        for phrase, act in PHRASES.items():
            parts = phrase.split()
            for index in range(self.count - len(parts)):
                if keys[index] == parts[0] and keys[index : index + len(parts)] == parts:
                    found = self._of_phrase(index, index + len(parts) - 1, act, phrase)
                    if found is not None:
                        yield found

    def _of_phrase(self, first: int, last: int, act: Act, phrase: str) -> Told | None:
        source = self._object(last + 1)
        if source is None:
            return None
        leading = not any(unit.kind != "m" for unit in self.units[:first])
        source = self._with_apposition(source) if leading else source
        content = self._beside(first, source[1] + 1)
        if content is None:
            return None
        precedes = content.end <= self.units[first].start
        rest = self._rest(content, source[1] + 1, (), cited=True) if precedes else None
        pieces = (content, *((rest,) if rest is not None else ()))
        return Told(source, (first, last), pieces, phrase, act)

    def _beside(self, first: int, after: int) -> Span | None:
        """What is said beside a phrase that ends before ``after``: behind the comma where it leads, else before."""
        leading = not any(unit.kind != "m" for unit in self.units[:first]) or self._joins_clause(first)
        while leading and [u.key for u in self.units[after : after + 3 : 2]] == [",", ","]:
            if self.units[after + 1].key not in _ASIDES:
                break
            after += 2  # "According to Holm, though, | the pier …"
        if leading and after < self.count and self.units[after].key == ",":
            end = self._content_end(after + 1, ())
            return self._span(after + 1, end - 1) if end > after + 1 else None
        stop = first - 1
        while stop >= 0 and self.units[stop].key == ",":
            stop -= 1
        return self._span(self._clause_start(first), stop) if stop >= 0 else None

    def _joins_clause(self, first: int) -> bool:
        """Whether a phrase leads the second of two clauses.

        "It was late and, | according to the clerk, | …", "It was late, but | according to the clerk, | …"
        """
        before = [unit.key for unit in self.units[max(0, first - 2) : first]]
        return len(before) > 1 and "," in before and not _JOINS.isdisjoint(before)

    def _put(self) -> Iterator[Told]:
        """ "As Orla Holm put it, the pier is doomed", "…, as Holm puts it"; refused: "as they put it there"."""
        for last in range(2, self.count):
            if self.units[last].key != "it" or self.units[last - 1].key not in {"put", "puts"}:
                continue
            first = next((i for i in range(last - 2, max(-1, last - 12), -1) if self.units[i].key == "as"), None)
            ends = last + 1 == self.count or self.units[last + 1].kind != "w"
            content = self._beside(first, last + 1) if first is not None and first < last - 2 and ends else None
            if first is not None and content is not None:
                yield Told((first + 1, last - 2), (last - 1, last), (content,), "put it")

    def _with_apposition(self, source: tuple[int, int]) -> tuple[int, int]:
        """According to Tomas Vekar, head of the board, the pillar …: with what stands between the commas."""
        commas = [i for i in range(source[1] + 1, min(self.count, source[1] + 14)) if self.units[i].key == ","]
        if len(commas) < 2 or commas[0] != source[1] + 1:
            return source
        between = range(commas[0] + 2, commas[1])
        if any(self._is_finite(i) or self._looks_finite(i) for i in between) or not between:  # ", though,"
            return source
        return source[0], commas[1] - 1

    def _asked(self) -> Iterator[Told]:
        """A question whose asker is not named: "Asked whether the ferry was safe, she …"."""
        for index, unit in enumerate(self.units[:-3]):
            before = self.units[index - 1].key if index else ""
            if unit.key != "asked" or before not in {"", "when", "and", ",", "was", "were", "been"}:
                continue
            questions = _QUESTIONS - {"about", "who"} if before in {"was", "were", "been"} else _QUESTIONS
            asks = next(
                (i for i in range(index + 1, min(index + 8, self.count)) if self.units[i].key in questions), None
            )
            end = next((i for i in range(asks or 0, self.count) if self.units[i].key == ","), self.count) if asks else 0
            if asks is not None and end - asks > 2:
                yield Told(None, (index, index), (self._span(asks, end - 1),), "ask", Act.STANCE)

    def _tells_headline(self, head: Sequence[Unit]) -> bool:
        """Whether "Study", "Ex-clerk" stand before the colon; refused: "Anger with police: …"."""
        return head[-1].key in _HEADLINE_TELLERS and not any(unit.key in PREPOSITIONS for unit in head)

    def _colon(self, groups: Sequence[Group]) -> Iterator[Told]:
        """ "Holm: "Our goal …"" and "Holm: council must fund 'night boats'"; refused: "BREAKING: Holm resigns"."""
        for index in range(1, min(self.count - 1, 12)):
            if self.units[index].key != ":" or any(group.verb < index for group in groups):
                continue
            head = self.units[:index]
            if not all(unit.kind == "w" or unit.key in {".", "-", "'"} for unit in head) or not (
                head[-1].named or self._tells_headline(head)
            ):
                return
            if head[0].key in _LABELS:
                return
            if (verb := self._verb_of_head(index)) is not None:
                yield from self._told_by_colon(verb, index)
                return
            if self.units[index + 1].kind != "q" and self._is_topic(head, self.units[index + 1]):
                return
            yield Told((0, index - 1), (index, index), (self._span(index + 1, self.count - 1),), ":")
            return

    def _is_topic(self, head: Sequence[Unit], after: Unit) -> bool:
        """Whether a headline's head tells what it is about: "Holm on Brill", "Holm to snub Venn", "FERRY WATCH"."""
        snubs = any(a.key == "to" and not (b.named or b.capital) for a, b in pairwise(head))
        loud = [self.text[unit.start : unit.end].isupper() for unit in (*head, after)]
        shouts = len(head) > 1 and all(loud[:-1]) and not loud[-1]
        return snubs or shouts or any(unit.key in _TOPICAL for unit in head)

    def _verb_of_head(self, colon: int) -> int | None:
        """Where a verb stands before a colon: "He | fumed on Twitter: …", "She | is the author of Low Tides: …"."""
        return next((i for i in range(1, colon) if self._is_finite(i) or self._looks_past(i)), None)

    def _told_by_colon(self, verb: int, colon: int) -> Iterator[Told]:
        """ "He fumed on Twitter: “…”", "They had guests such as Ines Holm: “…”"; refused where nothing is quoted."""
        if self.units[colon + 1].kind != "q":
            return
        name = colon - 1
        while name > 0 and self.units[name - 1].named:
            name -= 1
        content = (self._span(colon + 1, self.count - 1),)
        if self.units[name - 1].key not in {"on", "to", "in", "at"}:
            yield Told((name, colon - 1), (colon, colon), content, ":")
        elif (source := self._left(self._helped(verb))) is not None:
            yield Told(source, (verb, verb), content, ":")
