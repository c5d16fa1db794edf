"""What a figure counts: the noun behind it, or the one its sentence lets it count.

"four brave nurses" counts people, "a 53-seat majority" seats, "two U.S. compounds" compounds. The
first plural within four words is taken; without one, the last word before a preposition or verb.
"""

import re

from twosource.model.analysis import Figure
from twosource.model.span import Span

_WORD = re.compile(r"[\s-]([A-Za-z][\w’'.&-]*)")
_NOUN_STOP = frozenset(
    (
        "the and for that with from who was were are is be been being has have had having his her its their this than into after before "
        "over more less also said says of in on at to by as or but not per each will would can could may might should must did do does "
        "while when where which what if so then there here he she it they we you i them him us under between against during through "
        "without within since until because about around near across among via out up down off only just even still now ago later "
        "earlier today yesterday tomorrow percent points whose whom how why both such versus vs compared"
    ).split()
)
_ENDS_IN_S = frozenset(
    (
        "various previous serious religious famous numerous dangerous suspicious anonymous precious generous obvious "
        "conscious ambitious controversial nervous luxurious across press class business us this its yes process access success crisis basis "
        "christmas always perhaps sometimes besides towards afterwards congress redress less unless"
    ).split()
)
_IRREGULAR = {
    "person": "people", "people": "people", "men": "people", "man": "people", "women": "people", "woman": "people", "children": "people",
    "child": "people", "police": "people", "personnel": "people", "staff": "people", "lives": "people", "dead": "people", "others": "people", "migrants": "people",
    "aircraft": "aircraft", "sheep": "sheep", "fish": "fish", "series": "series", "species": "species", "hundredweight": "hundredweight",
    "feet": "feet", "foot": "feet", "teeth": "teeth", "mice": "mice", "criteria": "criteria", "phenomena": "phenomena",
}  # fmt: skip
_PEOPLE = frozenset(
    (
        "lawmaker official leader soldier troop civilian migrant voter worker student reporter resident member senator republican democrat "
        "judge officer source candidate protester demonstrator activist refugee victim survivor passenger employee patient doctor nurse "
        "teacher lawyer expert analyst economist scientist witness suspect prisoner hostage gunman attacker militant rebel fighter insurgent "
        "terrorist extremist adult teenager boy girl baby infant pupil graduate parent mother father son daughter brother sister husband wife "
        "friend neighbour neighbor tourist visitor traveller traveler immigrant asylum-seeker citizen villager inhabitant farmer fisherman "
        "driver pilot crew player athlete actor singer author writer journalist editor minister president governor mayor diplomat ambassador envoy "
        "delegate representative lawmaker legislator congressman spokesman adviser advisor aide executive director manager boss owner shareholder "
        "investor customer consumer client user subscriber viewer reader listener respondent participant applicant claimant defendant plaintiff "
        "juror inmate detainee agent firefighter marine sailor airman guard recruit veteran volunteer rescuer medic paramedic miner "
        "supporter opponent critic rival ally follower believer christian muslim jew hindu catholic conservative liberal labourer laborer staffer "
        "human individual guest colleague peer fan hero murderer killer shooter bomber hijacker smuggler trafficker adult elder senior evacuee "
        "newcomer settler commuter cyclist pedestrian swimmer climber pensioner retiree household-member commissioner councillor councilor mp mep"
    ).split()
)
# "Americans", "Californians", "Iraqis": named by where they are from
_FROM = re.compile(r"[A-Z][a-z]+(?:ans|ians|ese|is|ers|ish)$")
# A word or two between the figure and its noun at most; four in all (measured on the wire pairs, 2026-11)
_REACH = 4


def counted_noun(text: str, start: int, end: int, *, single: bool = False) -> tuple[str, int]:
    """The noun counted by a figure that ends at ``start``, in the plural, and where it ends.

    Args:
        single: the figure is one; then a person in the singular ends the search ("one source told").

    Example:
        >>> text = "four brave nurses spoke"
        >>> counted_noun(text, 4, len(text))
        ('people', 17)
    """
    place, found, stop = start, "", start
    if text[start : start + 4].lower() == " of ":
        place = start + 3
    for index in range(_REACH):
        match = _WORD.match(text, place, end)
        if match is None:
            break
        word = match[1].rstrip(".'’").removesuffix("'s").removesuffix("’s")
        hyphened = text[match.start()] == "-"
        head = word.partition("-")[0] if hyphened else word
        low = head.lower()
        if low in _NOUN_STOP or (index and len(low) < 3 and low != "us"):
            break
        place = match.end()
        if _is_plural(head) or (single and low in _PEOPLE):
            return unit_of_noun(head), match.start(1) + len(head)
        if hyphened and not index:
            return unit_of_noun(head), match.start(1) + len(head)
        if head[:1].islower() and not low.endswith(("ed", "ing", "ly")) and (single or not index):
            found, stop = head, match.start(1) + len(head)
        if match[1].endswith((".", ",")) and not head.isupper():
            break
    return (unit_of_noun(found), stop) if found else ("", start)


def _is_plural(word: str) -> bool:
    low = word.lower()
    if low in _IRREGULAR:
        return True
    return (
        low.endswith("s")
        and not word.isupper()
        and len(low) > 3
        and not low.endswith(("ss", "us"))
        and low not in _ENDS_IN_S
    )


def unit_of_noun(noun: str) -> str:
    """The name of what a noun counts: its plural, or "people".

    Example:
        >>> [unit_of_noun(noun) for noun in ("source", "country", "seat", "Americans")]
        ['people', 'countries', 'seats', 'people']
    """
    low = noun.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    single = singular(low)
    if single in _PEOPLE or _FROM.fullmatch(noun):
        return "people"
    if low != single:
        return low
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return low[:-1] + "ies"
    return low + ("es" if low.endswith(("s", "x", "ch", "sh")) else "s")


def singular(low: str) -> str:
    """A noun without its plural ending: "countries" is "country"."""
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    if low.endswith(("ches", "shes", "xes", "sses")):
        return low[:-2]
    return low[:-1] if low.endswith("s") and not low.endswith(("ss", "us", "is")) else low


_SENTENCE = re.compile(r"[.!?]['\"”’)]*\s+(?=[\"“'(]*[A-Z])|\n")
# "The number of Californians without homes spiked by more than 21,000"
_NUMBER_OF = re.compile(
    r"\b(?:number|population|total|count|tally|toll)\s(?:of\s(?:the\s)?([\w-]+(?:\s[\w-]+)?))?", re.I
)
_LINK = re.compile(r"^[^.;:]{0,40}?\b(?:to|from|and|or|than|against|versus|up|down)\s(?:[a-z]+\s){0,3}$", re.I)


def implied_unit(text: str, span: Span, last: Figure | None) -> str:
    """What a bare number counts: as the figure before it ("from 12 people to 15"), or as "the number of" says; else ""."""
    if (
        last is not None
        and last.unit
        and last.unit not in {"ordinal", "label", "fraction", "score", "percent", "years of age"}
    ):
        between = text[last.span.end : span.start]
        if 0 < len(between) <= 60 and _LINK.match(between):
            return last.unit
    before = text[max(0, span.start - 120) : span.start]
    cut = max((match.end() for match in _SENTENCE.finditer(before)), default=0)
    told = next(iter(_NUMBER_OF.finditer(before, cut)), None)
    if told is None or not told[1]:
        return ""
    words = told[1].split()
    noun = next((word for word in words if _is_plural(word)), "")
    return unit_of_noun(noun) if noun else ""
