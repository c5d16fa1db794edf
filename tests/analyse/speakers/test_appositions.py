"""Persons named beside a description, before or behind it, and who is called so without a name."""

from collections.abc import Callable

import pytest

Speaker = Callable[[str], str]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # the name before what he is, with a comma missing, and with party and state
        ("Karl Berg, the port’s spokesman said it is late.", "Karl Berg"),
        ("Karl Berg, a spokesman for the Skerrow Port (SP), who also worked for Orla Holm, said it is late.", "Karl Berg"),
        ("Mayor Karl Berg, D-Iowa, who left early, said it is late.", "Karl Berg"),
        # two things told of him, the first his age, his post or "the clerk of"
        ("Karl Berg, 65, of Arle in the Bay Islands, said it is late.", "Karl Berg"),
        ("Karl Berg, legal director at the Ports Center, which filed for more with the port, said it is late.", "Karl Berg"),
        ("Karl Berg, senior fellow at the Bell Institute, a body in Arle, said it is late.", "Karl Berg"),
        ("Karl Berg, the chief of staff for the Ports Center, the body that runs it all, said it is late.", "Karl Berg"),
        # a title that ends in the name of a body
        ("The executive director of the Skerrow Order of Police James Holm said it is late.", "James Holm"),
        ("The envoy to the Skerrow Port League Susan Holm said it is late.", "Susan Holm"),
        # somebody described is called as described
        ("A person identified as a senior port official wrote that it is late.", "senior port official"),
        # the one unnamed person who spoke; refused: one of two
        ("A senior port official said it held. Karl Berg said it broke. The official said it is late.", "senior port official"),
        ("A senior port official wrote that it held. Karl Berg said it broke. The author said it is late.", "senior port official"),
        ("A port official said it held. A ferry official said it broke. Karl Berg left, he said. The author said it is late.", "author"),
        # one of those who spoke, and not all
        ("A port source said it held. Two officials said it broke. The same source said it is late.", "port source"),
    ],
)  # fmt: skip
def test_who_is_named_beside_what_he_is(speaker: Speaker, text: str, who: str) -> None:
    assert speaker(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # the name before belongs to what goes before
        ("In a letter to Karl Berg, a spokesman said it is late.", "spokesman"),
        # whose officials these are nobody told before
        ("A Skerrow clerk said it held. His officials said it is late.", "His officials"),
        # a garden is no person
        ("At the White House Rose Garden a clerk said it is late.", "clerk"),
    ],
)  # fmt: skip
def test_who_is_not(speaker: Speaker, text: str, who: str) -> None:
    assert speaker(text) == who
