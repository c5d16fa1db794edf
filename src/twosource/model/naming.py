"""Which word of a person's name is the family name."""

import re

# Family names that stand first in Chinese and Korean names, and in Vietnamese ones, where people are called by the last
FAMILY_FIRST = frozenset(
    (
        "xi li wang zhang liu chen yang zhao huang zhou wu xu sun hu zhu gao lin he guo ma luo kim park lee moon "
        "choi jung kang cho yoon jang lim han mao deng jiang wen"
    ).split()
)
FAMILY_FIRST_CALLED_BY_LAST = frozenset("nguyen tran le pham hoang phan vu dang bui do".split())
# Given names or words elsewhere as well: "Kim Clark", "Lee Anderson", "Lin Wood"
_ELSEWHERE_TOO = frozenset("kim lee park moon han lin he ma lim jung cho".split())
GENERATIONS = frozenset("jr sr ii iii iv".split())


def family_of(name: str) -> str:
    """The family name in small letters, titles and "Jr." left out.

    Of two words that might be a given and a family name the last is taken, unless the second has a hyphen.

    Example:
        >>> family_of("Mr Vekar"), family_of("Xi Jinping"), family_of("Moon Jae-in"), family_of("Kim Jong Un")
        ('vekar', 'xi', 'moon', 'kim')
        >>> family_of("Kim Clark"), family_of("Ferdinand Marcos Jr."), family_of("")
        ('clark', 'marcos', '')
    """
    words: list[str] = re.findall(r"[\w'’-]+", name.casefold())
    parts = [word for word in words if word not in GENERATIONS] or words
    if not parts:
        return ""
    first = parts[0] in FAMILY_FIRST and len(parts) in {2, 3}
    sure = len(parts) == 3 or "-" in parts[-1] or parts[0] not in _ELSEWHERE_TOO
    return parts[0] if first and sure else parts[-1]
