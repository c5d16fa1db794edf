"""Reports to time on: made from sentences of our own, so that the bench needs no data.

Each report cuts, keeps and rewords sentences of one pool, as outlets do with agency copy.
"""

from random import Random

from twosource.api import report
from twosource.model.report import Report

_WHO = (
    "Harbour master Ines Calder",
    "Minister Paul Aske",
    "The port authority",
    "A union official",
    "Engineer Ruth Amsel",
)
_SAID = ("said", "told reporters", "said in a statement", "added", "warned")
_WHAT = (
    "the {thing} had failed {number} times since {month}",
    "the {thing} would be checked before the end of the week",
    "no decision on the {thing} had been taken by {month}",
    "about {number} people depended on the {thing} every day",
    "the cost of the {thing} had risen by more than {number} percent",
    "“the {thing} was never tested in fog, and everybody here knew it”",
)
_THINGS = (
    "steering pump",
    "northern breakwater",
    "ferry line",
    "fog signal",
    "pilot service",
    "dry dock",
    "night crossing",
)
_MONTHS = ("January", "March", "May", "September", "November")


def sentence(random: Random) -> str:
    """One sentence of news."""
    what = random.choice(_WHAT).format(
        thing=random.choice(_THINGS), number=random.randint(2, 900), month=random.choice(_MONTHS)
    )
    return f"{random.choice(_WHO)} {random.choice(_SAID)} that {what}."


def reports(count: int, words: int, seed: int = 7) -> list[Report]:
    """``count`` reports of about ``words`` words that share two thirds of their sentences."""
    random = Random(seed)
    pool = [sentence(random) for _ in range(words // 8)]
    made = []
    for number in range(count):
        own = Random(seed + number)
        told: list[str] = ["PORT ELLERY (AFP) — " + pool[0]]
        while sum(len(part.split()) for part in told) < words:
            shared = own.random() < 2 / 3
            told.append(pool[len(told) % len(pool)] if shared else sentence(own))
        made.append(
            report("\n\n".join(told), name=f"{number:02}.txt", outlet=f"Outlet {number}", published="2026-05-12")
        )
    return made
