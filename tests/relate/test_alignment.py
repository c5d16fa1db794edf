"""Sentences of several reports into rows: what meets what, and that every report comes back whole."""

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.model.analysis import Analysis
from twosource.relate.alignment import Row, align
from twosource.relate.similarity import parts

Read = Callable[..., Analysis]


def labelled(text: str) -> dict[str, str]:
    """Sentences by label, from lines "a1 | The sentence."; "a1.2" is the second one of a paragraph."""
    rows = (line.split("|", 1) for line in text.strip().splitlines())
    return {label.strip(): sentence.strip() for label, sentence in rows}


def analysed(read: Read, sentences: dict[str, str], **known: str) -> Analysis:
    """A report whose sentences each stand in a paragraph of their own, "a1.2" behind "a1.1"."""
    paragraphs: dict[str, list[str]] = {}
    for label, sentence in sentences.items():
        paragraphs.setdefault(label.split(".")[0], []).append(sentence)
    return read("\n\n".join(map(" ".join, paragraphs.values())), name=min(sentences), **known)


def table(rows: Sequence[Row], analyses: list[Analysis], reports: list[dict[str, str]]) -> set[str]:
    """Each row as "a1 | b2 b3": the labels of the sentences it touches, a column a report."""
    found = set()
    for row in rows:
        columns = []
        for number, sentences in enumerate(reports):
            text = analyses[number].report.text
            touched = []
            for label, sentence in sentences.items():
                start = text.index(sentence)
                if any(n == number and span.start < start + len(sentence) and start < span.end for n, span in row):
                    touched.append(label)
            columns.append(" ".join(touched) or "-")
        found.add(" | ".join(columns))
    return found


PIPES = """
a1 | A cargo of clay pipes slid off a barge near Quill Island on Wednesday.
a2 | Divers began lifting the pipes before dusk while two tugs held the hull.
a3 | The channel carries about forty barges a day between the brickyards and the sea.
"""

CASES = [
    pytest.param(
        [
            PIPES,
            """
            b1 | The channel between the brickyards and the sea carries about forty barges daily.
            b2 | On Wednesday a barge lost a cargo of clay pipes near Quill Island.
            b3 | While two tugs held the hull, divers began lifting the pipes.
            """,
        ],
        """
        a1 | b2
        a2 | b3
        a3 | b1
        """,
        id="paragraphs moved",
    ),
    pytest.param(
        [
            PIPES,
            """
            b1 | A cargo of clay pipes slid off a barge near Quill Island on Wednesday.
            b2 | Shopkeepers gave out hot soup to the crowd.
            b3 | The channel carries about forty barges a day between the brickyards and the sea.
            """,
        ],
        """
        a1 | b1
        a2 | -
        -  | b2
        a3 | b3
        """,
        id="each report has something of its own",
    ),
    pytest.param(
        [
            """
            a1 | Engineers measured a lean of nineteen degrees at low water.
            a2 | They ordered the crew of the dredger ashore in the harbour launch.
            """,
            "b1 | Engineers measured a lean of nineteen degrees at low water and ordered the dredger's crew "
            "ashore in the harbour launch.",
        ],
        """
        a1 | b1
        a2 | b1
        """,
        id="two sentences merged in one",
    ),
    pytest.param(
        [
            PIPES,
            """
            b1 | On Wednesday a barge lost a cargo of clay pipes near Quill Island.
            b2 | Gulls nested under the roof of the old customs house.
            """,
            """
            c1 | Divers began lifting the pipes before dusk while two tugs held the hull.
            c2 | Near Quill Island a barge lost its cargo of clay pipes on Wednesday.
            """,
        ],
        """
        a1 | b1 | c2
        a2 | -  | c1
        a3 | -  | -
        -  | b2 | -
        """,
        id="three reports",
    ),
    pytest.param(
        ["a1 | Gulls nested under the roof.", "b1 | A vote on the budget follows next month."],
        """
        a1 | -
        -  | b1
        """,
        id="nothing in common",
    ),
    pytest.param(
        [
            "a1 | The envoy reached Kyiv yesterday with two trunks.",
            "b1 | On Wednesday the envoy came to Kiev with two trunks.",
        ],
        "a1 | b1",
        id="names and times in other words",
    ),
]


def rows_of(text: str) -> set[str]:
    return {" | ".join(cell.strip() for cell in line.split("|")) for line in text.strip().splitlines()}


@pytest.mark.parametrize(("texts", "expected"), CASES)
def test_sentences_that_tell_the_same_meet_in_a_row(read: Read, texts: list[str], expected: str) -> None:
    reports = [labelled(text) for text in texts]
    analyses = [analysed(read, sentences, published="2026-03-12") for sentences in reports]
    assert table(align(analyses).rows, analyses, reports) == rows_of(expected)


def test_one_sentence_split_in_two_meets_both_halves(read: Read) -> None:
    reports = [
        labelled("a1 | The barge Marigold sank at dawn, and the mayor has closed the brickyard school until Monday."),
        labelled("""b1 | The barge Marigold sank at dawn.
                    b2 | The mayor has closed the brickyard school until Monday."""),
    ]
    analyses = [analysed(read, sentences) for sentences in reports]
    met = {half for row in table(align(analyses).rows, analyses, reports) for half in row.removeprefix("a1 | ").split()}
    assert met == {"b1", "b2"}


def test_of_a_sentence_that_tells_two_things_the_clause_meant_joins_the_second_row(read: Read) -> None:
    merged = (
        "Engineers measured a lean of nineteen degrees at low water and halted work, "
        "and they ordered the dredger's crew ashore in the harbour launch."
    )
    a = read(
        "Engineers measured a lean of nineteen degrees at low water and halted work.\n\n"
        "They ordered the crew of the dredger ashore in the harbour launch."
    )
    b = read(merged, name="b.txt")
    told = [span.of(merged) for row in align([a, b]).rows for number, span in row if number == 1]
    assert sorted(told) == [merged, "and they ordered the dredger's crew ashore in the harbour launch."]


def test_headline_standfirst_and_caption_join_the_row_of_the_body(read: Read) -> None:
    title = "Clay pipes slide off barge near Quill Island"
    caption = "Photo: Clay pipes that slid off a barge lie near Quill Island on Wednesday."
    body = "A cargo of clay pipes slid off a barge near Quill Island on Wednesday and blocked the channel."
    own = "Shopkeepers gave out hot soup to the crowd on the towpath."
    a = read(f"{caption}\n\n{body}\n\n{own}", title=title)
    b = read(f"{body}\n\nA vote on the budget follows.", name="b.txt")
    [row] = [row for row in align([a, b]).rows if len({number for number, _ in row}) == 2]
    assert [span.of(a.report.text) for number, span in row if number == 0] == [title, caption, body]


def test_two_neighbours_of_one_report_stay_two_rows(read: Read) -> None:
    """Both speak of the barge and its owners; one report does not say the same twice in a row."""
    a = read("The owners of the barge will pay for new fenders. The owners of the barge have sold the crane.")
    b = read("The owners of the barge will pay for fenders. They have sold the crane of the barge.", name="b.txt")
    for row in align([a, b]).rows:
        assert sum(number == 0 for number, _ in row) <= 1


def test_rows_follow_the_order_of_the_text(read: Read) -> None:
    a = analysed(read, labelled(PIPES))
    b = read(
        "\n\n".join([*labelled(PIPES).values(), "Shopkeepers gave out hot soup."]).replace("slid", "fell"), name="b.txt"
    )
    starts = [min(span.start for number, span in row if number == 1) for row in align([a, b]).rows]
    assert starts == sorted(starts)


def test_what_one_report_adds_stands_behind_what_it_follows_there(read: Read) -> None:
    first, second, third = labelled(PIPES).values()
    extra = "Shopkeepers gave out hot soup to the crowd."
    a = read("\n\n".join((first, second, third)))
    b = read("\n\n".join((first, extra, second, third)), name="b.txt")
    rows = align([a, b]).rows
    added = next(place for place, row in enumerate(rows) if len(row) == 1)
    assert 1 <= added <= 2


def test_no_report_is_no_row(read: Read) -> None:
    assert align([]).rows == ()
    assert align([read("Source: AFP, the news agency")]).rows == ()


# Sentences in groups that tell one thing each, in several wordings; the last stands alone.
FACTS = (
    (
        "A cargo of clay pipes slid off a barge near Quill Island on Wednesday.",
        "On Wednesday a barge lost a cargo of clay pipes near Quill Island.",
        "Clay pipes fell off a barge near Quill Island, and the channel was shut for nine hours.",
    ),
    (
        "Divers began lifting the pipes before dusk while two tugs held the hull.",
        "While two tugs held the hull, divers began lifting the pipes.",
    ),
    ("The channel was shut for nine hours.", "For nine hours no ship could pass the channel, which was shut."),
    ("The lock is a “rusty relic”, Mayor Ana Dorrit said.", 'Dorrit called the lock a "rusty relic".'),
    ("Nine school children watched from the old bridge.",),
)
sentence = st.sampled_from([wording for fact in FACTS for wording in fact])
report_text = st.lists(st.tuples(sentence, st.sampled_from((" ", "\n\n"))), min_size=1, max_size=6, unique=True)


def several(read: Read, texts: list[list[tuple[str, str]]]) -> list[Analysis]:
    return [
        read("".join(words + gap for words, gap in text).strip(), name=f"{n}.txt", published="2026-03-12")
        for n, text in enumerate(texts)
    ]


@given(st.lists(report_text, min_size=1, max_size=4))
def test_an_alignment_gives_back_each_report(read: Read, texts: list[list[tuple[str, str]]]) -> None:
    analyses = several(read, texts)
    rows = align(analyses).rows
    for number, analysis in enumerate(analyses):
        aligned = {span for row in rows for n, span in row if n == number}
        assert {part.span for part in parts([analysis])} <= aligned
        told = [sentence.span for sentence in analysis.sentences]
        assert all(any(whole.covers(span) for whole in told) for span in aligned)


@given(st.lists(report_text, min_size=1, max_size=4))
def test_a_row_holds_no_reading_twice_and_no_two_rows_are_one(read: Read, texts: list[list[tuple[str, str]]]) -> None:
    rows = align(several(read, texts)).rows
    assert all(len(row) and row.readings == tuple(sorted(set(row))) for row in rows)
    assert len(set(rows)) == len(rows)


@given(st.lists(report_text, min_size=2, max_size=5), st.data())
def test_rows_and_their_order_are_the_same_for_every_order_of_the_reports(
    read: Read, texts: list[list[tuple[str, str]]], data: st.DataObject
) -> None:
    analyses = several(read, texts)
    order = data.draw(st.permutations(range(len(analyses))))
    straight = [frozenset(row) for row in align(analyses).rows]
    turned = [
        frozenset((order[number], span) for number, span in row)
        for row in align([analyses[place] for place in order]).rows
    ]
    assert turned == straight


@given(report_text)
def test_a_report_beside_its_double_meets_itself(read: Read, text: list[tuple[str, str]]) -> None:
    a, b = several(read, [text, text])
    for row in align([a, b]).rows:
        mine = {span for number, span in row if number == 0}
        assert mine == {span for number, span in row if number == 1}


def test_equal_reports_keep_their_order(read: Read) -> None:
    text = "\n\n".join(labelled(PIPES).values())
    rows = align([read(text, name="a.txt"), read(text, name="b.txt")]).rows
    assert all(min(one) < min(two) for one, two in pairwise(rows))


def test_no_row_repeats_the_readings_of_another(read: Read) -> None:
    body = "Harbour master Ines Calder warned that the northern breakwater would not stand another winter storm."
    echo = "Calder warned on Friday that the northern breakwater would not stand another storm."
    a = read(f"{body}\n\n{echo}\n\n“The northern breakwater is finished,” Calder said.", title="Breakwater is finished")
    b = read(f"{echo}\n\n{body}\n\n{body}", title="Breakwater at Brill is finished, warns Calder", name="b.txt")
    rows = [(set(row), set(row) - row.further.keys()) for row in align([a, b]).rows]
    assert not [one for n, (one, _) in enumerate(rows) for m, (_, told) in enumerate(rows) if n != m and one <= told]


def test_a_sentence_without_counterpart_is_a_further_reading_of_the_row_it_is_most_like(read: Read) -> None:
    reports = [
        labelled("""a1 | The mayor of Brill has closed the old brickyard school, where cracks have opened in two walls.
                    a2 | Gulls nested under the roof of the customs house."""),
        labelled("""b1 | The mayor of Brill has closed the old brickyard school over cracks in its walls.
                    b2 | Engineers found the cracks in two walls of the school last autumn.
                    b3 | A vote on the budget of the lighthouse trust follows next month."""),
    ]
    analyses = [analysed(read, sentences) for sentences in reports]
    found = table(align(analyses).rows, analyses, reports)
    assert any("b2" in row and "a1" in row for row in found)
    assert "- | b3" in found


def test_the_first_of_a_kind_and_the_second_are_two_statements(read: Read) -> None:
    """A sentence without a counterpart takes no seat beside one that counts another of the kind."""
    second = "It was the second meeting between the two mayors since the ferry line was closed in the fog."
    first = "The meeting in the fog was the first between the two mayors since the day after the ferry line was sold."
    analyses = [read(f"{second}\n\n{first}", name="a.txt"), read(f"{second}\n\nNobody was hurt.", name="b.txt")]
    rows = [{(report, span.of(analyses[report].report.text)) for report, span in row} for row in align(analyses).rows]
    assert {(0, second), (1, second)} in rows
    assert {(0, first)} in rows
