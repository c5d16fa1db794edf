"""Sources: files, folders and standard input, with limits, and why a file cannot be had."""

import io
import os
import socket
import subprocess
import sys
import tempfile
import tracemalloc
from pathlib import Path

import pytest

from twosource.errors import EmptyError, FormatError, MissingError, ReadError, TooLargeError
from twosource.read.source import HEAD_BYTES, Most, Source, sources

LIMIT = 1000


class Broken(io.BytesIO):
    """A stream that the system cannot read, as standard input of a folder."""

    def read(self, size: int | None = -1) -> bytes:
        raise IsADirectoryError(21, "Is a directory")


def read(
    *paths: Path | str, limit: int = LIMIT, standard_input: io.BytesIO | None = None
) -> tuple[Source | ReadError, ...]:
    given = standard_input or io.BytesIO()
    return tuple(sources([str(path) for path in paths], most=lambda _, __: Most(bytes=limit), standard_input=given))


def only_error(*entries: Source | ReadError) -> ReadError:
    (entry,) = entries
    assert isinstance(entry, ReadError)
    return entry


def test_a_file_is_read_with_its_name(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"The ferry ran aground.\r\n")
    assert read(file) == (Source(path=str(file), raw=b"The ferry ran aground.\r\n"),)


def test_a_folder_is_walked_in_order_of_name_without_hidden_files_and_settings(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.txt",
        ".hidden.txt",
        "sub/c.txt",
        ".git/config",
        "sub/.DS_Store",
        "a/z.txt",
        "twosource.toml",
    ):
        place = tmp_path / "in" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(name)
    entries = read(tmp_path / "in")
    found = [entry.path for entry in entries if isinstance(entry, Source)]
    assert len(entries) == len(found), "a folder inside is no bad file"
    assert [str(Path(path).relative_to(tmp_path / "in")) for path in found] == [
        "a/z.txt",
        "a.txt",
        "b.txt",
        "sub/c.txt",
    ]


def test_a_hidden_folder_or_file_is_read_where_it_is_named_itself(tmp_path: Path) -> None:
    hidden = tmp_path / ".desk"
    hidden.mkdir()
    (hidden / "a.txt").write_text("one")
    (hidden / ".b.txt").write_text("two")
    entries = read(hidden, hidden / ".b.txt")
    assert [entry.raw for entry in entries if isinstance(entry, Source)] == [b"one", b"two"]


def test_a_bad_file_does_not_cost_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    (tmp_path / "b.txt").write_text("")
    (tmp_path / "c.txt").write_text("three")
    entries = read(tmp_path / "absent.txt", tmp_path)
    assert [type(entry) for entry in entries] == [MissingError, Source, EmptyError, Source]


def test_standard_input_is_read_where_a_dash_stands(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("one")
    entries = read(tmp_path / "a.txt", "-", standard_input=io.BytesIO(b"two"))
    assert [(entry.path, entry.raw) for entry in entries if isinstance(entry, Source)] == [
        (str(tmp_path / "a.txt"), b"one"),
        ("-", b"two"),
    ]


def test_standard_input_is_read_whole_though_it_comes_in_pieces() -> None:
    words = b"The ferry ran aground. " * 200_000
    (entry,) = read("-", limit=len(words), standard_input=io.BytesIO(words))
    assert isinstance(entry, Source)
    assert entry.raw == words


@pytest.mark.parametrize("raw", [b"", b" \r\n\t \x0c"], ids=["no byte", "white space only"])
def test_a_file_with_nothing_in_it_is_empty(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(raw)
    error = only_error(*read(file))
    assert isinstance(error, EmptyError)
    assert str(error) == f"{file}: empty: there is nothing to read. Leave it out or save it again."
    assert isinstance(only_error(*read("-", standard_input=io.BytesIO(raw))), EmptyError)


def test_a_folder_of_hidden_files_only_says_that_they_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".a.txt").write_text("one")
    error = only_error(*read(tmp_path))
    assert isinstance(error, EmptyError)
    assert (
        str(error)
        == f"{tmp_path}: the folder holds no file. Hidden files and TOML tables are passed over: name those you mean."
    )


def test_a_file_up_to_the_limit_is_read_and_one_byte_more_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * LIMIT)
    assert isinstance(read(file)[0], Source)
    file.write_bytes(b"x" * (LIMIT + 1))
    assert isinstance(only_error(*read(file)), TooLargeError)


def test_a_file_beyond_the_limit_is_named_with_its_size_and_the_setting(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with file.open("wb") as stream:
        stream.truncate(20_000_000)
    error = only_error(*read(file, limit=5_000_000))
    assert str(error) == (
        f"{file}: 20.0 MB, and at most 5 MB are read. Split it, or raise `file_megabytes` in twosource.toml."
    )


def test_what_is_too_long_for_its_format_is_refused_by_its_first_bytes(tmp_path: Path) -> None:
    file, picture = tmp_path / "a.txt", tmp_path / "b.png"
    for place, head in ((file, b"The ferry ran aground. " * 200), (picture, b"\x89PNG\r\n" + b"\x00" * 4096)):
        place.write_bytes(head)
        os.truncate(place, 900_000_000)

    def most(_: str, head: bytes) -> Most:
        assert len(head) == HEAD_BYTES
        return Most(bytes=5_000_000, setting="report_megabytes", format="plain text")

    tracemalloc.start()
    first, second = sources([str(file), str(picture)], most=most, standard_input=io.BytesIO())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert str(first) == (
        f"{file}: 900.0 MB, and at most 5 MB are read (plain text). Split it, or raise `report_megabytes` in twosource.toml."
    )
    assert str(second).startswith(f"{picture}: a binary file, not text. ")
    assert peak < 1_000_000


def test_a_file_lies_in_memory_once(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * 9_000_000)
    tracemalloc.start()
    (source,) = sources([str(file)], most=lambda *_: Most(bytes=9_000_000), standard_input=io.BytesIO())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(source, Source)
    assert source.raw == b"x" * 9_000_000
    assert peak < 12_000_000


def test_an_endless_standard_input_is_refused_at_the_limit() -> None:
    stream = io.BytesIO(b"x" * 20_000)
    error = only_error(*read("-", limit=8_000, standard_input=stream))
    assert isinstance(error, TooLargeError)
    assert str(error).startswith("-: too long, and at most 0.008 MB are read. ")
    assert stream.tell() == 8_001, "no more is taken from it than shows that it is too long"


def test_a_file_that_is_not_there_is_missing() -> None:
    assert str(only_error(*read("/nonexistent/a.txt"))) == "/nonexistent/a.txt: no such file. Check the name."


@pytest.mark.parametrize(
    "path", ["a\0b.txt", "a" * 5000 + ".txt", "/dev/null/a.txt"], ids=["NUL", "too long", "no folder"]
)
def test_a_name_that_the_system_cannot_have_is_an_error_like_others(path: str) -> None:
    error = only_error(*read(path))
    assert isinstance(error, MissingError)
    assert error.where == path
    assert error.what.startswith("cannot be read (")
    assert error.todo == "Check the name and who may read it."


def test_standard_input_that_cannot_be_read_is_an_error_like_others() -> None:
    error = only_error(*read("-", standard_input=Broken()))
    assert str(error) == "-: cannot be read (Is a directory). Check the name and who may read it."


# Root may read everything: the reader gives up what it may before it looks.
_AS_NOBODY = """
import io, os, sys
from twosource.read.source import Most, sources
if os.geteuid() == 0:
    os.setuid(65534)
for entry in sources(sys.argv[1:], most=lambda *_: Most(bytes=1000), standard_input=io.BytesIO()):
    print(entry)
"""


def test_what_may_not_be_opened_is_an_error_like_others() -> None:
    with tempfile.TemporaryDirectory() as named:
        folder = Path(named)
        folder.chmod(0o755)
        (folder / "a.txt").write_text("one")
        (folder / "a.txt").chmod(0)
        (folder / "b").mkdir(mode=0)
        (folder / "c.txt").write_text("three")
        made = subprocess.run(
            [sys.executable, "-c", _AS_NOBODY, named], capture_output=True, text=True, check=True, cwd=named
        )
        (folder / "b").chmod(0o700)
    told = made.stdout.splitlines()
    cannot = "cannot be read (Permission denied). Check the name and who may read it."
    assert told[:2] == [f"{folder / 'a.txt'}: {cannot}", f"{folder / 'b'}: {cannot}"]
    assert "raw=b'three'" in told[2]


def test_links_in_a_folder_are_told_of_and_no_loop_is_walked(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("one")
    (folder / "again").symlink_to(folder)
    (folder / "b.txt").symlink_to(folder / "b.txt")
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    (folder / "inside.txt").symlink_to(folder / "a.txt")
    (folder / "out.txt").symlink_to("/etc/passwd")
    (folder / "zero").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe")
    (folder / "to-pipe").symlink_to(folder / "pipe")
    entries = read(folder)
    told = [Path(e.path).name if isinstance(e, Source) else f"{Path(e.where).name}: {e.what}" for e in entries]
    assert told == [
        "a.txt",
        "again: a link to a folder, which is not followed",
        "b.txt: cannot be read (Too many levels of symbolic links)",
        "gone.txt: a link to a file that is not there",
        "inside.txt",
        "out.txt: a link that leads out of the folder",
    ]


def test_what_is_no_file_is_refused_unopened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # the name of a socket must be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("door")
        error = only_error(*read("door"))
    assert isinstance(error, FormatError)
    assert str(error) == "door: not a regular file. Name a file or folder."
    assert isinstance(only_error(*read("/dev/zero")), FormatError)


def test_a_pipe_is_read_like_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDWR)
    os.write(end, b"x" * 5_001)
    reader = sources([str(pipe)], most=lambda *_: Most(bytes=5_000), standard_input=io.BytesIO())
    assert isinstance(next(reader), TooLargeError), "the bytes written were read, up to the limit"
    os.close(end)
