"""With whom a sentence opens that quotes words without a cue, or leads in the paragraph behind it.

"She called the plan “a wreck”." after "Holm spoke first."; "The page also reads," before a paragraph in marks.
They are resolved in the order of the text, like the sources of sayings.
"""

import re
from collections.abc import Iterator

from twosource.analyse.attribution.clauses import Clause
from twosource.analyse.quotations.draft import Draft
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


def openers(draft: Draft) -> Iterator[tuple[Clause, Span]]:
    """Each such clause with the words for whom it opens with, in the order of the text."""
    for clause in draft.clauses:
        block = draft.report.blocks[clause.block]
        if block.role is not Role.PARAGRAPH:
            continue
        found = _PRONOUN.match(draft.text, clause.span.start, clause.span.end) if draft.quotes_in(clause.span) else None
        if found is None and clause.span.end >= block.span.end - 1:
            found = _LEADS_IN.fullmatch(draft.text, clause.span.start, block.span.end)
        if found is not None:
            yield clause, Span(*found.span(found.lastindex or 0))
