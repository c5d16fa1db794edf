"""With whom a sentence opens that quotes words without a cue, or leads in the paragraph behind it.

"She called the plan “a wreck”." after "Holm spoke first."; "The page also reads," before a paragraph in marks.
They are resolved in the order of the text, like the sources of sayings.
"""

import re
from collections.abc import Iterator

from twosource.analyse.attribution.clauses import Clause
from twosource.analyse.quotations.draft import Draft
from twosource.analyse.speakers.introductions import is_office, is_work
from twosource.analyse.speakers.sourcewords import noun_of
from twosource.model.report import Role
from twosource.model.span import Span

# "He also referenced", "But it calls"; refused: "He was accused of", "It is a", "They lost the"
_PRONOUN = re.compile(
    r"(?:(?:But|And|Still|Later|Then|Also|Instead|Yet|So|However|Meanwhile|In\saddition|At\sone\spoint),?\s)?"
    r"(?:([Hh]e|[Ss]he)\s(?!(?:was|is|has\sbeen|had\sbeen|will\sbe|worked)\b)"
    r"|([Ii]t|[Tt]hey)\s(?:also\s)?(?:calls?|called|describes?|described|warns?|warned|cites?|cited|accuses?|accused|"
    r"praises?|praised|labels?|labell?ed|refers?|referred|mentions?|mentioned|urges?|urged|notes?|noted)\b)"
)
# "The page also reads,", "The news service adds:"; refused: "Asked about it, he added:", which is a saying
_LEADS_IN = re.compile(
    r"((?:The|This|That|He|She|It|They|[A-Z][\w.’'-]*)(?:\s(?!that\b|as\b)[\w.’'-]+){0,6}?)\s(?:(?:also|then|later|further|even)\s)?"
    r"(?:reads?|says?|said|adds?|added|writes?|wrote|continues|continued|concludes|concluded|explains?|explained|"
    r"noted|notes|reports|reported|states?|stated|tweeted)\s?[:,]\s*"
)
# What somebody says, as a noun: "Holm’s | claim | that", "her | description | of"
CLAIMS = (
    "(?:claim|allegation|accusation|assertion|question|query|statement|remark|comment|vow|pledge|promise|demand|"
    "description|characterization|suggestion|warning|threat|insistence|complaint|declaration|boast|discussion|"
    "contention|admission|denial|explanation|argument|prediction|criticism|observation)s?"
)
# "to support | his shocking claim that", "her description of"
_OWN = re.compile(
    rf"\b([Hh]is|[Hh]er)\s(?:[\w’'-]+\s){{0,2}}?{CLAIMS}(?:\s[\w’'-]+){{0,3}}?\s(?:that|of|for|about|as|to|on)\b"
)
# "The president himself took to", "The former clerk praised"; refused: "The president of", "The clerk was"
_OFFICE = re.compile(
    r"(?:(?:But|And|Still|Later|Then|Also|Instead|Yet|So|However|Meanwhile),?\s)?"
    r"(The(?:\s[a-z-]+){1,3}?)\s(?:himself\s|herself\s)?(?!(?:of|and|or|was|is|were|are|who|in|at|on|for|to|has\sbeen)\b)(?=[a-z])"
)
# "His | plan was", at the head of a sentence; refused: "His or her"
_HEAD = re.compile(r"(His|Her)\s(?!or\s)")
# Characters before words in marks in which a pronoun may tell whose they are.
_HINT_CHARACTERS = 300
# "despite | his | call for", "until | he | vowed to"; refused: "people call her style"
_ANY = re.compile(
    r"(?:[,;:–—-]\s|\b(?:of|for|in|on|to|with|by|from|at|that|and|but|as|if|when|while|until|after|before|since|because|"
    r"despite|whether|during|about|against|over)\s)([Hh]e|[Ss]he|[Hh]is|[Hh]er)\s(?!(?:was|is)\b)"
)


def openers(draft: Draft) -> Iterator[tuple[Clause, Span]]:
    """Each such clause with the words for whom it opens with, in the order of the text."""
    for clause in draft.clauses:
        block = draft.report.blocks[clause.block]
        if block.role is not Role.PARAGRAPH:
            continue
        quotes = draft.quotes_in(clause.span)
        found = _acting(draft.text, clause.span.start, quotes[0].outer.start) if quotes else None
        if found is None and clause.span.end >= block.span.end - 1:
            found = _LEADS_IN.fullmatch(draft.text, clause.span.start, block.span.end)
        if found is not None:
            yield clause, Span(*found.span(found.lastindex or 0))


def _acting(text: str, start: int, end: int) -> re.Match[str] | None:
    """Who opens a sentence up to its first words in marks, or whose claim is told there."""
    if (pronoun := _PRONOUN.match(text, start, end)) is not None:
        return pronoun
    office = _OFFICE.match(text, start, end)
    if office is not None and (is_office(noun_of(office.group(1))) or is_work(noun_of(office.group(1)))):
        return office
    return _OWN.search(text, start, end)


def hints(draft: Draft) -> Iterator[tuple[Clause, Span]]:
    """Clauses that quote words and tell of "he" or "his" before them, with that pronoun, in the order of the text."""
    for clause in draft.clauses:
        quotes = draft.quotes_in(clause.span)
        paragraph = draft.report.blocks[clause.block].role is Role.PARAGRAPH
        if quotes and paragraph:
            start = max(clause.span.start, quotes[0].outer.start - _HINT_CHARACTERS)
            end = quotes[0].outer.start
            found = _HEAD.match(draft.text, clause.span.start, end) or _ANY.search(draft.text, start, end)
            if found is not None:
                yield clause, Span(*found.span(1))
