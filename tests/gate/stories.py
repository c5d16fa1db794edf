"""Stories: how well reports are grouped in stream order, and that order and repeats do not matter.

``stream``: the labelled reports of the last 30 % of the labelled span of time, among all the others; thresholds were
set on what comes before. Its dates are days, so that "shuffled within an hour" here is the harder "within a day".
"""

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path
from random import Random
from typing import Any

from data import digest
from score import Score

from twosource.model.agency import AgencyTable
from twosource.model.story import StoryEvent, StoryItem, settle
from twosource.relate.stories import Grouper

# The stream is begun so many days before the first report that is scored: three half-lives of the frequencies.
SETTLING_DAYS = 90
TUNED_SHARE = 0.7
Labels = dict[str, str]


def scores(folder: Path, agencies: AgencyTable) -> Iterator[Score]:
    """The figures of the three sets."""
    del agencies
    yield from _stream_scores(folder / "stream" / "docs.jsonl.gz")
    yield from _set_scores(folder / "stories-basil" / "docs.jsonl", "stories-basil", "story", "≥ .98", "pilot .979")
    yield from _set_scores(folder / "events-ecb" / "docs.jsonl", "events-ecb sub-topics", "sub", "≥ .92", "pilot .909")


def _stream_scores(file: Path) -> Iterator[Score]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    labels = labels_after(records, TUNED_SHARE)
    scored = min(record["date"] for record in records if record["id"] in labels)
    first = (date.fromisoformat(scored) - timedelta(days=SETTLING_DAYS)).isoformat()
    records = [record for record in records if record["date"] >= first]
    items = [item(record) for record in records]
    grouper = Grouper()
    events = by_day(items, grouper)
    repeated = by_day(items, grouper)
    b3, pairs = b3_f1(settle(events), labels), pair_f1(settle(events), labels)
    shuffled = list(items)
    Random(6).shuffle(shuffled)
    shuffled.sort(key=lambda each: str(each.when))
    gap = abs(b3 - b3_f1(settle(by_day(shuffled, Grouper())), labels))
    mark = digest(file)
    peers = "pilot .913, with MiniLM .925"
    yield Score(name="stories stream B3 F1", value=b3, target="≥ .925", peers=peers, digest=mark)
    yield Score(name="stories stream pair F1", value=pairs, target="≥ .78", peers="pilot .734 / .783", digest=mark)
    name = "stories stream B3 F1, change when days are shuffled"
    yield Score(name=name, value=gap, target="< .005", peers="", digest=mark, higher_is_better=False)
    name = "stories stream, events when all is added twice"
    yield Score(name=name, value=len(repeated), target="0", peers="", digest=mark, higher_is_better=False)


def _set_scores(file: Path, name: str, key: str, target: str, peers: str) -> Iterator[Score]:
    records = [
        {**json.loads(line), "id": str(number)} for number, line in enumerate(file.read_text("utf-8").splitlines())
    ]
    records.sort(key=lambda record: record.get("date", ""))
    labels = {record["id"]: record[key] for record in records}
    stories = settle(by_day([item(record) for record in records], Grouper()))
    value = b3_f1(stories, labels)
    yield Score(name=f"stories {name} B3 F1", value=value, target=target, peers=peers, digest=digest(file))


def item(record: dict[str, Any]) -> StoryItem:
    """A report as the grouper takes it."""
    when = date.fromisoformat(record["date"]) if record.get("date") else None
    return StoryItem(id=record["id"], when=when, title=record["title"], text=record["text"])


def labels_after(records: list[dict[str, Any]], share: float) -> Labels:
    """The labels of the reports after ``share`` of the span of time that labelled reports cover."""
    labelled = [record for record in records if record["story"]]
    days = [date.fromisoformat(record["date"]).toordinal() for record in labelled]
    start = min(days) + share * (max(days) - min(days))
    return {record["id"]: record["story"] for record, day in zip(labelled, days, strict=True) if day >= start}


def by_day(items: Iterable[StoryItem], grouper: Grouper) -> tuple[StoryEvent, ...]:
    """What becomes of the reports when each day's are a batch."""
    events: list[StoryEvent] = []
    for _, day in groupby(items, key=lambda each: each.when):
        for each in day:
            events += grouper.add(each)
        events += grouper.flush()
    return tuple(events)


def b3_f1(stories: dict[str, str], labels: Labels) -> float:
    """B3 F1 over the labelled reports; a report without a story stands alone."""
    found = {report: stories.get(report, report) for report in labels}
    both = Counter((found[report], label) for report, label in labels.items())
    ours, gold = Counter(found.values()), Counter(labels.values())
    precision = sum(both[found[r], label] / ours[found[r]] for r, label in labels.items()) / len(labels)
    recall = sum(both[found[r], label] / gold[label] for r, label in labels.items()) / len(labels)
    return 2 * precision * recall / (precision + recall)


def pair_f1(stories: dict[str, str], labels: Labels) -> float:
    """F1 of pairs of labelled reports that are in one story."""
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for report, label in labels.items():
        groups[stories.get(report, report)][label] += 1
    right = sum(_pairs(count) for group in groups.values() for count in group.values())
    ours = sum(_pairs(group.total()) for group in groups.values())
    gold = sum(map(_pairs, Counter(labels.values()).values()))
    return 2 * right / (ours + gold) if ours + gold else 0.0


def _pairs(count: int) -> int:
    return count * (count - 1) // 2
