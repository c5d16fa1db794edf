"""A person named in one report and only described in another is one party."""

from collections.abc import Callable

import pytest

from twosource.analyse.analysis import analyse
from twosource.model.agency import AgencyTable
from twosource.model.comparison import Collation
from twosource.model.report import Report
from twosource.relate.collate import collate
from twosource.relate.support.described import described

CALL = "called on Tuesday for all ships of the class to be taken out of service until the pumps are checked."


@pytest.fixture
def story(make_report: Callable[..., Report], agencies: AgencyTable) -> Callable[..., Collation]:
    """The collation of two reports of a day."""

    def of(*texts: str, published: str) -> Collation:
        reports = [
            make_report(text, outlet=f"Echo {n}", name=f"{n}.txt", published=published) for n, text in enumerate(texts)
        ]
        return collate([analyse(report, agencies) for report in reports])

    return of


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


FERRY = "The ferry line to Norland will open in May, {} said on Wednesday after talks in Kovar."


@pytest.mark.parametrize(
    ("described", "named", "published", "count"),
    [
        ("the Chinese president", "Mr Xi", "2022-06-16", 1),
        ("China’s president", "Xi Jinping", "2022-06-16", 1),
        ("the president of China", "President Xi Jinping", "2022-06-16", 1),
        # another day, another holder; no day, or one near a hand-over: nobody knows
        ("the Chinese president", "Mr Xi", "2010-06-16", 2),
        ("the Chinese president", "Mr Xi", "", 2),
        ("the British prime minister", "Liz Truss", "2022-09-08", 2),
    ],
)
def test_an_office_and_its_holder_are_one_party_on_the_day(
    story: Callable[..., Collation], described: str, named: str, published: str, count: int
) -> None:
    (statement,) = story(FERRY.format(described), FERRY.format(named), published=published).statements
    assert len(statement.support.origins) == count


def test_the_reader_sees_the_tenure_that_it_rests_on(story: Callable[..., Collation]) -> None:
    told = story(FERRY.format("the Chinese president"), FERRY.format("Mr Xi"), published="2022-06-16")
    (difference,) = [d for d in told.statements[0].differences if "Xi" in d.reason]
    assert difference.reason == "both are Xi Jinping (president by the office-holder table, 2013-03-14 to now)"
