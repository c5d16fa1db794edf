"""Two readings laid word against word: what meets what, and that both come back in order."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.analysis import analyse
from twosource.model.agency import AgencyTable
from twosource.model.report import Report
from twosource.model.span import Span
from twosource.relate.differences.collation import Slot, Step, Unit, means_same, steps, units, worth

Split = Callable[..., tuple[Unit, ...]]


@pytest.fixture(scope="session")
def split(make_report: Callable[..., Report], agencies: AgencyTable) -> Split:
    """The units of a reading: the whole of a text published on Thursday, 12 March 2026."""

    def made(text: str) -> tuple[Unit, ...]:
        analysis = analyse(make_report(text, published="2026-03-12"), agencies)
        return units(analysis, Span(0, len(text)))

    return made


def ascii_table(first: tuple[Unit, ...], second: tuple[Unit, ...], a: str, b: str) -> str:
    """Both readings as rows of a table; a unit that stands alone faces "-"."""
    columns = [
        (
            first[step.a].span.of(a) if step.a is not None else "-",
            second[step.b].span.of(b) if step.b is not None else "-",
        )
        for step in steps(first, second)
    ]
    widths = [max(map(len, column)) for column in columns]
    lines = ("| " + " | ".join(c[row].ljust(w) for c, w in zip(columns, widths, strict=True)) + " |" for row in (0, 1))
    return "\n".join(lines)


@pytest.mark.parametrize(
    "expected",
    [
        pytest.param(
            """
            | The | gate | was | shut | -  | yesterday | after | a | storm |
            | The | gate | was | shut | on | Wednesday | after | a | storm |
            """,
            id="time",
        ),
        pytest.param(
            """
            | The | envoy | travelled | to | Kyiv | by | train |
            | The | envoy | travelled | to | Kiev | by | train |
            """,
            id="place",
        ),
        pytest.param(
            """
            | Mayor Ana Dorrit | opened | the | lock | in | Ham | . |
            | Ms Dorrit        | opened | the | lock | -  | -   | . |
            """,
            id="person",
        ),
        pytest.param(
            """
            | The | fair | drew | two thousand visitors | in | spring |
            | The | fair | drew | 2,000 visitors        | in | spring |
            """,
            id="figure",
        ),
        pytest.param(
            """
            | The | fair | drew | 4,000 visitors | on | Sunday |
            | The | fair | drew | 5,000 visitors | on | Monday |
            """,
            id="unequal figures and times still meet",
        ),
        pytest.param(
            """
            | The | crew | praised | the | old | boat | -       |
            | The | crew | praises | the | -   | boat | tonight |
            """,
            id="one word in two forms",
        ),
        pytest.param(
            """
            | Masons | rebuilt | the | lock | , | the | chapel | , | the | inn | and | the | quay | . |
            | Masons | rebuilt | the | lock | - | -   | -      | - | -   | -   | and | the | quay | . |
            """,
            id="words before commas",
        ),
        pytest.param(
            """
            | -  | -      | The | lock | was | rebuilt | in | spring | by | masons |
            | In | spring | the | lock | was | rebuilt | -  | -      | by | masons |
            """,
            id="what moved stands alone",
        ),
        pytest.param(
            """
            | The | mayor | called | it | " | a | rusty | - | relic | ", | he | said |
            | The | mayor | called | it | - | a | rusty | " | relic | ," | he | said |
            """,
            id="a comma inside or outside the quote mark",
        ),
    ],
)
def test_readings_meet_word_by_word(split: Split, expected: str) -> None:
    wanted = [line.strip() for line in expected.strip().splitlines()]
    a, b = (" ".join(cell.strip() for cell in line.strip("|").split("|") if cell.strip() != "-") for line in wanted)
    assert ascii_table(split(a), split(b), a, b).splitlines() == wanted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the divers came", "the divers came"),
        ("It sank on 3 May 2025.", "It sank on {time: 3 May 2025} {mark: .}"),
        ("It cost $1.2bn.", "It cost {figure: $1.2bn} {mark: .}"),
        ("It was Mr Paul Reiner who came.", "It was {name: Mr Paul Reiner} who came {mark: .}"),
        ('It was "wet," she said', 'It was {mark: "} wet {mark: ,"} she said'),
    ],
)
def test_times_figures_and_names_are_single_units(split: Split, text: str, expected: str) -> None:
    found = ((unit.slot, unit.span.of(text)) for unit in split(text))
    assert " ".join(words if slot is Slot.WORD else f"{{{slot}: {words}}}" for slot, words in found) == expected


def test_units_know_whether_they_are_quoted(split: Split) -> None:
    text = 'The "rusty relic" of Ham'
    assert [unit.span.of(text) for unit in split(text) if unit.quoted] == ["rusty", "relic"]


def test_units_of_a_reading_stay_inside_it(make_report: Callable[..., Report], agencies: AgencyTable) -> None:
    """Even where a name or a time begins inside the reading and ends behind it."""
    text = "The gate was shut on 3 May 2025 by Mayor Ana Dorrit."
    analysis = analyse(make_report(text), agencies)
    for end in range(1, len(text) + 1):
        found = units(analysis, Span(4, max(4, end)))
        assert all(4 <= unit.span.start < max(4, end) for unit in found)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("yesterday", "Wednesday", True),
        ("yesterday", "11 March 2026", True),
        ("yesterday", "Tuesday", False),
        ("2,000 lamps", "two thousand lamps", True),
        ("half a million lamps", "500,000 lamps", True),
        ("more than 30 percent", "30 percent", False),
        ("2,000 lamps", "2,000 boats", False),
        ("Kyiv", "Kiev", True),
        ("Kyiv", "Warsaw", False),
        ("Mr Paul Reiner", "Reiner", True),
        ("yesterday", "2,000 lamps", False),
    ],
)
def test_units_mean_the_same_by_their_values(split: Split, one: str, other: str, same: bool) -> None:
    text_a, text_b = f"It was {one} in Ham.", f"It was {other} in Ham."
    place = len("It was ")
    first, second = (next(u for u in split(text) if u.span.start == place) for text in (text_a, text_b))
    assert means_same(first, second) is same
    assert means_same(second, first) is same


def test_meeting_is_worth_most_for_equal_content_and_nothing_for_strangers(split: Split) -> None:
    lock, praised, praises, barge, the, comma = split("lock praised praises barge the ,")
    assert worth(lock, lock) > worth(praised, praises) > worth(the, the) > worth(comma, comma) > 0
    assert worth(lock, barge) == 0
    assert worth(lock, comma) == 0


PIECES = (
    "the a of lock barge relic divers praised praises began started Kyiv Kiev yesterday Wednesday 2,000 lamps "
    "two thousand in Ham Mayor Ana Dorrit Ms Dorrit , . said “rusty relic” not"
).split()
readings = st.lists(st.sampled_from(PIECES), min_size=0, max_size=14).map(lambda words: "A " + " ".join(words))


@given(readings, readings)
def test_the_steps_give_back_both_readings_in_order(split: Split, one: str, other: str) -> None:
    first, second = split(one), split(other)
    found = steps(first, second)
    assert [step.a for step in found if step.a is not None] == list(range(len(first)))
    assert [step.b for step in found if step.b is not None] == list(range(len(second)))
    assert all(step != Step(None, None) for step in found)


@given(readings, readings)
def test_only_units_with_something_in_common_meet(split: Split, one: str, other: str) -> None:
    first, second = split(one), split(other)
    for step in steps(first, second):
        if step.a is not None and step.b is not None:
            assert worth(first[step.a], second[step.b]) > 0


@given(readings, readings)
def test_the_same_units_meet_whichever_reading_comes_first(split: Split, one: str, other: str) -> None:
    first, second = split(one), split(other)
    straight = {(step.a, step.b) for step in steps(first, second)}
    turned = {(step.b, step.a) for step in steps(second, first)}
    assert straight == turned


@given(readings)
def test_a_reading_meets_itself_throughout(split: Split, text: str) -> None:
    found = split(text)
    assert steps(found, found) == [Step(place, place) for place in range(len(found))]


@given(readings)
def test_units_cover_every_word_of_the_reading_once(split: Split, text: str) -> None:
    found = split(text)
    assert all(one.span.end <= two.span.start for one, two in pairwise(found))
    covered = "".join(unit.span.of(text) for unit in found)
    assert covered.replace(" ", "") == text.replace(" ", "")
