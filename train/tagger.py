"""Train the learned attribution tagger on a folder of PolNeAR-like data.

    python train/tagger.py ../shared/data/attributions --unlabelled ../shared/data/stream/docs.jsonl.gz

Reads train.jsonl.gz (never dev), learns clusters of words, trains the two fields, and writes the weights. With --held
it keeps every n-th report back, trains on the others and prints the scores on those kept back: for choices, which are
never made on dev.
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import measure
import numpy as np
import standoff
from clusters import clusters
from fields import Example, Options, Tell, trained
from reading import parsed_of, places_of, told

from twosource.analyse.attribution.frames import Attribution
from twosource.analyse.taggers.assembling import CUE_LABELS, PART_LABELS, cue_places
from twosource.analyse.taggers.columns import Codes, Numbers, Reader, edges
from twosource.analyse.taggers.crf import Model, likeliest
from twosource.analyse.taggers.learned import LearnedTagger, Weights, cue_frame
from twosource.analyse.taggers.rules import Parsed, by_rules
from twosource.analyse.taggers.templates import CUES, PARTS, Frame
from twosource.analyse.taggers.windows import CuePlace, framed
from twosource.model.span import Span

PACKAGED = Path(__file__).parents[1] / "src" / "twosource" / "tables" / "attributions.npz"
# How far the first pass leans to seeing a cue, in logarithms of odds, while false cues are gathered to learn from.
_LEAN = 1.0
# The fields that only gather false cues need fewer rounds.
_GATHERING_ROUNDS = 35
# Biases tried for each group of labels, the best one kept; twice over all groups.
_BIASES = (-0.5, 0.0, 0.5, 1.0, 1.5, 2.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """An annotated report, parsed, with what the rules find in it and its cues in words."""

    annotated: standoff.Annotated
    parsed: Parsed
    ruled: tuple[Attribution, ...]
    columns: dict[str, Codes]
    cues: dict[CuePlace, standoff.Gold]


def main() -> int:
    """Run the training."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="holds train.jsonl.gz: text and brat stand-off, a report a line")
    parser.add_argument("--unlabelled", type=Path, help="gzipped JSON lines with a text each, for clusters of words")
    parser.add_argument("--out", type=Path, default=PACKAGED, help="where to write (default: the package)")
    parser.add_argument(
        "--held",
        type=int,
        default=20,
        metavar="N",
        help="keep every N-th report back, to choose biases by and to score on",
    )
    options = parser.parse_args()
    annotated = standoff.load(options.folder, "train")
    held = annotated[:: options.held]
    weights = train([report for report in annotated if report not in held], _texts(options.unlabelled), tell)
    options.out.write_bytes(weights.packed())
    weights = biased(weights, held, tell)
    options.out.write_bytes(weights.packed())
    tell(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")
    print(f"on {len(held)} reports kept back: {told(score(LearnedTagger(weights), held))}")
    return 0


def tell(line: str) -> None:
    """Progress, on standard error."""
    print(f"{time.strftime('%H:%M:%S')} {line}", file=sys.stderr, flush=True)


def _texts(file: Path | None) -> Iterator[str]:
    if file is not None:
        with gzip.open(file, "rt", encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in lines)


def train(annotated: Sequence[standoff.Annotated], unlabelled: Iterator[str], tell: Tell) -> Weights:
    """The weights learned from annotated reports, and clusters from these and the unlabelled texts."""
    grouped = clusters([*(report.text for report in annotated), *unlabelled])
    tell(f"{len(grouped)} words in clusters")
    return fit(lessons(annotated, grouped), grouped, tell)


def fit(
    taught: Sequence[Lesson], grouped: dict[str, tuple[int, ...]], tell: Tell, options: Options | None = None
) -> Weights:
    """The weights learned from prepared lessons."""
    tell(f"{len(taught)} reports parsed")
    options = options or Options()
    halves = taught[::2], taught[1::2]
    false: dict[str, list[CuePlace]] = {}
    for half, other in (halves, halves[::-1]):
        rough = replace(options, rounds=min(options.rounds, _GATHERING_ROUNDS))
        field = trained([cue_example(lesson) for lesson in other], CUE_LABELS, rough, tell)
        false |= {lesson.annotated.id: _false_cues(lesson, field) for lesson in half}
    cues = trained([cue_example(lesson) for lesson in taught], CUE_LABELS, options, tell)
    examples = [part_example(lesson, false[lesson.annotated.id]) for lesson in taught]
    parts = trained([example for example in examples if len(example.starts)], PART_LABELS, options, tell)
    return Weights(clusters=grouped, cues=cues, parts=parts)


def biased(weights: Weights, held: Sequence[standoff.Annotated], tell: Tell) -> Weights:
    """The weights with the biases that give the best whole F1 on reports they were not learned from."""
    best = weights
    parsed = [parsed_of(report) for report in held]
    highest = score_parsed(LearnedTagger(best), held, parsed).whole.f1
    for _ in range(2):
        for field, labels in (("cues", (1, 2)), ("parts", (4, 5)), ("parts", (2, 3))):
            for bias in _BIASES:
                model: Model = getattr(best, field)
                row = [bias if place in labels else old for place, old in enumerate(model.bias.tolist())]
                tried = replace(best, **{field: model.leaning(row)})  # type: ignore[arg-type]  # both are fields
                reached = score_parsed(LearnedTagger(tried), held, parsed).whole.f1
                if reached > highest:
                    best, highest = tried, reached
    tell(f"biases: cues {best.cues.bias.tolist()}, parts {best.parts.bias.tolist()}")
    return best


def lessons(annotated: Sequence[standoff.Annotated], grouped: dict[str, tuple[int, ...]]) -> list[Lesson]:
    """The reports parsed, with their columns."""
    reader = Reader(grouped)
    made = []
    for report in annotated:
        parsed = parsed_of(report)
        ruled = by_rules(parsed)
        places = edges(parsed, [Span(gold.cue[0][0], gold.cue[-1][1]) for gold in report.attributions if gold.cue])
        golds = [gold for gold in report.attributions if gold.cue]
        cues = {CuePlace(*place): gold for place, gold in zip(places, golds, strict=True) if place[0] < place[1]}
        columns = reader.columns(parsed, ruled)
        made.append(Lesson(annotated=report, parsed=parsed, ruled=ruled, columns=columns, cues=cues))
    return made


def cue_example(lesson: Lesson) -> Example:
    """What the first pass learns from a report."""
    frame = cue_frame(lesson.parsed, lesson.columns)
    labels = np.zeros(len(frame.words), dtype=np.int64)
    for cue in lesson.cues:
        labels[cue.first : cue.last] = 2
        labels[cue.first] = 1
    return Example(hashes=_table(frame, CUES), labels=labels, starts=frame.starts)


def _false_cues(lesson: Lesson, field: Model) -> list[CuePlace]:
    """Cues that the field sees where the report has none."""
    frame = cue_frame(lesson.parsed, lesson.columns)
    scores = field.emissions(frame.hashed(CUES), len(frame.words))
    scores[:, 1:] += _LEAN
    taken = {word for cue in lesson.cues for word in range(cue.first, cue.last)}
    found = cue_places(likeliest(field.transitions, scores, frame.starts.tolist()))
    return [cue for cue in found if not taken.intersection(range(cue.first, cue.last))]


def part_example(lesson: Lesson, false: Sequence[CuePlace]) -> Example:
    """What the second pass learns from a report: parts of its cues, and none of false ones."""
    places = sorted([*lesson.cues, *false])
    if not places:
        return Example(
            hashes=np.zeros((0, len(PARTS)), np.uint32), labels=np.zeros(0, np.int64), starts=np.zeros(0, np.int64)
        )
    frame = framed(lesson.parsed, lesson.columns, places, lesson.ruled)
    labels = np.zeros(len(frame.words), dtype=np.int64)
    ends = [*frame.starts[1:].tolist(), len(labels)]
    for cue, start, end in zip(places, frame.starts.tolist(), ends, strict=True):
        words = frame.words[start:end]
        here = labels[start:end]
        if cue in lesson.cues:
            gold = lesson.cues[cue]
            _label(here, words, lesson.parsed, gold.source, 2)
            _label(here, words, lesson.parsed, gold.content, 4)
        here[(words >= cue.first) & (words < cue.last)] = 1
    return Example(hashes=_table(frame, PARTS), labels=labels, starts=frame.starts)


def _label(labels: Numbers, words: Numbers, parsed: Parsed, pieces: Sequence[standoff.Place], begin: int) -> None:
    for first, last in edges(parsed, [Span(*piece) for piece in pieces]):
        inside = np.flatnonzero((words >= first) & (words < last))
        labels[inside] = begin + 1
        labels[inside[:1]] = begin


def _table(frame: Frame, templates: Sequence[tuple[tuple[str, int], ...]]) -> Codes:
    return np.stack(list(frame.hashed(templates)), axis=1)


def score(tagger: LearnedTagger, annotated: Sequence[standoff.Annotated]) -> measure.Report:
    """The counts on annotated reports."""
    return score_parsed(tagger, annotated, [parsed_of(report) for report in annotated])


def score_parsed(
    tagger: LearnedTagger, annotated: Sequence[standoff.Annotated], parsed: Sequence[Parsed]
) -> measure.Report:
    """The counts on annotated reports that are parsed already."""
    counts = measure.Report()
    for report, read in zip(annotated, parsed, strict=True):
        found = tagger(read)
        counts.add(report.text, report.attributions, [places_of(attribution) for attribution in found])
    return counts


if __name__ == "__main__":
    sys.exit(main())
