"""The occasions on which words reach an outlet: "in a statement", "during an interview", "on Twitter".

An occasion of a speaker lasts: a report that names it once gives the words that follow from it, and
leads with the best of them before it names it. A day of its own begins a new occasion.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from twosource.model.quotation import Party, PartyKind, Quotation
from twosource.model.span import Span

# "on Twitter", "tweeted"
SOCIAL = re.compile(
    r"\b(?:Twitter|[Tt]weet(?:s|ed|ing)?|[Rr]etweet\w*|Facebook|Instagram|Truth Social|YouTube|TikTok|Telegram|"
    r"LinkedIn|Weibo|Reddit|Bluesky|Mastodon|Snapchat|on X)\b"
)
# "in a rare statement", "during a Fox News interview", "at the Free Ports Summit"; refused: "the interviewer", "a
# restatement", "the Arle summit", "in the event of fog"
OCCASION = re.compile(
    r"\b((?:(?:an?|the|his|her|its|their)\s"
    r"(?:(?!(?:an?|the|in|on|at|of|for|to|with|by|from|during)\s)[\w-]+\s){0,3}?)?"
    r"(?:State of the Union(?:\s(?:address|speech))|statement|interview|speech|press conference|"
    r"news conference|briefing|letter|e-?mail|memo|hearing|testimony|address|conference call|[Oo]p-[Ee]d|post|video|"
    r"tweet|series of tweets|press release|news release|blog post|blog|website|web site|"
    r"rally|debate|appearance|remarks|comments|report|"
    r"court filing|filing|court papers|court documents|lawsuit|complaint|affidavit|deposition|podcast|profile|column|"
    r"essay|editorial|opinion piece|memoir|phone call|voicemail|text message|"
    r"(?<!in )summary|petition|manifesto|diary|brief(?=[,.]|\s(?:to|filed|on)\b|$)|"
    r"speeches|interviews|e-?mails|letters|memos|"
    r"text(?!\s(?:of|that|in|for|book)\b)|town hall|newsletter|livestream|rebuttal|"
    r"broadcast|note|message|memorandum|call(?=\swith\s)|[Cc]onvention|campaign (?:event|stop)|"
    r"event(?!\s(?:of|that)\s)|fundraiser|forum|ceremony|panel discussion|meeting|session|lecture|sermon|eulogy|"
    r"monologue|announcement|documentary|book|autobiography|article|ruling|opinion(?!\sof\s)|executive order|"
    r"indictment|charging documents?|court records|documents?|complaints?|filings?|(?:House|Senate) floor|"
    r"conversation|talk(?!\s(?:of|about|that))|dinner|luncheon|lunch|breakfast|retreat|gathering|exchange(?=\swith\s)|"
    r"guilty plea|statements|roundtable|webcast|town halls|declaration|opening arguments?|"
    r"closing arguments?|transcripts?|fundraisers|rallies|tweets|appearances|hearings|"
    r"(?:[A-Z][\w.&'’-]{0,30}\s){1,4}(?:Summit|Conference|Forum|Gala|Symposium)))\b"
    r"(?!\s(?:server|account|address|system|service|campaign|game|card|stage|team|list|room|host)s?\b)"
)
# "in the aftermath of | the rally", "in response to | the letter", "after | a meeting": when and why, not where it was
# said
_BY_THE_WAY = re.compile(
    r"\b(?:aftermath|wake|response|reaction|reply|advance|eve|anticipation|run-up|light|defiance|violation|hours|days|"
    r"minutes|weeks|months|ahead|because|instead|answer|addition|opposition|regard|contrast|relation)\s(?:of|to)\s|"
    r"\b(?:after|before|following|since|until)\s"
)
# "response to | Friday's | report", "after | Mayor Holm’s long | speech": whose it is, before an occasion
_WHOSE = re.compile(r"(?:[\w.-]+\s){0,2}[\w.-]+['’]s?\s(?:[\w-]+\s){0,2}")
# Words with a capital that are no day and no month.
_NOT_A_DAY = (
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s)"
)
_CAPITALS = r"[A-Z][\w.&'’-]*(?:\s[A-Z0-9][\w.&'’-]*){0,4}"
# "speaking to reporters in Arle", "testifying before the Senate Ports Committee", "appearing on Channel 4": occasions
# without a noun of their own; refused: "speaking on Monday", "appearing before noon"
_SPOKEN = re.compile(
    r"\b((?:[Ss]peaking|[Tt]alking)\s(?:to|with)\s(?:reporters|journalists)"
    r"|(?:[Tt]estifying|[Ss]peaking|[Aa]ppearing)\s(?:before|on)\s(?:an?\s|the\s)?" + _NOT_A_DAY + _CAPITALS + ")"
)
# "asserted in court that", "said in federal court"; refused: "said in court papers"
_IN_COURT = re.compile(
    r"\bin\s((?:(?:open|federal|state|district|civil|criminal|immigration)\s)?court)\b"
    r"(?!\s(?:filings?|papers?|documents?|records?|briefs?|of)\b)"
)
# "testifying before noon"
_SWORN = re.compile(r"([Tt]estifying)\b")
# Before whom one speaks for the record: "told a House panel", "told reporters"; refused: "told the White House"
_HEARING = re.compile(
    r"\b(?:(?:sub)?committee|panel|inquiry|inquest|tribunal|commission|court|jury|judge|magistrate|council|parliament|"
    r"congress|senate|lawmakers|legislators|MPs|reporters|journalists|"
    r"investigators|prosecutors|detectives|special counsel|FBI|audience|crowd|class|graduates|"
    r"press pool|(?:the|a)\s(?:press|rally|conference|convention|forum|gathering))$",
    re.I,
)
# "reporters | returning from Brill", "an audience | in Arle", "lawmakers | from his party": behind who was told
_AUDIENCE_END = re.compile(r"\s(?:in|at|on|from|during|outside|after|before|of|who|that|\w+ing|\w+day)\b")
# "told talk-show host Jan Berg"; refused: "told the host"
_HOST = re.compile(
    r"\b(?:host|anchor|columnist|correspondent|presenter|podcaster|broadcaster|moderator|journalist|reporter)\s[A-Z]"
)
# Documents that carry their author's words: "the letter reads" is its author's, through the letter.
WRITTEN = frozenset(
    (
        "letter letters memo memorandum speech statement op-ed editorial email emails e-mail remarks testimony release "
        "report review investigation inquiry audit"
    ).split()
)
# Papers of courts and offices: their authors, too, speak through them, and often are not named.
FILED = frozenset(
    (
        "filing filings document documents papers complaint lawsuit suit affidavit indictment deposition transcript "
        "message messages note notes dossier manifesto summary "
        "poll polls survey surveys study studies analysis research website sign signs placard banner declaration "
        "resolution platform"
    ).split()
)
# An inquiry and the report on it are one.
FINDING = frozenset("report review investigation inquiry audit".split())
# "issued a statement", "takes it up in a speech": what is given, and the words before it that say so.
GIVEN = frozenset(
    "statement speech interview letter memo op-ed editorial testimony address briefing conference tweet text".split()
)
GIVING = frozenset(
    (
        "issued issues released releases gave gives held holds completed finished concluded delivered delivers sent "
        "sends wrote writes published publishes using in during"
    ).split()
)
# Such words name no occasion where a better one stands beside them: "in comments aired during an interview".
_VAGUE = frozenset(["comments", "remarks", "report", "appearance", "video"])
# "KTUU-TV", "WABC": a station's call letters name an outlet
STATION = r"[KW][A-Z]{2,3}(?:-(?:TV|FM|AM))?"
_STATION = re.compile(r"\b(" + STATION + r")\b")
# "reporters", as those who were told
_PRESS = re.compile(r"(?:the\s)?(?:reporters|journalists)")
# How many paragraphs after its naming, or after the last words that came by it, an occasion holds, and how many before
# it a lead may stand (measured on wire-pairs: the farthest quotation of one occasion stands five paragraphs behind it).
HOLDS_PARAGRAPHS = 5
LEADS_PARAGRAPHS = 2
_LEAD = 4
# What a report may quote through and through, however far from where it names it: "an op-ed in the Courier".
_THROUGHOUT = frozenset("letter memo op-ed editorial essay column memoir book".split())


@dataclass(frozen=True, slots=True)
class Occasion:
    """A speaker's words reached an outlet by ``channel``, as told at ``offset``; ``standing`` in the present tense."""

    speaker: Party
    channel: tuple[Party, ...]
    offset: int
    standing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What :func:`carried` asks of a report.

    Attributes:
        paragraph: number of the paragraph at an offset, None outside paragraphs.
        day: the day on which something was said, by the offset of its cue or words; "" where none is told.
        aside: whether words stand outside of what the occasion carries: a name that somebody is called by, words
            without a cue, what somebody else was told.
        standing: whether they are told as a standing position: "who says she is undecided", "has said".
    """

    paragraph: Callable[[int], int | None]
    day: Callable[[int], str]
    aside: Callable[[Quotation, Occasion], bool]
    standing: Callable[[Quotation], bool]


def tells_occasion(words: str) -> bool:
    """Whether words name an occasion, with or without a noun for it: "in a speech", "testifying before the Senate"."""
    return bool(OCCASION.search(words) or _SPOKEN.search(words) or _SWORN.match(words) or _IN_COURT.search(words))


def occasions(text: str, span: Span) -> Iterator[Party]:
    """The occasion named in ``span``, the most telling one, and stations; social media stand alone.

    Example:
        >>> text = "in comments aired during an interview with KZZQ-TV"
        >>> [party.name for party in occasions(text, Span(0, len(text)))]
        ['an interview', 'KZZQ-TV']
    """
    words = span.of(text)
    if social := SOCIAL.search(words):
        name = "Twitter" if social.group().lower().startswith(("tw", "ret")) else social.group().removeprefix("on ")
        yield Party(name=name, kind=PartyKind.OCCASION, span=span)
        return
    if (found := _SPOKEN.search(words) or _IN_COURT.search(words)) is not None:
        yield Party(name=found.group(1), kind=PartyKind.OCCASION, span=_place(span, found))
    elif (sworn := _SWORN.match(words)) and not OCCASION.search(words):
        yield Party(name="testimony", kind=PartyKind.OCCASION, span=_place(span, sworn))
    besides = [found.end() for found in _BY_THE_WAY.finditer(words)]
    named = [f for f in OCCASION.finditer(words) if not any(_is_beside(words, end, f) for end in besides)]
    telling = [found for found in named if found.group(1).split()[-1] not in _VAGUE]
    for best in (telling or named)[:1]:
        name = best.group(1)
        yield Party(name=" ".join(name.split()), kind=PartyKind.OCCASION, span=_place(span, best))
    for station in _STATION.finditer(words):
        yield Party(name=station.group(1), kind=PartyKind.OUTLET, span=_place(span, station))


def _is_beside(words: str, end: int, found: re.Match[str]) -> bool:
    """Whether "after" or "response to", which ends at ``end``, leads to an occasion: "after | Friday's report"."""
    return found.start() <= end <= found.end() or bool(_WHOSE.fullmatch(words, end, found.start()))


def heard(text: str, addressee: Span) -> Iterator[Party]:
    """Before whom words were said for the record: a body, reporters, a programme's host.

    Example:
        >>> [party.name for party in heard("a Senate panel", Span(0, 14))], [*heard("his wife", Span(0, 8))]
        (['a Senate panel'], [])
    """
    words = " ".join(addressee.of(text).split()).rstrip(".,;:")
    head = _AUDIENCE_END.split(words)[0]
    if _HEARING.search(head) or _HOST.search(words):
        yield Party(name=words if _HOST.search(words) else head, kind=PartyKind.OCCASION, span=addressee)


def _place(span: Span, found: re.Match[str]) -> Span:
    return Span(span.start + found.start(1), span.start + found.end(1))


def carried(found: Sequence[Quotation], told: Sequence[Occasion], setting: Setting) -> list[Quotation]:
    """Quotations without a channel take that of the occasion on which their speaker spoke.

    Args:
        found: in order of the text.
        told: the occasions named, in order of the text.
    """
    by_speaker: dict[str, list[Occasion]] = {}
    for occasion in told:
        by_speaker.setdefault(occasion.speaker.name.casefold(), []).append(occasion)
    carrying: dict[str, tuple[Occasion, int]] = {}  # by speaker, and in which paragraph it last gave words
    made = []
    for quotation in found:
        speaker = quotation.speaker.name.casefold() if quotation.speaker is not None else ""
        known = by_speaker.get(speaker, ())
        meant = _meant(quotation, known, setting, carrying.get(speaker)) if known else None
        place = setting.paragraph(quotation.span.start)
        if meant is not None and place is not None:
            carrying[speaker] = meant, place
            before = meant.offset <= quotation.span.start
            reason = f"{quotation.reason}; the occasion is {'named before' if before else 'named further on'}"
            made.append(replace(quotation, channel=meant.channel, reason=reason))
            continue
        made.append(quotation)
        own = next((o for o in known if quotation.channel and o.channel[0].name == quotation.channel[0].name), None)
        if own is not None and place is not None:
            carrying[speaker] = own, place
    return made


def _meant(
    quotation: Quotation, known: Sequence[Occasion], setting: Setting, carrying: tuple[Occasion, int] | None
) -> Occasion | None:
    """The occasion by which words without a channel came, if any of those known of their speaker."""
    speaker = quotation.speaker
    if quotation.channel or speaker is None or speaker.kind is PartyKind.UNRESOLVED:
        return None
    place, start = setting.paragraph(quotation.span.start), quotation.span.start
    if place is None:
        return None
    before = [occasion for occasion in known if occasion.offset <= start]
    meant = before[-1] if before else known[0]
    if _other_day(setting.day(start), setting.day(meant.offset), named_before=bool(before)):
        return None
    named = setting.paragraph(meant.offset) or 0
    renewed = carrying is not None and carrying[0].channel[0].name == meant.channel[0].name and _holds(meant) > 0
    gap = place - (max(named, carrying[1]) if carrying is not None and renewed else named)
    if (gap > _holds(meant) and not _is_read_from(known)) or -gap > LEADS_PARAGRAPHS or (not before and place > _LEAD):
        return None
    if setting.aside(quotation, meant) or (setting.standing(quotation) and not meant.standing):
        return None
    return meant


def _holds(occasion: Occasion) -> int:
    """For how many paragraphs it holds: what reporters were told in passing only in its own."""
    return 0 if _PRESS.fullmatch(occasion.channel[0].name) else HOLDS_PARAGRAPHS


def _is_read_from(known: Sequence[Occasion]) -> bool:
    """Whether all that a report has of a speaker comes by one piece of writing: a letter, an op-ed."""
    nouns = {occasion.channel[0].name.split()[-1].lower() for occasion in known}
    return len(nouns) == 1 and nouns <= _THROUGHOUT


def _other_day(own: str, other: str, *, named_before: bool) -> bool:
    """Whether a saying has a day of its own: one that is not the occasion's; a lead has the day of what it leads to."""
    return bool(own) and own != other and (named_before or bool(other))
