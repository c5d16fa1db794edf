"""Marks of elements: the forms that each row of the table means, and forms that it refuses."""

import pytest

from twosource.read.pagemarks import hints, picture


@pytest.mark.parametrize(
    "mark", ["figure", "figcaption", "p wp-caption-text", "div c-image__credit", "span foto-autor", "div media-source"]
)
def test_marks_of_pictures(mark: str) -> None:
    assert picture(mark)


@pytest.mark.parametrize(
    "mark", ["div photo-essay", "div media--sourced-paragraph", "p text", "div closed-captioned-off"]
)
def test_marks_that_are_no_picture_s(mark: str) -> None:
    assert picture(mark) == ""


@pytest.mark.parametrize(
    ("mark", "role"),
    [
        ("blockquote twitter-tweet", "other"), ("div fact-box", "other"), ("div embed-tweet", "other"), ("div social-embed", "other"), ("div social-share", "promotion"),
        ("div author-bio", "other"),
        ("div post-author style1", "other"), ("div author-content", "other"), ("div related-stories", "related_link"),
        ("div newsletter-box", "promotion"), ("p standfirst", "standfirst"), ("p c-byline", "byline"),
    ],
)  # fmt: skip
def test_marks_that_speak_for_a_role(mark: str, role: str) -> None:
    assert hints(mark)[0][0].value == role


@pytest.mark.parametrize("mark", ["p text", "div content", "p lead-in", "div shadow", "div biology"])
def test_marks_that_say_nothing(mark: str) -> None:
    assert [role.value for role, _, _ in hints(mark) if role.value != "standfirst"] == []
