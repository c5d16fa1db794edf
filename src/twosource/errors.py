"""Everything twosource raises on purpose, in one tree.

    TwosourceError
    ├── UsageError          the call itself is wrong            (exit 2)
    │   ├── SettingsError   a settings file or flag is wrong
    │   └── SpanError       offsets that no text can have
    └── ReadError           input that cannot become a report   (exit 3)
        ├── MissingError    there is no such file
        ├── EmptyError      nothing to read in it
        ├── TooLargeError   beyond a stated limit
        └── FormatError     not what its reader expects

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
