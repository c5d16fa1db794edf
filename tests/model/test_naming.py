"""Which word of a name is the family name."""

import pytest

from twosource.model.naming import family_of


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Mara Vekar", "vekar"),
        ("Xi Jinping", "xi"),
        ("Chinese President Xi Jinping", "jinping"),
        ("Xi", "xi"),
        ("Lee Myung-bak", "lee"),
        ("Kim Jong Un", "kim"),
        ("Kim Clark", "clark"),
        ("Marine Le Pen", "pen"),
        ("Nguyen Phu Trong", "trong"),
        ("Ferdinand Marcos Jr.", "marcos"),
        ("Jr.", "jr"),
        ("…", ""),
    ],
)
def test_the_family_name(name: str, family: str) -> None:
    assert family_of(name) == family
