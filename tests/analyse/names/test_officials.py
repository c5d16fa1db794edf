"""Descriptions that lead to an office-holder by the table, and those that do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import twosource
from twosource.model.analysis import Name, NameKind

DAY = "2022-06-16"


def references(text: str, published: str = DAY) -> list[Name]:
    return [name for name in twosource.names(text, published=published) if name.described]


@pytest.mark.parametrize(
    ("text", "mention", "entity"),
    [
        ("The Chinese president left.", "The Chinese president", "Xi Jinping"),
        ("China's president left.", "China's president", "Xi Jinping"),
        ("They met the president of China in Kovar.", "the president of China", "Xi Jinping"),
        ("He called Japan’s current premier.", "Japan’s current premier", "Fumio Kishida"),
        ("A letter to the U.S. secretary of state came back.", "the U.S. secretary of state", "Antony Blinken"),
        ("It irked the US defence secretary.", "the US defence secretary", "Lloyd Austin"),
        ("It irked the U.N. secretary-general.", "the U.N. secretary-general", "António Guterres"),
        ("It irked the secretary general of the United Nations.", "the secretary general of the United Nations", "António Guterres"),
        ("The European Commission president left.", "The European Commission president", "Ursula von der Leyen"),
        ("It irked the Fed chair.", "the Fed chair", "Jerome Powell"),
        ("It irked Iran's supreme leader.", "Iran's supreme leader", "Ali Khamenei"),
        ("The South Korean president left.", "The South Korean president", "Yoon Suk Yeol"),
    ],
)  # fmt: skip
def test_a_description_leads_to_who_held_the_office_on_the_day(text: str, mention: str, entity: str) -> None:
    (found,) = references(text)
    assert (found.span.of(text), found.entity, found.kind) == (mention, entity, NameKind.PERSON)
    assert "by the office-holder table" in found.reason
    assert found.score < 1


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("The Chinese president left.", ""),
        ("The Chinese president left.", "2099-06-16"),
        ("The British prime minister left.", "2022-09-08"),
        ("The former Chinese president left.", DAY),
        ("The Chinese vice president left.", DAY),
        ("The Chinese president-elect left.", DAY),
        ("The Chinese presidents left.", DAY),
        ("A Chinese president left.", DAY),
        ("In 2006 the Chinese president left.", DAY),
        ("At the time the Chinese president left.", DAY),
        ("Mara Vekar is the Chinese president.", DAY),
        ("“He’s the president of China,” she said.", DAY),
        ("Mara Vekar, the Chinese president, left.", DAY),
        ("The Chinese president, Mara Vekar, left.", DAY),
        ("The Chinese president Mara Vekar left.", DAY),
        ("The Chinese president's spokesman left.", DAY),
        ("The Chinese president’s national security adviser left.", DAY),
        ("The president of China Mobile left.", DAY),
        ("The president left.", DAY),
        ("The Norland president left.", DAY),
        ("The New York Fed chief left.", DAY),
    ],
)
def test_a_description_leads_nowhere(text: str, published: str) -> None:
    assert references(text, published) == []


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        # the report's own words go before the table
        ("Chinese President Mara Vekar left. The Chinese president spoke.", "Mara Vekar"),
        ("President Xi left. The Chinese president spoke.", "Xi"),
        ("The Chinese president spoke. Mr Xi Jinping left.", "Xi Jinping"),
        ("Hu Jintao left. The Chinese president spoke.", None),
        ("The Chinese president spoke. Chinese President Mara Vekar left.", None),
        ("The US president spoke to Barack Obama and Joe Biden.", "Joe Biden"),
    ],
)
def test_the_table_never_overrides_a_name_of_the_report(text: str, entity: str | None) -> None:
    assert [name.entity for name in references(text)] == ([entity] if entity else [])


PIECES = st.sampled_from(
    "the|The|Chinese|China's|president|of|China|UN|chief|premier|,|.|Xi|Mr|is|U.S. House|speaker|2006|’s|-".split("|")
)


@given(st.lists(PIECES, max_size=14).map(" ".join), st.dates().map(str))
def test_any_text_will_do(text: str, published: str) -> None:
    for name in references(text, published):
        assert 0 <= name.span.start < name.span.end <= len(text)
        assert name.entity
