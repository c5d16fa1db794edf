"""Through whom words came, as their own sentence tells it: who was told, where it was said, who has it."""

import re
from collections.abc import Iterator, Sequence

from twosource.analyse.attribution.frames import Attribution
from twosource.analyse.quotations.addressees import Addressees
from twosource.analyse.quotations.around import Around
from twosource.analyse.quotations.draft import Draft
from twosource.analyse.quotations.on_air import OnAir
from twosource.analyse.quotations.works import Works
from twosource.analyse.speakers.occasions import SOCIAL, occasions, tells_occasion
from twosource.analyse.speakers.sourcewords import DOCUMENTS, noun_of
from twosource.analyse.tables import outlets
from twosource.model.quotation import Party, PartyKind
from twosource.model.span import Span

# Characters behind cue and addressee in which the programme stands: "told the channel on Monday's “Low Tide”".
_PROGRAMME_CHARACTERS = 40
# "CNN's | government sources"
_OWNS = re.compile(r"['’]s?\s")
# "a memo obtained by | Reuters", "a clerk who spoke to | CNN"; refused: "a memo sent to Reuters"
_SHOWN = re.compile(
    r"\b(?:(?:obtained|seen|reviewed|viewed|acquired|examined|verified|first\sreported)\s(?:\w+ly\s)?by|spoke\s(?:to|with)|"
    r"(?:given|provided|shown|leaked|shared)\s(?:\w+ly\s)?(?:to|with))\s"
)
# Characters behind such words in which the outlet is named.
_SHOWN_CHARACTERS = 40


class Channels:
    """The channels that the sentences of one report tell."""

    def __init__(self, draft: Draft, works: Works) -> None:
        self.draft, self.works, self.around = draft, works, Around(draft, OnAir(draft, works))
        self.addressees = Addressees(draft)

    def of(self, attribution: Attribution) -> tuple[Party, ...]:
        """Outlets told, and the occasion: "told Fox News", "in a statement", "on Twitter"; the report's own last."""
        met = (*self.addressees.published(attribution), *self._set(attribution))
        met = met or (*self.addressees.heard(attribution),)
        relayed = (self.draft.speakers.passing(relay) for relay in (attribution.relay,) if relay is not None)
        parties = [*relayed, *met, *self._broadcast(attribution), *self._sourced(attribution), *self._cued(attribution)]
        parties = parties or [*self.around.of(attribution)]
        own = self.draft.speakers.outlet
        others = [party for party in parties if party.name != own]
        return distinct([*others, *(party for party in met if party.name == own)])

    def _set(self, attribution: Attribution) -> Iterator[Party]:
        """Where it was said: "in an interview with CNN", "on Twitter", "to Fox News"."""
        for setting in attribution.settings:
            if setting.of(self.draft.text).lower().startswith("of "):  # "said of the port's report": what about
                continue
            yield from occasions(self.draft.text, setting)
            yield from self.draft.publishers(setting)

    def _sourced(self, attribution: Attribution) -> Iterator[Party]:
        """Outlets in the words for the source: "CNN's sources", "a memo seen by Reuters"."""
        if attribution.source is not None:
            yield from self._employer(attribution.source)
            yield from self._shown(attribution.source)

    def _cued(self, attribution: Attribution) -> Iterator[Party]:
        """What the cue itself tells: "tweeted", "testified"."""
        if attribution.base == "tweet" or SOCIAL.search(attribution.cue.of(self.draft.text)):
            yield Party(name="Twitter", kind=PartyKind.OCCASION, span=attribution.cue)
        if attribution.base == "rule" and not attribution.denied:
            yield Party(name="ruling", kind=PartyKind.OCCASION, span=attribution.cue)
        sworn = attribution.base == "testify" and not attribution.denied
        if sworn and not any(tells_occasion(setting.of(self.draft.text)) for setting in attribution.settings):
            yield Party(name="testimony", kind=PartyKind.OCCASION, span=attribution.cue)

    def _broadcast(self, attribution: Attribution) -> Iterator[Party]:
        """The programme on which it was said: "Holm said on “Low Tide” that", "told CNN’s “This Week”"."""
        addressee = attribution.addressee
        end = max(attribution.cue.end, addressee.end if addressee else 0)
        for quote in self.draft.quotes_in(attribution.clause.span):
            told = addressee is not None and addressee.covers(quote.inner)
            on_air = 0 <= quote.outer.start - end <= _PROGRAMME_CHARACTERS and quote in self.works.programmes
            if (told or on_air) and all(not piece.meets(quote.inner) for piece in attribution.content):
                title = quote.inner.of(self.draft.text).rstrip(",.")
                kind = PartyKind.OUTLET if told and title in outlets() else PartyKind.OCCASION
                yield Party(name=outlets().get(title, title) if told else title, kind=kind, span=quote.inner)

    def _employer(self, source: Span) -> Iterator[Party]:
        """The outlet whose writer or source speaks: "The Chronicle's Dan Amsel said", "CNN's sources said"."""
        for name in self.draft.speakers.within(source)[:1]:
            owner = self.draft.speakers.party(name)
            owns = _OWNS.match(self.draft.text, name.span.end, source.end)
            if owns and owner.kind is PartyKind.OUTLET and noun_of(source.of(self.draft.text)) not in DOCUMENTS:
                yield owner

    def _shown(self, source: Span) -> Iterator[Party]:
        """The outlet that has a document, or to which somebody spoke: "a memo seen by Reuters said"."""
        shown = _SHOWN.search(self.draft.text, source.start, source.end)
        if shown is not None:
            yield from self.draft.publishers(Span(shown.end(), min(source.end, shown.end() + _SHOWN_CHARACTERS)))


def distinct(parties: Sequence[Party]) -> tuple[Party, ...]:
    """Each name once, the first kept."""
    found: dict[str, Party] = {}
    for party in parties:
        found.setdefault(party.name.casefold(), party)
    return tuple(found.values())
