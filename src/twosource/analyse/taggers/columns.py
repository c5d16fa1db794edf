"""What the learned tagger sees of each word: one array of numbers for each thing that may be said of it.

Numbers are hashes of what they stand for (CRC-32, the same on every machine), so that the model needs no tables of
words beside its weights; 0 stands for "nothing".
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from twosource.analyse.attribution.clauses import AUXILIARIES, DETERMINERS, PREPOSITIONS, PRONOUNS, SUBORDINATORS
from twosource.analyse.attribution.frames import Attribution
from twosource.analyse.cues import NOUNS, cues
from twosource.analyse.taggers.rules import Parsed
from twosource.analyse.words import stem
from twosource.model.span import Span

Codes = NDArray[np.uint32]
Numbers = NDArray[np.int64]
Columns = Mapping[str, Codes]
Clusters = Mapping[str, tuple[int, ...]]

LEXICAL = ("word", "stem", "suffix", "class", "cue", "shape", "fine", "middle", "coarse")
_NO_CLUSTERS = (0, 0, 0)
# So many forms of words are remembered; news has some 50,000.
_FORMS = 200_000
# So many words from a border of the sentence on, places look alike.
_FROM_START, _FROM_END = 3, 2


def code(*parts: object) -> int:
    """A number for what ``parts`` say, the same everywhere and never 0.

    Example:
        >>> code("said"), code("said") == code("says")
        (4013622486, False)
    """
    return crc32("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")) or 1


class Reader:
    """Turns parsed reports into columns; knows the clusters of words, and each word's own columns once seen."""

    def __init__(self, clusters: Clusters) -> None:
        self._clusters = clusters
        self._seen: dict[tuple[str, str], int] = {}
        self._table = np.zeros((_FORMS, len(LEXICAL)), dtype=np.uint32)

    def columns(self, parsed: Parsed, ruled: Sequence[Attribution]) -> dict[str, Codes]:
        """Every column of the report, one number a word or mark of ``parsed.words``."""
        table = self._table[self._rows(parsed)]
        found: dict[str, Codes] = {name: table[:, place] for place, name in enumerate(LEXICAL)}
        found |= _places(parsed)
        found |= _marked(parsed)
        found["name"] = _named(parsed)
        found |= _ruled(parsed, ruled)
        found["kind"] = _first_said(found["class"], found["name"], found["coarse"], found["shape"])
        found |= _stretches(parsed, found)
        return found

    def _rows(self, parsed: Parsed) -> list[int]:
        """For each word the row of its form; forms seen first are added, and all forgotten when they are too many."""
        text, tokens = parsed.report.text, parsed.words
        if len(self._seen) + len(tokens) > len(self._table):
            self._seen.clear()
            self._table = np.zeros((max(_FORMS, len(tokens)), len(LEXICAL)), dtype=np.uint32)
        seen, rows = self._seen, []
        for start, end, key in zip(tokens.starts, tokens.ends, tokens.keys, strict=True):
            form = (text[start:end], key)
            row = seen.get(form)
            if row is None:
                row = seen[form] = len(seen)
                self._table[row] = self._of_word(*form)
            rows.append(row)
        return rows

    def _of_word(self, surface: str, key: str) -> tuple[int, ...]:
        is_word = key[:1].isalnum() or key == "'s"
        grouped = self._clusters.get(key, _NO_CLUSTERS)
        return (
            code(key),
            code(stem(key)) if is_word else 0,
            code(key[-3:]) if is_word else 0,
            code(_class(key)) if _class(key) else 0,
            _cue_class(key),
            code(_shape(surface)),
            *grouped[::-1],
        )


def _first_said(*columns: Codes) -> Codes:
    """Of each word what the first column says that says anything of it."""
    told = columns[-1]
    for column in columns[-2::-1]:
        told = np.where(column > 0, column, told)
    return told


def _class(key: str) -> str:
    """A closed class of words, or "" for the open ones."""
    if key in {"not", "n't", "never", "that"} or not key[:1].isalnum():
        return key
    for name, members in _CLASSES.items():
        if key in members:
            return name
    return ""


_CLASSES = {
    "auxiliary": AUXILIARIES,
    "pronoun": PRONOUNS,
    "determiner": DETERMINERS,
    "preposition": PREPOSITIONS,
    "subordinator": SUBORDINATORS,
}


def _cue_class(key: str) -> int:
    """What kind of cue the table of reporting words has for it; 0 for none."""
    options = cues().get(key, ())
    if not options:
        return 0
    first = options[0]
    return code("cue", first.act, first.frames, first.form, first.addressee, key in NOUNS)


def _shape(surface: str) -> str:
    """The kind of letters: "Xx" for "Holm", "X" for "US", "x", "9", or the mark itself."""
    if surface.isalpha():
        if surface.islower():
            return "x"
        return ("X" if len(surface) > 1 else "x1") if surface.isupper() else "Xx"
    if surface[:1].isdigit():
        return "9"
    return "X." if surface[:1].isupper() else surface[:1]


# ---- places ---------------------------------------------------------------------------------


def _places(parsed: Parsed) -> dict[str, Codes]:
    """Where in its sentence a word stands, and the role of its block."""
    count = len(parsed.words)
    head, tail, role = (np.zeros(count, dtype=np.uint32) for _ in range(3))
    for sentence in parsed.sentences:
        first, last = sentence.first, sentence.last
        size = last - first
        steps = np.arange(size, dtype=np.uint32)
        head[first:last] = np.minimum(steps, _FROM_START) + 1
        tail[first:last] = np.minimum(steps[::-1], _FROM_END) + 1
        role[first:last] = code(sentence.role)
    return {"head": head, "tail": tail, "role": role}


def _marked(parsed: Parsed) -> dict[str, Codes]:
    """Where a word stands in quote marks, and the number of its quotation (0 outside)."""
    count = len(parsed.words)
    quote, number = np.zeros(count, dtype=np.uint32), np.zeros(count, dtype=np.uint32)
    outer = [found for found in parsed.quotes if found.depth == 0]
    borders = edges(parsed, [span for found in outer for span in (found.outer, found.inner)])
    for place, found in enumerate(outer):
        (first, last), (opened, closed) = borders[2 * place], borders[2 * place + 1]
        long = "long" if closed - opened > 4 else "short"
        quote[first:opened] = code("opens", long)
        quote[opened:closed] = code("inside", long)
        quote[closed:last] = code("closes", found.closed, long)
        number[first:last] = place + 1
    return {"quote": quote, "number": number}


# Marks that end a stretch of a sentence: "…, who was there, said …: …"
_ENDING = frozenset(code(mark) for mark in (",", ";", ":", "-", '"', "(", ")"))


def _stretches(parsed: Parsed, columns: Columns) -> dict[str, Codes]:
    """The word that opens the stretch between marks in which a word stands, and the mark that closes it."""
    count = len(parsed.words)
    if not count:
        return {"opener": columns["word"], "closer": columns["word"]}
    ends = np.isin(columns["word"], list(_ENDING))
    starts = columns["head"] == 1
    after = np.concatenate(([True], ends[:-1])) | starts
    steps = np.arange(count)
    opener = columns["stem"][np.maximum.accumulate(np.where(after, steps, 0))]
    last = ends | np.concatenate((starts[1:], [True]))
    closing = np.minimum.accumulate(np.where(last, steps, count - 1)[::-1])[::-1]
    return {"opener": opener, "closer": columns["word"][closing]}


def _named(parsed: Parsed) -> Codes:
    """The kind of name that a word belongs to, and whether it begins it."""
    column = np.zeros(len(parsed.words), dtype=np.uint32)
    borders = edges(parsed, [name.span for name in parsed.names])
    for name, (first, last) in zip(parsed.names, borders, strict=True):
        column[first:last] = code("in", name.kind, name.described)
        column[first : first + 1] = code("begins", name.kind, name.described)
    return column


def _ruled(parsed: Parsed, ruled: Sequence[Attribution]) -> dict[str, Codes]:
    """What the rules say: source or cue here, content here (how many deep)."""
    count = len(parsed.words)
    role, depth = np.zeros(count, dtype=np.uint32), np.zeros(count + 1, dtype=np.int64)
    parts = [(name, span) for found in ruled for name, span in parts_of(found)]
    for (name, _), (first, last) in zip(parts, edges(parsed, [span for _, span in parts]), strict=True):
        if name == "content":
            depth[first] += 1
            depth[last] -= 1
        else:
            role[first:last] = code(name)
            role[first : first + 1] = code(name, "begins")
    return {"ruled": role, "content": np.minimum(np.cumsum(depth)[:count], 2).astype(np.uint32)}


def parts_of(found: Attribution) -> Iterable[tuple[str, Span]]:
    """The parts of an attribution with what they are, the later ones the stronger."""
    yield from (("setting", span) for span in found.settings)
    for name, span in (("addressee", found.addressee), ("relay", found.relay)):
        if span is not None:
            yield name, span
    yield from (("content", piece) for piece in found.content)
    if found.source is not None:
        yield "source", found.source
    yield "cue", found.cue


def edges(parsed: Parsed, spans: Sequence[Span]) -> list[tuple[int, int]]:
    """For each span its first word and the first behind it."""
    starts = parsed.words.starts
    return [(bisect_left(starts, span.start), bisect_left(starts, span.end)) for span in spans]
