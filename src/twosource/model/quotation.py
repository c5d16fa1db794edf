"""Who said what, by which words that is known, and who passed it on."""

from dataclasses import dataclass
from enum import StrEnum

from twosource.model.finding import Finding
from twosource.model.span import Span


class QuotationType(StrEnum):
    """How another's words are given.

    DIRECT    a whole utterance in quote marks: "We don't lie," he said.
    MIXED     some of the words in marks: Xi praised the "good momentum" of trade.
    INDIRECT  no marks: Holm said the ferry had been late.
    """

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class PartyKind(StrEnum):
    """What a party of the chain is.

    PERSON      Xi Jinping
    BODY        the Kremlin; a ministry, a company, a party
    OUTLET      CCTV, Fox News: a publisher that passes things on
    AGENCY      AFP, Reuters: a publisher that others print
    DOCUMENT    a letter, a court filing, Chinese customs data
    OCCASION    an interview, a press conference, a statement
    ANONYMOUS   "a senior official, who asked not to be named"
    COPY        shared text whose author is not seen
    UNRESOLVED  said by somebody whom the text does not let us name
    """

    PERSON = "person"
    BODY = "body"
    OUTLET = "outlet"
    AGENCY = "agency"
    DOCUMENT = "document"
    OCCASION = "occasion"
    ANONYMOUS = "anonymous"
    COPY = "copy"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One who says or passes on; ``span`` is where the report names it, if it does."""

    name: str
    kind: PartyKind
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Finding):
    """Words or thoughts given as another's.

    Attributes:
        id: stable within a comparison: a hash of report and span.
        report: id of the report.
        span: the content, without quote marks and without the cue.
        cue: the word of saying ("said", "according to"), where there is one.
        source: the words that name the speaker here ("Mr Xi", "he").
        speaker: who said it, resolved as far as the text allows.
        channel: who or what passed it on, nearest the speaker first.
        denied: the speaker denies the content ("denied that …"): it is no support.
    """

    id: str
    report: str
    type: QuotationType
    span: Span
    cue: Span | None = None
    source: Span | None = None
    speaker: Party | None = None
    channel: tuple[Party, ...] = ()
    denied: bool = False
