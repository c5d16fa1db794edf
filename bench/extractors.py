"""Pages beside peers: ``python bench/extractors.py``; newspaper4k is asked where it is installed (extra bench)."""

import statistics
import sys
import time
from collections.abc import Callable
from datetime import date
from importlib.util import find_spec
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "gate"))

import bodies
import data
import pages

from twosource.model.agency import load_agencies
from twosource.read.blocks import Known


def main() -> None:
    """Print one table: quality and processor time a page of each reader."""
    folder = data.data_folder()
    if folder is None:
        print("bench: skipped, no development data (put it in ../shared/data or name it with TWOSOURCE_DATA)")
        return
    print(f"{'reader':<14}recall  precision  captions leaked  title   date    bodies F1  ms a page")
    for name, reader in _readers().items():
        total, times = bodies.PageScores(), []
        for page in bodies.gold_pages(folder):
            begun = time.process_time()
            found = reader(page.html)
            times.append(time.process_time() - begun)
            total.add(page, found)
        f1, _, _ = bodies.shingle_f1((gold, "\n".join(reader(h).text)) for _, h, gold in bodies.gold_bodies(folder))
        figures = (total.recall, total.precision, total.leaked, total.title, total.day)
        recall, precision, leaked, title, day = (share.value for share in figures)
        print(
            f"{name:<14}{recall:.3f}   {precision:.3f}      {leaked:.3f}            {title:.3f}   {day:.3f}   "
            f"{f1:.3f}      {statistics.median(times) * 1000:.0f}"
        )


def _readers() -> dict[str, Callable[[bytes], bodies.Made]]:
    known = Known(agencies=load_agencies())
    readers: dict[str, Callable[[bytes], bodies.Made]] = {
        "twosource": lambda html: pages.made(pages.read(html, "page.html", known)),
        "trafilatura": _trafilatura,
    }
    if find_spec("newspaper"):
        readers["newspaper4k"] = _newspaper
    return readers


def _trafilatura(html: bytes) -> bodies.Made:
    from trafilatura import bare_extraction

    found = bare_extraction(html, include_comments=False, with_metadata=True)
    if found is None:
        return bodies.Made()
    document = found if isinstance(found, dict) else found.as_dict()
    return _made(document.get("title"), document.get("date"), document.get("text"))


def _newspaper(html: bytes) -> bodies.Made:
    import newspaper

    article = newspaper.Article("https://page.example/", fetch_images=False)
    try:
        article.download(input_html=html.decode("utf-8", "replace"))
        article.parse()
    # Its tokenisers of some languages (Japanese, Hindi) want packages or files that it does not bring: nothing found.
    except (newspaper.ArticleException, ImportError, LookupError, ValueError, TypeError):
        return bodies.Made()
    return _made(article.title, str(article.publish_date or "")[:10], article.text)


def _made(title: object, day: object, text: object) -> bodies.Made:
    lines = tuple(line for line in str(text or "").splitlines() if line.strip())
    when = date.fromisoformat(str(day)) if day else None
    return bodies.Made(title=str(title or ""), day=when, paragraphs=lines, text=lines)


if __name__ == "__main__":
    main()
