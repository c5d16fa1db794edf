"""A body and who speaks for it: the committee, its longer name, its lawyers, its spokesman, a member of the group.

"Lawyers for the Harbour Committee argued" beside "the Skerrow Harbour Committee argued" is one source. A spokesman or a
member by name beside the body ("Republicans say", "said Orla Holm, the top Republican on the panel") may be the same
or not: one origin, and a range of ways.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from twosource.model.analysis import Analysis, NameKind
from twosource.model.naming import family_of
from twosource.model.quotation import PartyKind
from twosource.model.span import Span
from twosource.relate.support.chains import Chain, body_words

_SPEAKING = frozenset(
    (
        "spokesman spokeswoman spokesperson spokesmen spokeswomen spokespeople lawyer lawyers attorney attorneys "
        "counsel secretary"
    ).split()
)
# A body's name needs so many words to be known by their end: "Harbour Committee", not "House".
LEAST_WORDS = 2
# Characters on each side of a name in which an office stands: "the Quill Harbour Committee's press secretary".
BESIDE = 60
_THE = re.compile(r"\bthe [a-z]+\b")
_FOR = re.compile(r"^(?:\w+ )?(\w+) (?:for|of) (?:the )?(.+)$")
_OWN = re.compile(r"^(.+?)(?:['’]s?)? (\w+)$")
_WORD = re.compile(r"[a-z0-9]+")


def principal(name: str) -> str:
    """Whom people without a name speak for, as they are called; "" where they speak for nobody.

    Example:
        >>> principal("lawyers for the Committee"), principal("Harbour Office lawyers"), principal("officials")
        ('committee', 'harbour office', '')
    """
    small = name.casefold()
    if (found := _FOR.match(small)) and found[1] in _SPEAKING:
        return found[2]
    if (found := _OWN.match(small)) and found[2] in _SPEAKING:
        return found[1]
    return ""


def called(analyses: Iterable[Analysis]) -> dict[str, frozenset[frozenset[str]]]:
    """The words beside each mention of a person in any report of the story, small, by family name."""
    found: dict[str, set[frozenset[str]]] = {}
    for analysis in analyses:
        for name in analysis.names:
            if name.kind is NameKind.PERSON:
                words = _WORD.findall(_beside(name.span, analysis.report.text).casefold())
                found.setdefault(family_of(name.entity), set()).add(frozenset(words))
    return {family: frozenset(mentions) for family, mentions in found.items()}


def _beside(span: Span, text: str) -> str:
    """A name with what stands before it in its clause and, behind a comma, in the next one."""
    before = re.split(r"[.,;:\n”\"]", text[max(0, span.start - BESIDE) : span.start])[-1]
    behind = text[span.end : span.end + BESIDE]
    after = re.split(r"[.,;:\n”\"]", behind[1:])[0] if behind.startswith(",") else ""
    return f"{before}{span.of(text)} {after}"


def common(text: str) -> frozenset[str]:
    """What narration calls by a common word: "the committee", "the company"."""
    return frozenset(_THE.findall(text[:1].lower() + text[1:]))


def one_body(chains: Sequence[Chain]) -> list[Chain]:
    """The chains, those of a body's short name or of its lawyers begun by the body, of two persons by the one named."""
    keys = {chain.ways[0].low for chain in chains if chain.ways[0].low.startswith(("body:", "person:"))}
    return [_under(chain, keys) for chain in chains]


def _under(chain: Chain, keys: Iterable[str]) -> Chain:
    first = chain.ways[0]
    if not first.low.startswith(("body:", "person:", "anonymous:")):  # people say which one it is
        return chain
    if chain.origin.kind is PartyKind.PERSON:
        return _joint(chain, keys)
    if chain.origin.assumed or chain.origin.kind not in {PartyKind.BODY, PartyKind.ANONYMOUS}:
        return chain
    words = body_words(principal(chain.origin.name) or chain.origin.name)
    if not principal(chain.origin.name) and (
        chain.origin.kind is PartyKind.ANONYMOUS or (len(words) == 1 and not chain.origin.name.islower())
    ):
        return chain
    bodies = [key for key in keys if key.startswith("body:")]
    fuller = [key for key in bodies if _ends(_words(key), words)]
    whole = [key for key in fuller if all(_ends(_words(key), _words(other)) for other in fuller)]
    if len(whole) != 1 or whole[0] == first.low:
        return chain
    return replace(chain, ways=(replace(first, low=whole[0], high=whole[0]), *chain.ways[1:]))


def _joint(chain: Chain, keys: Iterable[str]) -> Chain:
    """Two persons who speak as one are the one whom another reading names: "Orla Holm and Per Reiner", "Holm"."""
    first = chain.ways[0]
    each = chain.origin.name.split(" and ")
    told = [key for name in each if (key := f"person:{family_of(name)}") in keys and key != first.low]
    if len(each) != 2 or not told:
        return chain
    return replace(chain, ways=(replace(first, low=told[0], high=told[0]), *chain.ways[1:]))


def _words(key: str) -> list[str]:
    return key.removeprefix("body:").split()


def names_body(told: Iterable[str], key: str) -> bool:
    """Whether keys that narration tells of are a body's, be it by a shorter or a longer name, or "the committee".

    Example:
        >>> [names_body({told}, "body:quill harbour committee") for told in ("body:harbour committee", "the committee")]
        [True, True]
        >>> names_body({"body:house"}, "body:white house")
        False
    """
    body = _words(key)
    if not key.startswith("body:") or len(body) < LEAST_WORDS:
        return key in told
    named = [_words(one) for one in told if one.startswith("body:")]
    close = any(len(words) >= LEAST_WORDS and (_ends(body, words) or _ends(words, body)) for words in named)
    return close or f"the {body[-1]}" in told


def _ends(longer: Sequence[str], words: Sequence[str]) -> bool:
    """Whether a body's words end with these."""
    if "department" in longer:  # its words have no order
        return bool(words) and set(longer).issuperset(words)
    return bool(words) and list(longer[-len(words) :]) == list(words)


def may_speak_for(person: Chain, body: Chain) -> bool:
    """Whether a person named is one of a body's, by the words beside the name: its spokesman, or one of a group.

    Example: "the top Republican on the panel" is one of "Republicans".
    """
    if person.origin.kind is not PartyKind.PERSON or body.origin.kind is not PartyKind.BODY or body.origin.assumed:
        return False
    words = body_words(body.origin.name)
    if not words:
        return False
    groups = {word.removesuffix("s") for word in (words[0], words[-1]) if word.endswith("s")}
    return any(
        not groups.isdisjoint(mention) or (not _SPEAKING.isdisjoint(mention) and mention.issuperset(words))
        for mention in person.called
    )
