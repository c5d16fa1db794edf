"""Weights of word links, learned from pairs of our own."""

from linker import f1, learned, lessons, table

# Subjects, verbs and objects that meet one for one, with what the gold says of them.
_SUBJECTS = ("masons divers", "nurses doctors", "farmers millers", "clerks porters", "pilots sailors")
_VERBS = ("shut barred", "left quit", "sought wanted", "praised lauded", "feared dreaded")


def _lines() -> list[str]:
    pairs = [(subject.split(), verb.split()) for subject in _SUBJECTS for verb in _VERBS]
    return [
        f"0\t{subject[0]} {verb[0]} the lock\t\t{subject[n % 2]} {verb[1]} the lock\t\t1\t1\t{links}"
        for n in (0, 1)
        for subject, verb in pairs
        for links in (["0-0 1-1 2-2 3-3 0-1"] if n == 0 else ["1-1 2-2 3-3 0-0"])
    ]


def test_sure_links_end_where_their_order_begins_anew() -> None:
    first, last = list(lessons(_lines()))[:: len(_lines()) - 1]
    assert first.sure == {(0, 0), (1, 1), (2, 2), (3, 3)}
    assert last.sure == {(1, 1), (2, 2), (3, 3)}


def test_what_is_always_so_in_the_lessons_is_learned() -> None:
    taught = [*lessons(_lines())] * 4
    weights = learned(taught)
    assert set(weights) == {("words", "free")}
    assert weights["words", "free"].shape == (34,)
    head, *rows = (line.split("\t") for line in table(weights).splitlines() if not line.startswith("#"))
    assert head == ["", "words, free"]
    assert all(len(row) == 2 and float(row[1]) < 100 for row in rows)


def test_pairs_are_scored_by_their_sure_links() -> None:
    assert 0.8 < f1(list(lessons(_lines()))) <= 1
