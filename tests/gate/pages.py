"""Real pages: body, captions, credits, title and date against the gold of their publishers' parsers.

Titles and days are right only where they are the same: four of the 89 gold titles stand in one kind of metadata only and
are not the headline that the page prints. Of the 1,779 gold paragraphs some twenty are subheadings in bold, teasers
of other reports, or paragraphs with a box's words in them; html-bodies counts embedded posts as body, which we label. All 89 and 181 pages are read; the run
takes about twenty seconds. ``bench/extractors.py`` prints the same beside trafilatura and newspaper4k.
"""

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import bodies
import data
from score import Score

from twosource.errors import ReadError
from twosource.model.agency import AgencyTable
from twosource.model.report import Report, Role
from twosource.read.blocks import Known
from twosource.read.html import read_html
from twosource.read.source import Source
from twosource.settings import Settings

BODY = frozenset({Role.PARAGRAPH, Role.DATELINE})
BODY_WITH_HEADINGS = BODY | {Role.SUBHEADING}
PICTURES = frozenset({Role.CAPTION, Role.CREDIT})
CREDITING = frozenset({Role.CREDIT, Role.BYLINE, Role.CAPTION, Role.DATELINE})
# The lines by which a page says that its text is (partly) an agency's; read by hand on 2026-11-22.
CREDIT_LINES = {
    "SalzburgerNachrichten_2025_06_05": "APA",
    "SalzburgerNachrichten_2026_01_06": "Quelle: APA/sda/dpa",
    "Nieuwsblad_2025_02_02": "BELGA",
    "NZZ_2024_07_18": "Agenturmaterial",
    "TagesAnzeiger_2024_09_04": "SDA/sep",
    "ZwanzigMinuten_2024_12_17": "Deutsche Presse-Agentur",
    "LeFigaro_2024_11_22": "Le Figaro et AFP",
    "MexicoNewsDaily_2025_04_16": "With reports from",
    "TaipeiTimes_2024_10_15": "AFP, MANILA",
    "APNews_2023_04_28": "(AP)",
    "APNews_2024_09_03": "(AP)",
    "Reuters_2023_05_16": "(Reuters)",
    "Reuters_2024_03_07": "(Reuters)",
    "VoiceOfAmerica_2024_04_28": "By Associated Press",
    "WashingtonTimes_2023_04_28": "Associated Press",
    "DailyMaverick_2026_01_06": "The Conversation",
}


def scores(folder: Path, agencies: AgencyTable) -> Iterator[Score]:
    """The scores on saved pages, and the time a page takes (processor time, so that other work does not count)."""
    known = Known(agencies=agencies)
    total, credited, times = bodies.PageScores(), bodies.Share(), []
    for page in bodies.gold_pages(folder):
        begun = time.process_time()
        report = read(page.html, page.name, known)
        times.append(time.process_time() - begun)
        total.add(page, made(report))
        if line := CREDIT_LINES.get(page.name.removesuffix(".html.gz")):
            credited.add(report is not None and _credits(report, line))
    digest = data.digest(*(folder / "formats" / "html-pages").glob("*/*.*"))
    for name, share, target, peers in _lines(total, credited):
        yield Score(name=f"pages {name}", value=share.value, target=target, peers=peers, digest=digest)
    slow = statistics.median(times) * 1000
    yield Score(
        name="pages ms a page, median",
        value=slow,
        target="≤ 45",
        peers="trafilatura 26",
        digest="time",
        higher_is_better=False,
        pinned=False,
    )
    yield _bodies(folder, known)


def _lines(total: bodies.PageScores, credited: bodies.Share) -> list[tuple[str, bodies.Share, str, str]]:
    return [
        ("paragraph recall", total.recall, "≥ .985", "trafilatura .973"),
        ("paragraph precision", total.precision, "≥ .95", "trafilatura .802"),
        ("captions labelled", total.captions, "≥ .95", ""),
        ("photo credits labelled", total.picture_credits, "≥ .95", ""),
        ("credit lines kept", credited, "1", ""),
        ("title", total.title, "≥ .95", "trafilatura .640"),
        ("date", total.day, "≥ .95", "trafilatura .989"),
    ]


def _bodies(folder: Path, known: Known) -> Score:
    pairs = []
    for name, html, gold in bodies.gold_bodies(folder):
        report = read(html, name, known)
        pairs.append((gold, "\n".join(texts(report, BODY_WITH_HEADINGS)) if report else ""))
    digest = data.digest(folder / "formats" / "html-bodies" / "ground-truth.json")
    f1, _, _ = bodies.shingle_f1(pairs)
    return Score(name="html-bodies F1", value=f1, target="≥ .96", peers="trafilatura .960", digest=digest)


def read(html: bytes, name: str, known: Known) -> Report | None:
    """The page's report; None where it is refused."""
    settings = Settings()
    source = Source(path=name, raw=html)
    try:
        return next(read_html(source, known, limit_bytes=settings.report_bytes, page_depth=settings.page_depth))
    except ReadError:
        return None


def made(report: Report | None) -> bodies.Made:
    """What the report holds, for the yardstick."""
    if report is None:
        return bodies.Made()
    return bodies.Made(
        title=report.title,
        day=report.published.day,
        paragraphs=texts(report, BODY),
        pictures=texts(report, PICTURES),
        text=texts(report, BODY_WITH_HEADINGS),
        shown=texts(report, frozenset(Role)),
    )


def texts(report: Report, roles: frozenset[Role]) -> tuple[str, ...]:
    """The words of the blocks that have one of ``roles``."""
    return tuple(block.span.of(report.text) for block in report.blocks if block.role in roles)


def _credits(report: Report, line: str) -> bool:
    """Whether the credit stands in a block whose role lets it count as evidence."""
    return any(line in text for text in texts(report, CREDITING))
