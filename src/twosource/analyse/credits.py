"""Agencies credited in a report, and its dateline: where, when and whose copy.

A credit is one sign of whose copy a report carries; shared text is the other. Seven in a hundred
pages name an agency at all.
"""

import re
from collections.abc import Iterator

from twosource.analyse.times.calendar import MONTH
from twosource.analyse.times.expressions import times
from twosource.model.agency import AgencyTable
from twosource.model.analysis import Credit, CreditForm, Dateline
from twosource.model.report import Block, Report, Role
from twosource.model.span import Span, trimmed

_FORMS = {
    Role.DATELINE: CreditForm.DATELINE,
    Role.CREDIT: CreditForm.LINE,
    Role.BYLINE: CreditForm.BYLINE,
    Role.CAPTION: CreditForm.PICTURE,
}
# How far each form alone shows that the text is the agency's (a credit line that names the agency
# and nothing else is the agency's word; "contributed" may mean one paragraph).
SCORES = {
    CreditForm.DATELINE: 0.95,
    CreditForm.LINE: 0.9,
    CreditForm.BYLINE: 0.9,
    CreditForm.COPYRIGHT: 0.9,
    CreditForm.CONTRIBUTION: 0.6,
    CreditForm.TOLD: 0.3,
    CreditForm.PICTURE: 0.05,
}
_CONTRIBUTED = re.compile(r"contribut|with files|with reporting|additional reporting|with material", re.I)
_COPYRIGHT = re.compile(r"copyright|©|\(c\)|all rights", re.I)
_PICTURE = re.compile(r"\b(?:photo|photograph|picture|image|getty)", re.I)
# "told Reuters"  "Reuters reported"  "obtained by The Associated Press"  "in an interview with AFP"
_TOLD_BEFORE = re.compile(r"\b(?:told|tells|telling|by|with|to)\s+(?:the\s)?$", re.I)
_TOLD_AFTER = re.compile(
    r"^(?:['’]s?)?\s+(?:reported|reports|said|first reported|quoted|was told|obtained|reporter|correspondent|"
    r"has reported|learned|news agency)\b"
)


def credits_of(report: Report, agencies: AgencyTable) -> tuple[Credit, ...]:
    """Every agency named where reports name whose copy they carry, in order of the text."""
    found: list[Credit] = []
    for author in report.authors:
        for mention in agencies.mentions(author):
            found.append(
                Credit(
                    agency=mention.agency.name,
                    kind=mention.agency.kind,
                    span=Span(0, 0),
                    form=CreditForm.BYLINE,
                    score=SCORES[CreditForm.BYLINE],
                    reason=f"named as author beside the text: {author!r}",
                )
            )
    for block in report.blocks:
        found.extend(_block_credits(report.text, block, agencies))
    return tuple(found)


def _block_credits(text: str, block: Block, agencies: AgencyTable) -> Iterator[Credit]:
    form = _FORMS.get(block.role)
    for mention in agencies.mentions(text, block.span.start, block.span.end):
        if form is not None:
            exact = _exact(text, block, form)
        elif mention.sure and _is_told(text, mention.span):
            exact = CreditForm.TOLD
        else:
            continue
        yield Credit(
            agency=mention.agency.name,
            kind=mention.agency.kind,
            span=mention.span,
            form=exact,
            score=SCORES[exact],
            reason=f"{exact.value}: {block.span.of(text)[:80]!r}" if form else "named as where words were said",
        )


def _exact(text: str, block: Block, form: CreditForm) -> CreditForm:
    words = block.span.of(text)
    if form is CreditForm.LINE and _CONTRIBUTED.search(words):
        return CreditForm.CONTRIBUTION
    if form is CreditForm.LINE and _COPYRIGHT.search(words):
        return CreditForm.COPYRIGHT
    if form in {CreditForm.LINE, CreditForm.BYLINE} and _PICTURE.search(words):
        return CreditForm.PICTURE
    return form


def _is_told(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 24) : span.start]
    after = text[span.end : span.end + 24]
    return bool(_TOLD_BEFORE.search(before) or _TOLD_AFTER.match(after))


def dateline_of(report: Report) -> Dateline | None:
    """The dateline's place and, where it is stated in full, its day."""
    for block in report.blocks:
        if block.role is Role.DATELINE:
            return _dateline(report.text, block)
    return None


def _dateline(text: str, block: Block) -> Dateline:
    words = block.span.of(text)
    stated = (time for time in times(words, None) if time.low is not None and not time.relative)
    day = next((time.low for time in stated if time.low == time.high), None)
    place = re.sub(r"^date\s+|\d{4}-\d\d-\d\d", "", words)
    place = re.split(r"[(\[•:|]|\s[-–—]|—|–", place)[0]
    place = re.sub(rf",?\s(?:{MONTH}\s\d{{1,2}}|\d{{1,2}}\s{MONTH})\b.*$", "", place)
    inner = trimmed(place, 0, len(place), " ,-–—\t\n")
    return Dateline(span=block.span, place=inner.of(place), day=day, reason="at the head of the text")
