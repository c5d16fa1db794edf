"""Whether two names of outlets mean one outlet: "Fox Online News", "Fox News", "foxnews.com"."""

import re
from functools import lru_cache

_TRIMMED = re.compile(
    r"\s+-\s.*$|\s*\([^)]*\)|\.(?:com|co\.uk|org|net)\b|\b(?:online|website|newspaper|news agency)\b|^the\s", re.I
)
_GENERIC = frozenset("news network tv channel radio media press magazine".split())


@lru_cache(maxsize=4096)
def outlet_key(name: str) -> str:
    """One key for the forms of an outlet's name; "" for no name.

    Example:
        >>> outlet_key("Fox Online News") == outlet_key("Fox News")
        True
        >>> outlet_key("The Atlantic"), outlet_key("CNN (Web News)")
        ('atlantic', 'cnn')
    """
    bare = " ".join(_TRIMMED.sub(" ", name).casefold().replace("!", "").split())
    words = [word for word in re.findall(r"[\w&]+", bare) if word not in {"the", "a"}]
    while len(words) > 1 and words[-1] in _GENERIC:
        words.pop()
    return " ".join(words)
