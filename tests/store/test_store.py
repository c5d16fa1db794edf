"""One suite for both databases: what every store must do."""

from collections.abc import Callable
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.analysis import analyse
from twosource.analyse.words import words
from twosource.errors import UsageError
from twosource.flow import compare
from twosource.model.agency import AgencyTable
from twosource.model.desk import Change, Revision
from twosource.model.report import Report
from twosource.model.story import Apart, Joined, Merged, Opened, Split
from twosource.store.analyses import kept
from twosource.store.comparisons import compared
from twosource.store.store import Store, faults, open_store

MakeReport = Callable[..., Report]
AT = "2026-05-12T10:00:00+00:00"
FERRY = "PORT ELLERY (AFP) — The ferry struck the pier at dawn, harbour master Ines Calder said on Monday."


def put(store: Store, *reports: Report) -> list[bool]:
    with store.transaction():
        return [store.reports.put(report, AT) is not None for report in reports]


def test_a_report_comes_back_as_it_was_put(store: Store, make_report: MakeReport) -> None:
    report = make_report(
        FERRY, outlet="The Lantern", title="Ferry hits pier", published="2026-05-12", url="https://l.example/1"
    )
    put(store, report)
    (entry,) = store.reports.get([report.id])
    assert entry.report == report
    assert (entry.version, entry.replaces, entry.story) == (1, "", "")


def test_every_field_of_a_report_comes_back(store: Store, whole_report: Report) -> None:
    put(store, whole_report)
    (entry,) = store.reports.after(0, 9)
    for field in fields(Report):
        assert getattr(entry.report, field.name) == getattr(whole_report, field.name), field.name


def test_the_same_report_twice_is_one_also_from_another_file(store: Store, make_report: MakeReport) -> None:
    report = make_report(FERRY, outlet="The Lantern", name="a.txt")
    assert put(store, report, report, replace(report, path="other/b.jsonl:7")) == [True, False, False]
    assert store.reports.counts() == (1, 1)


def test_copies_of_unknown_outlets_stay_two_reports(store: Store, make_report: MakeReport) -> None:
    assert put(store, make_report(FERRY, name="a.txt"), make_report(FERRY, name="b.txt")) == [True, True]


def test_another_text_at_the_same_address_is_a_new_version(store: Store, make_report: MakeReport) -> None:
    first = make_report(FERRY, url="https://www.lantern.example/ferry?utm_source=mail")
    second = make_report(FERRY.replace("dawn", "noon"), url="http://lantern.example/ferry/")
    third = make_report(FERRY.replace("dawn", "dusk"), url="https://lantern.example/ferry#top")
    put(store, first, second, third)
    chain = store.reports.after(0, 9)
    assert {e.article for e in chain} == {"lantern.example/ferry"}
    assert [(e.version, e.replaces) for e in chain] == [(1, ""), (2, first.id), (3, second.id)]
    assert store.reports.counts() == (3, 1)


def test_what_fails_inside_a_transaction_leaves_nothing(store: Store, make_report: MakeReport) -> None:
    with pytest.raises(UsageError), store.transaction():  # noqa: PT012
        store.reports.put(make_report(FERRY), AT)
        raise UsageError("on purpose")
    assert store.reports.counts() == (0, 0)
    assert put(store, make_report(FERRY)) == [True]


def test_paths_that_are_no_text_are_spelt_out(store: Store, make_report: MakeReport) -> None:
    report = make_report(FERRY, name="ferry-\udce9-\0.txt")
    put(store, report)
    assert store.reports.known([report])
    assert store.reports.after(0, 10)[0].report.path == "ferry-\\udce9-␀.txt"


def searched(store: Store, words: str) -> list[str]:
    """Ids of the reports that a search finds."""
    query = f"SELECT r.id FROM reports r WHERE {store.connection.dialect.matching}"
    return [row[0] for row in store.connection.rows(query, (store.reports.query(words),))]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ferry", 1),
        ("FERRIES", 1),
        ("ferry submarine", 0),
        ('"ferry', 1),
        ("ferry OR submarine", 0),
        ("lantern*", 0),
        ("", 0),
        ("Aske", 1),
    ],
)
def test_search_takes_words_and_no_operators(store: Store, make_report: MakeReport, words: str, found: int) -> None:
    put(store, make_report(FERRY, title="Aske: it was fog"))
    assert len(searched(store, words)) == found


def test_search_finds_speakers_once_they_are_known(
    store: Store, make_report: MakeReport, agencies: AgencyTable
) -> None:
    report = make_report(FERRY)
    put(store, report)
    found = kept(analyse(report, agencies))
    with store.transaction():
        store.analyses.put(replace(found, speakers="Wilhelmina Oakes"), "e1", AT)
    assert len(searched(store, "wilhelmina")) == 1


def test_an_analysis_comes_back_as_it_was_made(store: Store, make_report: MakeReport, agencies: AgencyTable) -> None:
    report = make_report(FERRY, published="2026-05-12")
    put(store, report)
    analysis = analyse(report, agencies)
    with store.transaction():
        store.analyses.put(kept(analysis), "e1", AT)
    back = store.analyses.get([report], "e1")[report.id]
    assert replace(back, words=words(report.text)) == analysis
    assert store.connection.rows("SELECT speaker, denied FROM quotations") == [("Ines Calder", 0)]
    assert store.connection.rows("SELECT agency FROM credits") == [("AFP",)]


def test_analyses_of_another_engine_are_pending(store: Store, make_report: MakeReport, agencies: AgencyTable) -> None:
    report = make_report(FERRY)
    put(store, report)
    for engine in ("e1", "e2"):
        assert store.analyses.pending(engine) == (report.id,)
        with store.transaction():
            store.analyses.put(kept(analyse(report, agencies)), engine, AT)
        assert store.analyses.pending(engine) == ()
    assert store.analyses.get([report], "e1") == {}
    assert set(store.analyses.get([report], "e2")) == {report.id}


def three(make_report: MakeReport) -> tuple[Report, Report, Report]:
    texts = (FERRY, FERRY.replace("dawn", "noon"), "The mayor opened a school in Carrow on Tuesday.")
    a, b, c = (
        make_report(text, outlet=f"Outlet {n}", title=f"Title {n}", published="2026-05-12")
        for n, text in enumerate(texts)
    )
    return a, b, c


def test_stories_keep_their_history_and_merged_ids_lead_on(store: Store, make_report: MakeReport) -> None:
    a, b, c = three(make_report)
    put(store, a, b, c)
    events = (
        Opened(report=a.id, story="s-1"),
        Opened(report=b.id, story="s-2"),
        Joined(report=c.id, story="s-2", score=0.7, reason="same names"),
        Merged(story="s-2", into="s-1", score=0.9, reason="one event"),
        Split(story="s-1", new="s-3", reports=(c.id,), reason="another event"),
        Apart(report=b.id, reason="round-up", touches=("s-1",)),
    )
    with store.transaction():
        touched = store.stories.record(events, AT)
    assert touched == {"s-1", "s-2", "s-3"}
    assert [store.stories.of_report(r.id) for r in (a, b, c)] == ["s-1", "", "s-3"]
    assert store.stories.find("s-2") == "s-1"
    assert store.stories.find(c.id) == "s-3"
    assert [h.kind for h in store.stories.history("s-1")] == ["opened", "opened", "joined", "merged", "split", "apart"]
    assert faults(store) == ()


@pytest.mark.parametrize("name", ["", "s-9", "s-"])
def test_a_story_that_is_none_or_several_is_refused(store: Store, make_report: MakeReport, name: str) -> None:
    a, b, _ = three(make_report)
    put(store, a, b)
    with store.transaction():
        store.stories.record((Opened(report=a.id, story="s-1"), Opened(report=b.id, story="s-2")), AT)
    with pytest.raises(UsageError):
        store.stories.find(name)


def test_a_list_of_stories_counts_latest_versions_and_is_searched(store: Store, make_report: MakeReport) -> None:
    a, b, c = three(make_report)
    old = make_report(
        "An early word of the ferry.", outlet="Outlet 0", url="https://o.example/1", published="2026-05-11"
    )
    new = make_report(
        "A later word of the ferry.", outlet="Outlet 0", url="https://o.example/1", published="2026-05-11"
    )
    put(store, a, b, c, old, new)
    with store.transaction():
        store.stories.record((Opened(report=a.id, story="s-1"), Opened(report=c.id, story="s-2")), AT)
        store.stories.record([Joined(report=r.id, story="s-1") for r in (b, old, new)], AT)
    lines = store.stories.lines(limit=10)
    assert {(line.id, line.reports, line.outlets, line.title) for line in lines} == {
        ("s-1", 3, 2, "Title 0"),
        ("s-2", 1, 1, "Title 2"),
    }
    assert [line.id for line in store.stories.lines(limit=10, fewest=2)] == ["s-1"]
    assert [line.id for line in store.stories.lines(limit=10, matching=store.reports.query("school"))] == ["s-2"]
    assert store.stories.counts() == (2, 1)


def test_a_comparison_comes_back_and_is_forgotten_when_the_story_grows(
    store: Store, make_report: MakeReport, agencies: AgencyTable
) -> None:
    a, b, c = three(make_report)
    put(store, a, b, c)
    with store.transaction():
        store.stories.record((Opened(report=a.id, story="s-1"), Joined(report=b.id, story="s-1")), AT)
    assert store.comparisons.pending("e1") == ("s-1",)
    collation = compare([a, b], agencies)
    found = compared("s-1", [a.id, b.id], collation)
    with store.transaction():
        assert store.comparisons.put(found, "e1", AT)
    assert store.comparisons.pending("e1") == ()
    assert store.comparisons.get("s-1", [b.id, a.id], "e1") == replace(collation, analyses=())
    assert (2, 1) in store.connection.rows("SELECT reports, independent_low FROM statements")
    with store.transaction():
        store.comparisons.forget(sorted(store.stories.record([Joined(report=c.id, story="s-1")], AT)))
        assert not store.comparisons.put(found, "e1", AT), "it compared fewer than there are"
    assert store.comparisons.pending("e1") == ("s-1",)


def versions(make_report: MakeReport) -> tuple[Report, Report]:
    one, two = (make_report(text, url="https://l.example/1") for text in (FERRY, FERRY.replace("dawn", "noon")))
    return one, two


@pytest.mark.parametrize("count", [2, 0])
def test_what_a_version_changed_is_kept_by_the_engine_that_found_it(
    store: Store, make_report: MakeReport, count: int
) -> None:
    one, two = versions(make_report)
    put(store, one, two)
    change = Change(kind="figure", sense="changed", earlier="12", later="14", reason="another number")
    for engine, changes in (("e1", (change,)), ("e2", (change,) * count)):
        assert store.versions.pending(engine) == (two.id,)
        assert store.versions.changes(two.id, engine) is None
        with store.transaction():
            store.versions.put(Revision(report=two.id, changes=changes), engine, AT)
        assert store.versions.pending(engine) == ()
        assert store.versions.changes(two.id, engine) == changes
    assert store.versions.changes(two.id, "e1") is None
    assert store.connection.rows("SELECT count(*) FROM changes") == [(count,)]


def test_corrections_and_the_state_of_the_grouping_are_kept(store: Store, make_report: MakeReport) -> None:
    a, b, _ = three(make_report)
    put(store, a, b)
    assert store.stories.grouping() == (0, ())
    with store.transaction():
        store.stories.correct("together", a.id, b.id, note="", at=AT)
        store.stories.keep_grouping(1, b"one")
        store.stories.keep_grouping(2, b"two")
        store.stories.keep_flushes([3, 5])
    assert store.stories.corrections() == (("together", a.id, b.id),)
    assert store.stories.grouping() == (2, (3, 5))
    assert store.stories.grouping_state() == b"two"


def test_check_tells_what_was_tampered_with(store: Store, make_report: MakeReport) -> None:
    a, b, _ = three(make_report)
    put(store, a, b)
    with store.transaction():
        store.stories.record((Opened(report=a.id, story="s-1"), Joined(report=b.id, story="s-1")), AT)
    assert faults(store) == ()
    with store.transaction():
        store.connection.write("UPDATE reports SET title = 'Other' WHERE id = ?", (a.id,))
        store.connection.write("DELETE FROM memberships WHERE report = ?", (b.id,))
    assert len(faults(store)) == 2


def test_a_desk_is_opened_again_with_all_it_held(place: str, make_report: MakeReport) -> None:
    with open_store(place) as store:
        put(store, make_report(FERRY))
    with open_store(place, writing=False) as store:
        assert store.reports.counts() == (1, 1)


@given(
    texts=st.lists(
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30).filter(str.strip), max_size=5
    )
)
def test_any_texts_come_back_in_order(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    reports = [Report(text=text, path=f"{n}.txt", title=text[:3]) for n, text in enumerate(texts)]
    with open_store(str(tmp_path_factory.mktemp("desk") / "desk.sqlite")) as store:
        put(store, *reports)
        assert [entry.report for entry in store.reports.after(0, 100)] == reports
