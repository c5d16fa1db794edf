"""The only place that asks the network, and only for what a user named: politely, and never inwards.

Every address is resolved first and refused unless it is public; the connection goes to the very address that was
checked, so that a second answer of the name server changes nothing. Redirects are checked like first addresses.
Bytes, time and the number of redirects are bounded. `robots.txt` is obeyed, and a host is asked at most every
two seconds, or as its `Crawl-delay` says (RFC 9309; https://www.rfc-editor.org/rfc/rfc9110#field.retry-after).
"""

import http.client
import ipaddress
import os
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from twosource.errors import FormatError, MissingError, TooLargeError

AGENT = "twosource"
_REDIRECTS = 5
_WAIT_SECONDS = 15.0
_WHOLE_SECONDS = 60.0
# Between two requests to one host, unless its robots.txt asks for more.
_HOST_SECONDS = 2.0
# A longer Crawl-delay is not waited for: one host would hold up all feeds of a round.
_LONGEST_HOST_SECONDS = 30.0
_ROBOTS_BYTES = 500_000
# robots.txt holds for a day (RFC 9309, 2.4); where a server fails to give one, it is asked again after an hour.
_ROBOTS_SECONDS, _ROBOTS_FAILED_SECONDS = 86_400.0, 3_600.0
_PIECE_BYTES = 1 << 16

Allowed = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a server answered.

    Attributes:
        url: after redirects.
        raw: the body; empty where nothing changed.
        etag, modified: to be sent with the next request.
        retry_seconds: how long it asks us to wait; 0 where it does not.
    """

    url: str
    status: int
    raw: bytes = b""
    etag: str = ""
    modified: str = ""
    retry_seconds: int = 0


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public internet.

    Example:
        >>> [is_public(a) for a in ("93.184.216.34", "127.0.0.1", "10.0.0.8", "169.254.169.254", "::ffff:10.0.0.8")]
        [True, False, False, False, False]
    """
    found = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None) or found
    return inner.is_global and not inner.is_multicast


class Fetcher:
    """Asks servers, and remembers what their robots.txt allows and when each was asked.

    Args:
        limit_bytes: the largest body.
        allowed: whether an IP address may be asked.
        sleep, clock: waiting, and seconds that only grow.
        whole_seconds: the longest that one request may take, however slowly the answer drips.
    """

    def __init__(
        self,
        limit_bytes: int,
        *,
        allowed: Allowed = is_public,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
        whole_seconds: float = _WHOLE_SECONDS,
    ) -> None:
        self._limit_bytes = limit_bytes
        self._whole_seconds = whole_seconds
        self._allowed = allowed
        self._sleep = sleep
        self._clock = clock
        self._robots: dict[str, _Rules] = {}
        self._asked: dict[str, float] = {}

    def get(self, url: str, *, etag: str = "", modified: str = "") -> Fetched:
        """The page at an address, or that it has not changed (status 304).

        Raises:
            ReadError: it may not be asked, does not answer, or answers too much.
        """
        headers = {"If-None-Match": etag} if etag else {}
        if modified:
            headers["If-Modified-Since"] = modified
        return self._following(url, headers, self._limit_bytes, obeying=True)

    def _following(self, url: str, headers: dict[str, str], limit_bytes: int, *, obeying: bool) -> Fetched:
        for _ in range(_REDIRECTS + 1):
            if obeying and not self._robots_of(url).can_fetch(AGENT, url):
                raise MissingError("its robots.txt asks not to fetch it", where=url, todo="Save the page yourself.")
            answer, place = self._asked_once(url, headers, limit_bytes)
            if place is None:
                return answer
            url = urljoin(url, place)
        raise MissingError(f"more than {_REDIRECTS} redirects", where=url, todo="Give the address it leads to.")

    def _asked_once(self, url: str, headers: dict[str, str], limit_bytes: int) -> tuple[Fetched, str | None]:
        """One request; the answer, and where a redirect leads."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError as error:
            raise FormatError(f"no address ({error})", where=url, todo="Write it as https://…") from error
        if parts.scheme not in {"http", "https"} or not host:
            raise FormatError("only http and https are fetched", where=url, todo="Write it as https://…")
        address = self._resolved(host, port, url)
        self._wait_for(host, f"{parts.scheme}://{parts.netloc}")
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        late = threading.Event()
        try:
            with _connected(parts.scheme, host, (address, port), self._whole_seconds, late) as connection:
                connection.request("GET", _quoted(target), headers=_HEADERS | headers)
                response = connection.getresponse()
                place = response.getheader("Location") if response.status in {301, 302, 303, 307, 308} else None
                raw = b"" if place else _body(response, limit_bytes, url)
                if late.is_set():
                    raise TimeoutError
                return _answer(url, response, raw), place
        except (OSError, http.client.HTTPException) as error:
            what = "too slow" if late.is_set() else f"does not answer ({error})"
            raise MissingError(what, where=url, todo="It is asked again later.") from error

    def _resolved(self, host: str, port: int, url: str) -> str:
        """An address of the host; refused if any of its addresses is not public."""
        try:
            found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except (OSError, UnicodeError) as error:
            raise MissingError(f"no host {host!r} ({error})", where=url, todo="Check the address.") from error
        if not found or not all(self._allowed(address) for address in found):
            raise FormatError("a private address: not fetched", where=url, todo="Only public addresses are asked.")
        return found[0]

    def _wait_for(self, host: str, root: str) -> None:
        rules = self._robots.get(root)
        stated = rules.parser.crawl_delay(AGENT) if rules else None
        gap = min(_LONGEST_HOST_SECONDS, max(_HOST_SECONDS, float(stated or 0)))
        wait = self._asked.get(host, -gap) + gap - self._clock()
        if wait > 0:
            self._sleep(wait)
        self._asked[host] = self._clock()

    def _robots_of(self, url: str) -> RobotFileParser:
        """What the host's robots.txt says; a missing one allows everything, one that fails nothing."""
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        known = self._robots.get(root)
        if known is not None and self._clock() < known.until:
            return known.parser
        parser = RobotFileParser()
        try:
            answer = self._following(f"{root}/robots.txt", {}, _ROBOTS_BYTES, obeying=False)
        except FormatError as error:
            raise FormatError(error.what, where=url, todo=error.todo) from error  # the address is wrong, not its robots
        seconds = _ROBOTS_SECONDS
        if answer.status == 200:
            parser.parse(answer.raw.decode("utf-8", "replace").splitlines())
        elif 400 <= answer.status < 500:
            parser.parse([])
        else:
            parser.parse(["User-agent: *", "Disallow: /"])
            seconds = _ROBOTS_FAILED_SECONDS
        self._robots[root] = _Rules(parser=parser, until=self._clock() + seconds)
        return parser


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rules:
    """What a host's robots.txt said, and until when that holds."""

    parser: RobotFileParser
    until: float


_HEADERS = {
    "User-Agent": f"{AGENT} (news comparison; obeys robots.txt)",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


@contextmanager
def _connected(
    scheme: str, host: str, place: tuple[str, int], seconds: float, late: threading.Event
) -> Iterator[http.client.HTTPConnection]:
    """A connection to the address that was checked, under the host's name; cut off after so many seconds.

    A timeout of a socket begins anew with each byte: a server that drips could hold us for hours.
    """
    connection = http.client.HTTPConnection(host, place[1], timeout=_WAIT_SECONDS)
    plain = socket.create_connection(place, timeout=_WAIT_SECONDS)
    # wrapping in TLS takes the socket away: a second handle to the same connection is what can be cut at any moment
    handle = socket.socket(fileno=os.dup(plain.fileno()))

    def cut() -> None:
        late.set()
        with suppress(OSError):
            handle.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        context = ssl.create_default_context() if scheme == "https" else None
        connection.sock = context.wrap_socket(plain, server_hostname=host) if context else plain
        yield connection
    finally:
        timer.cancel()
        connection.close()
        plain.close()
        handle.close()


def _body(response: http.client.HTTPResponse, limit_bytes: int, url: str) -> bytes:
    raw = bytearray()
    while piece := response.read(_PIECE_BYTES):
        raw += piece
        if len(raw) > limit_bytes:
            raise TooLargeError(f"more than {limit_bytes:,} bytes", where=url, todo="Raise `report_megabytes`.")
    if response.length:
        raise http.client.IncompleteRead(bytes(raw), response.length)
    return bytes(raw)


def _quoted(target: str) -> str:
    """The path as a request line takes it: no blanks, controls or letters beyond ASCII."""
    return "".join(c if "!" <= c <= "~" else "".join(f"%{byte:02X}" for byte in c.encode()) for c in target)


def _answer(url: str, response: http.client.HTTPResponse, raw: bytes) -> Fetched:
    wait = response.getheader("Retry-After") or ""
    return Fetched(
        url=url,
        status=response.status,
        raw=raw,
        etag=response.getheader("ETag") or "",
        modified=response.getheader("Last-Modified") or "",
        retry_seconds=min(int(wait), 86_400) if wait.isdecimal() and len(wait) < 9 else 0,
    )
