"""Time expressions scored by TempEval-3's rules on TimeBank and AQUAINT.

A gold and a found expression meet when they share a character, each with at most one of the other side.
Value F1 is relaxed F1 times the share of the met ones whose values are the same string, as in TempEval-3.
A quarter of the files, told by a hash of their name, was held back while the rules were written.
"""

import hashlib
import re
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import data
from score import Score

from twosource.analyse.times.expressions import times
from twosource.model.agency import AgencyTable


@dataclass(frozen=True, slots=True)
class Timex:
    """One expression: where it stands and its TIMEX3 value."""

    start: int
    end: int
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """One file of the corpus."""

    name: str
    text: str
    published: date
    gold: tuple[Timex, ...]

    @property
    def is_held_back(self) -> bool:
        """Whether the file was kept out of sight while the rules were written."""
        return hashlib.sha256(self.name.encode()).digest()[0] % 4 == 0


Engine = Callable[[str, date], Sequence[Timex]]
"""Finds the expressions of a text published on a day."""


def scores(folder: Path, _: AgencyTable) -> Iterator[Score]:
    """Value and relaxed F1 on everything and on the quarter held back."""
    files = tuple((folder / "times").glob("*/*.tml"))
    digest = data.digest(*files)
    corpus = annotated(folder)
    held = [file for file in corpus if file.is_held_back]
    for name, part in (("times", corpus), ("times held back", held)):
        counts = count(part, ours)
        yield Score(
            name=f"{name} value F1",
            value=counts.value_f1,
            target="≥ .80",
            peers="recognizers-text .553, prototype .732",
            digest=digest,
        )
        yield Score(name=f"{name} relaxed F1", value=counts.relaxed_f1, target="≥ .92", peers="", digest=digest)


def annotated(folder: Path) -> list[Annotated]:
    """TimeBank and AQUAINT, in order of the names."""
    return [_read(path) for path in sorted((folder / "times").glob("*/*.tml"))]


def ours(text: str, published: date) -> list[Timex]:
    """The engine of this project."""
    return [Timex(t.span.start, t.span.end, t.value) for t in times(text, published)]


@dataclass(slots=True)
class Counts:
    """What was wanted, found, met and met with the right value."""

    gold: int = 0
    found: int = 0
    met: int = 0
    right: int = 0

    @property
    def relaxed_f1(self) -> float:
        """F1 of meeting at all."""
        return 2 * self.met / (self.gold + self.found) if self.gold + self.found else 0.0

    @property
    def value_f1(self) -> float:
        """Relaxed F1 times the share of right values."""
        return self.relaxed_f1 * self.right / self.met if self.met else 0.0


def count(corpus: Iterable[Annotated], engine: Engine) -> Counts:
    """The counts of an engine over files."""
    counts = Counts()
    for file in corpus:
        found = engine(file.text, file.published)
        pairs = meetings(file.gold, found)
        counts.gold += len(file.gold)
        counts.found += len(found)
        counts.met += len(pairs)
        counts.right += sum(one.value == two.value for one, two in pairs)
    return counts


def meetings(gold: Sequence[Timex], found: Sequence[Timex]) -> list[tuple[Timex, Timex]]:
    """Each gold expression with the first free one that shares a character with it.

    Example:
        >>> meetings([Timex(0, 5, "a"), Timex(6, 9, "b")], [Timex(2, 8, "a")])
        [(Timex(start=0, end=5, value='a'), Timex(start=2, end=8, value='a'))]
    """
    free = list(found)
    pairs = []
    for one in gold:
        two = next((t for t in free if t.start < one.end and one.start < t.end), None)
        if two is not None:
            free.remove(two)
            pairs.append((one, two))
    return pairs


def words_per_second(corpus: Sequence[Annotated], engine: Engine) -> float:
    """Words of the corpus that the engine reads in a second of CPU."""
    words = sum(len(file.text.split()) for file in corpus)
    start = time.process_time()
    for file in corpus:
        engine(file.text, file.published)
    return words / max(1e-9, time.process_time() - start)


def _read(path: Path) -> Annotated:
    # S314: the corpus is a local file of the development data
    root = ET.fromstring(path.read_bytes())
    dct = root.find("DCT/TIMEX3")
    body = root.find("TEXT")
    assert dct is not None, path
    assert body is not None, path
    pieces: list[str] = []
    gold: list[Timex] = []
    _walk(body, pieces, gold, 0)
    year, month, day = re.match(r"(\d{4})-(\d\d)-(\d\d)", dct.get("value", "")).groups()  # type: ignore[union-attr]
    return Annotated(
        name=path.name,
        text="".join(pieces),
        published=date(int(year), int(month), int(day)),
        gold=tuple(sorted(gold, key=lambda t: t.start)),
    )


def _walk(element: ET.Element, pieces: list[str], gold: list[Timex], place: int) -> int:
    """The text under an element, its expressions, and the offset behind it."""
    start = place
    pieces.append(element.text or "")
    place += len(element.text or "")
    for child in element:
        place = _walk(child, pieces, gold, place)
        pieces.append(child.tail or "")
        place += len(child.tail or "")
    if element.tag == "TIMEX3" and place > start:
        gold.append(Timex(start, place, element.get("value", "")))
    return place
