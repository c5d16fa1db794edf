"""What the fuzzer asks of every reader: reports that keep their laws, or read errors, and nothing else, in time.

A slip is a finding: another exception, a span that returns no words, text that cannot be written out again, words
of a plain text that are lost, more than two seconds or 150 MB for one small input.
"""

import json
import resource
import time

from twosource.errors import ReadError
from twosource.model.agency import load_agencies
from twosource.model.report import Report, Role
from twosource.read import archive, exports, feed, html, wire
from twosource.read.blocks import Known
from twosource.read.encoding import opening
from twosource.read.source import Source
from twosource.read.table import READERS, read_source
from twosource.settings import Settings

# The whole of issue 5's bounds for hostile input; measured as the process's own seconds and its peak of memory.
MOST_SECONDS, MOST_MEGABYTES = 2.0, 150
KNOWN = Known(agencies=load_agencies())
SETTINGS = Settings(report_megabytes=1, unpacked_megabytes=4)
# What a format needs is imported here, and not when a file of it is met, so that the fuzzer can instrument it.
IMPORTED = (archive, exports, feed, html, wire)
_KILOBYTES_A_MEGABYTE = 1000


def read(name: str, raw: bytes) -> list[Report | ReadError]:
    """What is read from some bytes under a name, held against the laws.

    Raises:
        AssertionError: a law is broken.
    """
    begun, peak = time.process_time(), _peak()
    found = list(read_source(Source(path=name, raw=raw), KNOWN, SETTINGS))
    seconds, megabytes = time.process_time() - begun, (_peak() - peak) / _KILOBYTES_A_MEGABYTE
    assert seconds <= MOST_SECONDS, f"{seconds:.1f} s for {len(raw)} bytes"
    assert megabytes <= MOST_MEGABYTES, f"{megabytes:.0f} MB for {len(raw)} bytes"
    assert found, "neither a report nor a word why there is none"
    for entry in found:
        if isinstance(entry, Report):
            check(entry)
        else:
            assert isinstance(entry, ReadError)
            assert entry.what
            assert entry.where.startswith(name), "an error names its file"
            str(entry).encode()
    return found


def reader_of(name: str, raw: bytes) -> str:
    """What the reader is called that claims a file."""
    head = opening(raw, 4096)
    return next(reader.name for reader in READERS if reader.claims(name, head))


def check(report: Report) -> None:
    """The laws of a report: blocks in order and apart, none without words, all that is no white space in one of them."""
    position, between = 0, []
    for block in report.blocks:
        assert position <= block.span.start < block.span.end <= len(report.text)
        words = block.span.of(report.text)
        assert words == words.strip()
        assert isinstance(block.role, Role)
        between.append(report.text[position : block.span.start])
        position = block.span.end
    between.append(report.text[position:])
    assert not "".join(between).strip(), "words that stand in no block"
    told = (report.text, report.title, report.outlet, report.url, report.language, report.provider, report.version)
    json.dumps([*told, report.correction, report.partial, *report.authors, *report.notes], ensure_ascii=False).encode()


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
