"""Whether the clause round a time looks back or forward.

"said Friday" looks back, "will open on Friday", "deadline until Friday" and "as early as Friday"
forward. The last cue before the expression in its sentence decides; where none stands before it,
the first behind it. Only words are looked at, no grammar; where nothing tells, the answer is OPEN.
"""

import re
from collections import deque
from enum import StrEnum

# Auxiliary verbs that carry their participle along: "will be delayed", "would have met"
_FORWARD_VERB = r"(?:will|would|shall|wo|may|can|['’]ll)(?:n['’]t)?(?:\s(?:not|also|likely|probably|soon|then|only|still|now|again|instead|first|finally|eventually|never|be|have|no\slonger))*(?:\s\w+)?|(?:could|might|should|must)(?!n['’]t|\s(?:not|have|be|never)\b)\s\w+"
# "is expected to be named", "are due to", "plans to return", "agreed to meet"; refused: "refused to say", "went to"
_PLAN = (
    r"(?:expected|scheduled|planned|plans?|planning|slated|due|set|likely|supposed|poised|going|about|hopes?|hoping|preparing|"
    r"prepares?|ready|intends?|intending|wants?|expects?|vows?|promises?|agreed|decided|threatens?|needs?|aims?|seeks?|asked|urged|proposed|called|"
    r"continues?|(?:are|is|be))\s(?:also\s)?to(?:\s(?!the\s|an?\s)(?:be\s|have\s)?\w+)?|(?<!believed\s)(?<!thought\s)(?<!said\s)to\sbe\s\w+ed"
)
_ON_THE_WAY = (
    r"(?:due|scheduled|slated|planned|expected)\s(?:for|on|in|an?|the|its)\b|set\sfor|upcoming|forthcoming|until|till|effective(?=\s(?:on\s|in\s|from\s)?$)|payable|"
    r"no\slater\sthan|as\s(?:early|soon)\sas|deadline|by(?=\s(?:the\s|at\sleast\s)?$)|through(?=\s$)"
)
# "The council meets separately on Friday", "talks resume Monday": the present of what is on a calendar
_SCHEDULED = (
    r"(?:meets?|opens?|begins?|starts?|ends?|resumes?|expires?|concludes?|convenes?|reconvenes?|reopens?|takes?\splace|goes\s(?:on\ssale|on\strial|to\sthe\spolls)|"
    r"go\sto\sthe\spolls|kicks?\soff|falls?|(?:is|are)\s(?:back|out|due|held|heard|published|released|decided|unveiled|inaugurated|launched))(?=\s(?:again\s|here\s|there\s|\w+ly\s)?(?:early\s|late\s)?(?:on\s|in\s|at\s)?$)"
)
_FORWARD = rf"{_FORWARD_VERB}|{_PLAN}|{_ON_THE_WAY}|{_SCHEDULED}"
_IRREGULAR = (
    "said|told|was|were|had|did|came|went|took|made|got|gave|saw|found|held|led|left|lost|met|began|became|sent|spent|brought|"
    "built|bought|caught|fell|felt|fought|kept|killed|knew|ran|rose|sold|shot|spoke|stood|struck|taught|thought|"
    "won|wrote|threw|drew|drove|hit|since|ago|after|paid|swore|broke|chose|ate|flew|forgot|grew|hid|rode|sang|shook|sank|sat|slept|woke|wore|has|have"
)
# a participle with un- describes a thing: "an unspecified date"
_BACK = rf"(?:{_IRREGULAR})(?:n['’]t)?|(?!un|need|indeed|hundred|speed|embed)\w+ed"
# Longer plans come before the participle that begins them: "expected to meet" is no "expected"
# Asked of small letters: a pattern that is blind to case tries every branch at every word, four times as slow
_CUES = re.compile(
    rf"\b(?:(?P<past>had\sbeen\s(?:due|scheduled|set|expected)\sto(?:\s\w+)?)|(?P<forward>{_FORWARD})|(?P<back>{_BACK}))(?!\w)"
)
# "… fell. The …", a blank line, a quote mark; refused: "Daniel P. Davison", "on Sept. 30", "Mr. Vekar"
_SENTENCE_END = re.compile(
    r"[.!?;](?<!\b[A-Z].)(?<!\b[A-Z][a-z].)(?<!\b[A-Z][a-z]{2}.)(?<!\bSept.)(?<!\bCorp.)['\"”’)]*\s+(?=[\"“‘'(]*[A-Z])|\n\s*\n|[“”\"]|``|''"
)
# How far a cue may stand from the expression, in letters: about 25 words (measured on TimeBank, 2026-11)
_REACH = 150


class Direction(StrEnum):
    """Where a clause looks: BACK ("fell on Friday"), FORWARD ("opens next Friday"), or it is OPEN ("Friday's vote")."""

    BACK = "back"
    FORWARD = "forward"
    OPEN = "open"


def direction(text: str, start: int, end: int) -> Direction:
    """Where the clause round ``text[start:end]`` looks.

    Example:
        >>> text = "The mayor said on Friday that the bridge will be opened on Monday."
        >>> [direction(text, *(text.index(day), text.index(day) + 6)).value for day in ("Friday", "Monday")]
        ['back', 'forward']
    """
    head = max(0, start - _REACH)
    before = text[head:start]
    # an expression that opens its sentence shows by its own capital where that begins
    ends = _SENTENCE_END.finditer(text[head : start + 1])
    cut = max((match.end() for match in ends), default=0)
    last = next(iter(deque(_CUES.finditer(before[cut:].lower()), maxlen=1)), None)
    if last is None:
        behind = text[end : end + _REACH]
        stop = _SENTENCE_END.search(behind)
        last = _CUES.search((behind[: stop.start()] if stop else behind).lower())
    if last is None:
        return Direction.OPEN
    return Direction.FORWARD if last["forward"] else Direction.BACK
