"""Letters and short forms led back to the fuller name of the same report."""

import pytest

from twosource.analyse.speakers.fullnames import full_names
from twosource.analyse.taggers.rules import parse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

KNOWN = Known(agencies=load_agencies())


@pytest.mark.parametrize(
    ("text", "brief", "full"),
    [
        ("The Justice Department left. The DOJ said so.", "DOJ", "Justice Department"),
        ("The Justice Dept. and the Department of Justice left. The DOJ said so.", "DOJ", "Department of Justice"),
        # refused: two bodies of the same letters, and letters of no body named
        ("The Skerrow Pier Authority met the Skerrow Parks Authority. The SPA said so.", "SPA", None),
        ("The Skerrow Pier Authority left. The NTP said so.", "NTP", None),
    ],
)
def test_letters_are_the_body_named_in_full(text: str, brief: str, full: str | None) -> None:
    names = parse(plain_report(text, KNOWN, path="a.txt")).names
    assert full_names(names).get(brief) == full
