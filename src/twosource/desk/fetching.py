"""The only place that asks the network, and only for what a user named: politely, and never inwards.

Every address is resolved first and refused unless it is public; the connection goes to the very address that was
checked, so that a second answer of the name server changes nothing. Redirects are checked like first addresses.
Bytes, time and the number of redirects are bounded. `robots.txt` is obeyed, and a host is asked at most every
two seconds (RFC 9309; https://www.rfc-editor.org/rfc/rfc9110#field.retry-after).
"""

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
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
_ROBOTS_BYTES = 500_000
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
    """

    def __init__(
        self,
        limit_bytes: int,
        *,
        allowed: Allowed = is_public,
        sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limit_bytes = limit_bytes
        self._allowed = allowed
        self._sleep = sleep
        self._clock = clock
        self._robots: dict[str, RobotFileParser] = {}
        self._asked: dict[str, float] = {}

    def get(self, url: str, *, etag: str = "", modified: str = "") -> Fetched:
        """The page at an address, or that it has not changed (status 304).

        Raises:
            ReadError: it may not be asked, does not answer, or answers too much.
        """
        if not self._robots_of(url).can_fetch(AGENT, url):
            raise MissingError("its robots.txt asks not to fetch it", where=url, todo="Save the page yourself.")
        headers = {"If-None-Match": etag} if etag else {}
        if modified:
            headers["If-Modified-Since"] = modified
        return self._following(url, headers, self._limit_bytes)

    def _following(self, url: str, headers: dict[str, str], limit_bytes: int) -> Fetched:
        until = self._clock() + _WHOLE_SECONDS
        for _ in range(_REDIRECTS + 1):
            answer, place = self._asked_once(url, headers, limit_bytes, until)
            if place is None:
                return answer
            url = urljoin(url, place)
        raise MissingError(f"more than {_REDIRECTS} redirects", where=url, todo="Give the address it leads to.")

    def _asked_once(
        self, url: str, headers: dict[str, str], limit_bytes: int, until: float
    ) -> tuple[Fetched, str | None]:
        """One request; the answer, and where a redirect leads."""
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError as error:
            raise FormatError(f"no address ({error})", where=url, todo="Write it as https://…") from error
        if parts.scheme not in {"http", "https"} or not host:
            raise FormatError("only http and https are fetched", where=url, todo="Write it as https://…")
        address = self._resolved(host, port, url)
        self._wait_for(host)
        connection = _connection(parts.scheme, host, port, address)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            connection.request("GET", _quoted(target), headers=_HEADERS | headers)
            response = connection.getresponse()
            place = response.getheader("Location") if response.status in {301, 302, 303, 307, 308} else None
            raw = b"" if place else self._body(response, limit_bytes, until, url)
            return _answer(url, response, raw), place
        except (OSError, http.client.HTTPException) as error:
            raise MissingError(f"does not answer ({error})", where=url, todo="It is asked again later.") from error
        finally:
            connection.close()

    def _resolved(self, host: str, port: int, url: str) -> str:
        """An address of the host; refused if any of its addresses is not public."""
        try:
            found = [str(info[4][0]) for info in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
        except (OSError, UnicodeError) as error:
            raise MissingError(f"no host {host!r} ({error})", where=url, todo="Check the address.") from error
        if not found or not all(self._allowed(address) for address in found):
            raise FormatError("a private address: not fetched", where=url, todo="Only public addresses are asked.")
        return found[0]

    def _wait_for(self, host: str) -> None:
        wait = self._asked.get(host, -_HOST_SECONDS) + _HOST_SECONDS - self._clock()
        if wait > 0:
            self._sleep(wait)
        self._asked[host] = self._clock()

    def _body(self, response: http.client.HTTPResponse, limit_bytes: int, until: float, url: str) -> bytes:
        raw = bytearray()
        while piece := response.read(_PIECE_BYTES):
            raw += piece
            if len(raw) > limit_bytes:
                raise TooLargeError(f"more than {limit_bytes:,} bytes", where=url, todo="Raise `report_megabytes`.")
            if self._clock() > until:
                raise MissingError("too slow", where=url, todo="It is asked again later.")
        return bytes(raw)

    def _robots_of(self, url: str) -> RobotFileParser:
        """What the host's robots.txt says; a missing one allows everything, one that fails nothing."""
        parts = urlsplit(url)
        root = f"{parts.scheme}://{parts.netloc}"
        if root not in self._robots:
            rules = RobotFileParser()
            answer = self._following(f"{root}/robots.txt", {}, _ROBOTS_BYTES)
            if answer.status == 200:
                rules.parse(answer.raw.decode("utf-8", "replace").splitlines())
            elif 400 <= answer.status < 500:
                rules.parse([])
            else:
                rules.parse(["User-agent: *", "Disallow: /"])
            self._robots[root] = rules
        return self._robots[root]


_HEADERS = {
    "User-Agent": f"{AGENT} (news comparison; obeys robots.txt)",
    "Accept-Encoding": "identity",
    "Connection": "close",
}


def _connection(scheme: str, host: str, port: int, address: str) -> http.client.HTTPConnection:
    """A connection to the address that was checked, under the host's name."""
    connection = http.client.HTTPConnection(host, port, timeout=_WAIT_SECONDS)
    try:
        plain = socket.create_connection((address, port), timeout=_WAIT_SECONDS)
        context = ssl.create_default_context() if scheme == "https" else None
        connection.sock = context.wrap_socket(plain, server_hostname=host) if context else plain
    except OSError as error:
        where = f"{scheme}://{host}:{port}"
        raise MissingError(f"does not answer ({error})", where=where, todo="It is asked again later.") from error
    return connection


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
