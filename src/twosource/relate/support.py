"""What stands behind a statement: origins, the ways from them to the reader, the bottleneck.

Each reading makes a chain: who says it, through whom, in whose copy, in which report. All chains
of a statement are one graph with one node for each party. Where the evidence leaves a party open
(copy possible but unproved, a source described and not named) the count is a range: the low end
takes what may be one for one, the high end only what is known to be one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from twosource.model.analysis import Analysis
from twosource.model.naming import family_of
from twosource.model.quotation import Party, PartyKind, Quotation, QuotationType
from twosource.model.relation import Count, Edge, Evidence, Link, NodeKind, Origin, Reading, Support
from twosource.relate.described import descriptions, meant
from twosource.relate.lineage import Descent
from twosource.relate.outlets import outlet_key
from twosource.relate.paths import READER, SOURCE, bottleneck, independent
from twosource.relate.review import Review

# An attribution speaks for a reading when its content covers at least this share of the reading.
_COVER = 0.25
# Quoted words in a row that two reports must have in common to quote one utterance.
SAME_WORDS = 5
_PASSING = frozenset(
    {PartyKind.PERSON, PartyKind.BODY, PartyKind.OUTLET, PartyKind.AGENCY, PartyKind.ANONYMOUS, PartyKind.DOCUMENT}
)
_VAGUE = frozenset(
    (
        "senior top several some many few one two three four five six seven eight nine ten other another unnamed "
        "anonymou current former who of the a an and familiar with"
    ).split()
)
_SHORT = {"dept": "department", "govt": "government", "univ": "university", "assn": "association"}
_ARTICLE = re.compile(r"^(?:the|an?|one|some|other)\s+", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One party on a chain: its key in the graph, low and high, its name, and the words for it.

    ``sure`` is False where it is only possible that the chain passes here.
    """

    low: str
    high: str
    name: str
    sure: bool = True
    evidence: Evidence | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """From an origin to one report."""

    origin: Origin
    ways: tuple[Way, ...]
    report: str
    denied: bool = False


class Supporter:
    """Counts support for statements of one comparison."""

    def __init__(self, analyses: Sequence[Analysis], lineage: Descent, review: Review | None = None) -> None:
        self.review = review or Review()
        self.analyses = {a.report.id: a for a in analyses}
        self.descent = lineage
        self.nodes = {node.id: node for node in lineage.lineage.nodes}
        self.upstream: dict[str, list[tuple[str, bool]]] = {report: [] for report in self.analyses}
        self.edges: dict[tuple[str, str], Edge] = {}
        for edge in lineage.lineage.edges:
            report = edge.downstream.removeprefix("report:")
            self.upstream[report].append((edge.upstream, edge.sure))
            self.edges[edge.upstream, report] = edge
        self.whole = {d.report for d in lineage.derivations if d.extent == "wholly"}
        first = sorted(analyses, key=lambda a: a.report.id, reverse=True)
        self.longest = {a.report.id: max((len(q.span) for q in a.quotations), default=0) for a in analyses}
        self.described = descriptions(analyses)
        self.references = {(a.report.id, n.span): n.reason for a in analyses for n in a.names if n.described}
        self.bodies = {
            party.name.casefold()
            for a in analyses
            for quotation in a.quotations
            for party in (quotation.speaker, *quotation.channel)
            if party is not None and party.kind is PartyKind.BODY
        }
        self.outlets = {outlet_key(a.report.outlet): a.report.id for a in first if a.report.outlet}

    def support(self, readings: Sequence[Reading]) -> tuple[Support, tuple[str, ...]]:
        """The support of a statement with these readings, and the ids of its quotations."""
        quoted = {reading: self._quotations(reading) for reading in readings}
        sayings = _repeated(self._agreed(self._quoting({r: self._saying(r, quoted[r]) for r in readings}, quoted)))
        chains = _named_through([self._chain(reading, sayings[reading], readings) for reading in readings])
        affirmed = [chain for chain in chains if not chain.denied]
        support = self._counted(affirmed or chains)
        ids = tuple(dict.fromkeys(q.id for reading in readings for q in quoted[reading]))
        return support, ids

    # ---- chains -----------------------------------------------------------------------------

    def _quotations(self, reading: Reading) -> list[Quotation]:
        found = self.analyses[reading.report].quotations  # in order of their begins, not of their ends
        first = bisect_left(found, reading.span.start - self.longest[reading.report], key=lambda q: q.span.start)
        last = bisect_left(found, reading.span.end, key=lambda q: q.span.start)
        return [q for q in found[first:last] if q.span.meets(reading.span)]

    def _quoting(
        self, sayings: Mapping[Reading, Quotation | None], quoted: Mapping[Reading, Sequence[Quotation]]
    ) -> Mapping[Reading, Quotation | None]:
        """Narration round words that another report quotes comes from who said these words.

        "She wished all "a dry summer" after the meeting" beside ""A dry summer to all," she wrote.".
        """
        told = {
            q.id: self._words(q) for q in sayings.values() if q is not None and q.type is not QuotationType.INDIRECT
        }
        found = dict(sayings)
        for reading in [r for r, saying in sayings.items() if saying is None]:
            marked = [q for q in quoted[reading] if q.type is not QuotationType.INDIRECT]
            others = [q for r, q in sayings.items() if q is not None and q.id in told and r.report != reading.report]
            pairs = [(q, o) for q in marked for o in others if _same_words(self._words(q), told[o.id])]
            if pairs:
                own, other = max(pairs, key=lambda pair: (_sureness(pair[1]), pair[1].score, pair[1].id))
                found[reading] = replace(own, speaker=other.speaker and replace(other.speaker, span=None))
        return found

    def _agreed(self, sayings: Mapping[Reading, Quotation | None]) -> Mapping[Reading, Quotation | None]:
        """The same quoted words have one speaker, whatever each report calls them: the surest one."""
        agreed: dict[Reading, Quotation | None] = dict(sayings)
        known = [
            (r, q, self._words(q)) for r, q in sayings.items() if q is not None and q.type is not QuotationType.INDIRECT
        ]
        for reading, quotation, words in known:
            same = [q for _, q, other in known if _same_words(words, other)]
            best = max(same, key=lambda q: (_sureness(q), q.score, q.id), default=quotation)
            if best is not quotation and best.speaker is not None:
                agreed[reading] = replace(quotation, speaker=replace(best.speaker, span=None))
        return self._vague(agreed)

    def _vague(self, sayings: dict[Reading, Quotation | None]) -> dict[Reading, Quotation | None]:
        """ "The company said" is who says the same words by name in another cut of the copy, or in quote marks."""
        told = [(r, q, self._words(q)) for r, q in sayings.items() if q is not None and q.speaker is not None]
        for reading, quotation, words in told:
            if not _is_vague(quotation.speaker):
                continue
            kin = [
                q
                for r, q, other in told
                if not _is_vague(q.speaker)
                and _same_words(words, other)
                and (q.type is not QuotationType.INDIRECT or self._one_copy(r.report, reading.report))
            ]
            best = max(kin, key=lambda q: (_sureness(q), q.score, q.id), default=None)
            if best is not None and best.speaker is not None:
                sayings[reading] = replace(quotation, speaker=replace(best.speaker, span=None))
        return sayings

    def _one_copy(self, one: str, two: str) -> bool:
        """Whether two reports surely carry copy of one agency."""
        first, second = ({node for node, sure in self.upstream[report] if sure} for report in (one, two))
        return one != two and not first.isdisjoint(second)

    def _words(self, quotation: Quotation) -> tuple[str, ...]:
        words = self.analyses[quotation.report].words
        first = bisect_left(words.starts, quotation.span.start)
        last = bisect_left(words.starts, quotation.span.end)
        return tuple(k for k, mark in zip(words.keys[first:last], words.marks[first:last], strict=True) if not mark)

    def _chain(self, reading: Reading, saying: Quotation | None, readings: Sequence[Reading]) -> Chain:
        copy = self._copy(reading, readings)
        node = self._printed(reading)
        if saying is None or saying.speaker is None or saying.speaker.kind is PartyKind.UNRESOLVED:
            return self._narrated(reading, copy, node, saying)
        channel = [self._party(p, reading.report) for p in self._passing(saying, reading.report)]
        person = meant(saying.speaker, self.analyses[reading.report].report.text, self.described)
        who = replace(person, span=saying.speaker.span) if person else saying.speaker
        speaker = self._party(who, reading.report)
        origin = Origin(name=who.name, kind=who.kind, evidence=speaker.evidence)
        if (other := self._seen(saying.speaker, reading.report)) is not None:
            speaker, copy = self._report_way(other), ()
        ways = (speaker, *channel, *copy, node)
        return Chain(origin=origin, ways=_once(self._reviewed(ways)), report=reading.report, denied=saying.denied)

    def _reviewed(self, ways: Iterable[Way]) -> Iterator[Way]:
        """Parties that people call one source have one key."""
        for way in ways:
            key = self.review.canonical(way.name)
            yield way if key is None else replace(way, low=key, high=key, reason="one source, people say")

    def _narrated(self, reading: Reading, copy: Sequence[Way], node: Way, saying: Quotation | None) -> Chain:
        """Nobody is named: the agency's or the outlet's own reporting, assumed."""
        report = self.analyses[reading.report].report
        if saying is not None and saying.speaker is not None:
            low, name = "unnamed", "somebody not named"
            way = Way(low=low, high=f"unnamed:{reading.report}:{saying.id}", name=name)
            origin = Origin(name=name, kind=PartyKind.UNRESOLVED)
            ways = _once(self._reviewed((way, *copy, node)))
            return Chain(origin=origin, ways=ways, report=reading.report, denied=saying.denied)
        if copy:
            first = copy[0]
            kind = PartyKind.AGENCY if first.low.startswith("agency:") else PartyKind.COPY
            if first.low.startswith("outlet:"):
                kind = PartyKind.OUTLET
            return Chain(
                origin=Origin(name=first.name, kind=kind, assumed=True),
                ways=_once(self._reviewed((*copy, node))),
                report=reading.report,
            )
        origin = Origin(name=report.name, kind=PartyKind.OUTLET, assumed=True)
        return Chain(origin=origin, ways=_once(self._reviewed((node,))), report=reading.report)

    @staticmethod
    def _saying(reading: Reading, quoted: Sequence[Quotation]) -> Quotation | None:
        """The quotation that speaks for the reading: the one that covers most of it."""
        best, most = None, 0.0
        for quotation in quoted:
            shared = quotation.span.shared(reading.span)
            cover = shared / max(1, len(reading.span))
            inside = shared / max(1, len(quotation.span))
            within = quotation.cue is not None and reading.span.meets(quotation.cue)
            if cover < _COVER and not (within and inside > 0.9):
                continue
            weight = cover * quotation.score
            if weight > most:
                best, most = quotation, weight
        return best

    def _passing(self, saying: Quotation, report: str) -> list[Party]:
        """Channels that are parties (occasions are none), the report's own outlet left out."""
        own = outlet_key(self.analyses[report].report.outlet)
        return [
            party for party in saying.channel if party.kind in _PASSING and not (own and outlet_key(party.name) == own)
        ]

    def _seen(self, party: Party, report: str) -> str | None:
        """The report among those compared that an outlet credited as speaker published."""
        if party.kind not in {PartyKind.OUTLET, PartyKind.AGENCY}:
            return None
        found = self.outlets.get(outlet_key(party.name))
        return found if found != report else None

    def _party(self, party: Party, report: str) -> Way:
        if party.kind is PartyKind.PERSON and party.name.casefold() in self.bodies:  # told to be one in another report
            party = replace(party, kind=PartyKind.BODY)
        key = party_key(party)
        evidence = Evidence(report=report, span=party.span) if party.span else None
        private = party.kind is PartyKind.ANONYMOUS
        return Way(
            low=key,
            high=f"{key}@{report}" if private else key,
            name=party.name,
            evidence=evidence,
            reason=(self.references.get((report, party.span)) if party.span else None) or "named in the text",
        )

    def _report_way(self, report: str) -> Way:
        one = self.analyses[report].report
        key = f"outlet:{outlet_key(one.outlet)}" if one.outlet else f"report:{report}"
        return Way(low=key, high=key, name=one.name)

    def _printed(self, reading: Reading) -> Way:
        """The report as the last step of a chain, with its reading as evidence."""
        evidence = Evidence(report=reading.report, span=reading.span)
        return replace(self._report_way(reading.report), evidence=evidence, reason="printed here")

    def _copy(self, reading: Reading, readings: Sequence[Reading]) -> tuple[Way, ...]:
        """The copy or report that the reading was taken from, surely or possibly."""
        sure, possible = [], []
        for node, certain in self.upstream[reading.report]:
            grade = self._taken(reading, node, readings) if certain else "possible"
            if grade == "sure":
                sure.append(node)
            elif grade == "possible":
                possible.append(node)
        if sure:
            return (self._node_way(sure[0], reading, certain=True),)
        if possible:
            names = " or ".join(self.nodes[node].name for node in possible)
            first = self._node_way(possible[0], reading, certain=False)
            return (Way(low=first.low, high=first.high, name=names, sure=False, reason="possibly taken from there"),)
        return ()

    def _taken(self, reading: Reading, node: str, readings: Sequence[Reading]) -> str:
        """ "sure", "possible" or "": whether the reading comes from an upstream node."""
        known = self.nodes[node]
        spans = self.descent.taken[reading.report].get(node, ())
        if known.kind is NodeKind.REPORT:  # it is here to be read: either it says so too, or it does not
            same = any(2 * span.shared(reading.span) >= len(reading.span) for span in spans)
            return "sure" if same or known.report in {r.report for r in readings} else ""
        if any(2 * span.shared(reading.span) >= len(reading.span) for span in spans):
            return "sure"
        if reading.report in self.whole:
            return "sure"
        if any(span.meets(reading.span) for span in spans):
            return "sure"
        siblings = {r.report for r in readings if r.report != reading.report}
        kin = {report for report in siblings if any(up == node for up, _ in self.upstream[report])}
        return "sure" if kin else "possible"

    def _node_way(self, node: str, reading: Reading, *, certain: bool) -> Way:
        known = self.nodes[node]
        if known.kind is NodeKind.REPORT:
            return self._report_way(known.report)
        key = node if certain else f"{node}?{reading.report}"
        edge = self.edges.get((node, reading.report))
        evidence = next(iter(edge.evidence), None) if edge else None
        return Way(low=node, high=key, name=known.name, evidence=evidence, reason=edge.reason if edge else "copy of it")

    # ---- counting ---------------------------------------------------------------------------

    def _counted(self, chains: Sequence[Chain]) -> Support:
        low, high = _edges(chains, "low"), _edges(chains, "high")
        count = Count(*sorted((independent(low), independent(high))))
        reports = {chain.ways[-1].low for chain in chains}
        ways = sorted((way for chain in chains for way in chain.ways), key=lambda way: _fullness(way.name))
        named = {way.low: way.name for way in ways}
        neck = tuple(named.get(key, key) for key in bottleneck(low, last=reports))
        origins = self._origins(chains)
        return Support(
            origins=origins,
            independent=count,
            bottleneck=neck,
            ways=_ways(chains),
            links=_links(chains),
            reason=_reason(origins, count, neck, chains),
            score=0.8 if count.low == count.high else 0.5,
        )

    @staticmethod
    def _origins(chains: Sequence[Chain]) -> tuple[Origin, ...]:
        """Distinct origins; somebody not named counts only where nobody else is."""
        found: dict[str, Origin] = {}
        for chain in _beginnings(chains) or chains:
            key = chain.ways[0].low
            known = found.get(key)
            if known is None or _precedence(chain.origin) > _precedence(known):
                found[key] = chain.origin
        if len(found) > 1:
            found.pop("unnamed", None)
        return tuple(found[key] for key in sorted(found))


def _named_through(chains: Sequence[Chain]) -> list[Chain]:
    """Narration of a party through whom another reading names its source comes from that source.

    One outlet keeps "the minister said" of an agency's copy and another drops it: that is one
    origin, the minister, and not the agency's own reporting beside him.
    """
    named: dict[str, tuple[Chain, int]] = {}
    for chain in chains:
        if not chain.origin.assumed and not chain.denied and chain.origin.kind is not PartyKind.UNRESOLVED:
            for place, way in enumerate(chain.ways[1:], 1):
                if way.sure:
                    named.setdefault(way.low, (chain, place))
    return [_from_named(chain, named) for chain in chains]


def _from_named(chain: Chain, named: Mapping[str, tuple[Chain, int]]) -> Chain:
    first = chain.ways[0]
    if not chain.origin.assumed or not first.sure or first.low not in named:
        return chain
    teller, place = named[first.low]
    return replace(chain, origin=teller.origin, ways=_once((*teller.ways[:place], *chain.ways)))


def _repeated(sayings: Mapping[Reading, Quotation | None]) -> Mapping[Reading, Quotation | None]:
    """What a report tells twice, with its source once (a headline and its body), has that source both times."""
    named: dict[str, Quotation] = {}
    for reading, saying in sayings.items():
        if saying is not None and _sureness(saying) and not saying.denied:
            named.setdefault(reading.report, saying)
    return {r: named.get(r.report) if saying is None else saying for r, saying in sayings.items()}


def _precedence(origin: Origin) -> tuple[int, str, str, int]:
    """Orders what one origin is called and where, the same whatever the order of the reports."""
    place = origin.evidence
    return (*_fullness(origin.name), place.report if place else "", -place.span.start if place else 0)


def _fullness(name: str) -> tuple[int, str]:
    """Orders the names of one party so that the fullest comes last."""
    return len(name), name


def _same_words(one: Sequence[str], two: Sequence[str]) -> bool:
    """Whether two quotations have a run of SAME_WORDS words in common (or all of a short one)."""
    least = min(SAME_WORDS, len(one), len(two))
    if least < 2:
        return False
    runs = {tuple(one[i : i + least]) for i in range(len(one) - least + 1)}
    return any(tuple(two[i : i + least]) in runs for i in range(len(two) - least + 1))


def _is_vague(party: Party | None) -> bool:
    """Whether a party is called by a common word alone: "the company", "he"."""
    if party is None or party.kind is PartyKind.UNRESOLVED:
        return True
    return party.kind is PartyKind.BODY and " " not in party.name and party.name.islower()


def _sureness(quotation: Quotation) -> int:
    """How much a speaker's kind tells: a person named most, somebody not named nothing."""
    order = (PartyKind.UNRESOLVED, PartyKind.ANONYMOUS, PartyKind.DOCUMENT, PartyKind.BODY, PartyKind.PERSON)
    kind = quotation.speaker.kind if quotation.speaker else PartyKind.UNRESOLVED
    return order.index(kind) if kind in order else 3


def party_key(party: Party) -> str:
    """One key for the names of one party across reports: family name for persons.

    Example:
        >>> party_key(Party(name="Mr Trump", kind=PartyKind.PERSON))
        'person:trump'
        >>> [party_key(Party(name=name, kind=PartyKind.PERSON)) for name in ("Xi Jinping", "Mr Xi")]
        ['person:xi', 'person:xi']
    """
    bare = _ARTICLE.sub("", party.name).casefold()
    match party.kind:
        case PartyKind.PERSON:
            return f"person:{family_of(bare) or bare}"
        case PartyKind.OUTLET:
            return f"outlet:{outlet_key(party.name)}"
        case PartyKind.AGENCY:
            return f"agency:{party.name}"
        case PartyKind.ANONYMOUS:
            return f"anonymous:{_described(bare)}"
        case _:
            return f"body:{' '.join(_SHORT.get(w, w) for w in re.findall(r'[a-z0-9]+', bare)) or bare}"


def _described(bare: str) -> str:
    """A description by its content words, singular: "two U.S. officials" and "a senior U.S. official"."""
    words = {word.removesuffix("s") for word in re.findall(r"[a-z]+", bare.replace(".", ""))}
    return " ".join(sorted(words - _VAGUE)) or bare


def _once(ways: Iterable[Way]) -> tuple[Way, ...]:
    """Each party once, the first kept, so that no chain loops."""
    seen: dict[str, Way] = {}
    for way in ways:
        seen.setdefault(way.low, way)
    return tuple(seen.values())


def _edges(chains: Sequence[Chain], variant: str) -> list[tuple[str, str]]:
    """The graph's edges; at the low end somebody not named may be one of those who are, and begins nothing."""
    edges: dict[tuple[str, str], None] = {}
    for chain in chains:
        keys = [getattr(way, variant) for way in chain.ways]
        for edge in pairwise((*keys, READER)):
            edges[edge] = None
    beginnings = _beginnings(chains) or sorted(chains, key=lambda chain: chain.ways[0].low)[:1]
    named = [chain for chain in beginnings if chain.ways[0].low != "unnamed"]
    for chain in named if named and variant == "low" else beginnings:
        edges[SOURCE, getattr(chain.ways[0], variant)] = None
    return list(edges)


def _beginnings(chains: Sequence[Chain]) -> list[Chain]:
    """Chains without those that begin with another report of the statement, which has a chain of its own.

    None is left where every report has it from another: circular reporting.
    """
    telling = {chain.ways[-1].low for chain in chains}
    return [chain for chain in chains if len(chain.ways) == 1 or chain.ways[0].low not in telling]


def _ways(chains: Sequence[Chain]) -> tuple[tuple[str, ...], ...]:
    """Each chain as names, the report by its id; the same chain once."""
    found = dict.fromkeys((*(w.name for w in c.ways[:-1]), c.report) for c in chains)
    return tuple(found)


def _links(chains: Sequence[Chain]) -> tuple[Link, ...]:
    links: dict[tuple[str, str], Link] = {}
    for chain in chains:
        for one, two in zip(chain.ways, chain.ways[1:], strict=False):
            link = Link(
                upstream=one.name,
                downstream=two.name,
                sure=one.sure and two.sure,
                evidence=two.evidence,
                reason=two.reason,
            )
            known = links.setdefault((one.name, two.name), link)
            if link.sure and not known.sure:
                links[one.name, two.name] = link
    return tuple(links.values())


def _reason(origins: Sequence[Origin], count: Count, neck: Sequence[str], chains: Sequence[Chain]) -> str:
    """One plain sentence for an editor."""
    names = _listed([f"{o.name}{' (own reporting, assumed)' if o.assumed else ''}" for o in origins])
    one = "1 origin" if len(origins) == 1 else f"{len(origins)} origins"
    reports = len({chain.report for chain in chains})
    if not _beginnings(chains):
        return f"{names} have it from each other: who says so first is not told"
    if count.high > count.low:
        return f"{one}, {names}; {count} independent ways: whether the reports share a source cannot be told"
    if count.low >= 2:
        return f"{one}, {names}; they reach the reader by {count.low} ways that share no party"
    through = [name for name in neck if name not in {o.name for o in origins}]
    if through and reports > 1:
        return f"{one}, {names}; all {reports} reports have it only through {_listed(through)}"
    return f"{one}, {names}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "nobody"
