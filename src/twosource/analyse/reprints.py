"""Other outlets' reports that a report says it is printed from: "(From the Sydney Gazette, Nov. 8.)".

Such a line is to an outlet what a credit line is to an agency: the whole text is another's.
"""

import re
from collections.abc import Iterator

from twosource.analyse.speakers.sourcewords import is_outlet
from twosource.analyse.times.calendar import MONTH
from twosource.model.analysis import Reprint
from twosource.model.report import Report
from twosource.model.span import Span

_NAME = r"(?:[Tt]he\s)?([A-Z][\w.&'’-]*(?:\s(?:of\s(?:the\s)?|and\s|&\s)?[A-Z][\w.&'’-]*){0,5})"
# "[From the Arle Gazette, Nov. 8, 1815.]"  "(From the Gazette of Monday)"  refused: "(from the north)"
_BRACKETED = re.compile(
    rf"[\[(]\s?(?:From|FROM|Reprinted from|Copied from|Via)\s{_NAME}"
    rf"(?:,?\s(?:of\s)?(?:{MONTH}|\d|[A-Z][a-z]+day\b)[^)\]]{{0,40}})?\.?\s?[\])]"
)
# "This article was first published by the Arle Gazette."  "Reprinted with permission from The Gazette"
_STATED = re.compile(
    r"\b(?:(?:[Tt]his|[Tt]he)\s(?:article|story|report|piece|column)\s(?:was\s)?(?:first|originally)\s"
    r"(?:appeared|published|ran|printed)\s(?:in|on|by|at)|(?:Originally|First)\spublished\s(?:in|on|by|at)|"
    rf"(?:Reprinted|Republished|Reproduced)(?:\swith\s(?:the\s)?permission)?\s(?:from|of)|Courtesy\sof)\s{_NAME}"
)

_DAY = re.compile(rf"\sof\s(?:{MONTH}|[A-Z][a-z]+day)\b.*$")


def reprints(report: Report) -> tuple[Reprint, ...]:
    """Every outlet from which the report says its text is taken, in order of the text.

    Example:
        >>> from twosource.model.agency import load_agencies
        >>> from twosource.read.blocks import Known
        >>> from twosource.read.plain import plain_report
        >>> text = "A WRECK. (From the Arle Gazette, Nov. 8.) The brig was lost in the fog on Monday."
        >>> [r.outlet for r in reprints(plain_report(text, Known(agencies=load_agencies()), path="a.txt"))]
        ['Arle Gazette']
    """
    return tuple(sorted(_found(report.text), key=lambda reprint: reprint.span))


def _found(text: str) -> Iterator[Reprint]:
    for pattern, sure in ((_BRACKETED, False), (_STATED, True)):
        for match in pattern.finditer(text):
            name = _DAY.sub("", match.group(1)).rstrip(".,")
            if sure or is_outlet(name):
                yield Reprint(
                    outlet=name, span=Span(*match.span()), score=0.9, reason=f"it says so: {match.group()[:80]!r}"
                )
