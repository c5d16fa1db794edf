"""The shelf of corrections by people that stand on a desk, and what became of each in each story."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from twosource.model.report import digest
from twosource.model.review import Correction, CorrectionKind, correction, plain
from twosource.store.base import Connection, Row

_LONGEST_EXAMPLES = 5
_OF_STORIES = "('one-story', 'two-stories')"
# Stories with a report in which a name or words may be meant: more than enough is no harm, they are compared anew.
_NAMING = (
    "SELECT m.story FROM memberships m JOIN reports r ON r.id = m.report WHERE m.story IS NOT NULL "
    "AND (lower(r.text) LIKE ? OR lower(r.title) LIKE ? OR lower(r.outlet) LIKE ? OR lower(r.speakers) LIKE ?)"
)
_CREDITING = (
    "SELECT m.story FROM memberships m JOIN credits c ON c.report = m.report "
    "WHERE m.story IS NOT NULL AND lower(c.agency) LIKE ?"
)
_STATING = "SELECT story FROM statements WHERE id = ?"
_QUOTING = (
    "SELECT m.story FROM memberships m JOIN quotations q ON q.report = m.report WHERE m.story IS NOT NULL AND q.id = ?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A correction that stands on a desk, and what became of it.

    Attributes:
        number: by which it is taken back.
        stories: ids of some stories in which it did something.
        count: how many there are; effect: what it did in the newest of them.
        clash: what contradicts it, "" where nothing does.
    """

    number: int
    correction: Correction
    at: str
    stories: tuple[str, ...] = ()
    count: int = 0
    effect: str = ""
    clash: str = ""


class ReviewShelf:
    """Corrections of a desk. What writes runs inside a transaction only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, found: Correction, at: str) -> int:
        """Let a correction stand; its number, also where it stood already."""
        body = json.dumps(plain(found), ensure_ascii=False)
        id_ = self._id(found)
        self._connection.write(
            "INSERT INTO reviews (id, kind, body, note, at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
            (id_, found.kind.value, body, found.note, at),
        )
        return int(self._connection.rows("SELECT number FROM reviews WHERE id = ?", (id_,))[0][0])

    def drop(self, number: int) -> None:
        """Take a correction back."""
        self._connection.write("DELETE FROM review_effects WHERE review = ?", (number,))
        self._connection.write("DELETE FROM reviews WHERE number = ?", (number,))

    def drop_of_stories(self, a: str, b: str) -> None:
        """Take back what was said of whether two reports are one story."""
        for id_ in (_pair_id(a, b), _pair_id(b, a)):
            self._connection.write("DELETE FROM reviews WHERE id = ?", (id_,))

    def standing(self) -> tuple[Standing, ...]:
        """All corrections, in the order in which they were made."""
        return tuple(self._standing(row) for row in self._connection.rows(_ALL))

    def of_statements(self) -> tuple[Correction, ...]:
        """The corrections that comparisons take in."""
        rows = self._connection.rows(f"{_ROWS} WHERE kind NOT IN {_OF_STORIES} ORDER BY number")
        return tuple(_correction(row) for row in rows)

    def stories_meant(self, found: Correction) -> set[str]:
        """Stories in which a correction may do something."""
        if found.statement or found.quotation:
            query, id_ = (_STATING, found.statement) if found.statement else (_QUOTING, found.quotation)
            return self._ids(query, (id_,))
        names = found.sources or (found.words if found.kind is CorrectionKind.APART else found.words[:1])
        patterns = [f"%{_longest_word(name)}%" for name in names]
        stories: set[str] = set()
        for pattern in patterns:
            stories |= self._ids(_NAMING, (pattern,) * 4)
            if found.sources:
                stories |= self._ids(_CREDITING, (pattern,))
        return stories

    def stories_changed(self, number: int) -> set[str]:
        """Stories in whose comparison a correction did something."""
        return self._ids("SELECT story FROM review_effects WHERE review = ?", (number,))

    def _ids(self, query: str, values: Iterable[str | int]) -> set[str]:
        return {row[0] for row in self._connection.rows(query, tuple(values))}

    def _standing(self, row: Row) -> Standing:
        effects = self._connection.rows(
            "SELECT story, done, effect FROM review_effects WHERE review = ? ORDER BY story", (row[0],)
        )
        done = [(story, effect) for story, is_done, effect in effects if is_done]
        return Standing(
            number=row[0],
            correction=_correction(row),
            at=row[4],
            stories=tuple(story for story, _ in done[:_LONGEST_EXAMPLES]),
            count=len(done),
            effect=done[0][1] if done else "",
            clash=next((effect for _, is_done, effect in effects if not is_done), ""),
        )

    def _id(self, found: Correction) -> str:
        if found.kind.is_of_stories:
            return _pair_id(*found.reports[:2])
        return digest(found.kind.value, json.dumps({**plain(found), "note": ""}, sort_keys=True))


_ROWS = "SELECT number, kind, body, note, at FROM reviews"
_ALL = f"{_ROWS} ORDER BY number"


def place_of(number: int) -> str:
    """How a correction of a desk is named where it is shown.

    Example:
        >>> place_of(7), number_of("correction 7")
        ('correction 7', 7)
    """
    return f"correction {number}"


def number_of(place: str) -> int | None:
    """The number in :func:`place_of`; None where it comes from elsewhere."""
    word, _, number = place.rpartition(" ")
    return int(number) if word == "correction" and number.isdecimal() else None


def _correction(row: Row) -> Correction:
    return correction(row[1], {**json.loads(row[2]), "note": row[3]}, place_of(row[0]))


def _pair_id(a: str, b: str) -> str:
    return f"stories {a} {b}"


def _longest_word(name: str) -> str:
    """What a text must hold for the name to be meant in it; small letters, no character that LIKE reads otherwise."""
    return max(name.lower().replace("%", " ").replace("_", " ").split() or [""], key=len)
