"""Corrections that stand on a desk: in a terminal and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from twosource.model.review import NOTHING_MEANT, Applied, Correction, CorrectionKind, plain
from twosource.show.terminal import safe

if TYPE_CHECKING:
    from twosource.store.reviews import Standing


def standing_lines(found: "Sequence[Standing]", homes: Mapping[str, str]) -> Iterator[str]:
    """Each correction: its number, what it says, what became of it.

    Args:
        homes: the story of each report that a correction names.
    """
    if not found:
        yield "no correction stands on this desk"
    for one in found:
        note = f" ({one.correction.note})" if one.correction.note else ""
        yield safe(f"{one.number:>4}  {words_of(one.correction)}{note}")
        yield safe(f"      {became(one, homes)}; since {one.at}")


def standing_entry(one: "Standing", homes: Mapping[str, str]) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "number": one.number,
        "correct": one.correction.kind.value,
        **plain(one.correction),
        "at": one.at,
        "stories": list(one.stories) or sorted({homes[id_] for id_ in one.correction.reports if homes.get(id_)}),
        "effect": became(one, homes),
        "contradicted": bool(one.clash),
    }


def applied_line(applied: Applied) -> str:
    """What became of a correction that was given now."""
    return safe(f"{applied.correction.where}: {words_of(applied.correction)}: {applied.effect}")


def applied_entry(applied: Applied) -> dict[str, Any]:
    """The same as JSON."""
    found = applied.correction
    return {
        "correct": found.kind.value,
        **plain(found),
        "where": found.where,
        "done": applied.done,
        "effect": applied.effect,
    }


def became(one: "Standing", homes: Mapping[str, str]) -> str:
    """What became of a correction so far."""
    found = one.correction
    if found.kind.is_of_stories:
        stories = [homes.get(id_) or "no story" for id_ in found.reports]
        return f"they stand in {' and '.join(dict.fromkeys(stories))}"
    if one.clash or not one.count:
        return one.clash or f"{NOTHING_MEANT} so far"
    more = f" and {one.count - 1} more" if one.count > 1 else ""
    return f"{one.effect}, in {one.stories[0]}{more}"


def words_of(found: Correction) -> str:
    """A correction in words.

    Example:
        >>> words_of(Correction(kind=CorrectionKind.SAME, where="", sources=("an official", "Paul Aske")))
        'an official and Paul Aske are one source'
    """
    match found.kind:
        case CorrectionKind.SAME:
            return f"{' and '.join(found.sources)} are one source"
        case CorrectionKind.SPEAKER:
            said = ", ".join(f"“{words}”" for words in found.words) or found.quotation
            return f"{said} was said by {found.name}"
        case CorrectionKind.APART:
            what = " and ".join(f"“{words}”" for words in found.words) or found.statement
            return f"{what}: not one statement"
        case CorrectionKind.ONE_STORY:
            return f"{' and '.join(found.reports)} tell one story"
        case CorrectionKind.TWO_STORIES:
            return f"{' and '.join(found.reports)} tell two stories"
