"""Who took what from whom, over all reports: agency copies (mostly unseen), reports, credits.

Pairs say what two reports are to each other; here they become one tree. An agency credited in one
report only, beside the one that accounts for the shared text, stays *possible*.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from twosource.model.analysis import Credit, CreditForm
from twosource.model.relation import Derivation, Edge, Evidence, Extent, Lineage, Node, NodeKind, Pair, Relation
from twosource.model.span import Span, union
from twosource.relate.derivation import NARRATION_RUN, Side
from twosource.relate.outlets import outlet_key

_SAYING = frozenset(
    {CreditForm.DATELINE, CreditForm.LINE, CreditForm.BYLINE, CreditForm.COPYRIGHT, CreditForm.CONTRIBUTION}
)
# Relations that leave open who wrote the text that both reports carry.
_COMMON = frozenset({Relation.SAME_WIRE, Relation.SAME_TEXT, Relation.UNCLEAR})
_WHOLE = frozenset({CreditForm.DATELINE, CreditForm.COPYRIGHT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Descent:
    """The lineage, each report's derivation, and where each report's text is taken over."""

    lineage: Lineage
    derivations: tuple[Derivation, ...]
    taken: Mapping[str, Mapping[str, tuple[Span, ...]]]
    """By report and upstream node: the spans of text known to come from there."""


def descent(sides: Sequence[Side], pairs: Sequence[Pair]) -> Descent:
    """The lineage of the reports from their pairs and credits."""
    return _Tree(sides, pairs).descent()


class _Tree:
    def __init__(self, sides: Sequence[Side], pairs: Sequence[Pair]) -> None:
        self.sides = {side.analysis.report.id: side for side in sides}
        self.pairs = pairs
        self.nodes: dict[str, Node] = {}
        self.edges: dict[tuple[str, str], Edge] = {}
        self.taken: dict[str, dict[str, list[Span]]] = {report: {} for report in self.sides}

    def descent(self) -> Descent:
        for report, side in self.sides.items():
            name = side.analysis.report.name
            self.nodes[_report(report)] = Node(
                id=_report(report), kind=NodeKind.REPORT, name=name, seen=True, report=report
            )
        for pair in self.pairs:
            self._pair(pair)
        self._common()
        for report, side in self.sides.items():
            self._credits(report, side)
        for report, side in self.sides.items():
            self._reprints(report, side)
            self._own(report, side)
        edges = tuple(edge for _, edge in sorted(self.edges.items()))
        nodes = tuple(node for _, node in sorted(self.nodes.items()))
        taken = {
            report: {node: union(spans) for node, spans in sources.items()} for report, sources in self.taken.items()
        }
        derivations = tuple(self._derivation(report, taken[report]) for report in self.sides)
        return Descent(lineage=Lineage(nodes=nodes, edges=edges), derivations=derivations, taken=taken)

    def _pair(self, pair: Pair) -> None:
        match pair.relation:
            case Relation.SAME_WIRE if pair.agency:
                self._both(pair, self._source(pair))
            case Relation.A_FROM_B:
                self._took(pair, pair.b, pair.a, [p.a for p in pair.passages])
            case Relation.B_FROM_A:
                self._took(pair, pair.a, pair.b, [p.b for p in pair.passages])
            case _:
                return

    def _source(self, pair: Pair) -> str:
        """The node of the agency that a pair shares, or of the outlet that both say they are printed from."""
        key = outlet_key(pair.agency)
        if key not in self.sides[pair.a].reprinted or key not in self.sides[pair.b].reprinted:
            return self._agency(pair.agency)
        return self._outlet(pair.agency)

    def _outlet(self, name: str) -> str:
        """The node of an outlet: its report where that is among those compared."""
        key = outlet_key(name)
        seen = next((report for report, side in self.sides.items() if side.outlet == key), None)
        if seen is not None:
            return _report(seen)
        node = f"outlet:{key}"
        self.nodes.setdefault(node, Node(id=node, kind=NodeKind.OUTLET, name=name, seen=False))
        return node

    def _both(self, pair: Pair, node: str) -> None:
        telling = [p for p in pair.passages if p.words >= NARRATION_RUN]
        for report, spans in ((pair.a, [p.a for p in telling]), (pair.b, [p.b for p in telling])):
            self._edge(node, report, pair.reason, pair.evidence)
            self.taken[report].setdefault(node, []).extend(spans)

    def _took(self, pair: Pair, upstream: str, downstream: str, spans: list[Span]) -> None:
        node = _report(upstream)
        self._edge(node, downstream, _from_the_taker(pair.reason, is_first=downstream == pair.a), pair.evidence)
        self.taken[downstream].setdefault(node, []).extend(spans)

    def _common(self) -> None:
        """One node for each group of reports that share text whose author is not named."""
        joined = [p for p in self.pairs if p.relation in _COMMON and not p.agency]
        groups: list[set[str]] = []
        for pair in joined:
            touching = [group for group in groups if group & {pair.a, pair.b}]
            merged = {pair.a, pair.b}.union(*touching)
            groups = [group for group in groups if group not in touching] + [merged]
        for group in groups:
            node = f"common:{min(group)}"
            same = all(p.relation is Relation.SAME_TEXT for p in joined if {p.a, p.b} <= group)
            name = "one text" if same else "a common source"
            self.nodes[node] = Node(id=node, kind=NodeKind.COMMON_COPY, name=name, seen=False)
            for pair in joined:
                if {pair.a, pair.b} <= group:
                    self._both(pair, node)

    def _credits(self, report: str, side: Side) -> None:
        """Agencies that the report credits: sure where nothing else accounts for its text."""
        upstream = [up for up, down in self.edges if down == _report(report)]
        for credit in _best(side.analysis.credits):
            node = f"agency:{credit.agency}"
            if node in upstream:
                continue
            stated = credit.form is not CreditForm.CONTRIBUTION and not upstream
            self._agency(credit.agency)
            evidence = (
                (Evidence(report=report, span=credit.span, note=f"credit: {credit.form}"),) if len(credit.span) else ()
            )
            reason = f"{credit.agency} is credited" + ("" if stated else ", and which part is its copy cannot be told")
            self._edge(node, report, reason, evidence, sure=stated)

    def _reprints(self, report: str, side: Side) -> None:
        """Outlets that the report says it is printed from, where no other report shows it."""
        for key, reprint in side.reprinted.items():
            node = self._outlet(reprint.outlet)
            if key != side.outlet and (node, _report(report)) not in self.edges:
                evidence = (Evidence(report=report, span=reprint.span, note="says where it is from"),)
                self._edge(node, report, f"it says it is from {reprint.outlet}", evidence)

    def _own(self, report: str, side: Side) -> None:
        """An agency named by any report is the author of its own reports."""
        for node in [n for n in self.nodes.values() if n.kind is NodeKind.AGENCY_COPY]:
            if side.outlet and outlet_key(node.name) == side.outlet:
                self._edge(node.id, report, "the agency's own report", ())

    def _agency(self, agency: str) -> str:
        node = f"agency:{agency}"
        seen = any(s.outlet and s.outlet == outlet_key(agency) for s in self.sides.values())
        self.nodes.setdefault(node, Node(id=node, kind=NodeKind.AGENCY_COPY, name=agency, seen=seen))
        return node

    def _edge(
        self, upstream: str, report: str, reason: str, evidence: tuple[Evidence, ...], *, sure: bool = True
    ) -> None:
        key = upstream, _report(report)
        known = self.edges.get(key)
        if known is None or (sure and not known.sure):
            own = tuple(e for e in evidence if e.report == report)
            self.edges[key] = Edge(
                upstream=upstream,
                downstream=_report(report),
                sure=sure,
                evidence=own,
                reason=reason,
                score=0.9 if sure else 0.4,
            )

    def _derivation(self, report: str, taken: Mapping[str, tuple[Span, ...]]) -> Derivation:
        side = self.sides[report]
        spans = union(span for sources in taken.values() for span in sources)
        covered = _narration(side, spans)
        share = covered / side.narration if side.narration else 0.0
        upstream = tuple(up for up, down in sorted(self.edges) if down == _report(report))
        sure = tuple(up for up in upstream if self.edges[up, _report(report)].sure)
        extent = self._extent(report, sure)
        return Derivation(
            report=report,
            extent=extent,
            share=round(share, 3),
            sources=upstream,
            reason=_reason(extent, share, [self.nodes[up].name for up in sure]),
        )

    def _extent(self, report: str, sure: Sequence[str]) -> Extent:
        ranks = [Extent.NON, Extent.PARTLY, Extent.WHOLLY]
        best = Extent.NON
        for pair in self.pairs:
            for one, extent in ((pair.a, pair.extent_a), (pair.b, pair.extent_b)):
                if one == report and ranks.index(extent) > ranks.index(best):
                    best = extent
        side = self.sides[report]
        whole = any(c.form in _WHOLE and f"agency:{c.agency}" in sure for c in side.analysis.credits)
        if best is Extent.NON and sure:
            return Extent.WHOLLY if whole else Extent.PARTLY
        return Extent.WHOLLY if whole else best


def _from_the_taker(reason: str, *, is_first: bool) -> str:
    """The reason of a pair as it reads at an arrow: of the report that took from the other.

    Example:
        >>> _from_the_taker("the first quotes 9 words of the second's own text", is_first=True)
        "it quotes 9 words of the other's own text"
    """
    taker, other = ("first", "second") if is_first else ("second", "first")
    for said, told in ((f"the {taker} report's", "its"), (f"the {taker}'s", "its"), (f"the {taker}", "it")):
        reason = reason.replace(said, told)
    return reason.replace(f"the {other}", "the other")


def _report(report: str) -> str:
    return f"report:{report}"


def _best(found: Sequence[Credit]) -> list[Credit]:
    """For each agency its surest credit that says something of the text."""
    best: dict[str, Credit] = {}
    for credit in found:
        if credit.form in _SAYING and (credit.agency not in best or credit.score > best[credit.agency].score):
            best[credit.agency] = credit
    return [best[agency] for agency in sorted(best)]


def _narration(side: Side, spans: Sequence[Span]) -> int:
    """How many words of the report's own narration lie in ``spans``."""
    inside = bytearray(len(side.quoted))
    for span in spans:
        inside[span.start : span.end] = b"\x01" * len(span)
    starts = side.analysis.words.starts
    return sum(inside[starts[i]] and not side.quoted[starts[i]] for i in side.stream.indices)


def _reason(extent: Extent, share: float, sources: Sequence[str]) -> str:
    if extent is Extent.NON:
        return "nothing of its narration is known to come from elsewhere"
    origin = " and ".join(sources) or "a source that is not named"
    seen = f"{share:.0%} of its own narration stands in the other reports" if share else "by its credit"
    return f"{extent} derived from {origin}: {seen}"
