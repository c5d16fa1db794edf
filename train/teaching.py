"""What the encoder learns from: annotated passages, and what teachers think of others; how far it is from each."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from network import Batch, CueBatch, Network
from torch import Tensor
from torch.nn import functional

# Words with so much of a chance to be a cue are taken for one while learning, so that false ones are seen too.
_SEEN_AS_CUE = 0.12
# At most so many of them in a batch, for memory.
_MOST_FALSE = 64
# Of a passage's cues, those that a teacher sees with so much of a chance are taught to the student.
_TAUGHT = 0.08


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """Lessons on the device (see lessons.Lessons).

    Attributes:
        rules: for each piece the number, from 1, of the cue of the rules that it belongs to.
        starts: where the cues of each passage begin.
    """

    batch: Batch
    cues: Tensor
    golds: Tensor
    parts: Tensor
    rules: Tensor
    mine: Tensor
    starts: Tensor

    @classmethod
    def load(cls, file: Path, device: str) -> "Data":
        """The lessons of a file."""
        with np.load(file) as arrays:
            held = {
                name: torch.tensor(arrays[name].astype(np.int32) if arrays[name].dtype == np.uint16 else arrays[name])
                for name in arrays
            }
        held = {name: value.to(device) for name, value in held.items()}
        count, length = held["pieces"].shape
        known = torch.arange(length, device=device)[None] < held["sizes"][:, None]
        rules = torch.zeros(count, length, dtype=torch.int32, device=device)
        ruled = held["ruled"].long()
        for step in range(int((ruled[:, 2] - ruled[:, 1]).max()) if len(ruled) else 0):
            at = ruled[:, 1] + step
            inside = at < ruled[:, 2]
            numbers = torch.arange(1, len(ruled) + 1, dtype=torch.int32, device=device)
            rules[ruled[inside, 0], at[inside]] = numbers[inside]
        mine = torch.cat([torch.zeros(1, length, dtype=torch.uint8, device=device), held["mine"]])
        golds = held["golds"].long()
        order = torch.argsort(golds[:, 0], stable=True)
        golds = golds[order]
        counts = torch.bincount(golds[:, 0], minlength=count)
        starts = torch.cat([torch.zeros(1, dtype=torch.long, device=device), counts.cumsum(0)]).cpu()
        batch = Batch(
            pieces=held["pieces"],
            sentences=held["sentences"].int(),
            leads=held["leads"],
            known=known,
            features=held["features"],
        )
        return cls(
            batch=batch,
            cues=held["cues"].long(),
            golds=golds,
            parts=held["parts"][order],
            rules=rules,
            mine=mine,
            starts=starts,
        )

    def cues_of(self, chosen: Tensor, length: int) -> tuple[CueBatch, Tensor]:
        """The annotated cues of some passages, and the labels of their parts."""
        numbers, rows = numbered_from(self.starts, chosen)
        first, last = self.golds[numbers, 1], self.golds[numbers, 2]
        return self.cue_batch(chosen, rows, first, last, length), self.parts[numbers, :length].long()

    def cue_batch(self, chosen: Tensor, rows: Tensor, first: Tensor, last: Tensor, length: int) -> CueBatch:
        """Cues with what the rules say from them."""
        passages = chosen[rows]
        rule = torch.maximum(self.rules[passages, first], self.rules[passages, last - 1]).long()
        return CueBatch(rows=rows, first=first, last=last, mine=self.mine[rule, :length])


def numbered_from(starts: Tensor, chosen: Tensor) -> tuple[Tensor, Tensor]:
    """The numbers of the cues of some passages, and for each the place of its passage among those chosen."""
    picked = chosen.cpu()
    begin, counts = starts[picked], starts[picked + 1] - starts[picked]
    rows = torch.repeat_interleave(torch.arange(len(picked)), counts)
    numbers = torch.arange(int(counts.sum())) - (counts.cumsum(0) - counts)[rows] + begin[rows]
    return numbers.to(chosen.device), rows.to(chosen.device)


def joined(one: CueBatch, two: CueBatch) -> CueBatch:
    """Both, one behind the other."""
    return CueBatch(
        rows=torch.cat([one.rows, two.rows]),
        first=torch.cat([one.first, two.first]),
        last=torch.cat([one.last, two.last]),
        mine=torch.cat([one.mine, two.mine]),
    )


def run_ends(leads: Tensor, first: Tensor, rows: Tensor, sizes: Tensor) -> Tensor:
    """The place behind the word that each first piece leads."""
    length = leads.shape[1]
    places = torch.arange(length, device=leads.device)[None]
    later = leads[rows] & (places > first[:, None])
    nxt = torch.where(later, places, length).min(1).values
    return torch.minimum(nxt, sizes[rows])


def false_cues(data: Data, chosen: Tensor, batch: Batch, scores: Tensor, gold: Tensor) -> CueBatch | None:
    """Words that look like cues and are none."""
    chance = torch.softmax(scores.float(), -1)[..., 1].masked_fill(~batch.leads | (gold != 0), 0)
    rows, first = torch.nonzero(chance > _SEEN_AS_CUE, as_tuple=True)
    if not len(rows):
        return None
    if len(rows) > _MOST_FALSE:
        keep = torch.randperm(len(rows), device=rows.device)[:_MOST_FALSE]
        rows, first = rows[keep], first[keep]
    last = run_ends(batch.leads, first, rows, batch.known.sum(1))
    return data.cue_batch(chosen, rows, first, last, batch.pieces.shape[1])


def lesson_loss(net: Network, data: Data, chosen: Tensor) -> Tensor:
    """How far the network is from the annotation of some passages."""
    batch = data.batch.rows(chosen)
    length = batch.pieces.shape[1]
    gold = data.cues[chosen, :length]
    with torch.autocast(gold.device.type, torch.bfloat16):
        states = net.read(batch)
        scores = net.cues(states)
        cues, labels = data.cues_of(chosen, length)
        wrong = false_cues(data, chosen, batch, scores.detach(), gold)
        if wrong is not None:
            blank = torch.where(batch.leads[wrong.rows], 0, 255)
            places = torch.arange(length, device=blank.device)[None]
            inside = (places >= wrong.first[:, None]) & (places < wrong.last[:, None]) & batch.leads[wrong.rows]
            labels = torch.cat([labels, torch.where(inside, 1, blank)])
            cues = joined(cues, wrong)
        parts = net.parts(states, batch, cues)
    first = functional.cross_entropy(scores.float().reshape(-1, 3), gold.reshape(-1), ignore_index=255, reduction="sum")
    second = functional.cross_entropy(
        parts.float().reshape(-1, 6), labels.reshape(-1), ignore_index=255, reduction="sum"
    )
    return first / max(1, int((gold == 1).sum())) + second / max(1, len(labels)) / 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Thoughts:
    """What teachers think of unlabelled passages: chances of labels, for cues by place, for parts by cue."""

    cues: Tensor
    places: Tensor
    starts: Tensor
    parts: Tensor


@torch.no_grad()
def thoughts(nets: Sequence[Network], data: Data, size: int, limit: int) -> Thoughts:
    """The mean of what the teachers think, over the first ``limit`` passages."""
    all_cues, places, parts = [], [], []
    for begin in range(0, limit, size):
        chosen = torch.arange(begin, min(limit, begin + size), device=data.golds.device)
        batch = data.batch.rows(chosen, data.batch.pieces.shape[1])
        with torch.autocast(data.golds.device.type, torch.bfloat16):
            states = [net.read(batch) for net in nets]
            chance = sum(
                torch.softmax(net.cues(state).float(), -1) for net, state in zip(nets, states, strict=True)
            ) / len(nets)
            likely = chance[..., 1].masked_fill(~batch.leads, 0)
            rows, first = torch.nonzero(likely > _TAUGHT, as_tuple=True)
            last = run_ends(batch.leads, first, rows, batch.known.sum(1))
            # a cue of several words goes on while the next word is likelier inside than not
            for _ in range(6):
                here = last.clamp(max=chance.shape[1] - 1)
                goes_on = (chance[rows, here, 2] > 0.5) & (last < batch.known.sum(1)[rows])
                if not bool(goes_on.any()):
                    break
                last = torch.where(goes_on, run_ends(batch.leads, here, rows, batch.known.sum(1)), last)
            cues = data.cue_batch(chosen, rows, first, last, batch.pieces.shape[1])
            told = sum(
                torch.softmax(net.parts(state, batch, cues).float(), -1)
                for net, state in zip(nets, states, strict=True)
            ) / len(nets)
        all_cues.append(chance.half())
        places.append(torch.stack([chosen[rows], first, last], 1))
        parts.append(told.half())
    where = torch.cat(places)
    counts = torch.bincount(where[:, 0], minlength=limit)
    starts = torch.cat([torch.zeros(1, dtype=torch.long), counts.cpu().cumsum(0)])
    return Thoughts(cues=torch.cat(all_cues), places=where, starts=starts, parts=torch.cat(parts))


def taught_loss(net: Network, data: Data, told: Thoughts, chosen: Tensor) -> Tensor:
    """How far the network is from what the teachers think."""
    batch = data.batch.rows(chosen)
    length = batch.pieces.shape[1]
    numbers, rows = numbered_from(told.starts, chosen)
    where = told.places[numbers]
    with torch.autocast(chosen.device.type, torch.bfloat16):
        states = net.read(batch)
        scores = net.cues(states)
        parts = net.parts(states, batch, data.cue_batch(chosen, rows, where[:, 1], where[:, 2], length))
    first = _apart(scores, told.cues[chosen, :length], batch.leads)
    second = _apart(parts, told.parts[numbers, :length], batch.leads[rows])
    count = max(1, len(numbers))
    return first / count + second / count / 3


def _apart(scores: Tensor, wanted: Tensor, leads: Tensor) -> Tensor:
    return -(wanted.float() * torch.log_softmax(scores.float(), -1)).sum(-1).masked_fill(~leads, 0).sum()
