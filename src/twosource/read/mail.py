"""Text with headers: mail, and wire copy that travels as mail ("Subject: …", blank line, body)."""

import email
import email.policy
import re
from collections.abc import Iterator
from dataclasses import replace
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart

from twosource.errors import EmptyError, FormatError, ReadError
from twosource.model.report import Report, Role
from twosource.read.blocks import Known
from twosource.read.bounds import check_bytes, check_elements
from twosource.read.dates import published
from twosource.read.encoding import decode, printable
from twosource.read.parts import Part, built, markup
from twosource.read.source import Source

# "Delivered-To: desk@…"  "Subject: Ferry aground"  refused: "Kovar: the ferry ran aground"
_HEAD = re.compile(
    rb"\s*(?:Delivered-To|Received|Return-Path|X-[\w-]+|From|To|Subject|Date|MIME-Version|Message-ID|Headline|Byline|Title):[ \t]",
    re.I,
)
_HEADER_LINE = re.compile(rb"[\w-]{2,40}:(?:[ \t]|\r?$)")
_TITLES = ("Headline", "Title", "Subject")


def is_mail(head: bytes) -> bool:
    """Whether a file begins with two or more header lines.

    Example:
        >>> is_mail(b"Subject: Ferry\\nDate: 6 May 2031\\n\\nIt ran aground."), is_mail(b"Date: unknown\\nIt ran aground.")
        (True, False)
    """
    lines = head.splitlines()
    return (
        _HEAD.match(head) is not None and len(lines) > 2 and _HEADER_LINE.match(lines[1].strip() or b"x:") is not None
    ) or (_HEAD.match(head) is not None and len(lines) > 1 and lines[1][:1] in {b" ", b"\t"})


def read_mail(source: Source, known: Known, *, limit_bytes: int) -> Iterator[Report | ReadError]:
    """One report.

    Raises:
        EmptyError: no word in it.
        FormatError: no message.
        TooLargeError: larger than one report may be, attachments included.
    """
    check_bytes(
        source.raw,
        limit_bytes,
        "in one message",
        where=source.path,
        todo="Leave out its attachments, or raise `report_megabytes`.",
    )
    try:
        message = email.message_from_bytes(source.raw.lstrip(), policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        part = message.get_body(preferencelist=("plain", "html"))
        body, notes = _content(part, source.path) if part is not None else ("", ())
        headers = {
            name: _header(message, name)
            for name in (*_TITLES, "From", "Byline", "Author", "Date", "Source", "Publication")
        }
    except (
        MessageError,
        LookupError,
        ValueError,
        TypeError,
        AttributeError,
        RecursionError,
        IndexError,
        KeyError,
        ArithmeticError,
    ) as error:
        raise FormatError(
            f"a message that cannot be read ({error})", where=source.path, todo="Save its text."
        ) from error
    if not body.strip():
        raise EmptyError("a message without text", where=source.path, todo="Give its text or attachment.")
    check_elements(body, known.bounds, where=source.path)
    author = headers["Byline"] or headers["Author"] or re.sub(r"\s*<[^<>]*>", "", headers["From"]).strip(' "')
    title = next((headers[name] for name in _TITLES if headers[name]), "")
    known = replace(
        known,
        outlet=known.outlet or headers["Source"] or headers["Publication"],
        authors=(author,) if author and "@" not in author else (),
        published=known.published or published(headers["Date"]),
        notes=notes,
    )
    parts = [Part(text=title, role=Role.HEADLINE, reason="stated as the subject"), *markup(body)]
    yield built(parts, known, path=source.path)


def _content(part: MIMEPart, where: str) -> tuple[str, tuple[str, ...]]:
    raw = part.get_payload(decode=True)
    decoded = decode(raw if isinstance(raw, bytes) else b"", where=where)
    return decoded.text, decoded.notes


def _header(message: EmailMessage, name: str) -> str:
    """The header's words; as they stand where they are no such header ("Date: 6 May 99999999999")."""
    try:
        value: object = message.get(name)
    except (ValueError, ArithmeticError, IndexError, TypeError, AttributeError):
        value = next((raw for stated, raw in message.raw_items() if stated.lower() == name.lower()), None)
    return _unmixed(" ".join(str(value).split())) if value is not None else ""


def _unmixed(header: str) -> str:
    """The header; UTF-8 under the name of Windows-1252, as some programs send it, is read as what it is.

    Example:
        >>> _unmixed("Koâ€™var"), _unmixed("Fähre")
        ('Ko’var', 'Fähre')
    """
    try:
        return header.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return printable(header)[0]
