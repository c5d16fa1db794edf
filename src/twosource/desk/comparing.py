"""The comparison of a story from what the desk holds: analyses by this engine, made anew where there are none."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeVar

from twosource import flow
from twosource.analyse.taggers.choosing import Tagger, tagger
from twosource.desk.engine import Engine, engine
from twosource.errors import ReadError, StoreError, UsageError
from twosource.model.agency import AgencyTable
from twosource.model.analysis import Analysis
from twosource.model.comparison import Collation
from twosource.model.desk import Entry
from twosource.model.report import Report
from twosource.model.review import Correction
from twosource.settings import Settings
from twosource.store.analyses import Kept, kept
from twosource.store.comparisons import Compared, compared
from twosource.store.store import Store, open_store

T = TypeVar("T")
# Work grows with the square: twelve reports of 1,000 words take a second or two, thirty would take ten.
MOST_COMPARED = 12
NONE: Mapping[str, Analysis] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What comparing needs: an open store, the agencies, what finds who says so, and the stamps of the engines."""

    store: Store
    agencies: AgencyTable
    engine: Engine
    tagger: Tagger


def open_bench(settings: Settings, *, writing: bool) -> Bench:
    """The bench of the settings' desk.

    Raises:
        SettingsError: there is no such tagger, or the agencies cannot be read; no desk is made then.
        StoreError: the desk cannot be opened.
    """
    agencies, finder = flow.agency_table(settings), tagger(settings.tagger)
    stamps = engine(settings.agencies, settings.tagger)
    return Bench(store=open_store(settings.desk, writing=writing), agencies=agencies, engine=stamps, tagger=finder)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """A report that could not be analysed, or a story that could not be compared, by a fault of ours."""

    where: str
    what: str

    @property
    def error(self) -> ReadError:
        """What the person at the desk is told."""
        return ReadError(
            self.what, where=self.where, todo="It is kept, and tried again by the next add: tell us of it."
        )


def attempted(act: Callable[[], T], what: str, where: str) -> T | Undone:
    """What an act gives; where it fails on one report or story, that, so that the others are not lost.

    Raises:
        StoreError: the desk itself cannot do what it is asked.
    """
    try:
        return act()
    except StoreError:
        raise
    except Exception as error:  # noqa: BLE001  whatever it is, it is told and concerns this one only
        return Undone(where=where, what=f"could not be {what} ({type(error).__name__}: {error})")


def analyse_reports(bench: Bench, ids: Sequence[str]) -> tuple[Kept | Undone, ...]:
    """The analyses of reports, as they are kept."""
    made = (analyse_report(bench, entry.report) for entry in bench.store.reports.get(ids))
    return tuple(one if isinstance(one, Undone) else kept(one) for one in made)


def analyse_report(bench: Bench, report: Report) -> Analysis | Undone:
    """The analysis of one report."""
    return attempted(lambda: flow.analysed(report, bench.agencies, bench.tagger), "analysed", report.name)


def compare_story(bench: Bench, story: str, fresh: Mapping[str, Analysis] = NONE) -> Compared | Undone | None:
    """The comparison of a story as it is kept; None where it holds fewer than two reports by now.

    Args:
        fresh: analyses that are not kept yet, by report.
    """
    return attempted(lambda: _compared(bench, story, fresh), "compared", f"story {story}")


def _compared(bench: Bench, story: str, fresh: Mapping[str, Analysis]) -> Compared | None:
    entries = members(bench, story)
    if len(entries) < 2:
        return None
    return compared(story, [entry.report.id for entry in entries], _collation(bench, entries, fresh=fresh))


def story_collation(bench: Bench, story: str, review: Sequence[Correction] = ()) -> Collation:
    """The comparison of a story: the one that is kept where it is of these reports and this engine.

    Args:
        review: further corrections, beside those that stand on the desk.

    Raises:
        UsageError: the story has fewer than two reports.
    """
    entries = members(bench, story)
    if len(entries) < 2:
        raise UsageError(f"story {story} has one report only: a comparison needs two")
    ids = [entry.report.id for entry in entries]
    found = bench.store.comparisons.get(story, ids, bench.engine.comparison)
    if found is None or review:
        return _collation(bench, entries, review)
    return replace(found, analyses=analyses_of(bench, chosen(entries)[0]))


def members(bench: Bench, story: str) -> tuple[Entry, ...]:
    """The latest version of each report of a story, by day and arrival."""
    entries = bench.store.reports.of_story(story, latest=True)
    return tuple(sorted(entries, key=when))


def chosen(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[str, ...]]:
    """The reports that are compared, and a note where these are not all: the first and the last of a long story."""
    if len(entries) <= MOST_COMPARED:
        return tuple(entries), ()
    half = MOST_COMPARED // 2
    note = f"the story has {len(entries)} reports: the first {half} and the last {half} of them are compared"
    return (*entries[:half], *entries[-half:]), (note,)


def _collation(
    bench: Bench, entries: Sequence[Entry], review: Sequence[Correction] = (), fresh: Mapping[str, Analysis] = NONE
) -> Collation:
    some, notes = chosen(entries)
    corrections = (*bench.store.reviews.of_statements(), *review)
    return flow.collated(analyses_of(bench, some, fresh), bench.agencies, notes, corrections, tagger=bench.tagger)


def analyses_of(bench: Bench, entries: Sequence[Entry], fresh: Mapping[str, Analysis] = NONE) -> tuple[Analysis, ...]:
    """The analyses of reports, in their order: those that are kept, and new ones where this engine has kept none."""
    reports = [entry.report for entry in entries]
    found = bench.store.analyses.get([r for r in reports if r.id not in fresh], bench.engine.analysis)
    whole = {**{id_: flow.with_words(analysis) for id_, analysis in found.items()}, **fresh}
    return tuple(
        whole[report.id] if report.id in whole else flow.analysed(report, bench.agencies, bench.tagger)
        for report in reports
    )


def when(entry: Entry) -> tuple[str, int]:
    """By day, undated ones last, then by arrival."""
    day = entry.report.published.day
    return (day.isoformat() if day else "9999"), entry.number
