"""Stamps of the engines: what was made by other code, tagger or table of agencies is made anew.

A version number would do for releases; between releases it would keep what a changed rule no longer finds.
So the stamp is a hash of the very source files and tables that decide (160 files, 6 ms).
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_ANALYSIS = ("flow.py", "analyse", "model", "tables")
_COMPARISON = (*_ANALYSIS, "relate", "desk/comparing.py", "desk/versions.py")
_DIGITS = 12
# Of a file of weights (a zip) the directory at its end has a check sum of every array; some 20 kB, 20 MB before it.
_DIRECTORY = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """The stamps of what is running."""

    analysis: str
    comparison: str


def engine(agencies: Iterable[str] = (), tagger: str = "rules") -> Engine:
    """The stamps of this code, with the user's own files of agencies and the name of the tagger.

    Example:
        >>> engine() == engine(), engine() == engine(tagger="learned")
        (True, False)
    """
    tables = [Path(name) for name in agencies]
    return Engine(analysis=_stamp(_ANALYSIS, tables, tagger), comparison=_stamp(_COMPARISON, tables, tagger))


def _stamp(parts: Iterable[str], tables: Iterable[Path], tagger: str) -> str:
    sha = hashlib.sha256(b"tagger\0" + tagger.encode() + b"\0")
    for part in parts:
        place = _PACKAGE / part
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in files:
            if file.is_file() and file.suffix != ".pyc":  # compiled copies of what is read already
                sha.update(file.relative_to(_PACKAGE).as_posix().encode() + b"\0" + _said_by(file))
    for table in tables:
        sha.update(b"\0agencies\0" + table.read_bytes())
    return sha.hexdigest()[:_DIGITS]


def _said_by(file: Path) -> bytes:
    """What tells one state of the file from another: its bytes; of weights the end, a directory with sums of them."""
    with file.open("rb") as opened:
        if file.suffix == ".npz":
            opened.seek(max(0, file.stat().st_size - _DIRECTORY))
        return opened.read()
