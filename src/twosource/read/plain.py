"""Plain text: one report a file, its roles from its lines."""

from collections.abc import Iterator
from dataclasses import replace

from twosource.errors import EmptyError
from twosource.model.report import Published, Report, Role
from twosource.read.blocks import Known, label
from twosource.read.bounds import check_bytes, check_lines, lines_in
from twosource.read.encoding import decode, printable
from twosource.read.source import Source


def read_plain(source: Source, known: Known, *, limit_bytes: int) -> Iterator[Report]:
    """One report.

    Raises:
        EmptyError: no word in it.
        FormatError: the bytes are no text.
        TooLargeError: larger than one report may be.
    """
    todo = "Split it into reports (one a file, or JSON lines), or raise `report_megabytes`."
    check_bytes(source.raw, limit_bytes, "in one report", where=source.path, todo=todo)
    decoded = decode(source.raw, where=source.path)
    text, notes = printable(decoded.text)
    yield plain_report(text, replace(known, notes=(*decoded.notes, *notes)), path=source.path)


def plain_report(text: str, known: Known, *, path: str) -> Report:
    """A report from text, with its stated title put before the text and labelled as headline.

    Raises:
        EmptyError: no word in it.
        TooLargeError: more lines than one report may have.
    """
    if not any(character.isalnum() for character in text):
        raise EmptyError("no words in the text", where=path, todo="Leave it out or give its text.")
    check_lines(lines_in(text), known.bounds, where=path)
    title = known.title.strip()
    whole = text if not title or _opens_with(title, text) else f"{title}\n\n{text}"
    title_end = whole.find(title) + len(title) if title else 0
    blocks = label(whole, known, title_end=title_end)
    return Report(
        text=whole,
        blocks=blocks,
        path=path,
        outlet=known.outlet,
        title=title or next((b.span.of(whole) for b in blocks if b.role is Role.HEADLINE), ""),
        url=known.url,
        authors=known.authors,
        language=known.language,
        published=known.published or Published(),
        notes=known.notes,
    )


def _opens_with(title: str, text: str) -> bool:
    """Whether the text begins with its title already: alone on the line, or run into a next sentence.

    Refused: "War" before "Warsaw fell silent", "Ferry sinks" before "Ferry sinks off Kovar, police said."
    """
    opening = text.lstrip()
    rest = opening[len(title) :].partition("\n")[0]
    begins_anew = rest[:1].isspace() and not rest.lstrip()[:1].islower()
    return opening.startswith(title) and (not rest.strip() or begins_anew)
