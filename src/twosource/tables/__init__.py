"""Tables of the project, each file with its origin and date in its head, and how one is read."""

from importlib import resources


def text(name: str) -> str:
    """The whole of a table.

    Example:
        >>> text("places.tsv").startswith("#")
        True
    """
    return resources.files(__name__).joinpath(name).read_text("utf-8")


def rows(name: str) -> list[list[str]]:
    """The rows of a table, fields apart, its head left out."""
    return [line.split("\t") for line in text(name).splitlines() if line and not line.startswith("#")]


def head(name: str) -> str:
    """What the head of a table says of its columns, origin and date."""
    return "\n".join(line for line in text(name).splitlines() if line.startswith("#"))


def weights(name: str) -> bytes | None:
    """The file of weights of that name; None where this copy of twosource comes without it."""
    file = resources.files(__name__).joinpath(name)
    return file.read_bytes() if file.is_file() else None
