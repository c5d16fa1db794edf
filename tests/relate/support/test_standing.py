"""Who stands behind a statement, how many of them independently, and through whom it all passes."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.analysis import analyse
from twosource.model.agency import AgencyTable
from twosource.model.comparison import Collation
from twosource.model.quotation import PartyKind
from twosource.model.relation import Count, Statement
from twosource.model.report import Report, Role
from twosource.relate.collate import collate

Compare = Callable[..., Collation]
Story = list[tuple[str, str]]
"""Reports as outlet and text."""


@pytest.fixture(scope="session")
def compare(make_report: Callable[..., Report], agencies: AgencyTable) -> Compare:
    """The collation of a story: ``compare(("Post", "…"), ("Echo", "…"))``; a title stands before "##"."""

    def compared(*reports: tuple[str, str]) -> Collation:
        analyses = []
        for outlet, text in reports:
            title, _, body = text.rpartition("##")
            made = make_report(body.strip(), outlet=outlet, title=title.strip(), name=f"{outlet}.txt")
            analyses.append(analyse(made, agencies))
        return collate(analyses)

    return compared


def text_of(collation: Collation, report: str) -> str:
    return next(a.report.text for a in collation.analyses if a.report.id == report)


def statement(collation: Collation, words: str) -> Statement:
    """The statement with these words in it that most reports make."""
    told = [
        s for s in collation.statements if any(words in r.span.of(text_of(collation, r.report)) for r in s.readings)
    ]
    return max(told, key=lambda s: len({r.report for r in s.readings}))


def names(found: Statement) -> set[str]:
    return {origin.name for origin in found.support.origins}


BARGE = "A cargo of clay pipes slid off a barge near Quill Island on Wednesday and blocked the channel for nine hours."
DIVERS = "Divers began lifting the pipes before dusk, and two tugs held the barge against the current all night."
DUCKS = "Seven ducks watched from a wall beside the lock while the town band packed its drums into a cart."
BAKER = "A baker brought rolls and hot tea for the crew, who slept on sacks in the pavilion until morning."
COPY = f"{BARGE}\n\n{DIVERS}"
ONE, TWO, OPEN = Count(1, 1), Count(2, 2), Count(1, 2)

CASES = [
    pytest.param(
        [
            ("Post", '"We will not sell a single stone of this quay to them," Mayor Ana Dorrit said.'),
            ("Echo", '"We will not sell a single stone of this quay to them," Dorrit told the crowd.\n\nMayor Ana Dorrit '
                     "left early."),
        ],
        "single stone", ONE, {"Ana Dorrit"}, {"Ana Dorrit"},
        id="two outlets quote one speech: they share its speaker",
    ),
    pytest.param(
        [
            ("Post", '"We will not sell a single stone of this quay to them," he said.'),
            ("Echo", '"We will not sell a single stone of this quay to them," Mayor Ana Dorrit said.'),
        ],
        "single stone", ONE, {"Ana Dorrit"}, {"Ana Dorrit"},
        id="one report names the speaker of words that another leaves unnamed",
    ),
    pytest.param(
        [
            ("Post", 'The council sat late on Monday about the quay, its old stone walls, both ferries and the lock behind them, and parted well after midnight with "a dry summer to you all" as the last words of the night.'),
            ("Echo", '"A dry summer to you all," Mayor Ana Dorrit told the council late on Monday after words about the quay and both ferries.'),
        ],
        "dry summer", ONE, {"Ana Dorrit"}, {"Ana Dorrit"},
        id="narration round quoted words comes from who said them",
    ),
    pytest.param(
        [
            ("Post", "The company said it would rebuild the old stone quay before the next winter storms."),
            ("Echo", '"It would rebuild the old stone quay before the next winter storms," Vantor Line said.'),
        ],
        "stone quay", ONE, {"Vantor Line"}, {"Vantor Line"},
        id="'the company' is whom another report quotes with these words",
    ),
    pytest.param(
        [
            ("Post", "Three sailors are in serious condition, the Quill hospital said in a statement."),
            ("Echo", "The Quill hospital said three sailors were in serious condition."),
        ],
        "three sailors", ONE, {"Quill hospital"}, {"Quill hospital"},
        id="a body reported in other words",
    ),
    pytest.param(
        [
            ("Post", "The lock has failed twice this year, engineer Paul Reiner said."),
            ("Echo", "The lock has failed twice this year, according to Mayor Ana Dorrit."),
        ],
        "has failed", TWO, {"Paul Reiner", "Ana Dorrit"}, {"Paul Reiner", "Ana Dorrit"},
        id="two persons say it, each to one outlet",
    ),
    pytest.param(
        [
            ("Post", "CCTV reported Mayor Ana Dorrit as saying that the lock has failed twice this year."),
            ("Echo", '"The lock has failed twice this year," Mayor Ana Dorrit said, CCTV reported.'),
        ],
        "has failed", ONE, {"Ana Dorrit"}, {"CCTV"},
        id="one speaker through one channel: the channel is the bottleneck",
    ),
    pytest.param(
        [("Post", f"{COPY}\n\nSource: AFP"), ("Echo", f"{COPY}\n\n{BAKER}\n\nAFP"), ("Free", f"{COPY}\n\n{DUCKS}")],
        "clay pipes slid", ONE, {"AFP"}, {"AFP"},
        id="copies of one agency are one, credited or not",
    ),
    pytest.param(
        [
            ("Post", f"{COPY}\n\nAFP"),
            ("Echo", f"{COPY}\n\n{BAKER}\n\nAFP"),
            ("Free", f"Clay pipes from a barge blocked the channel near Quill Island for nine hours on Wednesday.\n\n{DUCKS}"),
        ],
        "clay pipes slid", TWO, {"AFP", "Free"}, {"AFP", "Free"},
        id="an outlet's own words beside an agency's copies",
    ),
    pytest.param(
        [("Post", f"{COPY}\n\nAFP, Bloomberg"), ("Echo", f"{COPY}\n\nAFP")],
        "clay pipes slid", ONE, {"AFP"}, {"AFP"},
        id="two agencies credited, one accounts for the text",
    ),
    pytest.param(
        [
            ("Post", f"{COPY}\n\nAFP, Reuters"),
            ("Echo", f"Clay pipes from a barge blocked the channel near Quill Island for nine hours on Wednesday.\n\n{DUCKS}"),
        ],
        "clay pipes slid", TWO, {"AFP or Reuters", "Echo"}, {"Post", "Echo"},
        id="two agencies credited, and nothing tells which",
    ),
    pytest.param(
        [
            ("Post", f"{COPY}\n\nAFP"),
            ("Echo", "Clay pipes from a barge blocked the channel near Quill Island for nine hours on Wednesday.\n\n"
                     f"{DUCKS}\n\nWith files from AFP"),
        ],
        "clay pipes slid", OPEN, {"AFP"}, {"AFP"},
        id="a contribution of the same agency may be all of it or nothing",
    ),
    pytest.param(
        [
            ("Skerry Courier", "Inspectors have found nine cracks in the lamp room of the lighthouse."),
            ("Review", "Inspectors have found nine cracks in the lamp room of the lighthouse, the Skerry Courier reported."),
        ],
        "nine cracks", ONE, {"Skerry Courier"}, {"Skerry Courier"},
        id="an outlet crediting another outlet stands behind it",
    ),
    pytest.param(
        [
            ("Post", f"{BARGE}\n\n{DUCKS}"),
            ("Echo", "The lamp room has cracked, the Skerry Courier reported."),
            ("Free", "The lamp room of the tower has cracked, according to the Skerry Courier."),
        ],
        "lamp room", ONE, {"Skerry Courier"}, {"Skerry Courier"},
        id="two outlets crediting a third one that is not here",
    ),
    pytest.param(
        [
            ("Skerry Courier", "The lamp room of the lighthouse has nine cracks, the Island Echo reported."),
            ("Island Echo", "The Skerry Courier reported that the lamp room of the lighthouse has nine cracks."),
        ],
        "nine cracks", ONE, {"Skerry Courier", "Island Echo"}, {"Island Echo"},
        id="circular reporting is never two",
    ),
    pytest.param(
        [("Post", f"{COPY}\n\n{DUCKS}"), ("Echo", f"{COPY}\n\n{BAKER}")],
        "clay pipes slid", ONE, {"a common source"}, {"a common source"},
        id="shared narration without credit, who has it from whom not told",
    ),
    pytest.param(
        [("Post", f"{COPY}"), ("Echo", f"{COPY}\n\n{BAKER}"), ("Free", f"{COPY}\n\n{DUCKS} {BAKER}")],
        "clay pipes slid", ONE, {"Free"}, {"Free"},
        id="a copy of a copy of a report",
    ),
    pytest.param(
        [
            ("Post", "The bridge plan will be dropped before the summer, a senior ministry official said."),
            ("Echo", "The bridge plan will be dropped before the summer, two ministry officials said."),
        ],
        "bridge plan", OPEN, {"senior ministry official"}, {"senior ministry official"},
        id="an anonymous source described alike may be one",
    ),
    pytest.param(
        [
            ("Post", "The bridge plan will be dropped before the summer, a senior ministry official said."),
            ("Echo", "The bridge plan will be dropped before the summer, a union lawyer said."),
        ],
        "bridge plan", TWO, {"senior ministry official", "union lawyer"}, {"senior ministry official", "union lawyer"},
        id="anonymous sources described otherwise are two",
    ),
    pytest.param(
        [
            ("Post", "The lock has failed twice this year, he said."),
            ("Echo", "The lock has failed twice this year, Mayor Ana Dorrit said."),
        ],
        "has failed", OPEN, {"Ana Dorrit"}, {"Ana Dorrit"},
        id="somebody not named may be the one who is",
    ),
    pytest.param(
        [
            ("Post", "The lock has failed twice this year, Mayor Ana Dorrit said."),
            ("Echo", "Engineer Paul Reiner denied that the lock has failed twice this year."),
        ],
        "has failed", ONE, {"Ana Dorrit"}, {"Ana Dorrit"},
        id="a denial is no support",
    ),
    pytest.param(
        [
            ("Post", "Thousands of people marched through Quill on Saturday against the closing of the brickyards."),
            ("Echo", "On Saturday, thousands of people marched in Quill; they want the brickyards to stay."),
        ],
        "thousands", TWO, {"Post", "Echo"}, {"Post", "Echo"},
        id="one public event seen by two outlets' own staff",
    ),
    pytest.param(
        [
            ("Post", "Clay pipes block the channel at Quill Island ## Photo: Clay pipes off Quill Island, where they block "
                     f"the channel. (AA)\n\nClay pipes block the channel at Quill Island, and no barge can pass.\n\n{DUCKS}"),
            ("Echo", f"At Quill Island, clay pipes block the channel.\n\n{BAKER}"),
        ],
        "no barge can pass", TWO, {"Post", "Echo"}, {"Post", "Echo"},
        id="repeats in headline and caption add readings, not sources",
    ),
    pytest.param(
        [
            ("Post", "Lamp room of Skerry lighthouse has cracked in nine places ## The lamp room of the Skerry lighthouse "
                     "has cracked in nine places since autumn, Mayor Ana Dorrit said."),
            ("Echo", "Lamp room has cracked in nine places ## Mayor Ana Dorrit said the lamp room of the Skerry lighthouse "
                     "had cracked in nine places."),
        ],
        "since autumn", ONE, {"Ana Dorrit"}, {"Ana Dorrit"},
        id="a headline has it from whom the body says",
    ),
    pytest.param(
        [
            ("Post", f"QUILL (Reuters) - The governor has resigned, AFP reported.\n\n{COPY}"),
            ("Echo", f"The governor has resigned, AFP reported.\n\n{COPY}\n\nReuters"),
        ],
        "governor has resigned", ONE, {"AFP"}, {"Reuters"},
        id="an agency's story that quotes another agency",
    ),
    pytest.param(
        [
            ("Post", f"The lock keepers say they want more pay for every single night boat, CNN reported.\n\n{DUCKS}"),
            ("Echo", f"More pay is wanted for every single night boat of the lock keepers, CNN reported.\n\n{BAKER}"),
        ],
        "night boat", ONE, {"lock keepers"}, {"CNN"},
        id="an outlet that reported it is no origin beside whose words it reported",
    ),
    pytest.param(
        [
            ("Quill Council", f"The council will sell the customs house before the end of June. {BARGE}"),
            ("Echo", f'A leaked letter tells it.\n\n"The council will sell the customs house before the end of June. {BARGE}" '
                     f"it says.\n\n{DUCKS}"),
        ],
        "customs house", ONE, {"Quill Council"}, {"Quill Council"},
        id="a document and a report on it",
    ),
    pytest.param(
        [
            ("Post", f"Twice this year, Mayor Ana Dorrit found out, the gates of the lock at Quill Island gave way.\n\n{DUCKS}"),
            ("Echo", f"The gates of the lock at Quill Island have given way twice this year, Mayor Ana Dorrit said.\n\n{BAKER}"),
        ],
        "Twice this year", OPEN, {"Ana Dorrit"}, {"Ana Dorrit"},
        id="narration that tells of a source of another report may come from there",
    ),
    pytest.param(
        [
            ("Post", f"A barge with clay pipes in its hold ran aground off Quill Island on Wednesday.\n\n{DUCKS}"),
            ("Echo", '"I am sorry," said Per Holm, whose barge ran aground off Quill Island on Wednesday with clay pipes in its hold.'),
        ],
        "ran aground", TWO, {"Per Holm", "Post"}, {"Echo", "Post"},
        id="who says a lesser part of it is no source of the rest",
    ),
    pytest.param(
        [
            ("Post", "The council needs a second lock at the eastern quay, the letter says."),
            ("Echo", "The council needs a second lock at the eastern quay, the Quill hospital wrote in a letter."),
        ],
        "second lock", ONE, {"Quill hospital"}, {"Quill hospital"},
        id="a letter speaks for whom the other report names as its author",
    ),
    pytest.param(
        [
            ("Post", 'The letter urges the council not to close any lock that "keeps the eastern quay alive" and adds to trade, the Skerry Courier said.'),
            ("Echo", 'The letter asks the council not to close a lock that "keeps the eastern quay alive."'),
        ],
        "eastern quay", ONE, {"letter"}, {"letter"},
        id="what an outlet says that a letter says is the letter's",
    ),
    pytest.param(
        [
            ("Post", "The Quill Harbour Committee said that the eastern lock needs a second gate before the winter."),
            ("Echo", "Lawyers for the committee said a second gate is needed at the eastern lock by December."),
        ],
        "second gate", ONE, {"Quill Harbour Committee"}, {"Quill Harbour Committee"},
        id="lawyers for a body are the body",
    ),
    pytest.param(
        [
            ("Post", "The Quill Harbour Committee said that the eastern lock needs a second gate before the winter."),
            ("Echo", "The Harbour Committee said a second gate is needed at the eastern lock by December."),
        ],
        "second gate", ONE, {"Quill Harbour Committee"}, {"Quill Harbour Committee"},
        id="a body by the end of its name",
    ),
    pytest.param(
        [
            ("Post", "The Quill Harbour Committee said that the eastern lock needs a second gate before the winter."),
            ("Echo", "The Skerrow Harbour Committee said a second gate is needed at the eastern lock by December."),
        ],
        "second gate", TWO, {"Quill Harbour Committee", "Skerrow Harbour Committee"},
        {"Quill Harbour Committee", "Skerrow Harbour Committee"},
        id="two committees of one kind are two",
    ),
    pytest.param(
        [
            ("Post", "The Harbour Committee said that the eastern lock needs a second gate before the winter."),
            ("Echo", "Harbour Committee spokesman Per Holm said a second gate is needed at the eastern lock by December."),
        ],
        "second gate", OPEN, {"Per Holm"}, {"Per Holm"},
        id="a body and its spokesman may be one",
    ),
    pytest.param(
        [
            ("Post", "Republicans say that the eastern lock needs a second gate before the winter."),
            ("Echo", "A second gate is needed at the eastern lock by December, said Per Holm, the top Republican on the council."),
        ],
        "second gate", OPEN, {"Per Holm"}, {"Per Holm"},
        id="a group and one of it may be one",
    ),
    pytest.param(
        [
            ("Post", "The Harbour Committee announced that the eastern lock would get a second gate before the winter."),
            ("Echo", "The eastern lock gets a second gate before the winter after the Harbour Committee announced it on Monday, according to CNBC."),
        ],
        "second gate", OPEN, {"Harbour Committee"}, {"Harbour Committee"},
        id="an outlet that tells of another report's source may have it from there",
    ),
    pytest.param(
        [
            ("Post", f"In the video a barge with clay pipes in its hold runs aground off Quill Island.\n\n{DUCKS}"),
            ("Echo", f"A barge full of clay pipes is seen running aground off Quill Island in the footage.\n\n{BAKER}"),
        ],
        "clay pipes", OPEN, {"Echo"}, {"Echo"},
        id="two outlets that describe one video may have it all from there",
    ),
    pytest.param(
        [
            ("Post", f"In the video a barge with clay pipes in its hold runs aground off Quill Island.\n\n{DUCKS}"),
            ("Echo", f"A barge full of clay pipes ran aground off Quill Island, and a letter tells of it.\n\n{BAKER}"),
        ],
        "clay pipes", TWO, {"Echo", "Post"}, {"Echo", "Post"},
        id="a video and a letter are two",
    ),
    pytest.param(
        [
            ("Post", f"The Quill Harbour Committee announced that a second gate would be built at the eastern lock.\n\n{DUCKS}"),
            ("Echo", f"A second gate is built at the eastern lock by December, as the committee plans it.\n\n{BAKER}"),
        ],
        "second gate", OPEN, {"Quill Harbour Committee"}, {"Quill Harbour Committee"},
        id="narration that tells of the committee may come from there",
    ),
    pytest.param(
        [
            ("Post", f"Harbour Committee spokesman Per Holm left early.\n\nA second gate is needed at the eastern lock by December, Holm said.\n\n{DUCKS}"),
            ("Echo", f"The eastern lock needs a second gate before the winter, the Harbour Committee said.\n\n{BAKER}"),
        ],
        "second gate", OPEN, {"Per Holm"}, {"Per Holm"},
        id="a spokesman is known by how any sentence calls him",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("story", "words", "count", "origins", "neck"), CASES)
def test_so_many_stand_behind_it(
    compare: Compare, story: Story, words: str, count: Count, origins: set[str], neck: set[str]
) -> None:
    found = statement(compare(*story), words)
    assert len({reading.report for reading in found.readings}) >= 2
    assert found.support.independent == count
    assert names(found) == origins
    assert set(found.support.bottleneck) == neck


@pytest.mark.parametrize(("story", "words", "count", "origins", "neck"), CASES)
def test_the_reason_names_the_origins_in_a_sentence(
    compare: Compare, story: Story, words: str, count: Count, origins: set[str], neck: set[str]
) -> None:
    reason = statement(compare(*story), words).support.reason
    assert all(origin in reason for origin in origins)
    assert ("cannot be told" in reason) == (count == OPEN)
    assert ("share no party" in reason) == (count == TWO)


def test_unattributed_narration_is_the_outlets_own_and_marked_assumed(compare: Compare) -> None:
    found = statement(compare(("Post", BARGE), ("Echo", BAKER)), "clay pipes")
    [origin] = found.support.origins
    assert (origin.name, origin.kind, origin.assumed) == ("Post", PartyKind.OUTLET, True)
    assert "own reporting, assumed" in found.support.reason


def test_unattributed_narration_of_a_copy_is_the_agencys_and_marked_assumed(compare: Compare) -> None:
    found = statement(compare(("Post", f"{COPY}\n\nAFP"), ("Echo", f"{COPY}\n\nAFP")), "clay pipes")
    [origin] = found.support.origins
    assert (origin.name, origin.kind, origin.assumed) == ("AFP", PartyKind.AGENCY, True)


def test_a_speaker_named_is_not_assumed(compare: Compare) -> None:
    found = statement(compare(("Post", "The lock has failed, Mayor Ana Dorrit said."), ("Echo", BAKER)), "lock")
    assert [origin.assumed for origin in found.support.origins] == [False]


def test_what_only_the_later_report_tells_is_its_own(compare: Compare) -> None:
    """A report written from another one does not owe it what that one does not say."""
    collation = compare(
        ("Skerry Courier", COPY), ("Post", f"{COPY}\n\nThe barge is lost, the Skerry Courier reported.\n\n{BAKER}")
    )
    assert names(statement(collation, "clay pipes")) == {"Skerry Courier"}
    assert names(statement(collation, "A baker brought")) == {"Post"}


def test_a_repeat_in_the_same_report_is_a_reading_more_and_not_a_way_more(compare: Compare) -> None:
    body = "Clay pipes block the channel at Quill Island, and no barge can pass."
    once = compare(
        ("Post", f"{body}\n\n{DUCKS}"), ("Echo", f"At Quill Island, clay pipes block the channel.\n\n{BAKER}")
    )
    again = compare(
        ("Post", f"Clay pipes block the channel at Quill Island ## {body}\n\n{DUCKS}"),
        ("Echo", f"At Quill Island, clay pipes block the channel.\n\n{BAKER}"),
    )
    one, two = (statement(collation, "no barge can pass") for collation in (once, again))
    assert (len(one.readings), len(two.readings)) == (2, 3)
    assert Role.HEADLINE in {reading.role for reading in two.readings}
    assert one.support.independent == two.support.independent
    assert one.support.origins == two.support.origins


def test_the_chain_of_each_reading_runs_from_its_origin_to_its_report(compare: Compare) -> None:
    text = f'"The lock has failed twice this year," Mayor Ana Dorrit told Reuters.\n\n{COPY}\n\nAFP'
    collation = compare(("Post", text), ("Echo", text.replace("Mayor Ana", "Ms")))
    found = statement(collation, "has failed")
    ids = [analysis.report.id for analysis in collation.analyses]
    assert [(way[0].split()[-1], *way[1:-1]) for way in found.support.ways] == [("Dorrit", "Reuters", "AFP")] * 2
    assert [way[-1] for way in found.support.ways] == ids


def test_what_the_outlet_itself_was_told_comes_through_no_agency_whose_copy_stands_round_it(compare: Compare) -> None:
    text = f'"The lock has failed twice this year," Mayor Ana Dorrit told {{}}.\n\n{COPY}\n\nAFP'
    collation = compare(("Harbour Post", text.format("the Harbour Post")), ("Echo", text.format("Reuters")))
    ways = [way[1:-1] for way in statement(collation, "has failed").support.ways]
    assert ways == [(), ("Reuters", "AFP")]


def test_every_step_of_a_chain_is_shown_with_its_ground(compare: Compare) -> None:
    collation = compare(
        ("Post", f"The lock has failed, Mayor Ana Dorrit said.\n\n{COPY}\n\nAFP"), ("Echo", f"{COPY}\n\n{BAKER}\n\nAFP")
    )
    links = {(link.upstream, link.downstream): link for link in statement(collation, "has failed").support.links}
    assert set(links) == {("Ana Dorrit", "AFP"), ("AFP", "Post")}
    credited = links["Ana Dorrit", "AFP"]
    assert credited.evidence is not None
    assert credited.evidence.span.of(text_of(collation, credited.evidence.report)) == "AFP"
    [origin] = statement(collation, "has failed").support.origins
    assert origin.evidence is not None
    assert "Dorrit" in origin.evidence.span.of(text_of(collation, origin.evidence.report))
    assert all(link.reason for link in links.values())


def test_a_step_that_is_only_possible_is_marked(compare: Compare) -> None:
    collation = compare(("Post", f"{DUCKS}\n\nWith files from Reuters"), ("Echo", BAKER))
    [link] = statement(collation, "Seven ducks").support.links
    assert (link.upstream, link.downstream, link.sure) == ("Reuters", "Post", False)


def test_the_reason_names_whom_all_reports_have_it_through(compare: Compare) -> None:
    text = f"The lock has failed, Mayor Ana Dorrit said.\n\n{COPY}\n\nAFP"
    reason = statement(compare(("Post", text), ("Echo", text)), "has failed").support.reason
    assert reason == "1 origin, Ana Dorrit; both reports have it only through AFP"


def test_a_statement_knows_its_quotations(compare: Compare) -> None:
    collation = compare(
        ("Post", "The lock has failed, Mayor Ana Dorrit said."), ("Echo", f"The lock has failed.\n\n{BAKER}")
    )
    said = [quotation.id for analysis in collation.analyses for quotation in analysis.quotations]
    assert statement(collation, "has failed").quotations == tuple(said) != ()
    assert statement(collation, "baker").quotations == ()


# ---- the law of credited copies -----------------------------------------------------------------

AGENCY_COPY = (
    BARGE,
    DIVERS,
    "The channel carries about forty barges a day between the brickyards and the sea.",
    "Harbour police closed the towpath to walkers and sent the morning ferry round by the northern lock.",
    '"We heard a groan like an old door and then the whole deck tilted," lock keeper Ewan Pryde said.',
    "The owners of the barge have promised to pay for new fenders along the eastern quay.",
    '"Nobody here will sleep until that hull is gone from our door," said Nora Vell, who runs the island shop.',
)
OWN = (
    ("Our reporter counted twelve lanterns along the embankment.", "The town band has cancelled its concert."),
    (
        "Rain is forecast for the weekend, with gusts over the estuary.",
        "Volunteers gave visitors at the museum hot soup.",
    ),
    ("A retired pilot recalled three groundings in the same bend.", "The mayor opened a school of navigation."),
    ("Tickets for the lantern fair are sold out until September.",),
)
OUTLETS = ("Harbour Post", "Island Echo", "Skerry Courier", "Morning Gazette")
# Short pieces of the copy are stock phrases and no copy: three sentences are well beyond that.
cut = st.lists(st.sampled_from(range(len(AGENCY_COPY))), min_size=3, unique=True).map(sorted)
credit = st.sampled_from(("Source: AFP", "AFP", "(AFP)", "With files from AFP", ""))


def edited(number: int, places: list[int], own: int, line: str) -> tuple[str, str]:
    """An outlet's report: its cut of the agency's copy, some sentences of its own, perhaps a credit."""
    parts = [*(AGENCY_COPY[place] for place in places), *OWN[number][:own], *([line] if line else [])]
    return OUTLETS[number], "\n\n".join(parts)


report = st.tuples(cut, st.integers(0, 2), credit)


@given(st.lists(report, max_size=1), report)
def test_one_more_copy_of_an_agencys_copy_never_raises_a_count(
    compare: Compare, copies: list[tuple[list[int], int, str]], added: tuple[list[int], int, str]
) -> None:
    story = [edited(0, list(range(len(AGENCY_COPY))), 0, "Source: AFP"), (OUTLETS[2], "\n\n".join(OWN[2]))]
    story += [edited(1, *copy) for copy in copies]
    before, after = compare(*story), compare(*story, edited(3, *added))
    for one in before.statements:
        told = {reading for reading in one.readings if not reading.further}
        two = next(s for s in after.statements if told <= set(s.readings))
        assert two.support.independent.low <= one.support.independent.low
        assert two.support.independent.high <= one.support.independent.high
        assert len(two.support.origins) <= len(one.support.origins)


wording = st.sampled_from(
    (
        "The lock has failed twice this year, Mayor Ana Dorrit said.",
        "The lock has failed twice this year, according to engineer Paul Reiner.",
        "The lock has failed twice this year, a senior ministry official said.",
        "The lock has failed twice this year, the Skerry Courier reported.",
        "The lock has failed twice this year, he said.",
        "Engineer Paul Reiner denied that the lock has failed twice this year.",
        "The lock has failed twice this year.",
    )
)
line = st.sampled_from(("", "Source: AFP", "AFP, Reuters", "With files from Reuters"))


@given(st.lists(st.tuples(wording, line), min_size=2, max_size=4))
def test_a_count_is_a_range_within_the_reports_and_its_bottleneck_is_that_many(
    compare: Compare, reports: list[tuple[str, str]]
) -> None:
    story = [(outlet, f"{said}\n\n{by}".strip()) for outlet, (said, by) in zip(OUTLETS, reports, strict=False)]
    for found in compare(*story).statements:
        support = found.support
        telling = {reading.report for reading in found.readings}
        assert 1 <= support.independent.low <= support.independent.high <= len(telling)
        assert len(support.bottleneck) == support.independent.low
        assert support.origins
        assert {way[-1] for way in support.ways} <= telling
        assert support.score < 0.8 or support.independent.low == support.independent.high


@given(st.lists(st.tuples(wording, line), min_size=2, max_size=4), st.data())
def test_support_is_the_same_for_every_order_of_the_reports(
    compare: Compare, reports: list[tuple[str, str]], data: st.DataObject
) -> None:
    story = [(outlet, f"{said}\n\n{by}".strip()) for outlet, (said, by) in zip(OUTLETS, reports, strict=False)]
    shuffled = data.draw(st.permutations(story))
    straight, turned = (
        {frozenset(s.readings): (s.support.origins, s.support.independent, s.support.bottleneck) for s in c.statements}
        for c in (compare(*story), compare(*shuffled))
    )
    assert straight == turned
