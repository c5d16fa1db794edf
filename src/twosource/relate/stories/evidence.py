"""What tells reports apart of which nobody knows the day: names and figures, beside title and first words.

Two robberies are told in the same words; their places, persons and numbers differ. Dated reports of a stream do
without: there a day tells happenings apart, and names help no further (decision 0050).
"""

import re
from collections import Counter
from collections.abc import Iterator

from twosource.model.story import StoryItem
from twosource.relate.stories.terms import FIGURE_MARK, NAME_MARK, Parts, levels, title_terms

# Of 30, 60, 120 and 200 words of the body the first 60 tell similar happenings apart best (ECB+, decision 0051).
_FIRST_WORDS = 60
_NAMED_CHARACTERS = 3_000
_COUNTED_CHARACTERS = 1_400
# "… off Quill Island", "…, Tomas Vekar"; not the first word of a sentence.
_NAME = re.compile(r"""(?<=[a-z0-9,;’'"][ ])[A-Z]\w+(?:[ ][A-Z]\w+)*""")
# "40", "2,000", "6.1"
_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty dozen hundred".split()
)
# Where so large a share of a title's words begin with capitals, capitals say nothing there.
_TITLE_CASE = 0.6


def evidence(item: StoryItem) -> Parts:
    """Words of the title, first words of the body, names, figures.

    Example:
        >>> item = StoryItem(id="a", title="Ferry aground", text="It ran aground off Quill Island with 40 aboard.")
        >>> [sorted(part) for part in evidence(item)][2:]
        [['@island', '@quill'], ['#40']]
    """
    title, text = item.title.strip(), item.text.lstrip()
    text = text.removeprefix(title)
    opening = Counter(word for word in levels(text)[:_FIRST_WORDS] or levels(title) if word)
    head = title if _is_sentence(title) else ""
    names = item.names or _NAME.findall(f"{head}. {text[:_NAMED_CHARACTERS]}")
    named = {NAME_MARK + word for name in names for word in levels(name) if word}
    figures = {FIGURE_MARK + figure for figure in _figures(f"{title}. {text[:_COUNTED_CHARACTERS]}")}
    return title_terms(title), opening, Counter(sorted(named)), Counter(sorted(figures))


def _is_sentence(title: str) -> bool:
    words = title.split()
    return sum(word[0].isupper() for word in words) < _TITLE_CASE * len(words)


def _figures(text: str) -> Iterator[str]:
    """Numbers in digits, thousands without their commas; numbers in words."""
    for figure in _FIGURE.findall(text):
        yield figure.replace(",", "")
    yield from _NUMBERS.intersection(re.findall(r"[a-z]{3,9}", text.lower()))
