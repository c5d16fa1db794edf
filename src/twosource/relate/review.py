"""Corrections by people, applied: speakers first, then parties that are one, then rows that are not."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from twosource.model.analysis import Analysis
from twosource.model.quotation import Party, Quotation
from twosource.model.report import Report, digest
from twosource.model.review import NOTHING_MEANT, Applied, Correction, CorrectionKind
from twosource.relate.alignment import Row
from twosource.relate.outlets import outlet_key


@dataclass(slots=True)
class Review:
    """The corrections of a run and what became of them.

    Attributes:
        speaking: by the id of a quotation, the correction that says who spoke.
        met: by a correction of sources, those of them that were met since ``touching`` was asked last.
    """

    corrections: Sequence[Correction] = ()
    hits: dict[str, int] = field(default_factory=dict)
    clashes: dict[str, str] = field(default_factory=dict)
    speaking: dict[str, Correction] = field(default_factory=dict)
    met: dict[str, set[str]] = field(default_factory=dict)

    # ---- speakers ---------------------------------------------------------------------------

    def spoken(self, analyses: Sequence[Analysis]) -> list[Analysis]:
        """The analyses with speakers as the people say."""
        wanted = self._of(CorrectionKind.SPEAKER)
        if not wanted:
            return list(analyses)
        return [
            replace(analysis, quotations=tuple(self._spoken(q, analysis.report, wanted) for q in analysis.quotations))
            for analysis in analyses
        ]

    def _spoken(self, quotation: Quotation, report: Report, wanted: Sequence[Correction]) -> Quotation:
        meant = [correction for correction in wanted if _means(correction, quotation, report)]
        for correction in meant:
            self._hit(correction)
            if correction.name != meant[0].name:
                self.clashes[correction.where] = f"contradicts {meant[0].where}, which stands"
        if not meant:
            return quotation
        first = self.speaking[quotation.id] = meant[0]
        speaker = Party(name=first.name, kind=first.party, span=quotation.source)
        reason = f"corrected by people ({first.where}){f': {first.note}' if first.note else ''}"
        return replace(quotation, speaker=speaker, score=1.0, reason=reason)

    # ---- one source -------------------------------------------------------------------------

    def canonical(self, name: str) -> str | None:
        """The key of the group of names that people call one source, None where the name is in none."""
        for place, correction in enumerate(self._of(CorrectionKind.SAME)):
            if _folded(name) in {_folded(source) for source in correction.sources}:
                self._hit(correction)
                self.met.setdefault(correction.where, set()).add(_folded(name))
                return f"review:{place}"
        return None

    # ---- not one statement ------------------------------------------------------------------

    def parted(self, rows: Sequence[Row], analyses: Sequence[Analysis]) -> list[Row]:
        """The rows, each split where people say that its readings are not one statement."""
        found = list(rows)
        for correction in self._of(CorrectionKind.APART):
            found = [part for row in found for part in self._parted(row, analyses, correction)]
        return found

    def _parted(self, row: Row, analyses: Sequence[Analysis], correction: Correction) -> list[Row]:
        if correction.statement:
            if row_id(row, analyses) != correction.statement:
                return [row]
            reports = dict.fromkeys(report for report, _ in row)
            parts = [tuple(place for place in row if place[0] == report) for report in reports]
        else:
            holding = [
                [r for r in row if _folded(words) in _folded(r[1].of(analyses[r[0]].report.text))]
                for words in correction.words
            ]
            if not all(holding):
                return [row]
            moved = [reading for group in holding[1:] for reading in group]
            rest = tuple(reading for reading in row if reading not in moved or reading in holding[0])
            parts = [rest, *(tuple(r for r in group if r not in holding[0]) for group in holding[1:])]
        self._hit(correction)
        parts = [part for part in parts if part]
        by = (*row.parted, correction) if len(parts) > 1 else row.parted
        return [Row(part, {place: like for place, like in row.further.items() if place in part}, by) for part in parts]

    # ---- what became of them ----------------------------------------------------------------

    def touching(self, row: Row, quotations: Sequence[str]) -> tuple[Applied, ...]:
        """The corrections that changed a statement, to be asked when its support has been counted.

        Args:
            quotations: ids of the quotations in it.
        """
        met, self.met = self.met, {}
        spoken = {self.speaking[id_].where for id_ in quotations if id_ in self.speaking}
        return tuple(
            Applied(correction=correction, done=True, effect=_effect_here(correction, met.get(correction.where, set())))
            for correction in self.corrections
            if correction.where in spoken or correction in row.parted or len(met.get(correction.where, ())) > 1
        )

    def applied(self) -> tuple[Applied, ...]:
        """Each correction with what it did."""
        return tuple(
            Applied(
                correction=correction,
                done=correction.where in self.hits and correction.where not in self.clashes,
                effect=self.clashes.get(correction.where) or self._effect(correction),
            )
            for correction in self.corrections
        )

    def _effect(self, correction: Correction) -> str:
        count = self.hits.get(correction.where, 0)
        if not count:
            return NOTHING_MEANT
        match correction.kind:
            case CorrectionKind.SAME:
                return f"{' and '.join(correction.sources)} count as one source"
            case CorrectionKind.SPEAKER:
                return f"{correction.name} is the speaker of {count} quotation{'s' * (count > 1)}"
            case CorrectionKind.APART:
                return f"{count} statement{'s' * (count > 1)} taken apart"
            case CorrectionKind.ONE_STORY | CorrectionKind.TWO_STORIES:
                return NOTHING_MEANT

    def _of(self, kind: CorrectionKind) -> list[Correction]:
        return [correction for correction in self.corrections if correction.kind is kind]

    def _hit(self, correction: Correction) -> None:
        self.hits[correction.where] = self.hits.get(correction.where, 0) + 1


def _effect_here(correction: Correction, met: Collection[str]) -> str:
    """What a correction did to one statement, in words."""
    match correction.kind:
        case CorrectionKind.SAME:
            return f"{_quoted(name for name in correction.sources if _folded(name) in met)} are one source"
        case CorrectionKind.SPEAKER:
            return f"'{correction.name}' is the speaker"
        case CorrectionKind.APART if correction.statement:
            return f"what the reports tell in {correction.statement} is not one statement"
        case CorrectionKind.APART:
            return f"{_quoted(correction.words)} are not one statement"
        case CorrectionKind.ONE_STORY | CorrectionKind.TWO_STORIES:
            return NOTHING_MEANT


def _quoted(names: Iterable[str]) -> str:
    """ "'Orla Holm' and 'the mayor'"."""
    *rest, last = (f"'{name}'" for name in names)
    return f"{', '.join(rest)} and {last}" if rest else last


def row_id(row: Row, analyses: Sequence[Analysis]) -> str:
    """The id of the statement that a row makes."""
    parts = sorted((analyses[report].report.id, span) for report, span in row)
    return "s" + digest(*(f"{report}:{span.start}:{span.end}" for report, span in parts))[:10]


def _means(correction: Correction, quotation: Quotation, report: Report) -> bool:
    if correction.report and not _is_report(correction.report, report):
        return False
    if correction.quotation:
        return quotation.id == correction.quotation
    words = _folded(quotation.span.of(report.text))
    return all(_folded(part) in words for part in correction.words)


def _is_report(named: str, report: Report) -> bool:
    outlet = bool(report.outlet) and outlet_key(named) == outlet_key(report.outlet)
    return outlet or named in {report.path, report.id, report.path.replace("\\", "/").rsplit("/", 1)[-1]}


def _folded(words: str) -> str:
    """Words to compare by: small letters, single blanks, straight marks."""
    straight = words.translate(str.maketrans("“”‘’", "\"\"''"))
    return " ".join(straight.casefold().split())
