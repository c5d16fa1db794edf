"""Who was told: the outlet, its presenter, a body, or an audience ("told KHOU 11", "told CNN's Ben Ohm", "told me")."""

import re
from collections.abc import Iterator, Sequence

from twosource.analyse.attribution.frames import Attribution
from twosource.analyse.quotations.draft import Draft
from twosource.analyse.speakers.occasions import STATION, heard
from twosource.analyse.speakers.sourcewords import is_outlet
from twosource.analyse.tables import outlets
from twosource.model.quotation import Party, PartyKind
from twosource.model.span import Span

# Behind "told": what kind of outlet it is, before its name: "the network iTele", "newspaper Le Port"
_KIND_OF = re.compile(
    r"(?:the\s)?(?:\w+\s)?(?:network|broadcaster|newspaper|paper|magazine|station|channel|website|site|outlet|"
    r"news agency|news service|programme|program|show|podcast)\s(?=[“\"]?[A-Za-z]*[A-Z])"
)
# "KZZQ", "the KHOU 11": a station, with its channel
_AN_OUTLET = re.compile(r"(?:the\s)?(" + STATION + r"(?:\s\d{1,2})?(?![\w-]))")
_CAPITALS = re.compile(
    r"(?:[Tt]he\s)?[A-Za-z]*[A-Z][\w.&’'-]*(?:\s(?:of\s|the\s|and\s|&\s)?(?:[A-Z0-9][\w.&’'-]*|radio|television|magazine|news)){0,5}"
)
# "KZZQ | 's anchor | Ben Ohm", "KZZQ | anchor | Ben Ohm", "Ben Ohm | of | KZZQ"
_OF_OUTLET = re.compile(r"(?:['’]s?)?\s(?:[a-z-]+\s){0,3}")
_AT_OUTLET = re.compile(r",?\s(?:of|from|at|on|with)\s(?:the\s)?")
# Words of an outlet's name at most.
_WORDS = 6
_OWN = frozenset(["me", "us"])


class Addressees:
    """Who was told, in the sayings of one report."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft

    def heard(self, attribution: Attribution) -> Iterator[Party]:
        """A body or an audience before which one speaks: "told a Senate panel", "said to reporters"."""
        if attribution.base == "tell" and attribution.addressee is not None:
            yield from heard(self.draft.text, attribution.addressee)
        for setting in attribution.settings:
            if setting.of(self.draft.text).lower().startswith("to "):
                yield from heard(self.draft.text, Span(setting.start + 3, setting.end))

    def published(self, attribution: Attribution) -> Iterator[Party]:
        """The outlets told."""
        addressee, text = attribution.addressee, self.draft.text
        if addressee is not None:
            if addressee.of(text).lower() in _OWN and self.draft.speakers.outlet and attribution.base == "tell":
                yield Party(name=self.draft.speakers.outlet, kind=PartyKind.OUTLET, span=addressee)
                return
            named = [*self.draft.publishers(addressee), *self.draft.speakers.told(addressee)]
            yield from self._presenter(addressee, named)
            yield from named
            if named:
                return
        if attribution.base == "tell":
            start = attribution.cue.end + 1
            yield from self._behind(start, min(attribution.clause.span.end, start + 60))

    def _presenter(self, addressee: Span, outlets_told: Sequence[Party]) -> Iterator[Party]:
        """Who asked for the outlet: "told KZZQ's Ben Ohm", "told Ben Ohm of KZZQ"; refused: "told KZZQ about Berg"."""
        for name in self.draft.speakers.within(addressee):
            person = self.draft.speakers.party(name)
            spans = [outlet.span for outlet in outlets_told if outlet.span is not None]
            before = any(
                _OF_OUTLET.fullmatch(self.draft.text, span.end, max(span.end, name.core.start)) for span in spans
            )
            behind = any(
                _AT_OUTLET.fullmatch(self.draft.text, name.core.end, max(name.core.end, span.start)) for span in spans
            )
            if person.kind is PartyKind.PERSON and (before or behind):
                yield Party(name=person.name, kind=PartyKind.OCCASION, span=name.core)
                return

    def _behind(self, start: int, end: int) -> Iterator[Party]:
        """The outlet named right behind the cue: "told MSNBC he would", "told the network iTele that"."""
        text = self.draft.text
        if start >= end:
            return
        if station := _AN_OUTLET.match(text, start, end):
            yield Party(name=station.group(1), kind=PartyKind.OUTLET, span=Span(*station.span(1)))
            return
        kind = _KIND_OF.match(text, start, end)
        capitals = _CAPITALS.match(text, kind.end() if kind else start, end)
        if capitals is None:
            return
        words = capitals.group().split()[:_WORDS]
        if kind:
            name = re.split(r"['’]s?\b", capitals.group())[0]
            yield Party(name=name, kind=PartyKind.OUTLET, span=Span(capitals.start(), capitals.start() + len(name)))
            return
        for count in range(len(words), 0, -1):
            name = " ".join(words[:count])
            name = re.split(r"['’]s?\b", name)[0]
            if is_outlet(name):
                span = Span(capitals.start(), capitals.start() + len(name))
                yield Party(name=outlets().get(name, name.removeprefix("the ")), kind=PartyKind.OUTLET, span=span)
                return
