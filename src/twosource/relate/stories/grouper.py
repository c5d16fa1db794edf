"""Reports in, story events out."""

import json
import math
import re
from collections import Counter
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime

from twosource.errors import UsageError
from twosource.model.story import Joined, Merged, Opened, Split, StoryEvent, StoryItem, story_id
from twosource.relate.stories.options import GrouperOptions

_WORD = re.compile(r"[a-z0-9]{2,}")
_VERSION = 1


@dataclass(slots=True)
class _Kept:
    report: str
    day: float
    story: str
    weights: dict[str, float] = field(repr=False)


class Grouper:
    """Groups reports into stories as they arrive.

    Args:
        options: the numbers that decide.

    Example:
        >>> grouper = Grouper()
        >>> first = StoryItem(id="a", title="Ferry runs aground off Quill Island", text="It ran aground on Monday.")
        >>> grouper.add(first)
        (Opened(report='a', story='s-4162fddd39a3', reason='the first report of it'),)
        >>> grouper.add(first)
        ()
    """

    def __init__(self, options: GrouperOptions | None = None) -> None:
        self._options = options or GrouperOptions()
        self._kept: dict[str, _Kept] = {}
        self._seen = 0
        self._in: Counter[str] = Counter()
        self._present = -math.inf

    def add(self, item: StoryItem) -> tuple[StoryEvent, ...]:
        """What the report changes; nothing where its id is known."""
        if item.id in self._kept:
            return ()
        weights = self._weights(item)
        day = _day(item.when) if item.when is not None else self._present
        self._present = max(self._present, day)
        story, score = self._nearest(day, weights)
        event: StoryEvent
        if score >= self._options.threshold:
            event = Joined(report=item.id, story=story, score=score, reason=f"likeness {score:.2f} on average")
        else:
            story = story_id(item.id)
            event = Opened(report=item.id, story=story, reason="the first report of it")
        self._kept[item.id] = _Kept(item.id, day, story, weights)
        return (event,)

    def flush(self) -> tuple[StoryEvent, ...]:
        """What looking again at the window changes: stories that prove to be one, or two."""
        return ()

    def together(self, a: str, b: str) -> tuple[StoryEvent, ...]:
        """A reader's correction: the two reports tell one story, and will."""
        first, second = self._kept[a].story, self._kept[b].story
        if first == second:
            return ()
        for kept in self._kept.values():
            kept.story = first if kept.story == second else kept.story
        return (Merged(story=second, into=first, reason="a reader put them together"),)

    def apart(self, a: str, b: str) -> tuple[StoryEvent, ...]:
        """A reader's correction: the two reports tell two stories, and will."""
        if self._kept[a].story != self._kept[b].story:
            return ()
        old, self._kept[b].story = self._kept[b].story, story_id(b)
        return (Split(story=old, new=story_id(b), reports=(b,), reason="a reader set them apart"),)

    def state(self) -> bytes:
        """Everything that decides what happens next; the same state gives the same bytes."""
        kept = [[k.report, k.day, k.story, k.weights] for k in self._kept.values()]
        values = {"version": _VERSION, "options": asdict(self._options), "kept": kept, "seen": self._seen}
        return json.dumps({**values, "in": self._in, "present": self._present}).encode()

    @classmethod
    def restore(cls, state: bytes) -> "Grouper":
        """The grouper that ``state`` was taken from.

        Raises:
            UsageError: not such a state, or of another version.
        """
        values = json.loads(state)
        if values.get("version") != _VERSION:
            raise UsageError("the state of the stories is of another version: group the reports of the last days anew")
        grouper = cls(GrouperOptions(**values["options"]))
        grouper._kept = {row[0]: _Kept(*row) for row in values["kept"]}
        grouper._seen, grouper._present = values["seen"], values["present"]
        grouper._in = Counter(values["in"])
        return grouper

    def _weights(self, item: StoryItem) -> dict[str, float]:
        counts = Counter(_WORD.findall(f"{item.title} {item.text}".casefold()))
        self._seen += 1
        self._in.update(counts.keys())
        raw = {w: (1 + math.log(n)) * math.log((self._seen + 1) / self._in[w]) for w, n in counts.items()}
        norm = math.sqrt(sum(v * v for v in raw.values())) or 1.0
        return {w: v / norm for w, v in raw.items() if v > 0}

    def _nearest(self, day: float, weights: dict[str, float]) -> tuple[str, float]:
        scores: dict[str, list[float]] = {}
        for kept in self._kept.values():
            gap = abs(day - kept.day) if math.isfinite(day) and math.isfinite(kept.day) else 0.0
            if gap <= self._options.window_days:
                alike = sum(v * kept.weights[w] for w, v in weights.items() if w in kept.weights)
                scores.setdefault(kept.story, []).append(alike * math.exp(-((gap / 3) ** 2) / 2))
        return max(((s, sum(v) / len(v)) for s, v in scores.items()), key=lambda p: p[1], default=("", 0.0))


def _day(when: datetime | date) -> float:
    if isinstance(when, datetime):
        return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp() / 86400
    return float(when.toordinal() - date(1970, 1, 1).toordinal())
