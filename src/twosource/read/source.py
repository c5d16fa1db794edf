"""Where reports come from: files, folders and standard input, read with stated limits."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from twosource.errors import EmptyError, FormatError, MissingError, ReadError, TooLargeError
from twosource.read.encoding import opening, refuse_binary
from twosource.settings import MEGABYTE

STANDARD_INPUT = "-"
# Streams are read in pieces: a single read of the limit would set aside the whole limit in memory.
_PIECE_BYTES = 1 << 20
# So much of a file tells its format.
HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The bytes of one file and the name to show for it."""

    path: str
    raw: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Most:
    """How long a file may be, by its format: it is refused before it is read whole.

    Attributes:
        bytes: the most that is read.
        setting: the setting that says so.
        format: what the format is called, or "" where it is not known.
    """

    bytes: int
    setting: str = "file_megabytes"
    format: str = ""


Mosts = Callable[[str, bytes], Most]
"""How long a file may be, by its name and first bytes."""


# Settings, corrections and agencies often lie beside the reports that they are for.
_TABLE = ".toml"


def sources(paths: Iterable[str], *, most: Mosts, standard_input: BinaryIO) -> Iterator[Source | ReadError]:
    """Each named file with its bytes, folders walked in order of name, or why it cannot be had.

    Hidden files and TOML tables of a folder are passed over. Errors are yielded, not raised, so that one bad
    file does not cost the others.
    """
    for path in paths:
        if path == STANDARD_INPUT:
            yield _opened(STANDARD_INPUT, standard_input, most)
            continue
        place = Path(path)
        state = _state(place)
        if isinstance(state, os.stat_result) and stat.S_ISDIR(state.st_mode):
            yield from _folder(place, most)
        else:
            yield _file(place, most)


def _folder(folder: Path, most: Mosts) -> Iterator[Source | ReadError]:
    root, silent = folder.resolve(), True
    for place in _inside(folder):
        silent = False
        if isinstance(place, ReadError):
            yield place
        elif place.is_symlink() and not _leads_inside(place, root):
            yield FormatError(
                "a link that leads out of the folder", where=str(place), todo="Name the file itself if you mean it."
            )
        else:
            yield _file(place, most)
    if silent:
        yield EmptyError(
            "the folder holds no file",
            where=str(folder),
            todo="Hidden files and TOML tables are passed over: name those you mean.",
        )


def _inside(folder: Path) -> Iterator[Path | ReadError]:
    """The files in a folder and its folders, in order of name, and what in it cannot be walked.

    Pipes, devices and sockets are passed over, as hidden files and TOML tables are; links to folders are not followed,
    so that no loop of links is walked.
    """
    found: list[tuple[Path, ReadError | None]] = []

    def cannot(error: OSError) -> None:
        place = Path(str(error.filename))
        found.append((place, _unreadable(str(place), error)))

    for walked, folders, files in os.walk(folder, onerror=cannot):
        folders[:] = [name for name in folders if not name.startswith(".")]
        here = Path(walked)
        for place in (here / name for name in folders if (here / name).is_symlink()):
            what = "a link to a folder, which is not followed"
            found.append((place, FormatError(what, where=str(place), todo="Name the folder itself if you mean it.")))
        places = (here / name for name in files if not name.startswith(".") and not name.lower().endswith(_TABLE))
        found.extend((place, None) for place in places if place.is_file() or _is_broken(place))
    for place, error in sorted(found, key=lambda entry: entry[0]):
        yield error or place


def _is_broken(place: Path) -> bool:
    """Whether a link leads nowhere."""
    return place.is_symlink() and not place.exists()


def _leads_inside(link: Path, root: Path) -> bool:
    """Whether a link leads to a place in the folder; one that leads round in a circle leads nowhere."""
    try:
        return link.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return True


def _file(place: Path, most: Mosts) -> Source | ReadError:
    state = _state(place)
    if isinstance(state, ReadError):
        return state
    if not stat.S_ISREG(state.st_mode) and not stat.S_ISFIFO(state.st_mode):
        return FormatError("not a regular file", where=str(place), todo="Name a file or folder.")
    try:
        with place.open("rb") as stream:
            return _opened(str(place), stream, most, state.st_size)
    except OSError as error:
        return _unreadable(str(place), error)


def _state(place: Path) -> os.stat_result | MissingError:
    try:
        return place.stat()
    except FileNotFoundError:
        what = "a link to a file that is not there" if place.is_symlink() else "no such file"
        return MissingError(what, where=str(place), todo="Check the name.")
    except (OSError, ValueError) as error:
        return _unreadable(str(place), error)


def _unreadable(path: str, error: OSError | ValueError) -> MissingError:
    """Why it may not be opened; a path that the system cannot have (a NUL in it) is a ValueError."""
    why = error.strerror if isinstance(error, OSError) else str(error)
    return MissingError(f"cannot be read ({why})", where=path, todo="Check the name and who may read it.")


def _opened(path: str, stream: BinaryIO, most: Mosts, size_bytes: int = 0) -> Source | ReadError:
    """All of a stream, unless its first bytes or its size speak against it; a size of 0 is one that is not known."""
    try:
        head = _bounded(stream, HEAD_BYTES)
        allowed = most(path, head)
        if size_bytes > allowed.bytes:
            if allowed.setting != "file_megabytes":
                refuse_binary(opening(head, HEAD_BYTES), path)
            return _too_large(path, f"{size_bytes / MEGABYTE:.1f} MB", allowed)
        raw = _bounded(stream, allowed.bytes + 1, head, size_bytes)
    except OSError as error:
        return _unreadable(path, error)
    except ReadError as error:
        return error
    if len(raw) > allowed.bytes:
        return _too_large(path, "too long", allowed)
    if not raw.strip():
        return EmptyError("empty: there is nothing to read", where=path, todo="Leave it out or save it again.")
    return Source(path=path, raw=raw)


def _bounded(stream: BinaryIO, most_bytes: int, head: bytes = b"", size_bytes: int = 0) -> bytes:
    """The stream's first ``most_bytes`` at most, of which ``head`` has been read.

    A file of a known size is read at once: put together from pieces it would lie in memory twice.
    """
    rest = max(0, most_bytes - len(head))
    if size_bytes > _PIECE_BYTES:
        stream.seek(0)
        head, rest = stream.read(min(size_bytes, most_bytes)), most_bytes - min(size_bytes, most_bytes)
    pieces = [head]
    while piece := stream.read(min(_PIECE_BYTES, rest)):
        pieces.append(piece)
        rest -= len(piece)
    return b"".join(pieces) if len(pieces) > 1 else head


def _too_large(path: str, size: str, most: Most) -> TooLargeError:
    of = f" ({most.format})" if most.format else ""
    return TooLargeError(
        f"{size}, and at most {most.bytes / MEGABYTE:g} MB are read{of}",
        where=path,
        todo=f"Split it, or raise `{most.setting}` in twosource.toml.",
    )
