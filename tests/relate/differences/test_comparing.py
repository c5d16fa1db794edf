"""Kinds of difference, each with its sense and a reason; the words that differ are marked in the text."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.analysis import analyse
from twosource.model.agency import AgencyTable
from twosource.model.analysis import Analysis
from twosource.model.relation import Difference, Kind, Reading, Sense
from twosource.model.report import Report, Role
from twosource.model.span import Span
from twosource.relate.differences.comparing import differences
from twosource.relate.differences.kinds import KINDS
from twosource.relate.differences.sides import Sides

Read = Callable[..., Analysis]


@pytest.fixture(scope="session")
def read(make_report: Callable[..., Report], agencies: AgencyTable) -> Read:
    """Text, analysed, published on Thursday, 12 March 2026 if nothing else is said."""

    def analysed(text: str, *, published: str = "2026-03-12", **known: str) -> Analysis:
        return analyse(make_report(text, published=published, **known), agencies)

    return analysed


def sides(a: Analysis, b: Analysis) -> Sides:
    """The whole of two reports as two readings."""
    one, two = (Reading(x.report.id, Span(0, len(x.report.text)), Role.PARAGRAPH) for x in (a, b))
    return Sides(a, b, one, two)


def unmarked(marked: str) -> tuple[str, str]:
    """The text without its square brackets, and what stood between them, "-" for nothing."""
    inside = marked[marked.index("[") + 1 : marked.index("]")] if "[" in marked else "-"
    return marked.replace("[", "").replace("]", ""), inside


def words(difference: Difference, a: Analysis, b: Analysis) -> tuple[str, str]:
    left = difference.a.span.of(a.report.text) if difference.a else "-"
    right = difference.b.span.of(b.report.text) if difference.b else "-"
    return left, right


FIGURES = [
    ("The fair drew [4,000 visitors].", "The fair drew [5,000 visitors].", Sense.CHANGED, "4,000 and 5,000"),
    ("The fair drew [two thousand visitors].", "The fair drew [2,000 visitors].", Sense.KEPT, "both 2,000 people"),
    ("The fair drew [nearly 400 visitors].", "The fair drew [over 400 visitors].", Sense.UNCLEAR, "as a bound"),
    ("The fair drew [4,000 visitors].", "The fair drew [visitors].", Sense.UNCLEAR, "only one report gives"),
]
TIMES = [
    (
        "The gate was shut [yesterday] by masons.",
        "The gate was shut on [Wednesday] by masons.",
        Sense.KEPT,
        "11 March 2026",
    ),
    (
        "The gate was shut on [Tuesday].",
        "The gate was shut on [Wednesday].",
        Sense.CHANGED,
        "10 March 2026 and 11 March",
    ),
    ("The gate was shut in [March].", "The gate was shut on [Wednesday].", Sense.KEPT, "lies within"),
    ("The gate was shut [in 2019] by masons.", "The gate was shut by masons.", Sense.KEPT, "only one report"),
    (
        "The gate was shut [on Wednesday] by masons.",
        "The gate was shut by masons.",
        Sense.KEPT,
        "the other report's own",
    ),
]
NAMES = [
    ("The envoy went to [Kyiv] by train.", "The envoy went to [Kiev] by train.", Sense.KEPT, "both are"),
    (
        "The envoy went to [Kyiv] by train.",
        "The envoy went to [Warsaw] by train.",
        Sense.CHANGED,
        "Kyiv against Warsaw",
    ),
    ("[Mayor Ana Dorrit] opened the lock.", "[Ms Dorrit] opened the lock.", Sense.KEPT, "both are Ana Dorrit"),
    (
        "[Ana Dorrit] opened the lock.",
        "[Paul Reiner] opened the lock.",
        Sense.CHANGED,
        "Ana Dorrit against Paul Reiner",
    ),
    ("The mayor met [Ana Dorrit] there.", "The mayor met [Paul Dorrit] there.", Sense.UNCLEAR, "may be two persons"),
    ("The envoy went to [DR Congo].", "The envoy went to [Congo].", Sense.CHANGED, "DR Congo against Congo"),
    ("[Ana Dorrit] opened the lock.", "[The mayor] opened the lock.", Sense.KEPT, "described in the other"),
    ("[Ana Dorrit] opened the lock.", "[She] opened the lock.", Sense.KEPT, "described in the other"),
    ("The [United Nations] sent masons.", "The [UN] sent masons.", Sense.KEPT, "a longer and a shorter name"),
]
QUOTATIONS = [
    ('"It is a rusty [relic]," Dorrit said.', '"It is a rusty [danger]," Dorrit said.', Sense.CHANGED, "words altered"),
    ('"We [began] the work," Dorrit said.', '"We [started] the work," Dorrit said.', Sense.KEPT, "mean the same"),
    (
        '"The lock is a rusty relic [and the crew is cold]," Dorrit said.',
        '"The lock is a rusty relic," Dorrit said.',
        Sense.KEPT,
        "the other report cuts",
    ),
    (
        '"The lock is a relic [and no master builder from Ham or Quill would ever lay two stones of it again]," Dorrit '
        "said.",
        '"The lock is a relic," Dorrit said.',
        Sense.CHANGED,
        "a longer part of the quotation",
    ),
    ('Dorrit spoke of ["a rusty relic]".', "Dorrit spoke of [a rusty relic].", Sense.KEPT, "quote marks in one"),
    ('Dorrit called it a "[rusty relic]" and left.', "Dorrit called it a [disgrace] and left.", Sense.KEPT, "told in"),
]
ATTRIBUTIONS = [
    ("The lock will be rebuilt, [the mayor said].", "The lock will be rebuilt.", Sense.KEPT, "in one reading only"),
    (
        "[According to the ministry], the lock will be rebuilt.",
        "The lock will be rebuilt, [according to the ministry].",
        Sense.KEPT,
        "in another place",
    ),
    ("The lock is unsafe, Dorrit [said].", "The lock is unsafe, Dorrit [claimed].", Sense.CHANGED, "stronger word"),
    (
        "The lock is unsafe, Mayor Ana Dorrit [said].",
        "The lock is unsafe, Mayor Ana Dorrit [told Reuters].",
        Sense.CHANGED,
        "through whom it came (Reuters)",
    ),
]
MODALITIES = [
    ("The lock [may] be rebuilt.", "The lock [will] be rebuilt.", Sense.CHANGED, "'may' against 'will'"),
    ("The lock was [reportedly rebuilt].", "The lock was [rebuilt].", Sense.CHANGED, "'reportedly' stands in one"),
    ("The lock was [rebuilt].", "The lock was [not rebuilt].", Sense.CHANGED, "'not' stands in one"),
    (
        "Dorrit [spoke] at the fair.",
        "Dorrit [was due to speak] at the fair.",
        Sense.CHANGED,
        "'due': done or said in one report, still to come in the other",
    ),
    ("Dorrit [sold] the bell.", "Dorrit [apparently sold] the bell.", Sense.CHANGED, "'apparently' stands in one"),
    ("Divers [never found] the bell.", "Divers [found] the bell.", Sense.CHANGED, "'never' stands in one"),
]
WORDINGS = [
    (
        "The [invasion of] the island began at dawn.",
        "The [military operation on] the island began at dawn.",
        Sense.CHANGED,
        "'invasion' is the stronger word",
    ),
    ("The [government] closed the lock.", "The [regime] closed the lock.", Sense.CHANGED, "'regime' is the stronger"),
    ("The crowd [painted] the lock.", "The crowd [measured] the lock.", Sense.KEPT, "the sense is mostly kept"),
    (
        "Lock fees [rose] in spring.",
        "Lock fees [fell] in spring.",
        Sense.CHANGED,
        "'rose' and 'fell' tell the contrary",
    ),
    (
        "The lock was shut by [masons carrying lime mortar].",
        "The lock was shut by [children dressed as herons].",
        Sense.CHANGED,
        "told in other words",
    ),
]
DETAILS = [
    (
        "The lock was rebuilt [with northern granite] in a hurry.",
        "The lock was rebuilt in a hurry.",
        Sense.KEPT,
        "left out",
    ),
    (
        "The lock was rebuilt.",
        "The lock, [which masons from the northern quarries had measured, drawn, praised, cursed and painted], was "
        "rebuilt.",
        Sense.CHANGED,
        "a longer part",
    ),
]
STYLES = [
    ("The council [discusses] the lock again.", "The council [discussed] the lock again.", Sense.KEPT, "order"),
    ("The work [began] at dawn.", "The work [started] at dawn.", Sense.KEPT, "order"),
    ("The crew rang [the] bell.", "The crew rang [a] bell.", Sense.KEPT, "function words"),
    ("The lock [will] close.", "The lock [would] close.", Sense.KEPT, "function words"),
    ("[In spring] the lock was rebuilt.", "The lock was rebuilt [in spring].", Sense.KEPT, "order"),
]
TABLE = [
    pytest.param(kind, *row, id=f"{kind}: {row[0]} / {row[1]}")
    for kind, rows in (
        (Kind.FIGURE, FIGURES),
        (Kind.TIME, TIMES),
        (Kind.NAME, NAMES),
        (Kind.QUOTATION, QUOTATIONS),
        (Kind.ATTRIBUTION, ATTRIBUTIONS),
        (Kind.MODALITY, MODALITIES),
        (Kind.WORDING, WORDINGS),
        (Kind.DETAIL, DETAILS),
        (Kind.STYLE, STYLES),
    )
    for row in rows
]


@pytest.mark.parametrize(("kind", "one", "other", "sense", "reason"), TABLE)
def test_a_difference_has_its_kind_its_sense_and_a_reason(
    read: Read, kind: Kind, one: str, other: str, sense: Sense, reason: str
) -> None:
    (text_a, marked_a), (text_b, marked_b) = unmarked(one), unmarked(other)
    a, b = read(text_a, name="a.txt"), read(text_b, name="b.txt")
    found = {words(difference, a, b): difference for difference in differences(sides(a, b))}
    assert (marked_a, marked_b) in found
    marked = found[marked_a, marked_b]
    assert (marked.kind, marked.sense) == (kind, sense)
    assert reason in marked.reason
    assert {other.kind for other in found.values()} <= {kind, Kind.STYLE}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gulls nested under the roof.", "Gulls nested under the roof."),
        ("GULLS nested “there” in the U.S.", 'Gulls nested "there" in the US'),
    ],
)
def test_equal_readings_have_no_difference_but_style(read: Read, one: str, other: str) -> None:
    found = differences(sides(read(one, name="a.txt"), read(other, name="b.txt")))
    assert all(difference.kind is Kind.STYLE for difference in found)
    assert one != other or not found


def test_words_count_by_the_day_each_report_was_published(read: Read) -> None:
    a = read("The gate was shut yesterday by masons.", name="a.txt", published="2026-03-12")
    b = read("The gate was shut yesterday by masons.", name="b.txt", published="2026-03-13")
    c = read("The gate was shut on Wednesday by masons.", name="c.txt", published="2026-03-14")
    kinds = [(d.kind, d.sense) for d in differences(sides(a, c)) if d.kind is not Kind.STYLE]
    assert kinds == [(Kind.TIME, Sense.KEPT)]
    kinds = [(d.kind, d.sense) for d in differences(sides(b, c)) if d.kind is not Kind.STYLE]
    assert kinds == [(Kind.TIME, Sense.CHANGED)]


def test_a_figure_or_time_that_the_other_report_gives_elsewhere_is_kept(read: Read) -> None:
    a = read("The gate was shut in 2019 by masons.", name="a.txt")
    b = read("The gate was shut by masons. It was shut twice in 2019.", name="b.txt")
    whole = sides(a, b)
    [found] = differences(Sides(a, b, whole.reading_a, Reading(b.report.id, Span(0, 28), Role.PARAGRAPH)))
    assert (found.kind, found.sense) == (Kind.TIME, Sense.KEPT)
    assert "elsewhere" in found.reason


def test_a_time_inside_words_that_moved_is_still_compared(read: Read) -> None:
    a = read("On Wednesday the lock was rebuilt by masons.", name="a.txt")
    b = read("The lock was rebuilt by masons yesterday.", name="b.txt")
    kinds = {(d.kind, d.sense) for d in differences(sides(a, b))}
    assert (Kind.TIME, Sense.KEPT) in kinds
    assert kinds <= {(Kind.TIME, Sense.KEPT), (Kind.STYLE, Sense.KEPT)}


def test_readings_too_unlike_are_told_in_other_words_and_not_pulled_apart(read: Read) -> None:
    a = read("Nobody in Kyiv was hurt when the roof of the market fell.", name="a.txt")
    b = read("The collapse of a hall in Kiev left traders shaken and its owner poor.", name="b.txt")
    named = list(differences(sides(a, b)))
    told = [d for d in named if d.kind is Kind.WORDING]
    whole = max(told, key=lambda d: len(words(d, a, b)[0]))
    named = [d for d in named if d not in told]
    assert (whole.kind, whole.sense) == (Kind.WORDING, Sense.CHANGED)
    assert words(whole, a, b) == (a.report.text.rstrip("."), b.report.text.rstrip("."))
    assert (Kind.NAME, Sense.KEPT, ("Kyiv", "Kiev")) in [(d.kind, d.sense, words(d, a, b)) for d in named]
    assert len(named) <= 2


def test_who_speaks_is_compared_where_both_name_somebody(read: Read) -> None:
    a = read("The lock will be rebuilt, Mayor Ana Dorrit said.", name="a.txt")
    b = read("The lock will be rebuilt, engineer Paul Reiner said.", name="b.txt")
    found = {(d.kind, d.sense) for d in differences(sides(a, b))}
    assert (Kind.NAME, Sense.CHANGED) in found


def test_a_doubtful_sense_has_a_lower_score(read: Read) -> None:
    a, b = read("The crowd painted the lock.", name="a.txt"), read("The crowd measured the lock.", name="b.txt")
    c = read("The crowd will paint the lock.", name="c.txt")
    [doubtful] = differences(sides(a, b))
    sure = [d for d in differences(sides(b, c)) if d.kind is not Kind.WORDING]
    assert all(d.score > doubtful.score for d in sure)
    assert sure


def test_every_kind_but_style_has_a_question_that_says_for_an_editor_what_it_asks() -> None:
    assert {kind for kind, _ in KINDS} == set(Kind) - {Kind.STYLE}
    assert all(question.__doc__ for _, question in KINDS)


PIECES = (
    "the a of lock barge relic divers praised praises began started Kyiv Kiev yesterday Wednesday 2,000 lamps not may "
    "two thousand in Ham Ana Dorrit Ms Dorrit , . said “rusty relic” invasion operation will the ministry said "
    "plans to open opened possible renewed on Twitter in an interview"
).split()
readings = st.lists(st.sampled_from(PIECES), min_size=1, max_size=14).map(lambda found: "Ham " + " ".join(found))


@given(readings, readings)
def test_differences_are_the_same_in_the_other_direction(read: Read, one: str, other: str) -> None:
    a, b = read(one, name="a.txt"), read(other, name="b.txt")
    straight = Counter((d.kind, d.sense, d.a, d.b) for d in differences(sides(a, b)))
    turned = Counter((d.kind, d.sense, d.b, d.a) for d in differences(sides(b, a)))
    assert straight == turned


@given(readings, readings)
def test_every_difference_lies_in_its_reading_and_says_why(read: Read, one: str, other: str) -> None:
    a, b = read(one, name="a.txt"), read(other, name="b.txt")
    for difference in differences(sides(a, b)):
        assert difference.reason
        assert difference.a or difference.b
        for side, analysis in ((difference.a, a), (difference.b, b)):
            if side is not None:
                assert side.report == analysis.report.id
                assert side.span.of(analysis.report.text).strip()


def test_who_says_so_and_when_are_differences_of_their_own(read: Read) -> None:
    a = read("The lock in Ham will be rebuilt in spring, the mayor's office told reporters on Tuesday.", name="a.txt")
    b = read("The lock in Ham will be rebuilt in spring.", name="b.txt")
    found = {d.kind: words(d, a, b)[0] for d in differences(sides(a, b))}
    assert found[Kind.TIME].endswith("Tuesday")
    assert "told reporters" in found[Kind.ATTRIBUTION]
    assert Kind.DETAIL not in found


def test_quote_marks_round_one_utterance_are_one_difference(read: Read) -> None:
    a = read('Dorrit said the lock, "a rusty relic, cold and wet, and no use," would go.', name="a.txt")
    b = read("Dorrit said the lock, a rusty relic, cold and wet, and no use, would go.", name="b.txt")
    assert [d.kind for d in differences(sides(a, b)) if d.kind is not Kind.STYLE] == [Kind.QUOTATION]


def test_an_embedded_post_is_quoted_without_marks(read: Read) -> None:
    post = "The lock is a rusty relic and must go!"
    a = read(f'Dorrit wrote. "{post}"', name="a.txt")
    b = read(f"{post} \u2014 Ana Dorrit (@anadorrit) March 12, 2026", name="b.txt")
    one, two = (
        Reading(x.report.id, Span(x.report.text.index(post), x.report.text.index(post) + len(post)), Role.PARAGRAPH)
        for x in (a, b)
    )
    assert Kind.QUOTATION not in {d.kind for d in differences(Sides(a, b, one, two))}


def test_a_coloured_word_is_picked_out_of_a_longer_change(read: Read) -> None:
    a = read("The regime in Ham shut the old lock and drained the basin.", name="a.txt")
    b = read("Masons hired by the government painted a chapel near Quill.", name="b.txt")
    assert ("regime", "government") in {words(d, a, b) for d in differences(sides(a, b)) if d.kind is Kind.WORDING}


def test_one_word_put_in_marks_makes_no_quotation_of_a_longer_change(read: Read) -> None:
    a = read('The mayor shut the "old" wooden harbour bridge.', name="a.txt")
    b = read("The mayor shut the narrow road to Brill.", name="b.txt")
    assert Kind.QUOTATION not in {d.kind for d in differences(sides(a, b))}


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("Masons didn't shut the lock.", "Masons did not shut the lock.", set()),
        ("The council won't sell the hall.", "The council will not sell the hall.", set()),
        ("Oda cannot swim.", "Oda can't swim.", set()),
        ("Masons didn’t shut the lock.", "Masons did shut the lock.", {("modality", "didn’t shut", "shut")}),
        ("Not masons shut the lock but divers.", "Divers shut the lock, and not masons.", set()),
    ],
)
def test_a_shortened_denial_is_the_denial(read: Read, one: str, other: str, kinds: set[tuple[str, str, str]]) -> None:
    a, b = read(one, name="a.txt"), read(other, name="b.txt")
    found = [d for d in differences(sides(a, b)) if d.kind is Kind.MODALITY]
    assert {(d.kind.value, *words(d, a, b)) for d in found} == kinds


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # what leads on says nothing of its own
        (
            '"The lock is shut," Dorrit said, adding that masons had left.',
            '"The lock is shut," Dorrit said. Masons had left.',
            set(),
        ),
        # "later" is no attribution
        ("Oda later said the lock was shut.", "Oda said the lock was shut.", set()),
    ],
)
def test_words_that_only_lead_to_what_is_said_are_style(
    read: Read, one: str, other: str, expected: set[tuple[str, str]]
) -> None:
    a, b = read(one, name="a.txt"), read(other, name="b.txt")
    assert {words(d, a, b) for d in differences(sides(a, b)) if d.kind is Kind.ATTRIBUTION} == expected


def test_a_department_is_known_by_its_short_form(read: Read) -> None:
    a = read("The Harbour Dept. admits that masons shut the lock.", name="a.txt")
    b = read("The Harbour Department said that masons shut the lock.", name="b.txt")
    assert not any("said by" in d.reason for d in differences(sides(a, b)))


def only(found: tuple[Difference, ...], kind: Kind) -> Difference:
    (one,) = [difference for difference in found if difference.kind is kind]
    return one


def test_a_day_and_a_length_of_time_do_not_contradict(read: Read) -> None:
    a = read("Masons shut the lock on Wednesday.", name="a.txt")
    b = read("Masons shut the lock for 20 minutes.", name="b.txt")
    told = only(differences(sides(a, b)), Kind.TIME)
    assert (told.sense, told.reason) == (Sense.KEPT, "when in one report, how long in the other")


def test_a_long_change_with_most_of_the_same_in_it_keeps_the_sense(read: Read) -> None:
    a = read("The mayor's plan for a bridge of steel was refused by divers.", name="a.txt")
    b = read("Divers were against it: bridges planned with cheap foreign steel rust.", name="b.txt")
    told = [d for d in differences(sides(a, b)) if d.kind is Kind.WORDING]
    assert [d.sense for d in told] == [Sense.KEPT]
    assert "most of the same" in told[0].reason


def test_a_denial_before_quoted_words_is_heard(read: Read) -> None:
    a = read('"We have no masons or divers or smiths here," Dorrit said.', name="a.txt")
    b = read("Dorrit answered from her boat that there were no “masons” in town.", name="b.txt")
    c = read("Dorrit answered from her boat that there were “masons” in town.", name="c.txt")
    assert only(differences(sides(a, b)), Kind.QUOTATION).sense is Sense.KEPT
    assert only(differences(sides(a, c)), Kind.QUOTATION).sense is Sense.CHANGED


@pytest.mark.parametrize(
    ("other", "outlet", "sense"),
    [
        ("The lock is shut, Oda said.", "", Sense.CHANGED),
        ("The lock is shut, Oda said. Masons had left, she told Harbour Radio.", "", Sense.KEPT),
        ("The lock is shut, Oda said.", "Harbour Radio", Sense.KEPT),
    ],
)
def test_a_channel_that_the_other_report_names_elsewhere_is_not_lost(
    read: Read, other: str, outlet: str, sense: Sense
) -> None:
    a = read("The lock is shut, Oda told Harbour Radio.", name="a.txt")
    b = read(other, name="b.txt", outlet=outlet)
    reading_b = Reading(b.report.id, Span(0, other.index(".") + 1), Role.PARAGRAPH)
    whole = sides(a, b)
    found = differences(Sides(a, b, whole.reading_a, reading_b))
    assert {d.sense for d in found if d.kind is Kind.ATTRIBUTION} == {sense}


def test_a_word_or_two_of_a_quotation_are_no_part_that_is_cut(read: Read) -> None:
    a = read('Dorrit said "the lock and that part of the barge" were shut.', name="a.txt")
    b = read('Dorrit said "the lock and the barge" were shut.', name="b.txt")
    assert "quoted words that the other report cuts" not in {d.reason for d in differences(sides(a, b))}


@pytest.mark.parametrize(
    ("other", "sense"),
    [
        ("Paul Reiner came at noon. He said the lock was shut.", Sense.CHANGED),
        ("Ana Dorrit came at noon. She said the lock was shut.", Sense.KEPT),
    ],
)
def test_a_pronoun_that_speaks_is_a_name_for_somebody(read: Read, other: str, sense: Sense) -> None:
    a, b = read("Ana Dorrit said the lock was shut.", name="a.txt"), read(other, name="b.txt")
    reading_b = Reading(b.report.id, Span(other.index(".") + 2, len(other)), Role.PARAGRAPH)
    found = differences(Sides(a, b, sides(a, b).reading_a, reading_b))
    assert {(d.kind, d.sense) for d in found if d.kind is not Kind.STYLE} == {(Kind.NAME, sense)}


def test_a_time_elsewhere_in_the_sentence_is_not_left_out(read: Read) -> None:
    a = read("The Harbour Board on Tuesday failed to open the lock.", name="a.txt")
    b = read("The mayor, Ana Dorrit, failed to open the lock on Tuesday.", name="b.txt")
    assert not {d.kind for d in differences(sides(a, b)) if d.a is None or d.b is None} & {Kind.TIME, Kind.DETAIL}


def test_two_quotations_without_a_word_in_common_are_not_one_altered(read: Read) -> None:
    a = read('"Nobody has the keys to this old harbour," Ana Dorrit said in a statement.', name="a.txt")
    b = read('"We want masons, lime, granite and rope," Ana Dorrit said in a statement.', name="b.txt")
    assert "quoted words altered" not in {d.reason for d in differences(sides(a, b))}


def test_long_quotations_with_little_in_common_are_not_called_altered(read: Read) -> None:
    a = read(
        '"Nobody has the keys to the harbour, and nobody wants the lock," Ana Dorrit said in a statement.', name="a.txt"
    )
    b = read(
        '"The lock needs masons, lime, granite and rope before winter comes," Ana Dorrit said in a statement.',
        name="b.txt",
    )
    found = {d.reason: d.sense for d in differences(sides(a, b)) if d.kind is Kind.QUOTATION}
    assert "quoted words altered" not in found
    assert found.get("each report quotes other words", Sense.UNCLEAR) is Sense.UNCLEAR


def test_a_sentence_inside_a_longer_quotation_shows_no_mark(read: Read) -> None:
    text = '"Masons left at noon. Divers shut the lock. A stone fell," Ana Dorrit said.'
    a = read(text, name="a.txt")
    b = read("Masons left at noon. Divers shut the lock. A stone fell.", name="b.txt")

    def compared(words: str) -> set[Kind]:
        one, two = (
            Reading(x.report.id, Span(at := x.report.text.index(words), at + len(words)), Role.PARAGRAPH)
            for x in (a, b)
        )
        return {d.kind for d in differences(Sides(a, b, one, two))}

    assert Kind.QUOTATION in compared("Masons left at noon.")
    assert compared("Divers shut the lock.") <= {Kind.STYLE}


def test_a_word_in_another_form_is_no_quotation_of_it(read: Read) -> None:
    a = read('Dorrit told of "two guns and a barge".', name="a.txt")
    b = read("Dorrit told of two gun and a barge.", name="b.txt")
    assert ("guns", "gun") not in {words(d, a, b) for d in differences(sides(a, b)) if d.kind is Kind.QUOTATION}


def test_a_figure_inside_a_longer_change_is_shown_by_itself(read: Read) -> None:
    a = read("A fire in the old harbour left 12 people dead and sheds in ashes.", name="a.txt")
    b = read("Firemen found 15 people dead by the river when a blaze destroyed warehouses there.", name="b.txt")
    found = differences(sides(a, b))
    figures = [d for d in found if d.kind is Kind.FIGURE]
    assert [d.sense for d in figures] == [Sense.CHANGED]
    assert words(figures[0], a, b) == ("12 people", "15 people")
    assert any(d.kind is Kind.WORDING for d in found)


@pytest.mark.parametrize(
    ("one", "two", "sense"),
    [
        ("Masons left on Thursday.", "Masons left late Thursday.", Sense.KEPT),
        ("Masons left on Thursday.", "Masons left on Friday.", None),
    ],
)
def test_one_named_day_is_one_day_where_no_report_has_a_date(
    read: Read, one: str, two: str, sense: Sense | None
) -> None:
    a, b = read(one, published="", name="a.txt"), read(two, published="", name="b.txt")
    times = [d for d in differences(sides(a, b)) if d.kind is Kind.TIME]
    assert all((d.sense is Sense.KEPT) is (sense is Sense.KEPT) for d in times)
    assert times


@pytest.mark.parametrize(
    ("added", "sense"),
    [(" in fog", None), (" for harbour divers", Sense.KEPT), (" behind old harbour sheds", Sense.CHANGED)],
)
def test_a_detail_of_three_content_words_changes_what_is_told(read: Read, added: str, sense: Sense | None) -> None:
    a = read(f"Masons shut the lock{added} on Tuesday.", name="a.txt")
    b = read("Masons shut the lock on Tuesday.", name="b.txt")
    assert [d.sense for d in differences(sides(a, b)) if d.kind is Kind.DETAIL] == ([sense] if sense else [])


def test_an_attribution_of_one_reading_is_set_against_that_of_the_other(read: Read) -> None:
    a = read("In Ham the mayor said the lock gate gave way.", name="a.txt")
    b = read("In Ham the lock gate gave way, according to divers.", name="b.txt")
    found = [(d.kind, *words(d, a, b)) for d in differences(sides(a, b)) if d.kind is Kind.ATTRIBUTION]
    assert found == [(Kind.ATTRIBUTION, "mayor said", "according to divers")]


def test_a_word_of_certainty_in_another_place_is_no_difference(read: Read) -> None:
    a = read("The old lock will probably open in Ham.", name="a.txt")
    b = read("The old lock probably will open in Ham.", name="b.txt")
    assert [d for d in differences(sides(a, b)) if d.kind is not Kind.STYLE] == []


@pytest.mark.parametrize(
    ("more", "sense"),
    [
        ("", Sense.CHANGED),
        (" Granite had been bought by masons in the winter, and a crack in it was feared.", Sense.KEPT),
    ],
)
def test_a_longer_part_is_kept_where_the_other_report_comes_to_speak_of_it(read: Read, more: str, sense: Sense) -> None:
    whole = "The lock in Ham gave way on Friday after a deep crack was seen in old northern granite."
    a, b = read(whole, name="a.txt"), read(f"The lock in Ham gave way on Friday.{more}", name="b.txt")
    one, two = sides(a, b).reading_a, Reading(b.report.id, Span(0, len("The lock in Ham gave way on Friday.")))
    found = [d for d in differences(Sides(a, b, one, two)) if d.kind is Kind.DETAIL]
    assert [d.sense for d in found] == [sense]


@pytest.mark.parametrize(
    ("one", "two", "sense"), [("Tuesday", "Wednesday", Sense.CHANGED), ("yesterday", "Wednesday", Sense.KEPT)]
)
def test_days_of_undated_reports_are_judged_by_their_names(read: Read, one: str, two: str, sense: Sense) -> None:
    a, b = (read(f"The gate was shut {day} by masons.", published="", name=f"{day}.txt") for day in (one, two))
    assert [d.sense for d in differences(sides(a, b)) if d.kind is Kind.TIME] == [sense]


def test_a_word_that_both_readings_have_is_not_set_against_another(read: Read) -> None:
    a = read("The regime in Brill sold forty barges that its government had hidden from clerks.", name="a.txt")
    b = read("To meet wages for scribes the government, that old regime, parted with boats.", name="b.txt")
    assert not [d for d in differences(sides(a, b)) if d.reason.startswith("one thing, two colours")]
