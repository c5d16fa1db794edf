"""The run, readable top to bottom: read, date, analyse, relate.

Each step also stands alone: ``read`` for the blocks of a report, ``analysed`` for its findings,
``compare`` for everything.
"""

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from twosource.analyse.analysis import analyse
from twosource.analyse.credits import dateline_of
from twosource.analyse.taggers.choosing import Tagger
from twosource.analyse.taggers.choosing import tagger as find_tagger
from twosource.analyse.taggers.rules import by_rules
from twosource.analyse.words import words
from twosource.errors import ReadError, UsageError
from twosource.model.agency import AgencyTable, load_agencies
from twosource.model.analysis import Analysis
from twosource.model.comparison import Collation
from twosource.model.ledger import Entry
from twosource.model.report import DateOrigin, Published, Report
from twosource.model.review import Correction, load_review
from twosource.read.blocks import Known
from twosource.read.dates import published as parse_published
from twosource.read.source import Source, sources
from twosource.read.table import most, read_source
from twosource.relate.collate import Progress, collate
from twosource.relate.dating import inferred
from twosource.relate.ledger import ledger
from twosource.relate.review import Review
from twosource.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What reading gave: the reports, and why the rest could not be read."""

    reports: tuple[Report, ...]
    errors: tuple[ReadError, ...] = ()


def agency_table(settings: Settings) -> AgencyTable:
    """The agencies known to a run: the project's and the user's."""
    return load_agencies(*(Path(name) for name in settings.agencies))


def stream(
    paths: Iterable[str], settings: Settings, agencies: AgencyTable, standard_input: BinaryIO | None = None
) -> Iterator[Report | ReadError]:
    """Reports one by one as they are read, and an error in the place of each that is none.

    Raises:
        ReadError: the first one, where ``settings.strict`` is set.
        UsageError: ``settings.published`` is no date.
    """
    known = Known(agencies=agencies)
    given = given_date(settings.published) if settings.published else None
    stdin = standard_input or sys.stdin.buffer
    for source in sources(paths, most=partial(most, settings=settings), standard_input=stdin):
        for entry in read_source(source, known, settings) if isinstance(source, Source) else (source,):
            if isinstance(entry, ReadError):
                if settings.strict:
                    raise entry
                yield entry
            else:
                yield _dated(entry, given)


def read_bytes(name: str, raw: bytes, settings: Settings, agencies: AgencyTable) -> Iterator[Report | ReadError]:
    """Reports of bytes that are at hand, by the reader that claims them; ``name`` is a file's name or an address."""
    for entry in read_source(Source(path=name, raw=raw), Known(agencies=agencies), settings):
        yield _dated(entry, None) if isinstance(entry, Report) else entry


def read(
    paths: Iterable[str], settings: Settings, agencies: AgencyTable, standard_input: BinaryIO | None = None
) -> Intake:
    """All reports of the files, folders or standard input, and what could not be read."""
    reports: list[Report] = []
    errors: list[ReadError] = []
    for entry in stream(paths, settings, agencies, standard_input):
        (errors if isinstance(entry, ReadError) else reports).append(entry)  # type: ignore[arg-type]
    return Intake(reports=tuple(reports), errors=tuple(errors))


def given_date(stated: str) -> Published:
    """The day of publication as the user states it.

    Raises:
        UsageError: there is no date in it.
    """
    given = parse_published(stated, DateOrigin.GIVEN, "given by the user")
    if given is None:
        raise UsageError(f"no date in {stated!r}: write it as 2022-06-15")
    return given


def _dated(report: Report, given: Published | None) -> Report:
    """With its date: from metadata, else the dateline, else as given by the user."""
    report = _by_dateline(report)
    return replace(report, published=given) if given and report.published.day is None else report


def _by_dateline(report: Report) -> Report:
    """With the day that its dateline states, where nothing beside the text states one."""
    dateline = dateline_of(report) if report.published.day is None else None
    if dateline is None or dateline.day is None:
        return report
    found = Published(day=dateline.day, origin=DateOrigin.DATELINE, reason="stated in the dateline")
    return replace(report, published=found)


def corrections(settings: Settings) -> tuple[Correction, ...]:
    """The corrections by people of a run; those of a desk's stories are left to the desk.

    Raises:
        SettingsError: a review file cannot be read or says too little.
    """
    found = load_review([Path(name) for name in settings.review])
    return tuple(correction for correction in found if not correction.kind.is_of_stories)


def compare(
    reports: Sequence[Report],
    agencies: AgencyTable,
    progress: Progress | None = None,
    review: Sequence[Correction] = (),
    *,
    tagger: str = "rules",
) -> Collation:
    """Everything that the reports have to do with one another.

    The result is the same for every order of ``reports``: they are put in the order of path and
    record first.

    Args:
        tagger: what finds who says so, "rules", "learned", "encoder" or "encoder-onnx".

    Raises:
        UsageError: fewer than two different reports.
        SettingsError: there is no such tagger, or what it needs is not installed.
    """
    finder = find_tagger(tagger)
    distinct, notes = _distinct(reports)
    if len(distinct) < 2:
        raise UsageError(_too_few(reports))
    analyses = _all_dated(_analyses(distinct, agencies, progress, finder), agencies, finder)
    return collate(analyses, notes, progress, review)


def quotes(
    reports: Sequence[Report],
    agencies: AgencyTable,
    progress: Progress | None = None,
    review: Sequence[Correction] = (),
    *,
    tagger: str = "rules",
) -> tuple[tuple[Entry, ...], tuple[Analysis, ...]]:
    """The ledger of the reports' quotations, and the analysed reports in its order.

    Like a comparison it is the same for every order of ``reports``; one report is enough.
    """
    finder = find_tagger(tagger)
    found = _all_dated(_analyses(_distinct(reports)[0], agencies, progress, finder), agencies, finder)
    analyses = Review(review).spoken(found)
    return ledger(analyses), tuple(analyses)


def _analyses(
    reports: Sequence[Report], agencies: AgencyTable, progress: Progress | None, tagger: Tagger
) -> list[Analysis]:
    found = []
    for number, report in enumerate(reports, 1):
        found.append(analysed(report, agencies, tagger))
        if progress is not None:
            progress("reports", number, len(reports))
    return found


def collated(
    analyses: Sequence[Analysis],
    agencies: AgencyTable,
    notes: tuple[str, ...] = (),
    review: Sequence[Correction] = (),
    *,
    tagger: Tagger = by_rules,
) -> Collation:
    """The comparison of different reports that are analysed already, in the order given.

    Args:
        tagger: finds who says so, as it did for these analyses.
    """
    return collate(_all_dated(analyses, agencies, tagger), notes, None, review)


def analysed(report: Report, agencies: AgencyTable, tagger: Tagger = by_rules) -> Analysis:
    """Everything found in one report on its own."""
    return analyse(_by_dateline(report), agencies, tagger)


def with_words(analysis: Analysis) -> Analysis:
    """The analysis with its words, which a store leaves out: they are made faster than they are read."""
    return replace(analysis, words=words(analysis.report.text))


def _distinct(reports: Sequence[Report]) -> tuple[list[Report], tuple[str, ...]]:
    """Each report once, in the order of path and record."""
    ordered = sorted(reports, key=lambda report: (*_place(report.path), report.id))
    seen: dict[str, Report] = {}
    notes = []
    for report in ordered:
        if report.id in seen:
            notes.append(f"{report.path} is {seen[report.id].path} again: counted once")
        seen.setdefault(report.id, report)
    return list(seen.values()), tuple(notes)


def _place(path: str) -> tuple[str, int]:
    """File and number of the record, so that record 10 comes behind record 9."""
    name, _, record = path.rpartition(":")
    return (name, int(record)) if name and record.isdecimal() else (path, 0)


def _too_few(reports: Sequence[Report]) -> str:
    if not reports:
        return "no report could be read: nothing to compare"
    same = "the same report, given more than once" if len(reports) > 1 else "one report only"
    return (
        f"{reports[0].path}: {same}; a comparison needs two. "
        f"To see what is in one report: twosource read {reports[0].path}"
    )


def _all_dated(analyses: Sequence[Analysis], agencies: AgencyTable, tagger: Tagger = by_rules) -> list[Analysis]:
    """Undated reports take their day from dated ones of the same story, marked as inferred."""
    dated = [a for a in analyses if a.report.published.day is not None]
    found = []
    for analysis in analyses:
        guess = inferred(analysis, dated) if analysis.report.published.day is None and dated else None
        if guess is not None:
            analysis = analyse(replace(analysis.report, published=guess), agencies, tagger)  # noqa: PLW2901
        found.append(analysis)
    return found
