"""The Python API: a handful of verbs over the run.

Example:
    >>> import twosource
    >>> a = twosource.report("The bridge is open, the mayor said on Monday.\\n\\nSource: AFP", name="a.txt")
    >>> b = twosource.report("The mayor said on Monday that the bridge is open.", name="b.txt")
    >>> comparison = twosource.compare([a, b])
    >>> [statement.support.independent.low for statement in comparison.statements]
    [1]
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from os import PathLike, fspath
from typing import TYPE_CHECKING

from twosource.errors import ReadError
from twosource.model.analysis import Figure, Name, TimeExpression
from twosource.model.comparison import Collation
from twosource.model.quotation import Quotation
from twosource.model.relation import Lineage, Pair, Statement
from twosource.model.report import Report
from twosource.settings import Settings, load_settings

if TYPE_CHECKING:
    from twosource.read.blocks import Known


@dataclass(frozen=True, slots=True)
class Comparison:
    """What several reports have to do with one another.

    The parts are values of :mod:`twosource.model`; all spans are offsets into the text of the
    report they name.
    """

    collation: Collation

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports, in the order of path and record."""
        return tuple(analysis.report for analysis in self.collation.analyses)

    @property
    def pairs(self) -> tuple[Pair, ...]:
        """Every two reports and what they share."""
        return self.collation.pairs

    @property
    def lineage(self) -> Lineage:
        """Who took what from whom."""
        return self.collation.lineage

    @property
    def statements(self) -> tuple[Statement, ...]:
        """What the reports assert, with readings, differences and support."""
        return self.collation.statements

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """Every quotation of every report."""
        return tuple(q for analysis in self.collation.analyses for q in analysis.quotations)

    def to_json(self, *, indent: int | None = None) -> str:
        """The comparison as JSON; docs/reference/comparison.schema.json says what is in it."""
        from twosource.show.document import document  # noqa: PLC0415  the run is imported when it runs

        return json.dumps(document(self.collation), ensure_ascii=False, indent=indent)

    def to_html(self) -> str:
        """The comparison as one self-contained page."""
        from twosource.show.page import page  # noqa: PLC0415  jinja2 is needed for pages only

        return page(self.collation)


def read(path: str | PathLike[str], *, settings: Settings | None = None) -> tuple[Report, ...]:
    """The reports of a file, a folder or ("-") standard input.

    Raises:
        ReadError: something in it could not be read; :func:`compare` of the command line goes on
            with the rest, a script should know.
        UsageError: the settings are wrong.

    Example:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "report.txt")
        ...     _ = path.write_text("The bridge is open.")
        ...     [block.role.value for block in read(path)[0].blocks]
        ['paragraph']
    """
    from twosource import flow  # noqa: PLC0415  the run is imported when it runs

    settings = load_settings() if settings is None else settings
    intake = flow.read([fspath(path)], settings, flow.agency_table(settings))
    if intake.errors:
        raise intake.errors[0]
    return intake.reports


def report(text: str, *, name: str = "text", title: str = "", outlet: str = "", published: str = "") -> Report:
    """A report from text that is already at hand.

    Args:
        name: tells it from others, as a file's name would.
        published: day of publication, as ISO date.

    Raises:
        ReadError: there is no word in it.
        UsageError: ``published`` is no date.
    """
    from twosource.read.plain import plain_report  # noqa: PLC0415  the run is imported when it runs

    return plain_report(text, _known(outlet=outlet, title=title, published=published), path=name)


def compare(reports: Sequence[Report], *, settings: Settings | None = None) -> Comparison:
    """What the reports share, how each derives, who says what, and how many stand behind it.

    Raises:
        UsageError: fewer than two different reports, or the tagger of the settings is not installed.
    """
    from twosource import flow  # noqa: PLC0415  the run is imported when it runs

    settings = load_settings() if settings is None else settings
    found = flow.compare(
        reports, flow.agency_table(settings), review=flow.corrections(settings), tagger=settings.tagger
    )
    return Comparison(found)


def times(text: str, *, published: str | date = "") -> tuple[TimeExpression, ...]:
    """Every time expression of a text, with its TIMEX3 value and the days meant; any text will do.

    Args:
        published: the day that "yesterday" and "on Wednesday" are counted from, as a date or ISO date.

    Raises:
        UsageError: ``published`` is no date.

    Example:
        >>> [(time.value, time.granularity.value) for time in times("It fell on Wednesday.", published="2022-06-16")]
        [('2022-06-15', 'day')]
    """
    from twosource.analyse.times import expressions as engine  # noqa: PLC0415  an engine is imported when it runs

    return engine.times(text, _day(published))


def figures(text: str) -> tuple[Figure, ...]:
    """Every number of a text that counts or measures, with its unit and the interval its words allow.

    Example:
        >>> [(figure.value, figure.unit) for figure in figures("Four brave nurses raised €1.2bn in June 2022.")]
        [(4.0, 'people'), (1200000000.0, 'EUR')]
    """
    from twosource.analyse.figures import amounts as engine  # noqa: PLC0415
    from twosource.analyse.times import expressions as clock  # noqa: PLC0415

    return engine.figures(text, clock.without_counts(text, clock.times(text)))


def names(text: str, *, published: str | date = "") -> tuple[Name, ...]:
    """Every named thing of a text, linked within it: "Mr Xi" leads to "Xi Jinping".

    Args:
        published: the day for which "the Chinese president" is looked up in the table of office-holders, if the
            text names nobody; without it nothing is.

    Raises:
        UsageError: ``published`` is no date.

    Example:
        >>> [(name.entity, name.kind.value) for name in names("President Xi Jinping left Kiev. Mr Xi was silent.")]
        [('Xi Jinping', 'person'), ('Kiev', 'place'), ('Xi Jinping', 'person')]
        >>> [(name.entity, name.reason) for name in names("The Chinese president left.", published="2022-06-16")][:1]
        [('Xi Jinping', 'president by the office-holder table, 2013-03-14 to now')]
    """
    from twosource.analyse.names import linking as engine  # noqa: PLC0415
    from twosource.analyse.sentences import sentences  # noqa: PLC0415
    from twosource.analyse.words import words  # noqa: PLC0415
    from twosource.read.bounds import Bounds  # noqa: PLC0415
    from twosource.read.plain import plain_report  # noqa: PLC0415

    if not any(map(str.isalnum, text)):
        return ()
    # no report is read here: a text of any number of lines will do
    known = _known(published=published if isinstance(published, str) else published.isoformat())
    told = plain_report(text, replace(known, bounds=Bounds(lines=len(text) + 1)), path="text")
    return engine.names(told, sentences(told, words(told.text)))


def _known(*, outlet: str = "", title: str = "", published: str = "") -> "Known":
    from twosource import flow  # noqa: PLC0415  the run is imported when it runs
    from twosource.read.blocks import Known  # noqa: PLC0415

    when = flow.given_date(published) if published else None
    return Known(agencies=flow.agency_table(Settings()), outlet=outlet, title=title, published=when)


def _day(published: str | date) -> date | None:
    from twosource import flow  # noqa: PLC0415

    if isinstance(published, date):
        return published
    return flow.given_date(published).day if published else None


__all__ = ["Comparison", "ReadError", "compare", "figures", "names", "read", "report", "times"]
