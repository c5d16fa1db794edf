"""Sentences of a report, by rules: a stop ends a sentence unless the word before it forbids it.

Our own because it measures better than pysbd, syntok and blingfire on treebank news
(F1 .956 against .903 to .953, see design). Blocks are never joined: a sentence lies in one block.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from twosource.model.analysis import Sentence, Words
from twosource.model.report import Report, Role
from twosource.model.span import Span, trimmed

# Runs of stops are taken whole (possessive) and from their head only: linear in "!!!!!!!!".
# Where a page lost its line breaks, a stop between a small word and a capital one ends a sentence: "in the log.Nobody
# saw"; not "U.S.Army", "J.Holm", "Holm.com".
_STOP = re.compile(
    r"""(?<![.!?…])[.!?…]++["'”’»)\]]*+(?=\s)|(?<![!?])[!?]++["”’»)\]]+(?=[A-Z"“‘])|\n+"""
    r"""|(?<=[a-z]{3}|[A-Z]{3})\.["”]?(?=["“]?[A-Z][a-z’']*+\s)|(?<=\b(?:19|20)\d\d)\.["”]?(?=["“]?[A-Z][a-z’']*+\s)"""
)
# Words whose dot ends no sentence, whatever follows: titles and the like stand before a name.
_NEVER = frozenset(
    (
        "mr mrs ms messrs dr prof sen sens rep reps gov govs gen lt col capt cpl sgt maj brig adm cmdr st ste mt "
        "ft rev fr hon pres supt det insp sr jr vs v etc fig eq op cit al approx est dept univ assn bros ph"
    ).split()
)
# Words whose dot ends a sentence only before a word that can begin one.
_SOMETIMES = frozenset(
    (
        "u.s u.k u.n e.u u.s.a d.c l.a n.y a.m p.m inc corp co ltd llc plc no jan feb mar apr jun jul aug sep "
        "sept oct nov dec mon tue wed thu fri sat sun ave blvd rd ala ariz ark calif colo conn del fla ga ill "
        "ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa tenn tex va vt wash wis wyo e.g i.e"
    ).split()
)
_BEGINNERS = frozenset(
    (
        "the a an it its he she they we i you this that these those there here in on at for from with by but and "
        "so yet if when while as after before since although though however meanwhile mr mrs ms his her their "
        "our my what who why how where no not all some many most one two three another both"
    ).split()
)
_WORD_BEFORE = re.compile(r"([\w.]*[^\W_])\.[\"'”’)\]]*$")
_INITIAL = re.compile(r"(?:^|[\s(“\"])(?:[A-Z]\.)+$")
_NEXT = re.compile(r"\s*[\"'“‘«(\[]*(\S+)")
# Who asks or says what stood in the marks: "“Is it safe?” Orla Venn asked.", "“Stop!” Mr. Holm said on Twitter."
_ASKED = re.compile(
    r"\s(?:[A-Z][\w.'’-]*\s){1,8}(?:\([A-Z][\w.-]{0,12}\)\s)?(?:also\s|then\s|later\s)?(?:said|says|asked|asks|tweeted|wrote|writes|added|adds|told|"
    r"replied|answered|responded|exclaimed|shouted|yelled|declared|continued|concluded|joked|quipped|cried|warned|"
    r"demanded|wondered|posted|recalled|remarked)\b"
)
# "“I hope you find it.” Mr. Holm said.": a stop where a comma belongs.
_SAID = re.compile(
    r"\s(?:[A-Z][\w.'’-]*\s){1,4}(?:said|says|asked|tweeted|wrote|added|told reporters|replied)\.(?=\s|$)"
)


# "REUTERS/Mara Lind/File Photo"  "(AP Photo/Mara Lind) More"  "Photographer: Mara Lind/Getty Images"
# "(Photo by Mara Lind)"  refused: "REUTERS/Ipsos polled 1,200 people."  "Photo: A barge near Kovar."
_PICTURE_BY = re.compile(
    r"""\W*(?:
      (?:REUTERS|AP\sPhoto|AFP|EPA|EPA-EFE|Getty\sImages|Bloomberg)
        (?:\s?/\s?(?:[A-ZÀ-Þ][\w.'’-]*|Handout\svia\s\w+|File)(?:\s[A-ZÀ-Þ][\w.'’-]*){0,3}){0,3}
      | (?i:photographer|photo|photograph|picture|image|credit)(?::|\sby\b)
        (?:[\s/,&-]{1,3}(?:[A-ZÀ-Þ][\w.'’]*|and|for|via|of|the)){1,12}
    )\W*(?:More\W*)?""",
    re.X,
)


def sentences(report: Report, words: Words) -> tuple[Sentence, ...]:
    """The sentences of every block, in order, with the words they hold."""
    found: list[Sentence] = []
    for index, block in enumerate(report.blocks):
        for span in _spans(report.text, block.span):
            found.append(
                Sentence(
                    span=span,
                    role=block.role,
                    block=index,
                    first=bisect_left(words.starts, span.start),
                    last=bisect_left(words.starts, span.end),
                )
            )
    return tuple(found)


def asserts(sentence: Sentence, text: str) -> bool:
    """Whether a sentence may be a statement: who took the picture, at the end of a caption, is none.

    Example:
        >>> text = "REUTERS/Mara Lind"
        >>> asserts(Sentence(span=Span(0, len(text)), role=Role.CAPTION, block=0, first=0, last=2), text)
        False
    """
    return sentence.role is not Role.CAPTION or not _PICTURE_BY.fullmatch(text, sentence.span.start, sentence.span.end)


def _spans(text: str, block: Span) -> Iterator[Span]:
    start = counted = block.start
    marks = 0
    for match in _STOP.finditer(text, block.start, block.end):
        if _ends_here(text, start, match, block.end):
            end = match.end()
            if match.group() == '."':  # glued, or with a blank behind
                marks += text.count('"', counted, end)
                counted = end
                # The mark of an even number closes; one of an odd number opens what follows.
                end -= marks % 2 and not text[end : end + 1].isspace()
            span = trimmed(text, start, end)
            if len(span):
                yield span
            start = end
    span = trimmed(text, start, block.end)
    if len(span):
        yield span


def _ends_here(text: str, start: int, match: re.Match[str], block_end: int) -> bool:
    stop = match.group()
    if stop[0] == "\n":
        return len(stop) > 1 or text[match.end() : match.end() + 1].isupper()
    following = _NEXT.match(text, match.end(), block_end)
    if following is None:
        return True
    next_word = following.group(1)
    first = next_word[0]
    if first.islower() or first in ",;:)—–-":
        return False
    if stop.startswith(("!", "?")) and stop[-1] in "\"”’»'" and _ASKED.match(text, match.end(), block_end):
        return False
    if stop[-1] in '"”»' and _SAID.match(text, match.end(), block_end):
        return False
    if stop.startswith(("!", "?")) or (len(stop) > 1 and stop[1] in ".…") or stop[0] == "…":
        return first.isupper() or not first.isalpha()
    head = text[max(start, match.start() - 20) : match.end()]
    return not _is_abbreviation(head, next_word)


def _is_abbreviation(head: str, next_word: str) -> bool:
    before = _WORD_BEFORE.search(head)
    if before is None:
        return False
    word = before.group(1).casefold()
    if word in _NEVER:
        return True
    begins = next_word.rstrip(",.;:'’").casefold() in _BEGINNERS
    if word in _SOMETIMES:
        return not begins
    return bool(_INITIAL.search(head.rstrip("\"'”’)]"))) and not begins
