"""What is told without quote marks: in the outlet's own words, with a cue that says who says so."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from twosource.analyse.cues import Act
from twosource.analyse.quotations.draft import Draft, Saying
from twosource.analyse.quotations.sayings import Sayings, is_only_cited, near
from twosource.model.quotation import Quotation, QuotationType
from twosource.model.span import Span, trimmed

# "the pier held, but that “nobody …", "it held, “and": what joins a quotation to what is told before it
_JOINT = re.compile(r",(?:\s(?:and|but|or|yet|because|so|adding|saying))?(?:\sthat)?\s\W{1,2}$")
# Share of what is told that may stand in quote marks, so that it is told rather than quoted.
_MOST_QUOTED = 0.5


class Unmarked:
    """The quotations without marks of one report."""

    def __init__(self, draft: Draft, sayings: Sayings) -> None:
        self.draft, self.sayings = draft, sayings

    def run(self, marked: Sequence[Quotation]) -> Iterator[Quotation]:
        """Content of say and show cues that holds no quotation of its own; of two that overlap the first.

        What somebody says within what another passes on is told beside it: "Holm said the owners claim it held, too".
        """
        for sayings in self.sayings.by_clause.values():
            given: list[Span] = []
            for saying, piece in sorted(self._told(sayings), key=lambda one: (one[1].start, -one[1].end)):
                told = self._told_round(piece, marked)
                words_there = told.of(self.draft.text)
                within = _is_within(saying, self.draft.text) and not any(
                    span.meets(piece) and not span.covers(piece) for span in given
                )
                if len(words_there.split()) < 3 or (any(span.meets(piece) for span in given) and not within):
                    continue
                start = told.start + (5 if words_there.lower().startswith("that ") else 0)
                given.append(Span(start, told.end))
                yield self.draft.made(given[-1], QuotationType.INDIRECT, saying)

    def _told_round(self, piece: Span, marked: Sequence[Quotation]) -> Span:
        """What is told in the outlet's words: up to a quotation at its end; nothing where most of it is quoted.

        "it would reopen once there was a “good reason” to", "the pier held, | “and it will hold”".
        """
        first = bisect_left(marked, piece.start, key=lambda q: q.span.end)
        inside = []
        for quotation in marked[first:]:
            if quotation.span.start >= piece.end:
                break
            inside.append(quotation.span)
        if not inside:
            return piece
        if inside[-1].end >= piece.end - 2 and (joint := _JOINT.search(self.draft.text, piece.start, inside[-1].start)):
            piece = trimmed(self.draft.text, piece.start, joint.start())
            inside.pop()
        quoted = sum(span.shared(piece) for span in inside)
        return piece if quoted <= _MOST_QUOTED * len(piece) else Span(piece.start, piece.start)

    def _told(self, sayings: Sequence[Saying]) -> Iterator[tuple[Saying, Span]]:
        """What the sayings of a clause assert, piece by piece, but for what they only pass on."""
        for place, saying in enumerate(sayings):
            around = near(sayings, place)
            tells = saying.attribution.act in {Act.SAY, Act.SHOW} and set(saying.attribution.frames) & set("cai")
            if tells and not is_only_cited(saying, around):
                yield from ((saying, p) for p in saying.attribution.content if not self._is_passed_on(p, around))

    def _is_passed_on(self, piece: Span, around: Sequence[Saying]) -> bool:
        """Whether nearly all of the piece is what another one inside it says: "with one diver saying it sank"."""
        opens = self.draft.text[piece.start : piece.start + 5]
        return any(
            s.inner
            and s.attribution.act is Act.SAY
            and "c" in s.attribution.frames
            and s.attribution.cue.start > piece.start + 2
            and piece.covers(s.attribution.cue)
            and (sum(map(len, s.attribution.content)) > 0.6 * len(piece) or opens == "with ")
            for s in around
        )


def _is_within(saying: Saying, text: str) -> bool:
    """Whether somebody says it in so many words within what another tells: "a clerk said the owners say | it held"."""
    attribution = saying.attribution
    says = attribution.act is Act.SAY and "c" in attribution.frames
    return saying.inner and says and not attribution.cue.of(text).endswith("ing")
