"""Corrections by people, applied to a desk: each stands, or it is told why it does not."""

from itertools import pairwise
from typing import TYPE_CHECKING

from twosource.errors import UsageError
from twosource.model.review import NOTHING_MEANT, Applied, Correction, CorrectionKind

if TYPE_CHECKING:
    from twosource.desk.desk import Desk


def reviewed(desk: "Desk", correction: Correction) -> Applied:
    """Let the correction stand; what became of it."""
    try:
        if correction.kind.is_of_stories:
            return _of_stories(desk, correction)
        return _of_statements(desk, correction)
    except UsageError as error:
        return Applied(correction=correction, done=False, effect=f"refused: {error}")


def _of_stories(desk: "Desk", correction: Correction) -> Applied:
    ids = [_report(desk, name) for name in correction.reports]
    kind = "together" if correction.kind is CorrectionKind.ONE_STORY else "apart"
    for a, b in pairwise(ids):
        desk.correct(kind, a, b, note=correction.note)
    homes = dict.fromkeys(desk.store.stories.of_report(id_) for id_ in ids)
    desk.compare_again([home for home in homes if home])
    return Applied(correction=correction, done=True, effect=f"now in {' and '.join(homes)}")


def _report(desk: "Desk", name: str) -> str:
    found = desk.store.reports.named(name)
    if not found:
        raise UsageError(f"no report {name!r} in the desk: give its id, address or path")
    if len(found) > 1:
        raise UsageError(f"{name!r} means several reports ({', '.join(found)}): give an id")
    return found[0]


def _of_statements(desk: "Desk", correction: Correction) -> Applied:
    number = desk.keep_correction(correction)
    desk.compare_again(desk.store.reviews.stories_meant(correction))
    standing = next(one for one in desk.store.reviews.standing() if one.number == number)
    if standing.clash or not standing.count:
        return Applied(correction=correction, done=False, effect=standing.clash or f"{NOTHING_MEANT} so far; it stands")
    return Applied(correction=correction, done=True, effect=f"{standing.effect}, in {_stories(standing.count)}")


def _stories(count: int) -> str:
    return "1 story" if count == 1 else f"{count} stories"
