"""Blocks of a plain text: which lines are what, where a line mixes roles, and the laws of blocks."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from twosource.model.agency import load_agencies
from twosource.model.report import Block, Role
from twosource.model.span import Span
from twosource.read.blocks import Known, label, split

AGENCIES = load_agencies()
BODY = "The ferry Marisol ran aground off Kovar on Monday, and nobody was hurt, the harbour master said."
MORE = "Two cranes were on their way from the mainland, and the quay would stay closed until Friday."
LAST = "The line has three ferries, the oldest of which was built sixty years ago in a yard on the river Est."


def labelled(text: str, *, title_end: int = 0, outlet: str = "") -> list[tuple[str, str]]:
    blocks = label(text, Known(agencies=AGENCIES, outlet=outlet), title_end=title_end)
    return [(block.role.value, block.span.of(text)) for block in blocks]


def parts(paragraph: str, *, head: bool = True) -> list[tuple[str, str]]:
    """The parts of one paragraph."""
    block = Block(span=Span(0, len(paragraph)), role=Role.PARAGRAPH)
    return [(part.role.value, part.span.of(paragraph)) for part in split(paragraph, block, head=head)]


def assert_laws(text: str, blocks: tuple[Block, ...]) -> None:
    """In order, apart, none empty, and together all that is not white space."""
    position = 0
    for block in blocks:
        assert text[position : block.span.start].strip() == "", "no word is lost between two blocks"
        assert block.span.start >= position, "blocks are in order and apart"
        assert block.span.of(text).strip(), "no block is empty"
        position = block.span.end
    assert text[position:].strip() == "", "no word is lost behind the last block"


HOSTILE = [
    "\n", "\r\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\x00", "\ud800", "\udfff", "\u200b", "\ufeff",
    "\u202e", "e\u0301", "🛳", "İ", "ß", " ", "\u00a0", "\t", "\"", "“", "”", "‘", "’", "«", "»", "'", "(", ")", "[", "]", "—",
    " - ", "•", ".", "…", "?", ":", ",", "|", "By ", "KOVAR (AP) — ", "(Reuters) - ", "date 2031-05-06 KOVAR • ", "BEIJING • ",
    " (CNN)", "(AFP)", "AFP", "(RELATED: Ferry inquiry)", "( PHOTOS: The ferry)", "READ MORE: Ferry", "ADVERTISEMENT",
    "Source: AFP", "Mara Lind Tom LindHarbour master defends MORE", "Photo: x", "___", "1 of 5", BODY, MORE, LAST,
]  # fmt: skip
texts = st.lists(st.sampled_from(HOSTILE) | st.text(max_size=8), max_size=14).map("".join) | st.text(max_size=40)


@given(texts)
@example("Ferry aground\n\nKOVAR (AP) — The ferry ran aground. (RELATED: Ferry inquiry) Nobody was hurt. (CNN)")
@example("\ud800\x00 \u2028(AFP)")
def test_blocks_are_in_order_apart_and_hold_every_word_of_any_text(text: str) -> None:
    assert_laws(text, label(text, Known(agencies=AGENCIES)))


@given(texts, texts)
def test_blocks_hold_every_word_behind_a_stated_title(title: str, text: str) -> None:
    whole = title + "\n" + text
    blocks = label(whole, Known(agencies=AGENCIES), title_end=len(title))
    assert_laws(whole, blocks)
    if title.strip():
        assert (blocks[0].role, blocks[0].span.of(whole)) == (Role.HEADLINE, title.strip())


@given(
    st.lists(st.sampled_from([piece for piece in HOSTILE if "\n" not in piece]), max_size=12).map("".join),
    st.booleans(),
)
def test_the_parts_of_a_paragraph_hold_every_word_of_it(paragraph: str, head: bool) -> None:
    block = Block(span=Span(0, len(paragraph)), role=Role.PARAGRAPH)
    assert_laws(paragraph, split(paragraph, block, head=head))


def test_a_whole_report_is_labelled_line_by_line() -> None:
    text = "\n\n".join(
        (
            "Ferry runs aground off Kovar",
            "All one hundred and twelve people on board were saved by fishing boats",
            "By Mara Lind",
            "The ferry on the rocks off Kovar. (AFP)",
            f"KOVAR (Reuters) - {BODY}",
            "READ MORE: Ferry inquiry begins",
            "Thick fog",
            f"{MORE} (RELATED: A ferry sinks) {LAST}",
            "Sign up for our newsletter",
            f"{LAST} (Kovar Post)",
            "Source: AFP and Reuters",
        )
    )
    assert labelled(text) == [
        ("headline", "Ferry runs aground off Kovar"),
        ("standfirst", "All one hundred and twelve people on board were saved by fishing boats"),
        ("byline", "By Mara Lind"),
        ("caption", "The ferry on the rocks off Kovar. (AFP)"),
        ("dateline", "KOVAR (Reuters) -"),
        ("paragraph", BODY),
        ("related_link", "READ MORE: Ferry inquiry begins"),
        ("subheading", "Thick fog"),
        ("paragraph", MORE),
        ("related_link", "(RELATED: A ferry sinks)"),
        ("paragraph", LAST),
        ("promotion", "Sign up for our newsletter"),
        ("paragraph", LAST),
        ("credit", "(Kovar Post)"),
        ("credit", "Source: AFP and Reuters"),
    ]


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("KOVAR •", "The ferry ran aground."),
        ("KOVAR (Reuters) -", "The ferry ran aground."),
        ("Kovar (AP) —", "The ferry ran aground."),
        ("date 2031-05-06 KOVAR •", "The ferry ran aground."),
        ("KOVAR, May 6 (AFP) -", "The ferry ran aground."),
        ("KOVAR, Tuesday, May 6, 2031 (AFP) —", "“Nobody was hurt,” he said."),
        ("KOVAR/PORT EST, Est. (Reuters) -", "The ferry ran aground."),
        ("Kovar —", "The ferry ran aground."),
        ("PORT EST —", "The ferry ran aground."),
        ("(CNN) --", "The ferry ran aground."),
        ("May 6 (Reuters) -", "The ferry ran aground."),
        ("(ANSA) - Kovar, May 6 -", "The ferry ran aground."),
        ("København /ritzau/:", "The ferry ran aground."),
        ("KOVAR [AFP]", "112 people were saved."),
        ("ÖSTERKOVAR:", "The ferry ran aground."),
    ],
)
def test_a_dateline_at_the_head_is_a_block_of_its_own(dateline: str, rest: str) -> None:
    assert parts(f"{dateline} {rest}") == [("dateline", dateline), ("paragraph", rest)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Lind - who had been told of the fog - left at once.",
        "Kovar is an island.",
        "The ferry (built in 1971) ran aground.",
        "Mara Lind (The Lantern) asked why.",
        "Mara Lind (@maralind) The ferry sank.",
        "KOVAR (AP) — and nobody was hurt",
        "(the ferry's owner) - Nobody knew.",
        "Kovar - The ferry ran aground.",
        "Kovar •",
        "KOVAR " + "PORT " * 20 + "(AP) — The ferry ran aground.",
        "And so (as he said) The ferry sank: the end.",
    ],
)
def test_a_sentence_that_only_begins_like_a_dateline_is_left_whole(paragraph: str) -> None:
    assert [role for role, _ in parts(paragraph)] == ["paragraph"]


def test_a_dateline_is_looked_for_among_the_first_paragraphs_only() -> None:
    line = f"KOVAR (AP) — {BODY}"
    assert ("dateline", "KOVAR (AP) —") in labelled("\n".join([MORE, LAST, line]))
    assert ("dateline", "KOVAR (AP) —") not in labelled("\n".join([MORE, LAST, MORE, line]))
    assert parts(line, head=False) == [("paragraph", line)]


@pytest.mark.parametrize(
    "pointer",
    [
        "(RELATED: Ferry inquiry begins)",
        "( RELATED: Ferry inquiry begins )",
        "(See also: Ferry inquiry begins)",
        "(READ MORE: Ferry inquiry, May 5: begins)",
        "(PHOTOS: The ferry on the rocks)",
    ],
)
def test_a_pointer_in_brackets_inside_a_paragraph_is_cut_out(pointer: str) -> None:
    assert parts(f"{MORE} {pointer} {LAST}") == [("paragraph", MORE), ("related_link", pointer), ("paragraph", LAST)]


def test_links_fused_into_a_sentence_are_cut_out() -> None:
    links = "Mara Jane LindHarbour board splits over ferryLind: Nobody warned usKovar waits for cranes MORE"
    assert parts(f"Harbour master Mara Lind {links} on Tuesday thanked the crews.") == [
        ("paragraph", "Harbour master Mara Lind"),
        ("related_link", links),
        ("paragraph", "on Tuesday thanked the crews."),
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The harbour (related by rail to the town) is closed.",
        "The board met (see page 5) and voted.",
        "Mara Lind said Mara Lind would want no MORE of it.",
        "He read (more: he studied) the law.",
    ],
)
def test_brackets_and_names_that_point_nowhere_stay_in_the_sentence(paragraph: str) -> None:
    assert parts(paragraph) == [("paragraph", paragraph)]


@pytest.mark.parametrize(
    ("sentence", "credit"),
    [
        ("Nobody was hurt.", "(CNN)"),
        ("Nobody was hurt.", "(Kovar Post)"),
        ("“Nobody was hurt.”", "(The Lantern & Son)"),
        ("Was anybody hurt?", "(AFP/Reuters)"),
    ],
)
def test_a_name_in_brackets_behind_the_last_stop_is_a_credit(sentence: str, credit: str) -> None:
    assert parts(f"{sentence} {credit}") == [("paragraph", sentence), ("credit", credit)]


@pytest.mark.parametrize(
    "paragraph",
    [
        "Nobody was hurt. (He later took that back.)",
        "Nobody was hurt (CNN)",
        "Nobody was hurt. (CNN) The quay is closed.",
        "Nobody was hurt. (and that is all)",
    ],
)
def test_an_aside_in_brackets_is_no_credit(paragraph: str) -> None:
    assert "credit" not in [role for role, _ in parts(paragraph)]


@pytest.mark.parametrize(
    ("first", "is_headline"),
    [
        ("Ferry runs aground off Kovar", True),
        ("Was the ferry safe?", True),
        ("Ferry runs aground!", True),
        ("The ferry ran aground.", False),
        ("Reporters asked:", False),
        ("The ferry ran aground…", False),
        ("Ferry " * 26, False),
        ("KOVAR (AP) — The ferry ran aground off the island on Monday", False),
        ("By Mara Lind", False),
    ],
)
def test_a_short_first_line_without_a_stop_is_the_headline(first: str, is_headline: bool) -> None:
    roles = [role for role, _ in labelled(f"{first}\n\n{BODY}\n\n{MORE}")]
    assert (roles[0] == "headline") is is_headline
    assert roles[-1] == "paragraph"


def test_a_line_alone_is_no_headline() -> None:
    assert labelled("Ferry runs aground off Kovar") == [("paragraph", "Ferry runs aground off Kovar")]


def test_a_first_line_much_longer_than_the_text_is_no_headline() -> None:
    assert labelled(f"{'Ferry runs aground ' * 5}\n\nMore soon.")[0][0] == "paragraph"


def test_a_stated_title_is_the_headline_and_no_other_line_is() -> None:
    text = f"Ferry aground\n\nAll were saved by boats from the island\n\n{BODY}"
    assert labelled(text, title_end=len("Ferry aground"))[:2] == [
        ("headline", "Ferry aground"),
        ("paragraph", "All were saved by boats from the island"),
    ]


@pytest.mark.parametrize(
    ("between", "role"),
    [
        ("By Mara Lind", "standfirst"),
        ("The ferry on the rocks off Kovar. (AFP)", "standfirst"),
        ("Source: AFP", "standfirst"),
        ("READ MORE: Ferry inquiry", "paragraph"),
        ("Thick fog", "paragraph"),
    ],
)
def test_a_first_paragraph_parted_from_the_body_is_a_standfirst(between: str, role: str) -> None:
    text = "\n\n".join(("Ferry aground", LAST, between, BODY, MORE))
    assert labelled(text)[1] == (role, LAST)


def test_a_first_paragraph_with_a_dateline_is_no_standfirst() -> None:
    text = "\n\n".join(("Ferry aground", f"KOVAR (AP) — {LAST}", "By Mara Lind", BODY, MORE))
    assert labelled(text)[1:3] == [("dateline", "KOVAR (AP) —"), ("paragraph", LAST)]


def test_in_a_text_of_two_paragraphs_none_is_a_standfirst() -> None:
    text = "\n\n".join(("Ferry aground", LAST, "By Mara Lind", BODY))
    assert "standfirst" not in [role for role, _ in labelled(text)]


def test_every_block_that_is_not_body_says_why() -> None:
    text = f"Ferry aground\n\nBy Mara Lind\n\nKOVAR (AP) — {BODY} (RELATED: Fog)\n\n{MORE} (CNN)\n\nSource: AFP"
    blocks = label(text, Known(agencies=AGENCIES))
    assert len(blocks) >= 7
    for block in blocks:
        assert block.reason or block.role is Role.PARAGRAPH


def test_white_space_alone_has_no_blocks() -> None:
    assert labelled("") == labelled(" \n\u2028\t") == []


@pytest.mark.parametrize(
    "text",
    ["A-" * 50_000, "Bob Joe Bob1 " * 4_000, "(RELATED: " * 10_000, ". ( " * 20_000, "KOVAR, " * 15_000],
    ids=["hyphens", "names", "brackets", "stops", "places"],
)
def test_a_hostile_text_takes_no_longer_than_its_length(text: str) -> None:
    began = time.process_time()
    assert_laws(text, label(text, Known(agencies=AGENCIES)))
    assert time.process_time() - began < 3, "two hundred thousand hyphened letters took more than twenty seconds once"
