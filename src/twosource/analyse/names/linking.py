"""Names in a report: found by capitals, tables and titles, and linked within the report.

"Mr Xi", "Xi" and "Chinese President Xi Jinping" lead to one entity; "Kyiv" and "Kiev" to one
level. A capital at the head of a sentence is weak evidence and in a headline none: there a name
must be known from elsewhere.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from twosource.analyse.cues import cues
from twosource.analyse.names.capitals import SEQUENCE, Token, tokens_of, without_head
from twosource.analyse.names.descriptions import descriptions
from twosource.analyse.names.entities import family_name, fold, gathered, link
from twosource.analyse.names.incumbents import incumbents
from twosource.analyse.names.named import Mention, mention_of, parts_of
from twosource.analyse.names.officials import officials
from twosource.analyse.tables import outlets, places
from twosource.analyse.words import STOP
from twosource.model.analysis import Name, NameKind, Sentence
from twosource.model.report import Report, Role
from twosource.model.span import trimmed

_NEXT_WORD = re.compile(r"\s(?:(?:also|later|never|has|had|have|did\snot|didn['’]t)\s)?([a-z]+)|:")
_TITLED_SHARE = 0.6


def names(report: Report, sentences: Iterable[Sentence]) -> tuple[Name, ...]:
    """Every mention of a named thing, in order of the text; only descriptions overlap names."""
    told = [s for s in sentences if s.role not in {Role.OTHER, Role.PROMOTION, Role.RELATED_LINK}]
    lowered = _lowered_words(report.text, told)
    kinds = [(_is_titled(report.text, sentence), sentence) for sentence in told]
    titled, plain = ([s for is_titled, s in kinds if is_titled is wanted] for wanted in (True, False))
    mentions = _supported(mention for s in plain for mention in _mentions(report.text, s, lowered))
    known = _known_names(mentions)
    mentions.extend(mention for s in titled for mention in _titled_mentions(report.text, s, lowered, known))
    entities = gathered(mentions, lowered)
    linked = _apart(report.text, sorted((link(mention, entities) for mention in mentions), key=lambda n: n.span))
    found = _in_order((*linked, *descriptions(report.text, told, linked)))
    day = report.published.day
    found = _in_order((*found, *officials(report.text, told, found, day)))
    return tuple(_in_order((*found, *incumbents(report.text, told, found, day))))


def _in_order(found: Iterable[Name]) -> list[Name]:
    """By where they begin, a description before a name that it begins with: "China's president", "China"."""
    return sorted(found, key=lambda name: (name.span.start, -name.span.end))


def _apart(text: str, found: Iterable[Name]) -> list[Name]:
    """The names without those inside another ("Russian" in "Russian counterpart Vladimir Putin").

    A title that runs into the name before is cut short: "Transport Ministry", "spokesman Tomas Vekar".
    """
    kept: list[Name] = []
    for name in found:
        while kept and name.span.covers(kept[-1].span):
            kept.pop()
        if not kept or not kept[-1].span.meets(name.span):
            kept.append(name)
        elif kept[-1].span.end <= name.core.start:
            kept.append(replace(name, span=trimmed(text, kept[-1].span.end, name.span.end)))
    return kept


def _lowered_words(text: str, sentences: Iterable[Sentence]) -> frozenset[str]:
    """Words that the report also writes small: they make no name at the head of a sentence."""
    return frozenset(
        word
        for sentence in sentences
        if sentence.role is Role.PARAGRAPH
        for word in re.findall(r"(?<![\w'’])[a-z]{2,}", sentence.span.of(text))
    )


def _is_titled(text: str, sentence: Sentence) -> bool:
    """Whether most words carry a capital, as in headlines: capitals then say nothing."""
    words = sentence.span.of(text).rstrip("\"'”’)")
    if sentence.role is Role.PARAGRAPH and words.endswith((".", "!", "?")) and not words.isupper():
        return False
    letters = [w for w in re.findall(r"[^\W\d_]{2,}", words) if w.lower() not in STOP]
    return len(letters) >= 4 and sum(w[0].isupper() for w in letters) >= _TITLED_SHARE * len(letters)


def _mentions(text: str, sentence: Sentence, lowered: frozenset[str]) -> Iterator[Mention]:
    for match in SEQUENCE.finditer(text, sentence.span.start, sentence.span.end):
        initial = match.start() <= sentence.span.start + 2
        for part in parts_of(without_head(tokens_of(match), lowered, initial=initial)):
            mention = mention_of(text, part, sentence.role, lowered)
            if mention is not None:
                yield replace(mention, initial=initial and part[0][1] == match.start() and not _says(text, mention))


def _supported(found: Iterable[Mention]) -> list[Mention]:
    """The mentions without single words that carry a capital at the head of sentences only ("Prices rose")."""
    mentions = list(found)
    surer = frozenset(fold(word) for m in mentions if not _is_weak(m) for word in m.words)
    return [m for m in mentions if not _is_weak(m) or fold(m.words[0]) in surer]


def _is_weak(mention: Mention) -> bool:
    return mention.initial and mention.kind is NameKind.OTHER and len(mention.words) == 1


def _says(text: str, mention: Mention) -> bool:
    """Whether a verb of saying or a colon follows: "Lorn told", "Lorn: The bridge is safe"."""
    following = _NEXT_WORD.match(text, mention.span.end)
    return following is not None and (following.group() == ":" or following.group(1) in cues())


def _known_names(mentions: Iterable[Mention]) -> frozenset[str]:
    """What may be a name in a headline: every name outside of it, and the last names of persons."""
    known: set[str] = set()
    for mention in mentions:
        known.add(fold(" ".join(mention.words)))
        if mention.kind is NameKind.PERSON:
            known.add(fold(family_name(list(mention.words))))
    return frozenset(known)


def _titled_mentions(
    text: str, sentence: Sentence, lowered: frozenset[str], known: frozenset[str]
) -> Iterator[Mention]:
    """The names of a sentence all in capitals: what is known from elsewhere, longest first."""
    for match in SEQUENCE.finditer(text, sentence.span.start, sentence.span.end):
        tokens = tokens_of(match)
        while tokens:
            count = next((n for n in range(5, 0, -1) if n <= len(tokens) and _is_name(tokens[:n], known)), 0)
            mention = mention_of(text, tokens[:count], sentence.role, lowered) if count else None
            if mention is not None:
                yield mention
            tokens = tokens[max(1, count) :]


def _is_name(tokens: list[Token], known: frozenset[str]) -> bool:
    words = " ".join(token[0] for token in tokens)
    return fold(words) in known or words in places() or words.title() in places() or words in outlets()
