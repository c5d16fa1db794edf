"""Train the encoder tagger on annotated reports, with larger models as its teachers.

    python train/encoder.py --work build/encoder --out build/encoder/out

Reads what train/prepare.py wrote. Some teachers learn from the annotated reports; what they think of the unlabelled
ones, together, is what the student learns from, beside the annotation. Needs torch; ten minutes on a GPU. The weights
come in parts, for train/pack.py.
"""

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

import measure
import numpy as np
import standoff
import torch
from network import Batch, CueBatch, Network
from numpy.typing import NDArray
from reading import parsed_of, places_of, told
from teaching import Data, lesson_loss, taught_loss, thoughts
from torch import Tensor

from twosource.analyse.taggers.encoded import EncoderTagger
from twosource.analyse.taggers.encoder import Encoder
from twosource.analyse.taggers.passages import Passage
from twosource.analyse.taggers.pieces import Vocabulary

Loss = Callable[[Tensor], Tensor]

# Bytes of a file of weights.
_PART = 15_000_000


def say(*parts: object) -> None:
    """Progress."""
    print(time.strftime("%H:%M:%S"), *parts, flush=True)


def learn(
    net: Network, losses: Sequence[tuple[Loss, int, int, float]], *, rate: float, seed: int, until: float
) -> None:
    """Train: ``losses`` are functions of rows, with passages in all and in a batch, and epochs; they take turns."""
    torch.manual_seed(seed)
    fresh = ("cue/", "seen/", "part/", "feature/")
    new = [weight for name, weight in net.weights.items() if name.startswith(fresh)]
    old = [weight for name, weight in net.weights.items() if not name.startswith(fresh)]
    best = torch.optim.AdamW(
        [{"params": old, "lr": rate}, {"params": new, "lr": max(rate * 5, 5e-4)}], weight_decay=0.01
    )
    steps = [int(count / size * epochs) for _, count, size, epochs in losses]
    total = sum(steps)
    warm = max(1, total // 16)
    began = time.time()

    def pace(step: int) -> float:
        done = max(step / total, (time.time() - began) / (until - began))
        return min((step + 1) / warm, max(0.0, 1 - done))

    schedule = torch.optim.lr_scheduler.LambdaLR(best, pace)
    net.train()
    device = next(net.parameters()).device
    order = np.random.default_rng(seed).permutation(np.repeat(np.arange(len(losses)), steps))
    streams = [_rows(count, size, seed) for _, count, size, _ in losses]
    for step, which in enumerate(order.tolist()):
        loss = losses[which][0](next(streams[which]).to(device))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        best.step()
        schedule.step()
        best.zero_grad(set_to_none=True)
        if step % 200 == 0:
            say(f"step {step} of {total}, loss {float(loss.detach()):.3f}, {time.time() - began:.0f} s")
        if time.time() > until:
            say("out of time: stopped")
            break
    net.eval()


def _rows(count: int, size: int, seed: int) -> Iterator[Tensor]:
    draw = torch.Generator().manual_seed(seed)
    while True:
        order = torch.randperm(count, generator=draw)
        for begin in range(0, count - size + 1, size):
            yield order[begin : begin + size]


class Seen:
    """Some networks as the reading of an EncoderTagger: the mean of what they see."""

    def __init__(self, nets: Sequence[Network]) -> None:
        self.nets = nets
        self.device = next(nets[0].parameters()).device

    def _batch(self, passage: Passage) -> Batch:
        leads = torch.zeros(1, len(passage.pieces), dtype=torch.bool)
        leads[0, passage.leads] = True
        columns = {
            "pieces": torch.tensor(passage.pieces)[None],
            "sentences": torch.tensor(passage.sentences)[None],
            "leads": leads,
            "known": torch.ones_like(leads),
            "features": torch.tensor(passage.features)[None],
        }
        return Batch(**{name: column.to(self.device) for name, column in columns.items()})

    @torch.no_grad()
    def read(self, passages: Sequence[Passage]) -> list[list[Tensor]]:
        """For each passage the states of each network."""
        return [[net.read(batch) for net in self.nets] for batch in map(self._batch, passages)]

    @torch.no_grad()
    def cues(self, states: list[Tensor], passage: Passage) -> NDArray[np.float32]:
        """Logarithms of the mean chances."""
        chances = [torch.softmax(net.cues(state)[0], -1) for net, state in zip(self.nets, states, strict=True)]
        return torch.log(sum(chances) / len(chances)).cpu().numpy()[passage.leads]

    @torch.no_grad()
    def parts(
        self,
        states: list[Tensor],
        passage: Passage,
        cues: Sequence[tuple[int, int]],
        near: NDArray[np.int64],
        mine: NDArray[np.uint8],
    ) -> NDArray[np.float32]:
        """Logarithms of the mean chances."""
        ends = [*passage.leads.tolist(), len(passage.pieces)]
        rules = np.zeros((len(cues), len(passage.pieces)), dtype=np.uint8)
        rules[np.arange(len(cues))[:, None], passage.leads[near]] = mine
        found = CueBatch(
            rows=torch.zeros(len(cues), dtype=torch.long, device=self.device),
            first=torch.tensor([ends[first] for first, _ in cues], device=self.device),
            last=torch.tensor([ends[last] for _, last in cues], device=self.device),
            mine=torch.tensor(rules, device=self.device),
        )
        batch = self._batch(passage)
        chances = [
            torch.softmax(net.parts(state, batch, found), -1) for net, state in zip(self.nets, states, strict=True)
        ]
        told = torch.log(sum(chances) / len(chances)).cpu().numpy()
        return told[np.arange(len(cues))[:, None], passage.leads[near]]


def fit(work: Path, out: Path, options: argparse.Namespace) -> None:
    """Train teachers and student, and write the student's weights in parts that fit through a narrow door."""
    began = time.time()
    # its plans are made anew for each length, which takes longer than the work
    torch.backends.cuda.enable_cudnn_sdp(False)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    vocabulary = Vocabulary((work / "vocabulary.txt").read_text(encoding="utf-8").split("\n"))
    held = [(report, parsed_of(report)) for report in standoff.read(work / "held.jsonl.gz")][: options.held]
    lessons, unlabelled = Data.load(work / "train.npz", device), Data.load(work / "unlabelled.npz", device)
    say(f"{len(lessons.starts) - 1} passages to learn from, {len(unlabelled.starts) - 1} unlabelled, on {device}")

    def tell(name: str, nets: Sequence[Network]) -> None:
        counts = measure.Report()
        tagger = EncoderTagger(vocabulary, Seen(nets))
        for report, parsed in held:
            counts.add(report.text, report.attributions, [places_of(found) for found in tagger(parsed)])
        say(f"{name}: {told(counts)} ({time.time() - began:.0f} s)")

    def gold(net: Network) -> Loss:
        return lambda rows: lesson_loss(net, lessons, rows)

    count = len(lessons.starts) - 1
    teachers = []
    for seed in range(options.teachers):
        torch.manual_seed(seed)
        net = Network(unpacked(work / "teacher.npz"), 12).to(device)
        learn(
            net,
            [(gold(net), count, 16, options.teacher_epochs)],
            rate=options.teacher_rate,
            seed=seed,
            until=began + options.teaching,
        )
        tell(f"teacher {seed}", [net])
        teachers.append(net)
        if time.time() > began + options.teaching:
            break
    torch.manual_seed(7)
    student = Network(unpacked(work / "student.npz"), 12).to(device)
    losses: list[tuple[Loss, int, int, float]] = [(gold(student), count, 16, options.gold_epochs)]
    if teachers:
        if len(teachers) > 1:
            tell("teachers together", teachers)
        limit = min(options.unlabelled, len(unlabelled.starts) - 1)
        thought = thoughts(teachers, unlabelled, 64, limit)
        say(f"{len(thought.places)} cues in {limit} unlabelled passages ({time.time() - began:.0f} s)")
        mine = thoughts(teachers, lessons, 64, count)
        losses.append((lambda rows: taught_loss(student, unlabelled, thought, rows), limit, 64, options.taught_epochs))
        losses.append((lambda rows: taught_loss(student, lessons, mine, rows), count, 16, options.gold_epochs))
    learn(student, losses, rate=options.rate, seed=7, until=began + options.until)
    tell("student", [student])
    arrays = {name: weight.astype(np.float16) for name, weight in student.named().items()}
    file = BytesIO()
    np.savez(file, **arrays)
    packed = file.getvalue()
    out.mkdir(parents=True, exist_ok=True)
    for number, begin in enumerate(range(0, len(packed), _PART)):
        (out / f"student.{number}").write_bytes(packed[begin : begin + _PART])
    say(f"written ({time.time() - began:.0f} s)")


def unpacked(file: Path) -> dict[str, NDArray[np.float32]]:
    """Weights to start from, kept in eight bits."""
    with np.load(file) as arrays:
        return dict(Encoder.unpacked(dict(arrays)).weights)


def main() -> None:
    """Run one of both steps."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--work", type=Path, default=Path("build/encoder"))
    parser.add_argument("--out", type=Path, default=Path("build/encoder/out"))
    parser.add_argument("--teachers", type=int, default=3)
    parser.add_argument("--teacher-epochs", type=float, default=6)
    parser.add_argument("--teacher-rate", type=float, default=4e-5)
    parser.add_argument("--gold-epochs", type=float, default=8)
    parser.add_argument("--taught-epochs", type=float, default=3)
    parser.add_argument("--unlabelled", type=int, default=10**9)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--held", type=int, default=1000)
    parser.add_argument("--teaching", type=float, default=240, help="seconds for the teachers")
    parser.add_argument("--until", type=float, default=520, help="seconds for all")
    options = parser.parse_args()
    fit(options.work, options.out, options)


if __name__ == "__main__":
    main()
