"""The whole desk on both databases: added twice, written by two processes at once, told as rows."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from twosource.desk.desk import open_desk
from twosource.model.report import Report
from twosource.model.review import Correction, CorrectionKind
from twosource.settings import Settings
from twosource.store.store import faults, open_store

MakeReport = Callable[..., Report]


def bridge(make_report: MakeReport, number: int, outlet: str, days: int = 3) -> Report:
    text = f"Bridge {number} over the Orr in Carrow will be closed for {days} days, mayor Ruth Amsel said on Monday."
    return make_report(
        text,
        outlet=outlet,
        title=f"Bridge {number} closed",
        url=f"https://{outlet}.example/{number}",
        published=f"2026-05-{number:02}",
    )


def test_a_desk_grows_and_stays_whole(place: str, make_report: MakeReport) -> None:
    reports = [bridge(make_report, number, outlet) for number in (1, 9, 17) for outlet in ("lantern", "echo")]
    with open_desk(Settings(desk=place)) as desk:
        assert desk.add(reports).new == 6
        assert desk.add(reports).new == 0
        added = desk.add([bridge(make_report, 9, "lantern", days=5)])
        assert [entry.version for entry in added.versions] == [2]
        story = desk.story(added.versions[0].report.id)
        assert [c.sentence for c in story.carried] == [
            "1 of 1 copy still carries the old time: “3 days”, corrected to “5 days”"
        ]
        assert len(desk.store.comparisons.statement_rows(story.id)) == len(desk.collation(story.id).statements)
        assert len(list(desk.store.reports.all())) == 7
        assert len(list(desk.store.reports.all(story.id))) == 3
        assert desk.store.reports.has_article("http://www.lantern.example/9/")
        desk.correct("apart", reports[0].id, reports[1].id)
        assert desk.store.stories.of_report(reports[0].id) != desk.store.stories.of_report(reports[1].id)
        assert faults(desk.store) == ()


@pytest.mark.parametrize("batch", [3])
def test_two_processes_write_at_once_and_others_read(place: str, tmp_path: Path, batch: int) -> None:
    wires = []
    for name in ("one", "two"):
        lines = [
            {
                "text": f"{name} {n}: the ferry struck pier {n % 5} at dawn.",
                "outlet": f"{name}{n}",
                "date": f"2026-05-{1 + n % 5}",
            }
            for n in range(30)
        ]
        lines += [
            {"text": f"Shared report {n} of the wire.", "outlet": "wire", "date": "2026-05-20"} for n in range(10)
        ]
        wires.append(tmp_path / f"{name}.jsonl")
        wires[-1].write_text("\n".join(map(json.dumps, lines)))
    with open_store(place):
        pass
    small = f"import twosource.desk.desk as d; d._AT_ONCE = {batch}; from twosource.cli import main; main()"
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", small, "add", str(wire), "--desk", place, "--workers", "1"],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
        )
        for wire in wires
    ]
    with open_store(place, writing=False) as reader:
        seen = 0
        while any(writer.poll() is None for writer in writers):
            count = reader.reports.counts()[0]
            assert count >= seen
            seen = count
            reader.stories.lines(limit=50)
    for writer in writers:
        _, words = writer.communicate()
        assert writer.returncode == 0, words
    with open_store(place) as store:
        assert store.reports.counts() == (70, 70)
        assert faults(store) == ()


def test_corrections_stand_over_a_restart_and_are_taken_back(place: str, make_report: MakeReport) -> None:
    reports = [bridge(make_report, number, outlet) for number in (1, 9) for outlet in ("lantern", "echo")]
    one, two = reports[0].id, reports[2].id
    same = Correction(kind=CorrectionKind.SAME, where="file", sources=("Ruth Amsel", "the mayor of Carrow"))
    with open_desk(Settings(desk=place)) as desk:
        desk.add(reports)
        before = desk.store.stories.counts()
        pair = Correction(kind=CorrectionKind.ONE_STORY, where="file", reports=(one, two), note="one bridge")
        assert [applied.done for applied in desk.review([same, pair])] == [True, True]
    with open_desk(Settings(desk=place)) as desk:
        assert desk.store.stories.of_report(one) == desk.store.stories.of_report(two)
        desk.add([bridge(make_report, 1, "post")])
        assert [(s.number, s.correction.note, s.count) for s in desk.store.reviews.standing()] == [
            (1, "", 1),
            (2, "one bridge", 0),
        ]
        desk.take_back(2)
        desk.take_back(1)
        assert desk.store.reviews.standing() == ()
        assert desk.store.stories.counts() == before
        assert faults(desk.store) == ()
