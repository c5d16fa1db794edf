"""The numbers that decide what makes one story."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class GrouperOptions:
    """What makes one story.

    Two reports are held against each other by the odds that they tell one happening, in logits: what their titles and
    openings share, less what the gap in time takes away. The weights were fitted by logistic regression on the labelled
    pairs of the first 70 % of the development stream, the threshold set there (decision 0050).

    Attributes:
        threshold: average logit against a story's reports from which a report joins it.
        title_weight, body_weight: logits for the same title, the same opening.
        offset: logits of two reports of one moment that share nothing.
        gap_weight: logits that a gap of one day takes away; it grows with the square (a Gaussian in odds).
        undated_weight: logits that an unknown date takes away: nothing says that the two are of one time.
        undated_weights: logits for the same title, the same first words, the same names, the same figures, of two
            reports of which nobody knows the day; undated_offset: logits of two that share nothing (decision 0051).
        left_over: logits below the threshold at which an undated leftover of a second look still joins the story
            that is nearest by ``ahead``.
        window_days: reports further apart than this are never held against each other.
        late_days: how many days behind the newest reports a late one still meets its story.
        late_reports: so many of the last reports are kept whatever their dates.
        undated_reports: so many of the last reports without a date are kept.
        half_life_days: after how many days a report counts half in what is common.
        copy_share: likeness, as a share of that of the same text, from which a report is a version of another and
            has no voice of its own in averages.
    """

    threshold: float = -1.0
    title_weight: float = 8.7
    body_weight: float = 14.7
    offset: float = -3.2
    gap_weight: float = 1.0
    undated_weight: float = 1.5
    undated_weights: tuple[float, float, float, float] = (7.3, 11.9, 14.6, 4.5)
    undated_offset: float = -7.5
    left_over: float = 2.3
    ahead: float = 1.5
    window_days: float = 3.0
    late_days: float = 4.0
    late_reports: int = 200
    undated_reports: int = 1000
    half_life_days: float = 30.0
    copy_share: float = 0.8
