"""Lines that say from whose report a text is printed."""

import pytest

from twosource.analyse.reprints import reprints
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

KNOWN = Known(agencies=load_agencies())


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        ("A WRECK. (From the Arle Gazette, Nov. 8. 1815) The brig was lost.", "Arle Gazette"),
        ("A WRECK. [ From the Arle Gazette, 8 November 1815.] The brig was lost.", "Arle Gazette"),
        ("A WRECK. [From the Arle Gazette of Monday] The brig was lost.", "Arle Gazette"),
        ("The brig was lost.\n\nThis article was originally published by the Arle Gazette.", "Arle Gazette"),
        ("The brig was lost.\n\nOriginally published in Fog Week", "Fog Week"),
        ("The brig was lost.\n\nReprinted with permission from The Arle Gazette.", "Arle Gazette"),
        ("The brig was lost (from the north, it seems) on Monday.", None),
        ("The brig (From Arle) was lost.", None),
        ("A letter from the Arle Gazette came on Monday.", None),
    ],
)
def test_a_report_says_where_it_is_from(text: str, outlet: str | None) -> None:
    found = reprints(plain_report(text, KNOWN, path="a.txt"))
    assert [reprint.outlet for reprint in found] == ([outlet] if outlet else [])
    assert all(reprint.span.of(text) for reprint in found)


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("trigger", ["(From the ", "[From the A", "Originally published in ", "Courtesy of A "])
def test_many_triggers_take_linear_time(trigger: str) -> None:
    assert len(reprints(plain_report(trigger * 20_000, KNOWN, path="a.txt"))) <= 20_000
