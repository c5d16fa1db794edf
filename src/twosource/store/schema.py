"""The tables of a desk, as numbered steps; a desk of any earlier number is brought up when it is opened.

A step that has been released is never edited: what changes comes as a new step.
``{serial}`` and ``{blob}`` are words of the :class:`~twosource.store.base.Dialect`. The tables are described
for readers in docs/reference/desk.md.
"""

from dataclasses import dataclass

from twosource.errors import StoreVersionError
from twosource.store.base import Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One step; ``sqlite`` and ``postgres`` follow ``both`` on the database of that name."""

    name: str
    both: tuple[str, ...] = ()
    sqlite: tuple[str, ...] = ()
    postgres: tuple[str, ...] = ()


REPORTS = Migration(
    name="reports",
    both=(
        """CREATE TABLE reports (
            number {serial},
            id TEXT NOT NULL UNIQUE,
            likeness TEXT NOT NULL UNIQUE,
            article TEXT NOT NULL,
            version INTEGER NOT NULL DEFAULT 1,
            replaces TEXT REFERENCES reports (id),
            outlet TEXT NOT NULL, title TEXT NOT NULL, url TEXT NOT NULL, path TEXT NOT NULL,
            authors TEXT NOT NULL, language TEXT NOT NULL,
            day TEXT, moment TEXT, day_origin TEXT NOT NULL, day_reason TEXT NOT NULL,
            text TEXT NOT NULL, blocks TEXT NOT NULL, notes TEXT NOT NULL,
            speakers TEXT NOT NULL DEFAULT '',
            added_at TEXT NOT NULL,
            UNIQUE (article, version)
        )""",
        "CREATE INDEX reports_day ON reports (day)",
        "CREATE INDEX reports_replaces ON reports (replaces)",
    ),
)

ANALYSES = Migration(
    name="analyses",
    both=(
        """CREATE TABLE analyses (
            report TEXT PRIMARY KEY REFERENCES reports (id),
            engine TEXT NOT NULL, made_at TEXT NOT NULL, body {blob} NOT NULL
        )""",
        "CREATE INDEX analyses_engine ON analyses (engine)",
        """CREATE TABLE quotations (
            report TEXT NOT NULL REFERENCES reports (id), place INTEGER NOT NULL,
            id TEXT NOT NULL, type TEXT NOT NULL, first INTEGER NOT NULL, behind INTEGER NOT NULL,
            words TEXT NOT NULL, cue TEXT NOT NULL, speaker TEXT NOT NULL, speaker_kind TEXT NOT NULL,
            channel TEXT NOT NULL, denied INTEGER NOT NULL, score REAL NOT NULL, reason TEXT NOT NULL,
            PRIMARY KEY (report, place)
        )""",
        "CREATE INDEX quotations_speaker ON quotations (speaker)",
        """CREATE TABLE credits (
            report TEXT NOT NULL REFERENCES reports (id), place INTEGER NOT NULL,
            agency TEXT NOT NULL, form TEXT NOT NULL, first INTEGER NOT NULL, behind INTEGER NOT NULL,
            score REAL NOT NULL, reason TEXT NOT NULL,
            PRIMARY KEY (report, place)
        )""",
    ),
)

STORIES = Migration(
    name="stories",
    both=(
        "CREATE TABLE stories (id TEXT PRIMARY KEY, merged_into TEXT REFERENCES stories (id), opened_at TEXT NOT NULL)",
        """CREATE TABLE memberships (
            report TEXT PRIMARY KEY REFERENCES reports (id), story TEXT REFERENCES stories (id),
            score REAL NOT NULL, reason TEXT NOT NULL
        )""",
        "CREATE INDEX memberships_story ON memberships (story)",
        """CREATE TABLE story_events (
            number {serial}, kind TEXT NOT NULL, story TEXT NOT NULL, other TEXT NOT NULL, report TEXT NOT NULL,
            score REAL NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL
        )""",
        "CREATE INDEX story_events_story ON story_events (story)",
        """CREATE TABLE corrections (
            number {serial}, kind TEXT NOT NULL, a TEXT NOT NULL REFERENCES reports (id),
            b TEXT NOT NULL REFERENCES reports (id), note TEXT NOT NULL, at TEXT NOT NULL
        )""",
        """CREATE TABLE grouping (
            name TEXT PRIMARY KEY, last INTEGER NOT NULL, flushes TEXT NOT NULL, body {blob} NOT NULL
        )""",
    ),
)

COMPARISONS = Migration(
    name="comparisons",
    both=(
        """CREATE TABLE comparisons (
            story TEXT PRIMARY KEY REFERENCES stories (id), engine TEXT NOT NULL, members TEXT NOT NULL,
            made_at TEXT NOT NULL, body {blob} NOT NULL
        )""",
        """CREATE TABLE statements (
            story TEXT NOT NULL REFERENCES stories (id), place INTEGER NOT NULL, id TEXT NOT NULL,
            words TEXT NOT NULL, reports INTEGER NOT NULL, origins INTEGER NOT NULL,
            independent_low INTEGER NOT NULL, independent_high INTEGER NOT NULL,
            bottleneck TEXT NOT NULL, changed INTEGER NOT NULL, reason TEXT NOT NULL,
            PRIMARY KEY (story, place)
        )""",
        """CREATE TABLE changes (
            report TEXT NOT NULL REFERENCES reports (id), place INTEGER NOT NULL,
            kind TEXT NOT NULL, sense TEXT NOT NULL, earlier_words TEXT NOT NULL, later_words TEXT NOT NULL,
            reason TEXT NOT NULL, engine TEXT NOT NULL,
            PRIMARY KEY (report, place)
        )""",
    ),
)

SEARCH = Migration(
    name="search",
    sqlite=(
        """CREATE VIRTUAL TABLE reports_search USING fts5 (
            title, text, speakers, content='reports', content_rowid='number', tokenize='porter unicode61'
        )""",
        """CREATE TRIGGER reports_search_insert AFTER INSERT ON reports BEGIN
            INSERT INTO reports_search (rowid, title, text, speakers)
            VALUES (new.number, new.title, new.text, new.speakers);
        END""",
        """CREATE TRIGGER reports_search_delete AFTER DELETE ON reports BEGIN
            INSERT INTO reports_search (reports_search, rowid, title, text, speakers)
            VALUES ('delete', old.number, old.title, old.text, old.speakers);
        END""",
        """CREATE TRIGGER reports_search_update AFTER UPDATE OF title, text, speakers ON reports BEGIN
            INSERT INTO reports_search (reports_search, rowid, title, text, speakers)
            VALUES ('delete', old.number, old.title, old.text, old.speakers);
            INSERT INTO reports_search (rowid, title, text, speakers)
            VALUES (new.number, new.title, new.text, new.speakers);
        END""",
        "INSERT INTO reports_search (reports_search) VALUES ('rebuild')",
    ),
    # A tsvector holds a megabyte at most: of a longer text the beginning is searched.
    postgres=(
        """ALTER TABLE reports ADD COLUMN search tsvector GENERATED ALWAYS AS (
            setweight(to_tsvector('english', title), 'A') || to_tsvector('english', left(text, 200000))
            || to_tsvector('english', left(speakers, 20000))
        ) STORED""",
        "CREATE INDEX reports_search ON reports USING gin (search)",
    ),
)

REVIEWS = Migration(
    name="reviews",
    both=(
        """CREATE TABLE reviews (
            number {serial}, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, body TEXT NOT NULL,
            note TEXT NOT NULL, at TEXT NOT NULL
        )""",
        """CREATE TABLE review_effects (
            story TEXT NOT NULL REFERENCES stories (id), review INTEGER NOT NULL REFERENCES reviews (number),
            done INTEGER NOT NULL, effect TEXT NOT NULL, PRIMARY KEY (story, review)
        )""",
        # what was corrected before there were reviews: of each two reports the last word
        """INSERT INTO reviews (id, kind, body, note, at)
            SELECT 'stories ' || c.a || ' ' || c.b, CASE c.kind WHEN 'together' THEN 'one-story' ELSE 'two-stories' END,
            '{"reports": ["' || c.a || '", "' || c.b || '"]}', c.note, c.at FROM corrections c
            WHERE NOT EXISTS (SELECT 1 FROM corrections d WHERE d.number > c.number
            AND ((d.a = c.a AND d.b = c.b) OR (d.a = c.b AND d.b = c.a)))""",
    ),
)

# What a feed or a wire file states of a report; `version` counts the texts that a desk has seen at one address.
STATED = Migration(
    name="stated",
    both=tuple(
        f"ALTER TABLE reports ADD COLUMN {column} TEXT NOT NULL DEFAULT ''"
        for column in ("partial", "provider", "stated_version", "correction")
    ),
)

# A version that changes nothing has no rows of changes: that it was compared, and by which engine, is kept by itself.
# What stood in `changes` bore the stamp of the analysis, and is made anew.
VERSIONS = Migration(
    name="versions",
    both=(
        "DROP TABLE changes",
        """CREATE TABLE changes (
            report TEXT NOT NULL REFERENCES reports (id), place INTEGER NOT NULL,
            kind TEXT NOT NULL, sense TEXT NOT NULL, earlier_words TEXT NOT NULL, later_words TEXT NOT NULL,
            reason TEXT NOT NULL, PRIMARY KEY (report, place)
        )""",
        """CREATE TABLE compared_versions (
            report TEXT PRIMARY KEY REFERENCES reports (id), engine TEXT NOT NULL, made_at TEXT NOT NULL
        )""",
    ),
)

MIGRATIONS: tuple[Migration, ...] = (REPORTS, ANALYSES, STORIES, COMPARISONS, SEARCH, REVIEWS, STATED, VERSIONS)
"""In this order, numbered from 1."""

_VERSIONS = "CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY, name TEXT NOT NULL)"


def version_of(connection: Connection) -> int:
    """The number of the last step done; 0 for an empty database.

    Raises:
        StoreVersionError: it holds tables, but is no desk.
    """
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'table'",
        "postgres": "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()",
    }
    tables = {row[0] for row in connection.rows(query[connection.dialect.name])}
    if "schema_versions" in tables:
        return int(connection.rows("SELECT coalesce(max(version), 0) FROM schema_versions")[0][0])
    if "reports" in tables or (tables and connection.dialect.name == "sqlite"):
        raise StoreVersionError("a database, but no desk", where=connection.place, todo="Name another file.")
    return 0


def is_current(connection: Connection) -> bool:
    """Whether nothing is to be done.

    Raises:
        StoreVersionError: it comes from a newer twosource, or is no desk.
    """
    version = version_of(connection)
    if version > len(MIGRATIONS):
        raise StoreVersionError(
            f"a desk of a newer twosource (schema {version}; this one knows {len(MIGRATIONS)})",
            where=connection.place,
            todo="Update twosource.",
        )
    return version == len(MIGRATIONS)


def migrate(connection: Connection, to: int = len(MIGRATIONS)) -> None:
    """Bring the desk up to a step, each step whole or not at all; two at once do it once."""
    if is_current(connection):
        return
    for number in range(1, to + 1):
        with connection.transaction():
            if version_of(connection) >= number:
                continue
            _do(connection, MIGRATIONS[number - 1], number)


def _do(connection: Connection, migration: Migration, number: int) -> None:
    own = migration.sqlite if connection.dialect.name == "sqlite" else migration.postgres
    connection.write(_VERSIONS)
    for statement in (*migration.both, *own):
        words = statement.replace("{serial}", connection.dialect.serial).replace("{blob}", connection.dialect.blob)
        connection.write(words)
    connection.write("INSERT INTO schema_versions (version, name) VALUES (?, ?)", (number, migration.name))
