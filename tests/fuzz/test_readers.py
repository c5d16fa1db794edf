"""A short run of the fuzzer's harness without the fuzzer: seeds, and the same seeds damaged at random."""

import random

import pytest
import readers
from seeds import SEEDS

from twosource.model.report import Report
from twosource.read.source import Source
from twosource.read.table import read_source
from twosource.settings import Settings

_ROUNDS = 25


def _damaged(raw: bytes, chance: random.Random) -> bytes:
    """The bytes with a few of them changed, dropped, doubled or moved."""
    made = bytearray(raw)
    for _ in range(chance.randint(1, 8)):
        start, length = chance.randrange(len(made) + 1), chance.randint(1, 40)
        piece = made[start : start + length]
        act = chance.randrange(4)
        if act == 0:
            made[start : start + length] = bytes(chance.randrange(256) for _ in piece)
        elif act == 1:
            del made[start : start + length]
        elif act == 2:
            made[start:start] = piece * chance.randint(1, 30)
        else:
            place = chance.randrange(len(made) + 1)
            made[place:place] = chance.choice(
                (b"<", b">", b"\x00", b"]]>", b"&#0;", b'"', b"\xff\xfe", b"{", b"<p>", b"\r\n\r\n")
            )
    return bytes(made)


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_is_read(name: str) -> None:
    if name == "a.rtf":
        pytest.importorskip("striprtf")
    found = list(read_source(Source(path=name, raw=SEEDS[name]), readers.KNOWN, Settings()))
    assert found
    assert all(isinstance(entry, Report) for entry in found)


@pytest.mark.parametrize("name", SEEDS)
def test_a_damaged_seed_gives_reports_or_read_errors(name: str) -> None:
    chance = random.Random(name)
    for _ in range(_ROUNDS):
        readers.read(name, _damaged(SEEDS[name], chance))
