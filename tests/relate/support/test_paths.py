"""Ways that share no party, and the parties that block them all: counted by hand and by networkx."""

from itertools import combinations, pairwise
from random import Random

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.relate.support.paths import READER, SOURCE, Graph, bottleneck, independent

Edges = list[tuple[str, str]]


def edges(ways: str) -> Edges:
    """The graph of ways written "Xi>AFP>A", each from an origin to a report; "~Xi" begins at no source."""
    found: dict[tuple[str, str], None] = {}
    for way in ways.split():
        parties = [*([] if way.startswith("~") else [SOURCE]), *way.removeprefix("~").split(">"), READER]
        found.update(dict.fromkeys(pairwise(parties)))
    return list(found)


@pytest.mark.parametrize(
    ("ways", "count", "cut"),
    [
        pytest.param("Xi>AFP>A Xi>AFP>B", 1, "AFP", id="one origin, one agency, two outlets"),
        pytest.param("Xi>A Xi>B", 1, "Xi", id="two outlets quote one speech"),
        pytest.param("A B", 2, "A B", id="two outlets' own staff"),
        pytest.param("AFP>A AFP>B AFP>C", 1, "AFP", id="three copies of one agency"),
        pytest.param("AFP>A Reuters>B", 2, "AFP Reuters", id="two agencies"),
        pytest.param("Xi>CCTV>AFP>A Putin>Kremlin>AFP>B", 1, "AFP", id="two origins through one agency"),
        pytest.param("Xi>AFP>A Xi>Reuters>B", 1, "Xi", id="one origin through two agencies"),
        pytest.param("Xi>AFP>A Putin>AFP>A Putin>Reuters>B", 2, "AFP Reuters", id="two of each"),
        pytest.param("Mayor>A Clerk>A", 1, "A", id="two origins in one report"),
        pytest.param("A>B B", 1, "B", id="a report from another that is not read"),
        pytest.param("A A>B", 1, "A", id="a report and one written from it"),
    ],
)
def test_the_count_is_the_number_of_parties_who_would_all_have_to_be_wrong(ways: str, count: int, cut: str) -> None:
    graph = edges(ways)
    assert independent(graph) == count
    named = bottleneck(graph, last=[two for one, two in graph if two in {"A", "B", "C"} and one != SOURCE])
    assert set(named) == set(cut.split())


@pytest.mark.parametrize("ways", ["", "~Xi>AFP>A"])
def test_nothing_from_the_source_is_no_way_and_no_bottleneck(ways: str) -> None:
    assert independent(edges(ways)) == 0
    assert bottleneck(edges(ways)) == ()


def test_a_second_way_is_found_where_the_first_one_must_give_way() -> None:
    """The shortest way takes X and Y both; only by sending it round are there two."""
    graph = [(SOURCE, "X"), (SOURCE, "P"), ("P", "Y"), ("X", "Y"), ("X", "Q"), ("Y", READER), ("Q", READER)]
    assert independent(graph) == 2


def test_reports_are_named_only_where_no_other_cut_is_as_small() -> None:
    assert bottleneck(edges("Xi>AFP>A Xi>AFP>B")) == ("AFP",)
    assert bottleneck(edges("AFP>A"), last=["A"]) == ("AFP",)
    assert bottleneck(edges("Mayor>A Clerk>A"), last=["A"]) == ("A",)


def test_among_cuts_of_one_size_the_one_nearest_the_reader_is_named() -> None:
    assert bottleneck(edges("Xi>CCTV>AFP>A Xi>CCTV>AFP>B"), last=["A", "B"]) == ("AFP",)


PARTIES = "abcdefg"


@st.composite
def graphs(draw: st.DrawFn) -> Edges:
    """Small directed graphs, cycles and dead ends included; no edge from source to reader."""
    nodes = (SOURCE, *PARTIES[: draw(st.integers(1, len(PARTIES)))], READER)
    possible = [(one, two) for one in nodes[:-1] for two in nodes[1:] if one != two and (one, two) != (SOURCE, READER)]
    return draw(st.lists(st.sampled_from(possible), unique=True, max_size=22))


def network(graph: Edges) -> "nx.DiGraph[str]":
    made: nx.DiGraph[str] = nx.DiGraph()
    made.add_nodes_from((SOURCE, READER))
    made.add_edges_from(graph)
    return made


@settings(max_examples=150)
@given(graphs())
def test_the_count_is_that_of_networkx(graph: Edges) -> None:
    made = network(graph)
    ways = list(nx.node_disjoint_paths(made, SOURCE, READER)) if nx.has_path(made, SOURCE, READER) else []
    assert independent(graph) == len(ways)
    assert independent(graph) == len(nx.minimum_node_cut(made, SOURCE, READER))


@settings(max_examples=150)
@given(graphs(), st.sets(st.sampled_from(PARTIES)))
def test_the_bottleneck_is_a_real_cut_of_that_size(graph: Edges, last: set[str]) -> None:
    cut = bottleneck(graph, last)
    made = network(graph)
    made.remove_nodes_from(cut)
    assert not nx.has_path(made, SOURCE, READER)
    assert len(set(cut)) == len(cut) == independent(graph)
    assert not {SOURCE, READER} & set(cut)


@given(graphs(), st.sets(st.sampled_from(PARTIES), max_size=4))
def test_the_bottleneck_spares_the_last_parties_wherever_that_is_possible(graph: Edges, last: set[str]) -> None:
    cut = bottleneck(graph, last)
    others = {party for edge in graph for party in edge} - last - {SOURCE, READER}
    spared = False
    for choice in combinations(sorted(others), len(cut)):
        made = network(graph)
        made.remove_nodes_from(choice)
        spared = spared or not nx.has_path(made, SOURCE, READER)
    assert not (spared and set(cut) & last)


@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_the_edges_does_not_matter(graph: Edges, random: Random) -> None:
    shuffled = list(graph)
    random.shuffle(shuffled)
    assert independent(graph) == independent(shuffled)
    assert bottleneck(graph) == bottleneck(shuffled)


@given(graphs(), st.sampled_from(PARTIES))
def test_one_party_more_never_takes_a_way_away_and_adds_one_at_most(graph: Edges, party: str) -> None:
    more = [*graph, (SOURCE, party), (party, READER)]
    assert independent(graph) <= independent(more) <= independent(graph) + 1


@given(graphs())
def test_building_a_graph_twice_gives_one_flow(graph: Edges) -> None:
    """Filling takes capacity away from the graph itself, never from the edges given."""
    before = list(graph)
    assert Graph(graph).flow == Graph(graph).flow == independent(graph)
    assert graph == before
