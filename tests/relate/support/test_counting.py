"""Narration that two outlets have in common is one text's."""

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
