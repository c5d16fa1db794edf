"""All stages of this room in order: pairs, lineage, statements."""

from collections.abc import Callable, Sequence
from itertools import combinations

from twosource.model.analysis import Analysis
from twosource.model.comparison import Collation
from twosource.model.review import Correction
from twosource.relate.derivation import pair, side
from twosource.relate.lineage import descent
from twosource.relate.review import Review
from twosource.relate.statements import statements
from twosource.relate.support.standing import Supporter

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


def collate(
    analyses: Sequence[Analysis],
    notes: tuple[str, ...] = (),
    progress: Progress | None = None,
    corrections: Sequence[Correction] = (),
) -> Collation:
    """The collation of analysed reports, in the order in which they are given here."""
    review = Review(corrections)
    analyses = review.spoken(analyses)
    sides = [side(analysis) for analysis in analyses]
    total = len(sides) * (len(sides) - 1) // 2
    pairs = []
    for number, (one, two) in enumerate(combinations(sides, 2), 1):
        pairs.append(pair(one, two))
        if progress is not None:
            progress("pairs of reports", number, total)
    tree = descent(sides, pairs)
    found = statements(analyses, Supporter(analyses, tree, review), review)
    return Collation(
        analyses=tuple(analyses),
        pairs=tuple(pairs),
        derivations=tree.derivations,
        lineage=tree.lineage,
        statements=found,
        notes=notes,
        review=review.applied(),
    )
