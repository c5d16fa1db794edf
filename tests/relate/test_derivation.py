"""What two reports are to each other, on what evidence, and how much of each derives."""

from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.analysis import analyse
from twosource.model.agency import AgencyTable
from twosource.model.analysis import Analysis
from twosource.model.relation import Extent, Pair, Relation
from twosource.model.report import Report
from twosource.relate.derivation import NARRATION_WORDS, pair, shared, side

Read = Callable[..., Analysis]


@pytest.fixture(scope="session")
def read(make_report: Callable[..., Report], agencies: AgencyTable) -> Read:
    """Paragraphs, analysed: ``read(BARGE, DIVERS, "Source: AFP", outlet="Harbour Post")``."""

    def analysed(*paragraphs: str, **known: str) -> Analysis:
        return analyse(make_report("\n\n".join(paragraphs), **known), agencies)

    return analysed


BARGE = "A cargo of clay pipes slid off a barge near Quill Island on Wednesday and blocked the channel for nine hours."
DIVERS = "Divers began lifting the pipes before dusk, and two tugs held the barge against the current all night."
CHANNEL = "The channel carries about forty barges a day between the brickyards and the sea."
DUCKS = "Seven ducks watched from a wall beside the lock while the town band packed its drums into a cart."
BAKER = "A baker brought rolls and hot tea for the crew, who slept on sacks in the pavilion until morning."
SHOPS = "Shops along the front stayed open until late because so many people had come to look at the hull in the mud."
SPEECH = '"We will not sell a single stone of this quay while I hold the keys to the town," Mayor Ana Dorrit said.'
SPEECH_TOLD = 'Crowds cheered as Ana Dorrit said: "We will not sell a single stone of this quay while I hold the keys to the town."'


def related(read: Read, a: Sequence[str], b: Sequence[str]) -> tuple[Pair, Analysis, Analysis]:
    """The pair of a report in the Harbour Post and one in the Island Echo."""
    first, second = read(*a, outlet="Harbour Post", name="a.txt"), read(*b, outlet="Island Echo", name="b.txt")
    return pair(side(first), side(second)), first, second


WIRE = [
    pytest.param([BARGE, DIVERS, DUCKS, "Source: AFP"], [BARGE, DIVERS, BAKER, "AFP"], "AFP", id="credited in both"),
    pytest.param([BARGE, DIVERS, DUCKS, "Source: AFP"], [BARGE, DIVERS, BAKER], "AFP", id="credited in one"),
    pytest.param([f"QUILL (Reuters) - {BARGE}", DIVERS], [BARGE, BAKER], "Reuters", id="a dateline"),
    pytest.param(["By Ruth Amsel, Associated Press", BARGE, DIVERS], [BARGE, BAKER], "AP", id="a byline"),
    pytest.param(
        [BARGE, DIVERS, DUCKS, "Reuters contributed to this report."],
        [BARGE, DIVERS, BAKER, "With files from Reuters"],
        "Reuters",
        id="contributed to both",
    ),
    pytest.param(
        [BARGE, DIVERS, DUCKS, "AFP, Bloomberg"],
        [BARGE, DIVERS, BAKER, "Bloomberg, AFP"],
        "AFP",
        id="beside a syndicate",
    ),
    pytest.param([BARGE, DIVERS, "AFP, Reuters"], [BARGE, DIVERS, "Reuters"], "Reuters", id="the one that both credit"),
]


@pytest.mark.parametrize(("a", "b", "agency"), WIRE)
def test_shared_narration_and_a_credit_are_one_agencys_copy(
    read: Read, a: list[str], b: list[str], agency: str
) -> None:
    found, _, _ = related(read, a, b)
    assert (found.relation, found.agency) == (Relation.SAME_WIRE, agency)
    assert Extent.NON not in {found.extent_a, found.extent_b}
    assert f"{agency} is credited" in found.reason


OTHERS = [
    pytest.param(
        [BARGE, DIVERS, CHANNEL],
        ["A barge lost its cargo, the Harbour Post reported.", BARGE, BAKER],
        Relation.B_FROM_A,
        "the second credits Harbour Post",
        id="written from the outlet that it credits",
    ),
    pytest.param(
        [BARGE, DIVERS, DUCKS],
        [BARGE, DIVERS, BAKER, SHOPS],
        Relation.A_FROM_B,
        "more of the first report's own narration",
        id="no credit, and one of them adds more",
    ),
    pytest.param(
        [BARGE, DIVERS],
        ["A leaked letter tells the story.", f'"{BARGE} {DIVERS}" it says.', DUCKS, BAKER],
        Relation.B_FROM_A,
        "quotes 39 words of the first's own text",
        id="one quotes the whole of the other",
    ),
    pytest.param(
        [
            "Inspectors found cracks in the lamp room last autumn.",
            "No one has told the keepers.",
            "The trust has no money for repairs.",
        ],
        [
            "The lamp room has cracked, according to the Harbour Post.",
            "The keepers were left in the dark, the Harbour Post reported.",
            DUCKS,
        ],
        Relation.B_FROM_A,
        "the second credits Harbour Post 2 times",
        id="retold in other words, and credited again and again",
    ),
    pytest.param(
        [DUCKS, SPEECH], [BAKER, SPEECH_TOLD], Relation.SHARED_QUOTES, "18 quoted words in common", id="one speech"
    ),
    pytest.param(
        ["By Ruth Amsel", BARGE, DIVERS, CHANNEL],
        ["By Ruth Amsel", BARGE, DIVERS, CHANNEL],
        Relation.SAME_TEXT,
        "by Ruth Amsel",
        id="one author's article in two places",
    ),
    pytest.param(
        [BARGE, DIVERS, DUCKS],
        [BARGE, DIVERS, BAKER],
        Relation.UNCLEAR,
        "nothing tells who has it from whom",
        id="no credit, and as much of the one as of the other",
    ),
    pytest.param(
        [BARGE, DIVERS, "The hull is lost, the Skerry Courier reported."],
        [BARGE, DIVERS, SHOPS, "According to the Skerry Courier, nine men swam."],
        Relation.SAME_WIRE,
        "both credit skerry courier",
        id="both credit a third outlet, whose report is not here",
    ),
    pytest.param(
        [BARGE, DUCKS], [DIVERS, BAKER], Relation.INDEPENDENT, "no common text", id="one event, no words in common"
    ),
    pytest.param(
        ["People came from all over the island to see it.", DUCKS],
        ["People came from all over the island to see it.", BAKER],
        Relation.INDEPENDENT,
        "only stock phrases",
        id="a stock phrase in common",
    ),
    pytest.param(
        [DUCKS, "Source: AFP"], [BAKER, "AFP"], Relation.INDEPENDENT, "no common text", id="one agency, other copy"
    ),
]


@pytest.mark.parametrize(("a", "b", "relation", "reason"), OTHERS)
def test_what_two_reports_are_to_each_other(
    read: Read, a: list[str], b: list[str], relation: Relation, reason: str
) -> None:
    found, _, _ = related(read, a, b)
    assert found.relation is relation
    assert reason in found.reason
    assert found.agency == ""


def test_a_quoted_speech_makes_no_derivation(read: Read) -> None:
    found, _, _ = related(read, [DUCKS, SPEECH], [BAKER, SPEECH_TOLD])
    assert (found.share_a, found.share_b) == (0.0, 0.0)
    assert (found.extent_a, found.extent_b) == (Extent.NON, Extent.NON)
    assert found.quoted == 1.0


@pytest.mark.parametrize(
    ("own", "extent"), [([], Extent.WHOLLY), ([CHANNEL], Extent.WHOLLY), ([DUCKS, BAKER, SHOPS], Extent.PARTLY)]
)
def test_a_report_derives_wholly_or_partly_by_its_own_share(read: Read, own: list[str], extent: Extent) -> None:
    found, _, _ = related(read, [BARGE, DIVERS, *own, "AFP"], [BARGE, DIVERS, CHANNEL, "AFP"])
    assert found.extent_a is extent


def test_a_dateline_says_that_the_whole_text_is_the_agencys(read: Read) -> None:
    found, _, _ = related(read, [f"QUILL (Reuters) - {BARGE}", DUCKS, BAKER, SHOPS], [BARGE, CHANNEL])
    assert found.share_a < 0.5
    assert found.extent_a is Extent.WHOLLY


def test_the_report_that_the_other_was_written_from_derives_from_nothing(read: Read) -> None:
    found, _, _ = related(read, [BARGE, DIVERS], [BARGE, "A barge lost its cargo, the Harbour Post reported.", BAKER])
    assert (found.extent_a, found.extent_b) == (Extent.NON, Extent.PARTLY)


def test_shares_are_of_each_reports_own_narration_without_quoted_words(read: Read) -> None:
    found, first, second = related(read, [BARGE, SPEECH], [BARGE, BARGE.replace("clay", "lead"), DUCKS])
    words = len(BARGE.split())
    said = len(["Mayor", "Ana", "Dorrit", "said"])
    assert found.share_a == pytest.approx(words / (words + said), abs=0.001)
    assert side(first).narration == words + said
    assert found.share_b < found.share_a
    assert side(second).narration == 2 * words + len(DUCKS.split())


def test_the_evidence_is_the_credits_and_the_longest_passages(read: Read) -> None:
    found, first, second = related(read, [BARGE, DUCKS, DIVERS, "Source: AFP"], [BARGE, DIVERS, BAKER, "AFP"])
    texts = {first.report.id: first.report.text, second.report.id: second.report.text}
    shown = [(e.note, e.span.of(texts[e.report])) for e in found.evidence]
    assert shown[:2] == [("credit: line", "AFP"), ("credit: line", "AFP")]
    assert [words for _, words in shown[2:]] == [t.removesuffix(".") for t in (BARGE, BARGE, DIVERS, DIVERS)]


def test_stated_credits_are_surer_than_hints(read: Read) -> None:
    stated, _, _ = related(read, [BARGE, DIVERS, "AFP"], [BARGE, DIVERS, "AFP"])
    hinted, _, _ = related(
        read, [BARGE, DIVERS, DUCKS, "AFP contributed to this report."], [BARGE, DIVERS, BAKER, SHOPS]
    )
    assert (stated.relation, hinted.relation) == (Relation.SAME_WIRE, Relation.SAME_WIRE)
    assert stated.score > hinted.score


def test_a_pictures_credit_says_nothing_of_the_text(read: Read) -> None:
    found, _, _ = related(read, [BARGE, DIVERS, DUCKS], [BARGE, DIVERS, BAKER, SHOPS, "Divers at the quay. (AFP)"])
    assert found.relation is Relation.A_FROM_B
    assert found.agency == ""


def test_narration_counts_from_a_sentence_on(read: Read) -> None:
    """One word under the bound is a stock phrase, the bound itself is text taken over."""
    words = "granite barges carry damp clay along narrow winding ditches towards cold southern kilns".split()
    below, above = " ".join(words[: NARRATION_WORDS - 1]), " ".join(words[:NARRATION_WORDS])
    low, _, _ = related(read, [f"Then {below}.", DUCKS], [f"Slowly {below}.", BAKER])
    high, _, _ = related(read, [f"Then {above}.", DUCKS], [f"Slowly {above}.", BAKER])
    assert low.relation is Relation.INDEPENDENT
    assert high.relation is not Relation.INDEPENDENT


@pytest.mark.xfail(strict=True, reason="an agency known only as the outlet is no credit: analyse gives none for it")
def test_an_agencys_own_report_is_no_copy_of_a_shorter_one(read: Read) -> None:
    own = read(BARGE, DIVERS, outlet="Reuters", name="a.txt")
    copy = read(BARGE, DIVERS, BAKER, outlet="Island Echo", name="b.txt")
    assert pair(side(own), side(copy)).relation is not Relation.A_FROM_B


PARAGRAPHS = (BARGE, DIVERS, CHANNEL, DUCKS, BAKER, SHOPS, SPEECH, SPEECH_TOLD)
CREDITS = ("", "Source: AFP", "AFP, Reuters", "With files from Reuters", "By Ruth Amsel")
body = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=5, unique=True)
TURNED = {Relation.A_FROM_B: Relation.B_FROM_A, Relation.B_FROM_A: Relation.A_FROM_B}


@given(body, body, st.sampled_from(CREDITS), st.sampled_from(CREDITS))
def test_a_pair_is_the_same_from_the_other_side(read: Read, a: list[str], b: list[str], one: str, two: str) -> None:
    first = side(read(*a, one, outlet="Harbour Post", name="a.txt"))
    second = side(read(*b, two, outlet="Island Echo", name="b.txt"))
    straight, turned = pair(first, second), pair(second, first)
    assert turned.relation is TURNED.get(straight.relation, straight.relation)
    assert (turned.agency, turned.quoted, turned.score) == (straight.agency, straight.quoted, straight.score)
    assert (turned.share_b, turned.extent_b) == (straight.share_a, straight.extent_a)
    assert (turned.share_a, turned.extent_a) == (straight.share_b, straight.extent_b)
    assert {(p.b, p.a) for p in turned.passages} == {(p.a, p.b) for p in straight.passages}


@given(body, body)
def test_every_word_of_a_passage_is_counted_once(read: Read, a: list[str], b: list[str]) -> None:
    first, second = side(read(*a, name="a.txt")), side(read(*b, name="b.txt"))
    found = shared(first, second)
    counted = found.narration + found.quoted + found.quoted_a + found.quoted_b
    assert counted == sum(passage.words for passage in found.passages)
    assert found.narration <= min(first.narration, second.narration)
    assert found.told <= found.narration


@given(body, st.sampled_from(CREDITS))
def test_shares_lie_between_0_and_1(read: Read, paragraphs: list[str], credit: str) -> None:
    a = read(*paragraphs, credit, outlet="Harbour Post", name="a.txt")
    b = read(*paragraphs[:1], DUCKS, outlet="Island Echo", name="b.txt")
    found = pair(side(a), side(b))
    assert all(0.0 <= share <= 1.0 for share in (found.share_a, found.share_b, found.quoted, found.score))
