"""One report that our own code cannot take loses none of the others: it is kept, told and tried again."""

from collections.abc import Callable, Sequence

import pytest

from twosource import flow
from twosource.desk.comparing import Undone, attempted
from twosource.desk.desk import Added, open_desk
from twosource.errors import SpanError, StoreBusyError
from twosource.model.analysis import Analysis
from twosource.model.report import Report
from twosource.settings import Settings

Reports = tuple[Report, ...]


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets the analysis of one outlet's reports fail, or of none."""
    sound = flow.analysed

    def fails(outlet: str) -> None:
        def analysed(report: Report, *rest: object) -> object:
            if report.outlet == outlet:
                raise SpanError("a span runs backwards")
            return sound(report, *rest)  # type: ignore[arg-type]

        monkeypatch.setattr(flow, "analysed", analysed)

    return fails


def counts(added: Added) -> tuple[int, int, int]:
    return added.new, added.analysed, len(added.errors)


def test_the_others_are_analysed_and_the_one_is_told(
    failing: Callable[[str], None], settings: Settings, ferry: Reports, mill: Reports
) -> None:
    failing("The Post")
    with open_desk(settings) as desk:
        added = desk.add([*ferry, *mill])
        # the ferry's story cannot be compared either, for want of the one; the mill's can
        assert counts(added) == (6, 5, 2)
        assert added.compared == 1
        assert "SpanError" in str(added.errors[0])
        assert "The Post" in str(added.errors[0])


def test_what_failed_is_tried_again_by_the_next_add(
    failing: Callable[[str], None], settings: Settings, ferry: Reports
) -> None:
    with open_desk(settings) as desk:
        failing("The Post")
        desk.add(ferry)
        failing("nobody")
        again = desk.add([])
        assert counts(again) == (0, 1, 0)
        assert again.compared == 1


def test_a_version_that_cannot_be_compared_is_told_and_tried_again(
    settings: Settings, ferry: Reports, corrected: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    sound = flow.collated

    def collated(analyses: Sequence[Analysis], *rest: object, **others: object) -> object:
        if len({analysis.report.outlet for analysis in analyses}) == 1:
            raise SpanError("a span runs backwards")
        return sound(analyses, *rest, **others)  # type: ignore[arg-type]

    with open_desk(settings) as desk:
        with monkeypatch.context() as broken:
            broken.setattr(flow, "collated", collated)
            added = desk.add([*ferry, corrected])
        assert counts(added) == (5, 5, 1)
        assert "could not be compared with the version before" in str(added.errors[0])
        desk.add([])
        assert desk.store.versions.pending(desk.bench.engine.comparison) == ()


def test_one_report_alone_is_kept_though_it_cannot_be_analysed(
    failing: Callable[[str], None], settings: Settings, ferry: Reports
) -> None:
    failing("The Post")
    with open_desk(settings) as desk:
        done = [desk.add_one(report) for report in ferry]
        assert [len(added.errors) > 0 for added in done] == [False, False, True, True]
        assert sum(added.new for added in done) == 4


def test_a_fault_of_the_store_is_passed_on() -> None:
    def busy() -> None:
        raise StoreBusyError("another writes", where="desk.sqlite")

    with pytest.raises(StoreBusyError):
        attempted(busy, "analysed", "a.txt")
    assert isinstance(attempted(lambda: 1 // 0, "analysed", "a.txt"), Undone)
