"""Corrections by people: read from review files, applied on every run, shown as such.

A file is TOML (lists of tables ``same``, ``speaker``, ``apart``, ``one-story``, ``two-stories``) or JSON lines (one
object a line with ``correct`` naming which of these it is). The last two are of a desk's stories.
"""

import json
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

from twosource.errors import SettingsError
from twosource.model.quotation import PartyKind


class CorrectionKind(StrEnum):
    """What a correction says.

    SAME     these parties are one source: "a senior official" is Paul Aske
    SPEAKER  these words were said by this party
    APART    these readings are not one statement
    ONE_STORY    these reports tell one happening
    TWO_STORIES  these two reports tell two
    """

    SAME = "same"
    SPEAKER = "speaker"
    APART = "apart"
    ONE_STORY = "one-story"
    TWO_STORIES = "two-stories"

    @property
    def is_of_stories(self) -> bool:
        """Whether it is about which reports make a story, not about what they say."""
        return self in {CorrectionKind.ONE_STORY, CorrectionKind.TWO_STORIES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One correction.

    Attributes:
        where: file and place in it, to show and to complain by.
        sources: for SAME the names as shown (parties, agencies, outlets), at least two.
        quotation: for SPEAKER the id of a quotation, or
        words: words that it holds; for APART words of each reading, at least two.
        report: for SPEAKER, only in this report (path, file name or outlet); "" for all.
        name, party: for SPEAKER who said it, and what that is.
        statement: for APART the id of a statement that is to fall apart by reports.
        reports: for ONE_STORY two or more, for TWO_STORIES two: ids, their beginnings, addresses or paths.
        note: why, and by whom, as the people say it.
    """

    kind: CorrectionKind
    where: str
    sources: tuple[str, ...] = ()
    quotation: str = ""
    words: tuple[str, ...] = ()
    report: str = ""
    name: str = ""
    party: PartyKind = PartyKind.PERSON
    statement: str = ""
    reports: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """What became of a correction; ``done`` is False where nothing was found or another contradicts it."""

    correction: Correction
    done: bool
    effect: str


NOTHING_MEANT = "nothing here is meant by it"
"""What became of a correction that nothing in the reports is meant by."""


def load_review(paths: Sequence[Path]) -> tuple[Correction, ...]:
    """The corrections of the files, in order.

    Raises:
        SettingsError: a file cannot be read or an entry says too little, with where it stands.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "review.toml")
        ...     _ = path.write_text('[[same]]\\nsources = ["an official", "Paul Aske"]')
        ...     [correction.sources for correction in load_review([path])]
        [('an official', 'Paul Aske')]
    """
    return tuple(correction(*entry) for path in paths for entry in _entries(path))


def plain(found: Correction) -> dict[str, Any]:
    """The names and values of a correction, as :func:`correction` reads them; what is empty is left out.

    Example:
        >>> plain(Correction(kind=CorrectionKind.SAME, where="here", sources=("a", "b")))
        {'sources': ['a', 'b']}
    """
    values = {
        "sources": list(found.sources),
        "quotation": found.quotation,
        "words": list(found.words),
        "report": found.report,
        "name": found.name,
        "party": found.party.value if found.name else "",
        "statement": found.statement,
        "reports": list(found.reports),
        "note": found.note,
    }
    return {name: value for name, value in values.items() if value}


def _entries(path: Path) -> Iterator[tuple[str, object, str]]:
    """Kind, entry and place of each correction of a file."""
    try:
        source = path.read_text("utf-8")
    except OSError as error:
        raise SettingsError(f"{path}: cannot read the review ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: cannot read the review (it is no text in UTF-8)") from error
    if path.suffix.lower() in {".jsonl", ".json"}:
        yield from _lines(source, path)
        return
    try:
        tables = tomllib.loads(source)
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{path}: not a TOML file of corrections ({error})") from error
    for kind, rows in tables.items():
        if not isinstance(rows, list):
            raise SettingsError(f"{path}: `{kind}` must be a list of tables: write [[{kind}]]")
        for number, row in enumerate(rows, 1):
            yield kind, row, f"{path}: {kind} {number}"


def _lines(source: str, path: Path) -> Iterator[tuple[str, object, str]]:
    for number, line in enumerate(source.split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}: line {number}"
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise SettingsError(f"{where}: not JSON ({error})") from error
        yield str(row.get("correct", "")) if isinstance(row, dict) else "", row, where


_NEEDS = {
    CorrectionKind.SAME: "`sources`, two names or more",
    CorrectionKind.SPEAKER: "`name`, and `quotation` (an id) or `words`",
    CorrectionKind.APART: "`statement` (an id) or `words` of each of two readings",
    CorrectionKind.ONE_STORY: "`reports`, two or more",
    CorrectionKind.TWO_STORIES: "`reports`, two",
}


def correction(kind: str, row: object, where: str) -> Correction:
    """The correction that a row of names and values states.

    Raises:
        SettingsError: it says too little, or something that is no correction.

    Example:
        >>> correction("same", {"sources": ["an official", "Paul Aske"]}, "here").sources
        ('an official', 'Paul Aske')
    """
    if kind not in set(CorrectionKind):
        raise SettingsError(f"{where}: no correction is called {kind!r}; known: {', '.join(CorrectionKind)}")
    if not isinstance(row, dict):
        raise SettingsError(f"{where}: an entry is a table of names and values")
    known = {*(field.name for field in fields(Correction)), "correct"} - {"kind", "where"}
    if unknown := sorted(set(row) - known):
        raise SettingsError(f"{where}: no correction has `{unknown[0]}`; known: {', '.join(sorted(known))}")
    found = Correction(
        kind=CorrectionKind(kind),
        where=where,
        sources=_texts(row, "sources", where),
        quotation=_text(row, "quotation", where),
        words=_texts(row, "words", where),
        report=_text(row, "report", where),
        name=_text(row, "name", where),
        party=_party(row, where),
        statement=_text(row, "statement", where),
        reports=_texts(row, "reports", where),
        note=_text(row, "note", where),
    )
    if not _says_enough(found):
        raise SettingsError(f"{where}: needs {_NEEDS[found.kind]}")
    return found


def _says_enough(found: Correction) -> bool:
    match found.kind:
        case CorrectionKind.SAME:
            return len(set(found.sources)) > 1
        case CorrectionKind.SPEAKER:
            return bool(found.name and (found.quotation or found.words))
        case CorrectionKind.APART:
            return bool(found.statement or len(found.words) > 1)
        case CorrectionKind.ONE_STORY:
            return len(set(found.reports)) > 1
        case CorrectionKind.TWO_STORIES:
            return len(set(found.reports)) == 2


def _text(row: dict[str, Any], name: str, where: str) -> str:
    value = row.get(name, "")
    if not isinstance(value, str):
        raise SettingsError(f"{where}: `{name}` is a text")
    return value.strip()


def _texts(row: dict[str, Any], name: str, where: str) -> tuple[str, ...]:
    value = row.get(name, [])
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(part, str) and part.strip() for part in values):
        raise SettingsError(f"{where}: `{name}` is a text or a list of texts")
    return tuple(part.strip() for part in values)


def _party(row: dict[str, Any], where: str) -> PartyKind:
    value = row.get("party", PartyKind.PERSON.value)
    if value not in set(PartyKind):
        raise SettingsError(f"{where}: `party` is one of {', '.join(PartyKind)}, not {value!r}")
    return PartyKind(value)
