"""Who is meant by a description that another report of the story gives together with a name.

One outlet prints "the islands' member of parliament, Fergus Haig", another only "the islands' member of
parliament": one person. A description of one content word ("the minister", "the spokesman") says too little, and
one that two persons bear says nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from twosource.model.analysis import Analysis
from twosource.model.naming import family_of
from twosource.model.quotation import Party, PartyKind, Quotation

# A description needs so many content words to mean one person of a story: "transport minister", not "minister".
LEAST_WORDS = 2
_DEFINITE = re.compile(r"^(?:the|its|his|her|their)\s|^\w[\w.-]*['’]s?\s", re.I)
_ARTICLE = re.compile(r"^(?:the|an?|its|his|her|their)\s+", re.I)
_FUNCTION = frozenset("the a an of for in at on and its his her their s to who".split())


def described(words: str) -> frozenset[str]:
    """The content words of a description.

    Example:
        >>> sorted(described("The islands' member of parliament"))
        ['islands', 'member', 'parliament']
    """
    return frozenset(re.findall(r"[a-z0-9]+", _ARTICLE.sub("", words).casefold())) - _FUNCTION


def descriptions(analyses: Sequence[Analysis]) -> Mapping[frozenset[str], Party]:
    """Persons of the story by the descriptions given beside their names; empty where nobody is described."""
    found: dict[frozenset[str], Party | None] = {}
    for analysis in analyses:
        for quotation in analysis.quotations:
            for words in _beside_name(quotation, analysis.report.text):
                person = quotation.speaker
                known = found.setdefault(described(words), person)
                if known is not None and person is not None and _family(known) != _family(person):
                    found[described(words)] = None
    return {key: person for key, person in found.items() if person is not None and len(key) >= LEAST_WORDS}


def meant(party: Party, text: str, known: Mapping[frozenset[str], Party]) -> Party | None:
    """The person whom a party without a name is described as, if the story names one.

    Args:
        party: a speaker of the report; ``text`` is that report's.
        known: as ``descriptions`` gives them.
    """
    if party.kind not in {PartyKind.ANONYMOUS, PartyKind.BODY} or party.span is None:
        return None
    person = known.get(described(party.name))
    return person if person is not None and _DEFINITE.match(party.span.of(text)) else None


def _beside_name(quotation: Quotation, text: str) -> Iterator[str]:
    """The descriptions of a speaker in the words that name it: before the name, before a comma, behind one."""
    person = quotation.speaker
    if quotation.source is None or person is None or person.kind is not PartyKind.PERSON:
        return
    words = quotation.source.of(text)
    place = words.find(person.name)
    if place < 0:
        return
    yield from _told((words[:place].strip(" ,"), words[place + len(person.name) :].strip(" ,")))


def _told(sides: Iterable[str]) -> Iterator[str]:
    for side in sides:
        if side and "," not in side and described(side):
            yield side


def _family(person: Party) -> str:
    return family_of(person.name)
