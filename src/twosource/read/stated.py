"""What agencies' files state in the same words whatever their format: corrections, moments, notes, credits."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from lxml import etree

from twosource.errors import ReadError
from twosource.model.report import Report, Role
from twosource.read.blocks import Known
from twosource.read.copymarks import note_over
from twosource.read.dates import published
from twosource.read.parts import Part, markup

# "CORRECTED-Ferry runs aground"  "CORRECTION: …"  "Kovar ferry, 1st Ld-Writethru"  "REFILE"
# refused: "Prices corrected after the fall"
_CORRECTION = re.compile(
    r"\bCORRECT(?:ED|ION|S)\b|\bRICHTIGSTELLUNG\b|\bBERICHTIGUNG\b|\bREFILE\b|\b\dst\sLd|\bWritethru\b|\bKORREKTION\b|\bRECTIFICATIF\b"
)
# What a note to editors says of a correction, in any letters: "Eds: Corrects name in 2nd graf"  "Korjattu aiempaa
# uutista"  "Berichtigung: …"  "Rättelse"  refused: "Adds full-year results"
_CORRECTING = re.compile(
    r"\b(?:corrects?|corrected|correction|korjattu|korjaus|berichtig\w{2,5}|richtigstellung|rättelse|rättad|korrektion|korrigert|rettelse"
    r"|rectificatif|corrige|corrección|rettifica|correzione)\b",
    re.I,
)
# "2014-07-16 15:53:10 GMT+00:00"  "20170102T222800+0000"  "4/4/2018": a moment and no place
_MOMENT = re.compile(r"[\d\s:./+-]*(?:T[\d:.+Z-]*)?(?:\s?(?:GMT|UTC|Z)[\d:+-]*)?")
# "20170102T222800+0000"  "20140716"
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)([+-]\d\d:?\d\d|Z)?)?")


def correction_in(*told: str) -> str:
    """The words by which one of these lines says that a report is a correction or a later version, or "".

    Example:
        >>> correction_in("Ferry aground", "CORRECTED-Ferry aground")
        'CORRECTED'
    """
    return _first(_CORRECTION, told)


def correction_noted(*notes: str) -> str:
    """The words by which a note to editors says that the report corrects an earlier one, or "".

    Example:
        >>> correction_noted("Eds: Corrects the name in the 2nd graf."), correction_noted("Eds: Adds quotes.")
        ('Corrects', '')
    """
    return correction_in(*notes) or _first(_CORRECTING, notes)


def _first(pattern: re.Pattern[str], told: Iterable[str]) -> str:
    found = next((match for line in told if (match := pattern.search(line))), None)
    return found.group() if found else ""


def placed(dateline: str) -> str:
    """The dateline, or "" where it is a bare moment."""
    return "" if _MOMENT.fullmatch(dateline) else dateline


def known_with(known: Known, stated: str, language: str, byline: str) -> Known:
    """What is known of a report, with the day, language and author that its file states."""
    when = published(_extended(stated.strip()))
    authors = (re.sub(r"^by\s+", "", byline, flags=re.I),) if byline else ()
    return replace(
        known,
        published=known.published or when,
        language=known.language or language[:2].lower(),
        authors=known.authors or authors,
    )


def _extended(stated: str) -> str:
    """A compact moment as ISO 8601 has it at length.

    Example:
        >>> _extended("20170102T222800+0000"), _extended("20170102"), _extended("2 January 2017")
        ('2017-01-02T22:28:00+0000', '2017-01-02', '2 January 2017')
    """
    found = _COMPACT.fullmatch(stated)
    if found is None:
        return stated
    year, month, day, hour, minute, second, zone = found.groups()
    return f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second}{zone or ''}" if hour else "")


def language_of(root: etree._Element) -> str:
    """The language that a root element states, or ""."""
    return root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("baselang") or ""


def notes_to_editors(*notes: str) -> tuple[Part, ...]:
    """Notes to editors, in plain words or HTML, as parts that are no text of the report."""
    told = (part for note in notes for part in markup(note))
    return tuple(replace(part, role=Role.OTHER, reason="a note to editors") for part in told)


def notes_over(text: Sequence[Part]) -> tuple[str, ...]:
    """The notes to editors that stand over a text itself: "(In Jan. 3 story, corrects last paragraph …)"."""
    return tuple(part.text for number, part in enumerate(text) if note_over(part.text, number))


def credited(*named: tuple[str, str]) -> tuple[Part, ...]:
    """Credits from names and where they are stated, each name once."""
    once: dict[str, str] = {}
    for name, where in named:
        once.setdefault(name, where)
    return tuple(Part(text=name, role=Role.CREDIT, reason=f"stated as {where}") for name, where in once.items() if name)


def article(noun: str) -> str:
    """The noun with "a" or "an" before it.

    Example:
        >>> article("audio"), article("picture")
        ('an audio', 'a picture')
    """
    return f"{'an' if noun[:1].lower() in set('aeiou') else 'a'} {noun}"


def tried(make: Callable[[], Report]) -> Iterator[Report | ReadError]:
    """What ``make`` makes, or why it does not."""
    try:
        yield make()
    except ReadError as error:
        yield error
