"""Make ready what the encoder is trained on, in one folder that can be carried to a machine with a GPU.

    python train/prepare.py ../shared/data/attributions --unlabelled ../shared/data/stream/docs.jsonl.gz \\
        --student all-MiniLM-L6-v2 --teacher all-mpnet-base-v2

The last two are folders with model.safetensors and vocab.txt; both models share BERT's vocabulary. Every twentieth
report is kept back in held.jsonl.gz, as by train/tagger.py.
"""

import argparse
import gzip
import json
from collections.abc import Sequence
from functools import cache
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import standoff
from lessons import Array, lessons, merged
from pretrained import started
from reading import parsed_text
from safetensors.numpy import load_file

from twosource.analyse.taggers.encoder import Encoder
from twosource.analyse.taggers.pieces import Vocabulary

_HELD = 20
# Reports read at once by one process.
_AT_ONCE = 100
# Longer texts are transcripts and lists.
_LONGEST_TEXT = 20_000
# Of attention, in the encoder and behind it; see train/network.py.
_HEADS = (12, 4)


def main() -> None:
    """Write the folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path, help="holds train.jsonl.gz: text and brat stand-off, a report a line")
    parser.add_argument("--unlabelled", type=Path, required=True, help="gzipped JSON lines with a text each")
    parser.add_argument("--reports", type=int, default=14_000, help="unlabelled reports taken at most")
    parser.add_argument("--student", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--work", type=Path, default=Path("build/encoder"))
    options = parser.parse_args()
    work: Path = options.work
    work.mkdir(parents=True, exist_ok=True)
    pieces = (options.student / "vocab.txt").read_text(encoding="utf-8").split("\n")
    (work / "vocabulary.txt").write_text("\n".join(piece for piece in pieces if piece), encoding="utf-8")
    for name in ("student", "teacher"):
        weights = started(load_file(getattr(options, name) / "model.safetensors"))
        np.savez(work / f"{name}.npz", **Encoder(weights=weights, heads=_HEADS).packed())  # type: ignore[arg-type]  # numpy's stub takes its flag for an array
    annotated = standoff.load(options.folder, "train")
    taught = [(one.text, one.attributions) for place, one in enumerate(annotated) if place % _HELD]
    _write(work, "train", taught)
    with gzip.open(options.folder / "train.jsonl.gz", "rt", encoding="utf-8") as lines:
        held = [line for place, line in enumerate(lines) if place % _HELD == 0]
    with gzip.open(work / "held.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(held)
    with gzip.open(options.unlabelled, "rt", encoding="utf-8") as lines:
        texts = [text for text in (json.loads(line)["text"] for line in lines) if len(text) < _LONGEST_TEXT]
    some = texts[:: max(1, len(texts) // options.reports)][: options.reports]
    _write(work, "unlabelled", [(text, ()) for text in some])


def _write(work: Path, name: str, reports: Sequence[tuple[str, Sequence[standoff.Gold]]]) -> None:
    chunks = [(work, reports[begin : begin + _AT_ONCE]) for begin in range(0, len(reports), _AT_ONCE)]
    with Pool() as pool:
        made = merged(pool.map(_lessons, chunks, chunksize=1))
    np.savez_compressed(work / f"{name}.npz", **made)  # type: ignore[arg-type]  # numpy's stub takes its flag for an array
    print(f"{name}: {len(reports)} reports, {len(made['sizes'])} passages, {len(made['golds'])} cues")


def _lessons(chunk: tuple[Path, Sequence[tuple[str, Sequence[standoff.Gold]]]]) -> dict[str, Array]:
    work, reports = chunk
    return lessons(((parsed_text(text), golds) for text, golds in reports), _vocabulary(work)).arrays()


@cache
def _vocabulary(work: Path) -> Vocabulary:
    return Vocabulary((work / "vocabulary.txt").read_text(encoding="utf-8").split("\n"))


if __name__ == "__main__":
    main()
