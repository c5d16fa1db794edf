"""A report as it was read: its text untouched, its blocks labelled, its date with its origin."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from twosource.model.span import Span


class Role(StrEnum):
    """What a block of a report is there for. Nothing is deleted: what is not body is labelled.

    HEADLINE      the title: "Xi backs Russia on 'sovereignty and security'"
    STANDFIRST    the summary under the title
    BYLINE        who wrote it: "By Jane Doe"
    DATELINE      where and when it was filed: "WASHINGTON (AP) —"
    PARAGRAPH     the body
    SUBHEADING    a short line over a part of the body: "'No limits' relationship"
    CAPTION       words under a picture: "Police at the scene. (AA)"
    CREDIT        whose copy or picture it is: "Source: AFP"
    RELATED_LINK  a pointer to other reports: "READ MORE: Why China …"
    PROMOTION     what sells or navigates: "Sign up for our newsletter"
    OTHER         none of these: page furniture, code, tables
    """

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    DATELINE = "dateline"
    PARAGRAPH = "paragraph"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    CREDIT = "credit"
    RELATED_LINK = "related_link"
    PROMOTION = "promotion"
    OTHER = "other"


TELLING = frozenset({Role.HEADLINE, Role.STANDFIRST, Role.PARAGRAPH, Role.CAPTION})
"""Roles whose sentences assert something and so become readings of statements."""

BODY = frozenset({Role.STANDFIRST, Role.PARAGRAPH})
"""Roles that count as the report's own text when shares are measured."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One labelled stretch of the report's text, with the reason for its role."""

    span: Span
    role: Role
    reason: str = ""


class DateOrigin(StrEnum):
    """How the day of publication is known.

    METADATA  stated beside the text: JSON field, meta element, JSON-LD
    DATELINE  stated at the head of the text: "date 2022-06-16 BEIJING •"
    GIVEN     stated by the user: ``--published 2022-06-16``
    CAPTURED  the day on which a web archive took the page, which is not older
    INFERRED  worked out from dated reports of the same story
    UNKNOWN   none of these
    """

    METADATA = "metadata"
    DATELINE = "dateline"
    GIVEN = "given"
    CAPTURED = "captured"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The day (and moment, where stated) of publication, and how it is known."""

    day: date | None = None
    moment: datetime | None = None
    origin: DateOrigin = DateOrigin.UNKNOWN
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published article.

    ``text`` is the source text as read, title included; every span of every finding is an
    offset into it. ``blocks`` are in order of the text, do not overlap, and together cover
    all that is not white space.

    Attributes:
        path: where it was read: a file, ``-`` for standard input, with ``:N`` for record N.
        outlet: the publishing outlet where known, else "".
        notes: what the reader had to decide or could not use, in words.
        partial: why it is not the whole report ("the feed gives a summary only"), else "".
        provider: who sent it out, as a wire file states it: "AFP".
        version: which version of the report it is, as a wire file states it.
        correction: by which words it is marked as a correction, else "".
    """

    text: str
    blocks: tuple[Block, ...] = ()
    path: str = ""
    outlet: str = ""
    title: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    published: Published = field(default_factory=Published)
    notes: tuple[str, ...] = ()
    partial: str = ""
    provider: str = ""
    version: str = ""
    correction: str = ""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        """Set the id: sixteen hexadecimal digits, a hash of outlet, address, title and text.

        Where no address is known, the name of the file stands for it, so that identical
        copies in two outlets stay two reports.
        """
        place = self.url or self.path.replace("\\", "/").rsplit("/", 1)[-1]
        object.__setattr__(self, "id", digest(self.outlet, place, self.title, self.text))

    @property
    def name(self) -> str:
        """What to call the report in a sentence: the outlet, else the file's name."""
        return self.outlet or self.path.replace("\\", "/").rsplit("/", 1)[-1] or self.id


def digest(*parts: str) -> str:
    """A hash of length-prefixed parts, so that ("ab", "c") and ("a", "bc") differ.

    Example:
        >>> digest("ab", "c") == digest("a", "bc")
        False
    """
    sha = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        sha.update(len(raw).to_bytes(8, "big"))
        sha.update(raw)
    return sha.hexdigest()[:16]
