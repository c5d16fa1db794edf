"""Agencies: where a text names one, where it does not, and tables of a user's own."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.errors import SettingsError
from twosource.model.agency import KINDS, Agency, AgencyTable, load_agencies

TABLE = load_agencies()
FORMS = sorted({form for agency in TABLE.agencies for form in agency.forms})
_MARK = re.compile(r"\[([^\]]*)\]")


def marked(text: str, table: AgencyTable = TABLE) -> str:
    """The text with brackets round every mention."""
    out, position = [], 0
    for mention in table.mentions(text):
        out += [text[position : mention.span.start], "[", mention.span.of(text), "]"]
        position = mention.span.end
    return "".join([*out, text[position:]])


@pytest.mark.parametrize(
    ("expected", "names"),
    [
        ("Source: [AFP]", ["AFP"]),
        ("([AFP] and [The Associated Press])", ["AFP", "AP"]),
        ("KOVAR ([Reuters]) - The ferry ran aground.", ["Reuters"]),
        ("[AGENCE FRANCE-PRESSE], [BLOOMBERG]", ["AFP", "Bloomberg"]),
        ("[AFP]'s reporter and [Reuters]’ editor", ["AFP", "Reuters"]),
        ("the [Associated Press], [A.P.], said", ["AP", "AP"]),
        ("©[AFP] 2031", ["AFP"]),
        ("© [AFP]", ["AFP"]),
        ("Photo: /[Reuters]", ["Reuters"]),
        ("([Reuters]/[AFP])", ["Reuters", "AFP"]),
        ("[©NTB]", ["NTB"]),
        ("[/ritzau/]", ["Ritzau"]),
        ("[/ritzau/]Kovar", ["Ritzau"]),
        ("[Kyodo] Newsy, said", ["Kyodo"]),
        ("[Reuters Health] reports", ["Reuters"]),
        ("[dpa-AFX]", ["dpa"]),
        ("[ČTK], Praha", ["ČTK"]),
        ("[AP]", ["AP"]),
    ],
)
def test_a_mention_is_the_longest_form_that_stands_there(expected: str, names: list[str]) -> None:
    text = _MARK.sub(r"\1", expected)
    assert marked(text) == expected
    assert [mention.agency.name for mention in TABLE.mentions(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "the map, the apple and the afternoon",
        "APPLE and TASSILI and AFPX",
        "NAFTA, XAFP and AFP2 and AFP_photo",
        "AT&TT, M&AP and AP&B",
        "afp and reuters in small letters",
        "The Associated Pressure Group",
        "",
        "\x00\ud800\u2028",
    ],
)
def test_words_that_only_look_like_an_agency_are_none(text: str) -> None:
    assert marked(text) == text


@pytest.mark.parametrize(
    ("text", "sure"),
    [("PA", False), ("PA Media", True), ("AA", False), ("Anadolu", True), ("Beta", False), ("AFP", True)],
)
def test_a_short_form_is_no_sure_mention(text: str, sure: bool) -> None:
    (mention,) = TABLE.mentions(text)
    assert mention.sure is sure


def test_only_the_asked_part_of_a_text_is_searched() -> None:
    text = "AFP and AFP and AFP"
    assert [mention.span.start for mention in TABLE.mentions(text, 3, 15)] == [8]
    assert not list(TABLE.mentions(text, 0, 2)), "a form cut by the end is none"
    assert not list(TABLE.mentions("XAFP", 1)), "what stands before the part still counts"
    assert [mention.span.end for mention in TABLE.mentions("Kyodo News Agency", 0, 12)] == [10]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_the_table_is_found_where_it_stands_alone(form: str) -> None:
    assert marked(f"({form})") == f"([{form}])"


def test_a_form_that_is_sure_names_one_agency_only() -> None:
    owners: dict[str, set[str]] = {}
    for agency in TABLE.agencies:
        for form in set(agency.forms) - agency.short:
            owners.setdefault(form, set()).add(agency.name)
    assert {form: names for form, names in owners.items() if len(names) > 1} == {}


texts_with_names = st.lists(
    st.one_of(st.sampled_from(FORMS), st.sampled_from([*"©/&_.-’' (\n", "and", "é"]), st.text(max_size=3)), max_size=14
).map("".join)


@given(texts_with_names)
def test_mentions_are_in_order_apart_and_say_the_form_they_point_at(text: str) -> None:
    mentions = list(TABLE.mentions(text))
    for mention in mentions:
        assert mention.span.of(text) in mention.agency.forms
        assert mention.sure is (mention.span.of(text) not in mention.agency.short)
    assert all(before.span.end <= after.span.start for before, after in pairwise(mentions))


@given(texts_with_names, st.integers(0, 40), st.integers(0, 40))
def test_mentions_of_a_part_lie_inside_it(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    for mention in TABLE.mentions(text, start, end):
        assert start <= mention.span.start < mention.span.end <= end


@given(st.lists(st.text("abAB -.", min_size=1, max_size=6).filter(lambda form: form[0].isalpha()), max_size=4))
def test_any_table_finds_its_own_names(forms: list[str]) -> None:
    table = AgencyTable((Agency(name="X", full="X", forms=tuple(forms)),))
    for form in forms:
        assert [mention.span.of(form) for mention in table.mentions(form)] == [form]


@pytest.mark.parametrize(
    ("name", "found"),
    [("AFP", "AFP"), ("Agence France-Presse", "AFP"), ("The Associated Press", "AP"), ("PA", "PA"), ("afp", None)],
)
def test_an_agency_is_looked_up_by_name_or_form(name: str, found: str | None) -> None:
    agency = TABLE.named(name)
    assert (agency.name if agency else None) == found


def test_a_table_made_by_hand_finds_an_agency_by_its_name_even_where_that_is_no_form() -> None:
    agency = Agency(name="K", full="Kovar", forms=("Kovar Wire", "«K»"))
    table = AgencyTable((agency,))
    assert table.named("K") is table.named("Kovar Wire") is agency
    assert marked("«K» or Kovar Wire", table) == "«K» or [Kovar Wire]"


def test_the_project_table_is_complete_and_of_known_kinds() -> None:
    assert len(TABLE.agencies) >= 80
    assert len({agency.name for agency in TABLE.agencies}) == len(TABLE.agencies)
    for agency in TABLE.agencies:
        assert agency.kind in KINDS
        assert agency.short <= set(agency.forms)
        assert {agency.name, agency.full} <= set(agency.forms)
        assert re.fullmatch(r"[A-Z]{2}|", agency.country)


def write(folder: Path, toml: str) -> Path:
    file = folder / "own.toml"
    file.write_text(toml, "utf-8")
    return file


def test_a_user_table_adds_agencies(tmp_path: Path) -> None:
    own = write(
        tmp_path,
        '[[agency]]\nname = "KTB"\ncountry = "KV"\nfull = "Kovar Telegraph Bureau"\nforms = ["Kovar Bureau"]\n',
    )
    table = load_agencies(own)
    assert marked("([KTB], [Kovar Bureau], [AFP])".replace("[", "").replace("]", ""), table) == (
        "([KTB], [Kovar Bureau], [AFP])"
    )
    added = table.named("KTB")
    assert added == Agency(
        name="KTB", full="Kovar Telegraph Bureau", country="KV", forms=("KTB", "Kovar Telegraph Bureau", "Kovar Bureau")
    )


def test_a_user_table_overrides_an_agency_of_the_same_name(tmp_path: Path) -> None:
    own = write(tmp_path, 'agency = [{ name = "AFP", full = "Another Free Press", kind = "release", short = ["AFP"] }]')
    table = load_agencies(own)
    assert marked("AFP and Agence France-Presse", table) == "[AFP] and Agence France-Presse"
    (mention,) = table.mentions("AFP")
    assert (mention.sure, mention.agency.kind) == (False, "release")
    assert len(table.agencies) == len(TABLE.agencies)


def test_of_two_user_tables_the_later_wins(tmp_path: Path) -> None:
    first, second = tmp_path / "1.toml", tmp_path / "2.toml"
    first.write_text('agency = [{ name = "KTB", full = "One" }]', "utf-8")
    second.write_text('agency = [{ name = "KTB", full = "Two" }]', "utf-8")
    found = load_agencies(first, second).named("KTB")
    assert found is not None
    assert found.full == "Two"


@pytest.mark.parametrize(
    ("toml", "message"),
    [
        ("agency = [", "own.toml: not a TOML table of agencies"),
        (f"n = {'9' * 5000}", "own.toml: not a TOML table of agencies"),
        (f"n = {'[' * 5000}", "own.toml: not a TOML table of agencies"),
        ("[[agencies]]\nname = 'KTB'", "own.toml: `agency` must be there, a list of tables"),
        ("agency = 'KTB'", "own.toml: `agency` must be there, a list of tables"),
        ("[agency]\nname = 'KTB'", "own.toml: `agency` must be there, a list of tables"),
        ("agency = ['KTB']", "own.toml: agency 1 needs a `name`"),
        ("agency = [{ name = 'KTB' }, { full = 'Kovar' }]", "own.toml: agency 2 needs a `name`"),
        ("agency = [{ name = '' }]", "own.toml: agency 1 needs a `name`"),
        ("agency = [{ name = 5 }]", "own.toml: agency 1 needs a `name`"),
        ("agency = [{ name = 'K', full = 5 }]", "own.toml: agency 1: `full` is a text, `forms` and `short` are lists"),
        ("agency = [{ name = 'K', forms = 'K' }]", "own.toml: agency 1: `full` is a text, `forms` and `short` are"),
        ("agency = [{ name = 'K', forms = [5] }]", "own.toml: agency 1: `full` is a text, `forms` and `short` are"),
        ("agency = [{ name = 'K', short = [''] }]", "own.toml: agency 1: `full` is a text, `forms` and `short` are"),
        ("agency = [{ name = 'K', forms = ['(K)'] }]", "own.toml: agency 1: '(K)' is never found: a form begins with"),
        ("agency = [{ name = 'K', kind = 'blog' }]", "`kind` is one of agency, syndicate, release, not 'blog'"),
    ],
)
def test_a_wrong_user_table_says_what_where_and_what_instead(tmp_path: Path, toml: str, message: str) -> None:
    with pytest.raises(SettingsError, match=re.escape(message)):
        load_agencies(write(tmp_path, toml))


def test_a_user_table_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"absent\.toml: cannot read the table of agencies"):
        load_agencies(tmp_path / "absent.toml")
    latin = tmp_path / "latin.toml"
    latin.write_bytes("agency = [{ name = 'é' }]".encode("cp1252"))
    with pytest.raises(SettingsError, match=r"latin\.toml: cannot read the table of agencies"):
        load_agencies(latin)
