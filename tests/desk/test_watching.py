"""Watching: folders without half-written files, feeds politely and never inwards. The server is of our own."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from twosource.desk.fetching import Fetched, Fetcher, is_public
from twosource.desk.watching import FeedWatch, FolderWatch, article, feed_links
from twosource.errors import FormatError, MissingError, ReadError, TooLargeError
from twosource.model.agency import AgencyTable
from twosource.model.report import Report
from twosource.settings import Settings

PAGE = b"<html><head><title>Ferry hits pier</title></head><body><article><h1>Ferry hits pier</h1><p>The ferry struck the pier at dawn, the harbour master said on Tuesday.</p></article></body></html>"


def rss(*links: str) -> bytes:
    items = "".join(f"<item><title>t</title><link>{link}</link></item>" for link in links)
    return f"<?xml version='1.0'?><rss><channel><link>https://x.example</link>{items}</channel></rss>".encode()


class Server(NamedTuple):
    url: str
    answers: dict[str, tuple[int, dict[str, str], bytes]]
    asked: list[tuple[str, dict[str, str]]]


@pytest.fixture
def server() -> Iterator[Server]:
    answers: dict[str, tuple[int, dict[str, str], bytes]] = {}
    asked: list[tuple[str, dict[str, str]]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, dict(self.headers)))
            status, headers, body = answers.get(self.path, (404, {}, b""))
            if headers.get("ETag") and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None: ...

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        yield Server(f"http://127.0.0.1:{http.server_port}", answers, asked)
        http.shutdown()


def fetcher(limit_bytes: int = 10_000) -> Fetcher:
    return Fetcher(limit_bytes, allowed=lambda _: True, sleep=lambda _: None)


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "::1",
        "fe80::1%eth0",
        "fc00::1",
        "::ffff:127.0.0.1",
        "224.0.0.1",
        "100.64.0.1",
    ],
)
def test_private_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "url",
    ["http://127.0.0.1/feed", "http://localhost:9/", "http://[::1]/", "http://0x7f000001/", "https://2130706433/"],
)
def test_private_addresses_are_never_asked(url: str) -> None:
    with pytest.raises(ReadError, match=r"private address|no host") as refused:
        Fetcher(1000).get(url)
    assert refused.value.where == url or "no host" in str(refused.value)


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://lantern.example/", "http:///x", "gopher://x"])
def test_only_the_web_is_asked(url: str) -> None:
    with pytest.raises(FormatError, match="only http and https"):
        fetcher().get(url)


def test_a_redirect_inwards_is_refused(server: Server) -> None:
    server.answers["/go"] = (302, {"Location": "http://10.0.0.7/secret"}, b"")
    careful = Fetcher(1000, allowed=lambda address: address == "127.0.0.1", sleep=lambda _: None)
    with pytest.raises(FormatError, match="private address"):
        careful.get(f"{server.url}/go")


def test_redirects_are_followed_a_few_times_only(server: Server) -> None:
    server.answers["/one"] = (301, {"Location": "/two"}, b"")
    server.answers["/two"] = (200, {}, b"here")
    server.answers["/loop"] = (302, {"Location": "/loop"}, b"")
    assert fetcher().get(f"{server.url}/one").raw == b"here"
    with pytest.raises(MissingError, match="more than 5 redirects"):
        fetcher().get(f"{server.url}/loop")


def test_robots_are_obeyed_and_asked_once(server: Server) -> None:
    server.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private/\n")
    server.answers["/open"] = (200, {}, b"open")
    polite = fetcher()
    assert polite.get(f"{server.url}/open").raw == b"open"
    for _ in range(2):
        with pytest.raises(MissingError, match=r"robots\.txt"):
            polite.get(f"{server.url}/private/a")
    assert [path for path, _ in server.asked] == ["/robots.txt", "/open"]


def test_a_host_is_not_asked_twice_in_a_moment(server: Server) -> None:
    server.answers["/a"] = (200, {}, b"a")
    waits: list[float] = []
    polite = Fetcher(1000, allowed=lambda _: True, sleep=waits.append, clock=lambda: 100.0)
    polite.get(f"{server.url}/a")
    assert waits == [2.0], "robots.txt was asked just before"


def test_a_host_is_asked_as_slowly_as_it_wishes_within_reason(server: Server) -> None:
    server.answers["/a"] = (200, {}, b"a")
    for stated, waited in (("10", 10.0), ("1", 2.0), ("86400", 30.0)):
        server.answers["/robots.txt"] = (200, {}, f"User-agent: *\nCrawl-delay: {stated}\n".encode())
        waits: list[float] = []
        Fetcher(1000, allowed=lambda _: True, sleep=waits.append, clock=lambda: 100.0).get(f"{server.url}/a")
        assert waits == [waited]


def test_robots_hold_where_a_redirect_leads(server: Server) -> None:
    server.answers["/robots.txt"] = (200, {}, b"User-agent: *\nDisallow: /private/\n")
    server.answers["/go"] = (302, {"Location": "/private/a"}, b"")
    with pytest.raises(MissingError, match=r"/private/a: its robots\.txt"):
        fetcher().get(f"{server.url}/go")
    assert [path for path, _ in server.asked] == ["/robots.txt", "/go"]


@pytest.mark.parametrize(("status", "seconds"), [(200, 86_400), (503, 3_600)])
def test_robots_are_asked_again_after_a_while(server: Server, status: int, seconds: int) -> None:
    now = [0.0]
    server.answers["/robots.txt"] = (status, {}, b"User-agent: *\nDisallow: /\n")
    server.answers["/a"] = (200, {}, b"a")
    polite = Fetcher(1000, allowed=lambda _: True, sleep=lambda _: None, clock=lambda: now[0])
    with pytest.raises(MissingError, match=r"robots\.txt"):
        polite.get(f"{server.url}/a")
    server.answers["/robots.txt"] = (404, {}, b"")
    now[0] = seconds - 1.0
    with pytest.raises(MissingError, match=r"robots\.txt"):
        polite.get(f"{server.url}/a")
    now[0] = seconds + 1.0
    assert polite.get(f"{server.url}/a").raw == b"a"


@pytest.fixture
def dripping() -> Iterator[Callable[[bytes, bytes], str]]:
    """The address of a server that gives a beginning, then a piece ten times a second without end."""
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve(beginning: bytes, piece: bytes) -> None:
            with suppress(OSError):
                connection, _ = listening.accept()
                with connection:
                    connection.sendall(beginning)
                    while piece and not ended.wait(0.1):
                        connection.sendall(piece)

        def start(beginning: bytes, piece: bytes) -> str:
            threading.Thread(target=serve, args=(beginning, piece), daemon=True).start()
            return f"http://127.0.0.1:{listening.getsockname()[1]}/robots.txt"

        yield start
        ended.set()


@pytest.mark.parametrize(
    ("beginning", "piece"),
    [
        (b"HTTP/1.1 200 OK\r\n\r\n", b"x"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n", b"x"),
        (b"HTTP/1.1 2", b"0"),
    ],
)
def test_a_server_that_drips_is_cut_off(
    dripping: Callable[[bytes, bytes], str], beginning: bytes, piece: bytes
) -> None:
    began = time.monotonic()
    with pytest.raises(MissingError, match="too slow"):
        Fetcher(1000, allowed=lambda _: True, sleep=lambda _: None, whole_seconds=0.5).get(dripping(beginning, piece))
    assert time.monotonic() - began < 5


def test_a_page_that_ends_too_soon_is_none(dripping: Callable[[bytes, bytes], str]) -> None:
    url = dripping(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nThe ferry", b"")
    with pytest.raises(MissingError, match="does not answer"):
        fetcher().get(url)


def test_what_is_too_large_is_refused(server: Server) -> None:
    server.answers["/big"] = (200, {}, b"x" * 20_000)
    with pytest.raises(TooLargeError, match="more than 10,000 bytes"):
        fetcher().get(f"{server.url}/big")


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(MissingError, match="does not answer"):
        fetcher().get("http://127.0.0.1:1/")


@pytest.mark.parametrize(
    ("raw", "links"),
    [
        (
            rss("https://l.example/1", "https://l.example/2", "https://l.example/1"),
            ("https://l.example/1", "https://l.example/2"),
        ),
        (
            b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="self" href="https://l.example/s"/><link href="https://l.example/1"/></entry></feed>',
            ("https://l.example/1",),
        ),
        (
            b'<rdf:RDF xmlns:rdf="http://r" xmlns="http://purl.org/rss/1.0/"><item><link>https://l.example/1</link></item></rdf:RDF>',
            ("https://l.example/1",),
        ),
        (rss("javascript:alert(1)", "file:///etc/passwd", "/local"), ()),
        (rss(), ()),
    ],
)
def test_links_of_feeds(raw: bytes, links: tuple[str, ...]) -> None:
    assert feed_links(raw, "https://l.example/feed") == links


@pytest.mark.parametrize("raw", [b"", b"not xml", b"<html><body/></html>", b"\x00\xff"])
def test_what_is_no_feed_is_told(raw: bytes) -> None:
    with pytest.raises(FormatError, match="no feed"):
        feed_links(raw, "https://l.example/feed")


def test_entities_of_a_feed_reach_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("https://l.example/secret")
    raw = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]><rss><channel><item><link>&x;</link></item></channel></rss>'
    assert feed_links(raw.encode(), "f") == ()


def test_a_feed_is_asked_with_its_marks_and_its_articles_once(server: Server) -> None:
    server.answers["/feed"] = (
        200,
        {"ETag": '"1"'},
        rss(f"{server.url}/a", f"{server.url}/known", f"{server.url}/gone"),
    )
    server.answers["/a"] = (200, {}, PAGE)
    known = {f"{server.url}/known"}
    feeds = FeedWatch([f"{server.url}/feed"], fetcher(), known.__contains__, lambda: 0.0)
    first = list(feeds.pages())
    assert [page.url for page in first if isinstance(page, Fetched)] == [f"{server.url}/a"]
    assert [error.where for error in first if isinstance(error, ReadError)] == [f"{server.url}/gone"]
    known.add(f"{server.url}/a")
    assert list(feeds.pages()) == []
    assert [path for path, _ in server.asked].count("/a") == 1
    assert server.asked[-1][0] == "/feed"
    assert server.asked[-1][1]["If-None-Match"] == '"1"'


def test_articles_are_asked_again_now_and_then_for_a_later_version(server: Server) -> None:
    now = [0.0]
    server.answers["/feed"] = (200, {}, rss(f"{server.url}/a", f"{server.url}/known"))
    server.answers["/a"] = server.answers["/known"] = (200, {"ETag": '"1"'}, PAGE)
    feeds = FeedWatch([f"{server.url}/feed"], fetcher(), lambda url: url.endswith("known"), lambda: now[0])
    assert len(list(feeds.pages())) == 1
    now[0] = 3601.0
    assert [page.url for page in feeds.pages() if isinstance(page, Fetched)] == [f"{server.url}/known"], (
        "a has not changed"
    )
    server.answers["/a"] = (200, {"ETag": '"2"'}, PAGE.replace(b"dawn", b"noon"))
    assert list(feeds.pages()) == []
    now[0] = 3 * 3602.0
    assert [page.url for page in feeds.pages() if isinstance(page, Fetched)] == [f"{server.url}/a"]


def test_an_unchanged_feed_brings_the_rest_of_its_articles_and_later_versions(server: Server) -> None:
    now = [0.0]
    links = [f"{server.url}/{number}" for number in range(60)]
    server.answers["/feed"] = (200, {"ETag": '"1"'}, rss(*links))
    server.answers.update({f"/{number}": (200, {"ETag": '"1"'}, PAGE) for number in range(60)})
    feeds = FeedWatch([f"{server.url}/feed"], fetcher(), lambda _: False, lambda: now[0])
    assert [len(list(feeds.pages())) for _ in range(3)] == [50, 10, 0]
    server.answers["/7"] = (200, {"ETag": '"2"'}, PAGE.replace(b"dawn", b"noon"))
    now[0] = 3601.0
    assert [page.url for page in feeds.pages() if isinstance(page, Fetched)] == [links[7]]


def test_an_article_that_cannot_be_had_for_now_is_asked_again(server: Server) -> None:
    now = [0.0]
    server.answers["/feed"] = (200, {"ETag": '"1"'}, rss(f"{server.url}/a"))
    server.answers["/a"] = (503, {}, b"")
    feeds = FeedWatch([f"{server.url}/feed"], fetcher(), lambda _: False, lambda: now[0])
    assert [str(error) for error in feeds.pages()] == [f"{server.url}/a: answers 503. It is asked again later."]
    now[0] = 301.0
    assert list(feeds.pages()) == [], "the same failure is told once"
    server.answers["/a"] = (200, {}, PAGE)
    now[0] = 902.0
    assert [page.url for page in feeds.pages() if isinstance(page, Fetched)] == [f"{server.url}/a"]


def test_a_feed_that_fails_is_asked_less_and_less_often(server: Server) -> None:
    now = [0.0]
    server.answers["/feed"] = (503, {"Retry-After": "1000"}, b"")
    feeds = FeedWatch([f"{server.url}/feed"], fetcher(), lambda _: False, lambda: now[0])
    times = []
    for now[0] in range(0, 20_000, 100):
        if list(feeds.pages()):
            times.append(now[0])
    gaps = [b - a for a, b in pairwise(times)]
    assert gaps[:2] == [1000, 1000], "it asked us to wait so long"
    assert gaps[2:] == sorted(gaps[2:])
    assert gaps[-1] >= 2 * 1200


def test_an_article_becomes_a_report_under_its_address(agencies: AgencyTable) -> None:
    page = Fetched(url="https://lantern.example/ferry", status=200, raw=PAGE)
    (report,) = article(page, Settings(), agencies)
    assert isinstance(report, Report)
    assert (report.title, report.url) == ("Ferry hits pier", "https://lantern.example/ferry")


def test_files_are_taken_when_they_have_stayed_the_same(tmp_path: Path) -> None:
    watched = FolderWatch(tmp_path)
    file = tmp_path / "a.txt"
    file.write_text("The fer")
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "empty.txt").touch()
    assert watched.ready() == [], "it may still be written"
    file.write_text("The ferry struck the pier.")
    assert watched.ready() == []
    assert watched.ready() == [str(file)]
    assert watched.ready() == []
    file.write_text("The ferry struck the pier at dawn.")
    watched.ready()
    assert watched.ready() == [str(file)], "a changed file is read again"
