"""The programme or outlet that is named right where one speaks: "on “Low Tide”", "on KZZQ"."""

import re
from collections.abc import Iterator

from twosource.analyse.quotations.draft import Draft
from twosource.analyse.quotations.works import Works
from twosource.analyse.tables import outlets
from twosource.model.quotation import Party, PartyKind
from twosource.model.span import Span


class OnAir:
    """The programmes and outlets of one report, behind "on"."""

    def __init__(self, draft: Draft, works: Works) -> None:
        self.draft, self.works = draft, works

    def of(self, start: int, end: int) -> Iterator[Party]:
        """A programme or outlet that is named right there: "on “Low Tide”", "on CNN", "on NBC’s “Meet the Press”"."""
        for quote in self.draft.quotes_in(Span(start, min(end, start + 2))):
            title = quote.inner.of(self.draft.text).rstrip(",.")
            if title in outlets() or quote in self.works.programmes:
                yield Party(name=title, kind=PartyKind.OCCASION, span=quote.inner)
                return
        if named := self._programme(start, end):
            yield Party(name=named.of(self.draft.text), kind=PartyKind.OCCASION, span=named)
            return
        for party in self.draft.publishers(Span(start, end)):
            behind = "" if party.span is None else self.draft.text[party.span.end : party.span.end + 9]
            if (
                party.span is not None
                and party.span.start <= start + 4
                and not behind.startswith((" address", " speech"))
            ):
                yield party
            return

    def _programme(self, start: int, end: int) -> Span | None:
        """A programme whose name is in the table: "on | Face the Nation"."""
        words = re.match(r"[\w&’'.-]+(?:\s[\w&’'.-]+){1,4}", self.draft.text[start:end])
        parts = words.group().split() if words else []
        for count in range(len(parts), 1, -1):
            name = " ".join(parts[:count]).rstrip(".,")
            if name in outlets() and outlets()[name] != name:
                return Span(start, start + len(name))
        return None
