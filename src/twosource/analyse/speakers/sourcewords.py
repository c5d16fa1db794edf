"""How sources are called: documents, people without a name, papers, and the noun that tells."""

import re

from twosource.analyse.names.titles import PRESS_WORDS
from twosource.analyse.speakers.beside import COMMERCIAL, FIRMS, GENERAL
from twosource.analyse.tables import outlets
from twosource.model.quotation import Party, PartyKind
from twosource.model.span import Span

DOCUMENTS = frozenset(
    (
        "letter memo memorandum report reports document documents filing filings complaint lawsuit suit "
        "affidavit indictment brief ruling opinion order transcript statement release email emails e-mail "
        "e-mails tweet tweets post posts message messages data figures statistics survey surveys poll polls "
        "study studies research analysis census records record book memoir article story editorial op-ed column "
        "resolution bill law text website page site manifesto dossier account accounts video footage recording "
        "tape ad advertisement investigation inquiry review audit probe returns results estimates numbers findings "
        "draft copy excerpt excerpts magazine introduction summary preamble foreword piece webpage homepage petition "
        "notice assessment announcement"
    ).split()
)
ANONYMOUS = frozenset(
    (
        "official officials source sources person people aide aides adviser advisers advisor advisors insider "
        "insiders diplomat diplomats officer officers witness witnesses resident residents analyst analysts "
        "expert experts employee employees staffer staffers executive executives lawmaker lawmakers senator "
        "senators republican republicans democrat democrats operative operatives strategist strategists "
        "spokesman spokeswoman spokesperson protester protesters supporter supporters voter voters critic "
        "critics member members man woman student students observer observers donor donors lawyer lawyers "
        "attorney attorneys reporter reporters doctor doctors scientist scientists economist economists "
        "neighbour neighbor neighbours neighbors friend friends passenger passengers survivor survivors "
        "father mother brother sister husband wife son daughter uncle aunt cousin girlfriend boyfriend widow "
        "parents author writer individual ally allies backer backers confidant confidants associate "
        "loyalist loyalists surrogate surrogates activist activists volunteer volunteers"
    ).split()
)
KINDS = {
    "panel": frozenset("committee subcommittee commission board council court jury".split()),
    "committee": frozenset(["subcommittee"]),
    "commission": frozenset[str](),
    "board": frozenset[str](),
    "court": frozenset(["circuit"]),
    "school": frozenset("university college academy".split()),
    "agency": frozenset("administration bureau service center centers commission authority".split()),
    "group": frozenset("union association coalition federation foundation institute league council society".split()),
    "organization": frozenset("union association coalition federation foundation institute league society".split()),
}
"""What bodies may be called, by the last word of their names, beside their own words."""

PAPERS = frozenset("newspaper paper magazine outlet network broadcaster station site website publication".split())
DEFINITE = re.compile(r"^(?:the|this|that|his|her|their|its|our|my|both)\s", re.I)
HEAD_END = re.compile(
    r",|\s(?:who|which|that|of(?!\sstaff\b)|from|with|in|at|on|for|to|against|about|inside|throughout|over|during|after|before|since|close|familiar|briefed|speaking|working)"
    r"\b|\("
    r"|\s(?:\w+ly\s)?(?:sent|written|signed|obtained|published|released|posted|issued|reviewed|seen|filed|conducted|"
    r"commissioned|provided)\s(?:by|to|for|from|in|on|with|at|last|late|early|this)\b"
)
# "the mayor", "even some clerks"
ARTICLE = re.compile(r"^(?:(?:even|only|just)\s+)?+(?:(?:the|an?)\s+)?", re.I)


def unresolved(words: str, source: Span) -> Party:
    """Somebody whom the text does not let us name."""
    return Party(name=words, kind=PartyKind.UNRESOLVED, span=source)


def is_outlet(words: str) -> bool:
    """Whether a name is an outlet's, by the table or by its last word.

    Example:
        >>> is_outlet("Fox News"), is_outlet("Courier-Journal"), is_outlet("Time"), is_outlet("Cold War")
        (True, True, True, False)
    """
    bare = ARTICLE.sub("", words)
    if words in outlets() or bare in outlets() or f"The {bare}" in outlets():
        return True
    last = bare.split()[-1].lower() if bare.split() else ""
    return (last in PRESS_WORDS and len(bare.split()) > 1) or ("-" in last and last in PRESS_WORDS)


def may_be_called(name: str, noun: str) -> bool:
    """Whether a body may be called so: a hospital is no "company", and a word without a capital names nobody.

    Example:
        >>> may_be_called("Vantor Line", "company"), may_be_called("regional hospital", "hospital")
        (True, True)
        >>> may_be_called("Regional Hospital", "company"), may_be_called("engineers", "company")
        (False, False)
        >>> may_be_called("Vantor Line", "police"), may_be_called("Metro Brill Police Department", "police")
        (False, True)
    """
    own = noun_of(name)
    if own == noun or noun in name.lower().split():
        return True
    if KINDS.get(noun, frozenset()).intersection(name.lower().split()):  # "the panel" for a "Court of Appeals"
        return True
    if noun not in COMMERCIAL | GENERAL:
        return False
    return own not in FIRMS - COMMERCIAL and any(word[:1].isupper() for word in name.split())


def is_plural(name: str) -> bool:
    """Whether a description means several: "two officials", "the police"."""
    noun = noun_of(HEAD_END.split(name)[0])
    return noun in {"people", "police", "aides"} or (noun.endswith("s") and not noun.endswith("ss"))


_HE = frozenset("man father brother husband son uncle boyfriend spokesman congressman businessman".split())
_SHE = frozenset("woman mother sister wife daughter aunt girlfriend widow spokeswoman congresswoman".split())


def are_several(words: str) -> bool:
    """Whether people are told of as several, by the noun: "crews"; not "a boss".

    Example:
        >>> are_several("two port officials in Arle"), are_several("a senior official"), are_several("the boss")
        (True, False, False)
    """
    noun = noun_of(HEAD_END.split(words)[0])
    return noun.endswith("s") and not noun.endswith("ss")


def gender_of(name: str) -> str:
    """ "m" or "f" where a description tells it: "a woman from Arle", "the father"; else "".

    Example:
        >>> gender_of("woman from Arle"), gender_of("official's father"), gender_of("official")
        ('f', 'm', '')
    """
    noun = noun_of(HEAD_END.split(name)[0])
    return "m" if noun in _HE else "f" if noun in _SHE else ""


def noun_of(head: str) -> str:
    """The last word of a head, in small letters: its noun."""
    parts = re.findall(r"[\w-]+", re.sub(r"['’]s?\b", "", head))
    return parts[-1].lower() if parts else ""


def without_article(words: str) -> str:
    """The words without "the" or "a" at their head."""
    return ARTICLE.sub("", " ".join(words.split())).strip(" ,")
