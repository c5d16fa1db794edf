"""Whether two mentions in one story mean the same person.

Family names are compared as they sound ("Zelensky", "Zelenskyy"; "Gaddafi", "Qadhafi"), given names by
initial and by the short forms of a table. A family name alone means the person of the story who bears
it; where two bear it, the title or the given name must tell, else nobody can.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from twosource.analyse.names.titles import BODY_WORDS, FIELDS, HONORIFICS, OFFICE_HEADS, OFFICES
from twosource.analyse.tables import given_names, places
from twosource.model import naming
from twosource.model.sameness import Sameness, Verdict

_SHORT = (
    "alexander alex sasha sandy|andrew andy drew|anthony tony|antonio toni|barbara barb|benjamin ben benny|bernard bernie|catherine kate cathy "
    "kathy cate|katherine kate kathy katie|charles charlie chuck|christopher chris kit|daniel dan danny|david dave|deborah debbie deb|donald don "
    "donnie|edward ed eddie ted teddy ned|elizabeth liz beth betty lizzie|eugene gene|francis frank|franklin frank|frederick fred freddie|"
    "gerald gerry jerry|gregory greg|henry harry hank|jacob jake|james jim jimmy jamie|jennifer jen jenny|jeffrey jeff|jessica jess|john jack "
    "johnny|jonathan jon|joseph joe joey|joshua josh|kenneth ken kenny|lawrence larry|leonard len lenny|margaret maggie peggy meg|matthew "
    "matt|michael mike mick mickey|mikhail misha|mitchell mitch|nancy nan|nathaniel nate nat|nathan nate|nicholas nick nicky|pamela pam|patricia pat patty "
    "trish|patrick pat paddy|peter pete|philip phil|phillip phil|raymond ray|rebecca becky|richard rick dick rich ricky|robert bob rob bobby robbie|"
    "ronald ron ronnie|rudolph rudy|samuel sam sammy|stephen steve|steven steve|stephanie steph|stanley stan|susan sue susie|terence terry|theodore "
    "ted teddy theo|theresa terry tess|thomas tom tommy|timothy tim|victor vic|victoria vicky tori|vincent vince|virginia ginny|walter walt|"
    "william bill will billy willy|zachary zach"
)
"""Given names and the short forms that news uses for them; compiled for this project, 2026-11."""

_FULL = {
    short: {names.split()[0] for names in _SHORT.split("|") if short in names.split()}
    for short in _SHORT.replace("|", " ").split()
}
FAMILY_FIRST = naming.FAMILY_FIRST | naming.FAMILY_FIRST_CALLED_BY_LAST
"""Family names that stand first in Chinese, Korean and Vietnamese names."""
_PARTICLES = frozenset(
    "de del della di da dos das du van von der den ter ten la le bin ibn al el ben mac st abu".split()
)
_FEMALE, _MALE = (
    frozenset("mrs ms miss madame lady dame queen princess".split()),
    frozenset("mr sir lord king prince".split()),
)


@dataclass(frozen=True, slots=True)
class Person:
    """A mention taken apart: given names, family name as it sounds, and sex where a title says so."""

    given: tuple[str, ...]
    family: str
    sex: str = ""


def sounded(name: str) -> str:
    """A family name levelled over the spellings of its transliterations.

    Example:
        >>> sounded("Zelenskyy") == sounded("Zelensky"), sounded("al-Sisi") == sounded("el-Sissi")
        (True, True)
        >>> sounded("Medvedev") == sounded("Lebedev")
        False
    """
    plain = unicodedata.normalize(
        "NFKD", name.casefold().replace("ø", "o").replace("ł", "l").replace("ß", "ss").replace("ı", "i")
    )
    plain = re.sub(r"[^a-z-]", "", "".join(c for c in plain if not unicodedata.combining(c)))
    plain = re.sub(r"^(?:al|el|ad|as|ash|an)-", "", plain).replace("-", "")
    if len(plain) <= 3:
        return plain
    for found, instead in _SOUNDS:
        plain = found.sub(instead, plain)
    return plain


# In this order: "Zelenskyy", "Zelenskiy"; "Gaddafi", "Qadhafi"; "Khrushchev", "Mohammed", "Muhammad", "Yusuf", "Youssef"
_SOUNDS = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (r"(?:iy|yj|ij|yi|ii|yy|iyy|ey)$", "y"),
        (r"(?<=[^aeiou])i$", "y"),
        (r"^q(?!u)|^kh|^gh", "g"),
        (r"^g(?=add|adh|ad+af)", "g"),
        (r"qu|qv", "kv"),
        (r"tsch|tch|tj|cz", "ch"),
        (r"dh|dd", "d"),
        (r"kh|q(?!u)", "k"),
        (r"ou|oo|u", "o"),
        (r"ph", "f"),
        (r"w(?=[aeiou])", "v"),
        (r"ff$|ff", "f"),
        (r"v$", "f"),
        (r"([a-z])\1", r"\1"),
        (r"yo|jo", "io"),
        (r"(?<=[aeiou])y(?=[aeiou])", "i"),
        (r"j(?=[aeiou])(?!a[mn])", "j"),
    )
)


def person(mention: str) -> Person:
    """A mention taken apart, titles left out.

    Example:
        >>> person("Ukrainian President Volodymyr Zelenskyy").given, person("Mrs Vekar").sex
        (('volodymyr',), 'f')
    """
    words = [word.strip(".,'’\"") for word in re.sub(r"['’]s$", "", mention.strip()).split()]
    sex = ""
    names: list[str] = []
    for index, word in enumerate(words):
        low = word.lower()
        sex = sex or ("f" if low in _FEMALE else "m" if low in _MALE else "")
        following = words[index + 1].lower() if index + 1 < len(words) else ""
        if not names and following and (_is_title(low, word) or (low in BODY_WORDS and following in OFFICES)):
            continue
        if low.rstrip(".") not in naming.GENERATIONS:
            names.append(word)
    if not names:
        return Person((), "", sex)
    return _parted(names, sex)


def _is_title(low: str, word: str) -> bool:
    parts = (HONORIFICS, OFFICES, OFFICE_HEADS, FIELDS)
    if low in _PARTICLES or low in given_names() or word in given_names():
        return False
    return (
        any(low in part for part in parts)
        or low in {"the", "former", "then", "north", "south"}
        or word in places()
        or low.endswith(("ish", "ese", "ian", "can", "ean"))
        or word.islower()
    )


def _parted(names: list[str], sex: str) -> Person:
    if (
        len(names) > 1
        and names[0].lower() in FAMILY_FIRST
        and len(names) <= 3
        and names[-1].lower() not in FAMILY_FIRST - {names[0].lower()}
    ):
        return Person(("".join(re.sub(r"-", "", n).lower() for n in names[1:]),), sounded(names[0]), sex)
    cut = len(names) - 1
    while cut > 0 and names[cut - 1].lower().strip("-") in _PARTICLES:
        cut -= 1
    family = "".join(name for name in names[cut:] if name.lower() not in {"al", "el", "bin", "ibn"})
    given = [part for name in names[:cut] if name.lower() not in _PARTICLES for part in name.split("-")]
    return Person(tuple(_plain(part) for part in given), sounded(family), sex)


def _plain(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    return re.sub(r"[^a-z]", "", "".join(c for c in plain if not unicodedata.combining(c)))


def same_person(one: str, two: str, story: Iterable[str] = ()) -> Verdict:
    """Whether two mentions mean one person.

    Args:
        story: all mentions of persons in the story, so that a family name borne by two is not taken for either.

    Example:
        >>> same_person("Mr Zelensky", "Volodymyr Zelenskyy").value.value
        'same'
        >>> same_person("Vekar", "Mara Vekar", ["Mara Vekar", "Tomas Vekar"]).reason
        'Mara Vekar and Tomas Vekar bear the name'
        >>> same_person("Bob Dole", "Robert Dole").value.value, same_person("Bill Lorn", "Hilda Lorn").value.value
        ('same', 'differs')
    """
    a, b = person(one), person(two)
    if not a.family or not b.family:
        return _verdict(Sameness.CANNOT_TELL, 0.3, "no family name is stated")
    if a.family != b.family:
        return _other_order(a, b, one, two)
    if a.given and b.given:
        if _given_agree(a.given, b.given):
            return _verdict(Sameness.SAME, 0.95, "given and family name agree")
        return _verdict(Sameness.DIFFERS, 0.9, "their given names differ")
    if a.sex and b.sex and a.sex != b.sex:
        return _verdict(Sameness.DIFFERS, 0.9, "their titles differ in sex")
    bearers = _bearers(a, story)
    known = a if a.given else b
    short = b if a.given else a
    fitting = [name for name in bearers if not _sex_differs(person(name), short)]
    if len(bearers) > 1 and (
        len(fitting) != 1 or (known.given and not _given_agree(person(fitting[0]).given, known.given))
    ):
        return _verdict(Sameness.CANNOT_TELL, 0.4, f"{' and '.join(sorted(bearers)[:3])} bear the name")
    if known.given and _sex_differs(known, short):
        return _verdict(Sameness.DIFFERS, 0.85, "title and given name differ in sex")
    return _verdict(Sameness.SAME, 0.9, "the only person of the name in the story")


def _other_order(a: Person, b: Person, one: str, two: str) -> Verdict:
    """ "Mohammed bin Salman" and "Prince Mohammed": a given name alone; "Kim" behind or before."""
    for alone, full in ((a, b), (b, a)):
        if not alone.given and full.given and alone.family in {sounded(full.given[0]), sounded(full.given[-1])}:
            return _verdict(Sameness.SAME, 0.6, "named by the given name")
    if _plain(one) == _plain(two):
        return _verdict(Sameness.SAME, 0.9, "the same name")
    return _verdict(Sameness.DIFFERS, 0.9, "their family names differ")


def _bearers(short: Person, story: Iterable[str]) -> list[str]:
    """The different persons of the story that bear a family name, each by its fullest mention."""
    found: list[str] = []
    for name in sorted(set(story), key=lambda name: (-len(person(name).given), name)):
        mention = person(name)
        is_bearer = mention.family == short.family and mention.given
        if is_bearer and not any(_given_agree(person(other).given, mention.given) for other in found):
            found.append(name)
    return found


def _given_agree(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two lists of given names may be one person's: "J. R." and "John", "Bob" and "Robert"."""
    first, second = one[0], two[0]
    if first == second or sounded(first) == sounded(second):
        return True
    if len(first) == 1 or len(second) == 1:
        # "M. Morel": Monsieur, where the initial fits nobody
        monsieur = "m" in {first, second} and _sexes().get(max(first, second, key=len), "") != "f"
        return first[0] == second[0] or monsieur
    if (
        _FULL.get(first, {first}) & _FULL.get(second, {second})
        or first in _FULL.get(second, ())
        or second in _FULL.get(first, ())
    ):
        return True
    return first in two or second in one or _spelt_alike(first, second)


def _spelt_alike(one: str, two: str) -> bool:
    """Spellings of one name in transliteration: "Muammar" and "Moammar", "Sergei" and "Sergey", not "Michael" and "Michelle"."""
    if min(len(one), len(two)) < 5 or one[0] != two[0]:
        return False
    first, second = _sexes().get(one, ""), _sexes().get(two, "")
    return (not first or not second or first == second) and _skeleton(one) == _skeleton(two)


def _skeleton(name: str) -> str:
    return re.sub(r"([a-z])\1", r"\1", re.sub(r"[aeiouyjh]", "", name))


@cache
def _sexes() -> dict[str, str]:
    return {name.lower(): sex for name, sex in given_names().items()}


def _sex_differs(full: Person, short: Person) -> bool:
    if full.sex and short.sex:
        return full.sex != short.sex
    if not short.sex or not full.given:
        return False
    known = _sexes().get(full.given[0], "")
    return bool(known) and known != short.sex


def _verdict(value: Sameness, score: float, reason: str) -> Verdict:
    return Verdict(value=value, score=score, reason=reason)
