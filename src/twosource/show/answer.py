"""The answer that a reader came for, and who has what from whom, in sentences."""

from collections import Counter
from collections.abc import Sequence

from twosource.model.comparison import Collation
from twosource.model.relation import NodeKind, Relation, Statement
from twosource.show.view import LineageView, label, levelled

# Up to so many pairs every one is told; beyond, those that share nothing are counted.
FEW_PAIRS = 3


class Answer:
    """What is said of a collation as a whole."""

    def __init__(self, collation: Collation) -> None:
        self.collation = collation
        self.labels = {a.report.id: label(n) for n, a in enumerate(collation.analyses)}

    def title(self) -> str:
        """The title of the first report that has one."""
        titles = [a.report.title for a in self.collation.analyses if a.report.title]
        return levelled(titles[0]) if titles else "Comparison of reports"

    def sentences(self) -> list[str]:
        """One or two sentences that say first what the reader came for."""
        count = len(self.collation.analyses)
        copies = [n for n in self.collation.lineage.nodes if n.kind in {NodeKind.AGENCY_COPY, NodeKind.COMMON_COPY}]
        sentences = []
        for node in copies:
            carrying = sorted(
                self._label_of(e.downstream) for e in self.collation.lineage.edges if e.upstream == node.id and e.sure
            )
            if not carrying:
                continue
            what = levelled(f"{node.name} copy" if node.kind is NodeKind.AGENCY_COPY else node.name)
            seen = "" if node.seen else ", which is not itself among the reports"
            if len(carrying) > 1:
                sentences.append(f"{_listed(carrying)} carry {what}{seen}.")
            else:
                sentences.append(f"{carrying[0]} carries {what}{seen}.")
        for edge in self.collation.lineage.edges:
            if edge.sure and edge.upstream.startswith("report:"):
                sentences.append(f"{self._label_of(edge.downstream)} is written from {self._label_of(edge.upstream)}.")
        if not sentences:
            sentences.append(
                f"The {_number(count)} reports do not derive from one another, as far as their words show."
            )
        return [*sentences, self._strongest()]

    def _strongest(self) -> str:
        shared = [s for s in self.collation.statements if len({r.report for r in s.readings}) > 1]
        double = [s for s in shared if s.support.independent.low >= 2]
        maybe = [s for s in shared if s.support.independent.low < 2 <= s.support.independent.high]
        if not shared:
            return "No statement stands in more than one report."
        stand = f"Of {counted(len(shared), 'statement')} that more than one report makes, "
        if not double and not maybe:
            return stand + "none has two independent sources."
        many = f"{len(double) or 'none'} {'have' if len(double) > 1 else 'has'} two or more independent sources"
        tail = f", and {len(maybe)} may have" if maybe else ""
        return f"{stand}{many}{_taken_on_trust(double)}{tail}."

    def _label_of(self, node: str) -> str:
        return self.labels.get(node.removeprefix("report:"), node)

    def summary(self) -> list[str]:
        """How many statements more than one report makes, and each report alone."""
        counts: Counter[str] = Counter()
        for statement in self.collation.statements:
            holders = {r.report for r in statement.readings}
            counts["shared" if len(holders) > 1 else self.labels[next(iter(holders))]] += 1
        parts = [f"{counted(counts.pop('shared', 0), 'statement')} in more than one report"]
        parts.extend(f"{number} only in {name}" for name, number in sorted(counts.items()))
        return parts

    def lineage(self) -> list[LineageView]:
        """The steps of the lineage, the sure ones first."""
        nodes = {node.id: node for node in self.collation.lineage.nodes}
        return [
            LineageView(
                upstream=self._label_of(edge.upstream)
                if edge.upstream.startswith("report:")
                else levelled(nodes[edge.upstream].name),
                downstream=self._label_of(edge.downstream),
                sure=edge.sure,
                unseen=not nodes[edge.upstream].seen,
                reason=levelled(edge.reason),
            )
            for edge in sorted(
                self.collation.lineage.edges, key=lambda e: (not e.sure, e.upstream, self._label_of(e.downstream))
            )
        ]

    def relations(self) -> list[str]:
        """How the reports stand to each other, pair by pair; of many pairs, those that share something."""
        words = {
            Relation.SAME_WIRE: "carry the same copy",
            Relation.A_FROM_B: "the first is written from the second",
            Relation.B_FROM_A: "the second is written from the first",
            Relation.SHARED_QUOTES: "share quoted words only",
            Relation.SAME_TEXT: "are one text in two places",
            Relation.INDEPENDENT: "share no text",
            Relation.UNCLEAR: "share text, and who has it from whom cannot be told",
        }
        apart = [p for p in self.collation.pairs if p.relation is Relation.INDEPENDENT]
        told = self.collation.pairs if len(self.collation.pairs) <= FEW_PAIRS else None
        shown = told or [p for p in self.collation.pairs if p.relation is not Relation.INDEPENDENT]
        lines = [f"{self.labels[p.a]}, {self.labels[p.b]}: {words[p.relation]} ({levelled(p.reason)})" for p in shown]
        if told is None and apart:
            lines.append(f"{len(apart)} other pair{'s' * (len(apart) > 1)} of reports share no text")
        return lines


def _taken_on_trust(statements: Sequence[Statement]) -> str:
    """How many of them have two sources only if what outlets tell without a source is their own reporting."""
    assumed = sum(_is_taken_on_trust(statement) for statement in statements)
    if not assumed:
        return ""
    all_, one = assumed == len(statements), len(statements) == 1
    which = "" if one else "all of them " if all_ else f"{assumed} of them "
    return f" ({which}counting an outlet's own reporting, which is assumed)"


def _is_taken_on_trust(statement: Statement) -> bool:
    origins = statement.support.origins
    return any(origin.assumed for origin in origins) and sum(not origin.assumed for origin in origins) < 2


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def counted(count: int, what: str) -> str:
    """A number with its noun.

    Example:
        >>> counted(1, "origin"), counted(2, "origin")
        ('1 origin', '2 origins')
    """
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _number(count: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return words[count] if count < len(words) else str(count)
