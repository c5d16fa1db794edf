"""Where a thing stands in the text of a report."""

from collections.abc import Iterable
from dataclasses import dataclass

from twosource.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of code points in a report's text.

    Raises:
        SpanError: start is negative or behind end.

    Example:
        >>> Span(3, 8).of("In Kyiv today")
        'Kyiv '
        >>> len(Span(3, 8))
        5
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise SpanError(f"a span runs from 0 or more to its end, not {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of ``text`` that stand here."""
        return text[self.start : self.end]

    def shared(self, other: "Span") -> int:
        """How many code points both spans cover.

        Example:
            >>> Span(0, 5).shared(Span(3, 9))
            2
        """
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def meets(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return max(self.start, other.start) < min(self.end, other.end)

    def covers(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def trimmed(text: str, start: int, end: int, strip: str | None = None) -> Span:
    """The span without the white space (or ``strip`` characters) at its ends.

    Example:
        >>> trimmed("  Kyiv  ", 0, 8)
        Span(start=2, end=6)
    """
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(strip))
    core = piece.strip(strip)
    return Span(start + left, start + left + len(core))


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same ground as ``spans`` covered once, in order of the text.

    Example:
        >>> union([Span(4, 9), Span(0, 5), Span(12, 13)])
        (Span(start=0, end=9), Span(start=12, end=13))
    """
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
