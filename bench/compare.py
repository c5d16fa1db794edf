"""``make bench``: the main job beside difflib and CollateX, in one run, as ratios of medians.

difflib and CollateX only lay the two texts word against word; twosource does that and reads,
analyses, traces and counts as well.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from reports import reports

from twosource.api import compare
from twosource.model.report import Report

# Each timing is the median of so many runs after one that does not count.
RUNS = 7
COLLATEX_RUNS = 3


def median_ms(act: Callable[[], object], runs: int = RUNS) -> float:
    """Median time of ``act`` in milliseconds."""
    act()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        act()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def by_difflib(pair: Sequence[Report]) -> object:
    """The opcodes of the two texts, word by word."""
    return SequenceMatcher(None, pair[0].text.split(), pair[1].text.split(), autojunk=False).get_opcodes()


def by_collatex(pair: Sequence[Report]) -> object:
    """CollateX's alignment table, without its near matching (which is slower still)."""
    import collatex

    collation = collatex.Collation()
    for name, report in zip("AB", pair, strict=True):
        collation.add_plain_witness(name, report.text)
    return collatex.collate(collation, near_match=False, segmentation=False)


def cold_ms(pair: Sequence[Report]) -> float:
    """The whole command from a cold start, reading two files and printing the report."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for report in pair:
            file = Path(folder, report.path)
            file.write_text(report.text, "utf-8")
            files.append(str(file))
        command = [str(Path(sys.executable).with_name("twosource")), "compare", *files]
        return median_ms(lambda: subprocess.run(command, check=True, capture_output=True))


def main() -> None:
    """Print the table."""
    pair, many = reports(2, 500), reports(12, 1000)
    ours = median_ms(lambda: compare(pair))
    plain = median_ms(lambda: by_difflib(pair))
    rows = [
        ("two reports of 500 words, everything found", ours, "≤ 80"),
        ("  the same by difflib, words only", plain, ""),
    ]
    try:
        other = median_ms(lambda: by_collatex(pair), COLLATEX_RUNS)
        rows.append(("  the same by CollateX, words only", other, ""))
    except ImportError:
        other = 0.0
        print("CollateX is not installed: make bench installs it")
    rows.append(("twelve reports of 1,000 words", median_ms(lambda: compare(many), 3), "≤ 2000"))
    rows.append(("the command from cold, two reports", cold_ms(pair), "≤ 800"))
    for name, value, target in rows:
        print(f"{name:<46} {value:9.1f} ms  {target}")
    print(f"twosource / difflib {ours / plain:.2f}" + (f", twosource / CollateX {ours / other:.3f}" if other else ""))


if __name__ == "__main__":
    main()
