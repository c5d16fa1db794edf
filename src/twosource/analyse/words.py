"""Words and marks of a text, each with its normal form.

Equality of words decides what counts as shared text, so it is stated here and nowhere else:
letter case, kind of quote mark, dash and apostrophe, and dots inside abbreviations do not count.
"""

import re
from collections.abc import Iterable
from functools import lru_cache

from twosource.model.analysis import Words

# In this order: abbreviations with dots ("U.S.", "a.m."), figures with separators ("1,000.5"),
# words with an inner apostrophe kept apart ("Xi's" is "Xi" and "'s"; "isn't" stays one), marks.
_WORD = re.compile(
    r"""
    (?P<dotted>(?<!\w)(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![\w]))?)
  | (?P<number>\d+(?:[.,:]\d+)*)
  | (?P<possessive>(?<=\w)['’]s\b)
  | (?P<word>[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?)
  | (?P<mark>\.{2,}|-{2,}|[^\w\s]|_)
    """,
    re.X,
)
_LEVELLED = str.maketrans(
    {
        "’": "'", "‘": "'", "‛": "'", "`": "'", "´": "'", "“": '"', "”": '"', "„": '"', "‟": '"',
        "«": '"', "»": '"', "–": "-", "—": "-", "―": "-", "−": "-", "‐": "-", "‑": "-", "…": ".",
        "\u00ad": "",
    }
)  # fmt: skip


_CASELESS = str.maketrans("ſıİ", "siI")


def plain_letters(text: str) -> str:
    """The text, as long as before, without the letters that a pattern blind to case takes for "s" and "i".

    Their small letters are not "s" and "i", so that what such a pattern finds may stand in no table.

    Example:
        >>> plain_letters("fırst Auguſt")
        'first August'
    """
    return text.translate(_CASELESS)


def words(text: str, start: int = 0, end: int | None = None) -> Words:
    """The words and marks of ``text[start:end]``; offsets are into ``text``.

    Example:
        >>> words("Mr Xi’s U.S. trip, 1,000 km").keys
        ('mr', 'xi', "'s", 'us', 'trip', ',', '1000', 'km')
    """
    starts, ends, keys, stems, marks = [], [], [], [], []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup
        key = _key(match.group(), kind or "")
        starts.append(match.start())
        ends.append(match.end())
        keys.append(key)
        marks.append(kind == "mark")
        stems.append("" if kind == "mark" else stem(key))
    return Words(starts=tuple(starts), ends=tuple(ends), keys=tuple(keys), stems=tuple(stems), marks=tuple(marks))


@lru_cache(maxsize=65_536)
def _key(word: str, kind: str) -> str:
    if kind == "dotted":
        return word.replace(".", "").casefold()
    if kind == "number":
        return re.sub(r"(?<=\d),(?=\d{3}\b)", "", word)
    if kind == "mark":
        levelled = word.translate(_LEVELLED)
        return levelled[0] if levelled and levelled[0] in ".-" else levelled
    return word.translate(_LEVELLED).casefold()


# Endings taken off in this order, each with what must be left before it. Light on purpose: it
# joins "refused", "refuses" and "refusing" and keeps "university" and "universal" apart.
_ENDINGS: tuple[tuple[str, str, int], ...] = (
    ("ies", "y", 2),
    ("sses", "ss", 2),
    ("ing", "", 3),
    ("edly", "", 3),
    ("ed", "", 3),
    ("ers", "er", 3),
    ("es", "", 3),
    ("ly", "", 3),
    ("s", "", 3),
)
IRREGULAR = {
    form: base
    for base, forms in {
        "be": "am is are was were been being 's 're 'm", "have": "has had having", "do": "does did done doing",
        "say": "said says saying", "tell": "told tells telling", "make": "made makes making",
        "take": "took taken takes taking", "give": "gave given gives giving", "go": "went gone goes going",
        "come": "came comes coming", "get": "got gotten gets getting", "see": "saw seen sees seeing",
        "know": "knew known knows knowing", "think": "thought thinks thinking", "find": "found finds finding",
        "leave": "left leaves leaving", "hold": "held holds holding", "write": "wrote written writes writing",
        "speak": "spoke spoken speaks speaking", "send": "sent sends sending", "meet": "met meets meeting",
        "kill": "killed kills killing", "shoot": "shot shoots shooting", "win": "won wins winning",
        "lose": "lost loses losing", "rise": "rose risen rises rising", "fall": "fell fallen falls falling",
        "begin": "began begun begins beginning", "become": "became becomes becoming",
        "keep": "kept keeps keeping", "lead": "led leads leading", "bring": "brought brings bringing",
        "buy": "bought buys buying", "sell": "sold sells selling", "build": "built builds building",
        "fight": "fought fights fighting", "choose": "chose chosen", "drive": "drove driven drives driving",
        "man": "men", "woman": "women", "child": "children", "person": "people persons", "life": "lives",
        "pay": "paid pays paying", "mean": "meant means", "seek": "sought seeks seeking",
        "strike": "struck strikes striking", "steal": "stole stolen", "break": "broke broken breaks breaking",
        "wound": "wounded wounds wounding", "feel": "felt feels", "show": "shown shows showed showing",
        "stand": "stood stands standing", "understand": "understood", "draw": "drew drawn draws drawing",
        "grow": "grew grown grows growing", "throw": "threw thrown", "run": "ran runs running",
        "hang": "hung hangs hanging", "sink": "sank sunk sinks sinking", "fly": "flew flown flies flying",
        "drink": "drank drunk drinks drinking", "sing": "sang sung sings singing", "swim": "swam swum swims swimming",
        "ring": "rang rung rings ringing", "catch": "caught catches catching", "teach": "taught teaches teaching",
        "forbid": "forbade forbidden", "forget": "forgot forgotten", "forgive": "forgave forgiven",
        "eat": "ate eaten eats eating", "wear": "wore worn wears wearing", "tear": "tore torn tears tearing",
        "swear": "swore sworn swears swearing", "withdraw": "withdrew withdrawn", "undergo": "underwent undergone",
        "sit": "sat sits sitting", "flee": "fled flees fleeing", "freeze": "froze frozen", "hide": "hid hidden",
        "sleep": "slept sleeps sleeping", "sweep": "swept sweeps sweeping", "deal": "dealt deals dealing",
    }.items()
    for form in forms.split()
}  # fmt: skip


@lru_cache(maxsize=65_536)
def stem(key: str) -> str:
    """The key without a common English ending.

    Example:
        >>> [stem(key) for key in ("refused", "refusing", "praises", "praised", "said", "sanctions")]
        ['refus', 'refus', 'prais', 'prais', 'say', 'sanction']
    """
    if key in IRREGULAR:
        return IRREGULAR[key]
    for ending, replacement, left in _ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= left:
            base = key[: len(key) - len(ending)] + replacement
            if len(base) > 3 and base[-1] == base[-2] and base[-1] in "bdgmnprt" and ending in {"ing", "ed"}:
                base = base[:-1]
            return base.removesuffix("e") if len(base) > 3 else base
    return key.removesuffix("e") if len(key) > 4 else key


STOP = frozenset(
    (
        "a an the and or but nor so yet of in on at by for with from to into onto over under about after before "
        "between among during since until till against through across within without as than that this these "
        "those it its he she they them his her their our we us you your i me my mine who whom whose which what "
        "when where why how is are was were be been being am has have had having do does did doing will would "
        "shall should can could may might must not no n't 's 're 'm 'll 'd 've if then there here also just only "
        "very more most much many some any each both all other another such own same too again once further up "
        "down out off"
    ).split()
)
"""Function words: they carry no content when sentences are compared."""


def content(keys: Iterable[str]) -> list[str]:
    """The keys that carry content, in order.

    Example:
        >>> content(("the", "call", "was", "long"))
        ['call', 'long']
    """
    return [key for key in keys if key not in STOP and (len(key) > 1 or key.isdigit())]
