"""Who took what from whom: unseen agency copy, several credits, reports written from reports."""

from collections.abc import Callable
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.analysis import analyse
from twosource.flow import compare
from twosource.model.agency import AgencyTable
from twosource.model.analysis import Analysis
from twosource.model.relation import Extent, NodeKind
from twosource.model.report import Report
from twosource.relate.derivation import pair, side
from twosource.relate.lineage import Descent, descent

Read = Callable[..., Analysis]


@pytest.fixture(scope="session")
def read(make_report: Callable[..., Report], agencies: AgencyTable) -> Read:
    """Paragraphs, analysed: ``read("Post", BARGE, "Source: AFP")``; the outlet comes first."""

    def analysed(outlet: str, *paragraphs: str) -> Analysis:
        return analyse(make_report("\n\n".join(paragraphs), outlet=outlet, name=f"{outlet}.txt"), agencies)

    return analysed


BARGE = "A cargo of clay pipes slid off a barge near Quill Island on Wednesday and blocked the channel for nine hours."
DIVERS = "Divers began lifting the pipes before dusk, and two tugs held the barge against the current all night."
CHANNEL = "The channel carries about forty barges a day between the brickyards and the sea."
DUCKS = "Seven ducks watched from a wall beside the lock while the town band packed its drums into a cart."
BAKER = "A baker brought rolls and hot tea for the crew, who slept on sacks in the pavilion until morning."
SHOPS = "Shops along the front stayed open until late because so many people had come to look at the hull in the mud."
SPEECH = '"We will not sell a single stone of this quay while I hold the keys to the town," Mayor Ana Dorrit said.'


def descended(*analyses: Analysis) -> Descent:
    sides = [side(analysis) for analysis in analyses]
    return descent(sides, [pair(one, two) for one, two in combinations(sides, 2)])


def drawn(tree: Descent) -> set[str]:
    """The edges in words: "AFP -> Post", "AFP ?-> Post" where that is only possible."""
    names = {node.id: node.name for node in tree.lineage.nodes}
    return {
        f"{names[edge.upstream]} {'->' if edge.sure else '?->'} {names[edge.downstream]}" for edge in tree.lineage.edges
    }


def test_copies_of_one_agency_hang_on_one_unseen_copy(read: Read) -> None:
    tree = descended(
        read("Post", BARGE, DIVERS, "Source: AFP"),
        read("Echo", BARGE, DIVERS, BAKER, "AFP"),
        read("Courier", BARGE, DIVERS, DUCKS),
    )
    assert drawn(tree) == {"AFP -> Post", "AFP -> Echo", "AFP -> Courier"}
    [copy] = [node for node in tree.lineage.nodes if node.kind is NodeKind.AGENCY_COPY]
    assert not copy.seen


def test_of_two_agencies_credited_the_one_that_does_not_account_for_the_text_stays_possible(read: Read) -> None:
    tree = descended(read("Post", BARGE, DIVERS, "AFP, Bloomberg"), read("Echo", BARGE, DIVERS, "AFP"))
    assert drawn(tree) == {"AFP -> Post", "AFP -> Echo", "Bloomberg ?-> Post"}


def test_an_agency_named_as_contributor_stays_possible(read: Read) -> None:
    tree = descended(read("Post", BARGE, "With files from Reuters"), read("Echo", DUCKS))
    assert drawn(tree) == {"Reuters ?-> Post"}


def test_a_lone_credit_line_is_believed(read: Read) -> None:
    tree = descended(read("Post", BARGE, "Source: Reuters"), read("Echo", DUCKS))
    assert drawn(tree) == {"Reuters -> Post"}
    [edge] = tree.lineage.edges
    assert [evidence.note for evidence in edge.evidence] == ["credit: line"]


def test_a_report_written_from_another_hangs_on_it(read: Read) -> None:
    tree = descended(
        read("Skerry Courier", BARGE, DIVERS, CHANNEL),
        read("Post", "The Skerry Courier reported the loss of a barge.", BARGE, BAKER),
    )
    assert drawn(tree) == {"Skerry Courier -> Post"}


@pytest.mark.parametrize(
    ("paragraphs", "name"), [([BARGE, DIVERS], "one text"), ([BARGE, DIVERS, DUCKS], "a common source")]
)
def test_shared_text_without_a_credit_hangs_on_a_copy_whose_author_is_not_named(
    read: Read, paragraphs: list[str], name: str
) -> None:
    """Word for word the same text, and a text to which each adds as much as the other."""
    other = [BAKER if paragraph == DUCKS else paragraph for paragraph in paragraphs]
    tree = descended(read("Post", *paragraphs), read("Echo", *other))
    assert drawn(tree) == {f"{name} -> Post", f"{name} -> Echo"}


def test_three_places_of_one_text_hang_on_one_copy(read: Read) -> None:
    tree = descended(*(read(outlet, BARGE, DIVERS) for outlet in ("Post", "Echo", "Courier")))
    assert drawn(tree) == {"one text -> Post", "one text -> Echo", "one text -> Courier"}


def test_an_agencys_own_report_is_the_copy_seen(read: Read) -> None:
    tree = descended(read("Reuters", f"QUILL (Reuters) - {BARGE}", DIVERS), read("Echo", BARGE, DIVERS, BAKER))
    assert drawn(tree) == {"Reuters -> Reuters", "Reuters -> Echo"}
    assert [node.seen for node in tree.lineage.nodes if node.kind is NodeKind.AGENCY_COPY] == [True]


@pytest.mark.parametrize("paragraphs", [[DUCKS], [DUCKS, SPEECH]])
def test_nothing_hangs_on_anything_where_only_an_event_or_a_speech_is_shared(read: Read, paragraphs: list[str]) -> None:
    tree = descended(read("Post", *paragraphs), read("Echo", BAKER, SPEECH))
    assert drawn(tree) == set()
    assert {derivation.extent for derivation in tree.derivations} == {Extent.NON}
    assert {derivation.share for derivation in tree.derivations} == {0.0}
    assert len(tree.lineage.nodes) == 2


def test_each_report_says_how_much_of_it_derives_and_from_what(read: Read) -> None:
    tree = descended(
        read("Post", BARGE, DIVERS, "Source: AFP"),
        read("Echo", BARGE, DUCKS, BAKER, SHOPS, "AFP"),
        read("Free", SPEECH),
    )
    more, less, none = tree.derivations
    assert (more.extent, more.sources) == (Extent.PARTLY, ("agency:AFP",))
    assert (less.extent, less.sources) == (Extent.PARTLY, ("agency:AFP",))
    assert (none.extent, none.sources) == (Extent.NON, ())
    assert more.share > less.share > none.share == 0.0
    assert "of its own narration" in more.reason
    assert "AFP" in more.reason


def test_the_share_covers_what_several_reports_have_in_common_once(read: Read) -> None:
    post = read("Post", BARGE, DIVERS, DUCKS, "AFP")
    one = descended(post, read("Echo", BARGE, DIVERS, "AFP"))
    two = descended(post, read("Echo", BARGE, DIVERS, "AFP"), read("Courier", BARGE, "AFP"))
    assert one.derivations[0].share == two.derivations[0].share < 1.0


def test_the_words_taken_over_are_known(read: Read) -> None:
    post = read("Post", BARGE, DUCKS, DIVERS, "Source: AFP")
    tree = descended(post, read("Echo", BARGE, DIVERS, "AFP"))
    taken = tree.taken[post.report.id]["agency:AFP"]
    assert [span.of(post.report.text) for span in taken] == [BARGE.removesuffix("."), DIVERS.removesuffix(".")]


PARAGRAPHS = (BARGE, DIVERS, CHANNEL, DUCKS, BAKER, SHOPS, SPEECH)
CREDITS = ("", "Source: AFP", "AFP, Reuters", "With files from Reuters", "The Skerry Courier reported the loss.")
OUTLETS = ("Post", "Echo", "Skerry Courier", "Gazette")
contents = st.lists(
    st.tuples(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=5, unique=True), st.sampled_from(CREDITS)),
    min_size=2,
    max_size=4,
)


@given(contents)
def test_edges_join_known_nodes_and_end_in_reports(read: Read, reports: list[tuple[list[str], str]]) -> None:
    tree = descended(*(read(o, *paragraphs, c) for o, (paragraphs, c) in zip(OUTLETS, reports, strict=False)))
    nodes = {node.id: node for node in tree.lineage.nodes}
    assert len(nodes) == len(tree.lineage.nodes)
    for edge in tree.lineage.edges:
        assert edge.upstream != edge.downstream
        assert nodes[edge.downstream].kind is NodeKind.REPORT
        assert edge.upstream in nodes
        assert edge.reason
        assert all(f"report:{evidence.report}" == edge.downstream for evidence in edge.evidence)


@given(contents, st.permutations(range(len(OUTLETS))))
def test_the_tree_is_the_same_for_every_order_of_the_reports(
    read: Read, reports: list[tuple[list[str], str]], order: list[int]
) -> None:
    analyses = [read(o, *paragraphs, c) for o, (paragraphs, c) in zip(OUTLETS, reports, strict=False)]
    shuffled = [analyses[place] for place in order if place < len(analyses)]
    straight, turned = descended(*analyses), descended(*shuffled)
    assert drawn(straight) == drawn(turned)
    assert straight.taken == turned.taken
    known = {(d.report, d.extent, d.share, d.sources) for d in straight.derivations}
    assert known == {(d.report, d.extent, d.share, d.sources) for d in turned.derivations}


@given(contents)
def test_a_report_derives_by_its_edges_and_by_what_is_taken(read: Read, reports: list[tuple[list[str], str]]) -> None:
    analyses = [read(o, *paragraphs, c) for o, (paragraphs, c) in zip(OUTLETS, reports, strict=False)]
    tree = descended(*analyses)
    for derivation, analysis in zip(tree.derivations, analyses, strict=True):
        assert derivation.report == analysis.report.id
        upstream = {e.upstream for e in tree.lineage.edges if e.downstream == f"report:{derivation.report}"}
        assert set(derivation.sources) == upstream
        assert 0.0 <= derivation.share <= 1.0
        assert set(tree.taken[derivation.report]) <= upstream
        if not upstream:
            assert (derivation.extent, derivation.share) == (Extent.NON, 0.0)


WRECK = (
    "The brig was lost on the reef below Arle in the night of Monday, and her crew of nine came ashore in two boats "
    "after the mate had cut the lines. The master stayed with the cargo until the tide carried it away from him, and "
    "was found the next morning by fishermen of the bay, who brought him to the house of the harbour doctor."
)


@pytest.mark.parametrize("seen", [True, False])
def test_reports_that_say_they_are_printed_from_an_outlet_have_it_upstream(
    make_report: Callable[..., Report], agencies: AgencyTable, seen: bool
) -> None:
    copies = [
        make_report(f"A WRECK. (From the Arle Gazette, Nov. 8.) {WRECK}", outlet="Bay Star", name="b.txt"),
        make_report(f"A WRECK. [From the Arle Gazette, Nov. 8.] {WRECK}", outlet="Port Echo", name="c.txt"),
    ]
    origin = [make_report(WRECK, outlet="Arle Gazette", name="a.txt")] if seen else []
    found = compare([*origin, *copies], agencies)
    names = {node.id: (node.name, node.seen) for node in found.lineage.nodes}
    assert {names[edge.upstream] for edge in found.lineage.edges} == {("Arle Gazette", seen)}
    assert {names[edge.downstream][0] for edge in found.lineage.edges} == {"Bay Star", "Port Echo"}
    shared = [s for s in found.statements if len({r.report for r in s.readings}) > 1]
    assert {str(s.support.independent) for s in shared} == {"1"}
