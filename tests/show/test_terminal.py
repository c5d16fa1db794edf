"""The report in a terminal: the answer first, differences by sign and word, nothing hostile obeyed."""

import io
import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from twosource import flow
from twosource.model.agency import AgencyTable
from twosource.model.comparison import Collation
from twosource.model.relation import Difference, Kind, Sense
from twosource.model.report import Block, Report, Role
from twosource.model.span import Span
from twosource.show.terminal import console, safe, show, show_report
from twosource.show.view import Choice, DifferenceView, ReadingView, ReportView, Segment, StatementView, View
from twosource.show.viewing import view

MakeReport = Callable[..., Report]

FIRE = """Mill fire leaves three in serious condition

VARN, March 3 (AFP) — Fire swept through the Oster paper mill on Tuesday and left three workers in serious condition, \
the fire brigade said.

The brigade said the alarm had worked and that the mill would stay shut for about a week while the roof is rebuilt.

Source: AFP
"""
FIRE_AGAIN = """Mill blaze leaves three in critical condition

Fire swept through the Oster paper mill yesterday and left three workers in critical condition, the fire brigade said.

The brigade said the alarm had worked and that the mill would stay shut for about a week while the roof is rebuilt.

Only here it is told that the mill made newsprint for forty towns.

Source: AFP
"""


@pytest.fixture(scope="module")
def fire(make_report: MakeReport, agencies: AgencyTable) -> Collation:
    return flow.compare(
        [
            make_report(FIRE, name="echo.txt", outlet="Varn Echo", published="2026-03-03"),
            make_report(FIRE_AGAIN, name="post.txt", outlet="Oster Post", published="2026-03-04"),
        ],
        agencies,
    )


def printed(what: View | Report, *, width: int = 110, colour: bool = False, show_all: bool = False) -> str:
    """What comes out on a screen of this width, and that even where the screen reads markup and emoji codes."""
    out = io.StringIO()
    screen = Console(file=out, width=width, force_terminal=colour, highlight=False, emoji=True, markup=True)
    if isinstance(what, View):
        show(what, screen)
    else:
        show_report(what, screen, show_all=show_all)
    return out.getvalue()


def levelled(text: str) -> str:
    return " ".join(text.split())


def statement(**changes: object) -> StatementView:
    parts: dict[str, object] = {
        "number": 1,
        "id": "s0",
        "labels": ("A", "B"),
        "readings": (ReadingView(label="A", role="", segments=(Segment("The mill burned."),)),),
        "missing": (),
        "count": "1 origin, 1 way",
        "chains": (),
        "reason": "why so",
        "uncertain": False,
        "differences": (),
        "hidden": 0,
    }
    return StatementView(**{**parts, **changes})  # type: ignore[arg-type]


def whole(*statements: StatementView, hidden: dict[str, int] | None = None) -> View:
    report = ReportView(
        label="A", name="Echo", title="", published="", derivation="", share=0.0, credits=(), aside="", notes=()
    )
    return View(
        title="Comparison of reports",
        answer=("The answer.",),
        reports=(report,),
        lineage=(),
        relations=("the relations",),
        summary=("the summary",),
        statements=statements,
        hidden=hidden or {},
        notes=("a note",),
    )


# ---- order and words ------------------------------------------------------------------------------


def test_the_answer_comes_first_then_reports_lineage_and_statements(fire: Collation) -> None:
    text = printed(view(fire))
    first = text.strip().splitlines()[0]
    assert first == "A and B carry AFP copy, which is not itself among the reports."
    places = [text.index(words) for words in (first, "Varn Echo", "Where it comes from", " in more than one report")]
    assert places == sorted(places)
    assert text.index("critical condition") > places[-1]


def test_reports_are_called_by_letters_throughout(fire: Collation) -> None:
    text = printed(view(fire))
    assert re.search(r"^A  Varn Echo +3 Mar 2026", text, re.M)
    assert re.search(r"^B  Oster Post +4 Mar 2026", text, re.M)
    assert re.search(r"^  AFP \(unseen\) -> A  ", text, re.M)
    assert re.search(r"^ +\d+  AB  1 origin, 1 way", text, re.M)


def test_a_difference_has_its_sign_its_word_both_sides_and_its_sense(fire: Collation) -> None:
    text = levelled(printed(view(fire)))
    assert "≠ wording A “serious” B “critical” sense changed:" in text


def test_words_that_one_side_has_not_are_said_to_be_only_there() -> None:
    difference = DifferenceView(
        sign="≠",
        kind="detail",
        sense="sense changed",
        label_a="",
        label_b="B",
        a="",
        b="old",
        reason="left out",
        quiet=False,
    )
    assert "≠ detail  B “old”  only there  sense changed: left out" in printed(
        whole(statement(differences=(difference,)))
    )


def test_what_stands_in_one_report_only_is_said_so(fire: Collation) -> None:
    text = printed(view(fire))
    head, _, rest = text.partition("+ only in B")
    assert "newsprint" in rest
    assert "newsprint" not in head


def test_kept_differences_are_hidden_counted_and_the_way_to_see_them_is_named(fire: Collation) -> None:
    kept = sum(d.sense is Sense.KEPT or d.kind is Kind.STYLE for s in fire.statements for d in s.differences)
    assert kept >= 1
    text = levelled(printed(view(fire)))
    assert f"hidden: {kept} differences" in text
    assert "--all shows them" in text
    assert "= time" not in text


def test_all_shows_what_was_hidden_and_counts_nothing(fire: Collation) -> None:
    text = levelled(printed(view(fire, Choice(all=True))))
    assert "= time A “on Tuesday” B “yesterday” sense kept:" in text or "= time A “Tuesday” B “yesterday”" in text
    assert "hidden:" not in text


def test_nothing_is_said_of_hidden_differences_where_there_are_none() -> None:
    assert "hidden" not in printed(whole(statement()))
    assert "hidden: 3 differences" in printed(whole(statement(), hidden={"style": 2, "time": 1}))


def test_equal_readings_are_shown_once_with_all_their_letters(fire: Collation) -> None:
    text = levelled(printed(view(fire)))
    assert "A,B The brigade said the alarm had worked" in text
    assert text.count("The brigade said the alarm had worked") == 1


def test_a_count_that_is_open_says_why_and_a_clear_one_does_not() -> None:
    assert "why so" in printed(whole(statement(uncertain=True)))
    assert "why so" not in printed(whole(statement(uncertain=False)))


def test_notes_stand_at_the_foot() -> None:
    assert printed(whole(statement())).rstrip().splitlines()[-1].strip() == "note: a note"


@pytest.mark.parametrize(
    ("labels", "said"), [(("A",), "A"), (("A", "C"), "AC"), (("A", "AB"), "A AB"), (("AB",), "AB")]
)
def test_letters_of_many_reports_are_not_run_together(labels: tuple[str, ...], said: str) -> None:
    assert f"  1  {said}  1 origin, 1 way" in printed(whole(statement(labels=labels, missing=("B",))))


def test_a_statement_of_one_report_among_many_is_said_to_be_only_there() -> None:
    assert "+ only in AB" in printed(whole(statement(labels=("AB",), missing=("A",))))
    assert "only in" not in printed(whole(statement(labels=("A", "B"), missing=("C",))))


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_word_is_lost_on_a_narrow_screen(fire: Collation, width: int) -> None:
    text = "".join(printed(view(fire), width=width).split())
    for analysis in fire.analyses:
        for sentence in analysis.sentences:
            words = sentence.span.of(analysis.report.text)
            if sentence.role == "paragraph":
                assert "".join(words.split()) in text
    assert all(len(line) <= width for line in printed(view(fire), width=width).splitlines())


def test_a_difference_is_underlined_and_not_told_by_colour_alone() -> None:
    difference = Difference(kind=Kind.WORDING, sense=Sense.CHANGED, a=None, b=None)
    reading = ReadingView(label="A", role="", segments=(Segment("The mill "), Segment("burned", difference)))
    text = printed(whole(statement(readings=(reading,))), colour=True)
    before = text[: text.index("burned")]
    assert re.search(r"\x1b\[4;\d+m$", before), "underline and colour are both set"


def test_a_report_is_shown_with_every_block_and_its_role(make_report: MakeReport) -> None:
    report = make_report(FIRE, name="echo.txt", outlet="Varn Echo", published="2026-03-03")
    text = printed(report)
    assert text.startswith("Mill fire leaves three in serious condition\n")
    assert "echo.txt · Varn Echo · 2026-03-03 (metadata)" in text
    shown = [line.split()[0] for line in text.splitlines()[2:] if line[:1].strip()]
    assert shown == [block.role.value for block in report.blocks]
    for block in report.blocks:
        assert block.span.of(report.text).split()[-1] in text


def test_a_report_without_a_day_says_so(make_report: MakeReport) -> None:
    assert "date unknown" in printed(make_report("The mill burned.", name="a.txt"))


# ---- hostile text ---------------------------------------------------------------------------------

HOSTILE = [
    "red \x1b[31malert\x1b[0m",
    "\x1b]0;owned\x07",
    "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "\x9b31m C1",
    "gone\x08\x08\x08\x08",
    "over\rwritten",
    "reversed \u202egnp.exe\u202c",
    "isolated \u2066abc\u2069",
    "mark\u200e\u200f\u061c",
    "zero\x00one\x7f",
    "lines\u2028 and\u2029 paragraphs\x85",
    "broken \udce9 byte",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_control_and_direction_characters_are_shown_and_not_obeyed(text: str) -> None:
    made = safe(text)
    assert len(made) == len(text)
    assert not any(
        unicodedata.category(c) in {"Cc", "Cs", "Zl", "Zp"} or unicodedata.bidirectional(c) in BIDI for c in made
    )
    assert made != text


BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


@given(st.text(alphabet=st.characters()))
def test_a_safe_text_keeps_its_length_and_every_printable_character(text: str) -> None:
    made = safe(text)
    assert len(made) == len(text)
    for before, after in zip(text, made, strict=True):
        assert after == before or unicodedata.category(before) in {"Cc", "Cf", "Cs", "Zl", "Zp"}
        assert unicodedata.category(after) not in {"Cs", "Zl", "Zp"}
        assert unicodedata.category(after) != "Cc" or after in "\t\n"
    assert safe(made) == made


def test_tabs_and_line_ends_pass() -> None:
    assert safe("one\ttwo\nthree") == "one\ttwo\nthree"


@pytest.fixture(scope="module")
def hostile(make_report: MakeReport, agencies: AgencyTable) -> Collation:
    """Escapes, controls and markup in text, title, outlet and the name of the file."""
    evil = "\x1b[2J\x9b31m\x07\x08\u202e[red]x[/red][link=http://evil.example]y[/link]:smile:"
    text = f"The {evil} mill burned on Tuesday and {evil} nobody was hurt, the {evil} brigade said."
    return flow.compare(
        [
            make_report(f"{text}\n\nSource: AFP", name=f"{evil}.txt", outlet=f"Echo {evil}", title=f"Fire {evil}"),
            make_report(f"{text} It rained.\n\nSource: AFP", name=f"b{evil}.txt", title=f"Blaze {evil}"),
        ],
        agencies,
    )


def test_no_escape_of_a_report_reaches_the_screen(hostile: Collation) -> None:
    text = printed(view(hostile, Choice(all=True)), width=400)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    assert text.count("␛[2J") >= 6
    read = "".join(printed(a.report, width=400) for a in hostile.analyses)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", read)
    assert read.count("␛[2J") >= 6


def test_markup_of_a_report_is_shown_and_not_read(hostile: Collation) -> None:
    text = printed(view(hostile, Choice(all=True)), width=400)
    read = "".join(printed(a.report, width=400) for a in hostile.analyses)
    for shown in (text, read):
        assert shown.count("[red]x[/red]") >= 6
        assert "[link=http://evil.example]y[/link]:smile:" in shown


def test_on_a_colour_screen_every_escape_is_ours(hostile: Collation) -> None:
    text = printed(view(hostile, Choice(all=True)), width=400, colour=True)
    escapes = set(re.findall(r"\x1b(?:\[[0-9;]*)?.?", text))
    assert escapes, "a colour screen is styled"
    assert all(re.fullmatch(r"\x1b\[[0-9;]*m", escape) for escape in escapes)


# ---- the screen -----------------------------------------------------------------------------------


def test_where_there_is_no_terminal_lines_have_one_fixed_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "37")
    monkeypatch.setattr("sys.stdout", io.StringIO())
    assert console().width == 110


def test_the_screen_reads_neither_markup_nor_emoji_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr("sys.stdout", out)
    console().print("[red]x[/red] :smile: 2026")
    assert out.getvalue() == "[red]x[/red] :smile: 2026\n"


def test_a_reader_who_has_gone_is_told_to_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    class Gone(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr("sys.stdout", Gone())
    with pytest.raises(BrokenPipeError):
        show(whole(statement()), console())


LINED = (
    (Role.RELATED_LINK, "Home"), (Role.OTHER, "Search"), (Role.PROMOTION, "Sign up"), (Role.PARAGRAPH, "The mill burned."),
    (Role.RELATED_LINK, "READ MORE: Mills"), (Role.CREDIT, "Source: AFP"), (Role.PROMOTION, "App"), (Role.PROMOTION, "Shop"),
)  # fmt: skip


@pytest.fixture
def lined() -> Report:
    text, blocks = "", []
    for role, words in LINED:
        blocks.append(Block(span=Span(len(text), len(text) + len(words)), role=role))
        text += words + "\n"
    return Report(path="mill.html", text=text, blocks=tuple(blocks))


def test_lines_that_are_no_text_of_the_report_are_counted_run_by_run(lined: Report) -> None:
    rows = [" ".join(line.split()) for line in printed(lined).splitlines()[2:] if line.strip()]
    assert rows == [
        "… 3 lines of links, promotion and page furniture; --all shows them",
        "paragraph The mill burned.",
        "related_link READ MORE: Mills",
        "credit Source: AFP",
        "… 2 lines of promotion; --all shows them",
    ]


def test_all_lines_are_shown_where_asked_for(lined: Report) -> None:
    rows = [" ".join(line.split()) for line in printed(lined, show_all=True).splitlines()[2:] if line.strip()]
    assert rows == [f"{role.value} {words}" for role, words in LINED]
