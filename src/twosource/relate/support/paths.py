"""Ways through a small directed graph that share no node, and the nodes that block them all.

By Menger's theorem the largest number of vertex-disjoint ways equals the smallest number of
nodes whose removal leaves none: here, how many parties would all have to be wrong.
"""

from collections import deque
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from itertools import pairwise

SOURCE, READER = "source", "reader"
_Gate = tuple[str, int]
"""A party's entrance (0) or exit (1)."""


class Graph:
    """Parties and who passes on to whom; origins hang on SOURCE, what is read on READER."""

    def __init__(self, edges: Iterable[tuple[str, str]], uncut: Collection[str] = ()) -> None:
        """Build the flow network: every party is an edge of capacity one, unless in ``uncut``."""
        self.capacity: dict[_Gate, dict[_Gate, int]] = {}
        self.parties: set[str] = set()
        big = 1_000_000
        for upstream, downstream in edges:
            self._edge((upstream, 1), (downstream, 0), big)
            self.parties.update((upstream, downstream))
        for party in self.parties:
            free = party in {SOURCE, READER} or party in uncut
            self._edge((party, 0), (party, 1), big if free else 1)
        self.flow = self._fill()

    def _edge(self, one: _Gate, two: _Gate, capacity: int) -> None:
        self.capacity.setdefault(one, {})[two] = max(capacity, self.capacity.get(one, {}).get(two, 0))
        self.capacity.setdefault(two, {}).setdefault(one, 0)

    def _fill(self) -> int:
        """Augmenting ways, one unit each, until none is left (graphs here have tens of nodes)."""
        if SOURCE not in self.parties or READER not in self.parties:
            return 0
        total = 0
        while total <= len(self.parties) and (way := self._way()) is not None:
            for one, two in pairwise(way):
                self.capacity[one][two] -= 1
                self.capacity[two][one] += 1
            total += 1
        return total

    def _way(self) -> list[_Gate] | None:
        start, goal = (SOURCE, 1), (READER, 0)
        before: dict[_Gate, _Gate | None] = {start: None}
        queue = deque([start])
        while queue:
            here = queue.popleft()
            if here == goal:
                return _back(before, goal)
            for there in sorted(self.capacity.get(here, {})):
                if self.capacity[here][there] > 0 and there not in before:
                    before[there] = here
                    queue.append(there)
        return None

    def cut(self) -> tuple[str, ...]:
        """The smallest set of parties that blocks every way, the one nearest the reader."""
        reaching = {(READER, 0)}
        queue = deque(reaching)
        while queue:
            here = queue.popleft()
            for there in self.capacity.get(here, {}):
                if self.capacity[there].get(here, 0) > 0 and there not in reaching:
                    reaching.add(there)
                    queue.append(there)
        return tuple(sorted(p for p in self.parties if (p, 1) in reaching and (p, 0) not in reaching))


def _back(before: Mapping[_Gate, _Gate | None], goal: _Gate) -> list[_Gate]:
    way = [goal]
    while (here := before[way[-1]]) is not None:
        way.append(here)
    return way[::-1]


def independent(edges: Collection[tuple[str, str]]) -> int:
    """How many ways from SOURCE to READER share no party.

    Example:
        >>> independent([(SOURCE, "Xi"), ("Xi", "AFP"), ("AFP", "A"), ("AFP", "B"), ("A", READER), ("B", READER)])
        1
    """
    return _flow(frozenset(edges))


def bottleneck(edges: Collection[tuple[str, str]], last: Collection[str] = ()) -> tuple[str, ...]:
    """Parties that all ways pass through, as many as there are independent ways.

    Args:
        last: parties named only if no other cut is as small (the reports themselves).
    """
    return _neck(frozenset(edges), frozenset(last))


# Most statements of a story come by the same ways.
@lru_cache(maxsize=4096)
def _flow(edges: frozenset[tuple[str, str]]) -> int:
    return Graph(edges).flow


@lru_cache(maxsize=4096)
def _neck(edges: frozenset[tuple[str, str]], last: frozenset[str]) -> tuple[str, ...]:
    least = Graph(edges)
    if not least.flow:
        return ()
    spared = Graph(edges, uncut=last)
    return spared.cut() if spared.flow == least.flow else least.cut()
