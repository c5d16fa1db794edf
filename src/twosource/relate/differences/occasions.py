"""Where a reading says on what occasion or through what medium it was said: "in an interview with the Brill Post".

Such words name a channel, though no verb of saying stands beside them: "In a letter Dorrit asked for granite".
"""

from collections.abc import Sequence

from twosource.model.span import Span
from twosource.relate.differences.changes import is_content
from twosource.relate.differences.collation import Slot, Unit

# What somebody says something in or on.
_MEDIA = frozenset(
    (
        "interview interviews statement statements tweet tweets tweetstorm post posts posting letter letters memo "
        "memorandum speech address email emails filing filings editorial testimony release conference appearance "
        "remarks column podcast broadcast affidavit complaint lawsuit note message messages video hearing documents "
        "op-ed ed"
    ).split()
)
_PLATFORMS = frozenset("twitter facebook instagram telegram youtube weibo truth".split())
_LEADING = frozenset("in during on at via through from by".split())
# Behind the medium, who it was for: "with", "to" and "on" a name.
_FOR = frozenset("with to on for by".split())
_DETERMINERS = frozenset("a an the his her their its this that another other several two same".split())
# So many units may stand between the preposition and the medium: "in a brief telephone".
_BETWEEN = 5


def occasions(reading: Sequence[Unit]) -> list[Span]:
    """The occasions and media that a reading names, in order."""
    found: list[Span] = []
    for place, unit in enumerate(reading):
        if unit.quoted or unit.text not in _LEADING or (found and found[-1].end > unit.span.start):
            continue
        last = _medium(reading, place)
        if last:
            found.append(Span(unit.span.start, reading[_party(reading, last)].span.end))
    return found


def with_occasions(said: Sequence[Span], reading: Sequence[Unit]) -> list[Span]:
    """Attributions of a reading and its occasions, those made one that no word of content parts."""
    joined = list(said)
    for span in occasions(reading):
        if any(one.covers(span) for one in joined):
            continue
        near = next((one for one in joined if _touch(one, span, reading)), span)
        joined = [one for one in joined if one != near]
        joined.append(Span(min(near.start, span.start), max(near.end, span.end)))
    return sorted(joined)


def _touch(one: Span, two: Span, reading: Sequence[Unit]) -> bool:
    first, last = min(one.end, two.end), max(one.start, two.start)
    return not any(is_content(unit) and first <= unit.span.start < last for unit in reading)


def _medium(reading: Sequence[Unit], place: int) -> int:
    """The place of the medium that a preposition leads to, 0 where it leads to none."""
    for ahead in range(place + 1, min(len(reading), place + 2 + _BETWEEN)):
        unit = reading[ahead]
        if unit.text in _MEDIA:
            return ahead
        if unit.text in _PLATFORMS:
            return ahead if ahead == place + 1 else 0
        if unit.slot is Slot.MARK and unit.text not in {"-", "'"}:
            return 0
        if unit.text in _DETERMINERS and ahead > place + 1 and is_content(reading[ahead - 1]):
            # "In Brill the post was late": what the preposition leads to ends before.
            return 0
        if not is_content(unit) and unit.slot is not Slot.MARK and unit.text not in _DETERMINERS | {"'s", "of"}:
            return 0
    return 0


def _party(reading: Sequence[Unit], place: int) -> int:
    """The last unit of an occasion: the party behind "with", "to" or "on", or the medium itself."""
    ahead = place + 1
    if ahead >= len(reading) or reading[ahead].text not in _FOR:
        return place
    ahead += 1
    while ahead < len(reading) and reading[ahead].text in _DETERMINERS:
        ahead += 1
    if ahead < len(reading) and reading[ahead].slot is Slot.NAME:
        return ahead
    return place
