"""One key for what a party is called in each report."""

import pytest

from twosource.model.quotation import Party, PartyKind
from twosource.relate.support.chains import is_time, party_key


@pytest.mark.parametrize(
    ("one", "other", "kind", "same"),
    [
        ("Mr Trump", "Donald Trump", PartyKind.PERSON, True),
        ("Ana Dorrit", "Paul Reiner", PartyKind.PERSON, False),
        ("the Kremlin", "Kremlin", PartyKind.BODY, True),
        ("the Harbour Department", "Department of Harbours", PartyKind.BODY, False),
        ("the Justice Dept.", "Department of Justice", PartyKind.BODY, True),
        ("University of Marl", "Marl University", PartyKind.BODY, False),
        ("Carmen Yulín", "Carmen Yulin", PartyKind.PERSON, True),
        ("Donald J. Trump", "Donald Trump", PartyKind.PERSON, True),
        ("U.S. Harbour Office", "US Harbour Office", PartyKind.BODY, True),
        ("the letter released Friday", "letter released on Friday", PartyKind.DOCUMENT, True),
        ("the letter of Holm", "the letter of Dorrit", PartyKind.DOCUMENT, False),
        ("‘Time’", "Time", PartyKind.OUTLET, True),
        ("The Harbour Post", "Harbour Post", PartyKind.OUTLET, True),
        ("a senior U.S. official", "two US officials", PartyKind.ANONYMOUS, True),
        ("a senior U.S. official", "a union lawyer", PartyKind.ANONYMOUS, False),
    ],
)
def test_a_party_is_one_under_all_its_names(one: str, other: str, kind: PartyKind, same: bool) -> None:
    keys = [party_key(Party(name=name, kind=kind)) for name in (one, other)]
    assert (keys[0] == keys[1]) is same


@pytest.mark.parametrize(
    ("name", "time"),
    [("Monday morning", True), ("last Friday", True), ("Sunday Times", False), ("", False), ("—", False)],
)
def test_a_day_is_told_from_a_name(name: str, time: bool) -> None:
    assert is_time(name) is time
