"""The verbs of a clause that say that somebody says, told from nouns, passives and participles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from twosource.analyse.attribution.clauses import ADVERBS, AUXILIARIES, DETERMINERS, PREPOSITIONS, SUBORDINATORS, Clause
from twosource.analyse.cues import NOUNS, Cue, cues
from twosource.analyse.words import IRREGULAR
from twosource.model.span import Span, trimmed

_ORDINALS = frozenset("first second third fourth fifth last next previous so-called".split())
_BE = frozenset("is are was were be been being 's 're".split())
_HAVE = frozenset(["has", "have", "had", "'ve"])
# Verbs that are passive where no addressee follows.
_ADDRESSING = frozenset("brief tell inform ask advise notify remind".split())
# Share of words with a capital in a headline in title case, where only these are cues for sure:
# "Mayor Says Ferry Will Stay".
_TITLE_CASE = 0.7
_HEADLINE_CUES = frozenset(
    "says say said tells told asks asked claims claimed vows vowed warns warned endorses".split()
)
# Verbs that are never nouns, whatever stands before them: "in each state say".
_PLAIN = frozenset("say believe think tell agree argue insist".split())
# Determiners that stand alone as a subject: "half said", "many believe".
_ALONE = frozenset("half many most some few several all both one two three others another".split())
# Nouns that end as adverbs do: "his family said".
_NO_ADVERBS = frozenset("family assembly supply reply monopoly anomaly rally bully daily weekly monthly".split())
# Before "on to say" and before "to say", what somebody says next.
_WENT = frozenset("went goes go going gone".split())
_CARRIES = frozenset("continue continues continued proceeds proceeded".split())
# Before a bare verb, near, these make it no telling: "want | to | go and say".
_MODALS = frozenset("will would could should may might must can does did do let make makes n't 'd 'll".split())
_BARE_UNITS = 12
# Units of whom something is told.
_TOLD_UNITS = 6
# Before a participle of saying: "left after acknowledging he met".
_LATER = frozenset(["after", "before"])
_DUE = frozenset("due expected set scheduled going slated about".split())


@dataclass(frozen=True, slots=True)
class Group:
    """A verb group: units ``first`` to ``last`` (inclusive) with the cue's verb at ``verb``."""

    first: int
    verb: int
    last: int
    cue: Cue


class Verbs:
    """A clause and its verb groups; indices are into its units."""

    def __init__(self, text: str, clause: Clause) -> None:
        self.text, self.clause, self.units = text, clause, clause.units
        self.count = len(self.units)
        self._subjects: dict[int, tuple[int, int] | None] = {}  # found before a unit, so that no search is done twice
        words = [unit for unit in self.units if unit.kind == "w"]
        self.title_case = len(words) > 4 and sum(unit.capital for unit in words) >= _TITLE_CASE * len(words)

    def _groups(self) -> Iterator[Group]:
        index = 0
        while index < self.count:
            group = self._group(index)
            if group is not None:
                yield group
                index = group.last
            index += 1

    def _group(self, index: int) -> Group | None:
        unit = self.units[index]
        if unit.kind != "w" or self._is_joined(index):
            return None
        options = cues().get(unit.key)
        titled = self.title_case and unit.key in _HEADLINE_CUES
        if not options or (unit.capital and index > 0 and unit.named and not titled):
            return None
        cue, last = self._longest(options, index)
        if cue is None:
            return None
        first = self._due(index) if cue.form == "base" else index
        while first > 0 and self._helps(first - 1):
            first -= 1
        if 0 < first < index and self.units[first - 1].key in {"a", "an", "the"}:  # "a hastily called meeting"
            return None
        if self._is_noun(index, first, cue) or self._is_passive(index, first, cue) or self._hides(index):
            return None
        return Group(first, index, last, cue)

    def _due(self, index: int) -> int:
        """The head of "was due to say", "is expected to tell": there the words are still to be said."""
        keys = [unit.key for unit in self.units[max(0, index - 2) : index]]
        return index - 2 if len(keys) == 2 and keys[1] == "to" and keys[0] in _DUE else index

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
        adverb = unit.key in ADVERBS or (unit.key.endswith("ly") and len(unit.key) > 4 and unit.key not in _NO_ADVERBS)
        month = unit.key == "may" and unit.capital and index > 0  # "On Monday May said"
        helping = (unit.key in AUXILIARIES and not month) or unit.key.endswith("n't")
        return unit.kind == "w" and not unit.named and (helping or adverb)

    def _is_joined(self, index: int) -> bool:
        """Whether a hyphen joins the word to the one before: "the oft-cited figure"."""
        if index < 2 or self.units[index - 1].key != "-":
            return False
        before, joint, unit = self.units[index - 2 : index + 1]
        return before.end == joint.start and joint.end == unit.start == joint.start + 1

    def _is_noun(self, index: int, first: int, cue: Cue) -> bool:
        """ "the claim", "a reported call", "his call": no verb."""
        before = self.units[index - 1] if index else None
        if before is None:
            return cue.form in {"past", "base", "present"} and not self._quote_near(index)
        if cue.base == "think" and index + 1 < self.count and self.units[index + 1].key in {"tank", "tanks"}:
            return True
        if cue.form == "ing":
            return self._is_noun_in_ing(index, cue)
        if cue.base == "detail" and any(unit.key in PREPOSITIONS for unit in self.units[index + 1 : index + 2]):
            return True  # "details of the plan"
        if cue.form == "past" and first == index and before.key in PREPOSITIONS and cue.base not in _PLAIN:
            return True  # "about alleged misconduct"
        alone = before.key in _ALONE and cue.form in {"past", "base"}
        ordinal = before.key in _ORDINALS and not self._is_first_told(index, cue)
        if (before.key in DETERMINERS and not alone) or ordinal or before.key == "'s":
            return not self._is_name_in_s(index, cue)
        if self.units[index].key in NOUNS and cue.form in {"base", "present"}:
            return not self._is_clear_verb(index, first, cue)
        if cue.form == "base" and (before.key in PREPOSITIONS or first == index) and before.key != "to":
            if self._is_plainly_said(index, cue):
                return False
            noun = before.kind == "w" and before.key not in PREPOSITIONS | SUBORDINATORS | ADVERBS | AUXILIARIES
            return not (self._plural_before(index) or (noun and cue.base in _PLAIN))
        return cue.form == "present" and before.key in PREPOSITIONS

    def _is_name_in_s(self, index: int, cue: Cue) -> bool:
        """Whether a name that ends so says it: "Brill's said"; refused: "Brill's claim"."""
        said = cue.base == "say" and cue.form in {"past", "present"} and self.units[index - 1].key == "'s"
        return said and index > 1 and self.units[index - 2].named

    def _is_noun_in_ing(self, index: int, cue: Cue) -> bool:
        """ "a briefing in which", "his telling of it"; refused: "left after acknowledging he met them"."""
        before, after = self.units[index - 1], self.units[index + 1].key if index + 1 < self.count else ""
        if cue.base in _ADDRESSING and after in PREPOSITIONS:  # "a briefing in which", "the telling of it"
            return True
        if before.key in _LATER and self._tells(index + 1):
            return False
        return before.key in DETERMINERS | {"'s"} or before.key in PREPOSITIONS - {"by"}

    def _is_plainly_said(self, index: int, cue: Cue) -> bool:
        """Whether a bare verb behind a comma or "and" tells something: "Some owners, though, | argue that".

        Refused: "They want to go there and say that".
        """
        before = self.units[index - 1]
        told = self._tells(index + 1) or (cue.addressee and any(self._leads(i) for i in self._near(index + 1)))
        if cue.base not in _PLAIN | {"warn"} or before.key not in {",", "and", "-"} or not told:
            return False
        near = self.units[max(0, index - _BARE_UNITS) : index]
        return not any(unit.key in _MODALS or unit.key == "to" for unit in near) and any(
            _ends_plural(unit.key) for unit in near
        )

    def _near(self, start: int) -> range:
        """The units in which whom something is told ends: "tell | the Courier that"."""
        return range(start, min(self.count, start + _TOLD_UNITS))

    def _leads(self, index: int) -> bool:
        return self.units[index].key == "that"

    def _is_first_told(self, index: int, cue: Cue) -> bool:
        """Whether "first" tells when it was said: "the Courier first reported"; refused: "the first reported case"."""
        earlier = self.units[index - 2] if index > 1 else None
        told = cue.form == "past" and self.units[index - 1].key == "first" and earlier is not None
        return told and earlier is not None and earlier.kind == "w" and earlier.key not in DETERMINERS | PREPOSITIONS

    def _opens_singly(self, index: int) -> bool:
        """Whether one noun with its article opens the sentence before a verb: "The group | claims"."""
        head = [unit for unit in self.units[:index] if unit.kind == "w"]
        lone = len(head) == 2 and head[0].key in {"the", "a", "an", "this"}
        return lone and not _ends_plural(head[1].key)

    def _tells(self, index: int) -> bool:
        """Whether a clause seems to begin with the unit: "after acknowledging | he met", "… | that"."""
        return index < self.count and self.units[index].key in {"that", "he", "she", "they", "it", "there"}

    def _is_clear_verb(self, index: int, first: int, cue: Cue) -> bool:
        """Whether a form that may be a noun stands between a subject and content."""
        before = self.units[index - 1]
        following = self.units[index + 1].key if index + 1 < self.count else ""
        if cue.form == "present" and following == "that" and before.kind == "w":
            return self._is_named_close(index) or not any(
                self._is_finite(i) or self._looks_past(i) or self._looks_finite(i) or self._goes_on(i)
                for i in range(1, first)
            )
        if cue.form == "present" and following in {"", ".", ","}:
            closes = self._is_named_close(index) or (following == "" and self._closes_headline(index))
            return any(unit.kind == "q" for unit in self.units[:index]) or closes
        if cue.form == "base" and following == ":":  # "Mayor keeps up Roberts dispute: …"
            return False
        subject = before.key in {"he", "she", "they", "we", "i", "who", "which"} or first < index
        subject = subject or (cue.form == "present" and self._opens_singly(index) and self._tells(index + 1))
        if not subject and (before.named or before.kind == "q"):
            subject = cue.form == "present" or before.key.endswith("s")
        elif not subject and cue.form == "base":
            subject = _ends_plural(before.key) and before.kind == "w"
        after = self.units[index + 1] if index + 1 < self.count else None
        content = after is not None and (
            after.kind == "q"
            or after.key in DETERMINERS | {"that", "to", "he", "she", "they", "it", ":", "for", "on"}
            or after.named
        )
        return subject and content

    def _is_named_close(self, index: int) -> bool:
        """Whether a name behind a comma stands before it: "The pier will close, the Skerrow Courier reports."."""
        first = index
        while first > 0 and (self.units[first - 1].named or self.units[first - 1].key in {"the", "'s"}):
            first -= 1  # "as Radio Arle's Ines Holm | reports, …"
        return 0 < first < index and self.units[first - 1].key in {",", "as"}

    def _closes_headline(self, index: int) -> bool:
        """Whether a bare noun and a verb close a headline: "Owners may keep the pier, | court rules"."""
        bare = index > 1 and self.units[index - 1].kind == "w" and self.units[index - 1].key not in DETERMINERS
        return bare and any(self.units[i].key == "," for i in range(max(0, index - 3), index - 1))

    def _hides(self, index: int) -> bool:
        """ "asked not to be named", "declined to be identified": how a source is kept, nothing said."""
        keys = [unit.key for unit in self.units[index + 1 : index + 5] if unit.key != "not"]
        kept = keys[:2] == ["to", "be"] and keys[2:3] in (["named"], ["identified"], ["quoted"])
        return kept or keys[:3] in (["to", "remain", "anonymous"], ["to", "remain", "unnamed"])

    def _plural_before(self, index: int) -> bool:
        before = self.units[index - 1]
        plural = _ends_plural(before.key) or before.key in {"they", "we", "i", "you", "who", "people", "police"}
        return before.kind == "w" and plural

    def _quote_near(self, index: int) -> bool:
        return any(unit.kind == "q" for unit in self.units[index + 1 : index + 6])

    def _is_passive(self, index: int, first: int, cue: Cue) -> bool:
        helpers = [unit.key for unit in self.units[first:index]]
        if helpers[-1:] == ["to"] and helpers[-2:-1] and helpers[-2] in _DUE:
            return not any(key in _BE for key in helpers)
        if self._is_reduced(index):
            return True
        if cue.form != "past" or not any(key in _BE for key in helpers):
            to_say = cue.form == "base" and index > 0 and self.units[index - 1].key == "to"
            return to_say and not self._is_carried_on(index)
        return True

    def _is_carried_on(self, index: int) -> bool:
        """Whether a verb with "to" is what somebody did next: "went on to say", "continues to claim"."""
        keys = [unit.key for unit in self.units[max(0, index - 3) : index]]
        went = keys[1:] == ["on", "to"] and keys[0] in _WENT
        return went or (keys[-1:] == ["to"] and not _CARRIES.isdisjoint(keys[-2:-1]))

    def _is_reduced(self, index: int) -> bool:
        """ "people briefed on the matter", "asked about it, he said": a participle, not the verb."""
        after = self.units[index + 1].key if index + 1 < self.count else ""
        if after == "by" and self._is_past(index):  # "a memo seen by the Courier says", not "replied by asking"
            return not (index + 2 < self.count and self.units[index + 2].key.endswith("ing"))
        if after == "of" and self.units[index].key == "accused":  # "a clerk accused of theft"
            return True
        options = cues().get(self.units[index].key, ()) if after in {"on", "about", "by"} else ()
        return any(option.form == "past" and option.base in _ADDRESSING for option in options)

    def _is_past(self, index: int) -> bool:
        """Whether a word may be the past of a cue, and no other form of one."""
        options = cues().get(self.units[index].key, ())
        return bool(options) and all(option.form == "past" for option in options)

    def _is_finite(self, index: int) -> bool:
        unit = self.units[index]
        if unit.kind != "w" or unit.named:
            return False
        if unit.key in _BE | _HAVE | {"will", "would", "could", "should", "may", "might", "must", "did", "does", "can"}:
            return unit.key != "'s"
        options = cues().get(unit.key, ())
        past = any(option.form == "past" and "c" in option.frames for option in options)
        return past and not self._is_reduced(index)

    def _looks_past(self, index: int) -> bool:
        """Whether a word behind a name or pronoun is a verb by its form: "Holm (abruptly) rubbed his chin"."""
        unit, before = self.units[index], self.units[index - 1]
        if index > 1 and before.key.endswith("ly") and self._helps(index - 1):
            index, before = index - 1, self.units[index - 2]
        if unit.key == "'s":  # "Holm's plan"
            return False
        opens = index == 1 and before.capital and before.key not in DETERMINERS
        subject = opens or before.named or before.key in {"he", "she", "they", "it", "we", "i"}
        return subject and not unit.named and (unit.key.endswith("ed") or unit.key in IRREGULAR)

    def _looks_finite(self, index: int) -> bool:
        unit, before = self.units[index], self.units[index - 1]
        if unit.named or unit.key in PREPOSITIONS | DETERMINERS | {"'s"}:
            return False
        return (
            (unit.key.endswith(("ed", "s", "n't")) or unit.key in IRREGULAR)
            and before.kind == "w"
            and before.key not in PREPOSITIONS | DETERMINERS
        )

    def _goes_on(self, index: int) -> bool:
        """Whether the main verb follows an apposition: "the agency, a part of the port, issued a statement"."""
        unit = self.units[index]
        return unit.key.endswith("ed") and not unit.named and self.units[index - 1].key == ","

    def _has_helper(self, group: Group) -> bool:
        return any(self.units[i].key in _BE for i in range(group.first, group.verb))

    def _span(self, first: int, last: int) -> Span:
        return trimmed(self.text, self.units[first].start, self.units[last].end)


def _ends_plural(key: str) -> bool:
    """Whether a word ends as plurals do: "voters"; refused: "baseless", "serious"."""
    return key.endswith("s") and not key.endswith(("ss", "ous"))
