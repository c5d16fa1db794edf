"""Clusters by average link: the likeliest first, leftovers to the nearest, the order of reports does not matter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.relate.stories.clusters import Bars, Cluster, Clusters
from twosource.relate.stories.window import Kept

BARS = Bars(average=0.0, left_over=-2.0, ahead=1.0)


def kept(name: str, place: int, day: float | None = None) -> Kept:
    return Kept(report=name, day=day, arrived=place, seen=0.0, weights={})


def merged(
    names: str, logits: dict[str, float], stories: dict[str, str] | None = None, day: float | None = None
) -> set[str]:
    """Clusters as the names of their reports; pairs that are not named are far apart."""
    reports = [kept(name, place, day) for place, name in enumerate(names)]
    begun = [Cluster([one], story=(stories or {}).get(one.report, "")) for one in reports]
    near = [(one, two) for one in reports for two in reports if one.report < two.report]

    def link(one: Kept, two: Kept) -> float | None:
        return logits.get("".join(sorted((one.report, two.report))), -9.0)

    return {"".join(sorted(k.report for k in c.reports)) for c in Clusters(begun, near, link).merged(BARS)}


@pytest.mark.parametrize(
    ("logits", "wanted"),
    [
        pytest.param({"ab": 1.0}, {"ab", "c"}, id="one pair"),
        pytest.param({"ab": 2.0, "bc": 1.0}, {"ab", "c"}, id="the third is like one of them only"),
        pytest.param({"ab": 2.0, "bc": 1.0, "ac": 0.5}, {"abc"}, id="like both on average"),
        pytest.param({"ab": 1.0, "bc": 2.0}, {"a", "bc"}, id="the likeliest pair first"),
        pytest.param({}, {"a", "b", "c"}, id="nothing in common"),
    ],
)
def test_average_link(logits: dict[str, float], wanted: set[str]) -> None:
    assert merged("abc", logits) == wanted


def test_clusters_of_two_stories_stay_two() -> None:
    assert merged("ab", {"ab": 9.0}, {"a": "s-1", "b": "s-2"}) == {"a", "b"}


GROUP = {"".join(pair): 3.0 for pair in ("ab", "ac", "ad", "bc", "bd", "cd")}


def test_an_undated_leftover_goes_to_the_nearest_larger_cluster() -> None:
    near = {f"{name}z": -1.5 for name in "abcd"}
    assert merged("abcdz", GROUP | near) == {"abcdz"}


def test_a_dated_leftover_stays() -> None:
    near = {f"{name}z": -1.5 for name in "abcd"}
    assert merged("abcdz", GROUP | near, day=1.0) == {"abcd", "z"}


def test_a_leftover_between_two_clusters_stays() -> None:
    other = {"".join(pair): 3.0 for pair in ("ef", "eg", "eh", "fg", "fh", "gh")}
    near = {f"{name}z": -1.5 for name in "abcd"} | {f"{name}z": -1.2 for name in "efgh"}
    assert merged("abcdefghz", GROUP | other | near) == {"abcd", "efgh", "z"}


PAIRS = [a + b for a in "abcdef" for b in "abcdef" if a < b]


@given(st.permutations("abcdef"), st.lists(st.floats(-4, 4), min_size=len(PAIRS), max_size=len(PAIRS), unique=True))
def test_the_order_of_reports_does_not_matter(order: list[str], found: list[float]) -> None:
    logits = dict(zip(PAIRS, found, strict=True))
    assert merged("".join(order), logits) == merged("abcdef", logits)
