"""A writing speaks for whom another report of the statement says wrote it.

"The letter asks for a lock" beside "we ask for a lock, the skippers wrote in a letter": the skippers, and one origin.
"Lawmakers say in the draft letter" beside "several members of parliament write in a letter" are those who signed it.
Two persons named are two, though each wrote a letter.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from twosource.model.quotation import Party, PartyKind, Quotation
from twosource.model.relation import Reading

# What writings are called, by the word that they are told apart by; not e-mails, of which each outlet gets its own.
_WRITINGS = {
    form: kind
    for kind, forms in {
        "letter": "letter letters",
        "memo": "memo memos memorandum",
        "filing": "filing filings document documents papers complaint indictment affidavit",
        "statement": "statement statements release",
        "report": "report reports review audit inquiry investigation",
        "book": "book books memoir memoirs",
        "recording": "video videos footage clip recording tape audio",
        "study": "study studies research paper survey poll",
    }.items()
    for form in forms.split()
}
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?")


def writing(name: str) -> str:
    """What kind of writing is called so, by the first word that tells it; "" where it is none.

    Example:
        >>> writing("copy of the letter to Mr Oda"), writing("a memo on the report"), writing("a tweet")
        ('letter', 'memo', '')
    """
    return next((_WRITINGS[word] for word in _WORD.findall(name.casefold()) if word in _WRITINGS), "")


def told_of(words: Iterable[str]) -> frozenset[str]:
    """The kinds of writing that narration tells of, from its words in small letters."""
    return frozenset(_WRITINGS[word] for word in words if word in _WRITINGS)


def writings(quotation: Quotation) -> frozenset[str]:
    """The kinds of writing that words were given in, be it as their source or on their way."""
    parties = [party for party in quotation.channel if party.kind in {PartyKind.OCCASION, PartyKind.DOCUMENT}]
    if quotation.speaker is not None and quotation.speaker.kind is PartyKind.DOCUMENT:
        parties.append(quotation.speaker)
    return frozenset(writing(party.name) for party in parties) - {""}


def authored(sayings: Mapping[Reading, Quotation | None]) -> Mapping[Reading, Quotation | None]:
    """The sayings, those of a writing given to whom another report names as its author."""
    found = dict(sayings)
    for reading, own in sayings.items():
        if own is None or own.speaker is None or not _is_open(own.speaker):
            continue
        told = [
            saying.speaker
            for other, saying in sayings.items()
            if saying is not None
            and saying.speaker is not None
            and other.report != reading.report
            and writings(own) & writings(saying)
            and _knows_more(saying.speaker, own.speaker)
        ]
        if told:
            author = max(told, key=lambda party: (_sureness(party), len(party.name), party.name))
            found[reading] = replace(own, speaker=replace(author, span=None))
    return found


def _is_open(party: Party) -> bool:
    """Whether it is left open who that is: a writing itself, people without a name."""
    return party.kind in {PartyKind.DOCUMENT, PartyKind.ANONYMOUS, PartyKind.UNRESOLVED}


def _knows_more(one: Party, two: Party) -> bool:
    """Whether the first says more of who wrote it than the second."""
    return (_sureness(one), len(one.name), one.name) > (_sureness(two), len(two.name), two.name)


def _sureness(party: Party) -> int:
    order = (PartyKind.UNRESOLVED, PartyKind.DOCUMENT, PartyKind.ANONYMOUS, PartyKind.BODY, PartyKind.PERSON)
    return order.index(party.kind) if party.kind in order else 0
