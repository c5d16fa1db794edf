"""What readers make of real pages, set against their gold: one yardstick for us and for the peers.

A text stands in another where at least nine tenths of its word triples do: pages and gold differ
in spaces, quote marks and links, not in words.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

_WORD = re.compile(r"\w+")
_LETTERS = re.compile(r"[\W_]+")
_STANDS = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPage:
    """A saved page and what stands in it, as its publisher's own parser found it."""

    name: str
    html: bytes
    title: str
    day: date | None
    paragraphs: tuple[str, ...]
    summary: tuple[str, ...]
    captions: tuple[str, ...]
    picture_credits: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What a reader makes of a page.

    Attributes:
        paragraphs: the body, a paragraph each.
        pictures: captions and photo credits, where the reader tells them from the body.
        text: the body with its subheadings.
        shown: all that it took from the page, whatever its label.
    """

    title: str = ""
    day: date | None = None
    paragraphs: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()


@dataclass(slots=True)
class Share:
    """So many of so many."""

    right: int = 0
    all: int = 0

    def add(self, right: bool) -> None:
        self.right += right
        self.all += 1

    @property
    def value(self) -> float:
        return self.right / self.all if self.all else 1.0


@dataclass(slots=True)
class PageScores:
    """Shares over all pages."""

    recall: Share = field(default_factory=Share)
    precision: Share = field(default_factory=Share)
    captions: Share = field(default_factory=Share)
    picture_credits: Share = field(default_factory=Share)
    leaked: Share = field(default_factory=Share)
    title: Share = field(default_factory=Share)
    day: Share = field(default_factory=Share)

    def add(self, gold: GoldPage, made: Made) -> None:
        """Score one page; only captions that a reader of the page can see are asked for."""
        body, told = Triples(made.paragraphs), Triples((*gold.paragraphs, *gold.summary))
        for paragraph in gold.paragraphs:
            self.recall.add(body.hold(paragraph))
        for paragraph in made.paragraphs:
            self.precision.add(told.hold(paragraph))
        shown, pictures = Triples(made.shown), Triples(made.pictures)
        for caption in gold.captions:
            if told.hold(caption):
                continue
            self.leaked.add(body.hold(caption))
            if shown.hold(caption):
                self.captions.add(pictures.hold(caption))
        for credit in gold.picture_credits:
            if any(credit in text for text in made.shown):
                self.picture_credits.add(any(credit in text for text in made.pictures))
        self.title.add(letters(made.title) == letters(gold.title))
        if gold.day is not None:
            self.day.add(made.day is not None and abs((made.day - gold.day).days) < 1)


class Triples:
    """The word triples of some texts."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.known = {triple for text in texts for triple in _triples(text)}

    def hold(self, text: str) -> bool:
        """Whether ``text`` stands in these texts."""
        triples = _triples(text)
        return sum(t in self.known for t in triples) >= _STANDS * len(triples)


def _triples(text: str) -> list[tuple[str, ...]]:
    words = [word.casefold() for word in _WORD.findall(text)]
    if len(words) < 3:
        return [tuple(words)] if words else []
    return [tuple(words[i : i + 3]) for i in range(len(words) - 2)]


def letters(text: str) -> str:
    """Letters and digits only, in lower case."""
    return _LETTERS.sub("", text.casefold())


def gold_pages(folder: Path) -> Iterator[GoldPage]:
    """The pages of ``formats/html-pages``; the versions of a publisher follow the days of its pages."""
    for gold in sorted((folder / "formats" / "html-pages").glob("*/*.json")):
        pages = sorted(gold.parent.glob(f"{gold.stem}_[0-9]*.html.gz"))
        versions = json.loads(gold.read_text("utf-8"))
        for (_, version), page in zip(sorted(versions.items()), pages, strict=True):
            yield _gold_page(page, version)


def _gold_page(page: Path, version: dict[str, Any]) -> GoldPage:
    body = version["body"]
    images = version.get("images") or ()
    stated = version.get("publishing_date")
    return GoldPage(
        name=page.name,
        html=gzip.decompress(page.read_bytes()),
        title=version["title"] or "",
        day=datetime.fromisoformat(stated).date() if stated else None,
        paragraphs=tuple(p for section in body["sections"] for p in section["paragraphs"] if p.strip()),
        summary=tuple(body["summary"]),
        captions=tuple({image["caption"]: None for image in images if image.get("caption")}),
        picture_credits=tuple({name: None for image in images for name in image.get("authors") or () if name}),
    )


def gold_bodies(folder: Path) -> Iterator[tuple[str, bytes, str]]:
    """Name, page and body of ``formats/html-bodies``."""
    place = folder / "formats" / "html-bodies"
    for name, gold in sorted(json.loads((place / "ground-truth.json").read_text("utf-8")).items()):
        yield name, gzip.decompress((place / "html" / f"{name}.html.gz").read_bytes()), gold["articleBody"]


def shingle_f1(pairs: Iterable[tuple[str, str]]) -> tuple[float, float, float]:
    """F1, precision and recall of bodies as the article extraction benchmark takes them.

    Four-word shingles as multisets, precision and recall a page, their means over the pages.

    Args:
        pairs: the gold body and the body made, for each page.
    """
    precisions, recalls = [], []
    for gold, made in pairs:
        wanted, found = _shingles(gold), _shingles(made)
        shared = (wanted & found).total()
        precisions.append(shared / found.total() if found else float(not wanted))
        recalls.append(shared / wanted.total() if wanted else 1.0)
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0, precision, recall


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    if len(words) < 4:
        return Counter([tuple(words)]) if words else Counter()
    return Counter(tuple(words[i : i + 4]) for i in range(len(words) - 3))
