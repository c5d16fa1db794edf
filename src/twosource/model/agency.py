"""News agencies and the forms in which reports credit them: a table that users can extend."""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from twosource.errors import SettingsError
from twosource.model.span import Span
from twosource.tables import text

KINDS = ("agency", "syndicate", "release")
_FIRST_WORD = re.compile(r"[©/]?\w+")
_SIGNS = "©/"
_CANDIDATE = re.compile(r"(?<![\w&])[©/]?\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """One agency.

    Attributes:
        name: what twosource calls it ("AFP").
        full: its full name ("Agence France-Presse").
        forms: every way in which it is written; letter case counts.
        short: forms that mean the agency inside a credit only ("PA", "AA", "Beta").
        kind: "agency", "syndicate" (distributes its owner's reports) or "release".
    """

    name: str
    full: str
    country: str = ""
    forms: tuple[str, ...] = ()
    short: frozenset[str] = frozenset()
    kind: str = "agency"


@dataclass(frozen=True, slots=True)
class Mention:
    """An agency's name in a text; ``sure`` where the form means nothing else."""

    span: Span
    agency: Agency
    sure: bool


@dataclass(frozen=True)
class AgencyTable:
    """All known agencies, with a look-up by the words of a text.

    Example:
        >>> table = load_agencies()
        >>> [m.agency.name for m in table.mentions("Source: AFP and The Associated Press")]
        ['AFP', 'AP']
    """

    agencies: tuple[Agency, ...]
    _by_first: dict[str, tuple[tuple[str, Agency], ...]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        index: dict[str, list[tuple[str, Agency]]] = {}
        for agency in self.agencies:
            for form in agency.forms:
                head = _FIRST_WORD.match(form)
                index.setdefault(head.group() if head else form, []).append((form, agency))
        for head_word, forms in index.items():
            forms.sort(key=lambda entry: -len(entry[0]))
            self._by_first[head_word] = tuple(forms)

    def mentions(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Mention]:
        """Every agency named in ``text[start:end]``, longest form first, none overlapping."""
        end = len(text) if end is None else end
        position = start
        while (word := _CANDIDATE.search(text, position, end)) is not None:
            found = self._at(text, word.start(), end, word.group())
            if found is None and word.group()[0] in _SIGNS:  # "©AFP" where only "AFP" is a form
                found = self._at(text, word.start() + 1, end, word.group()[1:])
            position = word.end() if found is None else found.span.end
            if found is not None:
                yield found

    def _at(self, text: str, start: int, end: int, word: str) -> Mention | None:
        """The agency whose name begins with ``word`` at ``start``, by its longest form."""
        for form, agency in self._by_first.get(word, ()):
            stop = start + len(form)
            if stop <= end and text.startswith(form, start) and _ends(text, stop):
                return Mention(Span(start, stop), agency, form not in agency.short)
        return None

    def named(self, name: str) -> Agency | None:
        """The agency with exactly this name or form, or None."""
        for agency in self.agencies:
            if name == agency.name or name in agency.forms:
                return agency
        return None


def _ends(text: str, stop: int) -> bool:
    """Whether a name may end at ``stop``: no letter, digit or "&" goes on ("AP's" may)."""
    following = text[stop : stop + 1]
    return not (following.isalnum() or following in {"_", "&"}) or not text[stop - 1].isalnum()


def load_agencies(*extra: Path) -> AgencyTable:
    """The project's table, extended and overridden by the user's own TOML files.

    Raises:
        SettingsError: a file is missing, is no TOML, has no `agency`, or an entry without a name.
    """
    if not extra:
        return _packaged()
    rows = {row.name: row for row in _packaged().agencies}
    for path in extra:
        try:
            source = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{path}: cannot read the table of agencies ({error})") from error
        rows.update((row.name, row) for row in _rows(source, str(path)))
    return AgencyTable(tuple(rows.values()))


@cache
def _packaged() -> AgencyTable:
    """The project's own table, read once."""
    return AgencyTable(tuple(_rows(text("agencies.toml"), "agencies.toml")))


def _rows(source: str, where: str) -> Iterable[Agency]:
    try:
        entries = tomllib.loads(source).get("agency")
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{where}: not a TOML table of agencies ({error})") from error
    if not isinstance(entries, list):
        raise SettingsError(f"{where}: `agency` must be there, a list of tables")
    for number, entry in enumerate(entries, 1):
        yield _row(entry, f"{where}: agency {number}")


def _row(entry: object, where: str) -> Agency:
    if not isinstance(entry, dict) or not isinstance(entry.get("name"), str) or not entry["name"]:
        raise SettingsError(f"{where} needs a `name`")
    name, full = entry["name"], entry.get("full", entry["name"])
    forms, short = entry.get("forms", []), entry.get("short", [])
    kind = entry.get("kind", "agency")
    if not isinstance(full, str) or not _words(forms) or not _words(short):
        raise SettingsError(f"{where}: `full` is a text, `forms` and `short` are lists of texts")
    for form in (name, full, *forms, *short):
        if not _FIRST_WORD.match(form):
            raise SettingsError(f"{where}: {form!r} is never found: a form begins with a letter, digit, © or /")
    if kind not in KINDS:
        raise SettingsError(f"{where}: `kind` is one of {', '.join(KINDS)}, not {kind!r}")
    return Agency(
        name=name,
        full=full,
        country=str(entry.get("country", "")),
        forms=tuple(dict.fromkeys((name, full, *forms, *short))),
        short=frozenset(short),
        kind=kind,
    )


def _words(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) and word for word in value)
