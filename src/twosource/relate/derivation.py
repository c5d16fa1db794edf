"""What two reports are to each other, from shared narration, shared quotations and credits.

Shared *narration* makes derivation: two reports that each quote one speech are no copies. An
agency's credit tells whose copy it is; without one, the report that has more of its narration in
the other derives from it. Where that does not tell, the answer is "unclear".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from twosource.model.analysis import Analysis, CreditForm, NameKind, Reprint
from twosource.model.quotation import PartyKind, QuotationType
from twosource.model.relation import Evidence, Extent, Pair, Passage, Relation
from twosource.model.report import Role
from twosource.model.span import Span
from twosource.relate.outlets import outlet_key
from twosource.relate.reuse import Run, Stream, passages, runs, seeds, stream

# Origins of these numbers: the 60 pairs of wire-pairs, read 2026-11; docs/decisions/0002 shows them.
# Words of shared narration, names counted half, in passages of NARRATION_RUN and more, from which on
# text was taken over. Stock phrases and lists of names reach 10; the least true derivation has 17.
NARRATION_WORDS = 12
NARRATION_RUN = 10
# Quoted words in common from which on two reports quote one source; below, a catchword.
QUOTED_WORDS = 5
# Share of own narration from which on a report derives wholly.
WHOLLY_SHARE = 0.75
WHOLLY_TAKEN_SHARE = 0.6
# One text in two places.
SAME_TEXT_SHARE = 0.85
# Share of one report's narration that the other quotes, from which on the one is the document
# that the other reports on.
DOCUMENT_SHARE = 0.5
# Attributions to the other outlet that make a report on its report, without any shared words.
CITATIONS = 2
# Share of both narrations from which on a stated credit (a hint: an agency named as contributor in
# one report or as told in both) accounts for the common text.
CREDITED_SHARE = 0.05
HINTED_SHARE = 0.1
_NONE: frozenset[CreditForm] = frozenset()
_STRONG = frozenset({CreditForm.DATELINE, CreditForm.LINE, CreditForm.BYLINE, CreditForm.COPYRIGHT})
_WHOLE = frozenset({CreditForm.DATELINE, CreditForm.COPYRIGHT})


@dataclass(frozen=True, slots=True)
class Side:
    """One report as the comparison of pairs needs it: made once, used for every pair."""

    analysis: Analysis
    stream: Stream
    seeds: dict[tuple[str, ...], list[int]]
    quoted: bytearray
    named: bytearray
    narration: int
    credits: Mapping[str, frozenset[CreditForm]]
    syndicates: frozenset[str]
    outlet: str
    cited: Mapping[str, tuple[Span, ...]]
    authors: frozenset[str]
    reprinted: Mapping[str, Reprint]

    def is_quoted(self, place: int) -> bool:
        """Whether the word at ``place`` of the stream is quoted."""
        return bool(self.quoted[self.analysis.words.starts[self.stream.indices[place]]])


def side(analysis: Analysis) -> Side:
    """A report made ready for comparison."""
    text = analysis.report.text
    quoted, named = bytearray(len(text) + 1), bytearray(len(text) + 1)
    for span in _quoted(analysis):
        quoted[span.start : span.end] = b"\x01" * len(span)
    for name in analysis.names:
        named[name.core.start : name.core.end] = b"\x01" * len(name.core)
    body = stream(analysis)
    starts = analysis.words.starts
    return Side(
        analysis=analysis,
        stream=body,
        seeds=seeds(body.keys),
        quoted=quoted,
        named=named,
        narration=sum(not quoted[starts[index]] for index in body.indices),
        credits=_credits(analysis),
        syndicates=frozenset(c.agency for c in analysis.credits if c.kind != "agency"),
        outlet=outlet_key(analysis.report.outlet),
        cited=_cited(analysis),
        authors=_authors(analysis),
        reprinted={outlet_key(r.outlet): r for r in reversed(analysis.reprints)},
    )


def _quoted(analysis: Analysis) -> list[Span]:
    marked = list(analysis.quoted)
    marked.extend(q.span for q in analysis.quotations if q.type is not QuotationType.INDIRECT)
    return marked


def _credits(analysis: Analysis) -> dict[str, frozenset[CreditForm]]:
    found: dict[str, set[CreditForm]] = {}
    for credit in analysis.credits:
        found.setdefault(credit.agency, set()).add(credit.form)
    return {agency: frozenset(forms) for agency, forms in found.items()}


def _cited(analysis: Analysis) -> dict[str, tuple[Span, ...]]:
    """Outlets that the report names as where it has things from, and where it does so."""
    found: dict[str, set[Span]] = {}
    for quotation in analysis.quotations:
        party = quotation.speaker
        if party is not None and party.kind is PartyKind.OUTLET and party.span is not None:
            found.setdefault(outlet_key(party.name), set()).add(party.span)
    return {outlet: tuple(sorted(spans)) for outlet, spans in found.items()}


def _authors(analysis: Analysis) -> frozenset[str]:
    """Authors by metadata and byline, as small letters; agencies and desks are none."""
    stated = set(analysis.report.authors)
    for block in analysis.report.blocks:
        if block.role is Role.BYLINE:
            stated.update(
                name.entity for name in analysis.names if name.kind is NameKind.PERSON and block.span.covers(name.core)
            )
    return frozenset(name.casefold().strip() for name in stated if len(name.split()) > 1)


@dataclass(slots=True)
class Shared:
    """What two reports share, counted in words by where it stands.

    ``narration``: in both narrations; ``told``: narration that counts as taken over;
    ``quoted``: quoted in both; ``quoted_a``: quoted in the first, narration in the second.
    """

    passages: tuple[Passage, ...] = ()
    narration: int = 0
    told: int = 0
    quoted: int = 0
    quoted_a: int = 0
    quoted_b: int = 0
    telling: list[Passage] = field(default_factory=list)


def shared(a: Side, b: Side) -> Shared:
    """Counts over all passages of two reports, the same whichever comes first."""
    if b.analysis.report.id < a.analysis.report.id:
        return _turned(shared(b, a))
    found = runs(a.stream.keys, b.stream.keys, a.seeds)
    result = Shared(passages=passages(a.analysis, b.analysis, (a.stream, b.stream), found))
    for passage in result.passages:
        inside = [run for run in found if _inside(run, passage, a, b)]
        narration = names = 0
        for run in inside:
            for step in range(run.length):
                in_a, in_b = a.is_quoted(run.a + step), b.is_quoted(run.b + step)
                if in_a and in_b:
                    result.quoted += 1
                elif in_a:
                    result.quoted_a += 1
                elif in_b:
                    result.quoted_b += 1
                else:
                    narration += 1
                    names += a.named[a.analysis.words.starts[a.stream.indices[run.a + step]]]
        result.narration += narration
        if narration >= NARRATION_RUN:
            result.told += narration - names // 2
            result.telling.append(passage)
    return result


def _turned(found: Shared) -> Shared:
    """The same with the reports in the other order."""
    return Shared(
        passages=_swapped(found.passages),
        narration=found.narration,
        told=found.told,
        quoted=found.quoted,
        quoted_a=found.quoted_b,
        quoted_b=found.quoted_a,
        telling=list(_swapped(found.telling)),
    )


def _swapped(found: Sequence[Passage]) -> tuple[Passage, ...]:
    return tuple(sorted(replace(passage, a=passage.b, b=passage.a) for passage in found))


def _inside(run: Run, passage: Passage, a: Side, b: Side) -> bool:
    start = a.analysis.words.starts[a.stream.indices[run.a]]
    other = b.analysis.words.starts[b.stream.indices[run.b]]
    return passage.a.start <= start < passage.a.end and passage.b.start <= other < passage.b.end


def pair(a: Side, b: Side) -> Pair:
    """The relation of two reports with its evidence."""
    found = shared(a, b)
    share_a = found.narration / a.narration if a.narration else 0.0
    share_b = found.narration / b.narration if b.narration else 0.0
    verdict = _verdict(a, b, found, share_a, share_b)
    extent_a, extent_b = _extents(a, b, verdict, share_a, share_b)
    fewer = min(sum(a.quoted), sum(b.quoted))
    return Pair(
        a=a.analysis.report.id,
        b=b.analysis.report.id,
        relation=verdict.relation,
        agency=verdict.agency,
        share_a=round(share_a, 3),
        share_b=round(share_b, 3),
        extent_a=extent_a,
        extent_b=extent_b,
        quoted=round(min(1.0, 5.7 * found.quoted / fewer), 3) if fewer else 0.0,
        passages=found.passages,
        evidence=_evidence(a, b, found, verdict),
        score=verdict.score,
        reason=verdict.reason,
    )


@dataclass(frozen=True, slots=True)
class Verdict:
    """A relation with its ground."""

    relation: Relation
    score: float
    reason: str
    agency: str = ""


def _verdict(a: Side, b: Side, found: Shared, share_a: float, share_b: float) -> Verdict:
    """The rules in order; the first that speaks decides."""
    told = found.told >= NARRATION_WORDS
    if told:
        return _derived(a, b, found, share_a, share_b)
    if (verdict := _document(a, b, found)) is not None:
        return verdict
    if (verdict := _citing(a, b)) is not None:
        return verdict
    quoted = found.quoted + found.quoted_a + found.quoted_b
    if quoted >= QUOTED_WORDS:
        return Verdict(
            Relation.SHARED_QUOTES, 0.85, f"{quoted} quoted words in common, no narration beyond stock phrases"
        )
    if found.told or found.narration >= 2 * NARRATION_WORDS:
        return Verdict(Relation.INDEPENDENT, 0.6, f"only stock phrases in common ({found.narration} words)")
    return Verdict(Relation.INDEPENDENT, 0.9, "no common text beyond stock phrases")


def _derived(a: Side, b: Side, found: Shared, share_a: float, share_b: float) -> Verdict:
    common = f"{found.narration} words of narration in common"
    author = next(iter(sorted(a.authors & b.authors)), "")
    if not author and (verdict := _reprinted(a, b, common)) is not None:
        return verdict
    agency, ground = _agency(a, b)
    stated = ground and bool((a.credits.get(agency, _NONE) | b.credits.get(agency, _NONE)) & _STRONG)
    if min(share_a, share_b) >= SAME_TEXT_SHARE and not stated and (author or not agency):
        by = f" by {author.title()}" if author else ""
        return Verdict(Relation.SAME_TEXT, 0.8, f"one text in two places{by}: {common}")
    if agency and (_reaches(a, b, found, ground) or _is_told_from(a, b, found, agency)):
        sure = 0.9 if ground > 1 else 0.7
        return Verdict(Relation.SAME_WIRE, sure, f"{common}, and {agency} is credited", agency)
    third = _common_outlet(a, b, found)
    if third and not (a.cited.get(b.outlet) or b.cited.get(a.outlet)):
        return Verdict(Relation.SAME_WIRE, 0.6, f"{common}, and both credit {third}, whose report is not seen")
    return _direction(a, b, share_a, share_b, common)


def _reprinted(a: Side, b: Side, common: str) -> Verdict | None:
    """What the reports themselves say they are printed from."""
    if b.outlet in a.reprinted and a.outlet not in b.reprinted:
        return Verdict(Relation.A_FROM_B, 0.95, f"{common}, and the first says it is from {b.analysis.report.name}")
    if a.outlet in b.reprinted and b.outlet not in a.reprinted:
        return Verdict(Relation.B_FROM_A, 0.95, f"{common}, and the second says it is from {a.analysis.report.name}")
    both = sorted(a.reprinted.keys() & b.reprinted.keys())
    if not both:
        return None
    outlet = a.reprinted[both[0]].outlet
    return Verdict(Relation.SAME_WIRE, 0.9, f"{common}, and both say they are from {outlet}", outlet)


def _reaches(a: Side, b: Side, found: Shared, ground: int) -> bool:
    """Whether the common text is enough for a credit of this ground to account for it."""
    reach_a = (found.narration + found.quoted_b) / a.narration if a.narration else 0.0
    reach_b = (found.narration + found.quoted_a) / b.narration if b.narration else 0.0
    least = CREDITED_SHARE if ground > 1 else HINTED_SHARE
    return min(reach_a, reach_b) >= least


def _is_told_from(a: Side, b: Side, found: Shared, agency: str) -> bool:
    """Whether one report says of all narration in common that the agency tells it: "AP reported that …"."""
    for one, spans in ((a, [p.a for p in found.telling]), (b, [p.b for p in found.telling])):
        told = [q.span for q in one.analysis.quotations if q.speaker is not None and q.speaker.name == agency]
        if spans and all(any(2 * span.shared(piece) >= len(span) for piece in told) for span in spans):
            return True
    return False


def _agency(a: Side, b: Side) -> tuple[str, int]:
    """The agency most surely behind both, and how sure: 2 or more stated, 1 hinted, 0 none.

    A syndicate (a distributor of its owner's reports) gives way to an agency that is named too.
    """
    grades: dict[str, tuple[bool, int]] = {}
    for agency in {*a.credits, *b.credits}:
        grade_a, grade_b = _grade(a, agency), _grade(b, agency)
        own = agency not in a.syndicates | b.syndicates
        if max(grade_a, grade_b) == 3 or min(grade_a, grade_b) >= 2:
            grades[agency] = own, 2 + min(grade_a, grade_b)
        elif min(grade_a, grade_b) >= 1 or max(grade_a, grade_b) == 2:
            grades[agency] = own, 1
    if not grades:
        return "", 0
    best = min(grades, key=lambda agency: (not grades[agency][0], -grades[agency][1], agency))
    return best, grades[best][1]


def _grade(one: Side, agency: str) -> int:
    """3: its copy by dateline, line, byline or as the outlet; 2: contributed; 1: told; 0: not named."""
    if one.outlet and one.outlet == outlet_key(agency):
        return 3
    forms = one.credits.get(agency, _NONE)
    if forms & _STRONG:
        return 3
    if CreditForm.CONTRIBUTION in forms:
        return 2
    return int(CreditForm.TOLD in forms)


def _common_outlet(a: Side, b: Side, found: Shared) -> str:
    """An outlet that both credit in words of their own, not inside what they share."""
    own_a = {o for o, spans in a.cited.items() if any(not any(p.a.meets(s) for p in found.passages) for s in spans)}
    own_b = {o for o, spans in b.cited.items() if any(not any(p.b.meets(s) for p in found.passages) for s in spans)}
    return min(own_a & own_b - {a.outlet, b.outlet}, default="")


def _direction(a: Side, b: Side, share_a: float, share_b: float, common: str) -> Verdict:
    """Which of the two was written from the other."""
    cites_b, cites_a = len(a.cited.get(b.outlet, ())), len(b.cited.get(a.outlet, ()))
    if cites_b and not cites_a:
        return Verdict(Relation.A_FROM_B, 0.9, f"{common}, and the first credits {b.analysis.report.name}")
    if cites_a and not cites_b:
        return Verdict(Relation.B_FROM_A, 0.9, f"{common}, and the second credits {a.analysis.report.name}")
    if share_a == share_b:
        return Verdict(Relation.UNCLEAR, 0.3, f"{common}, and nothing tells who has it from whom")
    derived = Relation.A_FROM_B if share_a > share_b else Relation.B_FROM_A
    which = "first" if share_a > share_b else "second"
    return Verdict(
        derived, 0.6, f"{common}; they are more of the {which} report's own narration, and no agency is credited"
    )


def _document(a: Side, b: Side, found: Shared) -> Verdict | None:
    """One report quotes what the other narrates at length: the other is the document itself."""
    if b.narration and found.quoted_a >= DOCUMENT_SHARE * b.narration:
        return Verdict(Relation.A_FROM_B, 0.7, f"the first quotes {found.quoted_a} words of the second's own text")
    if a.narration and found.quoted_b >= DOCUMENT_SHARE * a.narration:
        return Verdict(Relation.B_FROM_A, 0.7, f"the second quotes {found.quoted_b} words of the first's own text")
    return None


def _citing(a: Side, b: Side) -> Verdict | None:
    """A report that credits the other's outlet again and again reports on its report."""
    cites_b, cites_a = len(a.cited.get(b.outlet, ())), len(b.cited.get(a.outlet, ()))
    if cites_b >= CITATIONS and not cites_a:
        return Verdict(Relation.A_FROM_B, 0.6, f"the first credits {b.analysis.report.name} {cites_b} times")
    if cites_a >= CITATIONS and not cites_b:
        return Verdict(Relation.B_FROM_A, 0.6, f"the second credits {a.analysis.report.name} {cites_a} times")
    return None


def _extents(a: Side, b: Side, verdict: Verdict, share_a: float, share_b: float) -> tuple[Extent, Extent]:
    match verdict.relation:
        case Relation.SAME_WIRE | Relation.SAME_TEXT:
            return _extent(a, verdict, share_a), _extent(b, verdict, share_b)
        case Relation.A_FROM_B:
            return _taken(share_a), Extent.NON
        case Relation.B_FROM_A:
            return Extent.NON, _taken(share_b)
        case Relation.UNCLEAR:
            return _extent(a, verdict, share_a), _extent(b, verdict, share_b)
        case Relation.SHARED_QUOTES | Relation.INDEPENDENT:
            return Extent.NON, Extent.NON


def _extent(one: Side, verdict: Verdict, share: float) -> Extent:
    """Wholly by share, or because the credit says that the whole text is the agency's."""
    forms = one.credits.get(verdict.agency, _NONE)
    itself = bool(one.outlet) and one.outlet == outlet_key(verdict.agency)
    whole = bool(forms & _WHOLE) or itself
    return Extent.WHOLLY if share >= WHOLLY_SHARE or whole else Extent.PARTLY


def _taken(share: float) -> Extent:
    return Extent.WHOLLY if share >= WHOLLY_TAKEN_SHARE else Extent.PARTLY


def _evidence(a: Side, b: Side, found: Shared, verdict: Verdict) -> tuple[Evidence, ...]:
    """Credits first, then the longest passages."""
    evidence: list[Evidence] = []
    for one in (a, b):
        for credit in one.analysis.credits:
            if credit.agency == verdict.agency and len(credit.span):
                evidence.append(
                    Evidence(report=one.analysis.report.id, span=credit.span, note=f"credit: {credit.form}")
                )
        for reprint in one.reprinted.values():
            evidence.append(Evidence(report=one.analysis.report.id, span=reprint.span, note="says where it is from"))
    telling: Sequence[Passage] = found.telling or found.passages
    for passage in sorted(telling, key=lambda p: (-p.words, p.a))[:2]:
        evidence.append(Evidence(report=a.analysis.report.id, span=passage.a, note=f"{passage.words} words in common"))
        evidence.append(Evidence(report=b.analysis.report.id, span=passage.b, note=f"{passage.words} words in common"))
    return tuple(evidence)
