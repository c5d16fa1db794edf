"""Stories as events: settling them gives each report's story."""

from twosource.model.story import Apart, Joined, Merged, Opened, Split, settle, story_id


def test_a_story_is_named_after_the_report_that_opened_it() -> None:
    assert story_id("a") == story_id("a") != story_id("b")


def test_settling_follows_joins_merges_splits_and_removals() -> None:
    events = (
        Opened(report="a", story="s-1"),
        Joined(report="b", story="s-1"),
        Opened(report="c", story="s-3"),
        Merged(story="s-3", into="s-1"),
        Split(story="s-1", new="s-2", reports=("b", "c")),
        Apart(report="c"),
    )
    assert settle(events) == {"a": "s-1", "b": "s-2"}
