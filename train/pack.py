"""Pack the trained encoder for the package: eight bits a weight, and only pieces of words that news has.

    python train/pack.py --out build/encoder/out

Joins the parts that train/encoder.py wrote, and prints the scores of the packed weights on the reports kept back.
"""

import argparse
from io import BytesIO
from pathlib import Path

import measure
import numpy as np
import standoff
from reading import parsed_of, places_of, told

from twosource.analyse.taggers.encoded import EncoderTagger, Weights
from twosource.analyse.taggers.encoder import Encoder
from twosource.analyse.taggers.pieces import UNKNOWN, Vocabulary

PACKAGED = Path(__file__).parents[1] / "src" / "twosource" / "tables" / "encoder.npz"
# Pieces seen less often in all reports, annotated or not, are left out; single letters never.
_FEWEST = 3


def main() -> None:
    """Write the packed weights and score them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--work", type=Path, default=Path("build/encoder"))
    parser.add_argument("--out", type=Path, default=Path("build/encoder/out"), help="where train/encoder.py wrote")
    parser.add_argument("--to", type=Path, default=PACKAGED, help="where to write (default: the package)")
    options = parser.parse_args()
    pieces = (options.work / "vocabulary.txt").read_text(encoding="utf-8").split("\n")
    parts = sorted(options.out.glob("student.[0-9]*"))
    with np.load(BytesIO(b"".join(part.read_bytes() for part in parts))) as arrays:
        weights = {name: arrays[name].astype(np.float32) for name in arrays}
    seen = np.sum([_counts(options.work / f"{name}.npz", len(pieces)) for name in ("train", "unlabelled")], axis=0)
    kept = [
        place
        for place, piece in enumerate(pieces)
        if seen[place] >= _FEWEST or piece == UNKNOWN or len(piece.removeprefix("##")) == 1
    ]
    weights["pieces"] = weights["pieces"][kept]
    packed = Weights(vocabulary=[pieces[place] for place in kept], encoder=Encoder(weights=weights, heads=(12, 4)))
    options.to.write_bytes(packed.packed())
    print(f"{options.to.name}: {options.to.stat().st_size / 1e6:.1f} MB, {len(kept)} pieces of words")
    read = Weights.unpacked(options.to.read_bytes())
    tagger = EncoderTagger(Vocabulary(read.vocabulary), read.encoder)
    counts = measure.Report()
    for report in standoff.read(options.work / "held.jsonl.gz"):
        found = tagger(parsed_of(report))
        counts.add(report.text, report.attributions, [places_of(attribution) for attribution in found])
    print(f"on reports kept back: {told(counts)}")


def _counts(file: Path, size: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    with np.load(file) as arrays:
        pieces, sizes = arrays["pieces"], arrays["sizes"].astype(np.int64)
    known = np.arange(pieces.shape[1])[None] < sizes[:, None]
    return np.bincount(pieces[known].astype(np.int64), minlength=size)


if __name__ == "__main__":
    main()
