"""``make gate``: scores on the development data, in one table, against pinned floors.

A floor rises with ``--raise`` and falls only where ``--lower NAME`` names it. A floor holds for the
data with the digest pinned beside it; on other data the score is shown and not judged.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import alterations
import attributions
import data
import figures
import formats
import names
import pages
import pairs
import reprints
import sentences
import stories
import times
import words
from score import Score

from twosource.model.agency import AgencyTable, load_agencies

# Each gives the scores of one part of the development data; one module a part.
MEASURES = (
    pairs.scores,
    reprints.scores,
    alterations.scores,
    stories.scores,
    times.scores,
    figures.scores,
    names.scores,
    words.scores,
    sentences.scores,
    attributions.scores,
    pages.scores,
    formats.scores,
)
FLOORS = Path(__file__).with_name("floors.toml")
# Floors lie this much under the score, so that a rounding in another Python does not fail the gate.
MARGIN = 0.002


def main() -> int:
    """Run the gate; 0 where every floor holds."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument(
        "--raise", dest="raised", action="store_true", help="pin floors at the present scores where these are higher"
    )
    parser.add_argument(
        "--lower", action="append", default=[], metavar="NAME", help="let this floor fall to the present score"
    )
    options = parser.parse_args()
    folder = data.data_folder()
    if folder is None:
        print("gate: skipped, no development data (put it in ../shared/data or name it with TWOSOURCE_DATA)")
        return 0
    floors = tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    scores = list(measured(folder, load_agencies()))
    failed = [score for score in scores if not _holds(score, floors)]
    _print(scores, floors)
    if options.raised or options.lower:
        _pin(scores, floors, set(options.lower), raised=options.raised)
        failed = [score for score in failed if score.name not in options.lower]
    for score in failed:
        print(f"gate: {score.name} is {score.value:.3f}, floor {floors[score.name]['floor']:.3f}")
    return 1 if failed else 0


def measured(folder: Path, agencies: AgencyTable) -> Iterator[Score]:
    """Every score of the gate."""
    for measure in MEASURES:
        yield from measure(folder, agencies)


def _holds(score: Score, floors: dict[str, Any]) -> bool:
    floor = floors.get(score.name)
    if floor is None or floor["digest"] != score.digest:
        return True
    gap = score.value - float(floor["floor"])
    return gap >= -1e-9 if score.higher_is_better else gap <= 1e-9


def _print(scores: list[Score], floors: dict[str, Any]) -> None:
    width = max(len(score.name) for score in scores)
    print(f"{'measure':<{width}}  score  floor  target  peers")
    for score in scores:
        floor = floors.get(score.name)
        pinned = f"{floor['floor']:.3f}" if floor and floor["digest"] == score.digest else "  -  "
        print(f"{score.name:<{width}}  {score.value:.3f}  {pinned}  {score.target:<6}  {score.peers}")


def _pin(scores: list[Score], floors: dict[str, Any], lowered: set[str], *, raised: bool) -> None:
    lines = ["# Floors of `make gate`: written by it, raised with --raise, lowered only by --lower NAME.", ""]
    for score in filter(lambda score: score.pinned, scores):
        sign = 1 if score.higher_is_better else -1
        present = round(score.value - sign * MARGIN, 3) if score.value not in {0.0, 1.0} else score.value
        known = floors.get(score.name)
        floor = present
        if known is not None and known["digest"] == score.digest and score.name not in lowered:
            better = sign * (present - float(known["floor"])) > 0
            floor = present if raised and better else float(known["floor"])
        lines += [f'["{score.name}"]', f"floor = {floor}", f'digest = "{score.digest}"', ""]
    FLOORS.write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    sys.exit(main())
