"""A body and who speaks for it are one source, or may be one."""

from dataclasses import replace

import pytest

from twosource.model.quotation import Party, PartyKind
from twosource.model.relation import Origin
from twosource.relate.support.chains import Chain, Way, party_key
from twosource.relate.support.speaking import may_speak_for, one_body, principal


def chain(name: str, kind: PartyKind, called: str = "") -> Chain:
    key = party_key(Party(name=name, kind=kind))
    return Chain(
        origin=Origin(name=name, kind=kind),
        ways=(Way(low=key, high=key, name=name),),
        report="echo",
        called=frozenset({frozenset(mention.split()) for mention in called.split(" / ")}),
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (("Quill Harbour Committee", PartyKind.BODY), ("Harbour Committee", PartyKind.BODY), True),
        (("Quill Harbour Committee", PartyKind.BODY), ("committee", PartyKind.BODY), True),
        (("Justice Department", PartyKind.BODY), ("U.S. Justice Department", PartyKind.BODY), True),
        (("Quill Harbour Committee", PartyKind.BODY), ("Quill Harbour Board", PartyKind.BODY), False),
        (("Quill Harbour Committee", PartyKind.BODY), ("lawyers for the committee", PartyKind.ANONYMOUS), True),
        (("Harbour Committee", PartyKind.BODY), ("Harbour Committee lawyers", PartyKind.ANONYMOUS), True),
        (("Harbour Committee", PartyKind.BODY), ("Harbour Committee officials", PartyKind.ANONYMOUS), False),
        (("World Bank", PartyKind.BODY), ("Bank", PartyKind.BODY), False),
        (("Orla Holm", PartyKind.PERSON), ("Orla Holm and Per Reiner", PartyKind.PERSON), True),
        (("Ana Dorrit", PartyKind.PERSON), ("Orla Holm and Per Reiner", PartyKind.PERSON), False),
    ],
)
def test_a_body_is_one_with_its_lawyers_and_its_short_name(
    one: tuple[str, PartyKind], other: tuple[str, PartyKind], same: bool
) -> None:
    first, second = one_body([chain(*one), chain(*other)])
    assert (first.ways[0].high == second.ways[0].high) is same
    second, first = one_body([chain(*other), chain(*one)])
    assert (first.ways[0].high == second.ways[0].high) is same


def test_a_short_name_of_two_bodies_is_neither() -> None:
    names = ["Quill Harbour Committee", "Skerrow Harbour Committee", "Harbour Committee"]
    assert len({one.ways[0].high for one in one_body([chain(name, PartyKind.BODY) for name in names])}) == 3


def test_what_people_say_is_one_source_stays_theirs() -> None:
    short = chain("Harbour Committee", PartyKind.BODY)
    said = replace(short, ways=(replace(short.ways[0], low="review:0", high="review:0"),))
    assert said in one_body([chain("Quill Harbour Committee", PartyKind.BODY), said])


@pytest.mark.parametrize(
    ("called", "body", "may"),
    [
        ("white house spokesman per holm", "White House", True),
        ("white house adviser per holm", "White House", False),
        ("spokesman per holm", "White House", False),
        ("spokesman per holm / per holm of the white house", "White House", False),
        ("per holm / white house spokesman per holm", "White House", True),
        ("per holm the top republican on the panel", "Republicans", True),
        ("per holm the top democrat on the panel", "Republicans", False),
    ],
)
def test_a_spokesman_or_one_of_a_group_may_be_the_body(called: str, body: str, may: bool) -> None:
    assert may_speak_for(chain("Per Holm", PartyKind.PERSON, called), chain(body, PartyKind.BODY)) is may


def test_who_speaks_for_nobody_has_no_principal() -> None:
    assert principal("two senior officials") == principal("lawyers") == ""
