"""The ledger of quotations: as a table in the terminal, as JSON, as rows for CSV."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from twosource.model.analysis import Analysis
from twosource.model.ledger import Alteration, AlterationKind, Entry
from twosource.model.quotation import PartyKind, Quotation
from twosource.model.report import Report
from twosource.model.span import Span

if TYPE_CHECKING:
    from rich.console import Group

COLUMNS = (
    "utterance", "speaker", "speaker_kind", "reports", "outlet", "path", "type", "start", "end", "words", "cue",
    "channel", "altered",
)  # fmt: skip
_NOBODY = "nobody named"


def ledger_document(entries: Sequence[Entry], analyses: Sequence[Analysis]) -> dict[str, Any]:
    """The ledger as plain values; offsets are code points into ``reports[].text``, half-open."""
    texts = {analysis.report.id: analysis.report.text for analysis in analyses}
    return {
        "reports": [
            {"id": r.id, "path": r.path, "outlet": r.outlet or None, "title": r.title or None, "text": r.text}
            for r in (analysis.report for analysis in analyses)
        ],
        "utterances": [_entry(entry, texts) for entry in entries],
    }


def _entry(entry: Entry, texts: Mapping[str, str]) -> dict[str, Any]:
    homes = {carrier.quotation.id: carrier.report for carrier in entry.carriers}
    speaker = entry.speaker
    return {
        "id": entry.id,
        "speaker": {"name": speaker.name or None, "kind": speaker.kind.value} if speaker else None,
        "words": entry.words,
        "reports": list(entry.reports),
        "carriers": [
            {
                "report": carrier.report,
                "quotation": carrier.quotation.id,
                "type": carrier.quotation.type.value,
                **_span(carrier.quotation.span),
                "cue": _cue(carrier.quotation, texts[carrier.report]) or None,
                "channel": [party.name for party in carrier.quotation.channel],
                "reason": carrier.quotation.reason,
            }
            for carrier in entry.carriers
        ],
        "alterations": [
            {
                "kind": found.kind.value,
                "a": {"report": homes[found.a], "quotation": found.a, **_span(found.span_a)},
                "b": {"report": homes[found.b], "quotation": found.b, **_span(found.span_b)},
                "reason": found.reason,
            }
            for found in entry.alterations
        ],
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}


def _cue(quotation: Quotation, text: str) -> str:
    return quotation.cue.of(text) if quotation.cue else ""


def ledger_rows(entries: Sequence[Entry], analyses: Sequence[Analysis]) -> Iterator[tuple[Any, ...]]:
    """One row for each quotation, in the order of COLUMNS."""
    reports = {analysis.report.id: analysis.report for analysis in analyses}
    for entry in entries:
        for carrier in entry.carriers:
            report, quotation = reports[carrier.report], carrier.quotation
            yield (
                entry.id,
                _name(entry),
                entry.speaker.kind.value if entry.speaker else PartyKind.UNRESOLVED.value,
                len(entry.reports),
                report.outlet,
                report.path,
                quotation.type.value,
                quotation.span.start,
                quotation.span.end,
                quotation.span.of(report.text),
                _cue(quotation, report.text),
                " <- ".join(party.name for party in quotation.channel),
                "; ".join(_change(found, carrier.quotation.id, reports, entry) for found in _of(entry, quotation.id)),
            )


def _of(entry: Entry, quotation: str) -> list[Alteration]:
    return [found for found in entry.alterations if quotation in {found.a, found.b}]


def _change(found: Alteration, quotation: str, reports: Mapping[str, Report], entry: Entry) -> str:
    """An alteration from the side of one quotation: "shall" here, "will" in the Echo."""
    homes = {carrier.quotation.id: reports[carrier.report] for carrier in entry.carriers}
    own, other = (found.span_a, found.span_b) if quotation == found.a else (found.span_b, found.span_a)
    there = homes[found.b if quotation == found.a else found.a]
    return f"{_words(own, homes[quotation])} here, {_words(other, there)} in {there.name}"


def _words(span: Span, report: Report) -> str:
    return f"“{' '.join(span.of(report.text).split())}”" if len(span) else "nothing"


def _name(entry: Entry) -> str:
    return entry.speaker.name if entry.speaker and entry.speaker.name else _NOBODY


def ledger_report(entries: Sequence[Entry], analyses: Sequence[Analysis], shown: Sequence[Entry]) -> "Group":
    """The ledger for a terminal: all entries counted, those ``shown`` told, what several reports carry first."""
    from rich.console import Group  # noqa: PLC0415
    from rich.padding import Padding  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from twosource.show.terminal import safe  # noqa: PLC0415
    from twosource.show.view import label  # noqa: PLC0415

    names = {analysis.report.id: label(place) for place, analysis in enumerate(analyses)}
    reports = {analysis.report.id: analysis.report for analysis in analyses}
    shared = [entry for entry in entries if len(entry.reports) > 1]
    altered = sum(any(a.kind is not AlterationKind.SHOWN for a in entry.alterations) for entry in shared)
    said = _count(len(entries), "utterance")
    head = f"{said} quoted, {len(shared)} in more than one report, {altered} with altered words"
    parts: list[Any] = [Text(head, style="bold"), Text("")]
    parts += [Text(safe(f"{names[r.id]}  {r.name}  {r.path}")) for r in reports.values()] + [Text("")]
    for entry in sorted(shown, key=lambda entry: -len(entry.reports)):
        line = Text(safe("".join(names[report] for report in entry.reports)) + "  ", style="bold")
        line.append(safe(" ".join(_name(entry).split())), style="bold cyan")
        line.append(safe(f"  “{' '.join(entry.words.split())}”"), style="")
        parts.append(line)
        parts += [Padding(Text(safe(words), style="dim"), (0, 0, 0, 4)) for words in _channels(entry, names)]
        for found in entry.alterations:
            parts.append(Padding(Text(safe(_told(found, entry, names, reports))), (0, 0, 0, 4)))
        parts.append(Text(""))
    return Group(*parts)


def _channels(entry: Entry, names: Mapping[str, str]) -> Iterator[str]:
    chains: dict[tuple[str, ...], list[str]] = {}
    for carrier in entry.carriers:
        chain = tuple(party.name for party in carrier.quotation.channel)
        holders = chains.setdefault(chain, [])
        if names[carrier.report] not in holders:
            holders.append(names[carrier.report])
    for chain, holders in chains.items():
        if chain:
            links = dict.fromkeys((_name(entry), *chain))  # a document that stands for its author is one link
            yield " ".join(f"{' <- '.join(links)} <- {', '.join(holders)}".split())


def _told(found: Alteration, entry: Entry, names: Mapping[str, str], reports: Mapping[str, Report]) -> str:
    homes = {carrier.quotation.id: carrier.report for carrier in entry.carriers}
    sign = "~" if found.kind is AlterationKind.SHOWN else "≠"
    one, two = reports[homes[found.a]], reports[homes[found.b]]
    return (
        f"{sign} {found.kind.value}  {names[one.id]} {_words(found.span_a, one)}  "
        f"{names[two.id]} {_words(found.span_b, two)}"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
