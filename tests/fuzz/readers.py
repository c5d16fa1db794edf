"""What the fuzzer asks of every reader: reports whose blocks keep their law, or read errors, and nothing else."""

from twosource.errors import ReadError
from twosource.model.agency import load_agencies
from twosource.model.report import Report
from twosource.read.blocks import Known
from twosource.read.source import Source
from twosource.read.table import read_source
from twosource.settings import Settings

KNOWN = Known(agencies=load_agencies())


def read(name: str, raw: bytes) -> None:
    """Read some bytes under a name; nothing but reports and read errors may come of it."""
    for entry in read_source(Source(path=name, raw=raw), KNOWN, Settings(report_megabytes=1, unpacked_megabytes=4)):
        assert isinstance(entry, (Report, ReadError))
        if isinstance(entry, Report):
            _check(entry)


def _check(report: Report) -> None:
    """The law of blocks: in order, within the text, not one over another."""
    position = 0
    for block in report.blocks:
        assert position <= block.span.start < block.span.end <= len(report.text)
        position = block.span.end
