"""Chains from an origin to a report, and one key for what a party is called in each."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from twosource.model.naming import family_of
from twosource.model.quotation import Party, PartyKind
from twosource.model.relation import Evidence, Origin
from twosource.relate.outlets import outlet_key

_VAGUE = frozenset(
    (
        "senior top several some many few one two three four five six seven eight nine ten other another unnamed "
        "anonymou current former who of the a an and familiar with"
    ).split()
)
_SHORT = {"dept": "department", "govt": "government", "univ": "university", "assn": "association"}
_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_TIMES = _DAYS | frozenset("morning afternoon evening night early late last next this on today yesterday noon".split())
_INITIALS = re.compile(r"(?<=\b[a-z])\.(?=[a-z]\b)|(?<=\.[a-z])\.")
_ARTICLE = re.compile(r"^(?:the|an?|one|some|other)\s+", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One party on a chain: its key in the graph, low and high, its name, and the words for it.

    ``sure`` is False where it is only possible that the chain passes here.
    """

    low: str
    high: str
    name: str
    sure: bool = True
    evidence: Evidence | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """From an origin to one report.

    Attributes:
        partly: less than half of the reading is told from the origin.
        writings: the kinds of writing that it was given in, or that narration tells of.
        tells_of: the keys of the persons and bodies that narration names, or what an outlet is said to report.
        called: the words beside each mention of the source in the story, small: "a White House spokesman, Jay Holm".
        told: the words of narration.
        carrier: the key of the copy that the reading was taken from, or of its report: copies tell nothing more.
    """

    origin: Origin
    ways: tuple[Way, ...]
    report: str
    denied: bool = False
    partly: bool = False
    writings: frozenset[str] = frozenset()
    tells_of: frozenset[str] = frozenset()
    called: frozenset[frozenset[str]] = frozenset()
    told: tuple[str, ...] = ()
    carrier: str = ""


def party_key(party: Party) -> str:
    """One key for the names of one party across reports: family name for persons.

    Example:
        >>> party_key(Party(name="Mr Trump", kind=PartyKind.PERSON))
        'person:trump'
        >>> [party_key(Party(name=name, kind=PartyKind.PERSON)) for name in ("Xi Jinping", "Mr Xi")]
        ['person:xi', 'person:xi']
    """
    bare = _plain(_ARTICLE.sub("", party.name))
    match party.kind:
        case PartyKind.PERSON:
            return f"person:{family_of(bare) or bare}"
        case PartyKind.OUTLET:
            return f"outlet:{outlet_key(party.name)}"
        case PartyKind.AGENCY:
            return f"agency:{party.name}"
        case PartyKind.ANONYMOUS:
            return f"anonymous:{_described(bare)}"
        case _:
            return f"body:{' '.join(body_words(party.name)) or bare}"


def _plain(name: str) -> str:
    """A name in small letters without accents and the dots of letters: "Yulín" and "Yulin", "U.S." and "US"."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return _INITIALS.sub("", "".join(letter for letter in letters if not unicodedata.combining(letter)))


def is_time(name: str) -> bool:
    """Whether a name is a day's or an hour's, which says nothing: "announced Monday morning".

    Example:
        >>> is_time("Monday morning"), is_time("Sunday Times")
        (True, False)
    """
    words = re.findall(r"[a-z0-9]+", _plain(name))
    return bool(words) and _TIMES.issuperset(words)


def body_words(name: str) -> list[str]:
    """A body by its words; the Justice Department is the Department of Justice, a university keeps its order."""
    words = [_SHORT.get(word, word) for word in re.findall(r"[a-z0-9]+", _plain(_ARTICLE.sub("", name)))]
    if "department" in words:
        words = sorted(set(words) - {"of", "the"})
    if words and words[-1] in _DAYS:  # "the letter released Friday", "released on Friday"
        words = [word for word in words if word != "on"]
    return words


def _described(bare: str) -> str:
    """A description by its content words, singular: "two U.S. officials" and "a senior U.S. official"."""
    words = {word.removesuffix("s") for word in re.findall(r"[a-z]+", bare.replace(".", ""))}
    return " ".join(sorted(words - _VAGUE)) or bare


def once(ways: Iterable[Way]) -> tuple[Way, ...]:
    """Each party once, the first kept, so that no chain loops."""
    seen: dict[str, Way] = {}
    for way in ways:
        seen.setdefault(way.low, way)
    return tuple(seen.values())


def named_through(chains: Sequence[Chain]) -> list[Chain]:
    """Narration of a party through whom another reading names its source comes from that source.

    One outlet keeps "the minister said" of an agency's copy and another drops it: that is one
    origin, the minister, and not the agency's own reporting beside him. So it is where one says that
    an outlet reported it, and another whose words the outlet reported.
    """
    named: dict[str, tuple[Chain, int]] = {}
    for chain in chains:
        if not chain.origin.assumed and not chain.denied and chain.origin.kind is not PartyKind.UNRESOLVED:
            for place, way in enumerate(chain.ways[1:], 1):
                if way.sure:
                    named.setdefault(way.low, (chain, place))
    return [_from_named(chain, named) for chain in chains]


def _from_named(chain: Chain, named: Mapping[str, tuple[Chain, int]]) -> Chain:
    first = chain.ways[0]
    tells = chain.origin.assumed or chain.origin.kind in {PartyKind.OUTLET, PartyKind.AGENCY}
    if not tells or not first.sure or first.low not in named:
        return chain
    teller, place = named[first.low]
    return replace(chain, origin=teller.origin, ways=once((*teller.ways[:place], *chain.ways)))
