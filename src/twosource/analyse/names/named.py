"""From a sequence of capitals to mentions: what kind of thing each names, with the titles that stand before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from twosource.analyse.names.capitals import CALENDAR, Token, is_act
from twosource.analyse.names.titles import BODY_WORDS, FIELDS, OFFICE_HEADS, PRESS_WORDS
from twosource.analyse.names.titling import small_title, split_title, without_office
from twosource.analyse.tables import Place, given_names, outlets, places
from twosource.analyse.words import STOP
from twosource.model.analysis import NameKind
from twosource.model.report import Role
from twosource.model.span import Span

# No outlet's name is looked for in more words.
_OUTLET_WORDS = 4
_SEXES = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f"}
# Given name and last name.
_PERSON_WORDS = 2
# What is named after a person or a flower: "Rose Garden", "Lincoln Bedroom".
_GROUNDS = frozenset(
    "garden gardens bedroom room center centre hall street avenue park square memorial prize act".split()
)
# "Lind/POLITICO", "Lind/AP": a photographer and who prints the picture; refused: "Minneapolis/St.", "Lind/Berg"
_CREDITED = re.compile(r"([^/]+)/[A-Z]{2,}$")


@dataclass(frozen=True, slots=True)
class Mention:
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
    sex: str = ""  # by "Mr" or "Ms" before it


def parts_of(tokens: list[Token]) -> Iterator[list[Token]]:
    """The sequence cut at days and months, and behind a person's name ("Mr Vekar of Norland")."""
    current: list[Token] = []
    for place, token in enumerate(tokens):
        if token[0] in {"of", "for", "on"} and (_is_whole(current, token[0]) or _is_aired(tokens[place:])):
            yield current
            current = []
        if not current and token[0] in STOP:
            continue
        if current and "." in current[-1][0] and is_act(token[0].lower()):  # "… of the U.S. Considering Holm's"
            yield current
            current = []
            continue
        if token[0].lower() in CALENDAR and token[0].lower() not in {"may", "march", "april", "june", "august"}:
            if current:
                yield current
            current = []
            continue
        if current and _is_named_behind(current, tokens[place:]):  # "Port League | Susan Rice"
            yield current
            current = []
        if current and (credited := _CREDITED.match(token[0])) is not None:  # "Mara Lind/KZZQ | Mayor Holm"
            yield [*current, (credited.group(1), token[1], token[1] + credited.end(1))]
            current = []
            continue
        current.append(token)
    if current:
        yield current


def _is_named_behind(body: list[Token], rest: list[Token]) -> bool:
    """Whether a person's two names end the sequence: "envoy to the Port League | Ben Ohm", "Head of Piers | Ben Ohm".

    Refused: "White House Rose Garden", "Fox News".
    """
    last = body[-1][0].lower()
    lows = [token[0].lower() for token in body]
    office = lows[0] in OFFICE_HEADS and not {"of", "for"}.isdisjoint(lows) and lows[-2:] != ["of", "state"]
    if len(rest) != _PERSON_WORDS or len(body) < _PERSON_WORDS or "." in rest[1][0]:
        return False
    if not office and last not in BODY_WORDS:
        return False
    words = [token[0].lower() for token in rest]
    return (
        rest[0][0] in given_names()
        and words[1] not in BODY_WORDS | PRESS_WORDS | _GROUNDS
        and words[0] not in BODY_WORDS
    )


def _is_aired(tokens: list[Token]) -> bool:
    """Whether an outlet follows "on": "Ove Lund | on CNN", "the mayor's son Jan Berg | on Fox News"."""
    words = [token[0] for token in tokens[1 : 1 + _OUTLET_WORDS]]
    return tokens[0][0] == "on" and any(" ".join(words[:count]) in outlets() for count in range(1, len(words) + 1))


def _is_whole(tokens: list[Token], joint: str) -> bool:
    """Whether the words before "of", "for" or "on" are a person's name, or a place that it does not go on."""
    words = tuple(token[0] for token in tokens)
    rest = tuple(token[0] for token in split_title(tokens)[2])
    if joint != "of" and " ".join(words) in places():
        return True
    titled = 0 < len(rest) < len(words)
    return len(words) > 1 and kind_of(" ".join(rest), rest, None, titled_person=titled) is NameKind.PERSON


def mention_of(text: str, tokens: list[Token], role: Role, lowered: frozenset[str]) -> Mention | None:
    """The name with titles before it, or None where nothing of a name is left."""
    tokens = without_office(tokens)
    country, title, rest = split_title(tokens)
    if not rest:
        return None
    start, end = rest[0][1], rest[-1][2]
    words = tuple(token[0] for token in rest)
    name = " ".join(words)
    place = places().get(name) or places().get(name.rstrip("."))
    if place is None and name.isupper() and len(name) > 3:
        place = places().get(name.title())
    kind = kind_of(name, words, place, titled_person=len(rest) < len(tokens))
    if kind is NameKind.OTHER and len(words) == 1 and (words[0].lower() in lowered or words[0].lower() in FIELDS):
        return None
    first, lower_title, served = small_title(text, tokens[0][1])
    if lower_title and kind in {NameKind.OTHER, NameKind.PERSON} and place is None:
        kind, title = NameKind.PERSON, title or lower_title
        country = country or served
    else:
        first = tokens[0][1]
    return Mention(
        span=Span(first, end),
        core=Span(start, end),
        words=words,
        kind=kind,
        place=place,
        title=title,
        country=place.country if place else country,
        role=role,
        sex=next((_SEXES[low] for token in tokens if (low := token[0].lower().rstrip(".")) in _SEXES), ""),
    )


def kind_of(name: str, words: tuple[str, ...], place: Place | None, *, titled_person: bool) -> NameKind:
    """What a name names, by the tables, its words and whether a person's title stands before it.

    Example:
        >>> kind_of("Mara Vekar", ("Mara", "Vekar"), None, titled_person=True).value
        'person'
        >>> kind_of("Transport Ministry", ("Transport", "Ministry"), None, titled_person=False).value
        'body'
    """
    if place is not None:
        return NameKind.PLACE
    if name in outlets() or f"The {name}" in outlets():
        return NameKind.BODY
    lows = [word.lower().rstrip(".") for word in words]
    if titled_person:
        return NameKind.PERSON
    if lows[-1] in BODY_WORDS or lows[-1] in PRESS_WORDS or any(low in BODY_WORDS for low in lows[:-1]):
        return NameKind.BODY
    if ("of" in lows[1:-1] or "&" in lows[1:-1]) and len(words) > 2:
        return NameKind.BODY
    if words[0] in given_names() and 1 < len(words) <= 4:
        return NameKind.PERSON
    if len(words) == 1 and len(name) <= 6 and name.isupper() and len(name) > 1:
        return NameKind.BODY
    return NameKind.OTHER
