"""Everything twosource raises on purpose, in one tree.

    TwosourceError
    ├── UsageError          the call itself is wrong            (exit 2)
    │   ├── SettingsError   a settings file or flag is wrong
    │   └── SpanError       offsets that no text can have
    ├── ReadError           input that cannot become a report   (exit 3)
    │   ├── MissingError    there is no such file
    │   ├── EmptyError      nothing to read in it
    │   ├── TooLargeError   beyond a stated limit
    │   └── FormatError     not what its reader expects
    └── StoreError          the desk cannot do what it is asked (exit 4)
        ├── StoreMissingError   there is no such desk
        ├── StoreVersionError   no desk, or one of a newer twosource
        ├── StoreReadOnlyError  it may not be written
        ├── StoreBusyError      another writer held it too long
        ├── StoreFullError      no room to write
        ├── StoreGoneError      the server is gone
        └── StoreDamagedError   what is stored cannot be read

A message says what is wrong, where (file, record) and what to do about it.
Doubt is no error: it is a finding with a low score.
"""


class TwosourceError(Exception):
    """Root of all errors that twosource raises on purpose."""


class UsageError(TwosourceError):
    """The call is wrong: a bad argument, flag or expression."""


class SettingsError(UsageError):
    """A settings file, environment variable or extension table is wrong."""


class SpanError(UsageError):
    """Offsets that no text can have."""


class ReadError(TwosourceError):
    """Input that cannot become a report.

    Args:
        what: what is wrong, in words for the person who gave the file.
        where: file, and record where there are several (``reports.jsonl:17``).
        todo: what the person can do about it.
    """

    def __init__(self, what: str, *, where: str, todo: str = "") -> None:
        self.what = what
        self.where = where
        self.todo = todo
        super().__init__(f"{where}: {what}" + (f". {todo}" if todo else ""))


class MissingError(ReadError):
    """There is no such file, or it may not be opened."""


class EmptyError(ReadError):
    """There is nothing to read: no byte, or no word."""


class TooLargeError(ReadError):
    """The input passes a limit of the settings; nothing is cut silently."""


class FormatError(ReadError):
    """The bytes are not what the reader of this format expects."""


class StoreError(TwosourceError):
    """The desk cannot do what it is asked; what was committed before is kept.

    Args:
        what: what is wrong, in words for the person at the desk.
        where: the file or URL (without a password).
        todo: what the person can do about it.
    """

    def __init__(self, what: str, *, where: str, todo: str = "") -> None:
        self.what = what
        self.where = where
        self.todo = todo
        super().__init__(f"{where}: {what}" + (f". {todo}" if todo else ""))


class StoreMissingError(StoreError):
    """There is no such desk."""


class StoreVersionError(StoreError):
    """No desk, or one that a newer twosource made."""


class StoreReadOnlyError(StoreError):
    """The desk may not be written, or not be opened."""


class StoreBusyError(StoreError):
    """Another writer held the desk longer than we wait."""


class StoreFullError(StoreError):
    """There is no room to write."""


class StoreGoneError(StoreError):
    """The server cannot be reached, or went away in between; nothing committed is lost."""


class StoreDamagedError(StoreError):
    """What is stored cannot be read, or the file is no desk."""
