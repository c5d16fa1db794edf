"""The taggers behind one interface: who says so, by rules or as learned from annotated reports.

The rules are the default and need no model. The learned ones read the same parsed report and give the same
:class:`~twosource.analyse.attribution.frames.Attribution`, so that speakers, channels and quotations are built from
all alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Protocol

from twosource.analyse.attribution.clauses import Clause, clauses
from twosource.analyse.attribution.frames import Attribution, attributions, continued
from twosource.analyse.marks import Quote, quotes
from twosource.analyse.names.linking import names
from twosource.analyse.sentences import sentences
from twosource.analyse.words import words
from twosource.errors import SettingsError
from twosource.model.analysis import Name, Sentence, Words
from twosource.model.report import TELLING, Report, Role

# Blocks in which somebody may be said to say something.
SAYING = TELLING | {Role.SUBHEADING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """A report with what a tagger reads: its words, sentences, quote marks, names and clauses."""

    report: Report
    words: Words
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    names: tuple[Name, ...]
    clauses: tuple[Clause, ...]


def parse(report: Report) -> Parsed:
    """The report, parsed for a tagger."""
    tokens = words(report.text)
    told = sentences(report, tokens)
    marked = quotes(report)
    named = names(report, told)
    parsed = tuple(clauses(report.text, tokens, told, marked, named))
    return Parsed(report=report, words=tokens, sentences=told, quotes=marked, names=named, clauses=parsed)


class Tagger(Protocol):
    """Finds the attributions of a parsed report, in order of their clauses and cues; the same ones every time."""

    def __call__(self, parsed: Parsed) -> tuple[Attribution, ...]:
        """The attributions, none raising for any text."""


def by_rules(parsed: Parsed) -> tuple[Attribution, ...]:
    """The attributions that the rules find (:mod:`twosource.analyse.attribution.frames`).

    Example:
        >>> from twosource.model.agency import load_agencies
        >>> from twosource.read.blocks import Known
        >>> from twosource.read.plain import plain_report
        >>> report = plain_report("The road is open, the mayor said.", Known(agencies=load_agencies()), path="a.txt")
        >>> [found.source.of(report.text) for found in by_rules(parse(report)) if found.source]
        ['the mayor']
    """
    text, telling = parsed.report.text, said_in(parsed)
    return tuple(continued(text, telling, [found for clause in telling for found in attributions(text, clause)]))


def said_in(parsed: Parsed) -> Sequence[Clause]:
    """The clauses of the blocks in which somebody may be said to say something."""
    blocks = parsed.report.blocks
    return [clause for clause in parsed.clauses if blocks[clause.block].role in SAYING]


# What the learned taggers are called, the modules that hold them, and the extra that brings what those need.
_LEARNED = {
    "learned": ("twosource.analyse.taggers.learned", "learned"),
    "encoder": ("twosource.analyse.taggers.encoded", "learned"),
    "encoder-onnx": ("twosource.analyse.taggers.graphs", "onnx"),
}
_NEEDED = ("numpy", "onnx", "onnxruntime")


@cache
def tagger(name: str) -> Tagger:
    """The tagger called ``name``.

    Args:
        name: "rules", "learned" (fields over features), "encoder" (a small transformer) or "encoder-onnx" (the same
            transformer, run by onnxruntime).

    Raises:
        SettingsError: there is none of that name, or what it needs is not installed.
    """
    if name == "rules":
        return by_rules
    if name not in _LEARNED:
        raise SettingsError(f"no tagger is called {name!r}; there are rules (the default), {', '.join(_LEARNED)}")
    place, extra = _LEARNED[name]
    try:
        module = import_module(place)  # needs numpy, and 0.1 s to load
    except ModuleNotFoundError as error:
        if error.name not in _NEEDED:
            raise
        raise SettingsError(
            f"the tagger {name} needs {error.name}: pip install 'twosource[{extra}]', or leave the tagger at rules"
        ) from error
    found: Tagger = module.packaged()
    return found
