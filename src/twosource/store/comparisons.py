"""The shelf of comparisons: the collation of a story's reports.

Statements are kept a second time as rows, so that a query in SQL finds what rests on one source.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from twosource.model.comparison import Collation
from twosource.model.relation import Sense, Statement
from twosource.model.report import digest
from twosource.model.review import NOTHING_MEANT, Applied
from twosource.store.base import Connection, Row
from twosource.store.codec import packed, unpacked
from twosource.store.reviews import number_of

# The latest versions of a story's reports; versions that another one replaces are not compared.
_LATEST = (
    "SELECT m.report FROM memberships m JOIN reports r ON r.id = m.report WHERE m.story = ? "
    "AND NOT EXISTS (SELECT 1 FROM reports n WHERE n.replaces = m.report) ORDER BY r.number"
)
_INSERT_STATEMENT = (
    "INSERT INTO statements (story, place, id, words, reports, origins, independent_low, independent_high, "
    "bottleneck, changed, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_CORRECTIONS = "SELECT number FROM reviews WHERE kind NOT IN ('one-story', 'two-stories') ORDER BY number"
_INSERT_EFFECT = "INSERT INTO review_effects (story, review, done, effect) VALUES (?, ?, ?, ?)"


class ComparisonShelf:
    """Comparisons of a desk's stories."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def pending(self, engine: str) -> tuple[str, ...]:
        """Stories of two reports or more that this engine has not compared, the newest first."""
        query = (
            "SELECT m.story FROM memberships m JOIN reports r ON r.id = m.report "
            "LEFT JOIN comparisons c ON c.story = m.story AND c.engine = ? "
            "WHERE m.story IS NOT NULL AND c.story IS NULL "
            "AND NOT EXISTS (SELECT 1 FROM reports n WHERE n.replaces = m.report) "
            "GROUP BY m.story HAVING count(*) > 1 ORDER BY max(coalesce(r.day, '')) DESC, max(r.number) DESC"
        )
        return tuple(row[0] for row in self._connection.rows(query, (engine,)))

    def put(self, compared: "Compared", engine: str, at: str) -> bool:
        """Keep a story's collation. Inside a transaction only.

        Returns:
            False where the story's reports or the corrections are no longer those compared: nothing is kept then.
        """
        story = compared.story
        if _members([row[0] for row in self._connection.rows(_LATEST, (story,))]) != compared.members:
            return False
        if [row[0] for row in self._connection.rows(_CORRECTIONS)] != list(compared.corrections):
            return False
        self.forget([story])
        self._connection.write(
            "INSERT INTO comparisons (story, engine, members, made_at, body) VALUES (?, ?, ?, ?, ?)",
            (story, engine, compared.members, at, compared.body),
        )
        self._connection.write_many(_INSERT_STATEMENT, compared.statements)
        self._connection.write_many(_INSERT_EFFECT, compared.effects)
        return True

    def get(self, story: str, ids: Sequence[str], engine: str) -> Collation | None:
        """The story's collation by this engine, without its analyses, if ``ids`` are its reports."""
        query = "SELECT body FROM comparisons WHERE story = ? AND engine = ? AND members = ?"
        found = self._connection.rows(query, (story, engine, _members(ids)))
        return unpacked(Collation, found[0][0], where=f"comparison of story {story}") if found else None

    def forget(self, stories: Sequence[str]) -> None:
        """Drop the comparisons of stories whose reports changed. Inside a transaction only."""
        for story in stories:
            self._connection.write("DELETE FROM comparisons WHERE story = ?", (story,))
            self._connection.write("DELETE FROM statements WHERE story = ?", (story,))
            self._connection.write("DELETE FROM review_effects WHERE story = ?", (story,))

    def statement_rows(self, story: str = "") -> list[Row]:
        """The statements of one story, or of all that are compared; columns as in ``show.tables``."""
        query = (
            "SELECT story, id, words, reports, origins, independent_low, independent_high, bottleneck, changed, reason "
            "FROM statements WHERE ? IN ('', story) ORDER BY story, place"
        )
        return self._connection.rows(query, (story,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """A story's collation as it is kept; a worker makes it where the comparison was made.

    Attributes:
        members: a hash of the ids of the story's reports, the latest version of each.
        body: the collation without its analyses.
        statements: rows of the table of this name.
        corrections: numbers of the corrections that were taken in; effects: rows on what they did.
    """

    story: str
    members: str
    body: bytes
    statements: tuple[Row, ...]
    corrections: tuple[int, ...] = ()
    effects: tuple[Row, ...] = ()


def compared(story: str, ids: Sequence[str], collation: Collation) -> Compared:
    """The collation of a story of these reports, as it is kept."""
    texts = {analysis.report.id: analysis.report.text for analysis in collation.analyses}
    return Compared(
        story=story,
        members=_members(ids),
        body=packed(replace(collation, analyses=())),
        statements=tuple((story, place, *_row(s, texts)) for place, s in enumerate(collation.statements)),
        corrections=tuple(number for number, _ in _numbered(collation)),
        effects=tuple(
            (story, number, int(applied.done), applied.effect)
            for number, applied in _numbered(collation)
            if applied.effect != NOTHING_MEANT
        ),
    )


def _numbered(collation: Collation) -> list[tuple[int, Applied]]:
    """The corrections of the desk that a comparison took in."""
    found = [(number_of(applied.correction.where), applied) for applied in collation.review]
    return [(number, applied) for number, applied in found if number is not None]


def _members(ids: Sequence[str]) -> str:
    return digest(*sorted(ids))


def _row(statement: Statement, texts: dict[str, str]) -> Row:
    support, first = statement.support, statement.readings[0]
    return (
        statement.id,
        first.span.of(texts[first.report]),
        len({reading.report for reading in statement.readings}),
        len(support.origins),
        support.independent.low,
        support.independent.high,
        ", ".join(support.bottleneck),
        sum(difference.sense is Sense.CHANGED for difference in statement.differences),
        support.reason,
    )
