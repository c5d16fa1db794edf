"""``python bench/time_engines.py``: times beside dateparser and recognizers-text, on TimeBank and AQUAINT.

Value F1 and relaxed F1 by TempEval-3's rules (tests/gate/times.py), words a second of CPU. A peer that is not
installed is told so; both come with ``make bench`` (the extra ``bench``). The peers give days, not TIMEX3: their day
is taken as the value where the text states one.
"""

import sys
import time
from datetime import date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "gate"))

import data
import times as gate

import twosource


def by_dateparser(text: str, published: date) -> list[gate.Timex]:
    """dateparser's search_dates; it gives words, found again in order."""
    from dateparser.search import search_dates

    base = datetime(published.year, published.month, published.day)
    found = search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}) or []
    spans, place = [], 0
    for words, when in found:
        start = text.find(words, place)
        if start >= 0:
            place = start + len(words)
            spans.append(gate.Timex(start, place, when.date().isoformat()))
    return spans


def by_recognizers(text: str, published: date) -> list[gate.Timex]:
    """recognizers-text's date-time model; its own TIMEX where it is resolved."""
    from recognizers_date_time import Culture, recognize_datetime

    base = datetime(published.year, published.month, published.day)
    spans = []
    for result in recognize_datetime(text, Culture.English, reference=base):
        values = (result.resolution or {}).get("values") or [{}]
        spans.append(
            gate.Timex(result.start, result.end + 1, str(values[0].get("value") or values[0].get("timex", "")))
        )
    return spans


def main() -> None:
    """Print the table."""
    folder = data.data_folder()
    if folder is None:
        print("bench: skipped, no development data (put it in ../shared/data or name it with TWOSOURCE_DATA)")
        return
    corpus = gate.annotated(folder)
    print(f"{'engine':<18} value F1  relaxed F1  words/s")
    for name, engine, part in (
        ("twosource", gate.ours, corpus),
        ("dateparser", by_dateparser, corpus[::8]),
        ("recognizers-text", by_recognizers, corpus[::8]),
    ):
        try:
            counts = gate.count(part, engine)
        except ImportError:
            print(f"{name:<18} not installed")
            continue
        speed = gate.words_per_second(part, engine)
        print(
            f"{name:<18} {counts.value_f1:8.3f}  {counts.relaxed_f1:10.3f}  {speed:7,.0f}"
            + ("" if part is corpus else "  (one file in eight)")
        )
    print(f"times, figures and names together {together([file.text for file in corpus]):,.0f} words/s (target 5,000)")


def together(texts: list[str]) -> float:
    """Words a second of CPU by times, figures and names after one another."""
    start = time.process_time()
    for text in texts:
        twosource.times(text, published="1998-01-01")
        twosource.figures(text)
        twosource.names(text)
    return sum(len(text.split()) for text in texts) / (time.process_time() - start)


if __name__ == "__main__":
    main()
