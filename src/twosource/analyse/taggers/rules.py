"""A report parsed for a tagger, and the attributions that the rules find in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from twosource.analyse.attribution.clauses import Clause, clauses
from twosource.analyse.attribution.continuing import continued
from twosource.analyse.attribution.frames import Attribution, attributions
from twosource.analyse.marks import Quote, quotes
from twosource.analyse.names.linking import names
from twosource.analyse.sentences import sentences
from twosource.analyse.words import words
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
