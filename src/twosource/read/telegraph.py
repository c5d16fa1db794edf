"""Wire copy as plain text: IPTC 7901 (dpa and others) and ANPA 1312 (AP), as agencies have sent it for decades."""

import re
from collections.abc import Iterator
from dataclasses import replace

from twosource.errors import EmptyError, ReadError
from twosource.model.report import Published, Report, Role
from twosource.read.blocks import Known
from twosource.read.bounds import check_bytes
from twosource.read.dates import published
from twosource.read.encoding import decode
from twosource.read.parts import Edition, Part, built
from twosource.read.source import Source

# "eca062 4 i 211 ccccb   dpa 061": service and number, priority, category, words, agency
_IPTC = re.compile(
    rb"\x01?[A-Za-z]{2,4}\d{3,5} \d [a-z]{1,3} (?:\d+|\s)[ \w-]*\s{1,3}(?P<agency>[a-z][a-z-]{1,10}) \d{2,4}"
)
# "W2607asian\r\nr a BC-US--Ferry 1stLd-Writethru   11-13 1693": number and selector, then category and keyword
_ANPA = re.compile(
    rb"[\x16\x01\s]{0,6}[A-Za-z]\d{4}[\w\x1f-]{4,7}[\s\x00-\x1f]{1,6}[a-z] [a-z][\s\x00-\x1f]{1,4}\S{2,40} .{0,60}\d\d-\d\d"
)
# "By MARA LIND"  "AP Sports Writer"  "Associated Press"  refused: "AP Exclusive: Ferry's captain speaks"
_AP_BYLINE = re.compile(
    r"By |(?:AP|Associated Press|The Associated Press)(?: [A-Z]\w+){0,3} (?:Writer|Correspondent|Editor|Reporter)s?$|(?:The )?Associated Press$"
)
# "AP-WF-08-29-16 1626GMT": when AP's wire sent it
_AP_FOOT = re.compile(r"AP-\w\w-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d) (?P<time>\d{4})GMT")
# "# Notebook"  "# dpa NOTEBOOK"  "* * * *": what dpa's editors tell their clients behind the text
_DPA_NOTES = re.compile(r"#{1,3} (?:dpa )?\w|(?:\* ?){3,}$")
_CORRECTION = re.compile(r"^(?:REFILE|CORRECTION|(?:1ST|2ND|3RD|\dTH) LEAD|.*\b\d\w\w\s?Ld\b.*)$")


def is_telegraph(head: bytes) -> bool:
    """Whether a file begins as IPTC 7901 or ANPA 1312 copy does."""
    return _IPTC.match(head) is not None or _ANPA.match(head) is not None


def read_telegraph(source: Source, known: Known, *, limit_bytes: int) -> Iterator[Report | ReadError]:
    """One report.

    Raises:
        EmptyError: no word in it.
        FormatError: the bytes are no text.
        TooLargeError: larger than one report may be.
    """
    check_bytes(
        source.raw,
        limit_bytes,
        "of wire copy",
        where=source.path,
        todo="Split it into reports, or raise `report_megabytes`.",
    )
    raw = source.raw.translate(None, bytes(set(range(32)) - set(b"\t\n\r")))
    decoded = decode(raw, where=source.path)
    found = _IPTC.match(source.raw)
    # ANPA has no dash and no double quotes of its own: " _ ", "``" and "''" stand for them
    lines = [
        line.rstrip() if found else line.rstrip().replace(" _ ", " — ").replace("``", "“").replace("''", "”")
        for line in decoded.text.replace("\r\n", "\n").splitlines()
    ]
    parts, edition = _dpa(lines) if found else _ap(lines)
    agency = found["agency"].decode("ascii") if found else "AP"
    if len(parts) < 2:
        raise EmptyError("wire copy without text", where=source.path, todo="Leave it out.")
    stated = known.published or _sent(parts)
    known = replace(known, notes=decoded.notes, published=stated)
    yield built(parts, known, path=source.path, edition=replace(edition, provider=agency))


def _sent(parts: list[Part]) -> Published | None:
    """The day on which AP's wire sent the copy, from its last line; dpa's states no year."""
    found = next((match for part in reversed(parts) if (match := _AP_FOOT.search(part.text))), None)
    if found is None:
        return None
    stated = f"20{found['year']}-{found['month']}-{found['day']}T{found['time'][:2]}:{found['time'][2:]}:00Z"
    return published(stated, reason="stated by the wire")


def _dpa(lines: list[str]) -> tuple[list[Part], Edition]:
    """Slug ending in "/", notes, headline and byline up to " =", then the text."""
    head_end = next((n for n, line in enumerate(lines) if line.endswith("=")), 0)
    head = [line.removesuffix("=").strip() for line in lines[1 : head_end + 1]]
    head = [line for line in head if line and not line.endswith("/")]
    marks = [line for line in head if _CORRECTION.match(line)]
    told = [line for line in head if line not in marks]
    bylines = [line for line in told if re.match(r"(?i)(?:by|von|por) ", line)]
    titles = [line for line in told if line not in bylines]
    parts = [
        Part(text=" ".join(titles), role=Role.HEADLINE, reason="stated over the sign ="),
        *(Part(text=line, role=Role.BYLINE, reason="stated over the sign =") for line in bylines),
        *_with_notebook(_paragraphs(lines[head_end + 1 :], indent=False)),
    ]
    return parts, Edition(correction=", ".join(marks))


def _with_notebook(paragraphs: Iterator[str]) -> Iterator[Part]:
    """The text, and the notebook behind it as no part of the text."""
    behind = False
    for text in paragraphs:
        behind = behind or _DPA_NOTES.match(text) is not None
        yield Part(text=text, role=Role.OTHER, reason="the notebook for editors") if behind else Part(text=text)


def _ap(lines: list[str]) -> tuple[list[Part], Edition]:
    """Lines that begin with ^ are the head: slug, headline, notes and byline; the text is indented."""
    body = next((n for n, line in enumerate(lines) if line.startswith(("\t", "   "))), len(lines))
    head = [line.lstrip("^").rstrip("<= ").strip() for line in lines[2:body] if line.strip()]
    slug, told = (head[0], head[1:]) if head else ("", [])
    notes = [line for line in told if line.startswith(("Eds:", "(Eds", "AP Photo", "EDITOR", "With"))]
    bylines = [line for line in told if _AP_BYLINE.match(line) and line not in notes]
    titles = [line for line in told if line not in notes and line not in bylines]
    parts = [
        Part(text=titles[0] if titles else slug, role=Role.HEADLINE, reason="stated in the head"),
        *(Part(text=line, role=Role.BYLINE, reason="stated in the head") for line in bylines),
        *(
            Part(text=line, role=Role.STANDFIRST, reason="a summary in the head")
            if line.endswith(".") and line not in notes
            else Part(text=line, role=Role.OTHER, reason="a note to editors")
            for line in (*notes, *titles[1:])
        ),
        *(
            Part(text=text.lstrip("^").rstrip("<="), role=Role.OTHER if _AP_FOOT.match(text.lstrip("^")) else None)
            for text in _paragraphs(lines[body:], indent=True)
        ),
    ]
    marked = re.search(r"\d\w\w Ld(?:-Writethru)?|CORRECTION", slug)
    return parts, Edition(correction=marked.group() if marked else "")


def _paragraphs(lines: list[str], *, indent: bool) -> Iterator[str]:
    """Hard-wrapped paragraphs, parted by blank lines or begun by an indent."""
    words: list[str] = []
    for line in lines:
        if words and (not line.strip() or (indent and line.startswith(("\t", "   ", "^")))):
            yield " ".join(words)
            words = []
        if line.strip():
            words.append(line.strip())
    if words:
        yield " ".join(words)
