"""The picture of a chain: every party once, lines that run from origin to reports."""

from hypothesis import given
from hypothesis import strategies as st

from twosource.model.relation import Count, Reading, Statement, Support
from twosource.model.span import Span
from twosource.show.chain import chain_picture

WAYS = st.lists(
    st.lists(st.sampled_from("Holm Aske CCTV AFP Wire".split()), max_size=4, unique=True).map(tuple),
    min_size=1,
    max_size=4,
)


def statement(ways: list[tuple[str, ...]]) -> Statement:
    chains = tuple((*way, f"r{number}") for number, way in enumerate(ways))
    support = Support(origins=(), independent=Count(1, 1), ways=chains, score=1.0, reason="")
    return Statement(id="s1", readings=(Reading("r0", Span(0, 1)),), support=support)


def test_a_report_alone_has_nothing_to_draw() -> None:
    assert chain_picture(statement([()]), {"r0": "A  Star"}) is None


def test_two_copies_of_one_agency_meet_in_one_box() -> None:
    picture = chain_picture(statement([("Holm", "AFP"), ("Holm", "AFP")]), {"r0": "A  Star", "r1": "B  Echo"})
    assert picture is not None
    assert [node["name"] for node in picture.nodes] == ["Holm", "AFP", "A  Star", "B  Echo"]
    assert [node["origin"] for node in picture.nodes] == [True, False, False, False]
    assert len(picture.edges) == 3


@given(WAYS.filter(any))
def test_every_party_has_a_place_of_its_own_inside_the_picture(ways: list[tuple[str, ...]]) -> None:
    picture = chain_picture(statement(ways), {f"r{n}": f"report {n}" for n in range(len(ways))})
    assert picture is not None
    names = [node["name"] for node in picture.nodes]
    assert sorted(names) == sorted({name for way in ways for name in way} | {f"report {n}" for n in range(len(ways))})
    places = [(node["x"], node["y"]) for node in picture.nodes]
    assert len(set(places)) == len(places)
    for x, y in places:
        assert 0 <= x <= picture.width - picture.box
        assert 0 <= y <= picture.height - picture.high
