"""A short run of the fuzzer's harness without the fuzzer: its seeds, and the same seeds damaged at random."""

import random
import time

import pytest
import readers
from damage import damaged
from seeds import SEEDS
from targets import TARGETS

from twosource.model.report import Report
from twosource.read.source import Source
from twosource.read.table import READERS, read_source
from twosource.settings import Settings

# Half a minute over all formats, as the processor counts it: how many inputs that makes is the machine's affair,
# which they are is not.
_SECONDS = 30 / len(TARGETS)
_NEEDS = {".rtf": "striprtf", ".parquet": "pyarrow"}


def _skip_without(path: str) -> None:
    for ending, package in _NEEDS.items():
        if path.endswith(ending):
            pytest.importorskip(package)


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_is_read(name: str) -> None:
    _skip_without(name)
    found = list(read_source(Source(path=name, raw=SEEDS[name]), readers.KNOWN, Settings()))
    assert found
    assert all(isinstance(entry, Report) for entry in found)


def test_every_seed_is_of_a_format_and_every_reader_has_one() -> None:
    assert {name for target in TARGETS.values() for name in target.seeds} == set(SEEDS)
    assert {readers.reader_of(name, raw) for name, raw in SEEDS.items()} == {reader.name for reader in READERS}


@pytest.mark.parametrize("name", TARGETS)
def test_a_format_begins_with_reports(name: str) -> None:
    _skip_without(TARGETS[name].path)
    for _, raw in TARGETS[name].inputs(None):
        found = readers.read(TARGETS[name].path, TARGETS[name].given(raw))
        assert any(isinstance(entry, Report) for entry in found)


@pytest.mark.parametrize("name", TARGETS)
def test_damaged_seeds_give_reports_or_read_errors(name: str) -> None:
    target, chance = TARGETS[name], random.Random(name)
    _skip_without(target.path)
    seeds = [raw for _, raw in target.inputs(None)]
    end = time.process_time() + _SECONDS
    while time.process_time() < end:
        raw = target.given(damaged(chance.choice(seeds), chance))
        readers.read(target.path, raw)
