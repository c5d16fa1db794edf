"""Where the development data lies, and the gold pairs in it read as reports."""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from twosource.model.agency import AgencyTable
from twosource.model.report import DateOrigin, Report
from twosource.read.blocks import Known
from twosource.read.dates import published
from twosource.read.plain import plain_report

ROOT = Path(__file__).parents[2]


def data_folder() -> Path | None:
    """The folder named by TWOSOURCE_DATA, else ../shared/data beside the checkout, if it is there."""
    named = os.environ.get("TWOSOURCE_DATA")
    folder = Path(named) if named else ROOT.parent / "shared" / "data"
    return folder if folder.is_dir() else None


def digest(*files: Path) -> str:
    """A hash of the files' bytes: a score is only comparable on the same data."""
    sha = hashlib.sha256()
    for file in sorted(files):
        sha.update(file.name.encode())
        sha.update(file.read_bytes())
    return sha.hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPair:
    """Two reports with what an editor found in them."""

    name: str
    a: Report
    b: Report
    gold: dict[str, Any]


def seeds(folder: Path, agencies: AgencyTable) -> GoldPair:
    """The pair that the project starts from, read from its files as a user would."""
    first, second = sorted((folder / "seeds").glob("*.txt"))
    known = Known(agencies=agencies)
    gold = json.loads((folder / "seeds" / "gold.json").read_text("utf-8"))
    a, b = (plain_report(file.read_text("utf-8"), known, path=file.name) for file in (first, second))
    return GoldPair(name="seeds", a=a, b=b, gold=gold)


def wire_pairs(folder: Path, agencies: AgencyTable) -> dict[str, GoldPair]:
    """The sixty pairs; ``gold`` holds the derivation, and the full annotation where there is one."""
    place = folder / "wire-pairs"
    derivations = {d["pair"]: d for d in map(json.loads, (place / "derivation.jsonl").read_text("utf-8").splitlines())}
    found = {}
    for line in (place / "pairs.jsonl").read_text("utf-8").splitlines():
        pair = json.loads(line)
        name = pair["pair"]
        full = place / f"full-{name}.json"
        gold = json.loads(full.read_text("utf-8")) if full.exists() else {}
        a, b = (_report(pair[side], f"{name}-{side}.json", agencies) for side in "ab")
        found[name] = GoldPair(name=name, a=a, b=b, gold={**gold, "derivation": derivations[name]})
    return found


def _report(record: dict[str, str], path: str, agencies: AgencyTable) -> Report:
    known = Known(
        agencies=agencies,
        outlet=record["source"],
        title=record["title"].strip(),
        url=record["url"],
        authors=tuple(name.strip() for name in record["authors"].split(",") if name.strip()),
        published=published(record["date"], DateOrigin.METADATA),
    )
    return plain_report(record["text"], known, path=path)
