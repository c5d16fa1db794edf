"""Which body "the panel", "the administration" and "the newspaper" mean."""

from collections.abc import Callable

import pytest

from twosource.analyse.analysis import analyse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

Speaker = Callable[[str], str]

AGENCIES = load_agencies()


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # the one called so goes before one that may be called so and is named nearer
        ("The Skerrow Ports Panel met. Karl Berg of the Arle Ferry Committee left. The panel said it is late.", "Skerrow Ports Panel"),
        # whose administration: as it is called before, else behind; refused: a body's own name, and nothing
        ("The Holm administration has left. Karl Berg is old. The administration said it is late.", "Holm administration"),
        ("The administration said it is late. The Holm administration has left.", "Holm administration"),
        ("Each administration is old. The administration said it is late.", "administration"),
        # the outlet named before, though it did not speak
        ("Karl Berg wrote a column for the New York Times. The newspaper said it is late.", "New York Times"),
        ("Karl Berg told the Associated Press the pier held, the Associated Press reported. According to the wire service, it is late.", "AP"),
        # a sentence's opener goes before what is named nearer; refused: a house of parliament, and a people
        ("Skerrow Center for Piers compared Karl Berg to the Vantor Union. The group said it is late.", "Skerrow Center for Piers"),
        ("Vantor Line closed the pier, a day after Karl Berg spoke to Congress. The company said it is late.", "Vantor Line"),
        # a court is a panel, whatever its name ends in
        ("The Court of Appeals for the Bay met. In a ruling, the panel said it is late.", "Court of Appeals for the Bay"),
        # over, throughout and the like end who speaks
        ("The Vantor Line over the weekend said it is late.", "Vantor Line"),
    ],
)  # fmt: skip
def test_which_body_is_meant(speaker: Speaker, text: str, who: str) -> None:
    assert speaker(text) == who


@pytest.mark.parametrize(
    ("below", "outlet", "who"),
    [
        ("The pier was old, the New York Times reported on Monday.", "", "New York Times"),
        # the report's own outlet is not it, nor one named far below
        ("The pier was old, the New York Times has learned.", "New York Times", "newspaper"),
        ("The pier was old. " * 40 + "It was loud, the New York Times reported.", "", "newspaper"),
    ],
)
def test_a_headline_s_newspaper_is_the_outlet_named_below_it(below: str, outlet: str, who: str) -> None:
    known = Known(agencies=AGENCIES, title="Pier was unsafe, newspaper says", outlet=outlet)
    report = plain_report(below, known, path="a.txt")
    found = analyse(report, AGENCIES).quotations[0]
    assert found.speaker is not None
    assert found.speaker.name == who
