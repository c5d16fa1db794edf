"""Content words for one another: neutral synonyms, words of one thing with different load.

No score of bias: a substitution is classed, and the class is said. The words stand in three tables of
``twosource/tables``, a group a line, each with its origin: two words of one line of ``synonyms.txt`` tell a
reader the same; two of ``colours.txt`` name the same thing and colour it differently; the two of a line of
``opposites.txt`` tell the contrary of each other. A hyphen may stand for a blank.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import cache
from importlib import resources
from itertools import pairwise

_REASON = "one thing, two colours: {!r} is the stronger word"


class Substitution(StrEnum):
    """SYNONYM: tells the same; LOADED: one thing, another colour; OPPOSITE: the contrary; OTHER: none known."""

    SYNONYM = "synonym"
    LOADED = "loaded"
    OPPOSITE = "opposite"
    OTHER = "other"


def _lines(name: str) -> list[list[str]]:
    """The groups of a table; what stands behind "#" is a remark."""
    text = resources.files("twosource").joinpath("tables", name).read_text("utf-8")
    return [words for line in text.splitlines() if (words := line.partition("#")[0].split())]


@cache
def _synonym_groups() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(_lines("synonyms.txt")):
        for word in group:
            groups.setdefault(word.replace("-", " ").lower(), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


@cache
def _loads() -> dict[str, dict[int, int]]:
    loads: dict[str, dict[int, int]] = {}
    for number, group in enumerate(_lines("colours.txt")):
        for entry in group:
            word, _, load = entry.rpartition(":")
            loads.setdefault(word.replace("-", " "), {})[number] = int(load)
    return loads


def substitution(
    first: Sequence[str], second: Sequence[str], stems: tuple[Sequence[str], Sequence[str]]
) -> tuple[Substitution, str]:
    """How one side's content words stand to the other's, and the reason in words.

    Args:
        first, second: content words in small letters; stems: the same without endings.

    Example:
        >>> substitution(("invasion",), ("military", "operation"), (("invasion",), ("military", "operation")))[0].value
        'loaded'
        >>> substitution(("started",), ("initiated",), (("start",), ("initiat",)))[0].value
        'synonym'
    """
    contrary = _contrary_words()
    for one in [word for word in (*first, *stems[0]) if word in contrary]:
        for two in [word for word in (*second, *stems[1]) if word in contrary]:
            if frozenset((one, two)) in _opposites():
                return Substitution.OPPOSITE, f"{one!r} and {two!r} tell the contrary"
    coloured = _coloured(_forms(first, stems[0]), _forms(second, stems[1]))
    if coloured:
        return Substitution.LOADED, coloured
    if _all_synonyms(first, second, stems):
        return Substitution.SYNONYM, "the words mean the same"
    return Substitution.OTHER, "other words"


@cache
def _opposites() -> frozenset[frozenset[str]]:
    return frozenset(
        frozenset((one, two))
        for a, b in _lines("opposites.txt")
        for one in {a, *_endings(a)}
        for two in {b, *_endings(b)}
    )


@cache
def _contrary_words() -> frozenset[str]:
    return frozenset(word for pair in _opposites() for word in pair)


def _forms(words: Sequence[str], stems: Sequence[str]) -> dict[str, str]:
    """Neighbouring pairs, single words and stems, as the tables may hold them, each with the words that it stands for."""
    forms = {f"{one} {two}": f"{one} {two}" for one, two in pairwise(words)}
    for form, word in (*zip(words, words, strict=True), *zip(stems, words, strict=True)):
        forms.setdefault(form, word)
    return forms


def _coloured(first: Mapping[str, str], second: Mapping[str, str]) -> str:
    """Why a word of one side is more loaded than one of the other, "" where none is.

    A word that both have is set for none: "the State admits" / "the State Department admits".
    """
    for one, shown in first.items():
        for two, other in second.items():
            stronger = _stronger(one, two) if one not in second and two not in first else None
            if stronger is not None:
                return _REASON.format((shown, other)[stronger])
    return ""


@cache
def _stemmed_loads() -> dict[str, dict[int, int]]:
    stemmed: dict[str, dict[int, int]] = {}
    for word, loads in _loads().items():
        for form in {word, *_endings(word)}:
            stemmed.setdefault(form, loads)
    return stemmed


@cache
def _stemmed_synonyms() -> dict[str, frozenset[int]]:
    stemmed: dict[str, frozenset[int]] = {}
    for word, groups in _synonym_groups().items():
        for form in {word, *_endings(word)}:
            stemmed[form] = stemmed.get(form, frozenset()) | groups
    return stemmed


def _endings(word: str) -> tuple[str, ...]:
    """A base form's stems, as they come out of inflected forms: "fir" of "fired", "deni" of "denied", "carr" of "carry"."""
    if len(word) < 4 or word[-1] not in "ey":
        return ()
    return (word[:-1],) if word[-1] == "e" else (f"{word[:-1]}i", word[:-1])


def synonym_groups(word: str) -> frozenset[int]:
    """The groups of words of one meaning that a word belongs to.

    Example:
        >>> bool(synonym_groups("begin") & synonym_groups("start"))
        True
    """
    return _stemmed_synonyms().get(word, frozenset())


def is_loaded(word: str) -> bool:
    """Whether a word colours what it names.

    Example:
        >>> is_loaded("regime"), is_loaded("government")
        (True, False)
    """
    return any(load > 0 for load in _stemmed_loads().get(word, {}).values())


def loaded(one: str, two: str) -> str:
    """Why one of two words colours the thing that both name otherwise; "" where neither does.

    Example:
        >>> loaded("regime", "government")
        "one thing, two colours: 'regime' is the stronger word"
    """
    stronger = _stronger(one, two)
    return "" if stronger is None else _REASON.format((one, two)[stronger])


def _stronger(one: str, two: str) -> int | None:
    """Which of two words for one thing is the more loaded, 0 or 1; None where they are not, or no line has both."""
    loads_a, loads_b = _stemmed_loads().get(one, {}), _stemmed_loads().get(two, {})
    for group in loads_a.keys() & loads_b.keys():
        if loads_a[group] != loads_b[group]:
            return 0 if loads_a[group] > loads_b[group] else 1
    return None


def have_one_form(one: str, two: str) -> bool:
    """Whether a word may stand where the other did, by their endings; irregular forms go with all but "-ing".

    Example:
        >>> have_one_form("censored", "deleted"), have_one_form("censored", "cut"), have_one_form("reports", "claiming")
        (True, True, False)
    """
    first, second = (next((end for end in ("ing", "ed", "s") if word.endswith(end)), "") for word in (one, two))
    return first == second or ("" in {first, second} and "ing" not in {first, second})


def _all_synonyms(first: Sequence[str], second: Sequence[str], stems: tuple[Sequence[str], Sequence[str]]) -> bool:
    """Whether each content word has a synonym (or its own stem) on the other side."""
    table = _stemmed_synonyms()

    def groups(word: str, stem: str) -> frozenset[int]:
        return table.get(word, frozenset()) | table.get(stem, frozenset())

    sides = [list(zip(first, stems[0], strict=True)), list(zip(second, stems[1], strict=True))]
    for here, there in (sides, reversed(sides)):
        for word, stem in here:
            if not any(stem == other or groups(word, stem) & groups(o, other) for o, other in there):
                return False
    return bool(first) and bool(second)
