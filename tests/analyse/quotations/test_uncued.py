"""Quoted words without a cue: by the sentence before, by whose claim they are, by the signs they stand on."""

import time

import pytest
from tests.analyse.quotations.conftest import Channel, Said

from twosource.analyse.analysis import analyse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

AGENCIES = load_agencies()


def speaker(said: Said, body: str, words: str) -> str:
    """Who says the quotation that begins with these words; "" where nobody does."""
    party = said(body, words).speaker
    assert party is not None
    return party.name


@pytest.mark.parametrize(
    ("body", "who"),
    [
        # the sentence before says who speaks
        ("Orla Venn said the pier was old. “It will not hold. It never has.”", "Orla Venn"),
        ("The pier was old, Orla Venn said on Monday. “It will not hold. It never has.”", "Orla Venn"),
        ("“It is grey,” Karl Berg said. Orla Venn said the pier was old. “It will not hold. It never has.”", "Orla Venn"),
        # refused: nobody speaks there, and words that are no sentence of their own
        ("The pier was old. “It will not hold. It never has.”", ""),
    ],
)  # fmt: skip
def test_a_sentence_of_quoted_words_is_of_who_spoke_in_the_one_before(said: Said, body: str, who: str) -> None:
    assert speaker(said, body, "It will not hold") == who


@pytest.mark.parametrize(
    ("body", "who"),
    [
        ("Karl Berg left early, like many who had heard Orla Venn’s discussion of “dry ferries” there.", "Orla Venn"),
        ("Karl Berg dodged Mayor Orla Venn's old question about whether a pier can “dry ferries” at all.", "Orla Venn"),
        ("Karl Berg fell to give support to his claim that Ines Holm built “dry ferries” there.", "Karl Berg"),
        # refused: somebody acts behind it
        ("All in the know of Orla Venn’s description of it (long ago), so Karl Berg wants “dry ferries” there.", "Orla Venn"),
    ],
)  # fmt: skip
def test_words_in_a_claim_are_of_whose_claim_it_is(said: Said, body: str, who: str) -> None:
    assert speaker(said, body, "dry ferries") == who


@pytest.mark.parametrize(
    ("body", "words", "who", "through"),
    [
        ("In Brill, crews held signs proclaiming “No night boats” on Monday.", "No night", "crews", ["signs"]),
        ("In Brill, crews held signs proclaiming “Old piers” and “No night boats” there.", "No night", "crews", ["signs"]),
        ("Many yards and shops had signs outside with messages such as “No night boats” there.", "No night", "Many yards and shops", ["signs"]),
        ("Karl Berg left, while counter-protesters carried a banner that read “No night boats” there.", "No night", "counter-protesters", ["banner"]),
    ],
)  # fmt: skip
def test_words_on_signs_are_of_who_holds_them(
    said: Said, channel: Channel, body: str, words: str, who: str, through: list[str]
) -> None:
    assert speaker(said, body, words) == who
    assert channel(body, words) == through


@pytest.mark.parametrize(
    ("body", "who"),
    [
        ("Karl Berg said that the pier held. His plan is short and to the point: “dry ferries” for all.", "Karl Berg"),
        ("Karl Berg said that the pier held. To this day, he casts the plan as one to run “dry ferries” there.", "Karl Berg"),
        ("Karl Berg said that the pier held. The pier sank despite his old “dry ferries” there.", "Karl Berg"),
        # refused: what others call his, and what is anybody's
        ("Karl Berg said that the pier held. Many call his plan “dry ferries” now.", ""),
        ("Karl Berg said that the pier held. His or her post at the yard will be “dry ferries” there.", ""),
    ],
)  # fmt: skip
def test_where_nobody_is_named_words_are_of_whom_the_pronoun_before_them_means(said: Said, body: str, who: str) -> None:
    assert speaker(said, body, "dry ferries") == who


def test_where_it_was_posted_says_nothing(said: Said) -> None:
    assert speaker(said, "Many went to Facebook on Monday with “dry ferries” in mind.", "dry") == ""


def test_the_name_of_a_state_says_nothing(said: Said) -> None:
    assert speaker(said, "At a rally in Arle, Calif., by night, many held “dry ferries” up.", "dry") == ""


def seconds(times: int, piece: str) -> float:
    report = plain_report(f"The ferry\n\n{piece * times}", Known(agencies=AGENCIES), path="a.txt")
    start = time.process_time()
    analyse(report, AGENCIES)
    return time.process_time() - start


@pytest.mark.parametrize(
    "piece",
    ["crews held signs reading “a” and ", "Holm’s claim that “a” ", "his claim of “a” ", "in a letter ", "The president took “a” "],
)  # fmt: skip
def test_four_times_a_line_takes_four_times_the_time(piece: str) -> None:
    # a third more for the clock; a machine in a hurry may look again
    assert any(seconds(1_600, piece) <= 5.4 * seconds(400, piece) for _ in range(3))


@pytest.mark.parametrize(
    ("before", "who", "chain"),
    [
        ("Mayor Orla Venn praised the pier in an interview.", "Orla Venn", ["an interview"]),
        ("On Monday, Mayor Orla Venn praised the pier in an interview.", "Orla Venn", ["an interview"]),
        # refused: to whom it was done, and whose crew did it
        ("Crews booed Mayor Orla Venn on the pier and left early.", "", []),
        ("Mayor Orla Venn’s crews left the pier early.", "", []),
    ],
)
def test_quoted_words_alone_are_of_whom_the_sentence_before_opens_with(
    said: Said, channel: Channel, before: str, who: str, chain: list[str]
) -> None:
    body = f"{before}\n\n“It will hold for a hundred years and more.”"
    assert (speaker(said, body, "It will hold"), channel(body, "It will hold")) == (who, chain)


@pytest.mark.parametrize("network", ["Facebook", "Instagram"])
def test_a_post_without_a_cue_came_by_the_network_that_is_named(channel: Channel, network: str) -> None:
    body = f"Mayor Orla Venn put up a picture on {network} with the words “a bad wreck”."
    assert channel(body, "a bad wreck") == [network]


@pytest.mark.parametrize("piece", ["aA", "Aa", "a", "A", " ", "Xa9_"])
def test_one_long_word_or_gap_takes_no_time(piece: str) -> None:
    text = f"The ferry\n\n“It is,” A{piece * 20_000}-x said."
    start = time.process_time()
    analyse(plain_report(text, Known(agencies=AGENCIES), path="a.txt"), AGENCIES)
    assert time.process_time() - start < 2
