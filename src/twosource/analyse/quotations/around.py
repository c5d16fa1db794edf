"""The occasion that stands beside a saying in its own sentence, where no rule of grammar ties it to the cue.

"Holm attacked the port on Facebook, calling it “a wreck”", "On “Low Tide,” clerk Ines Berg said", "The league released
a statement saying". Looked for only where the words beside the cue itself (:mod:`channels`) name nothing; not in what
is said, in what else a relative clause tells of a person, and before the subject of the sentence unless it opens it.
"""

import re
from collections.abc import Iterator, Sequence

from twosource.analyse.attribution.clauses import Clause
from twosource.analyse.attribution.frames import Attribution
from twosource.analyse.quotations.draft import Draft, Saying
from twosource.analyse.quotations.on_air import OnAir
from twosource.analyse.speakers.occasions import FILED, OCCASION, SOCIAL, WRITTEN, Occasion, occasions
from twosource.model.analysis import Name, NameKind
from twosource.model.quotation import Party, PartyKind
from twosource.model.report import Role
from twosource.model.span import Span

# "on | Facebook", "during | a talk", "at | the Harbour Convention"
_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Dd]uring|[Oo]n|[Vv]ia)\s(?=\S)")
# "On | CNN, Holm said", "Speaking on | the show", "“It held,” he said. Later, on | Facebook, he": what opens a sentence
_OPENS = re.compile(
    r"[\W_]*(?:(?:But|And|Also|Later|Earlier|Then|Still|Meanwhile|Separately),?\s)?"
    r"(?:(?:(?:[Ss]peaking|[Aa]ppearing|[Tt]alking|[Ii]nterviewed|[Ww]riting|[Aa]sked)\s(?:\w+ly\s|\w+day\s)?)?"
    r"(?:[Ii]n|[Aa]t|[Dd]uring|[Oo]n|[Vv]ia)\s)"
)
# "who spoke at a rally", "and said in a letter": what else is told
_ELSE = re.compile(r"\b(?:who|which|whose|whom|that|after|before|when|while|since|as|and|but)\s")
# Where one speaks as well, behind a preposition only: "at a bill signing"; refused: "who took part in the discussion"
_AT_MOST = re.compile(
    r"(?:(?:an?|the|his|her|its|their|one)\s)(?:[\w’'-]+\s){0,3}?(?:discussion|signing|panel|Q&A|"
    r"question-and-answer session|"
    r"trial|opening statements?|vigil|protest|march|gaggle|announcement|talk show|radio show|show|program|programme|"
    r"farewell|list|notice|court case)\b"
)
# "said | by phone", "over the phone", "via email"
_BY_PHONE = re.compile(
    r"\b(?:by|over the|on the|via)\s(phone|telephone|e-?mail|text(?: message)?|video link|Skype|Zoom)\b"
)
# "on | a lawsuit": what something is about, and no place to speak
_ON_WHICH = re.compile(
    r"(?:\S+\s){0,4}?(?:\S*\s)?(?:show|program|programme|podcast|call|floor|website|blog|stage|broadcast)\b"
)
# "released a statement | saying", "sent letters on Monday | asking": what is given, right before the cue
_GIVES = re.compile(
    r"\b(?:releas|issu|ma[dk]|send|sent|giv|gave|post|publish|put out|wr[oi]t|introduc|pass|held|hold|carr|wav|deliver|"
    r"shar|unveil|circulat|sign|penn|fil|display|hoist)\w*\s((?:[\w'’-]+\s){0,5}?[a-z-]+)"
    r"(?:\s(?:on|late|early|last|this)?\s?(?:\w+day)(?:\s(?:morning|afternoon|evening|night))?)?,?\s$"
)
_GIVEN = WRITTEN | FILED | frozenset("statements speech tweet tweets post posts video videos placards banners".split())
# "their meeting", "a private meeting": what is said there is not heard
_PRIVATE = re.compile(r"(?:their|(?:an?|the)\s(?:private|closed-door|secret))\b")
# "He hit back on Facebook"
_HE = re.compile(r"(?:(?:Later|Then|Also|But|And|Meanwhile|Earlier|Still),?\s)?([Hh]e|[Ss]he|[Tt]hey)\s")
# Cues behind which no clause stands, though the tables let them take one: "called the port a “wreck” on Facebook".
_NAMING = frozenset("call describe dub label brand accuse defend".split())
_SPEAKING = frozenset([PartyKind.PERSON, PartyKind.BODY, PartyKind.ANONYMOUS])
# "Holm | read it in the letter": what one learns is not what one says
_LEARNT = re.compile(
    r",?\s(?:also\s|later\s|first\s)?(?:read|reads|saw|sees|heard|hears|watched|learned|learnt|found|noticed|attended|"
    r"asked|was|were|is|are|has been|had been|won|lost|took part)\b"
)
_LEARNING = frozenset("read see hear learn find ask".split())
# "the points Berg | made in a speech": another one's occasion
_GAVE = re.compile(
    r"['’]?s?\s(?:\w+\s){0,2}?(?:made|gave|gives|delivered|offered|raised|outlined|used|took|said|told|wrote)\s"
)
_WITH = re.compile(r"\s(?:with|to|on|for|in|by)\s")
_OWNED = re.compile(r"(?:his|her|their)\b")
# "spoke with | reporters"
_SPOKE = re.compile(
    r"\b(?:(?:spoke|speaking|talked|talking)\s(?:\w+ly\s)?(?:to|with)|brief(?:ed|ing)|addressing)\s((?:the\s)?(?:reporters|journalists|press))\b"
)
# Characters before a cue in which what is given stands.
_GIVES_CHARACTERS = 90
# Characters of an occasion's name, and of an outlet's behind "on".
_NAME_CHARACTERS = 60


class Around:
    """The occasions beside the sayings of one report."""

    def __init__(self, draft: Draft, on_air: OnAir) -> None:
        self.draft, self.on_air = draft, on_air

    def of(self, attribution: Attribution) -> Iterator[Party]:
        """The one that stands nearest to the cue, if any."""
        if attribution.base in _LEARNING:
            return
        given = self._given(attribution)
        found = (self._outside(stretch, (attribution,)) for stretch in self._stretches(attribution))
        nearest = given or next((party for party in found if party is not None), None) or self._met(attribution)
        if nearest is not None:
            yield from self._with_outlet(nearest)

    def _met(self, attribution: Attribution) -> Party | None:
        """The reporters met between source and cue: "Berg, briefing reporters on the ferry, said"."""
        source, cue = attribution.source, attribution.cue
        return self._heard(Span(source.start, cue.start)) if source is not None and source.end <= cue.start else None

    def narrated(self, clause: Clause, sayings: Sequence[Saying]) -> Occasion | None:
        """The occasion told beside what somebody does: "Holm hit back on Facebook.", "Holm spoke to reporters".

        Args:
            sayings: of the same clause: what they say tells no occasion.
        """
        if self.draft.report.blocks[clause.block].role is not Role.PARAGRAPH:
            return None
        subject = self._subject(clause, sayings)
        if subject is None:
            return None
        stretch = Span(subject[1].end, clause.span.end)
        said = [saying.attribution for saying in sayings]
        told = self._outside(stretch, said) or self._heard(self._until_else(stretch))
        if told is None or _PRIVATE.match(told.name) or _LEARNT.match(self.draft.text, stretch.start, stretch.end):
            return None
        return Occasion(subject[0], tuple(self._with_outlet(told)), stretch.start)

    def _with_outlet(self, occasion: Party) -> Iterator[Party]:
        """An occasion, and the outlet named right behind it: "an interview with CNN"."""
        yield occasion
        if occasion.span is not None and occasion.kind is PartyKind.OCCASION:
            behind = _WITH.match(self.draft.text, occasion.span.end)
            start = occasion.span.end if behind is None else behind.end()
            end = min(len(self.draft.text), occasion.span.end + _NAME_CHARACTERS)
            outlets_there = self.draft.publishers(Span(start, end)) if behind is not None and start < end else ()
            for party in outlets_there:
                if party.span is not None and party.span.start <= start + 4 and party.name != occasion.name:
                    yield party

    def _is_his(self, stretch: Span, told: Party) -> bool:
        """Whether an occasion is the subject's: not in "points Berg made in a speech", "met Berg at his speech"."""
        if told.span is None or told.span.start <= stretch.start:
            return told.span is not None
        others = self.draft.speakers.within(Span(stretch.start, told.span.start))
        others = [name for name in others if name.kind is NameKind.PERSON]
        if not others:
            return True
        between = self.draft.text[others[-1].span.end : told.span.start]
        return _GAVE.match(between) is None and not _OWNED.match(told.name)

    def _outside(self, stretch: Span, said: Sequence[Attribution]) -> Party | None:
        """The first occasion in a stretch that is no part of what is said, up to where something else is told."""
        pieces = [piece for a in said if "c" in a.frames and a.base not in _NAMING for piece in a.content]
        for party in self._placed(self._until_else(stretch)):
            if party.span is not None and not any(piece.meets(party.span) for piece in pieces):
                return party if self._is_his(stretch, party) else None
        return None

    def _subject(self, clause: Clause, sayings: Sequence[Saying]) -> tuple[Party, Span] | None:
        """Who does what the sentence tells: who is named at its head, or whom "he" there means."""
        for saying in sayings[:1]:
            source = saying.attribution.source
            if source is not None and source.start <= clause.span.start + 1 and saying.speaker.kind in _SPEAKING:
                return saying.speaker, source
        name = next(iter(self.draft.speakers.within(clause.span)), None)
        if name is not None and self._is_subject(name, clause.span.start):
            return self.draft.speakers.party(name), name.span
        pronoun = _HE.match(self.draft.text, clause.span.start, clause.span.end)
        if pronoun is None:
            return None
        span = Span(*pronoun.span(1))
        party = self.draft.speakers.pronouns.meant(pronoun.group(1).lower(), span, clause.span.start)
        return (party, span) if party is not None and party.kind in _SPEAKING else None

    def _is_subject(self, name: Name, start: int) -> bool:
        """Whether a name stands at the head of a sentence as who does something: not "Holm's", not "for Holm"."""
        behind = self.draft.text[name.span.end : name.span.end + 1]
        head = self.draft.text[start : name.span.start].split()
        return name.kind in {NameKind.PERSON, NameKind.BODY} and behind not in {"'", "’"} and len(head) <= 4

    def _heard(self, stretch: Span) -> Party | None:
        """Before whom one spoke: "spoke with reporters on the lawn"."""
        spoke = _SPOKE.search(self.draft.text, stretch.start, stretch.end)
        if spoke is None or self.draft.is_quoted(Span(*spoke.span())):
            return None
        return Party(name=spoke.group(1), kind=PartyKind.OCCASION, span=Span(*spoke.span(1)))

    def _given(self, attribution: Attribution) -> Party | None:
        """What was given, "saying" so: "released a statement saying", "held signs reading"."""
        cue = attribution.cue
        first = cue.of(self.draft.text).split()[0].lower()
        if not first.endswith("ing"):
            return None
        start = max(attribution.clause.span.start, cue.start - _GIVES_CHARACTERS)
        gives = _GIVES.search(self.draft.text, start, cue.start)
        if gives is None or gives.group(1).split()[-1].lower() not in _GIVEN:
            return None
        span = Span(*gives.span(1))
        return Party(name=" ".join(gives.group(1).split()), kind=PartyKind.OCCASION, span=span)

    def _stretches(self, attribution: Attribution) -> Iterator[Span]:
        """Where an occasion may stand: between source and cue, behind the cue, and at the head."""
        clause, cue, source = attribution.clause.span, attribution.cue, attribution.source
        if source is not None and source.end <= cue.start:
            comma = self.draft.text.find(",", source.start, source.end)
            yield Span(comma if comma >= 0 else source.end, cue.start)
        if cue.end < clause.end:
            yield Span(cue.end, clause.end)
        said = [piece.start for piece in attribution.content if len(piece)]
        head = max(clause.start, min([cue.start, *(() if source is None else (source.start,)), *said]))
        if _OPENS.match(self.draft.text, clause.start, head):
            yield Span(clause.start, head)

    def _until_else(self, span: Span) -> Span:
        """The stretch up to where something else is told."""
        other = _ELSE.search(self.draft.text, span.start, span.end)
        return Span(span.start, other.start()) if other else span

    def _placed(self, stretch: Span) -> Iterator[Party]:
        """Occasions, social media and programmes behind a preposition."""
        text = self.draft.text
        for placed in _PLACED.finditer(text, stretch.start, stretch.end):
            start, end = placed.end(), min(stretch.end, placed.end() + _NAME_CHARACTERS)
            if self.draft.is_quoted(Span(placed.start(), placed.start() + 1)):
                continue
            on = placed.group().lower().startswith("on") and not _ON_WHICH.match(text, start, end)
            if (OCCASION.match(text, start, end) and not on) or SOCIAL.match(text, start, end):
                yield from list(occasions(text, Span(start, end)))[:1]
            elif not on and (more := _AT_MOST.match(text, start, end)):
                yield Party(name=" ".join(more.group().split()), kind=PartyKind.OCCASION, span=Span(*more.span()))
            yield from self.on_air.of(start, end)
        for phone in _BY_PHONE.finditer(text, stretch.start, stretch.end):
            if not self.draft.is_quoted(Span(*phone.span())):
                yield Party(name=phone.group(1), kind=PartyKind.OCCASION, span=Span(*phone.span(1)))
