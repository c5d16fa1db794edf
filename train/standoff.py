"""A folder of PolNeAR-like data: reports with their attributions in brat stand-off lines.

``train.jsonl.gz`` and ``dev.jsonl.gz``, one report a line: ``id``, ``text``, ``attributions``. Two kinds of line:

    T2<tab>Cue 107 114<tab>reports                      a span: label, start and end; "1 5;9 12" in pieces
    E1<tab>Attribution:T4 Content:T3 Cue:T2 Source:T1   the spans of one attribution
"""

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

Place = tuple[int, int]

# A line begins with its id; the text of a span may hold line ends of its own: "T3\tContent …", "E1\t…".
_LINE = re.compile(r"\n(?=[A-Z]\d+\t)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gold:
    """One attribution as places in the text; ``source`` and ``cue`` may be empty."""

    source: tuple[Place, ...]
    cue: tuple[Place, ...]
    content: tuple[Place, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """One report with its attributions."""

    id: str
    text: str
    attributions: tuple[Gold, ...]


def load(folder: Path, part: str) -> tuple[Annotated, ...]:
    """The reports of ``part`` ("train" or "dev"), in the order of the file."""
    return read(folder / f"{part}.jsonl.gz")


def read(file: Path) -> tuple[Annotated, ...]:
    """The reports of one file."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return tuple(_annotated(json.loads(line)) for line in lines)


def _annotated(record: dict[str, str]) -> Annotated:
    return Annotated(id=record["id"], text=record["text"], attributions=tuple(parse(record["attributions"])))


def parse(lines: str) -> Iterator[Gold]:
    r"""The attributions with content that the stand-off lines hold.

    Example:
        >>> lines = "T1\tCue 3 7\tsaid\nT2\tContent 8 10\tno\nE1\tX:T9 Content:T2 Cue:T1"
        >>> [gold.content for gold in parse(lines)]
        [((8, 10),)]
    """
    spans: dict[str, tuple[Place, ...]] = {}
    links: list[str] = []
    for line in _LINE.split(lines):
        key, _, rest = line.partition("\t")
        if key.startswith("T") and "\t" in rest:
            spans[key] = _places(rest.partition("\t")[0].partition(" ")[2])
        elif key.startswith("E"):
            links.append(rest.partition("\t")[0])
    for link in links:
        parts: dict[str, tuple[Place, ...]] = {}
        for pair in link.split():
            role, _, key = pair.partition(":")
            role = role.rstrip("0123456789")
            parts[role] = (*parts.get(role, ()), *spans.get(key, ()))
        if parts.get("Content"):
            yield Gold(source=parts.get("Source", ()), cue=parts.get("Cue", ()), content=parts["Content"])


def _places(stated: str) -> tuple[Place, ...]:
    pairs = (piece.split() for piece in stated.split(";"))
    return tuple((int(start), int(end)) for start, end in pairs)
