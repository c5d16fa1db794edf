"""Lines of a plain text joined into units: what stands alone as a paragraph, heading or note."""

import re
from dataclasses import dataclass

from twosource.model.span import Span, trimmed

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")
# Hard-wrapped text: telegraph and mail lines are 60 to 80 wide (measured on wire files).
_WRAP_WIDTH = (50, 90)
_WRAP_LINES = 6
_WRAP_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: its span and its words as text."""

    span: Span
    text: str

    @property
    def words(self) -> int:
        """How many words, by white space."""
        return len(self.text.split())


def units(text: str, start: int = 0) -> tuple[Unit, ...]:
    """The units of ``text`` from ``start`` on; a unit is a line, or a hard-wrapped paragraph.

    Example:
        >>> [unit.text for unit in units("One line.\\n\\nAnother\\nREAD MORE: x")]
        ['One line.', 'Another', 'READ MORE: x']
    """
    lines = [line for match in _LINE.finditer(text, start) if len(line := trimmed(text, *match.span()))]
    groups = _paragraphs(text, lines)
    wrapped = _is_hard_wrapped(text, groups)
    spans = [Span(group[0].start, group[-1].end) for group in groups] if wrapped else lines
    return tuple(Unit(span, span.of(text)) for span in spans)


def _paragraphs(text: str, lines: list[Span]) -> list[list[Span]]:
    """Lines with no blank line between them, together."""
    groups: list[list[Span]] = []
    for line in lines:
        gap = text[groups[-1][-1].end : line.start] if groups else ""
        if not groups or gap.replace("\r\n", "\n").count("\n") > 1:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def _is_hard_wrapped(text: str, groups: list[list[Span]]) -> bool:
    """Whether most lines inside paragraphs break off in mid-sentence at one width."""
    inner = [line for group in groups for line in group[:-1]]
    if len(inner) < _WRAP_LINES:
        return False
    broken = sum(
        _WRAP_WIDTH[0] <= len(line) <= _WRAP_WIDTH[1] and not _SENTENCE_END.search(line.of(text)) for line in inner
    )
    return broken >= _WRAP_SHARE * len(inner)
