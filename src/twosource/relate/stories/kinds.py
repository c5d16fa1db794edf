"""Reports that join no story: round-ups, live blogs, text that is not English."""

import re
from collections import Counter

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
# Words that any 100 words of English prose have many of; few in other languages. English news has 30 to 50 in 100.
_ENGLISH = (
    "the",
    "of",
    "to",
    "and",
    "in",
    "on",
    "for",
    "that",
    "it",
    "is",
    "was",
    "with",
    "at",
    "by",
    "from",
    "said",
    "he",
    "ha",
)
_ENGLISH_SHARE = 0.08
_WORDS_NEEDED = 30


def stands_apart(item: StoryItem, found: Counter[str]) -> str:
    """Why the report joins no story, "" where it may.

    Args:
        item: the report.
        found: its terms.

    Example:
        >>> stands_apart(StoryItem(id="a", title="Morning briefing: ferries, figs and fog"), Counter())
        'a round-up: it tells of several happenings'
        >>> stands_apart(StoryItem(id="b", title="Minister leaves briefing early"), Counter())
        ''
    """
    if not item.language.casefold().startswith(("en", "und")) and item.language:
        return f"not in English ({item.language})"
    if not _is_english(found):
        return "not in English, by its words"
    title = item.title.casefold()
    if _LIVE.search(title) or _entries(item.text[:_HEAD_CHARACTERS]) >= _ENTRIES:
        return "a live blog: it follows several happenings"
    if _ROUND_UP.search(title):
        return "a round-up: it tells of several happenings"
    return ""


def _entries(text: str) -> int:
    return sum([_ENTRY.match(line) is not None for line in text.split("\n") if line[:1].isdigit()])


def _is_english(found: Counter[str]) -> bool:
    count = sum(found.values())
    return count < _WORDS_NEEDED or sum([found[word] for word in _ENGLISH if word in found]) >= _ENGLISH_SHARE * count
