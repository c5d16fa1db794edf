"""A desk grows: each report once, versions in a chain, stories compared, everything resumed and nothing doubled."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from twosource import flow
from twosource.analyse.taggers.choosing import tagger
from twosource.desk import desk as desk_module
from twosource.desk.desk import Desk, open_desk
from twosource.desk.engine import Engine, engine
from twosource.errors import EmptyError, ReadError, SettingsError, UsageError
from twosource.flow import compare
from twosource.model.report import Report
from twosource.settings import Settings
from twosource.store.store import faults

Reports = tuple[Report, ...]


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    with open_desk(settings) as opened:
        yield opened
        assert faults(opened.store) == ()


def stories(desk: Desk) -> set[frozenset[str]]:
    rows = desk.store.connection.rows("SELECT report, story FROM memberships")
    return {frozenset(r for r, s in rows if s == story) for story in {s for _, s in rows}}


def arrived(desk: Desk) -> list[str]:
    return [entry.report.id for entry in desk.store.reports.all()]


def test_reports_of_one_happening_become_one_story_and_are_compared(desk: Desk, ferry: Reports, mill: Reports) -> None:
    added = desk.add([*ferry, *mill])
    assert (added.new, added.known, added.analysed, added.compared) == (6, 0, 6, 2)
    assert stories(desk) == {frozenset(r.id for r in ferry), frozenset(r.id for r in mill)}
    lines = desk.store.stories.lines(limit=9)
    assert [(line.title, line.reports, line.outlets) for line in lines] == [
        ("Fire at Oster paper mill", 2, 2),
        ("Ferry Marigold hits pier", 4, 4),
    ]


def test_adding_everything_twice_changes_nothing(desk: Desk, ferry: Reports, mill: Reports) -> None:
    desk.add([*ferry, *mill])
    before = [
        desk.store.connection.rows(f"SELECT * FROM {t} ORDER BY 1, 2")
        for t in ("reports", "memberships", "story_events", "comparisons", "analyses")
    ]
    added = desk.add([*mill, *ferry])
    assert (added.new, added.known, added.analysed, added.compared) == (0, 6, 0, 0)
    assert before == [
        desk.store.connection.rows(f"SELECT * FROM {t} ORDER BY 1, 2")
        for t in ("reports", "memberships", "story_events", "comparisons", "analyses")
    ]


def test_what_is_kept_of_a_story_is_what_comparing_its_reports_gives(desk: Desk, mill: Reports) -> None:
    desk.add(mill)
    kept = desk.collation(mill[0].id)
    made = compare(mill, desk.bench.agencies)
    assert {a.report.id: a for a in kept.analyses} == {a.report.id: a for a in made.analyses}
    assert len(kept.statements) == len(made.statements)
    assert kept == desk.collation(mill[1].id)


def test_one_report_brings_its_story_up_to_date(desk: Desk, ferry: Reports, mill: Reports) -> None:
    desk.add([*ferry[:3], *mill])
    added = desk.add_one(ferry[3])
    assert (added.new, added.analysed, added.compared) == (1, 1, 1)
    assert desk.store.comparisons.pending(desk.bench.engine.comparison) == ()
    assert len(desk.collation(ferry[0].id).analyses) == 4


def test_unreadable_input_is_counted_and_costs_nothing_else(desk: Desk, mill: Reports) -> None:
    entries: list[Report | ReadError] = [mill[0], EmptyError("nothing in it", where="b.txt"), mill[1]]
    added = desk.add(entries)
    assert (added.new, [error.where for error in added.errors]) == (2, ["b.txt"])


def test_without_analysis_reports_are_stored_and_grouped_and_the_rest_comes_later(desk: Desk, mill: Reports) -> None:
    assert desk.add(mill, analysing=False).analysed == 0
    assert stories(desk) == {frozenset(r.id for r in mill)}
    assert len(desk.collation(mill[0].id).analyses) == 2, "made on the spot where nothing is kept"
    added = desk.add([])
    assert (added.new, added.analysed, added.compared) == (0, 2, 1)


def test_another_engine_analyses_and_compares_anew(desk: Desk, mill: Reports) -> None:
    desk.add(mill)
    desk.bench = replace(desk.bench, engine=Engine(analysis="other", comparison="other"))
    added = desk.add([])
    assert (added.new, added.analysed, added.compared) == (0, 2, 1)
    assert set(desk.store.analyses.get(mill, "other")) == {report.id for report in mill}


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a tagger that finds nothing."""
    monkeypatch.setattr(
        "twosource.desk.comparing.tagger", lambda name: tagger("rules") if name == "rules" else lambda _: ()
    )
    return "silent"


def said(desk: Desk) -> int:
    return int(desk.store.connection.rows("SELECT count(*) FROM quotations")[0][0])


def test_reports_are_analysed_and_compared_by_the_tagger_of_the_settings(
    settings: Settings, ferry: Reports, corrected: Report, silent: str
) -> None:
    with open_desk(settings) as desk:
        desk.add(ferry)
        desk.add_one(corrected)
        found = said(desk)
        assert found
    with open_desk(replace(settings, tagger=silent)) as desk:
        assert all(not a.quotations for a in desk.collation(ferry[0].id).analyses)
        assert said(desk) == found, "what another tagger found is compared anew, and not stored"
        assert len(desk.story(corrected.id).carried) == 1
        added = desk.add([])
        assert (added.analysed, added.compared, said(desk)) == (5, 1, 0)
    with open_desk(settings, writing=False) as desk:
        assert all(a.quotations for a in desk.collation(ferry[0].id).analyses)


@pytest.mark.parametrize("writing", [True, False])
def test_a_tagger_that_there_is_not_is_told_before_a_desk_is_made(settings: Settings, *, writing: bool) -> None:
    with pytest.raises(SettingsError, match="no tagger is called 'nonsense'"):
        open_desk(replace(settings, tagger="nonsense"), writing=writing)
    assert not Path(settings.desk).exists()


def test_the_stamp_changes_with_the_table_of_agencies(tmp_path_factory: pytest.TempPathFactory) -> None:
    table = tmp_path_factory.mktemp("agencies") / "agencies.toml"
    table.write_text("")
    assert engine([str(table)]).analysis == engine([str(table)]).analysis != engine().analysis


def test_a_later_version_stands_in_the_story_and_its_correction_is_carried(
    desk: Desk, ferry: Reports, corrected: Report
) -> None:
    desk.add(ferry)
    added = desk.add([corrected])
    assert [(entry.version, entry.replaces) for entry in added.versions] == [(2, ferry[0].id)]
    story = desk.story(corrected.id)
    assert len(story.entries) == 5
    assert [(c.kind, c.sense, c.earlier, c.later) for c in story.changes[corrected.id]] == [
        ("figure", "changed", "12 people", "14 people")
    ]
    (carried,) = story.carried
    assert set(carried.old) == {ferry[1].id, ferry[3].id}
    assert carried.new == (ferry[2].id,)
    assert carried.sentence == "2 of 3 copies still carry the old figure: “12 people”, corrected to “14 people”"
    assert len(desk.collation(corrected.id).analyses) == 4, "the version that is replaced is not compared"


def test_versions_that_another_engine_compared_are_compared_anew(desk: Desk, ferry: Reports, corrected: Report) -> None:
    desk.add([*ferry, corrected])
    desk.bench = replace(desk.bench, engine=replace(desk.bench.engine, comparison="other"))
    assert desk.store.versions.changes(corrected.id, "other") is None
    assert len(desk.story(corrected.id).changes[corrected.id]) == 1, "made on the spot where nothing is kept"
    desk.add([])
    assert len(desk.store.versions.changes(corrected.id, "other") or ()) == 1


def test_a_version_alone_is_compared_with_the_one_before(desk: Desk, ferry: Reports, corrected: Report) -> None:
    desk.add(ferry)
    desk.add_one(corrected)
    assert desk.store.versions.pending(desk.bench.engine.comparison) == ()
    assert len(desk.store.versions.changes(corrected.id, desk.bench.engine.comparison) or ()) == 1


def test_what_is_analysed_is_not_analysed_again(
    desk: Desk, ferry: Reports, corrected: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound, analysed = flow.analysed, Counter[str]()

    def counting(report: Report, *rest: object) -> object:
        analysed[report.id] += 1
        return sound(report, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(flow, "analysed", counting)
    desk.add(ferry)
    desk.add([corrected])
    (entry,) = desk.store.reports.get([corrected.id])
    assert len(desk.carried(entry)) == len(desk.story(corrected.id).carried) == 1
    assert analysed == Counter(report.id for report in (*ferry, corrected))


def test_a_report_that_says_the_same_otherwise_corrects_nothing(desk: Desk, ferry: Reports) -> None:
    later = replace(ferry[0], text=ferry[0].text.replace("out of service", "out of  service"))
    desk.add([*ferry, later])
    assert desk.story(later.id).carried == ()


def test_a_readers_correction_stands(desk: Desk, ferry: Reports, mill: Reports) -> None:
    desk.add([*ferry[:2], *mill])
    desk.correct("together", ferry[0].id, mill[0].id)
    assert stories(desk) == {frozenset(r.id for r in (*ferry[:2], *mill))}
    desk.correct("apart", ferry[0].id, ferry[1].id)
    one, two = (desk.store.stories.of_report(r.id) for r in ferry[:2])
    assert one != two
    desk.add([])
    assert desk.store.stories.of_report(ferry[0].id) != desk.store.stories.of_report(ferry[1].id)


@pytest.mark.parametrize(("kind", "a", "b"), [("near", 0, 1), ("together", 0, 0), ("apart", 0, 9)])
def test_a_correction_that_means_nothing_is_refused(desk: Desk, mill: Reports, kind: str, a: int, b: int) -> None:
    desk.add(mill)
    with pytest.raises(UsageError):
        desk.correct(kind, mill[a].id, mill[b].id if b < 2 else "unknown")


def test_batches_and_interruptions_do_not_change_the_stories(
    settings: Settings,
    ferry: Reports,
    mill: Reports,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """One desk takes all at once; another a report at a time, opened anew for each, its state replayed."""
    reports = [ferry[0], mill[0], ferry[1], ferry[2], mill[1], ferry[3]]
    with open_desk(settings) as at_once:
        at_once.add(reports, analysing=False)
        expected, order = stories(at_once), arrived(at_once)
    other = Settings(desk=str(tmp_path_factory.mktemp("other") / "desk.sqlite"))
    monkeypatch.setattr("twosource.desk.grouping._KEPT_EVERY", 2)
    for report in reports:
        with open_desk(other) as opened:
            opened.add([report], analysing=False)
    with open_desk(other) as opened:
        assert stories(opened) == expected
        assert arrived(opened) == order
        assert faults(opened.store) == ()


def test_two_desks_on_one_file_take_each_others_reports_in(settings: Settings, ferry: Reports, mill: Reports) -> None:
    with open_desk(settings) as one, open_desk(settings) as two:
        for number, report in enumerate([*ferry, *mill]):
            (one if number % 2 else two).add([report], analysing=False)
        assert stories(one) == {frozenset(r.id for r in ferry), frozenset(r.id for r in mill)}


def test_what_fails_while_reports_are_placed_is_undone_and_done_again(
    desk: Desk, mill: Reports, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> set[str]:
        raise UsageError("on purpose")

    with monkeypatch.context() as broken, pytest.raises(UsageError):  # noqa: PT012
        broken.setattr(desk.store.stories, "record", fail)
        desk.add(mill)
    assert desk.store.reports.counts() == (0, 0)
    assert desk.add(mill).new == 2
    assert stories(desk) == {frozenset(r.id for r in mill)}


def test_a_clock_that_is_set_back_changes_nothing_but_what_it_tells(
    settings: Settings, ferry: Reports, corrected: Report
) -> None:
    hours = iter(range(23, 0, -1))

    def clock() -> datetime:
        return datetime(2026, 5, 12, next(hours), tzinfo=UTC)

    with open_desk(settings, clock=clock) as opened:
        opened.add(ferry[:2])
        added = opened.add([corrected])
        assert added.versions[0].replaces == ferry[0].id
        assert [event.kind for event in opened.story(corrected.id).history] == ["opened", "joined", "joined"]
        assert faults(opened.store) == ()


def test_long_stories_say_which_reports_are_compared(
    desk: Desk, ferry: Reports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twosource.desk.comparing.MOST_COMPARED", 2)
    desk.add(ferry)
    collation = desk.collation(ferry[0].id)
    assert len(collation.analyses) == 2
    assert collation.notes == ("the story has 4 reports: the first 1 and the last 1 of them are compared",)


def test_of_many_stories_the_newest_are_compared_at_once_and_the_others_when_asked_for(
    desk: Desk, ferry: Reports, mill: Reports
) -> None:
    added = desk.add([*ferry, *mill], comparing=1)
    assert (added.compared, added.waiting) == (1, 1)
    assert [line.statements > 0 for line in desk.store.stories.lines(limit=9)] == [True, False], "the fire is newer"
    assert len(desk.collation(ferry[0].id).analyses) == 4
    added = desk.add([])
    assert (added.compared, added.waiting) == (1, 0)


def test_progress_tells_what_is_done(desk: Desk, ferry: Reports) -> None:
    told: list[tuple[str, int, int]] = []
    desk.add(ferry, tell=lambda *step: told.append(step))
    assert told == [("stored", 4, 0), ("analysed", 4, 4), ("compared", 1, 1)]


def test_batches_are_bounded_in_size_and_time(monkeypatch: pytest.MonkeyPatch, ferry: Reports) -> None:
    monkeypatch.setattr(desk_module, "_AT_ONCE", 3)
    assert [len(batch) for batch in desk_module._batches(ferry)] == [3, 1]
    monkeypatch.setattr(desk_module, "_LONGEST_SECONDS", -1)
    assert [len(batch) for batch in desk_module._batches(ferry)] == [1, 1, 1, 1]


Make = Callable[..., Report]


def _die(_: object) -> None:
    os._exit(9)


def test_a_worker_that_is_killed_is_told_and_the_next_addition_goes_on(
    settings: Settings, mill: Reports, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("twosource.desk.working._WORTH_STARTING", 1)
    with open_desk(settings) as opened:
        with monkeypatch.context() as broken, pytest.raises(UsageError, match="--workers 1"):  # noqa: PT012
            broken.setattr("twosource.desk.working._analyse", _die)
            opened.add(mill, workers=2)
        added = opened.add([], workers=1)
        assert (added.analysed, added.compared) == (2, 1)


def test_two_processes_analyse_as_one(settings: Settings, make_report: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("twosource.desk.working._WORTH_STARTING", 1)
    reports = [
        make_report(f"The mayor of Carrow opened school number {n}, she said.", outlet=f"O{n}", name=f"{n}.txt")
        for n in range(40)
    ]
    with open_desk(settings) as opened:
        added = opened.add(reports, workers=2)
        assert added.analysed == 40
        assert opened.store.analyses.pending(opened.bench.engine.analysis) == ()
        assert faults(opened.store) == ()
