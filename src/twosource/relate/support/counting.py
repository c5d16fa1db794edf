"""Chains counted: distinct origins, ways that share no party, the bottleneck, and a sentence that says so."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from twosource.model.quotation import PartyKind
from twosource.model.relation import Count, Link, Origin, Support
from twosource.relate.support.agreement import PRINTED_WORDS, have_in_common
from twosource.relate.support.chains import Chain
from twosource.relate.support.paths import READER, SOURCE, bottleneck, independent
from twosource.relate.support.speaking import may_speak_for, names_body, principal


def counted(chains: Sequence[Chain]) -> Support:
    """The support that these chains make."""
    low, high = _edges(chains, "low"), _edges(chains, "high")
    count = Count(*sorted((independent(low), independent(high))))
    reports = {chain.ways[-1].low for chain in chains}
    ways = sorted((way for chain in chains for way in chain.ways), key=lambda way: _fullness(way.name))
    named = {way.low: way.name for way in ways}
    neck = tuple(named.get(key, key) for key in bottleneck(low, last=reports))
    origins = _origins(chains)
    return Support(
        origins=origins,
        independent=count,
        bottleneck=neck,
        ways=_ways(chains),
        links=_links(chains),
        reason=_reason(origins, count, neck, chains),
        score=0.8 if count.low == count.high else 0.5,
    )


def _origins(chains: Sequence[Chain]) -> tuple[Origin, ...]:
    """Distinct origins; those that may be one of the others count only where there are none."""
    found: dict[str, Origin] = {}
    for chain in _named(_beginnings(chains)) or _beginnings(chains) or chains:
        key = chain.ways[0].low
        known = found.get(key)
        if known is None or _precedence(chain.origin) > _precedence(known):
            found[key] = chain.origin
    if len(found) > 1:
        found.pop("unnamed", None)
    return tuple(found[key] for key in sorted(found))


def _edges(chains: Sequence[Chain], variant: str) -> list[tuple[str, str]]:
    """The graph's edges; at the low end somebody not named may be one of those who are, and begins nothing."""
    edges: dict[tuple[str, str], None] = {}
    for chain in chains:
        keys = [getattr(way, variant) for way in chain.ways]
        for edge in pairwise((*keys, READER)):
            edges[edge] = None
    beginnings = _beginnings(chains) or sorted(chains, key=lambda chain: chain.ways[0].low)[:1]
    named = _named(beginnings)
    for chain in named if named and variant == "low" else beginnings:
        edges[SOURCE, getattr(chain.ways[0], variant)] = None
    return list(edges)


def _named(chains: Sequence[Chain]) -> list[Chain]:
    """Chains that are sure to begin something of their own.

    Somebody not named may be one of those who are. Narration that tells of a source of another report ("Dorrit praised
    the crew" beside "“A fine crew,” Dorrit said"), or of the letter it wrote, may come from there, unless what is told
    there comes from it for less than half. So may what an outlet is only said to report ("the port announced it,
    according to the Echo"), and what a body says whose spokesman or member is named.
    """
    named = [chain for chain in chains if chain.ways[0].low != "unnamed"]
    sources = [chain for chain in named if not _relays(chain)]
    return _one_document(
        _in_common([chain for chain in named if not any(_may_be(chain, source) for source in sources)])
    )


def _in_common(chains: Sequence[Chain]) -> list[Chain]:
    """Where every report names one source, one that only a single report names besides may tell something else."""
    naming: dict[str, set[str]] = {}
    for chain in chains:
        naming.setdefault(chain.ways[0].low, set()).add(chain.carrier or chain.report)
    everyone = set().union(*naming.values())
    sources = [carriers for key, carriers in naming.items() if not key.startswith(("agency:", "outlet:", "report:"))]
    if len(everyone) <= 1 or everyone not in sources:
        return list(chains)
    return [chain for chain in chains if len(naming[chain.ways[0].low]) > 1]


def _one_document(chains: Sequence[Chain]) -> list[Chain]:
    """Outlets whose narration tells of one letter, report or video may have it all from there: the first is kept.

    So may those who print the same sentence.
    """
    telling: dict[str, set[str]] = {}
    for chain in chains:
        for kind in chain.writings if chain.origin.assumed else ():
            telling.setdefault(kind, set()).add(chain.ways[0].low)
    narrated = [chain for chain in chains if chain.origin.assumed]
    for one, two in combinations(sorted(narrated, key=lambda chain: chain.ways[0].low), 2):
        if _one_text(one.told, two.told):
            telling.setdefault(" ".join(one.told), {one.ways[0].low}).add(two.ways[0].low)
    second = {key for keys in telling.values() for key in keys - {min(keys)}}
    return [chain for chain in chains if not (chain.origin.assumed and chain.ways[0].low in second)]


@lru_cache(maxsize=4096)  # asked once for each end of a range
def _one_text(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two narrations have so many words in a row in common that one is the other's, or both somebody else's."""
    return have_in_common(one, two, max(PRINTED_WORDS, (max(len(one), len(two)) + 1) // 2))


def _may_be(chain: Chain, source: Chain) -> bool:
    """Whether a chain may begin with another's source."""
    if not _relays(chain):
        return may_speak_for(source, chain)
    return _tells_of(chain, source) and not (chain.origin.assumed and source.partly)


def _relays(chain: Chain) -> bool:
    """Whether an outlet or agency tells it, be it in its own narration."""
    return chain.origin.assumed or chain.origin.kind in {PartyKind.OUTLET, PartyKind.AGENCY}


def _tells_of(narrated: Chain, source: Chain) -> bool:
    """Whether narration tells of another report's source, or of what it wrote."""
    return names_body(narrated.tells_of, source.ways[0].low) or not source.writings.isdisjoint(narrated.writings)


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
        all_ = "both reports" if reports == 2 else f"all {reports} reports"
        return f"{one}, {names}; {all_} have it only through {_listed(through)}"
    return f"{one}, {names}"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "nobody"


def _precedence(origin: Origin) -> tuple[bool, int, str, str, int]:
    """Orders what one origin is called and where, the same whatever the order of the reports."""
    place = origin.evidence
    return (*_fullness(origin.name), place.report if place else "", -place.span.start if place else 0)


def _fullness(name: str) -> tuple[bool, int, str]:
    """Orders the names of one party so that the fullest comes last, and who speaks for it first."""
    return not principal(name), len(name), name
