"""What a verb of saying takes: whether the words behind it may be what is said."""

from twosource.analyse.attribution.clauses import PREPOSITIONS, PRONOUNS
from twosource.analyse.attribution.ends import ASKING, CLAUSE_LEAST, Ends
from twosource.analyse.cues import Act, Cue
from twosource.analyse.words import IRREGULAR

# What names what was told before and tells nothing: "announced it", "explained this".
_MENTIONS = frozenset("it this them".split())
# What "said" has behind it and nothing is told: "said nothing of it", "said yes", "said the following".
_UNTOLD = frozenset(
    "nothing so anything something everything yes no little much more hello goodbye sorry as when".split()
)
# Verbs of many meanings that tell only where "that" follows, and where "as" or "to" does.
_ONLY_THAT = frozenset(["hold"])
_ONLY_AS = frozenset("paint cast define equate".split())
# Verbs of which little that is no clause is told: "this reflects | the risk", "the firm maintained | two offices".
_LED_ON = frozenset("reflect underscore demonstrate illustrate establish signal prove maintain recall".split())
_LEADS_ON = frozenset("that how why what whether there".split())
# Behind a verb these make another one of it: "showed | up", "swore | off drink".
_PARTICLES = frozenset("up off out down away back ahead".split())
# What "threatened" has behind it where it is said: "threatened | a strike"; not "threatened | the crew".
_THREATS = frozenset("that to not a an".split())
# Behind the object of a verb these put a claim forward: "blasted it | as unfair", "compared it | to a barn".
CLAIMING = {
    "compare": frozenset(["to", "with"]),
    "liken": frozenset(["to"]),
    "equate": frozenset(["to", "with"]),
    "blame": frozenset(["for"]),
}
_NO_CLAIMS = frozenset("well soon long much many part of if though he she they it we i".split())
_TURNING_FROM = frozenset("that what who which while when because".split())
_OBJECT_UNITS = 14


class Takes(Ends):
    """What the cues of a clause take behind them."""

    def _takes(self, cue: Cue, start: int) -> bool:
        """Whether what stands at ``start`` may be the content of a cue."""
        if cue.base in _ONLY_THAT:
            next_to = self.units[start].key == "that" and self.units[start - 1].key != ","
            return next_to and self._is_clause(start + 1)
        key = self.units[start].key
        if cue.base in _LED_ON and cue.act is not Act.THINK and key not in _LEADS_ON | PRONOUNS:
            return self.units[start].kind == "q" and "q" in cue.frames
        if key in _PARTICLES and "p" not in cue.frames:
            return False
        if cue.base == "threaten" and not self.title_case:
            unit = self.units[start]
            return unit.kind == "q" or unit.key in _THREATS | PRONOUNS
        return self._claims(cue, start) if cue.base in _ONLY_AS else self._fits(cue, start)

    def _fits(self, cue: Cue, start: int) -> bool:
        """Whether a frame of the cue takes what stands at ``start``."""
        unit = self.units[start]
        if unit.kind == "q":
            return "q" in cue.frames or "p" in cue.frames
        if unit.key == "that" or unit.key in {"whether", "how", "why", "what"}:
            return "c" in cue.frames or cue.addressee or ("p" in cue.frames and cue.act is Act.SAY)
        if unit.key == "if":
            whether = cue.base == "say" and cue.form == "base"  # "would not say if it is safe"
            return (
                cue.base in ASKING
                or whether
                or ("c" in cue.frames and cue.act is Act.SAY and self._is_conditional(start))
            )
        if unit.key == "to" or (unit.key == "not" and self.units[min(start + 1, self.count - 1)].key == "to"):
            return "i" in cue.frames
        if "c" in cue.frames and unit.key in _MENTIONS and self._is_mere(start):
            return False
        if unit.key in {"as", "for", "against", "over"}:
            return "p" in cue.frames
        if "c" in cue.frames and (self.title_case or self._is_clause(start)):
            return True
        if cue.base == "say" and cue.form in {"past", "present"} and self._is_told_somehow(start):
            return True
        return "p" in cue.frames or ("q" in cue.frames and self._quote_near(start - 1))

    def _claims(self, cue: Cue, start: int) -> bool:
        """Whether a claim about its object follows a verb: "blasted the fee | as unfair", "compared it | to a barn".

        Refused: "praised it as well", "praised him as he left", "praised the crew as part of the plan".
        """
        leads = CLAIMING.get(cue.base, frozenset(["as"]))
        for index in range(start + 1, min(self.count - 1, start + _OBJECT_UNITS)):
            unit, after = self.units[index], self.units[index + 1]
            if self._is_finite(index) or (unit.kind == "m" and unit.key not in {"-", ".", "'"}):
                return False
            if unit.key in _TURNING_FROM:  # "praised the clerk while calling it a ruin"
                return False
            if unit.key in leads and unit.kind == "w":
                clause = unit.key == "as" and index + 3 < self.count and self._looks_finite(index + 2)
                plain = after.key in {"a", "an", "the"} or after.kind == "q"
                return plain or (after.key not in _NO_CLAIMS and not clause)
        return False

    def _is_mere(self, start: int) -> bool:
        """Whether a pronoun stands alone: "announced | it on Monday"; refused: "announced | it would stay"."""
        after = self.units[start + 1] if start + 1 < self.count else None
        return after is None or after.kind == "m" or after.key in PREPOSITIONS or self._is_day(after)

    def _is_told_somehow(self, start: int) -> bool:
        """Whether "said" has a clause of which no verb is known: "said | police in Arle, Norland, jailed her"."""
        words = [unit for unit in self.units[start:] if unit.kind == "w"]
        verb = any(unit.key.endswith(("ed", "ing", "s")) or unit.key in IRREGULAR for unit in words)
        quoted = any(unit.kind == "q" for unit in self.units[start:])
        return (verb or quoted) and len(words) >= CLAUSE_LEAST and words[0].key not in _UNTOLD | PREPOSITIONS

    def _is_conditional(self, start: int) -> bool:
        """Whether a main clause follows behind the comma: "said | if it held, they would stay"."""
        return any(self._leads_over(i, start) for i in range(start + 1, self.count - 2))
