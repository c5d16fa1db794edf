"""Sentences that tell something of another's statement: seated beside it, and no count rests on them."""

from collections.abc import Callable

from twosource.model.analysis import Analysis
from twosource.model.comparison import Collation
from twosource.model.relation import Statement
from twosource.relate.collate import collate

Read = Callable[..., Analysis]

SCHOOL = "The mayor of Brill has closed the old brickyard school, where cracks have opened in two walls."
CRACKS = "The cracks in two walls of the school were found by chance, Paul Reiner said."
GULLS = "Gulls nested under the roof of the customs house."
OTHER = "The mayor of Brill closed the old brickyard school over cracks in two of its walls."


def compared(read: Read) -> Collation:
    a = read("\n\n".join((SCHOOL, CRACKS, GULLS)), outlet="Post", name="a.txt")
    return collate([a, read(f"{OTHER}\n\nA baker brought rolls for the crew.", outlet="Echo", name="b.txt")])


def with_words(collation: Collation, words: str) -> list[Statement]:
    text = {analysis.report.id: analysis.report.text for analysis in collation.analyses}
    return [s for s in collation.statements if any(words in r.span.of(text[r.report]) for r in s.readings)]


def test_a_sentence_that_tells_something_of_a_statement_is_a_further_reading(read: Read) -> None:
    collation = compared(read)
    [shared] = with_words(collation, "over cracks")
    assert [reading.further for reading in sorted(shared.readings)].count(True) == 1
    assert {reading.report for reading in shared.readings if not reading.further} == {
        analysis.report.id for analysis in collation.analyses
    }


def test_no_count_rests_on_a_further_reading_and_its_own_statement_keeps_its_source(read: Read) -> None:
    collation = compared(read)
    [shared] = with_words(collation, "over cracks")
    assert "Paul Reiner" not in {origin.name for origin in shared.support.origins}
    own = [s for s in with_words(collation, "by chance") if s is not shared]
    assert [{origin.name for origin in s.support.origins} for s in own] == [{"Paul Reiner"}]
