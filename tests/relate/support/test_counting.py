"""What two reports have in common is counted once."""

import pytest

from twosource.model.quotation import PartyKind
from twosource.model.relation import Count, Origin
from twosource.relate.support.chains import Chain, Way
from twosource.relate.support.counting import counted

SENTENCE = "a cargo of clay pipes slid off a barge near quill island on wednesday"


def narration(outlet: str, told: str) -> Chain:
    return Chain(
        origin=Origin(name=outlet, kind=PartyKind.OUTLET, assumed=True),
        ways=(Way(low=f"outlet:{outlet}", high=f"outlet:{outlet}", name=outlet),),
        report=outlet,
        told=tuple(told.split()),
    )


def saying(person: str, outlet: str, carrier: str = "") -> Chain:
    key = f"person:{person}"
    ways = (Way(low=key, high=key, name=person), Way(low=f"outlet:{outlet}", high=f"outlet:{outlet}", name=outlet))
    return Chain(origin=Origin(name=person, kind=PartyKind.PERSON), ways=ways, report=outlet, carrier=carrier)


@pytest.mark.parametrize(
    ("told", "origins", "low"),
    [
        ("dorrit echo, dorrit post", {"dorrit"}, 1),
        ("dorrit echo, holm echo, dorrit post", {"dorrit"}, 1),
        ("dorrit echo, holm echo, dorrit post, holm post", {"dorrit", "holm"}, 2),
        ("dorrit echo, holm echo, dorrit post afp, dorrit free afp", {"dorrit"}, 1),
        ("dorrit echo, holm post afp, dorrit free afp, holm free afp", {"dorrit"}, 1),
        ("dorrit echo, holm post", {"dorrit", "holm"}, 2),
        ("dorrit echo, holm echo, reiner post", {"dorrit", "holm", "reiner"}, 2),
        ("dorrit echo, holm echo", {"dorrit", "holm"}, 1),
        ("dorrit echo, dorrit post, holm post, dorrit free, holm free", {"dorrit", "holm"}, 2),
    ],
)
def test_beside_a_source_of_every_report_one_that_a_single_report_names_may_say_something_else(
    told: str, origins: set[str], low: int
) -> None:
    chains = [saying(*one.split()) for one in told.split(", ")]
    for order in (chains, chains[::-1]):
        support = counted(order)
        assert {origin.name for origin in support.origins} == origins
        assert support.independent.low == low


@pytest.mark.parametrize(
    ("one", "two", "low"),
    [
        (SENTENCE, SENTENCE, 1),
        (SENTENCE, f"{SENTENCE} and blocked the channel", 1),
        ("a barge lost clay pipes", "a barge lost clay pipes", 2),
        (SENTENCE, f"{SENTENCE} {'which nobody had seen before the band packed its drums ' * 3}", 2),
        (SENTENCE, "pipes fell from a barge off the island in the middle of the week before dusk", 2),
    ],
)
def test_the_same_sentence_in_two_outlets_may_be_one_text(one: str, two: str, low: int) -> None:
    chains = [narration("echo", one), narration("post", two)]
    for order in (chains, chains[::-1]):
        support = counted(order)
        assert support.independent == Count(low, 2)
        assert len(support.origins) == low
