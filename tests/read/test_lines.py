"""Roles of lines: for every rule the lines it is meant for, and those it must leave alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.agency import load_agencies
from twosource.model.report import Role
from twosource.model.span import Span
from twosource.read.lines import RULES, Surroundings, role_of
from twosource.read.units import Unit

AGENCIES = load_agencies()
BEFORE = "The ferry Marisol ran aground off Kovar on Monday, and nobody was hurt, the harbour master said."
AFTER = "Two cranes were on their way from the mainland, and the quay would stay closed until the ship was afloat."
# More words than a note has: a line of this length is body whatever it begins with.
LONG = " and the harbour stayed closed" * 10 + "."


def surroundings(
    *lines: str, index: int, outlet: str = "", authors: tuple[str, ...] = (), titled: bool = False
) -> Surroundings:
    units = tuple(Unit(Span(0, len(line)), line) for line in lines)
    return Surroundings(lines=units, index=index, agencies=AGENCIES, outlet=outlet, authors=authors, titled=titled)


def role(line: str, *, outlet: str = "", authors: tuple[str, ...] = ()) -> Role:
    """The role of a line between two paragraphs."""
    return role_of(surroundings(BEFORE, line, AFTER, index=1, outlet=outlet, authors=authors))[0]


ACCEPTED: dict[Role, tuple[str, ...]] = {
    Role.OTHER: (
        "___",
        "* * *",
        "—",
        "https://lantern.example/ferry",
        "www.lantern.example",
        "1 of 5",
        "3 / 12",
        "12:45",
        "9:30 pm",
        "\x00\x01",
    ),
    Role.CREDIT: (
        "Source: AFP",
        "Sources: harbour office, coast guard",
        "Credit: Mara Lind",
        "AFP",
        "(Reuters)",
        "AFP/Reuters",
        "AGENCE FRANCE-PRESSE, BLOOMBERG",
        "— The Associated Press",
        "By AFP and news agencies",
        "Agencies",
        "Reuters staff",
        "PA",
        "©AFP",
        "© 2031 The Lantern",
        "(c) 2031 The Lantern",
        "Copyright 2031 The Associated Press. All rights reserved.",
        "All rights reserved",
        "Text and pictures all rights reserved.",
        "(Reporting by Mara Lind; Editing by Tom Ekholm)",
        "Reporting by MARA LIND and Tom Ekholm",
        "Additional reporting by Mara Lind",
        "Writing and editing by Tom Ekholm",
        "Translated by Ilse Brandt",
        "With files from The Canadian Press",
        "With agency inputs from Kovar",
        "The Lantern's Mara Lind and The Associated Press contributed to this report.",
        "Tom Ekholm in Kovar contributed reporting.",
        "Contributors: Mara Lind, Tom Ekholm",
        "Mara Lind reported from Kovar.",
        "This story was originally published by the Kovar Post.",
        "This material may not be published, broadcast or rewritten.",
        "First published in the Kovar Post",
        "Photos by Mara Lind",
        "via Reuters",
    ),
    Role.CAPTION: (
        "Photo: Mara Lind",
        "Picture | The ferry at low tide",
        "FILE - The ferry Marisol at the quay of Kovar in May.",
        "In this May 5, 2031 photo the ferry lies at the quay.",
        "A file photo of the ferry",
        "The ferry at low tide. (AP Photo/Mara Lind)",
        "The ferry lies on the rocks off Kovar. (AFP)",
        "The ferry lies on the rocks off Kovar. (AFP/Reuters)",
        "Cranes at the quay. | AP Photo More ships are due.",
        "Cranes at the quay. Getty Images",
        "Cranes at the quay (Getty Images)",
        "Mara Lind/Getty Images",
        "REUTERS/Mara Lind",
        "Cranes at the quay via Shutterstock",
        "The ferry Marisol ran aground",
        "Two cranes were on their way from the main",
    ),
    Role.RELATED_LINK: (
        "READ MORE: Ferry inquiry begins",
        "Read more",
        "READ ALSO: Ferry inquiry begins",
        "See also | Ferry inquiry begins",
        "Also read: Why ferries run aground",
        "( PHOTOS: The ferry on the rocks)",
        "(RELATED: Ferry inquiry begins)",
        "Related stories",
        "RELATED ARTICLES: Ferry inquiry begins",
        "Watch: The ferry is towed away",
        "More On This...",
        "More from The Lantern",
        "More: Ferry inquiry begins",
        "» Analysis: Why ferries run aground",
        "You may also like",
        "Trending now",
        "Most read",
        "Tags: ferries, Kovar",
        "From Lantern: Why ferries run aground",
        "Click here: all about the ferry",
    ),
    Role.PROMOTION: (
        "ADVERTISEMENT",
        "Story Continued Below",
        "Article continues below this advertisement",
        "Sign up for our newsletter",
        "Subscribe to The Lantern",
        "Read or Share this story: https://lantern.example/1",
        "Follow Mara Lind on Twitter",
        "Follow us on Facebook and Instagram",
        "Like us on Facebook",
        "Join the conversation",
        "Get the latest news in your inbox",
        "Click here to subscribe",
        "Enter your email address",
        "Thank you for reading The Lantern",
        "Loading...",
        "The views expressed are the author's own.",
        "Comments",
        "Newsletter",
        "Donate now",
        "Become a member",
        "Have a tip? Write to us.",
        "Contact the author at mara@lantern.example.",
        "Mara Lind can be reached at mara@lantern.example.",
    ),
    Role.BYLINE: (
        "By Mara Lind",
        "By Mara Lind and Tom Ekholm",
        "BY MARA LIND, LANTERN STAFF",
        "by Ilse van den Berg of The Lantern",
        "Written by Émile Örn",
        "By: Mara Lind | The Lantern",
        "By Łukasz O’Brien",
        "Senior correspondent",
        "Staff Writer",
        "Special to The Lantern",
    ),
    Role.SUBHEADING: (
        "Thick fog",
        "What happens next?",
        "'Nobody was hurt'",
        "2 cranes on their way",
        "By Monday the water had gone",
        "By train to Kovar",
    ),
}

REFUSED: dict[Role, tuple[str, ...]] = {
    Role.OTHER: (
        "See https://lantern.example/ferry for more.",
        "5",
        "1 of 5 ferries is unsafe, the office said.",
        "At 12:45 the ship was afloat.",
    ),
    Role.CREDIT: (
        "Reporting by the agency showed that prices rose.",
        "The BBC reported from the scene that nobody was hurt.",
        "AFP said that nobody was hurt.",
        "Reuters and AFP agreed on Monday to share their pictures.",
        "Sources close to the inquiry said that fog was to blame.",
        "via satellite",
        "The agencies agreed.",
        "Heavy rain contributed to the accident.",
        "Copyrighted songs were played on board.",
        "Source: AFP" + LONG,
        "pa said so",
    ),
    Role.CAPTION: (
        "Getty Images sued a rival in Kovar on Monday.",
        "The court found for Getty Images and against the ferry line.",
        "Shutterstock shares fell by a third.",
        "Photographs of the ferry were shown on Monday.",
        "Nobody was hurt, said the coast guard (which had come at once).",
        "The (AFP)",
        "The ferry at low tide. (AP Photo/Mara Lind)" + LONG,
        "Filed on Monday, the claim is for a million.",
        "The ferry Mar",
    ),
    Role.RELATED_LINK: (
        "More than 40 people were on board.",
        "Read the small print, the harbour master said.",
        "Related to the ferry line, the mayor kept silent.",
        "Watching the ferry, they wept.",
        "From the harbour: nothing was heard.",
        "Analysts said: wait.",
        "READ MORE: Ferry inquiry begins" + LONG,
    ),
    Role.PROMOTION: (
        "Subscribers to the service fell by a third.",
        "Loading docks stood empty on Monday.",
        "Donate blood, the hospital asked, because stocks are low.",
        "Newsletters are dying, she said.",
        "Follow him on Monday, she said, and you will see.",
        "Commentators were surprised.",
        "Getting the latest figures took a week.",
        "Sign up for our newsletter" + LONG,
    ),
    Role.BYLINE: (
        "By Monday the water had gone.",
        "By Monday the water had gone",
        "By train to Kovar",
        "By 2031 the line had three ferries",
        "by",
        "By Mara Lind said the sign.",
        "Mara Lind",
        "The senior correspondent of the line",
        "By Ann Bo Cy Di Ed Fi Gus Hal Ian Jo Kim Lou Max Ned",
    ),
    Role.SUBHEADING: (
        "Nobody was hurt.",
        "He said:",
        "and nobody was hurt",
        "The harbour master thanked the crews of all the boats that had come out to help the ferry",
    ),
}


@pytest.mark.parametrize(("wanted", "line"), [(wanted, line) for wanted, lines in ACCEPTED.items() for line in lines])
def test_a_rule_speaks_for_the_lines_it_is_meant_for(wanted: Role, line: str) -> None:
    assert role(line) is wanted


@pytest.mark.parametrize(
    ("unwanted", "line"), [(unwanted, line) for unwanted, lines in REFUSED.items() for line in lines]
)
def test_a_rule_is_silent_on_lines_that_only_look_alike(unwanted: Role, line: str) -> None:
    assert role(line) is not unwanted


def test_every_rule_has_lines_to_accept_and_to_refuse() -> None:
    assert {wanted for wanted, _ in RULES} == set(ACCEPTED) == set(REFUSED)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Source: AFP", "begins like a credit: 'Source:'"),
        ("AFP and Reuters", "names agencies and nothing else"),
        ("Tom Ekholm contributed to this report.", "says who contributed to this report"),
        ("Mara Lind reported from Kovar.", "says who reported from where"),
        ("The ferry on the rocks off Kovar. (AFP)", "ends with a picture's credit: 'AFP'"),
        ("REUTERS/Mara Lind", "has a picture's mark: 'REUTERS/Mara'"),
        ("READ MORE: Ferry inquiry", "begins like a pointer to other reports: 'READ MORE:'"),
        ("ADVERTISEMENT", "begins like promotion: 'ADVERTISEMENT'"),
        ("By Mara Lind", "begins with 'by' and names"),
        ("Thick fog", "a short line without a stop over a paragraph"),
        ("___", "no words, or an address only"),
        ("The mayor came on Tuesday and thanked the crews.", ""),
    ],
)
def test_a_role_comes_with_its_reason(line: str, reason: str) -> None:
    assert role_of(surroundings(BEFORE, line, AFTER, index=1))[1] == reason


@pytest.mark.parametrize("line", ["The Lantern", "THE LANTERN", "The Lantern.", "| The Lantern"])
def test_the_outlets_own_name_alone_is_a_credit(line: str) -> None:
    assert role(line, outlet="The Lantern") is Role.CREDIT
    assert role(line, outlet="Kovar Post") is not Role.CREDIT
    assert role(line + " was lit again on Monday.", outlet="The Lantern") is Role.PARAGRAPH


def test_an_authors_name_alone_is_a_byline_only_where_the_author_is_known() -> None:
    assert role("Mara Lind", authors=("Mara Lind",)) is Role.BYLINE
    assert role("Mara Lind") is not Role.BYLINE
    assert role("Mara Lind was on board.", authors=("Mara Lind",)) is Role.PARAGRAPH


@pytest.mark.parametrize(
    ("line", "index", "titled", "expected"),
    [
        ("Mara Lind", 0, True, Role.BYLINE),
        ("Mara Lind and Tom Ekholm", 1, True, Role.BYLINE),
        ("Mara J. Lind, Ilse Berg", 1, True, Role.BYLINE),
        ("Mara Lind", 2, True, Role.SUBHEADING),
        ("Mara Lind", 1, False, Role.SUBHEADING),
        ("Thick fog", 1, True, Role.SUBHEADING),
    ],
)
def test_names_alone_are_a_byline_just_under_a_title(line: str, index: int, titled: bool, expected: Role) -> None:
    lines = [BEFORE, BEFORE, AFTER, AFTER]
    lines[index] = line
    assert role_of(surroundings(*lines, index=index, titled=titled))[0] is expected


def test_a_line_that_begins_its_neighbour_is_what_is_left_of_a_caption() -> None:
    cut = BEFORE[:40]
    for lines, index in (((cut, BEFORE, AFTER), 0), ((BEFORE, cut, AFTER), 1)):
        assert role_of(surroundings(*lines, index=index)) == (
            Role.CAPTION,
            "a cut beginning of its neighbour: what is left of a caption",
        )
    assert role_of(surroundings(BEFORE, AFTER, cut, index=2))[0] is Role.PARAGRAPH, "no neighbour begins with it"
    assert role_of(surroundings(BEFORE, BEFORE, AFTER, index=1))[0] is Role.PARAGRAPH, "the same line is no cut one"


def test_who_reported_from_where_is_a_credit_near_the_end_only() -> None:
    line = "Mara Lind reported from Kovar."
    assert role_of(surroundings(BEFORE, line, *[AFTER] * 5, index=1))[0] is Role.CREDIT
    assert role_of(surroundings(BEFORE, line, *[AFTER] * 6, index=1))[0] is Role.PARAGRAPH


def test_a_subheading_stands_over_a_longer_line_and_not_first() -> None:
    assert role_of(surroundings("Thick fog", AFTER, index=0))[0] is Role.PARAGRAPH
    assert role_of(surroundings(BEFORE, "Thick fog over Kovar", "Short one.", index=1))[0] is Role.PARAGRAPH
    assert role_of(surroundings(BEFORE, "Thick fog", index=1))[0] is Role.PARAGRAPH


@given(
    st.lists(
        st.text(min_size=1, max_size=40).map(str.strip).filter(bool)
        | st.sampled_from([line for lines in ACCEPTED.values() for line in lines]),
        min_size=1,
        max_size=4,
    ),
    st.booleans(),
)
def test_any_line_has_one_role_and_a_reason_unless_it_is_body(lines: list[str], titled: bool) -> None:
    for index in range(len(lines)):
        found, reason = role_of(surroundings(*lines, index=index, titled=titled))
        assert (found is Role.PARAGRAPH) is (reason == "")


@pytest.mark.parametrize(
    "line",
    ["By A" + "," * 60 + "1", "By " + "And," * 40 + "1", "(" * 20_000 + "x", "A-" * 10_000, "AFP " * 6 + "(" * 9_000],
    ids=["commas", "and, and, and", "brackets", "hyphens", "agencies"],
)
def test_a_hostile_line_takes_no_longer_than_its_length(line: str) -> None:
    began = time.process_time()
    role(line)
    assert time.process_time() - began < 2, "36 commas behind 'By A' took nine seconds once"
