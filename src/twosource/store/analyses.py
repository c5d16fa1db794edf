"""The shelf of analyses: what was found in a report, with the stamp of the engine that found it.

Words are not kept: they are made from the text faster than they are read. Quotations and credits are
kept a second time as rows, for readers with SQL.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from twosource.model.analysis import Analysis, Words
from twosource.model.quotation import Quotation
from twosource.model.report import Report
from twosource.store.base import Connection, Row, batches, marks
from twosource.store.codec import packed, unpacked

_AT_ONCE = 500
_NOBODY = Report(text="")
# A list of speakers longer than this is cut for the search; the quotations keep them all.
_SPEAKERS = 10_000
_INSERT_QUOTATION = (
    "INSERT INTO quotations (report, place, id, type, first, behind, words, cue, speaker, speaker_kind, "
    "channel, denied, score, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_INSERT_CREDIT = (
    "INSERT INTO credits (report, place, agency, form, first, behind, score, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


class AnalysisShelf:
    """Analyses of a desk."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def pending(self, engine: str) -> tuple[str, ...]:
        """Ids of the reports without an analysis by this engine, in the order of arrival."""
        query = (
            "SELECT r.id FROM reports r LEFT JOIN analyses a ON a.report = r.id AND a.engine = ? "
            "WHERE a.report IS NULL ORDER BY r.number"
        )
        return tuple(row[0] for row in self._connection.rows(query, (engine,)))

    def put(self, kept: "Kept", engine: str, at: str) -> None:
        """Keep an analysis in place of an older one. Inside a transaction only."""
        write, write_many = self._connection.write, self._connection.write_many
        write(
            "INSERT INTO analyses (report, engine, made_at, body) VALUES (?, ?, ?, ?) ON CONFLICT (report) "
            "DO UPDATE SET engine = excluded.engine, made_at = excluded.made_at, body = excluded.body",
            (kept.report, engine, at, kept.body),
        )
        write("DELETE FROM quotations WHERE report = ?", (kept.report,))
        write("DELETE FROM credits WHERE report = ?", (kept.report,))
        write_many(_INSERT_QUOTATION, kept.quotations)
        write_many(_INSERT_CREDIT, kept.credits)
        if kept.speakers:
            values = (kept.speakers, kept.report, kept.speakers)
            write("UPDATE reports SET speakers = ? WHERE id = ? AND speakers <> ?", values)

    def get(self, reports: Iterable[Report], engine: str) -> dict[str, Analysis]:
        """Analyses by this engine of those reports that have one; their words are left empty."""
        by_id = {report.id: report for report in reports}
        found: dict[str, Analysis] = {}
        for some in batches(by_id, _AT_ONCE):
            query = f"SELECT report, body FROM analyses WHERE engine = ? AND report IN ({marks(some)})"
            for id_, body in self._connection.rows(query, (engine, *some)):
                found_there = unpacked(Analysis, body, where=f"analysis of report {id_}")
                found[id_] = replace(found_there, report=by_id[id_])
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An analysis as it is kept; a worker makes it where the analysis was made, so that little travels.

    Attributes:
        report: id of the report.
        body: the analysis without its report and words.
        quotations, credits: rows of the tables of these names.
        speakers: the names of all who speak, for the search.
    """

    report: str
    body: bytes
    quotations: tuple[Row, ...]
    credits: tuple[Row, ...]
    speakers: str


def kept(analysis: Analysis) -> Kept:
    """The analysis as it is kept."""
    report = analysis.report.id
    speakers = sorted({said.speaker.name for said in analysis.quotations if said.speaker and said.speaker.name})
    return Kept(
        report=report,
        body=packed(replace(analysis, report=_NOBODY, words=Words())),
        quotations=tuple((report, place, *_said(analysis, said)) for place, said in enumerate(analysis.quotations)),
        credits=tuple(
            (report, place, c.agency, c.form.value, c.span.start, c.span.end, c.score, c.reason)
            for place, c in enumerate(analysis.credits)
        ),
        speakers=", ".join(speakers)[:_SPEAKERS],
    )


def _said(analysis: Analysis, said: Quotation) -> Row:
    text = analysis.report.text
    speaker = said.speaker
    return (
        said.id,
        said.type.value,
        said.span.start,
        said.span.end,
        said.span.of(text),
        said.cue.of(text) if said.cue else "",
        speaker.name if speaker else "",
        speaker.kind.value if speaker else "",
        " <- ".join(party.name for party in said.channel),
        int(said.denied),
        said.score,
        said.reason,
    )
