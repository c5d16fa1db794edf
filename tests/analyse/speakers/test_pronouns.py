"""Whom "he" and "she" mean, and one person's descriptions: by sex, by who was named before."""

from collections.abc import Callable

import pytest

Speaker = Callable[[str], str]


BERG = "Karl Berg said the pier held.\n\n"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # "Mrs" is no "Mr", and a woman no "he"
        ("Mr. Berg came. Mrs. Venn praised the port as “old”. She said it is late.", "Venn"),
        ("Karl Berg came with Maria Venn. Mr. Venn said the pier held. A woman said it broke. He said it is late.", "Venn"),
        ("Karl Berg said the pier held. A woman from Arle said it broke. He said it is late.", "Karl Berg"),
        # the one person of the paragraph before, where who spoke last spoke before that
        (BERG + "Secretary Paul Aske, heard on the radio, shared the doubt.\n\n“It is late,” he said.", "Paul Aske"),
        (BERG + "Nothing is certain until Paul Aske has heard it.\n\n“It is late,” he said.", "Paul Aske"),
        # of several there, who opens it; refused: whose plan opens it
        (BERG + "Rep. Paul Aske put the blame on Mr. Walt Venn.\n\n“It is late,” he said.", "Paul Aske"),
        (BERG + "Rep. Paul Aske’s plan put the blame on Mr. Walt Venn.\n\n“It is late,” he said.", "Karl Berg"),
        # refused: who is only told of, and one of two
        (BERG + "It was a plan of an aide to Paul Aske.\n\n“It is late,” he said.", "Karl Berg"),
        (BERG + "It was late for Paul Aske and Walt Venn.\n\n“It is late,” he said.", "Karl Berg"),
        (BERG + "Paul Aske speaks at a rally on the pier. | AP Photo\n\n“It is late,” he said.", "Karl Berg"),
        # a name of no table is a person's once it spoke as one
        ("Vekar told the port that the pier held. Vekar stood on the pier, echoing Karl Berg. He said it is late.", "Vekar"),
        # a name that only says whose the team is, is no thing
        ("The Vekar campaign is old.\n\nVekar is doubling her efforts. “It is late,” she said.", "Vekar"),
    ],
)  # fmt: skip
def test_whom_a_pronoun_means(speaker: Speaker, text: str, who: str) -> None:
    assert speaker(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Karl Berg came.\n\nThe former candidate said it is late.", "Karl Berg"),
        ("Karl Berg came.\n\nThe port nominee said it is late.", "Karl Berg"),
        ("Karl Berg kept his eye on Orla Venn’s letters.\n\nThe port nominee said it is late.", "Karl Berg"),
        # refused: one of two, somebody's, another party's, a mere party, a scene's own part
        ("Karl Berg met Paul Aske.\n\nThe nominee said it is late.", "nominee"),
        ("Karl Berg came.\n\nThe port’s nominee said it is late.", "port’s nominee"),
        ("Sen. Karl Berg (R-Iowa) came.\n\nThe Ohio Republican said it is late.", "Ohio Republican"),
        ("Karl Berg came.\n\nThe Republican said it is late.", "Republican"),
        ("Karl Berg came.\n\nThe judge said it is late.", "judge"),
        # an office alone is his who bears it
        ("President Ines Holm came. President Paul Aske left.\n\nPresident Ines Holm came back.\n\nThe president said it is late.", "Ines Holm"),
    ],
)  # fmt: skip
def test_whom_a_description_of_one_person_means(speaker: Speaker, text: str, who: str) -> None:
    assert speaker(text) == who
