"""A report as it is shown: its name, day, title, what it derives from and what stands beside its body."""

from collections import Counter

from twosource.model.analysis import Analysis
from twosource.model.relation import Derivation, Extent
from twosource.model.report import TELLING, DateOrigin, Report, Role
from twosource.show.view import ReportView, levelled

_ASIDE = {
    Role.SUBHEADING: ("subheading", "subheadings"),
    Role.CAPTION: ("caption", "captions"),
    Role.CREDIT: ("credit line", "credit lines"),
    Role.RELATED_LINK: ("link", "links"),
    Role.PROMOTION: ("promotion", "promotions"),
    Role.OTHER: ("other line", "other lines"),
}


# Below such a share of what is seen elsewhere a report is called wholly or partly derived for what it credits.
_MOST, _SOME = 0.6, 0.01


def card(label: str, analysis: Analysis, derivation: Derivation) -> ReportView:
    """The report with this label."""
    report = analysis.report
    return ReportView(
        label=label,
        name=levelled(report.name),
        title=levelled(report.title),
        published=_published(analysis),
        derivation=_derivation(derivation, report),
        share=derivation.share,
        credits=_credited(analysis),
        aside=_aside(analysis),
        notes=tuple(levelled(note) for note in (*report.notes, *analysis.notes)),
    )


def _published(analysis: Analysis) -> str:
    published = analysis.report.published
    if published.day is None:
        return "date unknown"
    day = f"{published.day.day} {published.day:%b %Y}"
    marked = {DateOrigin.CAPTURED, DateOrigin.INFERRED, DateOrigin.GIVEN}
    mark = f" ({published.origin.value})" if published.origin in marked else ""
    place = analysis.dateline.place if analysis.dateline else ""
    return day + mark + (f", {place.title() if place.isupper() else place}" if place else "")


def _derivation(derivation: Derivation, report: Report) -> str:
    """How much of it derives, and on what ground: seen in the other reports, or said by its credit alone."""
    if derivation.extent is Extent.NON:
        return "non-derived"
    seen = f"{derivation.share:.0%} of its narration seen elsewhere" if derivation.share else ""
    if derivation.sources == (f"agency:{report.outlet}",):
        return ", ".join(part for part in ("the agency's own report", seen) if part)
    credited = derivation.share < (_MOST if derivation.extent is Extent.WHOLLY else _SOME)
    ground = " by its credit" if credited else ""
    return ", ".join(part for part in (f"{derivation.extent.value} derived{ground}", seen) if part)


def _credited(analysis: Analysis) -> tuple[str, ...]:
    named = [c.agency for c in analysis.credits if c.form.value not in {"picture", "told"}]
    return tuple(dict.fromkeys(named))


def _aside(analysis: Analysis) -> str:
    """Blocks that are labelled and take no part, counted."""
    roles = Counter(b.role for b in analysis.report.blocks if b.role not in TELLING or b.role is Role.CAPTION)
    parts = [
        f"{roles[role]} {names[0] if roles[role] == 1 else names[1]}" for role, names in _ASIDE.items() if roles[role]
    ]
    return ", ".join(parts)
