"""A person named in one report and only described in another is one party."""

from collections.abc import Callable

import pytest

from twosource.analyse.analysis import analyse
from twosource.model.agency import AgencyTable
from twosource.model.comparison import Collation
from twosource.model.report import Report
from twosource.relate.collate import collate
from twosource.relate.described import described

CALL = "called on Tuesday for all ships of the class to be taken out of service until the pumps are checked."


@pytest.fixture
def origins(make_report: Callable[..., Report], agencies: AgencyTable) -> Callable[..., set[str]]:
    """Names of the origins of the statement that two reports share."""

    def of(*texts: str) -> set[str]:
        reports = [make_report(text, outlet=f"Echo {n}", name=f"{n}.txt") for n, text in enumerate(texts)]
        collation: Collation = collate([analyse(report, agencies) for report in reports])
        shared = max(collation.statements, key=lambda s: len({r.report for r in s.readings}))
        return {origin.name for origin in shared.support.origins}

    return of


@pytest.mark.parametrize(
    ("named", "only_described", "expected"),
    [
        ("The islands' member of parliament, Fergus Haig,", "The islands' member of parliament", {"Fergus Haig"}),
        ("The deputy harbour master, Orla Venn,", "The deputy harbour master", {"Orla Venn"}),
        # one content word is too little, a description of several is not of one
        ("The minister, Orla Venn,", "The minister", {"Orla Venn", "minister"}),
        # "a" member is anybody
        ("The islands' member of parliament, Fergus Haig,", "A member of the islands' parliament", None),
    ],
)
def test_a_description_means_whom_another_report_names(
    origins: Callable[..., set[str]], named: str, only_described: str, expected: set[str] | None
) -> None:
    found = origins(f"{named} {CALL}", f"{only_described} {CALL}")
    assert (found == expected) if expected else len(found) == 2


def test_a_description_of_two_persons_means_neither(origins: Callable[..., set[str]]) -> None:
    also = "The deputy harbour master, Tomas Vekar, said on Friday that nobody had asked him about the tide tables."
    one = f"The deputy harbour master, Orla Venn, {CALL}"
    assert len(origins(f"{one}\n\n{also}", f"The deputy harbour master {CALL}")) == 2


def test_what_is_described_is_its_content_words() -> None:
    assert described("the deputy head of the harbour") == described("deputy harbour head")
    assert described("the") == frozenset()
