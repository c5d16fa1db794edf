"""Every number and choice a user may set, as one frozen value.

Read from ``twosource.toml`` in the working directory (or the file named by ``TWOSOURCE_CONFIG``),
then from ``TWOSOURCE_*`` in the environment; flags of the command come last and win.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from twosource.errors import SettingsError

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The settings of one run.

    Attributes:
        published: day of publication (ISO) for reports that state none.
        agencies: TOML files that extend the table of agencies.
        review: files of corrections by people, applied on every run.
        report_megabytes: the largest single report that is read, in megabytes of input.
        file_megabytes: the largest file of many records that is read.
        unpacked_megabytes: how much may come out of one gzip file or archive.
        archive_members: how many files one archive may hold.
        refused_records: how many records of a file in a row may be none before the rest is left.
        page_elements: how many tags a page or XML file may have (four or eight times as many in an
            export of many articles).
        report_lines: how many lines or paragraphs one report may have.
        page_depth: how deeply a page's elements may be nested.
        desk: where reports are kept: a file, or a ``postgresql://`` URL.
        strict: one unreadable record ends the run.
        tagger: what finds who says so, "rules", "learned" or "encoder" (these two need the extra ``learned``), or
            "encoder-onnx" (which needs the extra ``onnx``).
        fields: names of columns or JSON fields beside the known ones: "text=body".
    """

    published: str = ""
    agencies: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    report_megabytes: int = 5
    file_megabytes: int = 2000
    unpacked_megabytes: int = 60
    archive_members: int = 100_000
    refused_records: int = 10_000
    page_elements: int = 100_000
    report_lines: int = 20_000
    page_depth: int = 400
    desk: str = "desk.sqlite"
    strict: bool = False
    tagger: str = "rules"
    fields: tuple[str, ...] = ()

    @property
    def named_fields(self) -> dict[str, str]:
        """``fields`` as pairs: our name, and the name in the file."""
        return {ours: theirs for ours, _, theirs in (field.partition("=") for field in self.fields)}

    @property
    def report_bytes(self) -> int:
        """The largest single report in bytes."""
        return self.report_megabytes * MEGABYTE

    @property
    def unpacked_bytes(self) -> int:
        """How much may come out of one packed file, in bytes."""
        return self.unpacked_megabytes * MEGABYTE

    @property
    def file_bytes(self) -> int:
        """The largest file in bytes."""
        return self.file_megabytes * MEGABYTE


def load_settings(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
    """The defaults, overridden by the settings file and then by the environment.

    Args:
        environment: instead of the process's own.
        folder: where ``twosource.toml`` is looked for, instead of the working directory.

    Raises:
        SettingsError: an unknown name or a value of the wrong type, with where it stands.

    Example:
        >>> load_settings({"TWOSOURCE_REPORT_MEGABYTES": "9"}, Path("/nonexistent")).report_megabytes
        9
    """
    environment = os.environ if environment is None else environment
    folder = Path() if folder is None else folder
    settings = Settings()
    named = environment.get("TWOSOURCE_CONFIG")
    path = Path(named) if named else folder / "twosource.toml"
    if named or path.is_file():
        settings = _apply(settings, _table(path), str(path))
    prefix = "TWOSOURCE_"
    known = {field.name for field in fields(Settings)}
    stated = {
        key.removeprefix(prefix).lower(): value
        for key, value in environment.items()
        if key.startswith(prefix) and key.removeprefix(prefix).lower() in known
    }
    return _apply(settings, stated, "the environment")


def _table(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: cannot read the settings ({error.strerror})") from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(f"{path}: not a TOML file ({error})") from error


def _apply(settings: Settings, stated: Mapping[str, object], where: str) -> Settings:
    known = {field.name: getattr(settings, field.name) for field in fields(Settings)}
    values: dict[str, object] = {}
    for name, value in stated.items():
        if name not in known:
            raise SettingsError(f"{where}: no setting is called {name!r}; known: {', '.join(known)}")
        values[name] = _typed(name, value, known[name], where)
    return replace(settings, **values)  # type: ignore[arg-type]


# More digits than any count here can mean; Python itself refuses to convert above 4300 (int_max_str_digits).
_MOST_DIGITS = 9
_TRUE, _FALSE = frozenset({"1", "true", "yes", "on"}), frozenset({"0", "false", "no", "off"})


def _typed(name: str, value: object, default: object, where: str) -> object:
    """``value`` as the type of ``default``; text from the environment is converted."""
    found: object = None
    match default:
        case bool():
            found = _flag(value)
        case int():
            found = _count(value)
        case tuple():
            found = _names(value)
        case _:
            found = value if isinstance(value, str) else None
    if found is None:
        raise SettingsError(f"{where}: {name} cannot be {value!r}; the default is {default!r}")
    return found


def _flag(value: object) -> bool | None:
    word = str(value).lower()
    return True if word in _TRUE else False if word in _FALSE else None


def _count(value: object) -> int | None:
    if isinstance(value, str) and value.isdecimal() and len(value) <= _MOST_DIGITS:
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if 0 < value < 10**_MOST_DIGITS else None


def _names(value: object) -> tuple[str, ...] | None:
    if isinstance(value, str):
        return tuple(part for part in value.split(os.pathsep) if part)
    if isinstance(value, (list, tuple)) and all(isinstance(part, str) for part in value):
        return tuple(value)
    return None
