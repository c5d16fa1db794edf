"""How fast reports join their stories, and what is kept: made reports, one core, no storage.

    python bench/story_stream.py [REPORTS] [A_DAY]

Reading and tokenising are part of the figure; making the reports is not. With the development data, its stream too,
each day's reports a batch.
"""

import gzip
import json
import os
import sys
import time
import tracemalloc
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from pathlib import Path
from random import Random

from twosource.model.story import Opened, StoryItem
from twosource.relate.stories import Grouper

# Words of a made language with the frequencies of a real one (Zipf): every story has words of its own.
_VOCABULARY = 40_000
_OWN_WORDS = 60
_REPORTS_A_STORY = 4
_WORDS = 600


def made(count: int, a_day: int, seed: int = 6) -> list[StoryItem]:
    """So many reports in the order of their dates, about four to a story."""
    random = Random(seed)
    words = [f"w{number:x}" for number in range(_VOCABULARY)]
    weights = [1 / (rank + 3) for rank in range(_VOCABULARY)]
    start = datetime(2031, 1, 1, tzinfo=UTC)
    told: list[list[str]] = []
    reports = []
    for number in range(count):
        if number % _REPORTS_A_STORY == 0:
            told = [*told[-20:], random.sample(words[500:], _OWN_WORDS)]
        own = random.choice(told)
        text = random.choices(words, weights, k=_WORDS)
        for place in range(0, _WORDS, 4):
            text[place] = random.choice(own)
        reports.append(
            StoryItem(
                id=f"r{number}",
                when=start + timedelta(days=number / a_day),
                title=" ".join(random.sample(own, 8)),
                text="the and of to in that " * 3 + " ".join(text),
            )
        )
    return reports


def real() -> list[StoryItem]:
    """The reports of the development data's stream; none where it is absent."""
    path = Path(os.environ.get("TWOSOURCE_DATA", "../shared/data")) / "stream" / "docs.jsonl.gz"
    if not path.is_file():
        return []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return [
        StoryItem(id=r["id"], when=date.fromisoformat(r["date"]), title=r["title"], text=r["text"]) for r in records
    ]


def joined(reports: list[StoryItem]) -> float:
    """Reports a CPU second, each day's a batch."""
    grouper = Grouper()
    start = time.process_time()
    for _, day in groupby(reports, key=lambda report: report.when):
        for report in day:
            grouper.add(report)
        grouper.flush()
    return len(reports) / (time.process_time() - start)


def main(count: int = 6000, a_day: int = 400) -> None:
    """Print reports a second and the memory that is kept."""
    reports = made(count, a_day)
    grouper = Grouper()
    for report in reports[: count // 2]:
        grouper.add(report)
    start = time.process_time()
    opened = sum(isinstance(event, Opened) for report in reports[count // 2 :] for event in grouper.add(report))
    spent = time.process_time() - start
    print(f"joining           {count / 2 / spent:9.0f} reports a CPU second   ≥ 3000")
    if stream := real():
        print(f"with flushes      {joined(stream):9.0f} reports a CPU second   ({len(stream)} of the stream)")
    print(f"stories opened    {opened:9.0f} of {count // 2} reports, {a_day} a day")
    start = time.process_time()
    grouper.flush()
    print(f"one flush of all  {time.process_time() - start:9.2f} s")
    state = grouper.state()
    print(f"state             {len(state) / 1e6:9.2f} MB")
    tracemalloc.start()
    restored = Grouper.restore(state)
    print(f"memory kept       {tracemalloc.get_traced_memory()[0] / 1e6:9.1f} MB")
    del restored


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
