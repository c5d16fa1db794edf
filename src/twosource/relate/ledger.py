"""Quotations of all reports as one ledger: the same utterance together, altered words found.

Only words in marks are compared: a report that tells what somebody said in its own words alters
nothing. A quotation that one report cuts short is no alteration; other words in the middle are.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from twosource.model.analysis import Analysis
from twosource.model.ledger import Alteration, AlterationKind, Carrier, Entry
from twosource.model.quotation import Party, PartyKind, Quotation, QuotationType
from twosource.model.report import digest
from twosource.model.span import Span
from twosource.relate.support.chains import party_key

# Two quotations are of one utterance where this share of the shorter one's words stands in the other …
SAME_SHARE = 0.6
# … and at least so many words; shorter ones must be equal and of one speaker.
SAME_WORDS = 4
# Words at the head or end that both have and that differ are altered up to so many; more are cut.
EDGE_WORDS = 3
# A longer stretch of other words in the middle is another utterance, not an alteration.
LONGEST_WORDS = 12
_SHOWING = frozenset("[]()…")


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A quotation in marks with its words (marks left out)."""

    report: int
    quotation: Quotation
    keys: tuple[str, ...]
    spans: tuple[Span, ...]
    text: str


def ledger(analyses: Sequence[Analysis]) -> tuple[Entry, ...]:
    """Every utterance quoted in marks, in the order in which the reports carry it."""
    quoted = [entry for number, analysis in enumerate(analyses) for entry in _quoted(number, analysis)]
    links = {(one, two) for one, two in _candidates(quoted) if _same(quoted[one], quoted[two])}
    return tuple(_entry([quoted[i] for i in group], analyses) for group in _groups(len(quoted), links))


def _quoted(number: int, analysis: Analysis) -> Iterator[_Quoted]:
    words, text = analysis.words, analysis.report.text
    for quotation in analysis.quotations:
        if quotation.type is QuotationType.INDIRECT:
            continue
        first = bisect_left(words.starts, quotation.span.start)
        last = bisect_left(words.starts, quotation.span.end)
        places = [place for place in range(first, last) if not words.marks[place]]
        if places:
            keys = tuple(words.keys[place] for place in places)
            yield _Quoted(number, quotation, keys, tuple(Span(words.starts[p], words.ends[p]) for p in places), text)


def _candidates(quoted: Sequence[_Quoted]) -> Iterator[tuple[int, int]]:
    """Pairs that share a run of two words, or a short quotation whole."""
    places: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for number, one in enumerate(quoted):
        size = min(2, len(one.keys))
        for start in range(len(one.keys) - size + 1):
            places[one.keys[start : start + size]].add(number)
    seen: dict[tuple[int, int], None] = {}
    for holders in places.values():
        seen.update(dict.fromkeys(combinations(sorted(holders), 2)))
    yield from seen


def _same(one: _Quoted, two: _Quoted) -> bool:
    """Whether two quotations are of one utterance."""
    if one.keys == two.keys and (len(one.keys) >= SAME_WORDS or _agree(one, two)):
        return True
    fewer = min(len(one.keys), len(two.keys))
    if fewer < SAME_WORDS:
        return False
    common = sum(size for _, _, size in _blocks(one, two))
    return common >= max(SAME_WORDS - 1, SAME_SHARE * fewer)


def _agree(one: _Quoted, two: _Quoted) -> bool:
    """Whether the speakers of two quotations may be one."""
    first, second = one.quotation.speaker, two.quotation.speaker
    unknown = {None, PartyKind.UNRESOLVED}
    if (first and first.kind) in unknown or (second and second.kind) in unknown:
        return True
    return first is not None and second is not None and party_key(first) == party_key(second)


def _blocks(one: _Quoted, two: _Quoted) -> list[tuple[int, int, int]]:
    """Equal runs in order, single words at the edges of nothing left out."""
    matcher = SequenceMatcher(None, one.keys, two.keys, autojunk=False)
    found = [(b.a, b.b, b.size) for b in matcher.get_matching_blocks() if b.size]
    while len(found) > 1 and found[0][2] == 1 and found[1][0] - found[0][0] > EDGE_WORDS + 1:
        found.pop(0)
    while len(found) > 1 and found[-1][2] == 1 and found[-1][0] - found[-2][0] - found[-2][2] > EDGE_WORDS:
        found.pop()
    return found


def _groups(count: int, links: set[tuple[int, int]]) -> list[list[int]]:
    """Connected quotations, each group in order."""
    home = list(range(count))

    def root(place: int) -> int:
        while home[place] != place:
            home[place] = home[home[place]]
            place = home[place]
        return place

    for one, two in sorted(links):
        home[max(root(one), root(two))] = min(root(one), root(two))
    groups: dict[int, list[int]] = defaultdict(list)
    for place in range(count):
        groups[root(place)].append(place)
    return list(groups.values())


def _entry(group: Sequence[_Quoted], analyses: Sequence[Analysis]) -> Entry:
    fullest = max(group, key=lambda one: (len(one.keys), -one.report, -one.quotation.span.start))
    carriers = tuple(Carrier(report=analyses[one.report].report.id, quotation=one.quotation) for one in group)
    return Entry(
        id="u" + digest(*(carrier.quotation.id for carrier in carriers))[:10],
        speaker=_speaker(group),
        words=fullest.quotation.span.of(fullest.text),
        carriers=carriers,
        alterations=tuple(
            found
            for one, two in combinations(group, 2)
            if one.report != two.report and _same(one, two)
            for found in _alterations(one, two)
        ),
    )


def _speaker(group: Sequence[_Quoted]) -> Party | None:
    """The surest speaker any report gives, the fullest name of it."""
    known = [one.quotation for one in group if one.quotation.speaker is not None]
    order = (PartyKind.UNRESOLVED, PartyKind.ANONYMOUS, PartyKind.DOCUMENT, PartyKind.BODY, PartyKind.PERSON)

    def sureness(quotation: Quotation) -> tuple[int, float, int, str]:
        party = quotation.speaker
        rank = order.index(party.kind) if party and party.kind in order else 3
        name = party.name if party else ""
        return rank, quotation.score, len(name), name

    best = max(known, key=sureness, default=None)
    return best.speaker if best else None


def _alterations(one: _Quoted, two: _Quoted) -> Iterator[Alteration]:
    """What differs between the first and the last words that both have, and at short edges."""
    blocks = _blocks(one, two)
    if not blocks:
        return
    gaps = [((0, blocks[0][0]), (0, blocks[0][1]))]
    for (a, b, size), (next_a, next_b, _) in pairwise(blocks):
        gaps.append(((a + size, next_a), (b + size, next_b)))
    a, b, size = blocks[-1]
    gaps.append(((a + size, len(one.keys)), (b + size, len(two.keys))))
    for number, (left, right) in enumerate(gaps):
        words_a, words_b = left[1] - left[0], right[1] - right[0]
        edge = number in {0, len(gaps) - 1}
        if (edge and (not words_a or not words_b or max(words_a, words_b) > EDGE_WORDS)) or not (words_a or words_b):
            continue
        if max(words_a, words_b) <= LONGEST_WORDS:
            yield _alteration(one, two, left, right)


def _alteration(one: _Quoted, two: _Quoted, left: tuple[int, int], right: tuple[int, int]) -> Alteration:
    span_a, span_b = _span(one, *left), _span(two, *right)
    shown = _shows(one, *left) or _shows(two, *right)
    both = len(span_a) > 0 and len(span_b) > 0
    kind = AlterationKind.SHOWN if shown else AlterationKind.ALTERED if both else AlterationKind.ADDED
    reasons = {
        AlterationKind.SHOWN: "a report shows the change itself, by brackets or dots",
        AlterationKind.ALTERED: "other words between quote marks",
        AlterationKind.ADDED: "words between quote marks that the other report's quotation lacks",
    }
    return Alteration(
        kind=kind,
        a=one.quotation.id,
        b=two.quotation.id,
        span_a=span_a,
        span_b=span_b,
        score=0.5 if shown else 0.9,
        reason=reasons[kind],
    )


def _span(one: _Quoted, first: int, last: int) -> Span:
    if last > first:
        return Span(one.spans[first].start, one.spans[last - 1].end)
    place = one.spans[first].start if first < len(one.spans) else one.spans[-1].end
    return Span(place, place)


def _shows(one: _Quoted, first: int, last: int) -> bool:
    """Whether the report marks the place: "[the mayor]", "we … go"."""
    start = one.spans[first - 1].end if first else one.quotation.span.start
    end = one.spans[last].start if last < len(one.spans) else one.quotation.span.end
    between = one.text[start:end]
    return bool(_SHOWING & set(between)) or "..." in between or ". ." in between
