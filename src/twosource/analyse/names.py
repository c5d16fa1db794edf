"""Names in a report: found by capitals, tables and titles, and linked within the report.

"Mr Xi", "Xi" and "Chinese President Xi Jinping" lead to one entity; "Kyiv" and "Kiev" to one
level. A capital at the head of a sentence is weak evidence and in a headline none: there a name
must be known from elsewhere.
"""

import re
import unicodedata
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from twosource.analyse.cues import cues
from twosource.analyse.persons import FAMILY_FIRST, sounded
from twosource.analyse.tables import Place, given_names, outlets, places
from twosource.analyse.titles import (
    ABBREVIATED,
    ACTS,
    BODY_WORDS,
    FIELDS,
    HONORIFICS,
    OFFICE_HEADS,
    OFFICES,
    PRESS_WORDS,
    SURE_OFFICES,
)
from twosource.analyse.words import STOP
from twosource.model.analysis import Name, NameKind, Sentence
from twosource.model.report import Report, Role
from twosource.model.span import Span, trimmed

_UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢĪĬİĶŁĹĽŃŇŌŐŒŔŘŚŞŠŢŤŪŮŰŹŻŽА-ЯЁЄІЇ"
_CAP = (
    rf"(?:[{_UPPER}](?:\w|['’](?!s\b)(?=\w)|\.(?=[{_UPPER}]\.)|-(?=\w)|(?<=[{_UPPER}])&(?=[{_UPPER}]))*\.?(?<!\.\.)"
    r"|\d+(?:st|nd|rd|th))"
)
_JOINT = r"(?:\s|\s(?:of|of\sthe|for|for\sthe|de|del|de\sla|la|le|van|van\sder|von|bin|ibn|al|el|da|dos|du|on|&)\s|/)"
# At most 20 words: the longest run of capitals in 1,028 reports of PolNeAR has 18 (2026-11).
_SEQUENCE = re.compile(rf"(?<![\w@#'’.-])(?:(?:al|el|an|ad|ash|as)-)?{_CAP}(?:{_JOINT}(?:(?:al|el)-)?{_CAP}){{0,19}}")
_TOKEN = re.compile(r"\S+")
_NEXT_WORD = re.compile(r"\s(?:(?:also|later|never|has|had|have|did\snot|didn['’]t)\s)?([a-z]+)|:")
_TITLED_SHARE = 0.6
# "R-N.H.", "D-Calif.": party and state of an American legislator, no name
_PARTY_TAG = re.compile(r"^[RDI]-[A-Z]")
_ABBREVIATIONS = frozenset(
    (
        "sen sens rep reps gov gen lt col capt sgt maj dr mr mrs ms prof rev adm cmdr st supt inc corp co ltd jr sr"
    ).split()
)
_NUMBER_WORDS = frozenset("one two three four five six seven eight nine ten twelve twenty hundred thousand".split())
_CALENDAR = frozenset(
    (
        "january february march april may june july august september october november december jan feb mar apr "
        "jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed "
        "thu fri sat sun christmas easter thanksgiving ramadan eve"
    ).split()
)
_ORDINARY = frozenset(
    (
        "police officials lawmakers critics people officers authorities prosecutors protesters experts analysts "
        "sources according officials many most several some also according since while despite still yet even "
        "like unlike amid among earlier later meanwhile however although though because before after following "
        "last next this that these those every each both either neither such what when where why who how which "
        "there here then now today yesterday tomorrow tonight asked speaking writing citing calling noting "
        "adding saying being having under over about first second third further additional new old more less "
        "than only just once twice again never always perhaps maybe well yes no not please thank sorry good "
        "great big small our your his her their its my we they he she it i you everyone everybody nobody anybody "
        "somebody nothing something anything as at by for from in into of off on onto out to up with without "
        "within against between but or nor so if unless until whether and residents voters supporters opponents "
        "demonstrators investigators lawyers doctors scientists researchers reports news update breaking "
        "exclusive live video photo watch read more"
    ).split()
)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A capitalised sequence with what can be told of it alone."""

    span: Span
    core: Span
    words: tuple[str, ...]
    kind: NameKind
    place: Place | None
    title: str
    country: str
    role: Role
    initial: bool = False


@dataclass(slots=True)
class _Entity:
    """One named thing of the report, gathered over its mentions."""

    name: str
    kind: NameKind
    countries: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)


def names(report: Report, sentences: Iterable[Sentence]) -> tuple[Name, ...]:
    """Every mention of a named thing, in order of the text, none overlapping."""
    told = [s for s in sentences if s.role not in {Role.OTHER, Role.PROMOTION, Role.RELATED_LINK}]
    lowered = _lowered_words(report.text, told)
    titled = [s for s in told if _is_titled(report.text, s)]
    plain = [s for s in told if s not in titled]
    mentions = _supported(mention for s in plain for mention in _mentions(report.text, s, lowered))
    known = _known_names(mentions)
    mentions.extend(mention for s in titled for mention in _titled_mentions(report.text, s, lowered, known))
    entities = _gather(mentions)
    linked = _apart(report.text, sorted((_link(mention, entities) for mention in mentions), key=lambda n: n.span))
    return tuple(sorted((*linked, *_described(report.text, told, linked)), key=lambda name: name.span))


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


# A report folds each of its name's words twenty times.
@lru_cache(maxsize=16_384)
def fold(name: str) -> str:
    """Small letters, no accents, no dots: "Zelenský" and "Zelensky" are one.

    Example:
        >>> fold("Zelenský"), fold("U.S.")
        ('zelensky', 'us')
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c)).replace(".", "").replace("’", "'")


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


def _mentions(text: str, sentence: Sentence, lowered: frozenset[str]) -> Iterator[_Mention]:
    for match in _SEQUENCE.finditer(text, sentence.span.start, sentence.span.end):
        initial = match.start() <= sentence.span.start + 2
        for part in _parts(_without_head(_tokens(match), lowered, initial=initial)):
            mention = _mention(text, part, sentence.role, lowered)
            if mention is not None:
                yield replace(mention, initial=initial and part[0][1] == match.start() and not _says(text, mention))


def _supported(found: Iterable[_Mention]) -> list[_Mention]:
    """The mentions without single words that carry a capital at the head of sentences only ("Prices rose")."""
    mentions = list(found)
    surer = frozenset(fold(word) for m in mentions if not _is_weak(m) for word in m.words)
    return [m for m in mentions if not _is_weak(m) or fold(m.words[0]) in surer]


def _is_weak(mention: _Mention) -> bool:
    return mention.initial and mention.kind is NameKind.OTHER and len(mention.words) == 1


def _says(text: str, mention: _Mention) -> bool:
    """Whether a verb of saying or a colon follows: "Lorn told", "Lorn: The bridge is safe"."""
    following = _NEXT_WORD.match(text, mention.span.end)
    return following is not None and (following.group() == ":" or following.group(1) in cues())


def _known_names(mentions: Iterable[_Mention]) -> frozenset[str]:
    """What may be a name in a headline: every name outside of it, and the last names of persons."""
    known: set[str] = set()
    for mention in mentions:
        known.add(fold(" ".join(mention.words)))
        if mention.kind is NameKind.PERSON:
            known.add(fold(_last(list(mention.words))))
    return frozenset(known)


def _titled_mentions(
    text: str, sentence: Sentence, lowered: frozenset[str], known: frozenset[str]
) -> Iterator[_Mention]:
    """The names of a sentence all in capitals: what is known from elsewhere, longest first."""
    for match in _SEQUENCE.finditer(text, sentence.span.start, sentence.span.end):
        tokens = _tokens(match)
        while tokens:
            count = next((n for n in range(5, 0, -1) if n <= len(tokens) and _is_name(tokens[:n], known)), 0)
            mention = _mention(text, tokens[:count], sentence.role, lowered) if count else None
            if mention is not None:
                yield mention
            tokens = tokens[max(1, count) :]


def _is_name(tokens: list[tuple[str, int, int]], known: frozenset[str]) -> bool:
    words = " ".join(token[0] for token in tokens)
    return fold(words) in known or words in places() or words.title() in places() or words in outlets()


def _tokens(match: re.Match[str]) -> list[tuple[str, int, int]]:
    base = match.start()
    tokens: list[tuple[str, int, int]] = []
    if _PARTY_TAG.match(match.group()):
        return tokens
    for token in _TOKEN.finditer(match.group()):
        word, end = token.group(), token.end()
        bare = word.rstrip(".")
        dotted = "." in bare or len(bare) == 1 or bare.lower() in _ABBREVIATIONS or word in places()
        if word != bare and not dotted:
            word, end = bare, token.end() - (len(word) - len(bare))
        tokens.append((word, base + token.start(), base + end))
    return tokens


def _without_head(
    tokens: list[tuple[str, int, int]], lowered: frozenset[str], *, initial: bool
) -> list[tuple[str, int, int]]:
    """The sequence without leading words that are no part of a name."""
    while tokens and not _is_known(tokens) and not _is_acronym(tokens[0][0]):
        low = tokens[0][0].lower()
        short = low.partition("'")[0].partition("’")[0]
        adverb = initial and len(tokens) == 1 and low.endswith("ly") and len(low) > 5
        acting = initial and len(tokens) > 1 and _is_act(low) and tokens[0][0] not in given_names()
        ordinary = acting or short in STOP or low in _ORDINARY or low in _NUMBER_WORDS or low in _CALENDAR or adverb
        weak = initial and low in lowered and tokens[0][0] not in places()
        known = low.rstrip(".") in OFFICES or low.rstrip(".") in HONORIFICS or tokens[0][0] in given_names()
        if ordinary or (weak and not known):
            tokens = tokens[1:]
            initial = False
        else:
            break
    while tokens and tokens[-1][0].lower() in STOP | _CALENDAR:
        if _is_person_named(tokens) or _is_known(tokens[-1:]) or _is_acronym(tokens[-1][0]):
            break
        tokens = tokens[:-1]
    return tokens


def _is_act(low: str) -> bool:
    """Whether a word is a participle or a verb of saying, as in "Countering Holm, she …" and "Wrote Holm:".

    Refused: "Boeing", "Sterling".
    """
    return low in ACTS or low in cues()


def _is_acronym(word: str) -> bool:
    """ "WHO" is no "who"."""
    return len(word) > 1 and word.isupper()


def _is_known(tokens: list[tuple[str, int, int]]) -> bool:
    """Whether a place or outlet of the tables stands at the head ("US", "New York Times")."""
    heads = (" ".join(token[0] for token in tokens[:count]) for count in range(1, 5))
    return any(head in places() or head in outlets() or f"The {head}" in outlets() for head in heads)


def _is_person_named(tokens: list[tuple[str, int, int]]) -> bool:
    """ "Theresa May", "Mrs May": a month's word behind a given name or title."""
    before = tokens[-2][0] if len(tokens) > 1 else ""
    titled = before.lower().rstrip(".") in HONORIFICS | OFFICES
    return tokens[-1][0] in {"May", "April", "June", "August", "March"} and (titled or before in given_names())


def _parts(tokens: list[tuple[str, int, int]]) -> Iterator[list[tuple[str, int, int]]]:
    """The sequence cut at days and months, and behind a person's name ("Mr Vekar of Norland")."""
    current: list[tuple[str, int, int]] = []
    for token in tokens:
        if token[0] in {"of", "for", "on"} and _is_whole(current, token[0]):
            yield current
            current = []
        if not current and token[0] in STOP:
            continue
        if current and "." in current[-1][0] and _is_act(token[0].lower()):  # "… of the U.S. Considering Holm's"
            yield current
            current = []
            continue
        if token[0].lower() in _CALENDAR and token[0].lower() not in {"may", "march", "april", "june", "august"}:
            if current:
                yield current
            current = []
            continue
        current.append(token)
    if current:
        yield current


def _is_whole(tokens: list[tuple[str, int, int]], joint: str) -> bool:
    """Whether the words before "of", "for" or "on" are a person's name, or a place that it does not go on."""
    words = tuple(token[0] for token in tokens)
    rest = tuple(token[0] for token in _split_title(tokens)[2])
    if joint != "of" and " ".join(words) in places():
        return True
    titled = 0 < len(rest) < len(words)
    return len(words) > 1 and _kind(" ".join(rest), rest, None, titled_person=titled) is NameKind.PERSON


def _mention(text: str, tokens: list[tuple[str, int, int]], role: Role, lowered: frozenset[str]) -> _Mention | None:
    """The name with titles before it, or None where nothing of a name is left."""
    tokens = _without_office(tokens)
    country, title, rest = _split_title(tokens)
    if not rest:
        return None
    start, end = rest[0][1], rest[-1][2]
    words = tuple(token[0] for token in rest)
    name = " ".join(words)
    place = places().get(name) or places().get(name.rstrip("."))
    if place is None and name.isupper() and len(name) > 3:
        place = places().get(name.title())
    kind = _kind(name, words, place, titled_person=len(rest) < len(tokens))
    if kind is NameKind.OTHER and len(words) == 1 and (words[0].lower() in lowered or words[0].lower() in FIELDS):
        return None
    first, lower_title, served = _small_title(text, tokens[0][1])
    if lower_title and kind in {NameKind.OTHER, NameKind.PERSON} and place is None:
        kind, title = NameKind.PERSON, title or lower_title
        country = country or served
    else:
        first = tokens[0][1]
    return _Mention(
        span=Span(first, end),
        core=Span(start, end),
        words=words,
        kind=kind,
        place=place,
        title=title,
        country=place.country if place else country,
        role=role,
    )


def _split_title(tokens: list[tuple[str, int, int]]) -> tuple[str, str, list[tuple[str, int, int]]]:
    """Country and office before the name proper: ("china", "president", [Xi, Jinping])."""
    lowered = [token[0].lower().rstrip(".") for token in tokens]
    last = -1
    for index in range(len(tokens) - 1):
        office = lowered[index] in OFFICES or lowered[index] in HONORIFICS or lowered[index] in OFFICE_HEADS
        before = all(_may_precede(tokens[i][0], lowered[i]) for i in range(index)) or _heads_name(tokens, index)
        if len(tokens) == index + 2 and lowered[index + 1] in BODY_WORDS:  # "the Justice Department"
            continue
        if office and before and lowered[index + 1] not in {"of", "for"}:
            last = index
        elif office and before and lowered[index + 1] == "of" and lowered[index + 2 : index + 3] == ["state"]:
            last = min(index + 2, len(tokens) - 2)
    if last < 0:
        return "", "", tokens
    head = tokens[: last + 1]
    country = next((places()[t[0]].country for t in head if t[0] in places()), "")
    title = " ".join(w for t, w in zip(head, lowered, strict=False) if t[0] not in places())
    return country, "" if title in HONORIFICS else title, tokens[last + 1 :]


def _heads_name(tokens: list[tuple[str, int, int]], office: int) -> bool:
    """Whether a full name follows an office, whatever stands before it: "Brill Mayor Walt Venn".

    Refused: "Burger King Holdings", "Marl President Hotels Group".
    """
    lows = [token[0].lower().rstrip(".") for token in tokens[office:]]
    if len(lows) < 3:
        return False
    whole = len(lows) == 3 and lows[0] in SURE_OFFICES and not any(low in BODY_WORDS | STOP for low in lows[1:])
    return whole or tokens[office + 1][0] in given_names()


def _without_office(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """ "Chinese President" alone names the country, "Prime Minister" alone nobody; "Martin Luther King" stays."""
    lowered = [token[0].lower().rstrip(".") for token in tokens]
    count = next((n for n in (3, 2, 1) if " ".join(lowered[-n:]) in OFFICES), 0)
    left = max(0, len(tokens) - count)
    if not count or not all(_may_precede(tokens[i][0], lowered[i]) for i in range(left)):
        return tokens
    while left and lowered[left - 1] in FIELDS and " ".join(t[0] for t in tokens[:left]) not in places():
        left -= 1
    return tokens[:left]


def _may_precede(word: str, low: str) -> bool:
    """Whether a word may stand between the head of a mention and the office."""
    acronym = word.isupper() and 1 < len(word) <= 5
    return acronym or word in places() or any(low in t for t in (FIELDS, OFFICES, BODY_WORDS, OFFICE_HEADS))


_SMALL_TITLE = re.compile(r"(?:[\w’'.-]+[^\S\n]){0,5}$")


def _small_title(text: str, start: int) -> tuple[int, str, str]:
    """An office in small letters right before the name ("Russian counterpart Vladimir Putin").

    Returns where it begins, the office, and the country served.
    """
    before = _SMALL_TITLE.search(text, max(0, start - 60), start)
    if before is None or not before.group():
        return start, "", ""
    words = [(m.group(), before.start() + m.start()) for m in _TOKEN.finditer(before.group())]
    head = words[-1][0].lower().removeprefix("then-").removeprefix("ex-")
    if head not in OFFICES and head not in OFFICE_HEADS:
        return start, "", ""
    first, title, country = words[-1][1], [words[-1][0].lower()], ""
    for word, place in reversed(words[:-1]):
        low = word.lower().rstrip(".").removesuffix("'s").removesuffix("’s").removeprefix("then-")
        if not (
            low in FIELDS or low in OFFICES or low in BODY_WORDS or word.rstrip("’'s") in places() or word in places()
        ):
            break
        first, title = place, [low, *title]
        served = places().get(word) or places().get(re.sub(r"['’]s?$", "", word))
        country = served.country if served else country
    return first, " ".join(title), country


def _kind(name: str, words: tuple[str, ...], place: Place | None, *, titled_person: bool) -> NameKind:
    if place is not None:
        return NameKind.PLACE
    if name in outlets() or f"The {name}" in outlets():
        return NameKind.BODY
    lows = [word.lower().rstrip(".") for word in words]
    if titled_person:
        return NameKind.PERSON
    if lows[-1] in BODY_WORDS or lows[-1] in PRESS_WORDS or any(low in BODY_WORDS for low in lows[:-1]):
        return NameKind.BODY
    if "of" in lows[1:-1] and len(words) > 2:
        return NameKind.BODY
    if words[0] in given_names() and 1 < len(words) <= 4:
        return NameKind.PERSON
    if len(words) == 1 and len(name) <= 6 and name.isupper() and len(name) > 1:
        return NameKind.BODY
    return NameKind.OTHER


def _gather(mentions: list[_Mention]) -> dict[str, _Entity]:
    """Entities of the report by every key that leads to them."""
    entities: dict[str, _Entity] = {}
    alone = {fold(m.words[0]) for m in mentions if len(m.words) == 1 and m.place is None}
    ranked = sorted(mentions, key=lambda m: (m.role is Role.HEADLINE, -len(m.words), m.span))
    for mention in ranked:
        name = " ".join(mention.words)
        key = mention.place.level if mention.place else fold(name)
        entity = entities.get(key)
        if entity is None:
            entity = _Entity(name=name, kind=mention.kind)
            entities[key] = entity
            last = _bare(_last(list(mention.words)))
            if mention.kind is NameKind.OTHER and 1 < len(mention.words) <= 3 and last in alone:
                entity.kind = NameKind.PERSON
            if entity.kind is NameKind.PERSON and 1 < len(mention.words) <= 5:
                for alias in {
                    last,
                    f"al-{last}",
                    fold(" ".join(_without_initials(mention.words))),
                    *(fold(w) for w in mention.words[: _eastern(mention.words)]),
                }:
                    entities.setdefault(alias, entity)
            acronym = "".join(word[0] for word in mention.words if word[0].isupper())
            if mention.kind is NameKind.BODY and len(acronym) > 2:
                entities.setdefault(fold(acronym), entity)
        if mention.kind is NameKind.PERSON and entity.kind is NameKind.OTHER:
            entity.kind = NameKind.PERSON
        if mention.country:
            entity.countries[mention.country] += 1
        if mention.title:
            entity.titles[mention.title] += 1
    return entities


def _without_initials(words: tuple[str, ...]) -> tuple[str, ...]:
    """ "Donald J. Holm" is also written "Donald Holm"."""
    return (words[0], *(word for word in words[1:-1] if len(word.rstrip(".")) > 1), *words[1:][-1:])


def _eastern(words: tuple[str, ...]) -> bool:
    return len(words) in {2, 3} and words[0].lower() in FAMILY_FIRST


def _bare(word: str) -> str:
    """A family name without the article of Arabic names: "al-Maliki" is "maliki"."""
    return re.sub(r"^(?:al|el|ad|as|ash)-", "", fold(word))


def _link(mention: _Mention, entities: dict[str, _Entity]) -> Name:
    name = " ".join(mention.words)
    if mention.place is not None:
        return Name(
            span=mention.span,
            core=mention.core,
            entity=name,
            level=mention.place.level,
            kind=NameKind.PLACE,
            country=mention.country,
            use=mention.place.use,
            reason=f"in the table of places as {mention.place.use}",
        )
    entity = entities[fold(name)]
    level = fold(entity.name)
    if entity.kind is NameKind.PERSON:
        parts = entity.name.split()
        level = sounded(_bare(parts[0] if _eastern(tuple(parts)) else _last(parts)))
    elif (main := outlets().get(name) or outlets().get(f"The {name}")) is not None:
        level = fold(main)
    linked = entity.name != name
    return Name(
        span=mention.span,
        core=mention.core,
        entity=entity.name,
        level=level.removeprefix("the "),
        kind=entity.kind,
        country=mention.country or next(iter(dict(entity.countries.most_common(1))), ""),
        title=mention.title or next(iter(dict(entity.titles.most_common(1))), ""),
        score=0.9 if linked else 1.0,
        reason=f"short for {entity.name}, named in full in this report" if linked else "a name",
    )


def _last(parts: list[str]) -> str:
    """The family name, without "Jr." and the like behind it."""
    kept = [part for part in parts if part.rstrip(".").lower() not in {"jr", "sr", "ii", "iii", "iv"}]
    return kept[-1] if kept else parts[-1]


_DESCRIPTION = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Hh]er|[Tt]heir)\s((?:(?!(?:the|his|her|their)\s)[\w’'.-]+\s){0,3}?)"
    rf"((?i:{'|'.join(sorted(OFFICES, key=len, reverse=True))}))\b(?!\s[A-Z]|-)"
)


def _described(text: str, sentences: list[Sentence], linked: list[Name]) -> Iterator[Name]:
    """Descriptions that lead to a person named elsewhere: "the Chinese President"."""
    persons = [name for name in linked if name.kind is NameKind.PERSON and name.title]
    if not persons:
        return
    holders, waiting = _Holders(), deque(sorted(persons, key=lambda name: name.span))
    taken = sorted(name.span for name in linked)
    ends = [span.end for span in taken]
    for sentence in sentences:
        for match in _DESCRIPTION.finditer(text, sentence.span.start, sentence.span.end):
            while waiting and waiting[0].span.start < match.start():
                holders.add(waiting.popleft())
            found = _described_person(match, holders)
            span = Span(*match.span())
            if found is None or _is_taken(text, span, taken, bisect_right(ends, span.start)):
                continue
            yield replace(found, span=span, core=span, described=True, score=0.7, reason=f"describes {found.entity}")


@dataclass(frozen=True, slots=True)
class _Holders:
    """Persons named so far by office, and by office and country; the one named last stands last."""

    met: dict[tuple[str, str], dict[str, Name]] = field(default_factory=dict)

    def add(self, person: Name) -> None:
        words = [ABBREVIATED.get(word, word) for word in person.title.split()]
        for office in {" ".join(words[first:]) for first in range(len(words))}:
            for country in {person.country, ""}:
                named = self.met.setdefault((office, country), {})
                named.pop(person.entity, None)
                named[person.entity] = person

    def meant(self, office: str, country: str) -> Name | None:
        """Who holds the office: the only one named, or the last one named of the country."""
        named = self.met.get((office, country), {})
        return next(reversed(named.values())) if named and (country or len(named) == 1) else None


def _is_taken(text: str, span: Span, taken: list[Span], first: int) -> bool:
    """Whether names stand where the description does, besides the adjective in it."""
    while first < len(taken) and taken[first].start < span.end:
        if not _inside(text, taken[first].start, span):
            return True
        first += 1
    return False


def _inside(text: str, start: int, span: Span) -> bool:
    """Whether the name that begins at ``start`` is only the adjective of the description."""
    word = _TOKEN.match(text, start)
    return word is not None and word.group() in places() and span.start < start


def _described_person(match: re.Match[str], holders: _Holders) -> Name | None:
    office = match.group(2).lower()
    if office in {"official", "member", "head", "expert", "witness", "resident"}:
        return None
    words = match.group(1).split()
    adjectives = [places()[w].country for w in words if w in places()]
    if not adjectives and not all(w.lower() in FIELDS for w in words):
        return None
    return holders.meant(office, adjectives[0] if adjectives else "")
