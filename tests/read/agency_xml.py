"""What the tests of agencies' XML share: two sentences, the namespace of NewsML-G2, and how a file is read."""

from twosource.errors import ReadError
from twosource.model.report import Report
from twosource.read.blocks import Known
from twosource.read.source import Source
from twosource.read.wire import read_wire

FIRST = "The ferry Marisol ran aground off Kovar on Monday, the harbour master said."
SECOND = "Nobody on board was hurt, and two cranes were on their way from the mainland."
NAR = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def read(xml: str, known: Known) -> list[Report | ReadError]:
    """The reports of a file, and an error for each item that is none."""
    return list(read_wire(Source(path="a.xml", raw=xml.encode()), known, limit_bytes=1_000_000))


def one(xml: str, known: Known) -> Report:
    """The only report of a file."""
    (report,) = read(xml, known)
    assert isinstance(report, Report), report
    return report


def told(report: Report) -> list[tuple[str, str]]:
    """Each block of a report: its role and its words."""
    return [(block.role.value, block.span.of(report.text)) for block in report.blocks]
