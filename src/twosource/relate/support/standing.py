"""What stands behind a statement: origins, the ways from them to the reader, the bottleneck.

Each reading makes a chain: who says it, through whom, in whose copy, in which report. All chains
of a statement are one graph with one node for each party. Where the evidence leaves a party open
(copy possible but unproved, a source described and not named) the count is a range: the low end
takes what may be one for one, the high end only what is known to be one.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from twosource.model.analysis import Analysis, NameKind
from twosource.model.naming import family_of
from twosource.model.quotation import Party, PartyKind, Quotation
from twosource.model.relation import Edge, Evidence, NodeKind, Origin, Reading, Support
from twosource.relate.lineage import Descent
from twosource.relate.outlets import outlet_key
from twosource.relate.review import Review
from twosource.relate.support.agreement import Agreement
from twosource.relate.support.chains import Chain, Way, is_time, named_through, once, party_key
from twosource.relate.support.counting import counted
from twosource.relate.support.described import descriptions, meant
from twosource.relate.support.speaking import called, common, one_body
from twosource.relate.support.writings import told_of, writings

_PASSING = frozenset(
    {PartyKind.PERSON, PartyKind.BODY, PartyKind.OUTLET, PartyKind.AGENCY, PartyKind.ANONYMOUS, PartyKind.DOCUMENT}
)
_RELAYING = frozenset({PartyKind.OUTLET, PartyKind.AGENCY})


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
        self.families = _families(analyses)
        self.called = called(analyses)
        self.agreement = Agreement(self.analyses, self._one_copy)
        self.outlets = {outlet_key(a.report.outlet): a.report.id for a in first if a.report.outlet}

    def quoted(self, readings: Sequence[Reading]) -> tuple[str, ...]:
        """The ids of the quotations in these readings."""
        return tuple(dict.fromkeys(q.id for reading in readings for q in self._quotations(reading)))

    def support(self, readings: Sequence[Reading]) -> Support:
        """The support of a statement that rests on these readings."""
        quoted = {reading: self._quotations(reading) for reading in readings}
        sayings = self.agreement.sayings(quoted)
        chains = named_through([self._chain(reading, sayings[reading], readings) for reading in readings])
        chains = one_body(chains)
        affirmed = [chain for chain in chains if not chain.denied]
        return counted(affirmed or chains)

    def _quotations(self, reading: Reading) -> list[Quotation]:
        found = self.analyses[reading.report].quotations  # in order of their begins, not of their ends
        first = bisect_left(found, reading.span.start - self.longest[reading.report], key=lambda q: q.span.start)
        last = bisect_left(found, reading.span.end, key=lambda q: q.span.start)
        return [q for q in found[first:last] if q.span.meets(reading.span)]

    def _one_copy(self, one: str, two: str) -> bool:
        """Whether two reports surely carry copy of one agency."""
        first, second = ({node for node, sure in self.upstream[report] if sure} for report in (one, two))
        return one != two and not first.isdisjoint(second)

    def _chain(self, reading: Reading, saying: Quotation | None, readings: Sequence[Reading]) -> Chain:
        copy = self._copy(reading, readings)
        node = self._printed(reading)
        if saying is not None and saying.speaker is not None and is_time(saying.speaker.name):
            saying = None
        if saying is None or saying.speaker is None or saying.speaker.kind is PartyKind.UNRESOLVED:
            return replace(self._narrated(reading, copy, node, saying), carrier=(*copy, node)[0].low)
        channel = [self._party(p, reading.report) for p in self._passing(saying, reading.report)]
        person = meant(saying.speaker, self.analyses[reading.report].report.text, self.described)
        who = replace(person, span=saying.speaker.span) if person else saying.speaker
        speaker = self._party(who, reading.report)
        origin = Origin(name=who.name, kind=who.kind, evidence=speaker.evidence)
        if (other := self._seen(saying.speaker, reading.report)) is not None:
            speaker, copy = self._report_way(other), ()
        if self._is_own(saying, reading.report):
            copy = ()
        ways = (speaker, *channel, *copy, node)
        return Chain(
            origin=origin,
            ways=once(self._reviewed(ways)),
            report=reading.report,
            denied=saying.denied,
            carrier=(*copy, node)[0].low,
            partly=2 * saying.span.shared(reading.span) < len(reading.span),
            writings=writings(saying),
            tells_of=self._named(reading) if who.kind in _RELAYING else frozenset(),
            called=self.called.get(family_of(who.name), frozenset()) if who.kind is PartyKind.PERSON else frozenset(),
        )

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
            ways = once(self._reviewed((way, *copy, node)))
            return Chain(origin=origin, ways=ways, report=reading.report, denied=saying.denied)
        origin = Origin(name=report.name, kind=PartyKind.OUTLET, assumed=True)
        if copy:
            first = copy[0]
            kind = PartyKind.AGENCY if first.low.startswith("agency:") else PartyKind.COPY
            if first.low.startswith("outlet:"):
                kind = PartyKind.OUTLET
            origin = Origin(name=first.name, kind=kind, assumed=True)
        return Chain(
            origin=origin,
            ways=once(self._reviewed((*copy, node))),
            report=reading.report,
            writings=told_of(word.casefold() for word in re.findall(r"[\w-]+", reading.span.of(report.text))),
            tells_of=self._named(reading),
            told=self.agreement.within(reading.report, reading.span),
        )

    def _named(self, reading: Reading) -> frozenset[str]:
        """The keys of the persons and bodies that a reading names."""
        names = self.analyses[reading.report].names
        first = bisect_left(names, reading.span.start, key=lambda name: name.span.start)
        last = bisect_left(names, reading.span.end, key=lambda name: name.span.start)
        return frozenset(
            party_key(
                Party(name=name.entity, kind=PartyKind.PERSON if name.kind is NameKind.PERSON else PartyKind.BODY)
            )
            for name in names[first:last]
        ) | common(reading.span.of(self.analyses[reading.report].report.text))

    def _passing(self, saying: Quotation, report: str) -> list[Party]:
        """Channels that are parties (occasions are none), the report's own outlet left out."""
        own = outlet_key(self.analyses[report].report.outlet)
        return [
            party for party in saying.channel if party.kind in _PASSING and not (own and outlet_key(party.name) == own)
        ]

    def _is_own(self, saying: Quotation, report: str) -> bool:
        """Whether it was told to the outlet itself, in whatever copy of an agency it is set: "told this newspaper"."""
        own = outlet_key(self.analyses[report].report.outlet)
        outlets = [party for party in saying.channel if party.kind is PartyKind.OUTLET]
        return bool(own) and any(outlet_key(party.name) == own for party in outlets)

    def _seen(self, party: Party, report: str) -> str | None:
        """The report among those compared that an outlet credited as speaker published."""
        if party.kind not in {PartyKind.OUTLET, PartyKind.AGENCY}:
            return None
        found = self.outlets.get(outlet_key(party.name))
        return found if found != report else None

    def _party(self, party: Party, report: str) -> Way:
        if (
            party.kind is PartyKind.PERSON and party.name.casefold() in self.bodies - self.families
        ):  # told to be one in another report
            party = replace(party, kind=PartyKind.BODY)
        elif party.kind is PartyKind.BODY and party.name.casefold() in self.families:
            party = replace(party, kind=PartyKind.PERSON)
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


def _families(analyses: Sequence[Analysis]) -> frozenset[str]:
    """Family names of the persons whom any of the reports quotes by more than that."""
    return frozenset(
        family_of(quotation.speaker.name)
        for analysis in analyses
        for quotation in analysis.quotations
        if quotation.speaker is not None
        and quotation.speaker.kind is PartyKind.PERSON
        and " " in quotation.speaker.name
    )
