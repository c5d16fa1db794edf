"""A short change shown with the word that it goes with: "renewed condemnation" / "condemnation".

A word of doubt or intent alone says nothing to a reader, and one adjective left out is read with its noun.
"""

from collections.abc import Sequence

from twosource.relate.differences.changes import Change, Cut, is_content
from twosource.relate.differences.collation import Slot, Unit
from twosource.relate.differences.commitments import INTENTS
from twosource.relate.differences.links import links
from twosource.relate.differences.mentions import ROLES
from twosource.relate.differences.parting import HEDGING, REPORTING
from twosource.relate.differences.sides import SHORT, content_of

# Between a word of doubt and its verb: "apparently was driven".
_HELPING = frozenset("is are was were be been being has have had".split())


def widened(change: Change, first: Sequence[Unit], second: Sequence[Unit]) -> Change:
    """A word of doubt or intent, or one word more before a noun, together with the word that it bears on."""
    inside = change.a or change.b
    if change.cut is not Cut.WORDS or bool(change.a) == bool(change.b) or len(content_of(inside)) > SHORT:
        return change
    if any(unit.text in INTENTS or unit.text in HEDGING for unit in inside):
        return in_context(change, first, second)
    if not _is_one_more(inside, second if change.a else first):
        return change
    wider = in_context(change, first, second)
    return wider if wider is change else Change(Cut.FULLER, wider.a, wider.b)


def _is_one_more(inside: Sequence[Unit], other: Sequence[Unit]) -> bool:
    """Whether units are one word that may describe the next: "renewed", "quiet"; not "calls" or "making"."""
    word = inside[-1]
    if len(inside) > 2 or len(content_of(inside)) != 1 or word.slot is not Slot.WORD or not is_content(word):
        return False
    acts = word.text.endswith("ing") or (word.text.endswith("s") and not word.text.endswith(("ous", "less")))
    return not acts and word.text not in REPORTING | ROLES and all(unit.text != word.text for unit in other)


def in_context(change: Change, first: Sequence[Unit], second: Sequence[Unit]) -> Change:
    """A change of one side with the word behind it that both readings have: "due to speak" against "spoke"."""
    if bool(change.a) == bool(change.b):
        return change
    own, other = (first, second) if change.a else (second, first)
    inside = change.a or change.b
    begin, place = own.index(inside[0]), own.index(inside[-1]) + 1
    while place < len(own) and own[place].text in _HELPING:
        place += 1
    if place >= len(own) or not is_content(own[place]):
        return change
    met = [there for here, there in links(own, other) if here == place]
    if len(met) != 1:
        return change
    ours, theirs = tuple(own[begin : place + 1]), (other[met[0]],)
    return Change(change.cut, ours, theirs) if change.a else Change(change.cut, theirs, ours)
