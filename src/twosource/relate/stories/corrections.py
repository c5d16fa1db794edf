"""What readers put together or set apart: it stands, whatever the texts say."""

from collections.abc import Iterable

from twosource.errors import UsageError


class Corrections:
    """Pairs of reports that tell one story, and pairs that do not."""

    def __init__(self, together: Iterable[tuple[str, str]] = (), apart: Iterable[tuple[str, str]] = ()) -> None:
        self._together = {_pair(a, b) for a, b in together}
        self._apart = {_pair(a, b) for a, b in apart}
        self._settle()

    def together(self, a: str, b: str) -> None:
        """The two tell one story; an earlier word to the contrary on these two is taken back.

        Raises:
            UsageError: other corrections say that they do not.
        """
        _check(a, b)
        self._state(together=self._together | {_pair(a, b)}, apart=self._apart - {_pair(a, b)})

    def apart(self, a: str, b: str) -> None:
        """The two tell two stories; an earlier word to the contrary on these two is taken back.

        Raises:
            UsageError: other corrections say that they tell one.
        """
        _check(a, b)
        self._state(together=self._together - {_pair(a, b)}, apart=self._apart | {_pair(a, b)})

    def take_back(self, a: str, b: str) -> None:
        """Whatever was said of the two is not said."""
        self._together.discard(_pair(a, b))
        self._apart.discard(_pair(a, b))
        self._settle()

    def with_(self, report: str) -> frozenset[str]:
        """The report and all that are together with it."""
        return self._groups.get(report, frozenset((report,)))

    def against(self, report: str) -> frozenset[str]:
        """All reports that may not share its story."""
        return self._foes.get(report, frozenset())

    def names(self, report: str) -> bool:
        """Whether any correction names the report."""
        return report in self._groups or report in self._foes

    def rows(self) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """The pairs together and the pairs apart, sorted."""
        return sorted(self._together), sorted(self._apart)

    def _state(self, *, together: set[tuple[str, str]], apart: set[tuple[str, str]]) -> None:
        before = self._together, self._apart
        self._together, self._apart = together, apart
        self._settle()
        for a, b in sorted(apart):
            if b in self.with_(a):
                self._together, self._apart = before
                self._settle()
                raise UsageError(
                    f"corrections contradict each other: {a!r} and {b!r} are set apart, and other corrections put them "
                    "together; take one of these back first"
                )

    def _settle(self) -> None:
        groups: dict[str, frozenset[str]] = {}
        for a, b in sorted(self._together):
            joined = groups.get(a, frozenset((a,))) | groups.get(b, frozenset((b,)))
            groups.update(dict.fromkeys(joined, joined))
        self._groups = groups
        foes: dict[str, frozenset[str]] = {}
        for pair in sorted(self._apart):
            for one, other in (pair, pair[::-1]):
                for report in groups.get(one, frozenset((one,))):
                    foes[report] = foes.get(report, frozenset()) | groups.get(other, frozenset((other,)))
        self._foes = foes


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _check(a: str, b: str) -> None:
    if a == b:
        raise UsageError(f"a correction names two reports, not {a!r} twice")
