"""When two addresses are one article."""

import pytest

from twosource.store.addresses import level


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("https://lantern.example/a", "http://www.lantern.example/a/"),
        ("https://LANTERN.example/a", "https://lantern.example:443/a#part-2"),
        ("https://lantern.example/a?b=1&a=2", "https://lantern.example/a?a=2&utm_medium=x&b=1&fbclid=zz"),
        ("  https://lantern.example/a ", "https://lantern.example/a"),
    ],
)
def test_one_article(one: str, two: str) -> None:
    assert level(one) == level(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("https://lantern.example/a", "https://lantern.example/b"),
        ("https://lantern.example/a?id=1", "https://lantern.example/a?id=2"),
        ("https://lantern.example/A", "https://lantern.example/a"),
        ("https://lantern.example:8080/a", "https://lantern.example/a"),
        ("https://lantern.example/" + "a" * 900 + "1", "https://lantern.example/" + "a" * 900 + "2"),
    ],
)
def test_two_articles(one: str, two: str) -> None:
    assert level(one) != level(two)
    assert max(len(level(one)), len(level(two))) < 500


@pytest.mark.parametrize("odd", ["http://[broken", "http://a:port/", "::", "\x00", "?" * 5000])
def test_odd_addresses_do_no_harm(odd: str) -> None:
    assert len(level(odd)) < 500
