"""Reports that join no story: round-ups, live blogs, text that is not English."""

import re

from twosource.model.story import StoryItem

# Titles, in small letters, of reports that tell of many happenings; refused: "minister leaves briefing early".
_ROUND_UP = re.compile(
    r"""
    # "morning briefing: ferries, figs and fog"
    \b(?:morning|evening|nightly|daily|weekend|midday)\s(?:briefing|digest|round-?up|headlines)\b
    # "the week in review"
  | \b(?:news|week|day|weekly|daily)(?:['’]s)?\s(?:round-?up|in\s(?:brief|review|pictures|photos))\b
    # "5 things to know this morning"
  | \b(?:three|four|five|six|seven|eight|nine|ten|\d{1,2})
    \s(?:things|stories|headlines)\sto\sknow\s(?:today|this|for|on\s\w+day)\b
    # "corrections: May 6"
  | ^corrections?(?:$|:|\sand\s)
    # "today's headlines"
  | ^(?:in\sbrief|today['’]s\s(?:headlines|top\sstories))\b
    # "the weekly quiz"
  | \b(?:news|weekly)\squiz\b
    """,
    re.X,
)
# Titles, in small letters, of live blogs; refused: "live music returns to Quill Island".
_LIVE = re.compile(
    r"""
    # "live updates: storm nears Quill Island"
    \blive\s?-?(?:blog|updates?|coverage|feed)\b
    # "storm at Quill Island as it happened"
  | \bas\sit\shappened\b
    # "storm nears – live"
  | (?:^|[|:–—-]\s?)live(?:\s?[|:–—]|$)
    """,
    re.X,
)
# An entry of a live blog: a clock time at the head of a line. "10:42 a.m. The ferry …"; not "10:42 is late".
_ENTRY = re.compile(r"\d{1,2}[:.]\d{2} ?(?:[ap]\.?m\b|gmt|bst|[cemp][sd]?t\b|[-–—:|])", re.I)
_ENTRIES = 4
_HEAD_CHARACTERS = 8_000
# Of 100 words of English prose 30 to 50 are among its commonest, of another language's fewer than 5.
_ENGLISH_SHARE = 0.1
_CHARACTERS_NEEDED = 150


def stands_apart(item: StoryItem, common: float) -> str:
    """Why the report joins no story, "" where it may.

    Args:
        item: the report.
        common: share of the commonest English words in it.

    Example:
        >>> stands_apart(StoryItem(id="a", title="Morning briefing: ferries, figs and fog"), 0.4)
        'a round-up: it tells of several happenings'
        >>> stands_apart(StoryItem(id="b", title="Minister leaves briefing early"), 0.4)
        ''
    """
    if not item.language.casefold().startswith(("en", "und")) and item.language:
        return f"not in English ({item.language})"
    if common < _ENGLISH_SHARE and len(item.text) > _CHARACTERS_NEEDED:
        return "not in English, by its words"
    title = item.title.casefold()
    if _LIVE.search(title) or _entries(item.text[:_HEAD_CHARACTERS]) >= _ENTRIES:
        return "a live blog: it follows several happenings"
    if _ROUND_UP.search(title):
        return "a round-up: it tells of several happenings"
    return ""


def _entries(text: str) -> int:
    return sum([_ENTRY.match(line) is not None for line in text.split("\n") if line[:1].isdigit()])
