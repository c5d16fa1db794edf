"""Which words of two sentences stand for each other, scored on the word-alignment sets."""

from collections.abc import Iterator
from pathlib import Path

import data
from score import Score

from twosource.analyse.words import stem
from twosource.model.agency import AgencyTable
from twosource.model.span import Span
from twosource.relate.differences.collation import Slot, Unit
from twosource.relate.differences.evidence import Link
from twosource.relate.differences.links import links

# Name, file, target and peers; the sentences are tokens with blanks between them.
SETS = (
    ("mtref", "mtref-dev.tsv", "≥ .82", "CollateX .698, difflib with moves .755"),
    ("wiki", "wiki-dev.tsv", "≥ .985", "CollateX .977, difflib with moves .971"),
)


def scores(folder: Path, agencies: AgencyTable) -> Iterator[Score]:
    """F1 of sure links."""
    place = folder / "word-alignment"
    for name, file, target, peers in SETS:
        digest = data.digest(place / file)
        right = found = wanted = 0
        for first, second, sure in _pairs(place / file):
            linked = links(_units(first), _units(second))
            right, found, wanted = right + len(linked & sure), found + len(linked), wanted + len(sure)
        f1 = 2 * right / (found + wanted)
        yield Score(name=f"word alignment {name}, sure links F1", value=f1, target=target, peers=peers, digest=digest)


def _pairs(file: Path) -> Iterator[tuple[list[str], list[str], set[Link]]]:
    for line in file.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) > 7:
            sure = {(int(one), int(two)) for one, two in (link.split("-") for link in cells[7].split())}
            yield cells[1].split(), cells[3].split(), sure


def _units(tokens: list[str]) -> list[Unit]:
    return [
        Unit(Slot.WORD if any(map(str.isalnum, token)) else Slot.MARK, Span(n, n + 1), token, stem(token), False)
        for n, token in enumerate(tokens)
    ]
