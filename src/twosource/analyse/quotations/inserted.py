"""Texts of others that a report puts in whole: posts, paragraphs of another outlet, statements."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from twosource.analyse.quotations.channels import distinct
from twosource.analyse.quotations.draft import Draft, Ground
from twosource.model.analysis import NameKind
from twosource.model.quotation import Party, PartyKind, Quotation, QuotationType
from twosource.model.report import Block, Role
from twosource.model.span import Span, trimmed

# "We will build the ferry here! — Jane R. Holm (@janeholm) June 2, 2019"
_POST = re.compile(r"[—–-]{1,2}\s{0,9}([^—–\n(]{2,50})\s\(@(\w+)\)\s{0,9}(?:\w+\s\d{1,2},\s\d{4})?\s{0,99}$")
# Scores from which the speaker of words in a post is told; others are left to its author.
_TOLD = 0.5
# "Jane R. Holm (@janeholm) We will build the ferry here!"; refused: "Jane Holm (@janeholm) said it would sail"
_POSTED = re.compile(r"([A-Z][^—–\n(]{2,49})\s\(@\w+\)\s+(?=[“\"'‘.@#]?(?:[A-Z0-9@#]))")
# Characters of a post at least.
_POST_CHARACTERS = 10
_EMBEDDED = "an embedded post with its author's handle"
# "Here is Ms Holm's statement:", "The letter from the yard reads:", "issued the following statement:"
_TEXT_FOLLOWS = re.compile(
    r"\b(statement|letter|e-?mail|memo|message|press release|note|apology|remarks|speech)"
    r"(?:\s(?:from|by|of|in|to|on|here|below|full|reads?|said|says|follows|Monday|Tuesday|Wednesday|Thursday|Friday|"
    r"[A-Z][\w.’'-]*)){0,6}:\s*$"
)
# Characters of a paragraph that may be such a text at least, and before the document's name in which its owner stands.
_TEXT_CHARACTERS, _OWNER_CHARACTERS = 80, 80


def inserted(draft: Draft, marked: Sequence[Quotation]) -> list[Quotation]:
    """Posts, and paragraphs without marks that are led in as somebody's words."""
    found = list(_posts(draft))
    found.extend(_blocks(draft, (*marked, *found)))
    found.extend(_texts(draft, (*marked, *found)))
    return found


def through_posts(found: Sequence[Quotation]) -> list[Quotation]:
    """Words quoted in somebody's post came through it: "Holm told us “it held” — KZZQ (@kzzq) May 3, 2019"."""
    posts = sorted((q for q in found if q.reason == _EMBEDDED), key=lambda post: post.span)
    starts = [post.span.start for post in posts]
    made = []
    for quotation in found:
        place = bisect_right(starts, quotation.span.start) - 1
        holds = place >= 0 and posts[place].span.covers(quotation.span) and posts[place].id != quotation.id
        told = quotation.score >= _TOLD and quotation.type is not QuotationType.INDIRECT
        made.append(_through(quotation, posts[place]) if holds and told else quotation)
    return made


def _through(quotation: Quotation, post: Quotation) -> Quotation:
    """The quotation with a post, and who posted it where that is somebody else, behind its own channel."""
    if post.speaker is None:
        return quotation
    own = quotation.speaker is not None and quotation.speaker.name == post.speaker.name
    passed = post.channel if own else (post.speaker, *post.channel)
    return replace(quotation, channel=distinct((*quotation.channel, *passed)))


def _posts(draft: Draft) -> Iterator[Quotation]:
    """Embedded posts: "words — Name (@handle) November 22, 2018", "Name (@handle) words"."""
    for block in draft.report.blocks:
        found = _post_in(draft.text, block.span) if block.role is Role.PARAGRAPH else None
        if found is None or len(found[0]) < _POST_CHARACTERS:
            continue
        span, place = found
        speaker = _author(draft, place)
        yield Quotation(
            id=draft.id(span),
            report=draft.report.id,
            type=QuotationType.DIRECT,
            span=span,
            source=place,
            speaker=speaker,
            channel=(Party(name="Twitter", kind=PartyKind.OCCASION, span=place),),
            score=0.95,
            reason=_EMBEDDED,
        )


def _author(draft: Draft, place: Span) -> Party:
    """Who posted: the person or outlet named there, else the name as it stands ("Meet the Ports")."""
    names, whole = draft.speakers.within(place), trimmed(draft.text, place.start, place.end)
    for name in names[-1:]:
        party = draft.speakers.party(name)
        known = name.kind is NameKind.PERSON or party.kind in {PartyKind.OUTLET, PartyKind.AGENCY}
        if known or name.span.covers(whole):
            return party
    written = whole.of(draft.text)
    return Party(name=draft.speakers.parties.handled(written) or written, kind=PartyKind.PERSON, span=place)


def _post_in(text: str, block: Span) -> tuple[Span, Span] | None:
    """The words of a post that makes up a paragraph, and where its author is named."""
    if (signed := _POST.search(text, block.start, block.end)) is not None:
        return trimmed(text, block.start, signed.start()), Span(*signed.span(1))
    if (headed := _POSTED.match(text, block.start, block.end)) is not None:
        return trimmed(text, headed.end(), block.end), Span(*headed.span(1))
    return None


def _blocks(draft: Draft, found: Sequence[Quotation]) -> Iterator[Quotation]:
    """Paragraphs after a lead-in like "From the ABC News story:", quoted without marks."""
    paragraphs = [b for b in draft.report.blocks if b.role is Role.PARAGRAPH]
    ground = Ground(quotation.span for quotation in found)
    for lead, block in pairwise(paragraphs):
        words_there = lead.span.of(draft.text)
        if not words_there.endswith(":") or len(words_there.split()) > 40:
            continue
        if ground.meets(block.span):
            continue
        parties = [draft.speakers.party(n) for n in draft.speakers.within(lead.span)]
        outlets_named = [p for p in parties if p.kind in {PartyKind.OUTLET, PartyKind.AGENCY}]
        if not outlets_named:
            continue
        yield _led_in(draft, lead, block, outlets_named[-1], "a paragraph led in by a colon after an outlet's name")


def _texts(draft: Draft, found: Sequence[Quotation]) -> Iterator[Quotation]:
    """Paragraphs without marks after a lead-in that names whose text follows: "Here is Ms Holm's statement:"."""
    ground = Ground((*(quotation.span for quotation in found), *(quote.outer for quote in draft.quotes)))
    for lead, block in pairwise([b for b in draft.report.blocks if b.role is Role.PARAGRAPH]):
        document = _TEXT_FOLLOWS.search(draft.text, lead.span.start, lead.span.end)
        if document is None or ground.meets(block.span) or len(block.span) < _TEXT_CHARACTERS:
            continue
        names = draft.speakers.within(Span(max(lead.span.start, document.start() - _OWNER_CHARACTERS), lead.span.end))
        parties = [
            party for party in map(draft.speakers.party, names) if party.kind in {PartyKind.PERSON, PartyKind.BODY}
        ]
        if not parties:
            continue
        through = Party(name=document.group(1).lower(), kind=PartyKind.OCCASION, span=Span(*document.span(1)))
        yield replace(
            _led_in(draft, lead, block, parties[-1], "a paragraph led in by a colon as somebody's text"),
            channel=(through,),
        )


def _led_in(draft: Draft, lead: Block, block: Block, speaker: Party, reason: str) -> Quotation:
    """A paragraph as words of whom the one before it names."""
    return Quotation(
        id=draft.id(block.span),
        report=draft.report.id,
        type=QuotationType.DIRECT,
        span=block.span,
        source=lead.span,
        speaker=speaker,
        score=0.6,
        reason=reason,
    )
