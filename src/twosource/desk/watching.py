"""New reports as they come: files of a folder, and the articles that feeds point to.

A file is taken in when it has stayed the same from one look to the next, so that none is read half-written. A
feed is asked with the marks of its last answer, less often the more often it fails; what it points to is asked
again now and then, since it may have a later version.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from twosource import flow
from twosource.desk.fetching import Fetched, Fetcher
from twosource.errors import FormatError, MissingError, ReadError
from twosource.model.agency import AgencyTable
from twosource.model.report import Report
from twosource.settings import Settings

Entry = Report | ReadError
# A feed that fails waits twice as long each time, up to a day.
_FIRST_WAIT, _LONGEST_WAIT = 300, 86_400
# An article is asked again after an hour, then two, four … up to a day.
_ARTICLE_WAIT = 3600
# Answers that may be others later: too slow, too early, too many requests.
_FOR_NOW = frozenset({408, 425, 429})
# Of one feed so many new articles are fetched in one round.
_ARTICLES = 50


@dataclass(slots=True)
class FolderWatch:
    """The files of a folder that are new or changed since the last look."""

    folder: Path
    _taken: dict[Path, tuple[int, int]] = field(default_factory=dict)
    _seen: dict[Path, tuple[int, int]] = field(default_factory=dict)

    def ready(self) -> list[str]:
        """Files that have not changed since the last look and were not taken in as they are."""
        now = dict(self._states())
        found = [path for path, state in now.items() if self._seen.get(path) == state != self._taken.get(path)]
        self._taken.update({path: now[path] for path in found})
        self._seen = now
        return [str(path) for path in sorted(found)]

    def _states(self) -> Iterator[tuple[Path, tuple[int, int]]]:
        for path in self.folder.rglob("*"):
            try:
                state = path.stat()
            except OSError:
                continue
            hidden = any(part.startswith(".") for part in path.relative_to(self.folder).parts)
            if path.is_file() and not hidden and state.st_size:
                yield path, (state.st_mtime_ns, state.st_size)


@dataclass(slots=True)
class _State:
    etag: str = ""
    modified: str = ""
    failures: int = 0  # of an article: how often it was asked
    not_before: float = 0.0
    links: tuple[str, ...] = ()  # of a feed: what it named last
    told: str = ""  # of an article: what was wrong last


class FeedWatch:
    """The articles of feeds.

    Args:
        is_known: whether the desk has a report of this address; it is not fetched again then.
        clock: seconds that only grow.
    """

    def __init__(
        self, urls: Sequence[str], fetcher: Fetcher, is_known: Callable[[str], bool], clock: Callable[[], float]
    ) -> None:
        self._states = {url: _State() for url in urls}
        self._fetcher = fetcher
        self._is_known = is_known
        self._clock = clock
        self._refused: set[str] = set()
        self._articles_asked: dict[str, _State] = {}

    def pages(self) -> Iterator[Fetched | ReadError]:
        """New articles of all feeds that are due, and what could not be had."""
        for url, state in self._states.items():
            if self._clock() < state.not_before:
                continue
            try:
                answer = self._fetcher.get(url, etag=state.etag, modified=state.modified)
                self._answered(state, answer)
                if answer.status == 200:
                    state.links = feed_links(answer.raw, answer.url)
            except ReadError as error:
                self._failed(state, 0)
                yield error
                continue
            if answer.status not in {200, 304}:
                yield MissingError(f"answers {answer.status}", where=url, todo="It is asked again later.")
            # a feed that has not changed names the same articles, and these may have
            yield from self._articles(state.links)

    def _answered(self, state: _State, answer: Fetched) -> None:
        if answer.status in {200, 304}:
            state.failures, state.not_before = 0, 0.0
            state.etag, state.modified = answer.etag or state.etag, answer.modified or state.modified
        else:
            self._failed(state, answer.retry_seconds)

    def _failed(self, state: _State, asked_seconds: int) -> None:
        wait = min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** min(state.failures, 20))
        state.failures += 1
        state.not_before = self._clock() + max(wait, asked_seconds)

    def _articles(self, links: Sequence[str]) -> Iterator[Fetched | ReadError]:
        due = [link for link in links if self._is_due(link)]
        for link in due[:_ARTICLES]:
            state = self._articles_asked.setdefault(link, _State())
            try:
                page = self._fetcher.get(link, etag=state.etag, modified=state.modified)
            except MissingError as error:
                yield from self._later(state, error, 0)
                continue
            except ReadError as error:
                self._refused.add(link)
                yield error
                continue
            if page.status in {200, 304}:
                self._put_off(state, _ARTICLE_WAIT)
            if page.status == 200:
                state.etag, state.modified, state.told = page.etag, page.modified, ""
                yield replace(page, url=link)
            elif page.status in _FOR_NOW or page.status >= 500:
                busy = MissingError(f"answers {page.status}", where=link, todo="It is asked again later.")
                yield from self._later(state, busy, page.retry_seconds)
            elif page.status != 304:
                self._refused.add(link)
                yield MissingError(f"answers {page.status}", where=link, todo="It is passed over from now on.")

    def _later(self, state: _State, error: MissingError, asked_seconds: int) -> Iterator[MissingError]:
        """Put off an article that could not be had for now; the same failure is told once."""
        self._put_off(state, max(_FIRST_WAIT, asked_seconds))
        if error.what != state.told:
            state.told = error.what
            yield error

    def _is_due(self, link: str) -> bool:
        """New, or not asked for an hour, then two, four …, as long as the feed names it: it may have changed."""
        if link in self._refused:
            return False
        if link not in self._articles_asked and self._is_known(link):
            self._put_off(self._articles_asked.setdefault(link, _State()), _ARTICLE_WAIT)
        state = self._articles_asked.get(link)
        return state is None or self._clock() >= state.not_before

    def _put_off(self, state: _State, first_wait: int) -> None:
        state.not_before = self._clock() + min(_LONGEST_WAIT, first_wait * 2**state.failures)
        state.failures = min(state.failures + 1, 20)


def feed_links(raw: bytes, url: str) -> tuple[str, ...]:
    """The addresses of a feed's articles (RSS, RDF or Atom), the newest first as feeds go.

    Raises:
        FormatError: it is no feed.
    """
    from lxml import etree  # noqa: PLC0415  30 ms

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise FormatError(f"no feed ({error})", where=url, todo="Give the address of an RSS or Atom feed.") from error
    if root is None or etree.QName(root).localname not in {"rss", "feed", "RDF"}:
        raise FormatError("no feed", where=url, todo="Give the address of an RSS or Atom feed.")
    found = []
    for element in root.iter("{*}item", "{*}entry"):
        for link in element.iter("{*}link"):
            address = (link.get("href") or link.text or "").strip()
            if link.get("rel", "alternate") == "alternate" and address.startswith(("http://", "https://")):
                found.append(address)
                break
    return tuple(dict.fromkeys(found))


def article(page: Fetched, settings: Settings, agencies: AgencyTable) -> Iterator[Entry]:
    """The report of a page, under the address by which the feed names it."""
    for entry in flow.read_bytes(page.url, page.raw, settings, agencies):
        yield replace(entry, url=entry.url or page.url) if isinstance(entry, Report) else entry
