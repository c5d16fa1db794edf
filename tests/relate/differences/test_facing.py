"""Which readings of a statement are laid against each other."""

from collections.abc import Callable

from twosource.model.analysis import Analysis
from twosource.model.relation import Reading
from twosource.model.report import Role
from twosource.model.span import Span
from twosource.relate.differences.facing import Wordings, pairings, telling

Read = Callable[..., Analysis]
BODY = "The old ferry ran into the harbour wall at Brill on Friday and fourteen people were hurt."


def reading(analysis: Analysis, words: str, role: Role = Role.PARAGRAPH) -> Reading:
    start = analysis.report.text.index(words)
    return Reading(analysis.report.id, Span(start, start + len(words)), role)


def test_a_headline_is_not_laid_against_a_sentence_that_only_shares_a_name(read: Read) -> None:
    a, b = read(BODY, name="a.txt"), read("Brill mourns its mayor\n\nThe mayor died.", name="b.txt")
    pair = (reading(a, BODY), reading(b, "Brill mourns its mayor", Role.HEADLINE))
    analyses = {x.report.id: x for x in (a, b)}
    assert len(pairings(pair, analyses)) == 1
    assert telling(pair, Wordings(analyses)) == []


def test_a_headline_that_repeats_a_sentence_is_laid_against_it(read: Read) -> None:
    head = "Ferry ran into harbour wall at Brill, fourteen hurt"
    a, b = read(BODY, name="a.txt"), read(f"{head}\n\nThe mayor died.", name="b.txt")
    pair = (reading(a, BODY), reading(b, head, Role.HEADLINE))
    assert len(telling(pair, Wordings({x.report.id: x for x in (a, b)}))) == 1


def test_a_sentence_is_not_laid_against_one_whose_partner_tells_all_they_share(read: Read) -> None:
    other = "Nobody at Brill had seen such fog since the winter when the mole was built."
    a, b = read(f"{BODY} {other}", name="a.txt"), read(BODY, name="b.txt")
    readings = (reading(a, BODY), reading(a, other), reading(b, BODY))
    analyses = {x.report.id: x for x in (a, b)}
    assert len(pairings(readings, analyses)) == 2
    assert telling(readings, Wordings(analyses)) == [(readings[0], readings[2])]


def test_a_sentence_is_laid_against_a_sentence_before_a_headline(read: Read) -> None:
    head = "Old ferry ran into the harbour wall"
    other = "The old ferry ran into the wall of the harbour on Friday, the harbour master of Brill said."
    a, b = read(BODY, name="a.txt"), read(f"{head}\n\n{other}", name="b.txt")
    readings = (reading(a, BODY), reading(b, head, Role.HEADLINE), reading(b, other))
    assert (readings[0], readings[2]) in telling(readings, Wordings({x.report.id: x for x in (a, b)}))


def test_a_caption_that_shares_a_name_is_not_laid_against_a_sentence(read: Read) -> None:
    caption = "Brill harbour in the winter of the great fog, when the mole was built"
    a, b = read(BODY, name="a.txt"), read(f"{caption}\n\nThe mayor died.", name="b.txt")
    pair = (reading(a, BODY), reading(b, caption, Role.CAPTION))
    assert telling(pair, Wordings({x.report.id: x for x in (a, b)})) == []


def test_a_sentence_told_twice_in_each_report_is_laid_against_each(read: Read) -> None:
    a = read(f"{BODY}\n\n{BODY} Dorrit wrote.", name="a.txt")
    b = read(f"Dorrit wrote: {BODY}\n\n{BODY}", name="b.txt")
    places = [(x, [m for m in range(len(x.report.text)) if x.report.text.startswith(BODY, m)]) for x in (a, b)]
    readings = tuple(Reading(x.report.id, Span(m, m + len(BODY))) for x, found in places for m in found)
    assert len(telling(readings, Wordings({x.report.id: x for x in (a, b)}))) == 4
