"""What becomes of reports: stories open, take reports in, merge and split; corrections stand; order and repeats do not matter."""

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.errors import UsageError
from twosource.model.story import Apart, Joined, Merged, Opened, Split, StoryEvent, StoryItem, settle
from twosource.relate.stories import Grouper

DAY = date(2031, 5, 6)
FERRY = (
    (
        "Ferry runs aground off Quill Island",
        "The ferry Corvina ran aground off Quill Island on Tuesday with 212 passengers.",
    ),
    (
        "Passengers leave stranded ferry Corvina",
        "Lifeboats took 212 passengers off the ferry Corvina near Quill Island.",
    ),
    (
        "Quill Island ferry Corvina still stuck",
        "Tugs failed to free the ferry Corvina, aground off Quill Island since dawn.",
    ),
)
FIRE = (
    ("Blaze guts Marlow cannery", "A blaze destroyed the sardine cannery of Marlow overnight, firefighters said."),
    ("Cannery in Marlow burns down", "Firefighters fought the blaze at the Marlow sardine cannery until morning."),
)
VOTE = (
    ("Tessaly parliament rejects harbour tax", "Lawmakers in Tessaly voted down the harbour tax by 61 votes to 44."),
    ("Harbour tax fails in Tessaly", "The harbour tax failed in Tessaly's parliament, 61 votes to 44."),
)
ALL = tuple(
    StoryItem(id=f"{name}{number}", when=DAY + timedelta(days=number % 2), title=title, text=text)
    for name, reports in (("ferry", FERRY), ("fire", FIRE), ("vote", VOTE))
    for number, (title, text) in enumerate(reports)
)
BY_ID = {item.id: item for item in ALL}


def grouped(items: tuple[StoryItem, ...] | list[StoryItem], grouper: Grouper | None = None) -> tuple[StoryEvent, ...]:
    grouper = grouper or Grouper()
    events = [event for item in items for event in grouper.add(item)]
    return (*events, *grouper.flush())


def clusters(events: tuple[StoryEvent, ...]) -> set[frozenset[str]]:
    stories: dict[str, set[str]] = {}
    for report, story in settle(events).items():
        stories.setdefault(story, set()).add(report)
    return {frozenset(reports) for reports in stories.values()}


WANTED = {frozenset(("ferry0", "ferry1", "ferry2")), frozenset(("fire0", "fire1")), frozenset(("vote0", "vote1"))}


def test_reports_of_one_happening_make_one_story() -> None:
    assert clusters(grouped(ALL)) == WANTED


@settings(max_examples=30, deadline=None)
@given(st.permutations(ALL))
def test_the_order_within_a_batch_does_not_matter(items: list[StoryItem]) -> None:
    assert clusters(grouped(items)) == WANTED


def test_a_join_says_what_it_rests_on() -> None:
    grouper = Grouper()
    grouper.add(BY_ID["ferry0"])
    (event,) = grouper.add(BY_ID["ferry1"])
    assert isinstance(event, Joined)
    assert 0.2 < event.score <= 1
    assert "ferry0" in event.reason
    assert "“corvina”" in event.reason
    assert "a day apart" in event.reason


def test_everything_added_twice_changes_nothing() -> None:
    grouper = Grouper()
    grouped(ALL, grouper)
    before = grouper.state()
    assert grouped(ALL, grouper) == ()
    assert grouper.state() == before


def test_a_repeat_long_after_changes_nothing() -> None:
    grouper = Grouper()
    grouped(ALL, grouper)
    for number in range(400):
        grouper.add(
            StoryItem(id=f"n{number}", when=DAY + timedelta(days=number), title=f"Notice {number}", text=f"w{number}")
        )
    assert grouped(ALL, grouper) == ()


def test_a_caller_may_say_what_is_known() -> None:
    grouper = Grouper(known=lambda report: report == "ferry0")
    assert grouper.add(BY_ID["ferry0"]) == ()
    assert grouper.add(BY_ID["ferry1"]) != ()


@pytest.mark.parametrize("gap", [4, 30])
def test_the_same_words_days_later_are_another_story(gap: int) -> None:
    later = StoryItem(id="later", when=DAY + timedelta(days=gap), title=FERRY[0][0], text=FERRY[0][1])
    assert frozenset(("later",)) in clusters(grouped([BY_ID["ferry0"], later]))


def test_a_late_report_meets_its_story() -> None:
    others = [
        StoryItem(id=f"n{n}", when=DAY + timedelta(days=n), title=f"Notice {n}", text=f"Nothing {n}.") for n in range(4)
    ]
    events = grouped([BY_ID["ferry0"], *others, BY_ID["ferry1"]])
    assert frozenset(("ferry0", "ferry1")) in clusters(events)


def test_undated_reports_are_grouped_by_their_words() -> None:
    undated = [StoryItem(id=item.id, title=item.title, text=item.text) for item in ALL]
    assert clusters(grouped(undated)) == WANTED


def test_times_without_a_zone_and_with_one_meet() -> None:
    first = StoryItem(id="a", when=datetime(2031, 5, 6, 9), title=FERRY[0][0], text=FERRY[0][1])
    other = StoryItem(id="b", when=datetime(2031, 5, 6, 9, tzinfo=UTC), title=FERRY[1][0], text=FERRY[1][1])
    assert clusters(grouped([first, other])) == {frozenset(("a", "b"))}


def test_a_wrong_date_in_the_future_does_not_empty_the_window() -> None:
    wrong = StoryItem(id="wrong", when=date(2399, 1, 1), title="Tide table", text="High water at noon.")
    notices = [StoryItem(id=f"n{n}", when=DAY, title=f"Notice x{n}", text=f"Nothing x{n}.") for n in range(300)]
    events = grouped([BY_ID["ferry0"], wrong, *notices, BY_ID["ferry2"]])
    assert frozenset(("ferry0", "ferry2")) in clusters(events)


def test_a_flood_of_versions_does_not_outvote_another_report() -> None:
    text = FERRY[0][1]
    flood = [StoryItem(id=f"v{n}", when=DAY, title=FERRY[0][0], text=f"{text} Update {n}.") for n in range(20)]
    one = settle(grouped([flood[0], BY_ID["ferry2"]]))
    many = settle(grouped([*flood, BY_ID["ferry2"]]))
    assert len(set(one.values())) == len(set(many.values())) == 1
    grouper = Grouper()
    grouped(flood, grouper)
    (joined,) = grouper.add(BY_ID["ferry2"])
    assert isinstance(joined, Joined)
    assert "of 1 reports" not in joined.reason


@pytest.mark.parametrize(
    "item",
    [
        pytest.param(
            StoryItem(id="x", when=DAY, title="Live updates: Quill Island ferry Corvina", text=FERRY[0][1]), id="live"
        ),
        pytest.param(
            StoryItem(id="x", when=DAY, title="Morning briefing: ferry Corvina, figs", text=FERRY[0][1]), id="round-up"
        ),
        pytest.param(
            StoryItem(id="x", when=DAY, title="Die Fähre Corvina", text="Sie liegt fest.", language="de"), id="German"
        ),
    ],
)
def test_round_ups_live_blogs_and_other_languages_stand_apart(item: StoryItem) -> None:
    grouper = Grouper()
    grouped(ALL, grouper)
    (event,) = grouper.add(item)
    assert isinstance(event, Apart)
    assert event.reason
    assert grouper.add(item) == ()


def test_a_live_blog_names_the_stories_it_touches() -> None:
    grouper = Grouper()
    stories = settle(grouped(ALL, grouper))
    (event,) = grouper.add(StoryItem(id="x", when=DAY, title=f"Live updates: {FERRY[1][0]}", text=FERRY[1][1]))
    assert isinstance(event, Apart)
    assert event.touches == (stories["ferry0"],)


def test_putting_together_merges_and_stands() -> None:
    grouper = Grouper()
    events = grouped(ALL, grouper)
    stories = settle(events)
    (merged,) = grouper.together("vote0", "fire0")
    assert merged == Merged(story=stories["vote0"], into=stories["fire0"], reason="a reader's correction")
    assert settle((*events, merged))["vote1"] == stories["fire0"]
    assert grouper.flush() == ()


def test_putting_together_holds_for_a_report_still_to_come() -> None:
    grouper = Grouper()
    assert grouper.together("vote0", "ferry0") == ()
    events = grouped(ALL, grouper)
    stories = settle(events)
    assert stories["vote0"] == stories["ferry0"]


def test_setting_apart_splits_and_stands() -> None:
    grouper = Grouper()
    events = grouped(ALL, grouper)
    stories = settle(events)
    (split,) = grouper.apart("ferry0", "ferry2")
    assert isinstance(split, Split)
    assert split.story == stories["ferry0"]
    assert "ferry2" in split.reports
    assert "ferry0" not in split.reports
    assert grouper.flush() == ()


def test_setting_apart_holds_for_a_report_still_to_come() -> None:
    grouper = Grouper()
    grouper.apart("ferry0", "ferry1")
    stories = settle(grouped(ALL, grouper))
    assert stories["ferry0"] != stories["ferry1"]


def test_a_correction_taken_back_undoes_it() -> None:
    grouper = Grouper()
    events = [*grouped(ALL, grouper), *grouper.apart("fire0", "fire1"), *grouper.together("fire0", "fire1")]
    stories = settle(events)
    assert stories["fire0"] == stories["fire1"]


def test_corrections_that_contradict_each_other_are_refused_and_change_nothing() -> None:
    grouper = Grouper()
    grouped(ALL, grouper)
    grouper.together("ferry0", "fire0")
    grouper.apart("ferry0", "vote0")
    before = grouper.state()
    with pytest.raises(UsageError, match="contradict"):
        grouper.together("fire0", "vote0")
    assert grouper.state() == before


def test_together_moves_one_report_where_the_stories_must_stay_two() -> None:
    grouper = Grouper()
    events = [*grouped(ALL, grouper), *grouper.apart("ferry0", "fire0"), *grouper.together("ferry0", "fire1")]
    stories = settle(events)
    assert stories["fire1"] == stories["ferry0"] != stories["fire0"]


def test_reports_that_left_the_window_are_corrected_by_their_stories_names() -> None:
    grouper = Grouper()
    (merged,) = grouper.together("old1", "old2", story_a="s-1", story_b="s-2")
    assert merged == Merged(story="s-2", into="s-1", reason="a reader's correction")
    (split,) = grouper.apart("old3", "old4", story_a="s-3", story_b="s-3")
    assert isinstance(split, Split)
    assert split.reports == ("old4",)


corrections = st.lists(
    st.tuples(st.booleans(), st.sampled_from(sorted(BY_ID)), st.sampled_from(sorted(BY_ID))), max_size=6
)


@settings(max_examples=60, deadline=None)
@given(st.permutations(ALL), corrections, st.integers(0, len(ALL)))
def test_corrections_stand_whatever_comes(items: list[StoryItem], wanted: list[tuple[bool, str, str]], at: int) -> None:
    grouper = Grouper()
    events = [event for item in items[:at] for event in grouper.add(item)]
    held: dict[frozenset[str], bool] = {}
    for is_one, a, b in wanted:
        try:
            events += (grouper.together if is_one else grouper.apart)(a, b)
        except UsageError:
            continue
        held[frozenset((a, b))] = is_one
    events += [event for item in items[at:] for event in grouper.add(item)]
    stories = settle([*events, *grouper.flush()])
    for (a, b), is_one in ((sorted(pair), is_one) for pair, is_one in held.items()):
        assert (stories[a] == stories[b]) is is_one


@settings(max_examples=30, deadline=None)
@given(st.permutations(ALL), st.integers(0, len(ALL)))
def test_a_restored_grouper_has_the_same_future(items: list[StoryItem], at: int) -> None:
    grouper = Grouper()
    for item in items[:at]:
        grouper.add(item)
    other = Grouper.restore(grouper.state())
    assert other.state() == grouper.state()
    assert grouped(items[at:], other) == grouped(items[at:], grouper)
    assert other.state() == grouper.state()


@pytest.mark.parametrize("state", [b"", b"twosource stories 0\n", b"twosource stories 1\nnothing", b"{}"])
def test_a_foreign_state_is_refused(state: bytes) -> None:
    with pytest.raises(UsageError, match="add the"):
        Grouper.restore(state)


def test_what_is_kept_is_bounded_by_the_window() -> None:
    grouper, random = Grouper(), Random(7)
    words = [f"word{n}" for n in range(3000)]
    sizes = []
    for number in range(4000):
        text = " ".join(random.choices(words, k=40))
        grouper.add(StoryItem(id=f"n{number}", when=DAY + timedelta(hours=number), title=text[:40], text=text))
        if number % 1000 == 999:
            sizes.append(len(grouper._window.reports))
    assert max(sizes) < 400


def test_opening_a_story_says_so() -> None:
    (event,) = Grouper().add(ALL[0])
    assert isinstance(event, Opened)
    assert event.reason == "no report of the last days tells it"


def test_names_the_caller_found_are_further_evidence() -> None:
    def score(names: tuple[str, ...]) -> float:
        grouper = Grouper()
        for number, (title, text) in enumerate(FERRY[:2]):
            events = grouper.add(StoryItem(id=f"a{number}", when=DAY, title=title, text=text, names=names))
        (event,) = events
        assert isinstance(event, Joined)
        return event.score

    assert score(("Corvina", "Quill Island")) > score(())


def test_an_unknown_date_asks_for_more_in_common() -> None:
    def score(when: date | None) -> float:
        grouper = Grouper()
        for (title, text), day in zip(FERRY[:2], (DAY, when), strict=True):
            events = grouper.add(StoryItem(id=title, when=day, title=title, text=text))
        (event,) = events
        assert isinstance(event, Joined)
        return event.score

    assert score(None) < score(DAY)


QUAKES = (
    (
        "quill0",
        "A strong earthquake shook Quill Island on Monday.",
        "The quake of magnitude 6.1 brought down 40 houses in Marlow, said Ana Dorrit of the survey.",
    ),
    (
        "quill1",
        "Strong earthquake in the east of Quill Island.",
        "The survey put the quake at 6.1. In Marlow 40 houses fell, Ana Dorrit said.",
    ),
    (
        "vesk0",
        "A strong earthquake shook Vesk province on Friday.",
        "The quake of magnitude 5.4 damaged 12 schools in Tessaly, said Paul Aske of the survey.",
    ),
    (
        "vesk1",
        "Strong earthquake in the north of Vesk province.",
        "The survey put the quake at 5.4. In Tessaly 12 schools were damaged, Paul Aske said.",
    ),
)


def test_undated_happenings_told_alike_are_told_apart_by_names_and_figures() -> None:
    filler = [
        StoryItem(id=f"f{number}", title=f"Matter {number} of w{number}", text=f"w{number} x{number} y{number}.")
        for number in range(40)
    ]
    quakes = [StoryItem(id=id_, title=title, text=text) for id_, title, text in QUAKES]
    found = clusters(grouped([*filler, *quakes]))
    assert {frozenset(("quill0", "quill1")), frozenset(("vesk0", "vesk1"))} <= found


def test_an_undated_join_names_the_names_it_rests_on() -> None:
    events = grouped([StoryItem(id=id_, title=title, text=text) for id_, title, text in QUAKES[:2]])
    assert any("“dorrit”" in event.reason for event in events if isinstance(event, Joined))


def test_a_people_and_its_capital_meet_the_country() -> None:
    grouper = Grouper()
    texts = ("Talks resumed in Kiev on grain.", "Talks resumed in the Ukrainian capital on grain.")
    first, second = (StoryItem(id=text, when=DAY, title="", text=text) for text in texts)
    grouper.add(first)
    (event,) = grouper.add(second)
    assert isinstance(event, Joined)
    assert "kyiv" in event.reason


def test_a_second_look_parts_what_was_joined_too_early() -> None:
    title, text = "Storm warning issued for coast", "Forecasters issued a storm warning for the coast."
    first, second = (
        StoryItem(id=name, when=DAY, title=f"{title} of {name}", text=f"{text} {own}")
        for name, own in (("Marlow", "Marlow shut its harbour."), ("Tessaly", "Schools there stay closed."))
    )
    others = [
        StoryItem(id=f"o{number}", when=DAY, title=f"{title} p{number}", text=f"{text} q{number} r{number} s{number}")
        for number in range(120)
    ]
    grouper = Grouper()
    before = settle(grouped([first, second], grouper))
    assert before[first.id] == before[second.id]
    events = (*grouped([first, second], Grouper()), *grouped(others, grouper))
    after = settle(events)
    assert after[first.id] != after[second.id]
    assert any("second look" in event.reason for event in events)


def test_a_second_look_leaves_what_readers_corrected() -> None:
    grouper = Grouper()
    events = list(grouped(ALL, grouper))
    events += grouper.together("ferry0", "vote0")
    for number in range(300):
        events += grouper.add(StoryItem(id=f"n{number}", when=DAY, title=f"t{number}", text=f"u{number} v{number}"))
    events += grouper.flush()
    stories = settle(events)
    assert stories["ferry0"] == stories["vote0"]


def batches(items: list[StoryItem], size: int) -> dict[str, str]:
    grouper = Grouper()
    events: list[StoryEvent] = []
    for first in range(0, len(items), size):
        events += grouped(items[first : first + size], grouper)
    return settle([*events, *grouper.flush(last=True)])


@given(st.permutations(ALL), st.integers(1, 8))
def test_in_a_young_stream_it_does_not_matter_what_came_in_one_batch(items: list[StoryItem], size: int) -> None:
    assert batches(items, size) == batches(items, len(items))


def test_a_last_look_that_knows_no_more_changes_nothing() -> None:
    grouper = Grouper()
    grouped(ALL, grouper)
    grouper.flush(last=True)
    assert grouper.flush(last=True) == ()


def test_taking_back_what_put_reports_together_parts_them() -> None:
    grouper = Grouper()
    before = grouped(ALL, grouper)
    events = (*before, *grouper.together("ferry0", "vote0"), *grouper.take_back("ferry0", "vote0"))
    assert clusters(events) == WANTED


def test_taking_back_what_set_reports_apart_brings_them_together() -> None:
    grouper = Grouper()
    before = grouped(ALL, grouper)
    events = (*before, *grouper.apart("ferry0", "ferry1"), *grouper.take_back("ferry0", "ferry1"))
    assert clusters(events) == WANTED
