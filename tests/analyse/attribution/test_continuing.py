"""A quotation that goes on behind its attribution."""

from twosource.analyse.taggers.choosing import tagger
from twosource.analyse.taggers.rules import parse
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report


def test_a_quotation_goes_on_behind_its_cue_in_the_same_paragraph_only() -> None:
    told = "“It sank,” Holm said. “Nobody saw it.”\n\n“That is another matter,” he added."
    report = plain_report(told, Known(agencies=load_agencies()), path="a.txt")
    said = tagger("rules")(parse(report))
    assert [[piece.of(told) for piece in a.content] for a in said] == [
        ["“It sank,”", "“Nobody saw it.”"],
        ["“That is another matter,”"],
    ]
