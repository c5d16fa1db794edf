"""Whose a document is that the report tells of before it: who put it out, whose it is called."""

from collections.abc import Callable

import pytest

Speaker = Callable[[str], str]


LATE = "“It is late,” the"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # a study stays a source of its own, and says whose it is
        (f"A new study by the Holm Institute is out. {LATE} study said.", "Holm Institute study"),
        (f"The pier fails in an analysis published on Monday by the Holm Institute. {LATE} analysis found.", "Holm Institute analysis"),
        # an outlet speaks through what it prints
        ("The Guardian article tells another tale. According to the piece, it is late.", "Guardian"),
        # who put the documents out
        (f"The Coastal Office on Monday released a trove of documents. {LATE} documents say.", "Coastal Office"),
        ("It is late, according to the Coastal Office website.", "Coastal Office"),
        # whose page it stands on, and the page told of again
        (f"{LATE[:-4]} a notice on the Coastal Office website read.", "Coastal Office"),
        ("The home page of the Coastal Office says the pier held. The page says it is late.", "Coastal Office"),
        # who sues speaks in the lawsuit, an outlet too
        (f"The Coastal Office said on Monday it has sued the yard. {LATE} complaint says.", "Coastal Office"),
        (f"The Guardian sued the yard. {LATE} lawsuit says.", "Guardian"),
        # a report of a body that is only described
        (f"The Skerrow Ports Panel met. The panel’s report came on Monday. {LATE} panel’s report said.", "Skerrow Ports Panel"),
    ],
)  # fmt: skip
def test_a_document_is_whose_it_was_said_to_be(speaker: Speaker, text: str, who: str) -> None:
    assert speaker(text) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # another one of the kind, of which no owner is told, lies between
        (f"A poll by the Holm Institute is out. A second poll came on Monday. {LATE} poll found.", "poll"),
        # whom it is about, and where it is from
        (f"The Karl Berg dossier was read. {LATE} dossier said.", "dossier"),
        (f"A study from Arle is out. {LATE} study said.", "study"),
        # an outlet that came by documents did not write them
        (f"The Guardian obtained documents. The Guardian documents were long. {LATE} documents said.", "documents"),
        # who was sued
        (f"The Coastal Office was sued on Monday. {LATE} lawsuit says.", "lawsuit"),
        # what is said of one that is described in full
        ("A study by the Holm Institute is out. “It is late,” the study on the fog said.", "study on the fog"),
    ],
)  # fmt: skip
def test_it_is_nobodys_where_that_is_open(speaker: Speaker, text: str, who: str) -> None:
    assert speaker(text) == who
