"""Reports to time on: made from sentences of our own, so that the bench needs no data.

Each report cuts, keeps and rewords sentences of one pool, as outlets do with agency copy. The words
are drawn from some two hundred, so that two sentences of the pool are about as unlike as two of a
real report (with a few templates all sentences are alike, and no news is like that).
"""

from random import Random

from twosource.api import report
from twosource.model.report import Report

_WHO = (
    "Harbour master Ines Calder", "Minister Paul Aske", "The port authority", "A union official", "Engineer Ruth Amsel",
    "Mayor Jo Vell", "The ferry line", "Captain Tom Brandt", "A spokesman for the yard", "The coast guard",
)  # fmt: skip
_SAID = ("said", "told reporters", "said in a statement", "added", "warned", "confirmed on Monday", "denied")
_THINGS = (
    "steering pump|northern breakwater|fog signal|pilot service|dry dock|night crossing|customs shed|fish market|"
    "grain silo|cable car|tide gauge|radar mast|salt store|lock gate|island school|tunnel toll|rescue boat|"
    "coal quay|river police|bus depot|water tower|timber yard|hotel pier|signal box|cattle pen|sugar mill|oil berth|"
    "repair crane|passenger list|insurance claim|winter timetable|harbour budget|safety drill|weather report"
).split("|")
_VERBS = (
    "had failed|would be checked|was sold|must be rebuilt|could not be reached|had been painted|was flooded|"
    "will be closed|is being measured|was insured|had doubled|was never tested|may be moved|was searched|"
    "had burned|was opened|could be leased|had been inspected|was blocked|will be lit"
).split("|")
_PLACES = "Arle|Port Ellery|Skerrow|Quill Island|Halden|Fog Bay|Marsh End|Oxley|Low Pier|Stonegate|Dorrit|Hask".split(
    "|"
)
_REASONS = (
    "because of the frost|after a complaint|without a permit|despite the strike|for want of money|since the election|"
    "under an old treaty|by mistake|against advice|during repairs|before the inquiry|through a broker|on the third try|"
    "in spite of warnings|amid rumours|over the holidays|at short notice|with borrowed tools|by royal charter"
).split("|")
_MONTHS = ("January", "March", "May", "September", "November")


def sentence(random: Random) -> str:
    """One sentence of news."""
    said = f"{random.choice(_WHO)} {random.choice(_SAID)} that"
    told = f"the {random.choice(_THINGS)} in {random.choice(_PLACES)} {random.choice(_VERBS)} {random.choice(_REASONS)}"
    more = random.choice(
        (
            f"and the {random.choice(_THINGS)} {random.choice(_VERBS)} by {random.choice(_MONTHS)}",
            f"for about {random.randint(20, 900)} people",
            f"while costs rose by more than {random.randint(3, 60)} percent",
            f"and that “the {random.choice(_THINGS)} {random.choice(_VERBS)} {random.choice(_REASONS)}”",
            f"near the {random.choice(_THINGS)}",
        )
    )
    return f"{said} {told} {more}."


def reports(count: int, words: int, seed: int = 7) -> list[Report]:
    """``count`` reports of about ``words`` words that share two thirds of their sentences."""
    random = Random(seed)
    pool = [sentence(random) for _ in range(words // 12)]
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
